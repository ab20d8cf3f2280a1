"""Conditions and constants as canonical text, with parentheses only where the binding powers ask for them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import assert_never

from workbench.query.expression import (
    And,
    Arithmetic,
    Call,
    Case,
    Cast,
    Column,
    Compare,
    Expression,
    In,
    IsNull,
    Like,
    Literal,
    MetricAt,
    Negative,
    Not,
    Or,
    Parameter,
    Scalar,
    Within,
)
from workbench.query.power import AND, ATOM, NOT, OR, PREDICATE, PRODUCT, SUM, UNARY
from workbench.query.words import dotted, name, qualified

_ESCAPES = {"\n": r"\n", "\r": r"\r", "\t": r"\t", "\\": r"\\", "'": r"\'"}


def condition_text(expression: Expression) -> str:
    """Return the canonical text of a condition or a scalar expression."""
    return _write(expression, OR)


def _write(expression: Expression, least: int) -> str:
    """Write an expression where its outermost operator must bind at least so strongly."""
    power, written = _written(expression)
    return written if power >= least else f"({written})"


def _written(expression: Expression) -> tuple[int, str]:
    match expression:
        case Or(operands):
            return OR, " or ".join(_write(operand, AND) for operand in operands)
        case And(operands):
            return AND, " and ".join(_write(operand, NOT) for operand in operands)
        case Not(operand):
            return NOT, f"not {_write(operand, NOT)}"
        case Compare() | In() | Within() | Like() | IsNull():
            return PREDICATE, _predicate(expression)
        case Arithmetic(op, left, right):
            power = SUM if op in {"+", "-", "||"} else PRODUCT
            return power, f"{_write(left, power)} {op} {_write(right, power + 1)}"
        case Negative(operand):
            written = _write(operand, UNARY)
            # -5 is a constant and -- a comment; neither is the negative of something.
            return UNARY, f"-({written})" if written[0] == "-" or written[0].isdigit() else f"-{written}"
        case Literal(value):
            return ATOM, literal_text(value)
        case Column(path):
            return ATOM, dotted(path.parts)
        case Parameter(parameter):
            return ATOM, f"${parameter}"
        case MetricAt() | Call() | Cast() | Case():
            return ATOM, _closed(expression)
        case _:
            assert_never(expression)


def _predicate(expression: Compare | In | Within | Like | IsNull) -> str:
    match expression:
        case Compare(op, left, right):
            return f"{_write(left, SUM)} {op} {_write(right, SUM)}"
        case In(operand, items, negated):
            return f"{_write(operand, SUM)} {_not(negated)}in ({_listed(items)})"
        case Within(operand, low, high, negated):
            return f"{_write(operand, SUM)} {_not(negated)}between {_write(low, SUM)} and {_write(high, SUM)}"
        case Like(operand, pattern, negated, ignore_case):
            word = "ilike" if ignore_case else "like"
            return f"{_write(operand, SUM)} {_not(negated)}{word} {_write(pattern, SUM)}"
        case IsNull(operand, negated):
            return f"{_write(operand, SUM)} is {_not(negated)}null"
        case _:
            assert_never(expression)


def _closed(expression: MetricAt | Call | Cast | Case) -> str:
    match expression:
        case MetricAt(metric, by, given):
            paths = ", ".join(dotted(path.parts) for path in by)
            asked = qualified(metric) + arguments_text(given)
            return f"metric({asked} by {paths})" if by else f"metric({asked})"
        case Call(function, arguments):
            return f"{function}({_listed(arguments)})"
        case Cast(operand, kind):
            return f"cast({condition_text(operand)} as {kind})"
        case Case(whens, otherwise):
            branches = [f"when {condition_text(test)} then {condition_text(value)}" for test, value in whens]
            ending = [] if otherwise is None else [f"else {condition_text(otherwise)}"]
            return " ".join(["case", *branches, *ending, "end"])
        case _:
            assert_never(expression)


def arguments_text(arguments: tuple[tuple[str, Literal | Parameter], ...]) -> str:
    """Return what a metric's parameters are given, in parentheses; nothing where none is given anything."""
    given = ", ".join(f"{name(parameter)} = {condition_text(value)}" for parameter, value in arguments)
    return f"({given})" if given else ""


def _not(negated: bool) -> str:  # noqa: FBT001  the field itself
    return "not " if negated else ""


def _listed(expressions: Iterable[Expression]) -> str:
    return ", ".join(condition_text(expression) for expression in expressions)


# --- constants --------------------------------------------------------------------------------------------------------
def literal_text(value: Scalar) -> str:
    """Return a constant as a query writes it; the kind of number shows: 5, 5.0 exact, 5.0e0 approximate."""
    match value:
        case None | bool():
            return "null" if value is None else str(value).lower()
        case int():
            return str(value)
        case Decimal():
            written = format(value, "f")
            return written if "." in written else f"{written}.0"
        case float():
            written = repr(value)
            return written if "e" in written else f"{written}e0"
        case str():
            return quoted(value)
        case datetime():
            return f"timestamp '{value.isoformat(' ')}'"
        case date():
            return f"date '{value.isoformat()}'"
        case _:
            assert_never(value)


def quoted(value: str) -> str:
    r"""Return a text in single quotes; what cannot be seen is escaped.

    >>> print(quoted("O'Hare"), quoted("two\nlines"))
    'O''Hare' e'two\nlines'
    """
    if value.isprintable():
        return "'" + value.replace("'", "''") + "'"
    return "e'" + "".join(_ESCAPES.get(c) or (c if c.isprintable() else _code(c)) for c in value) + "'"


def _code(character: str) -> str:
    code = ord(character)
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
