"""A boat yard: how many are asked for last, days on which things began, years set beside each other, parts, what is left out."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from evaluation import laid_out, read

from workbench.session import Workbench

CATALOG = """
catalog: yard
today: 2024-07-10
---
dataset: owners
description: Those who keep a boat with us.
source: owners
primary_key: owner_id
label: name
dimensions:
  name: {title: Owner}
  since: {type: time, grain: day, description: Start of the contract.}
---
dataset: boats
source: boats
primary_key: boat_id
label: name
dimensions:
  name: {title: Boat}
  yr_launched: {type: number}
---
dataset: cranes
description: The cranes that lift boats.
source: cranes
primary_key: crane_id
label: name
time: bought_on
dimensions:
  name: {title: Crane}
  bought_on: {type: time, grain: day}
  designed: {type: number, description: Year in which its plan was drawn.}
---
dataset: lifts
description: One row per lift of a boat.
source: lifts
primary_key: lift_id
time: lifted_on
dimensions:
  lifted_on: {type: time, grain: day}
  paid_by: {title: Payment, synonyms: [means of payment]}
  tide: {title: Tide}
links:
  owner: {to: owners, on: owner_id}
  boat: {to: boats, on: boat_id}
  crane: {to: cranes, on: crane_id}
metrics:
  lifts: {title: Lifts, expr: count(*)}
  takings: {title: Takings, expr: sum(price), unit: GBP, format: currency}
  damage_rate: {title: Damage rate, expr: avg(damaged), format: percent, better: lower}
---
dataset: berths
description: One row per berth that was let.
source: berths
primary_key: berth_id
time: let_on
dimensions:
  let_on: {type: time, grain: day}
  ends_on: {type: time, grain: day, title: End of the letting}
  pontoon: {title: Pontoon}
  deposit: {type: number, unit: GBP}
metrics:
  lettings: {title: Lettings, expr: count(*), description: Lettings that were opened.}
  open_lettings: {expr: count(*), where: not paid, description: Those that nobody has paid yet.}
  avg_deposit: {title: Average deposit, expr: avg(deposit), unit: GBP, format: currency}
  paid_rate: {title: Part of lettings paid, expr: avg(paid), format: percent}
"""

TABLES = {
    "owners": """select i as owner_id, ['Ada Roe', 'Ben Fry', 'Cleo Moss', 'Dan Hale'][i] as name,
        date '2014-03-01' + cast(700 * i as int) as since from range(1, 5) t(i)""",
    "boats": "select i as boat_id, ['Gull', 'Tern', 'Heron', 'Swift'][i] as name, 1990 + 7 * i as yr_launched from range(1, 5) t(i)",
    "cranes": "select i as crane_id, ['North crane', 'Quay crane'][i] as name, date '2019-01-01' + cast(900 * i as int) as bought_on, 1985 + 9 * i as designed from range(1, 3) t(i)",
    "lifts": """select i as lift_id, date '2023-01-01' + cast(i * 3 as int) as lifted_on, 1 + i % 4 as owner_id,
        1 + (i * 3) % 4 as boat_id, 1 + i % 2 as crane_id, 90 + i % 40 as price, i % 7 = 0 as damaged,
        ['cash', 'card', 'invoice'][1 + i % 3] as paid_by, ['ebb', 'flood'][1 + i % 2] as tide from range(180) t(i)""",
    "berths": """select i as berth_id, date '2023-01-01' + cast(i * 5 as int) as let_on, i % 3 > 0 as paid,
        date '2023-06-01' + cast(i * 9 as int) as ends_on, 50 * (i % 12) as deposit, ['East', 'West'][1 + i % 2] as pontoon from range(90) t(i)""",
}


@pytest.fixture(scope="module")
def yard(own_cache: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    with laid_out(tmp_path_factory.mktemp("yard"), CATALOG, TABLES) as opened:
        yield opened


@pytest.mark.parametrize(
    ("question", "query"),
    {
        # how many are asked for is said last
        "lowest damage rate: 3 owners": "damage_rate by owner.name order by damage_rate limit 3",
        "which boats have the most lifts? two": "lifts by boat.name order by lifts desc limit 2",
        "who had the most lifts? 2 owners": "lifts by owner.name order by lifts desc limit 2",
        "boats with the highest takings, first 3": "takings by boat.name order by takings desc limit 3",
        # a clause says when things began that rows lead to
        "takings from owners who joined before 2018": "takings where owner.since < date '2018-01-01'",
        "lifts with cranes bought since 2022": "lifts where crane.bought_on >= date '2022-01-01'",
        "how many lifts with the cranes that we got before 2022": "lifts where crane.bought_on < date '2022-01-01'",
        "lifts of the old boats, those put in before 2005": "lifts where boat.yr_launched < 2005",
        "lifts with cranes designed before 1995": "lifts where crane.designed < 1995",
        # and no clause what was done then
        "lifts done with cranes in 2023": "lifts during 2023",
        # a year that was named is taken as it was, unless as much of both is asked for
        "lifts in 2024 against 2023": "lifts during 2024 compare to previous year",
        "lifts so far in 2024 against 2023": "lifts during this year compare to previous year",
        "lifts in 2024 next to the same months of 2023": "lifts during this year compare to previous year",
        "lifts in May 2024 and in May a year ago": "lifts during 2024-05 compare to previous year",
        "takings January to May 2024 and how that compares with 2023": "takings during 2024-01 to 2024-05 compare to previous year",
        # what is known to come, and what is not
        "number of lettings ending next month": "lettings where ends_on >= date '2024-08-01' and ends_on < date '2024-09-01'",
        "lifts next month": "declined",
        "lifts due next month": "declined",
        # what is bounded is not what is asked for
        "lettings with a deposit of more than 400 pounds": "lettings where deposit > 400",
        "average deposit of lettings over 400 pounds": "avg_deposit where deposit > 400",
        # what is said of those who come first is told of all they came to
        "owners that brought us more than 1000 pounds in takings": "takings by owner.name having takings > 1000",
        "owners that paid over 900 pounds: takings": "takings by owner.name having takings > 900",
        # some rows that are called so
        "lettings still open, by pontoon": "open_lettings by pontoon",
        "how many lettings were opened per pontoon": "lettings by pontoon",
        # in which order
        "damage rate by boat, ascending": "damage_rate by boat.name order by damage_rate",
        "which boats do best? damage rate, ascending": "damage_rate by boat.name order by damage_rate",
        # the same month a year before, and what only greets
        "lifts in May vs the May before": "lifts during 2024-05 compare to previous year",
        "Good morning, lifts by boat please": "lifts by boat.name",
        # money is no cash
        "which boat brings in the most money?": "takings by boat.name order by takings desc limit 1",
        # values that are listed are the parts of a whole, and no rate of other rows is one
        "what percentage of lifts is paid by cash, card or invoice?": (
            "share of lifts by paid_by having paid_by in ('cash', 'card', 'invoice')"
        ),
        "how are lifts spread over ebb and flood, in percent": (
            "share of lifts by tide having tide in ('ebb', 'flood')"
        ),
        # what leads to a value is said before each: each has its own
        "takings for Gull and for Tern": "takings by boat.name where boat.name in ('Gull', 'Tern')",
        "takings for Gull and Tern": "takings where boat.name in ('Gull', 'Tern')",
        # what is left out, and what is only taken out
        "lifts by boat, cash payments left out": "lifts by boat.name where paid_by <> 'cash' or paid_by is null",
        "lifts by boat, the Gull taken out": "lifts by boat.name where boat.name <> 'Gull' or boat.name is null",
        "lifts when the Gull was taken out": "lifts where boat.name = 'Gull'",
        "off-ebb lifts, that is without the ebb": "lifts where tide <> 'ebb' or tide is null",
    }.items(),
)
def test_what_is_asked_of_the_yard(yard: Workbench, question: str, query: str) -> None:
    assert read(yard, question) == query
