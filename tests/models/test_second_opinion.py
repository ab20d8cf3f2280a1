"""A second opinion: it ranks what is there, it is loaded only when asked, and it says when it does not fit."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest

import workbench
from workbench.ask import Zone
from workbench.ask.replies.aside import Aside
from workbench.ask.replies.second import Option, SecondOpinion
from workbench.errors import WorkbenchError


def test_a_model_that_knows_better_is_heard(causal_model, readings):
    opinion = SecondOpinion(str(causal_model))
    for_alpha, for_beta = opinion.weigh("alpha", readings), opinion.weigh("beta", readings)
    assert for_alpha[0] > 0.9
    assert for_beta[1] > 0.9
    assert sum(for_alpha) == pytest.approx(1)


def test_another_asking_changes_nothing(causal_model, readings):
    opinion = SecondOpinion(str(causal_model))
    first = opinion.weigh("alpha", readings)
    assert opinion.weigh("alpha", readings) == first
    assert opinion.weigh("alpha", []) == ()


def test_memory_is_told_before_and_what_does_not_fit_is_refused(causal_model):
    from transformers import GPT2LMHeadModel

    parameters = sum(p.numel() for p in GPT2LMHeadModel.from_pretrained(causal_model).parameters())
    memory = SecondOpinion(str(causal_model)).memory
    assert memory.needed == pytest.approx(parameters * 4 * 1.35, rel=0.05)
    assert memory.free > memory.needed
    with pytest.raises(WorkbenchError, match="does not fit: about 0.0 GiB are needed"):
        SecondOpinion(str(causal_model), free=1000).load()


def test_loading_is_told_step_by_step(causal_model, readings):
    said: list[str] = []
    opinion = SecondOpinion("letters", causal_model.parent)
    opinion.weigh("alpha", readings, progress=said.append)
    assert said[0].startswith("Loading letters: about ")
    assert said[1:] == ["letters is ready.", "letters weighs 2 readings."]
    opinion.weigh("alpha", readings[:1], progress=said.append)
    assert said[-1] == "letters weighs 1 readings.", "it is loaded once"


def test_what_is_no_model_is_said(tmp_path):
    pytest.importorskip("transformers", reason="needs the extra [models]: make models")
    (tmp_path / "config.json").write_text("{}", "utf-8")
    with pytest.raises(WorkbenchError, match="is no causal model that can be read"):
        SecondOpinion(str(tmp_path)).load()


def test_an_answer_after_a_second_opinion_says_so_and_keeps_to_readings_of_the_catalog(causal_model):
    session = workbench.open()
    session.finding.index.wait(60)
    answer = session.ask("delays by airline")
    again = session.second_opinion(answer, model=str(causal_model))
    assert any("was asked for a second opinion" in note for note in again.assumptions)
    assert 0 < again.confidence <= 1
    session.compile(again.text)
    for other in again.alternatives:
        session.compile(other.text)
    declined = session.ask("what is the salary of our pilots?")
    assert session.second_opinion(declined, model=str(causal_model)) == declined
    assert declined.zone is Zone.ABSTAIN
    session.close()


def test_without_a_model_the_remedy_is_said():
    session = workbench.open()
    with pytest.raises(WorkbenchError, match=r"There is no model for a second opinion\. Set second_opinion"):
        session.second_opinion(session.ask("flights"))
    session.close()


def test_asking_loads_no_torch():
    code = (
        "import sys, workbench; wb = workbench.open(); wb.finding.index.wait(60); wb.ask('flights by airline'); "
        "print([m for m in ('torch', 'transformers', 'sentence_transformers') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    assert done.stdout.strip() == "[]"


def test_in_a_process_of_its_own_it_says_the_same_and_is_stopped_at_once(causal_model, readings):
    said: list[str] = []
    aside = Aside(SecondOpinion(str(causal_model)))
    assert not aside.running
    weights = aside.weigh("alpha", readings, progress=said.append)
    assert weights == pytest.approx(SecondOpinion(str(causal_model)).weigh("alpha", readings), abs=1e-6)
    assert said[0].startswith(f"Starting {causal_model}: about ")
    assert any(line.startswith(f"Loading {causal_model}: about ") for line in said)
    assert said[-1].endswith("weighs 2 readings.")
    assert aside.running
    before = len(said)
    assert aside.weigh("beta", readings, progress=said.append)[1] > 0.9
    assert not any("Loading" in line for line in said[before:]), "it is loaded once"

    class EnoughError(Exception):
        """Whoever asked has gone."""

    def leave(_: str) -> None:
        raise EnoughError

    with pytest.raises(EnoughError):
        aside.weigh("alpha", readings, progress=leave)
    assert not aside.running
    assert aside.weigh("alpha", readings)[0] > 0.9, "and it is started anew"
    aside.stop()


def test_what_goes_wrong_in_its_process_is_said(tmp_path):
    pytest.importorskip("transformers", reason="needs the extra [models]: make models")
    (tmp_path / "config.json").write_text("{}", "utf-8")
    with pytest.raises(WorkbenchError, match="is no causal model that can be read"):
        Aside(SecondOpinion(str(tmp_path))).weigh("alpha", [Option("a", "b")])


def test_a_model_that_nobody_asks_is_let_go(causal_model, readings):
    aside = Aside(SecondOpinion(str(causal_model)), stays=0.2)
    aside.weigh("alpha", readings)
    end = time.monotonic() + 10
    while aside.running and time.monotonic() < end:
        time.sleep(0.05)
    assert not aside.running
