"""Search and plain-language questions over a workbench's catalog."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from workbench.errors import WorkbenchError
from workbench.planner import Plan, plan
from workbench.planner.mixtures import kept_apart
from workbench.query.model import MetricQuery
from workbench.query.text import text
from workbench.search import EmbeddingCache, SearchIndex, documents
from workbench.session.memory import Judgements, is_cell
from workbench.session.typed import typed

if TYPE_CHECKING:
    from workbench.ask import Answer, Asker
    from workbench.ask.ranker import Ranker
    from workbench.ask.replies.weighing import Opinion
    from workbench.search import Hits
    from workbench.session.costs import Names
    from workbench.session.learned import Learned
    from workbench.session.workbench import Workbench


#: For how many seconds at most a first question waits for the encoder when all else is ready, and vectors are kept.
_MOMENT = 0.4


class Finding:
    """The search index of a workbench, built on first use; meaning arrives in the background."""

    def __init__(self, workbench: Workbench) -> None:
        self._workbench = workbench
        self._index: SearchIndex | None = None
        self._asker: Asker | None = None
        self._names: Names | None = None
        self._building = threading.Lock()

    @property
    def index(self) -> SearchIndex:
        """The search index: words at once, meaning when the encoder has read the catalog."""
        with self._building:
            if self._index is None:
                found = documents(self._workbench.catalog)
                self._index = SearchIndex.build(
                    found, encoder=self._workbench.models.loads_encoder, cache=EmbeddingCache()
                )
            return self._index

    def search(self, words: str, k: int, facets: Mapping[str, tuple[str, ...]]) -> Hits:
        """Return what is found, best first."""
        return self.index.search(words, k, facets)

    @property
    def asker(self) -> Asker:
        """What answers questions; its words and values are gathered once."""
        index = self.index  # the encoder is loaded while the rest is

        from workbench.ask import Asker  # a first query does not wait for it

        with self._building:
            if self._asker is None:
                known = self._workbench.data.index()
                catalog = typed(self._workbench.catalog, known)
                self._asker = Asker(
                    catalog,
                    index,
                    self._workbench.values,
                    self._ranker(),
                    lambda key: known.dataset(key).lacked,
                    lambda key: known.dataset(key).naught,
                )
            return self._asker

    def _ready_asker(self, progress: Callable[[str], None]) -> Asker:
        """What answers questions; where it has to be made first, meaning is waited for a moment: the answer is better by it."""
        if self._asker is not None:
            return self._asker
        progress("Learning the catalog's words.")
        asker = self.asker
        self.index.wait_if_soon(_MOMENT)
        return asker

    @property
    def learned(self) -> Learned | None:
        """Where what was learnt over this catalog is kept; None where nothing lasts."""
        from workbench.session.learned import Learned

        return None if self._workbench.memory.forgetful else Learned.of(self._workbench.catalog)

    def relearn(self) -> None:
        """Weigh by what is in force now, where anything was weighed yet."""
        with self._building:
            if self._asker is not None:
                self._asker = self._asker.with_ranker(self._ranker())

    def _ranker(self) -> Ranker:
        from workbench.ask.ranker import shipped

        learned = self.learned
        return shipped() if learned is None else learned.ranker()

    def ask(  # noqa: PLR0913  what a question needs is what it is given
        self,
        question: str,
        *,
        today: date,
        previous: str | None,
        asked_next: bool = False,
        memory: Sequence[tuple[str, str]] | None = None,
        asker: Asker | None = None,
        progress: Callable[[str], None] = lambda _: None,
    ) -> Answer:
        """Return the answer to a question; nothing is run.

        Args:
            asked_next: whether it only came after `previous`.
            memory: confirmed questions to go by instead of those of the registry.
            asker: who answers, instead of the one that weighs by what is in force.
            progress: told what goes on, often; what it raises ends the work.
        """
        asker = asker or self._ready_asker(
            progress
        )  # before anything of it is imported: the encoder is loaded meanwhile

        from workbench.ask.replies.choices import with_choices

        progress("Understanding the question.")
        known = self._workbench.memory.judgements() if memory is None else Judgements(tuple(memory))
        about_cost = self._cost(question, today=today, previous=previous, known=known)
        if about_cost is not None:
            return about_cost
        previous = None if is_cell(previous) else previous
        answer = asker.ask(
            question,
            today=today,
            plan=self._planner(today, progress),
            latest=self._workbench.data.latest(),
            previous=previous,
            asked_next=asked_next,
            memory=known.confirmed,
            rejected=known.rejected,
            sources=known.sources,
        )
        if answer.explains:
            answer = self._causes_of_cost(answer, today)
            return replace(answer, runner=self._ran)
        answer = self._apart(answer, today)
        assumptions = (*answer.assumptions, *self._period(answer.query, today))
        return with_choices(replace(answer, assumptions=assumptions, runner=self._ran), self._workbench.catalog)

    def _ran(self, answer: Answer) -> object:
        """What an answer proposes, run."""
        if answer.query is not None:
            return (self._workbench.why if answer.explains else self._workbench.run)(answer.query)
        from workbench.session.costs import explanation_of

        found = explanation_of(answer.text or "")
        assert found is not None  # noqa: S101  what is no query is an explanation
        return found.run(self._workbench.efficiency)

    def _cost(self, question: str, *, today: date, previous: str | None, known: Judgements) -> Answer | None:
        """The explanation of a cost that a question asks for, in a project that allocates it; None for all else."""
        if self._workbench.lake is None:
            return None
        from workbench.session.costs import Names, before_of, explained, named_in

        named = named_in(self._workbench.lake)
        if named is None or not named.months or any(asked == question for asked, _ in known.confirmed):
            return None
        if self._names is None or self._names.named is not named:
            self._names = Names(named, self.asker.vocabulary.stem)
        vocabulary, values = self.asker.vocabulary, self.asker.dictionary.words
        answer = explained(
            question,
            self._names,
            today=today,
            known=lambda word: vocabulary.names_or_measures(word.stem) or word.plain in values,
            before=before_of(previous, self._workbench.catalog, self._names, today),
            goes_on=is_cell(previous),
            first=previous is None,
        )
        if answer is None or (question, answer.text) in self._workbench.memory.unwanted():
            return None
        return replace(answer, runner=self._ran)

    def chosen(self, answer: Answer, number: int) -> Answer:
        """Return one of an answer's choices, and remember it; where it cannot be kept, its assumptions say so."""
        taken = answer.take(number)
        try:
            self._workbench.judge(answer.question, taken.text, good=True)
        except WorkbenchError as error:
            return replace(taken, assumptions=(*taken.assumptions, error.issues[0].sentence))
        return taken

    def second(self, answer: Answer, opinion: Opinion, progress: Callable[[str], None]) -> Answer:
        """Return the answer after a second opinion."""
        from workbench.ask.replies.choices import with_choices
        from workbench.ask.replies.weighing import weighed

        today = self._workbench.today
        planner = self._planner(today, progress)
        found = self.asker.short_list(answer.question, today, self._workbench.data.latest(), planner)
        return with_choices(weighed(answer, found, opinion, progress), self._workbench.catalog)

    def ranking(self, question: str, *, today: date, asker: Asker | None = None) -> tuple[str, ...]:
        """Return the metrics that a question may mean, the most likely first."""
        return (asker or self.asker).ranking(question, today, self._workbench.data.latest(), self._planner(today))

    def _planner(self, today: date, progress: Callable[[str], None] = lambda _: None) -> Callable[[MetricQuery], Plan]:
        """What plans a reading; whoever waits is heard before each."""

        def planned(query: MetricQuery) -> Plan:
            progress("Planning what it may mean.")
            return plan(self._workbench.catalog, query, today=today)

        return planned

    def _apart(self, answer: Answer, today: date) -> Answer:
        """The answer with currencies, or what else does not add up, kept apart where the data may have several."""
        query, said = self._unmixed(answer.query, today)
        others = tuple(
            replace(other, query=apart, text=text(apart))
            for other in answer.alternatives
            if (apart := self._unmixed(other.query, today)[0]) is not None
        )
        answer = replace(answer, alternatives=others)
        return (
            replace(answer, query=query, text=text(query), assumptions=(*answer.assumptions, *said))
            if query and said
            else answer
        )

    def _unmixed(self, query: MetricQuery | None, today: date) -> tuple[MetricQuery | None, tuple[str, ...]]:
        if query is None or not query.metrics:
            return query, ()
        mixtures = plan(self._workbench.catalog, query, today=today).resolved.mixtures
        several = [mixture for mixture in mixtures if len(self._workbench.values(mixture.path)) != 1]
        paths = dict.fromkeys(mixture.path for mixture in several)
        return kept_apart(query, several), tuple(f"Each {path} apart: they do not add up." for path in paths)

    def _causes_of_cost(self, answer: Answer, today: date) -> Answer:
        """The cell that knows the causes of a change of cost, in a project that allocates it, before the change by dimensions."""
        if answer.query is None or self._workbench.lake is None:
            return answer
        from workbench.session.costs import cost_change

        found = cost_change(self._workbench.catalog, answer.query, today)
        if found is None:
            return answer
        said = "The same change by the values of dimensions."
        from workbench.ask import Alternative

        other = Alternative(answer.query, answer.text or "", answer.confidence, said, explains=True)
        return replace(answer, query=None, text=found.line, says=found.sentence, alternatives=(other,), explains=False)

    def _period(self, query: MetricQuery | None, today: date) -> tuple[str, ...]:
        """Say which dates an answer is about where the question names none."""
        if query is None or not (query.metrics or query.cube):
            return ()
        from workbench.ask import all_dates

        planned = plan(self._workbench.catalog, query, today=today)
        end = self._workbench.data.known(planned).as_of
        return (f"No period is named: all dates the data has, up to {end[:10]}.",) if end and all_dates(planned) else ()
