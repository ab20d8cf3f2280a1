"""What can be learnt from people's judgements: a layer over the encoder, other weights for the ranker, and how sure it may be.

Pure: values in, values out. A few judgements say little, so the weights are drawn to those that were there, and are learnt together with questions over
training catalogs; whether the outcome is any good is for a gate to say (`workbench learn`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from workbench.ask.answering import Asker
from workbench.ask.ranker import Ranker
from workbench.ask.reading.forest import odds
from workbench.ask.reading.propose import Planner
from workbench.ask.train.ranking import Contest, contest, fitted
from workbench.errors import WorkbenchError
from workbench.query.model import Metric
from workbench.query.parse import parse
from workbench.query.text import text
from workbench.search import Adapter, Kind

#: How much all judgements together count beside the replay, whatever their number.
_SHARE = 0.5

#: From how many questions, the newest, the layer over the encoder is learnt, and how much of what is learnt may be in force.
_MOST, _SHARES = 500, (1.0, 0.5, 0.2)

#: How many names of a catalog are asked for at most.
_NAMES = 200

#: How many answers as sure as they should be stand behind the calibration that is there.
_PRIOR = 30.0


@dataclass(frozen=True, slots=True)
class Judged:
    """A question with a query text that was said to be meant, or not to be."""

    question: str
    query: str
    good: bool


@dataclass(frozen=True, slots=True)
class Sure:
    """How sure a reading was, as the logarithm of the odds, and whether it was right."""

    odds: float
    right: bool


def contests_of(asker: Asker, judged: Sequence[Judged], *, today: date) -> tuple[Contest, ...]:
    """Return the contests among metrics that confirmed questions decide."""
    return tuple(contest(asker, j.question, metrics_of(asker, j.query), today=today) for j in judged if j.good)


def adapters_of(asker: Asker, judged: Sequence[Judged]) -> Iterator[Adapter]:
    """Yield layers that turn questions towards the metrics that were confirmed for them, the one that turns most first."""
    asked = [(j.question, metrics_of(asker, j.query)) for j in judged if j.good]
    whole = asker.index.adapter(asked[:_MOST])
    return (whole.part(share) for share in _SHARES) if whole else iter(())


def metrics_of(asker: Asker, query: str) -> Collection[str]:
    """Return the keys of the metrics that a query text asks for."""
    try:
        items = parse(query).metrics
    except WorkbenchError:  # the grammar has changed since
        return ()
    names = (item.name for item in items if isinstance(item, Metric))
    return frozenset(key for name in names for key in asker.catalog.metric_keys(name)[:1])


def names_of(asker: Asker) -> tuple[tuple[str, Collection[str]], ...]:
    """Return the titles and synonyms of metrics with the metrics they are of: questions that every catalog has an answer to."""
    named: dict[str, set[str]] = {}
    for document in asker.index.documents:
        if document.kind is Kind.METRIC:
            for name in (document.title, *document.synonyms):
                named.setdefault(name, set()).add(document.name)
    step = -(-len(named) // _NAMES) or 1
    return tuple((name, frozenset(keys)) for name, keys in list(named.items())[::step])


def sureness(asker: Asker, judged: Sequence[Judged], plan: Planner, *, today: date) -> tuple[Sure, ...]:
    """Return how sure the first reading of each judged question is, and whether it is the one that was meant."""
    out = []
    for one in judged:
        best = next(iter(asker.readings(asker.grounded(one.question, today), plan)), None)
        if best is None or best.problem is not None:
            continue
        same = text(best.query).split() == _canonical(one.query).split()
        if one.good or same:
            out.append(Sure(odds(best.confidence), same and one.good))
    return tuple(out)


def _canonical(query: str) -> str:
    try:
        return text(parse(query))
    except WorkbenchError:
        return query


def relearnt(ranker: Ranker, judged: Sequence[Contest], replay: Sequence[Contest]) -> Ranker:
    """Return the ranker with weights that suit the judgements and the replay."""
    judged, replay = (tuple(one for one in found if one.fair) for found in (judged, replay))
    if not judged:
        return ranker
    mine, others = _SHARE / len(judged), (1 - _SHARE) / max(1, len(replay))
    weights = [mine] * len(judged) + [others] * len(replay)
    return replace(fitted((*judged, *replay), ranker, weights=weights), trained=f"{len(judged)} judged questions")


def between(ranker: Ranker, other: Ranker) -> Iterator[Ranker]:
    """Yield rankers with numbers between those of two, from the other one towards the first."""
    for share in _SHARES:

        def part(one: float, two: float, share: float = share) -> float:
            return round(one + share * (two - one), 4)

        yield replace(
            other,
            metric=tuple(map(part, ranker.metric, other.metric)),
            intercept=part(ranker.intercept, other.intercept),
            evidence=tuple(map(part, ranker.evidence, other.evidence)),
        )


def recalibrated(ranker: Ranker, found: Sequence[Sure]) -> Ranker:
    """Return the ranker as sure as it was right: its odds are stretched and shifted, drawn to how they are."""
    if not found:
        return ranker
    odds = np.array([one.odds for one in found])
    right = np.array([float(one.right) for one in found])
    grid = np.linspace(-4, 4, 33)  # answers that are as right as they are sure, to be drawn to
    expected = 1 / (1 + np.exp(-grid))
    x = np.concatenate([odds, grid])
    y = np.concatenate([right, expected])
    weight = np.concatenate([np.ones_like(odds), np.full_like(grid, _PRIOR / len(grid))])
    stretch, shift = 1.0, 0.0
    for _ in range(200):
        chance = 1 / (1 + np.exp(-np.clip(stretch * x + shift, -30, 30)))
        design = np.stack([x, np.ones_like(x)], axis=1)
        gradient = design.T @ (weight * (chance - y))
        hessian = (design * (weight * chance * (1 - chance))[:, None]).T @ design + 1e-6 * np.eye(2)
        step = np.clip(np.linalg.solve(hessian, gradient), -0.2, 0.2)  # far out, a whole step leads astray
        stretch, shift = stretch - float(step[0]), shift - float(step[1])
    stretch = max(stretch, 0.1)  # never the other way round
    return replace(
        ranker,
        intercept=round(stretch * ranker.intercept + shift, 4),
        evidence=tuple(round(stretch * w, 4) for w in ranker.evidence),
    )
