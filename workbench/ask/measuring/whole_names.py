"""Metrics that a question names in whole, and what the words of such a name ask for no more: the gross of a `gross margin`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbench.ask.grounding.ground import Grounding
from workbench.ask.language.lexicon import FILLERS
from workbench.ask.language.numbers import end_of
from workbench.ask.language.words import Kind, Word
from workbench.ask.measuring.quantities import GETS, asked_for, suits
from workbench.ask.terms.vocabulary import Vocabulary

#: How many words stand at most between a verb and what it brings: `earns us the very smallest gross margin`.
_BETWEEN = 4


def kinds_asked(grounding: Grounding, vocabulary: Vocabulary, kept: Sequence[int]) -> frozenset[str]:
    """Return the kinds of number that a question asks for, besides what is part of a metric's whole name, or brings that.

    Where `gross margin` is a share, neither its first word nor `earns us the smallest` before it asks for money.
    """
    kinds = asked_for(grounding, kept)
    if not kinds:
        return kinds
    named = list(_named(grounding, vocabulary, kept, kinds))
    suited = [set(span) for span, fits in named if fits]
    other = [span for span, fits in named if not fits and not any(whole.issuperset(span) for whole in suited)]
    besides = {i for span in other for i in (*span, *brings(grounding.words, span.start))}
    return asked_for(grounding, kept, besides) if besides else kinds


def _named(
    grounding: Grounding, vocabulary: Vocabulary, kept: Sequence[int], kinds: frozenset[str]
) -> Iterator[tuple[range, bool]]:
    """Where several words are, side by side, what a metric is called, and whether that is of one of the kinds."""
    stems = [word.stem if i in kept else "" for i, word in enumerate(grounding.words)]
    limits = {i for number in grounding.numbers if number.op != "=" for i in range(number.start - 6, number.stop + 4)}
    for i in range(len(stems)):
        for length in vocabulary.long_called:
            place = range(i, i + length)
            for key in vocabulary.long_called[length].get(tuple(stems[i : i + length]), ()):
                if limits.isdisjoint(place):
                    yield place, suits(vocabulary.metrics[key].metric, kinds) > -1


def brings(words: Sequence[Word], start: int) -> Iterator[int]:
    """Yield the verb whose object begins at a place: `earns us the smallest gross margin`."""
    for i in range(start - 1, max(-1, start - _BETWEEN - 2), -1):
        if words[i].plain in GETS:
            yield i
        elif words[i].kind is not Kind.WORD or not (words[i].plain in FILLERS or end_of(words[i].plain)):
            return
