"""What owners might add to their definitions, from what people confirmed: words as synonyms, questions as verified ones.

A proposal is a difference of the catalog's files; nothing is written.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from workbench.ask.measure import scored, telling
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
    """What to add, by metric, and the difference of the files that does it."""

    synonyms: Mapping[str, tuple[str, ...]]
    questions: Mapping[str, tuple[Example, ...]]
    difference: str

    def __str__(self) -> str:
        return self.difference or "Nothing to propose: no words were confirmed twice that the catalog does not know."


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
    synonyms = _synonyms(workbench, confirmed, least)
    questions = _questions(workbench, confirmed, least)
    changes = amended(folder, synonyms=synonyms, examples=questions) if synonyms or questions else {}
    return Proposal(synonyms, questions, difference(changes))


def _synonyms(workbench: Workbench, confirmed: Counter[tuple[str, str]], least: int) -> dict[str, tuple[str, ...]]:
    """By metric, phrases that stand in several confirmed questions for it, in none for another, and that it does not know."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for question, query in confirmed:
        metric = _metric(workbench, query)
        for phrase in set(_unknown(workbench, question, metric)) if metric else ():
            found[phrase][metric or ""] += 1
    out: dict[str, list[str]] = defaultdict(list)
    for phrase, metrics in sorted(found.items()):
        ((metric, count), *others) = metrics.most_common()
        if count >= least and not others:
            out[metric].append(phrase)
    return {metric: tuple(phrases) for metric, phrases in out.items()}


def _metric(workbench: Workbench, query: str) -> str | None:
    """The one metric of a query text; None where there are several, or it is no longer one."""
    try:
        items = parse(query).metrics
    except WorkbenchError:
        return None
    names = [item.name for item in items if isinstance(item, Metric)]
    keys = workbench.catalog.metric_keys(names[0]) if len(names) == 1 == len(items) else ()
    return keys[0] if len(keys) == 1 else None


def _unknown(workbench: Workbench, question: str, metric: str) -> Iterator[str]:
    """The stretches of a question that measure something in words that a metric does not know."""
    asker = workbench.finding.asker
    grounding = asker.grounded(question, workbench.today, workbench.data.latest())
    found = scored(grounding, asker.vocabulary, asker.near, grounding.left, {metric: 1.0})
    alien = next((s.alien for s in found if s.words.metric.key == metric), ())
    told = [i for i in alien if telling(grounding.words[i]) == 1.0]
    for _, run in groupby(enumerate(told), key=lambda pair: pair[1] - pair[0]):
        yield " ".join(grounding.words[i].plain for _, i in run)


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
