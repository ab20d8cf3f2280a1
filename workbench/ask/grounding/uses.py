"""Values that a question names, and how: where from, where to, or not; and which words around them tell roles apart."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from workbench.ask.grounding import series
from workbench.ask.grounding.dimensions import DimensionUse
from workbench.ask.grounding.mentions import Mention, mentions
from workbench.ask.grounding.of_kind import told_apart
from workbench.ask.grounding.rated import of_rate
from workbench.ask.grounding.sorts import DIVIDING, as_done, with_kinds
from workbench.ask.language import negation
from workbench.ask.language.lexicon import (
    COMPARE_MARKS,
    DIRECTIONS,
    DIVIDERS,
    DONE_AT,
    FILLERS,
    SHAPES,
)
from workbench.ask.language.numbers import end_of
from workbench.ask.language.words import Kind, Word, telling
from workbench.ask.terms.attributes import JOINTS, described, told_of
from workbench.ask.terms.directions import done_at, spoken_roles
from workbench.ask.terms.known import in_other_words
from workbench.ask.terms.lookalikes import (
    OWN_WORD,
    leads_in,
    leads_ranking,
    loose_number,
    of_date,
    of_other_number,
    of_truth,
    of_whole,
    stands_for_metric,
    the_thing,
    to_do,
)
from workbench.ask.terms.values import Match, ValueDictionary, ValueSpan
from workbench.ask.terms.vocabulary import Vocabulary
from workbench.catalog.model import DimensionType
from workbench.search.words import split

#: How many words before and behind a value tell its role, and where they end.
_BEFORE, _BEHIND = 5, 2

_CLAUSES = frozenset("and but or nor while whereas vs versus".split())
_PLACED = frozenset("in at to from by with for of on into through".split())

#: From this score on all words of a value were said.
_WHOLE = 0.94


@dataclass(frozen=True, slots=True)
class ValueUse:
    """A value that was named.

    Attributes:
        lead: where the words begin that say how it is meant: `shipped from`, `excluding`.
        said: the plain directions (`from`, `to`) that stand before it.
        around: the stems around it, which tell roles apart.
        vague: whether it may as well be none: a word that the catalog uses otherwise, or another word for a value.
        of: the stem of the things right beside it that are there: `concerts in York`, `York concerts`.
        one: whether it tells one thing from others by its name: `the York hall`.
    """

    start: int
    stop: int
    matches: tuple[Match, ...]
    negated: bool
    said: frozenset[str]
    around: frozenset[str]
    lead: int
    vague: bool = False
    of: str = ""
    one: bool = False

    @property
    def own(self) -> bool:
        """Whether it is the value's own word, and no other word for it."""
        return self.matches[0].score >= OWN_WORD


def value_uses(
    words: Sequence[Word],
    dictionary: ValueDictionary,
    taken: set[int],
    vocabulary: Vocabulary,
    sure: Sequence[ValueSpan] = (),
) -> tuple[ValueUse, ...]:
    """Return the values that are named, in order, `sure` ones among them; words of metrics' names are none here."""
    spoken = spoken_roles(words, vocabulary.paths)
    named = mentions(words, vocabulary, taken)
    spans = dictionary.spans(words, taken | spoken)
    own = [
        span
        for span in spans
        if not _of_metrics(words, span, vocabulary)
        and not stands_for_metric(words, span, vocabulary)
        and (told_apart(words, span, vocabulary) or not _divides(words, span, vocabulary))
        and not _by_role(words, span, named)
        and not _by_kind_of(words, span, named)
        and not _within(span, named)
        and not _of_another(span, named)
        and not _of_group(words, span, named)
        and not of_truth(words, span, vocabulary)
        and not the_thing(words, span, vocabulary)
        and not of_rate(words, span, vocabulary)
        and not to_do(words, span)
        and not of_date(words, span)
        and not (of_other_number(words, span) or of_whole(words, span) or loose_number(words, span, dictionary))
        and not negation.other_than(words, span.start, span.stop)
        and not _noun_of(span, spans)
        and not (leads_ranking(words, span) or _says_what(span, named, (*spans, *sure)))
    ]
    own = [series.as_listed(words, _with_noun(span, spans), spans, dictionary) for span in own]
    came = (span for span in of_metrics(words, dictionary, taken, vocabulary) if _came_by(words, span, vocabulary))
    sure = (*sure, *came, *as_done(words, dictionary, taken))
    own = [*sure, *(span for span in own if not _overlaps(span, sure))]
    own = with_kinds(words, own, named, dictionary, taken)
    divided = {m.start for m in named if not m.vague and m.start and words[m.start - 1].plain in DIVIDING}
    listed = series.others(words, own, dictionary, taken | divided)
    done = done_at(words, vocabulary.paths)
    led = spoken | {i for i in done if words[i].plain in FILLERS or not vocabulary.frequent(words[i].stem)}
    found = sorted((*own, *listed), key=lambda span: span.start)
    beside = dictionary.vague(words, taken.union(*(range(span.start, span.stop) for span in found)))
    apart = {i for span in beside if span.matches[0].score >= OWN_WORD for i in range(span.start, span.stop)}
    uses = _there_and_back(words, tuple(_uses(words, found, led, apart)))
    return _of_one_kind(words, uses if COMPARE_MARKS & {word.plain for word in words} else _not_denied(uses))


def _not_denied(uses: tuple[ValueUse, ...]) -> tuple[ValueUse, ...]:
    """The values, also left out where the same is left out elsewhere: `off-peak fares, so no peak ones`."""
    denied = {match.value for use in uses if use.negated for match in use.matches[:1]}
    return tuple(replace(use, negated=True) if use.matches[0].value in denied else use for use in uses)


def _there_and_back(words: Sequence[Word], uses: tuple[ValueUse, ...]) -> tuple[ValueUse, ...]:
    """`Lyon to Nice`: what stands before such a `to` is where it starts."""
    out = list(uses)
    for i, (one, other) in enumerate(pairwise(uses)):
        between = [word.plain for word in words[one.stop : other.start]]
        if between == ["to"] and not one.said and {m.place for m in one.matches} & {m.place for m in other.matches}:
            out[i] = replace(one, said=frozenset({"from"}))
    return tuple(out)


def of_metrics(
    words: Sequence[Word], dictionary: ValueDictionary, taken: set[int], vocabulary: Vocabulary
) -> Iterator[ValueSpan]:
    """Return the words of metrics' names that are values as well: `accepted` of the salary in accepted offers."""
    for i, word in enumerate(words):
        ordinary = i not in taken and word.text.islower() and vocabulary.frequent(word.stem)
        found = dictionary.called((word.plain,)) if ordinary and word.stem not in vocabulary.rows else ()
        if found and not the_thing(words, span := ValueSpan(i, i + 1, found), vocabulary):
            yield span


def _overlaps(span: ValueSpan, others: Sequence[ValueSpan]) -> bool:
    return any(span.start < other.stop and other.start < span.stop for other in others)


def _within(span: ValueSpan, named: Sequence[Mention]) -> bool:
    """Whether words are rather part of a dimension's name: `legal` of legal cover, though there is a legal cost."""
    around = [m for m in named if not m.vague and m.start <= span.start and span.stop <= m.stop]
    part = span.matches[0].score < _WHOLE
    truth = any(known.type is DimensionType.BOOLEAN for m in around for known, _ in m.options)
    return any(m.stop - m.start > span.stop - span.start for m in around) or (part and truth)


def _says_what(span: ValueSpan, named: Sequence[Mention], others: Sequence[ValueSpan]) -> bool:
    """Whether a part of a name rather says what the value behind it is: `season 2024/25`, and no season ticket."""
    behind = [match.place.parts for other in others if other.start == span.stop for match in other.matches]
    own = (m for m in named if m.stop == span.stop and not m.vague)
    said = any(known.parts in behind for mention in own for known, _ in mention.options)
    return said and span.matches[0].score <= _WHOLE


def _of_one_kind(words: Sequence[Word], uses: tuple[ValueUse, ...]) -> tuple[ValueUse, ...]:
    """Values that are joined are of one kind where they can be: of `Cork and Kerry`, Cork is a county, though it is a town as well."""
    out: list[ValueUse] = []
    for use in uses:
        run = _run(words, use, uses)
        places = [{match.place for match in other.matches if match.score >= OWN_WORD} for other in run]
        shared = set.intersection(*places) if len(run) > 1 else set()
        kept = tuple(match for match in use.matches if match.place in shared)
        out.append(replace(use, matches=kept) if kept else use)
    return tuple(out)


def _run(words: Sequence[Word], use: ValueUse, uses: Sequence[ValueUse]) -> list[ValueUse]:
    """The values of the list that one stands in."""
    at = uses.index(use)
    first = last = at
    while first and _listed_together(words, uses[first - 1], uses[first]):
        first -= 1
    while last + 1 < len(uses) and _listed_together(words, uses[last], uses[last + 1]):
        last += 1
    return list(uses[first : last + 1])


def _listed_together(words: Sequence[Word], one: ValueUse, other: ValueUse) -> bool:
    between = {word.plain for word in words[one.stop : other.start]}
    return bool(between) and between <= JOINTS | {"the", "than", "+"}


def vague_uses(
    words: Sequence[Word],
    dictionary: ValueDictionary,
    taken: set[int],
    vocabulary: Vocabulary,
    others: Sequence[ValueUse],
) -> tuple[ValueUse, ...]:
    """Return what may be a value where the metric has no such word, beside `others` that were named."""
    spoken = spoken_roles(words, vocabulary.paths)
    compared = {i for i in range(len(words) - 1) if words[i + 1].plain == "than"}
    taken = taken | spoken | compared
    spans = sorted((*dictionary.vague(words, taken), *described(words, dictionary, taken)), key=lambda span: span.start)
    kept = (
        s
        for s in spans
        if not (_named_otherwise(words, s, vocabulary) or _is_asked_by(words, s) or the_thing(words, s, vocabulary))
        and not (of_other_number(words, s) or of_whole(words, s))
        and not (to_do(words, s) or of_rate(words, s, vocabulary))
        and not leads_in(words, s, (m for o in others if o.start == s.stop + 1 for m in o.matches), vocabulary.stem)
    )
    return tuple(_uses(words, kept, spoken))


def leaves_out(words: Sequence[Word], use: DimensionUse, dictionary: ValueDictionary) -> bool:
    """Return whether what rows seem to lack is rather a value that is left out: `income without students`, of the kinds of member."""
    here = range(use.start, use.stop)
    if not (use.unknown and use.marked < use.start and words[use.stop - 1].plain.endswith("s")):
        return False
    spans = dictionary.vague(words, set(range(len(words))).difference(here))
    return any(range(s.start, s.stop) == here and s.matches[0].score >= _WHOLE for s in spans)


def _is_asked_by(words: Sequence[Word], span: ValueSpan) -> bool:
    """Whether another word for a value rather names what is divided by: `by car make`."""
    before = words[span.start - 1].plain if span.start else ""
    noun = span.stop < len(words) and words[span.stop].kind is Kind.WORD and words[span.stop].plain not in _PLACED
    return before in _EACH | {"by"} and noun and span.matches[0].score < OWN_WORD


def span_uses(words: Sequence[Word], spans: Iterable[ValueSpan], vocabulary: Vocabulary) -> tuple[ValueUse, ...]:
    """Return how the values of some words are meant."""
    kept = (span for span in spans if not (of_other_number(words, span) or to_do(words, span)))
    return tuple(_uses(words, sorted(kept, key=lambda span: span.start), spoken_roles(words, vocabulary.paths)))


def _named_otherwise(words: Sequence[Word], span: ValueSpan, vocabulary: Vocabulary) -> bool:
    """Whether another word for a value is one for what paths are called, counted or measured in, as well: `clients`, `money`."""
    stems = tuple(word.stem for word in words[span.start : span.stop])
    others, measured = vocabulary.other_words(stems), stems[0] in vocabulary.quantities
    named = (vocabulary.phrases.get((other,), ()) for other in others)
    counted = measured or any(other in vocabulary.rows or (other,) in vocabulary.single for other in others)
    theirs = counted or any(options and not in_other_words(options) for options in named)
    return theirs and span.matches[0].score < OWN_WORD


def _uses(
    words: Sequence[Word], spans: Iterable[ValueSpan], spoken: set[int], apart: Collection[int] = ()
) -> Iterator[ValueUse]:
    previous: ValueUse | None = None
    spans = list(spans)
    stops = {span.start: span.stop for span in spans}
    without = series.left_out(words, spans)
    for span in spans:
        said, out = _directions(words, span.start), span.start in without
        negated = out or _negated(words, span, previous, apart)
        if previous and _joined(words[previous.stop : span.start]) and not said and _alike(words, previous, span):
            said, negated = previous.said, previous.negated or out
        denies = _denies(words, span)
        if denies and not negated:
            continue  # `with a permit`, where there is only one called No permit
        around, of = _around(words, span, previous), told_of(words, span, stops)
        if previous and _joined(words[previous.stop : span.start]) and not said - previous.said:
            around |= previous.around  # `receiving depots Nice and Toulouse`
            of = of or previous.of  # `clients from Spain and Italy`
        stop = negation.ends(words, span.start, span.stop) if negated else span.stop  # `school groups not counted`
        one = _one(words, span)
        use = ValueUse(span.start, stop, span.matches, negated, said, around, span.start, span.vague, of, one)
        lead = _lead(words, use, spoken, previous.stop if previous else 0)
        previous = replace(use, lead=lead, negated=negated and not denies)
        yield previous


def _one(words: Sequence[Word], span: ValueSpan) -> bool:
    """Whether a value stands between the article and a noun in the singular."""
    behind = words[span.stop] if span.stop < len(words) else None
    led = span.start > 0 and words[span.start - 1].plain == "the"
    return led and behind is not None and telling(behind) > 0 and not behind.plain.endswith("s")


def _alike(words: Sequence[Word], previous: ValueUse, span: ValueSpan) -> bool:
    """Whether values with only a comma between them are of one kind: `all but drinks, Bath shops` means those in Bath."""
    between = {word.plain for word in words[previous.stop : span.start]}
    return between != {","} or bool({m.place for m in previous.matches} & {m.place for m in span.matches})


_DENYING = frozenset({"no", "not", "without", "non", "none"})


def _denies(words: Sequence[Word], span: ValueSpan) -> bool:
    """Whether a value says itself that something is not so, `No permit`, and the words only what: `without a permit`."""
    said = {part for word in words[span.start : span.stop] for part in split(word.plain)}
    begins = [(split(match.value.casefold()) or [""])[0] for match in span.matches]
    return not said & _DENYING and all(first in _DENYING for first in begins)


def _joined(between: Sequence[Word]) -> bool:
    """Whether values stand in a list."""
    plain = {word.plain for word in between}
    return bool(plain & JOINTS) and plain <= JOINTS | _PLACED | {"the", "a", "an"}


def _around(words: Sequence[Word], span: ValueSpan, previous: ValueUse | None) -> frozenset[str]:
    """The stems of the words that belong to a value: those before it to where the clause begins, some behind."""
    out: set[str] = set()
    start, first = span.start, previous.stop if previous else 0
    for i in range(start - 1, max(first, start - _BEFORE) - 1, -1):
        if words[i].kind is Kind.MARK or words[i].plain in _CLAUSES:
            break
        out.add(words[i].stem)
    behind: list[str] = []
    ends = _CLAUSES | _PLACED | {"that", "which", "who", "where"}
    for word in words[span.stop :]:
        if word.kind is Kind.MARK or word.plain in ends or len(behind) == _BEHIND:
            break
        behind += [] if word.plain in FILLERS else [word.stem]
    return frozenset(out) | frozenset(behind)


#: Before a common noun these ask for each of its kind, though a value may have the noun in it.
_EACH = frozenset({"per", "each", "every", "which", "whichever"})


def _divides(words: Sequence[Word], span: ValueSpan, vocabulary: Vocabulary) -> bool:
    """`Per office`, `which baker`: the noun is what is divided by, and no office manager is meant; nor a phone `by phone model`."""
    behind = words[span.stop] if span.stop < len(words) else None
    noun = behind is not None and behind.kind is Kind.WORD and behind.plain not in FILLERS
    common = span.stop - span.start == 1 and words[span.start].text.islower()
    before = words[span.start - 1].plain if span.start else ""
    if before in _EACH - {"which"} and len({m.value for m in span.matches}) > 1 and span.matches[0].score < _WHOLE:
        return True  # `revenue per RA`, though plates begin so
    strange = noun and behind is not None and telling(behind) == 1.0 and behind.stem not in vocabulary.known
    kind = before == "which" and any(end_of(word.plain) for word in words) and _only_a_value(span, words, vocabulary)
    every = before == "all" and span.start > 1 and words[span.start - 2].plain == "across"  # `across all brokers`
    each = every or (before in _EACH and not kind)
    return common and ((each and not noun) or (strange and before in _EACH | {"by"}))


def _only_a_value(span: ValueSpan, words: Sequence[Word], vocabulary: Vocabulary) -> bool:
    """Whether a word is all of a value, and no name of what has it: `which comedy`, and not `which baker`."""
    return span.matches[0].score >= _WHOLE and (words[span.start].stem,) not in vocabulary.phrases


def _of_another(span: ValueSpan, named: Sequence[Mention]) -> bool:
    """Whether a part of a name stands before what it is no name of: `Bristol` of a roaster, in `our Bristol shop`."""
    behind = next((m for m in named if m.start == span.stop and not m.vague), None)
    if behind is None or span.matches[0].score >= _WHOLE or not any(known.label for known, _ in behind.options):
        return False
    ends = {known.parts[:-1] for known, _ in behind.options if known.label}
    linked = [match.place for match in span.matches if len(match.place.parts) > 1]
    return bool(linked) and all(place.label and place.parts[:-1] not in ends for place in linked)


def _of_group(words: Sequence[Word], span: ValueSpan, named: Sequence[Mention]) -> bool:
    """Whether a part of a name only says of what kind those are that it divides by: `by flour supplier`, of Shipton Flour."""
    before = words[span.start - 1].plain if span.start else ""
    behind = next((m for m in named if m.start == span.stop and not m.vague), None)
    if behind is None or before not in DIVIDING or span.matches[0].score >= _WHOLE or words[span.start].capital:
        return False
    ends = {known.parts for known, _ in behind.options}
    return all(match.place.parts in ends for match in span.matches)


def _with_noun(span: ValueSpan, spans: Sequence[ValueSpan]) -> ValueSpan:
    """A value with its noun behind it, `storm damage`: no other value is named by that."""
    noun = next((other for other in spans if other.start == span.stop and _noun_of(other, (span,))), None)
    return replace(span, stop=noun.stop) if noun else span


def _noun_of(span: ValueSpan, spans: Sequence[ValueSpan]) -> bool:
    """Whether a word that several values end with is only the noun of the one before it: `storm damage`."""
    several = len({match.value for match in span.matches}) > 1 and span.matches[0].score < OWN_WORD
    before = (one for one in spans if one.stop == span.start and one.matches[0].score >= _WHOLE)
    return several and any({m.place for m in one.matches} & {m.place for m in span.matches} for one in before)


#: Behind things in the plural at the very beginning, they say which of them are asked for: `brokers with over 20 policies`.
_HAVING = frozenset("with that who whose having".split())


def _by_role(words: Sequence[Word], span: ValueSpan, named: Sequence[Mention]) -> bool:
    """`Per shop manager`, `top 5 shop managers`: the role that the words name divides, though they are a job as well."""
    start = span.start
    if [word.plain for word in words[max(0, start - 2) : start]] == ["of", "the"]:  # `for each of the bakers`
        start -= 2
    before, listed = words[start - 1] if start else None, words[span.stop - 1].plain.endswith("s")
    having = start == 0 and listed and words[span.stop : span.stop + 1] and words[span.stop].plain in _HAVING
    ranked = before is not None and listed and (before.number is not None or end_of(before.plain) is not None)
    marked = having or ranked or (before is not None and before.plain in DIVIDING)
    role = any((m.start, m.stop) == (span.start, span.stop) and not m.vague for m in named)
    return bool(marked and role) and all(w.text.islower() or w.start == 0 for w in words[span.start : span.stop])


def _by_kind_of(words: Sequence[Word], span: ValueSpan, named: Sequence[Mention]) -> bool:
    """`By flour supplier`: one name that has the word in it is not meant, where a single thing behind it divides."""
    noun = any(m.start == span.stop and not m.vague for m in named) and not words[span.stop].plain.endswith("s")
    marked = span.start > 0 and words[span.start - 1].plain in DIVIDERS
    small = all(word.text.islower() for word in words[span.start : span.stop])
    return noun and marked and small and span.matches[0].score < _WHOLE


def _of_metrics(words: Sequence[Word], span: ValueSpan, vocabulary: Vocabulary) -> bool:
    """Whether an ordinary word is rather part of a metric's name than a value: `cancelled`."""
    stems = {word.stem for word in words[span.start : span.stop]}
    whole = span.stop - span.start > 1 and span.matches[0].score >= OWN_WORD
    before = words[span.start - 1].plain if span.start else ""
    if before == "not" or (whole and frozenset(stems) not in vocabulary.listed):
        return False  # `missed collection`, of the complaints about that
    small = all(word.text.islower() or word.start == 0 for word in words[span.start : span.stop])
    return small and all(vocabulary.frequent(stem) for stem in stems)


def _came_by(words: Sequence[Word], span: ValueSpan, vocabulary: Vocabulary) -> bool:
    """Whether a verb before a value is what is called by it: `repairs caused by wear`, of the cause; and no part of them."""
    if any(SHAPES.get(word.plain) == "share" or word.plain in {"part", "%"} for word in words):
        return False
    by = span.start > 1 and words[span.start - 1].plain in {"by", "with", "through", "via"}
    verb = words[span.start - 2].stem if by and words[span.start - 2].plain.endswith("ed") else None
    return verb is not None and any(vocabulary.stem(split(m.place.parts[-1])[-1]) == verb for m in span.matches)


def _directions(words: Sequence[Word], start: int) -> frozenset[str]:
    """The directions right before a value, an article or a noun or two between them allowed."""
    for back in range(3):
        at = start - back
        for plain, patterns in DIRECTIONS.items():
            for pattern in (*DONE_AT[plain], *patterns):
                if tuple(w.plain for w in words[max(0, at - len(pattern)) : at]) == pattern:
                    return frozenset({plain})
        if (
            at < 1
            or words[at - 1].kind is Kind.MARK
            or words[at - 1].plain in {"and", "or", "at", "in", "by", "for", "of", "did", "does", "do"}
        ):
            break
    return frozenset()


def _negated(words: Sequence[Word], span: ValueSpan, previous: ValueUse | None, others: Collection[int]) -> bool:
    """Whether a value is named as what is not meant; what negates one of `others` does not: `other than rehearsals in the studio`."""
    apart = set(range(previous.start, previous.stop)) if previous else set()
    before = negation.begins(words, span.start, apart.union(others)) < span.start
    return before or negation.ends(words, span.start, span.stop) > span.stop


def settled(words: Sequence[Word], value: ValueUse, dimensions: Sequence[DimensionUse]) -> ValueUse:
    """`Rooms without a sea view in Brighton`: what negates the view does not negate the town."""
    at = negation.begins(words, value.start)
    between = (use for use in dimensions if use.holds is not None or use.unknown)
    if value.negated and any(at <= use.start and at >= use.marked and use.stop <= value.start for use in between):
        return replace(value, negated=False, lead=value.start)
    return value


def _lead(words: Sequence[Word], use: ValueUse, spoken: set[int], free: int) -> int:
    """Where the words before a value begin that say how it is meant: none of the dry docks in `without dry docks or hull repairs`."""
    start = _said_from(words, use)
    while start - 1 in spoken:
        start -= 1
    at = negation.begins(words, use.start) if use.negated else start
    listed = (a for a, b in pairwise(words[max(at, free) : start]) if b.plain in JOINTS)
    strange = use.own and any(telling(word) == 1.0 for word in listed)
    return start if strange else min(start, at)


def _said_from(words: Sequence[Word], use: ValueUse) -> int:
    """Where the direction before a value begins."""
    patterns = [pattern for said in use.said for pattern in DIRECTIONS[said]]
    starts = [
        use.start - len(p)
        for p in patterns
        if tuple(w.plain for w in words[max(0, use.start - len(p)) : use.start]) == p
    ]
    return min(starts, default=use.start)
