"""Counts of some rows that are called so: open claims, beside all claims, which a description says were opened."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.ask.grounding.ground import Grounding
from workbench.ask.language.lexicon import FILLERS, NEGATIONS
from workbench.ask.language.words import Word, telling
from workbench.ask.terms.counting import counts_rows
from workbench.ask.terms.known import MetricWords
from workbench.ask.terms.vocabulary import Vocabulary
from workbench.catalog.model import Metric, Simple
from workbench.search.equivalents import IRREGULAR
from workbench.search.words import STOP_WORDS, split

if TYPE_CHECKING:
    from workbench.ask.measuring.measure import Scored

#: What ends the first part of a description.
_CLAUSE = re.compile(r"[,;:.(]")

#: With these a description says more than the words that tell something: `bills paid after they were due`.
_OTHERWISE = frozenset("before after than".split())

#: How much more the count of some rows fits that is called by a word of the question than that of all.
_AHEAD = 0.2

#: What says that rows have something, and what that they lack it.
_THERE, _ABSENT = re.compile(r"\bis not null\b"), frozenset({"null", "not", "<>"})

#: What tells why something came about.
_CAUSES = frozenset({"reason", "reasons", "cause", "causes", "why"})


def of_some(
    found: Mapping[str, Scored], words: Sequence[Word], grounding: Grounding, vocabulary: Vocabulary
) -> dict[str, Scored]:
    """Return the counts of some rows that words name as they stand, each before that of all the same rows.

    So are those that alone have a reason that is named: evicted tenants are counted as leavers, by the day they left.
    """
    causes = _of_causes(grounding)
    told = [word for word in words if telling(word) and word.stem not in vocabulary.rows]
    said = {word.plain for word in told} | {word.stem for word in told if word.plain in IRREGULAR}  # `trains that ran`
    out = {}
    for key, some in found.items():
        if some.alien or not counts_rows(some.words.metric, all_rows=False) or counts_rows(some.words.metric):
            continue
        rest = (found[k] for k in vocabulary.counts if k in found and found[k].words.datasets == some.words.datasets)
        every = max((s for s in rest if counts_rows(s.words.metric)), key=lambda s: s.score, default=None)
        if every is None or not every.at or every.score <= some.score - _AHEAD:
            continue  # where the rows are not said, words may be of anything
        known = {word for name in _names(every.words) for word in name}
        own = ({w for w in name - known if vocabulary.stem(w) not in vocabulary.rows} for name in _names(some.words))
        if any(name and name <= said for name in own) or (
            causes and _have_alone(some.words.metric, causes, vocabulary)
        ):
            out[key] = replace(some, score=max(some.score, every.score + _AHEAD))
    return out


def _of_causes(grounding: Grounding) -> frozenset[str]:
    """The dimensions that are called a reason or a cause of which a value is named: why somebody left."""
    named = {match.place.parts for use in grounding.values if not use.negated for match in use.matches}
    return frozenset(parts[0] for parts in named if len(parts) == 1 and not _CAUSES.isdisjoint(split(parts[0])))


def _have_alone(metric: Metric, causes: Collection[str], vocabulary: Vocabulary) -> bool:
    """Whether the rows that a metric counts are told by the column beside a reason that is named: left on, of a reason why somebody left."""
    definition = metric.definition
    if not isinstance(definition, Simple) or definition.where is None:
        return False
    own = vocabulary.catalog.datasets[definition.dataset].dimensions
    kept = _THERE.sub("", definition.where.text.casefold())
    said = {vocabulary.stem(word) for word in split(kept)}
    if said & _ABSENT:
        return False
    words = (word for name in causes if name in own for word in split(name))
    return any(vocabulary.stem(word) in said for word in words if word not in _CAUSES)


def _names(words: MetricWords) -> list[set[str]]:
    """The words of each of a metric's names, and of what a description begins with, as they stand: `tenants who gave up`.

    What is described by what it is not, `bills not paid in full`, is not called by those words.
    """
    doc = words.metric.doc
    told = split(_CLAUSE.split(doc.description, maxsplit=1)[0].casefold())
    names = (split(text.casefold()) for text in (words.metric.name, doc.title, *doc.synonyms))
    said = (*names, told if (NEGATIONS | _OTHERWISE).isdisjoint(told) else [])
    return [{word for word in name if word not in FILLERS | STOP_WORDS} for name in said if name]
