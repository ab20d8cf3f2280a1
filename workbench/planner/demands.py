"""What metrics demand of a query: paths that it must group by, and paths that it must not."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.catalog.graph import Reached, readings
from workbench.catalog.model import Catalog, Metric
from workbench.errors import Issue
from workbench.planner.measures import path_of
from workbench.planner.paths import agree
from workbench.planner.resolved import Branch, Grouped, Measured


def unmet(
    catalog: Catalog, measured: tuple[Measured, ...], grouped: tuple[Grouped, ...], branches: tuple[Branch, ...]
) -> Iterator[Issue]:
    """Yield what the query lacks, or has, against the word of its metrics and of those that they are made of."""
    for item in measured:
        for metric in _all(catalog, item.metric):
            for text in metric.requires:
                if not any(_groups_by(catalog, text, group, branches) for group in grouped):
                    message = f"{metric.key} has a meaning only by '{text}'."
                    yield Issue("requires", message, remedy=f"Add by {text}.", subject=item.output)
            for text in metric.forbids:
                for group in grouped:
                    if _groups_by(catalog, text, group, branches):
                        message = f"{metric.key} has no meaning by '{'.'.join(group.path.parts)}'."
                        yield Issue("forbids", message, remedy="Leave it out of by.", subject=item.output)


def _all(catalog: Catalog, metric: Metric) -> Iterator[Metric]:
    """The metric and all that it is made of, each once."""
    found = {metric.key: metric}
    todo = [metric]
    while todo:
        for name in todo.pop().inputs:
            if name not in found:
                found[name] = catalog.metrics[name]
                todo.append(found[name])
    return iter(found.values())


def _groups_by(catalog: Catalog, text: str, group: Grouped, branches: tuple[Branch, ...]) -> bool:
    """Whether a dimension of the query is the path that is meant, at its grain if one is written."""
    path = path_of(text)
    if group.path == path:
        return True
    return any(
        _same(there, branch.reached(group.path))
        for branch in branches
        for there in readings(catalog, branch.dataset, path.parts, branch.axis)
    )


def _same(wanted: Reached, found: Reached) -> bool:
    fits = wanted.grain is None or wanted.grain == found.grain
    return agree(wanted, found) and fits and (wanted.part is None or wanted.part == found.part)
