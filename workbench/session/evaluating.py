"""An evaluation over a workbench: questions asked as the product asks them, rows read from its warehouse."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from datetime import date
from functools import lru_cache
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from workbench.ask import Answer, Asker
from workbench.ask.evaluation import Case, Report, evaluate, read_cases
from workbench.ask.evaluation.judging import Progress
from workbench.ask.evaluation.rows import Row
from workbench.ask.evaluation.teaching import DRAWS, Draw, Teaching, corrected, drawn
from workbench.compiler import compile_plan
from workbench.errors import Issue, QueryError, WorkbenchError
from workbench.query.model import MetricQuery
from workbench.query.parse import parse

if TYPE_CHECKING:
    from workbench.session.workbench import Workbench

#: What an evaluation file is called in a catalog's folder.
NAME, ENDING = "questions.yml", ".questions.yml"

#: How many results are kept: several cases have the same one.
_KEPT = 512


class Examination:
    """Asks and answers for an evaluation; nothing of it is written to the registry.

    Args:
        memory: questions with their confirmed query text; none: as for somebody new.
        asker: who answers, instead of the one that weighs by what is in force.
    """

    def __init__(
        self, workbench: Workbench, memory: Sequence[tuple[str, str]] = (), *, asker: Asker | None = None
    ) -> None:
        self._workbench, self._asker = workbench, asker
        self._memory = tuple(memory)
        self._kept = lru_cache(_KEPT)(self._read)

    def knowing(self, memory: Sequence[tuple[str, str]]) -> Examination:
        """Return one that knows other confirmed questions; the rows that were read stay read."""
        other = copy(self)
        other._memory = tuple(memory)  # noqa: SLF001  it is one of its own
        return other

    def by(self, asker: Asker) -> Examination:
        """Return one that somebody else answers; the rows that were read stay read."""
        other = copy(self)
        other._asker = asker  # noqa: SLF001  as above
        return other

    def ask(self, question: str, *, today: date | None, previous: str | None) -> Answer:
        """Return the answer to a question."""
        day = today or self._workbench.today
        ask = self._workbench.finding.ask
        return ask(question, today=day, previous=previous, memory=self._memory, asker=self._asker)

    def ranking(self, question: str, *, today: date | None) -> Sequence[str]:
        """Return the metrics that a question may mean, the most likely first."""
        day = today or self._workbench.today
        return self._workbench.finding.ranking(question, today=day, asker=self._asker)

    def resolved(self, query: str, *, today: date | None) -> MetricQuery:
        """Return a query with every name in full."""
        return self._workbench.plan(query, today=today).resolved.query

    def rows(self, query: str, *, today: date | None) -> Sequence[Row]:
        """Return the rows of a query; a `WorkbenchError` where there are more than may be compared."""
        return self._kept(query, today or self._workbench.today)

    def _read(self, query: str, today: date) -> tuple[Row, ...]:
        engine, most = self._workbench.engine, self._workbench.most_rows
        planned = self._workbench.plan(parse(query), today=today)
        self._workbench.unmixed.check(planned.resolved.mixtures)
        statement = compile_plan(planned, engine.dialect)
        table = engine.run(statement.sql, most=most + 1)
        if table.num_rows > most:
            raise WorkbenchError(Issue("too-many-rows", f"It has more than {most:,} rows, too many to compare."))
        return tuple(zip(*(column.to_pylist() for column in table.columns), strict=True))


def evaluated(
    workbench: Workbench,
    cases: Sequence[Case],
    *,
    confirm: int = 0,
    memory: Sequence[tuple[str, str]] = (),
    progress: Progress | None = None,
) -> Report:
    """Ask the cases over a workbench and judge what comes.

    Args:
        confirm: so many cases, drawn by a fixed seed, are confirmed beforehand and not asked.
        memory: what is known as confirmed besides.
    """
    known, asked = _drawn(cases, confirm)
    workbench.finding.index.wait(60)
    examination = Examination(workbench, (*known, *memory))
    return Report(evaluate(asked, examination, progress), workbench.catalog.name)


def teaching(
    workbench: Workbench, cases: Sequence[Case], count: int, progress: Progress | None = None, *, correct: bool = False
) -> Teaching:
    """Ask the cases with nothing confirmed, then with some confirmed, drawn several times; nothing is kept.

    Args:
        count: how many questions are confirmed in each draw.
        correct: confirm such as were answered wrong, and ask their paraphrases as well.
    """
    workbench.finding.index.wait(60)
    nothing = Examination(workbench)
    first = dict(zip(cases, evaluate(cases, nothing, progress), strict=True))
    draws = []
    for seed in range(DRAWS):
        known, left = corrected(cases, first, count, seed) if correct else drawn(cases, count, seed)
        found = evaluate(left, nothing.knowing(known), progress)
        draws.append(Draw(known, tuple(first[case] for case in left), found))
    return Teaching(workbench.catalog.name, tuple(draws), correct)


def _drawn(cases: Sequence[Case], confirm: int) -> tuple[tuple[tuple[str, str], ...], tuple[Case, ...]]:
    """The questions that are confirmed with their queries, and the cases that are left; paraphrases are left."""
    free = [case for case in cases if case.queries and case.of is None and case.follows is None]
    chosen = Random(7).sample(free, min(confirm, len(free))) if confirm else []  # noqa: S311  a draw, no secret
    known = tuple((case.question, case.queries[0]) for case in chosen)
    return known, tuple(case for case in cases if case not in chosen)


def files_of(workbench: Workbench, given: Sequence[str | Path]) -> tuple[Path, ...]:
    """Return the evaluation files that are meant: those given, else those in the catalog's folder.

    Raises:
        QueryError: there are none.
    """
    if given:
        return tuple(Path(name) for name in given)
    folder = workbench.catalog.folder
    found = sorted(p for p in folder.rglob("*.yml") if p.name == NAME or p.name.endswith(ENDING)) if folder else []
    if not found:
        remedy = f"Give a file, or put one called {NAME} into the catalog's folder; docs/asking.md says what is in it."
        raise QueryError(Issue("no-questions", "There is no evaluation file.", remedy=remedy))
    return tuple(found)


def cases_of(files: Sequence[Path]) -> tuple[Case, ...]:
    """Return the cases of some files.

    Raises:
        QueryError: a file cannot be read, or has faults; with all of them.
    """
    cases: list[Case] = []
    issues: list[Issue] = []
    for file in files:
        try:
            cases += read_cases(file.read_text("utf-8-sig"), file.name)
        except QueryError as error:
            issues += error.issues
        except (OSError, UnicodeDecodeError) as error:
            said = getattr(error, "strerror", None) or "it is no text"
            issues.append(Issue("not-readable", f"The file {file} cannot be read: {said}."))
    if issues:
        raise QueryError(issues)
    return tuple(cases)
