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
