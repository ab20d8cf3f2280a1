"""What is called by its initials, one or several; kinds before what they are of; counts beside what other rows are called."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from evaluation import laid_out, read

from workbench.session import Workbench

CATALOG = """
catalog: depot
title: A tram depot
today: 2025-05-20
---
dataset: requests
title: Work requests
source: requests
primary_key: request_id
time: raised_on
dimensions:
  raised_on: {type: time, grain: day}
  state: {title: State, synonyms: [phase]}
  kind: {title: Kind of request}
  line: {title: Line}
  overnight: {title: Overnight, type: boolean, synonyms: [OT]}
  cause: {title: Cause}
metrics:
  requests: {title: Work requests, expr: count(*)}
  overnight_minutes: {title: Overnight minutes, expr: sum(minutes), where: overnight, synonyms: [OT minutes]}
  minutes: {title: Minutes, expr: sum(minutes), unit: minute}
---
dataset: inspections
title: Inspections
source: inspections
primary_key: inspection_id
time: inspected_on
dimensions:
  inspected_on: {type: time, grain: day}
  line: {title: Line}
metrics:
  inspections: {title: Inspections, expr: count(*)}
---
dataset: visits
title: Visits
source: visits
primary_key: visit_id
time: visited_on
dimensions:
  visited_on: {type: time, grain: day}
  line: {title: Line}
metrics:
  visits: {title: Visits of the works doctor, expr: count(*)}
---
dataset: callouts
title: Call-outs
source: callouts
primary_key: callout_id
time: called_on
dimensions:
  called_on: {type: time, grain: day}
  line: {title: Line}
metrics:
  callouts: {title: Call-outs, expr: count(*), synonyms: [incidents on the line]}
"""

TABLES = {
    "requests": """select * from (values
        (1, date '2025-01-03', 'open', 'Phase', 'Old Town', true, 30, 'points failure'),
        (2, date '2025-02-03', 'open', 'Brakes', 'Old Town', false, 20, 'worn wheel'),
        (3, date '2025-02-09', 'shut', 'Phase', 'East', false, 10, 'points failure'),
        (4, date '2025-03-02', 'shut', 'Doors', 'South', true, 40, 'signal passed at danger'))
        as t(request_id, raised_on, state, kind, line, overnight, minutes, cause)""",
    "inspections": "select 1 as inspection_id, date '2025-02-01' as inspected_on, 'East' as line",
    "visits": "select 1 as visit_id, date '2025-02-01' as visited_on, 'East' as line",
    "callouts": "select 1 as callout_id, date '2025-02-01' as called_on, 'East' as line",
}


@pytest.fixture(scope="module")
def depot(own_cache: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    with laid_out(tmp_path_factory.mktemp("depot"), CATALOG, TABLES) as session:
        yield session


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "WRs per line": "requests by line",
        "how many WRs were there in February 2025?": "requests during 2025-02",
        "work requests by line because of SPADs": "requests by line where cause = 'signal passed at danger'",
    }.items(),
)
def test_several_of_what_is_called_by_its_initials(depot: Workbench, question: str, query: str) -> None:
    assert read(depot, question) == query


def test_a_word_of_the_catalog_is_no_initials_of_a_value(depot: Workbench) -> None:
    assert read(depot, "OT minutes by line") == "overnight_minutes by line"


def test_a_word_of_the_catalog_is_a_kind_right_before_what_it_is_a_kind_of(depot: Workbench) -> None:
    assert read(depot, "phase requests in February 2025") == "requests where kind = 'Phase' during 2025-02"
    assert read(depot, "work requests by phase") == "requests by state"


def test_rows_are_counted_that_are_called_so_before_those_of_like_words(depot: Workbench) -> None:
    assert read(depot, "work requests and visits by month") == "requests, visits by time.month"


def test_how_often_at_the_end_asks_for_a_count_and_no_list(depot: Workbench) -> None:
    assert read(depot, "in which lines did we have points failure, and how often?") == (
        "requests by line where cause = 'points failure'"
    )
