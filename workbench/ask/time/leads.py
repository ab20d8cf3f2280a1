"""What stands before a time and says how it bounds: `in May`, `since May`, `from May`, `as of May`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum

from workbench.ask.language.meanings import plain_at
from workbench.ask.language.words import Word


class Lead(StrEnum):
    """How the words before a stretch bound it."""

    IN = "in"
    SINCE = "since"
    AFTER = "after"
    BEFORE = "before"
    UNTIL = "until"
    FROM = "from"
    BETWEEN = "between"
    AS_OF = "as of"


_LEADS: tuple[tuple[Lead, tuple[str, ...]], ...] = tuple(
    sorted(
        (
            (lead, tuple(phrase.split()))
            for lead, phrases in {
                Lead.IN: "in|on|during|for|of|over|at|throughout|within|across|from within|in all of|for all of|dated|per|during all of",
                Lead.SINCE: "since|ever since|starting|starting in|starting from|starting on|starting with|beginning|beginning in|beginning on|not before|no earlier than|not earlier than|from as early as|on or after",
                Lead.AFTER: "after|later than|following|any time after",
                Lead.BEFORE: "before|since before|prior to|earlier than|ahead of|up to but not including|any time before",
                Lead.UNTIL: "until|till|through|thru|up to|up until|up till|up to and including|until and including|through to|no later than|not later than|not after|by|to|on or before",
                Lead.FROM: "from|as from",
                Lead.BETWEEN: "between|in between",
                Lead.AS_OF: "as of|as at|as on|per|effective",
            }.items()
            for phrase in phrases.split("|")
        ),
        key=lambda pair: -len(pair[1]),
    )
)

#: The same by their first word.
_LED_BY = {phrase[0]: tuple(each for each in _LEADS if each[1][0] == phrase[0]) for _, phrase in _LEADS}

#: Words that bound a stretch only in some places: `by` marks a group, `to` a destination, unless an end of something follows.
ONLY_ENDS = frozenset({("by",), ("to",)})
ONLY_DAYS = frozenset({("per",)})


#: What a second stretch may follow.
RANGED = frozenset({Lead.IN, Lead.FROM, Lead.BETWEEN, Lead.SINCE})


def leads_at(words: Sequence[Word], i: int) -> Iterator[tuple[Lead, tuple[str, ...]]]:
    """Yield the leads that stand at a place, with their words."""
    for lead, phrase in _LED_BY.get(plain_at(words, i), ()):
        if all(plain_at(words, i + k) == word for k, word in enumerate(phrase)):
            yield lead, phrase


def after_lead(words: Sequence[Word], i: int) -> int:
    """Return where a time begins behind what may lead it in and `the`."""
    at = i + max((len(phrase) for lead, phrase in leads_at(words, i) if lead in RANGED), default=0)
    return at + (plain_at(words, at) == "the")
