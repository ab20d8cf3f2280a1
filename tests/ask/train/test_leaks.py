"""Nothing that the encoder is tested on is in what it is trained on."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

import pytest
import yaml

from workbench.ask.train.domains import DATA, domains
from workbench.ask.train.sheets import Extent, general_texts, sheet

ROOT = Path(__file__).parents[3]
SUITE = ROOT.parent / "shared" / "suites" / "questions"
EXAMPLES = ROOT / "workbench" / "examples"
BUSINESSES = DATA / "businesses"

#: A table's name that is a verb of every second request.
VERBS = frozenset({"show", "shows"})

#: What follows on a question and is anybody's.
EDITS = frozenset({"compared to last year"})

#: Around one noun these say nothing of their own: `total number of loans` is what anybody calls a count of rows.
COUNTING = frozenset({"a", "all", "count", "how", "in", "many", "number", "of", "overall", "the", "total"})


def words(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", text.lower()))


@cache
def trained_on() -> tuple[str, ...]:
    """All that is written, and a good sample of what is made of it."""
    sheets = [sheet(7, number, Extent()) for number in range(300)]
    made = (text for s in sheets for text in (*s.metrics, *s.dimensions, *(e.text for e in s.exercises)))
    written = (re.sub(r"#.*", "", path.read_text("utf-8")) for path in sorted(DATA.rglob("*.yaml")))
    said = (line for path in sorted(BUSINESSES.rglob("*.txt")) for line in path.read_text("utf-8").splitlines())
    return tuple(f" {words(text)} " for text in (*made, *general_texts(), *written, *said))


def found(texts: set[str]) -> set[str]:
    everything = "\n".join(trained_on())
    return {text for text in texts if f" {text} " in everything}


@pytest.mark.skipif(not SUITE.exists(), reason="the question suite, ../shared/suites/questions, is not here")
def test_no_question_and_no_table_of_the_benchmark_is_trained_on():
    questions = {words(json.loads(line)["question"]) for line in (SUITE / "open.jsonl").read_text().splitlines()}
    schemas = json.loads((SUITE / "schemas.json").read_text())
    tables = {words(table["words"]) for schema in schemas.values() for table in schema["tables"]}
    assert len(questions) > 400
    assert len(tables) > 60
    assert found(questions) == set()
    assert found({form for table in tables for form in (table, f"{table}s")} - VERBS) == set()


def test_no_text_of_the_packaged_examples_is_trained_on():
    """Single words, like `Distance`, and pairs of words are anybody's; sentences are not."""
    texts = set()
    for path in EXAMPLES.rglob("*.yml"):
        for line in path.read_text("utf-8").splitlines():
            texts |= {words(part) for part in re.split(r"title:|description:|synonyms:|[.,\[\]{}]", line)}
    long = {text for text in texts if len(text.split()) >= 4}
    assert len(long) > 50
    assert found(long) == set()


def test_no_question_of_our_tests_or_of_the_examples_is_trained_on():
    asked = set()
    files = [path for path in (ROOT / "tests").rglob("cases/**/*.yaml") if path.parts[-3:-1] in _CASES]
    others = (  # what is learnt from has been read
        path
        for path in (ROOT / "tests").rglob("questions.yml")
        if not (BUSINESSES / "asked" / f"{path.parent.name}.txt").exists()
    )
    for path in (*files, *others, *EXAMPLES.rglob("questions.yml")):
        written = yaml.safe_load(path.read_text("utf-8"))
        entries = (
            next((written[k] for k in ("queries", "questions") if k in written), [])
            if isinstance(written, dict)
            else written
        )
        for entry in entries:
            said = [entry.get("question", ""), *entry.get("paraphrases", ())] if isinstance(entry, dict) else [entry]
            asked |= {words(str(one)) for one in said}
    long = {text for text in asked if len(text.split()) >= 4 and len(set(text.split()) - COUNTING) > 1}
    assert len(long) > 300
    learnt = len(found(long - EDITS))  # how many, and never which: some are of catalogs that nobody reads
    assert learnt == 0


_CASES = {("search", "cases"), ("ask", "cases"), ("cases", "ask")}


def test_questions_written_by_hand_are_over_held_out_domains_only():
    written = yaml.safe_load((DATA / "human.yaml").read_text("utf-8"))
    assert written.keys() <= {domain.name for domain in domains() if domain.held_out}
