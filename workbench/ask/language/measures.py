"""Units of measure as people write them: `300 m2`, `50 kilowatts`, `£200`, `60 min`."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace

from workbench.ask.language.words import Kind, Word
from workbench.catalog.model import Dimension, DimensionType
from workbench.search.words import split

#: Each line: a unit, and how else it is written. What is money is told apart from what is not.
_FORMS = """
square metre: m2|sqm|sq m|square metres|square meter|square meters|sq metre|sq metres
kilowatt: kw|kilowatts
kilowatt peak: kwp|kilowatts peak|kw peak
megawatt: mw|megawatts
kilowatt hour: kwh|kilowatt hours
megawatt hour: mwh|mwhs|megawatt hours
megabit: mbit|mbits|mbps|mbit s|mb s|megabits|megabits per second|mbit per second
gigabyte: gb|gigabytes|gig|gigs
megabyte: mb|megabytes
second: s|sec|secs|seconds
minute: min|mins|minutes
hour: h|hr|hrs|hours
day: d|days
night: nights
week: wk|weeks
month: months|mo
year: yr|yrs|years
gram: g|grams|gramme
kilogram: kg|kgs|kilo|kilos|kilograms
tonne: t|tonnes|ton|tons
kilometre: km|kms|kilometres|kilometer|kilometers
metre: m|metres|meter|meters
millimetre: mm|mms|millimetres|millimeter|millimeters
centimetre: cm|centimetres|centimeters
mile: mi|miles
foot: ft|feet
litre: l|litres|liter|liters
cubic metre: m3|cbm|cubic metres
degree: degrees|celsius|c|degree celsius|degrees celsius|degrees c|degree c|deg c
percent: pct|per cent|percentage|%
euro: eur|euros
pound: gbp|pounds|quid|sterling
dollar: usd|dollars|bucks
franc: chf|francs
crown: sek|nok|dkk|czk|crowns|kronor|kroner
"""

_UNITS: dict[tuple[str, ...], str] = {
    tuple(form.split()): unit
    for unit, forms in (line.split(": ") for line in _FORMS.strip().splitlines())
    for form in (unit, *forms.split("|"))
}

#: Units whose forms are words of their own, which names are made of as well: `kilos` of `kg_collected`.
_SPOKEN = frozenset(
    "gram kilogram tonne kilometre metre centimetre millimetre mile litre gigabyte megabyte megawatt euro".split()
)


def forms() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each word for a unit with the others that stand for it; what is a letter or another word as well is none."""
    for unit in _SPOKEN:
        here = [form for (form, *rest), other in _UNITS.items() if other == unit and not rest and len(form) > 1]
        yield from ((form, tuple(other for other in here if other != form)) for form in here)


#: Units of one kind, each in the smallest of them.
_KINDS: tuple[dict[str, int], ...] = (
    {"second": 1, "minute": 60, "hour": 3_600, "day": 86_400, "night": 86_400, "week": 604_800},
    {"month": 1, "year": 12},
    {"gram": 1, "kilogram": 1_000, "tonne": 1_000_000},
    {"millimetre": 1, "centimetre": 10, "metre": 1_000, "kilometre": 1_000_000},
    {"litre": 1, "cubic metre": 1_000},
    {"megabyte": 1, "gigabyte": 1_000},
    {"kilowatt": 1, "megawatt": 1_000},
    {"kilowatt hour": 1, "megawatt hour": 1_000},
)

#: What is gauged, and never counted.
GAUGED = frozenset(unit for kind in _KINDS for unit in kind)


def factor(said: str, kept: str) -> float | None:
    """Return by what a number in one unit is multiplied to be in another; None where they measure different things.

    >>> factor("hour", "minute"), factor("gram", "kilogram"), factor("hour", "metre")
    (60.0, 0.001, None)
    """
    return next((kind[said] / kind[kept] for kind in _KINDS if said in kind and kept in kind), None)


def akin(written: str) -> frozenset[str]:
    """Return the units that one can be told in, however it is written: grams of `kg`, and tonnes."""
    unit = measure(written) or written
    return next((frozenset(kind) for kind in _KINDS if unit in kind), frozenset({unit}))


#: What times are measured in, what lengths of time are, and how people say that in the plural.
TIMES = frozenset({"second", "minute", "hour", "day", "week", "month", "year"})
LASTING = TIMES | {"night"}
SPELLS = frozenset(f"{unit}s" for unit in TIMES) | {"mins", "hrs"}

#: What is money.
MONEY = frozenset({"euro", "pound", "dollar", "franc", "crown"})

#: What is money, whatever it is paid for, in the singular; with the plurals.
FLOWS = frozenset("payout cost fee spend expense revenue earning".split())
SPENT = (
    FLOWS
    | {f"{word}s" for word in FLOWS}
    | {"spending", "expenditure", "takings", "proceeds", "wage", "wages", "salary", "salaries", "payroll"}
)

_LONGEST = 3

#: A number with a unit written on it; a letter alone may be a million, or a decade.
_ON_NUMBER = re.compile(r"(\d+(?:\.\d+)?)([a-z]{2,}\d?)")

#: What columns of numbers end with that says their unit: `ttr_h`, `wait_mins`, `fee_eur`. An hour of the day is none.
_ENDS = frozenset(
    """h hrs hours min mins minutes sec secs seconds d days wks weeks months kg kgs km kms eur euro euros usd gbp chf kwh kw
    kwp m2 sqm m3 l litres t tonnes mm cm m gb pct""".split()
)

#: What a column is called that is its unit and nothing else: `days` of a rental, and what was driven, `km`.
_WHOLE = frozenset("minutes hours days nights weeks months km kms kg kgs miles tonnes litres kwh sqm".split())

#: Behind a unit these go on about what is measured in it: `minutes to first response`, `days between order and delivery`.
_GOES_ON = frozenset("to of from between until till since after before spent that per for worked driven".split())


def measure(unit: str | None) -> str | None:
    """Return the unit that a catalog writes in its way: `kilowatt` of `kW`; as it is where it is unknown.

    >>> measure("kW"), measure("GBP"), measure("crate")
    ('kilowatt', 'pound', 'crate')
    """
    words = tuple(split((unit or "").casefold()))
    return _UNITS.get(words, " ".join(words)) if words else None


#: A number in millions, and what stands before such a one where it is compared with something.
_MILLIONS, _BEFORE_THOSE = (
    re.compile(r"(\d+(?:\.\d+)?)m"),
    frozenset("than over under above below least most of exceeds exceed topped beneath".split()),
)


def _in_millions(words: Sequence[Word], i: int) -> Word | None:
    """A number that is written in millions, `over 1.3m`, as it is; None where that may be a length, or months."""
    found = _MILLIONS.fullmatch(words[i].plain)
    led = i > 0 and words[i - 1].plain in _BEFORE_THOSE
    goes_on = [word.plain for word in words[i + 1 : i + 3]] in (["or", "more"], ["or", "less"], ["or", "over"])
    if found is None or not (led or goes_on):
        return None
    return replace(words[i], kind=Kind.NUMBER, number=float(found[1]) * 1_000_000)


def _aged(words: Sequence[Word], i: int, known: Collection[str]) -> Word | None:
    """How old those are who are called by it, `the under-25s`, `revenue from over 60s`; None where it is something else."""
    age = words[i].plain.removesuffix("s")
    bound = i > 0 and words[i - 1].plain in {"under", "over"} and words[i - 1].end <= words[i].start
    joined = bound and words[i - 1].end + 1 == words[i].start and i > 1 and words[i - 2].plain in _OF_THOSE
    aged = len(age) == 2 and age.isdigit() and words[i].plain.endswith("s") and words[i].plain not in known
    if not (aged and joined):
        return None
    return replace(words[i], text=age, plain=age, stem=age, kind=Kind.NUMBER, number=float(age))


#: Before these, people are told by how old they are: calls of `over 60s` only last so long.
_OF_THOSE = frozenset("the our for by from among of do and".split())


def apart(words: Sequence[Word], known: Collection[str], stem: Callable[[str], str]) -> Iterator[Word]:
    """Yield the words, numbers apart from the units written on them, `75mm`; not where the catalog itself writes so."""
    for i, word in enumerate(words):
        if "metre" not in known and (millions := _in_millions(words, i)):
            yield millions
            continue
        found = None if word.plain in known or word.stem in known else _ON_NUMBER.fullmatch(word.plain)
        if found is None and (aged := _aged(words, i, known)):
            yield from (aged, replace(word, text="years", plain="years", stem=stem("years")))
            continue
        if found is None or (found[2],) not in _UNITS:
            yield word
            continue
        at = word.start + len(found[1])
        yield replace(
            word, text=found[1], plain=found[1], stem=found[1], kind=Kind.NUMBER, end=at, number=float(found[1])
        )
        yield replace(word, text=found[2], plain=found[2], stem=stem(found[2]), start=at)


def measured(words: Sequence[Word], at: int) -> tuple[str, int] | None:
    """Return the unit that stands at a place, and how many words it has; None where none does."""
    for length in range(_LONGEST, 0, -1):
        here = words[at : at + length]
        plain = tuple(word.plain for word in here)
        if len(here) == length and plain in _UNITS:
            return _UNITS[plain], length
        bare = tuple(word for word in plain if word != "/")
        if len(here) == length and len(bare) < length and plain[0] != "/" and plain[-1] != "/" and bare in _UNITS:
            return _UNITS[bare], length
    return None


def unit_of(dimension: Dimension) -> str | None:
    """Return the unit of a dimension's values: as declared, else as its name or its description says it."""
    if dimension.unit or dimension.type is not DimensionType.NUMBER:
        return dimension.unit
    *before, last = split(dimension.name) or [""]
    if (before and last in _ENDS) or last in _WHOLE:
        return measure(last)
    first = next(
        (text for text in map(split, (dimension.name, dimension.doc.title)) if text[:1] and text[0] in _WHOLE), []
    )
    if first[1:] and first[1] not in {"per", "of", "in", "a"}:
        return measure(first[0])  # `days_open`, `minutes stopped`
    told = split(dimension.doc.description.casefold())
    if told[:1] in (["percent"], ["percentage"], ["%"]) or told[:2] == ["per", "cent"]:
        return "percent"  # `Per cent off`
    here = told[-1:] if told[-2:-1] == ["in"] else told[:1] if _GOES_ON & set(told[1:2]) else []
    plural = (word for word in here if word.endswith("s"))  # the hour of the day is no length of time
    return next((_UNITS[(word,)] for word in plural if (word,) in _UNITS and len(word) > 1), None)
