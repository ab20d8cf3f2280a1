"""The synthetic company: generated alike everywhere, whole, and with in it what is said to be planted."""

from __future__ import annotations

import filecmp
import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest
import yaml

from workbench.examples.cloud import Days, generate

FEW = Days(date(2026, 2, 27), date(2026, 3, 2))


@pytest.fixture(scope="module")
def cloud(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return generate(tmp_path_factory.mktemp("cloud"))


@pytest.fixture(scope="module")
def bills(cloud: Path) -> duckdb.DuckDBPyConnection:
    """`bill`: the latest delivery of every month; `delivered`: all of them. Amounts as they are written."""
    connection = duckdb.connect()
    sources = " UNION ALL BY NAME ".join(
        f"SELECT *, '{name}' AS provider FROM {read}(['{cloud}/feeds/{name}/*'], filename = true {more})"
        for name, read, more in (
            ("aws", "read_parquet", ""),
            ("azure", "read_csv", ", all_varchar = true, nullstr = 'NULL'"),
            ("google", "read_csv", ", all_varchar = true"),
        )
    )
    numbers = ("BilledCost", "EffectiveCost", "ListCost", "ContractedCost", "PricingQuantity", "ListUnitPrice")
    casts = ", ".join(f"CAST({name} AS DECIMAL(38,12)) AS {name}" for name in numbers)
    moments = ", ".join(
        f"CAST(CAST({name} AS TIMESTAMPTZ) AT TIME ZONE 'UTC' AS DATE) AS {name}"
        for name in ("ChargePeriodStart", "BillingPeriodStart")
    )
    connection.execute("SET TimeZone = 'UTC'")
    connection.execute(f"CREATE TABLE delivered AS SELECT * REPLACE ({casts}, {moments}) FROM ({sources})")
    connection.execute(
        "CREATE TABLE bill AS SELECT * FROM delivered"
        " QUALIFY filename = max(filename) OVER (PARTITION BY provider, BillingPeriodStart)"
    )
    return connection


def one(connection: duckdb.DuckDBPyConnection, sql: str) -> object:
    row = connection.execute(sql).fetchone()
    assert row is not None
    return row[0] if len(row) == 1 else row


def same(left: Path, right: Path, names: list[str]) -> list[str]:
    _, differing, broken = filecmp.cmpfiles(left, right, names, shallow=False)
    return [*differing, *broken]


def written(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


# --- the same everywhere ----------------------------------------------------------------------------------------------
def test_the_same_seed_writes_the_same_bytes(tmp_path: Path) -> None:
    left, right = generate(tmp_path / "left", days=FEW), generate(tmp_path / "right", days=FEW)
    assert len(written(left)) >= 25
    assert written(left) == written(right)
    assert same(left, right, written(left)) == []


def test_another_seed_writes_other_bills(tmp_path: Path) -> None:
    left, right = generate(tmp_path / "left", days=FEW), generate(tmp_path / "right", days=FEW, seed=1)
    bills = [name for name in written(left) if "/azure/" in name]
    assert bills
    assert same(left, right, bills) == bills


def test_fewer_days_are_the_same_on_those_days(tmp_path: Path, bills: duckdb.DuckDBPyConnection) -> None:
    few = generate(tmp_path, days=FEW)
    sql = "SELECT sum(BilledCost), sum(EffectiveCost), count(*) FROM {} WHERE CAST(ChargePeriodStart AS DATE) = '2026-02-28'"
    left = one(bills, sql.format(f"read_parquet('{few}/feeds/aws/*.parquet')"))
    assert left == one(bills, sql.format("bill") + " AND provider = 'aws'")


def test_the_totals_are_these_on_every_machine(bills: duckdb.DuckDBPyConnection) -> None:
    sql = "SELECT sum(BilledCost), sum(EffectiveCost) FROM bill WHERE provider = '{}' AND BillingPeriodStart = '2026-02-01'"
    found = {name: one(bills, sql.format(name)) for name in ("aws", "azure", "google")}
    assert found == TOTALS


TOTALS = {
    "aws": (Decimal("112328.871205632000"), Decimal("112328.871205632000")),
    "azure": (Decimal("37490.830583620000"), Decimal("45123.540983620000")),
    "google": (Decimal("95998.726270300000"), Decimal("95998.726270300000")),
}


def test_progress_is_told_from_none_to_all(tmp_path: Path) -> None:
    told: list[tuple[int, int, str]] = []
    generate(tmp_path, days=FEW, progress=lambda done, of, what: told.append((done, of, what)))
    assert [done for done, _, _ in told] == list(range(told[-1][1] + 1))
    assert {what for _, _, what in told} == {*written(tmp_path), ""}


def test_deliveries_come_day_by_day(tmp_path: Path) -> None:
    there: list[tuple[date, int]] = []
    generate(tmp_path, days=FEW, arrived=lambda day: there.append((day, len(list(tmp_path.glob("feeds/**/*.*"))))))
    assert [day for day, _ in there] == [date(2026, 3, 1), date(2026, 3, 2), date(2026, 3, 3), date(2026, 3, 9)]
    assert [count for _, count in there] == [6, 9, 22, 23]


# --- what it is -------------------------------------------------------------------------------------------------------
FACTS = {
    "thirteen months and five days": (
        "SELECT min(ChargePeriodStart)::VARCHAR, max(ChargePeriodStart)::VARCHAR FROM bill",
        ("2025-03-01", "2026-04-05"),
    ),
    "two currencies, one for each provider": (
        ("SELECT string_agg(DISTINCT provider || ' ' || BillingCurrency, ', ' ORDER BY provider || ' ' || BillingCurrency)"
        " FROM bill"),
        "aws USD, azure EUR, google USD",
    ),
    "every provider's name says it is synthetic": (
        "SELECT count(*) FROM bill WHERE InvoiceIssuerName NOT LIKE '%(synthetic)'",
        0,
    ),
    "list cost is price times quantity": (
        "SELECT count(*) FROM bill WHERE ListUnitPrice IS NOT NULL AND ListCost <> ListUnitPrice * PricingQuantity",
        0,
    ),
    "nothing that a commitment covers is billed": (
        "SELECT sum(BilledCost)::INT, sum(EffectiveCost) > 100000 FROM bill WHERE CommitmentDiscountStatus = 'Used'",
        (0, True),
    ),
    "what is bought as a commitment has no effective cost": (
        "SELECT sum(EffectiveCost)::INT, sum(BilledCost) > 100000 FROM bill WHERE ChargeCategory = 'Purchase'",
        (0, True),
    ),
    "a commitment paid by the day is used or unused, to the last digit": (
        ("SELECT sum(BilledCost) - sum(EffectiveCost) FROM bill"
        " WHERE CommitmentDiscountId IN ('sp-7f31', 'sp-9c02', 'cud-n2')"),
        Decimal(0),
    ),
    "some commitments lie unused on some days": (
        "SELECT count(DISTINCT CommitmentDiscountId) FROM bill WHERE CommitmentDiscountStatus = 'Unused'",
        2,
    ),
    "only credits and corrections are negative": (
        "SELECT count(*) FROM bill WHERE BilledCost < 0 AND ChargeCategory <> 'Credit' AND ChargeClass IS NULL",
        0,
    ),
    "the Azure year is paid on the first of March": (
        ("SELECT string_agg(ChargePeriodStart::VARCHAR, ', ' ORDER BY ChargePeriodStart) FROM bill"
        " WHERE ChargeFrequency = 'One-Time' AND ChargeCategory = 'Purchase'"),
        "2025-03-01, 2026-03-01",
    ),
    "credits come as planted": (
        "SELECT sum(BilledCost), count(*) FROM bill WHERE ChargeCategory = 'Credit'",
        (Decimal(-6500 - 10 * 800), 11),
    ),
    "m6i is dearer from March 2026": (
        ("SELECT list(DISTINCT ListUnitPrice ORDER BY ListUnitPrice) FROM bill"
        " WHERE SkuId = 'aws.m6i' AND PricingCategory = 'Standard' AND ChargeCategory = 'Usage'"),
        [Decimal("0.768"), Decimal("0.83712")],
    ),
    "the new service starts on its day": (
        "SELECT min(ChargePeriodStart)::VARCHAR FROM bill WHERE Tags LIKE '%\"voice-ordering\"%'",
        "2026-02-10",
    ),
    "the retired service ends before its day": (
        "SELECT max(ChargePeriodStart)::VARCHAR FROM bill WHERE Tags LIKE '%\"legacy-reports\"%'",
        "2025-11-30",
    ),
    "training takes about 2.2 times its GPU hours": (
        ("SELECT round(avg(q) FILTER (WHERE d BETWEEN '2026-03-09' AND '2026-03-22') /"
        " avg(q) FILTER (WHERE d BETWEEN '2026-02-23' AND '2026-03-08'), 1) FROM"
        " (SELECT ChargePeriodStart AS d, sum(PricingQuantity)::DOUBLE AS q FROM bill"
        "  WHERE SkuId = 'google.gpu' AND ResourceName LIKE 'model-training%' GROUP BY 1)"),
        2.2,
    ),
    "logs are five times as many for three days": (
        ("SELECT list(d::VARCHAR ORDER BY d) FROM (SELECT ChargePeriodStart AS d, sum(PricingQuantity) AS q FROM bill"
        " WHERE SkuId = 'azure.logs' GROUP BY 1) WHERE q > 800"),
        ["2026-01-20", "2026-01-21", "2026-01-22"],
    ),
    "half of the sandbox has no tags from 12 January 2026 on": (
        ("SELECT count(DISTINCT ResourceId), min(ChargePeriodStart)::VARCHAR FROM bill"
        " WHERE SubAccountId = 'google-sandbox' AND Tags IS NULL"),
        (4, "2026-01-12"),
    ),
    "nine rows are misspelt": ("SELECT count(*) FROM bill WHERE ChargeCategory = 'Usgae'", 9),
    "Azure ends two days before the others": (
        ("SELECT string_agg(provider || ' ' || d, ', ' ORDER BY provider) FROM"
        " (SELECT provider, max(ChargePeriodStart)::VARCHAR AS d FROM bill GROUP BY 1)"),
        "aws 2026-04-05, azure 2026-04-03, google 2026-04-05",
    ),
    "Azure's bill of October came on 6 November": (
        ("SELECT string_agg(DISTINCT right(parse_filename(filename, true), 10), ', ') FROM delivered"
        " WHERE provider = 'azure' AND BillingPeriodStart = '2025-10-01'"),
        "2025-11-06",
    ),
    "February's bill of Google was too small at first, by queries of its last nine days alone": (
        ("SELECT min(d)::VARCHAR, max(d)::VARCHAR, bool_and(sku = 'google.query') FROM ("
        " SELECT ChargePeriodStart AS d, SkuId AS sku, ResourceId, sum(BilledCost) FILTER (WHERE filename LIKE '%03-02.csv') AS a,"
        " sum(BilledCost) FILTER (WHERE filename LIKE '%03-09.csv') AS b FROM delivered"
        " WHERE provider = 'google' AND BillingPeriodStart = '2026-02-01' GROUP BY ALL) WHERE a <> b"),
        ("2026-02-20", "2026-02-28", True),
    ),
    "August's bill of Google lies there twice": (
        "SELECT count(DISTINCT filename) FROM delivered WHERE provider = 'google' AND BillingPeriodStart = '2025-08-01'",
        2,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("sql", "expected"), FACTS.values(), ids=FACTS)
def test_the_bills_are_as_described(bills: duckdb.DuckDBPyConnection, sql: str, expected: object) -> None:
    assert one(bills, sql) == expected


def test_the_delivery_that_came_twice_is_the_same_bytes(cloud: Path) -> None:
    first, again = sorted((cloud / "feeds/google").glob("focus-2025-08-*"))
    assert first.read_bytes() == again.read_bytes()


def test_each_export_has_the_columns_of_its_version(bills: duckdb.DuckDBPyConnection, cloud: Path) -> None:
    count = "SELECT count(*) FROM (DESCRIBE SELECT * FROM '{}')"
    files = {name: next(iter(sorted((cloud / "feeds" / name).iterdir()))) for name in ("aws", "azure", "google")}
    assert {name: one(bills, count.format(file)) for name, file in files.items()} == {
        "aws": 57,
        "azure": 43,
        "google": 50,
    }


def test_platforms_use_each_other_in_circles(cloud: Path, bills: duckdb.DuckDBPyConnection) -> None:
    rows = bills.execute(
        f"SELECT DISTINCT platform, consumer_platform FROM read_csv('{cloud}/feeds/usage/*/*.csv')"
        " WHERE consumer_platform <> 'service' AND consumer_asset_id <> '__idle__'"
    ).fetchall()
    edges: dict[str, set[str]] = {}
    for producer, consumer in rows:
        edges.setdefault(producer, set()).add(consumer)

    def reached(start: str) -> set[str]:
        seen: set[str] = set()
        todo = [start]
        while todo:
            new = edges.get(todo.pop(), set()) - seen
            seen |= new
            todo += new
        return seen

    assert {name for name in edges if name in reached(name)} >= {
        "kubernetes",
        "spark",
        "warehouse-db",
        "kafka",
        "observability",
    }


def test_usage_and_bills_agree_on_the_platforms_and_the_services(cloud: Path, bills: duckdb.DuckDBPyConnection) -> None:
    known = bills.execute(f"SELECT platform, asset_id FROM read_csv('{cloud}/feeds/assets-*.csv')").fetchall()
    consumers = bills.execute(
        f"SELECT DISTINCT consumer_platform, consumer_asset_id FROM read_csv('{cloud}/feeds/usage/*/*.csv')"
        " WHERE consumer_asset_id <> '__idle__'"
    ).fetchall()
    tags = [
        json.loads(text)
        for (text,) in bills.execute("SELECT DISTINCT Tags FROM bill WHERE Tags IS NOT NULL").fetchall()
    ]
    billed = {(tag["platform"], tag["asset"]) for tag in tags if "platform" in tag}
    billed |= {("service", tag["service"]) for tag in tags if "service" in tag}
    assert billed == set(known)
    assert set(consumers) - set(known) == {("service", "tmp-migration")}


def test_no_day_of_usage_is_missing(cloud: Path, bills: duckdb.DuckDBPyConnection) -> None:
    sql = f"SELECT platform, count(DISTINCT period_start) FROM read_csv('{cloud}/feeds/usage/*/*.csv') GROUP BY 1"
    assert set(dict(bills.execute(sql).fetchall()).values()) == {len(Days())}


def test_shares_sum_to_one_on_every_day_and_one_service_changes_hands(cloud: Path) -> None:
    with duckdb.connect() as connection:
        rows = connection.execute(
            f"SELECT asset_id, owner_id, share, valid_from, coalesce(valid_to, DATE '9999-01-01'), observed_at"
            f" FROM read_csv('{cloud}/feeds/ownership-*.csv')"
        ).fetchall()
    for day in (date(2025, 3, 1), date(2025, 8, 31), date(2025, 9, 1), date(2026, 3, 15), date(2026, 3, 16)):
        sums: dict[str, Decimal] = {}
        for asset, _, share, since, until, _ in rows:
            if since <= day < until:
                sums[asset] = sums.get(asset, Decimal(0)) + Decimal(str(share))
        assert set(sums.values()) == {Decimal(1)}
    moved = [(owner, since, observed) for asset, owner, _, since, _, observed in rows if asset == "recommendations"]
    assert moved == [
        ("search", date(2024, 1, 1), date(2024, 1, 1)),
        ("ml-platform", date(2026, 3, 16), date(2026, 3, 20)),
    ]


def test_what_was_planted_is_listed_beside_the_data(cloud: Path) -> None:
    listed = yaml.safe_load((cloud / "planted.yml").read_text("utf-8"))
    kinds = {one["kind"] for one in listed["causes"]}
    assert kinds >= {"rate", "volume", "mix", "new", "retired", "credit", "ownership transfer", "share change"}
    assert {one["kind"] for one in listed["defects"]} >= {"late", "duplicate", "restated", "invalid", "incomplete"}
    assert all(isinstance(one["since"], date) and one["says"] for one in listed["causes"] + listed["defects"])


def test_numbers_in_the_bills_are_written_plainly(cloud: Path) -> None:
    texts = [file.read_text("utf-8") for file in sorted((cloud / "feeds/azure").glob("*.csv"))]
    assert texts
    assert not any("E-" in text.replace("E-771204", "") for text in texts)
