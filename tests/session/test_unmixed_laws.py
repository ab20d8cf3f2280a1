"""A law of what must not be mixed: whatever is answered is a sum within one currency, and what could be is answered."""

from __future__ import annotations

from collections import defaultdict

import duckdb
import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

import workbench
from workbench.catalog.load import read_texts
from workbench.errors import QueryError

CATALOG, _ = read_texts(
    {
        "a.yml": "dataset: bills\nsource: bills\ndimensions: [shop, kind, currency]\n"
        "metrics: {cost: {expr: sum(amount), unmixed: currency}, per_bill: cost / bills, bills: count(*)}\n"
    }
)

ROW = st.tuples(st.sampled_from("ab"), st.sampled_from("xy"), st.sampled_from(("USD", "EUR", None)), st.integers(-5, 5))
CONDITION = st.sampled_from(
    (
        ("shop = 'a'", lambda row: row[0] == "a"),
        ("kind in ('x', 'y')", lambda row: True),
        ("currency = 'USD'", lambda row: row[2] == "USD"),
        ("'EUR' = currency", lambda row: row[2] == "EUR"),
        ("currency is null", lambda row: row[2] is None),
        ("(currency = 'USD' or kind = 'x')", lambda row: row[2] == "USD" or row[1] == "x"),
    )
)
PINS = {"currency = 'USD'", "'EUR' = currency"}


@settings(max_examples=60, deadline=None)
@given(
    rows=st.lists(ROW, min_size=1, max_size=6),
    groups=st.sets(st.sampled_from(("shop", "kind", "currency"))),
    conditions=st.lists(CONDITION, max_size=2),
    rate=st.booleans(),
)
def test_what_is_answered_is_of_one_currency(rows, groups, conditions, rate) -> None:  # type: ignore[no-untyped-def]
    by = sorted(groups)
    query = "per_bill" if rate else "cost"
    query += f" by {', '.join(by)}" if by else ""
    query += f" where {' and '.join(text for text, _ in conditions)}" if conditions else ""
    kept = [row for row in rows if all(holds(row) for _, holds in conditions)]
    apart = "currency" in groups or any(text in PINS for text, _ in conditions)
    expected = defaultdict(list)
    for row in kept:
        expected[tuple(row["shop kind currency".split().index(name)] for name in by)].append(row[3])
    found = answer(rows, query)
    if not apart and len({row[2] for row in kept}) > 1:
        assert found is None
        return
    assert found is not None
    sums = {key: sum(amounts) / (len(amounts) if rate else 1) for key, amounts in expected.items()}
    assert {tuple(row[:-1]): row[-1] for row in found} == (sums if by or kept else {(): None})


def answer(rows: list[tuple[object, ...]], query: str) -> list[tuple[object, ...]] | None:
    """The rows of a query; None where it is refused for what it would mix."""
    names = ("shop", "kind", "currency")
    columns = {name: pa.array([row[at] for row in rows], pa.string()) for at, name in enumerate(names)}
    with duckdb.connect() as connection:
        connection.from_arrow(pa.table({**columns, "amount": [row[3] for row in rows]})).create("bills")
        assert CATALOG is not None
        session = workbench.open(CATALOG, warehouse=connection, registry=":memory:")
        try:
            return [tuple(row.values()) for row in session.run(query).arrow.to_pylist()]
        except QueryError as refused:
            if {issue.code for issue in refused.issues} != {"mixed"}:
                raise
            return None
        finally:
            session.close()
