"""From a delivered file to typed rows, in layers that are views: delivered, mapped, repaired, checked, typed.

Each layer changes one thing, so that a check can look at the one it is about, and a note can count what a layer did.
`checked` has every column of the table, and beside them whether a value could not be read (`unread_mark`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb
from sqlglot import exp

from workbench.efficiency import columns, relations
from workbench.efficiency.columns import Column
from workbench.efficiency.feeds.mapping import JSON_COLUMNS, Mapping, Note
from workbench.efficiency.feeds.source import DELIVERED, ROW, Source, opened

MAPPED, REPAIRED, READ, CHECKED = "mapped", "repaired", "read_as_typed", "checked"

#: What the typed rows do not know: the pointer of the lake says it.
LATER = frozenset({"x_ingested_at", "x_snapshot"})
_ORIGIN = ("x_feed", "x_source_sha", "x_run")


def unread_mark(column: str) -> str:
    """The column of `checked` that says whether a value could not be read."""
    return f"unread {column}"


@dataclass(frozen=True, slots=True)
class Reading:
    """A delivered file with its mapping, open on a connection.

    Attributes:
        columns: what was mapped, in order.
        unread: the columns of which some values may not be readable.
    """

    connection: duckdb.DuckDBPyConnection
    source: Source
    mapping: Mapping
    columns: tuple[Column, ...]
    unread: tuple[Column, ...]
    notes: tuple[Note, ...]

    @classmethod
    def of_file(
        cls,
        connection: duckdb.DuckDBPyConnection,
        file: Path,
        *,
        staging: Path,
        mapped: Callable[[Sequence[str]], Mapping],
    ) -> Reading:
        """Open a file and map it.

        Raises:
            EngineError: the file cannot be read, or was cut off.
        """
        source = opened(connection, file, staging=staging / "delivered.parquet")
        return cls.of(connection, source, mapped(tuple(source.columns)))

    @classmethod
    def of(
        cls, connection: duckdb.DuckDBPyConnection, source: Source, mapping: Mapping, *, also: Iterable[str] = ()
    ) -> Reading:
        """Lay the layers over the view `delivered`.

        Args:
            also: delivered columns that are checked though they are no part of the rows.
        """
        beside = [relations.col(name) for name in also if name in source.columns and name not in mapping.columns]
        values = [columns.named(value, name) for name, value in mapping.columns.items()]
        _view(connection, MAPPED, [*values, *beside], DELIVERED)
        found = _columns(connection, mapping)
        spelled = {c.name: test for c in found if (test := columns.spelled(c)) is not None}
        counts = counted(connection, MAPPED, spelled)
        # Only where NULL is spelled anywhere is each value looked at again.
        repaired = [
            columns.named(columns.repaired(c), c.name) if counts.get(c.name) else relations.col(c.name) for c in found
        ]
        _view(connection, REPAIRED, repaired, MAPPED)
        unread = {c: test for c in found if (test := columns.unread(c)) is not None}
        marks = [columns.named(test, unread_mark(c.name)) for c, test in unread.items()]
        changes = _changes(connection, found)
        mended = {change.column for change in changes}
        read = [columns.named(columns.typed(c, mend=c.name in mended), c.name) for c in found]
        _view(connection, READ, [*read, *marks], REPAIRED)
        _view(connection, CHECKED, _checked(connection, mapping, found), READ)
        notes = [_spelled(name, count) for name, count in counts.items() if count]
        kept = tuple(c for c in found if c.name in mapping.columns)
        return cls(connection, source, mapping, kept, tuple(unread), (*mapping.notes, *notes, *changes))

    def rows(self, *, feed: str = "", run: str = "", without: exp.Expr | None = None) -> duckdb.DuckDBPyRelation:
        """Return the typed rows with where they come from, in the order of the file.

        Args:
            without: a condition on `checked`; the rows it holds for are left out.
        """
        schema = self.mapping.table.schema
        origin = {"x_feed": feed, "x_source_sha": self.source.sha, "x_run": run}
        names = [name for name in schema.names if name not in LATER]
        extra = [c.name for c in self.columns if c.name not in schema.names] + self._tags
        values = [
            columns.named(relations.text(origin[name]), name) if name in origin else relations.col(name)
            for name in names
        ]
        select = columns.selected([*values, *map(relations.col, extra)], CHECKED)
        if without is not None:
            select = select.where(exp.not_(exp.Coalesce(this=exp.paren(without), expressions=[exp.false()])))
            if without.find(exp.Subquery):  # a join, which keeps no order
                select = select.order_by(ROW)
        return relations.execute(self.connection, select)

    @property
    def _tags(self) -> list[str]:
        return [f"tag_{key}" for key in self.mapping.tags] if "Tags" in self.mapping.columns else []


def _view(connection: duckdb.DuckDBPyConnection, name: str, values: Sequence[exp.Expr], of: str) -> None:
    select = columns.selected([*values, relations.col(ROW)], of)
    relations.execute(connection, select).create_view(name, replace=True)


def _columns(connection: duckdb.DuckDBPyConnection, mapping: Mapping) -> tuple[Column, ...]:
    view = connection.view(MAPPED)
    return tuple(
        Column(name, mapping.kind(name), str(kind), name in JSON_COLUMNS, mapping.formats)
        for name, kind in zip(view.columns, view.types, strict=True)
        if name != ROW
    )


def _checked(connection: duckdb.DuckDBPyConnection, mapping: Mapping, found: Sequence[Column]) -> list[exp.Expr]:
    """Every column of the table, those of the mapping beyond it, the tags asked for, and the marks."""
    there = [name for name in connection.view(READ).columns if name != ROW]
    tags = mapping.tags if any(column.name == "Tags" for column in found) else ()
    missing = [
        columns.named(relations.nothing(field.type), field.name)
        for field in mapping.table.schema
        if field.name not in {*there, *LATER, *_ORIGIN, ROW}
    ]
    return [
        *map(relations.col, there),
        *missing,
        *(columns.named(columns.tag("Tags", key), f"tag_{key}") for key in tags),
    ]


def counted(connection: duckdb.DuckDBPyConnection, of: str, conditions: dict[str, exp.Expr]) -> dict[str, int]:
    """Return how many rows of a layer each condition holds for."""
    if not conditions:
        return {}
    select = columns.selected(columns.counted(conditions.items()), of)
    (found,) = relations.execute(connection, select).fetchall()
    return {name: int(count) for name, count in zip(conditions, found, strict=True)}


_OF_OBJECTS: dict[str, Callable[[Column], exp.Expr]] = {
    "trimmed": columns.blank_keys,
    "clash": columns.clashing_keys,
    "no-object": columns.not_an_object,
}


def _changes(connection: duckdb.DuckDBPyConnection, found: Sequence[Column]) -> list[Note]:
    """What reading the repaired values changed: amounts rounded, tag keys trimmed, tags that are none."""
    conditions = {("rounded", c.name): test for c in found if (test := columns.inexact(c)) is not None}
    for column in found:
        if column.is_json:
            conditions |= {(what, column.name): test(column) for what, test in _OF_OBJECTS.items()}
    counts = counted(connection, REPAIRED, {" ".join(key): test for key, test in conditions.items()})
    return [_change(*key, count) for key, count in zip(conditions, counts.values(), strict=True) if count]


_CHANGES = {
    "rounded": "{n} of {column} have more than 12 decimals: they are rounded to 12.",
    "trimmed": "{n} of {column} have a key with blanks around it: the blanks are taken off.",
    "clash": "{n} of {column} have a key with and without blanks around it, with two values: they stay as they are.",
    "no-object": "{n} of {column} are no JSON object: the text is kept under the key x_unread.",
}


def _change(what: str, column: str, count: int) -> Note:
    return Note(what, column, _CHANGES[what].format(n=f"{count:,} values", column=column), count)


def _spelled(column: str, count: int) -> Note:
    return Note("null-spelled", column, f"{count:,} values of {column} spell NULL: they are null.", count)
