"""A file to the semantic models in it, whichever of the known shapes it has."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from workbench.catalog.load import CHARACTERS
from workbench.catalog.nodes import File, Items, Mapping, Node, Scalar, documents
from workbench.errors import DefinitionError, Issue
from workbench.formats.model import Loss

Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json] | None"
Object: TypeAlias = dict[str, Json]

_WORDS: dict[str, Json] = {"true": True, "false": False, "null": None, "~": None, "": None}
_INTEGER = re.compile(r"[-+]?(0|[1-9]\d*)")
_FLOAT = re.compile(r"[-+]?(\d+\.\d*|\.\d+|\d+)([eE][-+]?\d+)?")
#: Levels inside one another: ontologies that are mapped to a model are deep.
_DEEPEST = 24

_KEYS = frozenset(
    {"version", "semantic_model", "ontology_mappings", "name", "description", "ai_context", "datasets"}
    | {"relationships", "metrics", "custom_extensions"}
)


@dataclass(frozen=True, slots=True)
class Models:
    """The semantic models of a file.

    Attributes:
        losses: what stands in the file beside them.
    """

    file: File
    version: str
    models: tuple[Object, ...]
    losses: tuple[Loss, ...]


def read_models(path: str | os.PathLike[str]) -> Models:
    """Read a file of YAML or JSON, which is YAML too.

    Raises:
        DefinitionError: it is not readable, or holds no semantic model.
    """
    file = _file(Path(path))
    found = [_plain(node) for node in documents(file, _DEEPEST)]
    if file.issues:
        raise DefinitionError(file.issues)
    whole: Object = found[0] if len(found) == 1 and isinstance(found[0], dict) else {}
    models = tuple(_models(whole))
    if not models:
        remedy = "It has a list semantic_model:, or is one model with name: and datasets:."
        raise DefinitionError(Issue("no-model", f"There is no semantic model in '{file.name}'.", remedy=remedy))
    return Models(file, text(whole, "version"), models, tuple(_beside(whole, file)))


def _file(path: Path) -> File:
    try:
        content = path.read_text("utf-8-sig")
    except UnicodeDecodeError:
        raise DefinitionError(Issue("not-text", f"'{path.name}' is not UTF-8 text.")) from None
    except OSError as error:
        message = f"'{path}' cannot be read: {error.strerror or 'unknown reason'}."
        raise DefinitionError(Issue("not-readable", message)) from None
    if len(content) > CHARACTERS:
        raise DefinitionError(Issue("too-much", f"'{path.name}' is larger than is read."))
    return File(path.name, content)


def _models(whole: Object) -> Iterator[Object]:
    """A list of models, or the model at the top level, or those that an ontology is mapped to."""
    yield from objects(whole, "semantic_model")
    if isinstance(one := whole.get("semantic_model"), dict):
        yield one
    if "datasets" in whole:
        yield {key: value for key, value in whole.items() if key != "version"}
    for mapping in objects(whole, "ontology_mappings"):
        if isinstance(model := mapping.get("semantic_model"), dict):
            yield model


def _beside(whole: Object, file: File) -> Iterator[Loss]:
    owner = text(whole, "name") or file.name
    for key, value in whole.items():
        if key not in _KEYS or (key in {"name", "description"} and "datasets" not in whole):
            count = f" ({len(value)} entries)" if isinstance(value, list) else ""
            yield Loss(key, owner, f"a catalog has no place for it{count}.")
    for mapping in objects(whole, "ontology_mappings"):
        for key in mapping:
            if key not in {"name", "semantic_model"}:
                yield Loss(
                    "ontology mapping", text(mapping, "name") or owner, f"a catalog has no place for its '{key}'."
                )


def _plain(node: Node) -> Json:
    match node:
        case Scalar():
            return node.text if node.quoted else _typed(node.text)
        case Items(items):
            return [_plain(item) for item in items]
        case Mapping(pairs):
            return {key.text: _plain(value) for key, value in pairs}


def _typed(written: str) -> Json:
    """A plain scalar as JSON has it; dates stay text."""
    if written.lower() in _WORDS:
        return _WORDS[written.lower()]
    if _INTEGER.fullmatch(written):
        return int(written)
    return float(written) if _FLOAT.fullmatch(written) else written


def text(record: Object, key: str) -> str:
    """Return the text under a key, '' where there is none."""
    value = record.get(key)
    return value if isinstance(value, str) else ""


def texts(record: Object, key: str) -> tuple[str, ...]:
    """Return the texts of a list."""
    value = record.get(key)
    return tuple(item for item in value if isinstance(item, str)) if isinstance(value, list) else ()


def objects(record: Object, key: str) -> tuple[Object, ...]:
    """Return the objects of a list."""
    value = record.get(key)
    return tuple(item for item in value if isinstance(item, dict)) if isinstance(value, list) else ()
