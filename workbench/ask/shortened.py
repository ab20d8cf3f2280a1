"""What a catalog's own short names stand for, told by its units and titles: `rcp` a receipt, where those are counted."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.catalog.model import Catalog
from workbench.search.shorthand import MEASURED, abbreviates
from workbench.search.words import split

#: How long a name is that the first letters of a word stand for.
CLIPPED = 3


def spelt_out(catalog: Catalog) -> dict[str, tuple[str, ...]]:
    """Return, for the short words of names, the words of units and titles that they are cut from.

    >>> from workbench.catalog.model import Catalog
    >>> spelt_out(Catalog("empty"))
    {}
    """
    long = tuple(dict.fromkeys(_long(catalog)))
    out: dict[str, tuple[str, ...]] = {}
    for short in dict.fromkeys(_short(catalog)):
        found = tuple(word for word in long if _cut(short, word))
        if found and short not in long:
            out[short] = found
    return out


def clipped(catalog: Catalog) -> Iterator[str]:
    """Yield the words of three letters in names without a title: `hir`, of which people say `hired`."""
    for dataset in catalog.datasets.values():
        named = [(one.name, one.doc) for one in dataset.dimensions.values()]
        named += [(link.name, link.doc) for link in dataset.links.values()]
        yield from (word for name, doc in named if not doc.title for word in split(name) if len(word) == CLIPPED)


def _cut(short: str, word: str) -> bool:
    """Whether a name is cut from a word, in the plural too: `rcps` of receipt."""
    return abbreviates(short, word) or (short.endswith("s") and abbreviates(short[:-1], word))


def _long(catalog: Catalog) -> Iterator[str]:
    """The words of what is counted, and of what datasets and links are titled."""
    units = (metric.unit.casefold() for metric in catalog.metrics.values() if metric.unit)
    yield from (unit for unit in units if unit.isalpha() and unit not in MEASURED)
    docs = [dataset.doc for dataset in catalog.datasets.values()]
    docs += [link.doc for dataset in catalog.datasets.values() for link in dataset.links.values()]
    yield from (word for doc in docs for text in (doc.title, *doc.synonyms) for word in split(text))


def _short(catalog: Catalog) -> Iterator[str]:
    """The words of the names of datasets, links and metrics."""
    for dataset in catalog.datasets.values():
        for name in (dataset.name, *dataset.links):
            yield from split(name)
    for metric in catalog.metrics.values():
        yield from split(metric.name)
