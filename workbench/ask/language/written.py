"""Times as people write them, put as the readers of phrases know them, `Q4/2023`, `Sept '24`; and `+`, and what took place.

Only the writing changes, never what is meant: where a date can be read in two ways, it stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from workbench.ask.language.lexicon import MONTHS, WEEKDAYS

_MONTH = rf"(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_NTH = rf"{_DAY}(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)\d\d"
_MOMENT = rf"(?:{_MONTH}|q[1-4]|{_YEAR})"
_WEEKDAY = rf"(?:{'|'.join(sorted({*WEEKDAYS, 'sat', 'sun'}, key=len, reverse=True))})"

#: Units of which there are so many for one of something else, `kg/hr`.
_UNIT = "kgs?|kilos?|tonnes?|kwh|mwh|litres?|liters?|kms?|miles?|gb|mb|hours?|hrs?|mins?|minutes?|eur|gbp|usd|pounds|euros|dollars"

#: `25.12.2013`, `12/25/2013`, `9.10.24`.
_DATE = re.compile(r"(?<![\d.])(\d{1,2})([./])(\d{1,2})\2(\d{4}|\d\d)\b(?!\.\d)")

#: `15.5. to 15.6.2024`: the year is of both.
_YEAR_BEHIND = re.compile(
    r"\b(\d{1,2}\.\d{1,2}\.)(?=\s*(?:-|to|till|until|and|through)\s*\d{1,2}\.\d{1,2}\.(\d{4})\b)", re.IGNORECASE
)


def as_read(question: str) -> str:
    """Return a question with its times put plainly; a place in it is a place in the question, or near."""
    written = _dates_as_iso(question)
    for pattern, put in _WRITTEN:
        written = pattern.sub(put, written)
    return written


def _dates_as_iso(question: str) -> str:
    """Write dates as ISO does. One that can be read only one way says how the others of the question are meant."""
    found = [match.groups() for match in _DATE.finditer(question)]
    day_first = any(mark == "." or int(one) > 12 for one, mark, _, _ in found)
    month_first = any(mark == "/" and int(other) > 12 for _, mark, other, _ in found)

    def iso(match: re.Match[str]) -> str:
        """As it is where day and month cannot be told apart."""
        one, mark, other, year = match.groups()
        day, month = (other, one) if mark == "/" and (month_first and not day_first) else (one, other)
        certain = mark == "." or day_first != month_first or one == other
        return f"{_whole(year)}-{month:0>2}-{day:0>2}" if certain and int(month) <= 12 else match.group()

    return _DATE.sub(iso, _YEAR_BEHIND.sub(r"\1\2", question))


def _whole(year: str) -> str:
    """A year of two digits as one of four: of this century, unless that is far ahead."""
    return year if len(year) == 4 else f"{'20' if int(year) < 50 else '19'}{year}"


def _digits(match: re.Match[str]) -> str:
    """`20241009` as a date, where there is such a day."""
    text = match.group()
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:])).isoformat()
    except ValueError:
        return text


def _named(match: re.Match[str]) -> str:
    """`9-Oct-24`, `9 Oct 24`."""
    return f"{match['day']} {match['month']} {_whole(match['year'])}"


def _part(letter: str) -> Callable[[re.Match[str]], str]:
    """`Q4/23`, `2H23`: the letter, the number, the whole year."""
    return lambda match: f"{letter}{match['n']} {_whole(match['year'])}"


def _month_number(match: re.Match[str]) -> str:
    """`07/2024`, `07.2024`."""
    return f"{match['year']}-{match['month']:0>2}"


def _year_first(match: re.Match[str]) -> str:
    """`2024/07` is a month; `2023/24` and `2010/11` are two years."""
    year, month = int(match["year"]), int(match["month"])
    return match.group() if month == (year + 1) % 100 or not 1 <= month <= 12 else f"{year}-{month:02}"


#: Where something gets that goes up and down.
_EXTREMES = {
    **dict.fromkeys(("low", "lowest", "bottom"), "lowest"),
    **dict.fromkeys(("high", "highest", "peak", "top"), "highest"),
}


def _hours(match: re.Match[str]) -> str:
    """`Between 18h and 22h`."""
    return f"between {match[1]}:{match[2] or '00'} and {match[3]}:{match[4] or '00'}"


def _winter(match: re.Match[str]) -> str:
    """`Winter 25/26`, `winter of 2025-26`: the one that begins in the first year; other years are no winter's."""
    first = _whole(match["first"])
    return f"winter {first}" if int(match["second"][-2:]) == (int(first) + 1) % 100 else match.group()


#: The quarters by their number in words.
_QUARTERS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}


def _quarters(match: re.Match[str]) -> str:
    """`First to third quarter`, `quarters 1 to 3`."""
    first, last = (_QUARTERS.get(match[end].lower()) or match[end] for end in ("first", "last"))
    return f"q{first} {'and' if match['joint'].lower() in {'and', '&'} else 'to'} q{last}"


#: What joins two ends, and what may stand behind a stretch of days whose second has no month of its own.
_JOINT = r"(?:to|until|till|through|-)"
_BEHIND_DAYS = rf"(?=\s*(?:$|[?.,;:!)]|{_YEAR}\b|(?:this|last) year\b|by\b|per\b|in\b|for\b|of\b|at\b|vs\b))"

#: In their order: what is written, and how it is put.
_WRITTEN: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), put)
    for pattern, put in (
        (r"(?<=[a-z])\s\+\s(?=[a-z]{2})", " and "),
        (r"(?<!do)(?<!did)(?<!does)(?<!done)(?<!doing) as well as (?!last\b|before\b|in\b|we\b|they\b)", " and "),
        (r"\bhow many (?P<what>[a-z]+)\b(?P<with>[^?.]*?)\band how many of (?:them|these|those)(?: (?:were|are|was|is|had been))? (?P<kind>[a-z]+)(?=\s*(?:$|[?.,]))", r"how many \g<what>\g<with>and how many \g<kind> \g<what>"),
        (rf"(?<![\w/])({_UNIT})\s?/\s?(?=[a-z])", r"\1 per "),
        (r"\b(?:took|taken?|takes|taking) place\b", "happened"),
        (r"\b(more|less|fewer|older|younger|longer|shorter|higher|lower|bigger|smaller|greater|better|worse|cheaper|later|earlier) then (?=[£€$]?\d|an? \w|half\b|one\b|two\b|three\b|five\b|ten\b|twenty\b|thirty\b|forty\b|fifty\b|sixty\b|seventy\b)", r"\1 than "),
        (r"^(?:(?:please|pls|can you|could you)\s)?(?:sort|order|put)(?=\s(?:the|our|my|all|these)\b.*\b(?:by|on|in order|first)\b)", "rank"),
        (r"\baccount(?:s|ed)? for (?=(?:the )?(?:most|more|largest|biggest|highest|bulk|lion|majority|least|smallest|over|under|at least|less)\b)", "have "),
        (r"\b(do|does|did)\b(?P<who>[^?.]*?) account for(?=\s*(?:$|[?.,]|in\b|during\b|last\b|this\b|of\b))", r"\1\g<who> have"),
        (r"(?:\bno\.|\bnos\.|\bnr\.?|#) ?of\b", "number of"),
        (r"(?:\bno\. ?|\bnumber |#)(?:1|one)(?= [a-z])(?! of\b)", "top 1"),
        (r"\b(?:nobody|no one)(?: has| ever)? (?:wrote|written|put|noted|recorded|logged|entered|filled|said|gave|given)(?: it)?(?: down| in)? why\b", "no reason given"),
        (r"\b(?:run|runs|running) out (?=(?:in|on|between|before|after|by|this|next|last|at|during)\b)", "expire "),
        (r"\bwithout (?:saying|writing down|noting|recording) why\b", "with no reason given"),
        (r"\b(split by|broken down by|by|per) why\b(?! (?:we|they|it|people|the|do|did|is|are|was|were)\b)", r"\1 reason"),
        (rf"\bpre[- ](?={_YEAR}\b)", "before "),
        (rf"\bpost[- ](?={_YEAR}\b)", "after "),
        (rf"\b(compare\b[^?.]*?\b{_MOMENT}(?: {_YEAR})?) with (?={_MOMENT}\b)", r"\1 vs "),
        (rf"(?<![\d-])({_YEAR})/(\d\d)/(\d\d)(?!\d)", r"\1-\2-\3"),
        (rf"(?<![\w.,-]){_YEAR}[01]\d[0-3]\d(?![\w.,-])", _digits),
        (r"(\d{4}-\d\d(?:-\d\d)?)\s*(?:-|\.\.\.?)\s*(?=\d{4}-\d\d)", r"\1 to "),
        (rf"\b({_MONTH})\.(?=\s*(?:\d|'))", r"\1"),
        (rf"(?<![\d-])(?P<day>{_NTH})[\s-](?P<month>{_MONTH})[\s-]'?(?P<year>{_YEAR}|2\d(?=\s*(?:$|[?,.;!)]|(?:by|per|vs|to|and|till|until|compared)\b)))(?![\w:]|\s*(?:to|-)\s*\d)", _named),
        (rf"(?<![\w.])q(?P<n>[1-4])(?:\s?[/.'-]\s?'?|\s*(?:of\s)?'?|\s)(?P<year>{_YEAR}|[12]\d)(?![\w%]|:\d|\.\d)", _part("q")),
        (rf"(?<![\w.])(?P<n>[1-4])q\s?[/'-]?(?P<year>{_YEAR}|\d\d)\b", _part("q")),
        (rf"(?<![\w.])(?P<year>{_YEAR})\s?[/-]?q(?P<n>[1-4])\b", _part("q")),
        (rf"(?<![\w.])h(?P<n>[12])(?:\s?[/.'-]\s?'?|\s*'?|\s)(?P<year>{_YEAR}|[12]\d)(?![\w%]|:\d|\.\d)", _part("h")),
        (rf"(?<![\w.])(?P<n>[12])h\s?[/'-]?(?P<year>{_YEAR}|\d\d)\b", _part("h")),
        (rf"(?<![\w.])(?P<year>{_YEAR})\s?[/-]?h(?P<n>[12])\b", _part("h")),
        (rf"\b({_YEAR})[\s/-]?(?:w|cw|kw|wk)\s?(\d{{1,2}})\b", r"week \2 of \1"),
        (rf"\b(?:w|cw|kw|wk)\s?(\d{{1,2}})[\s/-]+(?:of\s)?({_YEAR})\b", r"week \1 of \2"),
        (r"\b(?:cw|kw|wk|calendar week|week no\.?|week number)\s?(\d{1,2})\b", r"week \1"),
        (r"\b(weeks?|wks?)\s(\d{1,2})\s?-\s?(\d{1,2})\b", r"week \2 to week \3"),
        (r"\bweeks?\s(\d{1,2})\s(to|till|until|through|and)\s(?:week\s)?(\d{1,2})\b", r"week \1 \2 week \3"),
        (rf"(?<![\d/.-])(?P<month>0?[1-9]|1[0-2])/(?P<year>{_YEAR})(?![\d/])", _month_number),
        (rf"(?<![\d/.,-])(?P<month>0[1-9]|(?:(?<=in )|(?<=for )|(?<=since )|(?<=of )|(?<=from ))(?:[1-9]|1[0-2]))\.(?P<year>{_YEAR})(?![\d/.])", _month_number),
        (rf"(?<![\d/.-])(?P<year>{_YEAR})/(?P<month>\d\d)(?![\d/])", _year_first),
        (r"(?<![\w/.,-])([1-9]\d?)\s?-\s?([1-9]\d)s\b", r"aged \1 to \2"),
        (rf"\bthe week (?:of|from) (?={_NTH}\s(?:{_MONTH}\s)?(?:to|-|until|till)\b|{_MONTH}\s{_NTH}\s(?:to|-|until|till)\b)", ""),
        (r"\b(?:hit|hits|reach|reached|have|had|see|saw) (?:its|their|a|an|our)(?: all[- ]time| absolute| record)? (low|lowest|high|highest|peak|top|bottom)(?=(?: point| level)?(?:\s*$|\s*[?!.,;:)-]| (?:in|on|at|for|of|during|over|since|between|last|this|ever|so|and|by|per|with)\b))", lambda match: f"be the {_EXTREMES[match[1].lower()]}"),
        (rf"\bpre-?\s?(?={_YEAR}\b)", "before "),
        (rf"\bpost-?\s?(?={_YEAR}\b)", "after "),
        (rf"\b({_MONTH})\.?\s*'(\d\d)\b", r"\1 20\2"),
        (rf"\b({_MONTH})-(2\d)\b(?!-)", r"\1 20\2"),
        (r"(?<!\w)'([0-4]\d)\b(?!'|s\b)", r"20\1"),
        (rf"\b({_MONTH})\s?/\s?(?={_MONTH}\b)", r"\1 and "),
        (rf"\bthe ({_MONTH}|q[1-4]) before\b(?!\s\w)", "the year before"),
        (r"\b(q[1-4])\s?/\s?(?=q[1-4]\b)", r"\1 and "),
        (rf"(?<![\d/.-])({_DAY})\.\s?-\s?({_DAY})\.\s?(?={_MONTH}\b)", r"\1 to \2 "),
        (rf"\b({_MONTH})\s({_DAY})\s?-\s?({_DAY})(?![\w.]|-\d)", r"\1 \2 to \1 \3"),
        (rf"\b({_MONTH})\s({_NTH})\s{_JOINT}\s(?:the\s)?({_NTH})\b{_BEHIND_DAYS}", r"\1 \2 to \1 \3"),
        (rf"\b(between\s{_MONTH})\s({_NTH})\sand\s(?:the\s)?({_NTH})\b{_BEHIND_DAYS}", lambda match: f"{match[1]} {match[2]} and {match[1].split()[1]} {match[3]}"),
        (rf"\b{_WEEKDAY},?\s({_NTH})\s?(and|{_JOINT})\s?(?:the\s)?(?:{_WEEKDAY},?\s)?({_NTH})\s(?:of\s)?({_MONTH})\b", r"\1 \4 \2 \3 \4"),
        (rf"\b({_NTH}\s{_MONTH}(?:\s{_YEAR})?)\s-\s(?=(?:{_WEEKDAY}\s)?{_NTH}\s{_MONTH}\b)", r"\1 to "),
        (rf"\bwinter\s(?:of\s)?'?(?P<first>{_YEAR}|[0-4]\d)\s?[/-]\s?'?(?P<second>{_YEAR}|\d\d)\b(?![/-])", _winter),
        (r"\b(?P<first>first|second|third|1st|2nd|3rd)\s(?P<joint>to|until|till|through|and|&)\s(?:the\s)?(?P<last>second|third|fourth|2nd|3rd|4th)\squarters?\b", _quarters),
        (r"\bquarters?\s(?P<first>[1-3])\s?(?P<joint>to|until|till|through|-|and|&)\s?(?P<last>[2-4])\b", _quarters),
        (r"\bw/c(?=\s)", "week commencing"),
        (rf"\b(?:w/e|wk ending)(?=\s(?:{_WEEKDAY}\s)?(?:{_NTH}|{_MONTH})\b)", "week ending"),
        (r"\bwk(?=\s(?:of|ending|beginning|commencing|starting)\b)", "week"),
        (rf"(?<![\d/.-])({_NTH})\s?-\s?({_NTH})\s(?:of\s)?(?={_MONTH}\b)", r"\1 to \2 "),
        (rf"\b({_NTH})\s(and|to|until|till|through|-)\s(the\s)?({_NTH})\s(?:of\s)?({_MONTH})\b", r"\1 \5 \2 \4 \5"),
        (rf"\b({_MOMENT}(?:\s\d\d?)?)\s*-\s*(?={_MOMENT}\b)", r"\1 to "),
        (rf"\b({_WEEKDAY})\s?-\s?(?={_WEEKDAY}\b)", r"\1 to "),
        (r"\b([ymqw])\s?/\s?\1\b", r"\1o\1"),
        (r"(?<![\w:.])(\d{1,2}(?::\d\d)?\s?[ap]\.?m\.?|\d{1,2}:\d\d)\s?-\s?(?=\d{1,2}(?::\d\d|\s?[ap]\.?m\b))", r"\1 to "),
        (r"(?<![\w:.])([ap])\.m\.?(?=\s(?:peak|rush|shift|period|slot)\b)", r"\1m"),
        (rf"\bcy\s?'?(?P<year>{_YEAR}|[12]\d)\b", lambda match: _whole(match["year"])),
        (r"\b(this (year|quarter|month|week) and last)\b(?! (?:year|quarter|month|week|\d|few|two|three|four|five|six)\b)", r"\1 \2"),
        (r"\b(last (year|quarter|month|week) and this)\b(?! (?:year|quarter|month|week)\b)", r"\1 \2"),
        (r"\bbetween ([01]?\d|2[0-3])\s?h(\d\d)? (?:and|to|-) (1[3-9]|2[0-3])\s?h(\d\d)?\b", _hours),
        (r"\bfrom ([01]?\d|2[0-3])\s?h(\d\d)? (?:to|till|until|-) ([01]?\d|2[0-3])\s?h(\d\d)?\b", _hours),
        (r"\b(after|before|since|until|till|from|at|by|past) (1[3-9]|2[0-3])\s?h(?:\d\d)?\b", r"\1 \2:00"),
    )
)  # fmt: skip
