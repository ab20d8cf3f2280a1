"""Numbers that are years: of a building that was built, of works that came out."""

from __future__ import annotations

import re
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
