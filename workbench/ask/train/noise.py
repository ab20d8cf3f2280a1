"""What hurried fingers do to a question."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def roughen(text: str, rng: Random) -> str:
    """Return the question as somebody may have typed it: capitals, its mark, little words and letters come and go."""
    if rng.random() < 0.55:
        text = text[:1].upper() + text[1:]
    if rng.random() < 0.55:
        text += rng.choice(("?", "?", "?", " ?", ".", " .", "!"))
    for often, change in _CHANGES:
        if rng.random() < often:
            text = change(text, rng)
    return text


def _without_little_words(text: str, _: Random) -> str:
    return " ".join(word for word in text.split() if word.lower() not in {"the", "a", "an", "is", "are", "do", "of"})


def _mistyped(text: str, rng: Random) -> str:
    words = text.split()
    long = [i for i, word in enumerate(words) if len(word) > 4 and word.isalpha()]
    if long:
        place = rng.choice(long)
        words[place] = rng.choice(_SLIPS)(words[place], rng)
    return " ".join(words)


def _swapped(word: str, rng: Random) -> str:
    i = rng.randrange(1, len(word) - 2)
    return word[:i] + word[i + 1] + word[i] + word[i + 2 :]


def _dropped(word: str, rng: Random) -> str:
    i = rng.randrange(1, len(word) - 1)
    return word[:i] + word[i + 1 :]


def _doubled(word: str, rng: Random) -> str:
    i = rng.randrange(1, len(word))
    return word[:i] + word[i - 1] + word[i:]


def _replaced(word: str, rng: Random) -> str:
    i = rng.randrange(1, len(word))
    return word[:i] + rng.choice(_LETTERS) + word[i + 1 :]


def _polite(text: str, rng: Random) -> str:
    before = rng.choice(("please ", "hi, ", "hey ", "quick question: ", "", "ok, ", "and "))
    return before + text + rng.choice(("", "", " please", " thanks"))


_SLIPS: tuple[Callable[[str, Random], str], ...] = (_swapped, _dropped, _doubled, _replaced)

_CHANGES: tuple[tuple[float, Callable[[str, Random], str]], ...] = (
    (0.05, _without_little_words),
    (0.07, _mistyped),
    (0.04, _polite),
    (0.15, lambda text, _: text.lower()),
    (0.01, lambda text, _: text.upper()),
)
