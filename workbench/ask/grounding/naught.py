"""What says that a number is 0, or more than that: `without a discount`, `no excess`, `at full price`, `with any tip`.

So it is of numbers that no row is without, and that are 0 where there is nothing. Rows of which nobody knows a number are
another thing, and told by other words.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from workbench.ask.grounding.dimensions import DimensionUse
from workbench.ask.language.lexicon import FILLERS
from workbench.ask.language.meanings import plain_at
from workbench.ask.language.words import Kind, Word, telling
from workbench.ask.terms import presence
from workbench.ask.terms.known import Known
from workbench.ask.terms.values import ValueDictionary
from workbench.ask.terms.vocabulary import Vocabulary
from workbench.catalog.model import DimensionType
from workbench.search.words import split

#: Of a name, what only says that it is a number, or that it came about.
_NUMBERS = frozenset(
    "pct percent percentage perc amount amt rate value val number count sum total given granted paid charged applied off".split()
)

#: What stands before what there is none of, and before what there is; and what may stand between.
_NONE = frozenset("without no w/o".split())
_NOT, _HAD = frozenset("not never".split()), frozenset("have has had get got give given offer offered use used".split())
_SOME = frozenset("with had has have having got given giving including involving".split())
_A, _ANY = frozenset("a an the any further extra additional".split()), frozenset("a an any some".split())

#: Behind it, only that it came about.
_GIVEN = frozenset("given granted paid charged applied taken added".split())

#: What stands behind it where more is said of it than that there is none: `no discount of over 20 %`.
_MORE = frozenset("of over under above below more less at between from exactly about around than up that which".split())

#: Money that is taken off a price, and what is said where there is none and where there is.
_OFF = frozenset("discount reduction rebate markdown".split())
_FULL = tuple(map(str.split, ("full price", "undiscounted", "not discounted", "not been discounted", "not reduced")))
_REDUCED = tuple(map(str.split, ("money off", "reduced price", "reduced prices")))

#: How directly these name a number of the rows themselves, and one of what they lead to.
_OWN, _LED_TO = 1.0, 0.8

_Name = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Naught:
    """The numbers of a catalog that are 0 where there is nothing, by what they are called."""

    vocabulary: Vocabulary
    dictionary: ValueDictionary
    named: dict[_Name, tuple[Known, ...]] = field(init=False)

    def __post_init__(self) -> None:
        found: dict[_Name, list[Known]] = {}
        paths = (known for paths in self.vocabulary.paths.values() for known in paths)
        for known in (k for k in paths if k.type is DimensionType.NUMBER and self.dictionary.naught(k)):
            for name in self._names(known):
                found.setdefault(name, []).append(known)
        object.__setattr__(self, "named", {name: tuple(known) for name, known in found.items()})

    def among(
        self, words: Sequence[Word], uses: Iterable[DimensionUse], taken: Collection[int]
    ) -> Iterator[DimensionUse]:
        """Yield the uses of dimensions with what says that there is none or some of a number, in place of what else its words were."""
        own = tuple(self.uses(words, taken)) if self.named else ()
        said = {i for use in own for i in range(use.marked, use.stop)}
        yield from own
        yield from (use for use in uses if said.isdisjoint(range(use.start, use.stop)))

    def uses(self, words: Sequence[Word], taken: Collection[int]) -> Iterator[DimensionUse]:
        """Yield what says that there is none or some of a number."""
        stop = 0
        for i in range(len(words)):
            if i < stop:
                continue
            use = self._called(words, i) or self._said(words, i)
            if use is not None and not {*taken} & set(range(use.start, use.stop)):
                stop = use.stop
                yield use

    def _called(self, words: Sequence[Word], start: int) -> DimensionUse | None:
        """What stands at a place and is called so, where it is said that there is none or some of it."""
        for length in (3, 2, 1):
            window = words[start : start + length]
            known = self.named.get(tuple(word.stem for word in window), ()) if len(window) == length else ()
            stop = start + length
            stop += plain_at(words, stop) in _GIVEN
            if not known or self._goes_on(words, stop) or self._measured(words, start, stop):
                continue
            if (at := _lacking(words, start)) is not None:
                return DimensionUse(start, stop, _options(known), at, unknown=True)
            if (at := _having(words, start)) is not None and not presence.behind(words, stop, lacking=False):
                return DimensionUse(start, stop, _options(known), at, present=True)
        return None

    def _said(self, words: Sequence[Word], start: int) -> DimensionUse | None:
        """What is said of a price at a place that nothing, or something, is taken off."""
        known = next(
            (self.named[(noun,)] for noun in map(self.vocabulary.stem, sorted(_OFF)) if (noun,) in self.named), ()
        )
        for phrases, none in ((_FULL, True), (_REDUCED, False)) if known else ():
            for phrase in phrases:
                if [word.plain for word in words[start : start + len(phrase)]] == phrase:
                    return DimensionUse(
                        start, start + len(phrase), _options(known), start, unknown=none, present=not none
                    )
        return None

    def _goes_on(self, words: Sequence[Word], stop: int) -> bool:
        """Whether more stands behind a name, so that something else is meant: `no discount codes`, `no discount of over 20 %`."""
        if stop >= len(words) or words[stop].kind is Kind.MARK:
            return False
        word = words[stop]
        if word.kind is not Kind.WORD or word.plain in _MORE:
            return True
        rows = word.stem in self.vocabulary.rows or word.plain in FILLERS
        return telling(word) == 1.0 and not rows

    def _measured(self, words: Sequence[Word], start: int, stop: int) -> bool:
        """Whether a metric is rather named, of which another is left: `revenue without discounts`, and no `sales without discounts`."""
        at = start - 2  # what stands before `without`
        named = words[stop - 1].plain.endswith("s") and (words[stop - 1].stem,) in self.vocabulary.single
        return named and at >= 0 and words[at].stem not in self.vocabulary.rows

    def _names(self, known: Known) -> Iterator[_Name]:
        """What a number is called, also without the words that only say that it is one."""
        end = known.reached.dimension
        texts = (end.name, end.doc.title, *end.doc.synonyms) if end else ()
        named = (tuple(word for word in split(text.casefold()) if word not in _NUMBERS) for text in texts)
        short = dict.fromkeys(tuple(map(self.vocabulary.stem, words)) for words in named if words)
        yield from (name for name in short if name not in self.vocabulary.entities[known.reached.dataset])


def _options(known: Sequence[Known]) -> tuple[tuple[Known, float], ...]:
    return tuple((one, _LED_TO if one.reached.links else _OWN) for one in known)


def _lacking(words: Sequence[Word], start: int) -> int | None:
    """Where it begins that there is none of what stands at a place; None where that is not said."""
    at = start - (plain_at(words, start - 1) in _A)
    before = plain_at(words, at - 1)
    if before in _NONE:
        led = plain_at(words, at - 2) in {"with", "at", "had", "has", "have", "having", "and", "but"}
        return at - 1 - led
    if before in _HAD and plain_at(words, at - 2) in _NOT:
        return at - 2
    return None


def _having(words: Sequence[Word], start: int) -> int | None:
    """Where it begins that there is some of what stands at a place; None where that is not said."""
    some = plain_at(words, start - 1) in _ANY and plain_at(words, start - 2) in _SOME
    return start - 2 if some and plain_at(words, start - 3) not in _NOT else None
