"""Conditions that a part of all counts itself: the share of late trains has the late ones over all, and keeps them not alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from workbench.ask.measuring.measure import Scored
from workbench.ask.terms.counting import part_that_is
from workbench.ask.terms.known import Known
from workbench.catalog.model import Catalog, Metric, Simple
from workbench.query.conditions_text import condition_text
from workbench.query.expression import Expression

_COUNTED = re.compile(
    r"count_if\(([^()]*)\)|filter\s*\(\s*where\s+([^()]*)\)|case\s+when\s+(.*?)\s+then", re.IGNORECASE
)
_NAME = re.compile(r"\w+")
_TRUE = re.compile(r"\s*=\s*true$", re.IGNORECASE)


def not_counted(conditions: Sequence[Expression], metrics: Sequence[Metric], catalog: Catalog) -> list[Expression]:
    """Return the conditions without those by which a single share tells its part from the whole: with them it is always all."""
    if len(metrics) != 1 or metrics[0].format != "percent":
        return list(conditions)
    own = set(_own(metrics[0], catalog))
    return [condition for condition in conditions if _plain(condition_text(condition)) not in own]


def settled(known: Known | None, scored: Sequence[Scored]) -> bool:
    """Return whether metrics say themselves which value a path has, `new hires`, of those whose stage is hired; or there is none."""
    if known is None:
        return True
    metrics = [one.words.metric for one in scored]
    end = known.reached.dimension if not known.reached.links else None
    wheres = [m.definition.where.text for m in metrics if isinstance(m.definition, Simple) and m.definition.where]
    if end is None or not wheres or len(wheres) < len(metrics):
        return False
    return all(re.search(rf"\b{re.escape(end.expr.text)}\s*(=|in\b)", where, re.IGNORECASE) for where in wheres)


def _own(metric: Metric, catalog: Catalog) -> Iterator[str]:
    """What a share's numerator keeps, each condition as plain text."""
    definition = metric.definition
    if (holds := part_that_is(catalog, metric)) is not None:
        yield from (holds.name, _plain(holds.expr.text))  # `avg(inspected)`: the inspected ones are all of those
    if isinstance(definition, Simple):
        above, _, below = definition.expr.text.rpartition("/")
        if above:
            yield from set(_tests(above)).difference(_tests(below))
        return
    parts = [catalog.metrics[key] for key in metric.inputs[:2] if key in catalog.metrics]
    if len(parts) == 2 and isinstance(parts[0].definition, Simple):
        other = parts[1].definition
        whole = isinstance(other, Simple) and other.where is None and not _COUNTED.search(other.expr.text)
        where = parts[0].definition.where
        if whole and where is not None and not re.search(r"\bor\b", where.text, re.IGNORECASE):
            yield from (_plain(part) for part in re.split(r"\s+and\s+", where.text, flags=re.IGNORECASE))
        if whole:
            yield from _tests(parts[0].definition.expr.text)


def _tests(text: str) -> Iterator[str]:
    for found in _COUNTED.finditer(text):
        said = next(group for group in found.groups() if group)
        if not re.search(r"\b(?:or|and)\b", said, re.IGNORECASE):
            yield _plain(said)


def _plain(text: str) -> str:
    """A condition without blanks at its ends; what holds without saying that it is true."""
    return _TRUE.sub("", " ".join(text.split()))
