"""Metrics of the very number that rows are kept by: in `waits of over an hour` the waits are counted, and nobody asks for their mean."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from datetime import date

from workbench.ask.drafting.compared import names_of
from workbench.ask.drafting.draft import Draft
from workbench.ask.grounding.ground import Grounding
from workbench.ask.language.lexicon import SHAPES
from workbench.ask.language.numbers import NumberSpan
from workbench.ask.language.words import Word
from workbench.ask.measuring.measure import Scored
from workbench.ask.terms.known import Known
from workbench.ask.terms.vocabulary import Vocabulary
from workbench.catalog.model import DimensionType, Metric, Simple
from workbench.query.expression import Literal
from workbench.query.walk import columns, walk

#: One number of a column.
_OF_COLUMN = re.compile(r"(?:avg|sum|median|min|max)\(\s*(\w+)\s*\)", re.IGNORECASE)

#: What stands between a number and the words that name what it is compared with.
_LINKS = frozenset("of is was are were be to a an the that which who had have has than".split())

#: What asks for so much of something, or for one number of several.
_ASKS = frozenset(
    "much long far high low add adds adding come comes worth value total sum average mean typical median highest lowest longest shortest".split()
)


def kept_by_itself(
    grounding: Grounding, draft: Draft, ranked: Sequence[Scored], paths: Sequence[Known], vocabulary: Vocabulary
) -> frozenset[int]:
    """Return the words that name a metric only as the number that its rows are kept by; none where something asks for the metric.

    It is one of that very number, or another metric is named by other words: the bottles of `bottles with a discount of 25%`.
    """
    metric, words = draft.metrics[0], grounding.words
    asked = any(word.plain in _ASKS or SHAPES.get(word.plain) == "average" for word in words)
    if asked or len(draft.metrics) > 1 or draft.having:
        return frozenset()
    kept = {one.path.parts for one in columns(*draft.where)}
    ends = [known for known in paths if known.parts in kept and known.type is DimensionType.NUMBER]
    column = _column(metric.words.metric)
    own = any(not known.reached.links and column is not None and _is(known, column) for known in ends)
    names = {stem for known in ends for stem in names_of(known, vocabulary)}
    names |= {other for stem in names for other in vocabulary.same.get(stem, ())}
    said = frozenset(i for span in grounding.numbers for i in _beside(words, span, names))
    others = any(one.named and one.at and not said.issuperset(one.at) and _alike(one, metric) for one in ranked)
    only = said.issuperset(metric.at) and (own or (bool(metric.at) and others))
    return said if only else _of_its_date(grounding, draft, ranked)


def _of_its_date(grounding: Grounding, draft: Draft, ranked: Sequence[Scored]) -> frozenset[int]:
    """The words that name a date by which rows are kept, and by which alone a metric was found where another is named: `invoices due in April`."""
    dated = any(
        isinstance(bound.value, date) for kept in draft.where for bound in walk(kept) if isinstance(bound, Literal)
    )
    said = frozenset(i for i in grounding.left if i in draft.used) if dated else frozenset()
    metric = draft.metrics[0]
    named = any(
        one.named and one.at and said.isdisjoint(one.at) and not one.alien and _alike(one, metric) for one in ranked
    )
    return said if said and said.issuperset(metric.at) and named else frozenset()


def _alike(one: Scored, metric: Scored) -> bool:
    """Whether a metric is of the same rows."""
    return one.words.datasets == metric.words.datasets


def _beside(words: Sequence[Word], span: NumberSpan, names: Collection[str]) -> Iterator[int]:
    """The words that name what a number is compared with, only small ones between."""
    for step, begin in ((-1, span.start - 1), (1, span.stop)):
        i = begin
        while 0 <= i < len(words) and (words[i].stem in names or words[i].plain in _LINKS):
            if words[i].stem in names:
                yield i
            i += step


def _column(metric: Metric) -> str | None:
    """The column that a metric averages or adds up."""
    match metric.definition:
        case Simple(expr=expr):
            found = _OF_COLUMN.fullmatch(expr.text.strip())
            return found[1] if found else None
        case _:
            return None


def _is(known: Known, column: str) -> bool:
    """Whether a number is a column."""
    end = known.reached.dimension
    return end is not None and end.expr.text.strip().casefold() == column.casefold()
