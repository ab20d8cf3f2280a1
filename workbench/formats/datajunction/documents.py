"""What a node says about itself, and which of its keys a catalog has no place for."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.catalog.model import Better, Documentation, Status
from workbench.formats.datajunction.model import Node, Value
from workbench.formats.model import Loss

_COMMON = frozenset(
    {
        *("name", "node_type", "type", "owners", "display_name", "description", "mode", "tags", "custom_metadata"),
        *("columns", "primary_key", "dimension_links", "query", "version", "namespace"),
    }
)
_OWN: dict[str, frozenset[str]] = {
    "source": frozenset({"catalog", "schema_", "schema", "table"}),
    "transform": frozenset(),
    "dimension": frozenset(),
    "metric": frozenset({"required_dimensions", "direction", "unit", "unit_enum"}),
    "cube": frozenset({"metrics", "dimensions", "filters", "orderby", "limit"}),
}

_BETTER = {"higher_is_better": Better.HIGHER, "lower_is_better": Better.LOWER}
_NO_UNIT = frozenset({"", "unknown", "unitless"})


def documentation(node: Node) -> Documentation:
    """Return a node's own words; a published node is certified, a draft is a draft."""
    return Documentation(
        title=node.text("display_name"),
        description=" ".join(node.text("description").split()),
        owner=", ".join(node.texts("owners")),
        tags=node.texts("tags"),
        status=Status.CERTIFIED if node.text("mode") == "published" else Status.DRAFT,
        meta=tuple(_meta(node)),
    )


def _meta(node: Node) -> Iterator[tuple[str, str]]:
    custom = node.said.get("custom_metadata")
    for key, value in custom.items() if isinstance(custom, dict) else ():
        yield key, _flat(value)
    if node.kind == "source" and (engine := node.text("catalog")):
        yield "catalog", engine


def _flat(value: Value) -> str:
    match value:
        case str():
            return value
        case list():
            return ", ".join(map(_flat, value))
        case dict():
            return ", ".join(f"{key}: {_flat(inner)}" for key, inner in value.items())
        case None:
            return ""


def better(node: Node) -> Better | None:
    """Return which direction of a metric is good news."""
    return _BETTER.get(node.text("direction").lower())


def unit(node: Node) -> str | None:
    """Return what a metric counts; None for a pure number."""
    word = (node.text("unit") or node.text("unit_enum")).lower()
    return None if word in _NO_UNIT else word


def unread(node: Node) -> Iterator[Loss]:
    """Yield a loss for each key that is not taken over."""
    for key, value in node.said.items():
        if value not in (None, [], {}) and key not in _COMMON | _OWN[node.kind]:
            yield Loss(node.kind, node.name, f"its key '{key}' is not read.", whole=False, place=node.place)
