"""Window functions in metrics made of metrics: `lag(revenue) over (order by time.month)`.

They stand over the rows of a result: what they read are metrics, what they are ordered and partitioned by are paths of
the query (or metrics, as for a rank).
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlglot import exp

#: What may stand before OVER.
FUNCTIONS: tuple[type[exp.Expr], ...] = (
    *(exp.Sum, exp.Avg, exp.Min, exp.Max, exp.Count, exp.RowNumber, exp.Rank, exp.DenseRank, exp.PercentRank),
    *(exp.CumeDist, exp.Lag, exp.Lead, exp.FirstValue, exp.LastValue),
)

#: Those whose value hangs on the order.
ORDERED: tuple[type[exp.Expr], ...] = tuple(
    kind for kind in FUNCTIONS if kind not in (exp.Sum, exp.Avg, exp.Min, exp.Max, exp.Count)
)


def read(tree: exp.Expr) -> Iterator[exp.Column]:
    """Yield the columns that a formula reads the value of: metrics."""
    return (column for column in tree.find_all(exp.Column, bfs=False) if not sorts(column))


def sorted_by(tree: exp.Expr) -> Iterator[exp.Column]:
    """Yield the columns that its windows are ordered or partitioned by: paths, or metrics."""
    return (column for column in tree.find_all(exp.Column, bfs=False) if sorts(column))


def sorts(column: exp.Expr) -> bool:
    """Whether a column stands in the order or the partition of a window."""
    node = column
    while node.parent is not None:
        if isinstance(node.parent, exp.Window):
            return node.arg_key in {"order", "partition_by"}
        node = node.parent
    return False


def name_of(column: exp.Column) -> str:
    """Return a column's dotted name."""
    return ".".join(part.name for part in column.parts)
