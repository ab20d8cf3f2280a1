"""Numbers that can be on nothing a metric comes to: told in another unit, of things that it does not count, of people's age."""

from __future__ import annotations

from collections.abc import Collection, Container, Sequence

from workbench.ask.language.lexicon import PEOPLE
from workbench.ask.language.measures import LASTING, MONEY, factor, measure, measured
from workbench.ask.language.numbers import NumberSpan
from workbench.ask.language.words import Word, plural, telling
from workbench.ask.terms.counting import counts_rows
from workbench.ask.terms.known import MetricWords


def of_other_units(words: Sequence[Word], span: NumberSpan, metric: MetricWords) -> bool:
    """Return whether a number is told in a unit that a metric is not: `openings at over 5,000 euros`, `drove more than 500 km`."""
    behind = measured(words, span.stop)
    said, own = span.measure or (behind[0] if behind else None), measure(metric.metric.unit)
    same = said in {None, own, "percent"} or MONEY.issuperset({said, own}) or factor(said or "", own or "")
    return not same and (own is not None or metric.shape == "share" or counts_rows(metric.metric))


def of_strangers(words: Sequence[Word], span: NumberSpan, metric: MetricWords, units: Collection[str]) -> bool:
    """Return whether things are counted behind a number where a metric counts none: `average award to colleges with over 900 students`."""
    own = {stem for phrase in metric.phrases for stem in phrase}.union(metric.counted, units)
    behind = (word for word in words[span.stop : span.stop + 1] if plural(word) and telling(word) == 1.0)
    several = any(word.stem not in own and not measured((word,), 0) for word in behind)
    return several and metric.shape in {"average", "share"}


def aged(words: Sequence[Word], span: NumberSpan) -> bool:
    """Return whether it is said how old people are: `people of 65 and over`, `older than 60`."""
    if span.unit is None and span.measure in {None, "year"} and words[span.start].plain in {"older", "younger"}:
        return True
    before = [word.plain for word in words[max(0, span.start - 2) : span.start]]
    told = before[-1:] == ["aged"] or (before[-1:] == ["of"] and before[0] in PEOPLE)
    return told and span.unit is None


#: What ends a wait, and begins what is waited for.
_REACHING = frozenset("reach arrive get respond answer attend start begin".split())


#: Behind a length of time these say how far apart two things were.
_APART = frozenset({"after", "before", "late", "early", "overdue"})


def of_its_course(words: Sequence[Word], span: NumberSpan, names: Container[str]) -> float:
    """Return how well a length of time is how long something went on: `jobs of over two hours`, but not `took over 15 minutes to reach`, `5 days after`."""
    course = any(name in names for name in ("durat", "duration", "length")) and span.measure in LASTING
    until = span.stop + 1 < len(words) and words[span.stop].plain == "to" and words[span.stop + 1].plain in _REACHING
    until = until or any(word.plain in _APART for word in words[span.stop : span.stop + 1])
    return course * (-1.0 if until else 0.3)


#: From this number on nobody keeps a length of time in a smaller unit: 35 days in minutes, 14 hours in seconds.
_IN_SMALL = 50_000


def beyond_measure(span: NumberSpan, scale: float) -> bool:
    """Return whether a length of time is far too long for what is kept in a smaller unit: `over 60 days`, of minutes on site."""
    return span.measure in LASTING and scale > 1 and span.number * scale > _IN_SMALL
