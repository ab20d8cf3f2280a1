"""Readings in which things are counted that have so many others: `how many riders have taken more than 20 trips?`."""

from __future__ import annotations

from workbench.ask.answer import Reason
from workbench.ask.drafting.build import Builder
from workbench.ask.drafting.draft import Draft
from workbench.ask.grounding.ground import Grounding
from workbench.ask.measuring.measure import Scored, scored
from workbench.ask.measuring.nested import Nested, nested, without
from workbench.ask.terms.nearness import Near
from workbench.ask.terms.values import ValueDictionary
from workbench.ask.terms.vocabulary import Vocabulary
from workbench.query.conditions_text import condition_text
from workbench.query.model import MetricQuery
from workbench.query.walk import columns


class CountedBuilder(Builder):
    """Makes queries that count the things which have so many others.

    Args:
        grounding: the question without what they have.
    """

    def __init__(
        self, grounding: Grounding, vocabulary: Vocabulary, dictionary: ValueDictionary, counted: Nested
    ) -> None:
        super().__init__(grounding, vocabulary, dictionary)
        self.counted = counted

    def _values(self, draft: Draft) -> None:
        super()._values(draft)
        one = self.counted
        says = Reason("", "number", condition_text(one.condition), one.has.metric.doc.description)
        draft.note(self.grounding, (one.stop, one.end), says)
        draft.where.append(one.condition)


def counted(
    grounding: Grounding, vocabulary: Vocabulary, dictionary: ValueDictionary, near: Near
) -> tuple[CountedBuilder, Scored] | None:
    """Return what makes the query, and the metric that counts; None where no things are counted by what they have."""
    one = nested(grounding, vocabulary) if grounding.rank is None else None
    if one is None:
        return None
    rest = without(grounding, one)
    found = {s.words.metric.key: s for s in scored(rest, vocabulary, near, rest.left)}
    known = found.get(one.counts.metric.key)
    alien = known.alien if known else ()
    at = (*range(one.start, one.stop), *(known.at if known else ()))
    named = Scored(one.counts, 2.0, 1.0, 1.0, known.covered if known else 1.0, tuple(dict.fromkeys(at)), alien)
    return CountedBuilder(rest, vocabulary, dictionary, one), named


def sound(query: MetricQuery, one: Nested) -> bool:
    """Return whether all that keeps rows or divides is said of the things themselves.

    What they have is counted over all rows: with a period, or with what is said of those, it would be another number.
    """
    said = [path.parts for path in (*(d.path for d in query.by), *(c.path for c in columns(query.where)))]
    whole = query.during is None and query.compare is None and query.having is None
    return whole and all(parts[: len(one.role)] == one.role for parts in said)
