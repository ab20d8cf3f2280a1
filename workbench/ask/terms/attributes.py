"""Fillers that say of what kind something is, where a catalog has such values: `used cars`, `new/used`, `excluding new ones`."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from workbench.ask.language.lexicon import FILLERS, LEAST, MOST
from workbench.ask.language.words import Kind, Word, telling
from workbench.ask.terms.places import Place
from workbench.ask.terms.values import ValueDictionary, ValueSpan

#: What joins things of one kind.
JOINTS = frozenset({"and", "or", "nor", ",", "&", "vs", "versus", "/"})

#: What says of people and firms where they are.
_LIVING = frozenset("based living located resident registered situated residing headquartered".split())

_ADJECTIVES = frozenset("new used old good bad small big full single individual general normal regular".split())

#: What stands for the noun behind an adjective, or says that there is none.
_FOR_NOUNS = frozenset({"one", "ones", "only"})


def described(words: Sequence[Word], dictionary: ValueDictionary, taken: Collection[int]) -> Iterator[ValueSpan]:
    """Yield the fillers that say of what kind things are, where that is a value; none of `taken` words."""
    for i, word in enumerate(words):
        called = dictionary.called((word.plain,)) if word.plain in _ADJECTIVES and i not in taken else ()
        if found := tuple(match for match in called if not dictionary.codes.of_things(match.place)):
            places = {match.place for match in found}
            if _listed(words, i, places, dictionary) or _before_noun(words, i):
                yield ValueSpan(i, i + 1, found, vague=True)


def _listed(words: Sequence[Word], i: int, places: Collection[Place], dictionary: ValueDictionary) -> bool:
    """Whether it stands beside another value of the same kind: `new vs used`."""
    beside = (k for k in (i - 2, i + 2) if 0 <= k < len(words) and words[(i + k) // 2].plain in JOINTS)
    return any(match.place in places for k in beside for match in dictionary.called((words[k].plain,)))


def _before_noun(words: Sequence[Word], i: int) -> bool:
    """Whether it stands before a noun, or what stands for one; of `the most used room` it says how often that was."""
    behind = words[i + 1] if i + 1 < len(words) else None
    if behind is None or behind.kind is not Kind.WORD or (i and words[i - 1].plain in MOST | LEAST):
        return False
    return behind.plain not in FILLERS or behind.plain in _FOR_NOUNS


def told_of(words: Sequence[Word], span: ValueSpan, stops: Mapping[int, int]) -> str:
    """Return the stem of the things of which a value is told: right behind it in the plural, or right before `in` it; "" where none are."""
    stop = span.stop
    while stop + 1 in stops and words[stop].plain in JOINTS:  # `Austrian and Italian clients`
        stop = stops[stop + 1]
    if stop < len(words) and telling(words[stop]) > 0 and words[stop].plain.endswith("s"):
        return words[stop].stem
    at = span.start - 1 - (words[span.start - 1].plain == "the" if span.start else 0)
    if at <= 0 or words[at].plain not in {"in", "at", "from"}:
        return ""
    at -= at > 1 and words[at - 1].plain in _LIVING
    return words[at - 1].stem if telling(words[at - 1]) > 0 else ""
