"""The files of a semantic layer, as entries: YAML in its two forms, or dbt's `semantic_manifest.json`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from workbench.catalog.load import read_files
from workbench.catalog.nodes import LONGEST, File, Items, Mapping, Node, documents
from workbench.errors import DefinitionError, Issue, Place
from workbench.formats.metricflow.entry import Entry, from_json
from workbench.formats.model import Loss

MANIFEST = "semantic_manifest.json"

#: The key of one definition, the key of a list of them, and what they are called.
_FORMS: tuple[tuple[str, str, str], ...] = (
    ("semantic_model", "semantic_models", "semantic model"),
    ("metric", "metrics", "metric"),
    ("saved_query", "saved_queries", "saved query"),
    ("project_configuration", "project_configurations", "project configuration"),
    ("model", "models", "model"),
)

#: Keys of dbt's files that define nothing of a semantic layer.
_ASIDE = frozenset({"version", "sources", "seeds", "snapshots", "exposures", "macros", "groups", "analyses", "anchors"})


@dataclass(slots=True)
class Found:
    """The definitions of all files, in the order of the files.

    Attributes:
        models: dbt's models, of which only those with a time spine are of use.
    """

    semantic_models: list[Entry] = field(default_factory=list)
    metrics: list[Entry] = field(default_factory=list)
    saved_queries: list[Entry] = field(default_factory=list)
    projects: list[Entry] = field(default_factory=list)
    models: list[Entry] = field(default_factory=list)
    losses: list[Loss] = field(default_factory=list)

    def into(self, kind: str) -> list[Entry]:
        """Return the list that definitions of a kind go into."""
        return {
            "semantic model": self.semantic_models,
            "metric": self.metrics,
            "saved query": self.saved_queries,
            "project configuration": self.projects,
            "model": self.models,
        }[kind]

    def entries(self) -> Iterator[Entry]:
        """Yield every definition."""
        for kind in (self.semantic_models, self.metrics, self.saved_queries, self.projects):
            yield from kind


def find(path: Path) -> Found:
    """Return the definitions of a folder's YAML files, or of a manifest where the folder has no others.

    Raises:
        DefinitionError: there is no such folder or file, or it defines no semantic model.
    """
    if path.is_file():
        return _whole(_from_manifest(path), path)
    texts, issues = read_files(path)
    if not path.is_dir():
        raise DefinitionError(issues)
    found = Found()
    found.losses += [_unread(issue) for issue in issues]
    for name in sorted(texts):
        _read(File(name, texts[name]), found)
    manifests = [place for place in (path / MANIFEST, path / "target" / MANIFEST) if place.is_file()]
    if not found.semantic_models and manifests:
        return _whole(_from_manifest(manifests[0]), path)
    return _whole(found, path)


def _whole(found: Found, path: Path) -> Found:
    if not found.semantic_models:
        faults = "".join(f" {loss}" for loss in found.losses[:3])
        remedy = f"Give the folder of its YAML files, or {MANIFEST}."
        raise DefinitionError(
            Issue("no-semantic-model", f"No semantic model is defined in {path}.{faults}", None, (), remedy)
        )
    return found


def _from_manifest(path: Path) -> Found:
    found = Found()
    if path.stat().st_size > LONGEST:
        raise DefinitionError(Issue("json-size", f"{path.name} is longer than {LONGEST:,} bytes."))
    file = File(path.name, path.read_text("utf-8-sig", errors="replace"))
    node = from_json(file)
    _sort(node, file, found)
    found.losses += [_unread(issue) for issue in file.issues]
    return found


def _read(file: File, found: Found) -> None:
    for node in documents(file):
        _sort(node, file, found)
    found.losses += [_unread(issue) for issue in file.issues]


def _sort(node: Node | None, file: File, found: Found) -> None:
    """Put what a document defines where it belongs."""
    if not isinstance(node, Mapping):
        return
    forms = {key: (kind, several) for one, many, kind in _FORMS for key, several in ((one, False), (many, True))}
    for key, value in node.pairs:
        if key.text in forms:
            kind, _ = forms[key.text]
            items = value.items if isinstance(value, Items) else [value]
            found.into(kind).extend(Entry(kind, item, file) for item in items if isinstance(item, Mapping))
        elif key.text not in _ASIDE:
            place = file.place(key) if key.line >= 0 else None
            found.losses.append(Loss("key", key.text, "nothing of a semantic layer is known by it.", place=place))


def _unread(issue: Issue) -> Loss:
    place = issue.place or Place("", 1, 1)
    return Loss("file", place.source, issue.sentence, place=issue.place)
