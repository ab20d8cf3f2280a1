"""Numbers over outcomes: accuracy, precision at coverage, reliability with its error, latency. All from values, no clock."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from workbench.ask.evaluation.judging import Outcome, Verdict

#: Bins of equal mass, resamples of the bootstrap and its seed: the same outcomes give the same bounds.
BINS, RESAMPLES, SEED = 10, 1_000, 7

#: The bound holds with this probability.
_BOUND = 0.95


@dataclass(frozen=True, slots=True)
class Share:
    """How many of how many; `interval` is Wilson's at 95 %."""

    hits: int
    of: int

    @property
    def value(self) -> float | None:
        """The share, 0 to 1; None of nothing."""
        return self.hits / self.of if self.of else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """Between which shares the true one lies, with 95 %."""
        if not self.of:
            return None
        z, n, p = 1.96, self.of, self.hits / self.of
        middle, half = p + z * z / (2 * n), z * float(np.sqrt(p * (1 - p) / n + z * z / (4 * n * n)))
        return (max(0.0, (middle - half) / (1 + z * z / n)), min(1.0, (middle + half) / (1 + z * z / n)))


@dataclass(frozen=True, slots=True)
class Point:
    """Precision where so much of the answerable questions is answered, the surest first."""

    coverage: float
    precision: float


@dataclass(frozen=True, slots=True)
class Bin:
    """Answers of like confidence: how sure they were on average, and how many were right."""

    count: int
    confidence: float
    right: float


@dataclass(frozen=True, slots=True)
class Reliability:
    """How far confidence is the chance of being right.

    Attributes:
        error: the expected calibration error over bins of equal mass.
        bound: what it is at most, with 95 %, by bootstrap.
    """

    bins: tuple[Bin, ...]
    error: float
    bound: float


def share(hits: Sequence[bool]) -> Share:
    """Return how many are true, of all."""
    return Share(sum(hits), len(hits))


def curve(outcomes: Sequence[Outcome]) -> tuple[Point, ...]:
    """Return precision over coverage, the surest answers first.

    Coverage is of the questions that have an answer; an answer to one that has none counts as wrong where it stands.
    """
    whole = sum(o.case.answerable for o in outcomes)
    given = sorted((o for o in outcomes if o.answered), key=lambda o: -o.answer.confidence)
    points, right, covered = [], 0, 0
    for place, outcome in enumerate(given, 1):
        right += outcome.verdict is Verdict.RIGHT
        covered += outcome.case.answerable
        tied = place < len(given) and given[place].answer.confidence == outcome.answer.confidence
        if not tied and whole:
            points.append(Point(covered / whole, right / place))
    return tuple(points)


def precision_at(points: Sequence[Point], coverage: float) -> float | None:
    """Return the precision where at least so much is covered; None where so much is never answered."""
    return next((point.precision for point in points if point.coverage >= coverage - 1e-9), None)


def reliability(outcomes: Sequence[Outcome], bins: int = BINS) -> Reliability | None:
    """Return how reliable confidence is, over the answers that were given; None where there are none."""
    given = [o for o in outcomes if o.answered and o.verdict is not Verdict.FAULTY]
    if not given:
        return None
    chances = np.array([o.answer.confidence for o in given])
    right = np.array([float(o.verdict is Verdict.RIGHT) for o in given])
    rng = np.random.default_rng(SEED)
    samples = rng.integers(0, len(given), (RESAMPLES, len(given)))
    errors = [_error(chances[rows], right[rows], bins) for rows in samples]
    found = tuple(Bin(len(c), float(c.mean()), float(r.mean())) for c, r in _binned(chances, right, bins))
    return Reliability(found, _error(chances, right, bins), float(np.quantile(errors, _BOUND)))


def _binned(
    chances: NDArray[np.float64], right: NDArray[np.float64], bins: int
) -> list[tuple[NDArray[np.float64], NDArray[np.float64]]]:
    order = np.argsort(chances, kind="stable")
    return [(chances[part], right[part]) for part in np.array_split(order, bins) if len(part)]


def _error(chances: NDArray[np.float64], right: NDArray[np.float64], bins: int) -> float:
    parts = _binned(chances, right, bins)
    return float(sum(len(c) * abs(c.mean() - r.mean()) for c, r in parts) / len(chances))


def milliseconds(outcomes: Sequence[Outcome], quantile: float) -> float:
    """Return how long an answer takes at most, for that share of the questions."""
    return float(np.quantile([o.seconds * 1000 for o in outcomes], quantile)) if outcomes else 0.0
