"""`workbench audit`, as its user meets it: what it prints, the page it writes, and its exit status."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from workbench.cli import main

CHARGE = {
    "BilledCost": "1.5",
    "EffectiveCost": "1.5",
    "ListCost": "1.5",
    "ContractedCost": "1.5",
    "BillingCurrency": "USD",
    "BillingAccountId": "1",
    "ChargeCategory": "Usage",
    "ChargeFrequency": "Usage-Based",
    "ServiceName": "S3",
    "BillingPeriodStart": "2026-06-01 00:00:00",
    "BillingPeriodEnd": "2026-07-01 00:00:00",
    "ChargePeriodStart": "2026-06-30 00:00:00",
    "ChargePeriodEnd": "2026-06-30 01:00:00",
    "PricingCategory": "Standard",
    "SkuPriceId": "p",
    "ListUnitPrice": "1.5",
    "PricingQuantity": "1",
    "PricingUnit": "GB",
    "ProviderName": "AWS",
    "Tags": '{"team": "web"}',
    "SubAccountId": "s",
    "SubAccountName": "s",
}


@pytest.fixture
def bill(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)

    def write(**changed: str) -> str:
        with (tmp_path / "bill.csv").open("w", newline="", encoding="utf-8") as stream:
            writer = csv.DictWriter(stream, fieldnames=list(CHARGE))
            writer.writeheader()
            writer.writerow(CHARGE | changed)
        return "bill.csv"

    return write


def test_a_bill_without_fault_passes(bill, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["audit", bill(), "--today", "2026-07-01"]) == 0
    said = capsys.readouterr().out
    assert "✗" not in said
    assert "!" not in said


def test_a_warning_is_shown_and_an_error_gives_status_1(
    bill, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main(["audit", bill(ChargeFrequency="usage"), "--today", "2026-07-01"]) == 0
    assert "! focus-charge-frequency" in capsys.readouterr().out
    assert main(["audit", bill(ChargeCategory="Used"), "--today", "2026-07-01", "--html", "report.html"]) == 1
    said = capsys.readouterr()
    assert "✗ focus-charge-category" in said.out
    assert said.err == "Wrote report.html.\n"
    assert "ChargeCategory is none of FOCUS" in (tmp_path / "report.html").read_text("utf-8")


def test_json_has_every_audit(bill, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["audit", bill(BillingCurrency="dollars"), "--format", "json", "--today", "2026-07-01"]) == 1
    found = {audit["audit"]: audit for audit in json.loads(capsys.readouterr().out)["audits"]}
    assert (found["focus-currency"]["state"], found["focus-currency"]["rows"]) == ("failed", 1)
    assert found["ownership-shares"]["state"] == "skipped"


def test_audits_of_ones_own_are_added_and_their_faults_are_said(
    bill, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    own = tmp_path / "mine.yml"
    own.write_text(
        "audits: [{id: no-s3, title: No S3, layer: fpd, severity: error, table: billing, rows: ServiceName = 'S3'}]"
    )
    assert main(["audit", bill(), "--audits", "mine.yml", "--today", "2026-07-01"]) == 1
    assert "✗ no-s3" in capsys.readouterr().out
    own.write_text("audit: []")
    assert main(["audit", bill(), "--audits", "mine.yml"]) == 1
    assert "mine.yml:1:1: A file of audits has no key 'audit'. Did you mean 'audits'?" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("target", "said"),
    [("nowhere.csv", "There is no file nowhere.csv."), ("here", "is no project of cloud efficiency")],
)
def test_what_is_no_bill_and_no_project_is_said(
    target: str, said: str, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "here" / "catalog").mkdir(parents=True)
    (tmp_path / "here" / "workbench.toml").write_text('catalog = "catalog"\n')
    assert main(["audit", target]) == 1
    assert said in capsys.readouterr().err


def test_a_file_without_a_column_of_focus_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sales.csv").write_text("a,b\n1,2\n", "utf-8")
    assert main(["audit", "sales.csv"]) == 1
    assert "sales.csv has no column of FOCUS." in capsys.readouterr().err
