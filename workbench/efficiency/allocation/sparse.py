"""The one home of scipy here: sparse systems, connected parts, reachability and forests, over plain index arrays."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from workbench.efficiency.allocation.amounts import Floats, Indices
from workbench.errors import Issue, MissingExtra

if TYPE_CHECKING:
    import scipy.sparse as sp


def matrix(values: Floats, row: Indices, column: Indices, shape: tuple[int, int]) -> sp.csr_array:
    """Return a sparse matrix; entries at the same place add up."""
    _need_scipy()
    from scipy.sparse import coo_array

    return coo_array((values, (row, column)), shape=shape).tocsr()


def solver(upstream: sp.csr_array) -> sp.linalg.SuperLU:
    """Return the factors of I - A."""
    from scipy.sparse import csc_array, eye_array
    from scipy.sparse.linalg import splu

    return splu(csc_array(eye_array(upstream.shape[0]) - upstream))


def parts(first: Indices, second: Indices, count: int, *, strong: bool = False) -> tuple[int, Indices]:
    """Return how many connected parts a graph has, and the part of each of its nodes."""
    _need_scipy()
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    graph = coo_array((np.ones(len(first)), (first, second)), shape=(count, count)).tocsr()
    number, labels = connected_components(graph, directed=strong, connection="strong" if strong else "weak")
    return int(number), labels.astype(np.int64)


def reached(first: Indices, second: Indices, start: Indices, count: int) -> Indices:
    """Return the nodes that can be reached from any of `start`, those included, in their order."""
    _need_scipy()
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import breadth_first_order

    # one node before all of them, from which the search starts
    sources = np.concatenate([first, np.full(len(start), count)])
    targets = np.concatenate([second, start])
    graph = coo_array((np.ones(len(sources)), (sources, targets)), shape=(count + 1, count + 1)).tocsr()
    found = breadth_first_order(graph, count, return_predecessors=False)
    return np.sort(found[found != count]).astype(np.int64)


def spanning_forest(first: Indices, second: Indices, size: Floats, count: int) -> Iterator[tuple[int, int, int]]:
    """Yield (node, its parent, the edge between) of a forest of the largest edges, leaves before their parents."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import breadth_first_order, minimum_spanning_tree

    rank = np.empty(len(size), dtype=np.int64)
    rank[np.argsort(-size, kind="stable")] = np.arange(1, len(size) + 1)
    graph = coo_array((rank.astype(np.float64), (first, second)), shape=(count, count)).tocsr()
    forest = minimum_spanning_tree(graph).tocoo()
    edges = np.argsort(rank)[forest.data.astype(np.int64) - 1]
    between = {(int(a), int(b)): int(e) for a, b, e in zip(forest.row, forest.col, edges, strict=True)}
    _, labels = parts(first, second, count)
    _, roots = np.unique(labels, return_index=True)
    # one node above all roots makes the forest a tree
    up = np.full(len(roots), count)
    tree = coo_array(
        (np.ones(len(forest.data) + len(roots)), (np.append(forest.row, up), np.append(forest.col, roots))),
        shape=(count + 1, count + 1),
    ).tocsr()
    order, parent = breadth_first_order(tree, count, directed=False)
    for node in reversed(order.tolist()):
        above = int(parent[node])
        if count not in (node, above):
            edge = between.get((node, above), between.get((above, node), -1))
            yield node, above, edge


def _need_scipy() -> None:
    try:
        import scipy.sparse  # noqa: F401
    except ImportError as error:
        raise MissingExtra(
            Issue(
                "missing-extra",
                "Allocation solves its graph with scipy, which is not installed.",
                remedy="pip install 'metric-workbench[efficiency]'",
            )
        ) from error
