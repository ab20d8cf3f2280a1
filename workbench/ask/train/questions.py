"""Questions over a training catalog, each with the metrics and the dimension that it asks for."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

from workbench.ask.train.bridges import through
from workbench.ask.train.candidates import Aggregate, Metric, Part, PerOne, Share, is_sensible
from workbench.ask.train.domains import Act, Column, Domain, Measure, Role, Thing, measures, plural
from workbench.ask.train.noise import roughen
from workbench.ask.train.phrases import aggregates, expand, fill, phrases
from workbench.ask.train.speech import Group, Speech

Slots = dict[str, Callable[[], str]]

#: Slots that name what is grouped by; in some intents "who" or the doer does.
_GROUPING = re.compile(r"\{(by|gs?|shown)\}|^who ")
_ALWAYS_GROUPED = frozenset({"act_by", "act_top", "act_having", "acted_by"})


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody asks.

    Attributes:
        metrics: all that are asked for.
        keys: what to group by: any one of them is right; none where nothing is grouped.
    """

    text: str
    intent: str
    metrics: tuple[Metric, ...]
    keys: tuple[Column, ...] = ()


class Asker:
    """Asks about one catalog; the same seed asks the same questions."""

    def __init__(
        self, domain: Domain, things: Sequence[Thing], metrics: Sequence[Metric], rng: Random, *, held_out: bool
    ) -> None:
        self._domain = domain
        self._things = {thing.one: thing for thing in things}
        self._metrics = frozenset(metrics)
        self._rng = rng
        self._held_out = held_out
        self._speech = Speech(domain, things, rng, held_out=held_out)
        self._by_kind = {
            kind: [m for m in metrics if isinstance(m, kind)] for kind in (Aggregate, Part, Share, PerOne, Measure)
        }

    def ask(self) -> Question:
        """Return a question that the catalog can answer."""
        while True:
            (intent,) = self._rng.choices(INTENTS, [i.often for i in INTENTS])
            made = intent.make(self)
            if made is not None:
                return self._asked(intent.name, made)

    def _asked(self, name: str, made: Made) -> Question:
        phrase = self._rng.choice(phrases(made.phrases or name, held_out=self._held_out))
        if made.group is not None:
            group = made.group
            by, shown = self._speech.by(group), self._speech.shown(group)
            made.slots.update(g=lambda: group.one, gs=lambda: group.many, by=lambda: by, shown=lambda: shown)
        else:
            made.slots.setdefault("by", lambda: "")
        text = roughen(fill(phrase, made.slots, self._rng), self._rng)
        grouped = made.group and (name in _ALWAYS_GROUPED or _GROUPING.search(phrase))
        keys = made.group.said(text) if made.group and grouped else ()
        return Question(text, name, made.metrics, keys)

    # What the intents below are made of.

    def _counted(self) -> Thing | None:
        return self._thing_of([m for m in self._by_kind[Aggregate] if isinstance(m, Aggregate) and m.how == "count"])

    def _thing_of(self, found: Sequence[Metric]) -> Thing | None:
        chosen = self._rng.choice(found) if found else None
        return self._things[chosen.thing] if isinstance(chosen, Aggregate) else None

    def _rows(self, thing: Thing) -> Slots:
        """Return the slots that speak of a thing's rows; one question keeps to one word for them."""
        one, many = self._speech.thing(thing.one)
        value = self._speech.value(thing)
        many_said = f"{value} {many}".strip()
        where = "" if value else self._speech.where(thing)
        return {
            "thing": lambda: one,
            "thing_s": lambda: self._rng.choice((one, many)),
            "things": lambda: many_said,
            "things_or_thing": lambda: self._rng.choice((one, many)),
            "of_things": lambda: self._rng.choice((f"among {many}", f"of {many}", f"for {many}", "")),
            "for_things": lambda: self._rng.choice((f" among [the|all] {many}", f" for {many}", f" of {many}", "")),
            "of_its": lambda: self._rng.choice(("", f" of [its|the|their|] {many}", f" for {many}")),
            "where": lambda: where,
            "n": self._speech.number,
            "times": lambda: "times",
        }

    def _aggregated(self, *ways: str) -> tuple[Aggregate, Thing, Slots] | None:
        found = [m for m in self._by_kind[Aggregate] if isinstance(m, Aggregate) and m.how in ways and is_sensible(m)]
        if not found:
            return None
        metric = self._rng.choice(found)
        assert metric.column is not None
        thing = self._things[metric.thing]
        slots = self._rows(thing) | self._said(metric.column)
        words = expand(aggregates()[metric.how], self._rng) if metric.how in aggregates() else ""
        return metric, thing, slots | {"agg": lambda: words}

    def _said(self, column: Column) -> Slots:
        words = self._speech.column(column)
        slots: Slots = {"col": lambda: words, "cols": lambda: plural(words)}
        if column.measure:
            said = measures()[column.measure]
            for slot in ("high", "low", "more"):
                choices = said[slot]
                assert isinstance(choices, list)
                slots[slot] = lambda choices=choices: self._rng.choice(choices)  # type: ignore[misc]  # bound here
            slots["how"] = lambda: str(said["how"])
        return slots

    def has(self, metric: Metric) -> bool:
        """Whether the catalog has a metric."""
        return metric in self._metrics

    def count(self) -> Made | None:
        """Ask how many rows there are."""
        thing = self._counted()
        return Made(self._rows(thing), (Aggregate("count", thing.one),)) if thing else None

    def count_none(self) -> Made | None:
        """Ask how many have none of something."""
        pairs = [
            (self._things[link.to], thing)
            for thing in self._things.values()
            for link in thing.of_role(Role.LINK)
            if link.to in self._things and self.has(Aggregate("count", link.to))
        ]
        if not pairs:
            return None
        thing, other = self._rng.choice(pairs)
        one, many = self._speech.thing(other.one)
        slots = self._rows(thing) | {"other": lambda: one, "others": lambda: many}
        return Made(slots, (Aggregate("count", thing.one),))

    def count_by(self) -> Made | None:
        """Ask how many rows there are in each group."""
        thing = self._counted()
        group = self._speech.group(thing) if thing else None
        return Made(self._rows(thing), (Aggregate("count", thing.one),), group) if thing and group else None

    def count_through(self, way: str) -> Made | None:
        """Ask how many of one thing another has, where the rows that join the two are what is counted."""
        found = [
            (thing, group, counted)
            for thing, group, counted in through(tuple(self._things.values()))
            if self.has(Aggregate("count", thing.one))
        ]
        if not found:
            return None
        thing, group, counted = self._rng.choice(found)
        slots = self._rows(self._things[counted.to]) | {"name": self._speech.name}
        to = self._speech.by_link(group)
        if way == "through":
            slots["g"] = lambda: group.to
            return Made(slots, (Aggregate("count", thing.one),), phrases=way)
        return Made(slots, (Aggregate("count", thing.one),), to, phrases=way)

    def count_mode(self) -> Made | None:
        """Ask for the most common value."""
        thing = self._counted()
        group = self._speech.kind(thing) if thing else None
        return Made(self._rows(thing), (Aggregate("count", thing.one),), group) if thing and group else None

    def countd(self) -> Made | None:
        """Ask how many different values there are."""
        found = self._aggregated("countd")
        if not found:
            return None
        metric, _, slots = found
        column = metric.column
        if column and column.role is Role.LINK and column.to in self._things:
            one, many = self._speech.thing(column.to)
            slots |= {"col": lambda: one, "cols": lambda: many}
        return Made(slots, (metric,))

    def countd_by(self) -> Made | None:
        """Ask how many different values there are in each group."""
        found = self._aggregated("countd")
        group = self._speech.group(found[1]) if found else None
        if not found or not group or found[0].column in group.keys:
            return None
        return Made(found[2], (found[0],), group)

    def agg(self) -> Made | None:
        """Ask for an aggregate of a column."""
        found = self._aggregated("sum", "avg", "min", "max")
        return Made(found[2], (found[0],)) if found else None

    def agg_special(self) -> Made | None:
        """Ask for an aggregate in the words of its own kind: how old is the oldest."""
        found = self._aggregated("sum", "avg", "min", "max")
        return Made(found[2], (found[0],), phrases=f"agg_{found[0].how}") if found else None

    def agg_by(self, *ways: str) -> Made | None:
        """Ask for an aggregate in each group."""
        found = self._aggregated(*(ways or ("sum", "avg", "min", "max")))
        group = self._speech.group(found[1]) if found else None
        return Made(found[2], (found[0],), group) if found and group else None

    def multi(self) -> Made | None:
        """Ask for several aggregates of one column."""
        found = self._aggregated("avg", "min", "max")
        if not found:
            return None
        metric, thing, slots = found
        family = [Aggregate(how, metric.thing, metric.column) for how in ("sum", "avg", "min", "max")]
        family = [m for m in family if self.has(m)]
        if len(family) < 2:
            return None
        chosen = self._rng.sample(family, self._rng.randint(2, min(3, len(family))))
        said = [expand(aggregates()[m.how], self._rng) for m in chosen]
        words = (
            ", ".join(said[:-1]) + self._rng.choice((" and ", " and ", ", and ", " as well as ")) + said[-1]
        ).strip()
        slots["aggs"] = lambda: words
        group = self._speech.group(thing) if self._rng.random() < 0.35 else None
        return Made(slots, tuple(chosen), group, phrases="multi_by" if group else "multi")

    def and_count(self) -> Made | None:
        """Ask for a count and an aggregate."""
        found = self._aggregated("sum", "avg", "min", "max")
        if not found or not self.has(Aggregate("count", found[0].thing)):
            return None
        group = self._speech.group(found[1])
        return Made(found[2], (found[0], Aggregate("count", found[0].thing)), group) if group else None

    def two_columns(self) -> Made | None:
        """Ask for the same aggregate of two columns."""
        found = self._aggregated("sum", "avg", "min", "max")
        if not found:
            return None
        metric, thing, slots = found
        others = [
            m
            for c in thing.of_role(Role.NUMBER)
            if c != metric.column and self.has(m := Aggregate(metric.how, thing.one, c))
        ]
        group = self._speech.group(thing)
        if not others or not group:
            return None
        other = self._rng.choice(others)
        words = self._speech.column(other.column) if other.column else ""
        return Made(slots | {"col2": lambda: words}, (metric, other), group)

    def act(self, name: str) -> Made | None:
        """Ask how often something was done, by whom, to what."""
        acts = [a for t in self._things.values() for a in t.acts if self.has(Aggregate("count", t.one))]
        if not acts:
            return None
        act = self._rng.choice(acts)
        thing = self._things[act.fact]
        group = self._actors(thing, act.object if name == "acted_by" else act.subject)
        if name != "act" and group is None:
            return None
        return Made(self._acted(thing, act), (Aggregate("count", thing.one),), group if name != "act" else None)

    def _actors(self, fact: Thing, words: str) -> Group | None:
        for column in fact.columns:
            if column.role is Role.LINK and column.to == words and words in self._things:
                return self._speech.by_link(column)
            if column.role is Role.KIND and column.words == words:
                return Group((column,), words, plural(words), ())
        return None

    def _acted(self, fact: Thing, act: Act) -> Slots:
        subject, subjects = self._noun(act.subject)
        object_, objects = self._noun(act.object)
        return self._rows(fact) | {
            "s": lambda: subject,
            "ss": lambda: subjects,
            "o": lambda: object_,
            "os": lambda: objects,
            "objs": lambda: objects,
            "verb": lambda: act.verb,
            "past": lambda: act.past,
            "pp": lambda: act.participle,
        }

    def _noun(self, words: str) -> tuple[str, str]:
        return self._speech.thing(words) if words in self._domain.things else (words, plural(words))

    def measure(self, *, grouped: bool) -> Made | None:
        """Ask for a metric of the business by its name, or in other words."""
        found = [m for m in self._by_kind[Measure] if isinstance(m, Measure)]
        if not found:
            return None
        metric = self._rng.choice(found)
        thing = self._rng.choice(tuple(self._things.values()))
        name = metric.name if self._rng.random() < 0.7 else self._rng.choice(metric.asked)
        free = self._rng.choice((*metric.asked, metric.description.rstrip(".")[:1].lower() + metric.description[1:-1]))
        slots = self._rows(thing) | {"m": lambda: name, "free": lambda: free}
        way = self._rng.choice(
            ("measure_by", "measure_free") if grouped else ("measure", "measure_free", "measure_free")
        )
        group = self._speech.group(thing) if grouped else None
        return Made(slots, (metric,), group, phrases=way) if group or not grouped else None

    def per_one(self) -> Made | None:
        """Ask how many rows there are for one of what they belong to."""
        found = [m for m in self._by_kind[PerOne] if isinstance(m, PerOne)]
        if not found:
            return None
        metric = self._rng.choice(found)
        one, _ = self._speech.thing(metric.to)
        slots = self._rows(self._things[metric.thing]) | {"g": lambda: one}
        return Made(slots, (metric,), phrases="ratio")

    def of_value(self, kind: type[Part | Share]) -> Made | None:
        """Ask how many rows, or which share of them, have a value."""
        found = [m for m in self._by_kind[kind] if isinstance(m, Part | Share)]
        if not found:
            return None
        metric = self._rng.choice(found)
        thing = self._things[metric.column.thing]
        words = self._speech.column(metric.column)
        slots = self._rows(thing) | {"value": lambda: metric.value, "kind": lambda: words, "where": lambda: ""}
        _, many = self._speech.thing(thing.one)
        group = self._speech.group(thing)
        made = Made(slots | {"things": lambda: many}, (metric,), group, phrases="part" if kind is Part else "share")
        return made if group else None

    def dimension(self) -> Made | None:
        """Ask for a dimension alone."""
        thing = self._rng.choice(tuple(self._things.values()))
        group = self._speech.group(thing)
        return Made(self._rows(thing), (), group) if group else None


@dataclass(slots=True)
class Made:
    """What a question is made of; `phrases` names its phrases where they are not called like the intent."""

    slots: Slots
    metrics: tuple[Metric, ...]
    group: Group | None = None
    phrases: str = ""


@dataclass(frozen=True, slots=True)
class Intent:
    """A manner of asking, and how often."""

    name: str
    often: float
    make: Callable[[Asker], Made | None]


INTENTS: tuple[Intent, ...] = (
    Intent("count", 3, Asker.count),
    Intent("count_none", 0.6, Asker.count_none),
    Intent("count_by", 4, Asker.count_by),
    Intent("count_top", 3, Asker.count_by),
    Intent("count_mode", 1.3, Asker.count_mode),
    Intent("count_having", 2, Asker.count_by),
    Intent("count_order", 1, Asker.count_by),
    Intent("through", 0.6, lambda asker: asker.count_through("through")),
    Intent("through_by", 1.2, lambda asker: asker.count_through("count_by")),
    Intent("through_top", 1.2, lambda asker: asker.count_through("count_top")),
    Intent("through_having", 1.2, lambda asker: asker.count_through("count_having")),
    Intent("through_order", 0.5, lambda asker: asker.count_through("count_order")),
    Intent("countd", 1.5, Asker.countd),
    Intent("countd_by", 0.5, Asker.countd_by),
    Intent("agg", 3, Asker.agg),
    Intent("agg_special", 2.5, Asker.agg_special),
    Intent("agg_by", 3, Asker.agg_by),
    Intent("agg_top", 1.5, lambda asker: asker.agg_by("sum", "avg", "avg")),
    Intent("multi", 2, Asker.multi),
    Intent("and_count", 0.5, Asker.and_count),
    Intent("two_columns", 0.5, Asker.two_columns),
    Intent("act", 0.6, lambda asker: asker.act("act")),
    Intent("act_by", 1.3, lambda asker: asker.act("act_by")),
    Intent("act_top", 1.3, lambda asker: asker.act("act_top")),
    Intent("act_having", 1, lambda asker: asker.act("act_having")),
    Intent("acted_by", 0.8, lambda asker: asker.act("acted_by")),
    Intent("measure", 4, lambda asker: asker.measure(grouped=False)),
    Intent("measure_by", 3, lambda asker: asker.measure(grouped=True)),
    Intent("per_one", 1, Asker.per_one),
    Intent("part", 1.5, lambda asker: asker.of_value(Part)),
    Intent("share", 1.5, lambda asker: asker.of_value(Share)),
    Intent("dimension", 1, Asker.dimension),
)
