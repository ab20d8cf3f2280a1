"""A sawmill's catalog with few titles: lengths in millimetres, boards per hour, claims that were upheld or not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from evaluation import laid_out

from workbench.ask.answer import Zone
from workbench.session import Workbench

CATALOG = """
catalog: sawmill
today: 2024-06-05
---
dataset: loads
description: One row per load of logs, those sent back included.
source: loads
primary_key: [load_id]
time: came_on
dimensions:
  came_on: {type: time, grain: day}
  species: {type: text}
  girth_mm: {type: number}
  stacked_on: {type: time, grain: day, title: Stacking date}
  days_kept: {type: number}
  hands: {type: number, description: People who unloaded it.}
  wet: {type: boolean, description: Not dried.}
  declined: {type: boolean, description: Sent back from the yard.}
metrics:
  loads: {expr: count(*)}
  weighed_kg: {expr: sum(kg), unit: kilogram}
---
dataset: cuts
description: One row per log that was cut.
source: cuts
primary_key: [cut_id]
time: cut_on
dimensions:
  cut_on: {type: time, grain: day}
  saw: {type: text}
  shed: {type: text}
links:
  load: {to: loads, on: load_id}
metrics:
  grade_1_share: {expr: sum(firsts) / sum(boards), format: percent, better: higher}
  boards_per_hour: {expr: sum(boards) / sum(hours), better: higher}
  repair_hours: {expr: sum(repair), unit: hour, better: lower}
---
dataset: claims
description: One row per claim of a builder.
source: claims
primary_key: [claim_id]
time: filed_on
dimensions:
  filed_on: {type: time, grain: day}
  yard: {type: text}
  upheld: {type: boolean, description: We accepted it.}
metrics:
  claims: {expr: count(*)}
"""

TABLES = {
    "loads": """select i as load_id, date '2024-01-01' + i as came_on, ['oak', 'ash'][1 + i % 2] as species,
    200 + 10 * (i % 9) as girth_mm, i % 7 = 0 as declined, case when i % 4 > 0
    then date '2024-01-03' + i end as stacked_on, i % 30 as days_kept, 1 + i % 4 as hands, i % 2 = 0 as wet, 900 + i as kg from (select unnest(range(60))::int as i)""",
    "cuts": """select i as cut_id, i as load_id, date '2024-01-02' + i as cut_on,
    ['Saw 1', 'Saw 2', 'Band saw'][1 + i % 3] as saw, 20 + i % 5 as boards, ['Top', 'Low'][1 + i % 2] as shed, 1 + i % 2 as hours, i % 4 as repair, 9 + i % 5 as firsts
    from (select unnest(range(60))::int as i)""",
    "claims": """select i as claim_id, date '2024-01-03' + i as filed_on, ['North', 'South'][1 + i % 2] as yard,
    i % 3 = 0 as upheld from (select unnest(range(60))::int as i)""",
}


@pytest.fixture(scope="module")
def session(own_cache: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    with laid_out(tmp_path_factory.mktemp("sawmill"), CATALOG, TABLES) as opened:
        yield opened


@pytest.mark.parametrize(
    ("question", "query"),
    [
        # a bound behind a number, with a unit written apart or on it
        ("loads of logs 250 mm and larger", "loads where girth_mm >= 250"),
        ("loads with a girth of 250mm and larger", "loads where girth_mm >= 250"),
        ("loads with a girth of 25 cm and smaller", "loads where girth_mm <= 250"),
        ("loads with a girth over 250mm", "loads where girth_mm > 250"),
        # who is fast makes much in an hour, and takes few hours
        ("slowest saw by boards per hour", "boards_per_hour by saw order by boards_per_hour limit 1"),
        ("which saw has the fastest repairs", "repair_hours by saw order by repair_hours limit 1"),
        # a rate by the hour is no group by the hour
        ("boards an hour for each saw", "boards_per_hour by saw"),
        ("boards per hour by month", "boards_per_hour by time.month"),
        # what caused most of something is ranked, and no cause is asked for
        ("Which yard caused the most claims?", "claims by yard order by claims desc limit 1"),
        ("What caused the most claims?", None),
        ("Which yard caused the rise in claims?", None),
        # what was accepted is what was upheld, and what was not declined
        ("accepted claims by yard", "claims by yard where upheld = true"),
        ("claims that we did not accept", "claims where upheld = false"),
        ("claims turned down in March", "claims where upheld = false during 2024-03"),
        ("loads turned down in March", "loads where declined = true during 2024-03"),
        ("accepted loads", "loads where declined = false"),
        # what is set against its opposite divides, as what has a number each
        ("wet against dry loads", "loads by wet"),
        ("Which grade 1 share do the sheds get?", "grade_1_share by shed"),
        ("Which sheds do the builders see?", None),
        ("North v South, claims by month", "claims by time.month, yard where yard in ('North', 'South')"),
        # a number in a name is compared with nothing; short for a name with a number is that name
        ("best saw for grade 1", "grade_1_share by saw order by grade_1_share desc limit 1"),
        ("grade 1 share on S2", "grade_1_share where saw = 'Saw 2'"),
        ("grade 1 share on S5", None),
        # what an order goes by is what is measured, though some group may be near to it
        ("three busiest days by kilos weighed", "weighed_kg by time.day order by weighed_kg desc limit 3"),
        ("busiest month by claims", "claims by time.month order by claims desc limit 1"),
        # what has not come about on a day has none
        ("loads that have not been stacked yet", "loads where stacked_on is null"),
        ("loads not yet stacked, by species", "loads by species where stacked_on is null"),
        ("loads stacked in March", "loads where stacked_on >= date '2024-03-01' and stacked_on < date '2024-04-01'"),
        # a column of days, and what a description counts
        ("loads kept longer than 20 days", "loads where days_kept > 20"),
        ("loads with fewer than three people", "loads where hands < 3"),
    ],
)
def test_a_sawmill_is_asked_in_plain_words(session: Workbench, question: str, query: str | None) -> None:
    text = session.ask(question).text
    assert text == query if text is None else " ".join(text.split()) == query


def test_what_is_still_there_is_not_answered_with_all_of_it(session: Workbench) -> None:
    still, every = session.ask("loads still here"), session.ask("loads here")
    assert still.confidence < every.confidence
    assert still.zone is not Zone.ANSWER
