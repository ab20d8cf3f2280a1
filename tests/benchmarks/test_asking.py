"""Answers over the packaged example, and over 10,000 metrics. Numbers are printed: `pytest tests/benchmarks/test_asking.py -s`."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from time import perf_counter

import numpy as np
import pytest
import yaml

import workbench
from workbench.ask import Asker
from workbench.ask.terms.vocabulary import Vocabulary
from workbench.examples import flights_folder
from workbench.planner import plan
from workbench.search import SearchIndex, documents

TESTS = Path(__file__).parents[1]
QUESTIONS = [entry["question"] for entry in yaml.safe_load((TESTS / "cases/ask/flights.yaml").read_text("utf-8"))]

#: Milliseconds: half of the answers, and all but one in twenty, take no longer.
HALF, NEARLY_ALL = 100.0, 300.0

#: The same of all but one in twenty over 10,000 metrics.
OF_MANY = 500.0


def shown(title: str, seconds: list[float]) -> tuple[float, float]:
    """Print and return the median and the 95th percentile in milliseconds."""
    half, nearly_all = (float(p) for p in np.percentile(np.array(seconds) * 1000, (50, 95)))
    sys.stdout.write(f"\n{title}: p50 {half:.0f} ms, p95 {nearly_all:.0f} ms, n = {len(seconds)}\n")
    return half, nearly_all


def test_answers_over_the_example() -> None:
    session = workbench.open(flights_folder(), warehouse=flights_folder(), registry=":memory:")
    session.finding.index.wait(60)
    session.ask("flights by carrier")
    seconds = []
    for question in QUESTIONS:
        start = perf_counter()
        session.ask(question)
        seconds.append(perf_counter() - start)
    session.close()
    half, nearly_all = shown("119 questions, each new", seconds)
    assert half <= HALF
    assert nearly_all <= NEARLY_ALL


def test_answers_over_ten_thousand_metrics(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(TESTS / "editing"))
    from large import catalog as large

    catalog, today = large(), date(2024, 1, 1)
    start = perf_counter()
    asker = Asker(catalog, SearchIndex.build(documents(catalog)), lambda _: ())
    sys.stdout.write(f"\n10,000 metrics and their words made ready: {perf_counter() - start:.1f} s\n")
    seconds = []
    for number in range(0, 10_000, 250):
        start = perf_counter()
        answer = asker.ask(
            f"measure number {number} by attribute 3 last month",
            today=today,
            plan=lambda q: plan(catalog, q, today=today),
        )
        seconds.append(perf_counter() - start)
        assert f"measure_{number}" in (answer.text or answer.clarification or "")
    _, nearly_all = shown("over 10,000 metrics, by words alone", seconds)
    assert nearly_all <= OF_MANY


def test_words_are_made_ready_in_proportion_to_their_metrics(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(TESTS / "ask"))
    from test_many import many

    seconds = {}
    for count in (1_000, 8_000):
        (folder := tmp_path / str(count)).mkdir()
        session = workbench.open(many(folder, count), registry=":memory:")
        start = perf_counter()
        Vocabulary(session.catalog)
        seconds[count] = perf_counter() - start
        session.close()
    small, large = seconds.values()
    sys.stdout.write(f"\nwords of 1,000 metrics {small:.2f} s, of 8,000 {large:.2f} s: {large / small:.1f} times\n")
    assert large <= 16 * small
