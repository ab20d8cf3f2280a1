"""Parquet files as views of DuckDB: the columns of a table whatever each file has, and only the rows that count."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
from sqlglot import exp

from workbench.efficiency.relations import col, duckdb_type, text

if TYPE_CHECKING:
    from workbench.efficiency.lake import Part, Rows

_GROUP = 122_880


def write(rows: Rows, file: Path) -> int:
    """Write rows as Parquet, in their order, and return how many there are."""
    if isinstance(rows, pa.Table):
        pq.write_table(rows, file, compression="zstd", row_group_size=_GROUP)
        return int(rows.num_rows)
    rows.write_parquet(str(file), compression="zstd", row_group_size=_GROUP)
    return int(pq.read_metadata(file).num_rows)


def create(
    connection: duckdb.DuckDBPyConnection, name: str, files: Sequence[tuple[str, Part]], schema: pa.Schema | None
) -> None:
    """Make files a view: the columns of `schema` first, in order, then those that only some files have."""
    if not files:
        connection.register(f"{name}__files", (schema or pa.schema([("nothing", pa.null())])).empty_table())
        connection.table(f"{name}__files").create_view(name, replace=True)
        return
    read = connection.read_parquet([file for file, _ in files], union_by_name=True, filename=True)
    read.create_view(f"{name}__files", replace=True)
    wanted = list(schema.names) if schema is not None else []
    extra = [column for column in read.columns if column not in {*wanted, "filename"}]
    values = [_column(column, read.columns, schema, files) for column in wanted] + [col(c) for c in extra]
    select = exp.select(*values).from_(exp.to_table(f"{name}__files", quoted=True)).where(*_counting(files), copy=False)
    connection.sql(select.sql("duckdb")).create_view(name, replace=True)


def conformed(rows: pa.Table, schema: pa.Schema) -> pa.Table:
    """Return rows with exactly the types of `schema`; columns beyond it keep theirs."""
    return rows.cast(pa.schema([schema.field(f.name) if f.name in schema.names else f for f in rows.schema]))


def _column(
    column: str, present: Sequence[str], schema: pa.Schema | None, files: Sequence[tuple[str, Part]]
) -> exp.Expr:
    if column in _FROM_POINTER:
        return exp.alias_(_looked_up(_FROM_POINTER[column], files), column, quoted=True)
    if column in present:
        return col(column)
    kind = duckdb_type(schema.field(column).type) if schema is not None else "VARCHAR"
    return exp.alias_(exp.cast(exp.null(), kind, dialect="duckdb"), column, quoted=True)


def _looked_up(value: Callable[[Part], exp.Expr], files: Sequence[tuple[str, Part]]) -> exp.Expr:
    """What the pointer says of the file a row is in; looked up once for each run of rows, in no other order."""
    names = exp.array(*(text(file) for file, _ in files), dialect="duckdb")
    values = exp.array(*(value(part) for _, part in files), dialect="duckdb")
    place = exp.func("list_position", names, col("filename"), dialect="duckdb")
    return exp.func("list_extract", values, place, dialect="duckdb")


def _counting(files: Sequence[tuple[str, Part]]) -> list[exp.Expr]:
    """What leaves out, of the files that are restated in part, the rows that are."""
    return [
        exp.not_(exp.and_(exp.EQ(this=col("filename"), expression=text(file)), *same))
        for file, part in files
        for values in part.restated
        if (same := [_same(column, value) for column, value in zip(part.scope, values, strict=True)])
    ]


def _same(column: str, value: str | None) -> exp.Expr:
    given = exp.null() if value is None else text(value)
    return exp.NullSafeEQ(this=scope_value(column), expression=given)


def scope_value(column: str) -> exp.Expr:
    """The text by which rows belong to a scope: a column's, or the day of an instant (`ChargePeriodStart:day`)."""
    name, _, day = column.partition(":")
    value: exp.Expr = col(name)
    return exp.cast(exp.cast(value, "DATE") if day else value, "VARCHAR", dialect="duckdb")


def _instant(part: Part) -> exp.Expr:
    at = exp.null() if part.ingested_at is None else text(part.ingested_at.isoformat(" "))
    return exp.cast(at, "TIMESTAMP", dialect="duckdb")


def _snapshot(part: Part) -> exp.Expr:
    return exp.cast(exp.Literal.number(part.snapshot), "BIGINT", dialect="duckdb")


#: What the pointer knows of a file and the file itself does not say.
_FROM_POINTER: dict[str, Callable[[Part], exp.Expr]] = {"x_ingested_at": _instant, "x_snapshot": _snapshot}
