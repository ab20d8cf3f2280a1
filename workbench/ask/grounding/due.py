"""Rows with a day on which something is due and one on which it was done: `returned late`, `overdue`, `paid by the due date`."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field

from workbench.ask.grounding.dimensions import DimensionUse
from workbench.ask.language.words import Word
from workbench.ask.terms.known import Known
from workbench.ask.terms.missed import Missed
from workbench.ask.terms.vocabulary import Vocabulary
from workbench.catalog.model import DimensionType
from workbench.search.words import split

#: What days are called on which something is due, and those on which it was done.
_DUE = frozenset("due deadline promised expected agreed target".split())
_DONE = frozenset(
    "returned paid delivered closed completed finished done arrived resolved settled received repaid submitted shipped".split()
)

#: Nouns and verbs for what was done, by the word that the day is called by.
_FORMS = {
    "returned": "return returns returned returning back",
    "paid": "paid payment payments pay settled",
    "delivered": "delivered delivery deliveries arrived came",
    "arrived": "arrived arrival arrivals came",
    "settled": "settled settlement settlements paid",
    "repaid": "repaid repayment repayments back",
    "submitted": "submitted submission submissions handed",
    "shipped": "shipped shipment shipments sent",
    "completed": "completed completion completions finished done",
    "finished": "finished completed done",
    "closed": "closed closure closures",
    "resolved": "resolved solved fixed closed",
    "received": "received receipt receipts came arrived",
}

#: What says that a day was missed, or kept, behind what was done; and what stands before the day itself.
_LATE = (("too", "late"), ("late",), ("behind", "schedule"))
_TIMELY = (("on", "time"), ("in", "time"), ("punctually",))
_AFTER = (("later", "than"), ("after",), ("past",), ("beyond",))
_BEFORE = (("on", "or", "before"), ("before",), ("by",), ("within",))
_ITS = frozenset(
    "the a its their they it were was is fell came due date day agreed promised expected target deadline".split()
)

#: How far before it stands what was done then.
_NEAR = 7


@dataclass(frozen=True, slots=True)
class Due:
    """The days of a catalog on which something is due, with those on which it was done.

    Attributes:
        valued: whether a value is called by a word, which then means that and no days.
    """

    vocabulary: Vocabulary
    valued: Callable[[str], bool]
    pairs: tuple[tuple[Known, Known], ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "pairs", tuple(_pairs(self.vocabulary)))

    def found(self, words: Sequence[Word]) -> Iterator[tuple[range, str]]:
        """Return the stretches that say that a day was missed or kept, and how."""
        plain = [word.plain for word in words] if self.pairs else []
        forms = {form for done, _ in self.pairs for form in _forms(done)}
        for i, word in enumerate(plain):
            if word == "overdue" and not (self.vocabulary.frequent(words[i].stem) or self.valued(word)):
                yield range(i, i + 1), "overdue"
            elif word in forms and (stop := _behind(plain, i + 1, (*_LATE, *_TIMELY))) is not None:
                yield range(i, stop), "late" if plain[stop - 1] in {"late", "schedule"} else "timely"
            elif word == "late" and i + 1 < len(plain) and plain[i + 1] in forms - _DONE:
                yield range(i, i + 2), "late"
            elif (stop := _until(plain, i)) is not None:
                before = [k for k in range(max(0, i - _NEAR), i) if plain[k] in forms]
                undone = {"not", "never", "no"} & set(plain[max(0, i - _NEAR) : i])
                after = any(tuple(plain[i : i + len(phrase)]) == phrase for phrase in _AFTER)
                if before and not undone:
                    yield range(before[-1] if before[-1] == i - 1 else i, stop), "late" if after else "timely"
                elif after and not before:
                    yield range(i, stop), "overdue"

    def spans(self, words: Sequence[Word]) -> Iterator[range]:
        """Return the stretches alone: no words of values, and of no other day."""
        yield from (span for span, _ in self.found(words))

    def uses(self, words: Sequence[Word], taken: Collection[int]) -> Iterator[DimensionUse]:
        """Return what says so, of the words that nothing else stands for."""
        options = tuple((done, 1.0) for done, _ in self.pairs)
        for span, how in self.found(words):
            if not set(span) & set(taken):
                yield DimensionUse(
                    span.start, span.stop, options, span.start, unknown=True, missed=Missed(how, self.pairs)
                )


def _forms(done: Known) -> Iterator[str]:
    """What is said for what was done on a day."""
    end = done.reached.dimension
    for word in split(f"{end.name} {end.doc.title}".casefold()) if end else ():
        yield from _FORMS.get(word, word).split() if word in _DONE else ()


def _behind(plain: Sequence[str], at: int, phrases: Sequence[tuple[str, ...]]) -> int | None:
    """Where one of some phrases ends that begins at a place; None where none does."""
    return next((at + len(p) for p in phrases if tuple(plain[at : at + len(p)]) == p), None)


def _until(plain: Sequence[str], i: int) -> int | None:
    """Where `after its due date` ends that begins at a place; None where nothing of the kind does."""
    start = _behind(plain, i, (*_AFTER, *_BEFORE))
    stop = start
    while stop is not None and stop < len(plain) and plain[stop] in _ITS:
        stop += 1
    return stop if start is not None and stop is not None and _DUE & set(plain[start:stop]) else None


def _pairs(vocabulary: Vocabulary) -> Iterator[tuple[Known, Known]]:
    """The days of the rows of each dataset that has one of either kind."""
    for key, paths in vocabulary.paths.items():
        axis = vocabulary.catalog.datasets[key].time
        own = [k for k in paths if not k.reached.links and k.type is DimensionType.TIME and k.reached.dimension]
        named = [(k, set(split(f"{k.reached.dimension.name} {k.reached.dimension.doc.title}".casefold()))) for k in own if k.reached.dimension]  # fmt: skip
        due = [known for known, words in named if words & _DUE]
        done = [k for k, words in named if words & _DONE and k not in due and k.parts[-1] != axis]
        if len(due) == 1 and len(done) == 1:
            yield done[0], due[0]
