"""An explanation that can be asked for: whose a resource is, how a cost was computed, why it changed; as the line of a cell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from workbench.session.costs.wordings import Act

if TYPE_CHECKING:
    from workbench.efficiency.change import Change
    from workbench.efficiency.explain import Explanation as Computed
    from workbench.efficiency.ownership import Chain
    from workbench.efficiency.project import Efficiency
    from workbench.efficiency.shown import Page

#: How a line begins that is an explanation.
MAGIC = "%efficiency "
EVERYBODY = "everybody"

_LINE = re.compile(
    r"%efficiency (whose|explain|why) ('[^']*'|\S+)(?: --period (\S+)(?: (\d{4}-\d\d))?)?(?: --currency (\S+))?( --as-now)?"
)


@dataclass(frozen=True, slots=True)
class Explanation:
    """One explanation.

    Attributes:
        subject: the id of an owner, or `everybody`; of `whose`, `platform/id` of a resource.
        months: none, one (a day, too), or the two to compare.
    """

    act: Act
    subject: str
    months: tuple[str, ...] = ()
    currency: str | None = None
    as_now: bool = False

    @property
    def line(self) -> str:
        """The cell: `%efficiency why search --period 2026-02 2026-03`."""
        return " ".join(self._parts())

    def _parts(self) -> Iterator[str]:
        yield f"{MAGIC}{self.act}"
        yield f"'{self.subject}'" if " " in self.subject else self.subject
        yield from ("--period", *self.months) if self.months else ()
        yield from ("--currency", self.currency) if self.currency else ()
        yield from ("--as-now",) if self.as_now else ()

    @property
    def sentence(self) -> str:
        """What it will show."""
        whom = "the whole bill" if self.subject == EVERYBODY else f"what {self.subject} pays"
        match self.act:
            case Act.WHOSE:
                when = f" in {self.months[0]}" if self.months else ""
                return f"Whose {self.subject} is{when}: every rule that was tried, in order, and the one that decides."
            case Act.EXPLAIN:
                return (
                    f"How {whom} for {self.months[0]} was computed: each way cost came along, with the rule and the share;"
                    " the lines sum to the amount exactly."
                )
            case Act.WHY:
                return (
                    f"Why {whom} changed from {self.months[0]} to {self.months[1]}: by price, volume, mix, ownership,"
                    " platforms and credits; the terms sum to the change exactly."
                )

    def run(self, efficiency: Efficiency) -> Chain | tuple[Computed, ...] | tuple[Change, ...]:
        """Return what it shows, as values: of a cost one for each currency.

        Raises:
            QueryError: there is no such owner, month or currency.
        """
        from workbench.efficiency.ownership import AsNow

        mode = AsNow(efficiency.now) if self.as_now else None
        match self.act:
            case Act.WHOSE:
                platform, _, asset = self.subject.partition("/")
                return efficiency.whose(platform, asset, self._at())
            case Act.EXPLAIN:
                return efficiency.explain(self.subject, self.months[0], self.currency, mode=mode)
            case Act.WHY:
                whose = None if self.subject == EVERYBODY else self.subject
                return efficiency.why(whose, self.months[0], self.months[1], self.currency, mode=mode)

    def page(self, efficiency: Efficiency) -> Page:
        """Return what it shows, to look at; its charts are those of the values."""
        from workbench.efficiency.shown import changes_page, explanations_page, whose_page

        found = self.run(efficiency)
        match self.act:
            case Act.WHOSE:
                return whose_page(found)  # type: ignore[arg-type]  # a chain, of whose
            case Act.EXPLAIN:
                return explanations_page(found)  # type: ignore[arg-type]
            case Act.WHY:
                return changes_page(found, self.months[0], self.months[1])  # type: ignore[arg-type]

    def _at(self) -> datetime | None:
        from workbench.efficiency.inputs import last_instant

        return last_instant(datetime.fromisoformat(f"{self.months[0][:7]}-01")) if self.months else None


def explanation_of(line: str) -> Explanation | None:
    """Return the explanation that a cell's line is; None where it is another line."""
    found = _LINE.fullmatch(line.strip())
    if found is None:
        return None
    act, subject, first, second, currency, now = found.groups()
    months = tuple(month for month in (first, second) if month)
    return Explanation(Act(act), subject.strip("'"), months, currency, bool(now))
