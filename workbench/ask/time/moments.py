"""Written moments: `July 4`, `Q3 of last year`, `Christmas Day`, `the first half of 2013`. Each is one closed stretch."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from workbench.ask.language.lexicon import DAYS_OF_MONTH, HOLIDAYS, MONTHS, ORDINALS, SEASONS
from workbench.ask.language.words import Kind, Word
from workbench.query.model import Between, Instant, Unit

_LAST = frozenset({"last", "previous", "past"})
_THIS = frozenset({"this", "current"})
_LITTLE = frozenset({"the", "of", "in", "year", ",", "on", "calendar"})


@dataclass(frozen=True, slots=True)
class Now:
    """The day a question is asked, and the last day there is data of: `in January` is the latest January with data."""

    today: date
    latest: date
    end: date | None = None

    @classmethod
    def of(cls, today: date, latest: date | None = None) -> Now:
        """Return the present; without a known last day, data reaches up to today. `end` is later where there is more."""
        return cls(today, min(today, latest) if latest else today, max(today, latest) if latest else today)


@dataclass(frozen=True, slots=True)
class Moment:
    """A stretch of time without, or with, its year.

    Attributes:
        stop: the index after its last word.
        first: month and day it begins; `last` the month and day of its last unit.
        year: None where none was said.
        wraps: whether it ends in the year after it begins (winter).
    """

    stop: int
    first: tuple[int, int]
    last: tuple[int, int]
    unit: Unit
    year: int | None = None
    wraps: bool = False

    def between(self, now: Now) -> Between:
        """Return it as a period; without a year, the latest that had begun on the last day with data."""
        year = self.year or _latest_year(self.first, now.latest)
        if self.wraps and self.year is None and datetime(year + 1, *_next_month(self.last)) > _at(now.latest):
            year -= 1
        return Between(_instant(year, self.first, self.unit), _instant(year + self.wraps, self.last, self.unit))


def moment_at(words: Sequence[Word], i: int, now: Now) -> Moment | None:
    """Return the moment that begins at word `i`, as long as it can be read."""
    ahead = _year_before(words, i, now.today)
    bare = _bare(words, ahead[0] if ahead else i)
    if bare is None:
        return _year_alone(words, i)
    if ahead:
        return replace(bare, year=bare.year or ahead[1])
    dated = bare if bare.year else _with_year_after(words, bare, now.today)
    return dated if dated.year else _short_year(words, i, dated, now) or dated


#: How many years back from the data's last a number of two digits behind a month is rather a year than a day.
_YEARS_BACK = 3


def _short_year(words: Sequence[Word], i: int, moment: Moment, now: Now) -> Moment | None:
    """`July 24`: a year of the data, where it is not said that it is a day (`on July 24`, `July 24th`)."""
    month, said = MONTHS.get(_plain(words, i)), _plain(words, i + 1)
    if month is None or moment.stop != i + 2 or len(said) != 2 or _plain(words, i - 1) in {"on", "the"}:
        return None
    year = 2000 + int(said)
    if not now.latest.year - _YEARS_BACK <= year <= now.latest.year or date(year, month, 1) > now.latest:
        return None
    return Moment(i + 2, (month, 1), (month, 1), Unit.MONTH, year)


def days_of(month: int) -> int:
    """Return the most days that a month has."""
    return calendar.monthrange(2024, month)[1]


def month_day(when: date) -> tuple[int, int]:
    """Return month and day."""
    return (when.month, when.day)


def _bare(words: Sequence[Word], i: int) -> Moment | None:
    found = [moment for reader in _READERS if (moment := reader(words, i))]
    return max(found, key=lambda moment: moment.stop, default=None)


def _iso(words: Sequence[Word], i: int) -> Moment | None:
    if i >= len(words) or words[i].kind is not Kind.DATE or "/" in words[i].text:
        return None
    parts = [int(part) for part in words[i].text.split("-")]
    try:
        when = date(parts[0], parts[1], parts[2] if len(parts) > 2 else 1)
    except ValueError:
        return None
    return Moment(i + 1, month_day(when), month_day(when), Unit.DAY if len(parts) > 2 else Unit.MONTH, when.year)


def _month(words: Sequence[Word], i: int) -> Moment | None:
    """`July`, `July 4`, `July 4th`."""
    month = MONTHS.get(_plain(words, i))
    if month is None or (_plain(words, i) in {"may", "march", "mar"} and not _is_month(words, i)):
        return None
    here = i + 1 + (_plain(words, i + 1) == "the" and not _plain(words, i + 2).isdigit())  # `March the 3rd`
    day = _day(words, here, month)
    return _on_day(here + 1, month, day) if day else Moment(i + 1, (month, 1), (month, 1), Unit.MONTH)


#: Behind these a question goes on, `may we see`, and no month begins it.
_SUBJECTS = frozenset("i we you he she it they the this that one someone anybody".split())


#: What sets another time beside one.
_BESIDE = frozenset("vs versus against compared".split())


def _is_month(words: Sequence[Word], i: int) -> bool:
    """Whether a word that is a verb as well is a month: `may 2025`, `in may`, `may takings`, `on march 3rd`."""
    behind = _plain(words, i + 1)
    last = i + 2 == len(words) or _plain(words, i + 2) in _BESIDE
    year = behind.isdigit() and (len(behind) == 4 or last)  # `takings march 25`, `march 26 vs march 25`
    aside = _plain(words, i - 1) == "," and (not behind or words[i + 1].kind is Kind.MARK)  # `takings, march`
    begins = i == 0 and bool(behind) and behind not in _SUBJECTS
    day = (
        i + 1 < len(words)
        and words[i + 1].number is not None
        and (behind[-1:].isalpha() or _plain(words, i - 1) == "on")
    )
    year = year or (behind in _LAST | _THIS and _plain(words, i + 2) == "year")  # `refunds march this year`
    beside = MONTHS.get(_plain(words, i + 2)) if behind in {"to", "-", "till", "until", "through"} else None
    return words[i].capital or year or begins or day or aside or beside is not None or _after_preposition(words, i)


def _day_first(words: Sequence[Word], i: int) -> Moment | None:
    """`4 July`, `4th of July`, `the 4th of July`."""
    here = i + (_plain(words, i) == "the")
    after = here + 1 + (_plain(words, here + 1) == "of")
    month = MONTHS.get(_plain(words, after))
    day = (_day(words, here, month) or DAYS_OF_MONTH.get(_plain(words, here))) if month else None
    return _on_day(after + 1, month, day) if month and day else None


def _quarter(words: Sequence[Word], i: int) -> Moment | None:
    """`Q3`, `the third quarter`, `quarter 3`."""
    here = i + (_plain(words, i) == "the")
    plain, after = _plain(words, here), _plain(words, here + 1)
    number, stop = None, here + 1
    if len(plain) == 2 and plain[0] == "q" and plain[1] in "1234":
        number = int(plain[1])
    elif after == "quarter" and (plain in ORDINALS or (plain in {"last", "final"} and _plain(words, here + 2) == "of")):
        number, stop = ORDINALS.get(plain, 4), here + 2
    elif plain == "quarter" and after in {"1", "2", "3", "4"}:
        number, stop = int(after), here + 2
    return Moment(stop, (number * 3 - 2, 1), (number * 3 - 2, 1), Unit.QUARTER) if number else None


def _half(words: Sequence[Word], i: int) -> Moment | None:
    """`H1`, `the first half`."""
    here = i + (_plain(words, i) == "the")
    plain, after = _plain(words, here), _plain(words, here + 1)
    halves = {"h1": 1, "h2": 2}
    if plain in halves:
        number, stop = halves[plain], here + 1
    elif after == "half" and plain in {"first", "second", "last"}:
        number, stop = 1 if plain == "first" else 2, here + 2
    else:
        return None
    return Moment(stop, (number * 6 - 5, 1), (number * 6, 1), Unit.MONTH)


def _season(words: Sequence[Word], i: int) -> Moment | None:
    here = i + (_plain(words, i) == "the")
    plain = _plain(words, here).removesuffix("s") if _plain(words, here) != "s" else ""
    months = SEASONS.get(plain)
    if months is None or (plain in {"fall", "spring"} and not _after_preposition(words, here)):
        return None
    stop = here + 1 + (_plain(words, here + 1) in {"month", "months", "season"})
    return Moment(stop, (months[0], 1), (months[2], 1), Unit.MONTH, wraps=months[0] > months[2])


def _holiday(words: Sequence[Word], i: int) -> Moment | None:
    for phrase, (month, day) in sorted(HOLIDAYS.items(), key=lambda item: -len(item[0])):
        if tuple(_plain(words, i + k) for k in range(len(phrase))) == phrase:
            return _on_day(i + len(phrase), month, day)
    return None


_READERS: tuple[Callable[[Sequence[Word], int], Moment | None], ...] = (
    _iso,
    _month,
    _day_first,
    _quarter,
    _half,
    _season,
    _holiday,
)


def _year_alone(words: Sequence[Word], i: int) -> Moment | None:
    here = i
    while _plain(words, here) in {"the", "year", "calendar"}:
        here += 1
    year = _year(words, here)
    return Moment(here + 1, (1, 1), (1, 1), Unit.YEAR, year) if year else None


def _year_before(words: Sequence[Word], i: int, today: date) -> tuple[int, int] | None:
    """`last year's …`, `2013's …`, `last …`: where the moment itself begins, and its year."""
    if (year := _year(words, i)) is not None:
        return (i + 1, year)
    said = _plain(words, i)
    if said not in _LAST | _THIS:
        return None
    back = said in _LAST
    if _plain(words, i + 1) == "year":
        return (i + 2, today.year - back)
    bare = _bare(words, i + 1)
    if bare is None or bare.unit is Unit.QUARTER:
        return None
    begun = _latest_year(bare.first, today)
    ended = datetime(begun + bare.wraps, *_next_month(bare.last)) if bare.last[0] < 12 else datetime(begun + 1, 1, 1)
    if not back:  # `this winter` is the one that ended last, until autumn
        return (i + 1, today.year - (bare.wraps and today.month < SEASONS["autumn"][0]))
    return (i + 1, begun - (ended > _at(today)))


def _with_year_after(words: Sequence[Word], moment: Moment, today: date) -> Moment:
    if (found := year_after(words, moment.stop, today)) is not None:
        return replace(moment, stop=found[0], year=found[1])
    here = moment.stop
    while _plain(words, here) in _LITTLE:
        here += 1
    if moment.unit in {Unit.QUARTER, Unit.MONTH} and 2 <= here - moment.stop <= 3 and _plain(words, here - 1) == "year":
        return replace(moment, stop=here)
    return moment


def year_after(words: Sequence[Word], stop: int, today: date) -> tuple[int, int] | None:
    """Return where the year that stands at a place ends, and which it is: `2023`, `of last year`, `this year`."""
    here = stop
    while _plain(words, here) in _LITTLE:
        here += 1
    if here - stop > 3:
        return None
    if (year := _year(words, here)) is not None:
        return here + 1, year
    if _plain(words, here) in _LAST | _THIS and _plain(words, here + 1) == "year":
        return here + 2, today.year - (_plain(words, here) in _LAST)
    return None


def _year(words: Sequence[Word], i: int) -> int | None:
    plain = _plain(words, i)
    return int(plain) if len(plain) == 4 and plain.isdigit() and 1900 <= int(plain) <= 2100 else None


def _day(words: Sequence[Word], i: int, month: int) -> int | None:
    plain = _plain(words, i)
    bare = plain.rstrip("stndrh") if plain[:1].isdigit() else ""
    return int(bare) if bare.isdigit() and 1 <= int(bare) <= days_of(month) and len(bare) <= 2 else None


def _on_day(stop: int, month: int, day: int) -> Moment:
    return Moment(stop, (month, day), (month, day), Unit.DAY)


def _after_preposition(words: Sequence[Word], i: int) -> bool:
    return _plain(words, i - 1) in {
        "in",
        "the",
        "last",
        "this",
        "during",
        "for",
        "of",
        "since",
        "by",
        "through",
        "and",
        "to",
        "from",
        "until",
        "before",
        "after",
        "early",
        "late",
        "mid",
        "each",
        "per",
    }


def _plain(words: Sequence[Word], i: int) -> str:
    return words[i].plain if 0 <= i < len(words) else ""


def _latest_year(first: tuple[int, int], today: date) -> int:
    return today.year - (first > month_day(today))


def _instant(year: int, when: tuple[int, int], unit: Unit) -> Instant:
    month, day = when
    if (month, day) == (2, 29) and not _leap(year):
        day = 28
    return Instant(datetime(year, month, day), unit)


def _leap(year: int) -> bool:
    return (datetime(year, 3, 1) - timedelta(days=1)).day == 29


def _next_month(when: tuple[int, int]) -> tuple[int, int]:
    return (when[0] + 1, 1) if when[0] < 12 else (12, 31)


def _at(today: date) -> datetime:
    return datetime(today.year, today.month, today.day)
