"""Which end of an order comes first: `slowest` of a length of time is the most, `best` is what the metric says is better."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from workbench.ask.language.meanings import UNITS
from workbench.ask.language.numbers import Rank
from workbench.ask.language.words import Word
from workbench.ask.terms.known import MetricWords
from workbench.catalog.model import Better, Metric
from workbench.search.words import split

#: What is quick takes little time, and what is slow takes much.
_PACES = {"slowest": True, "fastest": False, "quickest": False, "soonest": False}
_LASTING = frozenset("time duration wait length turnaround day days hour hours minute minutes second seconds".split())

#: What nobody wants much of, where a catalog does not say which is better of a number of it.
_UNWANTED = frozenset(
    """absence absent absentee leaver dropout churn attrition cancellation cancelled refund complaint defect defective fault
    faulty error loss lost damage damaged breakage delay delayed late lateness overdue unpaid arrears debt waste wasted wastage
    scrap spoilage shrinkage reject rejected rejection failure failed incident accident injury missed breach breached overrun
    downtime outage wait waiting backlog sick sickness theft fraud default abandoned abandonment bounce dispute disputed rework
    infection mortality death readmission leak leakage contamination escaped noshow misdelivered unanswered""".split()
)


def pace_of(words: Sequence[Word], metric: MetricWords) -> bool | None:
    """Return whether the most comes first of a length of time that a pace is said of; None where neither is."""
    found = next((_PACES[word.plain] for word in words if word.plain in _PACES), None)
    doc = metric.metric.doc
    texts = [split(text) for text in (metric.metric.name, doc.title, metric.metric.unit or "")]
    if any(one == "per" and other in _LASTING for text in texts for one, other in pairwise(text)):
        return None  # `boards per hour`: who is fast makes many
    said = {word for text in texts for word in text}
    return found if (metric.metric.unit or "") in UNITS or said & _LASTING else None


def descends(rank: Rank, metric: Metric) -> bool:
    """Return whether the most comes first of the end of an order that is asked for."""
    if rank.end in {"most", "least"}:
        return rank.end == "most"
    if rank.base is not None and metric.better is None:
        return rank.end == "worst"  # the toughest round has the most stops
    good = metric.better is not Better.LOWER and not (metric.better is None and _unwanted(metric))
    return good if rank.end == "best" else not good


def _unwanted(metric: Metric) -> bool:
    """Whether a number is of something that nobody wants: a leaver rate, days lost."""
    said = {word for text in (metric.name, metric.doc.title) for word in split(text.casefold())}
    return not _UNWANTED.isdisjoint(said | {word.removesuffix("s") for word in said})
