"""Where what was learnt is kept: versions in the user's data folder, one of them in force. Nothing is written beside a catalog.

learned/<catalog>/1.json, 2.json, …     the versions, each a ranker with what it was learnt from
learned/<catalog>/in-force              the number of the one in force; absent or 0: the shipped one
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from tempfile import NamedTemporaryFile

from workbench.ask.ranker import Ranker, dumped, loaded, shipped
from workbench.catalog.model import Catalog
from workbench.errors import Issue, WorkbenchError
from workbench.registry.location import APP, key_of

_POINTER = "in-force"


@dataclass(frozen=True, slots=True)
class Learned:
    """The versions of one catalog's ranker."""

    folder: Path

    @classmethod
    def of(cls, catalog: Catalog) -> Learned:
        """Return the place of a catalog's versions; it need not be there."""
        from platformdirs import user_data_path

        return cls(user_data_path(APP) / "learned" / key_of(catalog.folder))

    @property
    def versions(self) -> tuple[int, ...]:
        """The versions that there are, the oldest first; 0, the shipped one, is not among them."""
        names = (path.stem for path in self.folder.glob("*.json")) if self.folder.is_dir() else ()
        return tuple(sorted(int(name) for name in names if name.isdigit()))

    @property
    def in_force(self) -> int:
        """The version in force; 0 is the shipped one."""
        try:
            number = int((self.folder / _POINTER).read_text("utf-8"))
        except (OSError, ValueError):
            return 0
        return number if number in self.versions else 0

    def ranker(self, version: int | None = None) -> Ranker:
        """Return a version's ranker, of the one in force unless said; the shipped one where it cannot be read."""
        number = self.in_force if version is None else version
        return (self._read(number) if number else None) or shipped()  # what is shipped always works

    def _read(self, number: int) -> Ranker | None:
        """A version's ranker; None where it cannot be read: of another release, or broken off while it was written."""
        file = self.folder / f"{number}.json"
        try:
            return loaded(file.read_text("utf-8"), file.name)
        except (OSError, UnicodeDecodeError, WorkbenchError):
            return None

    def promote(self, ranker: Ranker, *, over: int | None = None) -> int:
        """Keep a ranker as a new version, put it in force, and return its number.

        Args:
            over: the version it was compared with; any unless given.

        Raises:
            WorkbenchError: another one is in force by now, with which it was not compared.
        """
        if over is not None and over != self.in_force:
            message = f"Version {self.in_force} came in force while this was learnt. Nothing has changed."
            raise WorkbenchError(Issue("overtaken", message, remedy="Learn again."))
        number = self._keep(dumped(ranker))
        self.put_in_force(number)
        return number

    def _keep(self, text: str) -> int:
        """Write a version under a number that nobody else takes, and return it."""
        self.folder.mkdir(parents=True, exist_ok=True)
        for number in count(max(self.versions, default=0) + 1):
            with suppress(FileExistsError), (self.folder / f"{number}.json").open("x", encoding="utf-8") as file:
                file.write(text)
                return number
        raise AssertionError  # numbers do not end

    def put_in_force(self, number: int) -> None:
        """Put a version in force; 0 is the shipped one."""
        self.folder.mkdir(parents=True, exist_ok=True)
        _write(self.folder / _POINTER, str(number))

    def rollback(self) -> int:
        """Put the version before the one in force in force again, and return its number; 0 is the shipped one."""
        now = self.in_force
        before = next((v for v in reversed(self.versions) if v < now and self._read(v)), 0)
        self.put_in_force(before)
        if now:
            (self.folder / f"{now}.json").unlink(missing_ok=True)
        return before


def _write(path: Path, text: str) -> None:
    """Write a file at once: a reader sees the old one or the new one, never a part."""
    with NamedTemporaryFile("w", dir=path.parent, suffix=".new", delete=False, encoding="utf-8") as new:
        new.write(text)
    Path(new.name).replace(path)
