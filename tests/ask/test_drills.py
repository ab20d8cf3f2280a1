"""Questions on one kind of difficulty each, by others: once read they are no measure of strangers, but must not get worse."""

from __future__ import annotations

import pytest
from evaluation import HERE, listed, right, world

from workbench.ask.evaluation import read_cases

#: What share of the questions with an answer must be answered right.
FLOORS = {
    "bicycles.edges": 0.72,
    "bloodbank.edges": 0.45,
    "claims.edges": 0.62,
    "dealership.edges": 0.60,
    "firebrigade.bounds": 0.46,
    "fleet.bounds": 0.50,
    "grants.bounds": 0.54,
    "greenhouse.edges": 0.68,
    "gyms.edges": 0.67,
    "hotel.bounds": 0.50,
    "laundry.edges": 0.64,
    "library.bounds": 0.58,
    "museum.bounds": 0.45,
    "nursery.edges": 0.52,
    "orchestra.bounds": 0.57,
    "parcels.edges": 0.60,
    "parking.bounds": 0.65,
    "recruiting.bounds": 0.58,
    "shipyard.bounds": 0.61,
    "ski.edges": 0.63,
    "solar.bounds": 0.69,
    "telecom.bounds": 0.56,
    "university.edges": 0.57,
    "waste.edges": 0.70,
}


@pytest.mark.parametrize("drill", FLOORS)
def test_the_difficulty_is_met_as_well_as_before(drill: str) -> None:
    cases = read_cases((HERE / "drills" / f"{drill}.yml").read_text("utf-8"))
    with world(drill.partition(".")[0]) as opened:
        outcomes = [outcome for outcome in opened.asked(cases) if outcome.case.answerable]
    assert right(outcomes) >= FLOORS[drill], listed(outcomes)


def test_every_drill_has_its_floor() -> None:
    assert {path.stem for path in (HERE / "drills").glob("*.yml")} == FLOORS.keys()
