"""Slips of the pen in ordinary words, spaces too many, and a sign for `and`."""

from __future__ import annotations

import pytest
from evaluation import World, asked


@pytest.mark.parametrize(
    ("question", "query"),
    {
        # letters exchanged, twice, lost, wrong: in words of asking that no catalog has
        "deliveries betwene March and May 2023": "deliveries during 2023-03 to 2023-05",
        "deliveries betwern March and May 2023": "deliveries during 2023-03 to 2023-05",
        "deliveries in the last 12 mpnths": "deliveries during last 12 months",
        "litres exxcept in steel tanks": "litres where tank <> 'steel' or tank is null",
        "which farm has the loweest sour rate?": "sour_rate by farm.name order by sour_rate limit 1",
        # capitals throughout tell nothing
        "WHAT LITRES DID THE FARMS BRING US IN MAY 2023?": "litres during 2023-05",
        "SOUR RATE BY FARM": "sour_rate by farm.name",
        # more than one space, a tab, a line's end
        "farms  with  more  than  two   hundred  litres": "litres by farm.name having litres > 200",
        "litres by\tfarm\nin May 2023": "litres by farm.name during 2023-05",
        "deliveries between 1 May & 20 May 2023": "deliveries during 2023-05-01 to 2023-05-20",
    }.items(),
)
def test_a_question_with_slips_is_read_as_without(dairy: World, question: str, query: str) -> None:
    assert asked(dairy, question) == query


def test_what_was_read_otherwise_is_said(dairy: World) -> None:
    answer = dairy.session.ask("deliveries betwern March and May 2023")
    assert "'betwern' is read as 'between'." in answer.assumptions


def test_a_strange_name_is_no_slip(dairy: World) -> None:
    assert asked(dairy, "litres for Mattre by farm") == "declined"
