"""What of the things that a question names is asked for or ranked: `which sellers`, `top 5 sellers`, `seller with the most`."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from workbench.ask.grounding.mentions import Mention
from workbench.ask.language.lexicon import MADE_OF
from workbench.ask.language.numbers import NumberSpan, Rank, said_last
from workbench.ask.language.words import Kind, Word, telling
from workbench.ask.terms.vocabulary import Vocabulary
from workbench.catalog.model import DimensionType
from workbench.search.words import split

#: Behind these stands what rows are of, and nothing to divide by: `takings of shops with more than 10 seats`.
WITHIN = frozenset({"of", "at", "in", "from", "for", "to", "on"})

WITH = frozenset({"with", "having", "that", "whose", "where", "which", "who"})

#: How far behind things the number stands that they have.
_SIZED = 4

#: What rows are put in order in.
_TABLES = frozenset({"table", "ranking", "rank", "list", "order", "chart", "charts"})

#: How far behind things a number stands that what they have is compared with.
_COMPARED = 7

_LACKING = frozenset({"without", "lacking"})

QUANTITIES = frozenset({"how", "many", "much", "number", "count", "amount", "total", "average", "mean"})

#: Between what is ranked and what it has.
_HAS = frozenset({"with", "had", "has", "have", "having", "got", "gets", "get"})

#: What says that things have a number, and where the first of them stands behind `which … do the`.
_GET, _FIRST = frozenset("have get reach achieve make see show earn bring pay take need".split()), 4

#: What goes on with what things are, and what says that they are taken together.
_ARE, _SUMS = frozenset({"are", "is", "were", "was"}), frozenset({"altogether", "combined"})

#: Behind `what` these make a subject of a name, and no question for it.
_DOING = frozenset({"do", "does", "did", "have", "has", "had", "can", "will", "would"})


def asked(
    words: Sequence[Word],
    mention: Mention,
    rank: Rank | None,
    numbers: Sequence[NumberSpan],
    named: frozenset[int] = frozenset(),
) -> int | None:
    """Where `which`, `what`, `who` or the rank stands that asks for this dimension; None where none does.

    `Top 5 plane models`, `which of the airlines`, `worst carrier`, `airlines with the most …`.
    """
    start = mention.start
    text = any(known.type is DimensionType.TEXT for known, _ in mention.options)
    if rank and rank.stop < start and said_last(words, start - 1, mention.stop) is not None:
        return start - 1
    for at in range(start - 1, max(-1, start - 5), -1):
        if words[at].kind is Kind.MARK or words[at].plain in QUANTITIES:
            break
        if words[at].plain == "what" and (
            _DOING & {w.plain for w in words[at + 1 : start]} or _act(words, mention.stop)
        ):
            return None  # `what do guests write about`, `what are they ringing for`, asks for something else of them
        if words[at].plain in {"which", "what", "whose"} and _of_another(words, at, start, named):
            return None
        if words[at].plain == "what" and rank is None and _summed(words, at, mention.stop):
            return None  # `what are the paintings out on loan insured for, in total`
        if words[at].plain in {"which", "what", "whose"} and (text or at == start - 1):
            return at + 1 if rank and at < rank.start < start else at
        if rank and rank.start <= at < rank.stop:
            return None if _amounts(words, rank, start) else start
        if rank and rank.listed and at == start - 1 and words[at].plain == "of" and words[at - 1].plain in _TABLES:
            return start  # `ranking of shops`, `league table of shops`
        if words[at].plain in {"by", "with", "in", "for", "of"} and words[at - 1].plain not in {"which", "what"}:
            break
    return start if _begins(words, mention, rank, numbers, text=text) else None


def _summed(words: Sequence[Word], at: int, stop: int) -> bool:
    """Whether it is asked what things are or have, all of them together: `what are the … in total`."""
    plain = [word.plain for word in words]
    whole = any(pair == ("in", "total") for pair in pairwise(plain[stop:])) or not _SUMS.isdisjoint(plain[stop:])
    return plain[at + 1] in _ARE and whole


def _act(words: Sequence[Word], at: int) -> bool:
    """Whether it goes on with what somebody is doing."""
    return at < len(words) and words[at].plain.endswith("ing") and words[at].plain != "being"


def have(words: Sequence[Word], start: int, stop: int, named: frozenset[int]) -> bool:
    """Return whether it is asked which number each of several things has: `which margin do the shops get?`."""
    if start < _FIRST or words[0].plain not in {"which", "what"} or words[start - 1].plain not in {"the", "our"}:
        return False
    does = words[start - 2].plain in {"do", "did"} and words[stop - 1].plain.endswith("s")
    behind = [word.plain for word in words[stop:] if word.kind is not Kind.MARK]
    return does and len(behind) == 1 and behind[0] in _GET and named.isdisjoint(range(1, start))


def _begins(
    words: Sequence[Word], mention: Mention, rank: Rank | None, numbers: Sequence[NumberSpan], *, text: bool
) -> bool:
    """Whether things are named first, and behind them what they have or which of them: `airlines with the most …`."""
    start, stop = mention.start, mention.stop
    behind = words[stop].plain if stop < len(words) else ""
    if text and ((behind in MADE_OF and rank is None) or behind in {"ranking", "rankings"}):
        return True  # `team scorecard with orders and returns`
    free = start == 0 or words[start - 1].plain not in WITHIN | {"only", "just"}
    if behind in WITH | _LACKING and free and _compared(mention, numbers):
        return True
    if rank is None:
        return False
    first = start == 0 and (not rank.listed or words[stop - 1].plain.endswith("s"))  # no `active members, descending`
    told = words[0].plain in {"list", "show", "rank", "the"} or first
    if text and start < rank.start and start <= 2 and told:
        return True
    asks = any(words[i].plain in {"which", "what"} for i in range(start))
    has = behind in {"with", "had", "has", "that", "having"} and rank.start - stop <= 3
    return has and not asks and rank.stop < len(words)


def _compared(mention: Mention, numbers: Sequence[NumberSpan]) -> bool:
    """Whether a number that is compared with stands behind a name, and no year: `vans without a tail lift built after 2010`."""
    counts = (n for n in numbers if n.op != "=" and n.measure != "year")
    return any(0 < n.start - mention.stop <= _COMPARED for n in counts)


def _counted_by(words: Sequence[Word], mention: Mention, numbers: Sequence[NumberSpan]) -> bool:
    """Whether a number that is compared stands right behind `with`, and so is of what things have so many of: not `with team size 5+`."""
    behind = (n for n in numbers if words[n.start - 1].plain in {"with", "having"})
    return _compared(mention, tuple(behind))


def _of_another(words: Sequence[Word], at: int, start: int, named: frozenset[int]) -> bool:
    """Whether `which` asks for another name before this one, `which plan pays`, that nothing joins to it."""
    between = range(at + 1, start)
    return any(i in named for i in between) and not {words[i].plain for i in between} & {"and", ",", "or", "/", "&"}


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


def had(rank: Rank | None, words: Sequence[Word], start: int) -> bool:
    """Return whether a name is of what those that are ranked have: `five courses with the best grades` are no five grades."""
    if rank is None or start != rank.stop or any(word.number for word in words[rank.start : rank.stop]):
        return False
    before = [word.plain for word in words[max(0, rank.start - 2) : rank.start] if word.plain not in {"the", "our"}]
    return before[-1:] != [] and before[-1] in _HAS and any(telling(word) == 1.0 for word in words[: rank.start - 1])


def number_after_rank(mention: Mention, rank: Rank | None) -> bool:
    """`The longest time in the air`: what is ranked is no number."""
    return (
        rank is not None
        and rank.stop == mention.start
        and all(known.type is DimensionType.NUMBER for known, _ in mention.options)
    )


def right_behind(words: Sequence[Word], mention: Mention, rank: Rank | None, numbers: Sequence[NumberSpan]) -> bool:
    """Whether a name stands right behind what asks for it, `which sellers`, `top 5 sellers`, or before: `seller with most`.

    What begins a question and has a number stands before it too: `clients with more than 25 cases`.
    """
    before = words[mention.start - 1] if mention.start else None
    behind = words[mention.stop].plain if mention.stop < len(words) else ""
    having = rank is not None and behind in WITH | {"had", "has"} and 0 <= rank.start - mention.stop <= 3
    having = having or (
        all(telling(word) < 1.0 for word in words[: mention.start][1:])
        and behind in {"with", "having"} | _LACKING
        and _counted_by(words, mention, numbers)
    )
    ranked = rank is not None and rank.stop == mention.start
    return (
        ranked
        or having
        or (before is not None and (before.plain in {"which", "what", "whose"} or before.number is not None))
    )


def have_size(words: Sequence[Word], mention: Mention, vocabulary: Vocabulary) -> bool:
    """Return whether things are told by a number of their own, and counted for each of others: `halls with over 200 seats in each town`."""
    stop = mention.stop
    behind = words[stop].plain if stop < len(words) else ""
    number = next((i for i in range(stop, min(stop + _SIZED, len(words))) if words[i].number is not None), None)
    if behind not in WITH or number is None or number + 1 >= len(words):
        return False
    divided = {"each", "every", "per", "by"} & {word.plain for word in words[number + 2 :]}
    homes = {known.reached.dataset for known, _ in mention.options if known.label}
    own = (k for home in homes for k in vocabulary.paths.get(home, ()) if not k.reached.links)
    sizes = (k.reached.dimension for k in own if k.type is DimensionType.NUMBER)
    names = {s for one in sizes if one for phrase in vocabulary.called(one.doc, one.name) for s in phrase}
    return bool(divided) and words[number + 1].stem in names


def adjective(words: Sequence[Word], mention: Mention) -> bool:
    """Return whether a name stands as an adjective before what is measured: `regional revenue`, `departmental costs`."""
    start, stop = mention.start, mention.stop
    plain = words[start].plain
    noun = plain.removesuffix("al")
    called = (split(text) for known, _ in mention.options if (end := known.reached.dimension) for text in (end.name, end.doc.title))  # fmt: skip
    named = plain != noun and stop - start == 1 and any(noun == name[-1] for name in called if name)
    return named and stop < len(words) and telling(words[stop]) == 1.0
