"""How well an encoder ranks the metrics and dimensions of a catalog for a question."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from workbench.ask.train.sheets import Sheet

#: Texts in, one unit vector a row out.
Encode = Callable[[Sequence[str]], NDArray[np.float32]]


@dataclass(frozen=True, slots=True)
class Scores:
    """Shares of questions, in percent, with how many there were."""

    questions: int
    metric_first: float
    metric_among_five: float
    grouped: int
    dimension_first: float

    def __str__(self) -> str:
        return (
            f"metric first {self.metric_first:.1f} %, among five {self.metric_among_five:.1f} % (n {self.questions}); "
            f"dimension first {self.dimension_first:.1f} % (n {self.grouped})"
        )


def scored(encode: Encode, sheets: Sequence[Sheet]) -> Scores:
    """Return how often a right metric, or dimension, comes first of all on its sheet."""
    metrics: list[int] = []
    dimensions: list[int] = []
    for sheet in sheets:
        asked = encode([exercise.text for exercise in sheet.exercises])
        by_metric = asked @ encode(sheet.metrics).T
        by_dimension = asked @ encode(sheet.dimensions).T
        for row, exercise in enumerate(sheet.exercises):
            if exercise.metrics:
                metrics.append(_rank(by_metric[row], exercise.metrics))
            if exercise.dimensions:
                dimensions.append(_rank(by_dimension[row], exercise.dimensions))
    return Scores(len(metrics), _share(metrics, 1), _share(metrics, 5), len(dimensions), _share(dimensions, 1))


def _rank(scores: NDArray[np.float32], right: Sequence[int]) -> int:
    return 1 + int(np.sum(scores > scores[list(right)].max()))


def _share(ranks: Sequence[int], within: int) -> float:
    return 100 * sum(rank <= within for rank in ranks) / max(1, len(ranks))
