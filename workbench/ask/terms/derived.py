"""Forms of words: nouns made of verbs, superlatives that belong to a name, and initials."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from workbench.ask.language.lexicon import BEST, ENGLISH, LEAST, MOST, WORST
from workbench.ask.terms.counting import extreme
from workbench.catalog.model import Catalog, DimensionType
from workbench.search.equivalents import IRREGULAR
from workbench.search.shortened import INITIALS
from workbench.search.words import STOP_WORDS, split

if TYPE_CHECKING:
    from workbench.ask.terms.known import Known

_SUPERLATIVES = MOST | LEAST | BEST | WORST

#: What turns a verb into a noun, and a noun into an adjective, as stems end.
_ENDINGS = frozenset(
    {"ur", "al", "er", "or", "ion", "at", "ation", "ment", "anc", "enc", "i", "ist", "ing", "iti", "ul"}
)


#: How names begin that ask.
ASKING = frozenset({"where", "how", "why"})

#: How verbs change before `-ion`, as stems: decide, decision; admit, admission; extend, extension.
_CHANGED = (("id", "is"), ("ud", "us"), ("mit", "miss"), ("end", "ens"), ("and", "ans"), ("eiv", "ept"), ("uc", "uct"))

#: From how many letters on a stem is a verb that is changed so.
_VERB = 5


def derived(one: str, other: str) -> bool:
    """Return whether one stem is the other with an ending that makes a noun of it."""
    short, long = sorted((one, other), key=len)
    pairs = (short, long), (long, short)  # `decided` is no shorter than `decision`
    if len(short) >= _VERB and any(a.endswith(v) and b == a.removesuffix(v) + n for a, b in pairs for v, n in _CHANGED):
        return True
    return len(short) >= 4 and long.startswith(short) and long[len(short) :] in _ENDINGS


def superlatives(catalog: Catalog, stem: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    """Yield superlatives in what metrics are called or described as, with the stem behind: `peak power` asks for no order."""
    docs = (metric.doc for metric in catalog.metrics.values())
    for text in (text for doc in docs for text in (doc.title, doc.description, *doc.synonyms)):
        said = split(text)
        yield from ((one, stem(other)) for one, other in pairwise(said) if one in _SUPERLATIVES)
    dimensions = (one for dataset in catalog.datasets.values() for one in dataset.dimensions.values())
    for text in (text for end in dimensions for text in (end.doc.title, *end.doc.synonyms)):  # `best before`
        yield from ((one, stem(other)) for one, other in pairwise(split(text)) if one in _SUPERLATIVES)
    for metric in catalog.metrics.values():
        ends = extreme(metric)
        for one, other in (pair for text in (metric.name, metric.doc.title) for pair in pairwise(split(text)) if ends):
            yield from ((end, stem(other)) for end in ends if one in ends)


def described(paths: Mapping[str, Sequence[Known]], stem: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of stems that stand side by side where something that holds or does not is described: loyalty card."""
    truths = (k for known in paths.values() for k in known if k.type is DimensionType.BOOLEAN and k.reached.dimension)
    docs = {known.reached.dimension.doc for known in truths if known.reached.dimension}
    for text in (text for doc in docs for text in (doc.title, doc.description, *doc.synonyms)):
        words = [word for word in split(text) if word not in STOP_WORDS]
        yield from pairwise(map(stem, words))


def asks_what_was_done(words: Sequence[str]) -> bool:
    """Return whether a name asks where, how or why something was done: it names what answers that, and not what was done.

    >>> asks_what_was_done(["where", "it", "was", "sold"]), asks_what_was_done(["how", "long"])
    (True, False)
    """
    return words[:1] != words[-1:] and words[0] in ASKING and (words[-1].endswith("ed") or words[-1] in IRREGULAR)


def initials(words: Sequence[str]) -> str | None:
    """Return what a name of several words is called for short; None where that is a word, or too little.

    >>> initials(["gross", "written", "premium"]), initials(["loss", "ratio"]), initials(["active", "time"])
    ('gwp', 'lr', None)
    """
    letters = "".join(word[0] for word in words)
    told = len(letters) >= INITIALS or (len(letters) == 2 and not set(letters) & set("aeiou"))
    whole = all(word.isalpha() and (len(word) > 2 or word in STOP_WORDS) for word in words)
    return letters if told and whole and letters not in ENGLISH else None
