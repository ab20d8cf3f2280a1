"""Forms of words: nouns made of verbs, and superlatives that belong to a name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

from workbench.ask.lexicon import BEST, LEAST, MOST, WORST
from workbench.catalog.model import Catalog
from workbench.search.words import split

_SUPERLATIVES = MOST | LEAST | BEST | WORST

#: What turns a verb into a noun, as stems end.
_ENDINGS = frozenset({"ur", "al", "er", "or", "ion", "at", "ation", "ment", "anc", "enc", "i", "ist", "ing", "iti"})


def derived(one: str, other: str) -> bool:
    """Return whether one stem is the other with an ending that makes a noun of it."""
    short, long = sorted((one, other), key=len)
    return len(short) >= 4 and long.startswith(short) and long[len(short) :] in _ENDINGS


def superlatives(catalog: Catalog, stem: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    """Yield superlatives in what metrics are called or described as, with the stem behind: `peak power` asks for no order."""
    docs = (metric.doc for metric in catalog.metrics.values())
    for text in (text for doc in docs for text in (doc.title, doc.description, *doc.synonyms)):
        said = split(text)
        yield from ((one, stem(other)) for one, other in pairwise(said) if one in _SUPERLATIVES)
