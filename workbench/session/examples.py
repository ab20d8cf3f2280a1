"""The examples as projects: `flights` is there, `cloud` is generated and computed when somebody first opens it."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path
from time import time as clock
from typing import TYPE_CHECKING

from workbench.errors import EngineError, Issue, UnsupportedError, nearest
from workbench.examples import folder_of, names
from workbench.project import Project, example, find

if TYPE_CHECKING:
    from workbench.efficiency.pipeline import Published
    from workbench.examples.cloud import Days


__all__ = ["make_cloud", "names", "ready"]

_MONTH = 30 * 24 * 3600.0  # seconds


def ready(name: str, say: Callable[[str], None] | None = None) -> Project:
    """Return the project of an example, made first where it has to be; what is being done is told in sentences.

    Raises:
        UnsupportedError: there is no example of that name.
        EngineError: it cannot be written to the user's cache.
    """
    folder = folder_of(name)
    if folder is None:
        remedy = f"There are {', '.join(names())}."
        message = f"There is no example '{name}'."
        raise UnsupportedError(Issue("no-example", message, suggestions=nearest(name, names(), most=1), remedy=remedy))
    if name == "flights":
        return example()
    if not folder.is_dir():
        _keep(folder, say or _to_standard_error)
    return find(folder)


def make_cloud(folder: Path, say: Callable[[str], None], *, days: Days | None = None) -> Published:
    """Generate the example cloud in a folder, take its deliveries in on the days they came, and compute all of it."""
    from workbench.efficiency.project import Efficiency
    from workbench.examples.cloud import Days, generate

    days = days or Days()
    made = Efficiency(folder, folder / "efficiency", folder / "lake", trusted=True, now=_morning(days.last, 2))

    def arrived(day: date) -> None:
        say(f"Deliveries of {day.isoformat()}.")
        made.ingest(now=_morning(day))

    say("Generating the example cloud: thirteen months of bills of a fictional company, all synthetic.")
    generate(folder, days=days, arrived=arrived)
    return made.publish(say=say)


def _morning(day: date, later: int = 0) -> datetime:
    return datetime.combine(day + timedelta(days=later), time(6))


def _keep(folder: Path, say: Callable[[str], None]) -> None:
    """Make the example beside its place and put it there whole; whoever is second uses what the first made."""
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".making-", dir=folder.parent) as scratch:
            made = Path(scratch) / folder.name
            make_cloud(made, say)
            _put(made, folder)
    except OSError as error:
        message = f"The example cannot be written to {folder.parent}: {error.strerror}."
        raise EngineError(Issue("no-cache", message, remedy="Make room there, or set XDG_CACHE_HOME.")) from None
    _forget_old(folder)


def _forget_old(folder: Path) -> None:
    """Remove what earlier versions generated long ago; a younger one may be open in another kernel."""
    for other in folder.parent.glob("cloud-*"):
        if other != folder and clock() - other.stat().st_mtime > _MONTH:
            shutil.rmtree(other, ignore_errors=True)


def _put(made: Path, folder: Path) -> None:
    try:
        made.rename(folder)
    except OSError:
        if not folder.is_dir():
            raise


def _to_standard_error(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)  # noqa: T201  progress belongs to whoever waits
