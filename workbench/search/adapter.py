"""A layer over an encoder, learnt from questions: it turns the vector of a question towards the metrics that were meant.

The encoder and the vectors of definitions stay as they are, so that going back is exact and nothing is encoded anew. What
questions have in common turns together: a word that was only ever heard of one metric leads there in other questions too.
numpy alone, in a second.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import isqrt

import numpy as np
from numpy.typing import NDArray

from workbench.search.embedding import Encoder, Vectors

#: What cosines are multiplied by before they compete, as in the encoder's own training, and how often all are looked at.
_SHARPNESS, _STEPS = 20.0, 20

#: How far a question pulls at each look, and how far all together may. (Measured over six catalogs: with 6, 20 and 60 questions.)
_PACE, _MOST = 0.5, 30.0


@dataclass(frozen=True, slots=True)
class Adapter:
    """What is added to a vector: a square matrix times it.

    Attributes:
        encoder: the fingerprint of the encoder it was learnt over; to the vectors of any other it says nothing.
        numbers: the matrix, row after row, in 16-bit floats.
    """

    encoder: str
    numbers: bytes

    @classmethod
    def of(cls, encoder: str, matrix: Vectors) -> Adapter:
        """Return the layer that adds a matrix times a vector."""
        return cls(encoder, matrix.astype("<f2").tobytes())

    @property
    def matrix(self) -> Vectors:
        """The matrix.

        Raises:
            ValueError: the numbers are none of a square matrix, or not finite.
        """
        flat = np.frombuffer(self.numbers, "<f2").astype(np.float32)
        if not np.isfinite(flat).all():
            raise ValueError("a weight is no number")
        side = isqrt(len(flat))
        return flat.reshape(side, side)

    def part(self, share: float) -> Adapter:
        """Return a layer that turns by a share of what this one does."""
        return self.of(self.encoder, share * self.matrix)

    def over(self, encoder: Encoder) -> Callable[[Vectors], Vectors] | None:
        """Return what turns a vector of an encoder; None where this was learnt over another."""
        if encoder.fingerprint != self.encoder:
            return None
        matrix = self.matrix
        return lambda vector: _unit(vector + matrix @ vector)


def learnt(encoder: str, asked: Vectors, passages: Vectors, right: NDArray[np.bool_]) -> Adapter:
    """Return the layer that turns questions towards the passages of what they mean, and away from those they come too near.

    Args:
        asked: a row per question.
        right: a row per question, and in it whether each passage belongs to what is meant; one does at least.
    """
    matrix = np.zeros((asked.shape[1], asked.shape[1]), dtype=np.float32)
    pace = min(_PACE, _MOST / len(asked))
    for _ in range(_STEPS):
        scores = _SHARPNESS * (_unit(asked + asked @ matrix.T) @ passages.T)
        pull = (_shares(np.where(right, scores, -np.inf)) - _shares(scores)) @ passages
        matrix += pace * (pull.T @ asked)
    return Adapter.of(encoder, matrix)


def _unit(vectors: Vectors) -> Vectors:
    unit: Vectors = (vectors / np.linalg.norm(vectors, axis=-1, keepdims=True)).astype(np.float32)
    return unit


def _shares(scores: Vectors) -> Vectors:
    """Return what share of each row every score takes, which are to add up to one (softmax); a score of -inf takes none."""
    powers: Vectors = np.exp(scores - scores.max(axis=1, keepdims=True))
    powers /= powers.sum(axis=1, keepdims=True)
    return powers
