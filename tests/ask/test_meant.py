"""Words that no name of the catalog has, and that mean a value; values beside what they are of; rows by other words."""

from __future__ import annotations

import pytest
from evaluation import World


def asked(world: World, question: str) -> str:
    answer = world.session.ask(question)
    return f"{answer.zone}: {' '.join((answer.text or '').split())}".rstrip(": ")


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "sessions on tvs": "answer: sessions where device = 'Television'",
        "sessions on a mobile phone": "answer: sessions where device = 'Phone'",
    }.items(),
)
def test_values_are_known_by_what_they_mean(streaming: World, question: str, query: str) -> None:
    assert asked(streaming, question) == query


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "revenue from Berliners": "answer: revenue where warehouse.city = 'Berlin'",
        "orders from Hamburgers": "answer: orders where warehouse.city = 'Hamburg'",
        "open status orders": "answer: orders where status = 'open'",
    }.items(),
)
def test_values_are_known_by_who_lives_there_and_before_what_they_are_of(
    shop: World, question: str, query: str
) -> None:
    assert asked(shop, question) == query


def test_what_is_only_of_the_kind_of_a_value_is_none(hospital: World) -> None:
    assert asked(hospital, "admissions for diabetes") == "abstain"


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "sessions by genre of the title": "sessions by title.genre",
        "sessions by country of the member": "sessions by member.country",
    }.items(),
)
def test_what_is_said_of_a_role_is_its_dimension(streaming: World, question: str, query: str) -> None:
    assert asked(streaming, question) == f"answer: {query}"
