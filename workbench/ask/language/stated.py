"""States of things as they are called, where a question tells them in a sentence: what waits to be approved is awaiting approval."""

from __future__ import annotations

from collections.abc import Iterator

#: How it is said that something has still to be done, or to come; and the names of what is done otherwise than with an ending.
_WAITS = (("waiting", "to", "be"), ("waiting", "to", "get"), ("waiting", "for"), ("waiting", "on"))
_DONE = {"picked": ("pickup", "collection"), "paid": ("payment",), "sent": ("dispatch",), "fetched": ("collection",)}
_NAMES = ("", "e", "ion", "al", "ment", "y", "ation", "ance", "ing")
_AWAITING = ("awaiting", "pending")


_IS = frozenset({"is", "are", "was", "were"})


def stated(plain: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield what a state may be called that is told so.

    >>> list(stated(("stock", "was", "low"))), list(stated(("low", "stock")))
    ([('stock', 'low'), ('low', 'stock')], [])
    """
    yield from awaited(plain)
    match plain:
        case (first, verb, last) if verb in _IS:
            yield from ((first, last), (last, first))


def awaited(plain: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield how what has still to be done is put as a state: `waiting to be approved`, of what is awaiting approval.

    >>> ("awaiting", "approval") in awaited(("waiting", "to", "be", "approved"))
    True
    >>> ("awaiting", "parts") in awaited(("waiting", "for", "parts")), list(awaited(("waiting", "long")))
    (True, [])
    """
    lead = next((len(lead) for lead in _WAITS if plain[: len(lead)] == lead), 0)
    rest = plain[lead:]
    if not lead or not rest:
        return
    done = rest[0]
    base = done.removesuffix("ed") if plain[1] == "to" else done
    names: list[tuple[str, ...]] = [rest]
    if plain[1] == "to":
        bases = (base, base[:-1]) if base[-1:] == base[-2:-1] else (base,)  # shipped, of a shipment
        names = [(name,) for name in (*_DONE.get(done, ()), *(f"{one}{end}" for one in bases for end in _NAMES))]
    yield from ((state, *name) for state in _AWAITING for name in names)
