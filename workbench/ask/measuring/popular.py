"""What is popular is what people choose: bookings of a room, sales of a product, and no complaints about it."""

from __future__ import annotations

from workbench.ask.grounding.ground import Grounding
from workbench.ask.terms.known import MetricWords
from workbench.ask.terms.vocabulary import Vocabulary

#: What asks for it.
POPULAR = frozenset("popular popularity favourite favorite favourites favorites demand demanded".split())
_SOLD = frozenset("selling sells sell sold seller sellers bestseller bestsellers".split())

#: What people do with what they choose.
_CHOICES = (
    "booking reservation order purchase sale enrolment registration subscription signup activation rental hire loan"
    " checkout visit view stream play lesson appointment attendance rider trip ride stay download"
).split()


def chosen(words: MetricWords, grounding: Grounding, vocabulary: Vocabulary) -> bool:
    """Return whether a plain count is of what people choose, and that is asked for: `most popular course`, `best selling plan`."""
    if not _asked(grounding):
        return False
    if words.metric.key in vocabulary.beside.chosen:
        return True
    if words.metric.key not in vocabulary.counts:
        return False
    called = {phrase[-1] for phrase in words.phrases} | vocabulary.rows_of(words.datasets)
    return not called.isdisjoint(map(vocabulary.stem, _CHOICES))


def sold(grounding: Grounding, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the numbers, besides plain counts, of what people choose, where that is asked for: items sold, of the most popular brand."""
    sums = vocabulary.beside.chosen if _asked(grounding) else ()
    return tuple(key for key in sums if key in vocabulary.metrics and key not in vocabulary.counts)


def _asked(grounding: Grounding) -> bool:
    """Whether it is asked what most people chose."""
    said = {word.plain for word in grounding.words}
    return not said.isdisjoint(POPULAR) or (grounding.rank is not None and not said.isdisjoint(_SOLD))
