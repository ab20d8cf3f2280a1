"""Training catalogs as catalogs of the product: definitions that load and plan, with questions on them.

A sheet has texts alone, which is all that an encoder reads. The ranker and the calibrator see what the product sees: names,
titles, descriptions, links, and the words that the slot parser leaves.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import assert_never

from workbench.ask.train.candidates import (
    Aggregate,
    Metric,
    Part,
    PerOne,
    Share,
    Texts,
    curated_metrics,
    dimensions,
    schema_metrics,
    wording,
)
from workbench.ask.train.domains import Column, Domain, Measure, Role, Thing, domains
from workbench.ask.train.questions import Asker, Question
from workbench.catalog.load import read_texts
from workbench.catalog.model import Catalog

#: How many metrics a catalog has at most, and how many of the catalogs are as a team writes them.
_MOST, _CURATED = 60, 0.7

_TYPES = {Role.NUMBER: "number", Role.DATE: "time"}
_HOW = {"count": "count(*)", "countd": 'count(distinct "{col}")'}


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with the keys of all metrics that it asks for, and the columns of which one is grouped by."""

    text: str
    metrics: frozenset[str]
    groups: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class World:
    """A catalog, what its dimensions are known to hold, and questions on it."""

    catalog: Catalog
    values: dict[str, tuple[str, ...]]
    asked: tuple[Asked, ...]


def world(seed: int, number: int, *, held_out: bool, questions: int = 14) -> World:
    """Return the world of that number; the same seed and number, the same world.

    Args:
        held_out: of the domains and phrases that the encoder has not been tuned on.
    """
    rng = Random(f"world {seed} {number} {held_out}")
    domain = rng.choice([d for d in domains() if d.held_out == held_out])
    things = tuple(domain.things.values())
    curated = rng.random() < _CURATED
    metrics = curated_metrics(domain, things, rng) if curated else schema_metrics(things)
    metrics = tuple(dict.fromkeys(metrics))
    if len(metrics) > _MOST:
        metrics = tuple(rng.sample(metrics, _MOST))
    texts = Texts(domain, wording(rng), _with_inputs(metrics, things), dimensions(things))
    asker = Asker(domain, things, metrics, rng, held_out=held_out)
    made = _Definitions(domain, things, texts, rng)
    names = {metric: made.add(metric) for metric in metrics}
    catalog, issues = read_texts(made.files())
    assert catalog is not None, issues
    asked = (asker.ask() for _ in range(questions))
    return World(catalog, made.values(), tuple(_named(question, names) for question in asked))


def _with_inputs(metrics: Sequence[Metric], things: Sequence[Thing]) -> tuple[Metric, ...]:
    """The metrics and what shares and averages per one are made of."""
    out = list(metrics)
    for metric in metrics:
        match metric:
            case Share(column=column, value=value):
                out += [Part(column, value), Aggregate("count", column.thing)]
            case PerOne(thing=thing, to=to):
                out += [Aggregate("count", thing), Aggregate("countd", thing, _link_of(things, thing, to))]
            case _:
                pass
    return tuple(dict.fromkeys(out))


def _link_of(things: Sequence[Thing], thing: str, to: str) -> Column:
    return next(c for t in things if t.one == thing for c in t.columns if c.to == to)


def _named(question: Question, names: dict[Metric, str]) -> Asked:
    groups = tuple(dict.fromkeys(_snake(column.words) for column in question.keys))
    return Asked(question.text, frozenset(names[metric] for metric in question.metrics), groups)


def worlds(seed: int, count: int, *, held_out: bool, first: int = 0) -> Iterator[World]:
    """Yield so many worlds from the first number on."""
    return (world(seed, number, held_out=held_out) for number in range(first, first + count))


def _snake(words: str) -> str:
    found = re.sub(r"[^a-z0-9]+", "_", words.casefold()).strip("_")
    return found if found[:1].isalpha() else f"a_{found}"


class _Definitions:
    """A domain's things as datasets, and metrics as they are added."""

    def __init__(self, domain: Domain, things: Sequence[Thing], texts: Texts, rng: Random) -> None:
        self._domain, self._things, self._texts, self._rng = domain, things, texts, rng
        self._metrics: dict[str, dict[str, dict[str, str]]] = {thing.one: {} for thing in things}
        self._derived: dict[str, dict[str, str]] = {}
        self._known: dict[Metric, str] = {}

    def add(self, metric: Metric) -> str:
        """Define a metric and return its name."""
        if metric not in self._known:
            title = self._texts.title(metric)
            described = self._rng.random() < 0.5
            body = {"title": title} | ({"description": self._texts.description(metric)} if described else {})
            self._known[metric] = self._define(metric, _snake(title), body)
        return self._known[metric]

    def _define(self, metric: Metric, name: str, body: dict[str, str]) -> str:
        match metric:
            case Aggregate(how=how, thing=thing, column=column):
                col = _snake(column.words) if column else ""
                return self._simple(thing, name, body | {"expr": _HOW.get(how, f'{how}("{{col}}")').format(col=col)})
            case Part(column=column, value=value):
                where = f"\"{_snake(column.words)}\" = '{value.replace(chr(39), '')}'"
                return self._simple(column.thing, name, body | {"expr": "count(*)", "where": where})
            case Share(column=column, value=value):
                part, whole = self.add(Part(column, value)), self.add(Aggregate("count", column.thing))
                return self._over(name, body | {"expr": f"{part} / {whole}", "format": "percent"})
            case PerOne(thing=thing, to=to):
                link = _link_of(self._things, thing, to)
                many, one = self.add(Aggregate("count", thing)), self.add(Aggregate("countd", thing, link))
                return self._over(name, body | {"expr": f"{many} / {one}"})
            case Measure():
                first = self._rng.choice(self._things)
                return self._simple(first.one, name, body | {"expr": f"sum({name}_value)"})
            case _:
                assert_never(metric)

    def _simple(self, thing: str, name: str, body: dict[str, str]) -> str:
        name = self._free(name)
        self._metrics[thing][name] = body
        return name

    def _over(self, name: str, body: dict[str, str]) -> str:
        name = self._free(name)
        self._derived[name] = body
        return name

    def _free(self, name: str) -> str:
        """The name, or one with a number where it is taken."""
        taken = {known for found in self._metrics.values() for known in found} | set(self._derived)
        columns = {_snake(column.words) for thing in self._things for column in thing.columns}
        taken |= columns | {_snake(thing.many) for thing in self._things}
        return next(n for n in (name, f"{name}_total", *(f"{name}_{i}" for i in range(2, 99))) if n not in taken)

    def files(self) -> dict[str, str]:
        """Return the definition files; JSON is YAML."""
        out = {f"{_snake(thing.one)}.yml": json.dumps(self._dataset(thing)) for thing in self._things}
        return out | {
            "catalog.yml": json.dumps({"catalog": _snake(self._domain.name), "title": self._domain.name}),
            **({"across.yml": json.dumps({"metrics": self._derived})} if self._derived else {}),
        }

    def _dataset(self, thing: Thing) -> dict[str, object]:
        here = {other.one for other in self._things}
        plain = [c for c in thing.columns if c.role is not Role.LINK or c.to not in here]
        links = {c.to: c for c in thing.columns if c.role is Role.LINK and c.to in here}
        label = next((_snake(c.words) for c in thing.columns if c.role is Role.NAME), None)
        date = next((_snake(c.words) for c in thing.columns if c.role is Role.DATE), None)
        keys = {_snake(f"{to} id"): "text" for to in links}
        return {
            "dataset": _snake(thing.many),
            "title": thing.many,
            "source": _snake(thing.many),
            "primary_key": ["id"],
            **({"label": label} if label else {}),
            **({"time": date} if date else {}),
            "dimensions": {_snake(c.words): _typed(c) for c in plain} | keys,
            **({"links": {_snake(to): self._link(to) for to in links}} if links else {}),
            **({"metrics": self._metrics[thing.one]} if self._metrics[thing.one] else {}),
        }

    def _link(self, to: str) -> dict[str, str]:
        return {"to": _snake(self._domain.things[to].many), "on": f"{_snake(f'{to} id')} = id"}

    def values(self) -> dict[str, tuple[str, ...]]:
        """Return the known values by path, from the thing itself and over one link."""
        out: dict[str, tuple[str, ...]] = {}
        for thing in self._things:
            for column in thing.of_role(Role.KIND):
                if not column.is_flag:
                    out[_snake(column.words)] = (*out.get(_snake(column.words), ()), *column.values)
                    out[f"{_snake(thing.one)}.{_snake(column.words)}"] = column.values
        return out


def _typed(column: Column) -> dict[str, str]:
    if column.role is Role.DATE:
        return {"type": "time", "grain": "day"}
    return {"type": "boolean" if column.values and column.is_flag else _TYPES.get(column.role, "text")}
