"""Sheets of exercises: one catalog's texts, questions, and which texts are right. The same seed and number, the same sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import TypeVar

import yaml

from workbench.ask.train.bridges import with_bridge
from workbench.ask.train.candidates import (
    TITLES,
    Aggregate,
    Metric,
    Texts,
    Wording,
    curated_metrics,
    dimensions,
    schema_metrics,
    wording,
)
from workbench.ask.train.domains import DATA, Column, Domain, Role, Thing, domains
from workbench.ask.train.questions import Asker, Question

T = TypeVar("T")

#: How many of the sheets hold a table that only joins two others, and how many are catalogs as a team writes them.
_BRIDGED, _CURATED = 0.5, 0.4


@dataclass(frozen=True, slots=True)
class Exercise:
    """A question with the places of the right texts in its sheet: every metric is wanted, one dimension is enough."""

    text: str
    metrics: tuple[int, ...]
    dimensions: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The texts of a catalog's metrics and dimensions, and exercises on them."""

    metrics: tuple[str, ...]
    dimensions: tuple[str, ...]
    exercises: tuple[Exercise, ...]


@dataclass(frozen=True, slots=True)
class Extent:
    """How much stands on a sheet: questions, and at most so many metrics and dimensions to choose from."""

    questions: int = 14
    metrics: int = 40
    dimensions: int = 24


def sheet(seed: int, number: int, extent: Extent, *, held_out: bool = False) -> Sheet:
    """Return the sheet of that number; held-out sheets are of other domains and other phrases."""
    rng = Random(f"{seed} {number} {held_out}")
    domain = rng.choice([d for d in domains() if d.held_out == held_out])
    things = _some_things(domain, rng)
    if rng.random() < _BRIDGED:
        domain, things = with_bridge(domain, things, rng)
    metrics = curated_metrics(domain, things, rng) if rng.random() < _CURATED else schema_metrics(things)
    metrics = tuple(dict.fromkeys(metrics))
    columns = dimensions(things)
    asker = Asker(domain, things, metrics, rng, held_out=held_out)
    questions = [asker.ask() for _ in range(extent.questions)]
    texts = Texts(domain, wording(rng), metrics, columns)
    shown = _among(metrics, [m for q in questions for m in q.metrics], extent.metrics, rng)
    offered = _among(columns, [k for q in questions for k in q.keys], extent.dimensions, rng)
    return Sheet(
        tuple(texts.metric(metric, rng) for metric in shown),
        tuple(texts.dimension(column) for column in offered),
        tuple(_exercise(question, shown, offered) for question in questions),
    )


def _some_things(domain: Domain, rng: Random) -> tuple[Thing, ...]:
    things = tuple(domain.things.values())
    return tuple(rng.sample(things, rng.randint(min(2, len(things)), len(things))))


def _among(everything: Sequence[T], wanted: Sequence[T], most: int, rng: Random) -> tuple[T, ...]:
    """Return the wanted and, up to `most`, others to mistake them for."""
    chosen = list(dict.fromkeys(wanted))
    others = [one for one in everything if one not in chosen]
    chosen += rng.sample(others, min(len(others), max(0, most - len(chosen))))
    rng.shuffle(chosen)
    return tuple(chosen)


def _exercise(question: Question, metrics: Sequence[Metric], columns: Sequence[Column]) -> Exercise:
    keys = tuple(columns.index(key) for key in question.keys if key in columns)
    return Exercise(question.text, tuple(metrics.index(metric) for metric in question.metrics), keys)


def human_sheets() -> Iterator[Sheet]:
    """Yield a sheet for each domain that has questions written by hand, over all its metrics; none is trained on."""
    written = yaml.safe_load((DATA / "human.yaml").read_text("utf-8"))
    for domain in domains():
        if domain.name in written:
            yield _human(domain, written[domain.name])


def _human(domain: Domain, lines: Sequence[str]) -> Sheet:
    things = tuple(domain.things.values())
    metrics, columns = schema_metrics(things), dimensions(things)
    texts = Texts(domain, Wording(TITLES[0], "{col} of {thing}", lower=True, described=0), metrics, columns)
    exercises = []
    for line in lines:
        text, wanted, *grouped = (part.strip() for part in line.split(" | "))
        meant = tuple(metrics.index(_meant(domain, one.strip())) for one in wanted.split(";"))
        keys = tuple(columns.index(key) for key in _keys(domain, grouped[0])) if grouped else ()
        exercises.append(Exercise(text, meant, keys))
    rng = Random(0)
    return Sheet(tuple(texts.metric(m, rng) for m in metrics), tuple(map(texts.dimension, columns)), tuple(exercises))


def _meant(domain: Domain, text: str) -> Aggregate:
    how, where = text.split(" ", 1)
    thing, _, words = where.partition(".")
    found = [column for column in domain.things[thing].columns if column.words == words]
    return Aggregate(how, thing, found[0] if words else None)


def _keys(domain: Domain, text: str) -> tuple[Column, ...]:
    thing, _, words = text.partition(".")
    if words:
        return tuple(column for column in domain.things[thing].columns if column.words == words)
    links = [c for other in domain.things.values() for c in other.of_role(Role.LINK) if c.to == thing]
    return (*domain.things[thing].identity, *links)


def general_texts() -> tuple[str, ...]:
    """Return the texts on which the tuned encoder is held near its base: definitions and free wordings of all kinds."""
    out: list[str] = []
    for domain in domains():
        if domain.held_out:
            continue
        out.append(domain.name)
        for measure in domain.measures:
            out += [measure.name, measure.description, *measure.asked]
        for thing in domain.things.values():
            out += [thing.one, *thing.also]
    return tuple(dict.fromkeys(out))
