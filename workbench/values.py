"""The value index: the distinct values of low-cardinality dimensions, and how far each dataset's time reaches.

The kernel, which has the warehouse, writes it; the server, which has none, reads it. It lies in the user's cache folder
under the catalog's version, so a changed catalog never meets old values.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path

import platformdirs

#: A dimension with more distinct values than this is not indexed.
MOST = 1_000


@dataclass(frozen=True, slots=True)
class DatasetValues:
    """What is known of one dataset's data.

    Attributes:
        values: distinct values, sorted, by dimension (`type`), and by path where a link describes the rows
            (`destination.name`: the airports that are flown to).
        latest: the greatest value of its default time dimension, as text.
        earliest: the least one.
        kinds: `number` or `boolean`, by dimension, where its data is that and the catalog leaves its type unsaid.
        lacked: the dimensions and paths that rows may have nothing at, as far as their values were listed.
        naught: the numbers of its own that no row is without, and that are 0 where there is nothing.
    """

    values: tuple[tuple[str, tuple[str, ...]], ...] = ()
    earliest: str | None = None
    latest: str | None = None
    kinds: tuple[tuple[str, str], ...] = ()
    lacked: tuple[str, ...] = ()
    naught: tuple[str, ...] = ()

    def of(self, dimension: str) -> tuple[str, ...]:
        """Return the values of a dimension or path; none when it is not indexed."""
        return dict(self.values).get(dimension, ())


@dataclass(frozen=True, slots=True)
class ValueIndex:
    """The values of a catalog, by dataset key."""

    datasets: tuple[tuple[str, DatasetValues], ...] = ()

    def dataset(self, key: str) -> DatasetValues:
        """Return what is known of a dataset; nothing is known of one that was not indexed."""
        return dict(self.datasets).get(key, DatasetValues())


def place(catalog_version: str, folder: Path | None = None) -> Path:
    """Return the file of a catalog version's value index.

    Args:
        folder: the cache folder; the user's own unless given.
    """
    home = folder or Path(platformdirs.user_cache_dir("metric-workbench")) / "values"
    return home / f"{hashlib.sha256(catalog_version.encode()).hexdigest()[:24]}.json"


def write(index: ValueIndex, file: Path) -> None:
    """Write the index so that a reader sees the old one or the new one, never a part."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=file.parent, suffix=".tmp")
    with os.fdopen(handle, "w", encoding="utf-8") as stream:
        json.dump({key: asdict(found) for key, found in index.datasets}, stream)
    Path(temporary).replace(file)


def read(file: Path) -> ValueIndex | None:
    """Return the index in a file; None when there is none, or none that can be read."""
    try:
        found = json.loads(file.read_text("utf-8"))
        return ValueIndex(tuple((key, _dataset(value)) for key, value in found.items()))
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None


def _dataset(value: dict[str, object]) -> DatasetValues:
    values = tuple((str(name), tuple(str(item) for item in items)) for name, items in value["values"])  # type: ignore[attr-defined]  # JSON that we wrote
    earliest, latest = (None if value[name] is None else str(value[name]) for name in ("earliest", "latest"))
    kinds = tuple((str(name), str(kind)) for name, kind in value["kinds"])  # type: ignore[attr-defined]  # as above
    lacked, naught = (tuple(map(str, value[name])) for name in ("lacked", "naught"))  # type: ignore[call-overload]  # as above
    return DatasetValues(values, earliest, latest, kinds, lacked, naught)
