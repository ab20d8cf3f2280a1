"""A moorings trust: reasons why somebody left, what is denied of a flag that a metric is called by, lists of units, who is asked for among all."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from evaluation import laid_out

from workbench.ask.language.words import words_of
from workbench.session import Workbench

CATALOG = """
catalog: moorings
today: 2024-06-05
---
dataset: quays
title: Quays
source: quays
primary_key: [quay_id]
label: name
dimensions:
  name: {title: Quay}
  country: {title: Country}
  posts: {type: number, title: Booking posts}
metrics:
  quay_count: {expr: count(*), title: Number of quays, synonyms: [quays]}
---
dataset: boaters
title: Boaters
description: Everyone who rents or has rented a berth.
source: boaters
primary_key: [boater_id]
label: name
time: joined_on
dimensions:
  name: {title: Boater}
  town: {title: Town}
  country: {title: Country of the boater}
  joined_on: {type: time, grain: day, title: Joined on}
  left_on: {type: time, grain: day, title: Left on}
  left_reason: {title: Reason for leaving}
metrics:
  new_boaters: {expr: count(*), title: New boaters}
  current_boaters: {expr: count(*), where: left_on is null, title: Current boaters}
  leavers: {expr: count(*), where: left_on is not null, time: left_on, title: Leavers, description: "Boaters who cast off, by the day they left."}
---
dataset: passages
title: Passages
description: One row per passage of a barge.
source: passages
primary_key: [passage_id]
time: sailed_on
dimensions:
  sailed_on: {type: time, grain: day, title: Sailed on}
  toll: {type: boolean, title: Toll paid}
  fuel: {title: Propulsion, synonyms: [drive]}
  state: {title: Passage state, description: "in transit, moored, turned back or unnavigable"}
  quality: {title: Cargo type}
  tonnes: {type: number, unit: tonne, title: Load}
links:
  from_quay: {to: quays, on: from_id = quay_id, title: Origin, synonyms: [from]}
  to_quay: {to: quays, on: to_id = quay_id, title: Destination, synonyms: [to, heading for]}
  boater: {to: boaters, on: boater_id, title: Boater}
metrics:
  passages: {expr: count(*), title: Passages, unit: passage}
  tolls_paid: {expr: count(*), where: toll, title: Tolls paid}
  freight: {expr: sum(tonnes), unit: tonne, title: Freight moved}
  mean_load: {expr: avg(tonnes), unit: tonne, title: Mean load}
  punctual_passages: {expr: count(*), where: late_min <= 10, title: Punctual passages}
  punctuality: {expr: punctual_passages / passages, title: Punctuality, format: percent}
  diesel: {expr: sum(litres), unit: litre, title: Diesel burnt}
---
dataset: bills
title: Berth bills
description: One row per bill.
source: bills
primary_key: [bill_id]
time: billed_on
dimensions:
  billed_on: {type: time, grain: day, title: Billed on}
  method: {title: Payment method}
  tariff: {title: Tariff}
  quay: {title: Quay wanted}
metrics:
  bills: {expr: count(*), title: Bills}
  unpaid_bills: {expr: count(*), where: not settled, title: Unpaid bills, description: Bills not paid in full.}
---
dataset: requests
title: Requests
description: One row per request for a berth.
source: requests
primary_key: [request_id]
time: asked_on
dimensions:
  asked_on: {type: time, grain: day, title: Asked on}
  jetty: {title: Jetty}
  outcome: {title: Outcome, description: "waiting, offered or withdrawn"}
metrics:
  requests: {expr: count(*), title: Requests}
  waiting: {expr: count(*), where: outcome = 'waiting', title: People waiting, synonyms: [queue]}
  avg_wait: {expr: avg(days), title: Average wait, unit: day}
  offer_rate: {expr: "count_if(outcome = 'offered') / count_if(jetty is not null)", format: percent, title: Offer rate, description: Share of the requests that were offered a berth.}
---
dataset: power
title: Power
description: Weekly reading of a quay's meter.
source: power
primary_key: [reading_id]
time: read_on
dimensions:
  read_on: {type: time, grain: day, title: Read on}
  jetty: {title: Jetty}
metrics:
  power_drawn: {expr: sum(kwh), title: Power drawn, unit: kilowatt hour}
  power_cost: {expr: sum(cost), title: Power cost, unit: GBP, format: currency}
"""

TABLES = {
    "quays": "select * from (values (1, 'Ashby Quay', 'Wales', 4), (2, 'Corby Quay', 'England', 12)) t(quay_id, name, country, posts)",
    "boaters": """select i as boater_id, 'Boater ' || i as name, ['Ely', 'Ware'][1 + i % 2] as town, ['Norway', 'Denmark'][1 + i % 2] as country,
    date '2022-01-01' + i as joined_on, case when i % 3 > 0 then date '2023-01-01' + 9 * i end as left_on,
    case when i % 3 > 0 then ['evicted', 'moved house'][1 + i % 2] end as left_reason from (select unnest(range(60))::int as i)""",
    "passages": """select i as passage_id, date '2023-11-01' + i as sailed_on, i % 3 = 0 as toll, ['electric', 'steam', 'sail'][1 + i % 3] as fuel,
    ['in transit', 'moored', 'turned back', 'unnavigable'][1 + i % 4] as state, ['grain', 'sand'][1 + i % 2] as quality, 1 + i % 2 as from_id, 2 - i % 2 as to_id,
    i % 60 as boater_id, 5 + i % 7 as tonnes, i % 20 as late_min, 30 + i as litres from (select unnest(range(200))::int as i)""",
    "bills": """select i as bill_id, date '2023-11-01' + i as billed_on, ['cheque', 'card'][1 + i % 2] as method, ['full', 'reduced'][1 + i % 2] as tariff, i % 4 = 0 as settled,
    case when i % 5 > 0 then ['North', 'South'][1 + i % 2] end as quay from (select unnest(range(100))::int as i)""",
    "requests": """select i as request_id, date '2023-11-01' + i as asked_on, case when i % 5 > 0 then ['North', 'South'][1 + i % 2] end as jetty,
    ['waiting', 'offered', 'withdrawn'][1 + i % 3] as outcome, i % 30 as days from (select unnest(range(100))::int as i)""",
    "power": """select i as reading_id, date '2023-11-01' + 7 * i as read_on, ['North', 'South'][1 + i % 2] as jetty, 100 + i as kwh, 9 + i as cost
    from (select unnest(range(40))::int as i)""",
}


@pytest.fixture(scope="module")
def session(own_cache: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    with laid_out(tmp_path_factory.mktemp("moorings"), CATALOG, TABLES) as opened:
        yield opened


@pytest.mark.parametrize(
    ("question", "query"),
    [
        ("evicted boaters per year", "leavers by time.year where left_reason = 'evicted'"),
        ("boaters who cast off last year", "leavers during last year"),
        ("lowest punctuality of all quays", "punctuality by from_quay.name order by punctuality limit 1"),
        (
            "highest average wait of any jetty",
            "avg_wait by jetty where jetty is not null order by avg_wait desc limit 1",
        ),
        ("passages from the start of March 2024", "passages during since 2024-03"),
        ("passages from the start of March to the end of April 2024", "passages during 2024-03 to 2024-04"),
        ("passages on xmas day 2023", "passages during 2023-12-25"),
        ("passages per month, grouped by the country they were heading for", "passages by time.month, to_quay.country"),
        ("Corby-bound passages", "passages where to_quay.name = 'Corby Quay'"),
        ("requests with no preference of jetty", "requests where jetty is null"),
        ("passages where no toll was paid", "passages where toll = false"),
        ("tolls paid in March 2024", "tolls_paid during 2024-03"),
        ("passages on their way", "passages where state = 'in transit'"),
        ("passages by type of drive", "passages by fuel"),
        ("quays with 10 or more booking posts", "quay_count where posts >= 10"),
        ("share of power drawn by jetty", "share of power_drawn by jetty"),
        ("tonnes and litres per month", "freight, diesel by time.month"),
        ("how long is the queue for each jetty?", "waiting by jetty"),
        (
            "freight of boaters from Norway and Denmark",
            "freight by boater.country where boater.country in ('Norway', 'Denmark')",
        ),
        (
            "passages of the electric, steam and sail barges",
            "passages by fuel where fuel in ('electric', 'steam', 'sail')",
        ),
        ("what share of requests was offered a berth", "offer_rate"),
        ("freight in 2024 across all quays", "freight during 2024"),
        ("how does freight vary across all quays", "freight by from_quay.name"),
        ("how punctual were the passages in March 2024", "punctuality during 2024-03"),
        ("passages that could not be navigated", "passages where state = 'unnavigable'"),
        ("passages of grain, and of sand", "passages by quality where quality in ('grain', 'sand')"),
        ("requests that were never withdrawn", "requests where outcome <> 'withdrawn' or outcome is null"),
        ("bills paid in full by method", "bills by method"),
        (
            "bills paid by card rather than cheque",
            "bills where method = 'card' and (method <> 'cheque' or method is null)",
        ),
        ("freight on steam... no, freight on sail barges by month", "freight by time.month where fuel = 'sail'"),
        ("busiest... I mean the month with the most diesel burnt", "diesel by time.month order by diesel desc limit 1"),
    ],
)
def test_what_is_asked_of_moorings_is_understood(session: Workbench, question: str, query: str) -> None:
    assert " ".join((session.ask(question).text or "").split()) == query


def test_bills_that_are_not_paid_are_none_that_were(session: Workbench) -> None:
    assert (
        " ".join((session.ask("bills paid by cheque in 2024").text or "").split())
        == "bills where method = 'cheque' during 2024"
    )


def test_a_metric_called_so_comes_before_one_with_the_stem(session: Workbench) -> None:
    text = session.ask("punctuality of the passages by cargo type").text or ""
    assert text.split()[0] == "punctuality"


def test_how_many_and_how_many_of_them_are_two_numbers(session: Workbench) -> None:
    answer = session.ask("How many passages were there in March, and how many were turned back?")
    assert answer.confidence < 0.5


def test_a_part_of_which_something_else_is_so_is_no_rate_of_others(session: Workbench) -> None:
    assert session.ask("what share of passages is heavier than 8 tonnes").confidence < 0.5
    assert session.ask("what share of passages with grain was delayed").confidence < 0.5


def test_who_did_one_thing_and_another_is_one_number(session: Workbench) -> None:
    text = session.ask("boaters who joined before 2023 and left in 2024").text or ""
    assert "," not in text.partition("where")[0]


def test_who_owns_what_is_divided_asks_for_no_owner_of_a_metric(session: Workbench) -> None:
    answer = session.ask("passages by who owns the barge and by cargo type")
    assert "metric's owner" not in answer.clarification


@pytest.mark.parametrize("said", ["leather-bound books", "in-bound calls by month", "time-bound permits"])
def test_how_something_is_bound_says_no_way(said: str) -> None:
    assert "for" not in [word.plain for word in words_of(said, str)]
