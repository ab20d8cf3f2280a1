"""Whether a metric is the kind of number that is asked for: all of something, one of many, a part of a whole, what is good."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from workbench.ask.grounding.ground import Grounding
from workbench.ask.language.lexicon import BAD, PARTS_OF_WHOLE, SHAPES
from workbench.ask.measuring.quantities import how_often
from workbench.ask.measuring.unsaid import undivided
from workbench.ask.terms.known import MetricWords
from workbench.ask.terms.vocabulary import Vocabulary
from workbench.catalog.model import Better, Simple

#: What asks for one of many, as they mostly are.
_OF_ONE = frozenset("a an one single typical typically usual usually normally long".split())


def shape_fit(
    words: MetricWords, grounding: Grounding, kept: Sequence[int], vocabulary: Vocabulary
) -> tuple[float, float]:
    """Whether the question asks for the kind of number that the metric is, and for a part of a whole: -1, 0 or 1 each.

    `Premium by town` asks for all of it, where there is a sum beside the average.
    """
    plain = {grounding.words[i].plain for i in kept}
    said = {SHAPES[word] for word in plain if word in SHAPES}
    spoken = [word.plain for word in grounding.words]
    often = {"most", "least"} & {one for one, other in pairwise(spoken) if other == "often"}
    if (often and not BAD & set(spoken)) or how_often(grounding):
        said.discard("share")  # `sent as backup most often` is counted
    if "how many" in grounding.question.casefold():
        said.add("total")
    if of_marks(grounding):
        said.add("average")
    fits = 0 if not said else 1 if words.shape in said else -1
    if not said and words.metric.key in vocabulary.beside_sums and not _of_one(grounding):
        fits = -1
    if not said and not _of_one(grounding) and undivided(words, grounding, vocabulary):
        fits = -1
    whole = 0 if not plain & PARTS_OF_WHOLE else 1 if words.shape == "share" else -1
    return float(fits), float(whole)


#: What asks how many times something is so, and never how much on average: `late most often`.
_OFTEN = frozenset({"often", "frequently", "rarely", "seldom"})


def no_times(words: MetricWords, grounding: Grounding) -> bool:
    """Return whether a metric is an average where it is asked how many times something is so."""
    return words.shape == "average" and bool(_OFTEN & {word.plain for word in grounding.words})


#: What somebody gives marks by, and how high they are: never how many.
_MARKS = frozenset(
    "rating ratings rated score scores scored mark marks grade grades graded review reviews reviewed feedback".split()
)
_HIGH = frozenset("best worst highest lowest better worse poorest finest well badly highly poorly".split())


def of_marks(grounding: Grounding) -> bool:
    """Return whether it is asked how high marks are: `the best rated hotel`, `lowest score`, `how well are they rated`."""
    plain = [word.plain for word in grounding.words]
    how = any(one == "how" and other in _HIGH for one, other in pairwise(plain))
    return any(one in _HIGH and other in _MARKS for one, other in pairwise(plain)) or (how and "rated" in plain)


def _of_one(grounding: Grounding) -> bool:
    """Whether a question is about one of something: `how long is a repair`, `the slowest`."""
    ranked = grounding.rank is not None and grounding.rank.base is not None
    return ranked or any(word.plain in _OF_ONE for word in grounding.words)


def opposed(words: MetricWords, grounding: Grounding) -> bool:
    """Return whether a question names what is bad and a metric is good the higher it is: `late most often`, on-time rate."""
    return words.metric.better is Better.HIGHER and any(not known for known in _bad_known(words, grounding))


def names_what_is_bad(words: MetricWords, grounding: Grounding) -> bool:
    """Return whether a metric is called by what a question names that is bad: `percent cancelled`, cancellation rate."""
    return any(_bad_known(words, grounding))


def _bad_known(words: MetricWords, grounding: Grounding) -> Iterator[bool]:
    """Whether a metric's names have each word of a question for what is bad."""
    names = {stem for phrase in words.phrases for stem in phrase}
    left = (grounding.words[i] for i in grounding.left)
    return (word.stem in names for word in left if word.plain in BAD)


def misshapen(words: MetricWords, grounding: Grounding) -> bool:
    """Return whether a part of a whole was asked for and the metric is none."""
    plain = {grounding.words[i].plain for i in grounding.left}
    return bool(plain & PARTS_OF_WHOLE) and words.shape != "share"


#: Rows that are money themselves.
_FLOWS = frozenset("payment payout refund donation expense sale fee charge fine deposit withdrawal".split())


def is_median(words: MetricWords, grounding: Grounding) -> bool:
    """Return whether a metric is a median and nobody asks for that."""
    definition = words.metric.definition
    expr = definition.expr.text.casefold().lstrip() if isinstance(definition, Simple) else ""
    return expr.startswith(("median(", "quantile", "percentile")) and not {"median", "typical", "typically"} & {
        word.plain for word in grounding.words
    }


def summed_up(words: MetricWords, grounding: Grounding, vocabulary: Vocabulary, at: Sequence[int]) -> int:
    """Return what speaks for a metric where rows that are money are asked for in all, `payments total`: 1 for what they add up to, -1 for how many."""
    ends = [k for i in at for k in (i - 1, i + 1) if 0 <= k < len(grounding.words)]
    if len(at) != 1 or grounding.words[at[0]].plain.removesuffix("s") not in _FLOWS:
        return 0
    whole = any(grounding.words[k].plain in {"total", "totals", "totalled", "sum"} for k in ends)
    beside = vocabulary.beside
    return whole * (beside.is_money_of_rows(words.metric) - beside.beside_money(words.metric))
