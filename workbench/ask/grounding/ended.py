"""What is over and what is not: `still open`, `unresolved`, `nobody has solved yet`, of rows with a day they end on."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from workbench.ask.grounding.dimensions import DimensionUse
from workbench.ask.language import negation
from workbench.ask.language.lexicon import FILLERS
from workbench.ask.language.meanings import plain_at
from workbench.ask.language.occasions import of_one_occasion
from workbench.ask.language.words import Kind, Word
from workbench.ask.terms.known import Known
from workbench.ask.terms.vocabulary import Vocabulary
from workbench.catalog.model import DimensionType
from workbench.search.words import split

#: Words for the end of things: a case that was resolved is one that was solved, or closed.
ENDS = frozenset(
    "close closed closing closure solve solved resolve resolved settle settled finish finished complete completed end"
    " ended done paid return returned wrap wrapped".split()
)

#: What ends what is paid.
_PAID = frozenset("paid pay payment payments settled settle settlement cleared".split())

#: What is done with rows that are gone then, where nothing else ends them.
_GONE = frozenset("delivered shipped dispatched fulfilled collected".split())

#: Behind `still`, that something has not gone.
_HERE = frozenset("here around there waiting standing".split())

#: What is said of what is not over; of one day only `still`, or what stands before the rows.
_OPEN = frozenset(
    "open active running outstanding pending ongoing unfinished unresolved unsolved unsettled uncompleted".split()
)
_STILL = frozenset("still remain remains remaining yet left currently".split())
_BACKLOG = frozenset({"backlog", "backlogs"})

#: What is said of what is to come back and has not, before `out` and behind it.
_AWAY_WORDS = frozenset({"out", "back"})
_AWAY = frozenset({("on", "loan"), ("on", "hire"), ("on", "rental"), ("at", "the"), ("right", "now")})

#: What stands before what was done with rows.
_WERE = frozenset("was were been got get are is".split())

#: What says that something has come about, and that it has not, and how far before it that stands.
_HAVE, _NOT, _AGO = frozenset("have has had been to be".split()), frozenset("not never yet".split()), 4

#: What days are called besides what was done on them.
_DAY = frozenset("date day time on at dt ts".split())

#: How many words may stand between such a word and the rows.
_BETWEEN = 2

#: How directly such words name what they mean, beside a name.
_SAID = 0.9


@dataclass(frozen=True, slots=True)
class Ended:
    """The days on which rows of a catalog end, and what says whether they have."""

    vocabulary: Vocabulary
    known: tuple[Known, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "known", tuple(_ends(self.vocabulary)))

    def uses(
        self, words: Sequence[Word], taken: Collection[int], said: Sequence[DimensionUse]
    ) -> Iterator[DimensionUse]:
        """Return what says that rows have not ended.

        Args:
            taken: words that something else stands for.
            said: the dimensions that were named; where one of them says it already, nothing more does.
        """
        told = any(use.unknown or use.holds is not None for use in said if use.options[0][0] in self.known)
        for i, word in enumerate(words):
            aside = plain_at(words, i - 2) in {
                ",",
                "and",
                "but",
            }  # `due in May, still unpaid`, though a metric is of those
            still = aside and plain_at(words, i - 1) == "still"
            named = self.vocabulary.frequent(word.stem) and word.plain not in _AWAY_WORDS and not still
            if i in taken or word.kind is not Kind.WORD or named:
                continue
            if self.known and not told and (start := self._begins(words, i)) is not None:
                ends = tuple((known, _SAID) for known in self.known if self._so(known, word))
                if ends:
                    yield DimensionUse(i, i + 1, ends, start, unknown=True)
            elif undone := self._not_done(words, i):
                start = negation.begins(words, i, truth=True)
                yield DimensionUse(i, i + 1, tuple((known, _SAID) for known in undone), start, unknown=True)

    def happened(self, words: Sequence[Word], taken: Collection[int]) -> Iterator[DimensionUse]:
        """Return what says that something was done with rows that have a day for it: `orders that were returned`."""
        for i in range(2, len(words)):
            done = words[i].plain.endswith(("ed", "en", "id")) and words[i - 1].plain in _WERE
            done = done and words[i - 2].plain not in {"they", "it"}  # `by the month they were paid` tells the day
            free = not {i, i + 1} & {*taken} and negation.begins(words, i, truth=True) == i
            if not (done and free) or any(words[i].stem in p for p in self.vocabulary.named if self._counted(p)):
                continue
            paths = (known for known in self._days() if (words[i].stem,) in self._names(known))
            if options := tuple((known, _SAID) for known in paths):
                yield DimensionUse(i, i + 1, options, i, present=True)

    def _not_done(self, words: Sequence[Word], i: int) -> tuple[Known, ...]:
        """The days of rows on which that was done of which it is said that it was not yet: `have not arrived`, of an arrival date."""
        before = {word.plain for word in words[max(0, i - _AGO) : i]}
        after = [word.plain for word in words[i + 1 : i + 3]]
        yet = "yet" in before or "yet" in after[:1] or after == ["so", "far"] or bool(before & _HAVE and before & _NOT)
        yet = yet or plain_at(words, i - 1) == "never" or [plain_at(words, k) for k in (i - 2, i - 1)] == ["to", "be"]
        yet = yet or plain_at(words, i - 1) == "awaiting" or plain_at(words, i - 2) == "waiting"
        if not yet or negation.begins(words, i, truth=True) == i:
            return ()
        bare = {self.vocabulary.stem(word) for word in _DAY}
        days = ((k, {tuple(s for s in name if s not in bare) for name in self._names(k)}) for k in self._days())
        found = [(known, (words[i].stem,) in names) for known, names in days]
        alike = (k for k, _ in found if of_one_occasion(words[i].plain, _words(k, self.vocabulary)))
        return tuple(known for known, named in found if named) or tuple(alike)

    def _counted(self, phrase: tuple[str, ...]) -> bool:
        """Whether a metric is called so that is no part of anything."""
        return any(phrase in m.phrases and m.shape != "share" for m in self.vocabulary.metrics.values())

    def _days(self) -> Iterator[Known]:
        """The days of rows themselves, but for the one that they are dated by."""
        for key, paths in self.vocabulary.paths.items():
            axis = self.vocabulary.catalog.datasets[key].time
            yield from (k for k in paths if k.type is DimensionType.TIME and len(k.parts) == 1 and k.parts[0] != axis)

    def _names(self, known: Known) -> tuple[tuple[str, ...], ...]:
        return self.vocabulary.own_names(known.reached.dimension) if known.reached.dimension else ()

    def _begins(self, words: Sequence[Word], i: int) -> int | None:
        """Where the words begin that say it; None where none do."""
        word = words[i]
        before = words[i - 1].plain if i else ""
        if word.plain in _OPEN:
            rows = self._rows_behind(words, i)
            return i - (before in _STILL) if rows or before in _STILL or before in {"are", "is"} else None
        if word.plain in _HERE and before == "still" and plain_at(words, i + 1) not in {"to", "for"}:
            return i - 1
        if word.plain in _AWAY_WORDS:
            return self._not_back(words, i)
        if word.plain in _BACKLOG or any(plain in ENDS for plain in negation.opposites(word.plain)):
            return i
        start = negation.begins(words, i, truth=True)
        return start if word.plain in ENDS and start < i else None

    def _so(self, known: Known, word: Word) -> bool:
        """Whether something ends in the way that a word says: what is unpaid was not paid yet, however it may have ended."""
        paid = word.plain.endswith("paid") or _PAID & set(negation.opposites(word.plain))
        return not paid or bool(_PAID & _words(known, self.vocabulary))

    def _not_back(self, words: Sequence[Word], i: int) -> int | None:
        """Where it begins that something is still out, or not back yet, of rows that have a day they come back on."""
        if not any({"return", "back"} & {*known.stems} for known in self.known):
            return None
        if words[i].plain == "back":
            start = negation.begins(words, i, truth=True)
            return start if start < i else None
        still = i > 0 and words[i - 1].plain in _STILL
        away = tuple(word.plain for word in words[i + 1 : i + 3]) in _AWAY
        return i - still if still or away else None

    def _rows_behind(self, words: Sequence[Word], i: int) -> bool:
        """Whether rows stand behind a word, what else is said of them between: `unresolved priority 1 complaints`."""
        for word in words[i + 1 : i + 2 + _BETWEEN]:
            if word.kind is Kind.MARK or word.plain in FILLERS:
                return False
            if word.stem in self.vocabulary.rows:
                return True
        return False


def _ends(vocabulary: Vocabulary) -> Iterator[Known]:
    """The days that rows end on, and what holds where they have; only of the rows themselves.

    Rows without such an end are over when they have gone: orders that were delivered, pallets that were shipped.
    """
    for key, paths in vocabulary.paths.items():
        axis = vocabulary.catalog.datasets[key].time
        named = [(k, _words(k, vocabulary)) for k in paths if _of_rows(k) and k.parts[-1] != axis]
        over = [known for known, words in named if words & (ENDS | {"back"}) and not _is_kind(known)]
        yield from over or (known for known, words in named if words & _GONE)


def _is_kind(known: Known) -> bool:
    """Whether what holds or does not only says what kind of thing rows are, by the noun behind: a return visit has not ended."""
    end = known.reached.dimension
    texts = [split(text.casefold()) for text in (end.doc.title or end.name, *end.doc.synonyms)] if end else []
    told = [words for words in texts if not ENDS.isdisjoint(words)]
    return known.type is DimensionType.BOOLEAN and bool(told) and all(_before_noun(words) for words in told)


def _before_noun(words: Sequence[str]) -> bool:
    """Whether words for an end, which are no participles, stand only before another noun."""
    return not ENDS & {words[-1]} and not any(w in ENDS and w.endswith(("ed", "aid", "one")) for w in words)


def _of_rows(known: Known) -> bool:
    """Whether a path is a day or a truth of the rows themselves."""
    own = known.reached.dimension is not None and not known.reached.links
    return own and known.type in {DimensionType.TIME, DimensionType.BOOLEAN}


def _words(known: Known, vocabulary: Vocabulary) -> set[str]:
    """The words that something is called by."""
    end = known.reached.dimension
    texts = (end.name, end.doc.title, *end.doc.synonyms) if end else ()
    short = {w for phrase in vocabulary.called(end.doc, end.name) for w in phrase} if end else set()
    return {word for text in texts for word in split(text)} | short
