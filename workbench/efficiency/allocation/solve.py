"""Solving one period's graph: x = d + A x for the pools, o = S x for the owners.

x is what each pool costs in the end, its own charges d and what other pools charge it; A are the shares that pools take
of one another, S those of the owners; every column of A above S sums to 1. This is the reciprocal (algebraic) method of
cost accounting, and Leontief's quantity model with A as the input coefficients.

**The bound.** x is found by a sparse LU factorisation in float64 and refined by its residual r = d - (I - A) x. Because
no share is negative and every column of [A; S] sums to 1, 1'S (I - A)^-1 = 1': summed over all owners, what the
residual does to their amounts is at most the sum of |r|, however near to closed a cycle is. To |r| is added what
floating point can do to r and to S x themselves (Higham, Accuracy and Stability of Numerical Algorithms, section 3.1:
gamma_k = k u / (1 - k u) for sums of k terms). The bound is proven for each period and currency, and carried along. Where
it is not small enough, because a circle is nearly closed, x is refined by residuals in exact fractions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from workbench.efficiency.allocation.amounts import Floats, fraction
from workbench.efficiency.allocation.sparse import matrix, solver

if TYPE_CHECKING:
    import scipy.sparse as sp

    from workbench.efficiency.allocation.graph import Graph

_UNIT = np.finfo(np.float64).eps / 2
_REFINEMENTS = 3


@dataclass(frozen=True, slots=True)
class System:
    """The two share matrices of a graph and the factors of I - A."""

    upstream: sp.csr_array
    handed: sp.csr_array
    factors: sp.linalg.SuperLU

    def gross(self, direct: Floats) -> Floats:
        """Return x for one or several columns d of the pools' own charges."""
        found: Floats = self.factors.solve(direct)
        for _ in range(_REFINEMENTS):
            found = found + self.factors.solve(direct - (found - self.upstream @ found))
        return found

    def bound(self, direct: Floats, gross: Floats) -> Floats:
        """Return, for each column, how far all owners' amounts together can be from their exact values."""
        taken = self.upstream @ np.abs(gross)
        residual = np.abs(direct - (gross - self.upstream @ gross))
        noise = _gamma(_widest(self.upstream) + 4) * (np.abs(direct) + np.abs(gross) + taken)
        reading = _gamma(_widest(self.handed) + 3) * (self._owners() @ np.abs(gross))
        found: Floats = (residual + noise).sum(axis=0) + reading + 2 * _UNIT * np.abs(direct).sum(axis=0)
        return found

    def exact(self, graph: Graph, direct: Sequence[int], gross: Floats) -> tuple[Floats, float]:
        """Return x refined by its exact residual, and the bound of that."""
        inside = [at for at, target in enumerate(graph.target.tolist()) if target < len(graph.pools)]
        edges = [(int(graph.target[at]), int(graph.source[at]), graph.exact_share(at)) for at in inside]
        found = [Fraction(value) for value in gross.tolist()]
        for _ in range(_REFINEMENTS):
            residual = _residual(direct, found, edges)
            step = self.factors.solve(np.array([float(value) for value in residual]))
            found = [value + Fraction(more) for value, more in zip(found, step.tolist(), strict=True)]
        rounded = np.array([float(value) for value in found])
        left = sum(map(abs, _residual(direct, found, edges)))
        return rounded, float(left) + _gamma(_widest(self.handed) + 4) * float(np.abs(rounded) @ self._owners())

    def _owners(self) -> Floats:
        """What of each pool goes to owners directly."""
        found: Floats = np.asarray(self.handed.sum(axis=0)).ravel()
        return found

    def reach(self, pools: list[int]) -> Floats:
        """Return (I - A)^-1 for some of its columns: what each pool passes on of one unit spent at those."""
        unit = np.zeros((self.upstream.shape[0], len(pools)))
        unit[pools, np.arange(len(pools))] = 1.0
        return self.gross(unit)


def system(graph: Graph) -> System:
    """Return a graph's share matrices, factored; the graph has been checked, so that they can be."""
    pools, inside = len(graph.pools), graph.target < len(graph.pools)
    outside = ~inside
    upstream = matrix(graph.share[inside], graph.target[inside], graph.source[inside], (pools, pools))
    handed = matrix(
        graph.share[outside], graph.target[outside] - pools, graph.source[outside], (len(graph.owners), pools)
    )
    return System(upstream, handed, solver(upstream))


def _residual(
    direct: Sequence[int], gross: Sequence[Fraction], edges: Sequence[tuple[int, int, Fraction]]
) -> list[Fraction]:
    found = [fraction(amount) - value for amount, value in zip(direct, gross, strict=True)]
    for target, source, share in edges:
        found[target] += share * gross[source]
    return found


def _widest(rows: sp.csr_array) -> int:
    return int(np.diff(rows.indptr).max(initial=0))


def _gamma(terms: int) -> float:
    return terms * _UNIT / (1 - terms * _UNIT)
