"""What owners might add to their definitions, from what people confirmed: words as synonyms, questions as verified ones.

A proposal is a difference of the catalog's files; nothing is written.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.ask.memory.alignment import Learnt, learnt
from workbench.ask.memory.examples import Example as Confirmed
from workbench.ask.memory.gaps import Measures, gap
from workbench.ask.memory.learnt import meant
from workbench.catalog.amending import amended, difference
from workbench.catalog.model import Example
from workbench.errors import Issue, WorkbenchError
from workbench.query.model import Metric
from workbench.query.parse import parse

if TYPE_CHECKING:
    from workbench.session.workbench import Workbench

#: In how many questions words must stand to be proposed, and how often a question must have been confirmed.
TWICE = 2


@dataclass(frozen=True, slots=True)
class Proposal:
    """What to add, by metric, and the difference of the files that does it.

    Attributes:
        others: what people call dimensions and values, as sentences.
    """

    synonyms: Mapping[str, tuple[str, ...]]
    questions: Mapping[str, tuple[Example, ...]]
    difference: str
    others: tuple[str, ...] = ()

    def __str__(self) -> str:
        said = "\n".join((*self.others, self.difference) if self.difference else self.others)
        return said or "Nothing to propose: no words were confirmed twice that the catalog does not know."


def proposal(workbench: Workbench, least: int = TWICE) -> Proposal:
    """Return what people's confirmations speak for adding to the catalog.

    Args:
        least: how often something must have been confirmed.

    Raises:
        WorkbenchError: the catalog has no folder to change.
    """
    folder = workbench.catalog.folder
    if folder is None:
        raise WorkbenchError(Issue("no-folder", "This catalog comes from no folder, so there are no files to change."))
    confirmed = workbench.memory.confirmations()
    words = _learnt(workbench, confirmed, least)
    synonyms = _synonyms(words)
    questions = _questions(workbench, confirmed, least)
    changes = amended(folder, synonyms=synonyms, examples=questions) if synonyms or questions else {}
    return Proposal(synonyms, questions, difference(changes), tuple(_others(words)))


def _learnt(workbench: Workbench, confirmed: Counter[tuple[str, str]], least: int) -> tuple[Learnt, ...]:
    """The words that several confirmed questions have for one thing, in none for another, and that the catalog lacks."""
    asker, today, latest = workbench.finding.asker, workbench.today, workbench.data.latest()
    gaps = (gap(Confirmed(asker.grounded(question, today, latest), query), asker) for question, query in confirmed)
    found = [word for word in learnt([one for one in gaps if one], asker) if word.sure and word.count >= least]
    return tuple(w for w in found if not any(o.means == w.means and set(o.stems) < set(w.stems) for o in found))


def _synonyms(words: Sequence[Learnt]) -> dict[str, tuple[str, ...]]:
    """By metric, what else it is called."""
    out: dict[str, list[str]] = defaultdict(list)
    for word in words:
        if isinstance(word.means, Measures):
            out[word.means.key].append(" ".join(word.said))
    return {metric: tuple(sorted(phrases)) for metric, phrases in sorted(out.items())}


def _others(words: Sequence[Learnt]) -> Iterator[str]:
    """What dimensions and values are called besides, as sentences: their files are changed by hand."""
    for word in words:
        if not isinstance(word.means, Measures):
            yield f"'{' '.join(word.said)}' was confirmed as {meant(word)} in {word.count} questions: a synonym for it."


def _metric(workbench: Workbench, query: str) -> str | None:
    """The one metric of a query text; None where there are several, or it is no longer one."""
    try:
        items = parse(query).metrics
    except WorkbenchError:
        return None
    names = [item.name for item in items if isinstance(item, Metric)]
    keys = workbench.catalog.metric_keys(names[0]) if len(names) == 1 == len(items) else ()
    return keys[0] if len(keys) == 1 else None


def _questions(workbench: Workbench, confirmed: Counter[tuple[str, str]], least: int) -> dict[str, tuple[Example, ...]]:
    """By metric, questions that were confirmed several times and are not yet among its examples."""
    out: dict[str, list[Example]] = defaultdict(list)
    for (question, query), count in confirmed.items():
        metric = _metric(workbench, query)
        if metric and count >= least and not _known(workbench.catalog.metrics[metric].doc.examples, question):
            out[metric].append(Example(question, query, verified=True))
    return {metric: tuple(examples) for metric, examples in out.items()}


def _known(examples: Sequence[Example], question: str) -> bool:
    return any(example.title.casefold() == question.casefold() for example in examples)
