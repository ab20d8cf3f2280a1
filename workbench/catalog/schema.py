"""The published JSON Schema of catalog files, made from the loader's own table of keys.

`catalog.schema.json` beside this file is its text; editors complete and check YAML with it:

    # yaml-language-server: $schema=…/catalog.schema.json
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TypeAlias, assert_never

from workbench.catalog import keys
from workbench.catalog.keys import KEYS, REQUIRED, SHORT, Key, Kind, Shape

Json: TypeAlias = "dict[str, Json] | list[Json] | str | bool | int | float"

#: Where the schema's text lies in the package.
FILE = Path(__file__).with_name("catalog.schema.json")

_NAME = r"^[^\W\d]\w*$"
_SCALAR: Json = {"type": ["string", "number", "boolean"]}
_DOCUMENTS = (Kind.DATASET, Kind.SUPPLEMENT, Kind.CATALOG, Kind.METRICS)


def schema() -> dict[str, Json]:
    """Return the schema of one document of a catalog file."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A catalog file of Metric Workbench",
        "description": "A document starts with dataset:, extends:, catalog:, metrics: or cubes:.",
        **_chosen(
            (("dataset", Kind.DATASET), ("extends", Kind.SUPPLEMENT), ("catalog", Kind.CATALOG)),
            {**_reference(Kind.METRICS), "anyOf": [{"required": ["metrics"]}, {"required": ["cubes"]}]},
        ),
        "$defs": {kind.value: _mapping(kind) for kind in Kind},
    }


def _chosen(starts: tuple[tuple[str, Kind], ...], otherwise: dict[str, Json]) -> dict[str, Json]:
    """The kind of a document by the key it has; the last one where it has none of them."""
    if not starts:
        return otherwise
    (key, kind), *others = starts
    return {"if": {"required": [key]}, "then": _reference(kind), "else": _chosen(tuple(others), otherwise)}


def text() -> str:
    """Return the schema as it is published."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


def _reference(kind: Kind) -> dict[str, Json]:
    return {"$ref": f"#/$defs/{kind.value}"}


def _mapping(kind: Kind) -> Json:
    required: list[Json] = list(REQUIRED.get(kind, ()))
    return {
        "type": "object",
        "properties": {name: _key(key) for name, key in KEYS[kind].items()},
        "additionalProperties": False,
        **({"required": required} if required else {}),
    }


def _key(key: Key) -> Json:
    return {"description": key.what, **_shape(key.shape)}


def _shape(shape: Shape) -> dict[str, Json]:
    match shape:
        case keys.Text():
            return {"type": ["string", "number", "boolean"]}
        case keys.Texts():
            return {"anyOf": [_SCALAR, {"type": "array", "items": _SCALAR}]}
        case keys.Choice(words):
            return {"enum": [*words, *(int(word) for word in words if word.isdigit())]}
        case keys.Flag():
            return {"type": "boolean"}
        case keys.Share():
            return {"type": "number", "minimum": 0, "maximum": 1}
        case keys.Number():
            return {"type": "number"}
        case keys.Day():
            return {"type": "string", "format": "date"}
        case keys.Block(kind):
            return _one(kind)
        case keys.Blocks(kind, names):
            return _by_name(kind, names=names)
        case keys.Entries(kind):
            return {"type": "array", "items": _one(kind)}
        case keys.Pairs():
            return {"type": "object", "additionalProperties": _SCALAR}
        case _:
            assert_never(shape)


def _one(kind: Kind) -> dict[str, Json]:
    if kind not in SHORT:
        return _reference(kind)
    short = _shape(KEYS[kind][SHORT[kind]].shape)
    empty: list[Json] = [] if REQUIRED.get(kind) else [{"type": "null"}]
    return {"anyOf": [_reference(kind), short, *empty]}


def _by_name(kind: Kind, *, names: bool) -> dict[str, Json]:
    mapping: dict[str, Json] = {
        "type": "object",
        "propertyNames": {"pattern": _NAME},
        "additionalProperties": _one(kind),
    }
    several: list[Json] = [{"type": "array", "items": {"type": "string", "pattern": _NAME}}] if names else []
    return {"anyOf": [mapping, *several, {"type": "null"}]}
