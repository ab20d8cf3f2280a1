"""Where a registry is: a SQLite file, this process's memory, or a Postgres database."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TypeAlias

from workbench.registry.faults import RegistryError, fault

APP = "metric-workbench"
SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://")  # postgresql+psycopg://
POSTGRES = ("postgresql", "postgres", "postgresql+psycopg", "postgresql+psycopg2")
FORMS = "Write sqlite:///folder/registry.db, postgresql://host/database or the path of a file."


@dataclass(frozen=True, slots=True)
class SqliteFile:
    """A file on this machine."""

    path: Path


@dataclass(frozen=True, slots=True)
class Memory:
    """Nothing lasting: gone when the process ends."""


@dataclass(frozen=True, slots=True)
class Postgres:
    """A database on a server; the URL may hold a password and is never shown."""

    url: str


Location: TypeAlias = SqliteFile | Memory | Postgres


def default_url(folder: Path | None) -> str:
    """Return where the registry of the catalog in `folder` lies when nobody chose: in the user's data folder.

    Nothing is written beside the catalog, which may be a clone. None stands for the packaged example.
    """
    from platformdirs import user_data_path

    return f"sqlite:///{(user_data_path(APP) / 'registry' / key_of(folder) / 'registry.db').as_posix()}"


def key_of(folder: Path | None) -> str:
    """Return a name for the catalog in `folder` that no other has on this machine; None stands for the packaged example."""
    if folder is None:
        return "example"
    whole = folder.expanduser().resolve()
    name = re.sub(r"[^A-Za-z0-9_-]+", "-", whole.name).strip("-")[:40] or "catalog"
    return f"{name}-{sha256(str(whole).encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"


def is_there(location: Location) -> bool:
    """Whether anything may be kept at a place: a file that exists, or a server, which only an attempt can tell."""
    match location:
        case SqliteFile(path):
            return path.exists()
        case Memory():
            return False
        case Postgres():
            return True


def locate(url: str | Path) -> Location:
    """Return the place that `url` names; a text without a scheme is the path of a file."""
    if isinstance(url, Path):
        return _file(str(url))
    found = SCHEME.match(url)
    if found is None:
        return Memory() if url == ":memory:" else _file(url)
    scheme = found[1].lower()
    if scheme == "sqlite":
        return _sqlite(url[found.end() :])
    if scheme in POSTGRES:
        return Postgres(url)
    raise _unknown(f"A registry cannot lie at '{scheme}://…': it is a SQLite file or a Postgres database.")


def _sqlite(rest: str) -> Location:
    if rest in {"", "/", "/:memory:"}:
        return Memory()
    if not rest.startswith("/"):
        raise _unknown(f"The registry 'sqlite://{rest}' lacks a slash: 'sqlite:///{rest}' names the file '{rest}'.")
    if "?" in rest:
        raise _unknown(f"The registry 'sqlite://{rest}' has options after '?', and none are known.")
    return _file(rest[1:])


def _file(path: str) -> SqliteFile:
    if not path or "\0" in path:
        raise _unknown("The registry has no usable file name.")
    try:
        return SqliteFile(Path(path).expanduser().absolute())
    except RuntimeError as error:  # ~nobody
        raise _unknown(f"The registry '{path}' lies in the home folder of a user who is not known here.") from error


def _unknown(message: str) -> RegistryError:
    return fault("registry-url", message, FORMS)
