"""Which offers fit what is typed, and which of them come first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from heapq import nsmallest

from workbench.editing.model import Item

#: How many offers are shown at most.
MOST = 100


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that may stand here.

    Attributes:
        name: what is compared with the typed letters.
        words: its title and synonyms, compared word by word.
        rank: how useful it is before a letter is typed; the least comes first.
    """

    item: Item
    name: str
    words: tuple[str, ...] = ()
    rank: float = 0.0


def best(offers: Iterable[Offer], typed: str, *, most: int = MOST) -> tuple[Item, ...]:
    """Return the offers that fit the typed letters, best first."""
    wanted = typed.casefold().strip()
    fitting = ((_miss(offer, wanted), offer.rank, number, offer.item) for number, offer in enumerate(offers))
    found = nsmallest(most, (entry for entry in fitting if entry[0] is not None))
    return tuple(item for *_, item in found)


def _miss(offer: Offer, wanted: str) -> int | None:
    """How far an offer is from what is typed: 0 the same, None not at all."""
    if not wanted:
        return 0
    name = offer.name.casefold()
    if name.startswith(wanted):
        return 0 if name == wanted else 1
    at = name.find(wanted)
    if at > 0:
        return 3 if name[at - 1].isalnum() else 2
    if offer.words and _by_words(wanted, offer.words):
        return 4
    return 5 if len(wanted) > 2 and _in_order(wanted, name) else None


def _by_words(wanted: str, phrases: tuple[str, ...]) -> bool:
    """Whether every typed word begins a word of one phrase: `late fl` fits "flights that were late"."""
    typed = wanted.replace("_", " ").split()
    for phrase in phrases:
        folded = phrase.casefold()
        if typed and typed[0] in folded and all(any(w.startswith(t) for w in folded.split()) for t in typed):
            return True
    return False


def _in_order(wanted: str, name: str) -> bool:
    """Whether the typed letters stand in the name in this order: `avgdel` fits `avg_arrival_delay`."""
    if wanted[0] != name[:1]:
        return False
    letters = iter(name)
    return all(letter in letters for letter in wanted)
