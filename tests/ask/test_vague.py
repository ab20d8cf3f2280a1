"""What leaves open what is measured comes back as a few choices that tell most; what names nothing is still declined."""

from __future__ import annotations

from contextlib import closing

import duckdb
import pytest
from evaluation import World

import workbench
from workbench.ask import Zone


def offered(opened: World, question: str) -> list[str]:
    answer = opened.session.ask(question)
    return [choice.text.replace("\n", " ") for choice in answer.choices] if answer.zone is Zone.CHOOSE else []


@pytest.mark.parametrize(
    ("question", "one"),
    {
        "how is Delta doing?": "flights where carrier.name = 'Delta Air Lines Inc.'",
        "activity by carrier": "flights by carrier.name",
        "figures for JFK in March": "flights where origin.code = 'JFK' during 2013-03",
        "which carrier performs best?": "on_time_rate by carrier.name order by on_time_rate desc limit 1",
        "performance per month": "flights by time.month",
    }.items(),
)  # fmt: skip
def test_what_is_open_is_a_choice_of_what_tells_most(flights, question, one):
    found = offered(flights, question)
    assert one in found
    assert 1 < len(found) <= 3
    assert len({text.split()[0] for text in found}) == len(found), "each is another number"


@pytest.mark.parametrize(
    "question",
    ["how are you doing?", "how is the cafeteria doing?", "pilot performance by union", "results of audits"],
)
def test_what_is_about_nothing_in_the_catalog_is_declined(flights, question):
    assert flights.session.ask(question).zone is Zone.ABSTAIN


@pytest.mark.parametrize("question", ["best carrier by on-time rate", "worst airport by departure delay"])
def test_a_metric_that_is_named_is_no_choice(flights, question):
    answer = flights.session.ask(question)
    assert answer.zone is Zone.ANSWER
    assert answer.text.startswith(("on_time_rate", "avg_departure_delay"))


LAUNCHES = """
dataset: launch
source: launch
primary_key: id
time: day
dimensions:
  site:
  day: {type: time, grain: day}
metrics:
  launches: {expr: count(*)}
  success_rate: {title: Success rate, expr: avg(up), format: percent}
  new_business: {title: New business, expr: count_if(up)}
"""


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("success rate by site", "success_rate by site"),
        ("where was the success rate lowest?", "success_rate by site order by success_rate limit 1"),
        ("new business per site", "new_business by site"),
    ],
)
def test_words_that_ask_how_it_goes_are_a_metric_where_its_name_is_said(tmp_path, own_cache, question, text):
    (tmp_path / "catalog.yml").write_text(LAUNCHES)
    data = duckdb.sql("select 1 as id, 'Kourou' as site, date '2024-05-01' as day, true as up")
    data.write_parquet(str(tmp_path / "launch.parquet"))
    with closing(workbench.open(tmp_path, warehouse=tmp_path, registry=":memory:")) as session:
        session.finding.index.wait(60)
        answer = session.ask(question)
    assert (answer.zone, answer.text.replace("\n", " ")) == (Zone.ANSWER, text)
