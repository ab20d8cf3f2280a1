"""What is remembered between sessions: usage, favourites, feedback. It never stops a query."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from workbench.catalog.model import Catalog
from workbench.errors import Issue, WorkbenchError

if TYPE_CHECKING:
    from workbench.registry import Registry
    from workbench.registry.rows import Feedback


def is_cell(proposed: str | None) -> bool:
    """Whether what was proposed is the cell of another magic, `%efficiency …`, rather than a query text."""
    return proposed is not None and proposed.startswith("%")


class Judgements(NamedTuple):
    """Questions with the query text that was confirmed for them, and with the one that was rejected.

    Attributes:
        sources: of those confirmed, who said so and when: `your question of 12 May 2026`.
    """

    confirmed: tuple[tuple[str, str], ...] = ()
    rejected: tuple[tuple[str, str], ...] = ()
    sources: Mapping[tuple[str, str], str] = MappingProxyType({})


class Memory:
    """The registry of a workbench, opened on first use; usage is written in the background.

    Attributes:
        problem: why nothing is kept, once that is known.
    """

    def __init__(self, catalog: Catalog, url: str | None, *, user: str) -> None:
        self._catalog = catalog
        self._url = url
        self._user = user
        self._registry: Registry | None = None
        self._opening = threading.Lock()
        self._writer: ThreadPoolExecutor | None = None
        self.problem: WorkbenchError | None = None

    @property
    def forgetful(self) -> bool:
        """Whether it was asked to keep nothing beyond this process."""
        return self._url == ":memory:"

    @property
    def _place(self) -> str:
        """Where the registry lies."""
        from workbench.registry import default_url

        return self._url or default_url(self._catalog.folder)

    @property
    def registry(self) -> Registry:
        """The registry; one in memory when the real one cannot be opened, and `problem` says why."""
        from workbench.registry import Registry

        with self._opening:
            if self._registry is None:
                self._registry = Registry.open_or_forget(self._place)
                self.problem = self._registry.problem
            return self._registry

    def ran(self, query: str, metrics: tuple[str, ...], *, ok: bool, seconds: float, rows: int) -> None:
        """Note that a query ran; a fault of the registry is kept in `problem` and stops nothing."""
        if self._writer is None:
            self._writer = ThreadPoolExecutor(1, thread_name_prefix="workbench-usage")
        self._writer.submit(self._record, query, metrics, ok=ok, seconds=seconds, rows=rows)

    def _record(self, query: str, metrics: tuple[str, ...], *, ok: bool, seconds: float, rows: int) -> None:
        from workbench.registry import QueryRun

        run = QueryRun(
            user=self._user,
            catalog=self._catalog.name,
            version=self._catalog.version,
            query=query,
            metrics=metrics,
            seconds=seconds,
            rows=rows,
            ok=ok,
        )
        try:
            self.registry.usage.record(run)
        except WorkbenchError as error:
            self.problem = error

    def used(self) -> dict[str, int]:
        """Return how often each metric was asked for."""
        return {use.metric: use.runs for use in self.registry.usage.counts(catalog=self._catalog.name)}

    def favourites(self) -> frozenset[str]:
        """Return the keys of the user's favourite metrics."""
        found = self.registry.favourites.list(user=self._user, catalog=self._catalog.name)
        return frozenset(favourite.name for favourite in found)

    def favourite(self, name: str, *, on: bool) -> bool:
        """Set or unset a favourite; return whether it is one now."""
        change = self.registry.favourites.set if on else self.registry.favourites.unset
        change(name, user=self._user, catalog=self._catalog.name)
        return on

    def judged(self, question: str, query: str | None, *, good: bool, correction: str | None) -> None:
        """Keep a judgement of an answer.

        Raises:
            WorkbenchError: the registry does not last, so that nothing would be kept.
        """
        from workbench.registry import Verdict

        verdict = Verdict(
            user=self._user,
            catalog=self._catalog.name,
            version=self._catalog.version,
            question=question,
            query=query,
            good=good,
            correction=correction,
        )
        self.registry.feedback.add(verdict)
        if self.problem is not None:
            raise WorkbenchError(
                Issue(
                    "not-kept",
                    "The feedback is used until the kernel ends, but not kept.",
                    remedy=str(self.problem.issues[0].sentence),
                )
            )

    def confirmed(self) -> tuple[tuple[str, str], ...]:
        """Return questions with the query text that people confirmed or corrected them to, newest first."""
        return self.judgements().confirmed

    def judgements(self) -> Judgements:
        """Return what people said of answers: their own before others', newest first.

        Of one question and query the newest word holds: what was confirmed after it was rejected is confirmed. What is no
        query is left out: nothing can be learnt from it.
        """
        if self._untouched():
            return Judgements()
        said = {pair: good for pair, good in self._said().items() if not is_cell(pair[1])}
        verified = self.registry.verified.list(catalog=self._catalog.name)
        good = (pair for pair, good in said.items() if good)
        sources = self._sources() | {(v.question, v.query): f"a question that {v.owner} verified" for v in verified}
        return Judgements(
            (*((v.question, v.query) for v in verified), *good),
            tuple(pair for pair, good in said.items() if not good),
            sources,
        )

    def unwanted(self) -> frozenset[tuple[str, str]]:
        """Return questions with the cells that people said were not meant."""
        if self._untouched():
            return frozenset()
        return frozenset(pair for pair, good in self._said().items() if not good and is_cell(pair[1]))

    def _untouched(self) -> bool:
        """Whether nobody has left anything yet, so that a first question need not wait for a registry to be made."""
        from workbench.registry import Registry, RegistryError

        with self._opening:
            if self._registry is not None:
                return False
        try:
            return Registry.is_new(self._place)
        except RegistryError:
            return False  # opening it says what is wrong

    def _said(self) -> dict[tuple[str, str], bool]:
        """Whether each question and what was proposed for it belong together, by the newest word."""
        said: dict[tuple[str, str], bool] = {}
        for verdict in self._verdicts():
            question = verdict.question
            if verdict.query and (verdict.query != verdict.correction):
                said.setdefault((question, verdict.query), verdict.good and verdict.correction is None)
            if verdict.correction:
                said.setdefault((question, verdict.correction), True)
        return said

    def _sources(self) -> dict[tuple[str, str], str]:
        """Of each question and what was confirmed or proposed for it, whose word that is and of when, the newest."""
        verdicts = ((v.question, v.correction or v.query, self._source(v)) for v in reversed(self._verdicts()))
        return {(question, shown): source for question, shown, source in verdicts if shown}

    def _verdicts(self) -> list[Feedback]:
        """What people said, their own before others', newest first."""
        found = self.registry.feedback.list(catalog=self._catalog.name)
        return sorted(found, key=lambda verdict: verdict.user != self._user)

    def _source(self, verdict: Feedback) -> str:
        """Say whose question it was, and of which day."""
        whose = "your" if verdict.user == self._user else f"{verdict.user}'s"
        return f"{whose} question of {verdict.when.day} {verdict.when:%B %Y}"

    def confirmations(self) -> Counter[tuple[str, str]]:
        """Return how often each question was confirmed with, or corrected to, each query text."""
        verdicts = self.registry.feedback.list(catalog=self._catalog.name)
        said = ((v.question, v.correction or v.query) for v in verdicts if v.correction or v.good)
        return Counter((question, query) for question, query in said if query and not is_cell(query))

    def close(self) -> None:
        """Write what is left and close the registry."""
        if self._writer is not None:
            self._writer.shutdown(wait=True)
        if self._registry is not None:
            self._registry.close()
