"""Who does something and how, where neither is named: `by who runs it`, `how do people pay`; and what lists and other words tell besides."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from evaluation import World, asked, laid_out

import workbench
from workbench.ask.grounding.doers import named_after
from workbench.ask.language.spelling import Spelling
from workbench.ask.language.words import words_of
from workbench.query.parse import parse
from workbench.search.words import Stemmer


@pytest.mark.parametrize(
    ("question", "query"),
    {
        # how something is done is told by what the catalog has of it
        "how do people pay? number of rentals": "rnts by pay",
        "rentals by how customers pay": "rnts by pay",
        # those who do something are called after it, or otherwise
        "turnover by who runs the station": "rev_net by stn.mgr.nm",
        "who repairs the most": "rnts by mch.nm order by rnts desc limit 1",
        # what comes in is no other word for one way to pay, and a list tells of what kind its words are
        "how much money did we take in May": "rev_net during 2025-05",
        "rentals by card, cash or phone": "rnts by pay where pay in ('Card', 'Cash', 'App')",
        "rentals Q2 25: Oslo and Bergen": "rnts by stn.town where stn.town in ('Oslo', 'Bergen') during 2025-Q2",
        "turnover of both kinds of cargos": "rev_net where bike.nm in ('City Cargo', 'Family Cargo')",
        # other words for what is said of a metric, and slips in other words for names
        "turnover by emploee": "rev_net by mch.nm",
    }.items(),
)  # fmt: skip
def test_rentals_are_asked_for_in_other_words(rentals: World, question: str, query: str) -> None:
    assert asked(rentals, question) == query


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "orders by how customers order": "orders by channel",
        "top selling brand": "units_sold by product.brand order by units_sold desc limit 1",
        "clients with more than 3 purchases": "orders by customer.name having orders > 3",
        "average purchase value": "avg_order_value",
    }.items(),
)
def test_orders_are_asked_for_in_other_words(shop: World, question: str, query: str) -> None:
    assert asked(shop, question) == query


CATALOG = """
catalog: saunas
today: 2025-06-15
---
dataset: saunas
title: Saunas
source: saunas
primary_key: id
label: name
time: live_on
dimensions:
  name: {title: Sauna}
  town: {title: Town}
  live_on: {type: time, grain: day, title: Go-live}
metrics:
  saunas: {title: Saunas, expr: count(*), unit: sauna}
---
dataset: visits
title: Service visits
source: visits
primary_key: id
time: day
dimensions:
  day: {type: time, grain: day}
  kind: {title: Kind of visit}
links:
  sauna: {to: saunas, on: sauna_id = id, title: Sauna}
metrics:
  visits: {title: Service visits, expr: count(*), unit: visit}
  avg_hours: {title: Average hours, expr: avg(hours), unit: hour}
  fee_net: {title: Net fees, expr: sum(fee - off), unit: EUR, format: currency, description: after discount}
  fee_gross: {title: Gross fees, expr: sum(fee), unit: EUR, format: currency, description: before discount}
"""

TABLES = {
    "saunas": """select i as id, 'Sauna ' || i as name, ['Espoo', 'Lahti'][1 + i % 2] as town,
        date '2023-01-01' + cast(i * 9 as integer) as live_on from range(90) t(i)""",
    "visits": """select i as id, date '2023-01-01' + cast(i as integer) as day, ['Repair', 'Check'][1 + i % 2] as kind, i % 90 as sauna_id,
        1.0 + i % 5 as hours, 90.0 + i % 7 as fee, 1.0 * (i % 3) as off from range(800) t(i)""",
}


@pytest.fixture(scope="module")
def saunas(own_cache: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[workbench.Workbench]:
    folder = tmp_path_factory.mktemp("saunas")
    with laid_out(folder, CATALOG, TABLES) as session:
        yield session


@pytest.mark.parametrize(
    ("question", "query"),
    {
        # how all of them began, by what its day is called
        "how many saunas went live in 2023": "saunas during 2023",
        # one of the rows by another word, and other words for what is said of a metric
        "average duration of a job by kind": "avg_hours by kind",
        "fees after rebates by kind": "fee_net by kind",
        "how many saunas do we look after in each town": "saunas by town",
    }.items(),
)
def test_a_question_becomes_a_query(saunas: workbench.Workbench, question: str, query: str) -> None:
    answer = saunas.ask(question)
    assert answer.query == parse(query), answer.text or answer.clarification


@pytest.mark.parametrize("question", ["orders by how customers travel", "orders by who flew"])
def test_what_nothing_tells_is_not_made_up(shop: World, question: str) -> None:
    assert asked(shop, question) == "declined"


@pytest.mark.parametrize(("written", "meant"), {"pakage": "package", "packages": "packages", "tarif": "tariff"}.items())
def test_a_slip_in_another_word_for_a_name_is_seen(written: str, meant: str) -> None:
    spelling = Spelling(frozenset({"plan"}), frozenset(), Stemmer(), others=frozenset({"package", "tariff"}))
    assert spelling.corrected(words_of(written, Stemmer()))[0][0].plain == meant


def test_what_is_short_for_a_word_stands_for_it_though_others_are_said_for_names() -> None:
    spelling = Spelling(frozenset({"outc"}), frozenset(), Stemmer(), frozenset({"outc"}), others=frozenset({"outcome"}))
    assert spelling.corrected(words_of("by outcome", Stemmer()))[0][-1].plain == "outc"


def test_people_are_called_after_what_they_do() -> None:
    assert "baker" in named_after("bakes")
    assert "rigger" in named_after("rig")
    assert next(named_after("led")) == "manager"
