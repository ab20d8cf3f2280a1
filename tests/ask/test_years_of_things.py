"""Years that are numbers of things, and years in which something was: what stands right beside a year tells them apart."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from evaluation import laid_out, read

from workbench.session import Workbench

CATALOG = """
catalog: pianos
today: 2025-06-15
---
dataset: tunings
title: Tunings
source: tunings
primary_key: id
time: day
dimensions:
  day: {type: time, grain: day}
  tuner: {title: Tuner}
links:
  piano: {to: pianos, on: piano_id}
metrics:
  tunings: {title: Tunings, expr: count(*), unit: tuning}
  strings_replaced: {title: Strings replaced, expr: sum(strings), unit: string}
---
dataset: pianos
title: Pianos
source: pianos
primary_key: piano_id
label: name
dimensions:
  name: {title: Piano}
  model_year: {type: number, title: Model year, description: Year of the series that the piano is of., synonyms: [series]}
  built_year: {type: number, title: Year built, description: Year in which the piano was built.}
metrics:
  pianos: {title: Pianos, expr: count(*), unit: piano}
"""

TUNINGS = """
select i as id, date '2024-01-01' + (i % 500)::int as day, ['Ann', 'Bo', 'Cy'][i % 3 + 1] as tuner, i % 20 as piano_id, i % 4 as strings
from range(600) as t(i)
"""

PIANOS = """
select i as piano_id, 'Piano ' || i as name, 2000 + i as model_year, 1990 + i as built_year from range(20) as t(i)
"""


@pytest.fixture(scope="module")
def pianos(tmp_path_factory: pytest.TempPathFactory, own_cache: None) -> Iterator[Workbench]:
    tables = {"tunings": TUNINGS, "pianos": PIANOS}
    with laid_out(tmp_path_factory.mktemp("pianos"), CATALOG, tables) as session:
        yield session


@pytest.mark.parametrize(
    ("question", "query"),
    {
        # the year right before or behind its name, or behind what was done to the thing
        "tunings of the 2010 series": "tunings where piano.model_year = 2010",
        "tunings of pianos from the 2010 and 2011 series": "tunings where piano.model_year between 2010 and 2011",
        "tunings of pianos of series 2010": "tunings where piano.model_year = 2010",
        "tunings of pianos built in 2004": "tunings where piano.built_year = 2004",
        "tunings in 2024 of pianos built before 2004": "tunings where piano.built_year < 2004 during 2024",
        # the year in which something was
        "tunings by series in 2024": "tunings by piano.model_year during 2024",
        "strings replaced, 2024": "strings_replaced during 2024",
        "tunings made in 2024": "tunings during 2024",
    }.items(),
)
def test_a_year_is_of_what_it_stands_beside(pianos: Workbench, question: str, query: str) -> None:
    assert read(pianos, question) == query
