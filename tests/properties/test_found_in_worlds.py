"""What random worlds brought to light, each reduced to a few rows whose answer a person can see."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import duckdb
import pytest

import workbench
from workbench.catalog.load import read_texts
from workbench.session import Workbench

CATALOG = """
catalog: parcels
---
dataset: parcels
source: parcels
time: sent_on
dimensions:
  sent_on: {type: time, grain: day}
  size:
  dear: {expr: price > 1, type: boolean}
links:
  sender: {to: people, on: sender_id = id}
  receiver: {to: people, on: receiver_id = id}
metrics:
  parcels: {expr: count(*), fill: 0}
  large: {expr: count(*), filter: size = 'large', fill: 0}
  middle_price: median(price)
  a_year_ago: {expr: count(*), offset: 1 year}
  each_month: {expr: count(*), every_period: true}
---
dataset: people
source: people
primary_key: id
label: name
dimensions: {id: number, name: }
"""


@pytest.fixture(scope="module")
def parcels() -> Iterator[Workbench]:
    catalog, issues = read_texts({"parcels.yml": CATALOG})
    assert catalog is not None, issues
    with duckdb.connect() as connection:
        connection.execute("CREATE TABLE people (id INTEGER, name VARCHAR)")
        connection.execute("INSERT INTO people VALUES (1, 'Ada'), (2, 'Bo')")
        connection.execute(
            "CREATE TABLE parcels (sent_on DATE, size VARCHAR, price DECIMAL(10,2), sender_id INTEGER, receiver_id INTEGER)"
        )
        connection.execute(
            "INSERT INTO parcels VALUES ('2024-01-01', 'large', 1.00, 1, 2), ('2024-01-02', 'small', 1.01, 1, 1),"
            " ('2024-01-03', 'small', 1.01, 2, 1), ('2024-01-03', 'small', 1.00, NULL, 2)"
        )
        session = workbench.open(catalog, warehouse=connection, registry=":memory:")
        yield session
        session.close()


def rows(session: Workbench, query: str) -> list[tuple[object, ...]]:
    table = session.run(query).arrow
    return list(zip(*(column.to_pylist() for column in table.columns), strict=True))


def test_the_median_of_decimals_is_not_rounded_down_to_their_places(parcels: Workbench) -> None:
    assert rows(parcels, "middle_price") == [(pytest.approx(1.005),)]
    assert Decimal("1.00") < rows(parcels, "middle_price")[0][0] < Decimal("1.01")


def test_a_label_that_the_query_names_itself_stands_once(parcels: Workbench) -> None:
    table = parcels.run("parcels by sender, sender.name").arrow
    assert table.column_names == ["sender", "sender.name", "parcels"]
    assert parcels.run("parcels by sender.name, sender").arrow.column_names == ["sender.name", "sender", "parcels"]


def test_a_metric_at_another_grain_has_its_fill_where_it_has_no_rows(parcels: Workbench) -> None:
    """Bo sent nothing large, and nobody knows who sent the last one: neither has a group, and both have none."""
    assert rows(parcels, "parcels where metric(large by sender) = 0") == [(2,)]


def test_a_metric_is_looked_up_by_a_dimension_that_is_a_comparison(parcels: Workbench) -> None:
    assert rows(parcels, "parcels where metric(parcels by dear) = 2") == [(4,)]


def test_a_share_is_within_the_role_that_it_names(parcels: Workbench) -> None:
    """Both roles lead to the same people; by receiver there is no share within senders."""
    with pytest.raises(workbench.WorkbenchError, match="must group by it"):
        parcels.run("share of parcels within sender as part by receiver.id, size")
    assert rows(parcels, "share of parcels within sender.id as part by sender.id, receiver.id") == [
        (1, 1, 0.5),
        (1, 2, 0.5),
        (2, 1, 1.0),
        (None, 2, 1.0),
    ]


def test_a_time_range_makes_the_days_up_to_its_end(parcels: Workbench) -> None:
    """So says the page on catalogs; without a range the days end with the data."""
    session = parcels
    assert [row[0].day for row in rows(session, "parcels by time fill")] == [1, 2, 3]
    assert [row[0].day for row in rows(session, "parcels by time during 2024-01-02 to 2024-01-05 fill")] == [2, 3, 4, 5]


def test_a_range_within_a_year_is_compared_with_as_much_of_the_year_before(parcels: Workbench) -> None:
    """By years, whole months are shifted; a range that cuts one leaves its days."""
    assert [row[1] for row in rows(parcels, "a_year_ago by time.year during 2025-01")] == [4]
    assert [row[1] for row in rows(parcels, "a_year_ago by time.year during 2025-01-02 to 2025-01-03")] == [3]
    assert rows(parcels, "a_year_ago by time.year where time > date '2025-01-02' during 2025")[0][1] == 2


def test_a_year_that_has_only_begun_is_compared_with_as_many_months(parcels: Workbench) -> None:
    """The made calendar ends with the data, so no month of the next year is there to read this one's."""
    assert rows(parcels, "a_year_ago by time.year") == []


def test_a_period_that_a_range_cuts_has_its_row_too(parcels: Workbench) -> None:
    months = rows(parcels, "each_month by time.month during 2024-01-31 to 2024-02-28")
    assert [month.month for month, _ in months] == [1, 2]
    assert len(rows(parcels, "parcels by time.month during 2023-12-31 to 2024-02-28 fill")) == 3


@pytest.mark.parametrize(
    "query",
    [
        "parcels, a_year_ago by time.month, sender",
        "parcels by time.month, sender.name where size = 'small' compare to previous year",
        "parcels, middle_price by time.month during 2024 compare to previous period",
        "parcels by time.day during 2024-01-02 to 2024-01-03 compare to previous period",
    ],
)
def test_rows_that_are_read_twice_are_totalled_once(parcels: Workbench, query: str) -> None:
    """A median cannot be put together of partial ones, and a calendar has the ends of all rows, also of those left out."""
    sql = parcels.compile(query).sql
    assert sql.count("FROM parcels\n") == (2 if "middle" in query or "where" in query else 1), sql
