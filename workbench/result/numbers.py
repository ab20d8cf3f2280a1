"""Values as a person reads them: the same digits down a column, and never more than they mean."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TypeAlias

from workbench.result.model import ResultColumn
from workbench.result.units import currency_sign

Formatter: TypeAlias = Callable[[object], str]

NULL = "null"
_D3 = re.compile(r"(?P<sign>\$)?(?P<comma>,)?(?:\.(?P<digits>\d{1,2}))?~?(?P<type>[fd%])?")


@dataclass(frozen=True, slots=True)
class Digits:
    """How to write a number.

    Attributes:
        decimals: after the point.
        percent: times a hundred, with the sign.
        grouped: with thousands separators.
        sign: stands before the amount.
    """

    decimals: int
    percent: bool = False
    grouped: bool = True
    sign: str = ""

    def __call__(self, value: object) -> str:
        """Return the number in words; what is no number is shown as it is."""
        if value is None:
            return NULL
        if isinstance(value, bool) or not isinstance(value, (int, float, Decimal)):
            return str(value)
        if isinstance(value, Decimal) and not value.is_finite():
            value = float(value)
        if isinstance(value, float) and not math.isfinite(value):
            return "not a number" if math.isnan(value) else ("∞" if value > 0 else "−∞")
        return self._finite(value)

    def _finite(self, value: float | Decimal) -> str:
        exact = (
            Decimal(value) if isinstance(value, int) else value
        )  # a float would lose the last digits of a long integer
        number = exact * 100 if self.percent else exact
        digits = f"{abs(number):{',' if self.grouped else ''}.{self.decimals}f}"
        if number and not digits.strip("0.,"):
            return f"{number:.1e}"  # smaller than the digits can say: never shown as zero
        negative = "−" if number < 0 else ""
        return f"{negative}{self.sign}{digits}{'%' if self.percent else ''}"


def formatter(column: ResultColumn, values: Sequence[object]) -> Formatter:
    """Return what writes the values of a column; `values` decide how many digits it takes."""
    if column.type == "time" or any(isinstance(v, (date, time, timedelta)) for v in values):
        return lambda value: moment(value, column.grain)
    if column.type == "number" or column.kind == "metric":
        return digits(column, values)
    return text


def digits(column: ResultColumn, values: Iterable[object]) -> Digits:
    """Return how the numbers of a column are written: by its format, else by their size."""
    numbers = [float(v) for v in values if isinstance(v, (int, float, Decimal)) and not isinstance(v, bool)]
    finite = [abs(n) for n in numbers if math.isfinite(n)]
    match column.format:
        case "percent":
            return Digits(_percent_decimals(finite), percent=True)
        case "integer":
            return Digits(0)
        case "decimal":
            return Digits(2)
        case "currency":
            return Digits(2, sign=currency_sign(column.unit))
        case None:
            return _by_size(column, finite)
        case other:
            return _d3(other) or _by_size(column, finite)


def _percent_decimals(finite: Sequence[float]) -> int:
    return 1 if max(finite, default=0.0) >= 0.01 or not any(finite) else 2


def _by_size(column: ResultColumn, finite: Sequence[float]) -> Digits:
    """About four digits that count. A dimension's whole numbers (a year, a flight number) get no separators."""
    grouped = column.kind == "metric" or column.unit is not None
    if all(n == int(n) for n in finite):
        return Digits(0, grouped=grouped)
    size = max(finite)
    places = 4 if size < 1 else 2 if size < 1_000 else 1 if size < 100_000 else 0
    return Digits(places, grouped=grouped)


def _d3(pattern: str) -> Digits | None:
    """Return the part of d3's number formats that a catalog needs: `,.2f`, `.1%`, `$,.2f`, `,d`."""
    match = _D3.fullmatch(pattern)
    if match is None or not pattern:
        return None
    decimals = int(match["digits"] or 0)
    return Digits(decimals, percent=match["type"] == "%", grouped=bool(match["comma"]), sign=match["sign"] or "")


def text(value: object) -> str:
    """Return a value that is neither number nor time; null and the truth values as the query text writes them."""
    match value:
        case None:
            return NULL
        case bool():
            return str(value).lower()
        case bytes():
            return value.hex()
        case _:
            return str(value)


def moment(value: object, grain: str | None) -> str:
    """Return a period as the query text writes it (`2013`, `2013-Q3`, `2013-02`), an instant as far as it is told."""
    match value:
        case datetime() if grain in _PERIODS:
            return _PERIODS[grain](value.date())
        case datetime():
            return _instant(value, grain)
        case date() if grain in _PERIODS:
            return _PERIODS[grain](value)
        case date():
            return value.isoformat()
        case _:
            return text(value)


def _instant(value: datetime, grain: str | None) -> str:
    precision = "minutes" if grain in {"hour", "minute"} else "auto"
    return datetime.fromisoformat(value.isoformat()).isoformat(sep=" ", timespec=precision)


_PERIODS: dict[str | None, Callable[[date], str]] = {
    "year": lambda day: f"{day:%Y}",
    "quarter": lambda day: f"{day:%Y}-Q{(day.month + 2) // 3}",
    "month": lambda day: f"{day:%Y-%m}",
    "week": lambda day: day.isoformat(),
    "day": lambda day: day.isoformat(),
}
