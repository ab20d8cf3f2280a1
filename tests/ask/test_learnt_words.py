"""Words of a confirmed question that the catalog does not have are read in other questions as the confirmed query says."""

from __future__ import annotations

from datetime import date

import pytest
from evaluation import HERE, World, world

import workbench
from workbench.ask import Answer, Zone
from workbench.planner import plan

TODAY = date(2024, 7, 10)

Memory = tuple[tuple[str, str], ...]


def asked(world: World, question: str, memory: Memory, *, rejected: Memory = ()) -> Answer:
    world.session.finding.index.wait(60)
    catalog, today = world.session.catalog, world.session.today
    return world.session.finding.asker.ask(
        question, today=today, plan=lambda q: plan(catalog, q, today=today), memory=memory, rejected=rejected
    )


def said(answer: Answer) -> str:
    return " ".join((answer.text or "").split())


METRIC = (("wonkiness by channel", "cancellation_rate by channel"),)
GROUP = (("revenue by glorb", "revenue by product.brand"),)
VALUE = (("revenue of the rueful", "revenue where status = 'cancelled'"),)
BOTH = (("wonkiness by glorb", "cancellation_rate by product.brand"),)


@pytest.mark.parametrize(
    ("memory", "question", "query"),
    [
        (METRIC, "wonkiness in May 2024", "cancellation_rate during 2024-05"),
        (
            METRIC,
            "Which country has the highest wonkiness?",
            "cancellation_rate by customer.country order by cancellation_rate desc limit 1",
        ),
        (GROUP, "orders per glorb", "orders by product.brand"),
        (GROUP, "returns by glorb", "returns by product.brand"),
        (GROUP, "top 3 glorbs by units sold", "units_sold by product.brand order by units_sold desc limit 3"),
        (VALUE, "rueful orders by channel", "orders by channel where status = 'cancelled'"),
        (BOTH, "wonkiness by country", "cancellation_rate by customer.country"),
        (BOTH, "revenue by glorb", "revenue by product.brand"),
    ],
)
def test_strange_words_mean_what_was_left_over_of_the_confirmed_query(
    shop: World, memory: Memory, question: str, query: str
) -> None:
    assert said(asked(shop, question, ())) != query
    answer = asked(shop, question, memory)
    assert (said(answer), answer.zone) == (query, Zone.ANSWER)


SNORKERS = (("snorkers by channel", "buyers by channel"), ("revenue by snorker", "revenue by customer.name"))


@pytest.mark.parametrize(
    ("question", "query"),
    [
        ("how many snorkers in May 2024", "buyers during 2024-05"),
        ("orders by snorker", "orders by customer.name"),
    ],
)
def test_one_word_may_be_what_is_counted_and_what_is_divided_by(shop: World, question: str, query: str) -> None:
    answer = asked(shop, question, SNORKERS)
    assert (said(answer), answer.zone) == (query, Zone.ANSWER)


def test_words_that_changed_nothing_in_two_confirmed_questions_count_for_nothing_in_others(shop: World) -> None:
    memory = (
        ("revenue gallivanting by channel", "revenue by channel"),
        ("orders gallivanting in May 2024", "orders during 2024-05"),
    )
    question = "units sold gallivanting by country"
    before, once, twice = (asked(shop, question, known) for known in ((), memory[:1], memory))
    assert {said(answer) for answer in (before, once, twice)} == {"units_sold by customer.country"}
    assert before.unused == once.unused == ("gallivanting",)
    assert not twice.unused
    assert twice.confidence > once.confidence
    assert [reason.means for reason in twice.reasoning if reason.kind == "memory"] == ["nothing that changes the query"]
    assert all(reason.kind != "memory" for reason in once.reasoning)


def test_a_word_that_changed_nothing_once_and_something_elsewhere_is_not_left_out(shop: World) -> None:
    memory = (
        ("revenue gallivanting by channel", "revenue by channel"),
        ("gallivanting by country", "returns by customer.country"),
        ("orders gallivanting in May 2024", "orders during 2024-05"),
    )
    answer = asked(shop, "units sold gallivanting by country", memory)
    assert all(reason.means != "nothing that changes the query" for reason in answer.reasoning)


FORKED = (("What did people fork out in May 2024 per channel?", "revenue by channel during 2024-05"),)


@pytest.mark.parametrize(
    ("question", "query"),
    [
        ("how much did folk fork out per channel in May 2024", "revenue by channel during 2024-05"),
        ("forked out per country, June 2024", "revenue by customer.country during 2024-06"),
    ],
)
def test_what_else_a_question_says_stands_though_its_like_was_confirmed(shop: World, question: str, query: str) -> None:
    assert said(asked(shop, question, FORKED)) == query


HARD = (("how hard is it to get our parcels back to us, country by country", "return_rate by customer.country"),)


def test_a_question_that_means_the_same_in_other_words_is_answered_as_confirmed(shop: World) -> None:
    question = "how tough is it to have parcels back with us, country by country"
    assert said(asked(shop, question, ())) != "return_rate by customer.country"
    answer = asked(shop, question, HARD)
    assert said(answer) == "return_rate by customer.country"
    assert any(HARD[0][0] in (reason.definition or "") for reason in answer.reasoning)


@pytest.mark.parametrize(
    "question",
    [
        "how tough is it to have parcels back with us, month by month",
        "how tough is it to have parcels back with us from France, country by country",
        "how tough is it to have parcels back with us, country by country, in May 2024",
        "how tough is it to have Zalando parcels back with us, country by country",
    ],
)
def test_a_question_that_says_more_than_a_confirmed_one_is_not_answered_so(shop: World, question: str) -> None:
    assert said(asked(shop, question, HARD)) != "return_rate by customer.country"


PIECES = (
    ("pieces in May 2024", "units_sold during 2024-05"),
    ("pieces by channel", "units_sold by channel"),
    ("pieces by brand", "units_sold by product.brand"),
)


@pytest.mark.parametrize("question", ["how is Germany doing", "the best brand"])
def test_what_a_team_measures_most_comes_first_where_a_question_leaves_that_open(shop: World, question: str) -> None:
    before, after = asked(shop, question, ()), asked(shop, question, PIECES)
    assert before.zone is after.zone is Zone.CHOOSE
    assert said(before).startswith("revenue")
    assert said(after).startswith("units_sold")


DUAL = (("this May: revenue, bickered returns and pieces", "revenue, returns, units_sold during 2024-05"),)


def test_a_list_of_metrics_teaches_a_word_for_none_that_was_named(shop: World) -> None:
    before, after = asked(shop, "bickered returns by country", ()), asked(shop, "bickered returns by country", DUAL)
    assert said(after) == said(before)


LISTED = (("Which channels are there?", "values of orders.channel"),)


def test_a_list_of_values_is_confirmed_for_a_question_like_it_and_not_for_a_count(shop: World) -> None:
    assert said(asked(shop, "number of channels there are", LISTED)) != "values of orders.channel"


def test_a_number_that_was_confirmed_is_not_taken_where_none_is_said(shop: World) -> None:
    memory = (("orders of customers older than 60", "orders where customer.age > 60"),)
    assert "60" not in said(asked(shop, "orders of wizened customers", memory))


def test_a_word_that_the_catalog_has_a_short_name_for_stays_that_where_it_was_confirmed(own_cache: None) -> None:
    with world("rentals") as rentals:
        memory = (("rentals by mechanic in May", "rnts by mch.nm during 2025-05"),)
        question = "which mechanic has the highest turnover"
        before = asked(rentals, question, ())
        assert said(before) == "rev_net by mch.nm order by rev_net desc limit 1"
        assert said(asked(rentals, question, memory)) == said(before)


def test_a_slip_in_a_learnt_word_is_seen(shop: World) -> None:
    assert said(asked(shop, "wonkines in May 2024", METRIC)) == "cancellation_rate during 2024-05"


def test_the_reasoning_says_where_a_word_was_learnt(shop: World) -> None:
    reasons = asked(shop, "wonkiness in May 2024", METRIC).reasoning
    (learnt,) = [reason for reason in reasons if reason.kind == "memory"]
    assert (learnt.words, learnt.means) == ("wonkiness", "cancellation_rate")
    assert learnt.definition == "Learnt from a confirmed question: 'wonkiness by channel'."
    others = asked(shop, "revenue by channel", METRIC).reasoning
    assert all(reason.kind != "memory" for reason in others)


def test_the_reasoning_says_how_many_confirmed_questions_taught_a_word(shop: World) -> None:
    memory = (*METRIC, ("wonkiness by brand", "cancellation_rate by product.brand"))
    (learnt,) = [r for r in asked(shop, "wonkiness in May 2024", memory).reasoning if r.kind == "memory"]
    assert learnt.definition == "Learnt from a confirmed question: 'wonkiness by channel', and 1 more."


def test_what_is_learnt_goes_by_name_and_day_of_whoever_confirmed_it_and_goes_with_the_example() -> None:
    wb = workbench.open(HERE / "shop", registry=":memory:", today=TODAY)
    wb.finding.index.wait(60)
    assert wb.ask("wonkiness by country").query is None
    wb.judge("wonkiness by channel", None, good=False, correction="cancellation_rate by channel")
    answer = wb.ask("wonkiness by country")
    assert said(answer) == "cancellation_rate by customer.country"
    (learnt,) = [reason for reason in answer.reasoning if reason.kind == "memory"]
    now = wb.memory.registry.feedback.list(catalog=wb.catalog.name)[0].when
    assert learnt.definition == f"Learnt from your question of {now.day} {now:%B %Y}: 'wonkiness by channel'."
    wb.judge("wonkiness by channel", wb.ask("wonkiness by channel").text, good=False)  # taken back
    assert wb.ask("wonkiness by country").query is None
    wb.close()


# --- roles ------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("confirmed", "question", "query"),
    [
        (
            ("passengers by glorb port", "passengers by landing.name"),
            "crossings per glorb island in May",
            "crossings by landing.island during 2023-05",
        ),
        (
            ("crossings glorbed at Storvik", "crossings where landing.name = 'Storvik'"),
            "passengers glorbed at Eastness",
            "passengers where landing.name = 'Eastness'",
        ),
    ],
)
def test_a_word_that_told_which_role_was_meant_tells_so_of_all_that_it_leads_to(
    ferries: World, confirmed: tuple[str, str], question: str, query: str
) -> None:
    assert said(asked_of_ferries(ferries, question, ())) != query
    answer = asked_of_ferries(ferries, question, (confirmed,))
    assert (said(answer), answer.zone) == (query, Zone.ANSWER)
    assert [reason.means for reason in answer.reasoning if reason.kind == "memory"] == ["landing"]
    others = "crossings by port"
    assert said(asked_of_ferries(ferries, others, (confirmed,))) == said(asked_of_ferries(ferries, others, ()))


def asked_of_ferries(ferries: World, question: str, memory: Memory) -> Answer:
    ferries.session.finding.index.wait(60)
    catalog, today = ferries.session.catalog, date(2023, 7, 1)
    return ferries.session.finding.asker.ask(
        question, today=today, plan=lambda q: plan(catalog, q, today=today), memory=memory
    )


# --- what must not be learnt --------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "poison",
    [
        (("revenue by country", "orders by customer.country"), ("turnover in May", "returns during 2024-05")),
        (("orders by brand", "orders by customer.country"), ("orders by category", "orders by channel")),
        (("how many orders did we get please", "refunds"),),
        (("revenue of Germany", "revenue where customer.country = 'France'"),),
        (("cancelled orders by month", "units_sold by time.month"),),
        (("until now orders since March", "revenue during since 2024-03"),),
    ],
)
@pytest.mark.parametrize(
    "question",
    ["revenue by brand", "orders by brand and country", "orders by category in May", "revenue in Germany per month",
     "cancelled orders by channel", "how many orders until May", "which country has the most returns"],
)  # fmt: skip
def test_words_that_the_catalog_has_are_not_learnt_to_mean_something_else(
    shop: World, poison: Memory, question: str
) -> None:
    before = asked(shop, question, ())
    after = asked(shop, question, poison)
    assert said(after) == said(before) or not any(r.kind == "memory" for r in after.reasoning)
    words = shop.session.finding.asker.taught.of(
        shop.session.finding.asker.grounded(question, TODAY), _lessons(poison), TODAY, None
    )
    assert words == ()


def _lessons(memory: Memory):
    from workbench.ask.memory.examples import Lessons

    return Lessons(memory)


def test_of_a_word_that_was_confirmed_to_mean_two_things_nothing_is_learnt_and_both_are_offered(shop: World) -> None:
    memory = (("wonkiness by country", "return_rate by customer.country"), *METRIC)
    answer = asked(shop, "wonkiness in May 2024", memory)
    assert answer.zone is Zone.CHOOSE
    offered = {said(answer), *(" ".join(other.text.split()) for other in answer.alternatives)}
    assert {"cancellation_rate during 2024-05", "return_rate during 2024-05"} <= offered
    assert all(reason.kind != "memory" for reason in answer.reasoning)


def test_of_a_question_that_was_corrected_twice_the_newest_word_teaches(shop: World) -> None:
    memory = (("Wonkiness by channel", "return_rate by product.brand"), *METRIC)
    assert said(asked(shop, "wonkiness in May 2024", memory)) == "return_rate during 2024-05"


def test_many_who_agree_outweigh_one_who_does_not(shop: World) -> None:
    agreed = tuple((f"wonkiness {words}", f"cancellation_rate {query}") for words, query in (
        ("by brand", "by product.brand"), ("in May", "during 2024-05"), ("per month", "by time.month"),
    ))  # fmt: skip
    memory = (("wonkiness by country", "return_rate by product.category"), *agreed)
    assert said(asked(shop, "wonkiness in June 2024", memory)) == "cancellation_rate during 2024-06"


def test_what_was_rejected_teaches_nothing(shop: World) -> None:
    assert asked(shop, "wonkiness in May 2024", (), rejected=METRIC).query is None


def test_a_word_that_stands_beside_what_is_named_is_not_taken_for_it(shop: World) -> None:
    memory = (("juicy revenue by channel", "revenue by channel"),)
    answer = asked(shop, "juicy by country", memory)
    assert answer.zone is not Zone.ANSWER  # it may be asked whether that is meant
    assert all(reason.kind != "memory" for reason in answer.reasoning)


def test_a_word_in_a_confirmed_query_that_no_longer_plans_teaches_nothing(shop: World) -> None:
    assert asked(shop, "wonkiness in May 2024", (("wonkiness by channel", "old_rate by channel"),)).query is None


def test_one_of_two_strange_words_is_the_group_where_it_stands_behind_by(shop: World) -> None:
    words = _learnt(shop, BOTH)
    assert words["wonkiness"].endswith("cancellation_rate")
    assert words["glorb"].endswith("product.brand")


def _learnt(world: World, memory: Memory) -> dict[str, str]:
    from workbench.ask.memory.learnt import meant

    asker = world.session.finding.asker
    found = asker.taught.of(asker.grounded(memory[0][0], TODAY), _lessons(memory), TODAY, None)
    return {" ".join(one.said): meant(one) for one in found}


PAID = (
    ("crossings people had to pay for, by sea state", "crossings by sea where not free"),
    ("paid sailings by island", "crossings by origin.island where free = false"),
)


@pytest.mark.parametrize("question", ["paid passengers", "crossings people had to pay for in May"])
def test_words_for_what_does_not_hold_are_not_read_as_that_it_does(ferries: World, question: str) -> None:
    before, after = asked_of_ferries(ferries, question, ()), asked_of_ferries(ferries, question, PAID)
    assert said(after) == said(before)
    assert "free = true" not in said(after)


def test_what_was_learnt_changes_nothing_for_questions_in_other_words(shop: World) -> None:
    question = "revenue by brand in May"
    before, after = asked(shop, question, ()), asked(shop, question, (*METRIC, *GROUP))
    assert (after.text, after.zone, after.reasoning) == (before.text, before.zone, before.reasoning)
