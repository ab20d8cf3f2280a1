"""How people ask whose a cost is, how it was computed and why it changed: tables of wordings, and what is none of them.

A question is matched with its names taken out: `why do we pay for ASSET WHEN`, `how was OWNER bill computed`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum


class Act(StrEnum):
    """What explains a cost; the values are the words of `%efficiency`."""

    WHOSE = "whose"
    EXPLAIN = "explain"
    WHY = "why"


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: What a cost is called without saying which metric.
COST = _words(
    """cost costs costing bill bills billing billed spend spends spent spending expense expenses expensive expenditure charge
    charges charged charging invoice invoices chargeback chargebacks amount amounts pay pays paying paid payment cloud
    allocated allocation total share money dollars euros figure number sum budget debit"""
)

#: Movements, as nouns, verbs and comparatives.
MOVED = _words(
    """rise rises rose risen rising fall falls fell fallen falling drop drops dropped dropping decline declined decrease
    decreased decreasing increase increases increased increasing grow grows grew grown growing growth spike spikes spiked
    jump jumps jumped jumping dip dips dipped plunge plunged surge surged shrink shrank shrunk climb climbs climbed climbing
    change changes changed changing soar soared slump slumped collapse collapsed double doubled halve halved higher
    lower bigger smaller larger cheaper dearer differ differs differed different difference delta deviate
    deviation uptick hike explode exploded ballooned swing swung move moved movement shot overrun creep crept shift"""
)

#: What asks for a cause, and what asks for what moved something, where no movement need be named.
_CAUSE = (
    r"why|how come|what (?:has |have |had |is |was |were )?(?:caused|causes|causing|explains?|made|led to|contributed to|happened)"
    r"|what(?: is| was| lies)? behind|reasons?|causes? (?:of|for|behind)|explain|accounts? for|where (?:does|did|do|is|was)"
    r"|break (?:\w+ )?down|decompose|take (?:\w+ )?apart|responsible for"
)
_DROVE = (
    r"(?:what|which \w+) (?:has |have |had |is |was |were )?(?:mainly |mostly |really )?(?:drove|drives?|driven|driving|pushed|pushing|moved|moving|changed|changing)"
    r"|drivers? (?:of|for|behind)|root cause|what (?:happened|went on)"
)

_MOVED = (
    rf"(?:{'|'.join(sorted(MOVED))}|(?:go|goes|went|gone|going|shot|shoot|is|are|was|were|been|be|moved|move|crept|ticked) (?:\w+ )?(?:up|down)"
    r"|(?:pay\w*|paid|costs?|costing|spend\w*|spent|charged|billed|owe) (?:\w+ ){0,3}(?:more|less)|(?:more|less) (?:than|expensive|money))"
)
_PAYS = r"(?:pays?|paying|paid|(?:charged|billed|invoiced|debited|on the hook))"
_COMPUTED = (
    r"(?:computed|calculated|calculate|compute|derived?|determined?|worked out|arrived at|arrive at|put together|come about|"
    r"came about|come to|came to|add(?:s|ed)? up|reached|obtained|composed|assembled|allocated|apportioned|split|divided|built|"
    r"made up|end up with|ended up with|get to|got to|get|got)"
)
_OWNS = r"(?:owns?|owned|owning|holds?|looks? after|answers? for|(?:is|are|was|were) (?:responsible|accountable|answerable) for)"

#: Wordings by what they ask for, as patterns over a question whose names are taken out. The first that fits counts.
WORDINGS: tuple[tuple[Act, str], ...] = (
    # why did it change
    (Act.WHY, rf"\b(?:{_CAUSE})\b.*\b{_MOVED}\b"),
    (Act.WHY, rf"\b{_MOVED}\b.*\b(?:why|how come|what happened|what is behind|what caused (?:it|that|this)|reasons?)\b"),
    (Act.WHY, rf"\b(?:{_DROVE})\b|^why(?: so)?$|\bhow (?:did|has|have) (?:it|this|that|they) (?:changed?|moved?|develop(?:ed)?)\b"),
    # whose is it, and why
    (Act.WHOSE, rf"\bwho(?:m)? (?:\w+ )?{_OWNS}\b"),
    (Act.WHOSE, rf"\b(?:which|what) (?:team|owner|group|org|organisation|organization|department|unit) (?:{_OWNS}|{_PAYS} for ASSET|is ASSET|was ASSET)\b"),
    (Act.WHOSE, r"\bwhom? (?:do|should|can|could|must) (?:i|we) (?:talk|speak|turn|ask|contact|write)\b.*\bASSET\b"),
    (Act.WHOSE, r"\b(?:owner|ownership|owners) (?:of|for|is|was)?\b|\bASSET (?:owner|ownership|owners)\b"),
    (Act.WHOSE, r"\bwhose\b|\bbelongs?\b|\bbelonged\b|\b(?:mine|ours|theirs|yours)\b|\b(?:is|are|was) ASSET \w* ?(?:owned|OWNER)\b"),
    (Act.WHOSE, rf"\bwho (?:\w+ ){{0,2}}(?:{_PAYS}|gets? the|got the)\b.*\bASSET\b"),
    (Act.WHOSE, r"\b(?:which|what|by which|by what) (?:\w+ )?rules?\b.*\bASSET\b|\bASSET\b.*\b(?:which|what) (?:\w+ )?rules?\b|\brules?\b.*\b(?:for|behind|of|on) ASSET\b"),
    (Act.WHOSE, rf"\b(?:why|how come|reasons?|on what grounds)\b.*\b(?:{_PAYS}|pay|on|under|with|to|in|count(?:s|ed)?|ours?)\b.*\bASSET\b"),
    (Act.WHOSE, r"\b(?:why|how come|what makes|how is|how was|how were|how did|how does|on what grounds|for what reason)\b.*\bASSET\b.*\b(?:charged?|billed|assigned|attributed|allocated|given|put|counted?|go(?:es)?|went|end(?:ed)? up|land(?:s|ed)?|ours?|us|mine|me|appears?|shows?|showing|on|OWNER|in (?:my|our|the) (?:costs?|bills?|charges|invoice|spend(?:ing)?))\b"),
    (Act.WHOSE, r"\b(?:assigned?|attributed?|attribution|gave|gives?|given|mapped|matched)\b.*\bASSET\b|\bASSET\b.*\b(?:assigned|attributed|mapped|matched)\b"),
    # how was it computed
    (Act.EXPLAIN, rf"\bhow\b.*\b{_COMPUTED}\b|^how(?: so| come)?$"),
    (Act.EXPLAIN, r"\bwhere\b.*\b(?:come|comes|came|coming|stem|stems|originates?)\b(?:.*\bfrom\b)?|\bwhat (?:is|are|was|were) .*\b(?:made (?:up )?(?:of|from)|made up|composed of)\b"),
    (Act.EXPLAIN, r"\b(?:calculation|computation|derivation) of\b"),
    (Act.EXPLAIN, r"\bwhat (?:makes?|made) up\b|\bwhat (?:does|do|did) .*\b(?:consists?|comprise|contain|include)\b|\bconsists? of\b|\bcomposition of\b|\bmake ?up of\b"),
    (Act.EXPLAIN, r"\bwhat (?:is|are|was|were|all is|else is|exactly is)?\s?(?:inside|in|hidden in|part of|included in|contained in)\b|\bwhat (?:goes|went|go|flows|flowed) into\b"),
    (Act.EXPLAIN, rf"\b(?:why|how come|what for|for what|for what reason|on what basis|based on what|on which basis|under which rules?|by which rules?|which rules?|what rules?)\b.*\b(?:{_PAYS}|pay|cost|costs|bill|high|low|much|owe|owes)\b"),
    (Act.EXPLAIN, r"\b(?:explain|explanation|justify|justification|trace|itemi[sz]e|walk me through|walk us through|reconstruct|derivation|lineage|account for|provenance)\b"),
    (Act.EXPLAIN, r"\b(?:break|take|breaking|taking) (?:\w+ )*(?:down|apart) how\b|\bbreakdown of how\b|\bwhat(?: is| was| lies)? behind\b|\bpaths? of\b"),
)  # fmt: skip

#: With these it is a question for a number, a list or a definition, however else it is worded.
NUMBERS: tuple[str, ...] = (
    r"\bhow (?:much|many|often|large|big|high|long|fresh|current)\b(?! (?:did|does|do) .* come)",
    r"\b(?:most|least|fewest|highest|lowest|largest|smallest|top|bottom|biggest|dearest|costliest|cheapest|average|avg|median)\b",
    r"\b(?:per|each|every|grouped|versus)\b|\bby (?!which|what|whom|whose|how|OWNER|ASSET|the rule|rule|WHEN|mistake|team OWNER|far)\w+",
    r"\b(?:metrics?|datasets?|dimensions?|catalog|definitions?|defined|define|defines|means?|meaning|measured|synonyms?)\b",
    r"\b(?:percent|percentage|ratio|trend|developments?|monthly|daily|weekly|list|count of|number of)\b",
    r"\b(?:forecast|predict(?:ed|ion)?|will|tomorrow|anomal\w*|budgeted)\b",
    r"^(?:which|what|show|list|find|give) (?:\w+ )?(?:assets?|resources?|services?|teams?|owners?|platforms?|rules?|audits?|feeds?) (?!own|hold|look|is responsible|gave|gives|decide|assign|attribut|made|put|say|make|match|appl|charge|did|does|was|were|is|are|and|pays? for ASSET)",
)  # fmt: skip

#: Nouns beside a name that say what sort of thing it is.
SORTS = {
    "owner": _words("team teams owner owners org organisation organization department group unit crew squad people division"),
    "platform": _words("platform platforms system"),
    "asset": _words(
        """service services bucket buckets cluster clusters database databases db resource resources asset assets topic queue
        workspace machine instance volume disk table function server app application job host vm node thing item"""
    ),
}  # fmt: skip

#: Costs that are another number than the one that is allocated and explained, or a part of it that only a metric knows.
OTHER_COSTS = re.compile(
    r"\b(?:billed cost|list cost|contracted|amorti[sz]ed|unit|effective|invoiced|converted|idle share|savings?|credits?|taxes"
    r"|purchases|rates?|coverage|utili[sz]ation|waste|discounts?|commitments?|reservations?)\b"
    rf"|\b(?:compute|storage|network|{'|'.join(sorted(SORTS['asset']))}) (?:costs?|bills?|spend\w*|charges?|expenses?)\b"
)

#: Who asks, where nobody is named: the whole bill.
EVERYBODY = re.compile(
    r"\b(?:we|us|our|ours|my|i|everybody|everyone|company|whole|total|overall|entire|all|organisation|organization)\b"
)

#: A part of something, which has no meaning for the whole.
PART = re.compile(r"\b(?:our|my|us|we) (?:\w+ )?(?:share|part|portion|slice|cut) (?:of|in)\b")

#: Things that stand for what the answer before was about.
POINTS = re.compile(
    r"\b(?:this|that|it|these|those|they|them)\b|^(?:why|how come|how so|how|whose|why so)$|^(?:why|how) (?:did|was|is) (?:the )?(?:rise|increase|change|jump|drop|fall|amount|number|figure|total)\b"
)

#: With today's owners in all of history.
AS_NOW = re.compile(
    r"\b(?:with|by|under|using|for) (?:the )?(?:todays?|current|present|new) (?:owners?|ownership|teams|organisation|organization|org)\b|\bas of (?:today|now)\b|\bas now\b"
)

#: What a follow-up begins with.
FOLLOWS = re.compile(r"^(?:and|what about|how about|now|same|the same|then|instead|also|but)\b")


def _within(patterns: Iterable[str]) -> Iterator[str]:
    """The words that patterns are made of, with and without an ending that may be left out."""
    for pattern in patterns:
        for word, optional in re.findall(r"([a-z]{2,})(\??)", re.sub(r"\\.", " ", pattern)):
            yield word
            yield from (word[:-1],) if optional else ()


#: Words that belong to these wordings, and so name nothing.
SPOKEN = frozenset(
    {
        *COST,
        *MOVED,
        *(noun for nouns in SORTS.values() for noun in nouns),
        *_within(pattern for _, pattern in WORDINGS),
        *_within(pattern.pattern for pattern in (EVERYBODY, PART, POINTS, AS_NOW, FOLLOWS)),
        *_words(
            """yours theirs decide decides decided hidden piece so much exactly actually honestly hell earth heck suddenly
            sharply sudden big huge steep sharp since last previous ago month compared versus please understand wonder wondering
            ask say says tell show company cloud monthly ok hey hi hello thanks thank kindly exact precisely detail details step
            steps way ways flow provenance being because wrong right correct correctly under far mistake deliver calculation
            computation derivation determined breakdown broken itemise itemize reconstruct factors factor main mainly"""
        ),
    }
)
