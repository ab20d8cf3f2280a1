"""A language school: two periods in one question, days on which things began or ended, and what is not there."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from evaluation import laid_out, likeliest

from workbench.session import Workbench

CATALOG = """
catalog: school
today: 2024-07-10
---
dataset: tutors
description: Those who teach.
source: tutors
primary_key: tutor_id
label: name
dimensions:
  name: {title: Tutor}
  hired_on: {type: time, grain: day}
  freelance: {type: boolean}
---
dataset: learners
description: Those who learn with us.
source: learners
primary_key: learner_id
label: name
time: enrolled_on
dimensions:
  name: {title: Learner}
  enrolled_on: {type: time, grain: day}
  birth_year: {type: number, title: Year of birth}
---
dataset: lessons
description: One row per lesson.
source: lessons
primary_key: lesson_id
time: held_on
dimensions:
  held_on: {type: time, grain: day}
  language: {title: Language}
  room: {title: Room, description: Empty when it was online.}
  grade: {type: number, title: Grade, synonyms: [grading]}
  photos: {type: boolean, title: Photos, description: Whether photos were taken., synonyms: [photographed]}
  online: {type: boolean, title: Online}
  funded_on: {type: time, grain: day}
links:
  tutor: {to: tutors, on: tutor_id}
  inspector: {to: tutors, on: inspector_id = tutor_id}
  learner: {to: learners, on: learner_id}
metrics:
  lessons: {title: Lessons, expr: count(*)}
  fees: {title: Fees, expr: sum(fee), unit: GBP, format: currency}
---
dataset: vouchers
description: One row per voucher.
source: vouchers
primary_key: voucher_id
time: issued_on
dimensions:
  issued_on: {type: time, grain: day, title: Date of issue}
  first_day: {type: time, grain: day, title: First day of use}
  redeemed_on: {type: time, grain: day}
  runs_out: {type: time, grain: day, title: Expiry date}
  shop: {title: Shop}
  print_year: {type: number, title: Year of print, synonyms: [year of the voucher]}
  shipped: {type: boolean}
  reason: {title: Reason}
links:
  buyer: {to: learners, on: learner_id}
metrics:
  vouchers: {title: Vouchers, expr: count(*)}
"""

TABLES = {
    "tutors": """select i as tutor_id, ['Ada Roe', 'Ben Fry', 'Cleo Moss'][i] as name,
        date '2014-03-01' + cast(900 * i as int) as hired_on, i = 2 as freelance from range(1, 4) t(i)""",
    "learners": """select i as learner_id, 'Learner ' || i as name, date '2022-01-01' + cast(40 * i as int) as enrolled_on,
        1970 + i as birth_year from range(1, 20) t(i)""",
    "lessons": """select i as lesson_id, date '2023-01-01' + cast(i * 3 as int) as held_on, 1 + i % 3 as tutor_id,
        1 + i % 19 as learner_id, i % 2 = 0 as photos, i % 5 = 0 as online,
        case when i % 6 = 0 then 1 + i % 3 end as inspector_id, case when i % 5 > 0 then i % 7 end as grade,
        case when i % 3 > 0 then date '2023-02-01' + cast(i * 3 as int) end as funded_on, ['Italian', 'Polish'][1 + i % 2] as language, 30 + i % 9 as fee,
        case when i % 4 > 0 then ['Red', 'Blue'][1 + i % 2] end as room from range(180) t(i)""",
    "vouchers": """select i as voucher_id, 1 + i % 19 as learner_id, 2021 + i % 4 as print_year, i % 3 = 0 as shipped, case when i % 2 = 0 then 'Gift' end as reason, date '2023-01-01' + cast(i * 5 as int) as issued_on,
        date '2023-01-10' + cast(i * 5 as int) as first_day, ['Bath', 'York'][1 + i % 2] as shop,
        date '2023-09-01' + cast(i * 5 as int) as runs_out,
        case when i % 3 > 0 then date '2023-02-01' + cast(i * 5 as int) end as redeemed_on from range(100) t(i)""",
}


@pytest.fixture(scope="module")
def school(own_cache: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    with laid_out(tmp_path_factory.mktemp("school"), CATALOG, TABLES) as opened:
        yield opened


@pytest.mark.parametrize(
    ("question", "query"),
    {
        # when those began who are led to, in a clause of any kind
        "lessons last month with tutors recruited before 2020": "lessons where tutor.hired_on < date '2020-01-01' during last month",
        "fees in 2024 from learners on board since before 2023": "fees where learner.enrolled_on < date '2023-01-01' during 2024",
        "vouchers issued in 2024 to people who joined in 2023": "vouchers where buyer.enrolled_on >= date '2023-01-01' and buyer.enrolled_on < date '2024-01-01' during 2024",
        "lessons given by tutors hired before 2019": "lessons where tutor.hired_on < date '2019-01-01'",
        "lessons in 2024 of learners who enrolled in 2023": "lessons where learner.enrolled_on >= date '2023-01-01' and learner.enrolled_on < date '2024-01-01' during 2024",
        "2024 lessons where the learner was from 2023": "lessons where learner.enrolled_on >= date '2023-01-01' and learner.enrolled_on < date '2024-01-01' during 2024",
        "fees in 2024 from learners who signed up in 2023": "fees where learner.enrolled_on >= date '2023-01-01' and learner.enrolled_on < date '2024-01-01' during 2024",
        "lessons held in March by tutors hired in 2015": "lessons where tutor.hired_on >= date '2015-01-01' and tutor.hired_on < date '2016-01-01' during 2024-03",
        # a period named again, and the one behind it
        "vouchers issued in May 2024 and redeemed that same month": "vouchers where redeemed_on >= date '2024-05-01' and redeemed_on < date '2024-06-01' during 2024-05",
        "vouchers issued in April 2024 and redeemed the month after": "vouchers where redeemed_on >= date '2024-05-01' and redeemed_on < date '2024-06-01' during 2024-04",
        # a noun beside one of two periods, and a day that starts something
        "vouchers of May 2024 with a first day in June 2024": "vouchers where first_day >= date '2024-06-01' and first_day < date '2024-07-01' during 2024-05",
        "vouchers starting in March 2024 by shop": "vouchers by shop where first_day >= date '2024-03-01' and first_day < date '2024-04-01'",
        "vouchers by month starting in March 2024": "vouchers by time.month during since 2024-03",
        "vouchers from May 2024 whose first day fell in June 2024": "vouchers where first_day >= date '2024-06-01' and first_day < date '2024-07-01' during 2024-05",
        "vouchers of May 2024 whose expiry date falls in July 2024": "vouchers where runs_out >= date '2024-07-01' and runs_out < date '2024-08-01' during 2024-05",
        # days to come, which no period of the metric has
        "vouchers with an expiry date this month": "vouchers where runs_out >= date '2024-07-01' and runs_out < date '2024-08-01'",
        # other words for what is done on a day, and for those who are led to
        "vouchers that run out between May and June 2024": "vouchers where runs_out >= date '2024-05-01' and runs_out < date '2024-07-01'",
        "2024 lessons, teachers whose contract began earlier than 2019": "lessons where tutor.hired_on < date '2019-01-01' during 2024",
        "tutors hired since 2018: lessons per tutor": "lessons by tutor.name where tutor.hired_on >= date '2018-01-01'",
        "fees per language, for tutors who started since 2018": "fees by language where tutor.hired_on >= date '2018-01-01'",
        "lessons of learners who started in 2023": "lessons where learner.enrolled_on >= date '2023-01-01' and learner.enrolled_on < date '2024-01-01'",
        "lessons with learners started in May 2024": "lessons during 2024-05",
        # what a period is counted by divides nothing
        "vouchers redeemed in May 2024, counted by the day they were redeemed": "vouchers where redeemed_on >= date '2024-05-01' and redeemed_on < date '2024-06-01'",
    }.items(),
)  # fmt: skip
def test_days_other_than_those_of_the_metric(school: Workbench, question: str, query: str) -> None:
    assert likeliest(school, question) == query


@pytest.mark.parametrize(
    ("question", "query"),
    {
        # what nobody did, or was not done
        "lessons nobody inspected, by language": "lessons by language where inspector.name is null",
        "lessons nobody's inspecting": "lessons where inspector.name is null",
        "lessons with no one inspecting them": "lessons where inspector.name is null",
        "lessons the tutor never graded": "lessons where grade is null",
        "ungraded lessons by language": "lessons by language where grade is null",
        "lessons that don't say which room, by language": "lessons by language where room is null",
        "lessons not funded so far": "lessons where funded_on is null",
        "lessons waiting to be funded, by room": "lessons by room where funded_on is null",
        "vouchers that nobody wrote down why, by shop": "vouchers by shop where reason is null",
        "vouchers by why": "vouchers by reason",
        "lessons awaiting funding": "lessons where funded_on is null",
        "lessons with a blank room, by language": "lessons by language where room is null",
        "lessons given in a room, by language": "lessons by language",
        "lessons inspected by an inspector, per language": "lessons by language where inspector.name is not null",
        "lessons not inspected by anyone": "lessons where inspector.name is null",
        "lessons never inspected, by language": "lessons by language where inspector.name is null",
        # `one` is what the result is divided by
        "lessons by inspector, where there was one": "lessons by inspector.name where inspector.name is not null",
        "which room has the most lessons? leave out lessons without one": "lessons by room where room is not null order by lessons desc limit 1",
        # all of a list is left out
        "lessons leaving out online and photographed ones": "lessons where online = false and photos = false",
        # what those in a role do, and what rows have, which is no name of theirs
        "lessons by inspecting tutor": "lessons by inspector.name",
        "lessons whose grade is over 4, by language": "lessons by language where grade > 4",
        # how something was not done
        "lessons that were not held online, by language": "lessons by language where online = false",
        "lessons not given by freelancers": "lessons where tutor.freelance = false",
        "lessons held by freelancers, by language": "lessons by language where tutor.freelance = true",
        # what brackets say again
        "lessons by salaried (not freelance) tutors, by language": "lessons by language where tutor.freelance = false",
        # those are left out that lack something
        "room with the fewest lessons, ignoring those without a room": "lessons by room where room is not null order by lessons limit 1",
        "lessons per room, leaving out lessons with no room": "lessons by room where room is not null",
        # what one thing lacks is not denied of another
        "lessons without photos at Red": "lessons where photos = false and room = 'Red'",
        # whose work it was, and no group
        "lessons by tutors who are freelance": "lessons where tutor.freelance = true",
        # a year in which something was counted is not the year of a thing
        "vouchers by shop in 2024": "vouchers by shop during 2024",
        "how many of the vouchers in 2024": "vouchers during 2024",
        # rows that have not gone
        "vouchers still here, by shop": "vouchers by shop where shipped = false",
    }.items(),
)
def test_what_is_not_there(school: Workbench, question: str, query: str) -> None:
    assert likeliest(school, question) == query
