"""How well questions of others over their own catalogs are answered: once read they are no measure of strangers, but must not get worse."""

from __future__ import annotations

import pytest
from evaluation import DEVELOPED, PRACTICE, listed, questions, right, world

#: What share of the questions with an answer must be answered right. Terse names without a description are the hardest.
FLOORS = {
    "bakery": 0.53,
    "claims": 0.51,
    "hotel": 0.72,
    "library": 0.75,
    "parcels": 0.35,
    "recruiting": 0.51,
    "solar": 0.65,
    "support": 0.42,
    "telecom": 0.51,
    "waste": 0.59,
}


@pytest.mark.parametrize("name", [*DEVELOPED, *PRACTICE])
def test_questions_of_others_are_answered_or_declined(name: str) -> None:
    with world(name) as opened:
        outcomes = opened.asked(questions(name))
    answerable = [outcome for outcome in outcomes if outcome.case.answerable]
    unanswerable = [outcome for outcome in outcomes if not outcome.case.answerable]
    assert right(answerable) >= FLOORS[name], listed(answerable)
    assert right(unanswerable) >= 0.85, listed(unanswerable)
