"""Lengths of time and shifts as definitions write them: `7 days`, `1 fiscal_month`, `start of month`."""

from __future__ import annotations

import re

from workbench.catalog.model import Earlier, Grain, Offset, Span, StartOf
from workbench.query.model import Unit

_UNITS = frozenset(unit.value for unit in Unit)

_SPAN = re.compile(r"(\d{1,6})\s+([^\W\d]\w*)")
_START = re.compile(r"(?:to\s+)?(?:the\s+)?start\s+of\s+(?:the\s+)?([^\W\d]\w*)", re.IGNORECASE)


def grain_of(word: str) -> Grain:
    """Return a unit by its name, singular or plural; any other word is the name of a calendar's period."""
    plain = word.lower()
    for name in (plain, plain.removesuffix("s")):
        if name in _UNITS:
            return Unit(name)
    return word


def span_of(text: str) -> Span | None:
    """Return the length of time that a text means; None when it means none.

    >>> span_of("7 days")
    Span(count=7, grain=<Unit.DAY: 'day'>)
    """
    found = _SPAN.fullmatch(text.strip())
    return Span(int(found[1]), grain_of(found[2])) if found and int(found[1]) > 0 else None


def offset_of(text: str) -> Offset | None:
    """Return the shift that a text means: `14 days` (earlier), or `start of month`; None when it means none."""
    start = _START.fullmatch(text.strip())
    if start:
        return StartOf(grain_of(start[1]))
    span = span_of(re.sub(r"\s+(ago|earlier|before)$", "", text.strip()))
    return Earlier(span) if span else None
