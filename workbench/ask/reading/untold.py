"""Small words that set a condition, and are passed over where nothing became of it: the same day, only one, both of two."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from workbench.ask.language.meanings import plain_at
from workbench.ask.language.words import Word

#: What says of a number that there are no more.
_ONLY = frozenset("only just exactly".split())

#: Of which day it is said that it is another's: `same-day bookings`, booked on the day itself.
_OF_DAYS = frozenset("same next".split())


def untold(words: Sequence[Word], said: AbstractSet[int]) -> int:
    """Return how many conditions in small words a reading makes nothing of: `only one`, `same-day`, `both at home and away`.

    Args:
        said: the words that became part of it.
    """
    return sum(i not in said and _sets(words, i, said) for i in range(len(words)))


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
