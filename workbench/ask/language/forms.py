"""Forms of one word: `talks` of talk, `privately` of private, those who dwell in York."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from workbench.search.equivalents import FORMS

#: How the forms of one word end.
PLURALS = frozenset({"", "s", "es", "y", "ies"})
ENDINGS = PLURALS | {"ed", "d", "ing", "ly", "ness"}

#: From how many letters on a word is part of another.
_HALF = 4

#: The shortest name of a place that its people may be called by.
_PLACE = 5


def one_form(some: Sequence[str], others: Sequence[str], endings: frozenset[str]) -> bool:
    """Return whether words of the same stems are forms of one another: `talk` and `talks`, not `organ` and `organic`."""
    return all(_one_word(one, other, endings) for one, other in zip(some, others, strict=True))


def _one_word(one: str, other: str, endings: frozenset[str]) -> bool:
    if one == other or FORMS.get(one, one) == FORMS.get(other, other):
        return True
    shared = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return {one[shared:], other[shared:]} <= endings


def singular(plain: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Return the same words with the last in the singular, as far as its letters tell: `DVDs` too."""
    last = plain[-1]
    for ending, instead in (("ies", "y"), ("es", ""), ("s", "")):
        code = last[-2:-1].isdigit()  # `P1s`
        if last.endswith(ending) and (len(last) > len(ending) + 2 or code) and not last.endswith("ss"):
            yield (*plain[:-1], last.removesuffix(ending) + instead)


def ends_with(words: Sequence[str], plain: str) -> bool:
    """Return whether a single word is made of another and this one, in the singular or plural.

    >>> ends_with(["motorbike"], "bikes"), ends_with(["bike"], "bikes")
    (True, False)
    """
    halves = tuple(form for (form,) in ((plain,), *singular((plain,))) if len(form) >= _HALF)
    return len(words) == 1 and words[0].endswith(halves) and words[0] not in halves


def singly(word: str) -> str:
    """Return a word with every doubled letter once."""
    return "".join(letter for letter, _ in groupby(word))


def dwelt_in(plain: tuple[str, ...]) -> Iterator[str]:
    """Return what people called so live in: `New Yorkers`."""
    bare = plain[-1].removesuffix("s")
    if bare.endswith("er") and len(bare) > _PLACE:
        yield " ".join((*plain[:-1], bare.removesuffix("er")))


def worked(plain: str) -> Iterator[str]:
    """Yield what those do who are called so.

    >>> list(worked("plumbers")), list(worked("roofer")), list(worked("paper"))
    (['plumbing'], ['roofing'], [])
    """
    bare = plain.removesuffix("s")
    if bare.endswith("er") and len(bare) > _PLACE:
        yield f"{bare.removesuffix('er')}ing"
