"""Damaged queries over a real catalog: each compiles or is refused in one sentence, whatever stands in it."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
import sqlglot
import yaml

import workbench
from workbench.errors import WorkbenchError
from workbench.examples import flights_folder
from workbench.session import Workbench

ANSWERS = Path(__file__).parents[1] / "cases" / "answers" / "flights_queries.yaml"

#: What may be put into a query: names of the catalog, clause words, attempts to be read as SQL.
PIECES = (
    "flights", "avg_arrival_delay", "cancellation_rate", "avg_temperature", "planes_used", "carrier.name", "carrier",
    "origin.name", "destination", "plane.seats", "weather.rainy", "time", "time.month", "time.extract_dow", "time.hour",
    "by", "where", "having", "order by", "desc", "limit 3", "limit 2 per origin.name", "during 2013-02",
    "during last 3 months", "compare to previous year", "share of", "within origin.name", "fill", "in time zone 'UTC'",
    "use punctuality", "values of", "range of", "raw", "as x", 'as "time.month"', ",", "(", ")", "=", "<>", "and", "or",
    "not", "null", "is null", "in (1, 2)", "like '%x'", "between 1 and 2", "metric(flights by carrier.name) > 3",
    "case when true then 1 end", "cast(distance as text)", "date '2013-01-01'", "'x'", "1e9", "-1", "0.5",
    "'; drop table flights; --", '"""', "/* */", "union select 1", "read_csv('/etc/passwd')", "{{x}}", "\\", "\x00", "é",
)  # fmt: skip


@pytest.fixture(scope="module")
def flights() -> Workbench:
    return workbench.open(flights_folder(), registry=":memory:")


@pytest.fixture(scope="module")
def seeds() -> list[str]:
    return [case["query"] for case in yaml.safe_load(ANSWERS.read_text("utf-8")) if case["query"]]


def damaged(chance: random.Random, seeds: list[str]) -> str:
    words = re.split(r"(\s+)", chance.choice(seeds))
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(words) + 1)
        match chance.randrange(3):
            case 0:
                words[at:at] = [" ", chance.choice(PIECES), " "]
            case 1 if at < len(words):
                words[at] = chance.choice(PIECES)
            case _:
                del words[at : at + chance.randint(1, 4)]
    return "".join(words)


@pytest.mark.parametrize("seed", [1, *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(2, 40))])
def test_five_hundred_damaged_queries_compile_to_one_select_or_are_refused(
    flights: Workbench, seeds: list[str], seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311  the same queries each time
    compiled = 0
    for _ in range(500):
        query = damaged(chance, seeds)
        try:
            sql = flights.compile(query, variables={"x": "'; drop table flights"}).sql
        except WorkbenchError as error:
            unfinished = [issue for issue in error.issues if not issue.sentence.endswith((".", "?"))]
            assert unfinished == [], query
            continue
        (tree,) = sqlglot.parse(sql, dialect="duckdb")
        assert isinstance(tree, sqlglot.exp.Select), query
        assert {table.name for table in tree.find_all(sqlglot.exp.Table)} <= {
            "flights", "airlines", "airports", "planes", "weather", *(cte.alias for cte in tree.find_all(sqlglot.exp.CTE)),
        }, query  # fmt: skip
        compiled += 1
    assert compiled > 10
