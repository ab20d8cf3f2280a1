"""Tables that only join two others, as databases have them: `singer in concert`, `reader book list`.

They are made up for pairs of things that nothing joins yet, so that "how many Bs does each A have" is seen to be a count
of the rows that join them, while "how many Bs are there" stays a count of B.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from workbench.ask.train.domains import Column, Domain, Role, Thing, plural

_CALLED = (
    "{a} in {b}",
    "{a} {b}",
    "{a} {b}",
    "{b} of {a}",
    "{a} has {b}",
    "{a} {b} list",
    "{a} {b} link",
    "{b} assignment",
    "{a} of {b}",
    "{a} at {b}",
    "{b} registration",
    "{b} arrangement",
    "{a} involvement",
    "has {b}",
)


def with_bridge(domain: Domain, things: Sequence[Thing], rng: Random) -> tuple[Domain, tuple[Thing, ...]]:
    """Return domain and things with one more table that joins two of them, where two are not yet joined."""
    pairs = [(a, b) for a in things for b in things if a.one != b.one and not _joined(a, b, things)]
    if not pairs:
        return domain, tuple(things)
    a, b = rng.choice(pairs)
    name = rng.choice(_CALLED).format(a=a.one, b=b.one)
    if name in domain.things:
        return domain, tuple(things)
    columns = [Column(name, f"{to.one} id", Role.LINK, to=to.one) for to in (a, b)]
    if rng.random() < 0.5:
        columns.insert(0, Column(name, "id", Role.ID))
    bridge = Thing(name, plural(name), (), tuple(columns), ())
    return replace(domain, things={**domain.things, name: bridge}), (*things, bridge)


def through(things: Sequence[Thing]) -> list[tuple[Thing, Column, Column]]:
    """Return each thing that joins two others, with the column to group by and the column to what is counted in words."""
    known = {thing.one: thing for thing in things}
    return [
        (thing, group, counted)
        for thing in things
        for group in thing.of_role(Role.LINK)
        for counted in thing.of_role(Role.LINK)
        if group != counted
        and {group.to, counted.to} <= known.keys()
        and not _linked(known[group.to], known[counted.to])
    ]


def _joined(a: Thing, b: Thing, things: Sequence[Thing]) -> bool:
    by_other = any({a.one, b.one} <= {column.to for column in thing.of_role(Role.LINK)} for thing in things)
    return by_other or _linked(a, b)


def _linked(a: Thing, b: Thing) -> bool:
    return any(c.to == b.one for c in a.of_role(Role.LINK)) or any(c.to == a.one for c in b.of_role(Role.LINK))
