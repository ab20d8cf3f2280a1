"""A pottery school: courses that are held or not, parts of the day, sales called after seasons, and numbers of one thing by another."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from evaluation import laid_out, read

from workbench.session import Workbench

CATALOG = """
catalog: pottery
today: 2025-04-03
---
dataset: rooms
title: Studios
source: rooms
primary_key: room_id
label: name
dimensions:
  name: {title: Studio}
  town: {title: Town}
  audience: {title: For whom}
---
dataset: pupils
title: Pupils
source: pupils
primary_key: pupil_id
dimensions:
  age: {type: number, unit: year, title: Age}
  sex: {title: Sex}
---
dataset: courses
title: Courses
source: courses
time: begins_on
dimensions:
  begins_on: {type: time, grain: day, title: First day}
  outcome: {title: Outcome, description: Held or cancelled.}
  session: {title: Time of the course}
  hour: {type: number, title: Hour, description: "Hour of the day, 0 to 23."}
  offer: {title: Offer, description: Campaign it was sold in; often empty.}
  kind: {title: Kind of course}
  stars: {type: number, unit: star, title: Stars}
  booked_out: {type: boolean, title: Booked out}
  first: {type: boolean, title: First course}
  tutor: {title: Tutor}
links:
  room: {to: rooms, on: room_id, title: Studio}
  pupil: {to: pupils, on: pupil_id, title: Pupil}
metrics:
  courses: {expr: count(*), unit: course, format: integer, title: Courses}
  seats: {expr: sum(seats), unit: seat, format: integer, title: Seats sold, synonyms: [places]}
  fees: {expr: sum(fee), unit: GBP, format: currency, title: Fees, synonyms: [takings]}
  taught: {expr: sum(hours), unit: hour, format: integer, title: Hours taught}
  fees_per_seat: {expr: fees / seats, unit: GBP, format: currency, title: Fees per seat}
  slow_courses: {expr: count(*), where: delayed, unit: course, title: Courses begun after the hour}
  first_courses: {expr: count(*), where: first, unit: course, title: First courses, synonyms: [newcomers]}
  first_share: {expr: first_courses / courses, format: percent, title: Share of first courses}
---
dataset: firings
title: Firings
source: firings
time: fired_on
dimensions:
  fired_on: {type: time, grain: day, title: Day of the firing}
links:
  pupil: {to: pupils, on: pupil_id, title: Pupil}
metrics:
  firings: {expr: count(*), unit: firing, format: integer, title: Firings}
---
dataset: visits
title: Visits
description: One row per hour at a door.
source: visits
time: counted_on
dimensions:
  counted_on: {type: time, grain: day, title: Day counted}
  door: {title: Door}
metrics:
  hours: {expr: count(*), format: integer, title: Hours counted}
  visits: {expr: sum(people), unit: visit, format: integer, title: Visits}
"""

TABLES = {
    "rooms": """select * from (values (1, 'Kiln Lane', 'Truro', 'Women'), (2, 'Shed Two', 'Bodmin', 'All'),
    (3, 'Truro Works', 'Penzance', 'All')) t(room_id, name, town, audience)""",
    "pupils": "select i as pupil_id, 16 + 2 * i as age, ['female', 'male'][1 + i % 2] as sex from (select unnest(range(30))::int as i)",
    "visits": "select date '2025-01-01' + i as counted_on, ['North', 'Yard'][1 + i % 2] as door, 5 + i % 7 as people from (select unnest(range(80))::int as i)",
    "firings": "select date '2025-01-01' + i as fired_on, i * i % 30 as pupil_id from (select unnest(range(80))::int as i)",
    "courses": """select date '2024-01-01' + 2 * i as begins_on, ['held', 'cancelled'][1 + (i % 5 = 0)::int] as outcome,
    ['Early', 'Late'][1 + i % 2] as session, 8 + i % 15 as hour, case when i % 3 = 0 then ['Winter Sale', 'Spring Glaze'][1 + i % 2] end as offer,
    ['Bowls & Plates', 'Vases', 'Tiles'][1 + i % 3] as kind, 1 + i % 5 as stars, i % 4 = 0 as booked_out,
    ['Ada Holt', 'Ben Rowe', 'Cleo Nash'][1 + i % 3] as tutor, 1 + i % 3 as room_id, i % 30 as pupil_id, 3 + i % 9 as seats, 2 + i % 4 as hours,
    40 + i % 50 as fee, i % 6 = 0 as delayed, i % 7 = 0 as first from (select unnest(range(220))::int as i)""",
}


@pytest.fixture(scope="module")
def session(own_cache: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    with laid_out(tmp_path_factory.mktemp("pottery"), CATALOG, TABLES) as opened:
        yield opened


@pytest.mark.parametrize(
    ("question", "query"),
    {
        # what is left out, with a noun between, and by whom it was not done
        "fees if you leave the vases ones out": "fees where kind <> 'Vases' or kind is null",
        "fees w/out vases": "fees where kind <> 'Vases' or kind is null",
        "courses Ada Holt did not teach": "courses where tutor <> 'Ada Holt' or tutor is null",
        # what is called after a season, or written with a `&`, and no part of another name
        "seats in the Winter Sale": "seats where offer = 'Winter Sale'",
        "fees of the spring glaze": "fees where offer = 'Spring Glaze'",
        "fees in winter 2024": "fees during 2024-12 to 2025-02",
        "seats in bowls and plates": "seats where kind = 'Bowls & Plates'",
        # what stands before what it is of, before its rows, and as what somebody did
        "courses in the Truro studio": "courses where room.name = 'Truro Works'",
        "late courses by town": "courses by room.town where session = 'Late'",
        "seats in shed 2": "seats where room.name = 'Shed Two'",
        "firings by women": "firings where pupil.sex = 'female'",
        "how many courses did we hold in 2024": "courses where outcome = 'held' during 2024",
        "fees in 2024, any outcome": "fees during 2024",
    }.items(),
)
def test_values(session: Workbench, question: str, query: str) -> None:
    assert read(session, question) == query


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "how many courses a month do we hold": "courses by time.month where outcome = 'held'",
        "how many seats a week in 2024": "seats by time.week during 2024",
        "fees in the week before this one": "fees during last week",
        "seats march 25 vs march 24": "seats during 2025-03 compare to previous year",
        "fees, march": "fees during 2025-03",
        "courses from 8 pm to 10 pm": "courses where hour between 20 and 21",
        "how many courses were cancelled late last month": "courses where outcome = 'cancelled' during last month",
        "seats since last summer, say June 2024": "seats during since 2024-06",
        "fees before Christmas, 1 to 24 December 2024": "fees during 2024-12-01 to 2024-12-24",
    }.items(),
)
def test_times(session: Workbench, question: str, query: str) -> None:
    assert read(session, question) == query


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "fees from the under-25s": "fees where pupil.age < 25",
        "seats of over-40s": "seats where pupil.age > 40",
        "one and two star courses": "courses where stars in (1, 2)",
        # both sides of what is so or not, rows that are an hour of what they are called, and who is shown by a number
        "fees of new vs returning pupils": "fees by first",
        "seats, returning versus new, by town": "seats by room.town, first",
        "seats sold when booked out against those that are not": "seats by booked_out",
        "what did vases, tiles and so on each bring in": "fees by kind",
        "most popular town": "seats by room.town order by seats desc limit 1",
        "which tutors taught more than 90 h": "taught by tutor having taught > 90",
        "busiest door": "visits by door order by visits desc limit 1",
        "who had the most firings": "firings by pupil order by firings desc limit 1",
        # one thing by another, by other names of both
        "takings per place by town": "fees_per_seat by room.town",
        "which three of our studios have the highest fees": "fees by room.name order by fees desc limit 3",
        "Truro - kind of course with the highest fees": "fees by kind where room.town = 'Truro' order by fees desc limit 1",
        "what share of courses comes from newcomers in each town": "first_share by room.town",
        "do pupils take more seats in Truro or in Bodmin": "seats by room.town where room.town in ('Truro', 'Bodmin')",
        "do fees differ? show all outcomes": "fees by outcome",
        "how full are our studios? seats for every one": "seats by room.name",
    }.items(),
)
def test_numbers_and_groups(session: Workbench, question: str, query: str) -> None:
    assert read(session, question) == query
