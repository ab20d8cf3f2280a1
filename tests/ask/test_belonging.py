"""Which of several columns a value belongs to that all have it: that of the thing beside it, and of what else is asked for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from evaluation import laid_out, likeliest, read

from workbench.session import Workbench

CATALOG = """
catalog: union
today: 2025-06-15
---
dataset: grievances
title: Grievances
synonyms: [cases]
source: grievances
primary_key: id
time: raised_on
dimensions:
  raised_on: {type: time, grain: day}
  field: {title: Field, description: What the grievance is about.}
links:
  lead_officer: {to: officers, on: officer_id = id, title: Lead officer, synonyms: [case officer, grievance officer]}
metrics:
  grievances: {title: Grievances, expr: count(*)}
---
dataset: officers
title: Officers
source: officers
primary_key: id
label: name
dimensions:
  name: {title: Name}
  unit: {title: Unit, description: "The unit an officer works in; not always the field of the case."}
---
dataset: calls
title: Calls
source: calls
primary_key: id
time: made_on
dimensions:
  made_on: {type: time, grain: day}
  passed_on_by: {title: Passed on by}
links:
  grievance: {to: grievances, on: grievance_id = id, title: Grievance, synonyms: [case]}
  caller: {to: officers, on: caller_id = id, title: Caller, description: The officer who called.}
metrics:
  calls: {title: Calls, expr: count(*)}
---
dataset: hires
title: Van hires
source: hires
primary_key: id
time: day
dimensions:
  day: {type: time, grain: day}
  km: {title: Distance, type: number, unit: kilometre}
  booked_through: {title: Booked through}
  hirer: {title: Hirer}
  hirer_type: {title: Hirer type}
  tariff: {title: Tariff}
  deal: {title: Deal, description: "Standard or Trial (no trip, no fee)."}
links:
  driver: {to: drivers, on: driver_id = id, title: Driver}
  van: {to: vans, on: van_id = id, title: Van}
  pickup: {to: yards, on: pickup_id = id, title: Pick-up yard}
  dropoff: {to: yards, on: dropoff_id = id, title: Drop-off yard}
metrics:
  hires: {title: Hires, expr: count(*)}
  distance: {title: Distance driven, expr: sum(km), unit: kilometre}
---
dataset: drivers
title: Drivers
source: drivers
primary_key: id
label: name
dimensions:
  name: {title: Name}
  job: {title: Job}
  grade: {title: Grade, description: "Senior, junior or learner."}
---
dataset: vans
title: Vans
source: vans
primary_key: id
label: name
dimensions:
  name: {title: Van}
  engine: {title: Engine}
  home_town: {title: Home town, description: Town whose fleet it belongs to.}
---
dataset: yards
title: Yards
source: yards
primary_key: id
label: name
dimensions:
  code: {title: Yard code}
  name: {title: Yard}
  town: {title: Town}
  county: {title: County}
"""

TABLES = {
    "grievances": """
        select i as id, date '2025-01-01' + (i % 150)::int as raised_on, i % 6 as officer_id,
               ['Pay', 'Safety', 'Pensions'][i % 3 + 1] as field from range(300) as t(i)""",
    "officers": """
        select i as id, ['Ann Ames', 'Bo Bell', 'Cy Cole', 'Di Dunn', 'Ed Eyre', 'Flo Fay'][i + 1] as name,
               ['Pay', 'Safety', 'Pensions'][i // 2 + 1] as unit from range(6) as t(i)""",
    "calls": """
        select i as id, i % 300 as grievance_id, i % 6 as caller_id,
               ['driver', 'member', 'lawyer'][i % 3 + 1] as passed_on_by,
               date '2025-01-01' + (i % 150)::int as made_on from range(600) as t(i)""",
    "hires": """
        select i as id, date '2025-01-01' + (i % 150)::int as day, 5 + i % 60 as km, i % 9 as van_id,
               i % 6 as driver_id, ['comparison site', 'phone', 'counter'][i % 3 + 1] as booked_through,
               'H' || (i % 8) as hirer, ['caterer', 'builder', 'housing association', 'school', 'landlord'][i % 5 + 1] as hirer_type,
               ['standard', 'landlord', 'night'][i % 3 + 1] as tariff, ['Standard', 'Trial'][i % 2 + 1] as deal,
               i % 4 as pickup_id, (i + i // 4) % 4 as dropoff_id from range(400) as t(i)""",
    "vans": """
        select i as id, ['Electric Eel', 'Rusty Nail', 'Old Tom', 'Blue Bell', 'Grey Mare', 'Long John', 'Big Ben',
                         'Red Rum', 'Petrol Hybrid Harry'][i + 1] as name,
               ['diesel', 'electric', 'petrol hybrid'][i // 3 + 1] as engine, ['Selby', 'Ripon', 'Thirsk'][i % 3 + 1] as home_town
        from range(9) as t(i)""",
    "drivers": """
        select i as id, ['Gil Gray', 'Hal Hunt', 'Ivy Inns', 'Jo Joyce', 'Kit Kerr', 'Lou Lamb'][i + 1] as name,
               ['driver', 'porter', 'trainee'][i % 3 + 1] as job,
               ['senior', 'junior', 'learner'][i // 2 + 1] as grade from range(6) as t(i)""",
    "yards": """
        select i as id, ['CAN', 'MIL', 'NEW', 'DOC'][i + 1] as code,
               ['Canal yard', 'Mill yard', 'New Lane yard', 'Top Dock yard'][i + 1] as name,
               ['Kent', 'Kent', 'Surrey', 'Essex'][i + 1] as county,
               ['Selby', 'Ripon', 'Thirsk', 'Selby'][i + 1] as town from range(4) as t(i)""",
}


@pytest.fixture(scope="module")
def union(tmp_path_factory: pytest.TempPathFactory, own_cache: None) -> Iterator[Workbench]:
    with laid_out(tmp_path_factory.mktemp("union"), CATALOG, TABLES) as session:
        yield session


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "how many safety cases were raised in March": "grievances where field = 'Safety' during 2025-03",
        "pensions grievances by month": "grievances by time.month where field = 'Pensions'",
        "calls on safety cases": "calls where grievance.field = 'Safety'",
        "calls by caller on pensions grievances": "calls by caller.name where grievance.field = 'Pensions'",
        # the person's, where the person is named
        "grievances with a lead officer in the safety unit": "grievances where lead_officer.unit = 'Safety'",
        "calls by callers from the pensions unit": "calls where caller.unit = 'Pensions'",
    }.items(),
)
def test_a_value_belongs_to_the_thing_that_is_named_beside_it(union: Workbench, question: str, query: str) -> None:
    assert read(union, question) == query


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "distance driven in Ripon": "distance where pickup.town = 'Ripon'",
        "how many hires in Selby per month": "hires by time.month where pickup.town = 'Selby'",
        "hires of vans whose home town is Ripon": "hires where van.home_town = 'Ripon'",
        # of the role that divides, or that another value is of
        "hires by drop-off yard, Selby only": "hires by dropoff.name where dropoff.town = 'Selby'",
        "hires by pick-up yard in Selby": "hires by pickup.name where pickup.town = 'Selby'",
    }.items(),
)
def test_a_place_is_where_things_happened(union: Workbench, question: str, query: str) -> None:
    assert read(union, question) == query


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "hires of electric vans per month": "hires by time.month where van.engine = 'electric'",
        "hires of petrol hybrid vans": "hires where van.engine = 'petrol hybrid'",
        "hires of vans that are not petrol hybrid": "hires where van.engine <> 'petrol hybrid' or van.engine is null",
        "hires of Petrol Hybrid Harry": "hires where van.name = 'Petrol Hybrid Harry'",
        "hires of the Electric Eel": "hires where van.name = 'Electric Eel'",
        "hires of electric eel by month": "hires by time.month where van.name = 'Electric Eel'",
    }.items(),
)
def test_a_word_that_is_all_of_a_kind_is_no_part_of_a_name(union: Workbench, question: str, query: str) -> None:
    assert read(union, question) == query


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "hires where the driver drove over 40 km": "hires where km > 40",
        "hires with a porter driving": "hires where driver.job = 'porter'",
    }.items(),
)
def test_those_in_a_role_are_whoever_has_it(union: Workbench, question: str, query: str) -> None:
    assert read(union, question) == query


def test_a_value_compares_nothing(union: Workbench) -> None:
    wanted = "hires where booked_through = 'comparison site' and pickup.town in ('Selby', 'Ripon')"
    assert read(union, "hires through a comparison site in Selby or Ripon") == wanted
    compared = "hires by pickup.town where pickup.town in ('Selby', 'Ripon')"
    assert read(union, "comparison of hires in Selby and Ripon") == compared


@pytest.mark.parametrize("question", ["hires from our new yards", "hires without documents by month"])
def test_a_word_is_cut_to_no_code_of_what_has_a_name(union: Workbench, question: str) -> None:
    assert "code" not in likeliest(union, question)


def test_a_code_of_what_has_a_name_is_meant_where_it_is_written(union: Workbench) -> None:
    assert read(union, "hires from DOC by month") == "hires by time.month where pickup.code = 'DOC'"


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "distance per learner": "distance by driver.name where driver.grade = 'learner'",
        "distance each learner drove in March": "distance by driver.name where driver.grade = 'learner' during 2025-03",
        "hires of every porter": "hires by driver.name where driver.job = 'porter'",
        "distance of each driver": "distance by driver.name",
        "distance by grade": "distance by driver.grade",
    }.items(),
)
def test_each_of_a_grade_is_each_who_has_it(union: Workbench, question: str, query: str) -> None:
    assert read(union, question) == query


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "hires finishing in Thirsk": "hires where dropoff.town = 'Thirsk'",
        "hires that start in Thirsk": "hires where pickup.town = 'Thirsk'",
        "hires that end at each yard": "hires by dropoff.name",
        # a thing and where it is lie in one role
        "for each town, which yard do most hires finish in": (
            "hires by dropoff.town, dropoff.name order by hires desc limit 1 per dropoff.town"
        ),
        "hires by drop-off yard and town": "hires by dropoff.name, dropoff.town",
    }.items(),
)
def test_where_things_end_is_told_by_the_verb(union: Workbench, question: str, query: str) -> None:
    assert read(union, question) == query


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "top 2 caterers by distance": "distance by hirer where hirer_type = 'caterer' order by distance desc limit 2",
        "distance per builder": "distance by hirer where hirer_type = 'builder'",
        "distance by hirer type": "distance by hirer_type",
    }.items(),
)
def test_a_kind_is_of_what_its_column_is_called_by(union: Workbench, question: str, query: str) -> None:
    assert read(union, question) == query


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "hires of G. Gray by month": "hires by time.month where driver.name = 'Gil Gray'",
        "distance driven by K Kerr": "distance where driver.name = 'Kit Kerr'",
        "hires for HAs by month": "hires by time.month where hirer_type = 'housing association'",
        "how many hires has the school by month": "hires by time.month where hirer_type = 'school'",
        "hires from kentish yards": "hires where pickup.county = 'Kent'",
    }.items(),
)
def test_a_value_is_known_by_an_initial_or_what_is_said_of_it(union: Workbench, question: str, query: str) -> None:
    assert read(union, question) == query


def test_what_is_asked_for_is_not_kept_by_where_something_else_is_called_so(union: Workbench) -> None:
    wanted = "hires by tariff where hirer_type = 'landlord' order by hires desc limit 1"
    assert read(union, "Which tariff do landlords mostly take?") == wanted


def test_a_meaning_in_brackets_is_said_in_whole(union: Workbench) -> None:
    wanted = "hires by time.month where deal = 'Trial'"
    assert read(union, "no trip, no fee hires by month") == wanted
    assert read(union, "no trip no fee hires by month") == wanted
