"""Whether an answer is right: its rows are the expected rows, whatever the columns are called and in whatever order.

Numbers agree to 1e-6 relative; a date equals the midnight of its day; further columns of ours are allowed where some
choice of them has the expected rows. A day of the week counts from Monday = 1 here and from Sunday = 0 in the hand-written
SQL: both are read as the latter, in columns of small whole numbers that the query groups by `extract_dow`.
"""

from __future__ import annotations

import hashlib
import math
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from itertools import islice

Row = tuple[object, ...]

#: How many arrangements of columns are tried.
_ARRANGEMENTS = 5_000


def is_held_out(question: str) -> bool:
    """Whether a question belongs to the half set apart; its failures were read while building, so it is no longer blind."""
    return hashlib.sha256(question.encode()).digest()[0] % 2 == 1


def same(ours: Sequence[Row], expected: Sequence[Row], *, weekdays: bool = False) -> bool:
    """Whether some choice of our columns has the expected rows, each as often."""
    if len(ours) != len(expected):
        return False
    if not ours:
        return True
    left = [[_plain(value) for value in row] for row in ours]
    right = [[_plain(value) for value in row] for row in expected]
    candidates = [_columns_like(left, right, column, weekdays=weekdays) for column in range(len(right[0]))]
    return any(_equal(left, right, choice) for choice in islice(_choices(candidates), _ARRANGEMENTS))


def _columns_like(
    left: list[list[object]], right: list[list[object]], column: int, *, weekdays: bool
) -> list[tuple[int, bool]]:
    wanted = Counter(map(_rounded, (row[column] for row in right)))
    return [
        (i, turned)
        for i in range(len(left[0]))
        for turned in ((False, True) if weekdays else (False,))
        if Counter(_rounded(_turned(row[i]) if turned else row[i]) for row in left) == wanted
    ]


def _choices(candidates: list[list[tuple[int, bool]]]) -> Iterator[tuple[tuple[int, bool], ...]]:
    if not candidates:
        yield ()
        return
    for first in candidates[0]:
        for rest in _choices(candidates[1:]):
            if first[0] not in {i for i, _ in rest}:
                yield (first, *rest)


def _equal(left: list[list[object]], right: list[list[object]], choice: tuple[tuple[int, bool], ...]) -> bool:
    ours = Counter(tuple(_rounded(_turned(row[i]) if turned else row[i]) for i, turned in choice) for row in left)
    return ours == Counter(tuple(map(_rounded, row)) for row in right)


def _turned(value: object) -> object:
    return value % 7 if isinstance(value, float) and 1 <= value <= 7 else value


def _plain(value: object) -> object:
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, int | float | Decimal):
        return None if isinstance(value, float) and math.isnan(value) else float(value)
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, date):
        return datetime.combine(value, time()).isoformat()
    return value


def _rounded(value: object) -> object:
    return float(f"{value:.7g}") if isinstance(value, float) else value
