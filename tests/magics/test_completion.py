from __future__ import annotations

import pytest

from workbench.magics.commands import WorkbenchMagics
from workbench.magics.completion import offered


@pytest.fixture
def magics(shell) -> WorkbenchMagics:
    return next(one for one in shell.configurables if isinstance(one, WorkbenchMagics))


def names(magics, text: str) -> list[str] | None:
    """What is offered at the bar."""
    offset = text.index("|")
    found = offered(magics, text.replace("|", ""), offset)
    return None if found is None else [name for name, _ in found.items]


@pytest.mark.parametrize("text", ["x = |", "import os|", "# %%metric\n|", "print('%metric |')", "|%%metric\nflights"])
def test_other_cells_are_left_alone(magics, text):
    assert names(magics, text) is None


def test_metrics_are_offered_in_a_cell_and_on_a_line(magics):
    for text in (
        "%%metric\nfligh|",
        "%%metric --chart bar\n\nfligh|",
        "%metric fligh|",
        "x = %metric fligh|",
        "a = 1\n%metric fligh|\nb",
    ):
        assert "flights" in names(magics, text), text


def test_dimensions_after_by_are_those_of_the_metric(magics):
    found = names(magics, "%%metric\navg_temperature\nby |")
    assert "origin.name" in found
    assert not [name for name in found if name.startswith("carrier")]


def test_options_and_their_values_are_offered(magics):
    assert names(magics, "%%metric --c|") == ["--chart", "--connection", "--catalog"]
    assert names(magics, "%%metric --chart |") == ["auto", "line", "bar", "none"]
    assert names(magics, "%%metric --sql --s|") == []
    assert names(magics, "%metric --chart b|") == ["bar"]


def test_names_and_subcommands_are_offered(magics):
    assert "avg_arrival_delay" in names(magics, "%metric_info avg_|")
    assert names(magics, "%workbench tr|") == ["trust"]


def test_open_connections_are_offered(magics, shell, hand):
    shell.user_ns["mine"] = hand
    assert names(magics, "%%metric --connection |") == ["mine"]


def test_a_question_is_not_completed(magics):
    assert names(magics, "%ask how many fl|") == []


def test_a_catalog_that_cannot_be_opened_offers_nothing_and_says_nothing(magics, capsys):
    assert names(magics, "%%metric --catalog /no/such\nfli|") == []
    assert capsys.readouterr() == ("", "")
