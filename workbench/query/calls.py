"""Calls of functions: the allow-list, the number of arguments, and what is said of all others."""

from __future__ import annotations

from typing import NoReturn

from workbench.errors import nearest
from workbench.query.expression import FUNCTIONS
from workbench.query.hints import AGGREGATES, FUNCTION_HINTS
from workbench.query.reader import Reader
from workbench.query.tokens import Token


def check_count(reader: Reader, token: Token, count: int) -> None:
    """Refuse a call with too few or too many arguments."""
    least, most = FUNCTIONS[token.word]
    if count < least or (most is not None and count > most):
        span = f"at least {least}" if most is None else f"{least}" if most == least else f"{least} to {most}"
        plural = "" if span.endswith("1") else "s"
        raise reader.fault(token, f"{token.word} takes {span} argument{plural}, not {count}.", code="arguments")


def refuse_function(reader: Reader, token: Token) -> NoReturn:
    """Say of a function that is not on the list what to write instead."""
    message = f"No function '{token.text}' in conditions."
    if token.word in AGGREGATES:
        remedy = "Aggregates are metrics: filter them with having, or at another grain as metric(name by path)."
        raise reader.fault(token, message, code="function", remedy=remedy)
    if hint := FUNCTION_HINTS.get(token.word):
        raise reader.fault(token, message, code="function", remedy=hint)
    near = nearest(token.text, FUNCTIONS)
    hint = None if near else f"Functions: {', '.join(FUNCTIONS)}."
    raise reader.fault(token, message, code="function", suggestions=near, remedy=hint)
