"""What can be asked of a training catalog, and how catalogs word it.

A metric is a frozen value (`Aggregate`, `Part`, `Share`, `PerOne`, `Measure`); a dimension is a `Column`. A `Wording` gives
each a title and a description, in one of many manners: people write `avg_age`, `Average age of readers` and
`Reader age (mean)`, and the encoder must know them all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import TypeAlias, assert_never

from workbench.ask.train.domains import Column, Domain, Measure, Role, Thing, measures, plural


@dataclass(frozen=True, slots=True)
class Aggregate:
    """An aggregate over a column, or with `count` over the rows."""

    how: str
    thing: str
    column: Column | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """How many rows have a value."""

    column: Column
    value: str


@dataclass(frozen=True, slots=True)
class Share:
    """Which share of the rows has a value."""

    column: Column
    value: str


@dataclass(frozen=True, slots=True)
class PerOne:
    """How many rows there are for one row of what they belong to."""

    thing: str
    to: str


Metric: TypeAlias = Aggregate | Part | Share | PerOne | Measure


@dataclass(frozen=True, slots=True)
class Wording:
    """How one catalog words its metrics and dimensions.

    Attributes:
        titles: a form by way of aggregating.
        dimension: the form of a dimension.
        lower: whether titles start with a small letter.
        described: how often, of ten times, the description stands beside the title.
    """

    titles: Mapping[str, str]
    dimension: str
    lower: bool
    described: int


_HOW = ("count", "countd", "sum", "avg", "min", "max")


def _titles(*forms: str) -> Mapping[str, str]:
    return dict(zip(_HOW, forms, strict=True))


#: The first names everything in full: it stands in where a shorter one would name two things alike.
TITLES: tuple[Mapping[str, str], ...] = (
    _titles(
        "number of {thing}",
        "number of different {col} of {thing}",
        "total {col} of {thing}",
        "average {col} of {thing}",
        "minimum {col} of {thing}",
        "maximum {col} of {thing}",
    ),
    _titles(
        "number of {things}",
        "number of distinct {cols} of {things}",
        "total {col} of {things}",
        "average {col} of {things}",
        "lowest {col} of {things}",
        "highest {col} of {things}",
    ),
    _titles(
        "{thing} count",
        "distinct {thing} {col} count",
        "sum of {thing} {col}",
        "mean {thing} {col}",
        "min {thing} {col}",
        "max {thing} {col}",
    ),
    _titles(
        "count of {things}",
        "count of unique {cols} of {things}",
        "sum of {col} over {things}",
        "mean {col} of {things}",
        "smallest {col} of {things}",
        "largest {col} of {things}",
    ),
    _titles("{things}", "different {cols}", "total {col}", "average {col}", "minimum {col}", "maximum {col}"),
    _titles("num {things}", "num distinct {col}", "tot {col}", "avg {col}", "min {col}", "max {col}"),
    _titles(
        "total {things}",
        "unique {cols}",
        "{col} (total)",
        "{col} (average)",
        "{col} (lowest)",
        "{col} (highest)",
    ),
    _titles("{things} cnt", "{col} cnt distinct", "{col} sum", "{col} avg", "{col} min", "{col} max"),
    _titles(
        "{things} in total",
        "number of {cols}",
        "overall {col}",
        "typical {col}",
        "least {col}",
        "greatest {col}",
    ),
)

#: How often each is taken, of the sum.
_OFTEN = (6, 4, 2, 2, 3, 2, 2, 1, 1)

_DIMENSIONS = ("{col} of {thing}", "{col} of {thing}", "{col} of the {thing}", "{thing} {col}", "{col}", "{col}")

_DESCRIPTIONS = _titles(
    "How many {things} there are.",
    "How many different {cols} occur among the {things}.",
    "{col} of all {things} added up.",
    "Mean {col} of the {things}.",
    "The lowest {col} that a {thing} has.",
    "The highest {col} that a {thing} has.",
)


def wording(rng: Random) -> Wording:
    """Return some manner of wording a catalog."""
    (titles,) = rng.choices(TITLES, _OFTEN)
    return Wording(titles, rng.choice(_DIMENSIONS), rng.random() < 0.5, rng.choice((0, 0, 0, 3, 6)))


def aggregates(thing: Thing) -> tuple[Aggregate, ...]:
    """Return every aggregate of a thing: its rows, distinct values, and all that can be done with its numbers."""
    out = [Aggregate("count", thing.one)]
    countable = thing.of_role(Role.LINK, Role.NAME, Role.KIND, Role.DATE, Role.NUMBER)
    out += [Aggregate("countd", thing.one, column) for column in countable if not column.is_flag]
    numbers = thing.of_role(Role.NUMBER)
    out += [Aggregate(how, thing.one, column) for column in numbers for how in ("sum", "avg", "min", "max")]
    return tuple(out)


def is_sensible(metric: Aggregate) -> bool:
    """Whether somebody would ask for it; an importer lists the sum of all ages too."""
    match metric.how:
        case "sum":
            return bool(metric.column and measures()[metric.column.measure]["sum"])
        case "countd":
            return bool(metric.column and metric.column.role is not Role.NUMBER)
        case _:
            return True


def schema_metrics(things: Sequence[Thing]) -> tuple[Metric, ...]:
    """Return all that can be computed from the columns of some things, as an importer lists it."""
    return tuple(metric for thing in things for metric in aggregates(thing))


def curated_metrics(domain: Domain, things: Sequence[Thing], rng: Random) -> tuple[Metric, ...]:
    """Return what a team would define: its own measures, counts, some aggregates, parts, shares and averages per one."""
    out: list[Metric] = list(domain.measures)
    for thing in things:
        counted, *others = filter(is_sensible, aggregates(thing))
        out += [counted, *rng.sample(others, min(len(others), 5))]
        kinds = [c for c in thing.of_role(Role.KIND) if not c.is_flag]
        for column in rng.sample(kinds, min(2, len(kinds))):
            value = rng.choice(column.values)
            out += [kind(column, value) for kind in rng.choice(((Part, Share), (Part,), (Share,)))]
        out += [PerOne(thing.one, column.to) for column in thing.of_role(Role.LINK) if rng.random() < 0.4]
    return tuple(out)


def dimensions(things: Sequence[Thing]) -> tuple[Column, ...]:
    """Return every column of some things; a number may be grouped by too."""
    return tuple(column for thing in things for column in thing.columns)


class Texts:
    """The texts of one catalog's metrics and dimensions; a title that would name two is written in full."""

    def __init__(self, domain: Domain, worded: Wording, metrics: Sequence[Metric], columns: Sequence[Column]) -> None:
        self._domain = domain
        self._worded = worded
        titles = Counter(self._title(m, worded.titles) for m in metrics)
        self._metrics = {
            m: self._title(m, worded.titles if titles[self._title(m, worded.titles)] == 1 else TITLES[0])
            for m in metrics
        }
        names = Counter(self._dimension(c, worded.dimension) for c in columns)
        self._columns = {
            c: self._dimension(
                c, worded.dimension if names[self._dimension(c, worded.dimension)] == 1 else _DIMENSIONS[0]
            )
            for c in columns
        }

    def metric(self, metric: Metric, rng: Random) -> str:
        """Return the title of a metric, sometimes with its description or the description alone."""
        title = self._metrics[metric]
        if not isinstance(metric, Measure) and rng.randrange(10) >= self._worded.described:
            return title
        described = self.description(metric)
        return rng.choice((title, f"{title}: {described}", f"{title}: {described}", described))

    def title(self, metric: Metric) -> str:
        """Return the title of a metric alone."""
        return self._metrics[metric]

    def dimension(self, column: Column) -> str:
        """Return the text of a dimension."""
        return self._columns[column]

    def description(self, metric: Metric) -> str:
        """Return the sentence that says what a metric is."""
        match metric:
            case Aggregate(how=how):
                return (
                    self._formed(_DESCRIPTIONS[how], metric)[:1].upper() + self._formed(_DESCRIPTIONS[how], metric)[1:]
                )
            case Part(column=column, value=value):
                return f"{self._many(column.thing).capitalize()} whose {column.words} is {value}."
            case Share(column=column, value=value):
                return f"Share of the {self._many(column.thing)} whose {column.words} is {value}."
            case PerOne(thing=thing, to=to):
                return f"{self._many(thing).capitalize()} divided by {self._many(to)}."
            case Measure(description=description):
                return description
            case _:
                assert_never(metric)

    def _title(self, metric: Metric, titles: Mapping[str, str]) -> str:
        match metric:
            case Aggregate(how=how):
                title = self._formed(titles[how], metric)
            case Part(column=column, value=value):
                title = f"{value} {self._many(column.thing)}"
            case Share(column=column, value=value):
                title = f"share of {value} {self._many(column.thing)}"
            case PerOne(thing=thing, to=to):
                title = f"{self._many(thing)} per {to}"
            case Measure(name=name):
                title = name
            case _:
                assert_never(metric)
        return title if self._worded.lower else title[:1].upper() + title[1:]

    def _dimension(self, column: Column, form: str) -> str:
        return form.format(col=column.words, thing=column.thing)

    def _formed(self, form: str, metric: Aggregate) -> str:
        col = metric.column.words if metric.column else ""
        return form.format(thing=metric.thing, things=self._many(metric.thing), col=col, cols=plural(col))

    def _many(self, thing: str) -> str:
        return self._domain.things[thing].many
