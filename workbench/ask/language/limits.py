"""Limits as people write them, put plainly: `a better rating than 4`, `fewer than one in five`, `£5m`, `months of the last 12`.

Only the writing changes, never what is meant.
"""

from __future__ import annotations

import re
from collections.abc import Callable

#: What says that somebody or something had or brought so much, and what stands behind such verbs.
YIELDS = frozenset(
    "bring brings brought earn earns earned make makes made take takes took gross grossed raise raises raised generate generated"
    " cost costs spend spends spent pay pays paid collect collects collected yield yielded reach reached exceed exceeded"
    " totalling totaling lose lost owe owed receive received amount amounted total totalled turn turned run ran have has had see saw".split()
)
ALONG = frozenset("in us up to over out a an".split())


#: What else says so of a number.
COMES_TO = frozenset(
    "average averages averaged averaging drop drops dropped fall falls fell stay stays stayed rise rises rose go goes went sit sits"
    " climb climbs climbed dip dips dipped stand stands stood remain remains remained hit hits".split()
)

_SMALL = {
    name: value
    for value, name in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)
} | {name: 10 * value for value, name in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
_FIGURE = rf"(?:\d[\d,.]*|{'|'.join(_SMALL)})"
_NUMBER = rf"(?:[£€$] ?)?(?:{_FIGURE}|an?|half)"
_LARGE = {"hundred": 100, "k": 1_000, "thousand": 1_000, "million": 1_000_000}
_COMPARES = r"more than|less than|fewer than|over|under|above|below|at least|at most|exceeds?"

#: How thousands and millions are written behind a number.
_SHORT = {"k": "thousand", "grand": "thousand", "m": "million", "mn": "million", "mil": "million", "mio": "million", "mln": "million"}  # fmt: skip


def _large(match: re.Match[str]) -> str:
    """`£5m` as `£5 million`."""
    return f"{match['n']} {_SHORT[match['short'].lower()]}"


def _both(match: re.Match[str]) -> str:
    """`250 to 300 thousand` as `250000 to 300000`."""
    large, joint = _LARGE[match["large"].lower()], "and" if match["joint"].lower() == "and" else "to"
    low, high = (f"{_value(match[name]) * large:.0f}" for name in ("low", "high"))
    return f"{match['sign'] or ''}{low} {joint} {match['sign'] or ''}{high}"


def _value(text: str) -> float:
    return float(text.replace(",", "")) if text[0].isdigit() else _SMALL[text.lower()]


def _part(match: re.Match[str]) -> str:
    """`Fewer than one in five` as `fewer than 20%`, `one ticket in ten or more` as `tickets 10% or more`."""
    whole = int(match["whole"]) if match["whole"].isdigit() else _SMALL[match["whole"].lower()]
    what, part = (match["what"] or "").strip(), f"{match['before']}{100 / max(whole, 1):g}%"
    return " ".join(filter(None, (part, what) if match["before"] else (what, part)))


def _at_least(match: re.Match[str]) -> str:
    """`14 repairs or more` as `at least 14 repairs`."""
    less = (match["op"] or match["and"]).lower() in {"less", "fewer", "below", "under", "shorter"}
    return f"at {'most' if less else 'least'} {match['n']} {match['what']}"


def _at_the_most(match: re.Match[str]) -> str:
    """`20 minutes max` as `at most 20 minutes`."""
    end = (match["most"] or match["max"]).lower()
    return f"at {'least' if end in {'least', 'min', 'minimum'} else 'most'} {match['n']}"


def _more(match: re.Match[str]) -> str:
    """`Get a better rating than 4` as `get a rating over 4`."""
    less = match["less"].lower() in {"less", "fewer", "lower", "smaller", "worse", "poorer", "shorter"}
    return f"{match['what']} {'under' if less else 'over'} "


_AGED = "people|persons|folks|children|kids|adults|minors|teenagers|youngsters|pensioners|seniors|anyone|everyone"
_TIMES = "minute|hour|day|week|month|quarter|year"
_DIVIDED = "day|week|month|quarter|year"
_OF = rf"\d{{1,2}}|{'|'.join(list(_SMALL)[1:12])}"
_WHOLE = rf"\d+|{'|'.join(list(_SMALL)[1:12])}"

_WRITTEN: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), put)
    for pattern, put in (
        # `months of the last 12`, `which of the past twelve months`
        (
            rf"\b(?:(?:which|what|those|the) )?(months|weeks|quarters|days) (?:(?:out )?of|in|from|over|during|within|among) (?:the |our )?(last|past|previous) ({_WHOLE})\b(?! (?:full |whole |calendar )?(?:year|quarter|month|week|day|hour)s?\b)",
            r"which \1 in the \2 \3 \1",
        ),
        (rf"\b(which|what|any) of (?:the |our )?(last|past|previous) ({_WHOLE}) (months|weeks|quarters|days)\b", r"which \4 in the \2 \3 \4"),
        (rf"\bwhen (?:in|during|over|within|of) (?:the |our )?(last|past|previous) ({_WHOLE}) (months|weeks|quarters|days)\b(?=.* (?:{_COMPARES}|beneath|topped)\b)", r"which \3 in the \1 \2 \3"),
        # `which suppliers' punctuality is below 60%`
        (rf"\bwhich ([a-z]+s)' (?=[a-z-]+(?: [a-z-]+)? (?:is|are|was|were|(?:drops|falls|goes)) (?:{_COMPARES}|beneath|topped)\b)", r"which \1 whose "),
        # `£5m`, `20 grand`, `1.2 mio euros`
        (r"(?P<n>[£€$] ?\d[\d,.]*) ?(?P<short>m|mn|mil|mio|mln)\b", _large),
        (r"\b(?P<n>\d[\d,.]*) ?(?P<short>m|mn|mil|mio|mln)(?= (?:euros?|pounds|dollars|quid|[£€$]))", _large),
        (r"\b(?P<n>\d[\d,.]*|ten|twenty|thirty|forty|fifty|a hundred) (?P<short>grand)\b(?! \w+s\b)", _large),
        (rf"(?P<sign>[£€$] ?)?\b(?P<low>{_FIGURE}) ?(?P<joint>to|-) ?[£€$]? ?(?P<high>{_FIGURE}) ?(?P<large>hundred|thousand|million|k)\b", _both),
        (rf"(?<=\bbetween )(?P<sign>[£€$] ?)?(?P<low>{_FIGURE}) (?P<joint>and) [£€$]? ?(?P<high>{_FIGURE}) ?(?P<large>hundred|thousand|million|k)\b", _both),
        # `one and two star reviews`
        (r"\bone(?= (?:and|or) (?:two|three|2|3)[ -][a-z])", "1"),
        # `which three of our sites`
        (rf"(?P<asks>^|\b(?:which|what|top|best|worst|the) )(?P<n>{_WHOLE}) of (?:all )?(?:the|our|your|these) (?=[a-z])(?!(?:last|past|first) )", r"\g<asks>\g<n> "),
        # `the rate per venue, for every one`
        (r"\bfor (?:every|each) one(?: of (?:them|these|those))?(?=\s*(?:$|[?.,;]))", "for each"),
        # `how many orders a week`
        (
            rf"\b(?P<what>how (?:many (?:[a-z-]+ ){{0,2}}?(?!(?:{_TIMES})s\b|nights\b)[a-z-]+s|often))(?P<does> (?:do|does|did|are|were|have|has|can|could) (?:we|they|you|people|the \w+) (?:\w+ ){{1,2}}?)?(?(does)| )an? (?P<unit>{_DIVIDED})\b(?! (?:ago|before|earlier|later|old|each|or|and a half|pass|ticket))(?!.*\b(?:average|averages|avg|typical|typically|mean)\b)",
            r"\g<what>\g<does> per \g<unit>",
        ),
        # `one in five`
        (rf"\b(?P<before>(?:{_COMPARES}) )one (?P<what>\w+ )?in (?P<whole>{_OF})\b(?! (?:{_TIMES})s?\b)", _part),
        (rf"\b(?P<before>)one (?P<what>\w+ )?in (?P<whole>{_OF})(?= or (?:more|fewer|less)\b)", _part),
        # `a better rating than 4`, `more sick days than ten`
        (
            rf"\b(?:an? )?(?P<less>better|higher|more|greater|larger|bigger|less|fewer|lower|smaller|worse|longer|shorter) (?P<what>(?!than )[a-z-]+(?: (?!than )[a-z-]+){{0,3}}) than (?={_NUMBER}\b)",
            _more,
        ),
        # `14 repairs or more`
        (
            rf"(?<!least )(?<!most )(?<!than )(?<![\w.,-])(?P<n>{_FIGURE}) (?P<what>(?!(?:or|and|to|times|people|persons)\b)[a-z/]+(?: (?!(?:or|and|to)\b)[a-z/]+)?) (?:or (?P<op>more|over|above|greater|longer|less|fewer|below|under|shorter)|and (?P<and>over|above|upwards?|up|below|under))\b(?! (?:than|an?|{_NUMBER})\b)",
            _at_least,
        ),
        # `20 minutes at most`, `max. 20 minutes`, `at the most 20`
        (rf"(?<![\w.,-])(?P<n>(?:[£€$] ?)?{_FIGURE}(?: ?[a-z%]+)?),? (?:at (?:the )?(?P<most>most|least)|(?P<max>max(?:imum)?|minimum)\b\.?)(?=\s*(?:$|[?.,;)]|(?:by|per|in|for|during|last|this|at|on|from|with|and)\b))", _at_the_most),
        (rf"(?<!\d )(?<!\d)\b(?:(?:at the )(?P<most>most|least)|(?P<max>max|min)(?:imum)?\.?) (?P<n>(?:[£€$] ?)?{_FIGURE})(?=[ %]|$)(?! (?:points?|marks?)? ?(?:first|only))", _at_the_most),
        # `list price from £200 up`
        (rf"\bfrom (?P<n>(?:[£€$] ?)?{_FIGURE}(?:[ -](?:£|€|[a-z]{{1,12}}))?) (?:and )?(?:up|upwards|above|over)\b(?! (?:to|until|till)\b)", r"at least \g<n>"),
        # `scripts for under 18s`, `children (below 12)`
        (r"(?<!in )(?<!took )(?<!within )(?<!calls )(?<!lasting )(?:\bthe )?\b(under|over|below|above)[- ](\d\d)(?:'?s|-year-olds?)\b(?! (?:of|in|and)\b)", r"\1 \2 year olds"),
        (rf"\b(?:{_AGED}) \(?(under|over|below|above) (1?\d\d?)(?:\)|(?![\w.,%]))(?! [a-z]+s\b| %| percent| km| miles?)", r"people aged \1 \2"),
        # `past the six hour mark`
        (rf"\b(over|above|under|below) the (?P<n>{_NUMBER}(?:[ -][a-z]+)?) (?:mark|barrier)\b", r"\1 \g<n>"),
        (rf"\b(?:past|beyond|through) the (?P<n>{_NUMBER}(?:[ -][a-z]+)?) (?:mark|barrier)\b", r"over \g<n>"),
    )
)  # fmt: skip


def put_plainly(question: str) -> str:
    """Return a question with its limits put plainly; a place in it is a place in the question, or near.

    >>> put_plainly("towns where fewer than one in five win")
    'towns where fewer than 20% win'
    >>> put_plainly("months of the last 12 with under £2m")
    'which months in the last 12 months with under £2 million'
    """
    for pattern, put in _WRITTEN:
        question = pattern.sub(put, question)
    return question
