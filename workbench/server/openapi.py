"""The OpenAPI document, made from the routes, requests and payloads themselves; `openapi.json` is this, committed."""

from __future__ import annotations

import inspect
import re
from dataclasses import MISSING, Field, fields, is_dataclass
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Literal, Union, get_args, get_origin, get_type_hints

from workbench.server.handlers import LINES, ROOT
from workbench.server.payloads import AskEvent, FaultReply, Json
from workbench.server.routes import ROUTES, Route

if TYPE_CHECKING:
    from collections.abc import Iterator

_PLAIN: dict[object, str] = {str: "string", int: "integer", float: "number", bool: "boolean", NoneType: "null"}

#: Refusals that any route may give.
_REFUSALS = {
    "400": "The request is not understood, or the query in it is at fault.",
    "403": "Not logged in, or not allowed.",
    "404": "No such metric or path.",
    "409": "The catalog or its settings are at fault, and no earlier version is at hand.",
    "413": "The body is too large.",
    "415": "The body is not JSON.",
    "500": "The server failed; its log says why.",
    "503": "The registry cannot be used.",
}


def document() -> dict[str, Json]:
    """Return the whole document."""
    paths: dict[str, Json] = {f"/{route.name}": {route.method.lower(): _operation(route)} for route in ROUTES}
    paths["/openapi.json"] = {"get": _own_operation()}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Metric Workbench",
            "version": "1",
            "description": "The catalog of metrics behind a notebook: search, cards, checking, completion, questions. "
            "No route runs a query. Offsets count Unicode code points.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": ROOT}],
        "security": [{"token": []}],
        "paths": paths,
        "components": {
            "schemas": dict(_schemas()),
            "securitySchemes": {"token": {"type": "apiKey", "in": "header", "name": "Authorization"}},
        },
    }


def _operation(route: Route) -> dict[str, Json]:
    asked: dict[str, Json]
    if route.method == "GET":
        asked = {"parameters": [_parameter(part, kind) for part, kind in _fields(route.request)]}
    else:
        asked = {"requestBody": {"required": True, "content": _json(route.request)}}
    content = _json(route.reply) | (_lines() if route.tells else {})
    responses: dict[str, Json] = {"200": {"description": _said(route.reply), "content": content}}
    refused: dict[str, Json] = {k: {"description": v, "content": _json(FaultReply)} for k, v in _REFUSALS.items()}
    return {
        "operationId": route.name,
        "summary": route.summary,
        "description": _said(route.answer),
        **asked,
        "responses": responses | refused,
    }


def _own_operation() -> dict[str, Json]:
    content: dict[str, Json] = {"application/json": {"schema": {"type": "object"}}}
    return {
        "operationId": "openapi",
        "summary": "This document",
        "responses": {"200": {"description": "The OpenAPI document.", "content": content}},
    }


def _parameter(part: Field[object], kind: object) -> Json:
    return {
        "name": part.name,
        "in": "query",
        "required": part.default is MISSING,
        "schema": _bounded(part, kind),
        **({"explode": True, "style": "form"} if get_origin(kind) is tuple else {}),
    }


def _json(shape: type[object]) -> dict[str, Json]:
    return {"application/json": {"schema": {"$ref": f"#/components/schemas/{shape.__name__}"}}}


def _lines() -> dict[str, Json]:
    """What is sent, a line for each event, where the request accepts that."""
    return {LINES: {"schema": {"$ref": f"#/components/schemas/{AskEvent.__name__}"}}}


def _schemas() -> Iterator[tuple[str, Json]]:
    """Yield the schema of every shape that travels, by name, each once."""
    sent: list[type[object]] = [route.request for route in ROUTES if route.method == "POST"]
    todo = [*sent, *(route.reply for route in ROUTES), AskEvent, FaultReply]
    done: set[str] = set()
    while todo:
        shape = todo.pop(0)
        if shape.__name__ not in done:
            done.add(shape.__name__)
            yield shape.__name__, _schema(shape)
            todo += [inner for _, kind in _fields(shape) for inner in _shapes(kind)]


def _schema(shape: type[object]) -> Json:
    parts = list(_fields(shape))
    return {
        "type": "object",
        "description": _said(shape),
        "properties": {part.name.rstrip("_"): _bounded(part, kind) for part, kind in parts},
        "required": [part.name.rstrip("_") for part, _ in parts if part.default is MISSING],
    }


def _fields(shape: type[object]) -> Iterator[tuple[Field[object], object]]:
    hints = get_type_hints(shape)
    for part in fields(shape):  # type: ignore[arg-type]  # a dataclass
        yield part, hints[part.name]


def _shapes(kind: object) -> Iterator[type[object]]:
    if isinstance(kind, type) and is_dataclass(kind):
        yield kind
    for inner in get_args(kind):
        yield from _shapes(inner)


def _bounded(part: Field[object], kind: object) -> dict[str, Json]:
    schema, least, most = _kind(kind), part.metadata.get("least"), part.metadata.get("most")
    if kind is int and least is not None:
        schema |= {"minimum": least, "maximum": most}
    elif most is not None and get_origin(kind) is tuple:
        schema["items"] = {"type": "string", "maxLength": most}
    elif most is not None:
        schema["maxLength"] = most
    if part.default is not MISSING and part.default != ():
        schema["default"] = part.default  # type: ignore[assignment]  # a plain value
    return schema


def _kind(kind: object) -> dict[str, Json]:
    if kind in _PLAIN:
        return {"type": _PLAIN[kind]}
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Literal:
        return {"type": "string", "enum": list(inner)}
    if origin is tuple:
        return {"type": "array", "items": _kind(inner[0])}
    if origin in (Union, UnionType):
        if all(each in _PLAIN for each in inner):
            return {"type": [_PLAIN[each] for each in inner]}
        return {"anyOf": [_kind(each) for each in inner]}
    if isinstance(kind, type) and is_dataclass(kind):
        return {"$ref": f"#/components/schemas/{kind.__name__}"}
    message = f"{kind} has no schema"
    raise TypeError(message)


def _said(thing: object) -> str:
    """Return a docstring as one paragraph of description, its attributes as sentences."""
    words = inspect.cleandoc(getattr(thing, "__doc__", "") or "").replace("Attributes:\n", "")
    return re.sub(r"\s+", " ", words).strip()
