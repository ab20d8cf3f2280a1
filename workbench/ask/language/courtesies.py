"""What people say around a question: greetings, thanks, haste, who wants to know, how exact it has to be; none of it is asked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from workbench.ask.language.words import Kind, Word


def _any_of(text: str) -> re.Pattern[str]:
    """One expression for any of some lines."""
    lines = "|".join(line.strip() for line in text.splitlines()).replace("(", "(?:").replace("(?:?", "(?")
    return re.compile(rf"(?<!\S)(?:{lines})(?!\S)")


#: What a question begins with before it asks.
_FIRST = _any_of(
    r"""(hi|hello|hey|hiya|heya|howdy|greetings)( (there|all|team|everyone|folks|guys|again|data team|both))?
    good (morning|afternoon|evening|day)( (all|team|everyone|both))?
    dear (all|team|colleagues|both|data team)
    fao( (data|analytics|bi))?( team)?
    (just )?(a |one )?quick (q|question|query|one)
    (a )?(small|silly|stupid|dumb) question
    (query|subject|question|re)(?= :)
    please|pls|plz|kindly
    sorry( (to (bother|trouble) you|for the bother|if this is obvious))?
    (my|the|our) (boss|manager|ceo|cfo|director|board) (wants|needs|would like)( to (know|see))?
    (my|the|our) (boss|manager|ceo|cfo|director|board) (is asking|asks|asked|has asked)( me| us)? (for|about)
    (they|people) (want|need) to know
    (i|we) have been asked (for|about)
    (i|we) (was|were) asked (for|about)
    (just )?(out of curiosity|out of interest|curious)
    (i |we )?(am |are |was |were )?(just )?wondering( about)?
    (i|we)( am| are)?( just)? after
    (i |we )?(am |are )?(just )?looking for
    (i |we )?(am |are )?(just )?trying to (find|work out|figure out|find out)
    (could|can|would) you( just)? (work|figure) out
    (i|we) (just |only |still |urgently |really )?(need|want|require)( to (know|see|have))?
    need
    (i|we) (would )?(be interested in|love to (know|see)|like to (know|see))
    would love to (know|see)
    (have you |do you have |got )?any (idea|clue)( of| about)?
    do you happen to know
    tell me about
    (send|get|fetch|forward|text|email) (me|us)( over)?
    (ok|okay|right|hmm|um|well|anyway|honestly|basically|now then)( so)?
    (morning|afternoon|evening)( (all|team|everyone))?(?= [,!.:-])"""
)

#: What stands before or behind it, or apart.
_BESIDE = _any_of(
    r"""asap|urgent|urgently
    (it|this|that) is ((quite|rather|very) )?urgent
    no (rush|hurry)
    (when|whenever|if) you (get|have) (a (chance|minute|moment|second)|time|the time)
    (when|whenever|if) you (can|could)
    if (poss|possible|available)
    if (you|we) have (it|them|that|one)
    (many )?(thanks|thank you)( (in advance|a lot|so much|very much|all|again))?
    thx|ta|cheers|tia|ty|please|pls|plz
    ((much|greatly) )?appreciated
    please and thank you
    (kind |best |warm )?regards
    nothing (else|fancy|more)
    (just|only)( the| a| some)? (numbers?|figures?)(?! (of|for|per|by|with|in)(?!\S))
    (numbers|figures) only
    in (numbers|figures)
    (just )?(a )?(rough|ballpark) (figures?|idea|numbers?|estimate)
    (just )?(roughly|rounded)( to the nearest (whole number|thousand|hundred|million))?
    to the nearest (whole number|thousand|hundred|million)
    or thereabouts|give or take|ish
    (as (at|of)|on|using|with|from) the latest (data|figures|numbers)
    (how much|how many|what) (is|was|are|were) (it|that|they|there)
    lol|haha"""
)

#: Until when an answer is wanted, where the question begins with a wish.
_WISHES, _SOON = frozenset("need want require send get give let could can would please pls".split()), 6
_BY_THEN = _any_of(
    r"""by (eod|eob|cob|cop|tonight|tomorrow|noon|lunch|lunchtime|(tomorrow )?(morning|noon|afternoon|evening))
    by (monday|tuesday|wednesday|thursday|friday)( (morning|noon|lunchtime|afternoon|evening))?
    by( the)? end of( the)? (day|play)|by close of (play|business)"""
)


#: What says when an answer is wanted, where another time is named.
_TODAY, _TIMED = (
    _any_of(r"(today|now|right now|this (morning|afternoon))$"),
    re.compile(r"\b(last|past|previous|yesterday|since|\d{4})\b"),
)


def courtesies(words: Sequence[Word], known: Callable[[Word], bool]) -> Iterator[range]:
    """Return the stretches of a question that are said around it.

    Args:
        known: whether the catalog itself uses a word; a single one is then none of these: queries, of a help desk.
    """
    line, at = _Line.of(words), 0
    found = []
    while at < len(line.text) and ((first := _FIRST.match(line.text, at)) or line.text[at] in ",!.:-;"):
        found += [line.stretch(first)] if first else []
        at = (first.end() if first else at + 1) + 1
    found += [here for here in map(line.stretch, _BESIDE.finditer(line.text)) if _is_beside(words, here)]
    yield from (here for here in found if not _kept(words, here, known))


def haste(words: Sequence[Word]) -> Iterator[range]:
    """Return the stretches that say until when an answer is wanted: `I need … by Friday`, `send me … today`."""
    if _WISHES.isdisjoint(word.plain for word in words[:_SOON]):
        return
    line = _Line.of(words)
    found = (*_BY_THEN.finditer(line.text), *(_TODAY.finditer(line.text) if _TIMED.search(line.text) else ()))
    yield from (here for here in map(line.stretch, found) if _is_beside(words, here))


#: What takes back all that was said before it, where it is said once more behind it; `say` stands for `mean`.
_NO = re.compile(
    r"(?:(?P<broken>\. \. \.|\.\.\.)|(?P<aside>,)|[?;.]) (?:(?:no(?: wait| sorry)?|(?:oh )?sorry) ,|no wait|(?:sorry(?: ,)? )?i (?:say|meant)|wait(?: ,)? no(?: ,)?|scratch that)(?: ,)? "
)
_ASKS, _WHOLE = frozenset("which what how who where when".split()), 4


def taken_back(words: Sequence[Word]) -> int:
    """Return how many words at the beginning are taken back: `refunds on failed... no, refunds on card payments by month`."""
    line = _Line.of(words)
    for found in _NO.finditer(line.text):
        start = line.places.get(found.end(), len(words))
        first = words[start].plain if start < len(words) else ""
        again = any(word.plain == first for word in words[: line.places[found.start()]])
        if start + _WHOLE <= len(words) and (found["broken"] or again or (first in _ASKS and not found["aside"])):
            return start
    return 0


@dataclass(frozen=True, slots=True)
class _Line:
    """A question in one line of plain words, with the word that begins at each place."""

    text: str
    places: Mapping[int, int]

    @classmethod
    def of(cls, words: Sequence[Word]) -> _Line:
        ends = accumulate((len(word.plain) + 1 for word in words), initial=0)
        return cls(" ".join(word.plain for word in words), {end: i for i, end in enumerate(ends)})

    def stretch(self, found: re.Match[str]) -> range:
        start = self.places[found.start()]
        return range(start, start + len(found[0].split(" ")))


def _kept(words: Sequence[Word], here: range, known: Callable[[Word], bool]) -> bool:
    """Whether a stretch is all there is, or one word that the catalog uses."""
    return len(here) == len(words) or (len(here) == 1 and known(words[here.start]))


def _is_beside(words: Sequence[Word], here: range) -> bool:
    """Whether a stretch stands at either end of a question, or a mark on one side sets it apart."""
    before = here.start == 0 or words[here.start - 1].kind is Kind.MARK
    behind = here.stop == len(words) or words[here.stop].kind is Kind.MARK
    return before or behind
