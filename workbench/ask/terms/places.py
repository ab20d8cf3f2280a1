"""Paths whose values are known, and the values as words: what each is called as it is written, apart, in one, or with its `&` spelt out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from workbench.ask.language.lexicon import LEGAL, NUMERALS
from workbench.ask.language.signs import as_written, lettered
from workbench.ask.language.words import Word
from workbench.search.words import split

#: Numbers as they are spelt out and in figures, each for the other.
_FIGURES = {name: f"{number:.0f}" for name, number in NUMERALS.items() if number <= 12}
_FIGURES |= {figure: name for name, figure in _FIGURES.items() if name != "dozen"}


@dataclass(frozen=True, slots=True)
class Place:
    """A path whose values are known, and whether it is what things are called."""

    parts: tuple[str, ...]
    label: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """A value as words, and as they come apart where it is written `SolarEdge`."""

    place: Place
    value: str
    words: tuple[str, ...]
    apart: tuple[str, ...]

    @property
    def bare(self) -> tuple[str, ...]:
        """Its words without those of the law: `GmbH`."""
        return tuple(word for word in self.words if word not in LEGAL)

    @property
    def forms(self) -> frozenset[tuple[str, ...]]:
        """All that it is called, word by word: `coats and jackets` also where it is written with a `&`, and the other way round."""
        joined = tuple(split(self.value.casefold().replace("&", " and ")))
        parted = tuple(word for word in joined if word != "and")
        figures = tuple(_FIGURES.get(word, word) for word in self.words)  # `tower 9`, called Tower Nine
        figures = figures if len(figures) > 1 else ()
        return frozenset({self.words, self.apart, self.bare, joined, parted, figures, lettered(self.words)} - {()})

    def spells(self, window: Sequence[Word], *, common: bool) -> bool:
        """Whether words stand for it as they are written; other words for it than its own need not be."""
        return as_written(max(self.value, " ".join(self.words), key=len), window, common=common)


def entries(places: Iterable[Place], values: Callable[[str], Sequence[str]]) -> Iterator[Entry]:
    """Yield the values of places, those that have words."""
    for place in dict.fromkeys(places):
        for value in values(".".join(place.parts)):
            if words := tuple(split(value.casefold())):
                yield Entry(place, value, words, tuple(split(value)))
