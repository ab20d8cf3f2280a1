"""The catalogs in use, each loaded once and again when its files change; the last good one stays while one is broken."""

from __future__ import annotations

import os
import threading
import time
from collections import OrderedDict
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeAlias

from workbench.errors import DefinitionError, Issue, TrustError, WorkbenchError
from workbench.project import Project, find
from workbench.server.place import folder_at
from workbench.session import Workbench, browse

#: What tells whether a catalog's files changed: name, time, size and number of each.
Signature: TypeAlias = tuple[tuple[str, int, int, int], ...]

_SUFFIXES = (".yml", ".yaml")


@dataclass(frozen=True, slots=True)
class Opened:
    """A project with its catalog, for browsing.

    Attributes:
        project: None where its settings are at fault.
        workbench: None where no version of the catalog could be read.
        issues: what is wrong with the settings or the definitions as they are now.
    """

    project: Project | None
    workbench: Workbench | None
    issues: tuple[Issue, ...] = ()

    def required(self) -> Workbench:
        """Return the workbench.

        Raises:
            DefinitionError: there is none; with everything that is wrong.
        """
        if self.workbench is None:
            raise DefinitionError(self.issues)
        return self.workbench

    def second_opinion(self) -> str:
        """Return the name of the model that the project has for a second opinion.

        Raises:
            TrustError: its folder is not trusted, so that none of its models is loaded.
            WorkbenchError: it has none.
        """
        if self.project is None or not self.project.trusted:
            message = "The folder is not trusted, so none of its models is loaded."
            raise TrustError(Issue("untrusted", message, remedy="Run %workbench trust in a notebook of it."))
        return self.required().models.second().name


@dataclass(slots=True)
class _Place:
    """One catalog on the shelf."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    opened: Opened | None = None
    seen: tuple[Project, Signature] | None = None
    checked: float = 0.0


class Shelf:
    """Catalogs by the settings that name them; safe to use from several threads.

    Args:
        root: the server's root folder; no path leads out of it.
        recheck: seconds for which a catalog's files are taken as unchanged.
        most: how many catalogs are kept; the one not used for longest goes.
    """

    def __init__(self, root: Path, *, recheck: float = 1.0, most: int = 16) -> None:
        self.root = root
        self._recheck = recheck
        self._most = most
        self._places: OrderedDict[Path, _Place] = OrderedDict()
        self._lock = threading.Lock()

    def at(self, path: str) -> Opened:
        """Return what holds for a notebook's path.

        Raises:
            Outside: the path leads out of the server's root folder.
        """
        folder = folder_at(self.root, path)
        try:
            project = find(folder)
        except DefinitionError as error:
            return Opened(None, None, error.issues)
        return self._current(self._place(project.catalog), project)

    def close(self) -> None:
        """Close every catalog."""
        with self._lock:
            places, self._places = list(self._places.values()), OrderedDict()
        for place in places:
            _closed(place.opened)

    def _place(self, catalog: Path) -> _Place:
        with self._lock:
            place = self._places.setdefault(catalog, _Place())
            self._places.move_to_end(catalog)
            gone = self._places.popitem(last=False)[1] if len(self._places) > self._most else None
        if gone is not None:
            _closed(gone.opened)
        return place

    def _current(self, place: _Place, project: Project) -> Opened:
        """Return the catalog as it is now; while another thread reads it anew, as it was before."""
        if not place.lock.acquire(blocking=place.opened is None or place.opened.workbench is None):
            return replace(place.opened, project=project) if place.opened else Opened(project, None)
        try:
            return self._checked(place, project)
        finally:
            place.lock.release()

    def _checked(self, place: _Place, project: Project) -> Opened:
        now = time.monotonic()
        same = place.seen is not None and place.seen[0] == project
        if place.opened is not None and same and now - place.checked < self._recheck:
            return place.opened
        seen = (project, signature(project.catalog))
        if place.opened is None or seen != place.seen:
            place.opened = _opened(project, place.opened)
            place.seen = seen
        place.checked = now
        return place.opened


def signature(folder: Path) -> Signature:
    """Return what changes when a definition file of a folder does; links are not followed."""
    found: list[tuple[str, int, int, int]] = []
    for here, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if name.endswith(_SUFFIXES):
                try:
                    state = Path(here, name).stat()
                except OSError:
                    continue
                found.append((f"{here}/{name}", state.st_mtime_ns, state.st_size, state.st_ino))
    return tuple(sorted(found))


def _opened(project: Project, before: Opened | None) -> Opened:
    """Read a catalog; where that fails, keep the one before together with the faults."""
    try:
        workbench, issues = _browsed(project)
    except WorkbenchError as error:
        return Opened(project, before.workbench if before else None, error.issues)
    _closed(before)
    return Opened(project, workbench, issues)


def _browsed(project: Project) -> tuple[Workbench, tuple[Issue, ...]]:
    """Open a project; one whose registry cannot be named here (a variable is not set) has the default one."""
    if project.registry is not None:
        try:
            project.registry.resolved()
        except WorkbenchError as error:
            return browse(replace(project, registry=None)), error.issues
    return browse(project), ()


def _closed(opened: Opened | None) -> None:
    if opened is not None and opened.workbench is not None:
        opened.workbench.close()
