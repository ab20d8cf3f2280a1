"""Things of one kind by their names, numbers of one thing per another, bills that are due, and small words that leave things out."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from evaluation import laid_out, read

import workbench

CATALOG = """
catalog: plumbing
title: Boiler service
today: 2025-06-10
---
dataset: customers
source: customers
primary_key: customer_id
label: name
dimensions:
  name:
  kind: {description: "School, Farm or Chapel."}
  county:
  tank_l: {title: Tank, type: number, description: Litres there is room for., unit: litre}
---
dataset: visits
description: One row per visit to a customer.
source: visits
primary_key: visit_id
time: made_on
dimensions:
  made_on: {type: time, grain: day}
  fuel: {title: Fuel type, description: "Oil, Gas or Wood."}
  fitter:
  filters_no: {type: number, title: Filters}
  urgent: {type: boolean, description: Whether it could not wait.}
links:
  customer: {to: customers, on: customer_id}
metrics:
  visits: {expr: count(*)}
  gas_m3: {expr: sum(gas_m3), description: Methane.}
  gas_m3_per_filter: {expr: gas_m3 / filters_fitted}
  oil_l: {expr: sum(oil_l), title: Oil, unit: litre}
  filters_fitted: {expr: sum(filters_no), description: Filters put in.}
---
dataset: bills
description: One row per bill.
source: bills
primary_key: bill_id
time: sent_on
dimensions:
  sent_on: {type: time, grain: day}
  due_on: {type: time, grain: day}
  paid_on: {type: time, grain: day}
  status: {description: "Paid, Open or Overdue."}
  pay_by: {title: Means of payment}
links:
  customer: {to: customers, on: customer_id}
metrics:
  bills: {expr: count(*)}
  billed: {expr: sum(amount), unit: EUR, format: currency, synonyms: [revenue]}
  avg_bill: {expr: avg(amount), title: Average bill, unit: EUR, format: currency}
"""

TABLES = {
    "customers": """select i as customer_id, ['Ashby', 'Birk', 'Coll', 'Dunn', 'Ewe', 'Firth'][i] as name,
        ['School', 'Farm', 'Chapel'][1 + i % 3] as kind, ['Kent', 'Devon'][1 + i % 2] as county, i * 200 as tank_l
        from (select unnest(range(1, 7))::int as i)""",
    "visits": """select i as visit_id, date '2025-01-01' + i % 150 as made_on, ['Oil', 'Gas', 'Wood'][1 + i % 3] as fuel,
        ['Ann', 'Bob'][1 + i % 2] as fitter, i % 9 as filters_no, i % 4 = 0 as urgent, 1 + i % 6 as customer_id,
        i % 5 as gas_m3, i as oil_l from (select unnest(range(200))::int as i)""",
    "bills": """select i as bill_id, date '2025-01-01' + i as sent_on, date '2025-01-15' + i as due_on,
        case when i % 3 = 0 then date '2025-01-10' + i end as paid_on, ['Paid', 'Open', 'Overdue'][1 + i % 3] as status,
        case when i % 3 = 0 then ['Card', 'Cheque'][1 + i % 2] end as pay_by, 1 + i % 6 as customer_id, 100 + i as amount
        from (select unnest(range(100))::int as i)""",
}


@pytest.fixture(scope="module")
def boilers_served(own_cache: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[workbench.Workbench]:
    with laid_out(tmp_path_factory.mktemp("plumbing"), CATALOG, TABLES) as session:
        yield session


@pytest.mark.parametrize(
    ("question", "query"),
    {
        # each thing of a kind
        "visits per farm": "visits by customer.name where customer.kind = 'Farm'",
        "visits to each school this year": "visits by customer.name where customer.kind = 'School' during this year",
        "chapel by chapel: number of visits": "visits by customer.name where customer.kind = 'Chapel'",
        "visits by school last month": "visits by customer.name where customer.kind = 'School' during last month",
        "visits per farm customer": "visits by customer.name where customer.kind = 'Farm'",
        "farms by revenue, highest first": "billed by customer.name where customer.kind = 'Farm' order by billed desc",
        # and no more than the kind, a value, or what is called otherwise
        "visits to farms by month": "visits by time.month where customer.kind = 'Farm'",
        "visits by kind of customer": "visits by customer.kind",
        "visits for gas": "visits where fuel = 'Gas'",
        # one thing per another, in other words for either
        "gas m3 per filter by fitter": "gas_m3_per_filter by fitter",
        "methane per filter by fitter": "gas_m3_per_filter by fitter",
        "methane by fitter": "gas_m3 by fitter",
        # what somebody does is no noun, and who gets something is no one who brings it
        "in which month did we bill the most": "billed by time.month order by billed desc limit 1",
        "how many bills did we send in May": "bills during 2025-05",
        "who got over 30 visits": "visits by customer.name having visits > 30",
        # what things hold, and what they had
        "oil per month for customers that hold over 500 litres": "oil_l by time.month where customer.tank_l > 500",
        "customers with over 30 visits": "visits by customer.name having visits > 30",
        "visits per customer? Largest three.": "visits by customer.name order by visits desc limit 3",
        # bills
        "overdue bills by county": "bills by customer.county where status = 'Overdue'",
        "how many bills were paid after they were due": "bills where paid_on > due_on",
        "average bill paid by card": "avg_bill where pay_by = 'Card'",
        "revenue by means of payment, shares": "share of billed by pay_by",
        # what is left out
        "visits by fitter, urgent ones left out": "visits by fitter where urgent = false",
        "visits by fitter, urgent ones": "visits by fitter where urgent = true",
        "visits per county, any fuel type but wood": "visits by customer.county where fuel <> 'Wood' or fuel is null",
    }.items(),
)
def test_things_and_numbers_are_told_apart_by_their_names(
    boilers_served: workbench.Workbench, question: str, query: str
) -> None:
    assert read(boilers_served, question) == query


def test_a_reading_that_explains_each_word_comes_before_one_that_passes_some_over(
    boilers_served: workbench.Workbench,
) -> None:
    assert " ".join((boilers_served.ask("filters put in by fitter").text or "").split()) == "filters_fitted by fitter"
