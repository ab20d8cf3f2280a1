"""Signs that tell values apart whose words are the same: `A-` and `A+`, `C` and `C++`, in signs or in words: `A negative`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from workbench.ask.language.words import Word
from workbench.search.words import split

_SIGN = re.compile(r"[+\-*#]+$")

#: No longer codes are words as well: `US`.
_SHORT = 2

#: What signs are called.
_CALLED = {
    "negative": "-",
    "neg": "-",
    "minus": "-",
    "positive": "+",
    "pos": "+",
    "plus": "+",
    "star": "*",
    "sharp": "#",
}


def sign_of(value: str) -> str:
    """Return the sign that a value ends with; "" where it has none.

    >>> sign_of("AB-"), sign_of("C++"), sign_of("C")
    ('-', '++', '')
    """
    found = _SIGN.search(value.rstrip())
    return found.group() if found else ""


class Signs:
    """Which signs the values of a place have that are the same words."""

    def __init__(self) -> None:
        self._found: dict[tuple[object, tuple[str, ...]], set[str]] = {}

    def add(self, place: object, words: tuple[str, ...], value: str) -> None:
        """Take note of a value."""
        self._found.setdefault((place, words), set()).add(sign_of(value))

    def meant(self, place: object, words: tuple[str, ...], value: str, sign: str) -> bool:
        """Return whether a value is told by its sign from others of the same words, and that is it."""
        return sign_of(value) == sign and len(self._found[place, words]) > 1

    def other(self, place: object, value: str, said: str) -> bool:
        """Return whether a value has another sign than the one that was said, where there is one with that."""
        signs = self._found.get((place, tuple(split(value.casefold()))), set())
        return said in signs and sign_of(value) != said


def lettered(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return a letter and the word behind it in one, as many write it.

    >>> lettered(("e", "bike")), lettered(("plan", "a")), lettered(("hall", "floor"))
    (('ebike',), (), ())
    """
    one = len(words) == 2 and len(words[0]) == 1 and words[0].isalpha() and len(words[1]) > _SHORT
    return ("".join(words),) if one else ()


def signed(window: Sequence[Word]) -> tuple[tuple[str, ...], str]:
    """Return words without the sign behind them, and that, in letters too: `A negative`; "" where there is none."""
    said = _CALLED.get(window[-1].plain, "") if len(window) > 1 else ""
    named = window[:-1] if said else window
    return tuple(part for word in named for part in split(word.plain)), said or window[-1].sign


def as_written(value: str, window: Sequence[Word], *, common: bool) -> bool:
    """Return whether words stand for a value: a short code or an ordinary word does only where it is written as the value is."""
    if len(value) > _SHORT and not common:
        return True
    return len(window) > 1 or window[0].text == value or (common and window[0].capital and window[0].start > 0)
