"""Forms of words: nouns made of verbs, and superlatives that belong to a name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from workbench.ask.lexicon import BEST, LEAST, MOST, WORST
from workbench.catalog.model import Catalog, DimensionType
from workbench.search.words import STOP_WORDS, split

if TYPE_CHECKING:
    from workbench.ask.known import Known

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


def described(paths: Mapping[str, Sequence[Known]], stem: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of stems that stand side by side where something that holds or does not is described: loyalty card."""
    truths = (k for known in paths.values() for k in known if k.type is DimensionType.BOOLEAN and k.reached.dimension)
    docs = {known.reached.dimension.doc for known in truths if known.reached.dimension}
    for text in (text for doc in docs for text in (doc.title, doc.description, *doc.synonyms)):
        words = [word for word in split(text) if word not in STOP_WORDS]
        yield from pairwise(map(stem, words))
