"""Which metric the words mean that are left: its names, then the words of its documentation, then likeness of meaning."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from types import MappingProxyType

from workbench.ask.grounding.ground import Grounding
from workbench.ask.grounding.subjects import about
from workbench.ask.language.lexicon import COMPARE_MARKS, FILLERS, OPPOSITES, SHAPES
from workbench.ask.language.negation import begins
from workbench.ask.language.words import Word, telling
from workbench.ask.measuring import extremes, lasting, standing, unsaid
from workbench.ask.measuring.coverage import covered, in_whole, only_happened, pairs
from workbench.ask.measuring.heads import HEADS, came_about, counting, counts, head_of, number_of
from workbench.ask.measuring.narrower import of_some
from workbench.ask.measuring.perone import per_one
from workbench.ask.measuring.popular import chosen, sold
from workbench.ask.measuring.quantities import UNITS_ASKED, counts_no_time, how_often, kept_in, suits, takes_in
from workbench.ask.measuring.rowed import new_rows, of_kinds, other_rows, some_of_rows, states_of_rows
from workbench.ask.measuring.shapes import is_median, no_times, of_marks, shape_fit, summed_up
from workbench.ask.measuring.unsaid import (
    NO_PART,
    ONLY_ROWS,
    as_rows,
    by_other_word,
    how_so,
    no_part,
    only_different,
    only_owner,
    only_rows,
    rather_rows,
)
from workbench.ask.measuring.whole_names import kinds_asked
from workbench.ask.ranker import FEATURES, Ranker, misfits
from workbench.ask.terms.counting import DIFFERENT
from workbench.ask.terms.known import MetricWords
from workbench.ask.terms.likewise import ONLY_PER
from workbench.ask.terms.nearness import Alike, Near, as_cosine
from workbench.ask.terms.vocabulary import Vocabulary
from workbench.catalog.model import Status

#: How alike a plain count is where no word says what is measured.
COUNTED = 0.8

#: What the opposite of a metric's word takes from how well it fits.
_CONTRARY = 0.5

#: How much less a metric fits that counts different things where nobody asks for those.
_UNASKED, _ASKED = 0.3, 0.15  # how much more where it is

#: How much less a metric fits whose name only has the stem of a word that another one has: applicants are no applications.
_OTHER_WORD = 0.15

#: What asks for how many there are.
_NUMBERS = frozenset("number numbers count counts".split())

#: How much less a metric fits that another word is for, where it is one for the rows that another metric counts.
_OF_ROWS = 0.2

#: How much less a count of some rows fits where all are counted.
_OF_ALL = 0.3

#: How much less a count fits where what it counts only says whose measure is asked for.
_OWNER = 0.4

#: How much less the count of rows fits where `how much` is asked of what there is money of: `how much in fines`.
_OF_MONEY = 0.3

#: How much more a count fits of what people choose, where what is popular is asked for; and how alike that is at least.
_CHOSEN, _CHOICE = 0.25, 0.6

#: From here on, of 0 to 1, a confirmed question is so near that what it measures may leave out a word that another metric has.
_KIN = 0.6

#: How much less a metric fits that was only named as what is taken off another one.
_OFF = 0.5

#: How much more a metric fits that is one number by how many of something there are, where one of those is asked about.
_PER_ONE = 0.5

#: How much less all of something or a part of it fits where it is asked how high marks are.
_MARKED = 0.5

#: How much less a median fits that nobody asks for.
_MIDDLE = 0.1

#: How much more the average of what a metric adds up fits than that, where a mean is asked for.
_MEAN = 0.1


@dataclass(frozen=True, slots=True)
class Scored:
    """How well a metric fits words.

    Attributes:
        meaning: likeness of meaning, 0 to 1; of words where there is no encoder.
        named: how much of a name of it was said, weighed by how telling the name is.
        covered: the share of the telling words that its documentation explains.
        at: the words that the name was read from.
        alien: the telling words that nothing about it explains.
        features: what speaks for it, as `ranker.FEATURES` lists it; nothing where it was not scored by words.
        owner: whether what it counts only says whose measure is asked for.
    """

    words: MetricWords
    score: float
    meaning: float
    named: float
    covered: float
    at: tuple[int, ...]
    alien: tuple[int, ...]
    features: tuple[float, ...] = ()
    owner: bool = False

    @property
    def suited(self) -> bool:
        """Whether it is not of another kind of number than was asked for."""
        return not self.features or self.features[FEATURES.index("quantity")] >= 0

    @property
    def unfit(self) -> bool:
        """Whether it can be none of the kind of number that was asked for; `how much` people ask of counts too."""
        return bool(self.features) and self.features[FEATURES.index("quantity")] <= -1

    @property
    def wanted(self) -> bool:
        """Whether it is of the kind of number that was asked for."""
        return bool(self.features) and self.features[FEATURES.index("quantity")] > 0


def scored(
    grounding: Grounding,
    vocabulary: Vocabulary,
    near: Near,
    left: Collection[int],
    recalled: Mapping[str, float] = MappingProxyType({}),
) -> tuple[Scored, ...]:
    """Return the metrics that come near by how well they fit the words `left`, best first.

    Args:
        recalled: metrics of confirmed questions that are like this one, by how alike.
    """
    kept = sorted(left)
    stems = {grounding.words[i].stem for i in kept}
    *phrases, whole = compared(grounding, vocabulary, kept)
    likeness = dict(near.metrics(phrases, stems, whole))
    kinds = kinds_asked(grounding, vocabulary, kept)
    for key in () if kinds & UNITS_ASKED else _counted(grounding, vocabulary, kept):
        like = likeness.get(key, Alike(0.0, 0.0, 0.0))
        likeness[key] = like._replace(meaning=max(COUNTED, like.meaning))
    likeness.update(_as_lasting(grounding, vocabulary, kept, likeness))
    for key in recalled:
        likeness.setdefault(key, Alike(0.0, 0.0, 0.0))
    likeness.update(as_rows(grounding, vocabulary, likeness))
    head = head_of(grounding, vocabulary)
    asked = _Asked(grounding, vocabulary, kept, near.ranker, recalled, kinds, head)
    known = {key: (vocabulary.metrics[key], like) for key, like in likeness.items() if key in vocabulary.metrics}
    found = {key: like for key, (words, like) in known.items() if not words.metric.private}  # a part of others
    out = {key: _score(vocabulary.metrics[key], asked, like) for key, like in found.items()}
    strange = set.intersection(*(set(s.alien) for s in out.values())) if recalled and out else set()
    for key in out.keys() & {key for key, like in recalled.items() if like < _KIN}:
        if misfits(out[key].features) or not out[key].suited or not set(out[key].alien) <= strange:
            out[key] = _score(vocabulary.metrics[key], replace(asked, recalled={}), found[key])
    out.update(standing.of_now(out, vocabulary, grounding))
    out.update(_means(out, vocabulary, grounding, kept))
    out.update(of_some(out, [grounding.words[i] for i in kept], grounding, vocabulary))
    out.update({key: replace(out[key], score=out[key].score - _OFF) for key in _taken_off(out, grounding)})
    return tuple(sorted(out.values(), key=lambda s: (-s.score, s.words.metric.key)))


def _means(
    found: Mapping[str, Scored], vocabulary: Vocabulary, grounding: Grounding, kept: Sequence[int]
) -> dict[str, Scored]:
    """The averages of what others add up, each as near as the sum that was named, where a mean is asked for: `average cost per repair`."""
    asked = [i for i in kept if SHAPES.get(grounding.words[i].plain) == "average"]
    pairs = (
        (found[key], found[total]) for key, total in vocabulary.beside_sums.items() if {key, total} <= found.keys()
    )
    return {
        mean.words.metric.key: replace(
            mean,
            score=max(mean.score, total.score + _MEAN),
            meaning=max(mean.meaning, total.meaning),
            named=max(mean.named, total.named),
            covered=max(mean.covered, total.covered),
            at=tuple(sorted({*mean.at, *total.at, *asked})),
            alien=tuple(i for i in mean.alien if i in total.alien),
        )
        for mean, total in pairs
        if asked and total.at and not total.alien
    }


def _taken_off(found: Mapping[str, Scored], grounding: Grounding) -> tuple[str, ...]:
    """The metrics that were only named as what is taken off another: rebates, of `sales after rebates`."""
    rests = [set(s.at) for s in found.values() if in_whole(s.words, grounding, s.at)]
    return tuple(key for key, s in found.items() if s.at and any(set(s.at) < rest for rest in rests))


def asked_words(grounding: Grounding) -> str:
    """Return the words that say what is measured; nothing where none of them tells anything."""
    left = sorted(grounding.left)
    return _phrase(grounding, left) if any(telling(grounding.words[i]) > 0 for i in left) else ""


def _as_lasting(
    grounding: Grounding, vocabulary: Vocabulary, kept: Sequence[int], likeness: Mapping[str, Alike]
) -> dict[str, Alike]:
    """How like the metrics are where a length of time is asked for and the catalog has such: those before all others."""
    asks = lasting.asked(grounding, kept)
    told = [grounding.words[i] for i in kept if telling(grounding.words[i])]
    return asks.among(vocabulary, likeness, told, grounding.words) if asks else {}


def _counted(grounding: Grounding, vocabulary: Vocabulary, kept: Sequence[int]) -> tuple[str, ...]:
    """The plain counts, where no word says what is measured: `the busiest day`; `customers per town` are those that a metric counts."""
    different = bool(DIFFERENT & {word.plain for word in grounding.words})
    rank, head = grounding.rank, None if different else head_of(grounding, vocabulary)
    heads = counting(head, vocabulary) if head else ()
    datasets = {home for key in heads for home in vocabulary.metrics[key].datasets}
    often, subject, states = how_often(grounding), about(grounding.words), states_of_rows(grounding, vocabulary)
    kept = _outside(subject, grounding, kept, vocabulary)
    if often and (some := some_of_rows([grounding.words[i].stem for i in kept], vocabulary)):
        return some
    asked = (
        rank is not None
        or bool(heads)
        or often
        or any(use.group for use in grounding.dimensions)
        or any(grounding.words[i].stem in vocabulary.rows for i in kept)
    )
    silent = asked and all(
        telling(grounding.words[i]) < 1.0
        or grounding.words[i].stem in vocabulary.plain
        or _of_rows(grounding, i, kept, vocabulary)
        or i in states
        or (heads and grounding.words[i] == head)
        or came_about(grounding, i, datasets, vocabulary)
        for i in kept
    )
    told = [
        grounding.words[i]
        for i in kept
        if telling(grounding.words[i]) == 1.0 and i not in states and not _about_all(grounding, i, vocabulary)
    ]
    lone = [word.stem for word in told]
    listing = any(use.group and use.ranked for use in grounding.dimensions) and rank is None and len(lone) == 1
    silent = silent or (listing and (lone[0],) not in vocabulary.single)
    based = _based(grounding) or bool(pairs(grounding, vocabulary, kept))
    if (
        len(lone) == 1
        and not based
        and (other := other_rows(told[0], vocabulary) or new_rows(grounding, told[0], vocabulary))
    ):
        return other
    if not silent and not based and (kinds := of_kinds(grounding, vocabulary, kept)):
        return kinds
    shapes = {grounding.words[i].plain for i in kept} & SHAPES.keys() - ({"often"} if often else set())
    if not silent or based or shapes - (_NUMBERS if heads else set()):
        return ()
    metrics = {k: m for k, m in vocabulary.metrics.items() if head is None or number_of(m, head, vocabulary)}
    named = tuple(key for key, words in metrics.items() if any((stem,) in words.phrases for stem in lone))
    if subject is not None and not (named or heads):
        return _told_apart_by(grounding, subject[1], vocabulary) or vocabulary.counts
    return named or heads or vocabulary.counts + extremes.coming(grounding, vocabulary) + sold(grounding, vocabulary)


def _outside(
    subject: tuple[int, int] | None, grounding: Grounding, kept: Sequence[int], vocabulary: Vocabulary
) -> Sequence[int]:
    """The words without those that only ask what rows are about: `what do they write to us about`, `what are the claims about`."""
    inside = range(subject[0], subject[1] + 1) if subject else range(0)
    rows = {i for i in inside[-2:-1] if grounding.words[i].stem in vocabulary.rows}
    return [i for i in kept if i not in inside or i in rows]


def _told_apart_by(grounding: Grounding, at: int, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The counts of the rows that have themselves what is asked for at a place."""
    options = [(k, much) for use in grounding.dimensions if use.start == at for k, much in use.options]
    best = max((much for _, much in options), default=0.0)
    homes = {known.dataset for known, much in options if much == best and not known.reached.links}
    return tuple(key for key in vocabulary.counts if homes.issuperset(vocabulary.metrics[key].datasets))


def _about_all(grounding: Grounding, i: int, vocabulary: Vocabulary) -> bool:
    """Whether a word is about all that the catalog counts: `support requests` of a support desk, `customers on the books`."""
    word = grounding.words[i]
    subject = word.stem in vocabulary.subject - vocabulary.rows and i + 1 < len(grounding.words)
    return (subject and grounding.words[i + 1].plain.endswith("s")) or kept_in(grounding, i)


def _rows_said(words: MetricWords, asked: _Asked) -> bool:
    """Whether what a metric's rows are called is said, by no verb."""
    nouns = (asked.grounding.words[i].stem for i in asked.kept if not unsaid.is_verb(asked.grounding.words, i))
    return not asked.vocabulary.rows_of(words.datasets).isdisjoint(nouns)


def _of_rows(grounding: Grounding, i: int, kept: Sequence[int], vocabulary: Vocabulary) -> bool:
    """Whether a noun says what the rows that stand before `of` it are of: the `cars` of `rentals of electric cars`."""
    of = next((k for k in range(i - 1, 0, -1) if grounding.words[k].plain == "of"), 0)
    before = grounding.words[of - 1].stem if of else ""
    same = vocabulary.same.get(grounding.words[i].stem, frozenset())
    return before in vocabulary.rows and of - 1 in kept and not same.isdisjoint(vocabulary.plain)


def _based(grounding: Grounding) -> bool:
    """Whether the order asked for says what is measured: `the longest`, `the windiest`."""
    return grounding.rank is not None and grounding.rank.base not in {None, "busy", "quiet", "common", "rare"}


def compared(grounding: Grounding, vocabulary: Vocabulary, kept: Sequence[int]) -> tuple[str, str, str]:
    """Return what metrics are compared with in meaning: the words that are kept for them, those of these that say something, the whole."""
    bare = [i for i in kept if grounding.words[i].plain not in FILLERS or grounding.words[i].plain in SHAPES]
    bare = [i for i in bare if not only_happened(grounding.words[i], vocabulary)] or bare
    return _phrase(grounding, kept), _phrase(grounding, bare), _whole(grounding)


def _whole(grounding: Grounding) -> str:
    """The question without its times and values: the encoder has learnt from whole questions, and not those."""
    spans = [(s.start, s.stop) for s in grounding.times] + [(v.lead, v.stop) for v in grounding.values]
    gone = {i for start, stop in spans for i in range(start, stop)}
    divided = {use.start - 1 for use in grounding.dimensions if use.group and use.marked == use.start - 1}
    # `lending per branch` is no `loans per borrower`
    texts = (
        "by" if i in divided and w.plain == "per" else w.text for i, w in enumerate(grounding.words) if i not in gone
    )
    return " ".join(texts) or grounding.question


def _phrase(grounding: Grounding, kept: Sequence[int]) -> str:
    words = [grounding.words[i].text for i in kept if grounding.words[i].plain not in COMPARE_MARKS]
    if grounding.rank and grounding.rank.base:
        words.append(grounding.rank.base)
    return " ".join(words)


@dataclass(frozen=True, slots=True)
class _Asked:
    """Some words of a question, to be set beside metrics."""

    grounding: Grounding
    vocabulary: Vocabulary
    kept: Sequence[int]
    ranker: Ranker
    recalled: Mapping[str, float]
    kinds: frozenset[str]
    head: Word | None


def _score(words: MetricWords, asked: _Asked, like: Alike) -> Scored:
    grounding, vocabulary, kept = asked.grounding, asked.vocabulary, asked.kept
    unasked = only_different(words, grounding, vocabulary)
    named, at = (0.0, ()) if unasked else _named(words, grounding, vocabulary, kept)
    share, alien = covered(words, grounding, vocabulary, kept, at)
    shape, part = shape_fit(words, grounding, kept, vocabulary)
    told = [i for i in kept if telling(grounding.words[i]) == 1.0]
    features = (  # as `ranker.FEATURES` lists them
        like.meaning,
        named,
        share,
        shape,
        part,
        _headed(words, grounding, vocabulary, at),
        float(_based(grounding) and words.metric.key in vocabulary.counts),
        like.words,
        float(bool(told) and set(told) <= set(at)),
        len(alien) / len(told) if told else 0.0,
        float(words.metric.doc.status is Status.CERTIFIED),
        like.whole,
        asked.recalled.get(words.metric.key, 0.0),
        suits(words.metric, asked.kinds),
    )
    recalled = as_cosine(asked.recalled.get(words.metric.key, 0.0))
    meaning = like.meaning if alien and named else max(like.meaning, recalled)
    score = asked.ranker.fit((meaning, *features[1:])) - _CONTRARY * _contrary(words, grounding, vocabulary, kept)
    score -= _OTHER_WORD * by_other_word(words, grounding, vocabulary, at)
    score += _ASKED * (unsaid.each_once(words, grounding, vocabulary, kept)[0] > 0)
    score -= _UNASKED * (unasked or no_times(words, grounding) or unsaid.together(words, grounding, vocabulary))
    score -= NO_PART * (no_part(words, grounding, vocabulary) or how_so(words, grounding, vocabulary, at))
    if asked.kinds in ({"amount"}, {"money"}):
        lost = words.metric.better == "lower" and takes_in(grounding)
        score -= _OF_MONEY * (vocabulary.beside.beside_money(words.metric) or lost)
        score += _OF_MONEY * (vocabulary.beside.is_money_of_rows(words.metric) and _rows_said(words, asked))
    score += _PER_ONE * per_one(words, grounding, vocabulary)
    score -= _MARKED * (words.shape in {"total", "share"} and of_marks(grounding))
    score -= _MIDDLE * is_median(words, grounding)
    score -= _OF_ROWS * counts_no_time(words.metric, grounding, asked.kinds)
    score += _OF_MONEY * summed_up(words, grounding, vocabulary, at)
    if not asked.kinds - {"number"}:
        score -= ONLY_ROWS * only_rows(words, grounding, vocabulary, at, kept)
    score -= _OF_ALL * unsaid.rather_all(words, grounding, vocabulary, asked.head, kept)
    if chosen(words, grounding, vocabulary):
        score, meaning = score + _CHOSEN, max(meaning, _CHOICE)
    score += extremes.measured(words, grounding, vocabulary)
    owner = only_owner(words, grounding, vocabulary, kept)
    score -= _OF_ROWS * rather_rows(words, grounding, vocabulary, at) + _OWNER * owner
    return Scored(words, score, meaning, named, share, at, alien, features, owner)


def _contrary(words: MetricWords, grounding: Grounding, vocabulary: Vocabulary, kept: Sequence[int]) -> bool:
    """Whether a metric is told by the opposite of a word: `value before discount`, of the value after it."""
    said = (grounding.words[i] for i in kept if grounding.words[i].plain in OPPOSITES)
    other = ((word.stem, vocabulary.stem(OPPOSITES[word.plain])) for word in said)
    if any(opposite in words.words and stem not in words.words for stem, opposite in other):
        return True
    names = {stem for phrase in words.phrases for stem in phrase}
    done = (i for i in kept if grounding.words[i].plain.endswith(("ed", "id")))  # `bills paid`, of unpaid bills
    undone = (i for i in done if vocabulary.stem(f"un{grounding.words[i].plain}") in names)
    return any(grounding.words[i].stem not in names and begins(grounding.words, i, truth=True) == i for i in undone)


def _named(
    words: MetricWords, grounding: Grounding, vocabulary: Vocabulary, kept: Sequence[int]
) -> tuple[float, tuple[int, ...]]:
    best: tuple[float, tuple[int, ...]] = (0.0, ())

    def telling_of(i: int, stem: str) -> float:
        """How much a word of a name tells; no more than the word said for it, which may be what other rows are called."""
        return min(vocabulary.rarity(stem), vocabulary.rarity(grounding.words[i].stem))

    paired, called = pairs(grounding, vocabulary, kept), vocabulary.rows_of(words.datasets)
    literal, said = unsaid.only_as_written(words, vocabulary), grounding.words
    for phrase in (*words.phrases, *words.whole):
        # `numbers by major` are no number of programmes
        rows = called if set(phrase) - vocabulary.plain else frozenset()
        places = [
            [
                (i, like)
                for i in kept
                if (said[i].stem == stem or stem not in literal)
                and (like := 0.8 if stem in paired.get(i, ()) else _alike(said[i], stem, vocabulary, rows, words))
                and not unsaid.other_thing(words, grounding, i, vocabulary)
            ]
            for stem in phrase
        ]
        if not all(places) or len(phrase) > 6 or not _marked(grounding, vocabulary, phrase):
            continue
        for choice in product(*(place[:3] for place in places)):
            at = tuple(sorted({i for i, _ in choice}))
            if len(at) == len(phrase) and at[-1] - at[0] <= len(phrase) + 4:
                strength = sum(like * telling_of(i, stem) for stem, (i, like) in zip(phrase, choice, strict=True))
                best = max(best, (min(1.0, strength / 1.3), at))
    best = max(best, unsaid.each_once(words, grounding, vocabulary, kept))
    return (0.0, ()) if unsaid.aside(words, grounding, vocabulary, best[1], kept) else best


def _alike(word: Word, stem: str, vocabulary: Vocabulary, rows: Collection[str], own: MetricWords) -> float:
    """How far a word stands for one of a name; `number of shops` counts shops, and is no quantity.

    What the rows are called stands for what else they are: `active members`, of the active memberships.
    """
    if stem in rows and word.stem in rows and stem != word.stem:
        return 0.8
    if unsaid.no_shape(word, vocabulary):
        return 0.6 if stem in map(vocabulary.stem, unsaid.other_words(word)) else 0.0
    like = vocabulary.alike(word.stem, stem)
    if like < 1.0 and (unsaid.metric_alone(word, vocabulary) or any(word.stem in p and stem in p for p in own.phrases)):
        return 0.0  # the profit of a `profit margin` is no margin
    return like if like == 1.0 or SHAPES.get(word.plain) != "total" else 0.0


def _marked(grounding: Grounding, vocabulary: Vocabulary, phrase: tuple[str, ...]) -> bool:
    """Whether a name with `per` or `different` in it, `orders per customer`, is named so and not only by its nouns."""
    marks = vocabulary.listed.get(frozenset(phrase), frozenset())
    said = {word.plain for word in grounding.words}
    if marks & DIFFERENT and not said & DIFFERENT:
        return False
    return "per" not in marks or bool(said & ({"per"} if ONLY_PER in marks else {"per", "each", "every", "a"}))


def _headed(words: MetricWords, grounding: Grounding, vocabulary: Vocabulary, at: Sequence[int]) -> float:
    """1 where a metric was named right after `how many` or `number of`, less where it counts something else."""
    spoken = grounding.words
    heads = {i for i in range(2, len(spoken)) if (spoken[i - 2].plain, spoken[i - 1].plain) in HEADS}
    near = any(head <= i <= head + 1 for head in heads for i in at)
    head = head_of(grounding, vocabulary)
    return float(near) if head is None else float(near) - 1.5 * (not counts(words, head, grounding, vocabulary))
