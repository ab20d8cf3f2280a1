"""Values of JSON files that are kept beside the lake: others may write to the folder, so each is taken as what it must be.

All raise `TypeError` where a value is something else; who reads the file says which file is damaged.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

T = TypeVar("T")


def mapping(value: object) -> Mapping[str, object]:
    """Return an object of JSON."""
    if not isinstance(value, dict):
        raise TypeError
    return value


def each(value: object, one: Callable[[object], T]) -> tuple[T, ...]:
    """Return what `one` makes of each item of a list."""
    if not isinstance(value, Sequence) or isinstance(value, str):
        raise TypeError
    return tuple(one(item) for item in value)


def text(value: object) -> str:
    """Return a text."""
    if not isinstance(value, str):
        raise TypeError
    return value


def maybe(value: object) -> str | None:
    """Return a text, or None."""
    return None if value is None else text(value)


def count(value: object) -> int:
    """Return a whole number."""
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError
    return value
