"""What random worlds are made of: kinds of values, tables, plans of datasets, and the paths between them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

#: Hypothesis's `draw`.
Draw = Any

#: Instants that time goes wrong at: ends of months and years, leap days, gaps.
DAYS = [date(2023, 12, 31)] + [
    date(2024, month, day)
    for month, day in ((1, 1), (1, 2), (1, 31), (2, 1), (2, 28), (2, 29), (3, 1), (3, 31), (12, 30), (12, 31))
]
DAYS += [date(2025, 1, 1), date(2025, 2, 28)]
TODAY = date(2024, 3, 31)

VALUES: dict[str, tuple[str, list[Any]]] = {
    "text": ("VARCHAR", ["a", "b", "c", "", "it's", "A_b"]),
    "number": ("INTEGER", [0, 1, 2, 3, -1]),
    "decimal": ("DECIMAL(10,2)", [Decimal(x) for x in ("0.00", "0.10", "1.25", "-3.50", "99.99", "0.33")]),
    "double": ("DOUBLE", [0.0, 0.25, 1.5, -2.75]),
    "boolean": ("BOOLEAN", [True, False]),
    "day": ("DATE", DAYS),
    "stamp": ("TIMESTAMP", [datetime(d.year, d.month, d.day, hour, 30) for d in DAYS[:7] for hour in (0, 23)]),
    "key": ("INTEGER", [1, 2, 3]),
    "reference": ("INTEGER", [1, 2, 3, 9]),
    "code": ("VARCHAR", ["x", "y"]),
    "code_reference": ("VARCHAR", ["x", "y", "z"]),
}
#: Dimensions that are expressions, with what they are.
MADE = {"many": ("units > 1", "boolean"), "tag": ("coalesce(kind, 'none')", "text"), "twice": ("units * 2", "number")}
TYPES = {"number": "number", "decimal": "number", "double": "number", "boolean": "boolean"}


@dataclass(frozen=True)
class Table:
    """A physical table: its columns with their kinds, and its rows."""

    name: str
    columns: dict[str, str]
    rows: list[dict[str, Any]]

    def sql(self) -> Iterator[tuple[str, list[Any]]]:
        """Yield what makes the table in DuckDB."""
        yield f"CREATE TABLE {self.name} ({', '.join(f'{c} {VALUES[k][0]}' for c, k in self.columns.items())})", []
        if self.rows:
            marks = ", ".join(f"({', '.join('?' * len(self.columns))})" for _ in self.rows)
            yield f"INSERT INTO {self.name} VALUES {marks}", [row[c] for row in self.rows for c in self.columns]


@dataclass(frozen=True)
class Link:
    role: str
    target: Kind


@dataclass(frozen=True)
class Kind:
    """The plan of a dataset: what it is called, how it is keyed, what it has and where it leads."""

    name: str
    keys: dict[str, str] = field(default_factory=dict)
    fields: dict[str, str] = field(default_factory=dict)
    links: tuple[Link, ...] = ()
    history: bool = False
    label: bool = False
    made: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Path:
    """Something a fact can be grouped or filtered by: where it ends, so that paths of several facts can be compared."""

    text: str
    kind: str
    ends: tuple[str, str]


@dataclass(frozen=True)
class Metric:
    """A metric with the facts that it counts in, and its text in the catalog.

    Attributes:
        form: `simple`, `derived`, `moved` (read at other instants), `balance`, `window` (along the result) or `every`
            (with a row for each period).
        plain: counted by the day of its fact, without a filter.
        daily: counted by days.
        needs: paths that a query must group by.
    """

    name: str
    facts: frozenset[str]
    text: str
    form: str
    additive: bool = False
    plain: bool = True
    daily: bool = True
    needs: tuple[str, ...] = ()


def reachable(kind: Kind) -> Iterator[Path]:
    """Yield the paths of a fact: its own dimensions, its keys, and those of what it leads to."""
    for name, of in kind.fields.items():
        yield Path(name, of, (kind.name, name))
    for name in kind.made:
        yield Path(name, MADE[name][1], (kind.name, name))
    yield Path("time", "day", ("time", "time"))
    yield from followed(kind, ())


def common(facts: list[Kind]) -> list[Path]:
    """Return the paths of the first fact that every other has too, ending at the same place."""
    first, *others = [{path.text: path for path in reachable(fact)} for fact in facts]
    return [path for text, path in first.items() if all(other.get(text) == path for other in others)]


def followed(kind: Kind, roles: tuple[str, ...]) -> Iterator[Path]:
    for link in kind.links:
        way, target = (*roles, link.role), link.target
        start = ".".join(way)
        if len(target.keys) == 1:
            yield Path(start, "key of", (target.name, ""))
        for name, of in (target.keys | target.fields).items():
            yield Path(f"{start}.{name}", of, (target.name, name))
        yield from followed(target, way)
