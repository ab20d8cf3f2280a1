"""Words that name a date of the rows, and by which no metric is chosen again; names that look like units of time or months."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from evaluation import laid_out, likeliest

from workbench.session import Workbench

CATALOG = """
catalog: lockers
today: 2025-06-15
---
dataset: rentals
title: Rentals
description: One row per rental of a locker.
source: rentals
primary_key: id
time: rented_on
dimensions:
  rented_on: {type: time, grain: day, title: Rented on}
  due_on: {type: time, grain: day, title: Due on, description: Last day to bring the key back.}
  cleared_on: {type: time, grain: day, title: Cleared on, description: Day on which the locker was cleared; empty until then.}
  check: {title: Check, description: How the locker was looked at., synonyms: [kind of check]}
  target: {type: number, unit: day, title: Target days, synonyms: [annual target]}
metrics:
  rentals: {title: Rentals, expr: count(*), unit: rental}
  overdue: {title: Overdue rentals, expr: count(*), where: cleared_on > due_on, description: Rentals that were cleared when long due.}
  days_rented: {title: Days rented, expr: sum(days), unit: day}
"""

RENTALS = """
select i as id, date '2025-01-01' + (i % 150)::int as rented_on, date '2025-01-15' + (i % 150)::int as due_on,
       case when i % 3 > 0 then date '2025-01-12' + (i % 150)::int end as cleared_on,
       ['MAR scan', 'Eye'][i % 2 + 1] as check, 100 + i % 4 as target, i % 9 as days
from range(300) as t(i)
"""


@pytest.fixture(scope="module")
def lockers(tmp_path_factory: pytest.TempPathFactory, own_cache: None) -> Iterator[Workbench]:
    with laid_out(tmp_path_factory.mktemp("lockers"), CATALOG, {"rentals": RENTALS}) as session:
        yield session


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "rentals due in May": "rentals where due_on >= date '2025-05-01' and due_on < date '2025-06-01'",
        "rentals cleared in May": "rentals where cleared_on >= date '2025-05-01' and cleared_on < date '2025-06-01'",
        "overdue rentals in May": "overdue during 2025-05",
        "days rented in May of lockers whose annual target is 102": "days_rented where target = 102 during 2025-05",
        "annual rentals": "rentals by time.year",
        "how many rentals had a MAR scan": "rentals where check = 'MAR scan'",
        "rentals in MAR": "rentals during 2025-03",
    }.items(),
)
def test_a_word_that_names_a_date_names_no_metric(lockers: Workbench, question: str, query: str) -> None:
    assert likeliest(lockers, question) == query
