"""What the metrics of a catalog are called and told by, in their own words and those of the rows they count."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.ask.language.measures import FLOWS
from workbench.ask.terms import naming
from workbench.ask.terms.counting import (
    DIFFERENT,
    counts_rows,
    distinct_of,
    gathered,
    kept_value,
    part_that_is,
    shape,
    summed,
)
from workbench.ask.terms.counting import datasets as datasets_of
from workbench.ask.terms.known import MetricWords
from workbench.ask.terms.likewise import per_one
from workbench.ask.terms.prose import done_to
from workbench.catalog.model import Metric, Status
from workbench.search.shorthand import MEASURED, written_out
from workbench.search.words import split

#: What ends a clause, what denies the words behind it, and how many of those.
_CLAUSE, _DENIES, _DENIED = re.compile(r"[,;:.(]"), frozenset({"not", "never", "without", "no"}), 3

if TYPE_CHECKING:
    from workbench.ask.terms.vocabulary import Vocabulary


def in_use(vocabulary: Vocabulary) -> dict[str, MetricWords]:
    """The metrics in use; a deprecated one lends its names to its replacement and is not proposed."""
    old = {key: metric for key, metric in vocabulary.catalog.metrics.items() if metric.doc.status is Status.DEPRECATED}
    texts = ((m.name, m.doc.title, *m.doc.synonyms) for m in vocabulary.catalog.metrics.values())
    named = {vocabulary.stems(text) for of_one in texts for text in of_one}.union(*vocabulary.entities.values())
    metrics = ((key, metric) for key, metric in vocabulary.catalog.metrics.items() if key not in old)
    out = {key: _metric(vocabulary, metric, named) for key, metric in metrics}
    for metric in old.values():
        for key in vocabulary.catalog.metric_keys(metric.doc.replacement or "")[:1]:
            if key in out:
                names = vocabulary.called(metric.doc, metric.name)
                out[key] = replace(out[key], phrases=tuple(dict.fromkeys((*out[key].phrases, *names))))
    return naming.of_all(vocabulary, out)


def _metric(vocabulary: Vocabulary, metric: Metric, named: AbstractSet[tuple[str, ...]]) -> MetricWords:
    """What one metric is called; `named` is what metrics and rows are called so themselves: no call-outs are visits beside those."""
    doc = metric.doc
    texts = [metric.name, doc.title, doc.description, metric.unit or "", *doc.synonyms, *doc.tags]
    texts += [example.title for example in doc.examples]
    texts += MEASURED.get((metric.unit or "").casefold(), ())
    texts += [" ".join(reading) for reading in written_out(split(metric.name), vocabulary.spelt)]
    words = frozenset(vocabulary.stem(word) for text in texts for word in split(text))
    found = tuple(sorted(set(datasets_of(vocabulary.catalog, metric))))
    phrases = (
        *vocabulary.called(doc, metric.name),
        *(vocabulary.stems(text) for text in summed(vocabulary.catalog, metric)),
    )
    phrases += tuple(map(vocabulary.stems, per_one(vocabulary.catalog, metric)))
    if counts_rows(metric):
        phrases = tuple(dict.fromkeys((*phrases, *_rows(vocabulary, metric, found))))
    if vocabulary.beside.totals_things(metric):  # `wo_kg`: the write-offs themselves
        phrases += tuple(p for key in found for p in vocabulary.called(vocabulary.catalog.datasets[key].doc, key))
    if vocabulary.beside.is_money_of_rows(metric):  # `payouts`, of payments
        phrases += tuple(_flows(vocabulary, found))
    in_one = (other for phrase in phrases for other in vocabulary.in_one_word(phrase))
    phrases = (*phrases, *(other for other in in_one if other not in named))
    if (holds := part_that_is(vocabulary.catalog, metric)) and not doc.title:  # `avg(escalated)`: the escalated share
        phrases += tuple((*vocabulary.stems(holds.name), vocabulary.stem(part)) for part in ("share", "rate"))
    if (value := kept_value(vocabulary.catalog, metric)) and (stems := vocabulary.stems(value)):
        words |= frozenset(stems)
        parts = map(vocabulary.stem, ("share", "rate")) if shape(metric) == "share" else ()
        phrases += tuple((*stems, part) for part in parts)
    phrases += tuple(map(vocabulary.stems, done_to(doc) if shape(metric) == "total" else ()))
    if unit := vocabulary.beside.by_unit(metric):
        phrases = (*phrases, vocabulary.stems(unit))
    if metric.unit and metric.unit.casefold() not in MEASURED:  # `n_missed` of the unit `bin`: missed bins
        counted = vocabulary.stems(metric.unit)
        phrases = (*phrases, *((*p, *counted) for p in phrases if not set(p) & set(counted)))
    rows = found if counts_rows(metric, all_rows=False) else ()
    if (column := distinct_of(metric)) and not doc.title:
        phrases = (*phrases, *naming.things_of(vocabulary, vocabulary.catalog.datasets[found[0]], column))
        words |= frozenset(map(vocabulary.stem, (*DIFFERENT, "active")))
    phrases += tuple(_of_column(vocabulary, metric))
    nouns = [*phrases, vocabulary.stems(metric.unit or ""), *(p for key in rows for p in vocabulary.entities[key])]
    called = frozenset(stem for phrase in (*phrases, *nouns) for stem in phrase)
    denied = frozenset(map(vocabulary.stem, _denied(doc.description))) - called
    things = frozenset(s for noun in nouns for s in noun)
    return MetricWords(metric, phrases, words, shape(metric), found, things, denied=denied)


def _rows(vocabulary: Vocabulary, metric: Metric, datasets: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """What the rows are called that a metric counts, all of them; not where another one is called so, that counts some."""
    for key in datasets:
        some = vocabulary.catalog.metrics.get(vocabulary.beside.some_called_after_rows.get(key, ""))
        taken = vocabulary.called(some.doc, some.name) if some is not None and some is not metric else ()
        yield from (phrase for phrase in vocabulary.entities[key] if phrase not in taken)


def _of_column(vocabulary: Vocabulary, metric: Metric) -> Iterator[tuple[str, ...]]:
    """What a metric is called after the dimension that it adds up or averages: `total hands`, of a crew called so, and `mean LOA`."""
    kind, dimension = gathered(vocabulary.catalog, metric)
    if dimension is not None:
        shape_of = vocabulary.stem(kind)
        yield from ((shape_of, *name) for name in vocabulary.called(dimension.doc, dimension.name))


def _denied(description: str) -> Iterator[str]:
    """The words of a description right behind what denies them."""
    for clause in _CLAUSE.split(description.casefold()):
        words = split(clause)
        at = next((i for i, word in enumerate(words) if word in _DENIES), len(words))
        yield from words[at + 1 : at + 1 + _DENIED]


def _flows(vocabulary: Vocabulary, datasets: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """The words for money that are others for what datasets hold: payouts, of payments."""
    rows = {stem for key in datasets for phrase in vocabulary.entities[key] for stem in phrase}
    for flow in map(vocabulary.stem, sorted(FLOWS)):
        if flow in rows or vocabulary.same.get(flow, frozenset()) & rows:
            yield (flow,)
