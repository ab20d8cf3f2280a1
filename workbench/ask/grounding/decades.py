"""Decades that are named, `the 1990s`, `eighties`, put as years from one to another."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from workbench.ask.language.meanings import plain_at
from workbench.ask.language.words import Kind, Word

_NUMBERED = re.compile(r"(?:19|20)\d0s")
_SHORT = {f"{digit}0s": 1900 + 10 * digit for digit in range(5, 10)}
_NAMED = dict(zip("fifties sixties seventies eighties nineties".split(), _SHORT.values(), strict=True))

#: Before these so many years are somebody's age, `in her sixties`, `over 60s`, or only a part of the decade is meant.
_OTHERWISE = frozenset("their his her my our your over under above below mid early late".split())


def spelt_out(words: Sequence[Word], known: Collection[str]) -> tuple[Word, ...]:
    """Return the words with a decade as the years it has, unless the catalog knows the word itself.

    Args:
        known: words of the catalog.
    """
    out: list[Word] = []
    for i, word in enumerate(words):
        begin = None if word.plain in known else _begun(words, i)
        if begin is None:
            out.append(word)
            continue
        while out and out[-1].plain in {"the", "in"}:
            out.pop()
        out += [_year(word, begin), replace(word, plain="to", text="to", stem="to"), _year(word, begin + 9)]
    return tuple(out)


def _begun(words: Sequence[Word], i: int) -> int | None:
    """The first year of the decade that stands at a place; two digits need an article, and after `in the` they may be anything."""
    said, before = words[i].plain, plain_at(words, i - 1)
    if before in _OTHERWISE:
        return None
    if said in _SHORT:
        return _SHORT[said] if before == "the" and plain_at(words, i - 2) != "in" else None
    return int(said[:-1]) if _NUMBERED.fullmatch(said) else _NAMED.get(said)


def _year(word: Word, year: int) -> Word:
    """A year where a word stands."""
    return replace(word, text=str(year), plain=str(year), stem=str(year), kind=Kind.NUMBER, number=float(year))
