"""Questions that ask how something changed over a stretch of time: `growth from Q1 to Q2`, `which shops grew most`."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.ask.language.meanings import plain_at
from workbench.ask.language.words import Word

#: What asks how much something changed, where a stretch of time stands behind it.
CHANGE = frozenset(
    """change changes changed changing grow grows grew grown growth rise rises rose risen increase increases increased decrease
    decreases decreased decline declined improve improves improved difference differences""".split()
)


#: Of those, what is only done by something that changes, and what also says what was done to things: `claims declined`.
_DONE = frozenset("changed rose risen grew grown increased decreased declined improved".split())

#: What stands between such a verb and the time over which it changed, and what makes a verb the passive of what was done.
_HOW_MUCH = frozenset("the most least much fastest slowest by strongly sharply a lot at all overall".split())
_PASSIVE = frozenset("is are was were be been being".split())


#: What begins a question that asks how or which something changed.
_ASKING = frozenset({"how", "which", "what", "who", "where", "whose"})


def asks_change(words: Sequence[Word], stop: int) -> bool:
    """Return whether it is asked before a stretch how something changed over it.

    Not so of what was done to things, `claims declined`, of what is called so, `rosé`, and of how many changes there were.
    """
    plain = [word.plain for word in words[:stop]]
    counted = "how many" in " ".join(plain) or "number of" in " ".join(plain)
    return any(
        _of_changes(words, i, stop) if plain[i] in _DONE else not (counted and plain[i].endswith("s"))
        for i in range(stop)
        if plain[i] in CHANGE
    )


def _of_changes(words: Sequence[Word], i: int, stop: int) -> bool:
    """Whether a verb of what is done says that something changed: `have fees risen`, `which shops grew most`."""
    has = bool({"has", "have", "had"} & {word.plain for word in words[:i]})
    asks = bool(_ASKING & {word.plain for word in words[:2]})
    right_before = all(word.plain in _HOW_MUCH for word in words[i + 1 : stop])
    active = words[i].text.isascii() and plain_at(words, i - 1) not in _PASSIVE
    return active and (has or (asks and right_before))
