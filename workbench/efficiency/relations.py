"""Queries over the tables of cloud efficiency: sqlglot trees, run by an embedded DuckDB. No text of SQL is written here.

A connection holds the tables under their names; whoever made it (the lake, a test, `opened`) closes it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TypeAlias

import duckdb
import pyarrow as pa
from sqlglot import exp

from workbench.efficiency.tables import INSTANT, TEXT
from workbench.errors import EngineError, Issue

Connection: TypeAlias = duckdb.DuckDBPyConnection

#: What a table may be read from.
Source: TypeAlias = "pa.Table | Path | Sequence[Path]"

#: Settings of every connection: nothing is fetched, and no table name falls back to a Python variable.
_CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "python_enable_replacements": False,
}


def connected(**limits: str | int) -> Connection:
    """Return a connection of DuckDB in memory on which instants are UTC; `limits` are settings of DuckDB."""
    connection = duckdb.connect(":memory:", config=_CONFIG | limits)
    connection.execute("SET TimeZone = 'UTC'")
    connection.execute("SET enable_progress_bar = false")  # it writes into whatever reads our output
    return connection


def opened(sources: Mapping[str, Source]) -> Connection:
    """Return a connection with each source as a table of its name: Arrow in memory, or Parquet files."""
    connection = connected()
    for name, source in sources.items():
        attach(connection, name, source)
    return connection


def attach(connection: Connection, name: str, source: Source) -> None:
    """Give a connection one more table; one of that name is replaced."""
    if isinstance(source, pa.Table):
        connection.register(name, source)
        return
    files = [source] if isinstance(source, Path) else list(source)
    connection.read_parquet([str(file) for file in files]).create_view(name, replace=True)


def tables(connection: Connection) -> frozenset[str]:
    """Return the names of the tables that a connection holds."""
    query = exp.select("table_name").from_(exp.table_("tables", db="information_schema"))
    return frozenset(name for (name,) in execute(connection, query).fetchall())


def columns(connection: Connection, name: str) -> tuple[str, ...]:
    """Return a table's columns in order."""
    return tuple(execute(connection, exp.select("*").from_(table(name)).limit(0)).columns)


def run(connection: Connection, query: exp.Expr) -> pa.Table:
    """Return the rows of a query."""
    return execute(connection, query).to_arrow_table()


def execute(connection: Connection, query: exp.Expr) -> duckdb.DuckDBPyRelation:
    """Return the relation of a query; it is run when it is read.

    Raises:
        EngineError: DuckDB refused it.
    """
    try:
        return connection.sql(query.sql("duckdb"))
    except duckdb.Error as error:
        raise _refused(error) from error


def keep(connection: Connection, name: str, query: exp.Expr) -> None:
    """Run a query once and keep its rows as a temporary table of the connection.

    Raises:
        EngineError: DuckDB refused it.
    """
    made = exp.Create(
        this=table(name),
        kind="TABLE",
        replace=True,
        expression=query,
        properties=exp.Properties(expressions=[exp.TemporaryProperty()]),
    )
    try:
        connection.execute(made.sql("duckdb"))
    except duckdb.Error as error:
        raise _refused(error) from error


def _refused(error: duckdb.Error) -> EngineError:
    said = str(error).splitlines()[0]
    return EngineError(Issue("efficiency-query", f"DuckDB refused a query over the efficiency tables: {said}"))


def pattern_fault(pattern: str) -> str | None:
    """Return what DuckDB's regular expressions (RE2: linear in time) have against a pattern; None when nothing."""
    with connected() as connection:
        try:
            execute(connection, exp.select(call("regexp_matches", text(""), text(pattern)))).fetchall()
        except (EngineError, duckdb.Error) as error:
            return str(error).splitlines()[0].rsplit("Error:", 1)[-1].strip().removesuffix(".")
    return None


def table(name: str) -> exp.Table:
    """Return a table of that name, quoted."""
    return exp.Table(this=exp.to_identifier(name, quoted=True))


def col(name: str, of: str | None = None) -> exp.Column:
    """Return a column of that name, quoted."""
    return exp.column(exp.to_identifier(name, quoted=True), exp.to_identifier(of, quoted=True) if of else None)


def text(value: str) -> exp.Expr:
    """Return a literal text."""
    return exp.Literal.string(value)


def number(value: int) -> exp.Expr:
    """Return a literal whole number."""
    return exp.Literal.number(value)


def instant(at: datetime) -> exp.Expr:
    """Return a literal instant."""
    return cast(text(at.isoformat(sep=" ")), INSTANT)


def call(name: str, *arguments: exp.Expr) -> exp.Expr:
    """Return a call of one of DuckDB's functions by its own name."""
    return exp.Anonymous(this=name, expressions=list(arguments))


def cast(value: exp.Expr, kind: pa.DataType) -> exp.Expr:
    """Return a value as one of our column types."""
    return exp.cast(value, duckdb_type(kind), dialect="duckdb")


def as_text(value: exp.Expr) -> exp.Expr:
    """Return a value as text."""
    return cast(value, TEXT)


def nothing(kind: pa.DataType) -> exp.Expr:
    """Return a null of one of our column types."""
    return cast(exp.null(), kind)


def is_null(value: exp.Expr) -> exp.Expr:
    """Return the condition that a value is not there."""
    return exp.Is(this=value, expression=exp.null())


def ordered(value: exp.Expr, *, down: bool = False) -> exp.Ordered:
    """Return an order by a value, nulls last."""
    return exp.Ordered(this=value.copy(), desc=down, nulls_first=False)


def sub(query: exp.Query, alias: str) -> exp.Subquery:
    """Return a query as a table of a name."""
    return exp.Subquery(this=query, alias=exp.TableAlias(this=exp.to_identifier(alias, quoted=True)))


def duckdb_type(kind: pa.DataType) -> str:
    """Return DuckDB's word for a type of our tables."""
    if pa.types.is_decimal(kind):
        return f"DECIMAL({kind.precision},{kind.scale})"
    if pa.types.is_timestamp(kind):
        return "TIMESTAMP"
    if pa.types.is_integer(kind):
        return "BIGINT"
    return "VARCHAR"
