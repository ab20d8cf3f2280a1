"""What shape a result has: its axes and its metrics, read once for the chart.

A key with its label (`destination`, `destination.name`) is one axis, named by the label.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from decimal import Decimal

from workbench.query.model import Dimension
from workbench.result.model import Result, ResultColumn
from workbench.result.numbers import formatter
from workbench.result.rows import values
from workbench.result.units import beside

_COMPARED = ("__previous", "__difference", "__change")


@dataclass(frozen=True, slots=True)
class Axis:
    """A dimension of the result: its values and their names, one for each row; a name stands for one value only."""

    column: ResultColumn
    values: tuple[object, ...]
    names: tuple[str, ...]

    @property
    def title(self) -> str:
        """What people call the axis."""
        return self.column.title or self.column.name

    @property
    def is_time(self) -> bool:
        """Whether it is a calendar's axis."""
        return self.column.type == "time"

    @property
    def is_ordered(self) -> bool:
        """Whether its values stand in an order of their own."""
        return self.column.type in {"time", "number"}


@dataclass(frozen=True, slots=True)
class Measure:
    """A metric of the result: its numbers and how they are written."""

    column: ResultColumn
    numbers: tuple[float | None, ...]
    texts: tuple[str, ...]

    @property
    def name(self) -> str:
        """What the metric is called."""
        return self.column.title or self.column.name

    @property
    def unit(self) -> str:
        """What it counts, in the plural; empty when the name says it."""
        return beside(self.name, self.column.unit)

    @property
    def is_percent(self) -> bool:
        """Whether a hundredth is one percent."""
        return self.column.format == "percent" or (self.column.format or "").endswith("%")


@dataclass(frozen=True, slots=True)
class Shape:
    """Axes and metrics of a result."""

    axes: tuple[Axis, ...]
    measures: tuple[Measure, ...]
    rows: int


def shape(result: Result, most: int) -> Shape:
    """Return the axes and metrics of the first rows."""
    found = list(zip(result.columns, values(result, most), strict=True))
    names = {column.name for column in result.columns}
    measures = [
        _measure(c, v) for c, v in found if c.kind == "metric" and not _is_comparison(c.name, names) and _is_number(v)
    ]
    return Shape(_axes(found, _asked(result)), tuple(measures), min(len(result), most))


def _asked(result: Result) -> frozenset[str]:
    """The columns that stand in `by` themselves."""
    return frozenset(_output(item) for item in result.query.by)


def _output(item: Dimension) -> str:
    return item.alias or ".".join(item.path.parts)


def _is_comparison(name: str, names: set[str]) -> bool:
    return any(name.endswith(end) and name.removesuffix(end) in names for end in _COMPARED)


def _is_number(found: list[object]) -> bool:
    return all(v is None or (isinstance(v, (int, float, Decimal)) and not isinstance(v, bool)) for v in found)


def _measure(column: ResultColumn, found: list[object]) -> Measure:
    write = formatter(column, found)
    numbers = tuple(float(v) if isinstance(v, (int, float, Decimal)) else None for v in found)
    return Measure(column, tuple(_finite(n) for n in numbers), tuple(write(v) for v in found))


def _finite(number: float | None) -> float | None:
    return number if number is not None and abs(number) < float("inf") else None


def _axes(found: list[tuple[ResultColumn, list[object]]], asked: frozenset[str]) -> tuple[Axis, ...]:
    axes: list[Axis] = []
    for column, read in found:
        if column.kind != "dimension":
            continue
        write = formatter(column, read)
        if axes and column.name not in asked and column.name.startswith(f"{axes[-1].column.name}."):
            axes[-1] = _labelled(axes[-1], column.title, [None if v is None else write(v) for v in read])
        else:
            axes.append(
                Axis(column, tuple(read), tuple("(null)" if v is None else write(v) or "(empty)" for v in read))
            )
    return tuple(axes)


def _labelled(key: Axis, title: str, labels: list[str | None]) -> Axis:
    """The axis under its labels; a label that several keys share gets its key beside it, a missing one is the key."""
    pairs = {name: label or name for name, label in zip(key.names, labels, strict=True)}
    shared = Counter(pairs.values())
    unique = {name: f"{label} [{name}]" if shared[label] > 1 else label for name, label in pairs.items()}
    return Axis(replace(key.column, title=title or key.title), key.values, tuple(unique[name] for name in key.names))
