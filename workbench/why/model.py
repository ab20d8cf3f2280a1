"""Why a metric changed, as values: the change, and for each dimension what every one of its values added to it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from fractions import Fraction
from typing import TYPE_CHECKING

from workbench.query.model import MetricQuery

if TYPE_CHECKING:
    import pandas

    from workbench.result.model import ResultColumn


@dataclass(frozen=True, slots=True)
class Weighed:
    """What a group had in one of the two periods: an amount, and of a rate also what it is divided by.

    Attributes:
        above: the amount, or the rate's numerator; zero where the group has none.
        below: the rate's denominator; zero where the group has none, and of an amount.
    """

    above: Fraction = Fraction(0)
    below: Fraction = Fraction(0)

    def value(self, *, rate: bool) -> Fraction | None:
        """Return what the metric is here; None for a rate of nothing."""
        if not rate:
            return self.above
        return self.above / self.below if self.below else None


@dataclass(frozen=True, slots=True)
class Part:
    """What one value of a dimension added to the change.

    Attributes:
        name: the dimension's value; None is a group of its own.
        before: the metric there in the earlier period; None where a rate has nothing to be a rate of.
        after: the same in the later one.
        own: what came of its own change: of an amount, all; of a rate, at the mean of its two weights.
        mix: of a rate: what came of its having more or less weight than before.
    """

    name: str | None
    before: Fraction | None
    after: Fraction | None
    own: Fraction
    mix: Fraction

    @property
    def added(self) -> Fraction:
        """Its part of the change: `own + mix`. Over all parts these sum to the change exactly."""
        return self.own + self.mix


@dataclass(frozen=True, slots=True)
class Split:
    """The change taken apart by one dimension.

    Attributes:
        path: the dimension, `carrier.name`.
        title: what people call it.
        parts: the largest in size first.
        uneven: 0 to 1: how much of all movement is not what each value's size alone would lead one to expect. Zero: all
            values moved alike, so that this dimension explains nothing.
    """

    path: str
    title: str
    parts: tuple[Part, ...]
    uneven: float


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Change:
    """How a metric changed between two stretches of time, and by which values of which dimensions.

    Attributes:
        query: what was compared, `cancellations during 2013-02 compare to previous period`.
        earlier: the stretch it is compared with: `start <= t < end`.
        later: the stretch that was asked about.
        before: the metric in the earlier one.
        after: the metric in the later one.
        rate: whether it is a rate: its parts then have a mix.
        splits: one for each dimension looked at, the most telling first.
        left_out: dimensions that were not looked at, with the reason.
        warnings: what a reader must know before trusting the numbers.
    """

    query: MetricQuery
    text: str
    column: ResultColumn
    earlier: tuple[datetime, datetime]
    later: tuple[datetime, datetime]
    before: Fraction
    after: Fraction
    rate: bool
    splits: tuple[Split, ...]
    left_out: tuple[tuple[str, str], ...] = ()
    warnings: tuple[str, ...] = ()
    seconds: float = field(default=0.0)

    @property
    def difference(self) -> Fraction:
        """By how much it changed."""
        return self.after - self.before

    @property
    def df(self) -> pandas.DataFrame:
        """Every part of every split as a row."""
        import pandas

        rows = [
            (split.path, part.name, _float(part.before), _float(part.after), float(part.own), float(part.mix))
            for split in self.splits
            for part in split.parts
        ]
        frame = pandas.DataFrame(rows, columns=["dimension", "value", "before", "after", "own", "mix"])
        return frame.assign(added=frame.own + frame.mix)

    def __repr__(self) -> str:
        return f"<Change of {self.column.name}: {float(self.before):g} to {float(self.after):g}>"

    def __str__(self) -> str:
        from workbench.why.shown import plain

        return plain(self)

    def _repr_mimebundle_(
        self, include: Collection[str] | None = None, exclude: Collection[str] | None = None
    ) -> dict[str, object]:
        from workbench.why.shown import bundle

        found = bundle(self).items()
        return {kind: data for kind, data in found if (not include or kind in include) and kind not in (exclude or ())}

    def _ipython_display_(self) -> None:
        from workbench.why.shown import show

        show(self)


def _float(value: Fraction | None) -> float | None:
    return None if value is None else float(value)
