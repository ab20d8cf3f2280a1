"""Which kind of number a question asks for, and which kind a metric is."""

from __future__ import annotations

import pytest
from evaluation import World

from workbench.ask.measuring.quantities import asked_for, kinds, suits
from workbench.catalog.formula import Formula
from workbench.catalog.model import Metric, Simple


@pytest.mark.parametrize(
    ("question", "kinds"),
    [
        ("how long do orders take to arrive", {"time"}),
        ("time to deliver an order", {"time"}),
        ("average waiting time by brand", {"time"}),
        ("days until an order is shipped", {"time"}),
        ("orders in the last 30 days", set()),
        ("orders of all time by brand", set()),
        ("orders by days of the week", set()),
        ("how many orders", {"number"}),
        ("how many hours did it take", {"time"}),
        ("how much was ordered", {"amount"}),
        ("cancelled % by brand", {"share"}),
        ("orders with at least 20 % off", set()),
        ("kg per brand", {"kilogram"}),
        ("what came in in euros", {"money"}),
    ],
)
def test_a_question_asks_for_a_kind_of_number(shop: World, question: str, kinds: set[str]) -> None:
    session = shop.session
    grounding = session.finding.asker.grounded(question, session.today, None)
    assert asked_for(grounding, range(len(grounding.words))) == kinds


def test_each_part_of_a_list_asks_for_its_own(shop: World) -> None:
    grounding = shop.session.finding.asker.grounded("orders and kg and average delivery time", shop.session.today, None)
    assert [sorted(asked_for(grounding, part)) for part in ([0], [2], [4, 5, 6])] == [[], ["kilogram"], ["time"]]


def metric(expr: str, **known: str) -> Metric:
    return Metric("m", Simple("orders", Formula(expr, None)), **known)


@pytest.mark.parametrize(
    ("one", "kind"),
    [
        (metric("avg(x)", unit="minute"), {"time", "minute"}),
        (metric("sum(x)", unit="GBP"), {"money"}),
        (metric("sum(x)", format="currency"), {"money"}),
        (metric("sum(x) / sum(y)", format="percent"), {"share"}),
        (metric("count(distinct x)", unit="order"), {"count"}),
        (metric("sum(x)", unit="kg"), {"kilogram"}),
        (metric("sum(x)"), set()),
    ],
)
def test_a_metric_is_of_a_kind(one: Metric, kind: set[str]) -> None:
    assert kinds(one) == kind


def test_what_is_of_another_kind_does_not_suit_and_what_says_nothing_may() -> None:
    wait, count, open_ = metric("avg(x)", unit="hour"), metric("count(*)"), metric("sum(x)")
    assert [suits(one, {"time"}) for one in (wait, count, open_)] == [1, -1, 0]
    assert [suits(one, ()) for one in (wait, count, open_)] == [0, 0, 0]
    assert suits(count, {"amount"}) < 0 <= suits(wait, {"amount"})


@pytest.mark.parametrize(
    ("question", "metric"),
    [("how long do patients stay, ward by ward?", "avg_stay"), ("time per operation by surgeon", "avg_operation_time")],
)
def test_the_kind_decides_between_metrics_of_the_same_words(hospital: World, question: str, metric: str) -> None:
    answer = hospital.session.ask(question)
    assert answer.text is not None
    assert answer.text.startswith(metric)


@pytest.mark.parametrize(
    ("question", "metrics"),
    [
        ("operations plus how long they took by surgeon", ["operations", "avg_operation_time"]),
        ("admissions and how long patients stayed by ward", ["admissions", "avg_stay"]),
        ("number of operations and how many minutes they took by surgeon", ["operations", "avg_operation_time"]),
    ],
)
def test_a_part_of_a_list_may_only_say_which_kind_of_number_it_wants(
    hospital: World, question: str, metrics: list[str]
) -> None:
    answer = hospital.session.ask(question)
    assert answer.query is not None
    assert [item.name for item in answer.query.metrics] == metrics
