"""How fast, how often, how it is going and what lies abroad: readings that no word of the catalog names; over one of a ropeworks."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from evaluation import laid_out, likeliest

from workbench.ask.terms.counting import shape
from workbench.session import Workbench

CATALOG = """
catalog: ropes
today: 2025-05-20
---
dataset: mills
source: mills
primary_key: [mill_id]
label: mill_name
dimensions:
  mill_name: {title: Mill}
  hands: {type: number, title: Headcount, description: People the mill employs.}
  chimneys: {type: number, title: Steam chimneys}
metrics:
  mills: {expr: count(*), title: Mills, unit: mill}
---
dataset: coils
title: Coils
description: Coils of rope that were sent to buyers.
source: coils
primary_key: [coil_id]
time: sent_on
dimensions:
  sent_on: {type: time, grain: day, title: Sent on}
  winder: {title: Winder}
  haulier: {title: Haulier}
  land: {title: Country of the buyer}
  work: {title: Work}
  trade: {title: Line of business}
  late: {type: boolean, title: Sent late}
  fault: {title: Fault reason, description: Why the coil was stopped for a while; empty where it was not.}
links:
  mill: {to: mills, on: mill_id, title: Mill}
metrics:
  coils: {expr: count(*), title: Coils, unit: coil}
  late_coils: {expr: count(*), where: late, title: Late coils, unit: coil, better: lower}
  on_time_rate: {expr: 1 - late_coils / coils, title: On-time rate, description: Share of the coils that were sent on time., format: percent, better: higher}
  winding_hours: {expr: sum(seconds) / 3600, title: Winding hours, unit: hour}
  metres_wound: {expr: sum(metres), title: Metres wound, unit: metre}
  winding_rate: {expr: metres_wound / winding_hours, title: Metres wound per hour, unit: metre per hour, better: higher}
  income: {expr: sum(price), title: Income bill, unit: GBP, format: currency}
  mean_income: {expr: avg(price), title: Average income, unit: GBP, format: currency}
"""

DATA = {
    "mills": """select * from (values (1, 'Gunwharf', 40, 0), (2, 'Chatham', 90, 2), (3, 'Holm', 12, 1))
        t(mill_id, mill_name, hands, chimneys)""",
    "coils": """
        select i as coil_id, date '2024-01-03' + cast(i * 8 as integer) as sent_on, 1 + i % 3 as mill_id,
          ['Ann Bell', 'Jo Cole', 'Mo Dent'][1 + i % 3] as winder, ['Tor', 'Fjeld'][1 + i % 2] as haulier,
          ['United Kingdom', 'Norway', 'Poland'][1 + i % 3] as land, i % 5 = 0 as late, i * 90 as seconds, 30.0 + i as metres,
          case when i % 4 = 0 then 'frayed ends' end as fault, 20.0 * i as price, ['rigging', 'caulking', 'netting'][1 + i % 3] as work,
          ['education', 'healthcare', 'fishing'][1 + i % 3] as trade
        from range(60) r(i)
    """,
}


@pytest.fixture(scope="module")
def ropes(tmp_path_factory: pytest.TempPathFactory, own_cache: None) -> Iterator[Workbench]:
    with laid_out(tmp_path_factory.mktemp("ropes"), CATALOG, DATA) as opened:
        yield opened


CASES = {
    # who is fastest does most in an hour
    "who are the two fastest winders": "winding_rate by winder order by winding_rate desc limit 2",
    # some of the rows are counted where it is asked how often they were so
    "how often did each haulier come late": "late_coils by haulier",
    "how often did each haulier drive in 2025": "coils by haulier during 2025",
    # whether something has been changing is seen month by month
    "is the income bill going up?": "income by time.month",
    "are coils rising?": "coils by time.month",
    "is the on-time rate getting worse?": "on_time_rate by time.month",
    # the best and the worst at something have a rate of it
    "on time by haulier, worst first": "on_time_rate by haulier order by on_time_rate",
    "which mill has most coils on time": "coils by mill.mill_name where late = false order by coils desc limit 1",
    # none of what is counted is nought
    "mills without a steam chimney": "mills where chimneys = 0",
    "how many coils were never put on fault": "coils where fault is null",
    "how many mills have over 50 people": "mills where hands > 50",
    # those of which something holds, and others, have a row each
    "coils of late and other deliveries": "coils by late",
    # a mean is asked for only in its own part of a list
    "income bill and average income": "income, mean_income",
    # people by what they do, lines of business by who is in them, and what a description says of why
    "coils for the riggers": "coils where work = 'rigging'",
    "income from schools": "income where trade = 'education'",
    "coils stopped for frayed ends, per month": "coils by time.month where fault = 'frayed ends'",
    # abroad is outside the country whose money is reckoned in
    "coils that went abroad": "coils where land <> 'United Kingdom' or land is null",
}


@pytest.mark.parametrize(("question", "query"), CASES.items())
def test_what_no_word_of_the_catalog_names_is_read(ropes: Workbench, question: str, query: str) -> None:
    assert likeliest(ropes, question) == query


def test_a_sum_told_in_another_unit_is_no_average(ropes: Workbench) -> None:
    assert shape(ropes.catalog.metrics["winding_hours"]) == "total"
    assert shape(ropes.catalog.metrics["winding_rate"]) == "average"
