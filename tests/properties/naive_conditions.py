"""Conditions of the query language, interpreted for one row with three-valued truth."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from naive_values import among, compared, computed, every, negated, some, value

from workbench.query import expression as e

#: The value of a path, or of `metric(… by …)`.
Read = Callable[[e.Column | e.MetricAt], Any]


def evaluated(tree: e.Expression, read: Read) -> Any:
    """Return the value of an expression where `read` gives the values of columns."""

    def of(node: e.Expression) -> Any:
        return evaluated(node, read)

    match tree:
        case e.Column() | e.MetricAt():
            return read(tree)
        case e.Literal(raw):
            return value(raw)
        case e.Not(operand):
            return negated(of(operand))
        case e.And(operands):
            return every([of(operand) for operand in operands])
        case e.Or(operands):
            return some([of(operand) for operand in operands])
        case e.Compare(op, left, right):
            return compared(op, of(left), of(right))
        case e.Arithmetic(op, left, right):
            return computed(op, of(left), of(right))
        case e.Negative(operand):
            found = of(operand)
            return None if found is None else -found
        case e.Case(whens, otherwise):
            taken = [then for when, then in whens if of(when) is True][:1]
            return of(taken[0]) if taken else None if otherwise is None else of(otherwise)
        case e.Call("coalesce", arguments):
            return next((found for argument in arguments if (found := of(argument)) is not None), None)
        case e.Call(name, (argument,)):
            found = of(argument)
            return None if found is None else CALLS[name](found)
        case _:
            return predicate(tree, of)


def predicate(tree: e.Expression, of: Callable[[e.Expression], Any]) -> bool | None:
    """Return the truth of what may be negated by its own word."""
    match tree:
        case e.IsNull(operand, negation):
            found: bool | None = of(operand) is None
        case e.In(operand, items, negation):
            found = among(of(operand), [of(item) for item in items])
        case e.Within(operand, low, high, negation):
            middle = of(operand)
            found = every((compared(">=", middle, of(low)), compared("<=", middle, of(high))))
        case e.Like(operand, pattern, negation):
            text, form = of(operand), of(pattern)
            found = None if text is None or form is None else re.fullmatch(liked(form), text, re.DOTALL) is not None
        case _:
            raise AssertionError(f"no rule for {tree!r}")
    return negated(found) if negation else found


def liked(pattern: str) -> str:
    """Return a LIKE pattern as a regular expression."""
    return "".join({"%": ".*", "_": "."}.get(sign, re.escape(sign)) for sign in pattern)


CALLS: dict[str, Callable[[Any], Any]] = {
    "abs": abs,
    "upper": str.upper,
    "lower": str.lower,
    "length": len,
}
