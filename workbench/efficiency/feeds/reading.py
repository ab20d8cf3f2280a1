"""From a delivered file to typed rows, in layers that are views: delivered, mapped, repaired, typed.

Each layer changes one thing, so that a check can look at the one it is about, and a note can count what a layer did.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb
from sqlglot import exp

from workbench.efficiency import columns
from workbench.efficiency.columns import Column
from workbench.efficiency.feeds.mapping import JSON_COLUMNS, Mapping, Note
from workbench.efficiency.feeds.source import DELIVERED, ROW, Source, opened
from workbench.efficiency.views import duckdb_type

MAPPED, REPAIRED, READ, TYPED = "mapped", "repaired", "read_as_typed", "typed"

#: What the typed rows do not know: the pointer of the lake says it.
_LATER = frozenset({"x_ingested_at", "x_snapshot"})


@dataclass(frozen=True, slots=True)
class Reading:
    """A delivered file with its mapping, open on a connection."""

    connection: duckdb.DuckDBPyConnection
    source: Source
    mapping: Mapping
    columns: tuple[Column, ...]
    notes: tuple[Note, ...]

    @classmethod
    def of_file(
        cls,
        connection: duckdb.DuckDBPyConnection,
        file: Path,
        *,
        staging: Path,
        mapped: Callable[[Sequence[str]], Mapping],
        delimiter: str = ",",
    ) -> Reading:
        """Open a file and map it.

        Raises:
            EngineError: the file cannot be read, or was cut off.
        """
        source = opened(connection, file, staging=staging / "delivered.parquet", delimiter=delimiter)
        return cls.of(connection, source, mapped(tuple(source.columns)))

    @classmethod
    def of(cls, connection: duckdb.DuckDBPyConnection, source: Source, mapping: Mapping) -> Reading:
        """Lay the layers over the view `delivered`."""
        values = [exp.alias_(value, name, quoted=True) for name, value in mapping.columns.items()]
        _view(connection, MAPPED, values, DELIVERED)
        found = _columns(connection, mapping)
        counts = _counts(connection, MAPPED, [(c.name, s) for c in found if (s := columns.spelled(c)) is not None])
        # Only where NULL is spelled anywhere is each value looked at again.
        _view(
            connection,
            REPAIRED,
            [_aliased(c, columns.repaired(c) if counts.get(c.name) else None) for c in found],
            MAPPED,
        )
        notes = [_spelled(name, count) for name, count in counts.items() if count]
        notes += _layer_notes(connection, found)
        _view(connection, READ, [exp.alias_(columns.typed(c), c.name, quoted=True) for c in found], REPAIRED)
        _view(connection, TYPED, _with_tags(mapping, found), READ)
        return cls(connection, source, mapping, found, (*mapping.notes, *notes))

    def rows(self, *, feed: str = "", run: str = "") -> duckdb.DuckDBPyRelation:
        """Return the typed rows with where they come from, in the order of the file."""
        schema = self.mapping.table.schema
        origin = {"x_feed": feed, "x_source_sha": self.source.sha, "x_run": run}
        there = {column.name for column in self.columns}
        values = [
            exp.alias_(exp.Literal.string(origin[name]), name)
            if name in origin
            else _named(name, there, schema.field(name).type)
            for name in schema.names
            if name not in _LATER
        ]
        extra = [name for name in self.connection.view(TYPED).columns if name not in schema.names]
        values += [exp.column(name, quoted=True) for name in extra]
        return self.connection.sql(exp.select(*values).from_(TYPED).order_by(ROW).sql("duckdb"))


def _named(name: str, there: set[str], kind: object) -> exp.Expr:
    if name in there or name == ROW:
        return exp.column(name, quoted=True)
    return exp.alias_(exp.cast(exp.null(), duckdb_type(kind), dialect="duckdb"), name, quoted=True)


def _view(connection: duckdb.DuckDBPyConnection, name: str, values: Sequence[exp.Expr], of: str) -> None:
    select = exp.select(*values, exp.column(ROW)).from_(of)
    connection.sql(select.sql("duckdb")).create_view(name, replace=True)


def _columns(connection: duckdb.DuckDBPyConnection, mapping: Mapping) -> tuple[Column, ...]:
    view = connection.view(MAPPED)
    return tuple(
        Column(name, mapping.kind(name), str(kind), name in JSON_COLUMNS, mapping.formats)
        for name, kind in zip(view.columns, view.types, strict=True)
        if name != ROW
    )


def _aliased(column: Column, value: exp.Expr | None) -> exp.Expr:
    plain = exp.column(column.name, quoted=True)
    return plain if value is None else exp.alias_(value, column.name, quoted=True)


def _with_tags(mapping: Mapping, found: Sequence[Column]) -> list[exp.Expr]:
    tags = mapping.tags if any(column.name == "Tags" for column in found) else ()
    plain = [exp.column(column.name, quoted=True) for column in found]
    return plain + [exp.alias_(columns.tag("Tags", key), f"tag_{key}", quoted=True) for key in tags]


def _counts(
    connection: duckdb.DuckDBPyConnection, of: str, conditions: Sequence[tuple[str, exp.Expr]]
) -> dict[str, int]:
    """How many rows of a layer each condition holds for."""
    if not conditions:
        return {}
    (found,) = connection.sql(exp.select(*columns.counted(conditions)).from_(of).sql("duckdb")).fetchall()
    return {name: int(count) for (name, _), count in zip(conditions, found, strict=True)}


def _layer_notes(connection: duckdb.DuckDBPyConnection, found: Sequence[Column]) -> list[Note]:
    """What reading the repaired values changed: amounts rounded, tag keys trimmed, tags that are none."""
    conditions = {("rounded", c.name): test for c in found if (test := columns.inexact(c)) is not None}
    for column in found:
        if column.is_json:
            conditions |= {(what, column.name): test(column) for what, test in _OF_OBJECTS.items()}
    counts = _counts(connection, REPAIRED, [(" ".join(key), test) for key, test in conditions.items()])
    return [_change(*key, count) for key, count in zip(conditions, counts.values(), strict=True) if count]


_OF_OBJECTS = {
    "trimmed": columns.blank_keys,
    "clash": columns.clashing_keys,
    "no-object": columns.not_an_object,
}

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
