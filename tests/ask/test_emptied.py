"""A kennel: counts of which a condition leaves none, and conditions in small words that nothing here can keep."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from evaluation import laid_out, likeliest

from workbench.session import Workbench

CATALOG = """
catalog: kennel
today: 2024-07-10
---
dataset: keepers
source: keepers
primary_key: keeper_id
label: name
dimensions:
  name: {title: Keeper}
metrics:
  keepers: {title: Keepers, expr: count(*)}
---
dataset: boardings
description: One row per boarding of a dog.
source: boardings
primary_key: boarding_id
time: booked_on
dimensions:
  booked_on: {type: time, grain: day}
  collected_on: {type: time, grain: day}
  breed: {title: Breed}
  insured: {type: boolean, title: Insured}
  heated: {type: boolean, title: Covered kennel, synonyms: [covered]}
  size: {title: Size}
  method: {title: Payment method}
  cancelled: {type: boolean, title: Cancelled}
  vaccinated: {type: boolean, title: Vaccinated}
  walk_minutes: {type: number, title: Minutes walked}
links:
  keeper: {to: keepers, on: keeper_id}
  vet: {to: keepers, on: vet_id = keeper_id}
metrics:
  boardings: {title: Boardings, expr: count(*), unit: boarding}
  takings: {title: Takings, expr: sum(price), unit: GBP, format: currency}
  staying: {expr: count(*), where: collected_on is null, description: Boardings not yet collected}
  unvaccinated: {title: Unvaccinated boardings, expr: count(*), where: not vaccinated}
  unpaid: {title: Unpaid boardings, expr: count(*), where: method is null, description: Boardings not paid so far}
  cancellations: {title: Cancellations, expr: count_if(cancelled), unit: boarding}
  cancel_rate: {title: Cancellation rate, expr: cancellations / boardings, format: percent}
  collies: {title: Collies boarded, expr: count(*), where: breed = 'Collie'}
  avg_walk: {title: Average length of a walk, expr: avg(walk_minutes), unit: minute}
"""

TABLES = {
    "keepers": "select i as keeper_id, ['Ada Roe', 'Ben Fry', 'Cleo Moss'][i] as name from range(1, 4) t(i)",
    "boardings": """select i as boarding_id, date '2023-01-01' + cast(i * 3 as int) as booked_on, 1 + i % 3 as keeper_id,
        case when i % 2 = 0 then 1 + i % 3 end as vet_id, ['Collie', 'Beagle'][1 + i % 2] as breed, i % 4 = 0 as insured,
        i % 5 = 0 as heated, ['small', 'big'][1 + i % 2] as size, i % 6 > 0 as vaccinated, ['card', 'cash', null][1 + i % 3] as method, 10 + i % 40 as walk_minutes, 20 + i % 7 as price, i % 11 = 0 as cancelled,
        case when i % 4 > 0 then date '2023-01-08' + cast(i * 3 as int) end as collected_on from range(180) t(i)""",
}


@pytest.fixture(scope="module")
def kennel(own_cache: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    with laid_out(tmp_path_factory.mktemp("kennel"), CATALOG, TABLES) as opened:
        yield opened


@pytest.mark.parametrize(
    ("question", "query"),
    [
        (
            "boardings collected in May 2024, whenever they were booked",
            "boardings where collected_on >= date '2024-05-01' and collected_on < date '2024-06-01'",
        ),
        ("How many boardings did the keepers cover on insurance?", "boardings where insured = true"),
        ("boardings of any breed other than Collie", "boardings where breed <> 'Collie' or breed is null"),
        ("boardings paid by card", "boardings where method = 'card'"),
        ("boardings with any method rather than cash", "boardings where method <> 'cash' or method is null"),
        ("boardings by keeper, cancellations left out", "boardings by keeper.name where cancelled = false"),
        (
            "Collie versus Beagle, share of boardings cancelled",
            "cancel_rate by breed where breed in ('Collie', 'Beagle')",
        ),
        ("How much do the boardings paid in cash add up to?", "takings where method = 'cash'"),
    ],
)
def test_what_is_kept_is_counted_by_what_counts_it(kennel: Workbench, question: str, query: str) -> None:
    assert likeliest(kennel, question) == query


@pytest.mark.parametrize(
    "question",
    [
        "how many boardings had only one keeper?",
        "same-day boardings, count",
        "How many boardings both begin and finish in covered kennels?",
    ],
)
def test_what_small_words_ask_for_is_not_passed_over_surely(kennel: Workbench, question: str) -> None:
    assert kennel.ask(question).confidence < 0.67


def test_one_thing_set_beside_another_is_no_second_number(kennel: Workbench) -> None:
    answer = kennel.ask("average length of a small walk versus a big boarding")
    assert "boardings" not in (answer.text or "").split("where")[0]
