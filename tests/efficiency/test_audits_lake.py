"""Audits of a lake: what arrived, was repaired, restated or damaged is found from what arrival wrote down."""

from __future__ import annotations

import csv
from datetime import datetime
from pathlib import Path

import duckdb
import pytest

from workbench.cli import main
from workbench.efficiency.arrival import Arrival
from workbench.efficiency.audits import Outcome, Pack, audited, lake_tables, packaged
from workbench.efficiency.feeds.declared import read_feeds
from workbench.efficiency.lake import Lake
from workbench.efficiency.ownership import rules_of_text

FEEDS = """
feeds:
  - {name: bill, kind: focus, files: "bills/{delivery}.csv"}
  - {name: invoices, kind: table, table: invoice, files: "invoices/*.csv"}
"""
CHARGE = {
    "BilledCost": "10",
    "EffectiveCost": "10",
    "ListCost": "10",
    "ContractedCost": "10",
    "BillingCurrency": "USD",
    "BillingAccountId": "1",
    "ChargeCategory": "Usage",
    "ChargeFrequency": "Usage-Based",
    "ServiceName": "S3",
    "ServiceCategory": "Storage",
    "BillingPeriodStart": "2026-06-01 00:00:00",
    "BillingPeriodEnd": "2026-07-01 00:00:00",
    "ChargePeriodStart": "2026-06-30 00:00:00",
    "ChargePeriodEnd": "2026-06-30 01:00:00",
    "PricingCategory": "Standard",
    "SkuPriceId": "p",
    "ProviderName": "AWS",
    "PublisherName": "AWS",
    "InvoiceIssuerName": "AWS",
    "InvoiceId": "i-1",
    "Tags": '{"team": "web"}',
}
NOW = datetime(2026, 7, 2)


def deliver(root: Path, name: str, *changes: dict[str, str]) -> None:
    file = root / "bills" / f"{name}.csv"
    file.parent.mkdir(exist_ok=True)
    with file.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.DictWriter(stream, fieldnames=list(CHARGE))
        writer.writeheader()
        writer.writerows(CHARGE | change for change in changes)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project whose bill came twice: the second time with a row more."""
    root = tmp_path / "project"
    (root / "efficiency").mkdir(parents=True)
    (root / "catalog").mkdir()
    (root / "catalog" / "catalog.yml").write_text("catalog: mine\n", "utf-8")
    (root / "workbench.toml").write_text(
        'catalog = "catalog"\n[efficiency]\nfolder = "efficiency"\nlake = "lake"\n', "utf-8"
    )
    (root / "efficiency" / "feeds.yml").write_text(FEEDS, "utf-8")
    (root / "invoices").mkdir()
    (root / "invoices" / "1.csv").write_text("invoice_id,currency,amount\ni-1,USD,30\n", "utf-8")
    deliver(root, "2026-07-01", {}, {"ServiceName": "EC2"})
    ingest(root)
    deliver(root, "2026-07-02", {}, {"ServiceName": "EC2"}, {"ServiceName": "RDS", "Tags": "NULL"})
    ingest(root)
    return root


def ingest(root: Path) -> None:
    feeds = read_feeds(root / "efficiency" / "feeds.yml")
    Arrival(Lake(root / "lake"), feeds, root).ingest(NOW)


def found(root: Path, *audits: str) -> dict[str, Outcome]:
    chosen = tuple(audit for audit in packaged().audits if audit.id in audits)
    with lake_tables(Lake(root / "lake")) as connection:
        return {outcome.audit.id: outcome for outcome in audited(connection, Pack(chosen), now=NOW)}


def test_a_restated_month_is_found_and_its_invoice_is_that_of_the_newest_delivery(project: Path) -> None:
    outcomes = found(project, "billing-restated", "focus-invoice-total")
    assert outcomes["billing-restated"].examples == ("bill, 2026-06 was 20.000000000000 and is 30.000000000000",)
    assert outcomes["focus-invoice-total"].state == "passed"


def test_what_was_repaired_on_reading_is_told_from_the_manifests(project: Path) -> None:
    (example,) = found(project, "delivery-repaired")["delivery-repaired"].examples
    assert "Tags" in example
    assert "code null-spelled" in example


def test_a_file_of_the_lake_that_was_changed_is_not_what_its_manifest_says(project: Path) -> None:
    assert found(project, "delivery-total")["delivery-total"].state == "passed"
    lake = Lake(project / "lake")
    part = lake.path / lake.state()["billing"][-1].file
    with duckdb.connect() as connection:
        rows = connection.sql(f"SELECT * REPLACE (BilledCost + 1 AS BilledCost) FROM '{part}'").to_arrow_table()
        connection.from_arrow(rows).write_parquet(str(part))
    outcome = found(project, "delivery-total")["delivery-total"]
    assert outcome.failed
    assert "is 33.000000000000 and not 30.000000000000" in outcome.examples[0]


def test_a_rule_that_names_nobody_is_found_with_its_place(project: Path) -> None:
    (project / "owners.csv").write_text("owner_id,name,kind,valid_from\nweb,Web,team,2026-01-01\n", "utf-8")
    feeds = project / "efficiency" / "feeds.yml"
    feeds.write_text(f"{FEEDS}  - {{name: owners, kind: table, table: owner, files: owners.csv}}\n", "utf-8")
    ingest(project)
    rules, faults = rules_of_text("owners:\n  - {id: r, match: {asset: x}, shares: {web: 1/2, wbe: 1/2}}\n")
    assert faults == ()
    chosen = tuple(audit for audit in packaged().audits if audit.id == "rule-unknown-owner")
    with lake_tables(Lake(project / "lake"), rules=rules) as connection:
        (outcome,) = audited(connection, Pack(chosen), now=NOW)
    assert outcome.examples == ("wbe, rule r, place owners.yml:2:51",)


def test_the_command_audits_a_project_that_is_trusted_and_remembers_first_sight(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    assert main(["audit", str(project)]) == 1
    assert "trust" in capsys.readouterr().err
    assert main(["trust", str(project)]) == 0
    assert main(["audit", str(project), "--today", "2026-07-02"]) == 0
    assert main(["audit", str(project), "--today", "2026-07-03"]) == 0
    assert "A later delivery changed the total of a month: 1 period, since 2026-07-02" in capsys.readouterr().out
    (project / "efficiency" / "audits.yml").write_text("change: {billing-restated: {severity: error}}", "utf-8")
    assert main(["audit", str(project), "--today", "2026-07-03"]) == 1
    assert "✗ billing-restated" in capsys.readouterr().out
