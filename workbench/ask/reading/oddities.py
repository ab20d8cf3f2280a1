"""What makes a reading doubtful though its words are known: a strange result, supposed values, words passed over, wants unmet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from workbench.ask.drafting.draft import Draft
from workbench.ask.grounding.ground import Grounding
from workbench.ask.grounding.uses import ValueUse
from workbench.ask.language.lexicon import BREAKS, COMPARE_MARKS, DEALT, HAPPENED, LINKING, SHAPES
from workbench.ask.language.meanings import plain_at
from workbench.ask.language.measures import LASTING
from workbench.ask.language.numbers import Rank, end_of
from workbench.ask.language.words import Kind, Word, plural, telling
from workbench.ask.measuring.coverage import is_length, of_things, only_happened
from workbench.ask.measuring.heads import done, numbered
from workbench.ask.measuring.measure import Scored
from workbench.ask.measuring.quantities import COLLECTIVES, HOLDERS, PAYS, brings_us, kept_in, kinds, says_spent
from workbench.ask.measuring.rowed import said_whole
from workbench.ask.measuring.shapes import of_marks
from workbench.ask.reading.untold import one_of_two, part_of_others, untold
from workbench.ask.terms.known import Known
from workbench.ask.terms.vocabulary import Vocabulary
from workbench.catalog.model import DimensionType
from workbench.query.conjunction import conjuncts
from workbench.query.expression import Column, Compare, Expression, In, IsNull, Literal, Or
from workbench.query.model import MetricQuery
from workbench.query.walk import columns
from workbench.search.words import split

#: How much a value counts that may as well be none, or what only a description speaks of; and from when on more tells no more.
_MAYBE, _MOST = 0.4, 2.0

#: Small words that change what is asked: parts of verbs, verbs that say what became of something, what turns or narrows.
_TURNS = frozenset(
    """back off up out down away over dropped came took taken started got went made given gone turned % not
    full own often still left no only again yet already other both""".split()
)

#: What is said of a whole in its parts: `spread over the year`.
_SPREAD = frozenset("spread spreads distributed divided split dispersed".split())

#: Verbs of motion, and what stands between them and where they lead.
_MOVES = frozenset("came come comes coming gone went go goes".split())
_INTO = frozenset("from to into of in through at".split())
_TO = _INTO | frozenset("out for the our a an by on".split())

#: What begins a clause that tells more.
_CLAUSES = frozenset("that who where which whose".split())

#: What sets a time beside another, or asks what became of something.
_CHANGES = COMPARE_MARKS | frozenset(
    """change changed changes changing growth grew grown growing trend trends trending trended development developed evolved
    increase increased decrease decreased up""".split()
)

#: What asks for a rate.
_RATES = frozenset(word for word, shape in SHAPES.items() if shape == "share") | frozenset(
    "rates shares percentages % how well good bad better best worse worst hardest toughest easiest strictest harshest safest riskiest reliable punctual punctuality successful most part".split()
)


#: How rates are called, in short too.
_CALLED_RATES = frozenset("rt ratio pct percentage".split())

#: What asks for a part.
_PARTS = frozenset("part parts portion fraction chunk".split())

#: What makes a word before it say which: `plant-based sales`.
_MADE = frozenset("based free only related".split())

#: What joins a second number to a first.
_JOINED = frozenset("and & plus against vs versus".split())

#: What asks for one of many, or a part, and never how many there are: behind `how`; and how fast and hard things are.
_HOW_GOOD = frozenset("well highly badly poorly good bad reliable reliably efficient efficiently".split())
_PACES = frozenset("slow fast quick swift prompt hard easy tough strict harsh safe risky".split())

#: What stands between the values of a list.
_LISTS = BREAKS | COMPARE_MARKS | frozenset("or nor / to than also then not".split()) - {"with", "to"}


#: What begins a clause that says which rows are meant, what stands before it where it does not, and where it ends.
_RELATIVE = frozenset("that who whose".split())
_NO_NOUNS = frozenset("is was and or of by about what how than like after before all so".split())
_ENDS = frozenset("by per for each every in".split())

#: What says of things what they are: `what share of orders were gifts`.
_COPULAS = frozenset("is are was were".split())

#: What an age is called.
_AGES = frozenset("age ages old".split())

#: What stands between what is counted and what it is of.
_PREPOSITIONS = frozenset("of against on to about for from with".split())

#: So many words at most stand between two values of which `and` joins the one to the other.
_NEAR = 2


#: What is asked of how great something is; a count is not.
_GREAT = frozenset(
    "old young far heavy tall wide deep hot warm cold expensive dear cheap costly satisfied happy thick loud".split()
)


def odd(query: MetricQuery, paths: Sequence[Known]) -> float:
    """Return how many parts of a result hardly anybody asks for.

    That is a row for each of what is kept to one, or kept by a bound; for each moment, without a unit of time; or for
    each key, where none is ranked.
    """
    known = {path.parts: path for path in paths}
    by = {item.path for item in query.by}
    several = (
        condition for condition in conjuncts(query.where) if not (isinstance(condition, In) or _leaves_out(condition))
    )
    kept = sum(1 for condition in several if by & {column.path for column in columns(condition)})
    ends = [known[path.parts].reached for path in by if path.parts in known]
    moments = sum(
        1
        for end in ends
        if end.dimension is not None and end.dimension.type is DimensionType.TIME and not (end.grain or end.part)
    )
    keys = sum(1 for end in ends if end.dimension is None) if query.limit is None else 0
    return min(_MOST, float(kept + moments + keys))


def _leaves_out(condition: Expression) -> bool:
    """Whether a condition only leaves something out, so that others are left to be divided."""
    match condition:
        case Compare("<>") | IsNull():
            return True
        case Or(operands):
            return all(map(_leaves_out, operands))
        case _:
            return False


def supposed(grounding: Grounding, draft: Draft) -> float:
    """Return how far what rows are kept by was only supposed: a part of a value, another word for it, a description."""
    values = [use for use in grounding.values if draft.used & set(range(use.start, use.stop))]
    least = max((1.0 - use.matches[0].score for use in values), default=0.0)
    hints = (use for use in grounding.dimensions if use.hinted and draft.used & set(range(use.start, use.stop)))
    return min(_MOST, least + _MAYBE * (sum(use.vague for use in values) + len(list(hints))))


def passed(grounding: Grounding, draft: Draft, alien: Sequence[int], vocabulary: Vocabulary) -> float:
    """Return how many telling words became no part of a reading, and are no strangers only because things around it are called so.

    Other words for the rows themselves, and those that say no more than them, are none: `support requests`, of tickets.
    """
    homes = {home for metric in draft.metrics for home in metric.words.datasets}
    rows, whole = vocabulary.rows_of(homes), said_whole(grounding.words, homes, vocabulary)
    found = _passed(grounding, draft, alien, vocabulary)
    found = (i for i in found if i not in whole and not _of_rows(grounding, i, rows, vocabulary))
    metrics = [metric.words for metric in draft.metrics]
    return float(sum(not any(is_length(words, grounding, vocabulary, i) for words in metrics) for i in found))


def _of_rows(grounding: Grounding, i: int, rows: AbstractSet[str], vocabulary: Vocabulary) -> bool:
    """Whether a word says no more than what the rows are: another word for them, what all is about, what is all of them."""
    word = grounding.words[i]
    same: frozenset[str] = vocabulary.same.get(word.stem, frozenset())
    other = of_things(grounding.words, i) and not rows.isdisjoint({word.stem, *same})
    silent = (
        word.plain in COLLECTIVES | HOLDERS
        or only_happened(word, vocabulary)
        or (word.plain in HAPPENED and done(word))
        or kept_in(grounding, i)
        or says_spent(grounding, i)
        or brings_us(grounding, i)
        or (word.plain in DEALT and end_of(plain_at(grounding.words, i - 1)) is not None)  # `top selling`
    )
    return other or silent or word.stem in vocabulary.subject


def turned(grounding: Grounding, draft: Draft, alien: Sequence[int], vocabulary: Vocabulary) -> float:
    """Return how many small words became no part of a reading that change what is asked: `came back`, `still out`, `not only`."""
    words, rank = grounding.words, grounding.rank
    turns = [i for i in _left(grounding, draft, alien) if words[i].plain in _TURNS]
    turns = [i for i in turns if rank is None or (i, words[i].plain) != (rank.stop, "often")]  # `who wins most often`
    begun = _begun(draft, vocabulary) if turns else frozenset()
    turns = [i for i in turns if not _began(words, i, begun, vocabulary)]
    turns = [i for i in turns if not (words[i].plain == "over" and plain_at(words, i - 1) in _SPREAD)]
    return min(_MOST, float(sum(not _leads_on(grounding, i, draft.used) for i in turns)))


def _begun(draft: Draft, vocabulary: Vocabulary) -> AbstractSet[str]:
    """The words for what all rows that are measured went through."""
    return vocabulary.undergone({home for metric in draft.metrics for home in metric.words.datasets})


def _began(words: Sequence[Word], i: int, begun: AbstractSet[str], vocabulary: Vocabulary) -> bool:
    """Whether a small word with the one beside it says how all rows came about, by what their day is called: `went live`, `signed up`."""
    if words[i].plain in _MOVES and i + 1 < len(words) and words[i + 1].stem in begun:
        return True
    pair = (words[i - 1].stem, words[i].stem) if i else ("", "")
    return not vocabulary.pairs.get(pair, frozenset()).isdisjoint(begun)


def _leads_on(grounding: Grounding, i: int, used: AbstractSet[int]) -> bool:
    """Whether a verb of motion only leads to what keeps or divides rows: `parcels gone to Leeds`, `the town they come from`."""
    words = grounding.words
    behind = next((k for k in range(i + 1, len(words)) if words[k].plain not in _TO), len(words))
    way = {word.plain for word in words[i + 1 : behind]}
    dated = any(behind in range(span.start, span.stop) for span in grounding.times)
    return words[i].plain in _MOVES and bool(way & _INTO) and behind in used and not dated


def unmet(grounding: Grounding, draft: Draft, query: MetricQuery, vocabulary: Vocabulary) -> float:
    """Return how many wants of a question a query does not meet, though it says their words or passes them over.

    That is a number that became nothing, a change or a difference of nothing, an order that is none, which is first
    in each group though nothing else divides it, values taken together that no list
    has, more or less than a value, in an order that nobody knows, and a clause of which nothing became part of it.
    """
    words, rank = grounding.words, grounding.rank
    said = draft.heard.union(i for span in grounding.times for i in range(span.start, span.stop))
    limit = query.limit.count if query.limit else None
    numbers = (i for i, w in enumerate(words) if w.number not in {None, limit} and i not in said and w.plain != "one")
    changes = any(w.plain in _CHANGES and i not in said and not _of_verb(words, i) for i, w in enumerate(words))
    still = changes and query.compare is None and not query.by and len(query.metrics) == 1
    unordered = rank is not None and not query.order
    within = rank is not None and not rank.listed and not _by_itself(words, rank)
    alone = within and bool(draft.each) and len(draft.by) == len(draft.each)
    apart: float = unlisted(grounding, query) + dangling(grounding, draft) + _dropped(grounding, draft)
    apart += 2.0 * any(_beyond(grounding, use) and use.start in draft.used for use in grounding.values)
    every = query.where is None and all(m.words.metric.key in vocabulary.counts for m in draft.metrics)
    apart += 2.0 * _came_to(grounding, draft, vocabulary)
    apart += 2.0 * (untold(words, said - draft.accounted) + one_of_two(words, len(query.metrics)))
    apart += 2.0 * (query.where is not None and part_of_others(words, draft.metrics, draft.used))
    apart += 2.0 * (every and (_says_now(grounding) or _did_with_theirs(grounding, draft)))
    return min(_MOST, float(any(True for _ in numbers)) + still + unordered + alone + apart)


def _by_itself(words: Sequence[Word], rank: Rank) -> bool:
    """Whether an order is asked for in a sentence of its own, of the groups before: `sales per shop? Largest three.`."""
    before = rank.start > 0 and words[rank.start - 1].kind is Kind.MARK
    return before and (rank.stop == len(words) or words[rank.stop].kind is Kind.MARK)


#: What says of values which of them lie beyond one.
_MORE = frozenset("more less worse better higher lower above below graver".split())


def _beyond(grounding: Grounding, use: ValueUse) -> bool:
    """Whether values are asked for that lie beyond one, `more than minor`, `worse than good`: not that one itself."""
    before = (plain_at(grounding.words, use.start - 2), plain_at(grounding.words, use.start - 1))
    beside = grounding.compares or len(grounding.values) > 1  # `do grown-ups pay more than children`
    return not (use.negated or beside) and before[0] in _MORE and before[1] == "than"


#: What people do of their own accord, and is done to nothing: who did it is another number than who there are.
_OF_THEMSELVES = frozenset(
    "resigned retired quit died married divorced moved emigrated graduated complained protested volunteered applied".split()
)


def _came_to(grounding: Grounding, draft: Draft, vocabulary: Vocabulary) -> bool:
    """Whether what is counted is told by a verb right behind it that nothing here knows: `how many tutors resigned`."""
    words, at = grounding.words, {i for metric in draft.metrics for i in metric.at}
    verbs = (i for i in grounding.left if i - 1 in at and i not in at | draft.heard and telling(words[i]) == 1.0)
    homes = {home for metric in draft.metrics for home in metric.words.datasets}
    known = frozenset().union(*(vocabulary.around[home] for home in homes), *(m.words.words for m in draft.metrics))
    told = (i for i in verbs if words[i].plain in _OF_THEMSELVES)
    return numbered(grounding) and any(
        known.isdisjoint({words[i].stem, *vocabulary.same.get(words[i].stem, ())}) for i in told
    )


def _of_verb(words: Sequence[Word], i: int) -> bool:
    """Whether `up` belongs to the verb before it, `signed up`, and does not say that something is higher."""
    return words[i].plain == "up" and i > 0 and telling(words[i - 1]) > 0


def _dropped(grounding: Grounding, draft: Draft) -> bool:
    """Whether what is joined to the metric behind it became nothing: `service cost against contract value`."""
    words, said = grounding.words, draft.used.union(*(metric.at for metric in draft.metrics))
    if len(draft.metrics) > 1 or not draft.metrics[0].at:
        return False
    joint = max(draft.metrics[0].at) + 1
    if plain_at(words, joint) not in _JOINED or joint in draft.used:
        return False
    stop = next((i for i in range(joint + 1, len(words)) if _parts(words[i])), len(words))
    part = range(joint + 1, stop)
    return (
        bool(set(part) & set(grounding.left)) and not said & set(part) and any(telling(words[i]) == 1.0 for i in part)
    )


def _parts(word: Word) -> bool:
    """Whether a word ends a part of a list."""
    return word.kind is Kind.MARK or word.plain in _PREPOSITIONS | _ENDS | _JOINED | {"in", "at", "during", "by", "per"}


def _says_now(grounding: Grounding) -> bool:
    """Whether what is so now is asked for, which is not all that ever came about: `items currently on loan`."""
    return any(word.plain in {"currently", "presently"} for word in grounding.words)


def _did_with_theirs(grounding: Grounding, draft: Draft) -> bool:
    """Whether it is said what people did with what is counted, of which nothing became part of a query: `who dropped their claim`."""
    words, at = grounding.words, {i for metric in draft.metrics for i in metric.at}
    verbs = (i for i in range(len(words) - 2) if words[i + 1].plain == "their" and i + 2 in at)
    return any(done(words[i]) and i not in draft.heard and words[i].plain not in HAPPENED | LINKING for i in verbs)


def foreign(grounding: Grounding, draft: Draft, alien: Sequence[int]) -> float:
    """Return how many strangers say whose or which number is asked for: the `salary` of `salary cost`, `appeals against rejections`."""
    at = {i for metric in draft.metrics for i in metric.at}
    words = grounding.words
    before = (i for i in alien if i + 1 in at or (plain_at(words, i + 1) in _MADE and i + 2 in at))
    heads = (i for i in alien if at and i < min(at) and plain_at(words, i + 1) in _PREPOSITIONS)
    said_of = (i for i in alien if plain_at(words, i - 1) in _COPULAS and i + 1 >= len(words) - 1)
    return min(_MOST, float(len({*before, *heads, *said_of})))


def unplaced(grounding: Grounding, draft: Draft) -> float:
    """Return how many dimensions were named and became no part of a query: `regional visits`, by no region.

    Not those that only say what a value or a number beside them is of, nor those that a metric is told by.
    """
    said = draft.heard
    own = {stem for metric in draft.metrics for stem in metric.words.words.union(*metric.words.phrases)}
    beside = {i for value in grounding.values for i in (value.start - 1, value.stop)}
    beside |= {i for number in grounding.numbers for i in (number.start - 1, number.stop)}
    here = (range(use.start, use.stop) for use in grounding.dimensions if not use.hinted)
    lost = (span for span in here if not (said | beside) & set(span))
    return min(_MOST, float(sum(any(grounding.words[i].stem not in own for i in span) for span in lost)))


def mismatched(grounding: Grounding, draft: Draft) -> float:
    """Return how far the metrics are another kind of number than is asked for: no average, no part, no money."""
    said = draft.used.union(*(metric.at for metric in draft.metrics))
    plain = {word.plain for i, word in enumerate(grounding.words) if i not in said}
    plain -= {"per", "often"}  # `how often were they lent` asks how many times
    asked = {SHAPES[word] for word in plain if word in SHAPES} | ({"share"} if "%" in plain else set())
    asked |= {"share"} if _of_its_own(grounding) else set()
    shapes = {metric.words.shape for metric in draft.metrics} | ({"share"} if draft.share else set())
    other = {"average", "share"} & asked and not asked & (shapes | {""})
    per = any(plain_at(grounding.words, i - 1) == "per" for metric in draft.metrics for i in metric.at)
    words = grounding.words
    cues = {w.plain for i, w in enumerate(words) if not (w.plain == "most" and _things_at(words, i + 1))}
    unasked = not (per or _RATES & cues) and any(_is_rate(metric, grounding) for metric in draft.metrics)
    suited = draft.share or per or not any(metric.unfit for metric in draft.metrics)
    summed = {"total"} == shapes and _asks_quality(grounding)
    keeps = 2.0 * (_only_keeps(grounding, draft) or _parted(grounding, draft))
    return max(keeps, float(bool(other) or unasked or summed)) + float(not suited)


def _things_at(words: Sequence[Word], i: int) -> bool:
    """Whether things stand at a place, of which there may be many: `the most rejects` are no rate of them."""
    return i < len(words) and plural(words[i]) and telling(words[i]) == 1.0


def _of_its_own(grounding: Grounding) -> bool:
    """Whether a part of what each has itself is asked for, which a rate says: `the greatest part of what it makes`."""
    words = grounding.words
    owns = ({plain_at(words, i + 1), plain_at(words, i + 2)} for i, word in enumerate(words) if word.plain in _PARTS)
    return any("of" in pair and pair & {"its", "their", "what"} for pair in owns)


def _is_rate(metric: Scored, grounding: Grounding) -> bool:
    """Whether a metric is called a rate, and so is asked for as one: `escalations` are no escalation rate; in short only things are not."""
    names = set(split(f"{metric.words.metric.name} {metric.words.metric.doc.title}"))
    left = (word.plain for i, word in enumerate(grounding.words) if i in grounding.left and telling(word) == 1.0)
    things = any(plain.endswith("s") and not plain.endswith("ss") for plain in left)
    return metric.words.shape == "share" and ("rate" in names or (things and not _CALLED_RATES.isdisjoint(names)))


def _asks_quality(grounding: Grounding) -> bool:
    """Whether it is asked how good, quick or hard something is, which no number of them says: `how well booked`, `slowest on repairs`."""
    words, rank = grounding.words, grounding.rank
    how = any(word.plain == "how" and plain_at(words, i + 1) in _HOW_GOOD for i, word in enumerate(words))
    return how or of_marks(grounding) or (rank is not None and rank.base in _PACES)


def _only_keeps(grounding: Grounding, draft: Draft) -> bool:
    """Whether a metric was only named as what groups have so many of, and the words before them say what is measured: `rating per town with 50+ reviews`."""
    behind = {number.stop for number in grounding.numbers if number.op != "="}
    at = {i for metric in draft.metrics for i in metric.at}
    groups = min((use.marked for use in grounding.dimensions if use.group), default=0)
    free = (grounding.words[i] for i in grounding.left if i < groups and i not in at | draft.used)
    told = any(telling(word) == 1.0 and not word.plain.endswith("s") for word in free)  # no things
    return bool(draft.having) and bool(at) and at <= behind and told


def _parted(grounding: Grounding, draft: Draft) -> bool:
    """Whether a limit stands within what is read as a metric's name: `tours with over 20 places` name no tour places."""
    words, at = grounding.words, {i for metric in draft.metrics for i in metric.at}
    limits = (n for n in grounding.numbers if n.op != "=")  # `with places for over 20`
    had = (
        (i, n.stop) for n in limits for i in range(max(1, n.start - 3), n.start) if words[i].plain in {"with", "having"}
    )
    return bool(draft.having) and any(
        min(at, default=0) == i - 1 and len(at) > 1 and max(at) <= stop for i, stop in had
    )


def dangling(grounding: Grounding, draft: Draft) -> bool:
    """Return whether a clause says something of rows of which nothing became part of a query: `contracts that fell through`."""
    words, said = grounding.words, draft.heard
    said |= {i for span in grounding.times for i in range(span.start, span.stop)}
    for i, word in enumerate(words):
        if (
            i > draft.lead
            and word.plain in _RELATIVE
            and words[i - 1].kind is Kind.WORD
            and words[i - 1].plain not in _NO_NOUNS
        ):
            clause = _clause(words, i)
            told = [words[k].plain for k in clause if words[k].plain not in HAPPENED]
            if len(told) > 1 and not said & set(clause):
                return True
    return False


def _clause(words: Sequence[Word], start: int) -> range:
    """The words of a clause behind what begins it."""
    ends = (k for k in range(start + 1, len(words)) if words[k].kind is Kind.MARK or words[k].plain in _ENDS)
    return range(start + 1, next(ends, len(words)))


def unlisted(grounding: Grounding, query: MetricQuery) -> bool:
    """Return whether values are taken together otherwise than they were said.

    That is values of one path between which nothing is of a list, `from Porto to Lisbon`, both as the first; and such of
    two paths with no more than `and` between them, `Leeds and Harbour Street`, a town and a shop.
    """
    kept = [(place, value) for c in conjuncts(query.where) for place, value in _kept(c)]
    for one, other in pairwise(grounding.values):
        places = [{place for place, value in kept if value in {m.value for m in use.matches}} for use in (one, other)]
        between = {word.plain for word in grounding.words[one.stop : other.start]}
        if not all(places):
            continue
        if places[0] & places[1] and between and not between & _LISTS:
            return True
        if not places[0] & places[1] and between & {"and", "or"} and len(between) <= _NEAR:
            return True
    return False


def _kept(condition: Expression) -> Iterator[tuple[tuple[str, ...], object]]:
    """The paths and values that a condition keeps rows by."""
    match condition:
        case In(Column(path), items):
            yield from ((path.parts, item.value) for item in items if isinstance(item, Literal))
        case Compare(_, Column(path), Literal(value)):
            yield path.parts, value
        case _:
            return


def beside_greatness(grounding: Grounding, metrics: Sequence[Scored], lead: int) -> bool:
    """Return whether it is asked how great something is, and the metrics say something else: `how old are the people who complain`.

    Args:
        lead: where the sentence begins that says what is measured.
    """
    words = grounding.words[lead:]
    if any(w.plain == "how" and plain_at(words, i + 1) in {"old", "young"} for i, w in enumerate(words)):
        return not any(
            _AGES & {*split(m.words.metric.name), *split(m.words.metric.doc.title)} for m in metrics
        ) and not any(kinds(m.words.metric) & LASTING for m in metrics)
    great = any(w.plain == "how" and plain_at(words, i + 1) in _GREAT for i, w in enumerate(words))
    return great and all(kinds(m.words.metric) == {"count"} for m in metrics)


def clauses(grounding: Grounding, draft: Draft, alien: Sequence[int], vocabulary: Vocabulary) -> float:
    """Return whether a clause or a second part was begun that became no part of a reading; 2 for both."""
    words, left = grounding.words, list(_left(grounding, draft, alien))
    begun = [i for i in left if words[i].plain in _CLAUSES and not draft.used & set(_clause(words, i))]
    began = _begun(draft, vocabulary) if begun else frozenset()
    begun = [i for i in begun if not any(_began(words, k, began, vocabulary) for k in _clause(words, i))]
    return float(bool(begun)) + float(any(words[i].plain == "and" for i in left))


def _left(grounding: Grounding, draft: Draft, alien: Sequence[int]) -> Iterator[int]:
    """The words that a reading has no use for and that are no strangers to it."""
    said = draft.heard.union(alien)
    yield from (i for i in range(len(grounding.words)) if i not in said)


def _passed(grounding: Grounding, draft: Draft, alien: Sequence[int], vocabulary: Vocabulary) -> Iterator[int]:
    """The telling words that became no part of a reading and that nothing said of its metrics has, or has another word for."""
    own = {stem for m in draft.metrics for stem in m.words.words.union(*m.words.phrases)}
    said = draft.heard.union(alien)
    for i in grounding.left:
        word = grounding.words[i]
        pays = word.plain in PAYS  # who does is another thing
        same: frozenset[str] = frozenset() if pays else vocabulary.same.get(word.stem, frozenset())
        if i not in said and telling(word) == 1.0 and own.isdisjoint({word.stem, *same}):
            yield i
