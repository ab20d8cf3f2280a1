"""What asks for all of those that are put in order, and not only for the first: `list them all`, `rank the towns`, `just give me all four`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from workbench.ask.language.words import Kind, Word

#: A mark, and where a part of a question ends.
_MARK, _END = "\N{BULLET}", r"(?= *(?:\N{BULLET}|$)| please\b| pls\b| in order\b| with\b| too\b)"

_MANY = r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,3})"
_SHOW = r"(?:list|show|give|rank|name|sort|order|put|want|need|see|have|get)"
_THEM = r"(?:them|these|those|em)"

#: Behind a mark, or first of all, these words ask for an order.
_FIRST = rf"(?:(?<=^)|(?<={_MARK} )|(?<=and )|(?<=please )|(?<=then ))"

_IN_FULL = re.compile(
    "|".join(
        (
            rf"\b{_SHOW}(?: me| us)?(?: {_THEM})? all(?: of {_THEM})?(?: {_MANY})?{_END}",
            rf"\b(?:for |of )?(?:all|every one|each one) of {_THEM}(?: {_MANY})?{_END}",
            rf"\ball {_MANY}(?: of {_THEM})?{_END}",
            rf"{_FIRST}rank (?:{_THEM}|all|every|each|(?:the|our|all the|all our) (?:[a-z-]+ ){{0,2}}[a-z-]+s)\b",
            rf"\b(?:the|a) (?:full|complete|whole|entire) (?:ranking|list|order|table|picture|lot){_END}",
            rf"\b(?:full|complete) ranking{_END}",
            r"\bnot (?:just|only) the (?:top|best|first|worst|biggest|highest|lowest)(?: one)?\b",
            rf"\bin (?:ascending |descending )?order{_END}",
        )
    )
)


def asked_in_full(words: Sequence[Word]) -> range:
    """Return the words that ask for all of those that are put in order; none where nothing does.

    >>> from workbench.ask.language.words import words_of
    >>> asked_in_full(words_of("which fault costs most, list them all", str))
    range(5, 8)
    >>> asked_in_full(words_of("list all vans with the most trips", str))
    range(0, 0)
    """
    said = [_MARK if word.kind is Kind.MARK else word.plain for word in words]
    if not (found := _IN_FULL.search(text := " ".join(said))):
        return range(0)
    start = text.count(" ", 0, found.start() + (text[found.start()] == " "))
    return range(start, start + len(found[0].split()))
