"""What a question says to make no difference: `whatever the district`, `whoever gets the bill`, `both workshops together`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from workbench.ask.language.apart import BREAKDOWNS, SPREAD
from workbench.ask.language.lexicon import COMPARE_MARKS
from workbench.ask.language.words import Kind, Word

#: What leads in what makes no difference; the second only where a mark sets it apart.
_LEADS = re.compile(
    r"(?:regardless of|irrespective of|no matter|whatever the|whichever the|never mind(?= (?:how|which|what|who|whose|where|the|whether)\b))\s"
)
_LEADS_APART = re.compile(r"(?:whatever|whichever|whoever|whosever|wherever)\s")

#: With these, another part of a question begins.
_PARTS = frozenset("in on during for by per since from between before after until last this next each every".split())

#: All of them in one: such a part of a question names no metric.
_TOGETHER = re.compile(
    r"(?:all|both)(?: [a-z'-]+){1,4} (?:taken |added |put |counted )?(?:together|combined|summed|added up)"
    r"|(?:across )?the (?:whole|entire) (?!(?:year|month|week|quarter|day|season|summer|winter|time|period)\b)[a-z'-]+"
    r"|(?:in )?one (?:number|figure|total)"
    r"|any (?:status|[a-z]+[a-rt-z])"  # `orders of any size`; `any complaints` may be few
)

#: What asks how something differs between all of them.
_DIFFERS = (
    COMPARE_MARKS | BREAKDOWNS | SPREAD | frozenset("vary varies varied differs rank ranked ranking each per".split())
)


def no_difference(words: Sequence[Word]) -> Iterator[range]:
    """Return the stretches of a question that say what makes no difference to what is asked."""
    i = 0
    while i < len(words):
        stop = _stop(words, i)
        if stop > i:
            yield range(i, stop)
        i = max(stop, i + 1)


def of_all(words: Sequence[Word], mark: int, start: int) -> bool:
    """Return whether what stands between a mark and a name takes all of them together: `water used across all sites`."""
    plain = [word.plain for word in words]
    return plain[mark : mark + 2] == ["across", "all"] and mark + 1 < start and _DIFFERS.isdisjoint(plain)


def _stop(words: Sequence[Word], at: int) -> int:
    """Where it ends that begins at a place; the place itself where none does."""
    if words[at].kind is Kind.MARK:
        return at
    last = next((i for i in range(at, len(words)) if words[i].kind is Kind.MARK), len(words))
    part = " ".join(word.plain for word in words[at:last])
    apart = at == 0 or words[at - 1].kind is Kind.MARK
    if apart and _TOGETHER.fullmatch(part):
        return last
    lead = _LEADS.match(part) or (_LEADS_APART.match(part) if apart and (at > 0 or last < len(words)) else None)
    if lead is None:
        return at
    first = at + len(lead[0].split())
    stop = next((i for i in range(first + 1, last) if words[i].plain in _PARTS), last)
    return stop if first < last else at
