"""What a catalog's own short names stand for, told by its units and titles: `rcp` a receipt, where those are counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet

from workbench.ask.lexicon import ENGLISH
from workbench.catalog.model import Catalog
from workbench.search.equivalents import thesaurus
from workbench.search.shorthand import COUNTS, MEASURED, abbreviates, bare_table
from workbench.search.words import STOP_WORDS, split

#: How long a name is that the first letters of a word stand for.
CLIPPED = 3

#: From how many letters on initials are a name; two only where nobody could speak them: `LR`, not `at`.
_INITIALS = 3

#: How long a word of a description is that a name in it is cut from.
_LONG = 6

#: How many letters of each word a name of several short words has at least: `leg_cov` of legal cover.
_BEGUN = 3


def spelt_out(catalog: Catalog) -> dict[str, tuple[str, ...]]:
    """Return, for the short words of names, the words of units and titles that they are cut from.

    >>> from workbench.catalog.model import Catalog
    >>> spelt_out(Catalog("empty", datasets={}, metrics={}))
    {}
    """
    long = tuple(dict.fromkeys(_long(catalog)))
    out: dict[str, tuple[str, ...]] = {}
    for short in dict.fromkeys(_short(catalog)):
        found = tuple(word for word in long if _cut(short, word))
        if found and short not in long:
            out[short] = found
    tables = tuple(dict.fromkeys(_tables(catalog)))
    for short, told in _described(catalog):
        found = tuple(
            word
            for word in (*tables, *told)
            if word != f"{short}s" and not short.startswith(word) and (_cut(short, word) or _clips(short, word))
        )
        if found and not (short in long or short in out or short in thesaurus() or short in COUNTS):
            out[short] = found[:1]
    return out


def clipped(catalog: Catalog) -> Iterator[str]:
    """Yield the words of three letters in names without a title: `hir`, of which people say `hired`."""
    for dataset in catalog.datasets.values():
        named = [(one.name, one.doc) for one in dataset.dimensions.values()]
        named += [(link.name, link.doc) for link in dataset.links.values()]
        yield from (word for name, doc in named if not doc.title for word in split(name) if len(word) == CLIPPED)


def initials(words: Sequence[str]) -> str | None:
    """Return what a name of several words is called for short; None where that is a word, or too little.

    >>> initials(["gross", "written", "premium"]), initials(["loss", "ratio"]), initials(["active", "time"])
    ('gwp', 'lr', None)
    """
    letters = "".join(word[0] for word in words)
    told = len(letters) >= _INITIALS or (len(letters) == 2 and not set(letters) & set("aeiou"))
    whole = all(word.isalpha() and (len(word) > 2 or word in STOP_WORDS) for word in words)
    return letters if told and whole and letters not in ENGLISH else None


class Shortened:
    """The names in a catalog that are shorter than what people say for them: `leg_cov`, `lob`.

    Args:
        names: as words.
        short: the words that are no ordinary ones.
    """

    def __init__(self, names: Iterable[Sequence[str]], short: AbstractSet[str]) -> None:
        self._cut: dict[str, list[tuple[str, ...]]] = {}
        self._codes: set[str] = set()
        for name in dict.fromkeys(tuple(words) for words in names):
            if len(name) > 1 and short & set(name):
                self._cut.setdefault(name[0][:1], []).append(name)
            elif len(name) == 1 and len(name[0]) >= _INITIALS and name[0] in short:
                self._codes.add(name[0])

    def of(self, words: Sequence[str]) -> tuple[str, ...] | None:
        """Return the name that several words are the long form of; None where none is.

        >>> names = Shortened([("leg", "cov"), ("lob",)], {"leg", "cov", "lob"})
        >>> names.of(["legal", "cover"]), names.of(["line", "of", "business"]), names.of(["legal", "cost"])
        (('leg', 'cov'), ('lob',), None)
        """
        code = "".join(word[:1] for word in words)
        if code in self._codes and len(code) == len(words):
            return (code,)
        fitting = (name for name in self._cut.get(code[:1], ()) if len(name) == len(words))
        return next((name for name in fitting if all(map(_begun, name, words))), None)


def _begun(short: str, word: str) -> bool:
    return word == short or _cut(short, word) or (len(short) >= _BEGUN and word.startswith(short))


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


def _tables(catalog: Catalog) -> Iterator[str]:
    """The words that tables are called by, where they are whole words: `depot` of `dim_depot`."""
    for dataset in catalog.datasets.values():
        yield from (word for word in bare_table(split(dataset.name)) if len(word) > CLIPPED and word in thesaurus())


def _clips(short: str, word: str) -> bool:
    """Whether a name of three letters begins a word: `dep` of depot."""
    return len(short) == CLIPPED and short != word and word.startswith(short)


def _described(catalog: Catalog) -> Iterator[tuple[str, list[str]]]:
    """The words of names that have no title, with those of their descriptions."""
    named = [(link.name, link.doc) for dataset in catalog.datasets.values() for link in dataset.links.values()]
    named += [(one.name, one.doc) for dataset in catalog.datasets.values() for one in dataset.dimensions.values()]
    named += [(metric.name, metric.doc) for metric in catalog.metrics.values()]
    for name, doc in named:
        told = [word for word in split(doc.description) if len(word) >= _LONG]
        yield from ((short, told) for short in split(name) if not doc.title and len(short) >= CLIPPED)


def _short(catalog: Catalog) -> Iterator[str]:
    """The words of the names of datasets, links and metrics."""
    for dataset in catalog.datasets.values():
        for name in (dataset.name, *dataset.links):
            yield from split(name)
    for metric in catalog.metrics.values():
        yield from split(metric.name)
