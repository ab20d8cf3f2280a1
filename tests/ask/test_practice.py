"""How well questions of others over their own catalogs are answered: once read they are no measure of strangers, but must not get worse."""

from __future__ import annotations

import pytest
from evaluation import DEVELOPED, PRACTICE, listed, questions, right, world

#: What share of the questions with an answer must be answered right. Terse names without a description are the hardest.
FLOORS = {
    "bakery": 0.69,
    "bicycles": 0.67,
    "bloodbank": 0.58,
    "claims": 0.76,
    "fleet": 0.82,
    "grants": 0.84,
    "gyms": 0.80,
    "hotel": 0.87,
    "library": 0.84,
    "museum": 0.75,
    "nursery": 0.77,
    "orchestra": 0.65,
    "parcels": 0.72,
    "parking": 0.65,
    "recruiting": 0.81,
    "solar": 0.72,
    "support": 0.76,
    "telecom": 0.69,
    "university": 0.82,
    "waste": 0.79,
}


@pytest.mark.parametrize("name", [*DEVELOPED, *PRACTICE])
def test_questions_of_others_are_answered_or_declined(name: str) -> None:
    with world(name) as opened:
        outcomes = opened.asked(questions(name))
    answerable = [outcome for outcome in outcomes if outcome.case.answerable]
    unanswerable = [outcome for outcome in outcomes if not outcome.case.answerable]
    assert right(answerable) >= FLOORS[name], listed(answerable)
    assert right(unanswerable) >= 0.85, listed(unanswerable)
