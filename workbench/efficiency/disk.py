"""Files that appear whole or not at all, and a lock that its holder's death lets go of."""

from __future__ import annotations

import json
import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO

from workbench.errors import EngineError, Issue


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a lock, and what for."""

    process: int
    host: str
    what: str
    since: str

    def __str__(self) -> str:
        return f"process {self.process} on {self.host} ({self.what}, since {self.since})"


def put_text(file: Path, text: str) -> None:
    """Write a text so that readers see the old file or the new one, also after a crash; the same text changes nothing."""
    if file.is_file() and file.read_text("utf-8") == text:
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    with swept(file.parent) as fresh:
        with fresh.open("w", encoding="utf-8") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        fresh.replace(file)


@contextmanager
def swept(folder: Path) -> Iterator[Path]:
    """Give a new file's path in a folder; what is left of it afterwards is removed."""
    with NamedTemporaryFile(dir=folder, prefix=".new-", delete=False) as made:
        path = Path(made.name)
    try:
        yield path
    finally:
        path.unlink(missing_ok=True)


def sweep(folder: Path) -> None:
    """Remove what killed writers left; only for whoever holds the lock."""
    for left in folder.rglob(".new-*"):
        left.unlink(missing_ok=True)


@contextmanager
def locked(file: Path, what: str) -> Iterator[Holder]:
    """Hold a lock file while the block runs; the system lets go of it when the process dies.

    Raises:
        EngineError: someone else holds it; the message names the holder.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    holder = Holder(os.getpid(), socket.gethostname(), what, datetime.now(UTC).isoformat(" ", "seconds"))
    with file.open("a+", encoding="utf-8") as stream:
        if not _taken(stream):
            raise EngineError(_held(file))
        beside = file.with_name(f"{file.name}.holder")
        beside.write_text(json.dumps(asdict(holder)), "utf-8")
        yield holder


def _held(file: Path) -> Issue:
    try:
        holder: object = Holder(**json.loads(file.with_name(f"{file.name}.holder").read_text("utf-8")))
    except (OSError, ValueError, TypeError):  # it is just being taken
        holder = "another process"
    message = f"{file.parent} is being written by {holder}."
    return Issue("locked", message, remedy="Wait until it has ended, or end it there; then run this again.")


if sys.platform == "win32":
    import msvcrt

    def _taken(stream: IO[str]) -> bool:
        try:
            msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _taken(stream: IO[str]) -> bool:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
