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
    said = {word.plain for word in grounding.words}
    asks = said & POPULAR or (grounding.rank is not None and said & _SOLD)
    if not asks or words.metric.key not in vocabulary.counts:
        return False
    called = {phrase[-1] for phrase in words.phrases} | vocabulary.rows_of(words.datasets)
    return not called.isdisjoint(map(vocabulary.stem, _CHOICES))
