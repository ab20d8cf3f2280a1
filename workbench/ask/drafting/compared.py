"""Which number of the rows a number of a question is compared with: by its unit, by its name beside it, by what is said of it."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from itertools import pairwise, takewhile

from workbench.ask.drafting.belonging import is_key
from workbench.ask.drafting.unlike import beyond_measure, of_its_course
from workbench.ask.grounding.ground import Grounding
from workbench.ask.language.lexicon import FILLERS, HAPPENED
from workbench.ask.language.meanings import GRAINS
from workbench.ask.language.measures import MONEY, TIMES, factor, measure, measured
from workbench.ask.language.numbers import OFTEN, NumberSpan, comparative_bases, shades
from workbench.ask.language.words import Kind, Word, plural, telling
from workbench.ask.terms.known import Known
from workbench.ask.terms.prose import counted_as
from workbench.ask.terms.vocabulary import Vocabulary
from workbench.ask.terms.yearly import is_year, meet
from workbench.catalog.model import Dimension, DimensionType
from workbench.search.words import split

#: Of a name, what only says that it is a number.
_COUNTING = frozenset({"number", "amount", "count"})

#: From which number on money is meant rather than another number.
_LARGE = 100

#: Before a number, these say that it is money.
_PRICED = frozenset("costing costs cost priced worth paying pays earning earns charging charged".split())

#: Of those, what says so of any price: `frames costing 200`, of which what they cost us is another number.
_COSTING = frozenset({"costing", "costs"})

#: How far before a number those stand that have it.
_WHOSE = 4


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


def of_column(grounding: Grounding, span: NumberSpan, paths: Sequence[Known], vocabulary: Vocabulary) -> bool:
    """Return whether only a number of the rows is meant, by what stands beside it.

    So it is before what only such a number is called, in two words, `with 10 or more booking desks`, and behind whose age it is.
    """
    uses = (use for use in grounding.dimensions if use.start == span.stop and use.stop > use.start + 1)
    numbers = (k for k in paths if k.type is DimensionType.NUMBER and "age" in names_of(k, vocabulary))
    return any(all(known.type is DimensionType.NUMBER for known, _ in use.options) for use in uses) or any(
        _aged(known, grounding, span, vocabulary) for known in numbers
    )


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
    """How well a number of the rows fits one of a question: by its unit, its name beside it, and what is said of it."""
    dimension = known.reached.dimension
    if dimension is None or beyond_measure(span, scale(known, span)):
        return 0.0
    words, bare = grounding.words, span.op == "=" and span.high is None
    unit, names = set(vocabulary.stems(known.unit or "")), names_of(known, vocabulary)
    names = names - _COUNTING or names  # `number of orders above 50k`, beside a number of lanes
    told = set(vocabulary.stem.words(dimension.doc.description))
    if _old(words, span) and {"age", "old", "born"}.isdisjoint(names | told):
        return 0.0
    if is_year(dimension.doc.description) and max(span.number, span.high or 0) < _FIRST_YEAR:
        return 0.0  # `aged 29`, of a year of birth
    things = vocabulary.rows | (vocabulary.metric_units - vocabulary.units - vocabulary.measures)
    behind = {w.stem for w in words[span.stop : span.stop + 1]} & things - _heads_of(dimension, vocabulary)
    near = _near(grounding, span, vocabulary) - behind
    said = _in_its_unit(known, grounding, span, unit)
    year = span.measure == "year" and span.unit is None and not _of_another_year(words, span, names | told, vocabulary)
    said = said or (year and ("year" in names or is_year(dimension.doc.description)))
    said = said or _called_behind(known, grounding, span, vocabulary)
    wrong = (span.unit is not None or span.measure is not None) and not said and span.unit not in unit
    wrong = wrong or (span.measure == "percent" and measure(known.unit) not in {None, "percent"})
    wrong = wrong or (span.op != "=" and bool(behind) and not said)  # `members who watched more than 50 sessions`
    wrong = wrong or _per_unit(words, span, dimension) or (percent_off(words, span) and names.isdisjoint(_OFF))
    near -= {
        w.stem for w in words[span.start : span.stop] if said and measure(w.plain)
    }  # `an hour` names no weekly hours
    named = _named_near(grounding, span, near, names, told, vocabulary)
    named += 0.3 * (year and any(w.stem in known.heads for w in words[: span.start]))  # the year of that
    named += 1.5 * _priced(grounding, span, vocabulary) * (1 if measure(known.unit) in MONEY else -1)
    named += 0.5 * (
        bare and any(w.stem in names - unit for w in words[span.stop : span.stop + 1])
    )  # `a 40 hour target`
    named += 1.0 * (percent_off(words, span) and not names.isdisjoint(_OFF))
    named += 1.0 * (_aged(known, grounding, span, vocabulary) and "age" in names)
    named += of_its_course(words, span, names)
    far = 0.05 * abs(math.log10(scale(known, span)))  # `over 3 days` of hours rather than of minutes
    far += _TINY * (0 < span.number * scale(known, span) < _LEAST)  # `lasting 45 minutes` of days
    far += 0 if named else _THERE * len(known.reached.links)
    return (2.0 - far) * said + named - 2.0 * wrong


#: How much worse a number fits that is next to nothing in a unit, and for each link that leads to it where nothing names it.
_TINY, _LEAST, _THERE = 0.6, 0.1, 0.1

#: What says of a number that it is a length of time, and names none.
_LASTS = frozenset({"lasting", "lasted", "lasts"})

#: What is lower is no year.
_FIRST_YEAR = 1000

#: How far around a number a rate may be told.
_AROUND = 3


def _near(grounding: Grounding, span: NumberSpan, vocabulary: Vocabulary) -> set[str]:
    """The stems around a number that may name what it is compared with."""
    words, bare = grounding.words, span.op == "=" and span.high is None
    near = {w.stem for w in words[max(0, span.start - (2 if bare else 5)) : span.start if bare else span.stop + 3]}
    near |= {vocabulary.stem(base) for w in words[span.start : span.stop] for base in comparative_bases(w.plain)}
    near -= {w.stem for w in words[span.stop : span.stop + 1] if w.plain == "times"}  # no length of time
    near -= {
        w.stem for w in words[max(0, span.start - 2) : span.start] if w.plain in _COSTING | _LASTS
    }  # whatever it is of
    return near - vocabulary.rows - {words[i].stem for time in grounding.times for i in range(time.start, time.stop)}


def _named_near(
    grounding: Grounding,
    span: NumberSpan,
    near: set[str],
    names: frozenset[str],
    told: set[str],
    vocabulary: Vocabulary,
) -> float:
    """How far the words around a number name a number of the rows, or stand in its description."""
    words, bare = grounding.words, span.op == "=" and span.high is None
    units = {w.stem for w in words[span.start : span.stop] if measure(w.plain)}  # hours name no response time
    same = {other for stem in near - units for other in vocabulary.same.get(stem, ())}
    small = {w.stem for w in words if w.plain in FILLERS}
    named = len(names & near) + 0.6 * len((names - near) & same) + 0.2 * len((told & near) - small)
    before = span.start - 1 - (bare and words[span.start - 1].plain in {"of", "is", "was"})  # `a fee of 0`
    named += 0.5 * (before >= 0 and words[before].stem in names)
    percent = bare and any(w.plain in {"%", "percent", "pct"} for w in words[span.stop : span.stop + 1])
    size = words[max(span.start, span.stop - 1) : span.stop + 1 + percent]  # `0% interest`
    return named + 1.5 * (bare and any(w.stem in names - vocabulary.rows for w in size))


def _in_its_unit(known: Known, grounding: Grounding, span: NumberSpan, unit: set[str]) -> bool:
    """Whether a number is told in the unit of a number of the rows, or one of its kind."""
    words = grounding.words
    after = {w.stem for w in (*words[span.stop - 1 : span.stop + 2], *words[span.start : span.stop])}
    same = span.measure is not None and span.measure == measure(known.unit)
    return bool(unit and unit <= after) or same or told_in(span, known.unit) is not None


def _priced(grounding: Grounding, span: NumberSpan, vocabulary: Vocabulary) -> bool:
    """Whether it is said before a number that it is money: `costing over 1000 a year`; not of what is counted, `worth 6 credits`."""
    words = grounding.words
    priced = any(w.plain in _PRICED for w in words[max(0, span.start - 2) : span.start])
    return priced and not any(w.stem in vocabulary.numbered for w in words[span.stop : span.stop + 1])


def _of_another_year(words: Sequence[Word], span: NumberSpan, own: Collection[str], vocabulary: Vocabulary) -> bool:
    """Whether what stands beside a year only names another number that is one: `vintage 2023`, of no year of planting."""
    beside = {w.stem for w in (*words[max(0, span.start - 1) : span.start], *words[span.stop : span.stop + 1])}
    named = beside & vocabulary.years
    return bool(named) and not meet(named, own)


#: What takes so much off a price.
_OFF = frozenset("discount rebat reduct markdown deduct".split())


def percent_off(words: Sequence[Word], span: NumberSpan) -> bool:
    """Return whether a number is what is taken off a price: `with 50% off`."""
    behind = [word.plain for word in words[span.start : span.stop + 3]]
    return "off" in behind and not {"%", "percent", "pct"}.isdisjoint(
        word.plain for word in words[span.start : span.stop + 1]
    )


def _per_unit(words: Sequence[Word], span: NumberSpan, dimension: Dimension) -> bool:
    """Whether a number of the rows is so much for each unit of time, and a number of a question is a length of time: no weekly hours."""
    texts = (split(text.casefold()) for text in (dimension.name, dimension.doc.title, *dimension.doc.synonyms))
    each = {GRAINS[word].value for text in texts for word in text if word in GRAINS}
    around = [word.plain for word in words[max(0, span.start - _AROUND) : span.stop + _AROUND]]
    said = {GRAINS[word].value for word in around if word in GRAINS}
    said |= {unit for mark, unit in pairwise(around) if mark in {"a", "an", "per", "each", "every"}}
    return bool(each) and span.measure in TIMES and (span.measure in each or each.isdisjoint(said))


def _old(words: Sequence[Word], span: NumberSpan) -> bool:
    """Whether a number says how old somebody is: `over 50 years old`."""
    return span.measure == "year" and any(word.plain == "old" for word in words[span.stop : span.stop + 1])


def _called_behind(known: Known, grounding: Grounding, span: NumberSpan, vocabulary: Vocabulary) -> bool:
    """Whether a number of the rows themselves is called as what stands behind a number: `over six seats`, of the seats that each has.

    What else has such a unit is meant where it stands before: `in halls with over 800 seats`.
    """
    end, words = known.reached.dimension, grounding.words
    inner = span.unit or (words[span.stop - 1].stem if span.stop > span.start + 1 else "")  # `a single star`
    outer = words[span.stop].stem if span.stop < len(words) else ""
    unit = inner if inner in vocabulary.sizes else span.unit or outer
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


#: Nobody is older.
_OLDEST = 120

#: What people are by their age alone: `patients over 65`.
_AGED = frozenset({"over", "under", "above", "below", "between"})


def _aged(known: Known, grounding: Grounding, span: NumberSpan, vocabulary: Vocabulary) -> bool:
    """Whether a bare number stands right behind those whose age a dimension is: `patients over 65`, `customers under 30`."""
    words = grounding.words
    if not span.start or words[span.start].plain not in _AGED:
        return False
    at = span.start - 1 - (words[span.start - 1].plain in {"are", "were", "aged", "is"})
    theirs = {stem for phrase in vocabulary.entities[known.reached.dataset] for stem in phrase} | known.heads
    theirs |= names_of(known, vocabulary) - {"age"}  # the patient's age
    behind = words[span.stop : span.stop + 1]
    noun = any(telling(word) == 1.0 and not word.plain.endswith(("ed", "ing")) for word in behind)
    several = at >= 0 and plural(words[at]) and max(span.number, span.high or 0) <= _OLDEST
    return several and words[at].stem in theirs and not noun


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
