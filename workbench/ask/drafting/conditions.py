"""Mentions to conditions: which path a value or a number belongs to, and the expression that says so."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import takewhile

from workbench.ask.drafting.belonging import is_key
from workbench.ask.drafting.unlike import of_its_course
from workbench.ask.grounding.ground import Grounding
from workbench.ask.language.lexicon import HAPPENED
from workbench.ask.language.measures import MONEY, TIMES, factor, measure, measured
from workbench.ask.language.numbers import OFTEN, NumberSpan, comparative_bases, shades
from workbench.ask.language.words import Kind, Word, telling
from workbench.ask.terms.known import Known
from workbench.ask.terms.prose import counted_as
from workbench.ask.terms.values import ValueDictionary
from workbench.ask.terms.vocabulary import Vocabulary
from workbench.ask.terms.yearly import is_year, meet
from workbench.catalog.model import Dimension, DimensionType
from workbench.query.expression import And, Column, Compare, Expression, In, IsNull, Literal, Or, Path
from workbench.search.words import split

#: Of a name, what only says that it is a number.
_COUNTING = frozenset({"number", "amount", "count"})

#: From which number on money is meant rather than another number.
_LARGE = 100

#: Before a number, these say that it is money.
_PRICED = frozenset("costing costs cost priced worth paying pays earning earns charging charged".split())

#: What a value is called that says that there is nothing.
_NOTHING = (("none",), ("no",), ("nothing",), ("n", "a"), ("not", "applicable"))

#: How far before a number those stand that have it.
_WHOSE = 4


# --- values -----------------------------------------------------------------------------------------------------------
def equals(found: Sequence[tuple[Path, tuple[str, ...]]], *, negated: bool) -> Expression:
    """Return the condition that one of the paths has one of its values; negated, unknown values stay in."""
    merged: dict[Path, tuple[str, ...]] = {}
    for path, values in found:
        merged[path] = tuple(dict.fromkeys((*merged.get(path, ()), *values)))
    parts = [_one_of(path, values) for path, values in merged.items()]
    either = parts[0] if len(parts) == 1 else Or(tuple(parts))
    return _none_of(merged) if negated else either


def _one_of(path: Path, values: tuple[str, ...]) -> Expression:
    if len(values) == 1:
        return Compare("=", Column(path), Literal(values[0]))
    return In(Column(path), tuple(map(Literal, values)))


def _none_of(merged: dict[Path, tuple[str, ...]]) -> Expression:
    parts: list[Expression] = []
    for path, values in merged.items():
        other = (
            Compare("<>", Column(path), Literal(values[0]))
            if len(values) == 1
            else In(Column(path), tuple(map(Literal, values)), negated=True)
        )
        parts.append(Or((other, IsNull(Column(path)))))
    return parts[0] if len(parts) == 1 else And(tuple(parts))


def missing(path: Path) -> Expression:
    """Return the condition that nothing is known of a path."""
    return IsNull(Column(path))


def there(path: Path) -> Expression:
    """Return the condition that something is known of a path."""
    return IsNull(Column(path), negated=True)


def nothing(known: Known, dictionary: ValueDictionary) -> str | None:
    """Return the value by which a path says that there is nothing: `none`, of rentals without a package; None where no value does."""
    called_so = (match for words in _NOTHING for match in dictionary.called(words))
    own = (m.value for m in called_so if m.place.parts == known.parts and dictionary.has(known, m.value))
    return next(own, None)


def held(known: Known, path: Path, dictionary: ValueDictionary, *, present: bool, told: bool = False) -> Expression:
    """Return the condition that rows have what a path says, or have it not: by a truth, by a value for nothing, or by none.

    Args:
        told: whether it was said in the words by which it is described when there is nothing.
    """
    if known.type is DimensionType.BOOLEAN and not told:
        return is_true(path, holds=present)  # `bills still open`, of bills that are paid or not
    if known.type is DimensionType.NUMBER and not told and (_counts_things(known) or dictionary.naught(known)):
        # `sites without a crane`, of how many each has; `sales without a discount`, which is 0 then
        return Compare(">" if present else "=", Column(path), Literal(0))
    if (value := nothing(known, dictionary)) is not None:
        return Compare("<>" if present else "=", Column(path), Literal(value))
    return there(path) if present else missing(path)


def _counts_things(known: Known) -> bool:
    """Whether a number says how many of something each has: it is called so in the plural, and has no unit."""
    end = known.reached.dimension
    called_so = split(end.doc.title or end.name) if end and not known.unit else []
    return bool(called_so) and called_so[-1].casefold().endswith("s") and not called_so[-1].casefold().endswith("ss")


def is_true(path: Path, *, holds: bool = True) -> Expression:
    """Return the condition that a boolean holds, or that it does not."""
    return Compare("=", Column(path), Literal(holds))


# --- time -------------------------------------------------------------------------------------------------------------
def part_is(part: str, values: tuple[int, ...]) -> Expression:
    """Return the condition that a part of the date has one of some values."""
    column = Column(Path(("time", f"extract_{part}")))
    if len(values) == 1:
        return Compare("=", column, Literal(values[0]))
    return In(column, tuple(map(Literal, values)))


# --- numbers ----------------------------------------------------------------------------------------------------------
def number_column(
    grounding: Grounding, span: NumberSpan, paths: Sequence[Known], vocabulary: Vocabulary
) -> Known | None:
    """Return the number dimension that a number is compared with: by its name beside it, or by the unit after it."""
    if _how_often(grounding, span):
        return None
    bare = span.op == "=" and span.high is None
    numbers = [k for k in paths if k.type is DimensionType.NUMBER and (bare or not _numbers_things(k))]
    ranked = sorted(
        ((_closeness(k, grounding, span, vocabulary), -len(k.parts), i, k) for i, k in enumerate(numbers)),
        key=lambda r: (-r[0], -r[1], r[2]),
    )
    least = 1.5 if bare else 1.0
    return ranked[0][3] if ranked and ranked[0][0] >= least else None


def of_column(grounding: Grounding, span: NumberSpan) -> bool:
    """Return whether a number stands before what only a number of things is called, in two words: `with 10 or more booking desks`."""
    uses = (use for use in grounding.dimensions if use.start == span.stop and use.stop > use.start + 1)
    return any(all(known.type is DimensionType.NUMBER for known, _ in use.options) for use in uses)


#: What columns end with that number things one by one.
_NUMBERING = frozenset({"id", "no", "nr", "key", "code"})


def _numbers_things(known: Known) -> bool:
    """Whether a number only tells things apart, so that more and less of it says nothing: `venue_id`, `station_no`."""
    return (bool(known.reached.links) and is_key(known)) or known.parts[-1].split("_")[-1] in _NUMBERING


def _how_often(grounding: Grounding, span: NumberSpan) -> bool:
    """Whether a number says how often something is so of what is divided by: `clients that booked more than 40 times`."""
    divided = any(
        (use.group and use.stop <= span.start) or (use.plural and use.marked == 0) for use in grounding.dimensions
    )
    return (
        divided and span.op != "=" and any(word.plain == "times" for word in grounding.words[span.stop : span.stop + 1])
    )


def _closeness(known: Known, grounding: Grounding, span: NumberSpan, vocabulary: Vocabulary) -> float:
    dimension = known.reached.dimension
    if dimension is None:
        return 0.0
    words = grounding.words
    after = [w.stem for w in words[span.stop - 1 : span.stop + 2]] + [w.stem for w in words[span.start : span.stop]]
    bare = span.op == "=" and span.high is None
    near = {w.stem for w in words[max(0, span.start - (2 if bare else 5)) : span.start if bare else span.stop + 3]}
    near |= {vocabulary.stem(base) for w in words[span.start : span.stop] for base in comparative_bases(w.plain)}
    things = vocabulary.rows | (vocabulary.metric_units - vocabulary.units - vocabulary.measures)
    behind = {w.stem for w in words[span.stop : span.stop + 1]} & things - _heads_of(dimension, vocabulary)
    near -= {w.stem for w in words[span.stop : span.stop + 1] if w.plain == "times"}  # no length of time
    near -= vocabulary.rows | behind | {words[i].stem for time in grounding.times for i in range(time.start, time.stop)}
    unit, names = set(vocabulary.stems(known.unit or "")), names_of(known, vocabulary)
    names = names - _COUNTING or names  # `number of orders above 50k`, beside a number of lanes
    told = set(vocabulary.stem.words(dimension.doc.description))
    if _old(words, span) and {"age", "old", "born"}.isdisjoint(names | told):
        return 0.0
    units = {w.stem for w in words[span.start : span.stop] if measure(w.plain)}  # hours name no response time
    same = {other for stem in near - units for other in vocabulary.same.get(stem, ())}
    named = len(names & near) + 0.6 * len((names - near) & same) + 0.2 * len(told & near)
    before = span.start - 1 - (bare and words[span.start - 1].plain in {"of", "is", "was"})  # `a fee of 0`
    named += 0.5 * (before >= 0 and words[before].stem in names)
    percent = bare and any(w.plain in {"%", "percent", "pct"} for w in words[span.stop : span.stop + 1])
    size = words[max(span.start, span.stop - 1) : span.stop + 1 + percent]  # `0% interest`
    named += 1.5 * (bare and any(w.stem in names - vocabulary.rows for w in size))
    said = bool(unit and unit <= set(after)) or told_in(span, known.unit) is not None
    said = said or (span.measure is not None and span.measure == measure(known.unit))
    year = span.measure == "year" and span.unit is None and not _of_another_year(words, span, names | told, vocabulary)
    said = said or (year and ("year" in names or is_year(dimension.doc.description)))
    named += 0.3 * (year and any(w.stem in known.heads for w in words[: span.start]))  # the year of that
    said = said or _called_behind(known, grounding, span, vocabulary)
    wrong = (span.unit is not None or span.measure is not None) and not said and span.unit not in unit
    counted = span.op != "=" and bool(behind)
    wrong = wrong or (span.measure == "percent" and measure(known.unit) not in {None, "percent"})
    wrong = wrong or (counted and not said)  # `members who watched more than 50 sessions`
    priced = any(w.plain in _PRICED for w in words[max(0, span.start - 2) : span.start])  # `costing over 1000 a year`
    priced = priced and not any(
        w.stem in vocabulary.numbered for w in words[span.stop : span.stop + 1]
    )  # `worth 6 credits`
    named += 1.5 * priced * (1 if measure(known.unit) in MONEY else -1)
    named += 1.0 * (_aged(known, grounding, span, vocabulary) and "age" in names)
    named += of_its_course(words, span, names)
    far = 0.05 * abs(math.log10(scale(known, span)))  # `over 3 days` of hours rather than of minutes
    return (2.0 - far) * said + named - 2.0 * wrong


def _of_another_year(
    words: Sequence[Word], span: NumberSpan, own: frozenset[str] | set[str], vocabulary: Vocabulary
) -> bool:
    """Whether what stands beside a year only names another number that is one: `vintage 2023`, of no year of planting."""
    beside = {w.stem for w in (*words[max(0, span.start - 1) : span.start], *words[span.stop : span.stop + 1])}
    named = beside & vocabulary.years
    return bool(named) and not meet(named, own)


def _old(words: Sequence[Word], span: NumberSpan) -> bool:
    """Whether a number says how old somebody is: `over 50 years old`."""
    return span.measure == "year" and any(word.plain == "old" for word in words[span.stop : span.stop + 1])


def _called_behind(known: Known, grounding: Grounding, span: NumberSpan, vocabulary: Vocabulary) -> bool:
    """Whether a number of the rows themselves is called as what stands behind a number: `over six seats`, of the seats that each has.

    What else has such a unit is meant where it stands before: `in halls with over 800 seats`.
    """
    end, words = known.reached.dimension, grounding.words
    unit = span.unit or (words[span.stop].stem if span.stop < len(words) else "")
    if end is None or known.reached.links or (span.measure in TIMES and known.unit is None):
        return False  # the hour of the day is none of `over two hours`
    told = counted_as(end.doc)
    counts = vocabulary.stem(told) if told else ""
    counted = bool(counts) and (unit == counts or unit in vocabulary.same.get(counts, ()))
    if (unit,) not in vocabulary.called(end.doc, end.name) and not counted:
        return False
    ahead = {word.stem for word in words[max(0, span.start - _WHOSE) : span.start]}
    return ahead.isdisjoint(_whose(known.dataset, unit, vocabulary))


def _whose(dataset: str, unit: str, vocabulary: Vocabulary) -> set[str]:
    """What those are called, behind links, that have a number with a unit."""
    paths = vocabulary.paths[dataset]
    have = [k for k in paths if k.reached.links and k.unit and vocabulary.stems(k.unit) == (unit,)]
    roles = {known.parts[:-1] for known in have}
    labels = (known for known in paths if known.label and known.parts[:-1] in roles)
    ways = (stem for known in have for way in known.ways for phrase in way for stem in phrase)
    return {*ways, *(s for known in have for s in known.heads), *(s for k in labels for s in names_of(k, vocabulary))}


#: What people are by their age alone: `patients over 65`.
_AGED = frozenset({"over", "under", "above", "below", "between"})


def _aged(known: Known, grounding: Grounding, span: NumberSpan, vocabulary: Vocabulary) -> bool:
    """Whether a bare number stands right behind those whose age a dimension is: `patients over 65`, `customers under 30`."""
    words = grounding.words
    if not span.start or words[span.start].plain not in _AGED:
        return False
    at = span.start - 1 - (words[span.start - 1].plain in {"are", "were", "aged", "is"})
    theirs = {stem for phrase in vocabulary.entities[known.reached.dataset] for stem in phrase} | known.heads
    behind = words[span.stop : span.stop + 1]
    noun = any(telling(word) == 1.0 and not word.plain.endswith(("ed", "ing")) for word in behind)
    return at >= 0 and words[at].stem in theirs and not noun


def lone_column(grounding: Grounding, span: NumberSpan, paths: Sequence[Known], vocabulary: Vocabulary) -> Known | None:
    """Return the number that rows have and that a bare comparison can only mean: `events for more than 40 people`.

    None where they have several, or what is counted behind the number is something else.
    """
    words = grounding.words
    often = any(word.plain in OFTEN or word.plain == "times" for word in words[span.start : span.stop + 1])
    if (span.op == "=" and span.high is None) or span.unit or span.measure or often or measured(words, span.stop):
        return None
    years = {"year"}
    own = [
        k
        for k in paths
        if k.type is DimensionType.NUMBER and not k.reached.links and not years & names_of(k, vocabulary)
    ]
    money = [k for k in own if measure(k.unit) in MONEY]
    own = money if len(money) == 1 and max(span.number, span.high or 0) >= _LARGE else own
    if len(own) != 1:
        return None
    told = names_of(own[0], vocabulary) | set(vocabulary.stem.words(own[0].doc.description))
    behind = words[span.stop : span.stop + 1]
    strange = any(w.kind is Kind.WORD and not shades(w) and w.stem not in told for w in behind)
    return None if strange else own[0]


def names_of(known: Known, vocabulary: Vocabulary) -> frozenset[str]:
    """Return the stems of what a dimension is called, its name written out where it is short."""
    end = known.reached.dimension
    return frozenset(stem for phrase in vocabulary.called(end.doc, end.name) for stem in phrase) if end else frozenset()


#: Behind these a name only says of what something is: `year of the boat`.
_OF = frozenset("of on in at for from to by per when".split())


def _heads_of(dimension: Dimension, vocabulary: Vocabulary) -> frozenset[str]:
    """The stems of what a dimension is, and not of what it is one of: of the `year of the boat`, and of `boat year`, the year."""
    texts = (split(text.casefold()) for text in (dimension.name, dimension.doc.title, *dimension.doc.synonyms))
    cut = (list(takewhile(lambda word: word not in _OF, words)) for words in texts)
    nouns = ([word for word in words if word not in HAPPENED and not word.endswith("ed")] for words in cut)
    return frozenset(vocabulary.stem(words[-1]) for words in nouns if words)


def scale(known: Known, span: NumberSpan) -> float:
    """Return by what a number is multiplied to be in the unit of a dimension: 60 for hours of minutes."""
    return told_in(span, known.unit) or 1.0


def told_in(span: NumberSpan, unit: str | None) -> float | None:
    """Return by what a number is multiplied to be in a unit; None where it was told in none, or in one of another kind."""
    return factor(span.measure or measure(span.unit) or "", measure(unit) or "")
