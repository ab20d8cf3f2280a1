"""Writing the example: the project's files as they are packaged, and its feeds as they are computed."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from workbench.examples.cloud.days import Days
from workbench.examples.cloud.planted import described

if TYPE_CHECKING:
    import pyarrow as pa

#: The seed of the example as it is opened by name.
SEED = 20250301

#: Told after each step: how many are done, of how many, and what is next.
Progress: TypeAlias = Callable[[int, int, str], None]

FEEDS = "feeds"

#: A file to be written: its path in the folder, and what writes it.
_Task: TypeAlias = "tuple[str, Callable[[Path], None]]"


def generate(folder: Path, *, days: Days | None = None, seed: int = SEED, progress: Progress | None = None) -> Path:
    """Write the example into a folder, which it makes; files that are there are replaced.

    Returns the folder. What is interrupted leaves some of the files; run again, it writes them all anew.
    """
    tasks = [*_copied(), *_computed(days or Days(), seed)]
    for number, (name, write) in enumerate(tasks):
        if progress is not None:
            progress(number, len(tasks), name)
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        write(path)
    if progress is not None:
        progress(len(tasks), len(tasks), "")
    return folder


def digest() -> str:
    """Return what the example is made from, in twelve characters: another program writes another example."""
    here = Path(__file__).parent
    found = hashlib.sha256()
    for file in sorted((*here.glob("*.py"), *(here / "project").rglob("*.*"))):
        found.update(file.read_bytes())
    return found.hexdigest()[:12]


def project_files() -> Path:
    """Return the folder of the files that are packaged: settings, rules, contracts, the catalog."""
    return Path(str(files(__package__) / "project"))


def _copied() -> Iterator[_Task]:
    root = project_files()
    for file in sorted(path for path in root.rglob("*") if path.is_file()):
        yield file.relative_to(root).as_posix(), lambda path, file=file: _copy(file, path)  # type: ignore[misc]


def _copy(file: Path, path: Path) -> None:
    shutil.copyfile(file, path)


def _computed(days: Days, seed: int) -> Iterator[_Task]:
    yield "planted.yml", lambda path: _text(path, described())
    yield from _registers()
    yield from _usage(days, seed)
    for provider in ("aws", "azure", "google"):
        yield from _bills(days, provider, seed)


def _registers() -> Iterator[_Task]:
    from workbench.examples.cloud import inventory

    for name in ("assets", "owners", "ownership", "rates"):
        yield f"{FEEDS}/{name}.csv", lambda path, name=name: _csv(getattr(inventory, name)(), path)  # type: ignore[misc]


def _usage(days: Days, seed: int) -> Iterator[_Task]:
    from workbench.examples.cloud.company import PLATFORMS
    from workbench.examples.cloud.usage import usage

    for platform in PLATFORMS:
        for month in days.months:
            part = days.within(month)
            yield (
                f"{FEEDS}/usage/{platform.name}-{month:%Y-%m}.csv",
                lambda path, name=platform.name, part=part: _csv(usage(part, name, seed), path),  # type: ignore[misc]
            )


def _bills(days: Days, provider: str, seed: int) -> Iterator[_Task]:
    from workbench.examples.cloud.bills import deliveries

    write = {"aws": _parquet, "azure": _with_null_words}.get(provider, _csv)
    ending = "parquet" if provider == "aws" else "csv"
    for one in deliveries(days, provider, seed):
        yield f"{FEEDS}/{provider}/{one.name}.{ending}", lambda path, one=one: write(one.rows, path)  # type: ignore[misc]


# --- formats ----------------------------------------------------------------------------------------------------------
def _text(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def _parquet(rows: pa.Table, path: Path) -> None:
    import pyarrow.parquet as pq

    pq.write_table(rows, path, compression="zstd")


def _csv(rows: pa.Table, path: Path) -> None:
    import pyarrow.csv

    options = pyarrow.csv.WriteOptions(quoting_style="needed")
    pyarrow.csv.write_csv(_written(rows), path, write_options=options)


def _with_null_words(rows: pa.Table, path: Path) -> None:
    """Write as exports do that spell what is not there NULL."""
    import pyarrow as pa
    import pyarrow.compute as pc

    written = _written(rows)
    filled = [pc.fill_null(column.cast(pa.string()), "NULL") for column in written.columns]
    _csv(pa.table(dict(zip(written.column_names, filled, strict=True))), path)


def _written(rows: pa.Table) -> pa.Table:
    """Return the rows with decimals and instants as texts: pyarrow writes both in ways of its own."""
    import pyarrow as pa
    import pyarrow.compute as pc

    columns = {}
    for name in rows.column_names:
        column = rows[name]
        if pa.types.is_decimal(column.type):
            plain = pc.replace_substring_regex(column.cast(pa.string()), r"\.?0{1,12}$", "")
            column = pc.replace_substring_regex(plain, "^0E-12$", "0")
        elif pa.types.is_timestamp(column.type):
            column = pc.strftime(column.cast(pa.timestamp("s")), format="%Y-%m-%dT%H:%M:%SZ")
        columns[name] = column
    return pa.table(columns)
