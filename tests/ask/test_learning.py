"""A correction is used at once: for the same question, for its paraphrases, and for the same words asked otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from evaluation import HERE, World

import workbench
from workbench.ask import Answer, Asker, Zone
from workbench.ask.memory.alignment import Learnt
from workbench.ask.memory.examples import Example as Confirmed
from workbench.ask.memory.examples import nearest_in_words, taught
from workbench.ask.memory.gaps import Measures
from workbench.ask.memory.precedence import settled
from workbench.catalog.load import load
from workbench.catalog.model import Example
from workbench.planner import plan
from workbench.query.parse import parse

CONFIRMED = (("tardiness by brand", "avg_delivery_time by product.brand"),)


@pytest.fixture
def asker(shop: World) -> Iterator[Asker]:
    return shop.session.finding.asker


def asked(shop: World, question: str, memory: tuple[tuple[str, str], ...]) -> Answer:
    catalog, today = shop.session.catalog, date(2024, 7, 10)
    return shop.session.finding.asker.ask(
        question, today=today, plan=lambda query: plan(catalog, query, today=today), memory=memory
    )


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "Tardiness by brand?": "avg_delivery_time by product.brand",
        "tardiness per maker": "avg_delivery_time by product.brand",
        "what is the tardiness of each brand": "avg_delivery_time by product.brand",
        "tardiness by channel in May": "avg_delivery_time by channel during 2024-05",
    }.items(),
)
def test_a_correction_is_used_for_paraphrases_and_for_the_same_words(shop: World, question: str, query: str) -> None:
    assert asked(shop, question, ()).query is None
    answer = asked(shop, question, CONFIRMED)
    assert " ".join((answer.text or "").split()) == query
    assert answer.confidence >= 0.7


def test_a_correction_is_not_used_for_other_words(shop: World) -> None:
    assert asked(shop, "revenue by brand", CONFIRMED).text == asked(shop, "revenue by brand", ()).text


def test_another_value_is_another_question(shop: World) -> None:
    confirmed = (("orders of web", "orders where channel = 'web'"),)
    answer = asked(shop, "orders of app", confirmed)
    assert answer.text == asked(shop, "orders of app", ()).text


def test_the_newest_correction_goes_first(shop: World) -> None:
    memory = (("tardiness by brand", "orders by product.brand"), *CONFIRMED)
    assert " ".join((asked(shop, "tardiness by brand", memory).text or "").split()) == "orders by product.brand"


def test_a_correction_that_no_longer_plans_is_forgotten(shop: World) -> None:
    memory = (("tardiness by brand", "lateness_of_old by product.brand"), *CONFIRMED)
    answer = asked(shop, "tardiness by brand", memory)
    assert " ".join((answer.text or "").split()) == "avg_delivery_time by product.brand"


def test_a_sure_reading_is_given_up_for_what_was_confirmed_in_the_same_words_and_not_for_what_is_like_it(
    asker: Asker,
) -> None:
    def read(query: str, sure: float, *unused: str) -> Answer:
        zone = Zone.ANSWER if sure >= 0.5 else Zone.ABSTAIN
        value = None if zone is Zone.ABSTAIN else parse(query)
        return Answer("what came in", value, value and query, sure, zone, unused=unused)

    plain, other = read("revenue", 0.7, "came"), read("orders", 0.95)
    came = Learnt(("came",), ("come",), Measures("orders"), sure=True, question="", query="")
    assert settled(plain, other, (), (), asker.vocabulary) is plain
    assert settled(plain, other, (), ("orders",), asker.vocabulary) is other
    assert settled(plain, other, (came,), (), asker.vocabulary) is other
    assert settled(replace(plain, unused=()), other, (came,), (), asker.vocabulary) == replace(plain, unused=())
    assert settled(plain, read("orders", 0.3), (came,), (), asker.vocabulary) is plain
    declined = read("revenue", 0.3)
    assert settled(declined, read("orders", 0.52), (), (), asker.vocabulary) is declined
    assert settled(declined, read("orders", 0.52), (came,), (), asker.vocabulary).text == "orders"


# --- what was rejected ------------------------------------------------------------------------------------------------
def rejecting(shop: World, question: str, query: str) -> Answer:
    catalog, today = shop.session.catalog, date(2024, 7, 10)
    first = asked(shop, "delivery time by city", ())
    return shop.session.finding.asker.ask(
        question, today=today, plan=lambda q: plan(catalog, q, today=today), rejected=((first.question, query),)
    )


@pytest.mark.parametrize(
    "question", ["delivery time by city", "Delivery times per city?", "delivery time of each city"]
)
def test_what_was_rejected_is_not_said_again_as_if_it_were_sure(shop: World, question: str) -> None:
    first = asked(shop, question, ())
    assert first.zone is Zone.ANSWER
    again = rejecting(shop, question, first.text or "")
    assert again.zone is not Zone.ANSWER or again.text != first.text
    assert again.text != first.text or again.confidence < 0.5
    assert all(other.text != first.text for other in again.alternatives)


def test_a_rejection_holds_for_that_query_and_that_question_alone(shop: World) -> None:
    other = asked(shop, "delivery time by channel", ())
    assert rejecting(shop, "delivery time by channel", "avg_delivery_time by address.city") == other
    same = asked(shop, "delivery time by city", ())
    assert rejecting(shop, "delivery time by city", "revenue by address.city") == same


def test_the_newest_word_on_an_answer_holds() -> None:
    wb = workbench.open(HERE / "shop", registry=":memory:", today=date(2024, 7, 10))
    wb.judge("delivery time by city", "avg_delivery_time by address.city", good=False)
    assert wb.ask("delivery time by city").zone is not Zone.ANSWER
    wb.judge("delivery time by city", "avg_delivery_time by address.city", good=True)
    answer = wb.ask("delivery time by city")
    assert (answer.zone, answer.reasoning[0].kind) == (Zone.ANSWER, "memory")
    wb.judge("delivery time by city", answer.text, good=False, correction="avg_delivery_time by warehouse.city")
    corrected = wb.ask("delivery time per city")
    assert " ".join((corrected.text or "").split()) == "avg_delivery_time by warehouse.city"
    wb.close()


def test_questions_that_owners_verify_are_answered_so_and_say_who_vouches() -> None:
    found = load(HERE / "shop")
    example = Example("Are we quick?", "avg_delivery_time", verified=True)
    key = found.metric_keys("avg_delivery_time")[0]
    metric = found.metrics[key]
    doc = replace(metric.doc, examples=(example, Example("How fares Acme?", "orders")))
    wb = workbench.open(
        replace(found, metrics={**found.metrics, key: replace(metric, doc=doc)}),
        registry=":memory:",
        today=date(2024, 7, 10),
    )
    answer = wb.ask("are we quick?")
    assert answer.text == "avg_delivery_time"
    assert answer.reasoning[0].definition == f"Verified by {doc.owner}: Are we quick?"
    assert all(reason.kind != "memory" for reason in wb.ask("how fares acme?").reasoning)
    wb.judge("are we quick?", "orders", good=True)
    assert wb.ask("are we quick?").text == "avg_delivery_time"
    wb.close()


def test_a_follow_up_that_was_confirmed_edits_what_is_before_it(shop: World) -> None:
    memory = (("only Germany", "revenue by channel where customer.country = 'Germany'"),)
    catalog, today = shop.session.catalog, date(2024, 7, 10)
    answer = shop.session.finding.asker.ask(
        "only Germany", today=today, plan=lambda q: plan(catalog, q, today=today), previous="orders", memory=memory
    )
    assert " ".join((answer.text or "").split()) == "orders where customer.country = 'Germany'"


def test_a_question_like_a_confirmed_one_in_meaning_is_measured_the_same(shop: World) -> None:
    shop.session.finding.index.wait(60)
    asker = shop.session.finding.asker
    known = (("How swiftly do parcels reach their buyers?", "avg_delivery_time"),)
    day = date(2024, 7, 10)
    found = asker.recalled("how quickly do packages get to our customers", known, day)
    assert set(found) == {"avg_delivery_time"}
    assert 0 < found["avg_delivery_time"] < 1
    other = asker.recalled("revenue of Acme in May", known, day)
    assert other.get("avg_delivery_time", 0.0) < found["avg_delivery_time"]


@pytest.mark.parametrize(
    ("confirmed", "question"),
    [
        (("orders of web", "cancellations where channel = 'web'"), "orders by brand"),
        (("average price of a charge", "revenue"), "average charging time"),
    ],
)
def test_words_for_the_rows_and_words_of_like_meaning_teach_nothing_sure(
    shop: World, confirmed: tuple[str, str], question: str
) -> None:
    asker, day = shop.session.finding.asker, date(2024, 7, 10)
    example = Confirmed(asker.grounded(confirmed[0], day), confirmed[1])
    assert taught(asker.grounded(question, day), [example], asker.vocabulary) == ()


def test_of_many_confirmed_questions_those_that_share_words_are_compared() -> None:
    many = [(f"something {number} else entirely", "orders") for number in range(400)]
    many[300] = ("tardiness by brand", "avg_delivery_time by product.brand")
    near = nearest_in_words("tardiness per maker", many)
    assert len(near) <= 50
    assert many[300] in near
    assert list(near) == [pair for pair in many if pair in near]
