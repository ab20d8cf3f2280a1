"""What an editor is told; offsets count code points of the text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

#: The known values of a dimension by its path, `carrier.name`; none where they are not known.
ValueLookup: TypeAlias = Callable[[str], Sequence[str]]


class MarkKind(StrEnum):
    """What a piece of the text is, for its colour."""

    KEYWORD = "keyword"
    METRIC = "metric"
    DIMENSION = "dimension"
    GRAIN = "grain"
    STRING = "string"
    NUMBER = "number"
    OPERATOR = "operator"
    FUNCTION = "function"
    COMMENT = "comment"
    VARIABLE = "variable"
    UNKNOWN = "unknown"


class Severity(StrEnum):
    """How bad a problem is: an error stops the query."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class ItemKind(StrEnum):
    """What a completion is."""

    METRIC = "metric"
    DIMENSION = "dimension"
    GRAIN = "grain"
    VALUE = "value"
    KEYWORD = "keyword"
    FUNCTION = "function"


@dataclass(frozen=True, slots=True)
class Mark:
    """A piece of the text and what it is."""

    start: int
    end: int
    kind: MarkKind


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a piece of the text, in one sentence, and the nearest right names."""

    start: int
    end: int
    severity: Severity
    message: str
    suggestions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Inspection:
    """All there is to show in a text.

    Attributes:
        canonical: the text in its one written form; None where it is wrong or its variables are not known.
    """

    tokens: tuple[Mark, ...]
    problems: tuple[Problem, ...]
    canonical: str | None


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that may stand at the cursor.

    Attributes:
        insert: the text that replaces the stretch from the completion's start to its end.
        detail: a few words beside the label.
        documentation: sentences; plain text.
    """

    label: str
    insert: str
    kind: ItemKind
    detail: str = ""
    documentation: str = ""


@dataclass(frozen=True, slots=True)
class Completion:
    """What may replace a stretch of the text, most useful first."""

    start: int
    end: int
    items: tuple[Item, ...]
