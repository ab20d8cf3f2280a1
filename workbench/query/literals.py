"""Constants: what a written text, number, date or variable stands for.

A variable becomes one of the plain values of `Scalar` or is refused by its type's name; it can never become a name, an
operator or a clause.
"""

from __future__ import annotations

import math
import re
from datetime import date, datetime, time
from decimal import Decimal
from numbers import Integral, Rational, Real

from workbench.errors import QueryError, nearest
from workbench.query.expression import Literal, Scalar
from workbench.query.reader import Reader
from workbench.query.tokens import Kind, Token

#: The widest exact number that every dialect keeps (DECIMAL(38)).
MOST_DIGITS = 38

#: The longest list that one variable may hold.
MOST_ITEMS = 50_000

_ESCAPE = re.compile(r"''|\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))", re.DOTALL)
_ESCAPES = {"n": "\n", "r": "\r", "t": "\t", "\\": "\\", "'": "'"}
_STAMP = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?))?", re.ASCII)


# --- written ----------------------------------------------------------------------------------------------------------
def string(reader: Reader) -> str:
    """Read the text in single quotes that stands here; `e'…'` may hold escapes."""
    token = reader.next()
    if token.text[0] == "'":
        value = token.text[1:-1].replace("''", "'") if "''" in token.text[1:-1] else token.text[1:-1]
    else:
        value = _ESCAPE.sub(lambda match: _escaped(reader, token, match), token.text[2:-1])
    if fault := _unstorable(value):
        raise reader.fault(token, f"This text holds {fault}, which no warehouse stores.", code="character")
    return value


def _escaped(reader: Reader, token: Token, match: re.Match[str]) -> str:
    short, long, plain = match.groups()
    if code := short or long:
        if int(code, 16) > 0x10FFFF:
            raise reader.fault(token, f"There is no character {match.group()}.")
        return chr(int(code, 16))
    if plain is None:
        return "'"
    if plain not in _ESCAPES:
        raise reader.fault(
            token,
            f"'\\{plain}' is no escape.",
            remedy=r"Within e'…' write \n, \r, \t, \\, \' or \u and four hex digits.",
        )
    return _ESCAPES[plain]


def _unstorable(value: str) -> str | None:
    if "\0" in value:
        return "the character U+0000"
    return None if value.isascii() or not any("\ud800" <= c <= "\udfff" for c in value) else "half a surrogate pair"


def number(reader: Reader, *, negative: bool = False) -> Literal:
    """Read the number here: whole, exact with a point, approximate with an exponent."""
    token = reader.next()
    text = f"-{token.text}" if negative else token.text
    if "e" in text or "E" in text:
        value = float(text)
        if math.isinf(value):
            raise reader.fault(token, f"{text} is too great for a number.", code="number")
        return Literal(value)
    if len(token.text) > MOST_DIGITS + 1 or sum(c.isdigit() for c in token.text) > MOST_DIGITS:
        remedy = "With an exponent (1e40) it is an approximate number."
        raise reader.fault(token, f"An exact number has at most {MOST_DIGITS} digits.", code="number", remedy=remedy)
    return Literal(Decimal(text) if "." in text else int(text))


def whole(reader: Reader, what: str, *, least: int, most: int) -> int:
    """Read a whole number between two bounds, written or as a variable."""
    token = reader.here
    wanted = f"{what} takes a whole number from {least:,} to {most:,}."
    if token.kind is Kind.VARIABLE:
        value = variable(reader, stand_in=least)
    elif token.kind is Kind.NUMBER:
        value = number(reader).value
    else:
        value = None
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        remedy = (
            "Write numbers without thousands separators." if reader.at(",") and reader.ahead().text == "000" else None
        )
        raise reader.fault(token, wanted, code="number", remedy=remedy)
    return value


def day(reader: Reader) -> date:
    """Read the text behind `date`."""
    token = reader.here
    moment = _moment(reader, token, string(reader), "date '2013-06-01'")
    if len(token.text) > len("'2013-06-01'"):
        raise reader.fault(
            token, "A date has no time of day.", code="date", remedy="Say timestamp '…', or leave the time out."
        )
    return moment.date()


def read_day(text: str) -> date | None:
    """Return the date that a text is, None where it is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def stamp(reader: Reader) -> datetime:
    """Read the text behind `timestamp`."""
    token = reader.here
    return _moment(reader, token, string(reader), "timestamp '2013-06-01 14:30:00'")


def _moment(reader: Reader, token: Token, text: str, form: str) -> datetime:
    match = _STAMP.fullmatch(text)
    if match is None:
        raise reader.fault(token, f"'{text}' is not written as in {form}.", code="date", remedy=_zone_remedy(text))
    day, clock = match.groups()
    try:
        return datetime.combine(date.fromisoformat(day), time.fromisoformat(clock or "00:00"))
    except ValueError:
        raise reader.fault(
            token, f"There is no {text}.", code="date", remedy="Check the day, the month and the time."
        ) from None


def _zone_remedy(text: str) -> str | None:
    zoned = re.fullmatch(r"\d{4}-\d{2}-\d{2}[ T][\d:.]+ ?(?:Z|[+-]\d.*)", text)
    return "Leave the offset out and say: in time zone '…'." if zoned else None


# --- variables --------------------------------------------------------------------------------------------------------
def variable(reader: Reader, *, stand_in: Scalar = None) -> Scalar:
    """Read `{{name}}`, one value; `stand_in` where the text is only looked at."""
    token = reader.next()
    found = _looked_up(reader, token, stand_in)
    if isinstance(found, list | tuple):
        remedy = f"Use it as: in ({token.text})."
        raise reader.fault(
            token, f"{token.text} holds a list; one value is wanted here.", code="variable", remedy=remedy
        )
    return _scalar(reader, token, found)


def variables(reader: Reader) -> tuple[Literal, ...]:
    """Read `{{name}}` where a list may stand: one literal for each of its values."""
    token = reader.next()
    found = _looked_up(reader, token, "")
    items = found if isinstance(found, list | tuple) else (found,)
    if not items:
        remedy = "Leave the condition out, or fill the list."
        raise reader.fault(
            token, f"{token.text} is an empty list, and nothing is in it.", code="variable", remedy=remedy
        )
    if len(items) > MOST_ITEMS:
        message = f"{token.text} holds {len(items):,} values; at most {MOST_ITEMS:,} fit."
        raise reader.fault(token, message, code="variable", remedy="Put them into a dataset of their own.")
    return tuple(Literal(_scalar(reader, token, item)) for item in items)


def _looked_up(reader: Reader, token: Token, stand_in: object) -> object:
    name = token.text[2:-2].strip()
    if not name.isidentifier():
        remedy = "Compute it in Python first and use the variable's name."
        raise reader.fault(token, f"{token.text} is not the name of a variable.", code="variable", remedy=remedy)
    if reader.variables is None:
        return stand_in
    if name not in reader.variables:
        near = nearest(name, (known for known in reader.variables if not known.startswith("_")))
        unset = None if near else "Set it in Python before this query runs."
        raise reader.fault(token, f"No variable '{name}'.", code="variable", suggestions=near, remedy=unset)
    return reader.variables[name]


def _scalar(reader: Reader, token: Token, value: object) -> Scalar:
    """Return the plain value, subclasses undone (`numpy.float64`, `pandas.Timestamp`); refused for anything else."""
    if value is None or type(value) in {bool, date}:
        return value  # type: ignore[return-value]  # just tested
    if isinstance(value, str):
        if fault := _unstorable(value):
            raise _refused(reader, token, f"holds {fault}", "No warehouse stores that.")
        return str(value)
    if isinstance(value, datetime):
        return _plain_moment(reader, token, value)
    if isinstance(value, date):
        return date(value.year, value.month, value.day)
    return _plain_number(reader, token, value)


def _plain_moment(reader: Reader, token: Token, value: datetime) -> datetime:
    if value.tzinfo is not None:
        raise _refused(
            reader, token, "holds a time with a time zone", "Convert it to the data's local time and drop the zone."
        )
    if value != value:  # noqa: PLR0124  pandas.NaT is a datetime that equals nothing
        raise _refused(reader, token, f"holds {value}", "Use None for a missing value.")
    return datetime(value.year, value.month, value.day, value.hour, value.minute, value.second, value.microsecond)


def _plain_number(reader: Reader, token: Token, value: object) -> Scalar:
    kind = f"{type(value).__module__}.{type(value).__qualname__}"
    if kind in {"numpy.bool", "numpy.bool_"}:
        return bool(value)
    if isinstance(value, Integral):
        return _short(reader, token, int(value))
    if isinstance(value, Decimal) or (isinstance(value, Real) and not isinstance(value, Rational)):
        if not (value.is_finite() if isinstance(value, Decimal) else math.isfinite(value)):
            raise _refused(reader, token, f"holds {value}, which is no number", "Use None for a missing value.")
        return _short(reader, token, Decimal(value)) if isinstance(value, Decimal) else _written(float(value))
    shown = kind.removeprefix("builtins.")
    raise _refused(
        reader,
        token,
        f"holds a value of type {shown}",
        "Text, numbers, true and false, dates, None, or a list of them can be used.",
    )


def _written(value: float) -> Scalar:
    """Return the exact number that Python shows for a float (0.1), or the float where it shows an exponent."""
    text = repr(value)
    return value if "e" in text else Decimal(text)


def _short(reader: Reader, token: Token, value: int | Decimal) -> int | Decimal:
    wide = value.bit_length() > 128 if isinstance(value, int) else abs(value.adjusted()) > MOST_DIGITS
    if wide or sum(c.isdigit() for c in format(value, "f" if isinstance(value, Decimal) else "d")) > MOST_DIGITS:
        raise _refused(reader, token, f"holds a number of more than {MOST_DIGITS} digits", "Use a float.")
    return value


def _refused(reader: Reader, token: Token, what: str, remedy: str) -> QueryError:
    return reader.fault(token, f"{token.text} {what}.", code="variable", remedy=remedy)
