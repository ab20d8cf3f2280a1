"""Exports of providers in shapes of their own (AWS CUR 2.0, Azure), mapped to FOCUS from their published column lists.

The mappings are YAML beside this file. They were written from the documentation and tried on files made after it, never
on a real export: look at a month's totals beside the invoice before you rely on one. A column that an export lacks is
null in the expressions that name it; a target of which nothing is there is left out, with a note.
"""

from __future__ import annotations

from collections.abc import Mapping as Pairs
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import sqlglot
import yaml
from sqlglot import exp

from workbench.efficiency import relations
from workbench.efficiency.feeds.mapping import Mapping, Note
from workbench.efficiency.tables import AMOUNT, BILLING

if TYPE_CHECKING:
    from workbench.efficiency.feeds.declared import Feed


@dataclass(frozen=True, slots=True)
class Published:
    """A packaged mapping: target -> expression over the export's columns."""

    columns: Pairs[str, exp.Expr]
    amounts: frozenset[str]
    formats: tuple[str, ...]
    notes: Pairs[str, str]


@cache
def published(kind: str) -> Published:
    """Return the packaged mapping of a kind of export."""
    text = files("workbench.efficiency.feeds").joinpath(f"{kind}.yml").read_text("utf-8")
    given = yaml.safe_load(text)
    return Published(
        {name: sqlglot.parse_one(value, dialect="duckdb") for name, value in given["columns"].items()},
        frozenset(name.casefold() for name in given.get("amounts", ())),
        tuple(given.get("formats", ())),
        given.get("notes", {}),
    )


def mapped(header: Sequence[str], feed: Feed) -> Mapping:
    """Return how the columns of an export become FOCUS."""
    shape, known = published(feed.kind), {name.casefold(): name for name in header}
    columns: dict[str, exp.Expr] = {}
    notes = [Note("published-mapping", name, said) for name, said in shape.notes.items()]
    for target, value in shape.columns.items():
        named = {column.name.casefold() for column in value.find_all(exp.Column)}
        if named and not named & known.keys():
            if target in BILLING.required:
                notes.append(Note("missing-column", target, f"Nothing that gives {target} is there: it is null."))
            continue
        columns[target] = value.transform(lambda node: _filled(node, known, shape.amounts))
    used = {column.name for value in columns.values() for column in value.find_all(exp.Column)}
    if feed.keep_unknown:
        columns |= {
            f"x_{name}": relations.col(name) for name in header if name not in used and f"x_{name}" not in columns
        }
    else:
        notes += [Note("dropped-column", name, f"'{name}' is left out.") for name in header if name not in used]
    return Mapping(BILLING, columns, tags=feed.tags, formats=(*shape.formats, *feed.instants), notes=tuple(notes))


def _filled(node: exp.Expr, known: Pairs[str, str], amounts: frozenset[str]) -> exp.Expr:
    """A column as the file has it, or null; an amount inside an expression as an exact number."""
    if not isinstance(node, exp.Column):
        return node
    name = node.name.casefold()
    if name not in known:
        return relations.nothing(AMOUNT) if name in amounts else exp.null()
    column = relations.col(known[name])
    if name not in amounts or node.parent is None:
        return column
    text = exp.TryCast(this=column, to=exp.DataType.build("VARCHAR", dialect="duckdb"))
    return exp.TryCast(this=text, to=exp.DataType.build(relations.duckdb_type(AMOUNT), dialect="duckdb"))
