"""What there is to take in: the files of a feed, put together to deliveries, each known by its bytes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from workbench.efficiency.disk import put_text
from workbench.efficiency.feeds.declared import Feed
from workbench.efficiency.feeds.source import file_sha
from workbench.efficiency.settling import natural

_HOLDER = "{delivery}"


@dataclass(frozen=True, slots=True)
class File:
    """A file with its path from the project's folder and its bytes' hash."""

    path: str
    sha: str
    size: int


@dataclass(frozen=True, slots=True)
class Delivery:
    """Files that came together: those of one value of `{delivery}`, or a single file."""

    name: str
    files: tuple[File, ...]

    def run(self, feed: Feed, contract: str, reader: str) -> str:
        """The id of the run that takes it in: all that decides its result."""
        said = [feed.name, self.name, [(file.path, file.sha) for file in self.files], feed.sha, contract, reader]
        return f"{feed.name}-{hashlib.sha256(json.dumps(said).encode()).hexdigest()[:16]}"


class Hashes:
    """The hashes of files, kept from run to run: a file whose size, time and place are the same is not read again."""

    def __init__(self, kept: Path) -> None:
        self._kept = kept
        try:
            self._known: dict[str, list[int | str]] = json.loads(kept.read_text("utf-8"))
        except (OSError, ValueError):  # it only saves time
            self._known = {}

    def of(self, file: Path) -> str:
        """Return the hash of a file's bytes."""
        stat = file.stat()
        state: list[int | str] = [stat.st_size, stat.st_mtime_ns, stat.st_ino]
        known = self._known.get(str(file))
        if known is None or known[:3] != state:
            known = self._known[str(file)] = [*state, file_sha(file)]
        return str(known[3])

    def keep(self) -> None:
        """Keep them for the next run."""
        put_text(self._kept, json.dumps(self._known, sort_keys=True))


def deliveries(feed: Feed, root: Path, hashes: Hashes) -> tuple[Delivery, ...]:
    """Return the deliveries of a feed whose files are there, in the order of their names."""
    found: dict[str, list[File]] = {}
    for name, file in _found(feed.files, root):
        path = file.relative_to(root).as_posix()
        found.setdefault(name, []).append(File(path, hashes.of(file), file.stat().st_size))
    return tuple(
        Delivery(name, tuple(sorted(found[name], key=lambda file: natural(file.path))))
        for name in sorted(found, key=natural)
    )


def _found(pattern: str, root: Path) -> Iterator[tuple[str, Path]]:
    """The files of a glob, each with the name of its delivery."""
    parts = Path(pattern).parts
    place = next((index for index, part in enumerate(parts) if _HOLDER in part), None)
    for file in sorted(root.glob(pattern.replace(_HOLDER, "*"))):
        if not file.is_file() or file.name.startswith("."):
            continue
        if place is None or "**" in parts[:place]:
            yield file.relative_to(root).as_posix(), file
            continue
        before, _, after = parts[place].partition(_HOLDER)
        piece = file.relative_to(root).parts[place]
        yield piece[len(before) : len(piece) - len(after)], file
