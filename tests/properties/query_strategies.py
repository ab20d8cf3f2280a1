"""Every query that can be written: hypothesis strategies over the whole model.

Left out is what no text stands for: names with control characters, texts with U+0000 or half a surrogate pair, numbers
of more than 38 digits, comparisons with null, instants that are not the start of their unit.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal

from hypothesis import strategies as st

from workbench.query import expression as e
from workbench.query import model as q
from workbench.query.conditions import MOST_DEPTH
from workbench.query.words import KEYWORDS, UNITS

WORDS = sorted(
    KEYWORDS | set(UNITS) | {"date", "timestamp", "metric", "time", "of", "to", "last", "this", "first", "e"}
)

printable = st.characters(exclude_categories=["Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Zs"])
plain = st.from_regex(r"[A-Za-z_][A-Za-z0-9_]{0,8}", fullmatch=True)
parts = st.one_of(
    plain,
    st.sampled_from(["flights", "carrier", "name", "origin", "month", "extract_dow"]),
    st.sampled_from(WORDS),
    st.sampled_from(WORDS).map(str.upper),
    st.text(st.one_of(printable, st.sampled_from(" .\"'-")), min_size=1, max_size=8),
)
paths = st.lists(parts, min_size=1, max_size=4).map(lambda found: e.Path(tuple(found)))
names = st.lists(parts.map(lambda part: part.replace(".", "_")), min_size=1, max_size=3).map(".".join)
aliases = st.none() | parts

texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
integers = st.integers(-(10**38) + 1, 10**38 - 1) | st.integers(-20, 20)
decimals = st.decimals(-(10**9), 10**9, allow_nan=False, allow_infinity=False, places=6) | st.builds(
    lambda digits, places: Decimal(digits).scaleb(-places), st.integers(-(10**20), 10**20), st.integers(-5, 15)
)
floats = st.floats(allow_nan=False, allow_infinity=False)
moments = st.datetimes(datetime(1, 1, 1), datetime(9999, 12, 30))
constants = st.one_of(st.booleans(), integers, decimals, floats, texts, st.dates(), moments).map(e.Literal)
null = st.just(e.Literal(None))
columns = paths.map(e.Column)


def _joined(kind: type[e.And | e.Or], operands: list[e.Expression]) -> e.Expression:
    flat = [part for operand in operands for part in (operand.operands if isinstance(operand, kind) else (operand,))]
    return kind(tuple(flat))


def _compounds(inner: st.SearchStrategy[e.Expression]) -> st.SearchStrategy[e.Expression]:
    some = inner.filter(lambda found: found != e.Literal(None))
    many = st.lists(some, min_size=1, max_size=3).map(tuple)
    two = st.lists(inner, min_size=2, max_size=3)
    flag = st.booleans()
    return st.one_of(
        st.builds(e.Not, inner),
        two.map(lambda operands: _joined(e.And, operands)),
        two.map(lambda operands: _joined(e.Or, operands)),
        st.builds(e.Compare, st.sampled_from(["=", "<>", "<", "<=", ">", ">="]), some, some),
        st.builds(e.In, inner, many, flag),
        st.builds(e.Within, inner, inner, inner, flag),
        st.builds(e.Like, inner, inner, flag, flag),
        st.builds(e.IsNull, inner, flag),
        st.builds(e.Arithmetic, st.sampled_from(["+", "-", "*", "/", "%", "||"]), inner, inner),
        st.builds(e.Negative, inner),
        st.sampled_from(sorted(e.FUNCTIONS)).flatmap(lambda name: _call(name, inner)),
        st.builds(e.Cast, inner, st.sampled_from(sorted(e.TYPES))),
        st.builds(e.Case, st.lists(st.tuples(inner, inner), min_size=1, max_size=2).map(tuple), st.none() | inner),
    )


def _call(name: str, inner: st.SearchStrategy[e.Expression]) -> st.SearchStrategy[e.Expression]:
    least, most = e.FUNCTIONS[name]
    arguments = st.lists(inner, min_size=least, max_size=least + 2 if most is None else most)
    return arguments.map(lambda found: e.Call(name, tuple(found)))


arguments = st.lists(
    st.tuples(st.text(printable, min_size=1, max_size=8) | parts, constants), max_size=2, unique_by=lambda pair: pair[0]
).map(tuple)
metric_at = st.builds(e.MetricAt, names, st.lists(paths, max_size=2).map(tuple), st.just(()) | arguments)
expressions = st.recursive(st.one_of(columns, constants, null, metric_at), _compounds, max_leaves=12)


@st.composite
def instants(draw: st.DrawFn, *, least: int = 1, most: int = 9990) -> q.Instant:
    day = draw(st.dates(date(least, 1, 8), date(most, 12, 20)))
    moment = datetime.combine(day, draw(st.times()))
    unit = draw(st.sampled_from(list(q.Unit)))
    return q.Instant(start_of(moment, unit), unit)


def start_of(moment: datetime, unit: q.Unit) -> datetime:
    """Return the start of a unit, computed another way than the parser does."""
    day = moment.date()
    first = {
        q.Unit.YEAR: lambda: date(day.year, 1, 1),
        q.Unit.QUARTER: lambda: date(day.year, {1: 1, 2: 4, 3: 7, 4: 10}[-(-day.month // 3)], 1),
        q.Unit.MONTH: lambda: date(day.year, day.month, 1),
        q.Unit.WEEK: lambda: day - timedelta(days=day.isoweekday() - 1),
        q.Unit.DAY: lambda: day,
    }
    if unit in first:
        return datetime.combine(first[unit](), time())
    digits = {q.Unit.HOUR: 2, q.Unit.MINUTE: 5, q.Unit.SECOND: 8, q.Unit.MILLISECOND: 12, q.Unit.MICROSECOND: 15}
    return datetime.combine(day, time.fromisoformat(moment.time().isoformat("microseconds")[: digits[unit]]))


counts = st.integers(1, 1_000_000) | st.just(1)
units = st.sampled_from(list(q.Unit))
periods = st.one_of(
    st.builds(q.Last, counts, units),
    st.builds(q.This, units),
    instants().map(lambda instant: q.Between(instant, instant)),
    st.builds(q.Between, instants(most=2000), instants(least=2002)),
    st.builds(q.Since, instants()),
    st.builds(q.Before, instants()),
)
comparisons = st.just(q.PreviousPeriod()) | st.builds(q.Earlier, counts, units)
some_paths = st.lists(paths, min_size=1, max_size=3).map(tuple)
items = st.builds(q.Metric, names, aliases, st.just(()) | arguments) | st.builds(
    q.Share, names, st.just(()) | some_paths, aliases, st.just(()) | arguments
)
dimensions = st.builds(q.Dimension, paths, aliases)
orders = st.builds(q.Order, paths, st.booleans(), st.booleans())
limits = st.builds(q.Limit, st.integers(0, 10**12), st.just(()) | some_paths)
zones = st.sampled_from(["UTC", "America/New_York", "Etc/GMT+3", "America/Argentina/Buenos_Aires"])


def _several(strategy: st.SearchStrategy, *, least: int = 0) -> st.SearchStrategy[tuple]:
    return st.lists(strategy, min_size=least, max_size=3).map(tuple)


_rows = {"where": st.none() | expressions, "during": st.none() | periods, "time_zone": st.none() | zones}
_shown = {"order": _several(orders), "limit": st.none() | limits}
_measuring = {
    **_rows,
    **_shown,
    "by": _several(dimensions),
    "compare": st.none() | comparisons,
    "having": st.none() | expressions,
    "fill": st.booleans(),
}

queries = st.one_of(
    st.builds(q.MetricQuery, metrics=_several(items, least=1), cube=st.none() | names, **_measuring),
    st.builds(q.MetricQuery, cube=names, **_measuring),
    st.builds(
        q.MetricQuery,
        values=_several(dimensions, least=1),
        source=st.none() | names,
        raw=st.booleans(),
        **_rows,
        **_shown,
    ),
    st.builds(q.MetricQuery, range=st.builds(q.Range, paths, aliases), source=st.none() | names, **_rows, **_shown),
)

#: Every generated expression is far from the limit of depth.
assert MOST_DEPTH > 50
