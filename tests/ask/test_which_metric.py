"""Which of a catalog's metrics is meant: the one that is called so, before those that other words would speak for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from evaluation import laid_out, read

from workbench.session import Workbench

CATALOG = """
catalog: music
title: School of music
today: 2025-06-15
---
dataset: lessons
title: Music lessons
description: One row per booking of a lesson, missed ones included.
synonyms: [bookings]
source: lessons
primary_key: id
time: day
dimensions:
  day: {type: time, grain: day}
  instrument: {title: Instrument}
  state: {title: State}
  hours: {type: number, unit: hour, title: Hours}
links:
  teacher: {to: teachers, on: teacher = id}
metrics:
  bookings: {title: Bookings, expr: count(*), unit: booking, format: integer}
  music_lessons: {title: Music lessons, description: Lessons that took place., expr: count(*), where: state = 'held', unit: lesson}
  missed: {title: Missed lessons, description: Pupils who did not come., expr: count(*), where: state = 'missed', unit: booking}
  avg_hours: {title: Average lesson, description: Mean hours of a lesson., expr: avg(hours), unit: hour, synonyms: [booking time]}
  avg_tempo: {title: Average tempo, expr: avg(tempo), format: decimal}
  avg_pitch: {title: Average pitch, expr: avg(pitch), format: decimal}
  music_played: {title: Music played, description: What was played., expr: sum(pages), unit: page, format: integer}
  load: {title: Bookings per tutor, expr: bookings / tutors, format: decimal, synonyms: [appointments per teacher]}
  tutors: {title: Active tutors, expr: count(distinct teacher), unit: teacher, format: integer}
  missed_rate: {title: Missed rate, expr: missed / bookings, format: percent}
  fees: {title: Lesson fees, expr: sum(fee), unit: GBP, format: currency, synonyms: [turnover]}
  gross_profit: {title: Gross profit, description: Fees less the pay of teachers., expr: sum(fee - pay), unit: GBP, format: currency, synonyms: [profit]}
  profit_margin: {title: Gross margin, description: Gross profit as a share of fees., expr: sum(fee - pay) / sum(fee), format: percent}
---
dataset: teachers
title: Teachers
synonyms: [wage earners, coaches]
source: teachers
primary_key: id
label: name
dimensions:
  name: {title: Teacher}
  subject: {title: Subject}
  left_on: {type: time, grain: day, title: Left on}
metrics:
  starters: {title: Starters, description: "People taken on, those who left again included.", expr: count(*), unit: person}
  payroll: {title: Payroll, expr: sum(salary), unit: GBP, format: currency}
  fee_cover: {title: Cover, description: Fees as a share of the payroll., expr: fees / payroll, format: percent}
  staff: {title: Staff strength, expr: count(*), where: left_on is null, unit: person, synonyms: [current teachers]}
"""

LESSONS = """
select i as id, date '2025-01-01' + (i % 150)::int as day, ['piano', 'violin', 'flute'][i % 3 + 1] as instrument,
  ['held', 'held', 'held', 'missed'][i % 4 + 1] as state, 0.5 + 0.25 * (i % 3) as hours, 20.0 + i % 7 as fee, 12.0 as pay,
  i % 6 as teacher,
  60 + i % 80 as tempo, 430 + i % 20 as pitch, 1 + i % 5 as pages from range(600) as t(i)
"""

TEACHERS = """
select i as id, ['Ann', 'Bo', 'Cy', 'Di', 'Ed', 'Flo'][i + 1] as name, ['strings', 'keys'][i % 2 + 1] as subject, 100 + i as salary,
  case when i = 4 then date '2025-02-01' end as left_on from range(6) as t(i)
"""


@pytest.fixture(scope="module")
def music(tmp_path_factory: pytest.TempPathFactory, own_cache: None) -> Iterator[Workbench]:
    tables = {"lessons": LESSONS, "teachers": TEACHERS}
    with laid_out(tmp_path_factory.mktemp("music"), CATALOG, tables) as session:
        yield session


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "music lessons by instrument": "music_lessons by instrument",
        "teachers with more than 80 music lessons": "music_lessons by teacher.name having music_lessons > 80",
        "how many music lessons did Ann give in May": "music_lessons where teacher.name = 'Ann' during 2025-05",
        "which teacher had the most lessons": "music_lessons by teacher.name order by music_lessons desc limit 1",
        "how many lessons has Ann given in May": "music_lessons where teacher.name = 'Ann' during 2025-05",
        "piano lessons that took place in May": "music_lessons where instrument = 'piano' during 2025-05",
        # all of them have their own name
        "bookings by instrument": "bookings by instrument",
        "teachers with more than 80 bookings": "bookings by teacher.name having bookings > 80",
        "how many bookings in May": "bookings during 2025-05",
    }.items(),
)
def test_the_count_of_some_rows_that_is_called_as_the_rows_are(music: Workbench, question: str, query: str) -> None:
    assert read(music, question) == query


@pytest.mark.parametrize(
    ("question", "query"),
    {
        # `gross` and `earns us` ask for money, and its name for a share
        "gross margin by instrument": "profit_margin by instrument",
        "Which teacher earns us the lowest gross margin?": "profit_margin by teacher.name order by profit_margin limit 1",
        "gross profit by instrument": "gross_profit by instrument",
    }.items(),
)
def test_a_name_in_whole_asks_for_no_other_kind_of_number(music: Workbench, question: str, query: str) -> None:
    assert read(music, question) == query


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "how many people work for us": "staff",
        "how many strings teachers do we have": "staff where subject = 'strings'",
        "how many wage earners have we got": "staff",
        # called by its own name, or of a time that is over
        "how many starters do we have": "starters",
        # what is paid says who they are
        "wage earners with more than 80 bookings": "bookings by teacher.name having bookings > 80",
        "fees by instrument": "fees by instrument",
    }.items(),
)
def test_how_many_there_are_is_how_many_there_are_now(music: Workbench, question: str, query: str) -> None:
    assert read(music, question) == query


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "bookings with no hours written down": "bookings where hours is null",
        "number of bookings without any hours by instrument": "bookings by instrument where hours is null",
        "how long is a booking on average by instrument": "avg_hours by instrument",
    }.items(),
)
def test_what_is_lacking_asks_for_no_number_of_it(music: Workbench, question: str, query: str) -> None:
    assert read(music, question) == query


@pytest.mark.parametrize(
    ("question", "query"),
    {
        # of fees there is a rate, but no part of them: what they are set against is another number
        "share of fees by subject": "share of fees by teacher.subject",
        "percentage of lesson fees per instrument": "share of fees by instrument",
        "What proportion of missed lessons does each instrument contribute?": "share of missed by instrument",
        "how do bookings divide up among the instruments, in per cent": "share of bookings by instrument",
        "instrument split of missed lessons in %": "share of missed by instrument",
        # the part of some rows of all of them
        "share of lessons missed by instrument": "missed_rate by instrument",
        "missed rate by instrument": "missed_rate by instrument",
    }.items(),
)
def test_a_part_of_what_adds_up_or_a_rate(music: Workbench, question: str, query: str) -> None:
    assert read(music, question) == query


@pytest.mark.parametrize(
    ("question", "query"),
    {
        # an adjective of both, and a shape of all
        "gross profit and margin of violin": "gross_profit, profit_margin where instrument = 'violin'",
        "mean tempo plus pitch for each instrument": "avg_tempo, avg_pitch by instrument",
        # what has that unit
        "fees, pages and bookings per instrument": "fees, music_played, bookings by instrument",
        "three columns by teacher: fees, bookings, missed lessons": "fees, bookings, missed by teacher.name",
    }.items(),
)
def test_a_list_of_metrics_that_are_not_named_in_whole(music: Workbench, question: str, query: str) -> None:
    assert read(music, question) == query


@pytest.mark.parametrize(
    ("question", "query"),
    {
        # one name's upper half with the lower half of another
        "bookings per teacher by instrument": "load by instrument",
        "bookings per tutor by instrument": "load by instrument",
        "bookings per coach by instrument": "load by instrument",
        "appointments per tutor for every instrument": "load by instrument",
        # these divide by each of them
        "bookings by teacher": "bookings by teacher.name",
        "bookings by teacher and instrument": "bookings by teacher.name, instrument",
    }.items(),
)
def test_so_much_for_each_is_a_number_of_its_own(music: Workbench, question: str, query: str) -> None:
    assert read(music, question) == query
