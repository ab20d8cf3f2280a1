"""Rows that are kept by what a question says in other words, forms or places than the catalog does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from evaluation import World, asked

import workbench
from workbench.ask.language.spelling import Spelling
from workbench.ask.language.words import words_of
from workbench.search.words import Stemmer


@pytest.mark.parametrize(
    ("question", "query"),
    {
        # the opposite of what holds, where its name has two words, or one for two; and who they are
        "samples taken by full-time staff": "smp where taker.parttime = false",
        "samples taken by part-time staff": "smp where taker.parttime = true",
        "samples by part-timers": "smp where taker.parttime = true",
        "samples by full-timers": "smp where taker.parttime = false",
        "samples by whether the taker works part time": "smp by taker.parttime",
        # both sides of it divide
        "late vs not late samples by material": "smp by late, mat",
        # countries by their codes and their people
        "samples from US farms": "smp where farm.country = 'United States'",
        "samples from farms of Germans": "smp where farm.country = 'Germany'",
        # what is on time is not late; both sides that are named divide
        "samples that came in on time by material": "smp by mat where late = false",
        "punctual samples per channel": "smp by chan where late = false",
        "how many samples, late and punctual": "smp by late",
    }.items(),
)
def test_what_holds_is_said_in_other_forms(laboratory: World, question: str, query: str) -> None:
    assert asked(laboratory, question) == query


@pytest.mark.parametrize(
    ("question", "query"),
    {
        # what is negated is the lift, and no boat is unknown
        "crossings, no-lift boats only": "crossings where boat.lift = false",
        "lift vs no lift: passengers": "passengers by boat.lift",
        # who does it is told which of them, also where that is denied
        "passengers by non-free crossings": "passengers where free = false",
        "passengers by free crossings": "passengers where free = true",
        # all but one are kept, and nothing is divided
        "crossings from every island except South Isle":
            "crossings where origin.island <> 'South Isle' or origin.island is null",
        "crossings of each boat except Sea Otter": "crossings where boat.name <> 'Sea Otter' or boat.name is null",
        # a value's own words speak for no role
        "crossings excluding boats of the Norse Yard per island":
            "crossings by origin.island where boat.yard <> 'Norse Yard' or boat.yard is null",
        "crossings from every island except Atlantis": "declined",
    }.items(),
)  # fmt: skip
def test_what_is_denied_is_what_stands_behind_it(ferries: World, question: str, query: str) -> None:
    assert asked(ferries, question) == query


@pytest.mark.parametrize(
    ("written", "meant"),
    {
        # a word of English is no slip for another
        "matter": "matter",
        "pages": "pages",
        "brands": "brands",
        "fines": "fines",
        "barked": "barked",
        # but a form of it, and the spelling of the other side of the ocean
        "weigh": "weight",
        "color": "colour",
        "program": "programme",
        "catalogs": "catalogue",
        # and what names of places are cut short to
        "Rd": "road",
    }.items(),
)
def test_a_word_of_english_stays_itself(written: str, meant: str) -> None:
    said = frozenset("master ages brandstatter ines weight colour programme catalogue parked road".split())
    stem = Stemmer()
    assert Spelling(said, frozenset(), stem).corrected(words_of(written, stem))[0][0].plain == meant


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "passengers Storvik -> Eastness": "passengers where origin.name = 'Storvik' and landing.name = 'Eastness'",
        "Eastness to Storvik crossings": "crossings where origin.name = 'Eastness' and landing.name = 'Storvik'",
    }.items(),
)
def test_the_way_is_told_by_what_joins_two_places(ferries: World, question: str, query: str) -> None:
    assert asked(ferries, question) == query


def test_who_calls_comes_by_phone(marina: World) -> None:
    assert asked(marina, "moorings of callers per pier") == "n_ma by pier.pier_name where chan = 'phone'"


CLUBS = """
catalog: clubs
---
dataset: teams
source: teams
primary_key: team_id
label: name
dimensions: {name: {}}
metrics: {teams: count(*)}
---
dataset: players
source: players
primary_key: player_id
label: name
dimensions: {name: {indexed: false}}
links:
  team: {to: teams, on: team_id}
metrics: {players: count(*)}
"""


HAULAGE = """
catalog: haulage
---
dataset: staff
source: staff
primary_key: staff_id
label: name
dimensions:
  name: {}
  job: {description: what they are employed as}
  contract: {description: PERM or TEMP}
  started_on: {type: time, grain: day, title: Started on}
---
dataset: dairies
source: dairies
primary_key: dairy_id
label: name
dimensions: {name: {title: Dairy}, country: {}}
---
dataset: loads
source: loads
primary_key: load_id
time: loaded_on
dimensions:
  loaded_on: {type: time, grain: day, title: Loaded on}
  with_mate: {type: boolean, title: Two up, description: Whether the driver brought somebody along.}
  payment: {description: means of payment}
  paid: {type: boolean, title: Paid}
links:
  driver: {to: staff, on: driver_id = staff_id}
  dairy: {to: dairies, on: dairy_id}
metrics:
  loads: {expr: count(*), title: Loads}
  weight: {expr: sum(kg), title: Weight, description: what all loads weigh}
"""


@pytest.fixture(scope="module")
def haulage(tmp_path_factory: pytest.TempPathFactory, own_cache: None) -> Iterator[World]:
    folder = tmp_path_factory.mktemp("haulage")
    (folder / "catalog.yml").write_text(HAULAGE)
    with duckdb.connect() as data:
        data.execute(
            """create table staff as select *, date '2024-02-01' as started_on from (values (1, 'Ada Penn', 'Driver', 'PERM'),
            (2, 'Bo Lund', 'Driver', 'TEMP'), (3, 'Cy Hart', 'Loader', 'TEMP')) t(staff_id, name, job, contract)"""
        )
        data.execute(
            "create table dairies as select * from (values (1, 'Hill Milk Co', 'ES'), (2, 'Dale', 'IN'), (3, 'Prairie', 'US')) t(dairy_id, name, country)"
        )
        data.execute(
            """create table loads as select i as load_id, ['Bank transfer', 'Cash', 'Cheque'][1 + i % 3] as payment,
            i % 2 = 0 as paid, date '2024-01-01' + i::int as loaded_on, i % 4 = 0 as with_mate, 1 + i % 3 as driver_id, 1 + i % 2 as dairy_id, 10 * i as kg from range(30) t(i)"""
        )
        session = workbench.open(folder, warehouse=data, registry=":memory:")
        session.finding.index.wait(60)
        yield World("haulage", session, data)
        session.close()


@pytest.mark.parametrize(
    ("question", "query"),
    {
        # who drives is a driver, so that the role divides and the job keeps nothing
        "weight for each of the drivers": "weight by driver.name",
        "weight by job of the driver": "weight by driver.job",
        "loads of Ada Penn": "loads where driver.name = 'Ada Penn'",
        # a code is cut from the word
        "loads by non-temporary drivers": "loads where driver.contract <> 'TEMP' or driver.contract is null",
        "weight with permanent drivers": "weight where driver.contract = 'PERM'",
        # a value in another order, and what only says how something was done
        "loads paid by transfer from the bank": "loads where payment = 'Bank transfer'",
        "weight of what they paid cash": "weight where payment = 'Cash'",
        # a part of a name that is an ordinary word says of what kind those are that divide
        "weight by milk dairy": "weight by dairy.name",
        # a country by its code, by what is theirs and by its people; a small word is no code
        "loads from Spain": "loads where dairy.country = 'ES'",
        "weight for Indian dairies": "weight where dairy.country = 'IN'",
        "weight of loads in all": "weight",
        # who does something is asked when, and not somebody it leads to
        "how many loads started in 2024": "loads during 2024",
        "weight for drivers who started in 2024": "weight where driver.started_on >= date '2024-01-01' and driver.started_on < date '2025-01-01'",
        # a verb with what stands behind it, whoever stands between
        "loads for which they brought Cash along": "loads where with_mate = true",
        # us is nobody's code, and what is denied ends with its kind
        "how many loads did Dale send us": "loads where dairy.name = 'Dale'",
        "weight of everything except cash, Spanish dairies": "weight where (payment <> 'Cash' or payment is null) and dairy.country = 'ES'",
        # a part of a name in a list is of the kind of those beside it, and days that go on are all days
        "loads paid by cash, transfer or cheque": "loads by payment where payment in ('Cash', 'Bank transfer', 'Cheque')",
        "loads on mondays, tuesdays and so on": "loads by time.extract_dow",
        # two letters are the initials of the one value that has them
        "weight paid by BT": "weight where payment = 'Bank transfer'",
    }.items(),
)
def test_words_are_values_or_roles(haulage: World, question: str, query: str) -> None:
    assert asked(haulage, question) == query


def test_a_name_is_looked_for_where_it_is_one(tmp_path: Path, own_cache: None) -> None:
    """Teams and players are both called by `name`; what is a team's name is no player's."""
    (tmp_path / "catalog.yml").write_text(CLUBS)
    with duckdb.connect() as data:
        data.execute("create table teams as select * from (values (1, 'Rovers'), (2, 'Harriers')) t(team_id, name)")
        data.execute(
            "create table players as select i as player_id, 'P' || i as name, 1 + i % 2 as team_id from range(9) t(i)"
        )
        session = workbench.open(tmp_path, warehouse=data, registry=":memory:")
        session.finding.index.wait(60)
        query = session.ask("how many Harriers players are there").text
        session.close()
    assert " ".join((query or "").split()) == "players where team.name = 'Harriers'"
