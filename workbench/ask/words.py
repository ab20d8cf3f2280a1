"""A question as words with their places, stems and kinds. Says nothing about what they mean."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from workbench.ask.lexicon import CONTRACTIONS, MONTHS, NUMERALS
from workbench.search.words import Stemmer

_TOKEN = re.compile(
    r"(?P<date>\d{4}-\d{2}(?:-\d{2})?(?!\d)|\d{1,2}/\d{1,2}/\d{4}\b)"
    r"|(?P<clock>\d{1,2}:\d{2}(?:\s?[ap]\.?m\b\.?)?|\d{1,2}\s?[ap]\.?m\b\.?)"
    r"|(?P<number>\d[\d,]*\d(?:\.\d+)?(?:st|nd|rd|th|k)?\b|\d+(?:\.\d+)?(?:st|nd|rd|th|k)?\b)"
    r"|(?P<word>(?:[A-Z]\.){2,}|[^\W_]+(?:['’][^\W\d_]+)?)"
    r"|(?P<mark><=|>=|[<>=,;:&/()?!.%])",
    re.IGNORECASE,
)


_MOMENT = rf"(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))}|q[1-4]|(?:19|20)\d\d)"

#: `Jan-Mar`, `2011-2013`: a stretch from one to the other.
_STRETCH = re.compile(rf"\b({_MOMENT})\s*-\s*(?={_MOMENT}\b)", re.IGNORECASE)

#: `25.12.2013`, `12/25/2013`.
_DATE = re.compile(r"\b(\d{1,2})([./])(\d{1,2})\2(\d{4})\b")


#: `03/2025`, and `Aug '24`.
_MONTH_OF_YEAR = re.compile(r"(?<![\d/.-])(0?[1-9]|1[0-2])/((?:19|20)\d\d)(?![\d/])")
_SHORT_YEAR = re.compile(rf"\b({'|'.join(sorted(MONTHS, key=len, reverse=True))})\.?\s*'(\d\d)\b", re.IGNORECASE)

#: `15.5. to 15.6.2024`: the year is of both.
_YEAR_BEHIND = re.compile(
    r"\b(\d{1,2}\.\d{1,2}\.)(?=\s*(?:-|to|till|until|and|through)\s*\d{1,2}\.\d{1,2}\.(\d{4})\b)", re.IGNORECASE
)

#: `2025-03-01 - 2025-04-15`: a stretch from one to the other.
_DATES = re.compile(r"(\d{4}-\d\d-\d\d)\s*-\s*(?=\d{4}-\d\d)")


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
        return f"{year}-{month:0>2}-{day:0>2}" if certain and int(month) <= 12 else match.group()

    written = _YEAR_BEHIND.sub(r"\1\2", question)
    written = _MONTH_OF_YEAR.sub(lambda m: f"{m[2]}-{m[1]:0>2}", _DATE.sub(iso, written))
    return _DATES.sub(r"\1 to ", _SHORT_YEAR.sub(r"\1 20\2", written))


class Kind(StrEnum):
    """What a token is by its letters alone."""

    WORD = "word"
    NUMBER = "number"
    CLOCK = "clock"
    DATE = "date"
    MARK = "mark"


@dataclass(frozen=True, slots=True)
class Word:
    """One token of a question.

    Attributes:
        plain: in lower case, a possessive ending taken off.
        start: where it begins in the question; `end` is one past its last character.
        number: its value, where it is one: `5`, `1,000`, `two`.
    """

    text: str
    plain: str
    stem: str
    kind: Kind
    start: int
    end: int
    number: float | None = None

    @property
    def capital(self) -> bool:
        """Whether it is written with a capital letter."""
        return self.text[:1].isupper()


def words_of(question: str, stem: Stemmer) -> tuple[Word, ...]:
    """Return the tokens of a question; the names `snake_case` come apart at the underscores."""
    return tuple(_word(match, stem) for match in _TOKEN.finditer(_expanded(question)))


def _expanded(question: str) -> str:
    """Write typographic marks plainly, and `didn't` as `did not`; a place in it is a place in the question, or near."""
    plain = question.replace("’", "'").replace("–", "-").replace("≥", ">=").replace("≤", "<=")
    plain = _STRETCH.sub(r"\1 to ", _dates_as_iso(plain))
    for short, long in CONTRACTIONS:
        plain = re.sub(short, long, plain, flags=re.IGNORECASE)
    return plain


def _word(match: re.Match[str], stem: Stemmer) -> Word:
    text = match.group()
    kind = Kind(match.lastgroup or "word")
    plain = text.casefold()
    if kind is Kind.WORD:
        plain = re.sub(r"'s?$", "", plain).replace("'", "").replace(".", "")  # `carrier's` → carrier, `O'Hare` → ohare
    return Word(
        text, plain, stem(plain) if kind is Kind.WORD else plain, kind, match.start(), match.end(), _number(plain, kind)
    )


def _number(plain: str, kind: Kind) -> float | None:
    if kind is Kind.NUMBER:
        digits = re.sub(r"(st|nd|rd|th)$|,", "", plain)
        return float(digits.removesuffix("k")) * (1000 if digits.endswith("k") else 1)
    return NUMERALS.get(plain)
