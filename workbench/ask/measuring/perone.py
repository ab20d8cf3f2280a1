"""What one of many has: `how many messages does an average case need`, `applications per vacancy`, of a number by how many there are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from workbench.ask.grounding.ground import Grounding
from workbench.ask.language.words import Word
from workbench.ask.terms.counting import counts_rows
from workbench.ask.terms.known import MetricWords
from workbench.ask.terms.vocabulary import Vocabulary
from workbench.catalog.model import Derived, Ratio

#: What stands before one of many.
_OF_ONE = frozenset({"per", "average", "typical", "mean", "avg"})

_PER = frozenset({"per"})
_ANY = frozenset({"a", "an", "each", "every", "one"})
_AVERAGE = frozenset({"average", "mean", "avg", "typically", "usually"})

_DIVIDED = re.compile(r"\s*\S+\s*/\s*\S+\s*")


def per_one(words: MetricWords, grounding: Grounding, vocabulary: Vocabulary) -> bool:
    """Return whether a metric is what is asked of one of many: its upper number is named, and one of what it is divided by."""
    return bool(said_at(words, grounding, vocabulary))


def said_at(words: MetricWords, grounding: Grounding, vocabulary: Vocabulary) -> frozenset[int]:
    """Return where one of what a metric is divided by is named; nothing where its upper number is not."""
    parts = divided(words, vocabulary)
    if parts is None:
        return frozenset()
    above, below = parts
    lasts = {phrase[-1] for phrase in below.phrases if len(phrase) == 1 or (phrase[-1],) not in vocabulary.single}
    rows = lasts | vocabulary.rows_of(below.datasets)  # season tickets are no tickets, where those are counted as well
    ones = frozenset(_ones(grounding.words, rows, vocabulary))
    named = {stem for phrase in above.phrases if len(phrase) == 1 for stem in phrase}
    said = (word for i, word in enumerate(grounding.words) if i not in ones)
    return ones if any(vocabulary.alike(word.stem, stem) for word in said for stem in named) else frozenset()


def divided(words: MetricWords, vocabulary: Vocabulary) -> tuple[MetricWords, MetricWords] | None:
    """Return the two metrics of which one is divided by the other, a plain count; None where a metric is otherwise made."""
    match words.metric.definition:
        case Ratio(above, below):
            pair: tuple[str, ...] = (above, below)
        case Derived(expr, inputs) if len(inputs) == 2 and _DIVIDED.fullmatch(expr.text):
            pair = inputs if expr.text.strip().startswith(inputs[0].split(".")[-1]) else inputs[::-1]
        case _:
            return None
    keys = [key for name in pair for key in vocabulary.catalog.metric_keys(name)[:1] if key in vocabulary.metrics]
    if len(keys) != len(pair):
        return None
    above_, below_ = (vocabulary.metrics[key] for key in keys)
    part = words.shape == "share" and above_.datasets == below_.datasets  # a part of the same rows
    return (above_, below_) if counts_rows(below_.metric) and not part else None


def _ones(words: Sequence[Word], rows: set[str], vocabulary: Vocabulary) -> Iterator[int]:
    """The places where one of many is named: `per case`, `an average case`, `each case` where it is about the average."""
    average = any(word.plain in _AVERAGE for word in words)
    for i in range(1, len(words)):
        before = words[i - 1].plain
        one = before in _OF_ONE or (before in _ANY and average)
        named = (
            tuple(word.stem for word in words[i : i + 2]) in vocabulary.paired
        )  # the mean of what an `order value` is
        one = one and not (named and before not in _PER)
        if one and not words[i].plain.endswith("s") and any(vocabulary.alike(words[i].stem, stem) for stem in rows):
            yield i
