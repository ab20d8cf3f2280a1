"""Dividing a total exactly: the parts are whole units, sum to the total, and lie next to their exact quotas.

The largest-remainder method (Hamilton's): every quota is cut towards zero and the units still missing go to the largest
remainders; equal remainders are served in the order given, which is that of names. Signed totals are divided alike:
the parts of -10 are those of 10 with the sign turned. A quota of zero gets nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from workbench.efficiency.allocation.amounts import CENT, WHOLE, Floats, Indices
from workbench.efficiency.allocation.sparse import spanning_forest

#: A quota this near to a whole cent is that cent: what floating point cannot tell apart is not rounded apart.
_SAME_CENT = 1e-6

_FITS = 1 << 62

_Flags = npt.NDArray[np.bool_]


def divide(totals: Sequence[int], group: Indices, quotas: Floats) -> list[int]:
    """Return the quotas as whole units that sum to the total of each group.

    Args:
        totals: of each group, in units.
        group: of each quota, ascending.
        quotas: in the currency, as good as floating point has them; their error is spread in proportion.
    """
    if not len(quotas):
        return []
    whole = np.trunc(quotas)
    scaled = (quotas - whole) * WHOLE
    high, low = whole.astype(np.int64), np.trunc(scaled).astype(np.int64)
    rest, size = scaled - low, np.abs(quotas)
    weight = np.bincount(group, weights=size, minlength=len(totals))
    # where all quotas of a group cancelled to nothing, its total is noise of floating point: in equal parts
    size = np.where(weight[group] > 0, size, 1.0)
    share = size / np.bincount(group, weights=size, minlength=len(totals))[group]
    count = np.bincount(group, weights=size > 0, minlength=len(totals))
    gaps = _gaps(totals, group, high, low)
    for _ in range(8):
        if all(abs(gap) <= n for gap, n in zip(gaps, count, strict=True)):
            break
        low += np.trunc(np.array(gaps, dtype=np.float64)[group] * share).astype(np.int64)
        gaps = _gaps(totals, group, high, low)
    low += _handed_out(gaps, group, rest, size > 0)
    if any(_gaps(totals, group, high, low)):
        raise AssertionError("The parts do not sum to their totals.")
    return [above * WHOLE + below for above, below in zip(high.tolist(), low.tolist(), strict=True)]


def to_cents(totals: Sequence[int], group: Indices, amounts: Sequence[int]) -> list[int]:
    """Return amounts as cents that sum to the total of each group, each within one cent of its amount.

    Args:
        totals: of each group, in cents, less than one cent from the sum of its amounts.
        group: of each amount, ascending.
        amounts: in units.
    """
    if not amounts:
        return []
    # whole numbers of any size; those of 64 bits are quicker
    wide = max(map(abs, amounts)) >= _FITS
    exact = np.array(amounts, dtype=object if wide else np.int64)
    size, sign = np.abs(exact), np.where(exact < 0, -1, 1)
    same = int(_SAME_CENT * CENT)
    size = np.where((size + same) % CENT <= 2 * same, (size + same) // CENT * CENT, size)
    whole = (size // CENT * sign).astype(np.int64)
    rest = (size % CENT * sign).astype(np.float64)
    gaps = _gaps(totals, group, np.zeros_like(whole), whole)
    equal = np.round(rest / same)  # remainders that floating point cannot tell apart go by name
    whole += _handed_out(gaps, group, equal, rest != 0)
    found: list[int] = whole.tolist()
    return found


def _gaps(totals: Sequence[int], group: Indices, high: Indices, low: Indices) -> list[int]:
    """What each group still misses, exactly: whole numbers of 64 bits are summed in two halves."""
    first = np.flatnonzero(np.diff(group, prepend=-1))
    sums = {
        int(number): int(above) * WHOLE + int(below)
        for number, above, below in zip(
            group[first], np.add.reduceat(high, first), np.add.reduceat(low, first), strict=True
        )
    }
    return [total - sums.get(number, 0) for number, total in enumerate(totals)]


def _handed_out(gaps: Sequence[int], group: Indices, rest: Floats, candidate: _Flags) -> Indices:
    """One unit more, or less, for those whose remainder is largest in the direction that their group misses."""
    missing = np.array(gaps, dtype=np.int64)
    sign = np.sign(missing)[group]
    order = np.lexsort((-rest * sign, ~candidate, group))  # stable: equal remainders keep the order of names
    first = np.searchsorted(group, np.arange(len(gaps)))
    rank = np.empty(len(group), dtype=np.int64)
    rank[order] = np.arange(len(group)) - first[group[order]]
    return np.where(rank < np.abs(missing)[group], sign, 0).astype(np.int64)


def fit(cells: Floats, row: Indices, column: Indices, rows: Sequence[int], columns: Sequence[int]) -> list[int]:
    """Return a table's cells as whole units whose sums are exactly those of its rows and of its columns.

    The columns are divided first; what the rows then miss, which is noise of floating point, is moved along a spanning
    forest of the largest cells, so that no cell of zero gets anything.

    Args:
        cells: in the currency, none of them zero; `row` and `column` say where each stands, columns ascending.
        rows: totals in units; in each connected part of the table they sum to what its columns sum to.
    """
    found = divide(columns, column, cells)
    missing = list(rows) + [0] * len(columns)
    for value, at in zip(found, row.tolist(), strict=True):
        missing[at] -= value
    if any(missing):
        _move(found, missing, row, column + len(rows), np.abs(cells))
    return found


def _move(cells: list[int], missing: list[int], row: Indices, column: Indices, size: Floats) -> None:
    """Serve each node from its parent in the forest, leaves first: a cell given to a row is taken from its column."""
    for node, parent, edge in spanning_forest(row, column, size, len(missing)):
        amount = missing[node]
        if amount:
            cells[edge] += amount
            missing[node] = 0
            missing[parent] -= amount
    if any(missing):
        raise AssertionError("The rows and the columns of a connected part have different totals.")
