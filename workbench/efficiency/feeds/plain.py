"""Plain CSV or Parquet of a platform: columns by name, by a mapping, or by a SELECT that the feed declares."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError

from workbench.efficiency import relations
from workbench.efficiency.contracts.faults import Faults
from workbench.efficiency.contracts.sql import VALUE, allowed, one_select
from workbench.efficiency.feeds.mapping import Mapping, Note
from workbench.efficiency.feeds.source import DELIVERED
from workbench.efficiency.tables import TABLES
from workbench.errors import DefinitionError, Issue, nearest

if TYPE_CHECKING:
    from workbench.efficiency.feeds.declared import Feed

#: What a column is where neither the file nor the feed says it: another column, or a value.
_OTHERWISE: dict[str, tuple[tuple[str, exp.Expr | str], ...]] = {
    "asset": (("observed_at", "valid_from"),),
    "ownership": (("observed_at", "valid_from"), ("share", exp.Literal.number(1))),
    "usage": (("consumer_platform", "platform"),),
}


def mapped(header: Sequence[str], feed: Feed) -> Mapping:
    """Return how the columns of a header become those of the feed's table.

    Raises:
        DefinitionError: the feed maps a column to one that the file does not have, or to what is no value.
    """
    table, known = TABLES[feed.table], {name.casefold(): name for name in header}
    own = [name for name in table.schema.names if not name.startswith("x_")]
    columns: dict[str, exp.Expr] = {}
    for name in own:
        if name in feed.columns:
            columns[name] = _value(feed, name, known)
        elif name.casefold() in known:
            columns[name] = relations.col(known[name.casefold()])
        elif name == "platform" and feed.platform:
            columns[name] = relations.text(feed.platform)
    notes = _completed(feed, columns)
    used = {column.name for value in columns.values() for column in value.find_all(exp.Column)}
    notes += [_left_out(name) for name in header if name not in used]
    missing = [name for name in table.required if name not in columns]
    notes += [Note("missing-column", name, f"There is no column {name}: it is null.") for name in missing]
    return Mapping(table, columns, formats=feed.instants, notes=tuple(notes))


def select(feed: Feed) -> exp.Query:
    """Return the feed's SELECT over `delivered`.

    Raises:
        DefinitionError: it is none, or reads or calls what it may not.
    """
    faults = Faults(feed.select, f"feed {feed.name}")
    tree = one_select(feed.select, faults, at=feed.select)
    if tree is not None:
        ctes = {cte.alias_or_name for cte in tree.find_all(exp.CTE)}
        for table in tree.find_all(exp.Table):
            if table.name not in {*ctes, DELIVERED} or table.db:
                near = nearest(table.name, [DELIVERED])
                faults.add("other-table", f"A feed's SELECT reads 'delivered', not '{table.name}'.", table.name, near)
    faults.raise_any()
    assert tree is not None  # noqa: S101  what was none is a fault
    return tree


def _value(feed: Feed, name: str, known: dict[str, str]) -> exp.Expr:
    text = feed.columns[name]
    if text.casefold() in known:
        return relations.col(known[text.casefold()])
    try:
        tree = sqlglot.parse_one(text, dialect="duckdb")
    except SqlglotError as error:
        raise _unfit(feed, name, f"'{text}' is neither a column of the file nor an expression") from error
    refused = next((node for node in tree.walk() if not allowed(node, VALUE)), None)
    if refused is not None:
        raise _unfit(feed, name, f"'{refused.sql('duckdb')[:60]}' may not stand there")
    for column in list(tree.find_all(exp.Column)):
        if column.name.casefold() not in known:
            near = nearest(column.name, known.values())
            raise _unfit(feed, name, f"the file has no column '{column.name}'", near)
        column.replace(relations.col(known[column.name.casefold()]))
    return tree if not isinstance(tree, exp.Column) else relations.col(known[tree.name.casefold()])


def _unfit(feed: Feed, column: str, why: str, suggestions: tuple[str, ...] = ()) -> DefinitionError:
    message = f"Feed {feed.name}, column {column}: {why}."
    return DefinitionError(Issue("bad-column", message, suggestions=suggestions, remedy="Change it in feeds.yml."))


def _completed(feed: Feed, columns: dict[str, exp.Expr]) -> list[Note]:
    """Fill what can be said though nobody said it, with a note each."""
    notes = []
    for name, value in _OTHERWISE.get(feed.table, ()):
        if name in columns:
            continue
        filled = columns.get(value) if isinstance(value, str) else value
        if filled is not None:
            columns[name] = filled.copy()
            said = value if isinstance(value, str) else value.sql()
            notes.append(Note("filled-column", name, f"There is no column {name}: it is {said}."))
    return notes


def _left_out(name: str) -> Note:
    return Note("dropped-column", name, f"'{name}' is mapped to nothing: it is left out.")
