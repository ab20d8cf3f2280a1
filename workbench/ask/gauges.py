"""What is measured and not counted, in words: the heads of what metrics are called, and what numbers with a unit are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.ask.measures import akin
from workbench.catalog.model import DimensionType

if TYPE_CHECKING:
    from workbench.ask.vocabulary import Vocabulary


def measured(vocabulary: Vocabulary) -> dict[str, frozenset[str]]:
    """Return by unit what number dimensions with it are called and said to be; a day's hours go with its minutes."""
    out: dict[str, set[str]] = {}
    for known in (k for paths in vocabulary.paths.values() for k in paths if k.type is DimensionType.NUMBER):
        if known.unit and (end := known.reached.dimension):
            names = (*vocabulary.called(end.doc, end.name), vocabulary.stems(end.doc.description))
            for unit in {*vocabulary.stems(known.unit), *map(vocabulary.stem, akin(known.unit))}:
                out.setdefault(unit, set()).update(s for phrase in names for s in phrase)
    return {unit: frozenset(words) for unit, words in out.items()}


def heads(vocabulary: Vocabulary) -> frozenset[str]:
    """Return the words of what is measured and not counted: the score of `average score`, where no count is called so."""
    counted, other = set[str](), set[str]()
    for words in vocabulary.metrics.values():
        plain = getattr(getattr(words.metric.definition, "expr", None), "text", "").lower().lstrip()
        stems = {stem for phrase in words.phrases for stem in phrase}
        (counted if plain.startswith("count(") else other).update(stems)
    things = {stem for phrases in vocabulary.entities.values() for phrase in phrases for stem in phrase}
    return frozenset(other - counted - things - vocabulary.shapes)
