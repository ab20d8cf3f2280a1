"""An answer says which words meant what, what was assumed, what was not used, and how sure it is."""

from __future__ import annotations

import pytest
from evaluation import OWN, Outcome, World, independent, questions

from workbench.ask import Zone, all_dates
from workbench.planner import plan
from workbench.query.parse import parse

QUESTIONS = (
    "revenue by country",
    "top 3 brands by units sold in May",
    "orders shipped from Hamburg excluding web",
    "average basket per channel since March",
)


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_telling_word_has_a_meaning_or_is_named_as_unused(shop: World, question: str) -> None:
    answer = shop.session.ask(question)
    said = {word for reason in answer.reasoning for word in reason.words.split()} | set(answer.unused)
    silent = {"in", "by", "since", "per", "the", "of"}
    assert {word for word in question.split() if word not in silent} <= said


def test_a_metric_comes_with_its_definition_and_owner(shop: World) -> None:
    reason = next(r for r in shop.session.ask("revenue by country").reasoning if r.kind == "metric")
    assert (reason.means, reason.definition) == ("revenue", "Money that customers paid. Owner: sales-team.")


def test_each_reason_stands_in_the_query(shop: World) -> None:
    answer = shop.session.ask("top 3 brands by units sold in May excluding web")
    assert {r.kind for r in answer.reasoning} == {"metric", "dimension", "time", "value", "order"}
    for reason in answer.reasoning:
        assert reason.means.removeprefix("by ").split(" ")[0] in (answer.text or "").replace("\n", " ")


def test_what_was_not_said_is_assumed_aloud(shop: World) -> None:
    answer = shop.session.ask("orders in April by germnay")
    assert any("germnay" in sentence for sentence in answer.assumptions)
    assert any("2024" in sentence for sentence in answer.assumptions)


def test_a_period_after_the_data_is_said(flights: World) -> None:
    assert any("data ends on 2013-12-31" in said for said in flights.session.ask("flights in 2014").assumptions)


@pytest.mark.parametrize(
    "question", ["flights by carrier", "cancellations by month", "which carrier is the most punctual"]
)
def test_where_no_period_is_named_all_dates_are_assumed_aloud(flights: World, question: str) -> None:
    assert "No period is named: all dates the data has, up to 2013-12-31." in flights.session.ask(question).assumptions


@pytest.mark.parametrize("question", ["flights in July", "cancellations last month by carrier"])
def test_a_period_that_is_named_is_not_assumed(flights: World, question: str) -> None:
    answer = flights.session.ask(question)
    assert answer.query is not None
    assert not any("all dates" in said for said in answer.assumptions)


def test_a_condition_on_a_date_names_a_period(flights: World) -> None:
    catalog = flights.session.catalog
    told = {text: all_dates(plan(catalog, parse(text))) for text in (
        "flights by time.month", "flights where time >= date '2013-07-01'", "flights during 2013",
    )}  # fmt: skip
    assert list(told.values()) == [True, False, False]


# --- confidence -------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("question", "less"),
    [
        ("return rate by brand", "rate by brand"),
        ("average delivery time by region", "average by region"),
        ("cancelled orders in May", "things in May"),
    ],
)
def test_confidence_falls_when_a_needed_word_is_removed(shop: World, question: str, less: str) -> None:
    assert shop.session.ask(less).confidence < shop.session.ask(question).confidence


@pytest.mark.parametrize("question", ["revenue by country", "orders in May", "return rate by brand"])
def test_confidence_falls_with_a_word_that_nothing_stands_for(shop: World, question: str) -> None:
    answer = shop.session.ask(f"zeppelin {question}")
    assert answer.confidence < shop.session.ask(question).confidence
    assert "zeppelin" in answer.unused


def test_several_fitting_metrics_are_offered_as_a_choice(flights: World) -> None:
    answer = flights.session.ask("delays by carrier")
    assert {"avg_arrival_delay", "avg_departure_delay"} <= {
        *(answer.text or "").split(),
        *(word for other in answer.alternatives for word in other.text.split()),
    }


def test_alternatives_leave_room_for_the_answer(flights: World) -> None:
    answer = flights.session.ask("delays by carrier")
    assert answer.confidence + sum(other.confidence for other in answer.alternatives) <= 1.01


@pytest.fixture(scope="module")
def outcomes(request: pytest.FixtureRequest) -> list[Outcome]:
    flights = request.getfixturevalue("flights")
    out = [*flights.asked([*independent(flights.data), *questions("flights")])]
    for name in OWN:
        out += request.getfixturevalue(name).asked(questions(name))
    return [outcome for outcome in out if outcome.answer.query is not None]


def test_what_is_said_with_confidence_is_right(outcomes: list[Outcome]) -> None:
    sure = [outcome.right for outcome in outcomes if outcome.answer.confidence >= 0.9]
    assert len(sure) >= 100
    assert sum(sure) / len(sure) >= 0.9


def test_less_sure_answers_are_less_often_right(outcomes: list[Outcome]) -> None:
    ordered = [o.right for o in sorted(outcomes, key=lambda o: o.answer.confidence)]
    fifth = len(ordered) // 5
    assert sum(ordered[:fifth]) < sum(ordered[-fifth:])


def test_confidence_is_close_to_the_share_that_is_right_and_rather_below_it(outcomes: list[Outcome]) -> None:
    """It is fitted on the questions of strangers; these are our own, and are understood better."""
    meant = sum(o.answer.confidence for o in outcomes) / len(outcomes)
    right = sum(o.right for o in outcomes) / len(outcomes)
    assert -0.15 <= meant - right <= 0.05


def test_zones_follow_from_confidence(outcomes: list[Outcome]) -> None:
    assert all(o.answer.zone in {Zone.ANSWER, Zone.CHOOSE} for o in outcomes)
    assert all(o.answer.clarification for o in outcomes if o.answer.zone is Zone.CHOOSE)
