"""A period that is named again, or the one behind it: `joined in July and left that same month`, `settled the month after`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbench.ask.language.meanings import UNITS, During, TimeSpan, plain_at
from workbench.ask.language.words import Word
from workbench.ask.time.stretches import after
from workbench.query.instants import floor
from workbench.query.model import Between, Instant, Last, Period, This, Unit

#: What stands before a unit that was named, and what says that it is the one behind that.
_SAME = frozenset({("that", "same"), ("the", "same"), ("same",), ("that",)})
_NEXT = frozenset({("the", "following"), ("the", "very", "next")})
_LATER = frozenset({"after", "later"})

#: Behind it, that it is of another year, or set beside it.
_OF = frozenset("of in last the this a as one before earlier over on".split())
_BESIDE = frozenset("vs versus than against with to and or".split())


def again(words: Sequence[Word], i: int, found: Sequence[TimeSpan]) -> Iterator[TimeSpan]:
    """Yield the period that a place names by one that was named before it."""
    at = i + (plain_at(words, i) in {"in", "during", "within"})
    if not found or plain_at(words, i - 1) in _BESIDE:
        return
    for length in (2, 1):
        unit = UNITS.get(plain_at(words, at + length))
        before = tuple(word.plain for word in words[at : at + length])
        stop = at + length + 1
        if unit is None:
            continue
        if before in _SAME and plain_at(words, stop) not in _OF and (same := _named(found[-1], unit)):
            yield TimeSpan(i, stop, During(same))
        later = before in {("the",), ("a",), ("one",)} and plain_at(words, stop) in _LATER
        if (later or before in _NEXT) and isinstance(one := _named(found[-1], unit), Between):
            then = after(one.last)
            yield TimeSpan(i, stop + later, During(Between(then, then)))


def _named(span: TimeSpan, unit: Unit) -> Period | None:
    """The unit of some size that a phrase names, or in which that lies."""
    match span.meaning:
        case During(Last(1, said) | This(said) as period) if said is unit:
            return period
        case During(Between(first, last)) if first == last or floor(first.start, unit) == floor(last.start, unit):
            whole = Instant(floor(first.start, unit), unit)
            return Between(whole, whole) if unit is not Unit.WEEK else None
        case _:
            return None
