"""A delivered file as rows that DuckDB can read: every value as it was written, every row with its number.

A CSV file is read once, into a Parquet file of texts beside it; lines that are no rows of it are kept as texts. A Parquet
file is read where it is. `delivered` is the view; `x_row` counts the rows of the file from 1, its header not counted.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
from sqlglot import exp

from workbench.errors import EngineError, Issue

DELIVERED = "delivered"
ROW = "x_row"

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
        EngineError: it is no Parquet or CSV file, or was cut off.
    """
    with file.open("rb") as stream:
        parquet = stream.read(4) == b"PAR1"
    sha = file_sha(file)
    if parquet:
        return Source(file, sha, _parquet(connection, file), _no_rejects())
    rejected = _csv(connection, file, staging, delimiter)
    return Source(file, sha, _parquet(connection, staging, shown=file), rejected)


def registered(connection: duckdb.DuckDBPyConnection, rows: pa.Table, *, file: Path, sha: str) -> Source:
    """Open rows that were read in another way as the view `delivered`."""
    numbered = rows.append_column(ROW, pa.array(range(1, rows.num_rows + 1), pa.int64()))
    connection.from_arrow(numbered).create(DELIVERED)
    return Source(file, sha, _columns(connection), _no_rejects())


def _parquet(connection: duckdb.DuckDBPyConnection, file: Path, *, shown: Path | None = None) -> dict[str, str]:
    try:
        read = connection.read_parquet(str(file), file_row_number=True)
    except duckdb.Error as error:
        raise EngineError(_unreadable(shown or file, error)) from error
    number = exp.Add(this=exp.column("file_row_number"), expression=exp.Literal.number(1))
    star = exp.Star(except_=[exp.to_identifier("file_row_number")])
    read.create_view("x_file")
    connection.sql(exp.select(star, exp.alias_(number, ROW)).from_("x_file").sql("duckdb")).create_view(DELIVERED)
    return _columns(connection)


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
    except duckdb.Error as error:
        raise EngineError(_unreadable(file, error)) from error
    rejected = connection.table(table).select("line - 1 AS x_row, csv_line AS line, error_message AS reason")
    rows = rejected.order("x_row").to_arrow_table()
    if _was_cut(file, rows, staging):
        raise EngineError(_cut(file))
    return rows


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
        with opener(file, "rt", encoding="utf-8-sig", newline="") as stream:
            names = next(csv.reader(stream, delimiter=delimiter), [])
    except (OSError, EOFError, UnicodeDecodeError, csv.Error) as error:
        raise EngineError(_unreadable(file, error)) from error
    if not any(name.strip() for name in names):
        raise EngineError(Issue("empty-file", f"{file} has no header line.", remedy="Have it delivered again."))
    return _distinct(file, [name.strip() for name in names])


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
    """Whether the last line has no end and is no row: the file stops in the middle of one."""
    if not rejected.num_rows or _is_gzip(file):
        return False
    last = rejected.column(ROW)[-1].as_py()
    return not _ends_a_line(file) and last == pq.read_metadata(staging).num_rows + rejected.num_rows


def _ends_a_line(file: Path) -> bool:
    with file.open("rb") as stream:
        stream.seek(-1, 2)
        return stream.read(1) in b"\r\n"


def _cut(file: Path) -> Issue:
    message = f"{file} stops in the middle of a line: it was cut off."
    return Issue("cut-file", message, remedy="Nothing of it was taken in; have it delivered again.")


def _unreadable(file: Path, error: Exception) -> Issue:
    said = (str(error).strip().splitlines() or [type(error).__name__])[0]
    message = f"{file} cannot be read: {said}"
    return Issue("unreadable-file", message, remedy="It may have been cut off: have it delivered again.")
