"""Numbers that are years: of a building that was built, of works that came out."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import TYPE_CHECKING

from workbench.ask.language.measures import measure
from workbench.catalog.model import DimensionType
from workbench.search.words import split

#: How long a word is that tells what a year is of.
_TELLING = 6

#: What a year is the year of: cars, of which none was made in the year of a sale.
_OF = re.compile(r"\byear of the (\w+)")

if TYPE_CHECKING:
    from workbench.ask.terms.known import Known
    from workbench.ask.terms.vocabulary import Vocabulary


#: From more letters on two stems with one beginning are of one word.
_ROOT = 4


def meet(said: Collection[str], known: Collection[str]) -> bool:
    """Return whether some stems are of one word: `regist` of registered, `registr` of registration."""
    long = {stem for stem in known if len(stem) > _ROOT}
    return not set(said).isdisjoint(known) or any(
        one.startswith(stem) or stem.startswith(one) for one in said if len(one) > _ROOT for stem in long
    )


def _said_of(description: str, vocabulary: Vocabulary) -> set[str]:
    """What the year is of, by a description: `year of first registration`."""
    words = split(description)
    return {vocabulary.stem(word) for word in words if len(word) > _TELLING} if words[:2] == ["year", "of"] else set()


def is_year(description: str) -> bool:
    """Return whether a description says that a number is a year: `Year in which it opened`."""
    return split(description.casefold())[:1] == ["year"]


def _texts(known: Known) -> tuple[str, ...]:
    """What a number is called in words."""
    end = known.reached.dimension
    return (end.doc.title, *end.doc.synonyms) if end else ()


def undated(vocabulary: Vocabulary) -> frozenset[str]:
    """Return the words for rows and for what is counted that have no year as a number: `bottles`, whatever the year of the wine."""
    numbers = (k for paths in vocabulary.paths.values() for k in paths if k.type is DimensionType.NUMBER)
    homes = {known.reached.dataset for known in numbers if _has_year(known, vocabulary)}
    dated = {stem for home in homes for phrase in vocabulary.entities[home] for stem in phrase}
    return frozenset(vocabulary.rows | vocabulary.metric_units) - dated


def _has_year(known: Known, vocabulary: Vocabulary) -> bool:
    """Whether a number is a year, by its name or its description."""
    end = known.reached.dimension
    names = vocabulary.called(end.doc, end.name) if end else ()
    return end is not None and (is_year(end.doc.description) or any("year" in phrase for phrase in names))


def years(vocabulary: Vocabulary) -> tuple[frozenset[str], frozenset[str], bool]:
    """Return the words that tell a number which is a year, `built`, those for what has one behind a link, `works`, and if any has."""
    told: set[str] = set()
    things: set[str] = set()
    for known in (k for paths in vocabulary.paths.values() for k in paths if k.type is DimensionType.NUMBER):
        end = known.reached.dimension
        names = vocabulary.called(end.doc, end.name) if end else ()
        if end and is_year(end.doc.description):  # `Year in which it opened`
            done = {vocabulary.stem(word) for word in split(end.doc.description.casefold()) if word.endswith("ed")}
            told |= {"year"}.union(done, *names)
        if any("year" in phrase for phrase in names) and measure(known.unit) is None:  # years of age are no year
            told |= {s for phrase in names for s in phrase}
            told |= _said_of(end.doc.description, vocabulary) if end else set()
            things |= {vocabulary.stem(thing) for text in _texts(known) for thing in _OF.findall(text.casefold())}
            entity = vocabulary.entities[known.reached.dataset]
            things |= {p[0] for p in entity if len(p) == 1} if known.reached.links else set()
    return frozenset(told) - {"year"} - things, frozenset(things), "year" in told
