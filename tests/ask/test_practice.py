"""How well questions of others over their own catalogs are answered: once read they are no measure of strangers, but must not get worse."""

from __future__ import annotations

import pytest
from evaluation import DEVELOPED, PRACTICE, listed, questions, right, world

#: What share of the questions with an answer must be answered right. Terse names without a description are the hardest.
FLOORS = {
    "bakery": 0.58,
    "claims": 0.68,
    "fleet": 0.71,
    "grants": 0.65,
    "gyms": 0.70,
    "hotel": 0.74,
    "library": 0.77,
    "parcels": 0.65,
    "recruiting": 0.65,
    "solar": 0.68,
    "support": 0.65,
    "telecom": 0.53,
    "university": 0.71,
    "waste": 0.65,
}


@pytest.mark.parametrize("name", [*DEVELOPED, *PRACTICE])
def test_questions_of_others_are_answered_or_declined(name: str) -> None:
    with world(name) as opened:
        outcomes = opened.asked(questions(name))
    answerable = [outcome for outcome in outcomes if outcome.case.answerable]
    unanswerable = [outcome for outcome in outcomes if not outcome.case.answerable]
    assert right(answerable) >= FLOORS[name], listed(answerable)
    assert right(unanswerable) >= 0.85, listed(unanswerable)
