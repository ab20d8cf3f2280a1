"""A dealer in pianos: adjectives that are fillers, who sells and who buys, parts of what was sold, and why enquiries came to nothing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from evaluation import laid_out, read

from workbench.session import Workbench

CATALOG = """
catalog: pianos
today: 2024-06-05
---
dataset: shops
source: shops
primary_key: [shop_id]
label: name
dimensions:
  name: {title: Shop}
  county: {title: County}
---
dataset: sales
title: Piano sales
source: sales
primary_key: [sale_id]
time: sold_on
dimensions:
  sold_on: {type: time, grain: day}
  state: {title: State, description: "New, Used or Restored."}
  maker: {title: Maker}
  kind: {title: Kind of piano, description: Grand or Upright.}
  built: {type: number, title: Year built, synonyms: [year of the piano]}
  guarantee: {type: number, unit: month, title: Guarantee}
  apr: {type: number, title: APR, description: Annual rate of the loan.}
  status: {title: Sale status, description: Delivered or Withdrawn.}
  buyer: {title: Buyer, description: "School, Church or Private.", synonyms: [type of customer]}
  salesperson: {title: Salesperson}
links:
  shop: {to: shops, on: shop_id}
metrics:
  pianos_sold: {title: Pianos sold, expr: count(*), where: status <> 'Withdrawn', unit: piano, format: integer, better: higher}
  takings: {title: Takings, expr: sum(price), where: status <> 'Withdrawn', unit: GBP, format: currency, better: higher}
  profit: {title: Profit, expr: sum(price - cost), where: status <> 'Withdrawn', unit: GBP, format: currency, better: higher}
  profit_share: {title: Margin, synonyms: [margin on pianos], expr: profit / takings, format: percent, better: higher}
  discount: {title: Discount, synonyms: [discount per piano], expr: avg(cost / 10), unit: GBP, format: currency}
  profit_each: {title: Profit for each, synonyms: [profit per unit], expr: profit / pianos_sold, unit: GBP, format: currency}
  salespeople: {title: Salespeople, expr: count(distinct salesperson), unit: person, format: integer}
---
dataset: enquiries
title: Enquiries
source: enquiries
primary_key: [enquiry_id]
time: asked_on
dimensions:
  asked_on: {type: time, grain: day}
  source: {title: Source, synonyms: [where the enquiry came from]}
  lost_reason: {title: Reason lost, description: Why nothing came of it; empty where nobody said.}
links:
  shop: {to: shops, on: shop_id}
metrics:
  enquiries: {title: Enquiries, expr: count(*), unit: enquiry, format: integer, better: higher}
"""

TABLES = {
    "shops": "select * from (values (1, 'Leeds', 'Yorkshire'), (2, 'York', 'Yorkshire'), (3, 'Wigan', 'Lancashire')) t(shop_id, name, county)",
    "sales": """select i as sale_id, date '2024-01-01' + i as sold_on, 1 + i % 3 as shop_id,
    ['New', 'Used', 'Restored'][1 + i % 3] as state, ['Ebel', 'Stark', 'Roth'][1 + i % 3] as maker, 1950 + i % 60 as built, i % 4 as apr,
    ['Grand', 'Upright'][1 + i % 2] as kind, 12 * (1 + i % 9) as guarantee, ['Delivered', 'Withdrawn'][1 + (i % 9) // 8] as status,
    ['School', 'Church', 'Private'][1 + i % 3] as buyer, ['Ann Lee', 'Bob Orr', 'Cy Poe'][1 + i % 3] as salesperson,
    2000 + 100 * (i % 9) as price, 1500 + 50 * (i % 7) as cost from (select unnest(range(90))::int as i)""",
    "enquiries": """select i as enquiry_id, date '2024-01-01' + i as asked_on, 1 + i % 3 as shop_id,
    ['Website', 'Radio', 'Teacher'][1 + i % 3] as source,
    case when i % 4 > 0 then ['Loan refused', 'Bought elsewhere', 'No room'][i % 4] end as lost_reason
    from (select unnest(range(90))::int as i)""",
}


@pytest.fixture(scope="module")
def session(own_cache: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    with laid_out(tmp_path_factory.mktemp("pianos"), CATALOG, TABLES) as opened:
        yield opened


@pytest.mark.parametrize(
    ("question", "query"),
    {
        # a filler before a noun is a value, where there is such a one
        "takings from used pianos": "takings where state = 'Used'",
        "profit on used uprights": "profit where state = 'Used' and kind = 'Upright'",
        "takings, new vs used": "takings by state where state in ('New', 'Used')",
        "pianos sold by shop, excluding new ones": "pianos_sold by shop.name where state <> 'New' or state is null",
        "the most used maker by pianos sold": "pianos_sold by maker order by pianos_sold desc limit 1",
        # whoever sells is no buyer
        "who sold the most pianos": "pianos_sold by salesperson order by pianos_sold desc limit 1",
        "the two people who made us the most profit": "profit by salesperson order by profit desc limit 2",
        "top 2 salespeople by takings": "takings by salesperson order by takings desc limit 2",
        "which salespeople sold over 20 pianos": "pianos_sold by salesperson having pianos_sold > 20",
        # each group's part of what was sold is no margin on it
        "share of pianos sold by kind": "share of pianos_sold by kind",
        "margin on pianos by kind": "profit_share by kind",
        # what is counted is nothing that a year is of, and years of a guarantee are told in months
        "makers with over 20 pianos": "pianos_sold by maker having pianos_sold > 20",
        "pianos sold with a guarantee of over two years": "pianos_sold where guarantee > 24",
        # a loan's rate is no April, and a name with `per` in it divides by nothing
        "pianos sold at 0% APR by maker": "pianos_sold by maker where apr = 0",
        "how did each maker's margin change from 2023 to 2024": "profit_share by maker during 2024 compare to previous year",
        "discount per piano by month": "discount by time.month",
        "profit per unit on used pianos, by shop": "profit_each by shop.name where state = 'Used'",
        # who is left out by a number, and who that keeps
        "margin by maker, ignoring anyone with under 20 pianos sold": "profit_share by maker having pianos_sold >= 20",
        "takings by shop, excluding those with 20 pianos sold or fewer": "takings by shop.name having pianos_sold > 20",
        "profit by kind": "profit by kind",
        # neither, with what stands between
        "pianos sold neither to the church nor to schools": "pianos_sold where buyer not in ('Church', 'School') or buyer is null",
        "takings in Lancs": "takings where shop.county = 'Lancashire'",
        "takings everywhere but Yorks": "takings where shop.county <> 'Yorkshire' or shop.county is null",
        # why, where the catalog knows
        "where do our enquiries come from": "enquiries by source",
        "reasons we lost enquiries": "enquiries by lost_reason where lost_reason is not null",
        "enquiries where nobody wrote down a reason": "enquiries where lost_reason is null",
        "enquiries lost because they could not get a loan": "enquiries where lost_reason = 'Loan refused'",
        "enquiries lost because they bought it elsewhere": "enquiries where lost_reason = 'Bought elsewhere'",
    }.items(),
)
def test_what_dealers_ask(session: Workbench, question: str, query: str) -> None:
    assert read(session, question) == query
