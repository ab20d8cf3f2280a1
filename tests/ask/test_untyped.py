"""Numbers whose type a catalog leaves unsaid are numbers all the same, and how many are asked for is no value."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from evaluation import laid_out, read

from workbench.catalog.model import DimensionType
from workbench.session import Workbench

CATALOG = """
catalog: pottery
---
dataset: kilns
source: kilns
primary_key: [kiln_id]
label: name
dimensions:
  kiln_id:
  name:
  shelves:
---
dataset: firings
source: firings
primary_key: [firing_id]
time: fired_on
dimensions:
  firing_id: {title: Firing number}
  fired_on: {type: time, grain: day}
  glaze:
  hours: {title: Length of the firing, unit: hour}
  gas: {title: Gas burnt, unit: euro}
  grade: {title: Grade, description: "1 (best) to 3"}
  cracked: {description: Whether a pot cracked.}
links:
  kiln: {to: kilns, on: kiln_id}
metrics:
  firings: {expr: count(*), title: Firings}
  gas_cost: {expr: sum(gas), title: Gas cost, unit: euro, format: currency}
"""


@pytest.fixture(scope="module")
def pottery(own_cache: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    folder = tmp_path_factory.mktemp("pottery")
    rows = "from range(60) r(i)"
    firings = f"""select i as firing_id, date '2024-01-01' + i::int as fired_on, i % 7 as kiln_id,
        ['celadon', 'tenmoku'][1 + i % 2] as glaze, i % 12 as hours, 3.5 * i as gas, 1 + i % 3 as grade, i % 9 = 0 as cracked
        {rows}"""
    kilns = "select i as kiln_id, 'Kiln ' || chr(65 + i::int) as name, 2 + i % 4 as shelves from range(7) r(i)"
    with laid_out(folder, CATALOG, {"firings": firings, "kilns": kilns}) as session:
        yield session


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "firings longer than 8 hours": "firings where hours > 8",
        "firings in kilns with at least 4 shelves": "firings where kiln.shelves >= 4",
        "firings of grade 2": "firings where grade = 2",
        "firings per grade and glaze": "firings by grade, glaze",
        "firings by glaze and grade": "firings by glaze, grade",
        "firings in which a pot cracked": "firings where cracked = true",
        "top 3 kilns by gas cost": "gas_cost by kiln.name order by gas_cost desc limit 3",
        "which kiln has the most firings? 2 kilns": "firings by kiln.name order by firings desc limit 2",
        "firings in kiln 3": "firings where kiln.kiln_id = '3'",
        "which kilns took more than 900 euros of gas cost": "gas_cost by kiln.name having gas_cost > 900",
        "which grades are there?": "values of grade from firings",
    }.items(),
)
def test_a_number_is_one_though_nobody_says_so(pottery: Workbench, question: str, query: str) -> None:
    assert read(pottery, question) == query


def test_keys_and_the_catalog_itself_stay_as_they_were_written(pottery: Workbench) -> None:
    read = pottery.finding.asker.catalog.datasets["firings"].dimensions
    assert {name: one.type for name, one in read.items() if one.type is not DimensionType.TEXT} == {
        "fired_on": DimensionType.TIME,
        "hours": DimensionType.NUMBER,
        "gas": DimensionType.NUMBER,
        "grade": DimensionType.NUMBER,
        "cracked": DimensionType.BOOLEAN,
    }
    assert pottery.catalog.datasets["firings"].dimensions["hours"].type is DimensionType.TEXT
