"""Which dimensions a change is taken apart by: those the question names, else those with few values that are known."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

from workbench.catalog.askable import askable
from workbench.catalog.graph import readings
from workbench.catalog.model import Catalog, Dimension, DimensionType
from workbench.planner import Plan
from workbench.query import model as q
from workbench.query.conjunction import conjuncts
from workbench.query.expression import Column, Compare, Expression

#: How many dimensions are looked at where the question names none, and how many values each may have.
MOST_DIMENSIONS, MOST_VALUES = 20, 200

Values: TypeAlias = Callable[[str], Sequence[str]]
Paths: TypeAlias = tuple[tuple[str, str], ...]


def looked_at(catalog: Catalog, query: q.MetricQuery, planned: Plan, values: Values) -> tuple[Paths, Paths]:
    """Return the dimensions to look at, each with its title, and those left out, each with the reason."""
    if query.by:
        written = [".".join(item.path.parts) for item in query.by]
        return tuple((path, _title(_dimension(catalog, planned, path), path)) for path in written), ()
    pinned = set(_pinned(query.where))
    chosen: list[tuple[str, str]] = []
    left_out: list[tuple[str, str]] = []
    for path in _labels_first(catalog, planned, askable(catalog, [planned.resolved.measured[0].metric.key])):
        dimension = _dimension(catalog, planned, path)
        if dimension is None or dimension.type not in {DimensionType.TEXT, DimensionType.BOOLEAN} or path in pinned:
            continue
        if reason := _too_many(dimension, values(path), len(chosen)):
            left_out.append((path, reason))
        else:
            chosen.append((path, _title(dimension, path)))
    return tuple(chosen), tuple(left_out)


def _labels_first(catalog: Catalog, planned: Plan, paths: Sequence[str]) -> list[str]:
    """People know names better than codes, and what both tell is told once."""
    found = {path: _dimension(catalog, planned, path) for path in paths}

    def is_label(path: str) -> bool:
        dimension = found[path]
        return dimension is not None and catalog.datasets[dimension.dataset].label == dimension.name

    return sorted(paths, key=lambda path: not is_label(path))


def _too_many(dimension: Dimension, values: Sequence[str], chosen: int) -> str | None:
    """Why a dimension is not looked at; None when it is."""
    if dimension.type is not DimensionType.BOOLEAN and not values:
        return "its values are not known"
    if len(values) > MOST_VALUES:
        return f"it has {len(values):,} values"
    return f"{MOST_DIMENSIONS} others come first" if chosen >= MOST_DIMENSIONS else None


def _dimension(catalog: Catalog, planned: Plan, path: str) -> Dimension | None:
    dataset = planned.resolved.branches[0].dataset
    found = readings(catalog, dataset, tuple(path.split(".")))
    return found[0].dimension if found else None


def _title(dimension: Dimension | None, path: str) -> str:
    return dimension.doc.title if dimension is not None and dimension.doc.title else path


def _pinned(where: Expression | None) -> list[str]:
    """Paths that the question holds at one value: they explain nothing."""
    return [
        ".".join(part.left.path.parts)
        for part in conjuncts(where)
        if isinstance(part, Compare) and part.op == "=" and isinstance(part.left, Column)
    ]
