from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest

from workbench.errors import QueryError
from workbench.query.expression import Literal
from workbench.query.model import Before, Instant, Unit
from workbench.query.parse import parse


def value(given):
    return parse("m where a > {{x}}", variables={"x": given}).where.right.value


def refused(written, **variables):
    with pytest.raises(QueryError) as caught:
        parse(written, variables=variables)
    return caught.value.issues[0].sentence


@pytest.mark.parametrize(
    ("given", "wanted"),
    (
        (True, True),
        (5, 5),
        (-5, -5),
        (Decimal("1.50"), Decimal("1.50")),
        (0.1, Decimal("0.1")),
        (1e300, 1e300),
        ("O'Hare", "O'Hare"),
        (date(2013, 6, 1), date(2013, 6, 1)),
        (datetime(2013, 6, 1, 14, 30), datetime(2013, 6, 1, 14, 30)),
        (np.int64(7), 7),
        (np.float64(0.25), Decimal("0.25")),
        (np.bool_(1), True),
        (np.str_("a"), "a"),
        (pd.Timestamp("2013-06-01 14:30"), datetime(2013, 6, 1, 14, 30)),
    ),
)
def test_a_variable_is_a_plain_constant(given, wanted):
    assert value(given) == wanted
    assert type(value(given)) is type(wanted)


def test_a_list_stands_where_several_values_may():
    wanted = (Literal(1), Literal("b"), Literal(3))
    assert parse("m where a in ({{x}}, 3)", variables={"x": [1, "b"]}).where.items == wanted
    assert parse("m where a in {{x}}", variables={"x": (1, "b", 3)}).where.items == wanted
    assert parse("m where a in ({{x}})", variables={"x": 1}).where.items == (Literal(1),)


def test_variables_bound_rows_and_time():
    query = parse(
        "m during {{start}} to {{end}} limit {{ n }} in time zone {{zone}}",
        variables={"start": date(2013, 6, 1), "end": "2013-Q3", "n": 5, "zone": "UTC"},
    )
    assert query.during.first == Instant(datetime(2013, 6, 1), Unit.DAY)
    assert query.during.last == Instant(datetime(2013, 7, 1), Unit.QUARTER)
    assert (query.limit.count, query.time_zone) == (5, "UTC")
    assert parse("m during before {{d}}", variables={"d": datetime(2013, 6, 1, 1, 2, 3)}).during == Before(
        Instant(datetime(2013, 6, 1, 1, 2, 3), Unit.SECOND)
    )


@pytest.mark.parametrize(
    "attack", ("1 or 1 = 1", "x' or 'a' = 'a", "a; drop table flights", '"a"', "{{y}}", "null", "-- ")
)
def test_a_variable_can_become_nothing_but_a_constant(attack):
    assert value(attack) == attack
    assert type(parse("m where a > {{x}}", variables={"x": attack}).where.right) is Literal


@pytest.mark.parametrize(
    "place", ("{{x}}", "m by {{x}}", "m, {{x}}", "m as {{x}}", "m order by {{x}}", "use {{x}}", "m where {{x}}.a = 1")
)
def test_a_variable_is_no_name(place):
    assert refused(place, x="flights")


@pytest.mark.parametrize(
    ("given", "words"),
    (
        (float("nan"), "holds nan, which is no number. Use None for a missing value."),
        (float("-inf"), "holds -inf, which is no number."),
        (Decimal("NaN"), "holds NaN, which is no number."),
        (pd.NaT, "holds NaT."),
        (Fraction(1, 3), "holds a value of type fractions.Fraction."),
        ({"a": 1}, "holds a value of type dict."),
        ({1, 2}, "holds a value of type set."),
        (b"a", "holds a value of type bytes."),
        (object(), "holds a value of type object."),
        (pd.Series([1]), "Series. Text, numbers, true and false, dates, None, or a list of them can be used."),
        (np.datetime64("2013-01-01"), "holds a value of type numpy.datetime64."),
        (datetime(2013, 6, 1, tzinfo=UTC), "holds a time with a time zone."),
        ("a\0b", "holds the character U+0000."),
        ("\ud800", "holds half a surrogate pair."),
        (10**38, "holds a number of more than 38 digits."),
        (Decimal("1E+500"), "holds a number of more than 38 digits."),
        ([1], "holds a list; one value is wanted here. Use it as: in ({{x}})."),
    ),
)
def test_other_values_are_refused_by_what_they_are(given, words):
    assert words in refused("m where a > {{x}}", x=given)


@pytest.mark.parametrize(
    ("written", "variables", "words"),
    (
        ("m where a in ({{x}})", {"x": []}, "{{x}} is an empty list, and nothing is in it."),
        ("m where a in ({{x}})", {"x": [1, None]}, "Nothing equals null, so it cannot be in a list."),
        ("m where a in ({{x}})", {"x": [[1]]}, "holds a value of type list."),
        ("m where a in ({{x}})", {"x": [0] * 50_001}, "{{x}} holds 50,001 values; at most 50,000 fit."),
        ("m where a = {{x}}", {"x": None}, "Nothing equals null. Say is null."),
        ("m where a = {{carier}}", {"carrier": 1, "_": 2}, "No variable 'carier'. Did you mean 'carrier'?"),
        ("m where a = {{zzz}}", {}, "No variable 'zzz'. Set it in Python before this query runs."),
        ("m where a = {{x.y}}", {"x": 1}, "{{x.y}} is not the name of a variable."),
        ("m where a = {{x + 1}}", {"x": 1}, "Compute it in Python first"),
        ("m where a = {{__import__('os')}}", {}, "is not the name of a variable."),
        ("m limit {{x}}", {"x": True}, "limit takes a whole number"),
        ("m limit {{x}}", {"x": "5"}, "limit takes a whole number"),
        ("m during since {{x}}", {"x": 5}, "{{x}} holds no point in time."),
        ("m during since {{x}}", {"x": datetime(2013, 1, 1, 0, 0, 0, 5)}, "{{x}} holds parts of a second."),
        ("m during since {{x}}", {"x": "yesterday"}, "'yesterday' is no point in time."),
    ),
)
def test_a_variable_in_the_wrong_place_is_refused(written, variables, words):
    assert words in refused(written, **variables)
