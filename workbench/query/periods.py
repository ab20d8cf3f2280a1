"""`during` and `compare to`: written stretches of time."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time
from typing import NoReturn

from workbench.errors import QueryError, nearest
from workbench.query.instants import after, floor
from workbench.query.literals import string, variable, whole
from workbench.query.model import (
    Before,
    Between,
    Comparison,
    Earlier,
    Instant,
    Last,
    Period,
    PreviousPeriod,
    Since,
    This,
    Unit,
)
from workbench.query.reader import Reader
from workbench.query.text import period_text
from workbench.query.tokens import Kind, Token
from workbench.query.words import UNITS

#: The most units that `last` and `compare to` count.
MOST_UNITS = 1_000_000

#: A date as it is written without quotes: 2013, 2013-Q3, 2013-W05, 2013-02, 2013-06-01.
DATE = re.compile(r"[0-9]{4}(?:-[qQ][1-4]|-[wW][0-9]{2}|-[0-9]{2}(?:-[0-9]{2})?)?(?!\w)")

_INSTANT = re.compile(
    r"(?P<year>[0-9]{4})"
    r"(?:-[qQ](?P<quarter>[1-4])|-[wW](?P<week>[0-9]{2})"
    r"|-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2})(?:[ Tt](?P<clock>[0-9]{2}(?::[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{3}(?:[0-9]{3})?)?)?)?))?)?)?"
)

_FORMS = "Write 2013, 2013-Q3, 2013-02, 2013-W05, 2013-06-01 or '2013-06-01 14:30:00'."
_PERIODS = "Say: last 12 months, this month, year to date, 2013-Q3, 2013-06-01 to 2013-08-31, since 2013-06-01."

_INSTEAD = {
    "previous": "Say last: last 12 months.",
    "past": "Say last: last 12 months.",
    "current": "Say this: this month.",
    "from": "Say: 2013-06-01 to 2013-08-31.",
    "between": "Say: 2013-06-01 to 2013-08-31.",
    "after": "Say since: since 2013-06-02, the first day that counts.",
    "until": "Say before: before 2013-06-01, the first day that no longer counts.",
    "next": "Only the past is known.",
    "all": "Leave during out: without it all days count.",
    "tomorrow": "Only the past is known.",
}


def period(reader: Reader) -> Period:
    """Read what stands behind `during`."""
    token = reader.here
    if token.kind is Kind.WORD and token.word in _WORDS:
        return _WORDS[token.word](reader)
    if token.word in UNITS and reader.ahead().word == "to":
        return _to_date(reader)
    if token.kind in {Kind.NUMBER, Kind.STRING, Kind.VARIABLE} or token.text[:1].isdigit():
        return _between(reader)
    if token.kind is Kind.WORD:
        near = nearest(token.text, [*_WORDS, *(f"{unit} to date" for unit in Unit)])
        remedy = _from_the_next(reader) or _INSTEAD.get(token.word) or (None if near else _PERIODS)
        raise reader.fault(
            token,
            f"'{token.text}' is no stretch of time.",
            code="period",
            suggestions=() if remedy else near,
            remedy=remedy,
        )
    raise reader.fault(token, "A stretch of time is missing behind during.", remedy=_PERIODS)


def _from_the_next(reader: Reader) -> str | None:
    """What to say in place of `after` or `until` a date, by the date itself; None where none is written there."""
    word, written = reader.here.word, DATE.match(reader.text, reader.ahead().start)
    whole = _INSTANT.match(reader.text, written.start()) if written else None
    if word not in {"after", "until"} or whole is None or whole["clock"]:
        return None
    try:
        last = _calendar(whole)
        following = Instant(after(last), last.unit)
    except (ValueError, QueryError):  # no such day, or none after it
        return None
    if word == "after":
        return f"Say since: {period_text(Since(following))}, the first {last.unit} that counts."
    return f"Say before: {period_text(Before(following))}, the first {last.unit} that no longer counts."


def comparison(reader: Reader) -> Comparison:
    """Read what stands behind `compare to`."""
    token = reader.here
    if reader.take("previous"):
        return PreviousPeriod() if reader.take("period") else Earlier(1, _unit(reader))
    if token.kind in {Kind.NUMBER, Kind.VARIABLE}:
        return Earlier(whole(reader, "compare to", least=1, most=MOST_UNITS), _unit(reader))
    remedy = "Say: compare to previous period, compare to previous year, or compare to 4 weeks."
    raise reader.fault(token, "What to compare to is missing here.", code="period", remedy=remedy)


# --- counted from today -----------------------------------------------------------------------------------------------
def _last(reader: Reader) -> Period:
    reader.next()
    counted = reader.here.kind in {Kind.NUMBER, Kind.VARIABLE}
    count = whole(reader, "last", least=1, most=MOST_UNITS) if counted else 1
    return Last(count, _unit(reader))


def _this(reader: Reader) -> Period:
    reader.next()
    return This(_unit(reader))


def _to_date(reader: Reader) -> Period:
    unit = UNITS[reader.next().word]
    reader.next()
    reader.expect("date", f"'{unit} to' is followed by date.", remedy=f"Say: {unit} to date.")
    return This(unit)


def _today(reader: Reader) -> Period:
    reader.next()
    return This(Unit.DAY)


def _yesterday(reader: Reader) -> Period:
    reader.next()
    return Last(1, Unit.DAY)


def _unit(reader: Reader) -> Unit:
    token = reader.here
    if token.word not in UNITS:
        near = nearest(token.text, UNITS, most=1) if token.kind is Kind.WORD else ()
        remedy = None if near else f"Units: {', '.join(Unit)}."
        raise reader.fault(token, "A unit of time is missing here.", code="period", suggestions=near, remedy=remedy)
    return UNITS[reader.next().word]


# --- written ----------------------------------------------------------------------------------------------------------
def _since(reader: Reader) -> Period:
    reader.next()
    return Since(_instant(reader))


def _before(reader: Reader) -> Period:
    reader.next()
    return Before(_instant(reader))


def _between(reader: Reader) -> Period:
    token = reader.here
    first = _instant(reader)
    last = _instant(reader) if reader.take("to") else first
    if last.start < floor(first.start, last.unit):
        raise reader.fault(
            token, "This stretch of time ends before it starts.", code="period", remedy="Write the earlier bound first."
        )
    return Between(first, last)


def _instant(reader: Reader) -> Instant:
    token = reader.here
    if token.kind is Kind.STRING:
        return _written(reader, token, string(reader))
    if token.kind is Kind.VARIABLE:
        return _given(reader, token)
    match = _INSTANT.match(reader.text, token.start) if token.text[:1].isdigit() else None
    if match is None:
        raise reader.fault(token, "A point in time is missing here.", code="date", remedy=_FORMS)
    if match["clock"]:
        shown = token._replace(end=match.end())
        raise reader.fault(
            shown, "A time of day stands here without quotes.", code="date", remedy="Say '2013-06-01 14:30:00'."
        )
    _skip(reader, match.end(), token)
    return _made(reader, token, match)


def _skip(reader: Reader, end: int, start: Token) -> None:
    """Go past the tokens that a date is made of; the date must end where one of them does."""
    last = reader.jump()
    while reader.here.start < end and reader.here.kind is not Kind.END:
        last = reader.jump()
    if last.end != end or (reader.here.start == end and reader.here.word == "-"):
        raise reader.fault(
            start._replace(end=max(last.end, end)), "This is no point in time.", code="date", remedy=_FORMS
        )


def _written(reader: Reader, token: Token, text: str) -> Instant:
    match = _INSTANT.fullmatch(text)
    if match is None:
        raise reader.fault(token, f"'{text}' is no point in time.", code="date", remedy=_FORMS)
    return _made(reader, token, match)


def _given(reader: Reader, token: Token) -> Instant:
    value = variable(reader, stand_in="2000")
    if isinstance(value, str):
        return _written(reader, token, value)
    if isinstance(value, datetime):
        if value.microsecond:
            raise reader.fault(
                token, f"{token.text} holds parts of a second.", code="variable", remedy="Round it to whole seconds."
            )
        return Instant(value, Unit.SECOND)
    if isinstance(value, date):
        return Instant(datetime.combine(value, time()), Unit.DAY)
    raise reader.fault(
        token,
        f"{token.text} holds no point in time.",
        code="variable",
        remedy="Use a date, a datetime or text like '2013-06'.",
    )


def _made(reader: Reader, token: Token, match: re.Match[str]) -> Instant:
    try:
        return _calendar(match)
    except ValueError:
        _impossible(reader, token, match.group())


def _impossible(reader: Reader, token: Token, text: str) -> NoReturn:
    shown = token._replace(end=max(token.end, token.start + len(text)))
    raise reader.fault(
        shown, f"There is no {text} in the calendar.", code="date", remedy="Check the year, the month and the day."
    )


def _calendar(match: re.Match[str]) -> Instant:
    year = int(match["year"])
    if quarter := match["quarter"]:
        return Instant(datetime(year, int(quarter) * 3 - 2, 1), Unit.QUARTER)
    if week := match["week"]:
        return Instant(datetime.combine(date.fromisocalendar(year, int(week), 1), time()), Unit.WEEK)
    if clock := match["clock"]:
        day = date(year, int(match["month"]), int(match["day"]))
        unit = (Unit.HOUR, Unit.MINUTE, Unit.SECOND)[clock.count(":")]
        if fraction := clock.partition(".")[2]:
            unit = Unit.MILLISECOND if len(fraction) == 3 else Unit.MICROSECOND
        return Instant(datetime.combine(day, time.fromisoformat(clock)), unit)
    unit = Unit.DAY if match["day"] else Unit.MONTH if match["month"] else Unit.YEAR
    return Instant(datetime(year, int(match["month"] or 1), int(match["day"] or 1)), unit)


_WORDS: dict[str, Callable[[Reader], Period]] = {
    "last": _last,
    "this": _this,
    "today": _today,
    "yesterday": _yesterday,
    "since": _since,
    "before": _before,
}
