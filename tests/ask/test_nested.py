"""How many things there are that have so many others is counted over those that have them, and is no list of them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from evaluation import laid_out, read

from workbench.session import Workbench

CATALOG = """
catalog: toys
title: Toy library
today: 2025-06-15
---
dataset: loans
title: Loans
source: loans
primary_key: id
time: day
dimensions:
  day: {type: time, grain: day}
  kind: {title: Kind of toy, description: "puzzle, train or doll"}
  broken: {type: boolean, title: Came back broken}
links:
  family: {to: families, on: family_id, title: Family}
metrics:
  loans: {title: Loans, expr: count(*), unit: loan, format: integer, synonyms: [rentals]}
  breakages: {title: Breakages, expr: count(*), where: broken, unit: breakage, format: integer}
  families_served: {title: Families served, description: Different families that borrowed a toy., expr: count(distinct family_id), unit: family, format: integer, synonyms: [borrowing households]}
  shelf_count: {title: Shelves, expr: count(distinct shelf), unit: shelf, format: integer}
---
dataset: families
title: Families
source: families
primary_key: family_id
label: name
dimensions:
  name: {title: Family}
  village: {title: Village}
  children: {type: number, title: Number of children}
metrics:
  families: {title: Families, expr: count(*), unit: family, format: integer}
"""

LOANS = """
select i as id, date '2025-01-01' + (i % 150)::int as day, ['puzzle', 'train', 'doll'][i % 3 + 1] as kind,
    i % 7 = 0 as broken, (i * i) % 41 as family_id, i % 11 as shelf
from range(400) as t(i)
"""

FAMILIES = """
select i as family_id, 'Family ' || i as name, ['Elm', 'Oak'][i % 2 + 1] as village, i % 4 as children from range(41) as t(i)
"""


@pytest.fixture(scope="module")
def toys(tmp_path_factory: pytest.TempPathFactory, own_cache: None) -> Iterator[Workbench]:
    with laid_out(tmp_path_factory.mktemp("toys"), CATALOG, {"loans": LOANS, "families": FAMILIES}) as session:
        yield session


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "How many families have had more than 12 loans?": "families_served where metric(loans by family) > 12",
        "number of families with at least 20 rentals": "families_served where metric(loans by family) >= 20",
        "families with fewer than 15 loans: how many?": "families_served where metric(loans by family) < 15",
        "how many families had exactly 2 breakages": "families_served where metric(breakages by family) = 2",
        "How many families borrowed more than a dozen times?": "families_served where metric(loans by family) > 12",
        "how many families in Elm have made more than 15 rentals?": (
            "families_served where family.village = 'Elm' and metric(loans by family) > 15"
        ),
        "how many families per village had over 12 loans": (
            "families_served by family.village where metric(loans by family) > 12"
        ),
        "number of borrowing households with over 12 rentals": "families_served where metric(loans by family) > 12",
        # who they are is a list
        "which families have had more than 12 loans?": "loans by family.name having loans > 12",
        # a number that the things have themselves
        "how many families have more than 2 children": "families where children > 2",
    }.items(),
)
def test_things_are_counted_by_what_they_have(toys: Workbench, question: str, query: str) -> None:
    assert read(toys, question) == query


@pytest.mark.parametrize(
    "question",
    [
        "How many families have had more than 12 loans in March 2025?",
        "how many families had more than 5 loans of trains",
        "what share of families had more than 12 loans",
    ],
)
def test_what_is_said_of_the_others_makes_it_another_number(toys: Workbench, question: str) -> None:
    assert "metric(" not in read(toys, question)


def test_a_part_of_such_things_is_declined(toys: Workbench) -> None:
    assert read(toys, "what share of families had more than 12 loans") == "declined"


def test_different_things_by_themselves_are_one_each(toys: Workbench) -> None:
    assert read(toys, "how many families borrowed more than twice in 2025") != (
        "families_served by family.name during 2025 having families_served > 2"
    )
