"""Numbers of a question: comparisons (`more than 200 seats`), and how many of which end (`top 5`, `the worst`)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from workbench.ask.language.in_full import asked_in_full
from workbench.ask.language.lexicon import BEST, COMPARATORS, FILLERS, LEAST, MOST, NEUTRAL, TRAILING, WORST
from workbench.ask.language.meanings import UNITS, plain_at
from workbench.ask.language.measures import measured
from workbench.ask.language.words import Kind, Word, telling
from workbench.query.expression import CompareOp

_NO_SUPERLATIVE = frozenset(
    {
        "interest",
        "rest",
        "test",
        "west",
        "guest",
        "request",
        "forest",
        "nest",
        "best",
        "worst",
        "invest",
        "northwest",
        "southwest",
        "midwest",
        "honest",
        "modest",
        "latest",
        "suggest",
        "harvest",
        "contest",
        "protest",
        "manifest",
        "arrest",
        "digest",
        "chest",
        "priest",
        "everest",
        "budapest",
        "tempest",
    }
)


#: These say what is measured, and which end is meant by which direction of it is good.
_EASY, _HARD = frozenset({"easiest", "kindest", "safest"}), frozenset("hardest toughest strictest harshest".split())

#: More groups than this are not asked for by number.
_MOST_GROUPS = 1_000_000


@dataclass(frozen=True, slots=True)
class NumberSpan:
    """Words `start` to `stop` (exclusive): a value compared with numbers.

    Attributes:
        high: for a stretch `between low and high`, both included.
        unit: the stem of the unit that was said after it; `measure` the unit, however it was written.
        among: the other numbers of a list, `3, 4 and 5`.
    """

    start: int
    stop: int
    op: CompareOp
    number: float
    high: float | None = None
    unit: str | None = None
    measure: str | None = None
    among: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Rank:
    """`top 5`, `the three worst`, `most`: which end, and how many.

    Attributes:
        end: `most`, `least`, `best` or `worst`.
        count: None where no number was said.
        listed: whether all are asked for in that order: `highest first`.
        base: the word without its ending (`windiest` → `windy`), where it says what is measured.
    """

    start: int
    stop: int
    end: str
    count: int | None = None
    base: str | None = None
    listed: bool = False


def number_spans(words: Sequence[Word], taken: Collection[int]) -> tuple[NumberSpan, ...]:
    """Return the comparisons with numbers that are not on `taken` words."""
    found: list[NumberSpan] = []
    taken = {*taken, *asked_in_full(words)}  # `all four` compares nothing
    i = 0
    while i < len(words):
        span = next((s for s in _comparison(words, i) if not set(range(s.start, s.stop)) & set(taken)), None)
        if span and (start := said_last(words, span.stop - 1, span.stop + _NAMED)) is not None:
            span = replace(span, start=start)
        found += [span] if span else []
        i = span.stop if span else i + 1
    return tuple(found)


#: How many words may name what is counted.
_NAMED = 2

#: Behind these a question says once more how many it asks for, and what may stand before that number.
_BEHIND, HOW_MANY = frozenset(":?,;-–—(."), frozenset("the first top just only best".split())


def said_last(words: Sequence[Word], at: int, stop: int) -> int | None:
    """Return where it begins that a question says last how many it asks for, `stop` being where it ends; None where it does not.

    `Lowest price: 3 shops`, `where are most seats? five`, `most frequent brands, first 3`.
    """
    start = at
    while start > 0 and words[start - 1].plain in HOW_MANY:
        start -= 1
    behind = start > 0 and words[start - 1].kind is Kind.MARK and words[start - 1].plain in _BEHIND
    last = words[at].number is not None and all(word.kind is Kind.MARK for word in words[stop:])
    return start if behind and last else None


#: What stands between the numbers of a list.
_JOINTS = frozenset({"and", "or", ",", "&", "/"})

_ORDINALS = {
    name: float(value)
    for value, name in enumerate("ground first second third fourth fifth sixth seventh eighth ninth tenth".split())
}


#: What has a ground one, below the first.
_LEVELS = frozenset("floor floors level levels storey storeys story stories".split())


def with_ordinals(
    words: Sequence[Word], numbered: Collection[str], paired: Collection[tuple[str, str]]
) -> tuple[Word, ...]:
    """Return the words, those that count what has numbers with their number: `the third floor`, `second attempt`.

    Args:
        numbered: the stems that a catalog's numbers are called by.
        paired: the stems that stand side by side in what metrics are called: `first attempt success rate` counts nothing.
    """
    out = list(words)
    for i in range(len(words) - 2, -1, -1):
        after = words[i + 1]
        named = after.stem in numbered and after.plain not in UNITS and (words[i].stem, after.stem) not in paired
        named = named and (words[i].plain != "ground" or after.plain in _LEVELS)
        joined = after.plain in _JOINTS and i + 2 < len(words) and words[i + 2].plain in _ORDINALS
        if words[i].plain in _ORDINALS and (named or (joined and out[i + 2].number is not None)):
            out[i] = replace(words[i], number=_ORDINALS[words[i].plain])
    return tuple(out)


def in_names(words: Sequence[Word], paired: Collection[tuple[str, str]]) -> set[int]:
    """Return the numbers that belong to what a metric is called, and are compared with nothing: `class 1`, of a class 1 share.

    Args:
        paired: the stems that stand side by side in what metrics are called.
    """
    pairs = enumerate(pairwise(words), 1)
    return {i for i, (one, other) in pairs if other.number is not None and (one.stem, other.stem) in paired}


def sized(words: Sequence[Word], sizes: Collection[str], rows: Collection[str]) -> Iterator[NumberSpan]:
    """Yield the numbers that say how large things are: `one-night stays`, `5 star hotels`, `bookings of two nights`.

    Args:
        sizes: the stems that a catalog's numbers are called by; `rows` those that its things are.
    """
    for i in range(len(words) - 1):
        number = 1.0 if words[i].plain in {"one", "single"} else words[i].number
        if number is None or words[i + 1].stem not in sizes:
            continue
        if i > 1 and words[i - 1].plain in _JOINTS and words[i - 2].number is not None:
            continue  # `4 and 5 star hotels` are a list
        if any(_is(words, i + 2, phrase) for phrase, _ in TRAILING):
            continue  # `boats with 3 decks or more`
        last, behind = words[i - 1].plain if i else "", words[i + 2 : i + 3]
        of = [word for word in words[max(0, i - 4) : max(0, i - 1)] if word.plain not in _ARE][-1:]
        one = not words[i + 1].plain.endswith("s") and any(_things(word, rows) for word in behind)
        marked = next((w.plain for w in reversed(words[max(0, i - 3) : i]) if w.plain not in _BARELY), "")
        if marked in _MARKED:
            yield NumberSpan(i, i + 2, "=", number)  # `rated a single star`
        elif one and end_of(last) is None and last not in {"last", "past", "first", "next"}:
            yield NumberSpan(i, i + 2, "=", number)
        elif (
            last in {"of", "for", "lasting", "with", "having"}
            and any(_things(word, rows) for word in of)
            and not any(map(_telling, behind))
        ):
            yield NumberSpan(i - 1, i + 2, "=", number)


#: What says which mark something got, and what may stand between that and the mark.
_MARKED = frozenset("rated scored got gave given received earned awarded marked".split())
_BARELY = frozenset("a an the just only but exactly it us them".split())

_ARE = frozenset({"are", "were", "is", "was", "that", "which"})


def _things(word: Word, rows: Collection[str]) -> bool:
    """Whether a word is of things, in the plural or one that the catalog calls its own by."""
    return word.stem in rows or (word.plain.endswith("s") and _telling(word))


def _telling(word: Word) -> bool:
    return telling(word) > 0


def listed(words: Sequence[Word], spans: Sequence[NumberSpan]) -> tuple[NumberSpan, ...]:
    """Return the numbers with each list of them as one: `4 and 5 star houses`."""
    out: list[NumberSpan] = []
    for span in spans:
        last = out[-1] if out else None
        bare = span.op == "=" and span.high is None
        joined = last is not None and {w.plain for w in words[last.stop : span.start]}
        if last is None or not bare or last.op != "=" or last.high is not None or not joined or not joined <= _JOINTS:
            out.append(span)
        else:
            out[-1] = replace(span, start=last.start, among=(*last.among, last.number))
    return tuple(out)


def _comparison(words: Sequence[Word], i: int) -> Iterator[NumberSpan]:
    yield from _stretch(words, i)
    for phrase, op in sorted(COMPARATORS, key=lambda item: -len(item[0])):
        at = i + len(phrase) + _is(words, i + len(phrase), ("the",))  # `above the second floor`
        if _is(words, i, phrase) and (number := _compared(words, at)) is not None:
            yield NumberSpan(i, at + 1, op, number)  # type: ignore[arg-type]  # the table holds operators only
    than = words[i].plain.endswith("er") and _is(words, i + 1, ("than",)) and words[i].plain not in _NO_MORE
    if than and (number := _compared(words, i + 2)) is not None:
        yield NumberSpan(i, i + 3, "<" if words[i].plain in _LESS else ">", number)
    yield from _one_or_so(words, i)
    if (number := _number(words, i)) is not None:
        for stop in range(i + 1, min(i + 4, len(words))):
            for phrase, op in TRAILING:
                if _is(words, stop, phrase) and (
                    stop == i + 1 or all(w.kind is Kind.WORD or w.plain == "%" for w in words[i + 1 : stop])
                ):
                    yield NumberSpan(i, stop + len(phrase), op, number)  # type: ignore[arg-type]  # as above
                    yield NumberSpan(i, i + 1, op, number)  # type: ignore[arg-type]  # `4 stars or more`, of named stars
        yield NumberSpan(i, i + 1, "=", number)


def _one_or_so(words: Sequence[Word], i: int) -> Iterator[NumberSpan]:
    """`An hour or longer`, `a week and more`."""
    unit = measured(words, i + 1) if words[i].plain in {"a", "an"} else None
    at = i + 1 + (unit[1] if unit else 0)
    for phrase, op in TRAILING if unit else ():
        if len(phrase) > 1 and _is(words, at, phrase):
            yield NumberSpan(i, at + len(phrase), op, 1.0)  # type: ignore[arg-type]  # the table holds operators only


def _stretch(words: Sequence[Word], i: int) -> Iterator[NumberSpan]:
    led = words[i].plain in {"between", "from"}
    low = _number(words, i + led)
    at = i + led + 1
    if low is None:
        return
    at += (measured(words, at) or ("", 0))[1]
    at += at < len(words) and words[at].plain == "up" and not led
    high = _number(words, at + 1)
    joint = {"and", "to"} if led else {"to"}
    if high is not None and words[at].plain in joint and (led or low < high):
        yield NumberSpan(i, at + 2, "=", low, high)


#: What ends as `faster than 300` does and compares nothing.
_NO_MORE = frozenset({"other", "rather"})

#: What says less of something before `than`.
_LESS = frozenset(
    "smaller fewer shorter lower younger earlier lighter cheaper slower colder cooler narrower closer newer thinner weaker".split()
)

#: How often, after `at least` and the like.
OFTEN = {"once": 1.0, "twice": 2.0, "thrice": 3.0}


def _compared(words: Sequence[Word], i: int) -> float | None:
    """The number behind a comparison: `more than a week`, `at least twice`."""
    if not 0 <= i < len(words):
        return None
    if words[i].plain in {"a", "an", "one"} and measured(words, i + 1):
        return 1.0
    if (
        words[i].plain == "one"
        and i + 1 < len(words)
        and words[i + 1].kind is Kind.WORD
        and telling(words[i + 1]) == 1.0
    ):
        return 1.0  # `at least one reminder`
    return OFTEN.get(words[i].plain, _number(words, i))


def _number(words: Sequence[Word], i: int) -> float | None:
    if not 0 <= i < len(words):
        return None
    value = words[i].number
    return None if words[i].plain == "one" else value


def rank_of(words: Sequence[Word], taken: Collection[int]) -> Rank | None:
    """Return which end of an order is asked for; None where none is."""
    ranks = [rank for i in range(len(words)) if i not in taken and (rank := _rank(words, i, taken))]
    counted = (rank for rank in ranks if rank.count is not None)
    rank = next(counted, ranks[0] if ranks else _ordering(words, taken))
    every = rank is not None and rank.count is None and asked_in_full(words)
    return replace(rank, listed=True) if rank is not None and every else rank


def _is_noun(words: Sequence[Word], i: int) -> bool:
    """Whether a record is a thing here, and no highest of anything: `the record went out`, `a record by Mara`."""
    behind = words[i + 1].plain if i + 1 < len(words) else ""
    if behind in {"for", "in", "of"} and plain_at(words, i - 1) in {"our", "the", "its", "their"}:
        return False
    return behind in FILLERS - UNITS.keys() or (
        behind in {"", "?"} and words[i - 1].plain in {"a", "any", "each", "per", "by"}
    )


def _rank(words: Sequence[Word], i: int, taken: Collection[int]) -> Rank | None:
    word = words[i]
    mostly = word.plain == "mostly" and not {"which", "what", "who", "where"}.isdisjoint(w.plain for w in words[:i])
    end = "most" if mostly else end_of(word.plain)
    if (
        end is None
        or _is(words, i, ("at", "least"))
        or (i and words[i - 1].plain == "at" and word.plain in {"least", "most", "best"})
        or (
            word.plain == "record"
            and (_is_noun(words, i) or (i and words[i - 1].plain in {"on", "not", "no", "to", "we"}))
        )
    ):
        return None
    if word.plain in {"better", "worse"} and not _which_is(words, i):
        return None
    start, stop, count = i, i + 1, None
    after, before = _number(words, i + 1), _number(words, i - 1)
    if (
        after is not None and i + 1 not in taken
    ):  # in `the most second washes`, the second ones are none that are counted
        stop, count = i + 2, None if words[i + 1].plain in _ORDINALS else _countable(after)
    elif before is not None and i - 1 not in taken:
        start, count = i - 1, _countable(before)
    if count is None and (span := _both_ends(words, i, end) or _in_order(words, i)):
        return Rank(*span, end, None, _base(word.plain), listed=True)
    slow = word.plain == "slowest" and stop < len(words) and words[stop].plain in UNITS  # `the slowest month`
    return Rank(start, stop, end, count, "quiet" if slow else _base(word.plain))


def _which_is(words: Sequence[Word], i: int) -> bool:
    """Whether one of several is asked for that is better: `which is better`, `who does better`; not `do they do better`."""
    before = words[i - 1].plain if i else ""
    asks = {"which", "who", "what", "where", "whose"} & {word.plain for word in words[:i]}
    return before in {"is", "was", "the", "who"} or (before in {"does", "did", "do"} and bool(asks))


#: What stands behind `most first` where it says an order: `the most first-time visitors` does not.
_BEHIND_FIRST = frozenset(("", *", . ; : ? ! ) please pls then and by per with in for from at".split()))


#: The other end of an order, and what joins both.
_OTHER_END = {"most": "least", "least": "most", "best": "worst", "worst": "best"}
_AND = frozenset({"and", "&", "/", "or"})

#: Of these it is asked from when to when there is anything.
_DATED_ENDS = frozenset("earliest latest first last oldest newest".split())


def _both_ends(words: Sequence[Word], i: int, end: str) -> tuple[int, int] | None:
    """Where the words begin and end that ask for both ends of an order, between which stand all: `the best and the worst`."""
    behind = i + 2 + (plain_at(words, i + 2) == "the")
    joined = plain_at(words, i + 1) in _AND and end_of(plain_at(words, behind)) == _OTHER_END[end]
    joined = joined and words[i].plain not in _DATED_ENDS
    return (i, behind + 1) if joined and _number(words, behind + 1) is None else None


def _in_order(words: Sequence[Word], i: int) -> tuple[int, int] | None:
    """Where the words begin and end that ask for all with a certain end first: `highest first`, `starting with the worst`."""
    for behind in (1, 2):
        first = _is(words, i + behind, ("first",)) and plain_at(words, i + behind + 1) in _BEHIND_FIRST
        if first or _is(words, i + 1, ("at", "the", "top")):
            return i, i + behind + 1
    other = end_of(words[i + 2].plain) if i + 2 < len(words) and words[i + 1].plain == "to" else None
    if other is not None and other != end_of(words[i].plain):
        return i, i + 3  # `highest to lowest`
    if _is(words, i - 1, ("from",)) and any(_is(words, i + k, ("to",)) for k in (1, 2)):
        return i - 1, min(i + 3, len(words))
    for phrase in _STARTING:
        if i >= len(phrase) and _is(words, i - len(phrase), phrase):
            return i - len(phrase), i + 1
    return None


def _ordering(words: Sequence[Word], taken: Collection[int]) -> Rank | None:
    """`Rank the shops by revenue`, `a league table of sellers`, `descending`: all in order, and no end by name."""
    for i, word in enumerate(words):
        if i in taken:
            continue
        if word.plain in _DIRECTIONS:
            return Rank(i, i + 1, _DIRECTIONS[word.plain], listed=True)
        if any(_is(words, i, phrase) for phrase in _TABLES) or (i == 0 and word.plain == "rank"):
            return Rank(i, i + 1, "most", listed=True)
    return None


_SORTED = "sort sorted order ordered rank ranked arranged listed".split()
_STARTING = tuple(
    tuple(phrase.split())
    for first in (
        "starting with",
        "beginning with",
        "start with",
        "begin with",
        "starting from",
        *(f"{done} from" for done in _SORTED),
    )
    for phrase in (f"{first} the", first)
)
_TABLES = (("league", "table"), ("ranking", "of"), ("ranking", "by"), ("ranked", "by"), ("rank", "order"))
_DIRECTIONS = {"descending": "most", "ascending": "least"}


def _countable(number: float) -> int | None:
    """A number of groups; none where nobody would count so far."""
    return int(number) if 1 <= number <= _MOST_GROUPS else None


def end_of(plain: str) -> str | None:
    """Return which end of an order a word asks for: `most`, `least`, `best` or `worst`; None where none."""
    for end, lexicon in (("best", BEST | _EASY), ("worst", WORST | _HARD), ("most", MOST), ("least", LEAST)):
        if plain in lexicon:
            return end
    return "most" if len(plain) > 5 and plain.endswith("est") and plain not in _NO_SUPERLATIVE | FILLERS else None


def _base(plain: str) -> str | None:
    """`windiest` → `windy`, `hottest` → `hot`, `latest` → `late`; None for words that only say an end."""
    if not plain.endswith("est") or plain in {
        "best",
        "highest",
        "lowest",
        "biggest",
        "largest",
        "greatest",
        "smallest",
        "fewest",
    }:
        return None
    stem = plain[:-3]
    if stem.endswith("i"):
        return f"{stem[:-1]}y"
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "ls":
        return stem[:-1]
    return f"{stem}e" if stem in {"lat", "larg", "wid", "clos", "rar", "saf", "strang"} else stem


def _is(words: Sequence[Word], i: int, phrase: tuple[str, ...]) -> bool:
    return i >= 0 and tuple(w.plain for w in words[i : i + len(phrase)]) == phrase


def shades(word: Word) -> bool:
    """Whether a word only shades a question."""
    return word.plain in FILLERS or word.plain in NEUTRAL


def comparative_bases(plain: str) -> tuple[str, ...]:
    """Return what a comparative may be made of: `older` → `old`, `age`; `heavier` → `heavy`.

    >>> comparative_bases("heavier")
    ('heavi', 'heavy')
    """
    if not plain.endswith("er") or len(plain) < 5:
        return ()
    base = plain[:-2]
    return (base, f"{base[:-1]}y" if base.endswith("i") else base, *_MEASURES.get(base, ()))[
        : 3 if base in _MEASURES else 2
    ]


#: What adjectives measure.
_MEASURES = {
    "old": ("age",),
    "young": ("age",),
    "long": ("length", "duration"),
    "short": ("length", "duration"),
    "tall": ("height",),
}
