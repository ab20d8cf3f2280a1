"""A folder of deployment YAML, or what a server exports, to nodes; the nearest `dj.yaml` above a file names its namespace."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from workbench.catalog.load import read_files
from workbench.catalog.nodes import File, Items, Mapping, Scalar, documents
from workbench.catalog.nodes import Node as Written
from workbench.errors import DefinitionError, Issue
from workbench.formats.datajunction.model import Node, Value
from workbench.formats.datajunction.server import is_address, read_server

_MANIFESTS = frozenset({"dj.yaml", "dj.yml"})
_KINDS = frozenset({"source", "transform", "dimension", "metric", "cube"})


def read_nodes(place: str | os.PathLike[str]) -> tuple[Node, ...]:
    """Return the nodes of a folder or a server, in order of their files.

    Raises:
        DefinitionError: a file is no YAML, there is no node, or the server does not answer.
    """
    if is_address(str(place)):
        return _read(read_server(str(place)), [], str(place))
    texts, issues = read_files(Path(place))
    return _read(texts, issues, Path(place).resolve().name)


def _read(texts: dict[str, str], issues: list[Issue], name: str) -> tuple[Node, ...]:
    files = [File(name, text) for name, text in sorted(texts.items())]
    read = [(file, list(documents(file))) for file in files]
    spaces = _namespaces(read, name)
    nodes = tuple(node for file, found in read for document in found for node in _nodes(file, document, spaces))
    issues += [issue for file in files for issue in file.issues]
    if not nodes and not issues:
        remedy = "It is a folder of .yaml files with name: and node_type:, and a dj.yaml that names the namespace."
        issues = [Issue("no-nodes", f"There are no DataJunction nodes in '{name}'.", remedy=remedy)]
    if issues:
        raise DefinitionError(issues)
    return nodes


def _namespaces(read: list[tuple[File, list[Written]]], default: str) -> dict[str, str]:
    """The namespace of each folder that has a manifest; '' is the whole folder."""
    spaces = {"": default}
    for file, found in read:
        folder, _, name = file.name.rpartition("/")
        for document in found if name in _MANIFESTS else ():
            value = _plain(document)
            if isinstance(value, dict) and isinstance(space := value.get("namespace"), str):
                spaces[folder] = space
    return spaces


def _namespace(name: str, spaces: dict[str, str]) -> str:
    folder = name.rpartition("/")[0]
    while folder not in spaces:
        folder = folder.rpartition("/")[0]
    return spaces[folder]


def _nodes(file: File, document: Written, spaces: dict[str, str]) -> Iterator[Node]:
    """The nodes of a document: itself, or those under `nodes:` of a deployment written as one file."""
    space = _namespace(file.name, spaces)
    if not isinstance(document, Mapping):
        return
    for key, value in document.pairs:
        if key.text == "namespace" and isinstance(value, Scalar):
            space = value.text.strip()
    for key, value in document.pairs:
        if key.text == "nodes" and isinstance(value, Items):
            yield from (node for item in value.items if (node := _node(file, item, space)))
    if (node := _node(file, document, space)) is not None:
        yield node


def _node(file: File, document: Written, space: str) -> Node | None:
    said = _plain(document, f"{space}.")
    if not isinstance(said, dict):
        return None
    name, kind = said.get("name"), said.get("node_type") or said.get("type")
    if not isinstance(name, str) or not isinstance(kind, str) or kind.lower() not in _KINDS:
        return None
    full = name if name.startswith(f"{space}.") else f"{space}.{name}"
    return Node(full, kind.lower(), said, file.place(document))


def _plain(node: Written, prefix: str = "") -> Value:
    match node:
        case Scalar():
            return None if node.empty else node.text.replace("${prefix}", prefix)
        case Items(items):
            return [_plain(item, prefix) for item in items]
        case Mapping(pairs):
            return {key.text.replace("${prefix}", prefix): _plain(value, prefix) for key, value in pairs}
