"""Delivered values to typed columns: NULL spellings repaired, amounts exact, instants in UTC, tags as JSON.

Nothing fails here: a value that cannot be read as its column's type becomes null in the typed row, and `unread` says which.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pyarrow as pa
import sqlglot
from sqlglot import exp

from workbench.efficiency.relations import col, duckdb_type, is_null, text

#: How producers write that there is nothing; compared exactly, since a resource may well be called `none`.
NULLS = ("", "NULL", "null", "None", "NaN", "nan", "<NA>", "NaT", "\\N")

_FLOATS = ("DOUBLE", "FLOAT")

#: The formats of instants beyond ISO 8601.
_INSTANTS = ("%Y%m%d", "%Y%m%dT%H%M%SZ")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the target: its name, what it should be, what it was delivered as (DuckDB's type)."""

    name: str
    kind: pa.DataType
    delivered: str
    is_json: bool = False
    formats: tuple[str, ...] = ()

    @property
    def is_text(self) -> bool:
        """Whether it was delivered as text, where NULL can be spelled."""
        return self.delivered == "VARCHAR"


def spelled(column: Column) -> exp.Expr | None:
    """Whether a delivered value is a spelling of NULL; None where it cannot be."""
    value = col(column.name)
    if column.is_text:
        return value.isin(*NULLS)
    return exp.func("isnan", value, dialect="duckdb") if column.delivered in _FLOATS else None


def repaired(column: Column) -> exp.Expr:
    """The delivered value, null where NULL was spelled."""
    value, condition = col(column.name), spelled(column)
    return value if condition is None else exp.Case().when(exp.not_(condition), value)


def typed(column: Column, *, mend: bool = True) -> exp.Expr:
    """The repaired value as its column's type; null where it cannot be read.

    Args:
        mend: whether some objects need it: keys with blanks, texts that are none.
    """
    value = col(column.name)
    if column.is_json:
        return _filled(_TAGS, tags=_text(column)) if mend else _text(column)
    if pa.types.is_decimal(column.kind):
        return _amount(column, value)
    if pa.types.is_timestamp(column.kind):
        return _instant(column, value)
    kind = duckdb_type(column.kind)
    return value if column.delivered == kind else _try(value, kind)


def unread(column: Column) -> exp.Expr | None:
    """Whether a repaired value is there and cannot be read; None where every value can."""
    if column.is_json or column.kind == pa.string() or column.delivered == duckdb_type(column.kind):
        return None
    there = exp.not_(is_null(col(column.name)))
    return exp.and_(there, is_null(typed(column)))


def inexact(column: Column) -> exp.Expr | None:
    """Whether an amount written as text has more decimals than are kept; None where none can."""
    if not (column.is_text and pa.types.is_decimal(column.kind)):
        return None
    finer = _try(col(column.name), "DECIMAL(38,20)")
    return exp.NEQ(this=finer, expression=typed(column))


def _amount(column: Column, value: exp.Expr) -> exp.Expr:
    kind = duckdb_type(column.kind)
    if column.delivered == kind:
        return value
    # A float is taken at its shortest text: what was meant, not what binary made of it.
    return _try(_try(value, "VARCHAR") if column.delivered in _FLOATS else value, kind)


def _instant(column: Column, value: exp.Expr) -> exp.Expr:
    match column.delivered:
        case "TIMESTAMP":
            return value
        case "TIMESTAMP WITH TIME ZONE":
            return _utc(value)
        case "VARCHAR":
            formats = exp.array(*map(text, (*column.formats, *_INSTANTS)), dialect="duckdb")
            other = exp.func("try_strptime", value.copy(), formats, dialect="duckdb")
            return exp.func("coalesce", _utc(_try(value, "TIMESTAMPTZ")), other, dialect="duckdb")
        case _:
            return _try(value, "TIMESTAMP")


def _utc(value: exp.Expr) -> exp.Expr:
    return exp.AtTimeZone(this=value, zone=text("UTC"))


def _try(value: exp.Expr, kind: str) -> exp.Expr:
    return exp.TryCast(this=value, to=exp.DataType.build(kind, dialect="duckdb"))


# --- tags -------------------------------------------------------------------------------------------------------------

_KEYS = "json_keys(TRY_CAST(tags AS JSON))"
_PAIRS = (
    f"list_transform({_KEYS}, k -> struct_pack(key := trim(k), value := json_extract(TRY_CAST(tags AS JSON),"
    " '/' || replace(replace(k, '~', '~0'), '/', '~1'))))"
)
#: What may be blanks around a key, cheaply seen: a quotation mark that opens or closes a key, with a blank inside.
_SUSPECT = "regexp_matches(tags, '[{,]\\s*\"\\s|\\s\"\\s*:')"
#: Blanks around a key of an object; looked at closely only where there may be some.
_BLANK_TEXT = (
    f"CASE WHEN {_SUSPECT} THEN json_type(TRY_CAST(tags AS JSON)) = 'OBJECT'"
    f" AND len(list_filter({_KEYS}, k -> k <> trim(k))) > 0 ELSE FALSE END"
)
#: Without its blanks a key is another one's, with another value: then the object stays as it is.
_CLASH_TEXT = f"len(list_distinct(list_transform({_PAIRS}, p -> p.key))) < len(list_distinct({_PAIRS}))"
_FIRST_OF_EACH = f"list_filter({_PAIRS}, (p, i) -> list_position({_PAIRS}, p) = i)"
_BLANK = sqlglot.parse_one(f"CASE WHEN {_BLANK_TEXT} THEN NOT {_CLASH_TEXT} ELSE FALSE END", dialect="duckdb")
_CLASH = sqlglot.parse_one(f"CASE WHEN {_BLANK_TEXT} THEN {_CLASH_TEXT} ELSE FALSE END", dialect="duckdb")
#: An object with its keys trimmed; what is no object is kept inside one.
_TAGS = sqlglot.parse_one(
    f"CASE WHEN CASE WHEN {_BLANK_TEXT} THEN NOT {_CLASH_TEXT} ELSE FALSE END"
    f" THEN CAST(to_json(map_from_entries({_FIRST_OF_EACH})) AS VARCHAR)"
    " WHEN tags IS NULL OR json_type(TRY_CAST(tags AS JSON)) = 'OBJECT' THEN tags"
    " ELSE CAST(json_object('x_unread', tags) AS VARCHAR) END",
    dialect="duckdb",
)
_NO_OBJECT = sqlglot.parse_one(
    "NOT tags IS NULL AND json_type(TRY_CAST(tags AS JSON)) IS DISTINCT FROM 'OBJECT'", dialect="duckdb"
)
_TAG = sqlglot.parse_one(
    "json_extract_string(TRY_CAST(tags AS JSON), '/' || replace(replace(name, '~', '~0'), '/', '~1'))",
    dialect="duckdb",
)


def blank_keys(column: Column) -> exp.Expr:
    """Whether a repaired object has keys with blanks around them that are taken off."""
    return _filled(_BLANK, tags=_text(column))


def clashing_keys(column: Column) -> exp.Expr:
    """Whether blanks around a key cannot be taken off, since the bare key is there with another value."""
    return _filled(_CLASH, tags=_text(column))


def not_an_object(column: Column) -> exp.Expr:
    """Whether a repaired text that should be a JSON object is none."""
    return _filled(_NO_OBJECT, tags=_text(column))


def tag(column: str, key: str) -> exp.Expr:
    """The value of a key of a typed column of JSON objects, as text."""
    return _filled(_TAG, tags=col(column), name=text(key))


def _text(column: Column) -> exp.Expr:
    """An object as JSON text; a map or a record of an export too."""
    value = col(column.name)
    if column.is_text:
        return value
    return exp.cast(exp.cast(value, "JSON", dialect="duckdb"), "VARCHAR", dialect="duckdb")


def _filled(template: exp.Expr, **values: exp.Expr) -> exp.Expr:
    """A template with its columns replaced by values."""

    def fill(node: exp.Expr) -> exp.Expr:
        return values[node.name].copy() if isinstance(node, exp.Column) and node.name in values else node

    return template.copy().transform(fill)


def counted(conditions: Iterable[tuple[str, exp.Expr]]) -> Sequence[exp.Expr]:
    """Count how many rows each condition holds for, under its name."""
    return [
        named(exp.Filter(this=exp.Count(this=exp.Star()), expression=exp.Where(this=condition)), name)
        for name, condition in conditions
    ]


def named(value: exp.Expr, name: str) -> exp.Expr:
    """A value under a name; taken as it is, since copies of wide SELECTs are what reading small files would cost."""
    return exp.Alias(this=value, alias=exp.to_identifier(name, quoted=True))


def selected(values: Iterable[exp.Expr], of: str) -> exp.Select:
    """A SELECT of values from a view; the values are taken as they are."""
    return exp.select(*values, copy=False).from_(of, copy=False)
