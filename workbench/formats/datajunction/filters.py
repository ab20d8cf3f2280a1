"""A filter as Spark writes it, as the tree that our conditions are read from: date parts, casts, null-safe equality."""

from __future__ import annotations

from sqlglot import exp

from workbench.formats.datajunction.spelling import parsed_condition

#: Under this key of a column's `meta` stands the grain or date part that it is read at.
AT = "at"

#: Functions of an instant, as the last part of a path.
_PARTS: dict[type[exp.Expr], str] = {
    exp.Year: "extract_year",
    exp.Quarter: "extract_quarter",
    exp.Month: "extract_month",
    exp.WeekOfYear: "extract_week",
    exp.Day: "extract_day",
    exp.DayOfMonth: "extract_day",
    exp.DayOfYear: "extract_doy",
    exp.Hour: "extract_hour",
    exp.Minute: "extract_minute",
}

_EXTRACTED = frozenset({"year", "quarter", "month", "week", "day", "doy", "hour", "minute"})
_TRUNCATED = frozenset({"second", "minute", "hour", "day", "week", "month", "quarter", "year"})
_ZONED = frozenset({exp.DataType.Type.TIMESTAMPTZ, exp.DataType.Type.TIMESTAMPLTZ})


def condition(text: str) -> exp.Expr:
    """Return the tree of a filter.

    Raises:
        ValueError: with the reason: it is not readable.
    """
    return parsed_condition(text).transform(_plain)


def _plain(node: exp.Expr) -> exp.Expr:
    """A node in the words that our conditions have; the tree is walked from the top."""
    match node:
        case exp.NullSafeEQ() if isinstance(node.expression, exp.Null):
            return exp.Is(this=node.this, expression=exp.Null())
        case exp.NullSafeEQ():
            sides = (node.this, node.expression)
            nulls = [exp.Is(this=side.copy(), expression=exp.Null()) for side in sides]
            equal = exp.EQ(this=sides[0].copy(), expression=sides[1].copy())
            return exp.paren(exp.Or(this=equal, expression=exp.And(this=nulls[0], expression=nulls[1])))
        case exp.TryCast():
            return exp.Cast(this=node.this, to=_zoneless(node.args["to"]))
        case exp.Cast():
            return exp.Cast(this=node.this, to=_zoneless(node.args["to"]))
        case exp.Extract() if node.name.lower() in _EXTRACTED:
            return _at(node, node.expression, f"extract_{node.name.lower()}")
        case exp.TimestampTrunc() | exp.DateTrunc() if node.args["unit"].name.lower() in _TRUNCATED:
            return _at(node, node.this, node.args["unit"].name.lower())
        case _ if type(node) in _PARTS:
            return _at(node, node.this, _PARTS[type(node)])
        case _:
            return node


def _zoneless(kind: exp.DataType) -> exp.DataType:
    """Spark's instants have no zone of their own in a table that is written without one."""
    return exp.DataType.build("timestamp") if kind.this in _ZONED else kind


def _at(node: exp.Expr, value: exp.Expr, part: str) -> exp.Expr:
    """A column at a grain or date part; of anything else the node as it is, which is refused by name."""
    inner = value.unnest()
    while isinstance(inner, (exp.Cast, exp.TsOrDsToDate, exp.Date)) and inner.this is not None:
        inner = inner.this.unnest()
    if not isinstance(inner, exp.Column):
        return node
    found = inner.copy()
    found.meta[AT] = part
    return found
