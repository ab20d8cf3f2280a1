"""Logical and physical types of a contract as conditions on values: which values are not of the type.

A column of our tables has its type already, and reading checks it; these are for what is stricter or is beside the tables.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pyarrow as pa
from sqlglot import exp
from sqlglot.errors import SqlglotError

from workbench.efficiency import relations
from workbench.efficiency.tables import AMOUNT, COUNT, INSTANT, TEXT

#: Logical types of ODCS that a type of our tables is already.
ALREADY: Mapping[str, tuple[pa.DataType, ...]] = {
    "string": (TEXT,),
    "number": (AMOUNT, COUNT),
    "integer": (COUNT,),
    "timestamp": (INSTANT,),
    "date": (),
}


def _tried(column: str, kind: str) -> exp.Expr:
    return exp.TryCast(this=relations.as_text(relations.col(column)), to=exp.DataType.build(kind, dialect="duckdb"))


def _cannot(column: str, kind: str) -> exp.Expr:
    """A value is there and is none of the kind."""
    there = exp.not_(relations.is_null(relations.col(column)))
    return exp.and_(there, relations.is_null(_tried(column, kind)))


def _no_whole(column: str) -> exp.Expr:
    number = _tried(column, "DECIMAL(38,12)")
    return exp.or_(_cannot(column, "DECIMAL(38,12)"), exp.NEQ(this=number, expression=exp.Floor(this=number.copy())))


def _no_date(column: str) -> exp.Expr:
    """No date, or one with a time in it."""
    day = exp.cast(_tried(column, "TIMESTAMP"), "DATE")
    return exp.or_(_cannot(column, "TIMESTAMP"), exp.NEQ(this=_tried(column, "TIMESTAMP"), expression=day))


def _no_json(column: str, kind: str) -> exp.Expr:
    there = exp.not_(relations.is_null(relations.col(column)))
    found = relations.call("json_type", _tried(column, "JSON"))
    return exp.and_(there, exp.NullSafeNEQ(this=found, expression=relations.text(kind)))


#: Logical type -> what a value must be, and whether one is not.
LOGICAL: Mapping[str, tuple[str, Callable[[str], exp.Expr]]] = {
    "number": ("a number", lambda column: _cannot(column, "DECIMAL(38,12)")),
    "integer": ("a whole number", _no_whole),
    "date": ("a date", _no_date),
    "timestamp": ("an instant", lambda column: _cannot(column, "TIMESTAMPTZ")),
    "time": ("a time", lambda column: _cannot(column, "TIME")),
    "boolean": ("true or false", lambda column: _cannot(column, "BOOLEAN")),
    "object": ("a JSON object", lambda column: _no_json(column, "OBJECT")),
    "array": ("a JSON array", lambda column: _no_json(column, "ARRAY")),
}

#: Logical types that any text is.
ANY = frozenset({"", "string"})


def physical(column: str, written: str) -> tuple[str, exp.Expr] | None:
    """What a physical type with a size asks of a value, and whether one is not so; None where it asks nothing more."""
    try:
        kind = exp.DataType.build(written)  # as standard SQL writes it: DuckDB drops the length of a text
    except SqlglotError:
        return None
    sizes = [int(size.name) for size in kind.expressions if size.name.isdigit()]
    if kind.is_type("varchar", "char", "text", "nvarchar", "nchar") and len(sizes) == 1:
        length = exp.GT(
            this=exp.Length(this=relations.as_text(relations.col(column))), expression=relations.number(sizes[0])
        )
        return f"have {sizes[0]} characters or fewer", length
    if kind.is_type("decimal") and len(sizes) == 2:
        fits, number = _tried(column, f"DECIMAL({sizes[0]},{sizes[1]})"), _tried(column, "DECIMAL(38,12)")
        changed = exp.NEQ(this=fits, expression=number)
        said = f"fit in {sizes[0]} digits, {sizes[1]} of them after the point"
        return said, exp.or_(_cannot(column, f"DECIMAL({sizes[0]},{sizes[1]})"), changed)
    return None
