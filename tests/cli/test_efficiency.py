"""`workbench efficiency`, as its user meets it before anything is published."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.cli import main

BILL = """BilledCost,EffectiveCost,ListCost,ContractedCost,BillingCurrency,BillingAccountId,ChargeCategory,ChargeFrequency,\
ServiceName,BillingPeriodStart,BillingPeriodEnd,ChargePeriodStart,ChargePeriodEnd,ProviderName
2,2,2,2,USD,1,Usage,Usage-Based,S3,2026-06-01,2026-07-01,2026-06-30,2026-07-01,AWS
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    pytest.importorskip("open_data_contract_standard", reason="an extra: pip install 'metric-workbench[efficiency]'")
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    (tmp_path / "cost").mkdir()
    monkeypatch.chdir(tmp_path / "cost")
    assert main(["efficiency", "init"]) == 0
    return tmp_path / "cost"


def test_a_run_without_deliveries_publishes_nothing_and_says_so(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["efficiency", "run"]) == 0
    assert "0 months published" in capsys.readouterr().out
    assert main(["efficiency", "status"]) == 1
    assert "Nothing is published yet." in capsys.readouterr().err


def test_a_first_run_that_holds_its_only_month_back_says_why(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "feeds" / "bill").mkdir(parents=True)
    (project / "feeds" / "bill" / "2026-06.csv").write_text(BILL, "utf-8")
    (project / "efficiency" / "owners.yml").write_text(
        "owners: [{id: all, match: {service: S3}, pool: AWS}]\n", "utf-8"
    )
    (project / "efficiency" / "allocation.yml").write_text(
        "basis: EffectiveCost\nrules: [{id: bytes, platform: AWS, method: usage, measure: bytes}]\n", "utf-8"
    )
    assert main(["efficiency", "run"]) == 1
    said = capsys.readouterr().out
    assert "2026-06 is held back: On 2026-06-30 'AWS' has cost, and rule 'bytes' finds no usage" in said
    assert ".." not in said
    assert main(["efficiency", "explain", "aws"]) == 1
    assert "Nothing is published yet." in capsys.readouterr().err
