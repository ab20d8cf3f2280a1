"""Writing the example: the project's files as they are packaged, and its feeds as they are computed."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, partial
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

#: Told when all files of a day of deliveries are there.
Arrived: TypeAlias = Callable[[date], None]


@dataclass(frozen=True, slots=True)
class _Task:
    """A file to be written: the day it was delivered on, its path in the folder, what writes it."""

    day: date
    name: str
    write: Callable[[Path], None]


def generate(
    folder: Path,
    *,
    days: Days | None = None,
    seed: int = SEED,
    progress: Progress | None = None,
    arrived: Arrived | None = None,
) -> Path:
    """Write the example into a folder, which it makes; files that are there are replaced.

    Returns the folder. What is interrupted leaves some of the files; run again, it writes them all anew.
    """
    tasks = sorted((*_copied(), *_computed(days or Days(), seed)), key=lambda task: task.day)
    for number, task in enumerate(tasks):
        if progress is not None:
            progress(number, len(tasks), task.name)
        path = folder / task.name
        path.parent.mkdir(parents=True, exist_ok=True)
        task.write(path)
        last = number + 1 == len(tasks) or tasks[number + 1].day > task.day
        if arrived is not None and last and task.day > date.min:
            arrived(task.day)
    if progress is not None:
        progress(len(tasks), len(tasks), "")
    return folder


#: What computes the example, as paths from the package: other code there, and it is made anew.
_COMPUTED_BY = (
    "examples/cloud/*.py",
    "examples/cloud/project/**/*.*",
    "efficiency/*.py",
    "efficiency/allocation/*.py",
    "efficiency/contracts/*.py",
    "efficiency/contracts/defaults/*.yaml",
    "efficiency/feeds/*.py",
    "efficiency/feeds/*.yml",
    "efficiency/ownership/*.py",
)


@cache
def digest() -> str:
    """Return what the example is made from and by, in twelve characters: another program makes another example."""
    package = Path(__file__).parents[2]
    found = hashlib.sha256()
    for pattern in _COMPUTED_BY:
        for file in sorted(package.glob(pattern)):
            found.update(file.read_bytes())
    return found.hexdigest()[:12]


def project_files() -> Path:
    """Return the folder of the files that are packaged: settings, rules, contracts, the catalog."""
    return Path(str(files(__package__) / "project"))


def _copied() -> Iterator[_Task]:
    root = project_files()
    for file in sorted(path for path in root.rglob("*") if path.is_file()):
        yield _Task(date.min, file.relative_to(root).as_posix(), partial(_copy, file))


def _copy(file: Path, path: Path) -> None:
    shutil.copyfile(file, path)


def _computed(days: Days, seed: int) -> Iterator[_Task]:
    yield _Task(date.min, "planted.yml", partial(_text, described()))
    yield from _registers(days)
    yield from _usage(days, seed)
    for provider in ("aws", "azure", "google"):
        yield from _bills(days, provider, seed)


def _registers(days: Days) -> Iterator[_Task]:
    from workbench.examples.cloud import inventory

    day = days.last + timedelta(days=1)
    registers = {
        "assets": inventory.assets(day),
        "owners": inventory.owners(),
        "ownership": inventory.ownership(),
        "rates": inventory.rates(),
    }
    for name, rows in registers.items():
        yield _Task(day, f"{FEEDS}/{name}-{day.isoformat()}.csv", partial(_csv, rows))


def _usage(days: Days, seed: int) -> Iterator[_Task]:
    from workbench.examples.cloud.company import PLATFORMS
    from workbench.examples.cloud.usage import usage

    def write(name: str, part: Days, path: Path) -> None:
        _csv(usage(part, name, seed), path)

    for platform in PLATFORMS:
        for name, part in _stretches(days):
            day = part.last + timedelta(days=1)
            file = f"{FEEDS}/usage/{platform.name}/{name}-delivered-{day.isoformat()}.csv"
            yield _Task(day, file, partial(write, platform.name, part))


def _stretches(days: Days) -> Iterator[tuple[str, Days]]:
    """What usage is delivered in: the first year at once, when its collection began, then month by month."""
    early = [day for day in days if day.year < days.last.year]
    if early:
        yield str(days.first.year), Days(early[0], early[-1])
    for month in days.months:
        if month.year == days.last.year:
            yield f"{month:%Y-%m}", days.within(month)


def _bills(days: Days, provider: str, seed: int) -> Iterator[_Task]:
    from workbench.examples.cloud.bills import deliveries

    write = {"aws": _parquet, "azure": _with_null_words}.get(provider, _csv)
    ending = "parquet" if provider == "aws" else "csv"
    for one in deliveries(days, provider, seed):
        yield _Task(one.delivered, f"{FEEDS}/{provider}/{one.name}.{ending}", partial(write, one.rows))


# --- formats ----------------------------------------------------------------------------------------------------------
def _text(text: str, path: Path) -> None:
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
