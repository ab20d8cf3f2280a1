"""A question as words with their places, stems and kinds. Says nothing about what they mean, only whether they could name anything."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from unicodedata import combining, normalize

from workbench.ask.language.contractions import CONTRACTIONS
from workbench.ask.language.lexicon import BEST, FILLERS, NEUTRAL, NOUNS_TOO, NUMERALS, SHAPES, WORST
from workbench.ask.language.limits import put_plainly
from workbench.ask.language.spoken import in_one_unit, with_digits
from workbench.ask.language.written import as_read
from workbench.search.equivalents import PLURALS
from workbench.search.words import CODES, STOP_WORDS, Stemmer

_TOKEN = re.compile(
    r"(?P<date>\d{4}-\d{2}(?:-\d{2})?(?!\d)|\d{1,2}/\d{1,2}/\d{4}\b)"
    r"|(?P<clock>\d{1,2}:\d{2}(?:\s?[ap]\.?m\b\.?)?|\d{1,2}\s?[ap]\.?m\b\.?)"
    r"|(?P<number>\d+\.\d+m\b|−?\d[\d,]*\d(?:\.\d+)?(?:st|nd|rd|th|k)?\b|−?\d+(?:\.\d+)?(?:st|nd|rd|th|k)?\b)"
    r"|(?P<word>(?:[A-Z]\.){2,}|[^\W_]+(?:['’][^\W\d_]+)?)"
    r"|(?P<mark><=|>=|[<>=,;:&/()?!.%…])",
    re.IGNORECASE,
)

#: A word that only shades a question, beside one that names something.
SHADE = 0.3


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
        sign: what is written right behind it, with no word after: the minus of `A-`.
    """

    text: str
    plain: str
    stem: str
    kind: Kind
    start: int
    end: int
    number: float | None = None
    sign: str = ""

    @property
    def capital(self) -> bool:
        """Whether it is written with a capital letter."""
        return self.text[:1].isupper()


def words_of(question: str, stem: Stemmer) -> tuple[Word, ...]:
    """Return the tokens of a question; the names `snake_case` come apart at the underscores."""
    return tuple(_word(match, stem) for match in _TOKEN.finditer(_expanded(question)))


#: Behind a word, and before none: `A-`, `C++`.
_SIGN = re.compile(r"[+\-*#]+(?!\w)")


#: `£200`, and `20-60`, which after times are put plainly is a stretch of numbers.
_SUM = re.compile(r"([£€$])\s?(\d[\d,.]*\d|\d)(k?)\b")
_SIGNS = {"£": "pounds", "€": "euros", "$": "dollars"}
_ALONE = re.compile(r"\s?([£€$])\s?(?!\s?\d)")  # `£ of claims`, `1,500 €`
_ARROW = re.compile(r"(?<=\w)\s*(?:-+>|=+>|→)\s*(?=[A-Z\d])")
# `Leipzig - kind of product with the most`
_DASH = re.compile(r"(?<=[a-z)?]) - (?=(?P<again>(?:i|we) mean )?[a-z])", re.IGNORECASE)
_OR_MORE = re.compile(r"(?<![\w.,-])(\d[\d,]*)\+(?!\w)")
_CROSSED = re.compile(r"(?<=[^\W\d]) [x×] (?=[^\W\d])")  # `shop x month`
_BETWEEN = re.compile(r"(?<=\bbetween )([\w .,:£€$%-]{1,30}?) ?& ?(?=[\d£€$\w])", re.IGNORECASE)  # `between 5 & 10`
_RANGE = re.compile(r"(?<![\w/.:,-])(\d{1,3})\s?-\s?(\d{1,4})(?![\d/.:-])")
_LONG_RANGE = re.compile(
    r"(?<![\w/.:,-])(\d{4,7})\s?-\s?(\d{4,7})(?= ?(?:t|tons?|tonnes?|kgs?|kms?|m|m2|l|lit(?:re|er)s?|[km]wh|hours|minutes|mins|euros?|eur|gbp|pounds?|dollars?|usd|miles|units|pieces)\b)",
    re.IGNORECASE,
)  # `1500-2000 t` are no years


#: `Top 5 shops by fewest complaints`: the order goes by what is said last.
_ENDS = "fewest|least|most|lowest|highest|smallest|largest|biggest|greatest|longest|shortest|fastest|slowest|quickest|cheapest|heaviest|lightest"
_BY_LEAST = re.compile(
    r"\b(?:the )?(?:top|best|worst|bottom|first) (?P<n>\d+|two|three|four|five|six|seven|eight|nine|ten) (?P<what>[a-z]+(?: [a-z]+){0,2}?) by"
    rf" (?:the )?(?P<end>{_ENDS})\b(?= [a-z])",
    re.IGNORECASE,
)


def _expanded(question: str) -> str:
    """Write typographic marks plainly, and `didn't` as `did not`; a place in it is a place in the question, or near."""
    plain = (
        re.sub(r"\s+", " ", question.lower() if _shouted(question) else question)
        .replace("’", "'")
        .replace("–", "-")
        .replace("≥", ">=")
        .replace("≤", "<=")
    )
    plain = _ALONE.sub(lambda m: f" {_SIGNS[m[1]]} ", _ARROW.sub(" to ", plain))
    plain = re.sub(
        r"\bper cent\b", "percent", with_digits(put_plainly(in_one_unit(as_read(plain)))), flags=re.IGNORECASE
    )
    plain = _DASH.sub(lambda m: " : " if m["again"] is None else " , ", plain)
    plain = _LONG_RANGE.sub(r"\1 to \2", plain)
    plain = _BETWEEN.sub(r"\1 and ", _CROSSED.sub(" / ", plain))
    plain = _BY_LEAST.sub(r"\g<n> \g<what> with the \g<end>", plain)
    plain = _OR_MORE.sub(r"\1 or more", plain)
    plain = _RANGE.sub(r"\1 to \2", _SUM.sub(lambda m: f"{m[2]}{m[3]} {_SIGNS[m[1]]}", plain))
    for short, long in CONTRACTIONS:
        plain = re.sub(short, long, plain, flags=re.IGNORECASE)
    return plain


#: So many small words of a question in capitals say that capitals tell nothing.
_SHOUTED = 2


def _shouted(question: str) -> bool:
    """Whether a question is a sentence all in capitals: `US` in it is rather us."""
    small = {word.strip(".,?!") for word in question.lower().split()} & STOP_WORDS
    return question.isupper() and len(small) >= _SHOUTED


def _word(match: re.Match[str], stem: Stemmer) -> Word:
    text = match.group()
    kind = Kind(match.lastgroup or "word")
    plain = text.casefold() if text.isascii() else _bare(text.casefold())
    if kind is Kind.WORD:
        plain = re.sub(r"'s?$", "", plain).replace("'", "").replace(".", "")  # `carrier's` → carrier, `O'Hare` → ohare
    sign = _SIGN.match(match.string, match.end())
    return Word(
        text=text,
        plain=plain,
        stem=stem(plain.removesuffix("s") if CODES.fullmatch(text) else plain) if kind is Kind.WORD else plain,
        kind=kind,
        start=match.start(),
        end=match.end(),
        number=_number(plain, kind),
        sign=sign.group() if sign and kind is not Kind.MARK else "",
    )


def _bare(text: str) -> str:
    """Without accents, as the catalog's words are read."""
    return "".join(letter for letter in normalize("NFKD", text) if not combining(letter))


def _number(plain: str, kind: Kind) -> float | None:
    if kind is Kind.NUMBER:
        digits = re.sub(r"(st|nd|rd|th|m)$|,", "", plain).replace("−", "-")
        return float(digits.removesuffix("k")) * (1000 if digits.endswith("k") else 1)
    return NUMERALS.get(plain)


def plural(word: Word) -> bool:
    """Return whether a word looks like several."""
    return word.plain in PLURALS or (word.plain.endswith("s") and not word.plain.endswith(("ss", "is", "us")))


def telling(word: Word) -> float:
    """Return how much a word must be explained: 1 where it names something, little where it shades, 0 for fillers."""
    if word.kind is not Kind.WORD or word.plain in FILLERS or word.plain in SHAPES or word.plain in BEST | WORST:
        return 0.0
    return SHADE if word.plain in NEUTRAL else 1.0


def idle(plain: Iterable[str]) -> bool:
    """Return whether words are only those of every question, and none that things are called as well, `folk`."""
    return all(word in FILLERS and word not in NOUNS_TOO for word in plain)
