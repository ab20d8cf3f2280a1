"""Other words for what a catalog says: words that stand for one another, and names in any order of their words."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import pairwise, product
from typing import NamedTuple, TypeAlias

from workbench.ask.language.lexicon import FILLERS
from workbench.ask.language.measures import forms
from workbench.ask.language.premises import premises
from workbench.ask.language.staff import staff
from workbench.ask.terms.counting import DIFFERENT
from workbench.catalog.model import Catalog, Derived, Documentation, Metric, Ratio
from workbench.search.equivalents import EQUIVALENTS, PAIRS, thesaurus
from workbench.search.shorthand import SHORT
from workbench.search.trades import equivalents_of
from workbench.search.words import split

Phrase: TypeAlias = tuple[str, ...]

#: Words that mark a group in a question, or ask for each thing once, and may be part of a name: `orders per customer`.
_MARKERS = DIFFERENT | {"by", "per", "each", "every", "and", "with", "without", "having"}


#: Behind tickets these say that they are sold to let somebody in or travel; and what tickets are called at a support desk.
_SOLD = frozenset("sold sale sales price prices revenue income takings buyer buyers fare fares".split())
_AT_A_DESK = ("case", "complaint", "issue", "problem", "request", "task", "job", "bill")


#: The mark of a name that no catalog gives: `trips by scooter` divides by them, though there are rides per vehicle.
ONLY_PER = "only per"

#: What is divided, and by what.
_BOTH = 2


class Likewise(NamedTuple):
    """Other words, as stems.

    Attributes:
        same: by a stem, the stems that stand for it.
        pairs: by two stems, the single ones that stand for them together.
        phrases: by a phrase, the phrases that stand for it, where either has several words.
    """

    same: dict[str, frozenset[str]]
    pairs: dict[tuple[str, str], frozenset[str]]
    phrases: dict[Phrase, frozenset[Phrase]]


def likewise(catalog: Catalog, stem: Callable[[str], str], spelt: Mapping[str, Sequence[str]]) -> Likewise:
    """Return what people say for the same.

    Args:
        spelt: what the catalog's abbreviations stand for.

    What only a trade says for the same is looked up for words that the catalog does not have itself: two of its own words
    are two things, whatever else they are called.
    """
    same: dict[str, set[str]] = {}
    pairs = {(stem(a), stem(b)): set(map(stem, others)) for (a, b), others in PAIRS.items()}
    phrases: dict[Phrase, frozenset[Phrase]] = {}
    fillers = set(map(stem, FILLERS))  # `takings` are not what is taken
    named = _named(catalog)
    long = (text for short in named for text in (*spelt.get(short, ()), *SHORT.get(short, ())))
    own = frozenset(map(stem, (*named, *(word for text in long for word in split(text)))))
    trade = dict(_told_apart(equivalents_of(_words(catalog)), named, stem))
    for word, others in (*EQUIVALENTS.items(), *thesaurus().items(), *forms(), *trade.items()):
        plain = {
            one for other in others if "_" not in other and ((one := stem(other)) not in fillers or other in FILLERS)
        }
        said = tuple(map(stem, word.split("_")))
        if others is trade.get(word):
            plain -= own if own.issuperset(said) else set()
            several = (other for other in others if len(said) > 1 or "_" in other)
            phrases[said] = phrases.get(said, frozenset()) | {tuple(map(stem, other.split("_"))) for other in several}
        match said:
            case [a, b]:
                pairs.setdefault((a, b), set()).update(plain)
            case [one]:
                same.setdefault(one, set()).update(plain - {one})
    for one, more in (*staff(catalog, stem).items(), *premises(catalog, stem, named).items()):
        same.setdefault(one, set()).update(more)
    if _sells_tickets(catalog):
        _not_of_a_desk(same, stem)
    return Likewise({k: frozenset(v) for k, v in same.items()}, {k: frozenset(v) for k, v in pairs.items()}, phrases)


def other_names(
    same: Mapping[str, Collection[str]], names: Collection[str], stem: Callable[[str], str]
) -> frozenset[str]:
    """Return the words that people use for those of names, as they are written."""
    single = (word for word in thesaurus() if "_" not in word)
    return frozenset(word for word in single if not {*same.get(stem(word), ())}.isdisjoint(names))


def _sells_tickets(catalog: Catalog) -> bool:
    """Whether a catalog speaks of tickets that are sold, `ticket price`, and so of none of a support desk."""
    texts = (text for name, doc in _documented(catalog) for text in (name, doc.title, doc.description, *doc.synonyms))
    pairs = (pair for text in texts for pair in pairwise(split(text.casefold())))
    return any(one.removesuffix("s") == "ticket" and other in _SOLD for one, other in pairs)


def _not_of_a_desk(same: dict[str, set[str]], stem: Callable[[str], str]) -> None:
    """Leave out what tickets of a support desk are called, where they let somebody in or travel."""
    ticket, others = stem("ticket"), set(map(stem, _AT_A_DESK))
    same[ticket] = same.get(ticket, set()) - others
    for other in others & same.keys():
        same[other] -= {ticket}


def _told_apart(
    trade: Mapping[str, Sequence[str]], named: Collection[str], stem: Callable[[str], str]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the words of trades with those that stand for them, without doers of what a catalog only says is done: what is published is no publisher."""
    forms: dict[str, set[str]] = {}
    for word in named:
        forms.setdefault(stem(word), set()).add(word.removesuffix("s"))
    for word, others in trade.items():
        bare = {other: other.removesuffix("s") for other in (word, *others)}
        doers = ((other, one) for other, one in bare.items() if one.endswith(("er", "or")))
        apart = {other for other, one in doers if one not in forms.get(stem(other), {one})}
        if word not in apart:
            yield word, tuple(other for other in others if other not in apart)


def _named(catalog: Catalog) -> frozenset[str]:
    """The words of a catalog's names, titles and synonyms."""
    return frozenset(
        word for name, doc in _documented(catalog) for text in (name, doc.title, *doc.synonyms) for word in split(text)
    )


def _words(catalog: Catalog) -> frozenset[str]:
    """The words of a catalog's names, titles, synonyms and descriptions, in the singular too."""
    said = (word for _, doc in _documented(catalog) for word in split(doc.description))
    words = {*_named(catalog), *said}
    return frozenset(words | {word.removesuffix("s") for word in words})


def _documented(catalog: Catalog) -> Iterator[tuple[str, Documentation]]:
    """The names of what a catalog defines, with what is said of each."""
    for home in catalog.datasets.values():
        yield home.name, home.doc
        yield from ((one.name, one.doc) for one in home.dimensions.values())
        yield from ((link.name, link.doc) for link in home.links.values())
    yield from ((metric.name, metric.doc) for metric in catalog.metrics.values())


#: One metric divided by another, whatever both are multiplied by.
_DIVIDED = re.compile(r"(?:\d+(?:\.\d+)? \* )?[\w.]+ / [\w.]+")


def per_one(catalog: Catalog, metric: Metric) -> Iterator[str]:
    """Yield what else a number of one thing for each of another is called: `takings per cover`, of sales per meal and the synonyms of both.

    So it is by its own names and those of what it is told for each of: `trips per scooter`, of rides per vehicle.
    """
    names = [split(name) for name in (metric.name, metric.doc.title, *metric.doc.synonyms)]
    own = [(name[: name.index("per")], name[name.index("per") + 1 :]) for name in names if "per" in name[1:-1]]
    if not own:
        return
    above, below = ([" ".join(words) for words in dict.fromkeys(map(tuple, side))] for side in zip(*own, strict=True))
    match metric.definition:
        case Ratio(one, other):
            pair: tuple[str, ...] = (one, other)
        case Derived(expr, inputs) if len(inputs) == 2 and _DIVIDED.fullmatch(expr.text):
            pair = tuple(sorted(inputs, key=lambda name: expr.text.rindex(name.split(".")[-1])))
        case _:
            pair = ()
    keys = [key for name in pair for key in catalog.metric_keys(name)[:1]]
    if len(keys) == _BOTH:
        above_, below_ = ((m.name, m.doc.title, *m.doc.synonyms) for m in (catalog.metrics[key] for key in keys))
        above, below = [*above, *above_], [*below, *below_]
    below += [name for one in below for name in _also_called(catalog, one)]
    pairs = product(dict.fromkeys(above), dict.fromkeys(below))
    yield from (f"{one} per {other}" for one, other in pairs if one and other and len(split(other)) == 1)


def _also_called(catalog: Catalog, thing: str) -> Iterator[str]:
    """What else the rows of datasets are called of which one is called so."""
    for home in catalog.datasets.values():
        names = [" ".join(split(text)) for text in (home.name, home.doc.title, *home.doc.synonyms) if text]
        if {thing, f"{thing}s"} & set(names):
            yield from names


def listed(catalog: Catalog, stems: Callable[[str], tuple[str, ...]]) -> dict[frozenset[str], frozenset[str]]:
    """Return the names of metrics that have several words, in any order, with the words in them that mark groups elsewhere."""
    out: dict[frozenset[str], frozenset[str]] = {}
    for metric in catalog.metrics.values():
        own = (metric.name, metric.doc.title, *metric.doc.synonyms)
        for text in own:
            if len(said := frozenset(stems(text))) > 1:
                out[said] = out.get(said, frozenset()) | set(split(text)) & _MARKERS
    for metric in catalog.metrics.values():
        for text in per_one(catalog, metric):
            if len(said := frozenset(stems(text))) > 1 and said not in out:
                out[said] = frozenset({"per", ONLY_PER})
    return out
