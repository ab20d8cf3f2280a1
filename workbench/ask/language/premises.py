"""The places where an organisation does its work: `per nursery`, `each clinic`, where a catalog calls them sites or branches."""

from __future__ import annotations

from collections.abc import Callable, Collection

from workbench.catalog.model import Catalog, Dataset
from workbench.search.shorthand import bare_table
from workbench.search.words import split

#: What places are called whatever is done there.
_ANY = frozenset("site branch location venue outlet house centre center premise facility establishment".split())

#: What they are called after what is done there; only words that are nothing else.
_BY_WORK = frozenset(
    """nursery creche kindergarten school college academy gym clinic surgery hospital hospice pharmacy museum gallery theatre
    cinema library restaurant cafe bakery brewery pub hotel hostel shop store supermarket salon spa garage workshop depot
    warehouse factory foundry quarry mine farm marina campsite dealership showroom office laboratory lab""".split()
)

#: What besides a whole catalog may be named after.
_NAMED = _BY_WORK | frozenset(
    "airport bank station port plant park club practice kitchen market studio bar vet foodbank pool ward".split()
)


def premises(catalog: Catalog, stem: Callable[[str], str], own: Collection[str]) -> dict[str, frozenset[str]]:
    """Return, as stems, which words for a place of a certain work stand for what a catalog calls its sites.

    Nothing where it has several kinds of such places; and no word that it has itself.

    Args:
        own: the words of its names, titles and synonyms.
    """
    found = {_noun(dataset) for dataset in catalog.datasets.values() if _is_any(dataset)}
    if len(found) != 1:
        return {}
    said = {form for word in own for form in _singular(word)}
    return dict.fromkeys(map(stem, sorted(_BY_WORK - said)), frozenset(map(stem, found)))


def named_after(catalog: Catalog, dataset: Dataset) -> tuple[str, ...]:
    """Return what the places of a dataset are called because the whole catalog is: the nursery of a catalog of nurseries."""
    if not _is_any(dataset) or any(_is_any(other) for other in catalog.datasets.values() if other is not dataset):
        return ()
    said = (form for word in split(f"{catalog.name} {catalog.doc.title}".casefold()) for form in _singular(word))
    return tuple(dict.fromkeys(form for form in said if form in _NAMED))


def _is_any(dataset: Dataset) -> bool:
    """Whether the rows of a dataset are places, whatever is done there."""
    return not _ANY.isdisjoint(_singular(_noun(dataset)))


def _noun(dataset: Dataset) -> str:
    """The last word of what a dataset is called."""
    return (tuple(bare_table(split(dataset.name.casefold()))) or ("",))[-1]


def _singular(word: str) -> tuple[str, ...]:
    """A word, and what it may be the plural of."""
    return word, word.removesuffix("s"), word.removesuffix("es"), word.removesuffix("ies") + "y"
