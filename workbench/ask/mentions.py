"""Dimensions that a question names: to divide by, to rank, to keep rows by, or only beside a value.

A mention keeps every path that its words may stand for; which is meant depends on the metric, and is chosen in `build`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from workbench.ask import apart, negation, presence
from workbench.ask.lexicon import ENGLISH, GROUP_MARKS, PEOPLE
from workbench.ask.meanings import UNITS, Grain, TimeSpan
from workbench.ask.numbers import NumberSpan, Rank
from workbench.ask.vocabulary import Known, Vocabulary, in_other_words
from workbench.ask.words import Kind, Word
from workbench.catalog.model import DimensionType
from workbench.search.words import STOP_WORDS, split

#: Options this near to the best are as good.
_TIED = 0.05

#: The most words of a dimension's name in a question, and how far back a marker of a group may stand.
_LONGEST, _BACK = 4, 4

_WITH = frozenset({"with", "having", "that", "whose", "where", "which"})

#: Words that never stand inside a dimension's name.
_APART = frozenset({"by", "per", "each", "every", "and", "or", "for", "from", "to", "with", "at", "in", "on", "the"})

#: Behind `what` these make a subject of a name, and no question for it.
_DOING = frozenset({"do", "does", "did", "have", "has", "had", "can", "will", "would"})

#: What rows are put in order in.
_TABLES = frozenset({"table", "ranking", "rank", "list", "order", "chart", "charts"})

_QUANTITIES = frozenset({"how", "many", "much", "number", "count", "amount", "total", "average", "mean"})


@dataclass(frozen=True, slots=True)
class DimensionUse:
    """A dimension that was named.

    Attributes:
        start: of the dimension's own words; `marked` of the marker before them.
        group: whether the result is to be divided by it.
        each: whether the marker says `each`: tops are counted within it.
        ranked: whether it is what is ranked: `which airline`, `top 5 models`.
        unknown: whether only rows without it are meant; `present` whether only those that have it.
        holds: only rows where it is true, or where it is false; None where rows are not kept by it.
        adjective: whether it only stands before a noun, `emergency admissions`, so that a metric may mean it as well; what is
            negated no metric means.
        hinted: whether only a description has its words, so that it is none where a metric has them as well.
    """

    start: int
    stop: int
    options: tuple[tuple[Known, float], ...]
    marked: int
    group: bool = False
    each: bool = False
    ranked: bool = False
    unknown: bool = False
    holds: bool | None = None
    plural: bool = False
    adjective: bool = False
    hinted: bool = False
    present: bool = False


# --- dimensions -------------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name a dimension, before it is known what for; or the opposite of one that holds or does not: `unpaid`."""

    start: int
    stop: int
    options: tuple[tuple[Known, float], ...]
    opposite: bool = False

    @property
    def vague(self) -> bool:
        """Whether it is one only by other words than the catalog's: a group may be asked for so, and little else."""
        return in_other_words(self.options)


def mentions(words: Sequence[Word], vocabulary: Vocabulary, taken: set[int]) -> tuple[Mention, ...]:
    """The phrases that name dimensions, the longest first, none overlapping."""
    out: list[Mention] = []
    for length in range(_LONGEST, 0, -1):
        for start in range(len(words) - length + 1):
            span = range(start, start + length)
            if taken & set(span) or any(set(span) & set(range(m.start, m.stop)) for m in out):
                continue
            options = _named(words[start : start + length], vocabulary)
            opposed = _opposed(words[start], vocabulary) if length == 1 and in_other_words(options) else ()
            if opposed or options:
                out.append(Mention(start, start + length, opposed or options, opposite=bool(opposed)))
    return tuple(sorted(out, key=lambda mention: mention.start))


def _named(window: Sequence[Word], vocabulary: Vocabulary) -> tuple[tuple[Known, float], ...]:
    if (
        any(word.kind not in {Kind.WORD, Kind.NUMBER} or word.plain in _APART for word in window)
        or window[0].kind is Kind.NUMBER
        or _empty(window[0])
        or _empty(window[-1])
    ):
        return ()
    stems = tuple(word.stem for word in window if word.plain not in STOP_WORDS)
    squeezed = vocabulary.squeezed.get(window[0].plain, ()) if len(window) == 1 else ()
    found = vocabulary.phrases.get(stems) or vocabulary.phrases.get(squeezed) or _cut(window, vocabulary)
    return _done(window[0], found, vocabulary) if len(window) == 1 else found


def _cut(window: Sequence[Word], vocabulary: Vocabulary) -> tuple[tuple[Known, float], ...]:
    """What words stand for whose name in the catalog is cut from them: `baker`, of `bkr`; `line of business`, of `lob`."""
    if len(window) > 1:
        name = vocabulary.shorter.of([word.plain for word in window])
        return vocabulary.phrases.get(tuple(map(vocabulary.stem, name)), ()) if name else ()
    known = window[0].plain in ENGLISH or window[0].stem in vocabulary.known
    short = None if known else vocabulary.shortened(window[0].plain)
    return vocabulary.phrases.get((vocabulary.stem(short),), ()) if short else ()


def _done(
    word: Word, found: tuple[tuple[Known, float], ...], vocabulary: Vocabulary
) -> tuple[tuple[Known, float], ...]:
    """What a verb stands for: what holds or not, and never a name of like stem; nobody groups `borrowed` by borrower."""
    verb = word.plain.endswith(("ed", "ing")) and (word.plain not in vocabulary.things or in_other_words(found))
    if verb:
        return tuple(option for option in found if option[0].type is DimensionType.BOOLEAN)
    nouns = tuple(o for o in found if o[0].type is not DimensionType.BOOLEAN or _said_so(o[0], word))
    return nouns or found  # `which plan` is not what is planned


def _said_so(known: Known, word: Word) -> bool:
    """Whether what holds or not is called by a word as it stands, but for its plural; `plans` are not what is planned."""
    end = known.reached.dimension
    texts = (end.name, end.doc.title, *end.doc.synonyms) if end else ()
    return any(word.plain.removesuffix("s") == part.removesuffix("s") for text in texts for part in split(text))


def _opposed(word: Word, vocabulary: Vocabulary) -> tuple[tuple[Known, float], ...]:
    """What a word is the opposite of, where that holds or does not."""
    stems = [(vocabulary.stem(plain),) for plain in negation.opposites(word.plain)]
    found = next((vocabulary.phrases[stem] for stem in stems if stem in vocabulary.phrases), ())
    return tuple(option for option in found if option[0].type is DimensionType.BOOLEAN)


def _empty(word: Word) -> bool:
    return word.plain in STOP_WORDS or word.plain in {"each", "every", "name", "no", "kindly"}


class Spanned(Protocol):
    """Words `start` to `stop` of a question."""

    @property
    def start(self) -> int:
        """The first word."""
        ...

    @property
    def stop(self) -> int:
        """One past the last."""
        ...


@dataclass(frozen=True, slots=True)
class Scene:
    """What is known of a question when its dimensions are read.

    Attributes:
        named: the words of all mentions; no marker reaches across them.
        compares: whether values are set against each other.
        measured: where the mentions begin that are metrics' names as well.
    """

    words: Sequence[Word]
    rank: Rank | None
    values: Sequence[Spanned]
    numbers: Sequence[NumberSpan]
    named: frozenset[int]
    compares: bool
    measured: frozenset[int] = frozenset()


def used(mention: Mention, scene: Scene) -> DimensionUse:
    """Return what a mention is used for; the first that fits: true, missing, divided by, ranked, joined, compared."""
    words, start, stop = scene.words, mention.start, mention.stop
    beside = any(v.start == stop or (v.stop == start and words[stop - 1].plain != "each") for v in scene.values)
    beside = beside or (words[stop : stop + 1] != () and words[stop].plain == "by" and _holds(mention, scene))
    plain = DimensionUse(start, stop, mention.options, start, plural=_plural(words[stop - 1]) or _plural(words[start]))
    if mention.vague and (texts := tuple(o for o in mention.options if o[0].type is DimensionType.TEXT)):
        plain = replace(plain, options=texts)  # what is only called so by meaning is no number and no time
    mark, each = _mark(words, start, scene.named)
    if (truths := _truths(words, mention)) and presence.done_by(words, stop, [value.start for value in scene.values]):
        return plain
    if truths:
        return whether(scene, replace(plain, options=truths), mark, opposite=mention.opposite)
    if not beside and (back := presence.lacks(words, start) or _never(words, mention)):
        return replace(plain, marked=start - back, unknown=True)
    if not (beside or mark or mention.vague) and (back := _has(mention, scene)):
        return replace(plain, marked=start - back, present=True)
    if beside:
        return plain
    measure = _measures(mention)
    named = start in scene.measured and _ordered_by(scene, start - mark)
    if named or (
        measure and (scene.rank is not None or each)
    ):  # `top 5 shops by hours`, `rate per night`: what is measured
        return plain
    if mark and not _all_but(words, mention, mark):
        return replace(plain, marked=start - mark, group=True, each=each or apart.repeated(words, start, stop))
    if measure:
        return plain
    asked = _asked(words, mention, scene.rank, scene.numbers)
    asked = None if mention.vague and not _right_behind(words, mention, scene.rank) else asked
    if asked is not None and not _number_after_rank(mention, scene.rank):
        among = any(words[i].plain == "of" for i in range(asked, start))  # `which of the airports` asks for one
        return replace(plain, marked=asked, group=True, ranked=True, plural=plain.plural and not among)
    if apart.broken_down(words, stop) or _alone(mention, scene):
        return replace(plain, group=True)
    joined = _joined(words, start)
    joined = start if joined is None and scene.compares and plain.plural and _all(words, start) else joined
    return plain if joined is None else replace(plain, marked=joined, group=True)


def _holds(mention: Mention, scene: Scene) -> bool:
    """Whether a role says what a value behind `by` is: `checked by Sam Gill`."""
    role = scene.words[mention.stop - 1].plain.endswith("ed")
    return role and any(value.start == mention.stop + 1 for value in scene.values)


#: What stands before something that rows have or are.
_HAVING = frozenset(
    "with have has had having that which who are is was were be been being got get gets under when while if of".split()
)


def told(mention: Mention, use: DimensionUse, words: Sequence[Word], vocabulary: Vocabulary) -> bool:
    """Return whether a mention does something in a question; one in other words than the catalog's must be asked for."""
    if not mention.vague or use.group or use.unknown or use.holds is False:
        return True
    behind = words[mention.stop].stem if mention.stop < len(words) else ""
    having = _HAVING & {w.plain for w in words[max(0, mention.start - 3) : mention.start]}
    return use.holds is True and (bool(having) or behind in vocabulary.rows)


def _alone(mention: Mention, scene: Scene) -> bool:
    """Whether a mention is a group because it stands by itself, and is no metric's name in a list of those."""
    free = scene.rank is None and mention.start not in scene.measured
    return free and apart.alone(scene.words, mention.start, mention.stop, scene.named)


def _right_behind(words: Sequence[Word], mention: Mention, rank: Rank | None) -> bool:
    """Whether a name stands right behind what asks for it, `which sellers`, `top 5 sellers`, or before: `seller with most`."""
    before = words[mention.start - 1] if mention.start else None
    behind = words[mention.stop].plain if mention.stop < len(words) else ""
    having = rank is not None and behind in _WITH | {"had", "has"} and 0 <= rank.start - mention.stop <= 3
    ranked = rank is not None and (rank.stop == mention.start or having)
    return ranked or (before is not None and (before.plain in {"which", "what", "whose"} or before.number is not None))


def _ordered_by(scene: Scene, mark: int) -> bool:
    """Whether `by` says what an order goes by, `top 3 sellers by deals`: something stands before it that is ranked."""
    rank = scene.rank
    if rank is None or rank.listed or scene.words[mark].plain != "by":
        return False
    return any(rank.stop <= i < mark for i in scene.named)


def _measures(mention: Mention) -> bool:
    """Whether a mention is first of all of numbers or times: only `by` divides by those."""
    others = [option for option in mention.options if option[0].type is not DimensionType.BOOLEAN]
    best = max((strength for _, strength in others), default=0.0)
    kinds = {known.type for known, strength in others if strength >= best - _TIED}
    return bool(kinds) and kinds <= {DimensionType.NUMBER, DimensionType.TIME}


def _all_but(words: Sequence[Word], mention: Mention, mark: int) -> bool:
    """`Every cargo but livestock` divides by nothing."""
    behind = mention.stop + 1
    return behind < len(words) and negation.begins(words, behind) == mention.start - mark


def _all(words: Sequence[Word], start: int) -> bool:
    """`The airports`, `all airports`, `the three airports`: all of them."""
    before = words[start - 1] if start else None
    return before is not None and (before.plain in {"the", "all", "our", "both"} or before.number is not None)


def _plural(word: Word) -> bool:
    return word.plain.endswith("s") and not word.plain.endswith(("ss", "is", "us"))


def _truths(words: Sequence[Word], mention: Mention) -> tuple[tuple[Known, float], ...]:
    """The yes-or-no readings of a mention, where it has no others or the question says `when`, `whether`."""
    truths = tuple(option for option in mention.options if option[0].type is DimensionType.BOOLEAN)
    told = {"when", "while", "if", "whether"} & {w.plain for w in words[max(0, mention.start - 4) : mention.start]}
    direct = max((strength for _, strength in mention.options), default=0.0) - 0.05
    others = any(option not in truths and option[1] >= direct for option in mention.options)
    return truths if truths and (told or not others) else ()


def whether(scene: Scene, use: DimensionUse, mark: int, *, opposite: bool = False) -> DimensionUse:
    """Return what for something is named that holds or does not.

    `When it is raining` keeps rows, `emergency admissions` too, `not cancelled` the others; `by whether it rained` divides.
    """
    words = scene.words
    before = [word.plain for word in words[max(0, use.start - 4) : use.start]]
    if mark or "whether" in before:
        return replace(use, marked=use.start - mark, group=True)
    against = {w.plain for w in (*words[max(0, use.start - 1) : use.start], *words[use.stop : use.stop + 1])} & {
        "vs",
        "versus",
    }
    if against or apart.weighed(words) or negation.both_ways(words, use.start, use.stop):
        return replace(use, group=True)
    others = scene.named | {i for value in scene.values for i in range(value.start, value.stop)}
    at = negation.begins(words, use.start, others, truth=True)
    told = {"when", "while", "if"} & set(before)
    back = before[::-1].index("when") + 1 if "when" in before else 0
    holds = (at == use.start) != opposite
    return replace(use, marked=min(at, use.start - back), holds=holds, adjective=not told and holds)


def names(words: Sequence[Word], vocabulary: Vocabulary) -> Iterator[range]:
    """Return the stretches that are a metric's name of several words."""
    for length in (5, 4, 3, 2):
        for start in range(len(words) - length + 1):
            window = words[start : start + length]
            if _is_name(window, vocabulary):
                yield range(start, start + length)


def _is_name(window: Sequence[Word], vocabulary: Vocabulary) -> bool:
    stems = [w.stem for w in window if w.plain not in STOP_WORDS]
    if len(stems) < 2 or _empty(window[0]) or _empty(window[-1]) or any(w.kind is Kind.MARK for w in window):
        return False
    markers = {w.plain for w in window} & {"by", "per", "each", "every", "and"}
    return vocabulary.listed.get(frozenset(stems), frozenset({""})) >= markers and frozenset(stems) in vocabulary.listed


def named_dimensions(words: Sequence[Word], vocabulary: Vocabulary) -> Iterator[range]:
    """Return the stretches that are a dimension's name of several words with a unit of time in it: `year built`."""
    for length in (4, 3, 2):
        for start in range(len(words) - length + 1):
            window = words[start : start + length]
            stems = tuple(w.stem for w in window if w.plain not in STOP_WORDS)
            if len(stems) > 1 and any(w.plain in UNITS for w in window) and _named(window, vocabulary):
                yield range(start, start + length)


def counted(
    rank: Rank | None,
    words: Sequence[Word],
    numbers: Sequence[NumberSpan],
    found: Sequence[Mention],
    times: Sequence[TimeSpan],
) -> tuple[Rank | None, tuple[NumberSpan, ...]]:
    """Return the rank with how many it asks for, where that stands before what is ranked, and the numbers that are left.

    `The three months with the most`, `all three airports`: such a number compares nothing.
    """
    starts = {t.start for t in times if isinstance(t.meaning, Grain) and t.meaning.ranked}
    starts |= {m.start for m in found if any(known.type is not DimensionType.NUMBER for known, _ in m.options)}
    starts |= {i for i, word in enumerate(words) if word.plain in PEOPLE}
    counts = [n for n in numbers if n.op == "=" and n.high is None and n.stop == n.start + 1 and n.stop in starts]
    rest = tuple(n for n in numbers if n not in counts)
    if rank is None or rank.count is not None:
        return rank, rest
    among = {"of", "these", "those"}
    free = [n for n in counts if not among & {w.plain for w in words[max(0, n.start - 2) : n.start]}]
    return (replace(rank, count=int(free[0].number)) if free else rank), rest


def inside(mention: Mention, named: Sequence[range]) -> bool:
    """Return whether a mention is part of a longer name."""
    return any(
        mention.start >= span.start and mention.stop <= span.stop and mention.stop - mention.start < len(span)
        for span in named
    )


def _number_after_rank(mention: Mention, rank: Rank | None) -> bool:
    """`The longest time in the air`: what is ranked is no number."""
    return (
        rank is not None
        and rank.stop == mention.start
        and all(known.type is DimensionType.NUMBER for known, _ in mention.options)
    )


def _has(mention: Mention, scene: Scene) -> int:
    """How many words before a name say that rows have such a thing: `with a backup truck`; 0 where none do."""
    words, stop = scene.words, mention.stop
    texts = any(known.type is DimensionType.TEXT for known, _ in mention.options)
    told = any(0 <= span.start - stop < 3 for span in (*scene.values, *scene.numbers))
    return 0 if told or not texts or scene.rank else presence.has(words, mention.start, stop)


def _never(words: Sequence[Word], mention: Mention) -> int:
    """How many words before a moment say that it has not come: `not yet closed`, where the catalog has `closed on`."""
    moments = all(known.type is DimensionType.TIME for known, _ in mention.options)
    participle = words[mention.stop - 1].plain.endswith(("ed", "en", "id"))
    if not moments or not participle:
        return 0
    return mention.start - negation.begins(words, mention.start, truth=True)


def _mark(words: Sequence[Word], start: int, others: frozenset[int]) -> tuple[int, bool]:
    """How many words back a marker of a group begins, and whether it says `each`; 0 where there is none."""
    for back in range(_BACK):
        at = start - back
        if at < 0 or (
            back
            and (
                at in others
                or words[at].kind is Kind.MARK
                or words[at].plain in {"and", "or", "in", "for", "did", "does", "was", "were"}
            )
        ):
            break
        for phrase in sorted(GROUP_MARKS, key=len, reverse=True):
            begin = at - len(phrase)
            if begin >= 0 and tuple(w.plain for w in words[begin:at]) == phrase:
                return start - begin, bool({"each", "every", "per"} & set(phrase))
    return 0, False


def _asked(words: Sequence[Word], mention: Mention, rank: Rank | None, numbers: Sequence[NumberSpan]) -> int | None:
    """Where `which`, `what`, `who` or the rank stands that asks for this dimension; None where none does.

    `Top 5 plane models`, `which of the airlines`, `worst carrier`, `airlines with the most …`.
    """
    start, stop = mention.start, mention.stop
    text = any(known.type is DimensionType.TEXT for known, _ in mention.options)
    for at in range(start - 1, max(-1, start - 5), -1):
        if words[at].kind is Kind.MARK or words[at].plain in _QUANTITIES:
            break
        if words[at].plain == "what" and _DOING & {w.plain for w in words[at + 1 : start]}:
            return None  # `what do guests write about` asks for something else of them
        if words[at].plain in {"which", "what", "whose"} and (text or at == start - 1):
            return at + 1 if rank and at < rank.start < start else at
        if rank and rank.start <= at < rank.stop:
            return None if _amounts(words, rank, start) else start
        if rank and rank.listed and at == start - 1 and words[at].plain == "of" and words[at - 1].plain in _TABLES:
            return start  # `ranking of shops`, `league table of shops`
        if words[at].plain in {"by", "with", "in", "for", "of"} and words[at - 1].plain not in {"which", "what"}:
            break
    if (
        stop < len(words)
        and words[stop].plain in _WITH
        and any(0 < n.start - stop <= 7 and n.op != "=" for n in numbers)
    ):
        return start
    if (
        rank
        and text
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


def _amounts(words: Sequence[Word], rank: Rank, start: int) -> bool:
    """`Who bought the most books`: the books are counted, and who bought them is ranked."""
    spoken = words[rank.start : rank.stop]
    most = {"most", "least", "fewest"} & {word.plain for word in spoken}
    asks = {"which", "what", "who", "whose", "where", "when"} & {word.plain for word in words[: rank.start]}
    has = {"with", "had", "has", "have", "got", "gets"} & {
        word.plain for word in words[max(0, rank.start - 2) : rank.start]
    }
    counted = any(word.number is not None for word in spoken)
    return bool(most) and not counted and rank.stop == start and bool(asks or has)


def _joined(words: Sequence[Word], start: int) -> int | None:
    """Where `and` stands that joins this dimension to a group before it: `by month and origin airport`."""
    at = start - 1
    while at >= 0 and words[at].plain not in {"and", ","} and start - at < 3:
        at -= 1
    if at < 1 or words[at].plain not in {"and", ","}:
        return None
    before = [i for i in range(max(0, at - 4), at) if words[i].plain in {"by", "per", "each", "every"}]
    return at if before else None
