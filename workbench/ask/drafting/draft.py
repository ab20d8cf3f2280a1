"""A query in the making, with how it came about."""

from __future__ import annotations

from dataclasses import dataclass, field

from workbench.ask.answer import Reason
from workbench.ask.grounding.dimensions import DimensionUse
from workbench.ask.grounding.ground import Grounding
from workbench.ask.measuring.measure import Scored
from workbench.ask.measuring.shares import Parts
from workbench.query import model as q
from workbench.query.expression import Expression, Path
from workbench.search.words import split

#: What a rate is called that says how many missed a day.
_LATE = frozenset({"late", "overdue"})


@dataclass(slots=True)
class Draft:
    """A query in the making.

    Attributes:
        share: whether the metrics are asked for as parts of their totals; `parts` says of what those are the parts.
        within: the groups that are a whole each for the parts.
        lost: what was named in the question and cannot be asked of these metrics, as sentences.
        astray: how many values were named with a direction, `to Munich`, that no role of theirs has.
        known: the groups that rows may have nobody in, and that ask who it is.
        itself: how many values say no more than the role they are of: the baker, whose job is baker.
        trivial: whether what is counted is one in each group: customers by customer.
        doubts: how often a reading was chosen among several.
        used: the indexes of the words that became part of the query; `accounted` of those that say no more than it does.
        strays: the indexes of ordinary words that are like something in the catalog, which these metrics have not.
        lead: where the sentence begins that says what is measured; what leads up to it loses nothing.
    """

    metrics: tuple[Scored, ...]
    share: bool = False
    parts: Parts = field(default_factory=Parts)
    by: list[Path] = field(default_factory=list)
    where: list[Expression] = field(default_factory=list)
    having: list[Expression] = field(default_factory=list)
    during: q.Period | None = None
    compare: q.Comparison | None = None
    within: list[Path] = field(default_factory=list)
    each: list[Path] = field(default_factory=list)
    ranked: list[Path] = field(default_factory=list)
    known: list[Path] = field(default_factory=list)
    plural: bool = False
    reasons: list[tuple[int, Reason]] = field(default_factory=list)
    assumptions: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    astray: int = 0
    itself: int = 0
    trivial: bool = False
    doubts: int = 0
    used: set[int] = field(default_factory=set)
    accounted: frozenset[int] = frozenset()
    strays: set[int] = field(default_factory=set)
    lead: int = 0

    @property
    def heard(self) -> set[int]:
        """The indexes of the words that the query stands for: that became part of it, name what is measured, or say no more."""
        return self.used.union(self.accounted, *(metric.at for metric in self.metrics))

    def rates(self, use: DimensionUse) -> bool:
        """Return whether a rate is measured that itself says how many missed a day: `what share of loans come back late` keeps no late ones."""
        names = {
            word for m in self.metrics for word in split(f"{m.words.metric.name} {m.words.metric.doc.title}".casefold())
        }
        late = use.missed is not None and use.missed.how in {"late", "overdue"}
        return (
            late and len(self.metrics) == 1 and self.metrics[0].words.shape == "share" and not _LATE.isdisjoint(names)
        )

    def lose(self, at: int, sentence: str) -> None:
        """Remember that what was named at a place cannot be asked."""
        if at >= self.lead:
            self.lost.append(sentence)

    def note(self, grounding: Grounding, span: tuple[int, int], reason: Reason) -> None:
        """Remember what some words became."""
        said = Reason(grounding.said(*span), reason.kind, reason.means, reason.definition)
        self.reasons.append((span[0], said))
        self.used |= set(range(*span))

    def group(self, path: Path) -> None:
        """Divide by a path, once."""
        if path not in self.by:
            self.by.append(path)
