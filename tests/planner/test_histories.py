"""Which row of a history is meant hangs on the row that looks, and on nothing else that a query asks."""

from __future__ import annotations

import duckdb
import pytest

import workbench
from workbench.catalog.load import read_texts

CATALOG = """
dataset: sales
source: sales
time: sold_on
dimensions: {sold_on: {type: time, grain: day}, paid_on: {type: time, grain: day}}
links: {seller: {to: sellers, on: seller_id = id, valid: {from: since, to: until}}}
metrics:
  sales: count(*)
  payments: {expr: count(*), time: paid_on}
---
dataset: sellers
source: sellers
primary_key: [id, since]
dimensions: {team: }
"""


@pytest.mark.parametrize("clause", ("", "during 2024", "during since 2023-06", "where time.year = date '2024-01-01'"))
@pytest.mark.parametrize("metric", ("sales", "payments", "sales, payments"))
def test_a_seller_is_in_the_team_of_the_day_of_the_sale(metric: str, clause: str) -> None:
    """The sale of January was paid in March, when its seller was in another team already."""
    catalog, _ = read_texts({"sales.yml": CATALOG})
    assert catalog is not None
    with duckdb.connect() as connection:
        connection.execute(
            "CREATE TABLE sales AS SELECT DATE '2024-01-10' AS sold_on, DATE '2024-03-10' AS paid_on, 1 AS seller_id"
        )
        connection.execute(
            "CREATE TABLE sellers AS SELECT 1 AS id, DATE '2023-01-01' AS since, DATE '2024-02-01' AS until, 'north' AS team "
            "UNION ALL SELECT 1, DATE '2024-02-01', NULL, 'south'"
        )
        session = workbench.open(catalog, warehouse=connection, registry=":memory:")
        assert session.run(f"{metric} by seller.team {clause}").df.iloc[:, 0].tolist() == ["north"]
        session.close()
