"""Questions on one kind of difficulty each, by others: once read they are no measure of strangers, but must not get worse."""

from __future__ import annotations

import pytest
from evaluation import HERE, listed, right, world

from workbench.ask import Zone
from workbench.ask.evaluation import read_cases
from workbench.ask.evaluation.judging import Verdict

#: What share of the questions with an answer must be answered right.
FLOORS = {
    "allotments.lookalike": 0.66,
    "bicycles.edges": 0.72,
    "bicycles.lookalike": 0.75,
    "bloodbank.edges": 0.45,
    "claims.edges": 0.62,
    "claims.lookalike": 0.47,
    "dealership.edges": 0.60,
    "dealership.lookalike": 0.82,
    "firebrigade.bounds": 0.46,
    "firebrigade.lookalike": 0.69,
    "fleet.bounds": 0.50,
    "grants.bounds": 0.54,
    "grants.lookalike": 0.68,
    "greenhouse.edges": 0.68,
    "gyms.edges": 0.67,
    "gyms.lookalike": 0.73,
    "hotel.bounds": 0.50,
    "laundry.edges": 0.64,
    "laundry.lookalike": 0.75,
    "library.bounds": 0.58,
    "museum.bounds": 0.45,
    "nursery.edges": 0.52,
    "nursery.lookalike": 0.75,
    "orchestra.bounds": 0.57,
    "parcels.edges": 0.60,
    "parking.bounds": 0.65,
    "recruiting.bounds": 0.58,
    "shipyard.bounds": 0.61,
    "ski.edges": 0.63,
    "solar.bounds": 0.69,
    "solar.lookalike": 0.81,
    "telecom.bounds": 0.56,
    "university.edges": 0.57,
    "university.lookalike": 0.65,
    "waste.edges": 0.70,
    "waste.lookalike": 0.71,
}

#: What is said in hardly a word of the catalog is mostly not understood, 14 of 412 at the first run. What share may be
#: answered otherwise than was meant, and for certain: since the encoder of 30 November 8 of 42 over one catalog.
MISTAKEN = 0.2
OBLIQUE = sorted(path.stem for path in (HERE / "drills").glob("*.oblique.yml"))


@pytest.mark.parametrize("drill", FLOORS)
def test_the_difficulty_is_met_as_well_as_before(drill: str) -> None:
    cases = read_cases((HERE / "drills" / f"{drill}.yml").read_text("utf-8"))
    with world(drill.partition(".")[0]) as opened:
        outcomes = [outcome for outcome in opened.asked(cases) if outcome.case.answerable]
    assert right(outcomes) >= FLOORS[drill], listed(outcomes)


@pytest.mark.parametrize("drill", OBLIQUE)
def test_what_is_said_in_other_words_is_seldom_mistaken_for_certain(drill: str) -> None:
    cases = read_cases((HERE / "drills" / f"{drill}.yml").read_text("utf-8"))
    with world(drill.partition(".")[0]) as opened:
        outcomes = opened.asked(cases)
    mistaken = [
        o
        for o in outcomes
        if o.answered and o.verdict in {Verdict.WRONG, Verdict.INVENTED} and o.answer.zone is Zone.ANSWER
    ]
    assert len(mistaken) <= MISTAKEN * len(outcomes), listed(mistaken)


def test_every_drill_has_its_floor() -> None:
    assert {path.stem for path in (HERE / "drills").glob("*.yml")} == {*FLOORS, *OBLIQUE}
