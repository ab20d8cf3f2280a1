"""What is put in order where no group was named for it."""

from __future__ import annotations

import pytest
from evaluation import World, asked


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "least watched comedy": "hours_watched by title.name where title.genre = 'Comedy' order by hours_watched limit 1",
        "which comedy was watched most": "hours_watched by title.name where title.genre = 'Comedy' order by hours_watched desc limit 1",
        "top 2 comedies by hours watched": "hours_watched by title.name where title.genre = 'Comedy' order by hours_watched desc limit 2",
        "hours watched of comedies": "hours_watched where title.genre = 'Comedy'",
    }.items(),
)  # fmt: skip
def test_things_of_a_kind_are_ranked_by_what_they_are_called(streaming: World, question: str, query: str) -> None:
    assert asked(streaming, question) == query


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "five doctors who see the most patients": "patients_treated by doctor.name order by patients_treated desc limit 5",
        "two surgeons operating most": "operations by surgeon.name order by operations desc limit 2",
    }.items(),
)
def test_so_many_of_whom_something_is_said_are_ranked(hospital: World, question: str, query: str) -> None:
    assert asked(hospital, question) == query


def test_who_is_what_the_catalog_also_calls_an_operator(flights: World) -> None:
    query = "cancellations by carrier.name order by cancellations desc limit 1"
    assert asked(flights, "Who cancels the most flights?") == query
