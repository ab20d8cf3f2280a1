"""What a question says and a reading passes over, though nothing about its words is strange: what is turned round, or divides."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from workbench.ask.drafting.draft import Draft
from workbench.ask.grounding.ground import Grounding
from workbench.ask.language.lexicon import BAD, MADE_OF
from workbench.ask.language.meanings import plain_at
from workbench.ask.language.words import Kind, Word, telling
from workbench.ask.terms.known import MetricWords
from workbench.catalog.model import Simple
from workbench.search.words import split

#: What turns the words behind it round.
_TURNS = frozenset("not never without nobody none no".split())

#: What stands before it where both sides are meant, or it is no more than a word of the sentence: `chair vs not`.
_BOTH = frozenset("vs versus or and why if whether".split())

#: What stands behind it where nothing is turned round: `not only`, `no. of shops`, `no, by month`, `not many`.
_NOTHING = frozenset("only just merely necessarily of we i it more less later many much matter to".split())

#: What says behind `still` that something is where it was, and has not ended.
_THERE = frozenset("here there around standing waiting in on at with to left outstanding lying sitting unsold".split())

#: What says nothing behind `by what`.
_SMALL = frozenset("of the is was a an it they".split())

#: What a group that stands before it divides.
_DIVIDED = MADE_OF | {"split"}

#: How many words behind it are turned round at most.
_REACH = 4

#: How names say that something is not so.
_PREFIXES = ("un", "non", "in", "dis")


def disregarded(grounding: Grounding, metrics: Sequence[MetricWords], draft: Draft, at: Collection[int]) -> list[int]:
    """Return the words that turn something round and the first told one that they turn, where the query holds neither.

    So it is with words for a group that nothing is divided by. Nothing where a metric is itself of what is not so: `parcels not delivered`, of those undelivered.

    Args:
        at: the words that the metrics were named by.
    """
    said = draft.used | set(at)
    out = [*_undivided(grounding, draft, said), *_still(grounding.words, metrics, said)]
    for i in sorted({*grounding.left, *_marks(grounding)}):
        if i in said or not _turns(grounding.words, i) or _both_ways(grounding.words, i, draft):
            continue
        behind = list(_behind(grounding.words, i))
        if any(k in draft.used for k in behind) or any(_is_not(words, grounding.words, behind) for words in metrics):
            continue
        out += [i, *[k for k in behind if telling(grounding.words[k]) and k not in said][:1]]
    return sorted(set(out))


def _marks(grounding: Grounding) -> Iterator[int]:
    """The words before what was named: what a reading does not use of them is passed over with it."""
    for use in grounding.dimensions:
        yield from range(use.marked, use.start)
    for value in grounding.values:
        yield from range(value.lead, value.start)


def _undivided(grounding: Grounding, draft: Draft, said: Collection[int]) -> Iterator[int]:
    """The words for groups where nothing is divided: `tier breakdown of customers`, `orders by what became of them`."""
    words = grounding.words
    for i in grounding.left if not (draft.by or draft.share) else ():
        if i in said:
            continue
        if words[i].plain in _DIVIDED and i and telling(words[i - 1]) == 1.0 and i - 1 not in said:
            yield i - 1
        if words[i].plain == "by" and plain_at(words, i + 1) in {"what", "how"}:
            yield from [k for k in _behind(words, i + 1) if words[k].plain not in _SMALL][:1]


def _still(words: Sequence[Word], metrics: Sequence[MetricWords], said: Collection[int]) -> Iterator[int]:
    """The words for what has not gone or ended yet, where nothing counts just that: `still here`, `still on the shelves`."""
    kept = any(isinstance(one.metric.definition, Simple) and one.metric.definition.where for one in metrics)
    for i in range(len(words) - 1) if not kept else ():
        if words[i].plain == "still" and words[i + 1].plain in _THERE and not {i, i + 1} & {*said}:
            yield from (i, i + 1)


def _turns(words: Sequence[Word], i: int) -> bool:
    """Whether a word turns round what stands behind it."""
    behind = words[i + 1 : i + 2]
    beside = not behind or behind[0].kind is not Kind.WORD or behind[0].plain in _NOTHING
    aside = i > 0 and words[i - 1].kind is Kind.MARK  # `by day of arrival, not departure` says no more
    return words[i].plain in _TURNS and not (beside or aside) and plain_at(words, i - 1) not in _BOTH


def _both_ways(words: Sequence[Word], i: int, draft: Draft) -> bool:
    """Whether what is turned round divides the result: `with storage and of those without`."""
    before = {word.plain for word in words[max(0, i - 6) : i]}
    return bool(draft.by) and words[i].plain == "without" and "with" in before


def _behind(words: Sequence[Word], i: int) -> Iterator[int]:
    for k in range(i + 1, min(len(words), i + 1 + _REACH)):
        if words[k].kind is Kind.MARK:
            return
        yield k


def _is_not(metric: MetricWords, words: Sequence[Word], behind: Sequence[int]) -> bool:
    """Whether a metric is of what is not so, by its names, or by a description that says that of the same words."""
    doc = metric.metric.doc
    named = split(" ".join((metric.metric.name, doc.title, *doc.synonyms)).casefold())
    if any(word in BAD | _TURNS or (word.startswith(_PREFIXES) and len(word) > 6) for word in named):
        return True
    told = {words[k].stem for k in behind if telling(words[k])}
    return bool(_TURNS & set(split(doc.description.casefold()))) and not told.isdisjoint(metric.words)
