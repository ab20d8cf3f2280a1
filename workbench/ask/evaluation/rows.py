"""Whether rows are the expected rows, whatever the columns are called and in whatever order.

Numbers agree to 1e-6 relative; a date equals the midnight of its day; further columns of ours are allowed where some
choice of them has the expected rows.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from itertools import islice

Row = tuple[object, ...]

#: How many arrangements of columns are tried.
_ARRANGEMENTS = 5_000


def same_rows(ours: Sequence[Row], expected: Sequence[Row]) -> bool:
    """Return whether some choice of our columns has the expected rows, each as often.

    >>> same_rows([("web", 3), ("app", 1)], [(1.0, "app"), (3.0, "web")])
    True
    """
    if len(ours) != len(expected):
        return False
    if not ours:
        return True
    left = [[_plain(value) for value in row] for row in ours]
    right = [tuple(_plain(value) for value in row) for row in expected]
    wanted = Counter(right)
    candidates = [_columns_like(left, right, column) for column in range(len(right[0]))]
    return any(
        Counter(tuple(row[i] for i in choice) for row in left) == wanted
        for choice in islice(_choices(candidates), _ARRANGEMENTS)
    )


def _columns_like(left: list[list[object]], right: list[Row], column: int) -> list[int]:
    wanted = Counter(row[column] for row in right)
    return [i for i in range(len(left[0])) if Counter(row[i] for row in left) == wanted]


def _choices(candidates: list[list[int]]) -> Iterator[tuple[int, ...]]:
    if not candidates:
        yield ()
        return
    for first in candidates[0]:
        for rest in _choices(candidates[1:]):
            if first not in rest:
                yield (first, *rest)


def _plain(value: object) -> object:
    match value:
        case bool() | None:
            return value
        case int() | float() | Decimal():
            return None if isinstance(value, float) and math.isnan(value) else float(f"{float(value):.7g}")
        case datetime():
            return value.isoformat()
        case date():
            return datetime.combine(value, time()).isoformat()
        case _:
            return value
