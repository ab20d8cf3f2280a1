"""Times as people type them, whole questions: `tests/cases/ask/times.txt` says what an analyst means by each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from workbench.ask import Answer, Asker, Zone
from workbench.catalog.load import load
from workbench.planner import plan
from workbench.planner.period import stretch
from workbench.query.model import MetricQuery
from workbench.query.parse import parse
from workbench.search import SearchIndex, documents

HERE = Path(__file__).parent
TODAY, LATEST = date(2025, 6, 18), date(2025, 6, 17)

#: Which part of the phrases must be read as written.
FLOOR = 0.97


@dataclass(frozen=True, slots=True)
class Phrase:
    """A question with the parts of a query that it may mean; none where it must be declined."""

    kind: str
    question: str
    meant: tuple[str, ...]


def phrases() -> Iterator[Phrase]:
    kind = ""
    for line in (HERE.parent / "cases" / "ask" / "times.txt").read_text("utf-8").splitlines():
        if line.startswith("== "):
            kind = line[3:]
        question, arrow, meant = line.partition(" -> ")
        if arrow and not line.startswith("#"):
            yield Phrase(kind, question, tuple(one.strip() for one in meant.split("||")))


@pytest.fixture(scope="module")
def asker() -> Asker:
    catalog = load(HERE / "times")
    return Asker(catalog, SearchIndex.build(documents(catalog), encoder=None), lambda _: ())


def asked(asker: Asker, question: str, previous: str | None = None) -> Answer:
    planner = partial(plan, asker.catalog, today=TODAY)
    return asker.ask(question, today=TODAY, plan=planner, latest=LATEST, previous=previous)


def shape(query: MetricQuery) -> tuple[object, ...]:
    """What a query says of time and groups, with its periods as days: `last month` is the month before today's."""
    during = stretch(query.during, TODAY) if query.during else None
    groups = frozenset(item.path for item in query.by)
    return groups, str(query.where), during, query.compare, query.order, query.limit


def met(answer: Answer, phrase: Phrase) -> bool:
    if answer.query is None or answer.zone is Zone.ABSTAIN:
        return "declined" in phrase.meant
    base = answer.query.metrics[0].name if answer.query.metrics else ""
    wanted = (parse(f"{base} {'' if meant == 'all' else meant}") for meant in phrase.meant if meant != "declined")
    return any(shape(query) == shape(answer.query) for query in wanted)


def test_times_are_read_as_an_analyst_would(asker: Asker) -> None:
    found = [(phrase, asked(asker, phrase.question)) for phrase in phrases()]
    wrong = [
        (phrase.question, answer.text or answer.clarification) for phrase, answer in found if not met(answer, phrase)
    ]
    assert len(wrong) <= (1 - FLOOR) * len(found), wrong
