"""What people say around a question changes neither its reading nor how sure that is."""

from __future__ import annotations

import pytest
from evaluation import World, asked

#: A question, and what it asks for.
PLAIN, QUERY = "litres by farm in May 2023", "litres by farm.name during 2023-05"


@pytest.mark.parametrize(
    "around",
    """hiya, {} please
hi team, {}
Morning! {}
Good afternoon, could you let me know {}
Dear all, {}
quick q: {}
quick one - {}
Sorry to bother you, {}
my boss wants {}
the board is asking for {}
out of curiosity, {}
I'd be interested in {}
I'm after {}
we're looking for {}
could you work out {}
any idea of {}?
if you have a minute, {}
right, {}
Query: {}
{} asap
{} many thanks in advance
{}, ta
{} if poss
{} (urgent)
{} - urgent!
{}, no rush
{}, just a rough figure
{} only, nothing fancy
{} - numbers only
{}, rounded to the nearest thousand
{} or thereabouts
{}. Much appreciated.
{}: how much was it?
I need {} by Friday
Send me {} today
need {} for the quarterly pack
{} for tomorrow's board meeting""".splitlines(),
)
def test_what_is_said_around_a_question_changes_nothing(dairy: World, around: str) -> None:
    bare, answer = dairy.session.ask(PLAIN), dairy.session.ask(around.format(PLAIN))
    assert asked(dairy, around.format(PLAIN)) == QUERY
    assert answer.confidence >= bare.confidence - 0.1


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "deliveries on Fridays": "deliveries where time.extract_dow = 5",
        "need deliveries by farm": "deliveries by farm.name",
        "thanks": "declined",
    }.items(),
)
def test_what_is_asked_stays(dairy: World, question: str, query: str) -> None:
    assert asked(dairy, question) == query


@pytest.mark.parametrize(
    ("question", "wanted"),
    {
        "I need litres by farm by Friday": "by Friday",
        "litres by farm for the annual report": "for the annual report",
    }.items(),
)
def test_what_looks_like_a_condition_and_is_none_is_said(dairy: World, question: str, wanted: str) -> None:
    assert (
        f"'{wanted}' says what the answer is wanted for, and keeps nothing." in dairy.session.ask(question).assumptions
    )
