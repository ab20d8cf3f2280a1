"""A result as a file: `table` and `json` as they are read, `csv` and `parquet` with every row."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import IO

from workbench.errors import Issue, QueryError, nearest
from workbench.result.model import Result
from workbench.result.payload import json_text
from workbench.result.plain import plain_text

_BATCH = 10_000


def write(result: Result, target: str | Path | IO[str] | IO[bytes], format: str | None = None) -> None:  # noqa: A002  the word users know
    """Write the rows; a file's ending says how, unless `format` does.

    Raises:
        QueryError: there is no such format, or the file cannot be written.
    """
    kind = _checked(format or _ending(target))
    if isinstance(target, (str, Path)):
        _to_file(result, Path(target), kind)
    else:
        _to_stream(result, target, kind)


def _to_file(result: Result, path: Path, kind: str) -> None:
    try:
        with path.open("wb") as stream:
            _to_stream(result, stream, kind)
    except OSError as fault:
        raise QueryError(Issue("cannot-write", f"Cannot write {path}: {fault.strerror or fault}.")) from fault


def _to_stream(result: Result, stream: IO[str] | IO[bytes], kind: str) -> None:
    if kind == "parquet":
        _parquet(result, stream)
    elif isinstance(stream, io.TextIOBase):
        _TEXTS[kind](result, stream)
    else:
        wrapper = io.TextIOWrapper(stream, encoding="utf-8", newline="")  # type: ignore[type-var]  # any binary stream will do
        _TEXTS[kind](result, wrapper)
        wrapper.flush()
        wrapper.detach()


def _csv(result: Result, stream: IO[str]) -> None:
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(column.name for column in result.columns)
    for batch in result.arrow.to_batches(_BATCH):
        columns = [column.to_pylist() for column in batch.columns]
        writer.writerows([_cell(value) for value in row] for row in zip(*columns, strict=True))


def _cell(value: object) -> object:
    match value:
        case Decimal():
            return f"{value:f}"
        case datetime():
            return value.isoformat(sep=" ")
        case date():
            return value.isoformat()
        case bool():
            return str(value).lower()
        case _:
            return value


def _parquet(result: Result, stream: IO[str] | IO[bytes]) -> None:
    import pyarrow.parquet

    if isinstance(stream, io.TextIOBase):
        raise QueryError(
            Issue("binary-format", "Parquet is not text.", remedy="Write it to a file: -o result.parquet.")
        )
    pyarrow.parquet.write_table(result.arrow, stream)


def _line(text: Callable[[Result], str]) -> Callable[[Result, IO[str]], None]:
    def written(result: Result, stream: IO[str]) -> None:
        stream.write(f"{text(result)}\n")

    return written


_TEXTS: dict[str, Callable[[Result, IO[str]], None]] = {
    "csv": _csv,
    "json": _line(json_text),
    "table": _line(plain_text),
}
FORMATS = ("table", "csv", "json", "parquet")
_ENDINGS = {".csv": "csv", ".json": "json", ".parquet": "parquet", ".txt": "table"}


def _ending(target: str | Path | IO[str] | IO[bytes]) -> str:
    return _ENDINGS.get(Path(target).suffix.lower(), "") if isinstance(target, (str, Path)) else "table"


def _checked(kind: str) -> str:
    if kind in FORMATS:
        return kind
    said = f"No format '{kind}'." if kind else "The file's ending does not say which format to write."
    remedy = f"There are {', '.join(FORMATS)}."
    raise QueryError(Issue("unknown-format", said, suggestions=nearest(kind, FORMATS, most=1), remedy=remedy))
