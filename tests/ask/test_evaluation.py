"""Questions asked and judged by the rows their answers give.

The independent questions were written from the data's description before the code; nobody edits them to fit. Those over
the other catalogs are ours, written before they were tried.
"""

from __future__ import annotations

import pytest
from evaluation import OWN, World, independent, listed, questions, right, set_apart

#: The least share of questions that must be answered right, and of those without an answer that must be declined.
ANSWERED, DECLINED = 0.75, 0.9


def test_the_independent_questions_are_answered_right(flights: World) -> None:
    outcomes = flights.asked(case for case in independent(flights.data) if case.answerable)
    assert len(outcomes) >= 60
    assert right(outcomes) >= ANSWERED, listed(outcomes)


def test_the_half_of_the_independent_questions_set_apart_is_answered_right(flights: World) -> None:
    outcomes = flights.asked(case for case in independent(flights.data) if case.answerable and set_apart(case))
    assert len(outcomes) >= 30
    assert right(outcomes) >= ANSWERED, listed(outcomes)


def test_independent_questions_without_an_answer_are_declined(flights: World) -> None:
    outcomes = flights.asked(case for case in independent(flights.data) if not case.answerable)
    assert len(outcomes) >= 20
    assert right(outcomes) >= DECLINED, listed(outcomes)


@pytest.mark.parametrize("name", ["flights", *OWN])
def test_questions_of_our_own_are_answered_right(name: str, request: pytest.FixtureRequest) -> None:
    outcomes = request.getfixturevalue(name).asked(case for case in questions(name) if case.answerable)
    assert right(outcomes) >= ANSWERED, listed(outcomes)


@pytest.mark.parametrize("name", ["flights", *OWN])
def test_questions_of_our_own_without_an_answer_are_declined(name: str, request: pytest.FixtureRequest) -> None:
    outcomes = request.getfixturevalue(name).asked(case for case in questions(name) if not case.answerable)
    assert right(outcomes) >= DECLINED, listed(outcomes)


def test_our_own_questions_are_not_the_independent_ones(flights: World) -> None:
    assert not {case.question for case in questions("flights")} & {case.question for case in independent(flights.data)}
