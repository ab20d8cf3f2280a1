"""A catalog that may still be wrong, for the rules that look."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from workbench.catalog.found import Reference
from workbench.catalog.keys import Kind
from workbench.catalog.model import Catalog, Cube, Dataset, Link, Metric
from workbench.errors import Issue, Place, nearest


@dataclass(frozen=True, slots=True)
class Draft:
    """A catalog that may still be wrong.

    Attributes:
        dangling: links that lead to no dataset; the catalog lacks them.
        broken: names of definitions that could not be read; naming one is no fault.
        written: by metric, the text in which it names other metrics or paths.
        places: by kind, key and field, where a reference by name stands.
    """

    catalog: Catalog
    dangling: tuple[Link, ...] = ()
    broken: frozenset[str] = frozenset()
    written: Mapping[str, Reference] = field(default_factory=dict)
    places: Mapping[tuple[Kind, str, str], Place] = field(default_factory=dict)

    def place(self, kind: Kind, definition: Dataset | Metric | Cube, field: str) -> Place | None:
        """Return where a definition's reference stands, else the definition's place."""
        return self.places.get((kind, definition.key, field), definition.place)

    def lacks(self, name: str, known: Iterable[str]) -> bool:
        """Whether a name means nothing, not even something broken."""
        return name not in known and name.rpartition(".")[2] not in self.broken


def missing(
    code: str, message: str, place: Place | None, name: str, known: Iterable[str], remedy: str | None = None
) -> Issue:
    """Return the fault of a name that means nothing, with the nearest that do; a remedy where none is near."""
    near = nearest(name, known)
    return Issue(code, message, place, near, None if near else remedy, subject=name)
