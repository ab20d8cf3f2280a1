"""Words of time in their place: units that divide or rank, years that are numbers, and what only looks like a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from workbench.ask.grounding.dimensions import DimensionUse
from workbench.ask.grounding.mentions import named_dimensions
from workbench.ask.grounding.sorts import cadences
from workbench.ask.language.lexicon import COMPARATORS, DIVIDERS, FILLERS, MONTHS, TRAILING
from workbench.ask.language.meanings import UNITS, During, Grain, HourIs, PartIs, TimeSpan, phrase_at, plain_at
from workbench.ask.language.measures import measure, measured
from workbench.ask.language.numbers import NumberSpan, Rank, end_of, sized
from workbench.ask.language.occasions import BEGUN
from workbench.ask.language.words import Kind, Word
from workbench.ask.terms.known import ALIKE
from workbench.ask.terms.values import ValueDictionary
from workbench.ask.terms.vocabulary import Vocabulary
from workbench.ask.terms.yearly import meet
from workbench.ask.time.moments import Now
from workbench.ask.time.times import time_spans
from workbench.query.expression import CompareOp
from workbench.query.model import Before, Between, Last, Period, Since, Unit
from workbench.search.equivalents import IRREGULAR


def times(
    words: Sequence[Word], now: Now, vocabulary: Vocabulary, dictionary: ValueDictionary, metric_names: Sequence[range]
) -> tuple[tuple[NumberSpan, ...], tuple[TimeSpan, ...]]:
    """The years and sizes that are compared with numbers, and the time phrases that are no part of a name or value."""
    found = tuple(_untorn(words, span) for span in (*time_spans(words, now), *_of_dates(words, vocabulary)))
    years = tuple(_year_numbers(words, found, vocabulary))
    fixed = {i for span in (*metric_names, *named_dimensions(words, vocabulary)) for i in span}
    sorts = {span.stop - 1 for span in cadences(words, vocabulary, dictionary)}
    kept = (
        span
        for span in found
        if not (isinstance(span.meaning, Grain) and span.start in sorts)
        and not any(year.start < span.stop <= year.stop for year in years)
        and not (isinstance(span.meaning, Grain) and fixed & set(range(span.start, span.stop)))
        and not any(name.start <= span.start and span.stop <= name.stop for name in metric_names)
        and not _divides_by_name(words, span, vocabulary)
        and not _lasts(words, span, vocabulary)
        and not _names_a_thing(words, span, dictionary, vocabulary)
        and not dictionary.holding(words, _named_from(words, span), span.stop)
        and not _is_amount(words, span, vocabulary)
        and not _of_a_name(words, span, vocabulary)
        and not _of_an_order(words, span, vocabulary)
        and not _abbreviation(words, span, vocabulary, dictionary)
        and not _of_a_rate(words, span, vocabulary)
        and not _counted_days(words, span, vocabulary)
        and not _called_so(words, span, dictionary)
    )
    told = tuple(kept)
    old = dict(_long_before(words, told, vocabulary, now))
    years += tuple(number for numbers in old.values() for number in numbers)
    return (*years, *sized(words, vocabulary.sizes, vocabulary.rows)), tuple(span for span in told if span not in old)


def _long_before(
    words: Sequence[Word], times: Sequence[TimeSpan], vocabulary: Vocabulary, now: Now
) -> Iterator[tuple[TimeSpan, tuple[NumberSpan, ...]]]:
    """Yield the times that are years of things, for they lie long before all data, with those; none of a day that rows have, `shops opened before 1990`."""
    for span in times if vocabulary.dated else ():
        near = words[max(0, span.start - _NEAR) : span.start]
        before = {word.stem for word in near if word.plain.endswith("ed") or word.plain in _MADE}
        if (period := _long_ago(span, now)) and vocabulary.dates.isdisjoint(before):
            yield span, tuple(_as_number(words, span, period, vocabulary))


def _called_so(words: Sequence[Word], span: TimeSpan, dictionary: ValueDictionary) -> bool:
    """Whether a part of the day is what something is called, with no preposition before it: `evening slots`, of slots in the morning, at noon, in the evening."""
    alone = isinstance(span.meaning, HourIs) and span.stop - span.start == 1
    return alone and bool(dictionary.called((words[span.start].plain,)))


def _named_from(words: Sequence[Word], span: TimeSpan) -> int:
    """Where the time itself begins, behind what leads it in: `in the Summer Sale`, of a sale that is called so."""
    return next((i for i in range(span.start, span.stop - 1) if words[i].plain not in _LED_IN), span.stop - 1)


_LED_IN = frozenset({"in", "during", "the", "for", "of", "our", "since", "before", "after", "on"})


def _untorn(words: Sequence[Word], span: TimeSpan) -> TimeSpan:
    """The phrase without a preposition before another one, which belongs to the noun before it: `feed-in by quarter`."""
    torn = plain_at(words, span.start) in {"in", "on"} and plain_at(words, span.start + 1) in {
        "by",
        "per",
        "each",
        "every",
    }
    return replace(span, start=span.start + 1) if torn else span


def _of_dates(words: Sequence[Word], vocabulary: Vocabulary) -> Iterator[TimeSpan]:
    """`By registration year`, `per booking month`: a unit of a date that is named between what divides and it."""
    for i in range(len(words) - 2):
        unit = UNITS.get(words[i + 2].plain)
        marked = words[i].plain in DIVIDERS and words[i + 1].kind is Kind.WORD
        named = marked and unit is not None and words[i + 1].plain not in FILLERS | UNITS.keys()
        if unit and named and any(vocabulary.alike(words[i + 1].stem, stem) >= _DERIVED for stem in vocabulary.dates):
            yield TimeSpan(i, i + 3, Grain(unit))


def _of_a_rate(words: Sequence[Word], span: TimeSpan, vocabulary: Vocabulary) -> bool:
    """Whether a unit is what a rate is told by that the question names in other places: `how many boxes per hour does each line pack`."""
    if (
        not isinstance(span.meaning, Grain)
        or plain_at(words, span.start) not in {"per", "an", "a", "each", "every"}
        or not span.start
    ):
        return False
    pair, said = {words[span.start - 1].stem, words[span.stop - 1].stem}, {word.stem for word in words}
    rates = (name for name, marks in vocabulary.listed.items() if "per" in marks)
    return any(pair <= name <= said for name in rates)


def _counted_days(words: Sequence[Word], span: TimeSpan, vocabulary: Vocabulary) -> bool:
    """Whether days of the week are what a metric counts and no days on which things were: `working days lost`."""
    two = span.stop - span.start == 2 and plain_at(words, span.start - 1) not in {"on", "during"}
    if not two or not isinstance(span.meaning, PartIs):
        return False
    pair = {word.stem for word in words[span.start : span.stop]}
    return any(measure(m.metric.unit) == "day" and pair <= m.words for m in vocabulary.metrics.values())


#: What stands before a month.
_BEFORE_MONTHS = frozenset("in during since until till from to for of by before after last this".split())


#: Of those, what only stands before times; and how many words a month has with what leads it in.
_IN_MONTHS, _LED = frozenset("in during since until till last this".split()), 2


def _abbreviation(words: Sequence[Word], span: TimeSpan, vocabulary: Vocabulary, dictionary: ValueDictionary) -> bool:
    """Whether a month's short name is what the catalog calls something: the `APR` of a loan, which is no April, and `OCT tests`."""
    last = words[span.stop - 1]
    if last.plain not in MONTHS or last.text.istitle() or span.stop - span.start > _LED:
        return False
    before = words[span.stop - 2].plain if span.stop > 1 else ""
    written = last.text.isupper() and not all(word.text.isupper() for word in words if word.kind is Kind.WORD)
    if written and last.plain in dictionary.words and before not in _IN_MONTHS:
        return True
    stems = (last.stem,)
    named = any(strength > ALIKE for _, strength in vocabulary.phrases.get(stems, ())) or stems in vocabulary.single
    return span.stop - span.start == 1 and named and before not in _BEFORE_MONTHS


def _of_a_name(words: Sequence[Word], span: TimeSpan, vocabulary: Vocabulary) -> bool:
    """Whether a word of time belongs to a metric's name that was begun: `daily rate`, `weekly hours`."""
    if not isinstance(span.meaning, Grain) or span.stop - span.start > 1 or span.stop >= len(words):
        return False
    pair = (words[span.start].stem, words[span.stop].stem)
    phrases = (phrase for metric in vocabulary.metrics.values() for phrase in metric.phrases)
    return any(pair == phrase[i : i + 2] for phrase in phrases for i in range(len(phrase) - 1))


def _of_an_order(words: Sequence[Word], span: TimeSpan, vocabulary: Vocabulary) -> bool:
    """Whether `by` says what an order goes by, several units that are measured: `top 5 drivers by hours`."""
    last = words[span.stop - 1]
    several = last.plain in UNITS and last.plain.endswith("s") and plain_at(words, span.start) == "by"
    ranked = any(end_of(word.plain) for word in words[: span.start])
    return several and ranked and any(last.stem in phrase for phrase in vocabulary.named)


def _divides_by_name(words: Sequence[Word], span: TimeSpan, vocabulary: Vocabulary) -> bool:
    """Whether months that recur are divided by that the catalog has a name for: `per winter`, of the season it calls so."""
    marks = {plain_at(words, span.start), plain_at(words, span.start - 1)} & DIVIDERS
    options = vocabulary.phrases.get((words[span.stop - 1].stem,), ()) if marks else ()
    return isinstance(span.meaning, PartIs) and any(strength > ALIKE for _, strength in options)


#: What a catalog that knows days alone cannot count back from now.
_FINE = frozenset({Unit.HOUR, Unit.MINUTE, Unit.SECOND})


def _lasts(words: Sequence[Word], span: TimeSpan, vocabulary: Vocabulary) -> bool:
    """Whether it is said how long things take, where no time is finer than a day: `how many visits last four hours`."""
    match span.meaning:
        case During(Last(_, unit)):
            things = span.start > 0 and words[span.start - 1].plain.endswith("s")
            return things and words[span.start].plain == "last" and unit in _FINE and not vocabulary.grains & _FINE
        case _:
            return False


def _is_amount(words: Sequence[Word], span: TimeSpan, vocabulary: Vocabulary) -> bool:
    """Whether what looks like a year is a number: `above 2000 miles`, `more than 2000`."""
    if not isinstance(span.meaning, During) or not words[span.stop - 1].plain.isdigit():
        return False
    if _ends_stretch(words, span.stop - 1):
        return True
    bound = {words[span.start].plain, plain_at(words, span.stop - 2)} & _BOUNDS
    alone = bound or span.stop - span.start == 1  # `May 2025 room revenue` counts no rooms
    units = vocabulary.units | (vocabulary.metric_units if bound else frozenset())  # `2024 orders` are those of a year
    written = (measured(words, span.stop) or ("", 0))[0].split()  # `t`, of what has tonnes
    behind = {word.stem for word in words[span.stop : span.stop + 1]} | set(map(vocabulary.stem, written))
    unit = bool(alone) and not behind.isdisjoint(units)
    having = plain_at(words, span.start - 1) in {"with", "of", "has", "have", "having"}
    unit = unit and bool(bound or having or measured(words, span.stop))  # and so are `2024 tickets`, which nothing has
    before = {tuple(w.plain for w in words[max(0, span.start - n) : span.start]) for n in (1, 2, 3)}
    return unit or bool(before & _AMOUNTS)


def _ends_stretch(words: Sequence[Word], at: int) -> bool:
    """Whether a number is the higher one of two of which the lower is no year: `between 1000 and 2000`, `400 to 2000`."""
    low, high = (words[k].number if k >= 0 else None for k in (at - 2, at))
    if low is None or high is None or not 100 <= low < min(high, _FIRST_YEAR):
        return False
    joint = words[at - 1].plain
    return joint == "to" or (joint == "and" and plain_at(words, at - 3) in {"between", "from"})


#: What is lower is no year that anything here is of.
_FIRST_YEAR = 1800

#: From which likeness on a word is derived from another.
_DERIVED = 0.8

#: What makes a number a bound.
_BOUNDS = frozenset("over under above below than least most exceeding beyond".split())


#: What stands before numbers and never before years.
_AMOUNTS = frozenset(phrase for phrase, _ in COMPARATORS if phrase != ("over",))


def _names_a_thing(words: Sequence[Word], span: TimeSpan, dictionary: ValueDictionary, vocabulary: Vocabulary) -> bool:
    """Whether a word of time is a value before what it describes: `yearly plans`."""
    start = span.start + (plain_at(words, span.start) == "the")
    if span.stop - start > 1 or span.stop >= len(words):
        return False
    plain, noun = words[start].plain, words[span.stop].stem
    kinds = {
        known.parts for known, _ in vocabulary.phrases.get((noun,), ())
    }  # `the weekend team`, of a team that is so
    own = any(match.place.parts in kinds for match in dictionary.called((plain,)))
    return own or any(noun in roles for roles in dictionary.homes(plain))


def _year_numbers(words: Sequence[Word], times: Sequence[TimeSpan], vocabulary: Vocabulary) -> Iterator[NumberSpan]:
    """`Built before 1990`: a year that is compared with a number of the catalog, not with the time axis."""
    for span in times:
        if isinstance(span.meaning, During) and (
            _of_years(words, span, vocabulary) or _before_its_name(words, span, vocabulary)
        ):
            yield from _as_number(words, span, span.meaning.period, vocabulary)


def _as_number(words: Sequence[Word], span: TimeSpan, period: Period, vocabulary: Vocabulary) -> Iterator[NumberSpan]:
    """Years as numbers that something is compared with; nothing where a time is named that has other units."""
    start = span.start - _told(words, span, vocabulary)
    match period:
        case Between(first, last) if first.unit is last.unit is Unit.YEAR:
            high = float(last.start.year) if last.start.year != first.start.year else None
            if high is None and (bound := _bound_behind(words, span.stop)):
                yield NumberSpan(start, bound[0], bound[1], float(first.start.year), measure="year")
            else:
                yield NumberSpan(start, span.stop, "=", float(first.start.year), high, measure="year")
        case Since(first) if first.unit is Unit.YEAR:
            yield NumberSpan(start, span.stop, ">=", float(first.start.year), measure="year")
        case Before(end) if end.unit is Unit.YEAR:
            yield NumberSpan(start, span.stop, "<", float(end.start.year), measure="year")


#: No data reach as many years back as this, whatever they are of; and how far before a time its day may be named.
_LONG_AGO, _NEAR = 18, 3


def _long_ago(span: TimeSpan, now: Now) -> Period | None:
    """The whole years that are named, where they lie long before all data: songs of the 1990s, houses from before 1950."""
    match span.meaning:
        case During(Between(first, last) as period) if first.unit is last.unit is Unit.YEAR:
            year = last.start.year
        case During(Since(end) | Before(end) as period) if end.unit is Unit.YEAR:
            year = end.start.year
        case _:
            return None
    return period if year < now.latest.year - _LONG_AGO else None


def _bound_behind(words: Sequence[Word], at: int) -> tuple[int, CompareOp] | None:
    """Where a bound ends that stands behind a year, and which it is: `built in 1990 or more recently`, `1990 and up`."""
    for phrase, op in TRAILING:
        if tuple(word.plain for word in words[at : at + len(phrase)]) == phrase:
            return at + len(phrase), op  # type: ignore[return-value]  # the table holds operators only
    return None


def _told(words: Sequence[Word], span: TimeSpan, vocabulary: Vocabulary) -> bool:
    """Whether the word before a year says what it is the year of by a description: `certified`, of the year of certification."""
    stem = words[span.start - 1].stem if span.start else ""
    return stem not in vocabulary.years and meet({stem}, vocabulary.years)


#: What says when something was made, whatever it is, where it has a year.
_MADE = frozenset("built made born launched opened founded published released constructed produced established".split())


def _of_years(words: Sequence[Word], span: TimeSpan, vocabulary: Vocabulary) -> bool:
    """Whether the words before a year call a number that is one, or a thing that has one: `works from before 1900`."""
    before = words[max(0, span.start - 4) : span.start]
    done = before[-1] if before and before[-1].plain.endswith("ed") else None
    if done and done.stem in vocabulary.dates - vocabulary.years and not meet({done.stem}, vocabulary.years):
        return False  # `cars ordered in 2025`, of a day of the order, whatever the year of the car
    near = {word.stem for word in _beside_year(before[-_NEAR:], words, span)}
    made = any(
        words[i].plain in _MADE
        and words[i].stem not in vocabulary.dates  # `opened`, of a day of opening
        and words[i - 1].stem not in vocabulary.undated  # `bottles produced in 2025`, whatever the year of the wine
        and plain_at(words, i + 1) != ","
        for i in range(max(1, span.start - 2), span.start)
    )
    if meet(near, vocabulary.years) or (vocabulary.dated and (made or _dates_back(before))):
        return True
    return _of_things(words, span.start, vocabulary)


def _beside_year(near: Sequence[Word], words: Sequence[Word], span: TimeSpan) -> Sequence[Word]:
    """The words before a year that may say what it is of: nouns say nothing of the year in which something was, `wines in 2025`, and nothing does before a comma."""
    marks = [i for i, word in enumerate(near) if word.kind is Kind.MARK and word.plain != ":"]
    near = near[marks[-1] + 1 :] if marks else near
    placed = words[span.start].plain in {"in", "during"} and not any(word.plain in UNITS for word in near)
    return [word for word in near if _is_done(word)] if placed else near


def _is_done(word: Word) -> bool:
    """Whether a word says what was done to something: `planted`, `built`."""
    return word.plain.endswith("ed") or word.plain in _MADE or word.plain in IRREGULAR


def _before_its_name(words: Sequence[Word], span: TimeSpan, vocabulary: Vocabulary) -> bool:
    """Whether a year stands right before what a number is called that is one: `the 2023 vintage`; no verb and no part of a metric's name."""
    behind = words[span.stop : span.stop + 2]
    placed = words[span.start].plain in {"in", "during"}  # `picked in the 2023 vintage`, which is a time as well
    if placed or not behind or behind[0].stem not in vocabulary.years or _is_done(behind[0]):
        return False
    pair = tuple(word.stem for word in behind)
    return words[span.stop - 1].plain.isdigit() and pair not in vocabulary.paired and pair[:1] not in vocabulary.named


#: What says with a place in time how old things are.
_DATED = frozenset({"date", "dates", "dated"})


def _dates_back(before: Sequence[Word]) -> bool:
    """Whether things are told by how old they are before a year: `that date from before 1950`, `dating back to 1920`."""
    pairs = pairwise(word.plain for word in before)
    return any(verb == "dating" or (verb in _DATED and lead in {"that", "which"}) for lead, verb in pairs)


#: What leads a clause about things, and how far before a year the things may stand.
_LEADS, _CLAUSE = frozenset({"from", "that", "which", "who", "those"}), 7


def _of_things(words: Sequence[Word], at: int, vocabulary: Vocabulary) -> bool:
    """Whether a year is said of things that have one: `works from before 1900`, `the machines, those put in before 2015`."""
    start = max(0, at - _CLAUSE)
    things = [i for i in range(start, at) if words[i].stem in vocabulary.years_of]
    behind = [word.plain for word in words[things[-1] + 1 : at]] if things else []
    behind = behind[1:] if behind[:2] == [",", "those"] else behind
    placed = any(w == "during" or (w == "in" and before != "put") for before, w in pairwise(["", *behind]))
    counted = any(word.number is not None for word in words[things[-1] + 1 : at]) if things else False
    began = (
        not BEGUN.isdisjoint(behind) and vocabulary.stem("birth") in vocabulary.years
    )  # `pupils who started in 2023`
    return bool(behind) and behind[0] in _LEADS and not (placed or counted or began)


#: What only says that each is looked at by itself.
_SINGLE = frozenset({"single", "individual", "calendar"})


#: How adjectives end: `the most profitable month` is a month, where `the most sales a month` are sales.
_DESCRIBES = ("able", "ible", "ful", "ive", "ous", "al", "ent", "ant", "ing")


def ranked_units(words: Sequence[Word], rank: Rank | None, taken: set[int]) -> Iterator[TimeSpan]:
    """`The busiest day`, `the month with the most …`."""
    if rank is None:
        return
    if words[0].plain == "when" and not taken & {0}:  # `when were the most …`: on which day
        yield from _when(words, taken)
        return
    dates = [i for i in range(min(4, len(words))) if words[i].plain == "date" and _one_of_all(words, i)]
    if dates and dates[0] not in taken:  # `on which date did we sell the most`
        yield TimeSpan(dates[0], dates[0] + 1, Grain(Unit.DAY, ranked=True))
        return
    counted = rank.count is None and {w.plain for w in words[rank.start : rank.stop]} & {"most", "least", "fewest"}
    described = rank.stop < len(words) and words[rank.stop].plain.endswith(_DESCRIBES)
    ahead = [i for i in range(rank.stop, min(rank.stop + 4, len(words))) if words[i].plain in UNITS]
    amount = counted and not described
    near = [i for i in ahead if not {w.plain for w in words[rank.stop : i]} & (FILLERS - _SINGLE) and not amount]
    singular = (i for i in near if i == rank.stop or rank.count or UNITS[words[i].plain].value == words[i].plain)
    at = next(singular, None)
    before = [
        i
        for i in range(max(0, rank.start - 4), rank.start)
        if words[i].plain in UNITS
        and words[i + 1].plain in {"with", "w", "had", "has", "saw", "that", "when", "on", "in"}
    ]
    for i in [at] if at is not None else before[-1:]:
        if i not in taken:
            yield TimeSpan(i, i + 1, Grain(UNITS[words[i].plain], ranked=True))


def greatest_units(words: Sequence[Word]) -> set[int]:
    """Return the units right behind a superlative with no noun behind them, `the busiest day`: no day shift is meant."""
    pairs = enumerate(pairwise(words), 1)
    found = {i for i, (one, unit) in pairs if unit.plain in UNITS and end_of(one.plain) is not None}
    return {i for i in found if i + 1 == len(words) or words[i + 1].kind is Kind.MARK or words[i + 1].plain in FILLERS}


def _one_of_all(words: Sequence[Word], i: int) -> bool:
    """Whether one of all dates is asked for: `on which date`, `the date on which`, `date with the most`."""
    behind = plain_at(words, i + 1)
    return (
        plain_at(words, i - 1) in {"which", "what"} or behind in {"with", "when"} or phrase_at(words, i + 1, "on which")
    )


def _when(words: Sequence[Word], taken: set[int]) -> Iterator[TimeSpan]:
    """`When were the most …`: on which day, or in the unit that is named behind: `when did we sell most? the month please`."""
    asked = [i for i, word in enumerate(words) if word.plain == "?"][:1]
    units = [i for i in range(asked[0], len(words)) if words[i].plain in UNITS and i not in taken] if asked else []
    if units:
        yield TimeSpan(units[0], units[0] + 1, Grain(UNITS[words[units[0]].plain], ranked=True))
    elif not asked or not any(i > asked[0] for i in taken):
        yield TimeSpan(0, 1, Grain(Unit.DAY, ranked=True))


def listed_units(words: Sequence[Word], dimensions: Sequence[DimensionUse], taken: set[int]) -> Iterator[TimeSpan]:
    """`Per airline and month`: a unit that stands in a list of groups is one."""
    for use in dimensions:
        at = use.stop + 1
        if use.group and at < len(words) and words[use.stop].plain in {"and", ",", "&", "/"} and at not in taken:
            unit = UNITS.get(words[at].plain)
            if unit is not None and unit.value == words[at].plain:
                yield TimeSpan(use.stop, at + 1, Grain(unit))


def kept_units(
    words: Sequence[Word], numbers: Sequence[NumberSpan], taken: set[int], times: Sequence[TimeSpan]
) -> Iterator[TimeSpan]:
    """`Days with at least 8 claims`, `months since May with fewer than 5`: what is kept by a number is divided by."""
    said = {i for span in times for i in range(span.start, span.stop)}
    for i, word in enumerate(words[:3]):
        unit = UNITS.get(word.plain)
        at = next((k for k in range(i + 1, len(words)) if k not in said), len(words))
        behind = words[at].plain if at < len(words) else ""
        near = any(number.op != "=" and 0 < number.start - at < 4 for number in numbers)
        among = behind in {"in", "on"} and at + 1 < len(words) and words[at + 1].plain == "which"
        if unit and near and i not in taken and (among or behind in {"with", "that", "when", "where", "having"}):
            yield TimeSpan(i, i + 1, Grain(unit))
