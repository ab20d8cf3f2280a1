"""How well questions of others over their own catalogs are answered: once read they are no measure of strangers, but must not get worse."""

from __future__ import annotations

import pytest
from evaluation import DEVELOPED, PRACTICE, listed, questions, right, world

#: What share of the questions with an answer must be answered right. Terse names without a description are the hardest.
FLOORS = {
    "bakery": 0.67,
    "bicycles": 0.81,
    "bloodbank": 0.76,
    "claims": 0.78,
    "fleet": 0.81,
    "grants": 0.82,
    "gyms": 0.79,
    "hotel": 0.84,
    "laundry": 0.79,
    "library": 0.83,
    "museum": 0.79,
    "nursery": 0.81,
    "orchestra": 0.86,
    "packhouse": 0.72,
    "parcels": 0.69,
    "parking": 0.78,
    "recruiting": 0.78,
    "ski": 0.88,
    "solar": 0.69,
    "support": 0.72,
    "telecom": 0.68,
    "university": 0.81,
    "waste": 0.78,
}


@pytest.mark.parametrize("name", [*DEVELOPED, *PRACTICE])
def test_questions_of_others_are_answered_or_declined(name: str) -> None:
    with world(name) as opened:
        outcomes = opened.asked(questions(name))
    answerable = [outcome for outcome in outcomes if outcome.case.answerable]
    unanswerable = [outcome for outcome in outcomes if not outcome.case.answerable]
    assert right(answerable) >= FLOORS[name], listed(answerable)
    assert right(unanswerable) >= 0.85, listed(unanswerable)
