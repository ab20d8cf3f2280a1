"""Questions of a wool hall: lots with numbers and units of their own, kinds by the catalog's own names, who did it, and parts in percent."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from evaluation import laid_out, likeliest

from workbench.session import Workbench

CATALOG = """
catalog: wool
today: 2025-05-20
---
dataset: growers
source: growers
primary_key: [grower_id]
label: name
dimensions:
  name: {title: Grower}
  town: {title: Town}
---
dataset: breeds
source: breeds
primary_key: [breed_id]
label: name
dimensions:
  name: {title: Breed, synonyms: [kind of sheep, sheep]}
  family: {title: Breed group, synonyms: [type of sheep]}
---
dataset: lots
title: Lots
description: One row per lot of wool.
synonyms: [bales]
source: lots
primary_key: [lot_id]
time: sold_on
dimensions:
  sold_on: {type: time, grain: day, title: Sale day}
  class: {title: Class, description: Fineness class of the wool.}
  stain: {title: Stain, description: "Stain mark: A, B or C; empty where nobody looked."}
  channel: {title: Channel}
  outcome: {title: Outcome}
  weight_kg: {type: number, unit: kilogram, title: Lot weight, indexed: false}
  staples: {type: number, title: Staples, synonyms: [locks], indexed: false}
  moisture: {type: number, unit: degree Celsius, title: Core warmth, indexed: false}
  price: {type: number, unit: EUR, title: Hammer price, description: Price of a kilo., indexed: false}
  grower_age: {type: number, unit: year, title: Age of the grower, indexed: false}
  packing: {title: Packing}
  below_par: {type: boolean, title: Below the reserve, description: Whether it fetched less than hoped for.}
  tested: {type: boolean, title: Tested, description: Whether a laboratory saw it.}
  sorter: {title: Name on the ticket, description: Who sorted it.}
links:
  grower: {to: growers, on: grower_id, title: Grower}
  breed: {to: breeds, on: breed_id, title: Breed, synonyms: [sheep]}
metrics:
  lots: {expr: count(*), title: Lots, unit: lot}
  lots_sold: {expr: count(*), where: price > 0, title: Lots sold, unit: lot}
  weight_offered: {expr: sum(weight_kg), title: Weight offered, description: Kilos of all lots put up., unit: kilogram}
  value: {expr: sum(weight_kg * price), title: Sales value, unit: EUR, format: currency}
  lots_pulled: {expr: count(*), where: outcome = 'label missing', title: Lots pulled, synonyms: [sent home], unit: lot}
  pull_rate: {expr: lots_pulled / lots, title: Pull rate, format: percent}
  tested_rate: {expr: avg(tested), title: Test rate, description: Share of the lots that a laboratory tested., format: percent}
  avg_staples: {expr: avg(staples), title: Average staple count, description: Mean of all lots., format: decimal}
  value_per_grower: {expr: value / growers_selling, title: Value per grower, unit: EUR, format: currency}
  growers_selling: {expr: count(distinct grower_id), title: Growers selling, description: Different growers with a lot., unit: grower}
"""

DATA = {
    "growers": "select * from (values (1, 'Ann Bell', 'Skipton'), (2, 'Jo Cole', 'Hawes')) t(grower_id, name, town)",
    "breeds": "select * from (values (1, 'Swaledale', 'hill'), (2, 'Texel', 'lowland')) t(breed_id, name, family)",
    "lots": """
        select i as lot_id, date '2024-01-03' + i::int as sold_on, 1 + i % 2 as grower_id, 1 + i % 2 as breed_id,
          ['fine', 'medium', 'strong'][1 + i % 3] as class, ['A', 'B', null][1 + i % 3] as stain,
          ['ring', 'screen'][1 + i % 2] as channel, 40.0 + i % 90 as weight_kg, 5.0 + i % 9 as moisture,
          i % 11 as staples, ['cleared', 'awaiting inspection', 'awaiting payment', 'label missing'][1 + i % 4] as outcome,
          ['t-bale', 'bag'][1 + i % 2] as packing, 1.0 + i % 7 as price, 20 + i % 60 as grower_age, i % 4 = 0 as tested, i % 5 = 0 as below_par, ['Kim', 'Lou'][1 + i % 2] as sorter
        from range(480) t(i)""",
}


@pytest.fixture(scope="module")
def wool(tmp_path_factory: pytest.TempPathFactory, own_cache: None) -> Iterator[Workbench]:
    """A session over a wool hall."""
    with laid_out(tmp_path_factory.mktemp("wool"), CATALOG, DATA) as opened:
        yield opened


@pytest.mark.parametrize(
    ("question", "query"),
    [
        ("how many lots last month", "lots during last month"),
        ("lots lighter than 60 kg in 2024", "lots where weight_kg < 60 during 2024"),
        ("lots that went at over 4 euros a kilo", "lots where price > 4"),
        ("how many lots went for less than €3/kg", "lots where price < 3"),
        ("how many lots came in above 9 degrees in 2024?", "lots where moisture > 9 during 2024"),
        ("lots above 9°C core warmth", "lots where moisture > 9"),
        ("weight offered in 2024", "weight_offered during 2024"),
    ],
)
def test_lots_are_counted_by_a_number_with_a_unit(wool: Workbench, question: str, query: str) -> None:
    """Lots may be rows; what unit a number has, and for how much a price is, measures nothing."""
    assert likeliest(wool, question) == query


@pytest.mark.parametrize(
    ("question", "query"),
    [
        ("sales value by fineness class", "value by class"),
        ("sales value per type of sheep in 2024", "value by breed.family during 2024"),
        ("sales value per kind of sheep in 2024", "value by breed.name during 2024"),
        ("lots without a stain this year", "lots where stain is null during this year"),
        ("lots with stain A this year", "lots where stain = 'A' during this year"),
    ],
)
def test_the_catalogs_own_name_is_meant_before_others(wool: Workbench, question: str, query: str) -> None:
    """What a description says of what kind a thing is names it; a type that is called so is no other kind; an article is no value."""
    assert likeliest(wool, question) == query


@pytest.mark.parametrize(
    ("question", "query"),
    [
        ("who sorted more than 100 lots?", "lots by sorter having lots > 100"),
        ("lots from under 30s by class", "lots by class where grower_age < 30"),
        ("lots of people over 60 by class", "lots by class where grower_age > 60"),
        ("percentage split of lots by channel", "share of lots by channel"),
        ("what share of lots was tested in 2024, by channel", "tested_rate by channel during 2024"),
        ("lots sold, week just gone", "lots_sold during last week"),
    ],
)
def test_who_how_old_and_which_part(wool: Workbench, question: str, query: str) -> None:
    """Who is whom the catalog describes so; tens with an s are ages; a percentage split is the part of each."""
    assert likeliest(wool, question) == query


@pytest.mark.parametrize(
    ("question", "query"),
    [
        ("lots waiting to be inspected", "lots where outcome = 'awaiting inspection'"),
        ("how many lots are waiting for payment", "lots where outcome = 'awaiting payment'"),
        ("uncleared lots last year", "lots where outcome <> 'cleared' or outcome is null during last year"),
        ("unstained lots in 2024", "lots where stain is null during 2024"),
        ("lots in a tbale", "lots where packing = 't-bale'"),
        ("lots where the label was missing, by channel", "lots by channel where outcome = 'label missing'"),
        ("lots under the reserve in 2024", "lots where below_par = true during 2024"),
        ("number of lots weighing 60-80 kg", "lots where weight_kg between 60 and 80"),
        ("mean locks by channel", "avg_staples by channel"),
        ("lots sold by breed in 2024", "lots_sold by breed.name during 2024"),
    ],
)
def test_states_in_other_words(wool: Workbench, question: str, query: str) -> None:
    """What is still to be done is awaited; what starts with un is not so, or has none; a number is averaged under each of its names."""
    assert likeliest(wool, question) == query


@pytest.mark.parametrize(
    ("question", "query"),
    [
        ("Compare sales value in April with March", "value during 2025-04 compare to previous month"),
        ("compare lots in Q1 2025 with Q4 2024", "lots during 2025-Q1 compare to previous quarter"),
        ("Is the sales value of tested lots larger?", "value by tested"),
        ("which grower sold the most lots", "lots_sold by grower.name order by lots_sold desc limit 1"),
        ("how much did the Texel growers gross in 2024?", "value where breed.name = 'Texel' during 2024"),
        ("which growers sold more than 5000 euros in 2024", "value by grower.name during 2024 having value > 5000"),
        ("Compare test rates between channels", "tested_rate by channel"),
        ("share sent home by channel", "pull_rate by channel"),
        ("value of texel lots in December", "value where breed.name = 'Texel' during 2024-12"),
        ("lots sold last yaer by channel", "lots_sold by channel during last year"),
        ("sales value by class, start with the worst", "value by class order by value"),
    ],
)
def test_what_is_set_beside_what(wool: Workbench, question: str, query: str) -> None:
    """A month with the one before it is compared with that; what is larger is so than the rest; what all bring is not per one.

    A share is called by the part that it is of; a month's capital says nothing of how names are written.
    """
    assert likeliest(wool, question) == query
