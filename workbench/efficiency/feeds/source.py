"""A delivered file as rows that DuckDB can read: every value as it was written, every row with its number.

A CSV file is read once, into a Parquet file of texts beside it; lines that are no rows of it are kept as texts. A Parquet
file is read where it is. `delivered` is the view; `x_row` counts the rows of the file from 1, its header not counted.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
from sqlglot import exp

from workbench.efficiency import relations
from workbench.errors import EngineError, Issue

DELIVERED = "delivered"
ROW = "x_row"

#: More lines that are no rows than this, and the file is no table.
MOST_REJECTS = 1_000

#: So much of what DuckDB says of a line is kept: it repeats the line.
_MOST_SAID = exp.Literal.number(200)

#: The codes of what is wrong with a file itself, whoever reads it.
UNREADABLE = frozenset({"unreadable-file", "cut-file", "no-table", "empty-file", "twice"})

#: What DuckDB raises where the machine is at fault, or was told to stop.
_NOT_THE_FILE = (duckdb.InterruptException, duckdb.OutOfMemoryException, duckdb.InternalException)

_GZIP = b"\x1f\x8b"
_REJECTS = ("x_rejects", "x_rejected_scans")


@dataclass(frozen=True, slots=True)
class Source:
    """A delivered file, open as the view `delivered`.

    Attributes:
        sha: the hash of its bytes.
        columns: its columns in order with DuckDB's types, without `x_row`.
        rejected: the lines that are no rows: row number, text, reason.
    """

    file: Path
    sha: str
    columns: dict[str, str]
    rejected: pa.Table

    @property
    def is_text(self) -> bool:
        """Whether every column is text, as in CSV."""
        return all(kind == "VARCHAR" for kind in self.columns.values())


def file_sha(file: Path) -> str:
    """Return the hash of a file's bytes."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def opened(connection: duckdb.DuckDBPyConnection, file: Path, *, staging: Path, delimiter: str = ",") -> Source:
    """Open a file as the view `delivered`; what it is, its first bytes say.

    Raises:
        EngineError: it is no Parquet or CSV file, was cut off, or has too many lines that are no rows.
    """
    with file.open("rb") as stream:
        parquet = stream.read(4) == b"PAR1"
    sha = file_sha(file)
    if parquet:
        return Source(file, sha, _numbered(connection, file, shown=file), _no_rejects())
    rejected = _csv(connection, file, staging, delimiter)
    columns = _numbered(connection, staging, shown=file, gaps=rejected.column(ROW).to_pylist())
    return Source(file, sha, columns, rejected)


def registered(connection: duckdb.DuckDBPyConnection, rows: pa.Table, *, file: Path, sha: str) -> Source:
    """Open rows that were read in another way as the view `delivered`."""
    _counted(connection, rows, "x_registered")
    return Source(file, sha, _columns(connection), _no_rejects())


def selected(connection: duckdb.DuckDBPyConnection, source: Source, select: exp.Query) -> Source:
    """Open the rows that a SELECT makes of `delivered` as `delivered`; they are numbered as the SELECT gives them."""
    rows = relations.run(connection, select)
    _counted(connection, rows.drop_columns([ROW]) if ROW in rows.column_names else rows, "x_selected")
    return Source(source.file, source.sha, _columns(connection), source.rejected)


def _counted(connection: duckdb.DuckDBPyConnection, rows: pa.Table, name: str) -> None:
    rows = rows.rename_columns([f"x_delivered_{n}" if n.casefold() == ROW else n for n in rows.column_names])
    numbers = pa.array(range(1, rows.num_rows + 1), pa.int64())
    connection.from_arrow(rows.append_column(ROW, numbers)).create(name)
    relations.execute(connection, exp.select("*").from_(name)).create_view(DELIVERED, replace=True)


def _numbered(
    connection: duckdb.DuckDBPyConnection, file: Path, *, shown: Path, gaps: Sequence[int] = ()
) -> dict[str, str]:
    """Make a Parquet file the view `delivered`, its rows numbered as in the file delivered.

    Args:
        gaps: numbers that lines have which are no rows.
    """
    try:
        read = connection.read_parquet(str(file), file_row_number=True)
    except _NOT_THE_FILE:
        raise
    except duckdb.Error as error:
        raise EngineError(_unreadable(shown, error)) from error
    read.create_view("x_file", replace=True)
    values = [_own_name(name) for name in read.columns if name != "file_row_number"]
    number = exp.alias_(_number(gaps), ROW)
    relations.execute(connection, exp.select(*values, number).from_("x_file")).create_view(DELIVERED, replace=True)
    return _columns(connection)


def _own_name(name: str) -> exp.Expr:
    """A delivered column; one that has the name of our row numbers gets another."""
    column = relations.col(name)
    return exp.alias_(column, f"x_delivered_{name}", quoted=True) if name.casefold() == ROW else column


def _number(gaps: Sequence[int]) -> exp.Expr:
    """The number of a row among all lines: its place among the rows, and one more for each gap before it."""
    place = exp.Add(this=exp.column("file_row_number"), expression=exp.Literal.number(1))
    if not gaps:
        return place
    starts = [exp.Literal.number(gap - before) for before, gap in enumerate(gaps)]
    passed = exp.Lambda(this=exp.LTE(this=exp.column("gap"), expression=place), expressions=[exp.to_identifier("gap")])
    before = relations.call("list_filter", exp.array(*starts, dialect="duckdb"), passed)
    return exp.Add(this=place.copy(), expression=relations.call("len", before))


def _columns(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    view = connection.view(DELIVERED)
    return {name: str(kind) for name, kind in zip(view.columns, view.types, strict=True) if name != ROW}


def _csv(connection: duckdb.DuckDBPyConnection, file: Path, staging: Path, delimiter: str) -> pa.Table:
    """Copy a CSV file to Parquet as texts and return the lines that were not rows."""
    names = _header(file, delimiter)
    table, scans = _REJECTS
    try:
        connection.read_csv(
            str(file),
            header=True,
            auto_detect=False,
            columns=dict.fromkeys(names, "VARCHAR"),
            delimiter=delimiter,
            quotechar='"',
            escapechar='"',
            force_not_null=names,
            store_rejects=True,
            rejects_table=table,
            rejects_scan=scans,
            compression="gzip" if _is_gzip(file) else "none",
        ).write_parquet(str(staging), compression="zstd")
    except _NOT_THE_FILE:
        raise
    except duckdb.Error as error:
        raise EngineError(_unreadable(file, error)) from error
    rows = _rejects(connection, table)
    if _was_cut(file, rows, staging):
        raise EngineError(_cut(file))
    if any("not utf-8" in reason for reason in rows.column("reason").to_pylist()):
        raise EngineError(_no_utf8(file))
    if rows.num_rows > MOST_REJECTS:
        raise EngineError(_no_table(file, rows))
    return rows


def _rejects(connection: duckdb.DuckDBPyConnection, table: str) -> pa.Table:
    """The lines that were no rows, each once with the first reason."""
    line = relations.col("line")
    select = (
        exp.select(
            exp.alias_(exp.Cast(this=exp.Sub(this=line, expression=exp.Literal.number(1)), to="BIGINT"), ROW),
            exp.alias_(relations.call("first", relations.col("csv_line")), "line"),
            exp.alias_(
                relations.call("left", relations.call("first", relations.col("error_message")), _MOST_SAID), "reason"
            ),
        )
        .from_(table)
        .group_by(ROW)
        .order_by(ROW)
    )
    return relations.run(connection, select)


def _no_rejects() -> pa.Table:
    return pa.table(
        {ROW: pa.array([], pa.int64()), "line": pa.array([], pa.string()), "reason": pa.array([], pa.string())}
    )


def _is_gzip(file: Path) -> bool:
    with file.open("rb") as stream:
        return stream.read(2) == _GZIP


def _header(file: Path, delimiter: str) -> list[str]:
    opener = gzip.open if _is_gzip(file) else open
    try:
        with opener(file, "rt", encoding="utf-8-sig", errors="replace", newline="") as stream:
            names = next(csv.reader(stream, delimiter=delimiter), [])
    except (OSError, EOFError, csv.Error) as error:
        raise EngineError(_unreadable(file, error)) from error
    if any("\ufffd" in name for name in names):
        raise EngineError(_no_utf8(file))
    if not any(name.strip() for name in names):
        raise EngineError(Issue("empty-file", f"{file} has no header line.", remedy="Have it delivered again."))
    return _distinct(file, [name.strip() or f"column_{place}" for place, name in enumerate(names, 1)])


def _distinct(file: Path, names: list[str]) -> list[str]:
    seen: set[str] = set()
    again = [name for name in names if name.casefold() in seen or seen.add(name.casefold())]  # type: ignore[func-returns-value]
    if again:
        said = ", ".join(f"'{name}'" for name in again)
        raise EngineError(
            Issue("twice", f"{file} has two columns of one name: {said}.", remedy="Name each column once.")
        )
    return names


def _was_cut(file: Path, rejected: pa.Table, staging: Path) -> bool:
    """Whether the last line is no row and has no end, or a quotation mark without its second: the file stops in it."""
    if not rejected.num_rows or _is_gzip(file):
        return False
    last, reason = rejected.column(ROW)[-1].as_py(), rejected.column("reason")[-1].as_py()
    open_end = not _ends_a_line(file) or "unterminated quote" in reason
    return open_end and last == pq.read_metadata(staging).num_rows + rejected.num_rows


def _ends_a_line(file: Path) -> bool:
    if not file.stat().st_size:
        return True
    with file.open("rb") as stream:
        stream.seek(-1, 2)
        return stream.read(1) in b"\r\n"


def _cut(file: Path) -> Issue:
    message = f"{file} stops in the middle of a line: it was cut off."
    return Issue("cut-file", message, remedy="Nothing of it was taken in; have it delivered again.")


def _no_utf8(file: Path) -> Issue:
    return Issue("unreadable-file", f"{file} is no UTF-8 text.", remedy="Have it delivered as UTF-8.")


def _no_table(file: Path, rejected: pa.Table) -> Issue:
    first = rejected.column("reason")[0].as_py()
    message = f"{rejected.num_rows:,} lines of {file} have not one value for each column: {first}."
    return Issue("no-table", message, remedy="Check the feed's delimiter; nothing of the file was taken in.")


def _unreadable(file: Path, error: Exception) -> Issue:
    said = (str(error).strip().splitlines() or [type(error).__name__])[0][:300]
    message = f"{file} cannot be read: {said}"
    return Issue("unreadable-file", message, remedy="It may have been cut off: have it delivered again.")
