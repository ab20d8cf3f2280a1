"""The ranker is learnt here: which kind of evidence for a metric weighs how much. numpy alone.

A softmax over the metrics of each question, drawn to the weights it starts from where questions say little. The same code
makes the shipped weights from training catalogs and, in `workbench learn`, a user's own from feedback and replay.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from workbench.ask.answering import Asker
from workbench.ask.measuring.measure import scored
from workbench.ask.ranker import FEATURES, Ranker, shipped
from workbench.ask.train.worlds import World, worlds
from workbench.search import Encoder, SearchIndex, documents, load_encoder

_TODAY = date(2024, 7, 10)

#: How far weights are drawn to those they start from, and the steps of the descent.
_PENALTY, _STEPS, _RATE = 0.02, 400, 0.05

_SEED = 1

_BY_HAND = {
    "meaning": 0.9,
    "named": 0.6,
    "covered": 0.45,
    "shape": 0.18,
    "part": 0.45,
    "headed": 0.3,
    "based": -0.3,
    "whole": 0.5,
    "recalled": 0.5,
    "quantity": 0.3,
}

#: Told after each part of the work, with how much there is.
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Contest:
    """The metrics that came near a question: their features, a row each, and which of them are right."""

    features: NDArray[np.float64]
    right: NDArray[np.bool_]

    @property
    def fair(self) -> bool:
        """Whether a right one and a wrong one are among them."""
        return bool(self.right.any() and not self.right.all())

    def led(self, ranker: Ranker) -> bool:
        """Return whether a right one comes first."""
        return len(self.right) > 0 and bool(self.right[int(np.argmax(self.features @ np.array(ranker.metric)))])


def contest(
    asker: Asker,
    question: str,
    metrics: Iterable[str],
    *,
    today: date = _TODAY,
    known: Sequence[tuple[str, Collection[str]]] = (),
) -> Contest:
    """Return the contest of a question over a catalog.

    Args:
        known: other questions that count as confirmed, with their metrics.
    """
    grounding = asker.grounded(question, today)
    recalled = asker.near.recalled(question, known)
    found = scored(grounding, asker.vocabulary, asker.near, grounding.left, recalled)
    wanted = set(metrics)
    return Contest(
        np.array([s.features for s in found], dtype=np.float64),
        np.array([s.words.metric.key in wanted for s in found], dtype=np.bool_),
    )


def contests(found: Iterable[World], encoder: Encoder) -> Iterator[Contest]:
    """Yield the fair contests of all questions over some training catalogs."""
    return (made for world in found for made in contests_over(world, asker_of(world, encoder)) if made.fair)


def asker_of(world: World, encoder: Encoder) -> Asker:
    """Return what answers questions over a training catalog."""
    index = SearchIndex.build(documents(world.catalog), encoder=lambda: encoder)
    index.wait(60)
    return Asker(world.catalog, index, lambda path: world.values.get(path, ()))


def contests_over(world: World, asker: Asker) -> Iterator[Contest]:
    """Yield the contest of each question over a training catalog."""
    for number, asked in enumerate(world.asked):
        others = world.asked[:number] if number % 2 else ()  # every other one as by somebody new
        yield contest(asker, asked.text, asked.metrics, known=[(o.text, o.metrics) for o in others])


def by_hand(ranker: Ranker) -> Ranker:
    """Return the ranker with the weights of metrics that were set by hand, to which a fit is drawn."""
    return replace(ranker, metric=tuple(_BY_HAND.get(name, 0.0) for name in FEATURES))


def trained(count: int, progress: Progress | None = None, *, penalty: float = _PENALTY) -> tuple[Ranker, float, float]:
    """Return a ranker from so many training catalogs, with how often it is right first on as many others, before and after.

    The catalogs are of domains and phrases that the encoder was not tuned on: on those it was, it is surer than it will be.
    """
    encoder, prior = load_encoder(), by_hand(shipped())
    parts: list[list[Contest]] = [[], []]
    for number, one in enumerate(worlds(_SEED, 2 * count, held_out=True)):
        parts[number % 2] += contests([one], encoder)
        if progress is not None:
            progress(number + 1, 2 * count)
    found = replace(fitted(parts[0], prior, penalty=penalty), trained=f"{len(parts[0])} questions, {count} catalogs")
    return found, first(parts[1], prior), first(parts[1], found)


def fitted(
    found: Sequence[Contest], prior: Ranker, *, penalty: float = _PENALTY, weights: Sequence[float] = ()
) -> Ranker:
    """Return the ranker with weights that put right metrics first, drawn to those it has.

    The scale is kept: what the rest of the pipeline takes a difference of scores for, it still is.

    Args:
        weights: how much each contest counts; all alike unless given.
    """
    start = np.array(prior.metric)
    now, speed, size = start.copy(), np.zeros_like(start), np.zeros_like(start)
    features, there, right = _padded(found)
    counts = np.array(weights or [1.0] * len(found))
    counts /= counts.sum()
    for step in range(1, _STEPS + 1):
        scores = np.where(there, _SHARPNESS * (features @ now), -np.inf)
        chances = _shares(scores)
        off = chances - _shares(np.where(right, scores, -np.inf))
        slope = _SHARPNESS * np.einsum("n,nm,nmf->f", counts, off, features)
        gradient = slope + penalty * _SHARPNESS * (now - start)
        speed, size = 0.9 * speed + 0.1 * gradient, 0.999 * size + 0.001 * gradient**2
        pace = _RATE * (1 - step / _STEPS)
        now = now - pace * (speed / (1 - 0.9**step)) / (np.sqrt(size / (1 - 0.999**step)) + 1e-8)
    return replace(prior, metric=tuple(float(w) for w in now.round(4)))


#: What scores are multiplied by before they compete: a lead of 0.1 is worth a factor of e.
_SHARPNESS = 10.0


def _padded(found: Sequence[Contest]) -> tuple[NDArray[np.float64], NDArray[np.bool_], NDArray[np.bool_]]:
    """All contests as one block: features, which places are taken, and which are right."""
    most = max(len(one.right) for one in found)
    features = np.zeros((len(found), most, found[0].features.shape[1]))
    there, right = np.zeros((len(found), most), dtype=np.bool_), np.zeros((len(found), most), dtype=np.bool_)
    for row, one in enumerate(found):
        here = len(one.right)
        features[row, :here], there[row, :here], right[row, :here] = one.features, True, one.right
    return features, there, right


def _shares(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    chances: NDArray[np.float64] = np.exp(scores - scores.max(axis=1, keepdims=True))
    chances /= chances.sum(axis=1, keepdims=True)
    return chances


def first(found: Sequence[Contest], ranker: Ranker) -> float:
    """Return how often a right metric comes first."""
    return float(np.mean([one.led(ranker) for one in found])) if found else 0.0
