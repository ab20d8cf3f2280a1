"""One suite over every engine: the same question means the same on each, with DuckDB as the measure.

A small table of awkward values (nulls, negatives, halves, accents, ends of years) is loaded everywhere; each case is one
condition or expression in the language of queries or definitions. Where an engine differs it is marked: `never` can it be
the same there, `not_yet` is it so here; a mark that no longer holds fails.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import pytest

import workbench
from workbench.errors import UnsupportedError, WorkbenchError
from workbench.session import Workbench

ROWS = r"""
INSERT INTO oddities VALUES
    (1, 7, 2, 2.5, 10.25, 'Straße', 'a_b', TRUE, DATE '2012-12-31', TIMESTAMP '2012-12-31 23:59:59'),
    (2, -7, 2, -2.5, -0.01, 'ABC', 'a%b', FALSE, DATE '2013-01-01', TIMESTAMP '2013-01-01 00:00:00'),
    (3, 7, 0, 0.5, 99999999.99, 'axb', 'a\b', NULL, DATE '2013-03-31', TIMESTAMP '2013-03-31 02:30:00'),
    (4, NULL, 3, NULL, NULL, NULL, NULL, TRUE, NULL, NULL),
    (5, 0, NULL, 1.5, 0.00, '', 'ab', FALSE, DATE '2016-02-29', TIMESTAMP '2016-02-29 12:00:00'),
    (6, 3, -2, 3.25, 7.50, ' pad ', 'AB', TRUE, DATE '2013-02-03', TIMESTAMP '2013-02-03 06:07:08')
"""

TYPES = "id INT, a INT, b INT, x DOUBLE, amount DECIMAL(12, 2), word TEXT, pattern TEXT, flag BOOLEAN, day DATE, moment TIMESTAMP"

CATALOG = r"""
dataset: oddities
source: oddities
primary_key: [id]
time: moment
dimensions:
  id: {type: number}
  a: {type: number}
  b: {type: number}
  x: {type: number}
  amount: {type: number}
  word: {type: text}
  pattern: {type: text}
  flag: {type: boolean}
  day: {type: time, grain: day}
  moment: {type: time, grain: second}
metrics:
  number: {expr: count(*)}
  total: {expr: sum(amount)}
  average: {expr: avg(amount)}
  average_whole: {expr: avg(a)}
  flags: {expr: count(*), where: flag}
  share: {expr: flags / number}
  words: {expr: count(distinct word)}
  spread: {expr: stddev(x)}
  middle: {expr: median(x)}
  tests: {expr: sum((a > 0)::int)}
  rest: {expr: sum(a % b)}
  whole_part: {expr: sum(a // b)}
  rounded: {expr: sum(round(x))}
  longest: {expr: max(length(word))}
  newest: {expr: max(moment)}
  sundays: {expr: count(*), where: dayofweek(day) = 0}
  mondays: {expr: count(*), where: isodow(day) = 1}
  lag: {expr: "sum(date_diff('day', day, date '2014-01-01'))"}
  holding: {expr: count(*), where: "contains(pattern, 'a')"}
  ending: {expr: count(*), where: "ends_with(pattern, 'b')"}
"""

CONDITIONS = (
    r"pattern like 'a_b'",
    r"pattern like 'a\_b'",
    r"pattern like 'a\b'",
    r"pattern not like 'a%'",
    "pattern ilike 'AB'",
    "word like pattern",
    "word = 'abc'",
    "word <> 'ABC'",
    "length(word) = 6",
    "upper(word) = 'AXB'",
    "trim(word) = 'pad'",
    "concat(word, '-', pattern) = '-ab'",
    "concat(word, 'x') = 'x'",
    "left(word, 2) = 'AB'",
    "right(word, 2) = 'xb'",
    "substring(word, 2, 2) = 'BC'",
    "replace(word, 'b', 'c') = 'axc'",
    "starts_with(word, 'a')",
    "a / b = 3.5",
    "a / b is null",
    "a % b = 1",
    "a % b is null",
    "mod(a, 2) = -1",
    "x % 2 = 0.5",
    "round(x) = 3",
    "round(x) = -3",
    "round(amount, 1) = 10.3",
    "ceil(x) = 1",
    "floor(x) = -3",
    "abs(x) = 2.5",
    "sign(a) = -1",
    "sqrt(abs(amount)) > 3",
    "sqrt(amount) > 3",
    "power(a, 2) = 49",
    "greatest(a, b) = 3",
    "least(a, b) = 2",
    "coalesce(a, b, 9) = 3",
    "nullif(a, 7) is null",
    "amount = 10.25",
    "amount between -0.01 and 0.01",
    "flag",
    "not flag",
    "flag = true",
    "flag is null",
    "day >= date '2013-01-01'",
    "moment < timestamp '2013-01-01 00:00:00'",
    "case when a > 0 then 'plus' when a < 0 then 'minus' else 'none' end = 'none'",
    "cast(a as double) / 2 = 3.5",
    "cast(amount as integer) = 10",
    "cast(id as text) = '3'",
    "a in (7, 0)",
    "a not in (7, 0)",
    "word in ('', 'ABC')",
)

METRICS = (
    *("number", "total", "average", "average_whole", "flags", "share", "words", "spread", "middle", "tests", "rest"),
    *("whole_part", "rounded", "longest", "newest", "sundays", "mondays", "lag", "holding", "ending"),
)

GROUPS = (
    *("flag", "day.week", "day.month", "day.quarter", "day.year", "moment.hour", "moment.minute", "moment.day"),
    *("day.extract_dow", "day.extract_week", "day.extract_doy", "day.extract_year", "day.extract_quarter"),
    *("moment.extract_hour", "moment.extract_minute", "word", "amount", "x"),
)

QUERIES = (
    *(f"number where {condition}" for condition in CONDITIONS),
    *(f"{metric} by id" for metric in METRICS),
    *METRICS,
    *(f"number, total by {group}" for group in GROUPS),
    "number by flag order by flag desc limit 1",
    "number by word order by word limit 1",
    "total by flag during 2013",
    "number where day > date '2030-01-01'",
    "total, average by flag where day > date '2030-01-01'",
)

Mark = tuple[str, str]

#: By engine and query: `never` or `not_yet`, and why.
MARKS: dict[str, dict[str, Mark]] = {
    "postgres": {
        "number where sqrt(amount) > 3": ("not_yet", "it refuses the root of a negative number, where DuckDB has NaN"),
    },
    "spark": {},
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("oddities")
    (made / "oddities.yml").write_text(CATALOG, "utf-8")
    return made


@pytest.fixture(scope="module")
def data() -> Iterator[Path]:
    """A folder with the table as Parquet."""
    with tempfile.TemporaryDirectory() as made, duckdb.connect() as connection:
        connection.execute(f"CREATE TABLE oddities ({TYPES}); {ROWS}")
        connection.table("oddities").write_parquet(f"{made}/oddities.parquet")
        yield Path(made)


@pytest.fixture(scope="module")
def on_duckdb(folder: Path, data: Path) -> Iterator[Workbench]:
    session = workbench.open(folder, warehouse=data, registry=":memory:")
    yield session
    session.close()


@pytest.fixture(scope="module")
def on_postgres(folder: Path, data: Path, flights_postgres: str) -> Iterator[Workbench]:
    import psycopg

    with psycopg.connect(flights_postgres, autocommit=True) as target:
        target.execute(f"CREATE TABLE oddities ({TYPES.replace('DOUBLE', 'DOUBLE PRECISION')})")
        target.execute(ROWS.encode())
        session = workbench.open(folder, warehouse=flights_postgres, registry=":memory:")
        yield session
        session.close()
        target.execute("DROP TABLE oddities")


@pytest.fixture(scope="module")
def on_spark(folder: Path, data: Path, flights_spark: str) -> Iterator[Workbench]:
    session = workbench.open(folder, warehouse=f"spark://local{data}", registry=":memory:")
    yield session
    session.close()


ENGINES = [pytest.param("postgres"), pytest.param("spark", marks=pytest.mark.slow)]


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("engine", ENGINES)
def test_an_engine_gives_what_duckdb_gives(
    request: pytest.FixtureRequest, on_duckdb: Workbench, same_rows: Callable[..., None], engine: str, query: str
) -> None:
    expected = on_duckdb.run(query).arrow
    there: Workbench = request.getfixturevalue(f"on_{engine}")
    kind, reason = MARKS[engine].get(query, ("", ""))
    if kind == "never":
        with pytest.raises(UnsupportedError):  # what cannot be the same is refused, not answered otherwise
            there.run(query)
    elif kind == "not_yet":
        with pytest.raises((AssertionError, WorkbenchError)):
            same_rows(there.run(query).arrow, expected)
        pytest.xfail(reason)
    else:
        same_rows(there.run(query).arrow, expected)


@pytest.mark.parametrize("engine", MARKS)
def test_every_mark_belongs_to_a_query_and_has_a_reason(engine: str) -> None:
    assert set(MARKS[engine]) <= set(QUERIES)
    assert all(kind in {"never", "not_yet"} and reason for kind, reason in MARKS[engine].values())
