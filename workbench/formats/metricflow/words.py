"""What MetricFlow's words mean here: aggregations, grains, spans of time, and what every definition says of itself."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from workbench.catalog.model import Documentation, Grain, Span
from workbench.formats.metricflow.entry import Entry
from workbench.query.words import UNITS

_SPAN = re.compile(r"(\d+)\s+(\w+)")

#: Keys that every definition may have and that say nothing of the numbers.
_ASIDE = ("name", "description", "label", "metadata", "config", "owners", "tags", "meta")


def grain_of(word: str, custom: frozenset[str]) -> Grain | None:
    """Return the grain of a word: `month`, `months`, or a custom grain; None for what is none."""
    word = word.lower()
    if word in custom:
        return word
    for form in (word, word.removesuffix("s")):
        if form in UNITS:
            return UNITS[form]
        if form in custom:
            return form
    return None


def span(entry: Entry, key: str, custom: frozenset[str]) -> Span | None:
    """Return a length of time: `7 days`, or `{count: 7, granularity: day}`; None for nothing, or nothing readable."""
    text = entry.text(key)
    if text is None:
        inner = entry.entry(key, key)
        if inner is None:
            return None
        text = f"{inner.text('count')} {inner.text('granularity')}"
    found = _SPAN.fullmatch(text)
    grain = grain_of(found[2], custom) if found else None
    return Span(int(found[1]), grain) if found and grain else None


def number(text: str | None) -> int | Decimal | None:
    """Return a written number; None for nothing, or for what is no finite number."""
    if text is None:
        return None
    try:
        found = Decimal(text)
    except InvalidOperation:
        return None
    if not found.is_finite():
        return None
    return int(found) if found == found.to_integral_value() else found


def documentation(entry: Entry) -> Documentation:
    """Return what a definition says of itself: label, description, owners, tags and meta."""
    config = entry.entry("config", "config")
    meta = entry.pairs("meta")
    owners, tags = entry.texts("owners"), entry.texts("tags")
    if config is not None:
        config.pass_over("name", "enabled", "group")
        meta, tags = (*meta, *config.pairs("meta")), (*tags, *config.texts("tags"))
        if group := config.text("group"):
            meta = (*meta, ("group", group))
    entry.pass_over(*_ASIDE)
    stated = dict(meta)
    return Documentation(
        title=entry.text("label") or "",
        description=" ".join((entry.text("description") or "").split()),
        owner=", ".join(owners) or stated.get("owner", ""),
        tags=tags,
        meta=meta,
    )
