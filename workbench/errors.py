"""What can go wrong, divided by whose fault it is.

    WorkbenchError
    ├── DefinitionError    the catalog's files say something impossible
    ├── QueryError         the query's text, or what it asks for
    ├── UnsupportedError   right, but this dialect, engine or version cannot do it
    ├── EngineError        the warehouse refused or failed
    ├── TrustError         the folder has not been trusted by its user
    └── MissingExtra       an optional package is not installed

Faults that can come several at once are values (`Issue`); an error carries all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

#: How much of a long line is shown on each side of a fault.
_AROUND = 80


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a text something stands: lines and columns count from 1, `end` is one past the last column."""

    source: str
    line: int
    column: int
    end: int | None = None

    def __str__(self) -> str:
        return f"{self.source}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Issue:
    """One fault: a stable code, a sentence, where it stands, and the nearest right names.

    Attributes:
        subject: the name at fault as it was written, so that a text's place can be found for it later.
    """

    code: str
    message: str
    place: Place | None = None
    suggestions: tuple[str, ...] = ()
    remedy: str | None = None
    subject: str | None = None

    @property
    def sentence(self) -> str:
        """The message with its remedy and suggestions, without the place."""
        parts = [self.message]
        if self.suggestions:
            parts.append(f"Did you mean {_either(self.suggestions)}?")
        if self.remedy:
            parts.append(self.remedy)
        return " ".join(parts)

    def __str__(self) -> str:
        return f"{self.place}: {self.sentence}" if self.place else self.sentence


class WorkbenchError(Exception):
    """The base of every error that a user can cause.

    Args:
        issues: what is wrong: one sentence, one issue or several.
        text: the text the places point into; shown with a caret under the fault.
    """

    def __init__(self, issues: str | Issue | Sequence[Issue], *, text: str | None = None) -> None:
        if isinstance(issues, str):
            issues = Issue("error", issues)
        self.issues: tuple[Issue, ...] = (issues,) if isinstance(issues, Issue) else tuple(issues)
        self.text = text
        super().__init__("\n".join(self._shown()))

    def _render_traceback_(self) -> list[str]:
        """Show the message in a notebook, where IPython would show a traceback."""
        return str(self).splitlines()

    def _shown(self) -> Iterable[str]:
        for issue in self.issues:
            yield str(issue)
            if self.text is not None and issue.place is not None:
                yield caret(self.text, issue.place)


class DefinitionError(WorkbenchError):
    """The catalog's files say something impossible."""


class QueryError(WorkbenchError):
    """The query's text is wrong, or what it asks for cannot be answered correctly."""


class UnsupportedError(WorkbenchError):
    """The request is right, but this version, dialect or engine cannot do it."""


class EngineError(WorkbenchError):
    """The warehouse refused or failed."""


class TrustError(WorkbenchError):
    """The folder's settings would run something, and its user has not trusted it."""


class MissingExtra(WorkbenchError):  # noqa: N818  the name is part of the public interface
    """An optional package is needed and not installed."""


def caret(text: str, place: Place) -> str:
    """Return the line of `text` at `place` with carets under the fault; of a very long line the part around it."""
    lines = text.splitlines() or [""]
    line = lines[min(place.line, len(lines)) - 1]
    first = max(0, place.column - 1 - _AROUND) if len(line) > 2 * _AROUND else 0
    shown = line[first : first + 2 * _AROUND]
    at = place.column - 1 - first
    width = max(1, min((place.end or place.column + 1) - place.column, len(shown) - at))
    lead = "".join("\t" if c == "\t" else " " for c in shown[:at]).ljust(at)
    return f"    {shown}\n    {lead}{'^' * width}"


def nearest(name: str, known: Iterable[str], *, most: int = 3) -> tuple[str, ...]:
    """Return the names in `known` most like `name`, best first; case and underscores do not count."""
    folded: dict[str, str] = {}
    for candidate in known:
        folded.setdefault(_fold(candidate), candidate)
    return tuple(folded[match] for match in get_close_matches(_fold(name), folded, n=most, cutoff=0.6))


def _fold(name: str) -> str:
    return name.casefold().replace("_", " ").replace(".", " ")


def _either(names: Sequence[str]) -> str:
    quoted = [f"'{name}'" for name in names]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} or {quoted[-1]}"
