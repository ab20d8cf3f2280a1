"""How delivered columns become columns of a table."""

from __future__ import annotations

from collections.abc import Mapping as Pairs
from dataclasses import dataclass

import pyarrow as pa
from sqlglot import exp

from workbench.efficiency.tables import Table


@dataclass(frozen=True, slots=True)
class Note:
    """What reading a delivery changed or missed, said once for all rows it is true of.

    Attributes:
        rows: how many rows it is true of; 0 for what is true of the file.
    """

    code: str
    column: str
    message: str
    rows: int = 0

    def __str__(self) -> str:
        return self.message


@dataclass(frozen=True, slots=True)
class Mapping:
    """A value over the delivered columns for each column of a table, and what is to be said about it.

    Attributes:
        columns: target -> a value over the delivered columns; columns beyond the table's own begin with `x_`.
        tags: keys of `Tags` that become columns `tag_<key>`.
        formats: formats of instants beyond ISO 8601, e.g. `%m/%d/%Y`.
        notes: columns renamed, kept, left out, missing.
    """

    table: Table
    columns: Pairs[str, exp.Expr]
    tags: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()

    def kind(self, column: str) -> pa.DataType:
        """The type a column should have; text for what the table does not know."""
        schema = self.table.schema
        return schema.field(column).type if column in schema.names else pa.string()


#: Columns that hold JSON objects.
JSON_COLUMNS = frozenset({"Tags", "attributes", "SkuPriceDetails"})
