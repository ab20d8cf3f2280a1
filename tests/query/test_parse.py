from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest

from workbench.errors import QueryError
from workbench.query import expression as e
from workbench.query import model as q
from workbench.query.parse import parse, parse_loosely
from workbench.query.text import text

Y, QU, M, W, D, H, MI, S = (q.Unit(u) for u in ("year", "quarter", "month", "week", "day", "hour", "minute", "second"))


def path(written):
    return e.Path(tuple(written.split(".")))


def column(written):
    return e.Column(path(written))


def where(written, **variables):
    return parse(f"m where {written}", variables=variables).where


def canonical(written):
    return text(parse(written), oneline=True)


def test_every_clause_of_one_query():
    query = parse(
        """avg_arrival_delay, flights as planned   -- two metrics
        BY carrier.name, time.month as "the month"
        where origin.name in ('La Guardia') and distance > 500
        during last 12 months
        compare to previous year
        having flights > 1000
        order by flights desc, carrier.name asc nulls first
        limit 5 per carrier.name
        in time zone 'America/New_York'
        fill"""
    )
    assert query == q.MetricQuery(
        metrics=(q.Metric("avg_arrival_delay"), q.Metric("flights", "planned")),
        by=(q.Dimension(path("carrier.name")), q.Dimension(path("time.month"), "the month")),
        where=e.And(
            (
                e.In(column("origin.name"), (e.Literal("La Guardia"),)),
                e.Compare(">", column("distance"), e.Literal(500)),
            )
        ),
        during=q.Last(12, M),
        compare=q.Earlier(1, Y),
        having=e.Compare(">", column("flights"), e.Literal(1000)),
        order=(q.Order(path("flights"), descending=True), q.Order(path("carrier.name"), nulls_first=True)),
        limit=q.Limit(5, (path("carrier.name"),)),
        time_zone="America/New_York",
        fill=True,
    )


def test_clauses_stand_in_any_order_and_come_back_in_one():
    assert (
        canonical("flights limit 5 order by flights desc where a by b;")
        == "flights by b where a order by flights desc limit 5"
    )


def test_a_clause_stands_on_its_own_line():
    assert text(parse("flights by b where a")) == "flights\nby b\nwhere a"


@pytest.mark.parametrize(
    ("written", "wanted"),
    (
        ("share of flights", q.Share("flights")),
        ("share of flights within origin.name as s", q.Share("flights", (path("origin.name"),), "s")),
        ("share of v3.flights within (a, b.c)", q.Share("v3.flights", (path("a"), path("b.c")))),
        ("share", q.Metric("share")),
    ),
)
def test_shares(written, wanted):
    assert parse(written).metrics == (wanted,)


def test_values_and_ranges_and_cubes():
    assert parse("values of carrier.name, faa as code from v3.airports raw limit 3") == q.MetricQuery(
        values=(q.Dimension(path("carrier.name")), q.Dimension(path("faa"), "code")),
        source="v3.airports",
        raw=True,
        limit=q.Limit(3),
    )
    assert parse("range of time.month as m").range == q.Range(path("time.month"), "m")
    assert parse("use daily.overview by month") == q.MetricQuery(
        cube="daily.overview", by=(q.Dimension(path("month")),)
    )
    assert parse("flights use overview").cube == "overview"
    assert parse("by month use overview") == parse("use overview by month")


# --- names ------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("word", ("order", "by", "from", "where", "limit", "in", "values", "use", "fill", "compare"))
def test_a_keyword_can_be_a_name(word):
    assert parse(f'"{word}", flights by "{word}".country, {word}.code where {word}.x = 1') == q.MetricQuery(
        metrics=(q.Metric(word), q.Metric("flights")),
        by=(q.Dimension(e.Path((word, "country"))), q.Dimension(e.Path((word, "code")))),
        where=e.Compare("=", e.Column(e.Path((word, "x"))), e.Literal(1)),
    )


@pytest.mark.parametrize(
    ("written", "wanted"),
    (
        ("order, by by from", '"order", "by" by "from"'),
        ("flights by order order by order", 'flights by "order" order by "order"'),
        ("limit by where where where = 1", '"limit" by "where" where "where" = 1'),
        ("flights where by is null", 'flights where "by" is null'),
        ("flights by Order.Country", 'flights by "Order".Country'),
        ("date by date where date = date '2013-01-01'", "date by date where date = date '2013-01-01'"),
        ("flights where case = 1 and metric > 2", 'flights where "case" = 1 and metric > 2'),
        ("flights where a in time zone 'UTC'", "flights where a in time zone 'UTC'"),
        ("select by x", '"select" by x'),
    ),
)
def test_unquoted_keywords_are_names_where_nothing_else_can_stand(written, wanted):
    assert canonical(written) == wanted


def test_names_are_quoted_only_where_they_must_be():
    assert canonical('"flights" by "order"."plain", "two words", "a""b", "2fa", Größe') == (
        'flights by "order".plain, "two words", "a""b", "2fa", Größe'
    )


# --- conditions -------------------------------------------------------------------------------------------------------
def test_operators_bind_as_in_sql():
    a, b, c = column("a"), column("b"), column("c")
    assert where("a or b and not c") == e.Or((a, e.And((b, e.Not(c)))))
    assert where("a + b * c - 1 > -2") == e.Compare(
        ">",
        e.Arithmetic("-", e.Arithmetic("+", a, e.Arithmetic("*", b, c)), e.Literal(1)),
        e.Literal(-2),
    )
    assert where("not a = b") == e.Not(e.Compare("=", a, b))
    assert where("a and (b and c)") == e.And((a, b, c))
    assert where("-a * b") == e.Arithmetic("*", e.Negative(a), b)
    assert where("a between 1 and 2 and b") == e.And((e.Within(a, e.Literal(1), e.Literal(2)), b))


@pytest.mark.parametrize(
    ("written", "wanted"),
    (
        ("((a)) = ((1))", "a = 1"),
        ("(a or b) and c", "(a or b) and c"),
        ("(a and b) or c", "a and b or c"),
        ("a - (b - c)", "a - (b - c)"),
        ("(a - b) - c", "a - b - c"),
        ("not (a in (1, 2))", "not a in (1, 2)"),
        ("(not a) in (1)", "(not a) in (1)"),
        ("a != 1", "a <> 1"),
        ("a - -5", "a - -5"),
        ("-(-a)", "-(-a)"),
        ("-(5)", "-(5)"),
        ("A NOT ILIKE 'x%'", "A not ilike 'x%'"),
        ("(a = b) is not null", "(a = b) is not null"),
        ("a || 'x' || b = c", "a || 'x' || b = c"),
        ("ROUND(a, 1) = 2", "round(a, 1) = 2"),
        ("cast(a AS Date) < date '2013-02-01'", "cast(a as date) < date '2013-02-01'"),
        ("case when a then 1 when b then 2 else null end = 1", "case when a then 1 when b then 2 else null end = 1"),
        ("metric(flights by origin, carrier.name) >= 3", "metric(flights by origin, carrier.name) >= 3"),
        ("a = 'O''Hare'", "a = 'O''Hare'"),
        (r"a = e'two\nlines\u00a0\'\\'", r"a = e'two\nlines\u00a0\'\\'"),
        (r"a = 'C:\temp'", r"a = 'C:\temp'"),
    ),
)
def test_conditions_have_one_written_form(written, wanted):
    assert canonical(f"m where {written}") == f"m where {wanted}"


def test_numbers_keep_their_kind():
    values = [
        item.value for item in where("a in (1, 1.50, 1e3, -2, -0.5, 12345678901234567890123456789012345678)").items
    ]
    assert values == [1, Decimal("1.50"), 1000.0, -2, Decimal("-0.5"), 12345678901234567890123456789012345678]
    assert [type(value) for value in values] == [int, Decimal, float, int, Decimal, int]
    assert canonical("m where a in (1, 1.50, 1e3, 007)") == "m where a in (1, 1.50, 1000.0e0, 7)"


def test_dates_and_timestamps_are_values():
    assert where("a = date '2012-02-29'").right == e.Literal(date(2012, 2, 29))
    assert where("a = timestamp '2013-06-01 14:30'").right == e.Literal(datetime(2013, 6, 1, 14, 30))
    assert where("a = timestamp '2013-06-01T14:30:05.25'").right == e.Literal(datetime(2013, 6, 1, 14, 30, 5, 250000))


# --- time -------------------------------------------------------------------------------------------------------------
def day(*numbers):
    return q.Instant(datetime(*numbers), D)


def one(instant):
    return q.Between(instant, instant)


@pytest.mark.parametrize(
    ("written", "wanted", "again"),
    (
        ("last 12 months", q.Last(12, M), "last 12 months"),
        ("last month", q.Last(1, M), "last month"),
        ("LAST 1 weeks", q.Last(1, W), "last week"),
        ("last day", q.Last(1, D), "yesterday"),
        ("yesterday", q.Last(1, D), "yesterday"),
        ("today", q.This(D), "today"),
        ("this month", q.This(M), "this month"),
        ("month to date", q.This(M), "this month"),
        ("year to date", q.This(Y), "this year"),
        ("2013", one(q.Instant(datetime(2013, 1, 1), Y)), "2013"),
        ("2013-Q3", one(q.Instant(datetime(2013, 7, 1), QU)), "2013-Q3"),
        ("2013-q4", one(q.Instant(datetime(2013, 10, 1), QU)), "2013-Q4"),
        ("2013-02", one(q.Instant(datetime(2013, 2, 1), M)), "2013-02"),
        ("2013-W01", one(q.Instant(datetime(2012, 12, 31), W)), "2013-W01"),
        ("2013-06-01", one(day(2013, 6, 1)), "2013-06-01"),
        ("2013-06-01 to 2013-06-01", one(day(2013, 6, 1)), "2013-06-01"),
        ("2013-06-01 to 2013-08-31", q.Between(day(2013, 6, 1), day(2013, 8, 31)), "2013-06-01 to 2013-08-31"),
        (
            "2013-02 to 2013",
            q.Between(q.Instant(datetime(2013, 2, 1), M), q.Instant(datetime(2013, 1, 1), Y)),
            "2013-02 to 2013",
        ),
        ("since 2013-06-01", q.Since(day(2013, 6, 1)), "since 2013-06-01"),
        ("before 2013", q.Before(q.Instant(datetime(2013, 1, 1), Y)), "before 2013"),
        ("since '2013-06-01 14'", q.Since(q.Instant(datetime(2013, 6, 1, 14), H)), "since '2013-06-01 14'"),
        ("since '2013-06-01T14:05'", q.Since(q.Instant(datetime(2013, 6, 1, 14, 5), MI)), "since '2013-06-01 14:05'"),
        (
            "'2020-01-01 02:00:25' to '2020-01-03 05:00:53'",
            q.Between(q.Instant(datetime(2020, 1, 1, 2, 0, 25), S), q.Instant(datetime(2020, 1, 3, 5, 0, 53), S)),
            "'2020-01-01 02:00:25' to '2020-01-03 05:00:53'",
        ),
    ),
)
def test_stretches_of_time(written, wanted, again):
    assert parse(f"m during {written}").during == wanted
    assert canonical(f"m during {written}") == f"m during {again}"


@pytest.mark.parametrize(
    ("written", "wanted", "again"),
    (
        ("previous period", q.PreviousPeriod(), "previous period"),
        ("previous year", q.Earlier(1, Y), "previous year"),
        ("1 years", q.Earlier(1, Y), "previous year"),
        ("52 weeks", q.Earlier(52, W), "52 weeks"),
    ),
)
def test_comparisons_with_an_earlier_time(written, wanted, again):
    assert parse(f"m compare to {written}").compare == wanted
    assert canonical(f"m compare to {written}") == f"m compare to {again}"


# --- texts that are only looked at ------------------------------------------------------------------------------------
def test_a_text_that_is_not_run_needs_no_variables():
    query = parse_loosely("m where a = {{x}} and b in ({{y}}) during {{from}} to {{to}} limit {{n}} in time zone {{z}}")
    assert query.where is not None
    with pytest.raises(QueryError, match="No variable 'x'"):
        parse("m where a = {{x}}")
