"""What the flights cannot show: filters of metrics, histories, balances, conversions, over a small shop full of gaps.

Each query has a golden file with its SQL in every dialect; the DuckDB one is run against SQL written by hand.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
import sqlglot

import workbench
from workbench.compiler.dialects import DIALECTS
from workbench.session import Workbench

SHOP = Path(__file__).parents[1] / "cases" / "shop"

EUROPE = "store_id IN (SELECT store_id FROM stores JOIN countries ON country_code = code WHERE region = 'Europe')"

#: Each query with SQL of a person for the same rows, in the same order.
FILTERS = {
    "a-filter-alone-cuts-the-rows": (
        "gift_orders by store.name",
        "SELECT name, count(*) FROM orders LEFT JOIN stores USING (store_id) WHERE gift GROUP BY 1 ORDER BY 1 NULLS LAST",
    ),
    "a-filter-beside-the-whole": (
        "orders, gift_orders, gifts by store",
        (
            "SELECT o.store_id, any_value(s.name), count(*), nullif(count(*) FILTER (gift), 0), count(*) FILTER (gift) FROM orders o "
            "LEFT JOIN stores s USING (store_id) GROUP BY 1 ORDER BY 1 NULLS LAST, 2 NULLS LAST"
        ),
    ),
    "two-filters-and-no-whole": (
        "gift_orders, european by store.store_id",
        (
            "SELECT coalesce(a.s, b.s) k, a.n, b.n FROM (SELECT stores.store_id s, count(*) n FROM orders LEFT JOIN stores USING (store_id) "
            f"WHERE gift GROUP BY 1) a FULL JOIN (SELECT store_id s, count(*) n FROM orders WHERE {EUROPE} GROUP BY 1) b "
            "ON a.s IS NOT DISTINCT FROM b.s ORDER BY 1 NULLS LAST"
        ),
    ),
    "counts-of-a-filter-are-null-where-nothing-passes": (
        "gift_paid, gift_buyers, orders by time.month",
        (
            "SELECT m, any_value(p), any_value(b), any_value(n) FROM (SELECT date_trunc('month', ordered_on)::DATE m, count(amount) p, "
            "count(DISTINCT customer_id) b, NULL n FROM orders WHERE gift GROUP BY 1 UNION ALL SELECT date_trunc('month', ordered_on)::DATE, "
            "NULL, NULL, count(*) FROM orders GROUP BY 1) GROUP BY 1 ORDER BY 1 NULLS LAST"
        ),
    ),
    "a-looked-up-filter-is-told-of-the-groups": (
        "orders, european, european_revenue, european_avg by customer.vip",
        (
            f"SELECT vip, count(*), nullif(count(*) FILTER ({EUROPE}), 0), sum(amount) FILTER ({EUROPE}), avg(amount) FILTER ({EUROPE}) "
            "FROM orders LEFT JOIN customers USING (customer_id) GROUP BY 1 ORDER BY 1 NULLS LAST"
        ),
    ),
    "filters-of-filtered-metrics-add-up": (
        "european_gifts, january_gifts, orders",
        (
            f"SELECT count(*) FILTER (gift AND {EUROPE}), count(*) FILTER (gift AND ordered_on BETWEEN DATE '2024-01-01' AND DATE '2024-01-31'), "
            "count(*) FROM orders"
        ),
    ),
    "a-filter-reaches-every-part-of-a-ratio": (
        "gift_share, gift_share_in_europe by customer.home.region",
        (
            "SELECT region, nullif(count(*) FILTER (gift), 0) / count(*), "
            f"nullif(count(*) FILTER (gift AND {EUROPE}), 0) / nullif(count(*) FILTER ({EUROPE}), 0) "
            "FROM orders LEFT JOIN customers USING (customer_id) LEFT JOIN countries ON home_code = code GROUP BY 1 ORDER BY 1 NULLS LAST"
        ),
    ),
    "nothing-passes-and-nothing-groups": (
        "gift_orders, revenue where order_id = 1",
        "SELECT 0, 10.50",
    ),
}

HISTORY = "LEFT JOIN memberships m ON o.customer_id = m.customer_id AND ordered_on >= valid_from AND (ordered_on < valid_to OR valid_to IS NULL)"

LINKS = {
    "a-history-is-read-as-of-each-row": (
        "orders, revenue by member.level",
        f"SELECT level, count(*), sum(amount) FROM orders o {HISTORY} GROUP BY 1 ORDER BY 1 NULLS LAST",
    ),
    "one-role-into-two-datasets": (
        "orders by customer.card, customer.vip",
        (
            "SELECT card, vip, count(*) FROM orders LEFT JOIN loyalty USING (customer_id) LEFT JOIN customers USING (customer_id) "
            "GROUP BY 1, 2 ORDER BY 1 NULLS LAST, 2 NULLS LAST"
        ),
    ),
    "the-key-of-a-role-needs-no-join": (
        "orders by customer.customer_id where customer.points > 5",
        (
            "SELECT o.customer_id, count(*) FROM orders o JOIN loyalty l ON l.customer_id = o.customer_id WHERE points > 5 "
            "GROUP BY 1 ORDER BY 1"
        ),
    ),
    "a-dataset-under-another-name": (
        "orders, customers by customer",
        (
            "SELECT coalesce(a.k, b.k) k, a.n, b.n FROM (SELECT customer_id k, count(*) n FROM orders GROUP BY 1) a FULL JOIN "
            "(SELECT customer_id k, count(*) n FROM customers GROUP BY 1) b ON a.k = b.k ORDER BY 1 NULLS LAST"
        ),
    ),
    "behind-another-name-of-its-own": (
        "customers by customer.home.region, customer.vip",
        (
            "SELECT region, vip, count(*) FROM customers LEFT JOIN countries ON home_code = code GROUP BY 1, 2 "
            "ORDER BY 1 NULLS LAST, 2 NULLS LAST"
        ),
    ),
    "the-same-dataset-over-two-ways": (
        "orders by store.country.region, customer.home.region, customer.home_store.country.region",
        (
            "SELECT c1.region, c2.region, c3.region, count(*) FROM orders o LEFT JOIN stores s ON o.store_id = s.store_id "
            "LEFT JOIN countries c1 ON s.country_code = c1.code LEFT JOIN customers k ON o.customer_id = k.customer_id "
            "LEFT JOIN countries c2 ON k.home_code = c2.code LEFT JOIN stores s3 ON k.home_store = s3.store_id "
            "LEFT JOIN countries c3 ON s3.country_code = c3.code GROUP BY 1, 2, 3 ORDER BY 1 NULLS LAST, 2 NULLS LAST, 3 NULLS LAST"
        ),
    ),
}

AT_GRAIN = {
    "a-metric-at-another-grain": (
        "revenue by store.name where metric(visits by customer) >= 2",
        (
            "SELECT name, sum(amount) FROM orders LEFT JOIN stores USING (store_id) WHERE customer_id IN (SELECT customer_id FROM visits "
            "GROUP BY 1 HAVING count(*) >= 2) GROUP BY 1 ORDER BY 1 NULLS LAST"
        ),
    ),
    "a-ratio-at-another-grain-beside-other-conditions": (
        "orders, customers where metric(gift_share by customer) > 0.4 and customer.vip is not null",
        (
            "WITH k AS (SELECT customer_id FROM orders GROUP BY 1 HAVING count(*) FILTER (gift) / count(*) > 0.4) "
            "SELECT (SELECT count(*) FROM orders JOIN customers USING (customer_id) WHERE vip IS NOT NULL AND customer_id IN (FROM k)), "
            "(SELECT count(*) FROM customers WHERE vip IS NOT NULL AND customer_id IN (FROM k))"
        ),
    ),
    "a-metric-of-two-datasets-at-two-keys": (
        "revenue where metric(worth_of_sales by customer, store) is null or metric(orders by store.country) > 4",
        (
            "WITH r AS (SELECT customer_id c, store_id s, sum(worth) w FROM returns GROUP BY 1, 2), o AS (SELECT customer_id c, store_id s, "
            "sum(amount) a FROM orders GROUP BY 1, 2), b AS (SELECT o.c, o.s, w / nullif(a, 0) v FROM o JOIN r ON o.c = r.c AND o.s = r.s), "
            "k AS (SELECT country_code k, count(*) n FROM orders JOIN stores USING (store_id) GROUP BY 1) "
            "SELECT sum(amount) FROM orders LEFT JOIN stores s ON s.store_id = orders.store_id LEFT JOIN b ON customer_id = c AND orders.store_id = b.s "
            "LEFT JOIN k ON country_code = k WHERE v IS NULL OR n > 4"
        ),
    ),
    "a-metric-filtered-by-another-at-its-grain": (
        "revenue, revenue_of_visitors by customer.home.region",
        (
            "SELECT region, sum(amount), sum(amount) FILTER (customer_id IN (SELECT customer_id FROM visits GROUP BY 1 HAVING count(*) > 1)) "
            "FROM orders LEFT JOIN customers USING (customer_id) LEFT JOIN countries ON home_code = code GROUP BY 1 ORDER BY 1 NULLS LAST"
        ),
    ),
    "the-end-of-a-path-is-enough-to-look-up": (
        "stores where metric(orders by store.country) > 2",
        (
            "SELECT count(*) FROM stores WHERE country_code IN (SELECT country_code FROM orders JOIN stores USING (store_id) "
            "GROUP BY 1 HAVING count(*) > 2)"
        ),
    ),
    "values-filtered-by-a-metric": (
        "values of customers.customer_id where metric(orders by customer) > 1",
        "SELECT customer_id FROM customers JOIN orders USING (customer_id) GROUP BY 1 HAVING count(*) > 1 ORDER BY 1",
    ),
}

CASES = {**FILTERS, **LINKS, **AT_GRAIN}


@pytest.fixture(scope="module")
def data() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        connection.execute((SHOP / "data.sql").read_text("utf-8"))
        yield connection


@pytest.fixture(scope="module")
def shop(data: duckdb.DuckDBPyConnection) -> Iterator[Workbench]:
    session = workbench.open(SHOP, warehouse=data.cursor(), registry=":memory:")
    yield session
    session.close()


@pytest.mark.parametrize("name", CASES)
def test_the_sql_is_as_recorded_and_parses_in_its_dialect(shop: Workbench, golden, name: str) -> None:
    query, _ = CASES[name]
    statements = {dialect: shop.compile(query, dialect=dialect) for dialect in DIALECTS}
    for dialect, statement in statements.items():
        assert len(sqlglot.parse(statement.sql, dialect=dialect)) == 1
    outline = "\n".join(f"-- {sentence}" for sentence in statements["duckdb"].outline)
    shown = "\n\n".join(f"-- {dialect}\n{statement.sql};" for dialect, statement in statements.items())
    golden(f"shop/{name}.sql", f"-- query: {query}\n{outline}\n\n{shown}\n")


@pytest.mark.parametrize("name", CASES)
def test_the_rows_are_those_of_a_person(shop: Workbench, data: duckdb.DuckDBPyConnection, name: str) -> None:
    query, sql = CASES[name]
    table = shop.run(query).arrow
    ours = list(zip(*(column.to_pylist() for column in table.columns), strict=True))
    theirs = data.execute(sql).fetchall()
    assert len(ours) == len(theirs)
    for left, right in zip(ours, theirs, strict=True):
        for a, b in zip(left, right, strict=True):
            assert math.isclose(a, b, rel_tol=1e-9) if isinstance(a, float) and b is not None else a == b, (
                ours,
                theirs,
            )


def test_no_recorded_sql_is_left_over(request) -> None:
    folder = request.path.parents[1] / "golden" / "shop"
    assert {file.stem for file in folder.glob("*.sql")} == set(CASES)
