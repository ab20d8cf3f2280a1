"""Daily numbers as a matrix: a row for each group, a column for each day, nothing where there is no number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from workbench.errors import Issue, QueryError, nearest

Numbers = npt.NDArray[np.float64]

#: The most points of a chart; more are neither seen nor kept in a notebook.
MOST_POINTS = 5_000


@dataclass(frozen=True, slots=True, eq=False)
class Daily:
    """Numbers by group and day.

    Attributes:
        names: the columns that tell groups apart.
        groups: their values, sorted; one group of no values where nothing tells them apart.
        days: every day from the first to the last, none left out.
        values: groups by days; nan where there is no number.
    """

    time: str
    value: str
    names: tuple[str, ...]
    groups: tuple[tuple[object, ...], ...]
    days: tuple[date, ...]
    values: Numbers

    def until(self, day: date | None) -> int:
        """Return how many days lie before a day; all of them where none is given."""
        return len(self.days) if day is None else sum(one < day for one in self.days)

    def keys(self, group: int) -> dict[str, object]:
        """Return what a group is called, by column."""
        return dict(zip(self.names, self.groups[group], strict=True))


def daily(table: pa.Table, *, time: str | None = None, value: str | None = None) -> Daily:
    """Return a table of one number per group and day, such as a query's result, as a matrix.

    Args:
        time: the column of days; the only one of dates or instants unless given.
        value: the column of numbers; the last one unless given. All others tell groups apart.

    Raises:
        QueryError: there is no such column, no row, or two rows of a group and day.
    """
    time = time or _only_time(table)
    value = value or table.column_names[-1]
    _need(table, time, value)
    names = tuple(name for name in table.column_names if name not in {time, value})
    cells = [(_day(row[time]), tuple(row[name] for name in names), row[value]) for row in table.to_pylist()]
    cells = [cell for cell in cells if cell[0] is not None]
    if not cells:
        raise QueryError(Issue("no-days", "There is no day with a number.", remedy="Ask for a longer period."))
    groups = sorted({group for _, group, _ in cells}, key=lambda group: [(part is None, str(part)) for part in group])
    first, last = min(day for day, _, _ in cells if day), max(day for day, _, _ in cells if day)
    days = tuple(first + timedelta(days=count) for count in range((last - first).days + 1))
    return Daily(time, value, names, tuple(groups), days, _matrix(cells, groups, first, len(days)))


def rows_of(table: pa.Table, group: Mapping[str, object]) -> list[dict[str, object]]:
    """Return the rows of one group, given its columns and their values.

    Raises:
        QueryError: there is no such group.
    """
    rows = [row for row in table.to_pylist() if all(row.get(name) == value for name, value in group.items())]
    if not rows:
        message = f"There is no group {', '.join(f'{name} = {value}' for name, value in group.items())}."
        raise QueryError(Issue("no-group", message, remedy="Name one that stands in table."))
    return rows


def _matrix(
    cells: Sequence[tuple[date | None, tuple[object, ...], object]],
    groups: Sequence[tuple[object, ...]],
    first: date,
    count: int,
) -> Numbers:
    at = {group: index for index, group in enumerate(groups)}
    values = np.full((len(groups), count), np.nan)
    seen: set[tuple[int, int]] = set()
    for day, group, number in cells:
        place = (at[group], (day - first).days if day else 0)
        if place in seen:
            message = f"Two numbers stand for {day}{f' of {group}' if group else ''}."
            raise QueryError(Issue("two-numbers", message, remedy="Ask by time.day, and by what tells groups apart."))
        seen.add(place)
        if number is not None:
            values[place] = float(number)  # type: ignore[arg-type]  # a number of any kind
    return values


def _only_time(table: pa.Table) -> str:
    times: list[str] = [field.name for field in table.schema if pa.types.is_temporal(field.type)]
    if len(times) != 1:
        message = f"There are {len(times)} columns of time, and one is needed."
        raise QueryError(Issue("no-time", message, remedy="Ask by time.day, or say which with time=."))
    return times[0]


def _need(table: pa.Table, *names: str) -> None:
    issues = [
        Issue("missing-column", f"There is no column '{name}'.", None, nearest(name, table.column_names))
        for name in names
        if name not in table.column_names
    ]
    if issues:
        raise QueryError(issues)


def _day(value: object) -> date | None:
    return value.date() if isinstance(value, datetime) else value if isinstance(value, date) else None
