"""The path of a user: deliveries come, are taken in, computed, audited and published; only what changed is computed again."""

from __future__ import annotations

import csv
import json
import shutil
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

import workbench
from workbench.efficiency import board
from workbench.efficiency.project import Efficiency
from workbench.errors import DefinitionError, EngineError, QueryError, TrustError, UnsupportedError, WorkbenchError
from workbench.examples import cloud_folder
from workbench.project import trust

NOW = datetime(2026, 3, 3, 6)


@pytest.fixture
def cloud(made_cloud: Path, tmp_path: Path) -> Efficiency:
    """A copy that a test may change."""
    folder = tmp_path / "cloud"
    shutil.copytree(made_cloud, folder)
    return opened(folder)


def opened(folder: Path) -> Efficiency:
    return Efficiency(folder, folder / "efficiency", folder / "lake", trusted=True, now=NOW)


def totals(
    efficiency: Efficiency, table: str, column: str, currency: str, month: str
) -> dict[tuple[str, str], Decimal]:
    with efficiency.lake.published.connect() as connection:
        rows = connection.sql(
            f"SELECT strftime({month}, '%Y-%m'), {currency}, sum({column}) FROM {table} GROUP BY ALL"
        ).fetchall()
    return {(when, currency): total for when, currency, total in rows}


def by_hand(folder: Path) -> dict[tuple[str, str], Decimal]:
    """What the delivered files come to, read by DuckDB alone; of each bill the last delivery."""
    reads = {
        "aws": "read_parquet('{}')",
        "azure": "read_csv('{}', all_varchar = true, nullstr = 'NULL')",
        "google": "read_csv('{}', all_varchar = true)",
    }
    found: dict[tuple[str, str], Decimal] = {}
    for provider, read in reads.items():
        for month in ("2026-02", "2026-03"):
            last = max((folder / "feeds" / provider).glob(f"focus-{month}-*"))
            sql = f"SELECT BillingCurrency, sum(EffectiveCost::DECIMAL(38,12)) FROM {read.format(last)} GROUP BY 1"
            for currency, total in duckdb.connect().sql(sql).fetchall():
                found[month, currency] = found.get((month, currency), Decimal(0)) + total
    return found


# --- numbers ----------------------------------------------------------------------------------------------------------
def test_what_owners_pay_is_what_was_delivered_to_the_last_digit(made_cloud: Path) -> None:
    efficiency = opened(made_cloud)
    expected = by_hand(made_cloud)
    assert set(expected) == {(month, currency) for month in ("2026-02", "2026-03") for currency in ("EUR", "USD")}
    assert totals(efficiency, "owner_cost", "amount", "currency", "period_start") == expected
    assert totals(efficiency, "allocated", "EffectiveCost", "BillingCurrency", "ChargePeriodStart") == expected


def test_queries_reach_what_was_published(made_cloud: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    trust(made_cloud)
    opened = workbench.open(made_cloud, registry=":memory:")
    found = opened.run("allocated_cost by currency, time.month").df
    got = {(f"{row['time.month']:%Y-%m}", row["currency"]): row["allocated_cost"] for _, row in found.iterrows()}
    assert got == by_hand(made_cloud)
    owners = opened.run("allocated_cost by owner.name where currency = 'USD' order by allocated_cost desc limit 3").df
    assert len(owners) == 3
    assert opened.has_efficiency
    assert opened.efficiency.months() == ("2026-02", "2026-03")
    opened.close()


def test_the_board_says_how_things_stand(made_cloud: Path) -> None:
    found = opened(made_cloud).board()
    assert (found.month, found.before, found.as_of) == ("2026-02", None, "2026-03-01")
    root = found.owners[0]
    assert {cost.currency: Decimal(cost.amount) for cost in root.costs} == {
        currency: total for (month, currency), total in by_hand(made_cloud).items() if month == "2026-02"
    }
    assert {"kubernetes", "spark", "AWS", "registers"} <= {one.name for one in found.platforms}
    assert any(not audit.passed and audit.audit == "billing-restated" for audit in found.audits)
    assert {child.owner_id for child in root.children} >= {"fernway", "unowned", "idle:kubernetes"}
    assert board.read(made_cloud / "lake") == found


def test_owners_in_a_circle_keep_their_cost_on_the_board(cloud: Efficiency) -> None:
    before = cloud.board().owners[0]
    last = max((cloud.folder / "feeds").glob("owners-*.csv"))
    rows = list(csv.DictReader(last.read_text("utf-8").splitlines()))
    for row in rows:
        if row["owner_id"] == "shop":
            row["parent_owner_id"] = "search"  # which stands below shop
    with last.with_name("owners-2026-03-20.csv").open("w", encoding="utf-8", newline="") as file:
        written = csv.DictWriter(file, rows[0])
        written.writeheader()
        written.writerows(rows)
    cloud.run()
    after = cloud.board().owners[0]
    assert after.costs == before.costs
    assert {"shop", "search"} <= {child.owner_id for child in after.children}


# --- what changed -----------------------------------------------------------------------------------------------------
def test_the_same_again_computes_nothing_and_changes_nothing(cloud: Efficiency) -> None:
    before = cloud.lake.published.version()
    published = cloud.run()
    assert (published.computed, published.unchanged) == ((), ("2026-02", "2026-03"))
    assert cloud.lake.published.state()["owner_cost"] == cloud.lake.published.state()["owner_cost"]
    assert cloud.lake.published.version() == before


@pytest.mark.slow
def test_computing_everything_again_gives_the_same_bytes(cloud: Efficiency) -> None:
    before = cloud.lake.published.state()
    assert cloud.publish(again=True).computed == ("2026-02", "2026-03")
    after = cloud.lake.published.state()
    assert after == before


def test_a_restated_bill_changes_its_month_alone(cloud: Efficiency) -> None:
    feeds = cloud.folder / "feeds/google"
    last = max(feeds.glob("focus-2026-02-*"))
    text = last.read_text("utf-8").splitlines(keepends=True)
    (feeds / "focus-2026-02-delivered-2026-03-20.csv").write_text("".join(text[:-40]), "utf-8")
    before = totals(cloud, "owner_cost", "amount", "currency", "period_start")
    published = cloud.run()
    assert (published.computed, published.unchanged) == (("2026-02",), ("2026-03",))
    after = totals(cloud, "owner_cost", "amount", "currency", "period_start")
    assert after == by_hand(cloud.folder)
    assert after["2026-02", "USD"] < before["2026-02", "USD"]
    assert {key: total for key, total in after.items() if key != ("2026-02", "USD")} == {
        key: total for key, total in before.items() if key != ("2026-02", "USD")
    }


def test_another_rule_of_allocation_changes_who_pays_but_not_how_much(cloud: Efficiency) -> None:
    def idle() -> Decimal:
        with cloud.lake.published.connect() as connection:
            sql = "SELECT sum(amount) FROM owner_cost WHERE owner_id = 'idle:kubernetes' AND platform = 'kubernetes'"
            return connection.sql(sql).fetchall()[0][0] or Decimal(0)

    before, rules = idle(), cloud.settings / "allocation.yml"
    rules.write_text(rules.read_text("utf-8").replace("idle: keep", "idle: share", 1), "utf-8")
    assert cloud.publish().computed == ("2026-02", "2026-03")
    assert before > 100
    assert idle() == 0
    assert totals(cloud, "owner_cost", "amount", "currency", "period_start") == by_hand(cloud.folder)


# --- what is held back ------------------------------------------------------------------------------------------------
def test_an_audit_that_fails_keeps_its_month_from_being_published(cloud: Efficiency) -> None:
    before = cloud.lake.published.state()["owner_cost"]
    (cloud.settings / "audits.yml").write_text(
        "audits:\n  - id: no-azure\n    title: Azure in March\n    layer: fpd\n    severity: error\n    table: billing\n"
        "    rows: ProviderName = 'Microsoft' and ChargePeriodStart >= '2026-03-01'\n",
        "utf-8",
    )
    published = cloud.publish(again=True)
    assert published.computed == ("2026-02",)
    assert list(published.held) == ["2026-03"]
    assert "Azure in March" in published.held["2026-03"][0]
    assert cloud.lake.published.state()["owner_cost"] == before  # what was published before still counts
    assert cloud.publish().held == published.held  # and it is tried again, not forgotten


def test_an_owner_that_a_rule_misspells_shows_when_publishing_and_when_auditing(cloud: Efficiency) -> None:
    rules = cloud.settings / "owners.yml"
    rules.write_text(rules.read_text("utf-8").replace("owner: finance", "owner: finanse", 1), "utf-8")
    for outcomes in (cloud.publish().outcomes, cloud.audits()):
        (found,) = (one for one in outcomes if one.audit.id == "rule-unknown-owner")
        assert found.failed
        assert "finanse" in found.examples[0]


@pytest.mark.slow
def test_a_month_that_cannot_be_computed_says_why_and_stops_no_other(cloud: Efficiency) -> None:
    rules = cloud.settings / "allocation.yml"
    rules.write_text(rules.read_text("utf-8").replace("measure: slots", "measure: queries"), "utf-8")
    text = rules.read_text("utf-8").replace("    fallback: idle\n    reason: A query", "    reason: A query")
    rules.write_text(text, "utf-8")
    published = cloud.publish()
    assert set(published.held) == {"2026-02", "2026-03"}
    assert "warehouse-db" in " ".join(published.held["2026-03"])
    assert totals(cloud, "owner_cost", "amount", "currency", "period_start") == by_hand(cloud.folder)


def test_an_interrupted_run_leaves_what_was_published(cloud: Efficiency) -> None:
    before = cloud.lake.published.version()

    def stop(sentence: str) -> None:
        if sentence == "Computing 2026-02 (1 of 2).":
            cloud.interrupt()

    with pytest.raises(EngineError, match="Cancelled"):
        cloud.publish(again=True, say=stop)
    assert cloud.lake.published.version() == before
    assert cloud.publish(again=True).computed == ("2026-02", "2026-03")


def test_a_run_that_is_interrupted_while_deliveries_come_in_publishes_nothing(cloud: Efficiency) -> None:
    before = cloud.lake.published.version()
    last = max((cloud.folder / "feeds/google").glob("focus-2026-02-*"))
    shutil.copy(last, last.with_name("focus-2026-02-delivered-2026-03-20.csv"))
    said: list[str] = []

    def stop(sentence: str) -> None:
        said.append(sentence)
        cloud.interrupt()

    with pytest.raises(EngineError, match="Cancelled while deliveries were taken in"):
        cloud.run(again=True, say=stop)
    assert said == ["Reading google-bill: 2026-02-delivered-2026-03-20."]
    assert cloud.lake.published.version() == before


def test_every_run_that_computed_leaves_a_manifest(made_cloud: Path) -> None:
    found = [run for run in opened(made_cloud).lake.runs() if run["kind"] == "publish"]
    assert [list(run["months"]) for run in found] == [["2026-02", "2026-03"]]
    assert all({"inputs", "rows"} <= month.keys() for month in found[0]["months"].values())
    assert {"duckdb", "pyarrow", "scipy"} <= found[0]["versions"].keys()


# --- mistakes ---------------------------------------------------------------------------------------------------------
def test_nothing_runs_in_a_folder_that_is_not_trusted(made_cloud: Path) -> None:
    efficiency = Efficiency(made_cloud, made_cloud / "efficiency", made_cloud / "lake", trusted=False)
    for act in (efficiency.ingest, efficiency.publish, efficiency.run):
        with pytest.raises(TrustError, match="not trusted"):
            act()


def test_faults_in_the_settings_are_told_with_their_places(cloud: Efficiency) -> None:
    (cloud.settings / "owners.yml").write_text("owners: [{id: x, match: {acount: a}, owner: finance}]", "utf-8")
    with pytest.raises(DefinitionError, match=r"owners\.yml:1:\d+: .*'acount'.*'account'"):
        cloud.publish()
    (cloud.settings / "audits.yml").write_text("change: {billing-frehs: {severity: warn}}", "utf-8")
    (cloud.settings / "owners.yml").write_text("owners: []", "utf-8")
    with pytest.raises(DefinitionError, match="billing-fresh"):
        cloud.publish()


def test_before_anything_is_published_it_says_what_to_do(tmp_path: Path) -> None:
    efficiency = Efficiency(tmp_path, tmp_path / "efficiency", tmp_path / "lake", trusted=True)
    with pytest.raises(QueryError, match="workbench efficiency run"):
        efficiency.board()
    with pytest.raises(QueryError, match=r"no month '2026-03'"):
        efficiency.month("2026-03")


def test_a_month_that_is_not_there_names_those_that_are(made_cloud: Path) -> None:
    with pytest.raises(WorkbenchError, match="There are 2026-02 to 2026-03"):
        opened(made_cloud).month("2025-02")


@pytest.mark.slow
def test_the_computed_file_can_be_lost_or_damaged(cloud: Efficiency) -> None:
    (cloud.lake_folder / "computed.json").write_text("{", "utf-8")
    assert cloud.publish().computed == ("2026-02", "2026-03")
    kept = json.loads((cloud.lake_folder / "computed.json").read_text("utf-8"))
    assert set(kept) == {"2026-02", "2026-03"}


# --- opened by name ---------------------------------------------------------------------------------------------------
def test_the_example_is_opened_by_name_and_trusted_where_this_package_put_it(
    made_cloud: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    place = cloud_folder()
    assert place.is_relative_to(tmp_path)
    shutil.copytree(made_cloud, place)
    opened = workbench.open(example="cloud", registry=":memory:")
    assert opened.catalog.name == "cloud"
    assert opened.efficiency.now == datetime(2026, 4, 7, 6)  # the catalog's own day
    assert len(opened.run("effective_cost by BillingCurrency").df) == 2
    opened.close()
    shutil.copytree(made_cloud, tmp_path / "elsewhere")
    with pytest.raises(TrustError):  # the same files in another place are somebody else's
        workbench.open(tmp_path / "elsewhere").run("effective_cost by BillingCurrency")


def test_an_example_that_is_not_there_names_those_that_are() -> None:
    with pytest.raises(UnsupportedError, match="Did you mean 'cloud'"):
        workbench.open(example="clod")


def test_a_project_without_efficiency_says_how_to_get_one() -> None:
    opened = workbench.open(example="flights", registry=":memory:")
    assert not opened.has_efficiency
    with pytest.raises(DefinitionError, match="%workbench use cloud"):
        opened.efficiency.board()
