"""The same query by another role: `bookings by country` may mean the booker's or the guest's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from workbench.ask.reading.propose import Planner, Reading, plans
from workbench.ask.terms.known import Known
from workbench.ask.terms.vocabulary import Vocabulary
from workbench.query.expression import Path
from workbench.query.model import MetricQuery
from workbench.query.walk import columns, with_paths

#: How many other roles of one path are offered.
_MOST = 2


def other_roles(reading: Reading, vocabulary: Vocabulary, plan: Planner) -> tuple[tuple[MetricQuery, str], ...]:
    """Return the query by another role that leads to the same, where the question names none, each with how it differs.

    A value is looked for in another role only where it was in doubt which it has: in others it may not occur.
    """
    query = reading.query
    paths = [item.path for item in query.by]
    if reading.draft.doubts:
        paths += [column.path for column in columns(query.where)]
    swaps = ((path, *pair) for path in dict.fromkeys(paths) for pair in _others(path, reading, vocabulary))
    found = {swapped(query, {path: Path(other.parts)}): _why(mine, other) for path, mine, other in swaps}
    return tuple((other, why) for other, why in found.items() if other != query and plans(other, plan))[:_MOST]


def _why(mine: Known, other: Known) -> str:
    here, there = mine.reached.links[0], other.reached.links[0]
    said = there.doc.description
    return f"By {there.name.replace('_', ' ')}, not {here.name.replace('_', ' ')}{f': {said}' if said else '.'}"


def _others(path: Path, reading: Reading, vocabulary: Vocabulary) -> Iterator[tuple[Known, Known]]:
    """The path as it is known, with each that leads to the same by another role."""
    datasets = {dataset for metric in reading.draft.metrics for dataset in metric.words.datasets}
    if len(datasets) != 1 or len(path.parts) == 1:
        return
    paths = vocabulary.paths[next(iter(datasets))]
    mine = next((known for known in paths if known.parts == path.parts), None)
    if mine is None or not mine.reached.links or _said(mine, reading):
        return
    for known in paths:
        same = known.reached.target == mine.reached.target and len(known.parts) == len(mine.parts)
        if same and known.reached.links[:1] != mine.reached.links[:1] and known.parts != mine.parts:
            yield mine, known


def _said(known: Known, reading: Reading) -> bool:
    """Whether the question names the role, by any of its names."""
    stems = {word.stem for word in reading.grounding.words}
    return any(set(role) <= stems for role in known.roles)


def swapped(query: MetricQuery, swap: Mapping[Path, Path]) -> MetricQuery:
    """Return the query with paths exchanged for others."""
    by = tuple(replace(item, path=swap.get(item.path, item.path)) for item in query.by)
    order = tuple(replace(item, key=swap.get(item.key, item.key)) for item in query.order)
    where = None if query.where is None else with_paths(query.where, swap)
    limit = query.limit and replace(query.limit, per=tuple(swap.get(path, path) for path in query.limit.per))
    return replace(query, by=by, where=where, order=order, limit=limit)
