"""Numbers in words as digits: `two hundred and fifty`, `a thousand`, `100 000`, `more than half`."""

from __future__ import annotations

import re

_ONES = {
    name: value
    for value, name in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
        eighteen nineteen""".split()
    )
}
_TENS = {
    name: 10 * value for value, name in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
_SMALL = _ONES | _TENS
_LARGE = {"hundred": 100, "thousand": 1_000, "million": 1_000_000}

_SMALL_WORD = "|".join(_SMALL)
_SPOKEN = re.compile(
    rf"\b(?P<first>an?|\d+(?:\.\d+)?|(?:{'|'.join(_TENS)})(?:[ -](?:{'|'.join(_ONES)}))?|{_SMALL_WORD}) (?P<large>hundred|thousand|million)"
    rf"(?: thousand)?(?: (?:and )?(?P<rest>\d{{1,3}}|(?:{'|'.join(_TENS)})(?:[ -](?:{'|'.join(_ONES)}))?|{_SMALL_WORD}))?\b",
    re.IGNORECASE,
)
_TENS_ALONE = re.compile(rf"\b({'|'.join(_TENS)})(?:[ -]({'|'.join(list(_ONES)[1:10])}))?\b", re.IGNORECASE)

#: `With a charge of zero`, and no `zero emissions`.
_ZERO = re.compile(
    r"(?<=\bof )zero\b|(?<=\bis )zero\b|(?<=\bwas )zero\b|(?<=\bwere )zero\b|(?<=\bequals )zero\b", re.IGNORECASE
)

#: `Colder than -5`, `between minus five and 5`; what stands before a minus is set beside a number.
_BELOW_ZERO = re.compile(
    rf"\b(than|below|above|under|over|to|and|least|most|from|between|of|at|is|was)\s(?:-|minus )(\d+|{'|'.join(list(_SMALL)[1:])})\b",
    re.IGNORECASE,
)

#: Tens and hundreds of years, of how old something is and how long it lasts; the last one, and one by name, are stretches of time.
_LONG = {"decade": 10, "century": 100, "centurie": 100}
_AGES = re.compile(
    rf"\b(?<!last )(?<!past )(?<!this )(?<!previous )(?P<n>half a|an?|\d+|{'|'.join(list(_SMALL)[1:13])}) (?P<what>decade|centur(?:y|ie))s?\b(?! ago)",
    re.IGNORECASE,
)

#: Two weeks; the last ones are a stretch of time.
_FORTNIGHTS = re.compile(
    rf"(?<!last )(?<!past )(?<!every )(?<!previous )\b(?P<n>an?|\d+|{'|'.join(list(_SMALL)[1:13])}) fortnights?\b(?! ago)",
    re.IGNORECASE,
)
#: How old people are by tens of years.
_TENTHS = {
    f"{name[:-1]}ies": value
    for value, name in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
_DECADES = re.compile(
    rf"\bin (?:their|his|her) (?P<age>{'|'.join(_TENTHS)}|[2-9]0'?s)\b(?: or (?P<beyond>younger|older)\b)?",
    re.IGNORECASE,
)

#: `100 000`, where no other digits stand around it.
_GROUPED = re.compile(r"(?<![\d.,-])(\d{1,3})((?:[  ]000)+)(?![\d.,-])")

#: Parts of a whole behind what compares.
_PARTS = {"half": 50, "a half": 50, "a third": 33.3, "a quarter": 25, "a fifth": 20, "a tenth": 10, "two thirds": 66.7, "three quarters": 75}  # fmt: skip
_PART = re.compile(
    rf"\b(more than|less than|fewer than|over|under|above|below|at least|at most|exceeds?) ({'|'.join(_PARTS)})"
    r"(?! (?:a|an|year|hour|day|million|past|of the year)\b)",
    re.IGNORECASE,
)


#: What stands for parts of one and a half of it: `half a million`, `three quarters of an hour`, `an hour and a half`.
_HALVES = {"half": 0.5, "a half": 0.5, "a quarter": 0.25, "quarter": 0.25, "three quarters": 0.75}
_ONE_HALF = re.compile(
    rf"\b(?P<part>{'|'.join(sorted(_HALVES, key=len, reverse=True))})(?: of)? (?:an?|one) (?P<what>{'|'.join((*_LARGE, 'dozen'))}"
    r"|hour|minute|day|kilo|kilogram|kg|tonne|ton|litre|liter|mile|metre|meter|kilometre|kilometer)\b",
    re.IGNORECASE,
)
_COUNTED = f"an?|one|\\d+|{'|'.join(list(_ONES)[2:13])}"
_AND_A_HALF = re.compile(rf"\b(?P<n>{_COUNTED}) and a half(?= \w)", re.IGNORECASE)
_HALF_MORE = re.compile(rf"\b(?P<n>{_COUNTED}) (?P<what>(?:hour|day|week|month|year|kilo|tonne|ton|mile)s?) and a half\b", re.IGNORECASE)  # fmt: skip
_DOZENS = re.compile(r"\b(?P<n>half a|an?|two|three|four|five|six) (?:dozen|dozens of)\b", re.IGNORECASE)
_HALF_YEAR = re.compile(r"\b(?:half a|half-a|one half) year\b(?! ago)", re.IGNORECASE)


def _in_wholes(question: str) -> str:
    """Write halves, quarters and dozens as numbers: `0.5 hours`, `500000`, `24`."""
    plain = _HALF_YEAR.sub("6 months", question)
    plain = _FORTNIGHTS.sub(lambda m: f"{14 * _times(m['n']):g} days", plain)
    plain = _DECADES.sub(_decade_of_life, plain)
    plain = _AGES.sub(lambda m: f"{_times(m['n']) * _LONG[m['what'].lower()]:g} years", plain)
    plain = _DOZENS.sub(lambda m: str(int(12 * _times(m["n"]))), plain)
    plain = _ONE_HALF.sub(_part_of_one, plain)
    plain = _AND_A_HALF.sub(lambda m: str(_value(m["n"]) + 0.5), plain)
    return _HALF_MORE.sub(lambda m: f"{_value(m['n']) + 0.5} {m['what'].rstrip('s')}s", plain)


#: Lengths told in two units, `1 hour 30 minutes`, `2h30`, by how many of the second make one of the first.
_IN_TWO = tuple(
    (
        re.compile(rf"\b(?P<n>an?|one|\d+) ?(?:{large})(?: and)? ?(?P<rest>\d+) ?(?:{small})\b", re.IGNORECASE),
        count,
        name,
    )
    for large, small, count, name in (
        ("hours?|hrs?|h", "minutes?|mins?|m", 60, "minutes"),
        ("minutes?|mins?", "seconds?|secs?|s", 60, "seconds"),
        ("weeks?|wks?", "days?", 7, "days"),
        ("years?|yrs?", "months?", 12, "months"),
    )
)


def in_one_unit(question: str) -> str:
    """Return a question with lengths of two units in the smaller: `90 minutes`.

    >>> in_one_unit("over 1 hour 30 minutes")
    'over 90 minutes'
    """
    for pattern, count, name in _IN_TWO:
        question = pattern.sub(lambda m, c=count, u=name: f"{c * _value(m['n']) + int(m['rest'])} {u}", question)  # type: ignore[misc]  # bound at once
    return question


def _decade_of_life(match: re.Match[str]) -> str:
    """`In their thirties` as `aged 30 to 39`, `in their thirties or older` as `aged at least 30`."""
    tens = _TENTHS.get(match["age"].lower()) or match["age"][0]
    if beyond := match["beyond"]:
        return f"aged at most {tens}9" if beyond.lower() == "younger" else f"aged at least {tens}0"
    return f"aged {tens}0 to {tens}9"


def _times(said: str) -> float:
    return 0.5 if said.lower().startswith("half") else _value(said)


def _part_of_one(match: re.Match[str]) -> str:
    part, what = _HALVES[match["part"].lower()], match["what"].lower()
    whole = {**_LARGE, "dozen": 12}.get(what)
    return f"{part} {match['what']}s" if whole is None else str(int(part * whole))


def with_digits(question: str) -> str:
    """Return a question with the numbers that were written in words, or in groups of three, in digits.

    >>> with_digits("more than two hundred and fifty units, over 100 000 in all")
    'more than 250 units, over 100000 in all'
    >>> with_digits("nights colder than minus five")
    'nights colder than −5'
    """
    plain = _GROUPED.sub(lambda m: m[1] + re.sub(r"\s", "", m[2]), question)
    plain = _in_wholes(plain)
    plain = _PART.sub(lambda m: f"{m[1]} {_PARTS[m[2].lower()]}%", plain)
    plain = _SPOKEN.sub(_digits, plain)
    plain = _ZERO.sub("0", plain)
    plain = _BELOW_ZERO.sub(lambda m: f"{m[1]} −{m[2] if m[2].isdigit() else _value(m[2])}", plain)
    return _TENS_ALONE.sub(lambda m: str(_value(m[0])), plain)


def _digits(match: re.Match[str]) -> str:
    large = _LARGE[match["large"].lower()]
    large *= 1_000 if match[0].lower().find(f"{match['large'].lower()} thousand") >= 0 else 1
    total = _value(match["first"]) * large + (_value(match["rest"]) if match["rest"] else 0)
    return str(int(total) if total == int(total) else total)


def _value(text: str) -> float:
    words = text.lower().replace("-", " ").split()
    if words[0] in {"a", "an"}:
        return 1
    total = sum(float(word) if word[0].isdigit() else _SMALL[word] for word in words)
    return int(total) if total == int(total) else total
