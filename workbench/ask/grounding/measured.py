"""Which words say what is measured where no others do: `student members` are counted, and the cancellations of `top cancellation reason`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbench.ask.grounding.dimensions import DimensionUse
from workbench.ask.language.lexicon import FILLERS, HAPPENED, SHAPES
from workbench.ask.language.numbers import NumberSpan, Rank
from workbench.ask.language.words import Word, plural, telling
from workbench.ask.terms.vocabulary import Vocabulary
from workbench.catalog.model import DimensionType

#: How many there are is asked for by these, and no size of them: `the commonest`, `most frequent`.
_FREQUENT = frozenset({"common", "frequent", "rare"})


def measured_at(
    words: Sequence[Word],
    left: tuple[int, ...],
    dimensions: Sequence[DimensionUse],
    numbers: Sequence[NumberSpan],
    rank: Rank | None,
    vocabulary: Vocabulary,
) -> tuple[int, ...]:
    """What is left to say what is measured; where that is nothing, what was named and can be counted."""
    left = tuple(i for i in left if rank is None or words[i].plain not in _FREQUENT)
    left = tuple(i for i in left if i not in set(_only_limited(words, dimensions, numbers, vocabulary)))
    if any(words[i].plain not in FILLERS | HAPPENED for i in left):
        return left
    units = {n.stop - 1 for n in numbers if n.unit and (n.unit,) in vocabulary.single}  # `with over 1000 tickets`
    told = any(words[i].plain not in FILLERS for i in left)
    return tuple(sorted({*left, *units, *(() if told else _counts_named(words, dimensions, rank, vocabulary))}))


#: What may stand between things and what they did; what says that a number is none of one row.
_WHO = frozenset("that who which have has had".split())
_OF_ALL = frozenset({"average", "total", "share"})

#: What names of numbers end with that say how long something went on.
_LASTING = ("time", "length", "durat")


def _only_limited(
    words: Sequence[Word], dimensions: Sequence[DimensionUse], numbers: Sequence[NumberSpan], vocabulary: Vocabulary
) -> Iterator[int]:
    """The verbs that only say what has a limit, behind things that are no groups: the cost in `how many jobs cost over 500`, where jobs are counted."""
    if any(SHAPES.get(word.plain) in _OF_ALL for word in words):
        return
    named = {i: use for use in dimensions for i in range(use.start, use.stop)}
    for at in (n.start - 1 for n in numbers if n.op != "=" and n.start > 1):
        before = at - 1
        while before > 0 and words[before].plain in _WHO:
            before -= 1
        thing = plural(words[before]) and telling(words[before]) == 1.0 and before not in named
        thing = thing and not (before and words[before - 1].plain in {"which", "what"})  # those are listed
        use = named.get(at)
        told = use is not None and use.stop == at + 1 and not use.group and of_numbers(use)
        lasts = any((words[at].stem, kind) in vocabulary.phrases for kind in _LASTING)  # `waited`, of a waiting time
        if thing and (told or (lasts and words[at].plain.endswith("ed"))):
            yield at


def _counts_named(
    words: Sequence[Word], dimensions: Sequence[DimensionUse], rank: Rank | None, vocabulary: Vocabulary
) -> Iterator[int]:
    """`Student members`, where nothing else says what is measured: the members are counted, not only described."""
    counts = {"number", "numbers", "count", "counts", "split", "mix", "breakdown", "percent", "%"} & {
        w.plain for w in words
    }
    for use in dimensions:
        stems = {word.stem for word in words[use.start : use.stop]}
        called = any(stems == set(p) for m in vocabulary.metrics.values() for p in m.phrases)
        numbers = of_numbers(use) and any(map(vocabulary.frequent, use.options[0][0].stems))  # `direct premium`
        if not use.group and (called or (numbers and not use.unknown)):
            yield from range(use.start, use.stop)
        elif counts and use.group and use.stop - use.start > 1:  # `complaint channel split`: the complaints are counted
            yield from (i for i in range(use.start, use.stop) if words[i].stem in vocabulary.rows)
        elif use.ranked and rank is not None and rank.base in {None, *_FREQUENT}:  # `the commonest refund reason`
            yield from (i for i in range(use.start, use.stop - 1) if (words[i].stem,) in vocabulary.single)
        elif not use.group and words[use.start + 1 : use.stop] and words[use.start + 1].plain == "of":
            yield from [use.start] if words[use.start].stem in vocabulary.rows else []  # `loans of member Ann Lee`


def of_numbers(use: DimensionUse) -> bool:
    """Whether a dimension holds numbers: `the top five by premium` asks for a measure of it."""
    return all(known.type is DimensionType.NUMBER for known, _ in use.options)
