"""How well questions of others over their own catalogs are answered: once read they are no measure of strangers, but must not get worse."""

from __future__ import annotations

import pytest
from evaluation import DEVELOPED, PRACTICE, listed, questions, right, world

#: What share of the questions with an answer must be answered right. Terse names without a description are the hardest.
FLOORS = {
    "allotments": 0.80,
    "bakery": 0.71,
    "bicycles": 0.83,
    "bloodbank": 0.78,
    "callouts": 0.74,
    "catering": 0.73,
    "claims": 0.78,
    "construction": 0.71,
    "dealership": 0.72,
    "fashion": 0.69,
    "firebrigade": 0.68,
    "fishmarket": 0.68,
    "fleet": 0.82,
    "grants": 0.83,
    "greenhouse": 0.75,
    "gyms": 0.80,
    "hotel": 0.85,
    "laundry": 0.82,
    "lawfirm": 0.77,
    "library": 0.83,
    "museum": 0.82,
    "nursery": 0.82,
    "opticians": 0.81,
    "orchestra": 0.87,
    "packhouse": 0.73,
    "parcels": 0.73,
    "parking": 0.84,
    "pharmacy": 0.77,
    "radio": 0.66,
    "railfreight": 0.70,
    "recruiting": 0.79,
    "scooters": 0.80,
    "shipyard": 0.80,
    "ski": 0.89,
    "solar": 0.74,
    "support": 0.74,
    "telecom": 0.73,
    "tollroad": 0.65,
    "university": 0.81,
    "vineyard": 0.81,
    "warehouse": 0.82,
    "waste": 0.79,
}


@pytest.mark.parametrize("name", [*DEVELOPED, *PRACTICE])
def test_questions_of_others_are_answered_or_declined(name: str) -> None:
    with world(name) as opened:
        outcomes = opened.asked(questions(name))
    answerable = [outcome for outcome in outcomes if outcome.case.answerable]
    unanswerable = [outcome for outcome in outcomes if not outcome.case.answerable]
    assert right(answerable) >= FLOORS[name], listed(answerable)
    assert right(unanswerable) >= 0.84, listed(unanswerable)
