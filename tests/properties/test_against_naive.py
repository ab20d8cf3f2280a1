"""The product beside a naive evaluator written from the documentation: the same rows, in random worlds."""

from __future__ import annotations

import math
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path as FilePath
from typing import Any

import duckdb
import pytest
from hypothesis import HealthCheck, given, note, seed, settings
from hypothesis import strategies as st

import workbench
from workbench.query.parse import parse
from workbench.session import Workbench

sys.path.insert(0, str(FilePath(__file__).parent))
from asked import queries
from naive import Answer, answer
from naive_values import value
from pieces import TODAY
from worlds import World, worlds

#: Questions in each world.
QUERIES = 5
CASES = settings(max_examples=100, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
LONG = settings(CASES, max_examples=200, derandomize=False)
SHARDS = 10


@contextmanager
def opened(world: World) -> Iterator[Workbench]:
    """The product over the world's tables."""
    with duckdb.connect() as connection:
        filled(connection, world)
        session = workbench.open(world.catalog, warehouse=connection, registry=":memory:", today=TODAY)
        try:
            yield session
        finally:
            session.close()


def filled(connection: duckdb.DuckDBPyConnection, world: World) -> None:
    """Make the world's tables."""
    for table in world.tables:
        for sql, values in table.sql():
            connection.execute(sql, values)


def same(product: Any, wanted: Any) -> bool:
    """Whether a cell is right: what is exact exactly, the rest to 1e-9."""
    if wanted is None or product is None:
        return product is None and wanted is None
    if isinstance(wanted, float):
        return math.isclose(float(product), wanted, rel_tol=1e-9, abs_tol=1e-9)
    if isinstance(wanted, Fraction) and isinstance(product, float):
        return math.isclose(product, float(wanted), rel_tol=1e-9, abs_tol=1e-9)
    return type(product) is not float and value(product) == wanted


def key(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """An order for rows that a difference in the ninth digit does not change."""
    return tuple((cell is None, *_near(cell)) for cell in row)


def _near(cell: Any) -> tuple[float, str]:
    return (
        (round(float(cell), 4), "") if isinstance(cell, int | float | Decimal | Fraction) else (0.0, str(value(cell)))
    )


def differs(product: list[tuple[Any, ...]], wanted: Answer) -> str | None:
    """What is different, in words; None where the rows are the same."""
    left, right = product, wanted.rows
    if not wanted.ordered:
        left, right = sorted(left, key=key), sorted(right, key=key)
    if len(left) == len(right) and all(all(map(same, a, b)) for a, b in zip(left, right, strict=True)):
        return None
    return f"the product: {left}\nthe rules:   {[tuple(map(shown, row)) for row in right]}"


def shown(cell: Any) -> Any:
    return str(cell) if isinstance(cell, Fraction | date) else cell


def check(session: Workbench, world: World, text: str) -> None:
    """Ask one query. What is asked here is all promised, so a refusal is a fault too."""
    note(f"{world}\n\n{text}")
    try:
        result = session.run(text)
    except workbench.WorkbenchError as error:
        raise AssertionError(f"{text}\n{error}\n{world}") from error
    wanted = answer(world.catalog, world.rows, parse(text), TODAY)
    table = result.arrow
    assert tuple(table.column_names) == wanted.columns
    difference = differs(list(zip(*(column.to_pylist() for column in table.columns), strict=True)), wanted)
    assert difference is None, f"{text}\n{difference}\n{world}\n{result.sql}"


def compare(data: st.DataObject) -> None:
    """Ask a random world random queries, and hold each answer against the rules."""
    world = data.draw(worlds())
    with opened(world) as session:
        for _ in range(QUERIES):
            check(session, world, data.draw(queries(world)))


@CASES
@given(data=st.data())
def test_the_product_answers_as_the_rules_say(data: st.DataObject) -> None:
    compare(data)


@pytest.mark.slow
@pytest.mark.parametrize("shard", range(SHARDS))
def test_ten_thousand_answers_are_as_the_rules_say(shard: int) -> None:
    """In shards, so that none runs into the time limit of a test; each has worlds of its own."""
    seed(shard)(LONG(given(data=st.data())(compare)))()
