"""How sure the first reading is, looked at again: many small trees over its evidence and over what stands beside it.

The evidence alone is weighed by a logistic regression, one number for each piece, which can be read. But some pieces say
something only together: a word left over means little beside a metric named in full and much beside one that is only
near in meaning. So trees look again at the reading that came first. They are extremely randomized (Geurts, Ernst and
Wehenkel 2006), made by `tests/ask/grow.py` above all on catalogs that nobody reads, and kept beside this file.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import astuple, dataclass, fields, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from workbench.ask.ranker import Ranker, shipped
from workbench.ask.reading.beside import beside

if TYPE_CHECKING:
    from workbench.ask.reading.propose import Reading

FILE = Path(__file__).with_name("forest.npz")


@dataclass(frozen=True, slots=True)
class Forest:
    """Trees, one after the other in flat arrays of one entry for each node.

    Attributes:
        roots: the node each tree begins with.
        asks: which number a node asks for; at a leaf the first, and both ways lead back to it.
        bound: numbers up to it go to `below`, greater ones to `above`.
        share: of the readings that came to a leaf, how many were right.
        depth: how many steps lead to the deepest leaf.
    """

    roots: NDArray[np.int32]
    asks: NDArray[np.int16]
    bound: NDArray[np.float32]
    below: NDArray[np.int32]
    above: NDArray[np.int32]
    share: NDArray[np.float32]
    depth: int

    def chance(self, numbers: Sequence[float]) -> float:
        """Return the mean share of right readings in the leaves that these numbers lead to."""
        row, at = np.asarray(numbers, np.float32), self.roots
        for _ in range(self.depth):
            at = np.where(row[self.asks[at]] <= self.bound[at], self.below[at], self.above[at])
        return float(self.share[at].mean())


@cache
def planted() -> Forest:
    """Return the shipped forest, read once."""
    with np.load(FILE) as kept:
        roots, asks, bound, below, above, share, depth = (kept[field.name] for field in fields(Forest))
        return Forest(roots, asks, bound, below, above, share, int(depth))


def looked_again(found: Sequence[Reading], ranker: Ranker) -> tuple[Reading, ...]:
    """Return readings with the first as sure as the forest says, or surer or less so by what was learnt since."""
    best = next(iter(found), None)
    if best is None or best.problem is not None:
        return tuple(found)
    evidence = astuple(best.evidence)
    sure = shipped().chance(evidence)
    learnt = odds(ranker.chance(evidence)) - odds(sure)
    chance = planted().chance((*evidence, *astuple(beside(found, sure))))
    return (replace(best, confidence=1 / (1 + math.exp(-odds(chance) - learnt))), *found[1:])


def odds(chance: float) -> float:
    """Return the logarithm of how much likelier it is than not, at most about 21 either way."""
    return math.log(max(chance, 1e-9) / max(1 - chance, 1e-9))
