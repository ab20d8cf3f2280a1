"""Other words for what a catalog says: words that stand for one another, and names in any order of their words."""

from __future__ import annotations

from collections.abc import Callable

from workbench.ask.counting import DIFFERENT
from workbench.ask.lexicon import FILLERS
from workbench.ask.measures import forms
from workbench.ask.staff import staff
from workbench.catalog.model import Catalog
from workbench.search.equivalents import EQUIVALENTS, PAIRS, thesaurus
from workbench.search.words import split

#: Words that mark a group in a question, or ask for each thing once, and may be part of a name: `orders per customer`.
_MARKERS = DIFFERENT | {"by", "per", "each", "every", "and"}


def likewise(
    catalog: Catalog, stem: Callable[[str], str]
) -> tuple[dict[str, frozenset[str]], dict[tuple[str, str], frozenset[str]]]:
    """Return the stems that stand for a stem, and for a pair of them."""
    same: dict[str, set[str]] = {}
    pairs = {(stem(a), stem(b)): set(map(stem, others)) for (a, b), others in PAIRS.items()}
    fillers = set(map(stem, FILLERS))  # `takings` are not what is taken
    for word, others in (*EQUIVALENTS.items(), *thesaurus().items(), *forms()):
        plain = {
            one for other in others if "_" not in other and ((one := stem(other)) not in fillers or other in FILLERS)
        }
        match word.split("_"):
            case [a, b]:
                pairs.setdefault((stem(a), stem(b)), set()).update(plain)
            case _:
                same.setdefault(stem(word), set()).update(plain - {stem(word)})
    for one, more in staff(catalog, stem).items():
        same.setdefault(one, set()).update(more)
    return {k: frozenset(v) for k, v in same.items()}, {k: frozenset(v) for k, v in pairs.items()}


def listed(catalog: Catalog, stems: Callable[[str], tuple[str, ...]]) -> dict[frozenset[str], frozenset[str]]:
    """Return the names of metrics that have several words, in any order, with the words in them that mark groups elsewhere."""
    out: dict[frozenset[str], frozenset[str]] = {}
    for metric in catalog.metrics.values():
        for text in (metric.name, metric.doc.title, *metric.doc.synonyms):
            if len(said := frozenset(stems(text))) > 1:
                out[said] = out.get(said, frozenset()) | set(split(text)) & _MARKERS
    return out
