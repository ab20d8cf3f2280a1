"""What is left over of a confirmed question and of its query: words that no definition stands for, parts that no word accounts for."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from workbench.ask.drafting.build import Builder
from workbench.ask.drafting.draft import Draft
from workbench.ask.grounding.ground import Grounding
from workbench.ask.language.lexicon import HAPPENED, PEOPLE
from workbench.ask.language.measures import measured
from workbench.ask.language.words import Kind, telling
from workbench.ask.measuring.measure import Scored, scored
from workbench.ask.memory.examples import Example
from workbench.ask.terms.nearness import Near
from workbench.ask.terms.values import ValueDictionary
from workbench.ask.terms.vocabulary import Vocabulary
from workbench.errors import WorkbenchError
from workbench.query.conjunction import conjuncts
from workbench.query.expression import Column, Compare, Expression, In, Literal, Not
from workbench.query.model import Metric, MetricQuery, Share
from workbench.query.parse import parse
from workbench.search.words import STOP_WORDS

#: The most words of one phrase.
_LONGEST = 3

_MARKS = frozenset({"by", "per", "each", "every", "which", "what", "across", "whose", "among"})

#: Words that only join others, whatever they join: they are never what something is called.
_JOINING = frozenset(
    """until till before after since while during along away back again ago still yet already once because though although
    whether however instead rather else too soon almost per plus minus via upon onto unto off amid despite taken given""".split()
)


@dataclass(frozen=True, slots=True)
class Measures:
    """Words stand for a metric."""

    key: str


@dataclass(frozen=True, slots=True)
class Divides:
    """Words stand for a dimension by its path, to divide by it."""

    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Holds:
    """Words stand for a dimension by its path that is true or false, for that it is true; or that it is not."""

    parts: tuple[str, ...]
    so: bool = True


@dataclass(frozen=True, slots=True)
class Keeps:
    """Words stand for a value of a path."""

    parts: tuple[str, ...]
    value: str


@dataclass(frozen=True, slots=True)
class Plays:
    """Words stand for a role, by the names of the links that lead along it: `pickup`, of the branch a rental starts at."""

    links: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SaysNothing:
    """Words stand for no part of a query, and change nothing: all of it was said by others."""


Meaning = Measures | Divides | Holds | Keeps | Plays | SaysNothing


class Scene(Protocol):
    """What questions are read with."""

    @property
    def vocabulary(self) -> Vocabulary:
        """The words of the catalog."""
        ...

    @property
    def dictionary(self) -> ValueDictionary:
        """The values that are known."""
        ...

    @property
    def near(self) -> Near:
        """What comes near in meaning."""
        ...


class Run(NamedTuple):
    """Words side by side that nothing in the catalog stands for.

    Attributes:
        known: stems among them that are words of the catalog, and mean something only with the others; all of them
            where the catalog has a name for what the things are, and none for what they are told apart by.
        marked: whether they stand where a group is named: behind `by`, `which`.
    """

    said: tuple[str, ...]
    stems: tuple[str, ...]
    known: frozenset[str]
    marked: bool


@dataclass(frozen=True, slots=True)
class Gap:
    """A confirmed question: what is left of its words, and what is left of its query.

    Attributes:
        whole: all parts of the query; `heard` those that words of the catalog divide by, each with its words.
    """

    question: str
    query: str
    runs: tuple[Run, ...]
    parts: tuple[Meaning, ...]
    whole: frozenset[Meaning]
    heard: frozenset[tuple[tuple[str, ...], Meaning]] = frozenset()


def gap(example: Example, scene: Scene) -> Gap | None:
    """Return what is left of a confirmed question and of its query; None where the query is none of these times."""
    try:
        query = parse(example.query)
    except WorkbenchError:  # the grammar has changed since
        return None
    grounding, whole = example.grounding, tuple(dict.fromkeys(parts_of(query, scene.vocabulary)))
    keys = [part.key for part in whole if isinstance(part, Measures)]
    metrics = _scored(grounding, scene, keys)
    if len(metrics) != len(keys) or not keys:
        return None
    made, draft = Builder(grounding, scene.vocabulary, scene.dictionary).draft(metrics)
    named = {Measures(m.words.metric.key) for m in metrics if m.named > 0}
    heard = {*parts_of(made, scene.vocabulary)} - {Measures(key) for key in keys} | named
    extra = heard - {*whole}
    left = tuple(_by_role(part, extra, grounding, scene.vocabulary) for part in whole if part not in heard)
    runs = (*_runs(grounding, metrics, draft, scene.vocabulary), *_misread(grounding, extra))
    if any(isinstance(part, Plays) for part in left):
        runs += tuple(_before_groups(grounding, scene.vocabulary, {run.stems for run in runs}))
    agreed = frozenset(_heard(grounding, heard & {*whole}))
    return Gap(grounding.question, example.query, runs, left, frozenset((*whole, *left)), agreed)


def _by_role(part: Meaning, extra: Collection[Meaning], grounding: Grounding, vocabulary: Vocabulary) -> Meaning:
    """What is left of a part that was named, or a value that was heard of another role: the role alone."""
    if not isinstance(part, Divides | Keeps):
        return part
    known = next((k for paths in vocabulary.paths.values() for k in paths if k.parts == part.parts), None)
    if known is None or not known.reached.links:
        return part
    if isinstance(part, Keeps):
        named = any(isinstance(o, Keeps) and (o.value, o.parts[-1]) == (part.value, part.parts[-1]) for o in extra)
    else:
        named = bool({word.stem for word in grounding.words} & {*known.stems, *(known.heads if known.label else ())})
    return Plays(tuple(link.name for link in known.reached.links)) if named else part


def _scored(grounding: Grounding, scene: Scene, keys: Sequence[str]) -> tuple[Scored, ...]:
    found = scored(grounding, scene.vocabulary, scene.near, grounding.left, dict.fromkeys(keys, 1.0))
    best = {one.words.metric.key: one for one in found}
    return tuple(best[key] for key in keys if key in best)


def parts_of(query: MetricQuery, vocabulary: Vocabulary) -> Iterator[Meaning]:
    """Return the parts of a query that words of a catalog stand for; times, numbers and orders have words of their own."""
    for item in query.metrics:
        if isinstance(item, Metric | Share):
            yield from (Measures(key) for key in vocabulary.catalog.metric_keys(item.name)[:1])
    for group in query.by:
        if group.path.parts[0] != "time":
            yield Divides(group.path.parts)
    kept = (part for condition in conjuncts(query.where) for part in _kept(condition))
    yield from (part for part in kept if part.parts[0] != "time")


def _kept(condition: Expression) -> Iterator[Holds | Keeps]:
    match condition:
        case Column(path) | Compare("=", Column(path), Literal(True)):
            yield Holds(path.parts)
        case Not(Column(path)) | Compare("=", Column(path), Literal(False)):
            yield Holds(path.parts, so=False)
        case Compare("=", Column(path), Literal(str(value))):
            yield Keeps(path.parts, value)
        case In(Column(path), items):
            values = (item.value for item in items if isinstance(item, Literal))
            yield from (Keeps(path.parts, value) for value in values if isinstance(value, str))
        case _:
            return


def _runs(grounding: Grounding, metrics: Sequence[Scored], draft: Draft, vocabulary: Vocabulary) -> Iterator[Run]:
    """The stretches of words that neither the query nor the catalog accounts for."""
    named = {i for metric in metrics for i in metric.at}
    told = {
        stem for metric in metrics if metric.named for stem in metric.words.words
    }  # the others may be meant by these
    own = {i for i in grounding.left if len(metrics) > 1 and grounding.words[i].stem in told}
    free = [i for i in grounding.left if i not in draft.used | named | own and _telling(grounding, i)]
    for places in _stretches(free):
        stems = tuple(grounding.words[i].stem for i in places)
        known = frozenset(stem for stem in stems if stem in vocabulary.names)
        if len(known) < len(set(stems)) or _alone(grounding, places):
            yield Run(tuple(grounding.words[i].plain for i in places), stems, known, _marked(grounding, places[0]))


def _misread(grounding: Grounding, extra: Collection[Meaning]) -> Iterator[Run]:
    """The words that were read as a dimension that the query does not divide by."""
    for use in grounding.dimensions:
        alone = _alone(grounding, range(use.start, use.stop))
        if use.group and alone and any(Divides(known.parts) in extra for known, _ in use.options):
            words = grounding.words[use.start : use.stop]
            stems = tuple(word.stem for word in words if word.plain not in STOP_WORDS)
            yield Run(tuple(word.plain for word in words), stems, frozenset(stems), marked=True)


def _before_groups(grounding: Grounding, vocabulary: Vocabulary, said: Collection[tuple[str, ...]]) -> Iterator[Run]:
    """The strange word before what is divided by: which of its roles is meant."""
    for i in (use.start - 1 for use in grounding.dimensions if use.group and use.start):
        word = grounding.words[i]
        if _telling(grounding, i) and word.stem not in vocabulary.names and (word.stem,) not in said:
            yield Run((word.plain,), (word.stem,), frozenset(), marked=False)


def _heard(grounding: Grounding, parts: Collection[Meaning]) -> Iterator[tuple[tuple[str, ...], Meaning]]:
    """The words that were read as a dimension that the query does divide by."""
    for use in grounding.dimensions:
        stems = tuple(w.stem for w in grounding.words[use.start : use.stop] if w.plain not in STOP_WORDS)
        meant = {Divides(known.parts) for known, _ in use.options} & {*parts} if use.group else set()
        yield from ((stems, part) for part in meant)


def _telling(grounding: Grounding, i: int) -> bool:
    word = grounding.words[i]
    said = word.kind is Kind.WORD and telling(word) == 1.0
    return said and word.plain not in _JOINING | PEOPLE | HAPPENED and measured(grounding.words, i) is None


def _marked(grounding: Grounding, start: int) -> bool:
    """Whether words stand where a group is named: behind `by`, `which`, `top 5`."""
    before = next((grounding.words[i] for i in range(start - 1, -1, -1) if not _light(grounding, i)), None)
    return before is not None and (before.plain in _MARKS or before.number is not None)


def _alone(grounding: Grounding, places: Sequence[int]) -> bool:
    """Whether words are no part of a longer name: no noun follows."""
    after = grounding.words[places[-1] + 1 : places[-1] + 2]
    return not after or telling(after[0]) < 1.0


def _light(grounding: Grounding, i: int) -> bool:
    """Whether a word may stand between a marker and the group: `each of the brands`."""
    return grounding.words[i].plain in {"the", "of", "our", "different", "all", "one"}


def _stretches(places: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Places side by side, at most so many."""
    out: list[int] = []
    for place in places:
        if out and (place != out[-1] + 1 or len(out) == _LONGEST):
            yield tuple(out)
            out = []
        out.append(place)
    if out:
        yield tuple(out)
