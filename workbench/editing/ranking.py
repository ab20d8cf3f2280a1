"""Which offers fit what is typed, and which of them come first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from heapq import nsmallest
from typing import NamedTuple, TypeAlias

from workbench.catalog.model import Documentation
from workbench.editing.model import Item

#: How far an offer is from what is typed (0 the same), its rank, its number and the offer.
Fit: TypeAlias = tuple[int, float, int, Callable[[], Item]]

#: How many offers are shown at most.
MOST = 100


#: With so many names that hold the typed letters, titles and letters in between are not looked at.
_ENOUGH = 30


class Offer(NamedTuple):
    """Something that may stand here.

    Attributes:
        name: what is compared with the typed letters.
        item: makes what is shown; called for the best offers only.
        doc: its title and synonyms are compared word by word.
        rank: how useful it is before a letter is typed; the least comes first.
    """

    name: str
    item: Callable[[], Item]
    doc: Documentation | None = None
    rank: float = 0.0


def best(offers: Iterable[Offer], typed: str, *, most: int = MOST) -> tuple[Item, ...]:
    """Return the offers that fit the typed letters, best first."""
    wanted = typed.casefold().strip()
    known = list(offers)
    fitting = _by_name(known, wanted) if wanted else [(0, rank, n, item) for n, (_, item, _, rank) in enumerate(known)]
    if wanted and len(fitting) < _ENOUGH:
        direct = {number for _, _, number, _ in fitting}
        fitting += _loosely(known, wanted, direct)
    found = nsmallest(most, fitting) if len(fitting) > most else sorted(fitting)
    return tuple(item() for *_, item in found)


def _by_name(offers: list[Offer], wanted: str) -> list[Fit]:
    """Find the names that hold the typed letters: the same, at the start, at the start of a part, anywhere."""
    found: list[Fit] = []
    for number, (written, item, _, rank) in enumerate(offers):
        name = written.casefold()
        at = name.find(wanted)
        if at > 0:
            found.append((3 if name[at - 1].isalnum() else 2, rank, number, item))
        elif at == 0:
            found.append((0 if name == wanted else 1, rank, number, item))
    return found


def _loosely(offers: list[Offer], wanted: str, direct: set[int]) -> Iterator[Fit]:
    """Find what its title or a synonym calls so, and what has the letters in this order."""
    for number, (name, item, doc, rank) in enumerate(offers):
        if number in direct:
            continue
        if doc is not None and _by_words(wanted, (doc.title, *doc.synonyms)):
            yield 4, rank, number, item
        elif len(wanted) > 2 and _in_order(wanted, name.casefold()):
            yield 5, rank, number, item


def _by_words(wanted: str, phrases: tuple[str, ...]) -> bool:
    """Whether every typed word begins a word of one phrase: `late fl` fits "flights that were late"."""
    typed = wanted.replace("_", " ").split()
    first = typed[0] if typed else wanted
    for phrase in phrases:
        folded = phrase.casefold()
        if first in folded and all(any(w.startswith(t) for w in folded.split()) for t in typed):
            return True
    return False


def _in_order(wanted: str, name: str) -> bool:
    """Whether the typed letters stand in the name in this order: `avgdel` fits `avg_arrival_delay`."""
    if wanted[0] != name[:1]:
        return False
    letters = iter(name)
    return all(letter in letters for letter in wanted)
