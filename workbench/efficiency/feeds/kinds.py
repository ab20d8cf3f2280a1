"""Each kind of feed: how a header becomes a mapping, and what is read in a way of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.efficiency import focus
from workbench.efficiency.feeds import opencost, plain, published
from workbench.efficiency.feeds.mapping import Mapping as ColumnMapping
from workbench.efficiency.feeds.reading import Reading
from workbench.efficiency.feeds.source import file_sha, opened, registered, selected

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

    from workbench.efficiency.feeds.declared import Feed


@dataclass(frozen=True, slots=True)
class Kind:
    """How files of a kind are read.

    Attributes:
        mapped: the mapping of a header.
        rows: the rows of a file that is neither Parquet nor CSV; None where it is.
    """

    mapped: Callable[[Sequence[str], Feed], ColumnMapping]
    rows: Callable[[Path, Feed], pa.Table] | None = None


def _focus(header: Sequence[str], feed: Feed) -> ColumnMapping:
    return focus.mapped(header, tags=feed.tags, keep=feed.keep_unknown)


READS: Mapping[str, Kind] = {
    "focus": Kind(_focus),
    "cur": Kind(published.mapped),
    "azure": Kind(published.mapped),
    "opencost": Kind(plain.mapped, opencost.rows),
    "table": Kind(plain.mapped),
}


def reading(
    connection: duckdb.DuckDBPyConnection, file: Path, feed: Feed, *, staging: Path, also: Sequence[str] = ()
) -> Reading:
    """Open a file of a feed.

    Args:
        also: delivered columns that are checked though they are no part of the rows.

    Raises:
        EngineError: the file cannot be read, or was cut off.
        DefinitionError: the feed's columns or SELECT do not fit the file.
    """
    kind = READS[feed.kind]
    if kind.rows is not None:
        source = registered(connection, kind.rows(file, feed), file=file, sha=file_sha(file))
    else:
        source = opened(connection, file, staging=staging / "delivered.parquet", delimiter=feed.delimiter)
    if feed.select:
        source = selected(connection, source, plain.select(feed))
    return Reading.of(connection, source, kind.mapped(tuple(source.columns), feed), also=also)
