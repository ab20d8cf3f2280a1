"""A folder of YAML files to a checked catalog, or everything that is wrong with it.

load(folder)        the catalog, or a DefinitionError with every fault
read(folder)        the catalog or None, and the faults as values
read_texts(texts)   the same for texts in memory, by file name
checked(…)          the same for definitions that another format gave
"""

from __future__ import annotations

import gc
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Never, TypeVar

from workbench.catalog.check import RULES
from workbench.catalog.definitions import read_document
from workbench.catalog.documentation import inherited
from workbench.catalog.draft import Draft
from workbench.catalog.found import Found
from workbench.catalog.model import Catalog, Cube, Dataset, Documentation, Metric
from workbench.catalog.nodes import File, documents
from workbench.catalog.packaged import whole
from workbench.catalog.resolve import resolved
from workbench.catalog.version import versioned
from workbench.errors import DefinitionError, Issue, Place

#: Bounds on a folder: files, and characters in all of them.
FILES, CHARACTERS = 20_000, 64_000_000

_SUFFIXES = frozenset({".yml", ".yaml"})

#: Files of questions lie beside the definitions (`workbench evaluate`) and are none.
_QUESTIONS = ("questions.yml", ".questions.yml")
_Named = TypeVar("_Named", Dataset, Metric, Cube)


def load(folder: str | os.PathLike[str]) -> Catalog:
    """Return the catalog of a folder.

    Raises:
        DefinitionError: with every fault of every file.
    """
    catalog, issues = read(folder)
    if catalog is None:
        raise DefinitionError(issues)
    return catalog


def read(folder: str | os.PathLike[str]) -> tuple[Catalog | None, tuple[Issue, ...]]:
    """Return the catalog of a folder, or None and every fault of every file, in order of file and line."""
    root = Path(folder)
    texts, issues = read_files(root)
    if not texts and not issues:
        remedy = "A catalog is a folder of .yml files; `workbench init` writes a first one."
        issues = [Issue("no-catalog", f"There are no definitions in '{root.name or root}'.", remedy=remedy)]
    return read_texts(texts, folder=root, issues=issues)


def read_texts(
    texts: Mapping[str, str], *, folder: Path | None = None, issues: Iterable[Issue] = ()
) -> tuple[Catalog | None, tuple[Issue, ...]]:
    """Return the catalog of texts by file name, as `read` does."""
    with no_collection():
        return _read(texts, folder, list(issues))


def checked(
    name: str,
    datasets: Iterable[Dataset],
    metrics: Iterable[Metric],
    cubes: Iterable[Cube] = (),
    *,
    doc: Documentation | None = None,
) -> tuple[Catalog | None, tuple[Issue, ...]]:
    """Return the catalog of definitions that another format gave, or None and every fault, as `read` does."""
    nothing = MappingProxyType[str, Never]({})
    base = Catalog(name, nothing, nothing, doc=doc or Documentation())
    found = Found([(base, Place(name, 1, 1))], list(datasets), list(metrics), list(cubes))
    return _judged(found, None, [])


@contextmanager
def no_collection() -> Iterator[None]:
    """Hold the garbage collector back: nearly all that loading makes stays, and looking through it costs a quarter."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _read(
    texts: Mapping[str, str], folder: Path | None, faults: list[Issue]
) -> tuple[Catalog | None, tuple[Issue, ...]]:
    found = Found()
    for name in sorted(texts):
        file = File(name, texts[name])
        for node in documents(file):
            read_document(node, file, found)
        faults += file.issues
    return _judged(whole(found, faults), folder, faults)


def _judged(found: Found, folder: Path | None, faults: list[Issue]) -> tuple[Catalog | None, tuple[Issue, ...]]:
    draft = _assembled(found, folder, faults)
    for rule in RULES:
        faults += rule(draft)
    if faults:
        return None, tuple(sorted(dict.fromkeys(faults), key=_order))
    return versioned(draft.catalog), ()


def read_files(root: Path) -> tuple[dict[str, str], list[Issue]]:
    """Return the texts of a folder's definition files by relative name; hidden files and folders are passed over."""
    texts: dict[str, str] = {}
    issues: list[Issue] = []
    if not root.is_dir():
        return texts, [Issue("no-catalog", f"There is no folder '{root}'.", remedy="Check the catalog's path.")]
    for path in _files(root):
        name = path.relative_to(root).as_posix()
        if not path.resolve().is_relative_to(root.resolve()):
            issues.append(_fault(name, "outside", "This link leads out of the catalog's folder; it is not read."))
        elif path.is_dir():
            continue  # a link within the catalog: what it leads to is read where it lies
        elif len(texts) >= FILES or sum(map(len, texts.values())) > CHARACTERS:
            issues.append(_fault(name, "too-much", "The catalog is larger than may be read; this file is not read."))
        elif isinstance(text := _text(path, name), Issue):
            issues.append(text)
        else:
            texts[name] = text
    return texts, issues


def _files(root: Path) -> Iterator[Path]:
    for folder, folders, names in os.walk(root):
        linked = [name for name in folders if Path(folder, name).is_symlink()]
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in linked)
        for name in sorted((*names, *linked)):
            path = Path(folder, name)
            definitions = (
                path.suffix.lower() in _SUFFIXES and name != _QUESTIONS[0] and not name.endswith(_QUESTIONS[1])
            )
            if not name.startswith(".") and (name in linked or definitions):
                yield path


def _text(path: Path, name: str) -> str | Issue:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        return _fault(name, "not-text", "The file is not UTF-8 text.")
    except OSError as error:
        return _fault(name, "not-readable", f"The file cannot be read: {error.strerror or 'unknown reason'}.")


def _fault(name: str, code: str, message: str) -> Issue:
    return Issue(code, message, Place(name, 1, 1))


def _order(issue: Issue) -> tuple[str, int, int]:
    place = issue.place
    return (place.source, place.line, place.column) if place else ("", 0, 0)


def _assembled(found: Found, folder: Path | None, faults: list[Issue]) -> Draft:
    base = _base(found, folder, faults)
    metrics = _keyed(found.metrics, "metric", base.doc, faults)
    catalog = replace(
        base,
        datasets=_keyed(found.datasets, "dataset", base.doc, faults),
        metrics=metrics,
        cubes=_keyed(found.cubes, "cube", base.doc, faults),
        short=MappingProxyType(_short(metrics.values())),
        folder=folder,
    )
    catalog, dangling = resolved(catalog)
    return Draft(catalog, dangling, frozenset(found.broken), found.written, found.places)


def _base(found: Found, folder: Path | None, faults: list[Issue]) -> Catalog:
    for _, place in found.catalogs[1:]:
        first = found.catalogs[0][1]
        faults.append(Issue("duplicate-name", f"The catalog is described twice; the first is at {first}.", place))
    if found.catalogs:
        return found.catalogs[0][0]
    return Catalog(folder.resolve().name if folder else "catalog", MappingProxyType({}), MappingProxyType({}))


def _keyed(definitions: Iterable[_Named], what: str, outer: Documentation, faults: list[Issue]) -> Mapping[str, _Named]:
    by_key: dict[str, _Named] = {}
    for definition in definitions:
        first = by_key.setdefault(definition.key, definition)
        if first is not definition:
            message = f"The {what} '{definition.key}' is defined twice; the first is at {first.place}."
            faults.append(Issue("duplicate-name", message, definition.place))
    return MappingProxyType({key: replace(d, doc=inherited(d.doc, outer)) for key, d in by_key.items()})


def _short(metrics: Iterable[Metric]) -> dict[str, tuple[str, ...]]:
    keys: dict[str, tuple[str, ...]] = {}
    for metric in metrics:
        if metric.namespace:
            keys[metric.name] = (*keys.get(metric.name, ()), metric.key)
    return keys
