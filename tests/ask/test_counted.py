"""Whether rows are counted, or their part or mean is asked for; and what groups must have so many of."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from evaluation import laid_out, read

import workbench

CATALOG = """
catalog: caves
today: 2024-07-10
---
dataset: guides
source: guides
primary_key: id
label: name
dimensions:
  name: {title: Guide}
metrics:
  guides: {title: Guides, expr: count(*)}
---
dataset: descents
source: descents
primary_key: id
time: day
dimensions:
  day: {type: time, grain: day}
  cave: {title: Cave}
  lamp: {title: Lamp kit}
  dmg: {type: boolean, title: Damaged}
  ropes: {type: number, title: Ropes}
links:
  guide: {to: guides, on: guide_id = id, title: Guide}
  spotter: {to: guides, on: spotter_id = id, title: Spotter}
metrics:
  descents: {title: Descents, expr: count(*)}
  dmg_rt: {expr: count_if(dmg) / count(*), format: percent}
  gear_cost: {title: Gear cost, expr: sum(cost), unit: EUR}
  avg_gear: {expr: avg(cost), unit: EUR}
---
dataset: reviews
source: reviews
primary_key: id
time: day
dimensions:
  day: {type: time, grain: day}
  stars: {type: number, title: Score}
links:
  descent: {to: descents, on: descent_id = id}
  reviewer: {to: guides, on: reviewer_id = id, title: Reviewer}
metrics:
  reviews: {title: Reviews, expr: count(*), synonyms: [ratings]}
  avg_stars: {title: Average rating, expr: avg(stars), unit: star}
---
metrics:
  reviews_per_descent: {title: Review rate, expr: reviews / descents, format: percent}
"""


@pytest.fixture(scope="module")
def caves(own_cache: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[workbench.Workbench]:
    folder = tmp_path_factory.mktemp("caves")
    tables = {
        "guides": "select * from (values (1, 'Ann Reed'), (2, 'Bo Lund'), (3, 'Cy Moss')) t(id, name)",
        "descents": """select i as id, date '2023-01-01' + cast(i * 3 as int) as day, ['Gaping Hole', 'Blue Grotto'][1 + i % 2] as cave,
            ['none', 'carbide', 'diode'][1 + i % 3] as lamp, i % 4 = 0 as dmg, 1 + i % 3 as guide_id,
            case when i % 3 = 0 then 1 + i % 2 end as spotter_id, 20 + i as cost, i % 7 as ropes from range(180) t(i)""",
        "reviews": """select i as id, date '2023-01-01' + cast(i * 3 as int) as day, i as descent_id, 1 + i % 5 as stars,
            1 + i % 3 as reviewer_id
            from range(150) t(i)""",
    }
    with laid_out(folder, CATALOG, tables) as session:
        yield session


@pytest.mark.parametrize(
    ("question", "query"),
    {
        # rows of which something holds are counted where no part is asked for
        "damaged Blue Grotto descents": "descents where dmg = true and cave = 'Blue Grotto'",
        "how many descents were damaged": "descents where dmg = true",
        "share of damaged descents by cave": "dmg_rt by cave",
        # a mean of what is added up elsewhere
        "average gear cost per descent": "avg_gear",
        # what groups have so many of is counted, whatever is measured
        "average rating by guide, guides with at least 20 reviews": "avg_stars by descent.guide.name having reviews >= 20",
        "gear cost by cave with more than 50 descents": "gear_cost by cave having descents > 50",
        # one of a kind that a rate of the catalog is of
        "how many reviews did we get per descent in 2023": "reviews_per_descent during 2023",
        # what is counted is no thing of another name
        "reviews with a score of 4 or higher": "reviews where stars >= 4",
        # no rows have nothing where a value says so
        "descents without a lamp kit": "descents where lamp = 'none'",
        "descents with a lamp kit": "descents where lamp <> 'none'",
        # a further role may be empty, and nobody is the first of those in it
        "spotter with the most descents": "descents by spotter.name where spotter.name is not null order by descents desc limit 1",
        "guide with the most descents": "descents by guide.name order by descents desc limit 1",
        # what values are of is no second number
        "gear cost of our carbide and diode descents": "gear_cost where lamp in ('carbide', 'diode')",
        # the first of two prepositions belongs to the noun before it
        "descents with drop-in by month": "descents by time.month",
    }.items(),
)
def test_a_question_becomes_a_query(caves: workbench.Workbench, question: str, query: str) -> None:
    assert read(caves, question) == query


def test_what_is_rated_lowest_is_no_number_of_ratings(caves: workbench.Workbench) -> None:
    answer = caves.ask("lowest rated cave")
    assert answer.text is None or "avg_stars" in answer.text
