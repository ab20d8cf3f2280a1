"""Parameters of metrics: what they are, and which values they may be given."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from workbench.errors import Issue, nearest
from workbench.query.conditions_text import literal_text
from workbench.query.expression import Literal, Scalar
from workbench.query.expression import Parameter as Own


class ParameterType(StrEnum):
    """What a parameter's values are."""

    TEXT = "text"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value that a metric is asked with: `orders_over(min_value = 100)`.

    Attributes:
        default: the value where a query gives none.
        allowed: the only values it may have; () for any.
        least: the least number or date that it may be.
        most: the greatest.
    """

    name: str
    type: ParameterType
    default: Scalar
    allowed: tuple[Scalar, ...] = ()
    least: Scalar = None
    most: Scalar = None
    description: str = ""


@dataclass(frozen=True, slots=True)
class Given:
    """An input of a derived metric with values for its parameters.

    Attributes:
        column: what the formula calls it: `orders_over(min_value = 100)`.
        metric: its key.
        arguments: the values, each a constant or a parameter of the derived metric.
    """

    column: str
    metric: str
    arguments: tuple[tuple[str, Literal | Own], ...]


def fitted(
    metric: str, parameters: tuple[Parameter, ...], given: Mapping[str, Scalar]
) -> tuple[dict[str, Scalar], tuple[Issue, ...]]:
    """Return a value for each parameter, the default where none is given, and everything that does not fit.

    Args:
        metric: the metric's key, for the messages.
    """
    known = {parameter.name: parameter for parameter in parameters}
    values = {name: parameter.default for name, parameter in known.items()}
    issues: list[Issue] = []
    for name, value in given.items():
        if name not in known:
            issues.append(unknown(metric, parameters, name))
        elif fault := misfit(known[name], value):
            issues.append(Issue("parameter", f"{metric}: {fault[0]}.", remedy=fault[1], subject=name))
        else:
            values[name] = value
    return values, tuple(issues)


def unknown(metric: str, parameters: tuple[Parameter, ...], name: str) -> Issue:
    """Return the fault of a parameter that a metric does not have, with those that it has."""
    names = [parameter.name for parameter in parameters]
    near = nearest(name, names)
    remedy = f"It has: {', '.join(names)}." if names else "Write its name alone."
    message = f"{metric} has no parameter '{name}'."
    return Issue("unknown-parameter", message, suggestions=near, remedy=None if near else remedy, subject=name)


def misfit(parameter: Parameter, value: Scalar) -> tuple[str, str] | None:
    """Return what is wrong with a value, and what may be given instead; None where it fits."""
    shown, name = literal_text(value), parameter.name
    if not is_of(value, parameter.type):
        return f"'{name}' is a {parameter.type}, and {shown} is none", _EXAMPLES[parameter.type]
    if parameter.allowed and value not in parameter.allowed:
        return f"'{name}' cannot be {shown}", f"It may be: {', '.join(map(literal_text, parameter.allowed))}."
    if not _within(parameter, value):
        return f"'{name}' cannot be {shown}", f"It may be {range_text(parameter)}."
    return None


def is_of(value: Scalar, kind: ParameterType) -> bool:
    """Whether a value is one of a type; a number is no boolean, and a date has no time of day."""
    match kind:
        case ParameterType.NUMBER:
            return isinstance(value, int | Decimal | float) and not isinstance(value, bool)
        case ParameterType.BOOLEAN:
            return isinstance(value, bool)
        case ParameterType.DATE:
            return isinstance(value, date) and not isinstance(value, datetime)
        case ParameterType.TEXT:
            return isinstance(value, str)


_EXAMPLES = {
    ParameterType.NUMBER: "Write a number without quotes: 100.",
    ParameterType.BOOLEAN: "Write true or false.",
    ParameterType.DATE: "Write a date: date '2024-01-31'.",
    ParameterType.TEXT: "Write a text in single quotes.",
}


def _within(parameter: Parameter, value: Scalar) -> bool:
    least, most = parameter.least, parameter.most
    return (least is None or not _less(value, least)) and (most is None or not _less(most, value))


def _less(left: Scalar, right: Scalar) -> bool:
    match left, right:
        case (int() | Decimal() | float(), int() | Decimal() | float()):
            return left < right
        case (date(), date()):
            return left < right
        case _:
            return False


def range_text(parameter: Parameter) -> str:
    """Return between which values a parameter lies, in words; empty where it may be any."""
    least, most = (None if end is None else literal_text(end) for end in (parameter.least, parameter.most))
    if least and most:
        return f"from {least} to {most}"
    return f"{least} or more" if least else f"{most} or less" if most else ""


def facts(parameter: Parameter) -> Iterator[str]:
    """Yield what a person should know of a parameter: its type, its default, what it may be, what it is for."""
    yield parameter.type
    yield f"default {literal_text(parameter.default)}"
    if parameter.allowed:
        yield f"one of {', '.join(map(literal_text, parameter.allowed))}"
    elif span := range_text(parameter):
        yield span
    if parameter.description:
        yield parameter.description
