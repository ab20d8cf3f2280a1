"""The query text that the pickers stand for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.catalog.card import Card


@dataclass(frozen=True, slots=True)
class Draft:
    """A metric, the dimensions it is broken down by, and a period; what is empty is left out.

    >>> print(Draft("flights", ("carrier.name", ""), "2013").text)
    flights
    by carrier.name
    during 2013
    order by flights desc
    """

    metric: str
    by: tuple[str | None, ...] = ()
    period: str = ""

    @property
    def text(self) -> str:
        """The query; names from large to small, periods as they follow each other."""
        by = list(dict.fromkeys(path for path in self.by if path))
        lines = [self.metric]
        if by:
            lines.append(f"by {', '.join(by)}")
        if self.period.strip():
            lines.append(f"during {self.period.strip()}")
        if by and not any(path.split(".")[-1] in _GRAINS for path in by):
            lines.append(f"order by {self.metric} desc")
        return "\n".join(lines)


def choices(card: Card) -> Iterator[str]:
    """Yield what a metric can be broken down by: a time dimension by each of its grains, the usual one first."""
    for dimension in card.dimensions:
        if dimension.grains:
            usual = [grain for grain in _USUAL if grain in dimension.grains]
            yield from (f"{dimension.path}.{grain}" for grain in usual)
        else:
            yield dimension.path


_USUAL = ("month", "day", "week", "quarter", "year")
_GRAINS = frozenset({"second", "minute", "hour", *_USUAL})
