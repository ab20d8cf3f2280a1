"""What a catalog's own short names stand for, told by its units and titles: `rcp` a receipt, where those are counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet

from workbench.catalog.model import Catalog, Metric, Simple
from workbench.search.equivalents import EQUIVALENTS, thesaurus
from workbench.search.shorthand import COUNTS, MEASURED, SHORT, abbreviates, bare_table
from workbench.search.words import STOP_WORDS, split

#: How long a name is that the first letters of a word stand for.
CLIPPED = 3

#: From how many letters on initials are a name.
INITIALS = 3

#: What says of an amount how often it comes about: `monthly recurring revenue`, `daily active users`.
_TIMES = frozenset("hourly daily weekly monthly quarterly yearly annual annually".split())

#: How long a word of a description is that a name in it is cut from.
_LONG = 6

#: How many letters of each word a name of several short words has at least: `leg_cov` of legal cover.
_BEGUN = 3


def spelt_out(catalog: Catalog) -> dict[str, tuple[str, ...]]:
    """Return, for the short words of names, the words of units and titles that they are cut from.

    >>> from workbench.catalog.model import Catalog, Metric, Simple
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
    return _titled(catalog) | _settled(catalog) | out | _coined(catalog)


def _titled(catalog: Catalog) -> dict[str, tuple[str, ...]]:
    """The words of titles that short names beside them begin: `fin` a fine, where `n_fin` is titled Fines."""
    out: dict[str, tuple[str, ...]] = {}
    known = COUNTS | MEASURED.keys() | SHORT.keys() | EQUIVALENTS.keys() | thesaurus().keys()
    for name, title in dict.fromkeys(_titles(catalog)):
        said = split(title)
        for short in {word for word in split(name) if len(word) >= CLIPPED} - known - set(said):
            found = next((w for w in said if _cut(short, w) or _clips(short, w) or w.startswith(short)), None)
            if found:
                out.setdefault(short, (found,))
    return out


def _settled(catalog: Catalog) -> dict[str, tuple[str, ...]]:
    """The readings of short words that a catalog itself has elsewhere: `subs` of subscriptions, where nothing is a subscriber."""
    said = {word for text in _texts(catalog) for word in split(text)}
    out = {}
    for short in dict.fromkeys(word for name in _names(catalog) for word in split(name)):
        means = SHORT.get(short, ())
        told = tuple(word for word in means if {word, f"{word}s", word.removesuffix("s")} & said)
        if told and len(told) < len(means):
            out[short] = told
    return out


def _coined(catalog: Catalog) -> dict[str, tuple[str, ...]]:
    """The words of names that are the initials of what is said elsewhere: `mrr` where it says monthly recurring revenue.

    A word of time before the others may be left out.
    """
    names = (word for name in _names(catalog) for word in split(name))
    known = COUNTS | EQUIVALENTS.keys() | thesaurus().keys()
    short = {word for word in names if len(word) >= INITIALS and word.isalpha()} - known
    out: dict[str, tuple[str, ...]] = {}
    for text in dict.fromkeys(_texts(catalog)):
        for found in _runs(split(text), {len(word) for word in short}):
            code = "".join(word[:1] for word in found)
            if code in short:
                short.discard(code)  # what is said first counts
                rest = found[1:] if found[0] in _TIMES else ()
                out[code] = tuple(" ".join(part) for part in (found, rest) if part)
    return out


def _runs(words: Sequence[str], lengths: AbstractSet[int]) -> Iterator[tuple[str, ...]]:
    """The words in a row that initials may be of: `time to resolution`, of `ttr`."""
    for length in sorted(lengths):
        for i in range(len(words) - length + 1):
            run = tuple(words[i : i + length])
            within = (len(word) > 2 and word not in STOP_WORDS for word in (run[0], run[-1]))
            if all(within) and all(word.isalpha() for word in run):
                yield run


def clipped(catalog: Catalog) -> Iterator[str]:
    """Yield the words of three letters in names without a title: `hir`, of which people say `hired`."""
    for dataset in catalog.datasets.values():
        named = [(one.name, one.doc) for one in dataset.dimensions.values()]
        named += [(link.name, link.doc) for link in dataset.links.values()]
        yield from (word for name, doc in named if not doc.title for word in split(name) if len(word) == CLIPPED)


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
            elif len(name) == 1 and len(name[0]) >= INITIALS and name[0] in short:
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
    formulas = [(metric.name, metric.doc, _formula(metric)) for metric in catalog.metrics.values()]
    for name, doc, formula in (*((name, doc, "") for name, doc in named), *formulas):
        told = [word for word in split(f"{doc.description} {formula}") if len(word) >= _LONG]
        yield from ((short, told) for short in split(name) if not doc.title and len(short) >= CLIPPED)


def _formula(metric: Metric) -> str:
    """What a metric is made of: `rwk_rate` of `avg(reworked)`."""
    return metric.definition.expr.text if isinstance(metric.definition, Simple) else ""


def _names(catalog: Catalog) -> Iterator[str]:
    """The names of all that a catalog has."""
    for dataset in catalog.datasets.values():
        yield from (dataset.name, *dataset.links, *dataset.dimensions)
    yield from (metric.name for metric in catalog.metrics.values())


def _texts(catalog: Catalog) -> Iterator[str]:
    """What is written of all that a catalog has, besides its names."""
    for dataset in catalog.datasets.values():
        docs = [dataset.doc, *(link.doc for link in dataset.links.values())]
        docs += [one.doc for one in dataset.dimensions.values()]
        yield from (text for doc in docs for text in (doc.title, doc.description, *doc.synonyms))
    for metric in catalog.metrics.values():
        yield from (metric.doc.title, metric.doc.description, *metric.doc.synonyms)


def _titles(catalog: Catalog) -> Iterator[tuple[str, str]]:
    """The names that have a title, with it."""
    for dataset in catalog.datasets.values():
        named = [(dataset.name, dataset.doc), *((link.name, link.doc) for link in dataset.links.values())]
        named += [(one.name, one.doc) for one in dataset.dimensions.values()]
        yield from ((name, doc.title) for name, doc in named if doc.title)
    yield from ((metric.name, metric.doc.title) for metric in catalog.metrics.values() if metric.doc.title)


def _short(catalog: Catalog) -> Iterator[str]:
    """The words of the names of datasets, links and metrics."""
    for dataset in catalog.datasets.values():
        for name in (dataset.name, *dataset.links):
            yield from split(name)
    for metric in catalog.metrics.values():
        yield from split(metric.name)
