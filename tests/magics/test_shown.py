from __future__ import annotations

from workbench.ask.answer import Alternative, Answer, Named, Reason, Zone
from workbench.magics.shown import answer_shown
from workbench.query.parse import parse

ATTACK = "<img src=x onerror=alert(1)>"
QUERY = parse("flights by carrier.name")


def test_a_proposed_query_comes_with_its_reasons_and_what_was_left_out():
    answer = Answer(
        "how many flights per airline in spring",
        query=QUERY,
        text="flights\nby carrier.name",
        confidence=0.83,
        zone=Zone.ANSWER,
        reasoning=(Reason("flights", "metric", "flights", "Scheduled departures."),),
        assumptions=("All of the data.",),
        unused=("spring",),
        alternatives=(Alternative(QUERY, "arrivals\nby carrier.name", 0.1, "landed, not scheduled"),),
    )
    shown = answer_shown(answer)
    for said in (
        "83% sure",
        "flights\nby carrier.name",
        "Scheduled departures.",
        "All of the data.",
        "spring",
        "landed, not scheduled",
    ):
        assert said in shown.html
    assert "83% sure" in shown.text


def test_no_answer_says_what_is_missing_and_what_is_near():
    shown = answer_shown(
        Answer("profit?", clarification="No metric is about profit.", nearest=(Named("flights", "Flights"),))
    )
    assert "No metric is about profit." in shown.html
    assert "<code>flights</code>" in shown.html


def test_words_of_a_question_or_a_catalog_are_never_markup():
    other = Alternative(QUERY, ATTACK, 0.1, ATTACK)
    full = Answer(
        ATTACK,
        QUERY,
        ATTACK,
        0.5,
        Zone.CHOOSE,
        (Reason(ATTACK, ATTACK, ATTACK, ATTACK),),
        (ATTACK,),
        (ATTACK,),
        (other,),
        ATTACK,
    )
    for answer in (full, Answer(ATTACK, clarification=ATTACK, nearest=(Named(ATTACK, ATTACK),), alternatives=(other,))):
        assert "<img" not in answer_shown(answer)._repr_html_()
