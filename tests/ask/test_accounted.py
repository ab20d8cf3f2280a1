"""Words that say no more than a reading does, and those that look so and say more."""

from __future__ import annotations

import pytest
from evaluation import World, asked


@pytest.mark.parametrize(
    ("question", "query"),
    {
        # a question that leads up to another
        "does the crew matter for success? success rate by crew": "success_rate by crew",
        "how busy are the crews - rescues by crew": "rescue_cnt by crew",
        # how an answer is to look
        "surveys signed this year, full list by type": "n_sur by typ during this year",
        "three piers with the most rescues, best first": "rescue_cnt by pier.pier_name order by rescue_cnt desc limit 3",
        "number of different skippers, no double counting": "n_act",
        "rescues by crew, one line per crew": "rescue_cnt by crew",
        # what is said twice
        "short stays (under 3 nights) by channel, count of mooring agreements": "n_ma by chan where nights < 3",
        "short mooring agreements under 5 nights by channel": "n_ma by chan where nights < 5",
        # all rows, and what holds or does not
        "total towed distance across all rescues": "tow_mi",
        "rescues by whether it was at night": "rescue_cnt by night",
    }.items(),
)
def test_words_that_say_no_more_leave_an_answer_as_sure(marina: World, question: str, query: str) -> None:
    assert asked(marina, question) == query


@pytest.mark.parametrize(
    "question",
    [
        "rescues during regattas (by crew)",
        "rescues during regattas (2024)",
        "rescues during the regattas by crew",
        "how many rescues did each crew attract because of fog",
        "salaries of crews, highest first",
        "what did the crews earn? rescues by crew",
    ],
)
def test_words_that_say_more_do_not(marina: World, question: str) -> None:
    assert asked(marina, question) == "declined"


def test_what_is_taken_back_in_mid_sentence_is_not_asked(marina: World) -> None:
    said = "which pier is the worst... sorry, simply the pier with the highest number of rescues"
    assert asked(marina, said) == "rescue_cnt by pier.pier_name order by rescue_cnt desc limit 1"


def test_new_rows_of_a_time_are_those_that_came_about_then(marina: World) -> None:
    answer = marina.session.ask("new surveys by month")
    assert (answer.text or "").split() == "n_sur by time.month".split()
    assert answer.confidence > 0.85
    assert asked(marina, "new skippers by country") == "declined"


def test_things_on_the_way_to_a_condition_are_no_strangers(rentals: World) -> None:
    answer = rentals.session.ask("rentals from stations with a cafe by month")
    assert (answer.text or "").split() == "rnts by time.month where stn.cafe = true".split()
    assert answer.confidence > 0.85
