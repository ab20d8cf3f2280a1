"""Values of one kind that stand in a list: `urgent or high`, `private lessons versus group lessons`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from workbench.ask.grounding.mentions import Spanned
from workbench.ask.language import negation
from workbench.ask.language.words import Kind, Word, telling
from workbench.ask.terms.attributes import JOINTS
from workbench.ask.terms.values import ValueDictionary, ValueSpan

if TYPE_CHECKING:
    from workbench.ask.grounding.uses import ValueUse

#: What leads to values.
_LEADS = frozenset({"of", "for", "in", "with"})

#: From this score on all words of a value were said.
_WHOLE = 0.94


def others(
    words: Sequence[Word], spans: Sequence[ValueSpan], dictionary: ValueDictionary, taken: set[int]
) -> Iterator[ValueSpan]:
    """The ordinary words that are values beside another one of the same kind: `urgent or high`, `low vs urgent`."""
    covered = taken | {i for span in spans for i in range(span.start, span.stop)}
    todo = list(spans)
    while todo:
        span = todo.pop()
        for at in _neighbours(words, span):
            if at not in covered and (found := dictionary.beside(words[at].plain, span.matches)):
                todo.append(ValueSpan(at, at + 1, found))
                covered.add(at)
                yield todo[-1]


def joined(words: Sequence[Word], value: Spanned) -> Iterator[int]:
    """Yield where single words stand that a list joins to a value, with nothing that tells anything beside them."""
    for joint, at, end in (
        (value.start - 1, value.start - 2, value.start - 3),
        (value.stop, value.stop + 1, value.stop + 2),
    ):
        inside = joint >= 0 and at >= 0 and max(joint, at) < len(words)
        if inside and words[joint].plain in JOINTS and not (0 <= end < len(words) and telling(words[end])):
            yield at


def _neighbours(words: Sequence[Word], span: ValueSpan) -> Iterator[int]:
    """Where words stand that are joined to a value, also where the noun behind both is said twice, or what leads to both: `of timber, and of scrap`."""
    start, stop = span.start, span.stop
    led = words[start - 1].plain if start else ""
    ahead = next((i for i in range(stop, min(stop + 2, len(words))) if words[i].plain in {"and", "or"}), len(words))
    if led in _LEADS and ahead + 2 < len(words) and words[ahead + 1].plain == led:
        yield ahead + 2
    noun = words[stop].stem if stop < len(words) else ""
    for joint, at, again in (
        (start - 1, start - 2, None),
        (stop, stop + 1, None),
        (start - 1, start - 3, start - 2),
        (stop + 1, stop + 2, stop + 3),
    ):
        inside = all(0 <= i < len(words) for i in (joint, at, again or 0))
        if inside and words[joint].plain in JOINTS and (again is None or words[again].stem == noun):
            yield at


def noun_again(words: Sequence[Word], one: Spanned, other: Spanned) -> bool:
    """Return whether two values are set side by side with the same noun behind each: both are values then."""
    first, last = sorted((one, other), key=lambda value: value.start)
    joint = first.stop + 1
    apart = last.start == joint + 1 and last.stop < len(words) and words[joint].plain in JOINTS
    return apart and words[first.stop].stem == words[last.stop].stem


def beside(words: Sequence[Word], one: ValueUse, other: ValueUse) -> bool:
    """Return whether two values of one kind stand in a list: the electric of `electric, diesel and hybrid trains` is one of those."""
    first, last = sorted((one, other), key=lambda use: use.start)
    between = {word.plain for word in words[first.stop : last.start]}
    whole = all(use.matches[0].score >= _WHOLE for use in (one, other))
    shared = {m.place for m in one.matches} & {m.place for m in other.matches}
    return first is not last and whole and bool(between) and between <= JOINTS and bool(shared)


def as_listed(
    words: Sequence[Word], span: ValueSpan, spans: Sequence[ValueSpan], dictionary: ValueDictionary
) -> ValueSpan:
    """A part of a name in a list, as the value of the kind of those beside it: `student, business`, of Small business."""
    if span.stop - span.start > 1 or span.matches[0].score >= _WHOLE:
        return span
    after = [o for o in spans if o.start == span.stop + 1 and words[span.stop].plain in JOINTS]
    before = [o for o in spans if o.stop == span.start - 1 and words[o.stop].plain in JOINTS]
    here = {match.place for match in span.matches}
    for other in (*before, *after):
        found = dictionary.beside(words[span.start].plain, other.matches)
        if found and not here & {match.place for match in found}:
            return replace(span, matches=found)
    return span


#: What joins two values that one word behind them leaves out.
_BOTH = frozenset("and or & nor".split())


def left_out(words: Sequence[Word], spans: Sequence[ValueSpan]) -> frozenset[int]:
    """Return where the values begin that words behind the last of a list leave out: `by cause, hail and storm left out`."""
    out: set[int] = set()
    for one, other in reversed(list(pairwise(spans))):
        without = other.start in out or negation.ends(words, other.start, other.stop) > other.stop
        joint = [word.plain for word in words[one.stop : other.start] if word.plain not in {"the", "our"}]
        listed = joint == [","] and one.start > 0 and words[one.start - 1].kind is Kind.MARK
        both = listed or (joint != [] and set(joint) <= _BOTH)
        out |= {other.start} if without else set()
        out |= {one.start} if without and both else set()
    return frozenset(out)
