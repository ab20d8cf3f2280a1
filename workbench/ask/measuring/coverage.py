"""How far a metric explains what is asked: which of the telling words it knows, and which nothing about it does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from workbench.ask.grounding.ground import Grounding
from workbench.ask.language.lexicon import ATTRIBUTES, BAD, DEALT, HAPPENED, NEGATIONS, STATES
from workbench.ask.language.meanings import plain_at
from workbench.ask.language.words import SHADE, Word, telling
from workbench.ask.measuring import extremes, standing, unsaid
from workbench.ask.measuring.heads import came_about
from workbench.ask.measuring.popular import POPULAR, chosen
from workbench.ask.measuring.quantities import (
    COLLECTIVES,
    COSTING,
    HOLDERS,
    PAID_OUT,
    SALARIES,
    brings_us,
    kept_in,
    kinds,
    paid_by_us,
    says_spent,
    spent_with_us,
)
from workbench.ask.measuring.whole_names import brings
from workbench.ask.terms.derived import derived
from workbench.ask.terms.known import MetricWords
from workbench.ask.terms.vocabulary import Vocabulary

#: From this match on all of a value was said.
_SAID = 0.94

#: What stands before one of some things, and behind things that have it.
_ARTICLES = frozenset("a an per each every".split())
_SIZES = frozenset(
    "length lengths duration durations time times cost costs price prices value values size sizes".split()
)

#: Behind these stands what things are.
_BECAME = frozenset("is are was were be been being arrived arrive came come went got".split())

#: What says that something is not so.
_TURNS = NEGATIONS | {"no", "nobody", "none", "nothing", "yet", "still", "lack", "missed", "missing"}

#: What things do for some time.
_LASTING = frozenset("wait waits waited waiting stay stays stayed staying last lasts lasted".split())

#: How far a count explains the verb by which all its rows came about.
_CAME = 0.6


def covered(
    words: MetricWords, grounding: Grounding, vocabulary: Vocabulary, kept: Sequence[int], at: Sequence[int]
) -> tuple[float, tuple[int, ...]]:
    """The share of the telling words that a metric explains, and those that neither it nor its datasets do."""
    turned = any(word.plain in _TURNS or word.plain.startswith("un") for word in grounding.words)
    known = _Known.of(words, vocabulary, unnamed=not at, turned=turned)
    paired = pairs(grounding, vocabulary, kept)
    rows = frozenset(words.datasets) if words.metric.key in vocabulary.counts else frozenset()
    whole, state = in_whole(words, grounding, at), words.metric.key in vocabulary.states
    wanted, paid_out = chosen(words, grounding, vocabulary), _is_paid_out(words, vocabulary)
    beside = unsaid.contrasted(words, grounding, vocabulary, kept)
    total = explained = 0.0
    alien = []
    for i in kept:
        if i in paired:
            weight, share = 0.5, known.pair(paired[i], grounding.words[i].stem)
        else:
            weight, share = known.weighed(grounding, i, named=i in at)
            share = max(share, float(i in at and whole))
            share = max(share, _CAME * (state and standing.says_now(grounding, i)))
            if came_about(grounding, i, rows, vocabulary):
                weight, share = min(weight, SHADE), max(share, _CAME)
            share = max(share, _CAME * (i in beside or (wanted and grounding.words[i].plain in POPULAR)))
            share = max(share, _CAME * (paid_out and words.shape == "total" and grounding.words[i].plain in COSTING))
            share = max(share, _CAME * _is_pace(words, grounding, vocabulary, kept, i))
            share = max(share, _CAME * is_length(words, grounding, vocabulary, i))
            share = max(share, _CAME * extremes.says_busy(words, grounding, i, vocabulary))
            share = max(share, _CAME * (brings_us(grounding, i) and _comes_in(words, paid_out=paid_out)))
            share = max(share, _CAME * (spent_with_us(grounding, i) and _is_income(words, paid_out=paid_out)))
            if not at and (
                (paid_by_us(grounding, i) and not paid_out) or _other_pay(words, grounding.words[i], vocabulary)
            ):
                weight, share = 1.0, 0.0
            if weight == 1.0 and not share:
                if _says_no_more(grounding, i, vocabulary, at):
                    weight = min(weight, 1.0 - _is_collective(grounding, i, vocabulary))
                else:
                    alien.append(i)
        total += weight
        explained += weight * share
    return (explained / total if total else 0.0), tuple(alien)


def _other_pay(words: MetricWords, word: Word, vocabulary: Vocabulary) -> bool:
    """Whether it is asked what people earn, of which a metric says nothing: claims paid are no wages."""
    return word.plain in SALARIES and words.words.isdisjoint(
        map(vocabulary.stem, (*SALARIES, "staff", "labour", word.plain))
    )


def _comes_in(words: MetricWords, *, paid_out: bool) -> bool:
    """Whether a metric is all the money that comes in."""
    return words.shape == "total" and "money" in kinds(words.metric) and not paid_out and words.metric.better != "lower"


def _is_income(words: MetricWords, *, paid_out: bool) -> bool:
    """Whether a metric is money that comes in, all of it or what one of many brings."""
    return words.shape != "share" and "money" in kinds(words.metric) and not paid_out and words.metric.better != "lower"


def _is_paid_out(words: MetricWords, vocabulary: Vocabulary) -> bool:
    """Whether a metric is money that goes out: by what it or its rows are called, or by a noun for that in what is said of it."""
    called = {stem for phrase in words.phrases for stem in phrase} | vocabulary.rows_of(words.datasets)
    pay = vocabulary.stem("pay")
    return any(stem in called or (stem != pay and stem in words.words) for stem in map(vocabulary.stem, PAID_OUT))


def in_whole(words: MetricWords, grounding: Grounding, at: Sequence[int]) -> bool:
    """Return whether a metric was named by a phrase that stands for it only as a whole: `after rebates`."""
    said = {grounding.words[i].stem for i in at}
    return bool(said) and any(said == set(phrase) for phrase in words.whole)


@dataclass(frozen=True, slots=True)
class _Known:
    """What a metric knows of words: those of its names, of its documentation, and of its datasets.

    Attributes:
        reached: the datasets that its rows lead to; None where it was named, so that other things are only told beside.
    """

    vocabulary: Vocabulary
    names: frozenset[str]
    words: frozenset[str]
    around: frozenset[str]
    things: frozenset[str]
    reached: frozenset[str] | None

    @classmethod
    def of(cls, words: MetricWords, vocabulary: Vocabulary, *, unnamed: bool, turned: bool) -> _Known:
        names = frozenset(stem for phrase in words.phrases for stem in phrase)
        around = frozenset().union(*(vocabulary.around[key] for key in words.datasets))
        things = frozenset().union(*(vocabulary.things_of[key] for key in words.datasets))
        reached = frozenset().union(*(vocabulary.reached_from[key] for key in words.datasets)) if unnamed else None
        told = words.words if turned else words.words - words.denied
        return cls(vocabulary, names, told, around, things, reached)

    def pair(self, means: frozenset[str], stem: str) -> float:
        """How far one of two words is explained that say one thing."""
        return 1.0 if means & self.names else 0.8 if means & self.words or stem in self.words else 0.0

    def weighed(self, grounding: Grounding, i: int, *, named: bool) -> tuple[float, float]:
        """How much a word must be explained, and how far it is."""
        word, vocabulary = grounding.words[i], self.vocabulary
        if unsaid.no_shape(word, vocabulary):
            means = {vocabulary.stem(other) for other in unsaid.other_words(word)}
            return telling(word), 0.6 if means & self.names else 0.4 if means & self.words else 0.0
        own = max((vocabulary.alike(word.stem, stem) for stem in self.names), default=0.0)
        if own < 1.0 and self._elsewhere(word):
            return 1.0, 0.0
        own *= 1.0 if named else 0.8
        narrows = attributive(grounding, i, vocabulary)
        if narrows and not own and word.stem not in self.words:
            return 1.0, 0.0  # `late flights` are not all flights
        foreign = (word.stem in vocabulary.rows and word.stem not in self.around) or self._elsewhere(word)
        shaded = word.stem in vocabulary.plain and not narrows and not foreign
        weight = telling(word) * (SHADE if shaded else 1.0)
        if not (own or foreign) and self._of_all(grounding.words, i):
            return 0.0, 0.0
        return 1.0 if narrows or foreign else weight, max(
            own,
            0.7 * self._in(self.words, word),
            0.6 * self._in(self.around, word),
            0.4 * self._are(grounding.words, i),
            0.6 * self._done_so(word),
            0.5 * self._told(word),
        )

    def _told(self, word: Word) -> bool:
        """Whether what is said of a metric has another word for it: rebates, of a value after discount."""
        same: frozenset[str] = self.vocabulary.same.get(word.stem, frozenset())
        return not same.isdisjoint(self.words - self.vocabulary.plain - self.vocabulary.rows)

    def _done_so(self, word: Word) -> bool:
        """Whether what was done is what rows are called after: rented, of rentals."""
        return word.plain.endswith(("ed", "ing")) and any(derived(word.stem, stem) for stem in self.things)

    def _elsewhere(self, word: Word) -> bool:
        """Whether a word is what rows are called to which nothing leads from here: reviewers, whom no payment knows."""
        homes = self.vocabulary.homes.get(word.plain.removesuffix("s"), frozenset())
        far = self.reached is not None and homes.isdisjoint(self.reached)
        return bool(homes) and far and word.plain.endswith("s")

    def _of_all(self, words: Sequence[Word], i: int) -> bool:
        """Whether a word says what the whole catalog is about, before what is counted: `support requests`, of a support desk."""
        if i + 1 == len(words) or words[i].stem not in self.vocabulary.subject:
            return False
        behind = words[i + 1]
        return self._are(words, i + 1) or any(self.vocabulary.alike(behind.stem, stem) for stem in self.names)

    def _are(self, words: Sequence[Word], i: int) -> bool:
        """Whether things of the datasets are called so by others: requests, of tickets."""
        same: frozenset[str] = self.vocabulary.same.get(words[i].stem, frozenset())
        return of_things(words, i) and not same.isdisjoint(self.things)

    def _in(self, stems: frozenset[str], word: Word) -> float:
        return 1.0 if word.stem in stems or self.vocabulary.near.get(word.stem, frozenset()) & stems else 0.0


def of_things(words: Sequence[Word], i: int) -> bool:
    """Return whether a word is of things where it may be a verb elsewhere, as `store`: in the plural, behind an article, before what they have."""
    plural, short = words[i].plain.endswith("s"), words[i].text.isupper()  # `a CV` is rather a name
    one = not short and plain_at(words, i - 1) in _ARTICLES
    return plural or one or plain_at(words, i + 1) in _SIZES


def only_happened(word: Word, vocabulary: Vocabulary) -> bool:
    """Whether a verb, of which the catalog knows nothing, only says that what is counted came about."""
    return word.plain in HAPPENED and word.stem not in vocabulary.known


def _says_no_more(grounding: Grounding, i: int, vocabulary: Vocabulary, at: Sequence[int]) -> bool:
    """Whether a word that nothing explains changes nothing: `policies taken out`, and `cost of cleaning jobs`.

    That is a verb by which what is counted came about, unless it says before a noun which of them; and what a value is of,
    where other words name the metric.
    """
    word = grounding.words[i]
    if (word.stem in vocabulary.known and word.plain not in DEALT) or attributive(grounding, i, vocabulary):
        return False
    if _is_collective(grounding, i, vocabulary) or kept_in(grounding, i) or says_spent(grounding, i):
        return True
    if word.plain in {"user", "users"}:
        return True  # whoever they are
    behind = any(use.stop == i and use.matches[0].score >= _SAID for use in grounding.values)
    if word.plain in HOLDERS and i and (behind or grounding.words[i - 1].stem in vocabulary.known):
        return True  # `scholarship holders`
    return (
        only_happened(word, vocabulary)
        or word.plain in DEALT
        or extremes.only_has(grounding, i)
        or i in brings(grounding.words, next((k for k in at if k > i), 0))  # `earns us the smallest margin`
        or (behind and bool(at) and not word.plain.endswith(("ed", "ing")))
    )


def is_length(words: MetricWords, grounding: Grounding, vocabulary: Vocabulary, i: int) -> bool:
    """Return whether a metric is how long something takes, and a verb only asks for that: `how long do they wait for an answer`."""
    word = grounding.words[i]
    asks = word.plain in _LASTING and not vocabulary.frequent(word.stem)  # `how long they stay`, where that is measured
    lasts = asks and words.metric.key in vocabulary.beside.lengths
    return lasts and any(one.plain == "how" and other.plain == "long" for one, other in pairwise(grounding.words[:i]))


def _is_pace(words: MetricWords, grounding: Grounding, vocabulary: Vocabulary, kept: Sequence[int], i: int) -> bool:
    """Whether a metric is how long something takes whose speed is asked for, `speed of the first answer`; no speed of things."""
    if grounding.words[i].plain not in {"speed", "pace"} or words.metric.key not in vocabulary.beside.lengths:
        return False
    told = {grounding.words[k].stem for k in kept if k != i and telling(grounding.words[k]) == 1.0}
    said = told.union(
        *(vocabulary.near.get(stem, frozenset()) | vocabulary.same.get(stem, frozenset()) for stem in told)
    )
    return not (said & words.words).isdisjoint(words.words - vocabulary.plain)


def _is_collective(grounding: Grounding, i: int, vocabulary: Vocabulary) -> bool:
    """Whether a word says no more than all of what stands before it: `order volume`, `the student body`."""
    return i > 0 and grounding.words[i].plain in COLLECTIVES and grounding.words[i - 1].stem in vocabulary.rows


def attributive(grounding: Grounding, i: int, vocabulary: Vocabulary) -> bool:
    """Whether a word says which rows are meant: `late flights`, `refunded orders`, `orders on hold`."""
    words = grounding.words
    if i > 1 and (words[i - 1].plain, words[i].plain) in STATES and words[i - 2].stem in vocabulary.rows:
        return True  # `openings on hold`
    if i and words[i].plain in BAD and words[i - 1].plain in _BECAME and grounding.rank is None:
        return True  # `what share of letters was late`
    says = words[i].plain in ATTRIBUTES | BAD or words[i].plain.endswith("ed")
    return says and i + 1 < len(words) and words[i + 1].stem in vocabulary.rows


def pairs(grounding: Grounding, vocabulary: Vocabulary, kept: Sequence[int]) -> dict[int, frozenset[str]]:
    """Two words that together say one thing, `call off`, with the stems they stand for."""
    out = {}
    for i, j in pairwise(kept):
        if j == i + 1 and (means := vocabulary.pairs.get((grounding.words[i].stem, grounding.words[j].stem))):
            out[i] = out[j] = means
    return {
        i: means
        for i, means in out.items()
        if grounding.words[i].plain != "how" and grounding.words[i - 1].plain != "how"
    }
