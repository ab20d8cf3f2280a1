from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest

from workbench.result import ResultColumn
from workbench.result.footer import duration
from workbench.result.numbers import formatter
from workbench.result.units import beside, plural


def written(
    values: list[object], *, kind: str = "metric", unit: str | None = None, shape: str | None = None
) -> list[str]:
    write = formatter(ResultColumn("x", kind, "number", None, unit, shape), values)
    return [write(value) for value in values]


@pytest.mark.parametrize(
    ("shape", "unit", "values", "expected"),
    [
        (None, None, [336776, 12], ["336,776", "12"]),
        (None, None, [6.895, 12.1], ["6.89", "12.10"]),
        (None, None, [0.12345, 0.5], ["0.1235", "0.5000"]),
        (None, None, [1040.62, 3.0], ["1,040.6", "3.0"]),
        (None, None, [350217607.4, 2.6], ["350,217,607", "3"]),
        (None, None, [-7.25, 2.5], ["−7.25", "2.50"]),
        ("percent", None, [0.0245, 1.0], ["2.5%", "100.0%"]),
        ("percent", None, [0.00123], ["0.12%"]),
        ("integer", None, [12.0], ["12"]),
        ("decimal", None, [1234.5], ["1,234.50"]),
        ("currency", "USD", [Decimal("1234567.891"), Decimal(-2)], ["$1,234,567.89", "−$2.00"]),
        ("currency", "CHF", [Decimal(5)], ["5.00"]),
        (",.3f", None, [1234.5], ["1,234.500"]),
        (".1%", None, [0.1234], ["12.3%"]),
        ("nonsense", None, [1234.5], ["1,234.5"]),
        (None, None, [float("nan"), float("inf"), 1.5], ["not a number", "∞", "1.50"]),
        (None, None, [12345678901234567890], ["12,345,678,901,234,567,890"]),
    ],
)
def test_numbers_are_written_by_format_and_size(shape, unit, values, expected):
    assert written(values, unit=unit, shape=shape) == expected


def test_a_small_number_is_never_shown_as_zero():
    assert written([0.00001, 250.0])[0] == "1.0e-05"


def test_a_dimensions_whole_numbers_are_names_and_get_no_separators():
    assert written([2013], kind="dimension") == ["2013"]


@pytest.mark.parametrize(
    ("grain", "value", "expected"),
    [
        ("year", date(2013, 1, 1), "2013"),
        ("quarter", date(2013, 7, 1), "2013-Q3"),
        ("month", date(2013, 2, 1), "2013-02"),
        ("week", date(2013, 2, 4), "2013-02-04"),
        ("day", date(2013, 2, 4), "2013-02-04"),
        ("month", datetime.fromisoformat("2013-02-01"), "2013-02"),
        ("hour", datetime.fromisoformat("2013-02-04 05:00"), "2013-02-04 05:00"),
        (None, datetime.fromisoformat("2013-02-04 05:06:07"), "2013-02-04 05:06:07"),
        ("fiscal_week", date(2013, 2, 4), "2013-02-04"),
    ],
)
def test_periods_are_written_as_the_query_text_writes_them(grain, value, expected):
    assert formatter(ResultColumn("t", "dimension", "time", grain), [value])(value) == expected


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        ("minute", "minutes"),
        ("mile per hour", "miles per hour"),
        ("degree Fahrenheit", "degrees Fahrenheit"),
        ("inch", "inches"),
        ("day", "days"),
        ("query", "queries"),
        ("mph", "mph"),
        ("USD", "USD"),
        ("kWh", "kWh"),
        ("°F", "°F"),
        ("percent", "percent"),
        ("availability zone", "availability zones"),
        ("billing currency per owner", "billing currency per owner"),
    ],
)
def test_units_have_their_plural(unit, expected):
    assert plural(unit) == expected


def test_a_unit_that_the_name_says_is_not_said_twice():
    assert (beside("flights", "flight"), beside("cancellations", "flight"), beside("rate", None)) == ("", "flights", "")


def test_durations_are_said_as_people_say_them():
    assert [duration(s) for s in (0.0001, 0.042, 3.14, 125)] == ["1 ms", "42 ms", "3.1 s", "2 min 5 s"]
