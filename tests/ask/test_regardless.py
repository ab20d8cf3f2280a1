"""What a question says to make no difference, and values that words behind the last of a list leave out."""

from __future__ import annotations

import pytest
from evaluation import World, asked


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "litres brought in 2022 across all farms": "litres during 2022",
        "litres in total, whatever the farm": "litres",
        "Whatever the tank, how many litres by farm?": "litres by farm.name",
        "litres from Crag Farm, whoever sent the invoice": "litres where farm.name = 'Crag Farm'",
        "sour rate in May 2023 regardless of the kind of milk": "sour_rate during 2023-05",
        "litres in 2022, both valleys together": "litres during 2022",
        "litres in 2022, the whole dairy": "litres during 2022",
        "no matter which tank, litres by valley": "litres by farm.valley",
    }.items(),
)
def test_what_makes_no_difference_neither_keeps_nor_divides(dairy: World, question: str, query: str) -> None:
    assert asked(dairy, question) == query


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "litres across farms": "litres by farm.name",
        "compare litres across all farms": "litres by farm.name",
        "across all farms, which brought most litres": "litres by farm.name order by litres desc limit 1",
    }.items(),
)
def test_all_of_them_are_still_compared_and_ranked(dairy: World, question: str, query: str) -> None:
    assert asked(dairy, question) == query


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "litres by farm, steel and glass tanks left out": "litres by farm.name where tank not in ('steel', 'glass') or tank is null",
        "litres by valley, with steel and glass not counted": "litres by farm.valley where tank not in ('steel', 'glass') or tank is null",
        "litres from steel tanks, Crag Farm left out": "litres where tank = 'steel' and (farm.name <> 'Crag Farm' or farm.name is null)",
    }.items(),
)
def test_words_behind_a_list_leave_out_all_of_it(dairy: World, question: str, query: str) -> None:
    assert asked(dairy, question) == query


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "litres other than a glass or a steel tank": "litres where tank not in ('glass', 'steel') or tank is null",
        "litres from farms with a shop compared with everyone else": "litres by farm.shop",
    }.items(),
)
def test_what_is_said_in_other_words(dairy: World, question: str, query: str) -> None:
    assert asked(dairy, question) == query


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "litres in 2022 and 2023 taken together": "litres during 2022 to 2023",
        "litres in every tank but glass": "litres where tank <> 'glass' or tank is null",
    }.items(),
)
def test_all_or_all_but_one(dairy: World, question: str, query: str) -> None:
    assert asked(dairy, question) == query


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "litres valley for valley": "litres by farm.valley",
        "litres alongside the tank": "litres by tank",
        "deliveries alongside litres by tank": "deliveries, litres by tank",
    }.items(),
)
def test_groups_without_a_word_for_dividing(dairy: World, question: str, query: str) -> None:
    assert asked(dairy, question) == query
