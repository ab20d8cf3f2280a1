"""Rows that a driver gives as Python values, as an Arrow table of the right types."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

import pyarrow as pa

from workbench.errors import EngineError, Issue

#: The most digits that Arrow's exact decimals hold.
_DIGITS, _WIDE_DIGITS = 38, 76

#: Stands for a decimal whose precision the engine does not say: the values tell.
ANY_DECIMAL = pa.decimal128(_DIGITS, 0)


def table(names: Sequence[str], types: Sequence[pa.DataType | None], rows: Sequence[Sequence[object]]) -> pa.Table:
    """Return rows as a table; a type of None is taken from the values, and text is what nothing else fits.

    Raises:
        EngineError: a number has more digits than an exact decimal can hold.
    """
    columns = [column(type_, [row[index] for row in rows]) for index, type_ in enumerate(types)]
    return pa.Table.from_arrays(columns, names=list(names))


def column(type_: pa.DataType | None, values: list[object]) -> pa.Array:
    """Return one column's values as an array."""
    if type_ is None:
        return _guessed(values)
    if pa.types.is_decimal(type_):
        return _decimals(type_, values)
    if pa.types.is_string(type_):
        return pa.array([None if value is None else _text(value) for value in values], type_)
    return pa.array(values, type_)


def _guessed(values: list[object]) -> pa.Array:
    if any(isinstance(value, Decimal) for value in values):
        return _decimals(ANY_DECIMAL, values)
    try:
        return pa.array(values)
    except (pa.ArrowInvalid, pa.ArrowTypeError):
        return pa.array([None if value is None else _text(value) for value in values], pa.string())


def _text(value: object) -> str:
    return value if isinstance(value, str) else str(value)


def _decimals(type_: pa.DataType, values: list[object]) -> pa.Array:
    """Exact numbers: whole ones as 64-bit integers where they fit; with NaN or infinity among them, doubles.

    Arrow's decimals know no NaN, and a null in its place would be another number.
    """
    known = [Decimal(str(value)) for value in values if value is not None]
    if not all(value.is_finite() for value in known):
        return pa.array([None if value is None else float(str(value)) for value in values], pa.float64())
    if type_ is not ANY_DECIMAL:
        return pa.array(values, type_)
    scale = max((_places(value) for value in known), default=0)
    if scale == 0 and all(-(2**63) <= value < 2**63 for value in known):
        return pa.array([None if value is None else int(str(value)) for value in values], pa.int64())
    return pa.array(values, _wide_enough(known, scale))


def _places(value: Decimal) -> int:
    return max(0, -int(value.as_tuple().exponent))


def _wide_enough(values: Iterable[Decimal], scale: int) -> pa.DataType:
    digits = max(value.adjusted() + 1 for value in values) + scale
    if digits > _WIDE_DIGITS:
        message = f"A number of the result has {digits} digits, more than an exact decimal holds."
        raise EngineError(Issue("too-many-digits", message, remedy="Round it in its definition, or cast it to double."))
    return pa.decimal128(_DIGITS, scale) if digits <= _DIGITS else pa.decimal256(_WIDE_DIGITS, scale)
