"""What only limits or describes what is asked for: a clause of how many lessons, and things that all rows have."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from evaluation import laid_out, likeliest, read

from workbench.session import Workbench

CATALOG = """
catalog: dentist
today: 2025-06-15
---
dataset: visits
title: Visits
description: One row per visit that was booked.
source: visits
primary_key: id
time: day
dimensions:
  day: {type: time, grain: day}
  state: {title: State, description: "Held, missed or cancelled."}
  room: {title: Room}
  child_age: {type: number, unit: year, title: Child's age}
  first_time: {type: boolean, title: First time here}
  delay: {type: number, unit: minute, title: Delay, description: Minutes the child sat waiting.}
links:
  dentist: {to: dentists, on: dentist = id}
metrics:
  visits: {title: Visits, expr: count(*), unit: visit, format: integer}
  missed: {title: Missed visits, description: Children who did not come., expr: count(*), where: state = 'missed', unit: visit}
  avg_delay: {title: Average delay, description: Mean minutes a child waited., expr: avg(delay), unit: minute}
  avg_rating: {title: Average rating, description: Mean stars., expr: avg(marks), format: decimal}
---
dataset: dentists
title: Dentists
source: dentists
primary_key: id
label: name
dimensions:
  name: {title: Dentist}
"""

VISITS = """
select i as id, date '2025-01-01' + (i % 150)::int as day, ['held', 'held', 'missed', 'cancelled'][i % 4 + 1] as state,
  ['red', 'blue'][i % 2 + 1] as room, 3 + i % 12 as child_age, i % 5 = 0 as first_time, i % 50 as delay, 1 + i % 5 as marks,
  i % 3 as dentist from range(600) as t(i)
"""

DENTISTS = "select i as id, ['Ann', 'Bo', 'Cy'][i + 1] as name from range(3) as t(i)"


@pytest.fixture(scope="module")
def dentist(tmp_path_factory: pytest.TempPathFactory, own_cache: None) -> Iterator[Workbench]:
    tables = {"visits": VISITS, "dentists": DENTISTS}
    with laid_out(tmp_path_factory.mktemp("dentist"), CATALOG, tables) as session:
        yield session


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "stars per dentist where they had 100 or more visits": "avg_rating by dentist.name having visits >= 100",
        "stars by dentist with over 100 visits": "avg_rating by dentist.name having visits > 100",
        "rating per room where there were 100 or more visits": "avg_rating by room having visits >= 100",
        # where nothing else is measured, that is
        "dentists with over 100 visits": "visits by dentist.name having visits > 100",
        "dentists where there were 100 or more visits": "visits by dentist.name having visits >= 100",
    }.items(),
)
def test_a_clause_with_a_number_only_limits(dentist: Workbench, question: str, query: str) -> None:
    assert read(dentist, question) == query


@pytest.mark.parametrize(
    ("question", "query"),
    {
        # all visits are of children, though only of the missed ones it is said in words
        "children per room in May": "visits by room during 2025-05",
        "how many children waited over 30 minutes": "visits where delay > 30",
        "how many children did not come in May": "missed during 2025-05",
        "how many minutes did children wait on average": "avg_delay",
    }.items(),
)
def test_things_that_all_rows_have_are_counted_by_all_rows(dentist: Workbench, question: str, query: str) -> None:
    assert likeliest(dentist, question) == query
