"""Small words that set a condition, and are passed over where nothing became of it: the same day, only one, both of two."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from workbench.ask.language.meanings import plain_at
from workbench.ask.language.words import Word

#: What says of a number that there are no more.
_ONLY = frozenset("only just exactly".split())

#: What asks how many there are, what stands before it again, and what behind it says which of those.
_COUNTS = frozenset({("how", "many"), ("number", "of")})
_JOINTS, _ARE = frozenset({"and", ",", ";", "?"}), frozenset({"were", "are", "was", "is", "of", "got", "had", "have"})

#: Of which day it is said that it is another's: `same-day bookings`, booked on the day itself.
_OF_DAYS = frozenset("same next".split())


def untold(words: Sequence[Word], said: AbstractSet[int]) -> int:
    """Return how many conditions in small words a reading makes nothing of: `only one`, `same-day`, `both at home and away`.

    Args:
        said: the words that became part of it.
    """
    return sum(i not in said and _sets(words, i, said) for i in range(len(words)))


def one_of_two(words: Sequence[Word], metrics: int) -> bool:
    """Return whether it is asked how many there are and how many of them are so, and a reading has one number: `how many orders, and how many were late`."""
    at = [i for i in range(len(words) - 1) if (words[i].plain, words[i + 1].plain) in _COUNTS]
    again = any(plain_at(words, i + 2) in _ARE and plain_at(words, i - 1) in _JOINTS for i in at[1:])
    return again and metrics == 1


def _sets(words: Sequence[Word], i: int, said: AbstractSet[int]) -> bool:
    """Whether a condition begins with a word of which nothing became part of a reading."""
    plain, behind = words[i].plain, plain_at(words, i + 1)
    if plain in _ONLY:
        return behind == "one" and i + 1 not in said
    if plain in _OF_DAYS:
        joined = i + 1 < len(words) and words[i].end + 1 == words[i + 1].start
        return behind == "day" and joined and i + 1 not in said
    pair = next((k for k in range(i + 2, min(i + 5, len(words) - 1)) if words[k].plain == "and"), None)
    return plain == "both" and pair is not None and said.isdisjoint(range(i + 1, pair + 2))
