"""One thing of a catalog in words: a path that can be asked for, or a metric."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.ask.language.measures import unit_of
from workbench.catalog.graph import Reached
from workbench.catalog.model import (
    DimensionType,
    Documentation,
    Metric,
)

#: How directly a name is said with another word for the same.
ALIKE = 0.75

#: The stem of the word for how many rows there are.
VOLUME = "volum"


@dataclass(frozen=True, slots=True)
class Known:
    """A path that can be asked for from a dataset.

    Attributes:
        dataset: the key of the dataset it starts at.
        label: whether it is what its dataset is shown as.
        roles: the stems of the phrases by which its first link is called; `spoken` the same as words; `ways` the same of
            all its links.
        told: the stems of what only the last link's description says, and that of no other to the same.
        measured: the unit of the metrics that add its values up, or average them.
        stems: of the name and title of what it ends at; `heads` of what its links lead to, whatever the role.
        holders: what those are called that have the roles: a matter, of the matter partner.
    """

    dataset: str
    parts: tuple[str, ...]
    reached: Reached
    label: bool
    roles: tuple[tuple[str, ...], ...] = ()
    spoken: tuple[tuple[str, ...], ...] = ()
    ways: tuple[tuple[tuple[str, ...], ...], ...] = ()
    stems: tuple[str, ...] = ()
    heads: frozenset[str] = frozenset()
    measured: str | None = None
    told: frozenset[str] = frozenset()
    holders: frozenset[str] = frozenset()

    @property
    def type(self) -> DimensionType:
        """What its values are; a key counts as text."""
        return self.reached.dimension.type if self.reached.dimension else DimensionType.TEXT

    @property
    def unit(self) -> str | None:
        """The unit of its values, as the catalog writes it, as its name or description says it, or that of metrics of it."""
        return (unit_of(self.reached.dimension) or self.measured) if self.reached.dimension else None

    @property
    def doc(self) -> Documentation:
        """What the catalog says about it: of a label, what it says about the role."""
        links = self.reached.links
        return links[-1].doc if links and (self.label or self.reached.dimension is None) else _doc(self.reached)


@dataclass(frozen=True, slots=True)
class MetricWords:
    """A metric in words.

    Attributes:
        phrases: the stems of its name, title and synonyms.
        words: every stem that its documentation uses.
        shape: `share`, `average` or `total`, by its definition; "" where none fits.
        datasets: the datasets it is counted in.
        counted: the stems of what it counts: its names, its unit, and the rows where it counts those.
        whole: phrases that name it only where all of their words are said: `after rebates`, of what is left of sales.
        denied: the stems that its description only says of what it is not: `bills not paid in full`, of those unpaid.
    """

    metric: Metric
    phrases: tuple[tuple[str, ...], ...]
    words: frozenset[str]
    shape: str
    datasets: tuple[str, ...]
    counted: frozenset[str] = frozenset()
    whole: tuple[tuple[str, ...], ...] = ()
    denied: frozenset[str] = frozenset()


def _doc(reached: Reached) -> Documentation:
    return reached.dimension.doc if reached.dimension else Documentation()


def in_other_words(options: Sequence[tuple[Known, float]]) -> bool:
    """Return whether words name paths only by other words than the catalog's."""
    return all(strength <= ALIKE for _, strength in options)


def called(known: Known) -> str:
    """Return a path as the catalog titles it, for sentences."""
    return known.doc.title or ".".join(known.parts)
