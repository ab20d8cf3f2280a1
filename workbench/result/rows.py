"""The rows that are shown, as text: read once, written by table and terminal alike."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.result.model import Result, ResultColumn
from workbench.result.numbers import formatter


@dataclass(frozen=True, slots=True)
class Cells:
    """The first rows of a result as text; None is null."""

    columns: tuple[ResultColumn, ...]
    texts: tuple[tuple[str | None, ...], ...]

    @property
    def count(self) -> int:
        """How many rows are shown."""
        return len(self.texts)


def values(result: Result, count: int) -> list[list[object]]:
    """Return the first values of each column."""
    return [column.to_pylist() for column in result.arrow.slice(0, count).columns]


def cells(result: Result, count: int) -> Cells:
    """Return the first rows as text."""
    columns = []
    for column, found in zip(result.columns, values(result, count), strict=True):
        write = formatter(column, found)
        columns.append([None if value is None else write(value) for value in found])
    return Cells(result.columns, tuple(zip(*columns, strict=True)))


def is_right_aligned(column: ResultColumn) -> bool:
    """Whether the column's digits should stand under each other."""
    return column.kind == "metric" or column.type == "number"
