"""Who in the plural did something keeps what they did, and a word inside a value sets nothing against anything."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from evaluation import laid_out, read

from workbench.session import Workbench

CATALOG = """
catalog: pottery
title: Pottery courses
today: 2025-06-15
---
dataset: courses
title: Courses
source: courses
primary_key: id
time: day
dimensions:
  day: {type: time, grain: day}
  member: {type: boolean, title: Member, description: Whether the person belongs to the club.}
  refund: {type: boolean, title: Refund}
  potter: {title: Potter}
  way: {title: Booked through, description: "price comparison, poster or friend"}
  age: {title: Age band, description: "child, adult or senior"}
metrics:
  courses: {title: Courses booked, expr: count(*), unit: course, format: integer}
  fees: {title: Fees, expr: sum(fee), unit: GBP, format: currency}
"""

COURSES = """
select i as id, date '2025-01-01' + (i % 150)::int as day, i % 3 = 0 as member, i % 5 = 0 as refund,
    ['Io', 'Ty', 'Una'][i % 3 + 1] as potter, ['price comparison', 'poster', 'friend'][i % 3 + 1] as way, ['child', 'adult', 'senior'][i % 4 % 3 + 1] as age,
    10 + i % 7 as fee
from range(300) as t(i)
"""


@pytest.fixture(scope="module")
def pottery_club(tmp_path_factory: pytest.TempPathFactory, own_cache: None) -> Iterator[Workbench]:
    with laid_out(tmp_path_factory.mktemp("club"), CATALOG, {"courses": COURSES}) as session:
        yield session


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "courses booked by members": "courses where member = true",
        "fees by members per age band": "fees by age where member = true",
        # one is a name to divide by, and so are things that do nothing
        "fees by member": "fees by member",
        "fees by members and non-members": "fees by member",
        "fees by refunds": "fees by refund",
        "fees split by members": "fees by member",
        "courses split on age band": "courses by age",
        "courses split on age band and potter": "courses by age, potter",
    }.items(),
)
def test_people_do_it(pottery_club: Workbench, question: str, query: str) -> None:
    assert read(pottery_club, question) == query


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "courses booked through price comparison by adults or seniors": (
            "courses where way = 'price comparison' and age in ('adult', 'senior')"
        ),
        "courses booked through price comparison versus poster": (
            "courses by way where way in ('price comparison', 'poster')"
        ),
    }.items(),
)
def test_a_value_compares_nothing(pottery_club: Workbench, question: str, query: str) -> None:
    assert read(pottery_club, question) == query


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "for every age band, what did potters bring in in fees?": "fees by age",
        "fees per age band and month": "fees by age, time.month",
    }.items(),
)
def test_what_is_asked_behind_a_group_is_none(pottery_club: Workbench, question: str, query: str) -> None:
    assert read(pottery_club, question) == query
