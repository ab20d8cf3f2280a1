"""What a definition says about itself: owner, words, promises, examples; and what it takes from where it stands."""

from __future__ import annotations

import re
from dataclasses import replace

from workbench.catalog.keys import Kind
from workbench.catalog.model import Documentation, Example, Sla, Status, Tier
from workbench.catalog.query_text import parsed_query
from workbench.catalog.record import Record

_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
_AGE = re.compile(r"[1-9]\d* (minute|hour|day|week|month)s?")


def documentation(record: Record) -> Documentation:
    """Return what a mapping says about itself; keys that its kind does not have read as absent."""
    replacement, status = record.text("replacement"), record.choice("status", Status)
    if status is Status.DEPRECATED and replacement is None:
        remedy = "Add replacement: with the name of what to use instead."
        _fault(record, "no-replacement", "This is deprecated and names no replacement.", "status", remedy)
    return Documentation(
        title=record.text("title") or "",
        description=" ".join((record.text("description") or "").split()),
        owner=record.text("owner") or "",
        tags=record.texts("tags"),
        synonyms=record.texts("synonyms"),
        tier=record.choice("tier", Tier),
        status=status or Status.DRAFT,
        replacement=replacement,
        sla=_sla(record),
        known_limits=record.texts("known_limits"),
        examples=tuple(e for entry in record.entries("examples", Kind.EXAMPLE) if (e := _example(entry))),
        meta=record.pairs("meta"),
    )


def inherited(own: Documentation, outer: Documentation) -> Documentation:
    """Return `own` with owner, tier and SLA of `outer` where it has none, and the tags of both."""
    return replace(
        own,
        owner=own.owner or outer.owner,
        tags=tuple(dict.fromkeys((*outer.tags, *own.tags))),
        tier=own.tier or outer.tier,
        sla=own.sla or outer.sla,
    )


def _sla(record: Record) -> Sla | None:
    block = record.block("sla", Kind.SLA)
    if block is None:
        return None
    by, age = block.text("available_by"), block.text("freshness")
    if by is not None and not _CLOCK.fullmatch(by):
        _fault(block, "bad-sla", f"'{by}' is no time of day; write it as 07:00.", "available_by")
    if age is not None and not _AGE.fullmatch(age):
        _fault(block, "bad-sla", f"'{age}' is no age; write it as 26 hours or 2 days.", "freshness")
    return Sla(by, age, block.share("completeness"))


def _example(record: Record) -> Example | None:
    node = record.scalar("query")
    if node is None:
        return None
    query = parsed_query(record.file.written(node))
    if isinstance(query, tuple):
        record.file.issues.extend(query)
    return Example(record.text("title") or "", node.text.strip(), record.flag("verified", default=False))


def _fault(record: Record, code: str, message: str, key: str, remedy: str | None = None) -> None:
    """Keep a fault that leaves the definition usable by others."""
    record.file.fault(code, message, record.value(key) or record.node, (), remedy)
