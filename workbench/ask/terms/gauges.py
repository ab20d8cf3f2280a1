"""What is measured and not counted, in words: the heads of what metrics are called, and what numbers with a unit are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.ask.language.meanings import UNITS
from workbench.ask.language.measures import akin
from workbench.ask.language.measures import measured as measured_at
from workbench.ask.language.numbers import NumberSpan
from workbench.ask.language.words import Word
from workbench.catalog.model import DimensionType

if TYPE_CHECKING:
    from workbench.ask.terms.vocabulary import Vocabulary


def measured(vocabulary: Vocabulary) -> dict[str, frozenset[str]]:
    """Return by unit what number dimensions with it are called and said to be; a day's hours go with its minutes."""
    out: dict[str, set[str]] = {}
    for known in (k for paths in vocabulary.paths.values() for k in paths if k.type is DimensionType.NUMBER):
        if known.unit and (end := known.reached.dimension):
            names = (*vocabulary.called(end.doc, end.name), vocabulary.stems(end.doc.description))
            for unit in {*vocabulary.stems(known.unit), *map(vocabulary.stem, akin(known.unit))}:
                out.setdefault(unit, set()).update(s for phrase in names for s in phrase)
    return {unit: frozenset(words) for unit, words in out.items()}


def units_of_metrics(vocabulary: Vocabulary) -> frozenset[str]:
    """Return the words that metrics are counted in, where they are one word: `call-out`, `test`."""
    units = {metric.unit for metric in vocabulary.catalog.metrics.values() if metric.unit and " " not in metric.unit}
    return frozenset(stem for unit in units for stem in vocabulary.stems(unit))


def heads(vocabulary: Vocabulary) -> frozenset[str]:
    """Return the words of what is measured and not counted: the score of `average score`, where no count is called so."""
    counted, other = set[str](), set[str]()
    for words in vocabulary.metrics.values():
        plain = getattr(getattr(words.metric.definition, "expr", None), "text", "").lower().lstrip()
        stems = {stem for phrase in words.phrases for stem in phrase}
        (counted if plain.startswith("count(") else other).update(stems)
    things = {stem for phrases in vocabulary.entities.values() for phrase in phrases for stem in phrase}
    return frozenset(other - counted - things - vocabulary.shapes)


def with_unit(words: Sequence[Word], span: NumberSpan, vocabulary: Vocabulary) -> NumberSpan:
    """`More than 1000 miles`: the unit belongs to the number."""
    at = span.stop
    if len(words) > at + 1 and (words[at].stem, words[at + 1].stem) in vocabulary.named:  # `over 1000 hours watched`
        return span
    if found := measured_at(words, at):
        unit, length = found
        if unit in vocabulary.measures or words[at].plain in UNITS:
            return replace(span, stop=at + length, unit=words[at].stem, measure=unit)
    if at < len(words) and words[at].stem in vocabulary.units:
        return replace(span, stop=at + 1, unit=words[at].stem)
    inside = next(
        (f for i in range(span.start, span.stop) if (f := measured_at(words, i)) and words[i].number is None), None
    )
    return replace(span, measure=inside[0]) if inside and inside[0] in vocabulary.measures else span


#: Before `in` these say that something is another, and behind it stands what.
_MOVED = frozenset(
    """change changes growth increase increases decrease decreases rise rises fall falls drop drops decline declines trend trends
    difference differences jump jumps development movement spike dip surge improvement reduction""".split()
)


def in_units(words: Sequence[Word], taken: set[int], vocabulary: Vocabulary) -> set[int]:
    """`In miles`, `in euros`: the unit of what is measured, and no name of it; `change in orders` is of those."""
    units = vocabulary.units | vocabulary.metric_units
    ends = (i for i in range(2, len(words)) if words[i].stem in units and words[i - 1].plain == "in")
    ends = (i for i in ends if words[i - 2].plain not in _MOVED)
    return {k for i in ends if not {i, i - 1} & taken for k in (i - 1, i)}
