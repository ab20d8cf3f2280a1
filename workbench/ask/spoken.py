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

#: `100 000`, where no other digits stand around it.
_GROUPED = re.compile(r"(?<![\d.,-])(\d{1,3})((?:[  ]000)+)(?![\d.,-])")

#: Parts of a whole behind what compares.
_PARTS = {"half": 50, "a half": 50, "a third": 33.3, "a quarter": 25, "a fifth": 20, "a tenth": 10, "two thirds": 66.7, "three quarters": 75}  # fmt: skip
_PART = re.compile(
    rf"\b(more than|less than|fewer than|over|under|above|below|at least|at most|exceeds?) ({'|'.join(_PARTS)})"
    r"(?! (?:a|an|year|hour|day|million|past|of the year)\b)",
    re.IGNORECASE,
)


def with_digits(question: str) -> str:
    """Return a question with the numbers that were written in words, or in groups of three, in digits.

    >>> with_digits("more than two hundred and fifty units, over 100 000 in all")
    'more than 250 units, over 100000 in all'
    """
    plain = _GROUPED.sub(lambda m: m[1] + re.sub(r"\s", "", m[2]), question)
    plain = _PART.sub(lambda m: f"{m[1]} {_PARTS[m[2].lower()]}%", plain)
    plain = _SPOKEN.sub(_digits, plain)
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
