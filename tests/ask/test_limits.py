"""Limits on numbers, as people put them: on rows, or on what groups come to; over a catalog of a language school."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from evaluation import laid_out

from workbench.ask.language.limits import put_plainly
from workbench.ask.language.numbers import number_spans
from workbench.ask.language.words import words_of
from workbench.ask.time.moments import Now
from workbench.ask.time.times import time_spans
from workbench.query.model import Last, Unit
from workbench.search.words import Stemmer
from workbench.session import Workbench

CATALOG = """
catalog: school
today: 2024-06-05
---
dataset: towns
source: towns
primary_key: [town_id]
label: name
dimensions:
  name: {type: text}
  population: {type: number}
  built: {type: number, description: Year in which the school there opened}
---
dataset: teachers
source: teachers
primary_key: [teacher_id]
label: name
dimensions:
  name: {type: text}
---
dataset: lessons
source: lessons
primary_key: [lesson_id]
time: held_on
synonyms: [lesson]
dimensions:
  held_on: {type: time, grain: day}
  language: {type: text}
  floor: {type: number, description: Floor of the building that the room is on}
  rating: {type: number, description: What the class gave the lesson}
  fee: {type: number, unit: GBP}
  length: {type: number, unit: minutes, description: How long the lesson was}
links:
  town: {to: towns, on: town_id}
  teacher: {to: teachers, on: teacher_id}
metrics:
  lessons: {expr: count(*), synonyms: [number of lessons]}
  income: {expr: sum(fee), unit: GBP, format: currency, synonyms: [takings, fee income]}
  mean_rating: {expr: avg(rating), title: Average rating, synonyms: [rating of lessons]}
  mean_length: {expr: avg(length), title: Average length, unit: minutes, synonyms: [lesson length]}
  dropout_rate: {expr: avg(case when rating < 3 then 1.0 else 0 end), format: percent, title: Drop-out rate}
"""

DATA = {
    "towns": "select * from (values (1, 'Ripon', 16000, 1930), (2, 'Selby', 20000, 1990)) t(town_id, name, population, built)",
    "teachers": "select * from (values (1, 'Ana Pires'), (2, 'Ole Lund')) t(teacher_id, name)",
    "lessons": """
        select i as lesson_id, date '2023-01-10' + cast(i * 12 as integer) as held_on, 1 + i % 2 as town_id,
          1 + i % 2 as teacher_id, case when i % 3 = 0 then 'Polish' else 'Greek' end as language, 1 + i % 4 as floor,
          1 + i % 9 as rating, 20.0 + i as fee, 40 + i % 50 as length
        from range(40) r(i)
    """,
}


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory, own_cache: None) -> Iterator[Workbench]:
    with laid_out(tmp_path_factory.mktemp("school"), CATALOG, DATA) as opened:
        yield opened


@pytest.mark.parametrize(
    ("said", "put"),
    [
        ("a tutor with a lower drop-out rate than 4", "a tutor with drop-out rate under 4"),
        ("fewer than one in five", "fewer than 20%"),
        ("where one ticket in ten or more is torn", "where ticket 10% or more is torn"),
        ("under £5m", "under £5 million"),
        ("20 grand in fees", "20 thousand in fees"),
        ("€30-50k", "€30000 to €50000"),
        ("between 3 and 7 thousand", "between 3000 and 7000"),
        ("went past the six hour mark", "went over six hour"),
        ("months out of the last 6 with", "which months in the last 6 months with"),
        ("14 repairs or more", "at least 14 repairs"),
        ("speeds of 500 mbit/s or less", "speeds of at most 500 mbit/s"),
        ("lessons of the over-65s", "lessons of over 65 year olds"),
        ("answered in under 30s", "answered in under 30s"),
        ("children (below 12) in Ripon", "people aged below 12 in Ripon"),
        ("people under 40 minutes late", "people under 40 minutes late"),
        ("2 rooms or more than 3 beds", "2 rooms or more than 3 beds"),
        ("at least one visit in 2024", "at least one visit in 2024"),
        ("at least one visit in 3 months", "at least one visit in 3 months"),
    ],
)
def test_limits_are_put_plainly(said: str, put: str) -> None:
    assert " ".join(put_plainly(said).split()) == put


@pytest.mark.parametrize(
    ("phrase", "op", "number"),
    [
        ("upwards of two hundred", ">", 200),
        ("north of 60k", ">", 60_000),
        ("in excess of 5", ">", 5),
        ("topped 40", ">", 40),
        ("beneath 2.9", "<", 2.9),
        ("above the second floor", ">", 2),
        ("an hour or longer", ">=", 1),
        ("20% or more", ">=", 20),
    ],
)
def test_a_limit_is_heard(phrase: str, op: str, number: float) -> None:
    words = words_of(phrase, Stemmer())
    words = tuple(
        w if w.plain != "second" else type(w)(w.text, w.plain, w.stem, w.kind, w.start, w.end, 2.0) for w in words
    )
    (span,) = number_spans(words, ())
    assert (span.op, span.number) == (op, number)


def test_months_of_the_last_ones_are_a_time_and_no_number() -> None:
    today = date(2024, 6, 5)
    times = time_spans(words_of("in which of the past twelve months", Stemmer()), Now.of(today, today))
    assert [getattr(time.meaning, "period", None) for time in times][-1] == Last(12, Unit.MONTH)


@pytest.mark.parametrize(
    ("question", "query"),
    [
        ("Drop-out rate above 9 percent - who?", "dropout_rate by teacher.name having dropout_rate > 0.09"),
        ("anyone with more than 8 lessons?", "lessons by teacher.name having lessons > 8"),
        ("which languages have an average rating we find beneath 4", "mean_rating by language having mean_rating < 4"),
        ("takings under £500 - which towns?", "income by town.name having income < 500"),
        ("lessons above the second floor by language", "lessons by language where floor > 2"),
        ("drop-out rate under 40 per cent: name the languages", "dropout_rate by language having dropout_rate < 0.4"),
        ("languages whose lessons average over 50 minutes", "mean_length by language having mean_length > 50"),
        (
            "languages where lessons with a rating under 5 come to over 4",
            "lessons by language where rating < 5 having lessons > 4",
        ),
        (
            "teachers with more than 5 lessons but less than £900 in takings",
            "lessons, income by teacher.name having lessons > 5 and income < 900",
        ),
        ("which languages came up more than 8 times", "lessons by language having lessons > 8"),
        ("which towns' income is below 900", "income by town.name having income < 900"),
        ("people with over 5 lessons", "lessons by teacher.name having lessons > 5"),
        ("lessons in towns opened before 1950 by language", "lessons by language where town.built < 1950"),
        ("lessons in towns that date from before 1950 by language", "lessons by language where town.built < 1950"),
        ("income in towns dating back to before 1950", "income where town.built < 1950"),
        ("lessons over £30 by language", "lessons by language where fee > 30"),
        (
            "months of the last 12 with takings below 90",
            "income by time.month during last 12 months having income < 90",
        ),
    ],
)
def test_a_limit_is_on_rows_or_on_groups(school: Workbench, question: str, query: str) -> None:
    assert " ".join((school.ask(question).text or "").split()) == query


@pytest.mark.parametrize(
    "question",
    [
        "lessons by language of more than 500 km",
        "how many lessons are over 50 years old?",
        "which teachers drove more than 5 km",
        "average rating in towns with more than 90 pupils",
        "what do people of 65 and over learn? lessons for each language",
    ],
)
def test_a_limit_in_another_unit_is_on_nothing(school: Workbench, question: str) -> None:
    answer = school.ask(question)
    assert answer.text is None or "having" not in answer.text
