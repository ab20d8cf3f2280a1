"""Small words that set a condition, and are passed over where nothing became of it: the same day, only one, both of two."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from workbench.ask.language.meanings import plain_at
from workbench.ask.language.words import Word, telling
from workbench.ask.measuring.measure import Scored

#: What says of a number that there are no more.
_ONLY = frozenset("only just exactly".split())

#: What asks how many there are, what stands before it again, and what behind it says which of those.
_COUNTS = frozenset({("how", "many"), ("number", "of")})
_JOINTS, _ARE = frozenset({"and", ",", ";", "?"}), frozenset({"were", "are", "was", "is", "of", "got", "had", "have"})

#: What asks for a part of things, how far behind it stands what is said of them, and what stands before that.
_PARTS, _NEAR = frozenset("share proportion percentage percent part".split()), 6
_BE = frozenset("is are was were with that who which over above under below".split())

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


def part_of_others(words: Sequence[Word], metrics: Sequence[Scored], used: AbstractSet[int]) -> bool:
    """Return whether a part of rows is asked for of which something is so that keeps the rows of another part: `what share of orders is over £50`, of the late ones."""
    of = next((i for i in range(1, len(words)) if words[i].plain == "of" and words[i - 1].plain in _PARTS), None)
    be = next((i for i in range(of + 2, min(of + _NEAR, len(words))) if words[i].plain in _BE), None) if of else None
    told = next((i for i in range(be + 1, len(words)) if telling(words[i])), None) if be else None
    shares = len(metrics) == 1 and metrics[0].words.shape == "share" and not metrics[0].named
    return shares and told is not None and told in used and words[told].stem not in metrics[0].words.words


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
