"""What the files define, gathered with names as written, and where each reference by name stands."""

from __future__ import annotations

from dataclasses import dataclass, field

from sqlglot import exp

from workbench.catalog.formula import Formula, Written, place_of
from workbench.catalog.keys import Kind
from workbench.catalog.model import Catalog, Cube, Dataset, Metric
from workbench.catalog.record import Record
from workbench.errors import Place


@dataclass(frozen=True, slots=True)
class Reference:
    """A formula that names things outside its dataset's columns, and the text it was parsed from."""

    formula: Formula
    written: Written

    def place(self, name: str) -> Place | None:
        """Return where a dotted name stands."""
        for found in self.formula.tree.find_all(exp.Column):
            if ".".join(part.name for part in found.parts) == name:
                return place_of(found, self.written)
        return self.written.place


@dataclass(frozen=True, slots=True)
class Supplement:
    """What a document adds to a dataset that is defined elsewhere.

    Attributes:
        dataset: what is said here, as a dataset of its own under the other's key.
        written: the keys that stand here.
    """

    dataset: Dataset
    written: frozenset[str]
    place: Place


@dataclass(slots=True)
class Found:
    """What the documents define, in written order, with names as written.

    Attributes:
        uses: the packaged definitions that catalogs name, and where.
        broken: names of definitions that could not be read; a reference to one is no second fault.
        written: by metric, the text that names other metrics or paths, to find the place of each name.
        places: by kind, key and field, where a reference by name stands.
    """

    catalogs: list[tuple[Catalog, Place]] = field(default_factory=list)
    datasets: list[Dataset] = field(default_factory=list)
    metrics: list[Metric] = field(default_factory=list)
    cubes: list[Cube] = field(default_factory=list)
    supplements: list[Supplement] = field(default_factory=list)
    uses: list[tuple[str, Place]] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)
    written: dict[str, Reference] = field(default_factory=dict)
    places: dict[tuple[Kind, str, str], Place] = field(default_factory=dict)

    def keep_places(self, key: str, record: Record, *fields: str) -> None:
        """Keep where a definition's references stand."""
        for name in fields:
            if (node := record.scalar(name)) is not None:
                self.places[record.kind, key, name] = record.file.place(node)
