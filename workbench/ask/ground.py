"""Which words of a question are time, values, numbers, an order, or dimensions; what is left names what is measured.

Nothing here knows which metric is meant: a mention keeps all its readings until `propose` sets it beside one.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from workbench.ask.lexicon import COMPARE_MARKS, DIRECTIONS, GROUP_MARKS, NEGATIONS, UNKNOWN_MARKS
from workbench.ask.numbers import NumberSpan, Rank, number_spans, rank_of, shades
from workbench.ask.times import UNITS, During, Grain, PartGroup, PartIs, TimeSpan, time_spans
from workbench.ask.values import Match, ValueDictionary, ValueSpan
from workbench.ask.vocabulary import Known, Vocabulary
from workbench.ask.words import Kind, Word, words_of
from workbench.catalog.model import DimensionType
from workbench.search.words import STOP_WORDS

#: The most words of a dimension's name in a question, and how far back a marker of a group may stand.
_LONGEST, _BACK = 4, 4

_WITH = frozenset({"with", "having", "that", "whose", "where", "which"})

#: Words that never stand inside a dimension's name.
_APART = frozenset({"by", "per", "each", "every", "and", "or", "for", "from", "to", "with", "at", "in", "on", "the"})

_QUANTITIES = frozenset({"how", "many", "much", "number", "count", "amount", "total", "average", "mean"})


@dataclass(frozen=True, slots=True)
class ValueUse:
    """A value that was named.

    Attributes:
        said: the plain directions (`from`, `to`) that stand before it.
        around: the stems around it, which tell roles apart.
    """

    start: int
    stop: int
    matches: tuple[Match, ...]
    negated: bool
    said: frozenset[str]
    around: frozenset[str]


@dataclass(frozen=True, slots=True)
class DimensionUse:
    """A dimension that was named.

    Attributes:
        start: of the dimension's own words; `marked` of the marker before them.
        group: whether the result is to be divided by it.
        each: whether the marker says `each`: tops are counted within it.
        ranked: whether it is what is ranked: `which airline`, `top 5 models`.
        unknown: whether only rows without it are meant; `holds` whether only those where it is true.
    """

    start: int
    stop: int
    options: tuple[tuple[Known, float], ...]
    marked: int
    group: bool = False
    each: bool = False
    ranked: bool = False
    unknown: bool = False
    holds: bool = False
    plural: bool = False


@dataclass(frozen=True, slots=True)
class Grounding:
    """A question taken apart.

    Attributes:
        compares: whether values are set against each other.
        left: the indexes of the words that no mention stands for.
        loose: groups asked for in words that are no dimension's name: `by <these words>`.
    """

    question: str
    words: tuple[Word, ...]
    times: tuple[TimeSpan, ...]
    values: tuple[ValueUse, ...]
    numbers: tuple[NumberSpan, ...]
    rank: Rank | None
    dimensions: tuple[DimensionUse, ...]
    compares: bool
    left: tuple[int, ...]

    def said(self, start: int, stop: int) -> str:
        """Return words as they stand in the question."""
        return " ".join(word.text for word in self.words[start:stop])


def ground(question: str, vocabulary: Vocabulary, dictionary: ValueDictionary, today: date) -> Grounding:
    """Take a question apart."""
    words = words_of(question, vocabulary.stem)
    times = time_spans(words, today)
    years = tuple(_year_numbers(words, times, vocabulary))
    times = tuple(span for span in times if all(span.start != number.start for number in years))
    taken = _covered(times) | _covered(years)
    values = tuple(_value_uses(words, dictionary, taken, vocabulary))
    taken |= _covered(values)
    rank = rank_of(words, taken)
    taken |= _covered([rank] if rank else [])
    times = tuple(sorted((*times, *_ranked_units(words, rank, taken)), key=lambda span: span.start))
    taken |= _covered(times)
    named = tuple(_metric_names(words, vocabulary))
    mentions = tuple(m for m in _mentions(words, vocabulary, taken) if not _inside(m, named))
    numbers = (*years, *(_with_unit(words, span, vocabulary) for span in number_spans(words, taken)))
    dimensions = tuple(_used(words, mention, rank, values, numbers) for mention in mentions)
    for use in dimensions:
        taken |= _explained(words, use, values, vocabulary)
    taken |= (
        _covered(numbers)
        | _spoken(words, vocabulary)
        | {i for use in values for i in range(_said_from(words, use), use.start)}
        | {i for use in values if use.negated for i in range(_negation(words, use.start), use.start)}
    )
    left = tuple(i for i, word in enumerate(words) if i not in taken and word.kind is not Kind.MARK)
    compares = any(word.plain in COMPARE_MARKS and word.plain != "between" for word in words) or _or_between(
        words, values
    )
    return Grounding(question, words, times, values, numbers, rank, dimensions, compares, left)


def _covered(spans: Sequence[TimeSpan | ValueUse | NumberSpan | Rank]) -> set[int]:
    return {i for span in spans for i in range(span.start, span.stop)}


def _or_between(words: Sequence[Word], values: Sequence[ValueUse]) -> bool:
    """`A or B` sets two values against each other."""
    return any(
        words[a.stop].plain == "or" and b.start == a.stop + 1
        for a, b in itertools.pairwise(values)
        if a.stop < len(words)
    )


# --- values -----------------------------------------------------------------------------------------------------------
def _value_uses(
    words: Sequence[Word], dictionary: ValueDictionary, taken: set[int], vocabulary: Vocabulary
) -> Iterator[ValueUse]:
    previous: ValueUse | None = None
    spoken = _spoken(words, vocabulary)
    for span in dictionary.spans(words, taken | spoken):
        if _of_metrics(words, span, vocabulary):
            continue
        around = words[max(0, span.start - 3) : span.start] + words[span.stop : span.stop + 2]
        stems = frozenset(word.stem for word in around if word.kind is Kind.WORD)
        said, negated = _directions(words, span.start), _negation(words, span.start) < span.start
        joined = previous and all(
            w.plain in {"and", "or", ",", "&", "vs", "versus"} for w in words[previous.stop : span.start]
        )
        if previous and joined and not said:
            said, negated = previous.said, previous.negated
        previous = ValueUse(span.start, span.stop, span.matches, negated, said, stems)
        yield previous


def _spoken(words: Sequence[Word], vocabulary: Vocabulary) -> set[int]:
    """The words of roles that lead to a value: `shipped from`."""
    phrases = {
        phrase
        for paths in vocabulary.paths.values()
        for known in paths
        for phrase in known.spoken
        if len(phrase) > 1 and {"from", "to"} & set(phrase)
    }
    plain = tuple(word.plain for word in words)
    return {
        k
        for phrase in phrases
        for i in range(len(words))
        if plain[i : i + len(phrase)] == phrase
        for k in range(i, i + len(phrase))
    }


def _of_metrics(words: Sequence[Word], span: ValueSpan, vocabulary: Vocabulary) -> bool:
    """Whether an ordinary word is rather part of a metric's name than a value: `cancelled`."""
    stems = {word.stem for word in words[span.start : span.stop]}
    return all(word.text.islower() for word in words[span.start : span.stop]) and all(
        vocabulary.frequent(stem) for stem in stems
    )


def _directions(words: Sequence[Word], start: int) -> frozenset[str]:
    """The directions right before a value, an article or a noun or two between them allowed."""
    for back in range(3):
        at = start - back
        for plain, patterns in DIRECTIONS.items():
            for pattern in patterns:
                if tuple(w.plain for w in words[max(0, at - len(pattern)) : at]) == pattern:
                    return frozenset({plain})
        if (
            at < 1
            or words[at - 1].kind is Kind.MARK
            or words[at - 1].plain in {"and", "or", "at", "in", "by", "for", "of", "did", "does", "do"}
        ):
            break
    return frozenset()


def _negation(words: Sequence[Word], start: int) -> int:
    """Where the word stands that negates a value; at the value itself where none does."""
    for i in range(start - 1, max(-1, start - 6), -1):
        if words[i].kind is Kind.MARK:
            break
        if words[i].plain in NEGATIONS - {"never"}:
            return i
    return start


def _year_numbers(words: Sequence[Word], times: Sequence[TimeSpan], vocabulary: Vocabulary) -> Iterator[NumberSpan]:
    """`Built before 1990`: a year that is compared with a number of the catalog, not with the time axis."""
    for span in times:
        near = {word.stem for word in words[max(0, span.start - 3) : span.start]}
        if isinstance(span.meaning, During) and near & vocabulary.years and words[span.stop - 1].plain.isdigit():
            ops = {"before": "<", "until": "<=", "after": ">", "since": ">=", "from": ">="}
            yield NumberSpan(
                span.start, span.stop, ops.get(words[span.start].plain, "="), float(words[span.stop - 1].plain)
            )  # type: ignore[arg-type]  # the table holds operators only


def _explained(
    words: Sequence[Word], use: DimensionUse, values: Sequence[ValueUse], vocabulary: Vocabulary
) -> set[int]:
    """The words that a dimension's mention accounts for: its own, its marker, what lies between and is no stranger."""
    own = set(range(use.start, use.stop))
    if use.group or use.unknown or use.holds:
        around = {stem for known, _ in use.options for stem in vocabulary.around[known.dataset]}
        return own | {
            i for i in range(use.marked, use.start) if shades(words[i]) or words[i].number or words[i].stem in around
        }
    beside = [value for value in values if use.start in {value.stop, value.start - len(own)} or value.stop == use.start]
    homes = {link.name for known, _ in use.options for link in known.reached.links}
    described = any(set(match.place.parts[:-1]) & homes for value in beside for match in value.matches)
    return own if described else set()


def _said_from(words: Sequence[Word], use: ValueUse) -> int:
    """Where the direction before a value begins."""
    patterns = [pattern for said in use.said for pattern in DIRECTIONS[said]]
    starts = [
        use.start - len(p)
        for p in patterns
        if tuple(w.plain for w in words[max(0, use.start - len(p)) : use.start]) == p
    ]
    return min(starts, default=use.start)


def _with_unit(words: Sequence[Word], span: NumberSpan, vocabulary: Vocabulary) -> NumberSpan:
    """`more than 1000 miles`: the unit belongs to the number."""
    for at in (span.stop, span.start + 1):
        if at < len(words) and at >= span.stop and words[at].stem in vocabulary.units:
            return replace(span, stop=at + 1)
    return span


def _ranked_units(words: Sequence[Word], rank: Rank | None, taken: set[int]) -> Iterator[TimeSpan]:
    """`The busiest day`, `the month with the most …`."""
    if rank is None:
        return
    at = rank.stop if rank.stop < len(words) and words[rank.stop].plain in UNITS else None
    before = [
        i
        for i in range(max(0, rank.start - 4), rank.start)
        if words[i].plain in UNITS and words[i + 1].plain in {"with", "had", "has", "saw", "that"}
    ]
    for i in [at] if at is not None else before[-1:]:
        if i not in taken:
            yield TimeSpan(i, i + 1, Grain(UNITS[words[i].plain], ranked=True))


# --- dimensions -------------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class _Mention:
    start: int
    stop: int
    options: tuple[tuple[Known, float], ...]


def _mentions(words: Sequence[Word], vocabulary: Vocabulary, taken: set[int]) -> tuple[_Mention, ...]:
    """The phrases that name dimensions, the longest first, none overlapping."""
    out: list[_Mention] = []
    for length in range(_LONGEST, 0, -1):
        for start in range(len(words) - length + 1):
            span = range(start, start + length)
            if taken & set(span) or any(set(span) & set(range(m.start, m.stop)) for m in out):
                continue
            if options := _named(words[start : start + length], vocabulary):
                out.append(_Mention(start, start + length, options))
    return tuple(sorted(out, key=lambda mention: mention.start))


def _named(window: Sequence[Word], vocabulary: Vocabulary) -> tuple[tuple[Known, float], ...]:
    if (
        any(word.kind is not Kind.WORD or word.plain in _APART for word in window)
        or _empty(window[0])
        or _empty(window[-1])
    ):
        return ()
    stems = tuple(word.stem for word in window if word.plain not in STOP_WORDS)
    return vocabulary.phrases.get(stems, ())


def _empty(word: Word) -> bool:
    return word.plain in STOP_WORDS or word.plain in {"each", "every", "name", "no"}


def _used(
    words: Sequence[Word],
    mention: _Mention,
    rank: Rank | None,
    values: Sequence[ValueUse],
    numbers: Sequence[NumberSpan],
) -> DimensionUse:
    start, stop = mention.start, mention.stop
    plural = words[stop - 1].plain.endswith("s") and not words[stop - 1].plain.endswith("ss")
    if marked := _unknown(words, start):
        return DimensionUse(start, stop, mention.options, start - marked, unknown=True)
    beside = any(value.start == stop or (value.stop == start and words[stop - 1].plain != "each") for value in values)
    mark, each = _mark(words, start)
    truths = tuple(option for option in mention.options if option[0].type is DimensionType.BOOLEAN)
    if truths and (
        len(truths) == len(mention.options)
        or {"when", "while", "if", "whether"} & {w.plain for w in words[max(0, start - 4) : start]}
    ):
        return _whether(words, replace(mention, options=truths), mark)
    if mark and not beside:
        return DimensionUse(start, stop, mention.options, start - mark, group=True, each=each, plural=plural)
    if (asked := _asked(words, mention, rank, numbers)) is not None and not _number_after_rank(mention, rank):
        return DimensionUse(
            start, stop, mention.options, start if beside else asked, group=not beside, ranked=not beside, plural=plural
        )
    joined = _joined(words, start)
    return DimensionUse(
        start,
        stop,
        mention.options,
        joined if joined is not None and not beside else start,
        group=joined is not None and not beside,
        plural=plural,
    )


def _whether(words: Sequence[Word], mention: _Mention, mark: int) -> DimensionUse:
    """`When it is raining` keeps rows, `by whether it rained` divides them."""
    before = [word.plain for word in words[max(0, mention.start - 4) : mention.start]]
    group = bool(mark) or "whether" in before
    holds = not group and bool({"when", "while", "if"} & set(before))
    marked = (
        mention.start - (before[::-1].index("when") + 1 if "when" in before else 0) if holds else mention.start - mark
    )
    return DimensionUse(mention.start, mention.stop, mention.options, marked, group=group, holds=holds)


def _metric_names(words: Sequence[Word], vocabulary: Vocabulary) -> Iterator[range]:
    """The stretches that are a metric's name of several words."""
    for length in (4, 3, 2):
        for start in range(len(words) - length + 1):
            window = words[start : start + length]
            stems = [w.stem for w in window if w.plain not in STOP_WORDS]
            if (
                len(stems) > 1
                and frozenset(stems) in vocabulary.listed
                and not _empty(window[0])
                and not _empty(window[-1])
            ) and not any(w.kind is Kind.MARK or w.plain in {"by", "per", "each", "every", "and"} for w in window):
                yield range(start, start + length)


def _inside(mention: _Mention, named: Sequence[range]) -> bool:
    return any(
        mention.start >= span.start and mention.stop <= span.stop and mention.stop - mention.start < len(span)
        for span in named
    )


def _number_after_rank(mention: _Mention, rank: Rank | None) -> bool:
    """`The longest time in the air`: what is ranked is no number."""
    return (
        rank is not None
        and rank.stop == mention.start
        and all(known.type is DimensionType.NUMBER for known, _ in mention.options)
    )


def _unknown(words: Sequence[Word], start: int) -> int:
    """How many words before a dimension say that it is missing."""
    for back in range(2):
        for phrase in sorted(UNKNOWN_MARKS, key=len, reverse=True):
            at = start - back - len(phrase)
            if at >= 0 and tuple(w.plain for w in words[at : at + len(phrase)]) == phrase:
                return len(phrase) + back
    return 0


def _mark(words: Sequence[Word], start: int) -> tuple[int, bool]:
    """How many words back a marker of a group begins, and whether it says `each`; 0 where there is none."""
    for back in range(_BACK):
        at = start - back
        if at < 0 or (
            back
            and (
                words[at].kind is Kind.MARK
                or words[at].plain in {"and", "or", "in", "for", "did", "does", "was", "were"}
            )
        ):
            break
        for phrase in sorted(GROUP_MARKS, key=len, reverse=True):
            begin = at - len(phrase)
            if begin >= 0 and tuple(w.plain for w in words[begin:at]) == phrase:
                return start - begin, bool({"each", "every", "per"} & set(phrase))
    return 0, False


def _asked(words: Sequence[Word], mention: _Mention, rank: Rank | None, numbers: Sequence[NumberSpan]) -> int | None:
    """Where `which`, `what`, `who` or the rank stands that asks for this dimension; None where none does.

    `Top 5 plane models`, `which of the airlines`, `worst carrier`, `airlines with the most …`.
    """
    start, stop = mention.start, mention.stop
    text = any(known.type is DimensionType.TEXT for known, _ in mention.options)
    for at in range(start - 1, max(-1, start - 5), -1):
        if words[at].kind is Kind.MARK or words[at].plain in _QUANTITIES:
            break
        if words[at].plain in {"which", "what", "whose"} and (text or at == start - 1):
            return at + 1 if rank and at < rank.start < start else at
        if rank and rank.start <= at < rank.stop:
            return start
        if words[at].plain in {"by", "with", "in", "for", "of"} and words[at - 1].plain not in {"which", "what"}:
            break
    if (
        stop < len(words)
        and words[stop].plain in _WITH
        and any(0 < n.start - stop <= 4 and n.op != "=" for n in numbers)
    ):
        return start
    if (
        rank
        and start < rank.start
        and start <= 2
        and words[0].plain in {"list", "show", "rank", "the", words[start].plain}
    ):
        return start
    if (
        rank
        and rank.stop < len(words)
        and not any(words[i].plain in {"which", "what"} for i in range(start))
        and words[stop : stop + 1]
        and words[stop].plain in {"with", "had", "has", "that", "having"}
        and rank.start - stop <= 3
    ):
        return start
    return None


def _joined(words: Sequence[Word], start: int) -> int | None:
    """Where `and` stands that joins this dimension to a group before it: `by month and origin airport`."""
    at = start - 1
    while at >= 0 and words[at].plain not in {"and", ","} and start - at < 3:
        at -= 1
    if at < 1 or words[at].plain not in {"and", ","}:
        return None
    before = [i for i in range(max(0, at - 4), at) if words[i].plain in {"by", "per", "each", "every"}]
    return at if before else None


def group_times(grounding: Grounding) -> tuple[TimeSpan, ...]:
    """Return the time spans that divide the result."""
    return tuple(span for span in grounding.times if isinstance(span.meaning, Grain | PartGroup))


def month_sets(grounding: Grounding) -> bool:
    """Whether months or days are set against each other."""
    return grounding.compares and any(
        isinstance(span.meaning, PartIs) and len(span.meaning.values) > 1 for span in grounding.times
    )
