"""What rows may lack, who is told by a role that not all have, and what things have that takes money itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from workbench.ask.grounding.dimensions import DimensionUse
from workbench.ask.grounding.ground import Grounding
from workbench.ask.measuring.measure import Scored
from workbench.ask.measuring.quantities import kinds
from workbench.ask.terms.known import Known
from workbench.catalog.model import Catalog
from workbench.search.words import split

#: What names begin with that say what things have.
_HAS = frozenset({"has", "with"})

#: Behind reasons these say of what they are asked.
_WHY = frozenset("for why we they you people that".split())


def may_lack(known: Known, catalog: Catalog) -> bool:
    """Return whether rows may have nobody in a role.

    So it is with one that stands behind another that leads to the same, a helper behind a technician; what went somewhere
    went to some place.
    """
    if not known.reached.links or any(("to",) in way for way in known.ways):
        return False
    link = known.reached.links[-1]
    return next(one.name for one in catalog.datasets[link.dataset].links.values() if one.to == link.to) != link.name


def asked_for_some(
    use: DimensionUse, known: Known, grounding: Grounding, catalog: Catalog, lacks: Callable[[Known], bool]
) -> bool:
    """Return whether groups are asked for that rows may have none of, and none is no answer: `who helped most`, `reasons we lost members`.

    Where all groups are asked for, each of them or all in order, those without one have their row too: a total stays what it is.

    Args:
        lacks: whether rows have nothing at a path, by what is in them: the nameless are no answer to which has the most.
    """
    words = grounding.words
    behind = words[use.stop].plain if use.stop < len(words) else ""
    reasons = words[use.marked].plain in {"reasons", "causes"} and behind in _WHY
    ranked = use.ranked and may_lack(known, catalog)
    tops = (use.ranked or grounding.rank is not None) and not (grounding.rank and grounding.rank.listed)
    return reasons or (tops and (ranked or lacks(known)))


def takes_itself(use: DimensionUse, known: Known, metrics: Sequence[Scored]) -> bool:
    """Return whether money is asked for of what things only have: the `cafe takings` are no takings of sites that have a cafe."""
    end = known.reached.dimension
    has = end is not None and bool(_HAS & {*split(end.name)[:1], *split(end.doc.title.casefold())[:1]})
    money = (m for m in metrics if "money" in kinds(m.words.metric) and use.stop in m.at)
    return has and bool(use.holds) and use.marked == use.start and any(True for _ in money)
