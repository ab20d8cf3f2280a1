"""Metrics with values for their parameters in a formula: `orders_over(min_value = 100) / orders`.

In the formula's tree each is one column, whose name is the text that a query would write.
"""

from __future__ import annotations

from decimal import Decimal

from sqlglot import exp

from workbench.errors import QueryError
from workbench.query.arguments import Arguments, label
from workbench.query.expression import Literal, Parameter
from workbench.query.literals import read_day
from workbench.query.model import Metric
from workbench.query.parse import parse_metric


def as_columns(tree: exp.Expr) -> exp.Expr:
    """Return a tree with each metric that has values for its parameters as one column."""
    for node in list(tree.find_all(exp.Anonymous)):
        name, whole = _name(node)
        given = _arguments(node)
        if given is None:
            continue
        identifier = exp.Identifier(this=label(name, given), quoted=True)
        identifier.meta.update(node.meta)
        column = exp.Column(this=identifier)
        tree = column if whole is tree else (whole.replace(column), tree)[1]
    return tree


def called(column: str) -> Metric | None:
    """Return the metric and the values that a column stands for; None for a plain name."""
    if not column.endswith(")"):
        return None
    try:
        return parse_metric(column, parametrised=True)
    except QueryError:
        return None


def _name(node: exp.Anonymous) -> tuple[str, exp.Expr]:
    """The dotted name before the parenthesis, and the whole node that it is."""
    whole: exp.Expr = node
    parts = [node.name]
    while isinstance(whole.parent, exp.Dot) and whole.arg_key == "expression":
        whole = whole.parent
        parts = [part.name for part in whole.this.find_all(exp.Identifier)] + parts
    return ".".join(parts), whole


def _arguments(node: exp.Anonymous) -> Arguments | None:
    """What stands in the parentheses where all of it is `name = constant`; None where something else does."""
    found: dict[str, Literal | Parameter] = {}
    for each in node.expressions:
        if not isinstance(each, exp.EQ) or not isinstance(each.this, exp.Column) or each.this.table:
            return None
        value = _constant(each.expression)
        if value is None or each.this.name in found:
            return None
        found[each.this.name] = value
    return tuple(found.items()) or None


def _constant(tree: exp.Expr) -> Literal | Parameter | None:
    match tree:
        case exp.Placeholder() if isinstance(tree.this, str):
            return Parameter(tree.this)
        case exp.Boolean():
            return Literal(bool(tree.this))
        case exp.Literal():
            return Literal(tree.this) if tree.is_string else Literal(_number(tree.this))
        case exp.Neg(this=exp.Literal() as number) if not number.is_string:
            return Literal(-_number(number.this))
        case exp.Cast(this=exp.Literal() as text) if text.is_string and tree.to.this == exp.DataType.Type.DATE:
            day = read_day(text.this)
            return None if day is None else Literal(day)
        case _:
            return None


def _number(text: str) -> int | Decimal | float:
    if "e" in text.lower():
        return float(text)
    return Decimal(text) if "." in text else int(text)
