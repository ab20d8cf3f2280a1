"""A saltworks as those ask about it who work there: what they rake, who did not pay, and what nobody could tell yet."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from evaluation import laid_out, read

from workbench.session import Workbench

CATALOG = """
catalog: saltworks
today: 2024-10-09
---
dataset: pans
source: pans
primary_key: [pan_id]
label: name
dimensions:
  name: {title: Pan}
  shore: {title: Shore, description: "East or West."}
  fed: {type: boolean, title: Fed, description: Brine is pumped in.}
---
dataset: rakings
title: Rakings
description: One row per raking of a pan by a gang.
synonyms: [rakes]
source: rakings
primary_key: [raking_id]
time: raked_on
dimensions:
  raked_on: {type: time, grain: day, title: Raked on}
  gang: {title: Gang}
  grade: {title: Grade}
  temperature: {type: number, unit: degree, title: Temperature}
  hours: {type: number, unit: hour, title: Hours of the gang, description: Empty where the slate was wiped.}
  worked: {type: boolean, title: Worked, description: The crust came off.}
  dry: {type: boolean, title: Dry, description: Dry after a week; empty if too soon to tell.}
links:
  pan: {to: pans, on: pan_id, title: Pan}
metrics:
  rakings: {expr: count(*), title: Rakings, format: integer}
  kilos_raked: {expr: sum(kg), title: Kilos raked, unit: kilogram, format: integer, better: higher}
  raking_hours: {expr: sum(hours), title: Raking hours, description: Hours of all gangs., unit: hour, format: integer}
  kilos_per_hour: {expr: sum(kg) / sum(hours), title: Kilos per hour, unit: kilogram, format: decimal, better: higher}
  success_rate: {expr: count(*) filter (where worked) / count(worked), title: Success rate, format: percent, better: higher}
  cost_per_kilo: {expr: sum(cost) / sum(kg), title: Cost per kilo, unit: GBP, format: ",.2f", better: lower}
  energy_cost: {expr: sum(cost), title: Energy cost, description: Of the pumps., unit: GBP, format: currency, better: lower}
---
dataset: calls
title: Calls
description: One row per call of a buyer for a sack.
source: calls
primary_key: [call_id]
time: called_on
dimensions:
  called_on: {type: time, grain: day, title: Called on}
  buyer: {title: Buyer, description: "Such as Crab Inn.", synonyms: [restaurant]}
  trade: {title: Trade of the buyer, description: "Restaurant, Shop or Wholesaler."}
  sack: {title: Sack}
  state: {title: State, description: "shipped, returned or held."}
  purpose: {title: Purpose, description: "Curing, Table or Roads."}
  flaw: {title: Flaw, description: "Damp, Gritty or Torn."}
metrics:
  calls: {expr: count(*), title: Calls, format: integer}
  income: {expr: sum(price), title: Income, unit: GBP, format: currency, better: higher}
"""

TABLES = {
    "pans": """select i as pan_id, 'Pan ' || chr(65 + i::int) as name, ['East', 'West'][1 + i % 2] as shore, i % 3 = 0 as fed
        from range(6) r(i)""",
    "rakings": """select i as raking_id, date '2023-05-01' + (2 * i)::int as raked_on, ['Herons', 'Terns', 'Gulls'][1 + i % 3] as gang,
        ['Coarse white flake', 'Fine grey flake', 'Rock'][1 + i % 3] as grade, 10 + i % 15 as temperature, i % 6 as pan_id,
        case when i % 9 > 0 then 2 + i % 4 end as hours, case when i < 240 then i % 4 > 0 end as dry, i % 5 > 0 as worked, 90 + i % 40 as kg,
        3.5 + i % 6 as cost from range(260) r(i)""",
    "calls": """select i as call_id, date '2023-06-01' + (2 * i)::int as called_on,
        ['Crab Inn', 'Tidewater', 'Mole & Co.', 'Quay Deli'][1 + i % 4] as buyer,
        ['Restaurant', 'Restaurant', 'Wholesaler', 'Shop'][1 + i % 4] as trade, ['Small sack', 'Big sack'][1 + i % 2] as sack,
        ['shipped', 'shipped', 'returned', 'held'][1 + (i // 2) % 4] as state,
        ['Curing', 'Table', 'Roads'][1 + i % 3] as purpose, ['Damp', 'Gritty', 'Torn'][1 + i % 3] as flaw, 20.0 + i % 9 as price from range(240) r(i)""",
}


@pytest.fixture(scope="module")
def saltworks(own_cache: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    with laid_out(tmp_path_factory.mktemp("saltworks"), CATALOG, TABLES) as session:
        yield session


@pytest.mark.parametrize(
    ("question", "query"),
    {
        # a value that is left out, though buyers are called so too; forms of values and their last words
        "income without restaurants": "income where trade <> 'Restaurant' or trade is null",
        "calls without a restaurant": "calls where buyer is null",
        "calls with dampness": "calls where flaw = 'Damp'",
        "rakings of grey flake": "rakings where grade = 'Fine grey flake'",
        "calls for every flaw other than dampness": "calls by flaw where flaw <> 'Damp' or flaw is null",
        "kilos raked in unfed pans": "kilos_raked where pan.fed = false",
        # values that are only the first of all
        "Crab Inn: how many calls shipped, returned and so on": "calls by state where buyer = 'Crab Inn'",
        # what the greatest is one of stands aside, or behind `among`
        "top income, buyer": "income by buyer order by income desc limit 1",
        "lowest energy cost among East pans": "energy_cost by pan.name where pan.shore = 'East' order by energy_cost limit 1",
        "most called-for sack last month": "calls by sack during last month order by calls desc limit 1",
        # what each did or spent, and who
        "hours each gang spent raking last month": "raking_hours by gang during last month",
        "What has each buyer brought in?": "income by buyer",
        "Who has returned calls, and how often?": "calls by buyer where state = 'returned'",
        "What are buyers ringing for? number of calls": "calls by purpose",
        "how much did we rake in May?": "kilos_raked during 2024-05",
        "best kg/hr by gang": "kilos_per_hour by gang order by kilos_per_hour desc limit 1",
        "cost in £/kg by gang": "cost_per_kilo by gang",
        "£ of calls by buyer": "income by buyer",
        # what is said otherwise
        "energy bill by month": "energy_cost by time.month",
        "rakings that worked, by gang": "rakings by gang where worked = true",
        "how many rakings failed in May?": "rakings where worked = false during 2024-05",
        "rakings with temp above 20": "rakings where temperature > 20",
        "kilos raked in summer (June, July, August) 2023": "kilos_raked during 2023-06 to 2023-08",
        # what is not known yet, in the words of a description
        "rakings where the slate was wiped": "rakings where hours is null",
        "rakings still too soon to judge": "rakings where dry is null",
    }.items(),
)
def test_a_saltworks_is_asked_as_people_there_speak(saltworks: Workbench, question: str, query: str) -> None:
    assert read(saltworks, question) == query


@pytest.mark.parametrize("question", ["kilos raked by each raker", "kilos by raker"])
def test_whoever_does_it_is_no_slip_for_what_is_done(saltworks: Workbench, question: str) -> None:
    answer = saltworks.ask(question)
    assert answer.text is None
    assert "raker" in answer.clarification
