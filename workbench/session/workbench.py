"""`Workbench`: the one place that joins the parts, and what `workbench.open()` gives."""

from __future__ import annotations

import getpass
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from workbench.catalog.lineage import Lineage, lineage
from workbench.catalog.model import Catalog, Metric
from workbench.compiler import Statement, compile_plan
from workbench.errors import DefinitionError, Issue, QueryError, TrustError, WorkbenchError, nearest
from workbench.planner import Plan, plan
from workbench.planner.facts import LinkFacts
from workbench.planner.mixtures import mixed
from workbench.query.model import Limit, MetricQuery
from workbench.query.parse import parse
from workbench.query.text import text
from workbench.result import Freshness, Result
from workbench.session.columns import owners_of, result_columns, versions_of
from workbench.session.data import Data
from workbench.session.finding import Finding
from workbench.session.links import Links
from workbench.session.memory import Memory
from workbench.session.models import Models
from workbench.session.placing import placed
from workbench.session.standing import banner
from workbench.session.unmixed import Unmixed

if TYPE_CHECKING:
    from workbench.ask import Answer
    from workbench.ask.evaluation import Report
    from workbench.catalog.card import Card
    from workbench.editing import Completion, Inspection
    from workbench.editing.parts import Pill
    from workbench.efficiency.project import Efficiency
    from workbench.engines import Engine
    from workbench.search import Hits
    from workbench.session.learning import Learnt
    from workbench.session.proposing import Proposal
    from workbench.why import Change
    from workbench.widgets import Explorer

#: How many rows a result may have unless the project says otherwise; what is cut is said.
MOST_ROWS = 100_000

#: How many compiled queries are kept.
_REMEMBERED = 512

_Key = TypeVar("_Key")


class Workbench:
    """A catalog with the warehouse that answers its queries.

    Attributes:
        catalog: the definitions.
        today: the day that relative periods count from; None: the real one, at each query.
        lake: where cloud efficiency keeps what it published; None in a project without it.
        models: what it asks with.
        warnings: what the user should know once, such as a registry that cannot be written.
    """

    def __init__(  # noqa: PLR0913  what a workbench is opened with
        self,
        catalog: Catalog,
        *,
        engine: Callable[[], Engine] | None = None,
        registry_url: str | None = None,
        today: date | None = None,
        most_rows: int = MOST_ROWS,
        needs_trust: str | None = None,
        efficiency: Efficiency | None = None,
        lake: Path | None = None,
        models: Models | None = None,
    ) -> None:
        self.catalog = catalog
        self.most_rows = most_rows
        self._today = today
        self._open_engine = engine
        self._needs_trust = needs_trust
        self._efficiency = efficiency
        self.lake = lake
        self.models = models or Models()
        self._engine: Engine | None = None
        self._compiled: dict[tuple[str, str, date], tuple[Plan, Statement]] = {}
        self._informed: dict[tuple[str, date, tuple[LinkFacts, ...]], tuple[Plan, Statement]] = {}
        self.links = Links(catalog)
        self.unmixed = Unmixed(self)
        self.data = Data(self)
        self.finding = Finding(self)
        self.memory = Memory(catalog, registry_url, user=_user())

    @property
    def efficiency(self) -> Efficiency:
        """The cloud efficiency of the project: its deliveries, owners, allocation and audits.

        Raises:
            DefinitionError: the project has none.
        """
        if self._efficiency is None:
            remedy = "Open one that has: workbench.open(example='cloud'), or `%workbench use cloud` in a notebook."
            raise DefinitionError(Issue("no-efficiency", "This project has no cloud efficiency.", remedy=remedy))
        return self._efficiency

    @property
    def has_efficiency(self) -> bool:
        """Whether the project has cloud efficiency."""
        return self._efficiency is not None

    # --- queries ------------------------------------------------------------------------------------------------------
    @property
    def today(self) -> date:
        """The day that `last 12 months` counts from: given, else fixed by the catalog, else the real one."""
        return self._today or self.catalog.today or date.today()  # noqa: DTZ011  the analyst's own calendar day

    @property
    def fixed_today(self) -> date | None:
        """The day, where it is not simply the real one."""
        return self._today or self.catalog.today

    def parse(self, query: str | MetricQuery, variables: Mapping[str, object] | None = None) -> MetricQuery:
        """Return the query as a value.

        Raises:
            QueryError: the text is not a query; with the place.
        """
        return parse(query, variables=variables) if isinstance(query, str) else query

    def plan(
        self, query: str | MetricQuery, *, variables: Mapping[str, object] | None = None, today: date | None = None
    ) -> Plan:
        """Plan a query.

        Raises:
            QueryError: it is not a query, names something unknown, or cannot be answered correctly.
            UnsupportedError: it has a clause that this version does not execute.
        """
        value = self.parse(query, variables)
        try:
            return plan(self.catalog, value, today=today or self.today)
        except WorkbenchError as error:
            raise placed(error, query) if isinstance(query, str) else error from None

    def compile(
        self, query: str | MetricQuery, *, dialect: str = "duckdb", variables: Mapping[str, object] | None = None
    ) -> Statement:
        """Write a query as SQL; no engine is touched.

        Raises:
            QueryError: it is not a query, names something unknown, or cannot be answered correctly; that only the data
                could tell whether currencies are mixed counts as this.
            UnsupportedError: a clause or a dialect that this version does not know.
        """
        value = self.parse(query, variables)
        try:
            return self._unmixed(*self._planned(value, dialect))
        except WorkbenchError as error:
            raise placed(error, query) if isinstance(query, str) else error from None

    @staticmethod
    def _unmixed(planned: Plan, statement: Statement) -> Statement:
        """Refuse what only the data could tell, since SQL alone carries no warning."""
        if planned.resolved.mixtures:
            raise QueryError([mixed(mixture) for mixture in planned.resolved.mixtures])
        return statement

    def _planned(self, query: MetricQuery, dialect: str) -> tuple[Plan, Statement]:
        """Plan and compile, remembered by the query's text: as values, `true` and `1` would be the same."""
        key = (text(query), dialect, self.today)
        found = self._compiled.get(key)
        if found is None:
            planned = plan(self.catalog, query, today=self.today)
            found = planned, compile_plan(planned, dialect)
            _keep(self._compiled, key, found)
        return found

    def _for_running(self, query: MetricQuery) -> tuple[Plan, Statement]:
        """Plan and compile with what the data says of the links the query follows."""
        planned, statement = self._planned(query, self.engine.dialect)
        self.unmixed.check(planned.resolved.mixtures)
        facts = self.links.facts(planned.links, self.engine) if planned.links else {}
        if not facts:
            return planned, statement
        key = (text(query), self.today, tuple(facts.values()))
        found = self._informed.get(key)
        if found is None:
            planned = plan(self.catalog, query, today=self.today, facts=facts)
            found = planned, compile_plan(planned, self.engine.dialect)
            _keep(self._informed, key, found)
        return found

    def run(
        self, query: str | MetricQuery, *, variables: Mapping[str, object] | None = None, limit: int | None = None
    ) -> Result:
        """Answer a query from the warehouse.

        Args:
            variables: what `{{name}}` in the text stands for; always a constant, never text of the query.
            limit: at most so many rows, where the query itself has no limit.

        Raises:
            QueryError: it is not a query, names something unknown, or cannot be answered correctly.
            UnsupportedError: a clause that this version does not execute.
            EngineError: the warehouse cannot be opened, refused or failed.
            TrustError: the folder's settings have not been trusted.
        """
        value = self.parse(query, variables)
        if limit is not None and value.limit is None:
            value = replace(value, limit=Limit(limit))
        started = time.perf_counter()
        try:
            planned, statement = self._for_running(value)
            table = self.engine.run(statement.sql, most=self.most_rows + 1)
            table = table.rename_columns(statement.columns)  # where a dialect cannot bear them
        except WorkbenchError as error:
            self.memory.ran(text(value), (), ok=False, seconds=time.perf_counter() - started, rows=0)
            raise placed(error, query) if isinstance(query, str) else error from None
        cut = table.num_rows > self.most_rows
        result = Result(
            arrow=table.slice(0, self.most_rows),
            columns=result_columns(planned, self.catalog),
            query=planned.resolved.query,
            text=text(planned.resolved.query),
            sql=statement.sql,
            outline=statement.outline,
            versions=versions_of(planned),
            owners=owners_of(planned),
            freshness=self.data.freshness(planned),
            seconds=time.perf_counter() - started,
            today=self.fixed_today,
            warnings=(
                *banner(self.engine, planned),
                *planned.resolved.warnings,
                *(_cut(self.most_rows) if cut else ()),
            ),
        )
        metrics = tuple(m.metric.key for m in planned.resolved.measured)
        self.memory.ran(result.text, metrics, ok=True, seconds=result.seconds, rows=len(result))
        return result

    def why(self, query: str | MetricQuery, *, variables: Mapping[str, object] | None = None) -> Change:
        """Find out by which values of which dimensions a metric changed: `cancellations during 2013-02`.

        Args:
            query: one metric with `during`, perhaps `where`, `compare to` (the previous period unless said) and `by` the
                dimensions to look at.

        Raises:
            QueryError: it is no such query, or the change of this metric cannot be taken apart exactly.
            EngineError: as `run`.
        """
        from workbench.session.changes import changed

        value = self.parse(query, variables)
        try:
            return changed(self, value)
        except WorkbenchError as error:
            raise placed(error, query) if isinstance(query, str) else error from None

    # --- the warehouse ------------------------------------------------------------------------------------------------
    @property
    def engine(self) -> Engine:
        """The warehouse, opened on first use.

        Raises:
            TrustError: the folder's settings name it, and the folder is not trusted.
            EngineError: there is none, or it cannot be opened.
        """
        if self._needs_trust:
            raise TrustError(
                Issue("untrusted", self._needs_trust, remedy="Run %workbench trust, or workbench trust in a terminal.")
            )
        if self._engine is None:
            if self._open_engine is None:
                message = f"No warehouse is set for the catalog '{self.catalog.name}'."
                remedy = "Set warehouse in workbench.toml, or give warehouse= to workbench.open()."
                raise WorkbenchError(Issue("no-warehouse", message, remedy=remedy))
            self._engine = self._open_engine()
        return self._engine

    @property
    def runs(self) -> bool:
        """Whether there is a warehouse that may be asked."""
        return self._needs_trust is None and (self._engine is not None or self._open_engine is not None)

    def interrupt(self) -> None:
        """Cancel the query that is running, from any thread."""
        if self._engine is not None:
            self._engine.interrupt()

    def freshness(self, metric: str) -> Freshness:
        """Return how far a metric's data reaches, as far as is known without asking the warehouse."""
        return self.data.known_freshness(self.metric(metric).key)

    def check(self, *, warehouse: bool = False) -> tuple[Issue, ...]:
        """Return what is wrong with the catalog; against the data as well where `warehouse` is set."""
        return self.data.check() if warehouse else ()

    # --- finding ------------------------------------------------------------------------------------------------------
    def metric(self, name: str) -> Metric:
        """Return a metric by its short or full name.

        Raises:
            QueryError: there is none, or several; with the nearest names.
        """
        keys = self.catalog.metric_keys(name)
        if len(keys) == 1:
            return self.catalog.metrics[keys[0]]
        message = f"'{name}' is the name of several metrics." if keys else f"No metric '{name}'."
        raise QueryError(Issue("unknown-metric", message, suggestions=keys or nearest(name, self.catalog.metrics)))

    def search(  # noqa: PLR0913  one argument for each facet
        self,
        words: str,
        k: int = 10,
        *,
        owner: Collection[str] = (),
        tag: Collection[str] = (),
        tier: Collection[str] = (),
        dataset: Collection[str] = (),
        kind: Collection[str] = (),
    ) -> Hits:
        """Find definitions by words and by meaning; by words alone while the encoder loads."""
        facets = {"owner": owner, "tag": tag, "tier": tier, "dataset": dataset, "kind": kind}
        return self.finding.search(words, k, {name: tuple(chosen) for name, chosen in facets.items() if chosen})

    def ask(
        self,
        question: str,
        *,
        today: date | None = None,
        previous: str | None = None,
        asked_next: bool = False,
        progress: Callable[[str], None] = lambda _: None,
    ) -> Answer:
        """Answer a question in plain language with a query, or say what is missing; nothing is run.

        Args:
            previous: the query text that a follow-up edits.
            asked_next: whether it only came after `previous`: then a metric alone is a question of its own.
            progress: told what goes on, often; what it raises ends the work.
        """
        day = today or self.today
        return self.finding.ask(question, today=day, previous=previous, asked_next=asked_next, progress=progress)

    def second_opinion(
        self, answer: Answer, *, model: str | None = None, progress: Callable[[str], None] = lambda _: None
    ) -> Answer:
        """Let a bigger local model weigh the readings of a question; it ranks them and adds none.

        Args:
            answer: what `ask` gave; one without readings comes back as it is.
            model: its path or name; the project's `second_opinion` unless given.
            progress: told what goes on: loading may take half a minute, and each reading some seconds.

        Raises:
            MissingExtra: transformers is not installed.
            WorkbenchError: there is no such model, or it does not fit in memory.
        """
        return self.finding.second(answer, self.models.second(model), progress)

    def feedback(self, answer: Answer, *, good: bool, correction: str | None = None) -> None:
        """Remember a judgement of an answer; a correction is used for the same question at once.

        Raises:
            QueryError: the correction is no query that can be answered.
            WorkbenchError: the registry cannot keep it; it is used until the process ends.
        """
        self.judge(answer.question, answer.text, good=good, correction=correction)

    def judge(self, question: str, query: str | None, *, good: bool, correction: str | None = None) -> None:
        """Remember a judgement of the query that was proposed for a question; as `feedback`, for who has no `Answer`."""
        if correction is not None:
            correction = text(self.plan(correction).resolved.query)
        self.memory.judged(question, query, good=good, correction=correction)

    def choose(self, answer: Answer, number: int) -> Answer:
        """Return the choice of an answer that is meant, counted from 1, and remember it: it is the answer from now on."""
        return self.finding.chosen(answer, number)

    def evaluate(
        self,
        *files: str | Path,
        confirm: int = 0,
        memory: Sequence[tuple[str, str]] = (),
        progress: Callable[[int, int], None] | None = None,
    ) -> Report:
        """Ask the questions of evaluation files and judge the answers by their rows.

        Args:
            files: else those in the catalog's folder, `questions.yml`.
            confirm: so many questions are confirmed beforehand and not asked.
            memory: questions with their confirmed query text that count as known; none: as for somebody new.

        Raises:
            QueryError: a file has faults; with all of them.
        """
        from workbench.session.evaluating import cases_of, evaluated, files_of

        cases = cases_of(files_of(self, files))
        return evaluated(self, cases, confirm=confirm, memory=memory, progress=progress)

    def learn(self, told: Callable[[str, int, int], None] | None = None) -> Learnt:
        """Learn from people's judgements; what was learnt is in force only where no evaluation gets worse.

        Args:
            told: told what is being done, how much of it is, and how much there is.
        """
        from workbench.session.learning import learn

        return learn(self, told)

    def proposal(self) -> Proposal:
        """Return what people's confirmations speak for adding to the catalog: synonyms and verified questions."""
        from workbench.session.proposing import proposal

        return proposal(self)

    def lineage(self, metric: str) -> Lineage:
        """Return what a metric is made of, down to columns and tables."""
        return lineage(self.catalog, self.metric(metric).key)

    def card(self, metric: str) -> Card:
        """Return all there is to say about a metric."""
        from workbench.catalog.card import card

        return card(self.catalog, self.metric(metric).key)

    def favourite(self, name: str, *, on: bool) -> bool:
        """Mark a metric as a favourite, or no longer; return whether it is one now."""
        return self.memory.favourite(self.metric(name).key, on=on)

    def explore(self) -> Explorer:
        """Return a widget to find metrics and ask for them without typing a query."""
        from workbench.widgets import explore

        return explore(self)

    # --- editing ------------------------------------------------------------------------------------------------------
    def inspect(self, query: str) -> Inspection:
        """Return a text's tokens and problems, as it is typed."""
        from workbench.editing import inspect

        return inspect(self.catalog, query, today=self.today)

    def complete(self, query: str, offset: int) -> Completion:
        """Return what may stand at an offset of a text."""
        from workbench.editing import complete

        return complete(self.catalog, query, offset, values=self.values)

    def pills(self, query: str | MetricQuery) -> tuple[Pill, ...]:
        """Return a query's parts, each with what may stand in its place; every choice is a query that plans.

        Raises:
            QueryError: it is not a query.
        """
        from workbench.editing.parts import Editor

        def similar(name: str) -> tuple[str, ...]:
            title = self.catalog.metrics[key[0]].doc.title if (key := self.catalog.metric_keys(name)) else name
            return tuple(hit.name for hit in self.finding.search(title, 12, {"kind": ("metric",)}))

        return Editor(self.catalog, self.today, self.values, similar).pills(self.parse(query))

    def values(self, path: str) -> tuple[str, ...]:
        """Return the known values of a dimension by its path, `carrier.name`; none when they are not indexed."""
        return self.data.values(path)

    def close(self) -> None:
        """Let go of the warehouse, the registry and the models."""
        self.memory.close()
        self.models.close()
        if self._engine is not None:
            self._engine.close()


def _keep(known: dict[_Key, tuple[Plan, Statement]], key: _Key, found: tuple[Plan, Statement]) -> None:
    """Remember a compiled query; the oldest is forgotten."""
    if len(known) >= _REMEMBERED:
        known.pop(next(iter(known)))
    known[key] = found


def _cut(most: int) -> tuple[str, ...]:
    return (f"Only the first {most:,} rows are here. Add a limit or a filter, or raise limits.rows in workbench.toml.",)


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"
