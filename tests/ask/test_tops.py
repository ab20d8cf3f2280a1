"""Tops and bottoms: which group is asked for, and which number it has the most of. Over the catalog of a boarding kennel."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from evaluation import laid_out, read

from workbench.ask.language.apart import alone
from workbench.ask.language.words import words_of
from workbench.search.words import Stemmer
from workbench.session import Workbench

CATALOG = """
catalog: kennel
today: 2024-06-05
---
dataset: keepers
source: keepers
primary_key: [keeper_id]
label: name
dimensions:
  keeper_id: {type: text}
  name: {type: text}
  town: {type: text}
---
dataset: stays
description: One row per dog and stay.
source: stays
primary_key: [stay_id]
time: came_on
dimensions:
  came_on: {type: time, grain: day}
  breed: {type: text}
  kind_of_dog: {type: text}
  turn: {type: text, title: Shift, description: Whether the dog came by day or by night.}
  leaving_reason: {type: text, description: Why a dog went home early; empty where it stayed.}
links:
  keeper: {to: keepers, on: keeper_id}
  walker: {to: keepers, on: walker_id = keeper_id}
metrics:
  stays: {expr: count(*), description: Stays of dogs.}
  leavings: {expr: count(*), where: leaving_reason is not null, title: Early leavings}
  takings: {expr: sum(price), title: Takings, format: currency, unit: EUR, better: higher}
---
dataset: trials
description: One row per dog and obedience trial.
source: trials
primary_key: [trial_id]
time: held_on
dimensions:
  held_on: {type: time, grain: day}
  course: {type: text}
  hall: {type: text}
  handler_name: {type: text, title: Handler}
metrics:
  trials: {expr: count(*), synonyms: [reviews]}
  avg_score: {expr: avg(score), title: Average score, better: higher, synonyms: [rating]}
  pass_rate: {expr: sum(passed) / count(*), title: Pass rate, format: percent, better: higher}
  pay: {expr: sum(paid), title: Pay of the handlers, format: currency, unit: EUR}
---
dataset: walks
description: One row per walk with a group of dogs.
source: walks
primary_key: [walk_id]
time: walked_on
dimensions:
  walked_on: {type: time, grain: day}
  leader: {type: text}
  field: {type: text}
  walk_type: {type: text}
metrics:
  walks: {expr: count(*)}
  walking_hours: {expr: sum(hours), unit: hour}
  kilos_fed_per_hour: {expr: sum(kilos) / sum(hours), title: Food handed out per hour, unit: kilogram}
  kilos_fed: {expr: sum(kilos), title: Food handed out, unit: kilogram}
---
dataset: bills
source: bills
primary_key: [bill_id]
time: written_on
dimensions:
  written_on: {type: time, grain: day}
  bookkeeper: {type: text, description: Who wrote the bill., synonyms: [account manager]}
  client: {type: text}
metrics:
  bills: {expr: count(*)}
  owed: {expr: sum(amount), where: not paid, title: Amount owed, format: currency, unit: EUR, synonyms: [outstanding]}
"""

TABLES = {
    "keepers": "select 'K' || i as keeper_id, ['Ann Bell', 'Cem Dag', 'Eva Fox'][1 + i] as name, 'Wells' as town from (select unnest(range(3))::int as i)",
    "stays": """select i as stay_id, date '2024-01-01' + i as came_on, ['Boxer', 'Collie'][1 + i % 2] as breed, ['Lap-dog', 'Sheep-dog', 'Hound'][1 + i % 3] as kind_of_dog,
    ['day', 'night'][1 + i % 2] as turn, case when i % 3 = 0 then ['sick', 'moved'][1 + i % 2] end as leaving_reason,
    'K' || (i % 3) as keeper_id, case when i % 4 = 0 then 'K' || (i % 2) end as walker_id, 20 + i as price
    from (select unnest(range(60))::int as i)""",
    "trials": """select i as trial_id, date '2024-01-01' + i as held_on, ['Recall', 'Heel'][1 + i % 2] as course, i % 5 as passed,
    ['Barn', 'Yard'][1 + i % 3 % 2] as hall, ['Gil Hart', 'Ida Jay'][1 + i % 2] as handler_name, 30 + i as paid, 1 + i % 9 as score
    from (select unnest(range(60))::int as i)""",
    "walks": """select i as walk_id, date '2024-01-01' + i as walked_on, ['Lea', 'Max'][1 + i % 2] as leader, 1 + i % 3 as hours,
    ['Upper', 'Lower'][1 + i % 4 % 2] as field, ['Long', 'Short'][1 + i % 2] as walk_type, 2 + i % 5 as kilos from (select unnest(range(60))::int as i)""",
    "bills": """select i as bill_id, date '2024-01-01' + i as written_on, ['Jo May', 'Kit Roe'][1 + i % 2] as bookkeeper,
    ['Orr', 'Poe', 'Ray'][1 + i % 3] as client, 20 + i as amount, i % 2 = 0 as paid from (select unnest(range(60))::int as i)""",
}


@pytest.fixture(scope="module")
def session(own_cache: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    with laid_out(tmp_path_factory.mktemp("kennel"), CATALOG, TABLES) as opened:
        yield opened


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "which walker had the most stays": "stays by walker.name where walker.name is not null order by stays desc limit 1",
        "stays by leaving reason, highest first": "stays by leaving_reason order by stays desc",  # all, so a total stays what it is
        "stays of each walker": "stays by walker.name",
        "stays by leaving reason": "stays by leaving_reason",
        "which breed had the most stays": "stays by breed order by stays desc limit 1",
        "which keeper had the most stays": "stays by keeper.name order by stays desc limit 1",
    }.items(),
)  # fmt: skip
def test_the_nameless_are_not_who_has_the_most_where_rows_have_nobody(
    session: Workbench, question: str, query: str
) -> None:
    assert read(session, question) == query


@pytest.mark.parametrize(
    ("question", "query"),
    {
        # what a reason is of is counted, also where it is the commonest in each of something
        "commonest leaving reason at each keeper": "leavings by keeper.name, leaving_reason where leaving_reason is not null order by leavings desc limit 1 per keeper.name",
        "most common reason for leavings": "leavings by leaving_reason where leaving_reason is not null order by leavings desc limit 1",
        "most frequent leaving reason": "leavings by leaving_reason where leaving_reason is not null order by leavings desc limit 1",
        # behind what is ranked, a group has a top of its own; what things are called is none
        "top breed by keeper, by takings": "takings by keeper.name, breed order by takings desc limit 1 per keeper.name",
        "top breed by month for takings": "takings by time.month, breed order by takings desc limit 1 per time.month",
        "top 2 keepers by takings": "takings by keeper.name order by takings desc limit 2",
        "busiest keeper by name": "stays by keeper.name order by stays desc limit 1",
        # a noun before what is measured only says whose it is, where something else is asked for
        "lowest handler pass rate - which hall": "pass_rate by hall order by pass_rate limit 1",
        # those of whom something is the greatest are told by no key of theirs
        "rarest breed among our stays": "stays by breed order by stays limit 1",
        "what kind of breeds has the highest takings": "takings by breed order by takings desc limit 1",
        "top breed by takings, Ann Bell and Cem Dag separately": "takings by breed, keeper.name where keeper.name in ('Ann Bell', 'Cem Dag') order by takings desc limit 1 per keeper.name",
        # people, numbers one, and orders
        "no. 1 breed per keeper by takings": "takings by keeper.name, breed order by takings desc limit 1 per keeper.name",
        "#1 breed by takings": "takings by breed order by takings desc limit 1",
        "name of the person with the biggest pay": "pay by handler_name order by pay desc limit 1",
        "highest paid person in each hall": "pay by hall, handler_name order by pay desc limit 1 per hall",
        "sort the breeds by takings, highest first": "takings by breed order by takings desc",
        "please order our breeds by takings, lowest first": "takings by breed order by takings",
        # a day is no day shift
        "busiest day ever for stays": "stays by time.day order by stays desc limit 1",
    }.items(),
)  # fmt: skip
def test_which_group_has_the_most(session: Workbench, question: str, query: str) -> None:
    assert read(session, question) == query


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "hardest course in each hall going by pass rate": "pass_rate by hall, course order by pass_rate limit 1 per hall",
        "which course is hardest to get through": "pass_rate by course order by pass_rate limit 1",
        "easiest course by pass rate": "pass_rate by course order by pass_rate desc limit 1",
        "which leader feeds fastest": "kilos_fed_per_hour by leader order by kilos_fed_per_hour desc limit 1",
        "in which field did we feed the most": "kilos_fed by field order by kilos_fed desc limit 1",
        "which breed earns the most": "takings by breed order by takings desc limit 1",
        "the slowest month for walks": "walks by time.month order by walks limit 1",
        "which hall has the best reviews": "avg_score by hall order by avg_score desc limit 1",
        "which leader racks up the most walking hours": "walking_hours by leader order by walking_hours desc limit 1",
    }.items(),
)
def test_a_superlative_says_what_is_measured(session: Workbench, question: str, query: str) -> None:
    assert read(session, question) == query


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "takings by breed, for keepers who live in Wells": "takings by breed where keeper.town = 'Wells'",
        "takings by breed and keeper": "takings by breed, keeper.name",
        "stays of sheepdogs": "stays where kind_of_dog = 'Sheep-dog'",
        "stays without lapdogs or sheepdogs": "stays where kind_of_dog not in ('Lap-dog', 'Sheep-dog') or kind_of_dog is null",
        "the most popular walk": "walks by walk_type order by walks desc limit 1",
        "the cheapest walk by hours": "walking_hours by walk_type order by walking_hours limit 1",
        "the best selling walk": "walks by walk_type order by walks desc limit 1",
    }.items(),
)
def test_of_whom_something_is_said_and_which_sorts(session: Workbench, question: str, query: str) -> None:
    assert read(session, question) == query


def test_words_of_one_stem_that_are_no_forms_of_each_other() -> None:
    stem = Stemmer()
    assert stem("customs") != stem("customers")
    assert stem("occupancy") != stem("occupant")
    assert stem("productive") != stem("product")


def test_who_owes_us_is_who_buys(session: Workbench) -> None:
    assert read(session, "who owes us the most?") == "owed by client order by owed desc limit 1"
    assert read(session, "which bookkeeper wrote the most bills?") == "bills by bookkeeper order by bills desc limit 1"


def test_what_something_is_said_of_stands_not_alone() -> None:
    assert alone(words_of("sites, visits in May", str), 0, 1, {0})
    assert not alone(words_of("sites that came up, visits in May", str), 0, 1, {0})
