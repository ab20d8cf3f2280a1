"""Values that are codes: which a word is cut to, which are of countries, and which only tell things apart that have a name."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from workbench.ask.language import countries
from workbench.ask.terms.places import Entry, Place
from workbench.search.shorthand import abbreviates

#: How many letters a code has that is cut from a word.
_LETTERS = range(3, 6)

#: Which share of values are codes, or codes of countries, where all are.
_MOSTLY = 0.6

#: From how many values of a path on they are names, which are cut from no word.
_NAMES = 40


@dataclass(slots=True)
class Codes:
    """The codes among the values of a catalog."""

    _entries: list[Entry] = field(default_factory=list)
    _at: Counter[Place] = field(default_factory=Counter)
    _nations: Counter[Place] = field(default_factory=Counter)
    _sizes: Counter[Place] = field(default_factory=Counter)
    _labels: Counter[tuple[str, ...]] = field(default_factory=Counter)

    def add(self, entry: Entry) -> None:
        """Take a value in, whatever it is."""
        self._sizes[entry.place] += 1
        self._labels[entry.place.parts[:-1]] += entry.place.label
        self._nations[entry.place] += next(countries.names_of_code("".join(entry.words)), None) is not None
        if len(entry.words) == 1 and entry.value.isupper() and entry.value.isalpha() and len(entry.value) in _LETTERS:
            self._entries.append(entry)
            self._at[entry.place] += 1

    def cut(self, word: str) -> list[Entry]:
        """Return the codes that a word begins with, or its consonants, where a path has one such: `temporary`, of TEMP."""
        few = (e for e in self._entries if self._sizes[e.place] <= _NAMES and not self.of_things(e.place))
        found = [e for e in few if abbreviates(e.words[0], word) and (word.startswith(e.words[0]) or self.at(e.place))]
        many = Counter(e.place for e in found)
        return [e for e in found if many[e.place] == 1]

    def at(self, place: Place) -> bool:
        """Return whether most values of a place are codes: the DPD of carriers is a name, and cut from no word."""
        return self._at[place] > _MOSTLY * self._sizes[place]

    def of_nations(self, place: Place) -> bool:
        """Return whether the values of a place are codes of countries: where they are not, `IN` is no India."""
        return self._nations[place] >= _MOSTLY * self._sizes[place]

    def of_things(self, place: Place) -> bool:
        """Return whether a place has a code for each thing that has a name besides: `new shops` are none of the branch NEW."""
        size, role = self._sizes[place], place.parts[:-1]
        if place.label or not self.at(place):
            return False
        if role:
            return 0 < self._labels[role] <= size
        led_to = (p for p in self._sizes if len(p.parts) > 1 and p.parts[-1:] == place.parts and self._sizes[p] == size)
        return any(self.of_things(p) for p in led_to)  # whose own names are no labels
