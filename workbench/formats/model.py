"""What an import and an export give: the catalog or the document, and each thing that it lacks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from workbench.catalog.model import Catalog
from workbench.errors import Place
from workbench.formats.yaml_text import Written, document


@dataclass(frozen=True, slots=True)
class Loss:
    """One thing that the catalog does not hold as the other system has it.

    Attributes:
        kind: what it is there, in that system's word: `measure`, `metric`, `node`, `dimension`.
        name: its name there.
        reason: one sentence: what is lost, and why.
        whole: the definition is left out altogether; else only a part of it is.
        place: where it stands in the files, as far as that is known.
    """

    kind: str
    name: str
    reason: str
    whole: bool = True
    place: Place | None = None

    def __str__(self) -> str:
        lost = "left out" if self.whole else "kept in part"
        where = f"{self.place}: " if self.place else ""
        return f"{where}{self.kind} '{self.name}' is {lost}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Import:
    """A catalog made of another system's definitions.

    Attributes:
        losses: one by one, in the order of the files; nothing is left out without a word.
    """

    catalog: Catalog
    losses: tuple[Loss, ...] = ()


@dataclass(frozen=True, slots=True)
class Export:
    """A catalog as a document of another system.

    Attributes:
        document: as JSON values.
        losses: what of the catalog the document does not say, one by one.
    """

    document: Mapping[str, Written]
    losses: tuple[Loss, ...] = ()

    @property
    def text(self) -> str:
        """The document as YAML."""
        return document(self.document)
