"""What is so now, beside what came about: current members, of all who ever joined."""

from __future__ import annotations

from workbench.ask.grounding.ground import Grounding
from workbench.ask.language.meanings import During, WholeTime
from workbench.ask.language.words import Word

#: What asks for the state of today.
_NOW = frozenset("currently now presently still current nowadays".split())
_PHRASES = frozenset(
    {"right now", "currently", "at present", "at the moment", "as of now", "as of today", "as at today"}
)

#: What does so only before what it says it of: `our present members`.
_BEFORE = frozenset({"present", "existing", "active", "running", "live", "ongoing"})


def asked(grounding: Grounding) -> bool:
    """Return whether a question asks for what is so now."""
    return any(says_now(grounding, i) for i in range(len(grounding.words))) or any(
        isinstance(span.meaning, WholeTime | During) and _today(grounding, span.start, span.stop)
        for span in grounding.times
    )


def says_now(grounding: Grounding, i: int) -> bool:
    """Return whether a word says that what is so now is asked for."""
    words = grounding.words
    behind = words[i + 1] if i + 1 < len(words) else None
    return words[i].plain in _NOW or (words[i].plain in _BEFORE and behind is not None and _noun(behind))


def today(grounding: Grounding, here: tuple[int, int]) -> bool:
    """Return whether a period is only the day on which it is asked, `members we have today`."""
    return grounding.said(*here).casefold() == "today"


def _today(grounding: Grounding, start: int, stop: int) -> bool:
    return grounding.said(start, stop).casefold() in _PHRASES | {"today"}


def _noun(word: Word) -> bool:
    return word.plain.endswith("s")
