"""Attributed charges with the columns of their bill: what `focus_rows` publishes."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from workbench.efficiency.allocation.amounts import decimals, floats, units
from workbench.efficiency.allocation.apportion import divide
from workbench.efficiency.tables import AMOUNT, FOCUS_COLUMNS
from workbench.errors import Issue, QueryError

IDENTITY = ("x_source_sha", "x_row")

#: Columns of FOCUS that are summed, so that parts of a charge have parts of them.
SUMMED = (
    "BilledCost",
    "CommitmentDiscountQuantity",
    "ConsumedQuantity",
    "ContractedCost",
    "EffectiveCost",
    "ListCost",
    "PricingCurrencyEffectiveCost",
    "PricingQuantity",
)


def with_bill(attributed: pa.Table, billing: pa.Table) -> pa.Table:
    """Return attributed charges, each with the FOCUS columns and the origin of its row in the bill.

    Where a charge has several owners, its costs and quantities are divided by their `share`, to the last unit.

    Args:
        attributed: parts of charges, with `x_source_sha`, `x_row` and `share`.
        billing: the lake's table, where these two name a row.

    Raises:
        QueryError: `unknown-charge`: a part's charge is not in the bill.
    """
    extra = [name for name in billing.column_names if name in FOCUS_COLUMNS or name.startswith("x_")]
    extra = [name for name in extra if name not in attributed.column_names]
    found = attributed.join(billing.select([*IDENTITY, *extra]), keys=list(IDENTITY), join_type="inner")
    if len(found) != len(attributed):
        message = f"{abs(len(attributed) - len(found)):,} parts have no charge, or several, in the bill."
        raise QueryError(Issue("unknown-charge", message, remedy="Attribute the charges of this bill."))
    sorting = [(name, "ascending") for name in (*IDENTITY, "owner_id")]
    found = found.sort_by(sorting).combine_chunks()
    group = _numbers(found)
    if len(found) and int(group[-1]) + 1 == len(found):
        return found
    for name in SUMMED:
        if name in found.column_names:
            at = found.column_names.index(name)
            found = found.set_column(at, name, _divided(found[name], found["share"], group))
    return found


def _numbers(found: pa.Table) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Number the charges that consecutive parts belong to."""
    if not len(found):
        return np.empty(0, dtype=np.int64)
    sha = np.asarray(found["x_source_sha"].combine_chunks().dictionary_encode().indices)
    row = found["x_row"].to_numpy()
    new = np.ones(len(found), dtype=np.int64)
    new[1:] = (sha[1:] != sha[:-1]) | (row[1:] != row[:-1])
    numbers: np.ndarray[tuple[int], np.dtype[np.int64]] = np.cumsum(new) - 1
    return numbers


def _divided(
    column: pa.ChunkedArray, share: pa.ChunkedArray, group: np.ndarray[tuple[int], np.dtype[np.int64]]
) -> pa.Array:
    values = units(column)
    totals: Sequence[int] = [values[at] for at in np.flatnonzero(np.diff(group, prepend=-1))]
    parts = decimals(divide(totals, group, floats(values) * floats(units(share))))
    return pc.if_else(pc.is_valid(column.combine_chunks()), parts, pa.scalar(None, AMOUNT))
