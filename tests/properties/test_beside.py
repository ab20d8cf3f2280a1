"""What stands beside a metric changes nothing of it, group by group: over the small shop full of gaps.

Filtered metrics, balances, conversions, windows and ratios, alone and beside another one: each group has the same value,
and a group that only the other brings along has none.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

import workbench
from workbench.errors import EngineError, WorkbenchError
from workbench.session import Workbench

SHOP = Path(__file__).parents[1] / "cases" / "shop"

GROUPS = (
    "", "store", "store.name", "customer", "customer.vip", "customer.home.region", "time.month", "time.week",
    "customer.customer_id, time.month", "store.country, time.month", "gift", "source", "kind", "customer.card",
)  # fmt: skip
CONDITIONS = (
    "", "where gift", "where customer.vip", "where store.name = 'Main'", "where customer.home.region is null",
    "where metric(orders by customer) > 1", "during 2024-01", "where not gift or gift is null",
    "where metric(gift_share by customer) > 0.3 or customer.vip",
)  # fmt: skip

CALM = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)


@pytest.fixture(scope="module")
def shop() -> Iterator[Workbench]:
    with duckdb.connect() as connection:
        connection.execute((SHOP / "data.sql").read_text("utf-8"))
        session = workbench.open(SHOP, warehouse=connection, registry=":memory:")
        yield session
        session.close()


METRICS = sorted(workbench.open(SHOP, registry=":memory:").catalog.metrics)


def values(shop: Workbench, query: str, column: int, keys: int) -> dict[tuple[object, ...], object] | None:
    """The values of a column by key; None where the query is refused, which the engine must never do."""
    try:
        table = shop.run(query).arrow
    except EngineError:
        raise
    except WorkbenchError:
        return None
    rows = list(zip(*(c.to_pylist() for c in table.columns), strict=True))
    found = {row[:keys]: row[keys + column] for row in rows}
    assert len(found) == len(rows), query
    return found


def same(one: object, other: object) -> bool:
    if isinstance(one, float | Decimal) and isinstance(other, float | Decimal):
        return math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-12)
    return one == other


@CALM
@given(st.sampled_from(METRICS), st.sampled_from(METRICS), st.sampled_from(GROUPS), st.sampled_from(CONDITIONS))
def test_a_metric_is_the_same_alone_and_beside_another(
    shop: Workbench, metric: str, other: str, group: str, condition: str
) -> None:
    assume(metric != other)
    tail = f"{f' by {group}' if group else ''} {condition}"
    keys = len(columns(shop, metric, tail)) - 1
    assume(keys >= 0)
    by_itself = values(shop, f"{metric}{tail}", 0, keys)
    beside = values(shop, f"{metric}, {other}{tail}", 0, keys)
    assume(by_itself is not None and beside is not None)
    assert by_itself is not None
    assert beside is not None
    assert all(key in beside and same(value, beside[key]) for key, value in by_itself.items())
    assert all(beside[key] is None for key in beside.keys() - by_itself.keys())


def columns(shop: Workbench, metric: str, tail: str) -> tuple[str, ...]:
    try:
        return shop.compile(f"{metric}{tail}").columns
    except WorkbenchError:
        return ()
