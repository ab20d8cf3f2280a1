"""What a definition says of itself and another system has no place for."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from workbench.catalog.model import Dimension, Documentation, Metric, Status
from workbench.formats.model import Loss


def unsaid(kind: str, name: str, doc: Documentation, *, kept: Collection[str] = ()) -> Iterator[Loss]:
    """Yield one loss that names everything of a documentation that is not kept, or none."""
    said = {
        "title": doc.title,
        "owner": doc.owner,
        "tags": doc.tags,
        "synonyms": doc.synonyms,
        "tier": doc.tier,
        "status": doc.status is not Status.DRAFT,
        "replacement": doc.replacement,
        "SLA": doc.sla,
        "known limits": doc.known_limits,
        "queries of its examples": doc.examples,
        "meta": [key for key, _ in doc.meta if key not in kept],
    }
    lost = [what for what, value in said.items() if value and what not in kept]
    if lost:
        yield Loss(kind, name, f"its {', '.join(lost)} {'are' if len(lost) > 1 else 'is'} not kept.", whole=False)


def unshown(kind: str, name: str, definition: Dimension | Metric) -> Iterator[Loss]:
    """Yield a loss for each word on how a definition's values are shown."""
    for what in ("unit", "format", "better"):
        if getattr(definition, what, None):
            yield Loss(kind, name, f"its {what} is not kept.", whole=False)
