"""Questions that leave open what is measured: `how is Leeds doing`, `activity per team`, `the best shop`.

What they are about is named, and any number about it may be meant: they are answered with a few that tell most, as
choices. Which those are shows in the catalog: what other metrics are made of, what has most metrics beside it.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from dataclasses import replace
from functools import lru_cache

from workbench.ask.grounding.ground import Grounding
from workbench.ask.language.lexicon import BEST, FARING, GOING, SHAPES, WORST
from workbench.ask.language.words import telling
from workbench.ask.measuring.rowed import of_kinds
from workbench.ask.reading.propose import Reading, Scope, drafted
from workbench.ask.terms.counting import datasets
from workbench.catalog.model import Better, Catalog

#: How many choices there are, how many metrics are tried for them, and how sure each can be.
_CHOICES, _TRIED, _SURE = 3, 20, 0.4

#: How much it counts that other metrics are made of one, and how many its dataset has.
_MADE_OF, _AROUND, _WHOLE = 1.0, 0.5, 0.5

#: How much it counts that people confirmed queries that measure one.
_USED = 0.7

#: How much it counts that one is money, and that much of it is good, or little where the worst is asked for.
_MONEY = 0.2
_GOOD: dict[Better | None, float] = {Better.HIGHER: 0.5, Better.LOWER: -0.4}
_BAD: dict[Better | None, float] = {Better.LOWER: 0.5}

#: How much less a metric tells about what is further away, by links.
_STEP = 0.4

#: How much less what belongs to a thing tells how large it is than what it has itself.
_OTHERS = 1.5

#: How much it counts how like the question a metric is.
_LIKE = 1.0

#: Which kinds of number tell how well something does, and which how much of it there is.
_WELL, _MUCH, _LARGE = ("sum", "rate", "count"), ("count", "sum"), ("sum", "count")
_WELL_IN_NUMBER = ("sum", "count", "rate")

#: What ranks by size, whatever that is; and what says a shape of number where no group does.
_LARGE_WORDS = frozenset({"big", "large", "size", "biggest", "largest", "smallest"})
_SIZES = frozenset({"biggest", "largest", "smallest"})
_SHAPED = SHAPES.keys() - {"per", "number", "count"}


#: What says how much there is of something.
_HOW_MUCH = ("volume", "usage", "workload")


class Principal:
    """The metrics of a catalog by how much they tell about it."""

    def __init__(self, catalog: Catalog) -> None:
        metrics = catalog.metrics.values()
        inputs = Counter(key for m in metrics for name in set(m.inputs) for key in catalog.metric_keys(name)[:1])
        own = {key: frozenset(datasets(catalog, metric)) for key, metric in catalog.metrics.items()}
        homes = Counter(home for found in own.values() for home in found)
        self.weights = {
            key: _MADE_OF * math.log1p(inputs[key])
            + _AROUND * math.log1p(max((homes[home] for home in own[key]), default=0))
            + _WHOLE * (getattr(metric.definition, "where", None) is None)
            + _MONEY * (metric.format == "currency")
            for key, metric in catalog.metrics.items()
            if not (metric.private or metric.parameters or metric.requires)
        }

    def used(self, keys: Iterable[str]) -> Principal:
        """Return the same for people who confirmed queries that measure these, each as often as they did."""
        other = copy(self)
        counts = Counter(keys)
        other.weights = {key: weight + _USED * math.log1p(counts[key]) for key, weight in self.weights.items()}
        return other


def choices(grounding: Grounding, found: Sequence[Reading], principal: Principal, scope: Scope) -> tuple[Reading, ...]:
    """Return the readings to choose from where a question leaves open what is measured; none where it does not."""
    vague = frozenset(_vague(grounding, found, scope))
    told = [i for i in grounding.left if telling(grounding.words[i]) == 1.0 and i not in vague]
    if not set(found[0].draft.metrics[0].at) <= vague and found[0].draft.metrics[0].named and not vague:
        return ()  # `return rate`, of words that tell little by themselves
    if found[0].draft.share and found[0].evidence.named:
        return ()  # `each region's proportion of the cases`
    shapes = {SHAPES[w.plain] for w in (grounding.words[i] for i in grounding.left) if w.plain in _SHAPED}
    if told or (shapes and found[0].evidence.blank):
        said = vague if told else _about(grounding) or grounding.dimensions
        able = (r for r in found if said and _stands(r) and set(r.alien) <= vague)
        chosen = [r for r in able if not shapes or r.draft.metrics[0].words.shape in shapes]
    else:
        chosen = _of_catalog(grounding, found, principal, scope, vague)
    distinct = {reading.query: reading for reading in reversed(chosen)}
    return tuple(replace(r, confidence=_SURE, alien=()) for r in [*reversed(distinct.values())][:_CHOICES])


def _of_catalog(
    grounding: Grounding, found: Sequence[Reading], principal: Principal, scope: Scope, vague: frozenset[int]
) -> list[Reading]:
    """What tells most of all metrics about what is named."""
    kinds = _asked(grounding, found, vague, scope)
    if not kinds or not _about(grounding):
        return []
    first = [found[0]] if _stands(found[0]) and not vague and grounding.rank is None else []
    keys = _near(grounding, principal, scope)[:_TRIED]
    able = (r for r in drafted(grounding, keys, scope) if _stands(r) and set(r.alien) <= vague)
    rank = grounding.rank
    bad = rank is not None and grounding.words[rank.stop - 1].plain in WORST
    sized = any(word.plain in _LARGE_WORDS for word in grounding.words)
    best = sorted(able, key=lambda r: _own(r, sized=sized) - _weight(r, principal, bad=bad))
    return [*first, *_mixed(best, kinds)]


def _vague(grounding: Grounding, found: Sequence[Reading], scope: Scope) -> Iterator[int]:
    """The words that ask how it goes, unless the catalog calls a metric so, or one whose whole name is said: `success rate`.

    How much there is, is what a total that is called so says: `the best day for volume`, of a volume sold.
    """
    stems = {grounding.words[i].stem for i in grounding.left}
    names = (phrase for metric in found[0].draft.metrics for phrase in metric.words.phrases if stems.issuperset(phrase))
    said = {stem for phrase in names for stem in phrase}
    totals = (metric.words for metric in found[0].draft.metrics if metric.words.shape == "total" and not metric.alien)
    said |= {stem for words in totals for phrase in words.phrases for stem in phrase} & {
        *map(scope.vocabulary.stem, _HOW_MUCH)
    }
    for i in grounding.left:
        word = grounding.words[i]
        if word.plain in GOING | FARING and (word.stem,) not in scope.vocabulary.named and word.stem not in said:
            yield i


def _asked(grounding: Grounding, found: Sequence[Reading], vague: frozenset[int], scope: Scope) -> tuple[str, ...]:
    """Which kinds of number are asked for, the likeliest first; none where a question says what is measured."""
    if any(grounding.words[i].plain in FARING for i in vague):
        return _WELL
    if vague:
        return _MUCH
    if grounding.rank is not None:
        said = grounding.words[grounding.rank.stop - 1].plain
        if said in BEST | WORST:  # `best month for callers` is the one with most of them
            return _WELL_IN_NUMBER if of_kinds(grounding, scope.vocabulary, grounding.left) else _WELL
        return _LARGE if said in _SIZES else ()
    silent = found[0].evidence.blank and not of_kinds(grounding, scope.vocabulary, grounding.left)
    return _MUCH if silent else ()


def _about(grounding: Grounding) -> bool:
    """Whether it is said what it is about."""
    uses = any(use.group or use.holds is not None for use in grounding.dimensions)
    return uses or bool(grounding.values or grounding.times)


def _stands(reading: Reading) -> bool:
    """Whether a reading says all that was named, and can be asked."""
    evidence = reading.evidence
    return reading.problem is None and not (evidence.lost or evidence.idle)


def _near(grounding: Grounding, principal: Principal, scope: Scope) -> list[str]:
    """The metrics that can be asked by what was named, those that tell most first."""
    words = scope.vocabulary.metrics
    reaches = lru_cache(None)(lambda homes: _reaches(homes, grounding, scope))
    able = (key for key in principal.weights if key in words and reaches(words[key].datasets))
    return sorted(able, key=lambda key: -principal.weights[key])


def _reaches(homes: tuple[str, ...], grounding: Grounding, scope: Scope) -> bool:
    """Whether metrics of some datasets can be asked by what was named."""
    groups = (use for use in grounding.dimensions if use.group or use.holds is not None)
    if not all(any(known.dataset in homes for known, _ in use.options) for use in groups):
        return False
    paths = {known.parts for home in homes for known in scope.vocabulary.paths[home]} if grounding.values else set()
    return all(any(match.place.parts in paths for match in use.matches) for use in grounding.values)


def _own(reading: Reading, *, sized: bool) -> float:
    """What a number of other things loses where it is asked how large something is."""
    return _OTHERS * (sized and any(len(path.parts) > 1 for path in reading.draft.by))


def _weight(reading: Reading, principal: Principal, *, bad: bool) -> float:
    """How much a reading tells about what is named; of what is worst, the more the less of it is good."""
    (words,) = (m.words for m in reading.draft.metrics)
    steps = sum(len(path.parts) - 1 for path in reading.draft.by if path.parts[0] != "time")
    judged = (_BAD if bad else _GOOD).get(words.metric.better, 0.0)
    like = reading.draft.metrics[0].meaning
    return principal.weights[words.metric.key] + judged + _LIKE * like - _STEP * steps


def _mixed(best: Sequence[Reading], kinds: Iterable[str]) -> Iterator[Reading]:
    """The first of each kind, then what tells most of the rest: of other things before other numbers of the same."""
    by_kind = {kind: next((r for r in best if _kind(r) == kind), None) for kind in kinds}
    mixed = [reading for reading in by_kind.values() if reading is not None]
    yield from mixed
    homes = {r.draft.metrics[0].words.datasets for r in mixed}
    rest = [r for r in best if r not in mixed and _kind(r) in by_kind]
    yield from sorted(rest, key=lambda r: r.draft.metrics[0].words.datasets in homes)
    yield from (r for r in best if _kind(r) not in by_kind)


def _kind(reading: Reading) -> str:
    """What kind of number a reading is: all of something, how many, or a rate or mean of it."""
    words = reading.draft.metrics[0].words
    expr = getattr(words.metric.definition, "expr", None)
    plain = expr.text.lower().lstrip() if expr is not None else ""
    if words.shape == "total" and plain.startswith(("count(", "count_if(")):
        return "count"
    return "sum" if words.shape == "total" and "sum(" in plain else "rate"
