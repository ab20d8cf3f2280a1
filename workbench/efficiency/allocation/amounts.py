"""Amounts as whole numbers of the smallest unit a DECIMAL(38,12) has, so that adding and dividing them is exact."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Context, Decimal
from fractions import Fraction
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from workbench.efficiency.tables import AMOUNT

DIGITS = 12
WHOLE = 10**DIGITS
"""Units in one of the currency."""
CENT = WHOLE // 100

Floats: TypeAlias = npt.NDArray[np.float64]
Indices: TypeAlias = npt.NDArray[np.int64]

_BYTES = 16  # of one value in Arrow's buffer
_WIDE = Context(prec=60)  # the default would round a sum at 28 digits


def units(column: pa.Array | pa.ChunkedArray) -> list[int]:
    """Return a DECIMAL(38,12) column as whole numbers; a null counts as nothing."""
    array = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    if isinstance(array, pa.ChunkedArray):  # of no chunks
        return []
    array = array.cast(AMOUNT).fill_null(Decimal(0))
    data = memoryview(array.buffers()[1] or b"")[array.offset * _BYTES :]
    pairs = np.frombuffer(data, dtype="<u8", count=2 * len(array)).reshape(-1, 2)
    low, high = pairs[:, 0].tolist(), pairs[:, 1].view("<i8").tolist()
    return [(above << 64) | below for above, below in zip(high, low, strict=True)]


def decimals(values: Iterable[int]) -> pa.Array:
    """Return whole numbers of units as a DECIMAL(38,12) column."""
    data = [value.to_bytes(_BYTES, "little", signed=True) for value in values]
    return pa.Array.from_buffers(AMOUNT, len(data), [None, pa.py_buffer(b"".join(data))])


def decimal(value: int) -> Decimal:
    """Return units as a number of the currency, every digit kept."""
    return Decimal(value).scaleb(-DIGITS, _WIDE)


def unit(amount: Decimal) -> int:
    """Return an amount of at most 12 decimals in units."""
    return int(amount.scaleb(DIGITS, _WIDE))


def fraction(value: int) -> Fraction:
    """Return units as an exact number of the currency."""
    return Fraction(value, WHOLE)


def floats(values: Sequence[int]) -> Floats:
    """Return units as the nearest floating numbers of the currency."""
    return np.array([value / WHOLE for value in values], dtype=np.float64)


def cents_of(value: int) -> int:
    """Return units as cents, halves away from zero as invoices do."""
    whole, rest = divmod(abs(value), CENT)
    rounded: int = whole + int(2 * rest >= CENT)
    return rounded if value >= 0 else -rounded
