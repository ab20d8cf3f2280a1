"""The tree of owners at a moment: teams in teams in the organisation, with sums rolled up along it.

A sum of an owner with all below it overlaps with the sums of its parents, so such sums are never added up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

import pyarrow as pa

from workbench.efficiency.tables import COUNT, TEXT, UNOWNED
from workbench.errors import Issue, nearest

_PATH = pa.schema(
    [pa.field("owner_id", TEXT), pa.field("ancestor_id", TEXT), pa.field("depth", COUNT), pa.field("level", COUNT)]
)


@dataclass(frozen=True, slots=True)
class Owner:
    """An owner as it was at the moment."""

    id: str
    name: str
    kind: str
    parent: str | None


@dataclass(frozen=True, slots=True)
class Tree:
    """Owners by id; only owners whose way up ends at one without a parent are in it.

    Attributes:
        faults: owners left out or cut off, each with its reason: circles, parents that are not there, two rows at once.
    """

    owners: Mapping[str, Owner]
    faults: tuple[Issue, ...] = ()

    def ancestors(self, owner: str) -> tuple[str, ...]:
        """Return an owner's parent, its parent's parent and so on to the root."""
        out: list[str] = []
        found = self.owners.get(owner)
        while found is not None and found.parent is not None:
            out.append(found.parent)
            found = self.owners.get(found.parent)
        return tuple(out)

    def children(self, owner: str | None) -> tuple[str, ...]:
        """Return who stands right below an owner, or at the top."""
        return tuple(sorted(o.id for o in self.owners.values() if o.parent == owner))

    def rolled_up(self, own: Mapping[str, Decimal]) -> dict[str, Decimal]:
        """Return each owner's amount with all that stand below it; who is in no tree stands alone."""
        out: dict[str, Decimal] = {}
        for owner, amount in own.items():
            for name in (owner, *self.ancestors(owner)):
                out[name] = out.get(name, Decimal(0)) + amount
        return out

    def paths(self) -> pa.Table:
        """Return every owner with itself (depth 0) and each owner above it; `level` counts from the root, which is 0."""
        rows = [row for owner in sorted(self.owners) for row in self._path(owner)]
        return pa.Table.from_pylist(rows, schema=_PATH)

    def _path(self, owner: str) -> Iterator[dict[str, object]]:
        way = (owner, *self.ancestors(owner))
        for depth, name in enumerate(way):
            yield {"owner_id": owner, "ancestor_id": name, "depth": depth, "level": len(way) - 1 - depth}


def tree_at(owners: pa.Table, at: datetime) -> Tree:
    """Return the tree of the owner table's rows that hold at a moment; `unowned` is always in it.

    Circles and unknown parents are named as faults. Who stands in a circle is cut off from its parent, and so are their
    sums, so that none is counted twice; an owner with an unknown parent stands at the top.
    """
    faults: list[Issue] = []
    found = _holding(owners, at, faults)
    found.setdefault(UNOWNED, Owner(UNOWNED, "Unowned", "team", None))
    _known_parents(found, faults)
    for circle in _circles(found):
        faults.append(_circle_fault(circle))
        for name in circle:
            found[name] = _cut(found[name])
    return Tree(found, tuple(faults))


def _holding(owners: pa.Table, at: datetime, faults: list[Issue]) -> dict[str, Owner]:
    out: dict[str, Owner] = {}
    rows = owners.select(["owner_id", "name", "kind", "parent_owner_id", "valid_from", "valid_to"]).to_pylist()
    for row in sorted(rows, key=lambda r: (r["owner_id"], r["valid_from"], r["parent_owner_id"] or "")):
        if row["valid_from"] > at or (row["valid_to"] is not None and row["valid_to"] <= at):
            continue
        name = row["owner_id"]
        if name in out and out[name].parent != row["parent_owner_id"]:
            faults.append(
                Issue(
                    "owner-twice",
                    f"The owner '{name}' stands in two places of the tree at {at:%Y-%m-%d}; the later one counts.",
                    remedy="End the earlier row where the later begins.",
                    subject=name,
                )
            )
        out[name] = Owner(name, row["name"], row["kind"], row["parent_owner_id"])
    return out


def _known_parents(found: dict[str, Owner], faults: list[Issue]) -> None:
    for owner in list(found.values()):
        if owner.parent is not None and owner.parent not in found:
            message = f"The parent '{owner.parent}' of the owner '{owner.id}' is no owner at that time."
            faults.append(Issue("unknown-parent", message, None, nearest(owner.parent, found), subject=owner.id))
            found[owner.id] = _cut(owner)


def _circles(found: Mapping[str, Owner]) -> Iterable[tuple[str, ...]]:
    """Every circle once, beginning with its first name."""
    settled: set[str] = set()
    for start in sorted(found):
        way: list[str] = []
        at: str | None = start
        while at is not None and at not in settled and at not in way:
            way.append(at)
            at = found[at].parent
        if at is not None and at in way:
            circle = way[way.index(at) :]
            first = circle.index(min(circle))
            yield (*circle[first:], *circle[:first])
        settled.update(way)


def _circle_fault(circle: tuple[str, ...]) -> Issue:
    way = " in ".join((*circle, circle[0]))
    remedy = "Correct a parent; until then these owners stand at the top."
    return Issue("owner-circle", f"Owners stand in a circle: {way}.", remedy=remedy, subject=circle[0])


def _cut(owner: Owner) -> Owner:
    return Owner(owner.id, owner.name, owner.kind, None)
