"""What the front end asks, as values: read from a query string or a JSON body, bounded, or refused with the reason.

As with the replies, `openapi.py` reads the same fields: their types, defaults and bounds.
"""

from __future__ import annotations

import json
from dataclasses import MISSING, Field, dataclass, field, fields
from typing import TYPE_CHECKING, Any, TypeVar, get_type_hints

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

#: The most bytes a body may have.
LARGEST_BODY = 1_000_000

T = TypeVar("T")


class Malformed(Exception):  # noqa: N818  never leaves the server
    """A request that is not shaped as the contract says."""


def bounded(*, least: int | None = None, most: int, default: object = MISSING) -> Any:
    """Return a field: of a text `most` is its greatest length, of a number its greatest value."""
    metadata = {"least": least, "most": most}
    return field(metadata=metadata) if default is MISSING else field(default=default, metadata=metadata)


def _path() -> Any:
    return bounded(most=4_096, default="")


def _facet() -> Any:
    return bounded(most=200, default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """Every request.

    Attributes:
        path: the notebook's path from the server's root folder; its folder decides on the catalog.
    """

    path: str = _path()


@dataclass(frozen=True, slots=True, kw_only=True)
class Search(Where):
    """Words to look for; none lists the catalog: favourites, then what is used most. A facet may be given several times."""

    q: str = bounded(most=500, default="")
    k: int = bounded(least=1, most=500, default=20)
    owner: tuple[str, ...] = _facet()
    tag: tuple[str, ...] = _facet()
    tier: tuple[str, ...] = _facet()
    dataset: tuple[str, ...] = _facet()
    kind: tuple[str, ...] = _facet()


@dataclass(frozen=True, slots=True, kw_only=True)
class MetricName(Where):
    """A metric by its short or full name."""

    name: str = bounded(most=500)


@dataclass(frozen=True, slots=True, kw_only=True)
class Check(Where):
    """A query's text, as typed so far."""

    text: str = bounded(most=20_000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Complete(Where):
    """A query's text and where the cursor stands in it, in code points."""

    text: str = bounded(most=20_000)
    offset: int = bounded(least=0, most=20_000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask(Where):
    """A question in plain language, and the query that a follow-up changes."""

    question: str = bounded(most=2_000)
    previous: str | None = bounded(most=20_000, default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pills(Where):
    """A query to take apart, and the magic of the cell that shows it: `metric`, or `why` for what its change is made of."""

    text: str = bounded(most=20_000)
    magic: str = bounded(most=10, default="metric")


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback(Where):
    """What a person thinks of the query that was proposed for a question, and what would have been right."""

    question: str = bounded(most=2_000)
    query: str | None = bounded(most=20_000)
    good: bool
    correction: str | None = bounded(most=20_000, default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Favourite(Where):
    """A metric to mark, or no longer."""

    name: str = bounded(most=500)
    on: bool


def from_arguments(shape: Callable[..., T], arguments: Mapping[str, Sequence[bytes]]) -> T:
    """Return the request in a query string; what it does not know is passed over.

    Raises:
        Malformed: with the parameter at fault.
    """
    given: dict[str, object] = {}
    for name, kind, _ in _parts(shape):
        if texts := [_decoded(name, value) for value in arguments.get(name, ())]:
            given[name] = texts if kind == tuple[str, ...] else _number(texts[-1]) if kind is int else texts[-1]
    return _made(shape, given, "parameter")


def from_body(shape: Callable[..., T], body: bytes) -> T:
    """Return the request in a JSON body; fields it does not know are passed over.

    Raises:
        Malformed: with the field at fault.
    """
    try:
        given = json.loads(body)
    except (ValueError, RecursionError):  # RecursionError: brackets without end
        message = "The body is not readable as JSON."
        raise Malformed(message) from None
    if not isinstance(given, dict):
        message = "The body must be a JSON object."
        raise Malformed(message)
    return _made(shape, given, "field")


def _parts(shape: Callable[..., T]) -> list[tuple[str, object, Field[object]]]:
    hints = get_type_hints(shape)
    return [(part.name, hints[part.name], part) for part in fields(shape)]  # type: ignore[arg-type]  # a dataclass


def _made(shape: Callable[..., T], given: Mapping[str, object], what: str) -> T:
    values: dict[str, object] = {}
    for name, kind, part in _parts(shape):
        if name in given:
            values[name] = _value(f"The {what} '{name}'", kind, part, given[name])
        elif part.default is MISSING:
            message = f"The {what} '{name}' is missing."
            raise Malformed(message)
    return shape(**values)


def _value(subject: str, kind: object, part: Field[object], value: object) -> object:
    least: int = part.metadata.get("least") or 0
    most: int = part.metadata.get("most") or 0
    if value is None and kind == str | None:
        return None
    if kind == tuple[str, ...] and isinstance(value, list):
        return tuple(_text(subject, item, most) for item in value[:100])
    if kind in (str, str | None):
        return _text(subject, value, most)
    if kind is bool and isinstance(value, bool):
        return value
    if kind is int and isinstance(value, int) and not isinstance(value, bool) and least <= value <= most:
        return value
    wanted = f"a whole number from {least} to {most:,}" if kind is int else "true or false"
    message = f"{subject} must be {wanted}."
    raise Malformed(message)


def _text(subject: str, value: object, most: int) -> str:
    if not isinstance(value, str) or len(value) > most:
        message = f"{subject} must be a text of at most {most:,} characters."
        raise Malformed(message)
    if any("\ud800" <= sign <= "\udfff" for sign in value):
        message = f"{subject} holds half of a surrogate pair."
        raise Malformed(message)
    return value


def _decoded(name: str, value: bytes) -> str:
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        message = f"The parameter '{name}' is not UTF-8."
        raise Malformed(message) from None


def _number(text: str) -> int | str:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else text
