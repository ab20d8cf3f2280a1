"""Several numbers of groups, each with its own limit: `clients with more than 50 hires and less than £300 of income`."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import pairwise

from workbench.ask.grounding.ground import Grounding
from workbench.ask.language.meanings import Grain
from workbench.ask.language.measures import MONEY
from workbench.ask.language.numbers import NumberSpan
from workbench.ask.language.words import telling
from workbench.ask.measuring.measure import Scored, scored
from workbench.ask.measuring.quantities import kinds
from workbench.ask.terms.counting import counts_rows
from workbench.ask.terms.nearness import Near
from workbench.ask.terms.vocabulary import Vocabulary

#: What joins two limits.
_JOINTS = frozenset({"and", "but", "yet", "while", "though"})

#: From this likeness on a part means a metric that it does not name, and how many are looked through for one of its kind.
_MEANS, _LOOKED = 0.48, 6


def limits(grounding: Grounding) -> tuple[tuple[NumberSpan, range], ...]:
    """Return the numbers that something is compared with, each with the words of its part of the question, where several are joined."""
    numbers = [n for n in grounding.numbers if n.op != "=" or n.high is not None]
    joints = [
        next((i for i in range(one.stop, other.start) if grounding.words[i].plain in _JOINTS), None)
        for one, other in pairwise(numbers)
    ]
    if not joints or None in joints:
        return ()
    ends = [0, *(at for at in joints if at is not None), len(grounding.words)]
    return tuple((number, range(*ends_of)) for number, ends_of in zip(numbers, pairwise(ends), strict=True))


def bounded(grounding: Grounding, vocabulary: Vocabulary, near: Near) -> tuple[Scored, ...]:
    """Return the metrics that limits are set to, one in each part of a question; none where a part names none."""
    divided = any(use.group for use in grounding.dimensions) or any(
        isinstance(t.meaning, Grain) for t in grounding.times
    )
    parts = limits(grounding) if divided else ()
    found = [_limited(grounding, vocabulary, near, number, part) for number, part in parts]
    named = [one for one in found if one is not None]
    keys = {one.words.metric.key for one in named}
    return tuple(named) if len(keys) == len(parts) else ()


#: How much less what is only limited fits.
_LIMITING = 0.5

#: What leads in a limit, and how far before its number; how long the name of what is limited is at most.
_LEADS, _BEFORE, _NAMED = frozenset("where with whose having who that".split()), 6, 3


def only_kept_by(grounding: Grounding, vocabulary: Vocabulary) -> frozenset[int]:
    """Return the words of a clause that only sets a limit to how many of something groups have: `mean mark per tutor where they gave 20 or more lessons`.

    None where no other word says what is measured: `tutors with more than 20 lessons`.
    """
    words, divided = grounding.words, {i for use in grounding.dimensions for i in range(use.start, use.stop)}
    for number in grounding.numbers:
        led = [i for i in range(max(0, number.start - _BEFORE), number.start) if words[i].plain in _LEADS]
        stop = _counted_to(grounding, number, vocabulary)
        if not led or not stop or (number.op == "=" and number.high is None) or number.measure:
            continue
        clause = frozenset(range(led[-1], stop))
        rest = {i for i in grounding.left if i not in clause | divided}
        before = {i for i in rest if i < led[-1] and telling(words[i]) == 1.0}
        if before and all(i in before or not telling(words[i]) for i in rest):
            return clause
    return frozenset()


def beside_limit(ranked: Sequence[Scored], clause: Collection[int], grounding: Grounding) -> tuple[Scored, ...]:
    """Return metrics with those further behind that a clause only names as its limit: of `rating where there are 50 reviews` no reviews."""
    said = {grounding.words[i].stem for i in clause}
    other = {m.words.metric.key for m in ranked if any(len(p) == 1 and said.issuperset(p) for p in m.words.phrases)}
    out = (replace(m, score=m.score - _LIMITING) if m.words.metric.key in other else m for m in ranked)
    return tuple(sorted(out, key=lambda m: (-m.score, m.words.metric.key)))


def _counted_to(grounding: Grounding, number: NumberSpan, vocabulary: Vocabulary) -> int:
    """Where the name of a count ends that stands right behind a number; 0 where none does."""
    begin = number.stop - bool(number.unit)
    for stop in range(min(begin + _NAMED, len(grounding.words)), begin, -1):
        stems = tuple(word.stem for word in grounding.words[begin:stop])
        if any(
            stems in words.phrases and counts_rows(words.metric, all_rows=False)
            for words in vocabulary.metrics.values()
        ):
            return stop
    return 0


def _limited(
    grounding: Grounding, vocabulary: Vocabulary, near: Near, number: NumberSpan, part: Collection[int]
) -> Scored | None:
    """The metric that a part of a question sets a limit to; None where it names a number that rows have."""
    words, left = grounding.words, tuple(i for i in grounding.left if i in part)
    if not left:
        return None
    percent = any(word.plain in {"%", "percent", "pct"} for word in words[number.start : number.stop + 1])
    found = scored(grounding, vocabulary, near, left)[:_LOOKED]
    fits = (s for s in found if (s.words.shape == "share") == percent)
    fits = (s for s in fits if number.measure not in MONEY or "money" in kinds(s.words.metric))
    best = next(fits, None)
    meant = best is not None and (best.named > 0 or (not best.alien and best.meaning >= _MEANS))
    return best if meant else None


def of_groups(grounding: Grounding, span: NumberSpan) -> bool:
    """Return whether a number is said of the things that are divided by, named again before it: `mean wait by clinic, only clinics over 20 minutes`."""
    before = (use for use in grounding.dimensions if use.stop == span.start and use.options)
    again = {use.options[0][0].parts: use.start for use in before}
    divided = ((use.options[0][0].parts, use.start) for use in grounding.dimensions if use.group and use.options)
    return any(at < again.get(parts, 0) for parts, at in divided)
