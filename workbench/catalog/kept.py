"""Copies of large catalogs that were checked before, so that the second opening takes a fraction of the first.

A copy is known by a hash over the version of this package and over the name and text of every file: it can be old, but
never stale. It lies in the user's cache folder. Reading it makes values of the catalog's own classes and nothing else;
what cannot be read is made again.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import pickle
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from importlib import metadata
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from platformdirs import user_cache_path

from workbench import errors
from workbench.catalog import formula, model, packaged, parameters
from workbench.catalog.load import no_collection, read, read_files, read_texts
from workbench.catalog.model import Catalog
from workbench.errors import DefinitionError
from workbench.query import expression
from workbench.query import model as query_model

#: Catalogs with fewer characters load faster than a copy is found.
WORTH: Final = 100_000

#: Copies that are kept at most; the oldest go first.
COPIES: Final = 12

_MODULES = (
    *("workbench.catalog.model", "workbench.catalog.formula", "workbench.catalog.parameters"),
    *("workbench.errors", "workbench.query."),
)
_OTHERS = {
    ("builtins", "frozenset"),
    ("datetime", "date"),
    ("datetime", "datetime"),
    ("decimal", "Decimal"),
    ("pathlib", "PosixPath"),
    ("pathlib", "WindowsPath"),
}


def load_kept(folder: str | os.PathLike[str], *, home: Path | None = None) -> Catalog:
    """Return the catalog of a folder, from a copy where exactly these files were loaded before.

    Args:
        home: where copies lie; a folder in the user's cache unless given.

    Raises:
        DefinitionError: with every fault of every file.
    """
    root = Path(folder)
    texts, issues = read_files(root)
    worth = not issues and _characters(texts) >= WORTH
    place = (home or user_cache_path("metric-workbench") / "catalogs") / f"{_hash(root, texts)}.bin" if worth else None
    found = _read(place) if place else None
    if found is not None:
        return found
    catalog, faults = read_texts(texts, folder=root, issues=issues) if texts else read(root)
    if catalog is None:
        raise DefinitionError(faults)
    if place is not None:
        with contextlib.suppress(OSError):  # a full disk or a read-only home: the catalog is loaded all the same
            _write(place, catalog)
    return catalog


def _characters(texts: Mapping[str, str]) -> int:
    """How much is read, with packaged definitions where a file seems to use them."""
    used = any("uses:" in text for text in texts.values())
    return sum(map(len, texts.values())) + (packaged.size() if used else 0)


def _hash(root: Path, texts: Mapping[str, str]) -> str:
    digest = hashlib.sha256(f"{_edition()}\x00{root.resolve()}".encode())
    for name, text in texts.items():
        digest.update(f"\x00{name}\x00{len(text)}\x00{text}".encode())
    return digest.hexdigest()[:40]


@cache
def _edition() -> str:
    """What a copy depends on beside the files: code, packaged definitions, the parser of formulas, the values' shape.

    The shape is that of the classes in memory: the code on disk may have been exchanged since they were loaded.
    """
    package = Path(__file__).parents[1]
    code = hashlib.sha256()
    for part in ("catalog", "query"):
        for file in sorted((package / part).glob("*.py")):
            code.update(file.read_bytes())
    for file in packaged.files():
        code.update(file.read_bytes())
    for module in (model, formula, parameters, errors, query_model, expression):
        for name, kind in sorted(vars(module).items()):
            if isinstance(kind, type) and is_dataclass(kind):
                code.update(f"{name} {[field.name for field in fields(kind)]}".encode())
    return f"{code.hexdigest()} {metadata.version('sqlglot')}"


class _Reader(pickle.Unpickler):
    """Reads values of the catalog's classes; every other name is refused."""

    def find_class(self, module: str, name: str) -> object:
        if (module, name) == (__name__, "_read_only"):
            return _read_only
        if module.startswith(_MODULES) or (module, name) in _OTHERS:
            found = super().find_class(module, name)
            # a class at home there: not one of the modules or functions that a module also has in its names
            if isinstance(found, type) and (found.__module__ == module or (module, name) in _OTHERS):
                return found
        message = f"{module}.{name} does not belong in a copy of a catalog"
        raise pickle.UnpicklingError(message)


class _Writer(pickle.Pickler):
    """Writes read-only mappings, which pickle does not know."""

    def reducer_override(self, value: object) -> Any:
        return (_read_only, (dict(value),)) if isinstance(value, MappingProxyType) else NotImplemented


def _read_only(items: dict[object, object]) -> MappingProxyType[object, object]:
    return MappingProxyType(items)


def _read(place: Path) -> Catalog | None:
    try:
        written = io.BytesIO(place.read_bytes())
        with no_collection():
            found = _Reader(written).load()
    except (OSError, pickle.UnpicklingError, EOFError, ValueError, TypeError, AttributeError, ImportError, IndexError):
        return None
    return found if isinstance(found, Catalog) else None


def _write(place: Path, catalog: Catalog) -> None:
    written = io.BytesIO()
    _Writer(written, protocol=pickle.HIGHEST_PROTOCOL).dump(catalog)
    place.parent.mkdir(parents=True, exist_ok=True)
    part = place.with_suffix(f".{os.getpid()}.part")
    part.write_bytes(written.getvalue())
    part.replace(place)
    _forget(place.parent)


def _forget(home: Path) -> None:
    copies = sorted(home.glob("*.bin"), key=lambda file: file.stat().st_mtime, reverse=True)
    for old in copies[COPIES:]:
        old.unlink(missing_ok=True)
