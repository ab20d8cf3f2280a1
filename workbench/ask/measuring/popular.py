"""What is popular is what people choose: bookings of a room, sales of a product, and no complaints about it."""

from __future__ import annotations

from workbench.ask.grounding.ground import Grounding
from workbench.ask.terms.known import MetricWords
from workbench.ask.terms.vocabulary import Vocabulary
from workbench.search.words import split

#: What asks for it.
POPULAR = frozenset("popular popularity favourite favorite favourites favorites demand demanded".split())
_SOLD = frozenset("selling sells sell sold seller sellers bestseller bestsellers".split())

#: What people do with what they choose.
_CHOICES = (
    "booking reservation order purchase sale enrolment registration subscription signup activation rental hire loan"
    " checkout visit view stream play lesson appointment attendance rider trip ride stay download"
).split()

#: What was done with what people chose: items sold, of which each row may be several.
_CHOSEN = frozenset("sold served ordered booked borrowed lent rented hired played streamed bought".split())


def chosen(words: MetricWords, grounding: Grounding, vocabulary: Vocabulary) -> bool:
    """Return whether a plain count is of what people choose, and that is asked for: `most popular course`, `best selling plan`."""
    said = {word.plain for word in grounding.words}
    asks = said & POPULAR or (grounding.rank is not None and said & _SOLD)
    if not asks:
        return False
    names = {word for text in (words.metric.name, words.metric.doc.title) for word in split(text.casefold())}
    if words.shape == "total" and words.metric.format == "integer" and not names.isdisjoint(_CHOSEN):
        return True
    if words.metric.key not in vocabulary.counts:
        return False
    called = {phrase[-1] for phrase in words.phrases} | vocabulary.rows_of(words.datasets)
    return not called.isdisjoint(map(vocabulary.stem, _CHOICES))


def sold(grounding: Grounding, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the numbers, besides plain counts, of what people choose, where that is asked for: items sold, of the most popular brand."""
    sums = ((key, words) for key, words in vocabulary.metrics.items() if key not in vocabulary.counts)
    return tuple(key for key, words in sums if chosen(words, grounding, vocabulary))
