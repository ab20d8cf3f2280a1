"""What a metric's parameters are given: `orders_over(min_value = 100)`; each value is a constant and nothing else."""

from __future__ import annotations

from typing import TypeAlias

from workbench.query.conditions_text import arguments_text
from workbench.query.expression import Literal, Parameter, Scalar
from workbench.query.literals import day, number, stamp, string, variable
from workbench.query.reader import Reader
from workbench.query.tokens import Kind

#: Parameters by name, with their values.
Arguments: TypeAlias = tuple[tuple[str, Literal | Parameter], ...]

_FORM = "Say: name(parameter = 100)."


def measured(reader: Reader) -> tuple[str, Arguments]:
    """Read a metric's name, and in parentheses what its parameters are given."""
    name = reader.qualified("A metric's name")
    if takes_arguments(reader):
        return name, arguments(reader)
    if reader.at("(") and reader.ahead(2).text == ":":
        raise reader.fault(reader.ahead(2), "A parameter's value stands behind '='.", code="parameter", remedy=_FORM)
    if reader.at("(") and reader.last.end == reader.here.start:
        remedy = "Aggregates are defined once, in the catalog: name the metric that has it."
        raise reader.fault(reader.last, f"'{reader.last.text}(…)' is no metric.", code="sql", remedy=remedy)
    return name, ()


def takes_arguments(reader: Reader) -> bool:
    """Whether a parenthesis with a name and `=` comes next."""
    return reader.at("(") and reader.ahead().kind in {Kind.WORD, Kind.QUOTED} and reader.ahead(2).word == "="


def label(name: str, given: Arguments) -> str:
    """Return what a metric with these values is called in a result.

    >>> label("orders_over", (("min_value", Literal(100)),))
    'orders_over(min_value = 100)'
    """
    return name + arguments_text(given)


def values_of(given: Arguments) -> dict[str, Scalar]:
    """Return the constants that parameters are given."""
    return {name: value.value for name, value in given if isinstance(value, Literal)}


def arguments(reader: Reader) -> Arguments:
    """Read `(name = value, …)`; each name once."""
    opening = reader.next()
    found: dict[str, Literal | Parameter] = {}
    while not found or reader.take(","):
        token = reader.here
        name = reader.name("A parameter's name")
        if name in found:
            raise reader.fault(token, f"'{name}' is given twice.", code="twice", remedy="Keep one of them.")
        reader.expect("=", f"The value of '{name}' is missing.", remedy=_FORM)
        found[name] = _value(reader)
    reader.close(opening)
    return tuple(found.items())


def _value(reader: Reader) -> Literal | Parameter:
    token, after = reader.here, reader.ahead()
    match token.kind:
        case Kind.NUMBER:
            return number(reader)
        case Kind.STRING:
            return Literal(string(reader))
        case Kind.VARIABLE:
            return _not_null(reader, Literal(variable(reader)))
        case Kind.FAULT if parameter := reader.parameter():
            return Parameter(parameter)
    if token.word == "-" and after.kind is Kind.NUMBER:
        reader.next()
        return number(reader, negative=True)
    if token.word in {"true", "false"}:
        return Literal(reader.next().word == "true")
    if token.word in {"date", "timestamp"} and after.kind is Kind.STRING:
        reader.next()
        return Literal(day(reader) if token.word == "date" else stamp(reader))
    remedy = "A parameter takes a number, a text in single quotes, true, false or date '2024-01-31'."
    raise reader.fault(token, "A constant is missing here.", code="parameter", remedy=remedy)


def _not_null(reader: Reader, literal: Literal) -> Literal:
    if literal.value is None and reader.variables is not None:
        message = f"{reader.last.text} is None, and a parameter takes a value."
        raise reader.fault(reader.last, message, code="variable", remedy="Leave the parameter out for its default.")
    return literal
