"""Results made by hand: rows, columns, and a query that has the same dimensions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import pyarrow as pa
import pytest

from workbench.query.expression import Path
from workbench.query.model import Dimension, Limit, Metric, MetricQuery, Order
from workbench.result import Freshness, Result, ResultColumn


def _dimension(name: str, kind: str = "text", grain: str | None = None) -> ResultColumn:
    return ResultColumn(name, "dimension", kind, grain)


def _metric(name: str, unit: str | None = None, shape: str | None = None, title: str = "") -> ResultColumn:
    return ResultColumn(name, "metric", "number", None, unit, shape, title)


def _made(
    columns: Sequence[tuple[ResultColumn, Sequence[object]]],
    *,
    by: Sequence[str] | None = None,
    limit: int | None = None,
    order: str | None = None,
    **more: object,
) -> Result:
    dimensions = [c.name for c, _ in columns if c.kind == "dimension"] if by is None else by
    query = MetricQuery(
        metrics=tuple(Metric(c.name) for c, _ in columns if c.kind == "metric"),
        by=tuple(Dimension(Path(tuple(name.split(".")))) for name in dimensions),
        limit=Limit(limit) if limit else None,
        order=(Order(Path(tuple(order.split("."))), descending=True),) if order else (),
    )
    arrays = [pa.array(list(values)) for _, values in columns]
    table = pa.Table.from_arrays(arrays, names=[c.name for c, _ in columns])
    given = {"text": "flights by carrier.name", "sql": "SELECT 1", "outline": ("Read flights.",), **more}
    given.setdefault("freshness", Freshness("2013-12-31", "departed_on"))
    return Result(table, tuple(c for c, _ in columns), query, **given)


@pytest.fixture
def months() -> list[date]:
    return [date(2013, month, 1) for month in range(1, 13)]


@pytest.fixture
def made() -> Callable[..., Result]:
    return _made


@pytest.fixture
def dimension() -> Callable[..., ResultColumn]:
    return _dimension


@pytest.fixture
def metric() -> Callable[..., ResultColumn]:
    return _metric
