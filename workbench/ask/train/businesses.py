"""Businesses that were only thought of, without data: what is measured in each, and what people of the trade would say for it.

Written as (see data/businesses)

    ## ferry crossings
    @ bookings | Bookings | Number of bookings made | | reservations; trips booked
    how many people reserved a crossing
    % channel | Sales channel | How the booking was made
    by where it was bought

where `@` begins a metric, `name | title | description | unit | synonyms`, `%` a dimension, which has no unit, and under each
stands what is said for it. Every eighth business is held out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from random import Random

from workbench.ask.train.domains import DATA
from workbench.ask.train.sheets import Exercise, Sheet
from workbench.search.documents import Document, Kind, passages
from workbench.search.shorthand import written_out
from workbench.search.words import phrase, split

#: How things are said, and how often sheets are of each: by strangers over catalogs that have been read (`tests/ask/asked.py`);
#: near the catalog's own words; as far from them as strangers go; the same with dimensions; in hardly a word of the metric's.
KINDS = {"asked": 4, "near": 3, "plain": 2, "grouped": 2, "oblique": 1}

#: One of so many businesses is held out, none of those asked: for these there are calibration catalogs.
_HELD_OUT = 8

#: How many of its questions and phrases a sheet about a business holds at most: they are short, and its definitions are few.
_QUESTIONS, _PHRASES = 28, 12

_MARKS = {"@": Kind.METRIC, "%": Kind.DIMENSION}


@dataclass(frozen=True, slots=True)
class Business:
    """What is measured in a business, and what people say for it.

    Attributes:
        said: each text with the place, in `known`, of what it means.
    """

    name: str
    known: tuple[Document, ...]
    said: tuple[tuple[str, int], ...]

    def only(self, kind: Kind) -> tuple[tuple[Document, ...], list[tuple[str, int]]]:
        """Its metrics or its dimensions alone, and what is said for them."""
        places = [i for i, document in enumerate(self.known) if document.kind is kind]
        said = [(text, places.index(meant)) for text, meant in self.said if meant in places]
        return tuple(self.known[i] for i in places), said


def businesses(kind: str, *, held_out: bool) -> tuple[Business, ...]:
    """The businesses in which things are said in one way: those to learn from, or those that are held out."""
    every = (
        _read(written.strip().splitlines())
        for path in sorted((DATA / "businesses" / kind).glob("*.txt"))
        for written in path.read_text("utf-8").split("## ")[1:]
    )
    return tuple(one for i, one in enumerate(every) if (i % _HELD_OUT == 0 and kind != "asked") == held_out)


def business_sheet(seed: int, number: int) -> Sheet:
    """The sheet of that number about a business to learn from: each definition as one of its texts."""
    rng = Random(f"{seed} {number} business")
    (kind,) = rng.choices(list(KINDS), list(KINDS.values()))
    one = rng.choice(_to_learn_from(kind))
    (metrics, asked), (dimensions, named) = one.only(Kind.METRIC), one.only(Kind.DIMENSION)
    questions = rng.sample(asked, min(len(asked), _QUESTIONS))
    phrases = rng.sample(named, min(len(named), _PHRASES))
    return Sheet(
        tuple(rng.choice(passages(document)).text for document in metrics),
        tuple(rng.choice(passages(document)).text for document in dimensions),
        (
            *(Exercise(text, (meant,), ()) for text, meant in questions),
            *(Exercise(text, (), (meant,)) for text, meant in phrases),
        ),
    )


def held_out_sheets() -> Iterator[Sheet]:
    """Yield a sheet about each business that is held out, with all that is said there, and each definition as its first text."""
    for one in (one for kind in KINDS for one in businesses(kind, held_out=True)):
        (metrics, asked), (dimensions, named) = one.only(Kind.METRIC), one.only(Kind.DIMENSION)
        yield Sheet(
            tuple(passages(document)[0].text for document in metrics),
            tuple(passages(document)[0].text for document in dimensions),
            (
                *(Exercise(text, (meant,), ()) for text, meant in asked),
                *(Exercise(text, (), (meant,)) for text, meant in named),
            ),
        )


@cache
def _to_learn_from(kind: str) -> tuple[Business, ...]:
    return businesses(kind, held_out=False)


def _read(lines: Sequence[str]) -> Business:
    known: list[Document] = []
    said: list[tuple[str, int]] = []
    for line in filter(None, map(str.strip, lines[1:])):
        if line[0] in _MARKS and "|" in line:  # `% of orders late` is a question
            known.append(_document(_MARKS[line[0]], [part.strip() for part in line[1:].split("|")]))
        else:
            said.append((line, len(known) - 1))
    return Business(lines[0].strip(), tuple(known), tuple(said))


def _document(kind: Kind, parts: list[str]) -> Document:
    if kind is Kind.DIMENSION:
        parts = [*parts[:3], "", *parts[3:]]
    name, title, description, unit, also = [*parts, "", "", "", ""][:5]
    spelt = () if title else tuple(" ".join(words) for words in written_out(split(name)))
    known = title or phrase(name).capitalize()
    return Document(kind, name, known, description, tuple(_listed(also)), unit=unit, spelt=spelt)


def _listed(text: str) -> Iterator[str]:
    return filter(None, (one.strip() for one in text.split(";")))
