"""A catalog of campgrounds whose money is the dollar: hours from and to, dates as they are written there, and what was not done."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from evaluation import laid_out

from workbench.session import Workbench

CATALOG = """
catalog: camps
today: 2024-06-05
---
dataset: camps
source: camps
primary_key: [camp_id]
label: name
dimensions:
  name: {type: text, title: Camp}
  bunks: {type: number, title: Number of bunks, unit: bunk}
  tents_only: {type: boolean, title: Tents only, description: No cabins.}
---
dataset: repairs
source: repairs
primary_key: [repair_id]
time: reported_at
synonyms: [repair]
dimensions:
  reported_at: {type: time, grain: minute}
  status: {type: text, description: "In progress, Done or Cancelled."}
  cause: {type: text}
  ranger: {type: boolean, title: Ranger called}
  night: {type: boolean, title: Night call}
  leaking: {type: boolean, title: Leak, synonyms: [leaking pipe]}
  minutes: {type: number, unit: minute, title: Waiting time}
  cost: {type: number, unit: USD, title: Cost}
  margin: {type: number, title: Margin}
  prepaid: {type: boolean, title: Auto-pay}
  closed_on: {type: time, grain: day, title: Closing date, description: Empty while it runs.}
  mason: {type: text, title: Mason, description: Who did it; empty where not assigned.}
links:
  camp: {to: camps, on: camp_id}
metrics:
  repairs: {expr: count(*), title: Repairs}
  spend: {expr: sum(cost), unit: USD, format: currency, title: Repair spend}
  refusal_rate: {expr: avg(case when status = 'Cancelled' then 1.0 else 0 end), format: percent, title: Refusal rate}
  leak_rate: {expr: avg(case when leaking then 1.0 else 0 end), format: percent, title: Leak rate}
  mean_wait: {expr: avg(minutes), unit: minute, title: Average waiting time}
---
dataset: accounts
source: accounts
time: opened_on
dimensions:
  opened_on: {type: time, grain: day}
  state: {type: text, title: State of the bill, description: "Paid or Open."}
metrics:
  accounts: {expr: count(*), title: Accounts}
  billed: {expr: sum(amount), unit: USD, format: currency, title: Amount billed}
---
dataset: songs
source: songs
time: sung_on
dimensions:
  sung_on: {type: time, grain: day}
  style: {type: text}
  singer: {type: text}
  home: {type: text, title: Home town, description: Where the singer lives.}
  live: {type: boolean, title: Live}
  slot: {type: text, title: Slot, synonyms: [part of the show]}
  heard_by: {type: text, title: Age of the audience}
  written: {type: number, description: Year in which it was written}
  requested: {type: boolean, title: Requested, synonyms: [request share, wanted]}
  half: {type: text, title: Half of the show}
  outdoors: {type: boolean, title: Outdoors}
metrics:
  songs: {expr: count(*), title: Songs sung}
  singers: {expr: count(distinct singer), title: Different singers}
  request_share: {expr: avg(case when requested then 1.0 else 0 end), format: percent, title: Request share, better: higher}
"""

TABLES = {
    "camps": """select * from (values (1, 'Pine Hollow', 40, true), (2, 'Elk Bend', 12, false), (3, 'Otter Creek', 8, false))
    t(camp_id, name, bunks, tents_only)""",
    "repairs": """select i as repair_id, timestamp '2023-03-01 00:30:00' + interval (i * 77) minute as reported_at,
    ['Done', 'In progress', 'Cancelled'][1 + i % 3] as status, case when i % 5 > 0 then ['storm', 'bear', 'wear'][1 + i % 3] end as cause,
    i % 4 = 0 as ranger, i % 7 = 0 as night, i % 8 = 0 as leaking, 3 * (i % 11) as minutes, i % 3 = 0 as prepaid, case when i % 3 = 0 then date '2023-04-01' + i % 90 end as closed_on, i % 9 - 3 as margin, case when i % 6 > 0 then ['Flint', 'Marsh'][1 + i % 2] end as mason, 900 * (i % 13) as cost, 1 + i % 3 as camp_id
    from (select unnest(range(8000))::int as i)""",
    "accounts": """select date '2024-01-01' + i as opened_on, ['Paid', 'Open'][1 + i % 2] as state, 10 * i as amount
    from (select unnest(range(90))::int as i)""",
    "songs": """select date '2024-01-01' + i as sung_on, ['Folk', 'Gospel', 'Blues'][1 + i % 3] as style, ['Ann', 'Bo', 'Cy', 'Di'][1 + i % 4] as singer, 1940 + i % 80 as written,
    ['Bend', 'Salem', 'Eugene'][1 + i % 3] as home, i % 3 = 0 as live, ['early', 'late'][1 + i % 2] as slot, ['Morning', 'Evening'][1 + i % 2] as half,
    ['Under 18', '18-64', '65+'][1 + i % 3] as heard_by, i % 2 = 0 as requested,
    i % 5 = 0 as outdoors from (select unnest(range(150))::int as i)""",
}


@pytest.fixture(scope="module")
def session(own_cache: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    with laid_out(tmp_path_factory.mktemp("camps"), CATALOG, TABLES) as opened:
        yield opened


def asked(session: Workbench, question: str) -> str:
    return " ".join((session.ask(question).text or "").split())


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "repairs between 7 and 10 in the morning": "repairs where time.extract_hour between 7 and 9",
        "repairs from 1am-4am": "repairs where time.extract_hour between 1 and 3",
        "repairs at night between midnight and 4": "repairs where time.extract_hour between 0 and 3",
        "evening rush (5-8) repairs by camp": "repairs by camp.name where time.extract_hour between 17 and 19",
        "repairs from 8 to 10 pm": "repairs where time.extract_hour between 20 and 21",
    }.items(),
)
def test_hours_reach_from_one_to_another(session: Workbench, question: str, query: str) -> None:
    assert asked(session, question) == query


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "daily repairs 5/1/2024 to 5/7/2024": "repairs by time.day during 2024-05-01 to 2024-05-07",
        "repair spend CY23": "spend during 2023",
        "repairs by month this year and last": "repairs by time.month during 2023 to 2024",
        "repairs monthly, 2023 through now": "repairs by time.month during since 2023",
        "repairs in the week of 4 to 10 March 2024": "repairs during 2024-03-04 to 2024-03-10",
        "in which month of 2023 did repair spend hit its low": "spend by time.month during 2023 order by spend limit 1",
        "repairs from 2023 or earlier": "repairs during before 2024",
    }.items(),
)
def test_times_are_read_as_they_are_written_there(session: Workbench, question: str, query: str) -> None:
    assert asked(session, question) == query


def test_it_is_said_how_a_date_was_read(session: Workbench) -> None:
    assert "'5/1/2024' is read as 1 May 2024." in session.ask("repairs on 5/1/2024").assumptions


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "repairs where a ranger was not called": "repairs where ranger = false",
        "how many repairs don't have a cause": "repairs where cause is null",
        "how many repairs are still going?": "repairs where status = 'In progress'",
        "folk songs by month": "songs by time.month where style = 'Folk'",
        "number of repairs above 9k": "repairs where cost > 9000",
        "repairs nobody is assigned to": "repairs where mason is null",
        "unassigned repairs by camp": "repairs by camp.name where mason is null",
        "repairs with a negative margin": "repairs where margin < 0",
        "how many repairs have cost over 9000 dollars": "repairs where cost > 9000",
        "repairs that waited more than 15 minutes": "repairs where minutes > 15",
        "songs for the 65+ by style": "songs by style where heard_by = '65+'",
        "songs of people living in Bend": "songs where home = 'Bend'",
        "how many accounts were opened in March 2024": "accounts during 2024-03",
        "which state accounts for the most accounts": "accounts by state order by accounts desc limit 1",
        "repairs over half a minute": "repairs where minutes > 0.5",
        "evening songs by style": "songs by style where half = 'Evening'",
        "refusal rate for leaking pipes": "refusal_rate where leaking = true",
        "no. of repairs by camp": "repairs by camp.name",
        "songs sung live in May 2024": "songs where live = true during 2024-05",
        "average waiting time by camp, only camps over 15 minutes": "mean_wait by camp.name having mean_wait > 15",
    }.items(),
)
def test_conditions_are_kept_as_they_are_said(session: Workbench, question: str, query: str) -> None:
    assert asked(session, question) == query


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "repairs split by whether the call came in at night": "repairs by night",
        "repair spend at tents only camps vs those with cabins": "spend by camp.tents_only",
        "is the request share higher outdoors": "request_share by outdoors",
        "songs outdoors against those not sung outdoors": "songs by outdoors",
    }.items(),
)
def test_what_is_so_is_set_beside_what_is_not(session: Workbench, question: str, query: str) -> None:
    assert asked(session, question) == query


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "songs of the 1970s by style": "songs by style where written between 1970 and 1979",
        "how many sixties songs were sung": "songs where written between 1960 and 1969",
        "number of pre-1950 songs": "songs where written < 1950",
    }.items(),
)
def test_years_long_before_all_data_are_those_that_things_have(session: Workbench, question: str, query: str) -> None:
    assert asked(session, question) == query


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "where did most repairs happen": "repairs by camp.name order by repairs desc limit 1",
        "where have we had more than 2000 repairs": "repairs by camp.name having repairs > 2000",
    }.items(),
)
def test_where_asks_for_no_state_that_things_are_in(session: Workbench, question: str, query: str) -> None:
    assert asked(session, question) == query


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "top 2 singers recorded in May 2024": "songs by singer during 2024-05 order by songs desc limit 2",
        "the 3 camps storm hit most, by repairs": "repairs by camp.name where cause = 'storm' order by repairs desc limit 3",
        "how many songs did Ann record by style": "songs by style where singer = 'Ann'",
        "repairs march this year": "repairs during 2024-03",
    }.items(),
)
def test_things_that_something_was_done_with_most_are_ranked(session: Workbench, question: str, query: str) -> None:
    assert asked(session, question) == query


def test_words_cut_short_are_those_of_the_catalog(session: Workbench) -> None:
    assert asked(session, "avg wait by camp, 2023") == "mean_wait by camp.name during 2023"


def test_a_part_of_something_that_is_called_so_is_no_share(session: Workbench) -> None:
    assert asked(session, "how many songs were sung in each part of the show") == "songs by slot"


def test_who_does_most_is_not_told_by_how_many_they_are(session: Workbench) -> None:
    assert asked(session, "who is the most heard singer this year?").startswith("songs by singer")
