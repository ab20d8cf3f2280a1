"""What the words of confirmed questions mean that the catalog has no word for: `electricity by brand` → `kwh by maker`.

Where a person confirmed a query, each of its parts was said somehow. The words that no definition stands for are set beside
the parts that no other word accounts for: one that is left over is what is meant, several are told apart by where they stand,
by likeness, and by other confirmed questions. What is rejected teaches nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import exp
from typing import NamedTuple, Protocol

from workbench.ask.build import Builder
from workbench.ask.draft import Draft
from workbench.ask.examples import Example
from workbench.ask.ground import Grounding
from workbench.ask.known import called
from workbench.ask.lexicon import PEOPLE
from workbench.ask.measure import Scored, scored
from workbench.ask.nearness import Near
from workbench.ask.values import ValueDictionary
from workbench.ask.vocabulary import Vocabulary
from workbench.ask.words import Kind, telling
from workbench.errors import WorkbenchError
from workbench.query.conjunction import conjuncts
from workbench.query.expression import Column, Compare, Expression, In, Literal, Not
from workbench.query.model import Metric, MetricQuery, Share
from workbench.query.parse import parse
from workbench.search.shorthand import abbreviates
from workbench.search.words import STOP_WORDS, split

#: From how much support on words are sure to mean something, and from how much they may; of all that they were seen with.
_SURE, _LIKELY, _MOST = 0.7, 0.3, 0.67

#: How much likeness counts, how much the place in the question does, and how likely it is that nothing stands for a part.
_LIKENESS, _PLACE, _SILENT = 6.0, 4.0, 0.15

#: The most words of one phrase, and how often what was found in one question is used to read the others.
_LONGEST, _ROUNDS, _SETTLING = 3, 4, 4

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
    """Words stand for a dimension by its path that is true or false, for that it is true."""

    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Keeps:
    """Words stand for a value of a path."""

    parts: tuple[str, ...]
    value: str


@dataclass(frozen=True, slots=True)
class SaysNothing:
    """Words stand for no part of a query, and change nothing: all of it was said by others."""


Meaning = Measures | Divides | Holds | Keeps | SaysNothing


@dataclass(frozen=True, slots=True)
class Learnt:
    """Words and what they mean, by a confirmed question.

    Attributes:
        stems: the words as they are compared; `said` as they were written.
        sure: whether they are as good as a synonym of the catalog; else they only speak for it.
        question: the newest question that says so, and its confirmed query text.
        count: how many confirmed questions have these words for it.
    """

    said: tuple[str, ...]
    stems: tuple[str, ...]
    means: Meaning
    sure: bool
    question: str
    query: str
    count: int = 1


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


# --- what is left over ------------------------------------------------------------------------------------------------
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
    left = tuple(part for part in whole if part not in heard)
    runs = (*_runs(grounding, metrics, draft, scene.vocabulary), *_misread(grounding, heard - {*whole}))
    agreed = frozenset(_heard(grounding, heard & {*whole}))
    return Gap(grounding.question, example.query, runs, left, frozenset(whole), agreed)


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
        case Column(path) | Not(Column(path)):
            yield Holds(path.parts)
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


def _heard(grounding: Grounding, parts: Collection[Meaning]) -> Iterator[tuple[tuple[str, ...], Meaning]]:
    """The words that were read as a dimension that the query does divide by."""
    for use in grounding.dimensions:
        stems = tuple(w.stem for w in grounding.words[use.start : use.stop] if w.plain not in STOP_WORDS)
        meant = {Divides(known.parts) for known, _ in use.options} & {*parts} if use.group else set()
        yield from ((stems, part) for part in meant)


def _telling(grounding: Grounding, i: int) -> bool:
    word = grounding.words[i]
    said = word.kind is Kind.WORD and telling(word) == 1.0
    return said and word.plain not in _JOINING | PEOPLE


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


# --- what stands for what ---------------------------------------------------------------------------------------------
Pair = tuple[tuple[str, ...], Meaning]


def learnt(gaps: Sequence[Gap], scene: Scene) -> tuple[Learnt, ...]:
    """Return what words mean by some confirmed questions, the newest first; of one question the newest query holds."""
    newest = tuple({" ".join(g.question.casefold().split()): g for g in reversed(gaps)}.values())[::-1]
    support: dict[Pair, float] = {}
    for _ in range(_ROUNDS):
        support = _support(newest, scene, support)
    return tuple(_believed(newest, support))


def _support(gaps: Sequence[Gap], scene: Scene, before: Mapping[Pair, float]) -> dict[Pair, float]:
    """How much the questions speak for words to mean something, with what they spoke for before."""
    out: dict[Pair, float] = defaultdict(float)
    for one in gaps:
        for (run, part), weight in _settled(_weights(one, scene, before)).items():
            for stems, share in _shared(run, part, before):
                out[stems, part] += share * weight
        for run in one.runs if not one.parts else ():
            if len(run.known) < len(set(run.stems)) and not run.marked:
                out[run.stems, SaysNothing()] += 0.5
    return out


def _weights(one: Gap, scene: Scene, before: Mapping[Pair, float]) -> dict[tuple[Run, Meaning], float]:
    """How well each stretch of a question stands for each part that it may mean."""
    pairs = ((run, part) for part in one.parts for run in one.runs)
    return {
        (run, part): _weight(run, part, scene, before) for run, part in pairs if _may_mean(run, part, scene.vocabulary)
    }


def _settled(weights: Mapping[tuple[Run, Meaning], float]) -> dict[tuple[Run, Meaning], float]:
    """The weights as chances: one stretch means one part, and one part is said by one stretch, if by any."""
    out: dict[tuple[Run | None, Meaning], float] = {(None, part): _SILENT for _, part in weights}
    out.update(weights.items())
    for _ in range(_SETTLING):
        of_part = _sums(out, 1)
        out = {pair: weight / of_part[pair[1]] for pair, weight in out.items()}
        of_run = _sums(out, 0)
        out = {(run, p): weight / (max(1.0, of_run[run]) if run else 1.0) for (run, p), weight in out.items()}
    return {(run, part): weight for (run, part), weight in out.items() if run is not None}


def _sums(weights: Mapping[tuple[Run | None, Meaning], float], of: int) -> dict[object, float]:
    out: dict[object, float] = defaultdict(float)
    for pair, weight in weights.items():
        out[pair[of]] += weight
    return out


def _may_mean(run: Run, part: Meaning, vocabulary: Vocabulary) -> bool:
    """Whether words of the catalog may mean a part: `trucks` their plates, where rows are called so and nothing else is."""
    if len(run.known) < len(set(run.stems)):
        return True
    if not isinstance(part, Divides) or not run.marked:
        return False
    meant = vocabulary.leading_to(part.parts)
    read = [known for known, _ in vocabulary.phrases.get(run.stems, ())]
    if read:  # a customer by name or by number, and never one role for another
        return any(
            (one.dataset, one.reached.links) == (other.dataset, other.reached.links) and one.parts != other.parts
            for one in read
            for other in meant
        )
    return any(run.stems in vocabulary.entities[known.reached.dataset] for known in meant)


def _weight(run: Run, part: Meaning, scene: Scene, before: Mapping[Pair, float]) -> float:
    """How well a stretch stands for a part, with what other questions say of it."""
    place = _PLACE if run.marked == isinstance(part, Divides) else 1.0
    alike = (found for (stems, other), found in before.items() if stems == run.stems and type(other) is type(part))
    all_of_it = sum(alike)
    known = (0.1 + before.get((run.stems, part), 0.0)) / (0.1 + all_of_it)
    like = 1.0 if _shortens(part, run) else _like(run, part, scene)
    return place * known * exp(_LIKENESS * (like - 0.5))


def _shortens(part: Meaning, run: Run) -> bool:
    """Whether a part is called by a short form of a stretch: `shpr_nm`, of shippers."""
    match part:
        case Measures(key):
            short = split(key)
        case Divides(parts) | Holds(parts):
            short = split(" ".join(parts))
        case _:
            short = []
    return any(abbreviates(name, word) for name in short for word in run.stems)


def _like(run: Run, part: Meaning, scene: Scene) -> float:
    """How alike a stretch and a part are in meaning, 0 to 1."""
    match part:
        case Measures(key):
            return scene.near.like_metric(" ".join(run.said), key)
        case Divides(parts) | Holds(parts):
            return scene.near.like_text(" ".join(run.said), _titled(parts, scene.vocabulary))
        case Keeps(_, value):
            return scene.near.like_text(" ".join(run.said), value)
        case SaysNothing():
            return 0.0


def _titled(parts: tuple[str, ...], vocabulary: Vocabulary) -> str:
    known = next((k for paths in vocabulary.paths.values() for k in paths if k.parts == parts), None)
    return f"{called(known) if known else ''} {' '.join(parts)}".strip()


def _shared(run: Run, part: Meaning, before: Mapping[Pair, float]) -> Iterator[tuple[tuple[str, ...], float]]:
    """The stretch, and each of its strange words by how much of it the word is."""
    yield run.stems, 1.0
    strange = [stem for stem in run.stems if stem not in run.known]
    if len(run.stems) > 1:
        weights = [0.1 + before.get(((stem,), part), 0.0) for stem in strange]
        yield from (((stem,), weight / sum(weights)) for stem, weight in zip(strange, weights, strict=True))


def _believed(gaps: Sequence[Gap], support: Mapping[Pair, float]) -> Iterator[Learnt]:
    """The words with what they mean, where nothing that was confirmed speaks against it.

    One word may be a metric and a group: the shippers that are counted, and those that the result is divided by.
    """
    total: dict[tuple[tuple[str, ...], type[Meaning]], float] = defaultdict(float)
    for (stems, part), found in support.items():
        total[stems, type(part)] += found
    sure: set[tuple[str, ...]] = set()
    for (stems, part), found in support.items():
        seen = [g for g in gaps if any(_within(stems, run.stems) for run in g.runs)]
        agreed = [g for g in seen if (not g.parts if isinstance(part, SaysNothing) else part in g.whole)]
        against = sum(_against(stems, part, g, support) for g in gaps)
        if found < _LIKELY or found < _MOST * max(total[stems, type(part)], found + against):
            continue
        sure |= {stems}
        yield _learnt(stems, part, agreed, sure=found >= _SURE)
    yield from (one for one in _spoken_for(gaps) if one.stems not in sure)


def _against(stems: tuple[str, ...], part: Meaning, gap: Gap, support: Mapping[Pair, float]) -> bool:
    """Whether a question speaks against words to mean a part: it has them, and they mean no other kind of thing in it."""
    if any(said == stems and other != part for said, other in gap.heard):
        return True
    if part in gap.whole or not any(_within(stems, run.stems) for run in gap.runs):
        return False
    if isinstance(part, SaysNothing):
        return any(support.get((stems, other), 0.0) >= _LIKELY for other in gap.parts)
    others = (other for other in gap.parts if type(other) is not type(part))
    return not any(support.get((stems, other), 0.0) >= _LIKELY for other in others)


def _learnt(stems: tuple[str, ...], part: Meaning, agreed: Sequence[Gap], *, sure: bool) -> Learnt:
    source = agreed[0]
    said = next(_said(stems, run) for run in source.runs if _within(stems, run.stems))
    return Learnt(said, stems, part, sure, source.question, source.query, len(agreed))


def _spoken_for(gaps: Sequence[Gap]) -> Iterator[Learnt]:
    """The strange words of questions whose metric no word named: they speak for it, where they stand with no other."""
    beside: dict[str, list[Gap]] = defaultdict(list)
    for one in gaps:
        for stem in {stem for run in one.runs if not run.marked for stem in run.stems if stem not in run.known}:
            beside[stem].append(one)
    for stem, seen in beside.items():
        meant = {tuple(part for part in one.whole if isinstance(part, Measures)) for one in seen}
        ((key, *more), *others) = meant if all(meant) else {(None, None)}
        if key is not None and not more and not others and all(key in one.parts for one in seen):
            yield _learnt((stem,), key, seen, sure=False)


def _within(stems: tuple[str, ...], run: tuple[str, ...]) -> bool:
    return any(run[i : i + len(stems)] == stems for i in range(len(run) - len(stems) + 1))


def _said(stems: tuple[str, ...], run: Run) -> tuple[str, ...]:
    start = next(i for i in range(len(run.stems)) if run.stems[i : i + len(stems)] == stems)
    return run.said[start : start + len(stems)]
