"""What is left of one number when another is taken off: sales less rebates, and how people ask for that."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from workbench.catalog.model import Derived, Metric, Simple
from workbench.search.words import split

if TYPE_CHECKING:
    from workbench.ask.terms.known import MetricWords
    from workbench.ask.terms.vocabulary import Vocabulary

_Phrase = tuple[str, ...]

#: One metric less another, and columns: `sum(price) - sum(rebate)`, `sum(price - rebate)`.
_LESS = re.compile(r"\s*([\w.]+)\s*-\s*([\w.]+)\s*")
_SUMS_LESS = re.compile(
    r"\s*sum\(\s*(\w+)\s*\)\s*-\s*sum\(\s*(\w+)\s*\)\s*|\s*sum\(\s*(\w+)\s*-\s*(\w+)\s*\)\s*", re.IGNORECASE
)

#: What stands before what is taken off, and behind it: `after rebates`, `once rebates are taken off`.
_BEFORE = (("after",), ("less",), ("minus",), ("net", "of"), ("deducting",), ("subtracting",))
_BEHIND = (("taken", "off"), ("deducted",), ("subtracted",))

#: What asks for the rest, beside what it is the rest of.
_REST = (("is", "left"), ("left", "over"), ("remains",), ("remainder",), ("we", "keep"), ("we", "kept"))


def names(vocabulary: Vocabulary, words: MetricWords, metrics: Mapping[str, MetricWords]) -> Iterator[_Phrase]:
    """Yield what a metric is called that is one number less another: `after rebates`, and `what is left`."""
    less = tuple(_taken_off(vocabulary, words.metric, metrics))
    less = tuple(dict.fromkeys((*less, *(name[-1:] for name in less))))  # `after waivers`, of fee waivers
    stems = vocabulary.stem
    for off in less:
        yield from ((*map(stems, before), *off) for before in _BEFORE)
        yield from ((*off, *map(stems, behind)) for behind in _BEHIND)
    if less:
        yield from (tuple(map(stems, rest)) for rest in _REST)


def _taken_off(vocabulary: Vocabulary, metric: Metric, metrics: Mapping[str, MetricWords]) -> Iterator[_Phrase]:
    """The names of what is taken off: of the metric, or of its column."""
    match metric.definition:
        case Derived(expr, inputs) if len(inputs) == 2 and (found := _LESS.fullmatch(expr.text)):
            for key in vocabulary.catalog.metric_keys(found[2])[:1]:
                yield from metrics[key].phrases if key in metrics else ()
        case Simple(expr=expr) if found := _SUMS_LESS.fullmatch(expr.text):
            yield vocabulary.stems(" ".join(split(found[2] or found[4])))
