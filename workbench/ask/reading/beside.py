"""What a reading is like, and what stands beside it: what the forest of `certainty` looks at, besides the evidence."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.ask.language.words import telling
from workbench.ask.ranker import FEATURES
from workbench.ask.terms.known import in_other_words
from workbench.query.expression import Compare, Expression, In, IsNull, Like, Literal, Not, Or, Within
from workbench.query.model import MetricQuery, Share
from workbench.query.walk import columns, walk

if TYPE_CHECKING:
    from workbench.ask.reading.propose import Reading

#: More readings than these are as many.
_MOST = 12


@dataclass(frozen=True, slots=True)
class Beside:
    """What a reading is like beside the others.

    Attributes:
        sure: how sure it is by its own evidence.
        other: how sure the surest of the others is; `elsewhere` of those by other metrics.
        readings: how many there are, up to 12.
        otherwise: whether another reading takes the question apart otherwise.
        astray: how many values were named with a direction that no role of theirs has.
        itself: how many values say no more than the role they are of.
        trivial: whether what is counted is one in each group.
        values: how many values were named.
        words: how many words were said.
        metrics, groups, links: how many metrics and groups, and how many links away the groups lie.
        timed: whether a group is of time.
        share, kept, compared: whether it asks for parts, keeps groups by a limit, or compares times.
        texts, truths, nulls, bounds, dates: how many conditions of each kind keep rows.
        listed: how many values are listed in conditions.
        negated, either, away: how many conditions are turned round, joined by or, on linked datasets.
        exact, part, headed, shape, quantity, whole: what speaks for the first metric, as `ranker.FEATURES` has it.
        named_elsewhere, meant_elsewhere: how much another metric's name was said, and how like it is in meaning.
        loosest: how well the value fits its words that fits least; 1 where none was named.
        vague_values, vague_groups: how many of them may as well be none, or are named in other words than the catalog's.
        slips: how many words were read otherwise than they are written, or say what an answer is wanted for.
        unheard, heard: how many telling words became no part of the query, and what share of all words did.
        assumed: how many assumptions are told.
        strays: how many ordinary words are like something in the catalog that these metrics have not.
        times: how many times were named.
    """

    sure: float
    other: float
    elsewhere: float
    readings: float
    otherwise: float
    astray: float
    itself: float
    trivial: float
    values: float
    words: float
    metrics: float
    groups: float
    links: float
    timed: float
    share: float
    kept: float
    compared: float
    texts: float
    truths: float
    nulls: float
    bounds: float
    dates: float
    listed: float
    negated: float
    either: float
    away: float
    exact: float
    part: float
    headed: float
    shape: float
    quantity: float
    whole: float
    named_elsewhere: float
    meant_elsewhere: float
    loosest: float
    vague_values: float
    vague_groups: float
    slips: float
    unheard: float
    heard: float
    assumed: float
    strays: float
    times: float


def beside(found: Sequence[Reading], sure: float) -> Beside:
    """Return what the first of some readings is like beside the others.

    Args:
        sure: how sure the first is by its own evidence, before it is looked at again.
    """
    best, query = found[0], found[0].query
    others = [one for one in found[1:] if one.problem is None]
    first = {metric.words.metric.key for metric in best.draft.metrics}
    elsewhere = [one for one in others if {m.words.metric.key for m in one.draft.metrics} != first]
    return Beside(
        sure=sure,
        other=max((one.confidence for one in others), default=0.0),
        elsewhere=max((one.confidence for one in elsewhere), default=0.0),
        readings=float(min(_MOST, 1 + len(others))),
        otherwise=float(any(one.grounding != best.grounding for one in (*others, found[-1]))),
        astray=float(best.draft.astray),
        itself=float(best.draft.itself),
        trivial=float(best.draft.trivial),
        values=float(len(best.grounding.values)),
        words=float(len(best.grounding.words)),
        metrics=float(len(query.metrics)),
        groups=float(len(query.by)),
        links=float(sum(len(one.path.parts) - 1 for one in query.by if one.path.parts[0] != "time")),
        timed=float(any(one.path.parts[0] == "time" for one in query.by)),
        share=float(any(isinstance(one, Share) for one in query.metrics)),
        kept=float(query.having is not None),
        compared=float(query.compare is not None),
        named_elsewhere=max((one.evidence.named for one in elsewhere), default=0.0),
        meant_elsewhere=max((one.evidence.meaning for one in elsewhere), default=0.0),
        **_conditions(query),
        **_metric(best),
        **_said(best),
    )


#: What speaks for a metric that is looked at again.
_AGAIN = ("exact", "part", "headed", "shape", "quantity", "whole")


def _metric(best: Reading) -> dict[str, float]:
    """What speaks for the first metric; nothing where it was not scored by words."""
    scored = dict(zip(FEATURES, best.draft.metrics[0].features, strict=False))
    return {name: float(scored.get(name, 0.0)) for name in _AGAIN}


def _said(best: Reading) -> dict[str, float]:
    """How its words were heard."""
    grounding, draft = best.grounding, best.draft
    heard, words = draft.heard, grounding.words
    values = [use for use in grounding.values if use.start in draft.used]
    groups = [use for use in grounding.dimensions if use.start in draft.used]
    return {
        "loosest": min((use.matches[0].score for use in values), default=1.0),
        "vague_values": float(sum(use.vague for use in values)),
        "vague_groups": float(sum(in_other_words(use.options) for use in groups)),
        "slips": float(len(grounding.notes)),
        "unheard": sum(telling(word) for i, word in enumerate(words) if i not in heard),
        "heard": len(heard) / max(1, len(words)),
        "assumed": float(len(draft.assumptions)),
        "strays": float(len(draft.strays)),
        "times": float(len(grounding.times)),
    }


def _conditions(query: MetricQuery) -> dict[str, float]:
    """How many conditions of each kind keep rows."""
    kinds = dict.fromkeys(("texts", "truths", "nulls", "bounds", "dates", "listed", "negated", "either", "away"), 0.0)
    for one in walk(query.where):
        kinds["either"] += isinstance(one, Or)
        kinds["nulls"] += isinstance(one, IsNull)
        kinds["negated"] += isinstance(one, Not) or bool(getattr(one, "negated", False)) or _differs(one)
        kinds["listed"] += len(one.items) if isinstance(one, In) else 0
        for value in _values(one):
            kinds[_kind(value)] += 1
    kinds["away"] = float(sum(len(column.path.parts) > 1 for column in columns(query.where)))
    return kinds


def _differs(one: Expression) -> bool:
    return isinstance(one, Compare) and one.op in {"!=", "<>"}


def _values(one: Expression) -> Sequence[object]:
    """What a condition compares with; of a list and of a range one stands for all."""
    compared: tuple[Expression, ...] = ()
    if isinstance(one, Compare):
        compared = (one.right,)
    elif isinstance(one, Within):
        compared = (one.low,)
    elif isinstance(one, In):
        compared = one.items[:1]
    elif isinstance(one, Like):
        compared = (one.pattern,)
    return [each.value for each in compared if isinstance(each, Literal)]


def _kind(value: object) -> str:
    if isinstance(value, bool):
        return "truths"
    if isinstance(value, str):
        return "texts"
    return "dates" if isinstance(value, datetime.date) else "bounds"
