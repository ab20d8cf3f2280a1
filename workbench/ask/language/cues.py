"""Words that tie a question to the one before: `and by month`, `only Newark`, `what about the on-time rate?`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Mode(StrEnum):
    """What a follow-up does with what it names."""

    PLAIN = "plain"  # says nothing of it
    ADD = "add"  # beside what is there
    AND = "and"  # metrics and groups beside what is there; values and times in place of it
    ONLY = "only"  # in place of what is there of the kind
    INSTEAD = "instead"  # in place of all of its kind
    REMOVE = "remove"  # takes it away
    ALL = "all"  # takes away what narrows it


@dataclass(frozen=True, slots=True)
class Cue:
    """A follow-up's mode, and the question without the words that say it; `rest` keeps the person's own words."""

    mode: Mode
    rest: str

    @property
    def said(self) -> bool:
        """Whether anything ties it to the question before."""
        return self.mode is not Mode.PLAIN


def _phrases(text: str) -> tuple[tuple[str, ...], ...]:
    return tuple(sorted((tuple(phrase.split()) for phrase in text.split("|")), key=len, reverse=True))


#: What a follow-up begins with; the longest that fits counts.
_FIRST: tuple[tuple[Mode, tuple[tuple[str, ...], ...]], ...] = (
    (
        Mode.INSTEAD,
        _phrases(
            "what about|how about|what if it was|and what about|and how about|switch to|change to|change it to|change that to"
            "|make it|make that|same for|the same for|same thing for|the same thing for|show me the same for|show the same for"
            "|and the same for|do the same for|same but|the same but|same query but|now|and now|now show me|now show|and now show"
            "|rather|i meant|no i meant|i mean|replace it with|replace with|use"
        ),
    ),
    (Mode.ADD, _phrases("and also|also|plus|add|also add|also show|and add|include|also include|and include|and also show|along with|together with")),
    (Mode.ONLY, _phrases("only|just|just show|only show|only for|just for|and only|and only for|limit it to|limit to|restrict to|restrict it to|filter to|filter by|filter on|narrow to|narrow it to|narrow down to|but only|but only for|show only|keep only|but just")),
    (
        Mode.REMOVE,
        _phrases(
            "remove|remove the|drop|drop the|ignore|ignore the|forget|forget the|forget about|clear|clear the|leave out|leave out the"
            "|get rid of|get rid of the|take out|take out the|take away|without the|without any|without|not by|no longer by|no"
            "|don't group by|do not group by|don't split by|do not split by|don't filter by|reset|reset the|delete|delete the"
        ),
    ),
    (Mode.ALL, _phrases("for all|for every|for any|all|across all|for all of the|over all|including all|in all|at all|from all")),
    (Mode.AND, _phrases("and|but|then|ok and|okay and|so|break it down|break that down|break this down|break them down|split it|split that|split them")),
)  # fmt: skip

#: What a follow-up ends with.
_LAST: tuple[tuple[Mode, tuple[tuple[str, ...], ...]], ...] = (
    (Mode.INSTEAD, _phrases("instead|rather|instead please|then")),
    (Mode.ADD, _phrases("too|as well|also|on top|in addition|beside it|next to it")),
    (Mode.ONLY, _phrases("only")),
)

#: What stands for the query before.
_PRONOUNS = _phrases(
    "of them|of those|of these|of that|of it|among them|among those|for them|for those|for these|in there"
)

#: Beginnings that are follow-ups by themselves and stay in the question.
_COMPARING = _phrases(
    "compare to|compare with|compared to|compared with|compare it to|compare it with|compare that to|compare that with|versus|vs|against"
)


def cue(question: str) -> Cue:
    """Return how a question is tied to the one before, and what is left of it."""
    words = question.replace("?", " ").replace("’", "'").split()
    plain = [word.lower().strip(",.!;:") for word in words]
    if (at := _instead_of(plain)) is not None:
        return Cue(Mode.INSTEAD, " ".join(words[i] for i in at))
    if _leaves_out(plain):
        return Cue(Mode.REMOVE, " ".join(words[1:-1]))
    mode, start = _same_by(plain) or _first(plain)
    again, more = _first(plain[start:])
    if again not in {Mode.PLAIN, Mode.AND, Mode.ALL}:  # `now only Newark`, `and what about May`
        mode, start = again, start + more
    stop = len(words)
    for last, phrases in _LAST:
        length = next((len(p) for p in phrases if start < stop - len(p) and tuple(plain[stop - len(p) :]) == p), 0)
        if length and mode in {Mode.PLAIN, Mode.AND, last}:
            mode, stop = last, stop - length
            break
    kept, pronoun = _without_pronouns(plain, start, stop)
    if mode is Mode.PLAIN and (pronoun or any(tuple(plain[: len(p)]) == p for p in _COMPARING)):
        mode = Mode.INSTEAD
    return Cue(mode, " ".join(words[i] for i in kept))


def _leaves_out(plain: Sequence[str]) -> bool:
    """Whether what stands between is left out: `leave Devon out`, `leaving the returns out please`."""
    return len(plain) > 2 and plain[0] in {"leave", "leaving", "take", "taking"} and plain[-1] == "out"


#: Beginnings that say what is not meant.
_EXCLUDING = _phrases(
    "excluding|exclude|except|except for|excepting|minus|other than|apart from|not counting|but not|omit|omitting|leaving aside"
)


def excludes(question: str) -> bool:
    """Return whether a question begins with what is not meant: `excluding returns`."""
    plain = [word.lower().strip(",.!;:") for word in led(question).split()]
    return any(tuple(plain[: len(phrase)]) == phrase for phrase in _EXCLUDING)


def led(question: str) -> str:
    """Return a question without the first words that tie it to the one before: `without rain` of `now without rain`.

    >>> led("now without rain"), led("without rain")
    ('without rain', 'without rain')
    """
    words = question.split()
    plain = [word.lower().strip(",.!;:") for word in words]
    if _leaves_out(plain):
        return f"without {' '.join(words[1:-1])}"
    mode, start = _first(plain)
    return question if mode is Mode.REMOVE else " ".join(words[start:])


def _instead_of(plain: Sequence[str]) -> list[int] | None:
    """The words that stay of `instead of flights, the cancellations`, `cancellations instead of flights` and `per shop rather than per day`."""
    pairs = {("instead", "of"), ("rather", "than")}
    at = next((i for i in range(len(plain) - 2) if tuple(plain[i : i + 2]) in pairs), None)
    if at is None:
        return None
    if at > 0:
        return list(range(at))
    comma = next((i for i in range(2, len(plain)) if plain[i] in {"the", "show", "use"}), 3)
    return list(range(comma, len(plain)))


def _first(plain: Sequence[str]) -> tuple[Mode, int]:
    best: tuple[Mode, int] = (Mode.PLAIN, 0)
    for mode, phrases in _FIRST:
        length = next((len(p) for p in phrases if tuple(plain[: len(p)]) == p), 0)
        if length > best[1]:
            best = (mode, length)
    return best


def _same_by(plain: Sequence[str]) -> tuple[Mode, int] | None:
    """`The same per teacher`: by that in place of what it was divided by."""
    at = 1 + (plain[:1] == ["the"])
    return (Mode.INSTEAD, at) if plain[at - 1 : at] == ["same"] and plain[at : at + 1] in (["per"], ["by"]) else None


def _without_pronouns(plain: Sequence[str], start: int, stop: int) -> tuple[list[int], bool]:
    dropped: set[int] = set()
    for i in range(start, stop):
        for phrase in _PRONOUNS:
            if tuple(plain[i : i + len(phrase)]) == phrase and i + len(phrase) <= stop:
                dropped |= set(range(i, i + len(phrase)))
    return [i for i in range(start, stop) if i not in dropped], bool(dropped)
