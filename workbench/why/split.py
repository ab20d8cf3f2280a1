"""A change taken apart by the values of a dimension, exactly.

An amount changed by the sum of what its groups changed by. A rate `R = A / B` is the mean of its groups' rates `r`, each
weighed by its part `w` of the whole denominator. For each group

    own = (r1 - r0) (w0 + w1) / 2            its rate changed
    mix = (w1 - w0) ((r0 + r1) / 2 - R)      it has more or less weight, beside the mean rate R = (R0 + R1) / 2

and the sum over all groups is `R1 - R0` exactly: it is Bennet's indicator (T. L. Bennet, "The theory of measurement of
changes in cost of living", 1920) with the mean taken off the mix, which sums to nothing because the weights sum to one
both times. A group with no denominator in one of the periods has no rate there, and all it added is mix.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from workbench.why.model import Part, Weighed

#: How many parts count one by one, and what the others together are called.
_TOLD_APART, _OTHERS = 5, "\0others"

Groups = Mapping[str | None, tuple[Weighed, Weighed]]
"""For each value of a dimension what it had before and after."""


def totals(groups: Groups) -> tuple[Weighed, Weighed]:
    """Return what all groups had together, before and after."""
    return _sum([before for before, _ in groups.values()]), _sum([after for _, after in groups.values()])


def _sum(groups: list[Weighed]) -> Weighed:
    return Weighed(sum((g.above for g in groups), Fraction(0)), sum((g.below for g in groups), Fraction(0)))


def parts(groups: Groups, *, rate: bool) -> tuple[Part, ...]:
    """Return what each group added to the change, the largest in size first; over all they sum to it exactly.

    Raises:
        ZeroDivisionError: of a rate: a period has no denominator at all.
    """
    before, after = totals(groups)
    found = [
        _of_rate(name, old, new, before, after)
        if rate
        else Part(name, old.above, new.above, new.above - old.above, Fraction(0))
        for name, (old, new) in groups.items()
    ]
    return tuple(sorted(found, key=lambda part: (-abs(part.added), part.name is None, part.name or "")))


def _of_rate(name: str | None, old: Weighed, new: Weighed, before: Weighed, after: Weighed) -> Part:
    r0, r1 = old.value(rate=True), new.value(rate=True)
    w0, w1 = old.below / before.below, new.below / after.below
    middle = (before.above / before.below + after.above / after.below) / 2
    added = new.above / after.below - old.above / before.below - (w1 - w0) * middle
    own = (r1 - r0) * (w0 + w1) / 2 if r0 is not None and r1 is not None else Fraction(0)
    return Part(name, r0, r1, own, added - own)


def uneven(groups: Groups, *, rate: bool) -> float:
    """Return how far the parts are from what the groups' sizes alone would lead to expect, from 0 (not at all) to 1.

    Had every group moved with the whole, each would have added its part of the earlier total. Half of the distance
    between what was added and that is how much moved otherwise; it is set beside all that moved. The largest parts count
    one by one and all others together: many small values always move unevenly, and nobody reads them.
    """
    few = _few(groups, rate=rate)
    before, _ = totals(few)
    whole = before.below if rate else before.above
    found = parts(few, rate=rate)
    change = sum((part.added for part in found), Fraction(0))
    away = moved = Fraction(0)
    for part in found:
        size = few[part.name][0]
        weight = (size.below if rate else size.above) / whole if whole else Fraction(1, len(found))
        away += abs(part.added - change * weight)
        moved += abs(part.added) + abs(change * weight)
    return float(away / moved) if moved else 0.0


def _few(groups: Groups, *, rate: bool) -> Groups:
    """The groups with the largest parts, and all others as one."""
    if len(groups) <= _TOLD_APART + 1:
        return groups
    largest = [part.name for part in parts(groups, rate=rate)[:_TOLD_APART]]
    others = [both for name, both in groups.items() if name not in largest]
    rest = (_sum([before for before, _ in others]), _sum([after for _, after in others]))
    return {**{name: groups[name] for name in largest}, _OTHERS: rest}
