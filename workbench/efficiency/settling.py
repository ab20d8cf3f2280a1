"""Which of all runs count now: a function of the runs alone, so that the order of arrival does not matter.

Deliveries of a feed stand in the order of their names, digits as numbers. A later one replaces what it restates of
earlier ones. One that lost most of the rows that it would replace, or has none of its days, is held back: it was
probably cut, or adds where it is said to restate.
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import combinations

from workbench.efficiency.feeds.declared import Feed
from workbench.efficiency.lake import Part
from workbench.efficiency.runs import ACCEPTED, Run, Scope

#: How many deliveries before one tell how large it should be.
TRAILING = 7

Values = tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """A delivery that is kept but does not count, and why; or one that counts though it looks wrong."""

    feed: str
    delivery: str
    message: str
    counts: bool = False


@dataclass(slots=True)
class Settled:
    """What counts of one feed.

    Attributes:
        parts: its files in order, those that are history among them.
        held: what of its deliveries is held back now, or looks wrong.
        cut: the runs that were held back, also those whose delivery has other bytes by now.
        covers: the bills that count: provider, billing account, billing period.
    """

    parts: list[Part] = field(default_factory=list)
    held: list[Held] = field(default_factory=list)
    cut: set[str] = field(default_factory=set)
    covers: set[Values] = field(default_factory=set)


def natural(name: str) -> tuple[tuple[int, int | str], ...]:
    """The key that sorts names as people do: `d9` before `d10`.

    >>> sorted(["d10", "d9", "d1"], key=natural)
    ['d1', 'd9', 'd10']
    """
    return tuple((0, int(piece)) if piece.isdigit() else (1, piece) for piece in re.split(r"(\d+)", name) if piece)


def settled(feed: Feed, runs: Sequence[Run], live: Mapping[str, str]) -> Settled:
    """Return what counts of a feed.

    Args:
        live: delivery -> the run of the bytes that are there now, or were last.
    """
    out = Settled()
    deliveries: dict[str, list[Run]] = {}
    for run in sorted(runs, key=lambda run: (natural(run.delivery), run.order)):
        deliveries.setdefault(run.delivery, []).append(run)
    before: dict[Values, Scope] = {}
    winners: dict[Values, str] = {}
    sizes: list[Decimal] = []
    counting: set[str] = set()
    for name, versions in deliveries.items():
        for run in versions:
            _is_held(feed, run, before, out, say=False)
        latest = _latest(feed, versions, live.get(name, versions[-1].id), out)
        if latest is None or _is_held(feed, latest, before, out):
            continue
        _look(feed, latest, sizes, out)
        counting.add(latest.id)
        sizes.append(_size(latest))
        before |= latest.scopes
        winners |= dict.fromkeys(latest.scopes, latest.id)
        if feed.table == "billing" and latest.scope:
            out.covers |= {values[:3] for values in latest.scopes}
    for place, versions in enumerate(deliveries.values(), 1):
        out.parts += [part for run in versions for part in _parts(run, place, counting, winners)]
    return out


def overlaps(found: Mapping[str, Settled]) -> list[Held]:
    """Say it where two feeds bring one bill: their charges add up, which is seldom meant."""
    out = []
    for first, second in combinations(sorted(found), 2):
        for bill in sorted(found[first].covers & found[second].covers, key=str):
            what = " / ".join("null" if value is None else value for value in bill)
            message = (
                f"The feeds {first} and {second} both bring the bill {what}: their charges add up. Keep one of them."
            )
            out.append(Held(second, "", message, counts=True))
    return out


def _latest(feed: Feed, versions: Sequence[Run], live: str, out: Settled) -> Run | None:
    """The run of a delivery that stands for it: of the bytes there now, or, where those are bad, of those before."""
    found: Run | None = None
    for run in versions:
        good = run.status == ACCEPTED and not (found and _is_held(feed, run, found.scopes, out, say=run.id == live))
        found = run if good else found
        if run.id == live:
            break
    return found


def _is_held(feed: Feed, run: Run, before: Mapping[Values, Scope], out: Settled, *, say: bool = True) -> bool:
    suspect = _suspect(feed, run, before) if run.delivery not in feed.accept else None
    if suspect is not None:
        out.cut.add(run.id)
        out.held += [suspect] if say else []
    return suspect is not None


def _suspect(feed: Feed, run: Run, before: Mapping[Values, Scope]) -> Held | None:
    """What is wrong where a delivery cannot be a restatement of what it would replace."""
    if run.scope is None:
        return None
    for values, scope in sorted(run.scopes.items(), key=str):
        if values not in before:
            continue
        where = " / ".join("null" if value is None else value for value in values) or feed.table
        if (wrong := _wrong(feed, scope, before[values])) is not None:
            accept = f"or accept it in feeds.yml (accept: ['{run.delivery}'])"
            message = f"{run.delivery} {wrong[0]} for {where}, where the delivery that it restates has {wrong[1]}"
            return Held(feed.name, run.delivery, f"{message}, {accept}.")
    return None


def _wrong(feed: Feed, scope: Scope, old: Scope) -> tuple[str, str] | None:
    """How a scope differs from the one it would replace: far fewer rows, or days that come after all of its days."""
    if old.last and scope.first > old.last:
        days = f"has the days from {scope.first}"
        remedy = "it adds to it rather than restates it, and does not count. Declare the feed 'restates: day'"
        return days, f"days up to {old.last}: {remedy}"
    if scope.rows < feed.least_share * old.rows:
        remedy = "it was probably cut off and does not count. Have it delivered again"
        return f"has {scope.rows:,} rows", f"{old.rows:,}: {remedy}"
    return None


def _look(feed: Feed, run: Run, sizes: Sequence[Decimal], out: Settled) -> None:
    """Say it of a delivery that is far smaller than those before it; it counts all the same."""
    usual = statistics.median(sizes[-TRAILING:]) if len(sizes) >= 3 else Decimal(0)
    if (size := _size(run)) < feed.least_share * usual:
        a_day = " a day" if any(scope.first for scope in run.scopes.values()) else ""
        trailing = len(sizes[-TRAILING:])
        message = f"{run.delivery} has {size:,.0f} rows{a_day}, where the {trailing} before it have {usual:,.0f} in the median."
        out.held.append(Held(feed.name, run.delivery, message, counts=True))


def _size(run: Run) -> Decimal:
    """The rows of a delivery; of what has days the rows a day, so that a month that has just begun is not small."""
    days = [date.fromisoformat(day) for scope in run.scopes.values() for day in (scope.first, scope.last) if day]
    return Decimal(run.rows) / (1 + (max(days) - min(days)).days if days else 1)


def _parts(run: Run, place: int, counting: set[str], winners: Mapping[Values, str]) -> Iterable[Part]:
    """The parts of a run, each with what of it was restated since."""
    for file in run.files:
        if not file.part:
            continue
        restated = tuple(s.values for s in file.scopes if run.scope is not None and winners.get(s.values) != run.id)
        gone = run.id not in counting or (bool(file.scopes) and len(restated) == len(file.scopes))
        yield Part(
            file=file.part,
            partition=f"{run.feed}/{run.delivery}/{file.path}",
            rows=file.ingested,
            snapshot=place,
            ingested_at=run.ingested_at,
            scope=run.scope or (),
            restated=() if gone else restated,
            counts=not gone,
        )
