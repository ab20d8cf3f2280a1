"""What a number is wanted for, which is no part of what is asked: `for Thursday's committee`, `before the 9am call`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from workbench.ask.language.lexicon import WEEKDAYS
from workbench.ask.language.meanings import UNITS
from workbench.ask.language.words import Kind, Word

#: What leads in what an answer is wanted for.
_LEADS = tuple(
    tuple(phrase.split())
    for phrase in """in time for|in advance of|in preparation for|ahead of|to show at|to present at|to present to|to take to|to go in
|to put in|for|before""".replace("\n", "").split("|")
)

#: Where numbers are told, and to whom.
_MEETINGS = frozenset(
    """meeting meetings committee committees board call calls review reviews report reports presentation presentations deck decks
    slide slides standup briefing newsletter pack agenda catchup catch-up audit agm conference workshop boss ceo cfo coo auditors
    accountant accountants press council trustees investors shareholders handover newspaper""".split()
)

#: What stands before it and says only which one: whose, when, and of whom.
_WHOSE = frozenset(
    """the a an my our your his her their this that next upcoming today tonight tomorrow 's s morning afternoon evening weekly
    monthly quarterly yearly annual daily regular big team board staff management managers exec executive leadership budget
    finance steering council committee departmental department all-hands town hall year-end end of am pm""".split()
)

#: How many words it has at most.
_LONGEST = 7


def purposes(words: Sequence[Word], known: Callable[[Word], bool]) -> Iterator[range]:
    """Return the stretches of a question that say what its answer is wanted for.

    Args:
        known: whether the catalog itself uses a word; that is no purpose: calls, of a call centre.
    """
    i = 0
    while i < len(words):
        lead = next((p for p in _LEADS if tuple(w.plain for w in words[i : i + len(p)]) == p), ())
        stop = _stop(words, i + len(lead), known) if lead else None
        if stop is not None:
            yield range(i, stop)
        i = stop or i + 1


def _stop(words: Sequence[Word], at: int, known: Callable[[Word], bool]) -> int | None:
    """Where it ends that begins at a place; None where none does."""
    for i in range(at, min(at + _LONGEST, len(words))):
        last = i + 1 == len(words) or words[i + 1].plain not in _MEETINGS
        if words[i].plain in _MEETINGS and not known(words[i]) and last:
            return i + 1 if i > at or words[i].plain.endswith("s") else None
        if not _says_which(words[i]):
            return None
    return None


def _says_which(word: Word) -> bool:
    plain = word.plain.removesuffix("'s").removesuffix("’s")
    timely = plain in WEEKDAYS or plain in UNITS or plain[:1].isdigit()
    return plain in _WHOSE | _MEETINGS or timely or word.kind is Kind.NUMBER
