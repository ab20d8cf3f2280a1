"""What confirmed questions teach is measured over questions that are no paraphrases of them."""

from __future__ import annotations

import json
from pathlib import Path

import duckdb
import pytest
from evaluation import HERE
from shop_data import TABLES

from workbench.ask.evaluation import read_cases
from workbench.ask.evaluation.teaching import drawn
from workbench.cli import main

FILE = """
- {question: wonkiness by channel, query: cancellation_rate by channel, paraphrases: [wonkiness per channel please]}
- {question: wonkiness in May 2024, query: cancellation_rate during 2024-05}
- {question: revenue by country, query: revenue by customer.country}
- {question: How many elephants live in the zoo?, declined: true}
"""


def test_paraphrases_of_what_is_confirmed_are_not_asked_and_the_draw_is_the_same_each_time() -> None:
    cases = read_cases(FILE)
    known, left = drawn(cases, 1, 3)
    assert drawn(cases, 1, 3) == (known, left)
    names = {question for question, _ in known}
    assert all(case.question not in names and case.of not in names for case in left)
    assert {seed: drawn(cases, 1, seed)[0] for seed in range(5)} != dict.fromkeys(range(5), known)
    assert len(drawn(cases, 20, 0)[0]) == 3


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "words.questions.yml"
    path.write_text(FILE)
    return str(path)


def _warehouse(folder: Path) -> str:
    path = folder / "shop.duckdb"
    with duckdb.connect(str(path)) as data:
        for statement in TABLES:
            data.execute(statement)
    return f"duckdb:///{path}"


def test_the_command_tells_how_many_of_the_others_are_right_without_and_with(
    file: str, own_cache: None, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    place = ["--catalog", str(HERE / "shop"), "--warehouse", _warehouse(tmp_path)]
    assert main(["evaluate", file, "--learn", "2", "--format", "json", *place]) == 0
    found = json.loads(capsys.readouterr().out)
    assert len(found["draws"]) == 5
    for draw in found["draws"]:
        assert draw["without"][1] == draw["taught"][1]
        assert draw["worse"] == []
    taught = [d for d in found["draws"] if sum("wonkiness" in q for q in d["confirmed"]) == 1]
    assert taught
    assert all(d["taught"][0] > d["without"][0] for d in taught)
    assert found["declined"] == 1.0
    assert main(["evaluate", file, "--learn", "1", "--min-accuracy", "100%", *place]) in {0, 1}
    assert "questions confirmed, 5 draws" in capsys.readouterr().out


def test_the_command_tells_what_is_right_once_wrong_answers_were_corrected(
    file: str, own_cache: None, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    place = ["--catalog", str(HERE / "shop"), "--warehouse", _warehouse(tmp_path)]
    assert main(["evaluate", file, "--correct", "1", "--format", "json", *place]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["corrected"] is True
    for draw in found["draws"]:
        (question,) = draw["confirmed"]
        assert "wonkiness" in question  # what is right needs no correction
        assert draw["taught"][1] == 3  # all but the one corrected
        assert draw["taught"][0] == 3 > draw["without"][0]
    assert main(["evaluate", file, "--correct", "20", *place]) == 0
    assert "2 wrong answers corrected, 5 draws, and their paraphrases asked" in capsys.readouterr().out
