"""Facets: what results can be narrowed by, and how many results each value has."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from workbench.errors import Issue, QueryError, nearest
from workbench.search.documents import Document

Mask = NDArray[np.bool_]

FACETS: Mapping[str, Callable[[Document], tuple[str, ...]]] = {
    "kind": lambda d: (d.kind.value,),
    "owner": lambda d: (d.owner,) if d.owner else (),
    "tag": lambda d: d.tags,
    "tier": lambda d: (d.tier,) if d.tier else (),
    "dataset": lambda d: d.datasets,
}


@dataclass(frozen=True, slots=True)
class FacetCount:
    """A value of a facet with the number of results that have it."""

    value: str
    count: int


class _Facet:
    """The values of one facet as pairs (document, value), so that counting is one pass over an array."""

    def __init__(self, documents: Sequence[Document], read: Callable[[Document], tuple[str, ...]]) -> None:
        self.values = sorted({value for document in documents for value in read(document)})
        number = {value: i for i, value in enumerate(self.values)}
        pairs = [
            (row, number[value]) for row, document in enumerate(documents) for value in sorted(set(read(document)))
        ]
        self._rows, self._numbers = np.array(pairs, dtype=np.intp).reshape(-1, 2).T
        self._size = len(documents)

    def mask(self, wanted: Collection[str]) -> Mask:
        """Return which documents have one of the wanted values; a value that nothing has matches nothing."""
        numbers = [i for i, value in enumerate(self.values) if value in wanted]
        out = np.zeros(self._size, dtype=np.bool_)
        out[self._rows[np.isin(self._numbers, numbers)]] = True
        return out

    def counts(self, among: Mask, chosen: Collection[str]) -> tuple[FacetCount, ...]:
        """Count the values among some documents, most first; those not met are left out unless chosen."""
        counts = np.bincount(self._numbers[among[self._rows]], minlength=len(self.values))
        shown = [FacetCount(v, int(n)) for v, n in zip(self.values, counts, strict=True) if n or v in chosen]
        return tuple(sorted(shown, key=lambda c: (-c.count, c.value)))


class Facets:
    """The facets of a list of documents."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._size = len(documents)
        self._facets = {name: _Facet(documents, read) for name, read in FACETS.items()}

    def chosen(self, facets: Mapping[str, Collection[str]]) -> Mapping[str, Collection[str]]:
        """Return the facets that narrow; an empty choice narrows nothing.

        Raises:
            QueryError: a facet that does not exist.
        """
        for name in facets:
            if name not in FACETS:
                known = ", ".join(FACETS)
                issue = Issue("search.facet", f"No facet '{name}'; there are {known}.", None, nearest(name, FACETS))
                raise QueryError(issue)
        return {name: (values,) if isinstance(values, str) else values for name, values in facets.items() if values}

    def masks(self, chosen: Mapping[str, Collection[str]]) -> dict[str, Mask]:
        """Return, for each facet that narrows, which documents it leaves."""
        return {name: self._facets[name].mask(values) for name, values in chosen.items()}

    def counts(
        self, matched: Mask, masks: Mapping[str, Mask], chosen: Mapping[str, Collection[str]]
    ) -> dict[str, tuple[FacetCount, ...]]:
        """Count each facet under the choices in all *other* facets, so that one sees what another value would give."""
        return {
            name: facet.counts(
                every(matched, (mask for other, mask in masks.items() if other != name)), chosen.get(name, ())
            )
            for name, facet in self._facets.items()
        }


def every(matched: Mask, masks: Iterable[Mask]) -> Mask:
    """Return which documents are in all of the masks."""
    out = matched
    for mask in masks:
        out = out & mask
    return out
