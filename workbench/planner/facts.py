"""What the data says of the links that a plan follows, and joins that may lean on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

from workbench.catalog.model import Dataset, Link
from workbench.planner.nodes import Converted, Ends, Finish, Generated, Join, Merge, Rows, Scan
from workbench.planner.relations import relations_in


@dataclass(frozen=True, slots=True)
class LinkFacts:
    """One link as the data has it, at one version of the data.

    Attributes:
        rows: of the linking dataset.
        targets: rows of the target.
        complete: whether each row of the linking dataset has its row there, so that an inner join loses none.
    """

    rows: int
    targets: int
    complete: bool


Facts: TypeAlias = Mapping[Link, LinkFacts]


def links_of(rows: Rows) -> Iterator[Link]:
    """Yield the links that a plan follows, as often as it does."""
    match rows:
        case Scan() | Ends() | Generated():
            return
        case Merge(branches):
            for branch in branches:
                yield from links_of(branch)
        case Converted(before, events):
            yield from links_of(before)
            yield from links_of(events)
        case _:
            if isinstance(rows, Join):
                yield from (rows.link,) if rows.link is not None else ()
                yield from links_of(rows.dataset) if not isinstance(rows.dataset, Dataset) else ()
            yield from links_of(rows.input)


def told(plan: Finish, facts: Facts) -> Finish:
    """Return the plan with what is known of each link on its joins."""
    return replace(plan, input=_told(plan.input, facts)) if facts else plan


def _told(rows: Rows, facts: Facts) -> Rows:
    match rows:
        case Scan() | Ends() | Generated():
            return rows
        case Merge(branches):
            return replace(rows, branches=tuple(replace(b, input=_told(b.input, facts)) for b in branches))
        case Converted(before, events):
            told_before, told_events = (replace(side, input=_told(side.input, facts)) for side in (before, events))
            return replace(rows, input=told_before, events=told_events)
        case Join(input_, _, beside):
            beside = beside if isinstance(beside, Dataset) else _told(beside, facts)
            return _known(replace(rows, input=_told(input_, facts), dataset=beside), facts)
        case _:
            return replace(rows, input=_told(rows.input, facts))


def _known(join: Join, facts: Facts) -> Join:
    """A join is verified when its own link is complete and so is every join that its key comes through."""
    found = facts.get(join.link) if join.link else None
    if found is None:
        return join
    lost = set(_unverified(join.input))
    through = {name for value, _ in join.on for name in relations_in(value)}
    return replace(join, verified=found.complete and not lost & through, sizes=(found.rows, found.targets))


def _unverified(rows: Rows) -> Iterator[str]:
    while not isinstance(rows, Scan | Ends | Generated | Merge):
        if isinstance(rows, Join) and not rows.verified:
            yield rows.relation
        rows = rows.input
