"""Readings that are about as likely come back as equal choices, in words that tell them apart; one is taken and kept."""

from __future__ import annotations

import dataclasses

import pytest

import workbench
from workbench.ask import Zone
from workbench.errors import WorkbenchError


@pytest.fixture(scope="module")
def flights():
    session = workbench.open(registry=":memory:")
    session.finding.index.wait(60)
    yield session
    session.close()


def test_a_question_that_may_mean_several_things_asks_which_and_says_how_they_differ(flights):
    answer = flights.ask("delays by airport")
    assert answer.zone is Zone.CHOOSE
    assert [choice.title for choice in answer.choices] == [
        "Average departure delay by origin",
        "Average departure delay by destination",
        "Average arrival delay",
    ]
    first, second, third = answer.choices
    assert first.text == answer.text
    assert first.says.endswith("Where the flight leaves; one of New York's three airports.")
    assert second.says.endswith("Where the flight goes.")
    assert "Where" not in third.says, "only what tells it apart is said"
    assert "2. Average departure delay by destination: Mean minutes late" in str(answer)
    for choice in answer.choices:
        flights.compile(choice.query)


def test_a_role_that_was_named_is_no_choice_and_an_unnamed_one_is_offered(flights):
    named = flights.ask("flights by destination airport")
    assert not any("origin" in other.text for other in named.alternatives)
    unnamed = flights.ask("flights by airport")
    assert unnamed.zone is Zone.ANSWER
    offered = {other.text: other.why for other in unnamed.alternatives}
    assert offered["flights\nby destination.name"] == "By destination, not origin: Where the flight goes."


def test_a_sure_answer_leaves_nothing_to_choose(flights):
    answer = flights.ask("how many flights by carrier in July?")
    assert answer.zone is Zone.ANSWER
    assert answer.choices == ()
    with pytest.raises(WorkbenchError, match="leaves nothing to choose"):
        answer.take(1)


def test_nothing_runs_before_one_is_taken(flights):
    answer = flights.ask("delays by airport")
    with pytest.raises(WorkbenchError, match=r"may mean .* or .*Take one first"):
        answer.run()
    taken = answer.take(2)
    assert taken.zone is Zone.ANSWER
    assert taken.choices == taken.alternatives == ()
    assert {"destination.name", "avg_departure_delay"} == {column.name for column in taken.run().columns}
    for wrong in (0, 4):
        with pytest.raises(WorkbenchError, match=f"There is no choice {wrong}. There are 1 to 3"):
            answer.take(wrong)


def test_what_was_chosen_is_the_answer_from_then_on_for_paraphrases_too():
    session = workbench.open(registry=":memory:")
    session.finding.index.wait(60)
    chosen = session.choose(session.ask("delays by airport"), 2)
    for again in ("delays by airport", "delay per airport"):
        answer = session.ask(again)
        assert (answer.text, answer.zone) == (chosen.text, Zone.ANSWER)
        assert answer.reasoning[0].kind == "memory"
    other = session.choose(dataclasses.replace(session.ask("delays by airport"), choices=_choices(session)), 1)
    assert session.ask("delays by airport").text == other.text, "the newest word holds"
    session.close()


def test_a_choice_that_cannot_be_kept_is_taken_all_the_same_and_says_so(tmp_path):
    (tmp_path / "file").write_text("no folder", "utf-8")
    session = workbench.open(registry=f"sqlite:///{tmp_path}/file/registry.db")
    session.finding.index.wait(60)
    taken = session.choose(session.ask("delays by airport"), 2)
    assert taken.text == "avg_departure_delay\nby destination.name"
    assert "is used until the kernel ends, but not kept" in " ".join(taken.assumptions)
    assert session.ask("delays by airport").text == taken.text
    session.close()


def _choices(session):
    from workbench.ask import Choice

    text = "avg_departure_delay\nby origin.name"
    return (Choice(session.parse(text), text, "Average departure delay", "", 0.5),)


@pytest.mark.parametrize(
    ("queries", "titles"),
    [
        (["flights", "arrivals"], ["Flights", "Arrivals"]),
        (["flights by origin", "flights by destination"], ["Flights by origin", "Flights by destination"]),
        (
            ["flights where distance > 5", "flights"],
            ["Flights where distance > 5", "Flights, all"],
        ),
        (["flights during 2013-01", "flights during 2013-02"], ["Flights during 2013-01", "Flights during 2013-02"]),
        (["share of flights by origin", "flights by origin"], ["Share of Flights", "Flights"]),
        (
            ["flights by origin limit 3", "flights by origin limit 5"],
            ["Flights (flights by origin limit 3)", "Flights (flights by origin limit 5)"],
        ),
        (
            ["flights by origin.code", "flights by time.month"],
            ["Flights by airport code of origin", "Flights by month of time"],
        ),
    ],
)
def test_queries_are_called_by_what_tells_them_apart(flights, queries, titles):
    from workbench.ask.replies.choices import titled

    assert [title for title, _ in titled([flights.parse(query) for query in queries], flights.catalog)] == titles
