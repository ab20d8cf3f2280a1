"""The SQL of definitions, interpreted row by row: a few forms, no engine.

`scalar(tree, read)` is the value of an expression where `read(parts)` gives a column's or a path's value.
`aggregate(tree, readers)` is the value of an expression of aggregates over rows, one reader for each.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from naive_values import among, compared, computed, every, negated, some, value
from sqlglot import exp

Read = Callable[[tuple[str, ...]], Any]

_COMPARE = {exp.EQ: "=", exp.NEQ: "<>", exp.LT: "<", exp.LTE: "<=", exp.GT: ">", exp.GTE: ">="}
_ARITHMETIC = {exp.Add: "+", exp.Sub: "-", exp.Mul: "*", exp.Div: "/"}


def scalar(tree: exp.Expr, read: Read) -> Any:
    """Return the value of a scalar expression for one row."""

    def of(node: exp.Expr) -> Any:
        return scalar(node, read)

    if type(tree) in _COMPARE:
        return compared(_COMPARE[type(tree)], of(tree.this), of(tree.expression))
    if type(tree) in _ARITHMETIC:
        return computed(_ARITHMETIC[type(tree)], of(tree.this), of(tree.expression))
    match tree:
        case exp.Column():
            return read(tuple(part.name for part in tree.parts))
        case exp.Literal() | exp.Null() | exp.Boolean():
            return constant(tree)
        case exp.Paren():
            return of(tree.this)
        case exp.Neg():
            found = of(tree.this)
            return None if found is None else -found
        case exp.Case():
            return chosen(tree, of)
        case exp.Coalesce():
            values = (of(node) for node in (tree.this, *tree.expressions))
            return next((found for found in values if found is not None), None)
        case _:
            return condition(tree, of)


def condition(tree: exp.Expr, of: Callable[[exp.Expr], Any]) -> bool | None:
    """Return the truth of a condition's node."""
    match tree:
        case exp.And():
            return every((of(tree.this), of(tree.expression)))
        case exp.Or():
            return some((of(tree.this), of(tree.expression)))
        case exp.Not():
            return negated(of(tree.this))
        case exp.Is(expression=exp.Null()):
            return of(tree.this) is None
        case exp.In():
            return among(of(tree.this), [of(item) for item in tree.expressions])
        case exp.Between():
            operand = of(tree.this)
            return every(
                (compared(">=", operand, of(tree.args["low"])), compared("<=", operand, of(tree.args["high"])))
            )
    raise AssertionError(f"no rule for {tree!r}")


def constant(tree: exp.Expr) -> Any:
    """Return a literal's value."""
    match tree:
        case exp.Literal(is_string=True):
            return tree.this
        case exp.Literal():
            return value(Decimal(tree.this))
        case exp.Boolean():
            return tree.this
    return None


def chosen(tree: exp.Case, of: Callable[[exp.Expr], Any]) -> Any:
    """Return the value of a searched CASE."""
    for branch in tree.args["ifs"]:
        if of(branch.this) is True:
            return of(branch.args["true"])
    default = tree.args.get("default")
    return None if default is None else of(default)


def aggregate(tree: exp.Expr, readers: Sequence[Read]) -> Any:
    """Return the value of an expression of aggregates over rows."""
    match tree:
        case exp.AggFunc():
            return aggregated(tree, readers)
        case exp.Paren():
            return aggregate(tree.this, readers)
        case exp.Literal():
            return constant(tree)
    left, right = aggregate(tree.this, readers), aggregate(tree.expression, readers)
    return computed(_ARITHMETIC[type(tree)], left, right)


def aggregated(tree: exp.AggFunc, readers: Sequence[Read]) -> Any:
    """Return one aggregate; nulls do not count, and over nothing all but a count are null."""
    match tree:
        case exp.Count(this=exp.Star()):
            return Fraction(len(readers))
        case exp.Count(this=exp.Distinct() as distinct):
            (inner,) = distinct.expressions
            return Fraction(len({scalar(inner, read) for read in readers} - {None}))
    values = [found for read in readers if (found := scalar(tree.this, read)) is not None]
    if isinstance(tree, exp.Count):
        return Fraction(len(values))
    return _AGGREGATES[type(tree)](values) if values else None


_AGGREGATES: dict[type[exp.Expr], Callable[[list[Any]], Any]] = {
    exp.Sum: sum,
    exp.Min: min,
    exp.Max: max,
    exp.Avg: lambda values: float(sum(values) / len(values)),
    exp.Median: lambda values: float(statistics.median(values)),
}
