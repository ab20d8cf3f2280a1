"""Questions with known answers, asked and judged by executed rows.

A case is a question and its answers: queries of the catalog, or SQL over the raw tables; a case without answers is to be
declined. A world is a catalog with data in which cases are asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

import duckdb
import yaml
from judge import Row, is_held_out, same

import workbench
from workbench.ask import Answer, Zone
from workbench.examples import flights_folder
from workbench.session import Workbench

HERE = Path(__file__).parent
INDEPENDENT = HERE.parent / "cases" / "ask" / "flights.yaml"

#: The catalogs of our own, each a folder with its data beside it.
OWN = ("shop", "streaming", "hospital", "charging")


@dataclass(frozen=True, slots=True)
class Case:
    """A question and what answers it: any one of the queries or SQL statements; none of either is to be declined."""

    question: str
    queries: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()
    kind: str = ""

    @property
    def answerable(self) -> bool:
        return bool(self.queries or self.statements)

    @property
    def held_out(self) -> bool:
        return is_held_out(self.question)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a case; right where the rows are right, or where it was rightly declined."""

    case: Case
    answer: Answer
    right: bool

    def __str__(self) -> str:
        mark = "right" if self.right else "WRONG"
        said = " ".join((self.answer.text or f"declined: {self.answer.clarification}").split())
        return f"{mark} {self.answer.confidence:4.2f} {self.case.question}\n              {said}"


@dataclass(frozen=True, slots=True)
class World:
    """A catalog with its data."""

    name: str
    session: Workbench
    data: duckdb.DuckDBPyConnection

    def rows(self, query: str) -> list[Row]:
        table = self.session.run(query).arrow
        return list(zip(*(column.to_pylist() for column in table.columns), strict=True))

    def ask(self, case: Case) -> Outcome:
        answer = self.session.ask(case.question)
        if answer.query is None or answer.zone is Zone.ABSTAIN:
            return Outcome(case, answer, not case.answerable)
        return Outcome(case, answer, case.answerable and self.right(case, answer.text or ""))

    def right(self, case: Case, given: str) -> bool:
        ours = self.rows(given)
        expected = [self.data.execute(statement).fetchall() for statement in case.statements]
        expected += [self.rows(query) for query in case.queries]
        return any(same(ours, rows, weekdays="extract_dow" in given) for rows in expected)

    def asked(self, cases: Iterable[Case]) -> list[Outcome]:
        return [self.ask(case) for case in cases]


@contextmanager
def world(name: str) -> Iterator[World]:
    """The packaged flights, or one of our own catalogs, with the encoder ready."""
    with duckdb.connect() as data:
        if name == "flights":
            for file in flights_folder().glob("*.parquet"):
                data.read_parquet(str(file)).create_view(file.stem)
            session = workbench.open(flights_folder(), warehouse=flights_folder(), registry=":memory:")
        else:
            for statement in import_module(f"{name}_data").TABLES:
                data.execute(statement)
            session = workbench.open(HERE / name, warehouse=data, registry=":memory:")
        session.finding.index.wait(60)
        yield World(name, session, data)
        session.close()


def independent() -> list[Case]:
    """The evaluation questions over the packaged flights, which nobody edits to fit."""
    return [_independent(entry) for entry in yaml.safe_load(INDEPENDENT.read_text("utf-8"))]


def _independent(entry: dict) -> Case:
    answer = entry["answer"]
    statements = () if answer == "none" else (answer["sql"], *entry.get("alternatives", ()))
    return Case(entry["question"], statements=statements, kind=entry["kind"])


def own(name: str) -> list[Case]:
    """Questions of our own over a catalog."""
    file = HERE / "cases" / f"{name}.yaml"
    return [_own(entry) for entry in yaml.safe_load(file.read_text("utf-8"))]


def _own(entry: dict) -> Case:
    queries = (entry["query"], *entry.get("alternatives", ())) if entry["query"] else ()
    return Case(entry["question"], queries=queries)


def right(outcomes: Sequence[Outcome]) -> float:
    return sum(outcome.right for outcome in outcomes) / len(outcomes)


def listed(outcomes: Sequence[Outcome]) -> str:
    """The outcomes that are wrong, as text."""
    return "\n".join(["", *(str(outcome) for outcome in outcomes if not outcome.right)])
