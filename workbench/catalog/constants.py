"""Constants as literals of a tree: a value can become nothing but a value."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import assert_never

from sqlglot import exp

from workbench.query.expression import Scalar


def literal(value: Scalar) -> exp.Expr:
    """Return a constant as a literal; text can be nothing but text."""
    match value:
        case None:
            return exp.null()
        case bool():
            return exp.true() if value else exp.false()
        case int() | Decimal() | float():
            number = exp.Literal.number(format(abs(value), "f") if isinstance(value, Decimal) else repr(abs(value)))
            return exp.Neg(this=number) if value < 0 else number
        case datetime():
            return _cast(value.isoformat(sep=" "), "TIMESTAMP")
        case date():
            return _cast(value.isoformat(), "DATE")
        case str():
            return exp.Literal.string(value)
        case _:
            assert_never(value)


def _cast(text: str, kind: str) -> exp.Cast:
    return exp.Cast(this=exp.Literal.string(text), to=exp.DataType(this=exp.DataType.Type[kind], nested=False))
