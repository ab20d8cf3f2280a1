"""Readings of a question that plan: metrics by what was named beside them. What does not plan is no reading."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, replace
from types import MappingProxyType
from typing import NamedTuple

from workbench.ask.drafting.accounted import accounted
from workbench.ask.drafting.build import Builder
from workbench.ask.drafting.draft import Draft
from workbench.ask.grounding.ground import Grounding
from workbench.ask.grounding.of_kind import only_a_thing
from workbench.ask.language.words import telling
from workbench.ask.measuring.bounded import beside_limit, bounded, only_kept_by
from workbench.ask.measuring.loose import LOOSE, Loose, loose_groups
from workbench.ask.measuring.measure import COUNTED, Scored, scored
from workbench.ask.measuring.parted import parted
from workbench.ask.measuring.perone import said_at
from workbench.ask.measuring.rates import counts_itself, counts_own
from workbench.ask.measuring.several import ranked_by, several
from workbench.ask.measuring.shares import cue
from workbench.ask.measuring.strange import says_which
from workbench.ask.measuring.unsaid import written
from workbench.ask.ranker import Ranker
from workbench.ask.reading.absent import absent
from workbench.ask.reading.counted import CountedBuilder, counted, sound
from workbench.ask.reading.disregarded import disregarded
from workbench.ask.reading.emptied import emptied
from workbench.ask.reading.evidence import evidence_of
from workbench.ask.reading.forest import looked_again
from workbench.ask.reading.judge import Evidence
from workbench.ask.reading.of_itself import kept_by_itself
from workbench.ask.reading.unheard import unheard
from workbench.ask.terms.counting import counts_rows
from workbench.ask.terms.known import Known
from workbench.ask.terms.nearness import Near
from workbench.ask.terms.values import ValueDictionary
from workbench.ask.terms.vocabulary import Vocabulary
from workbench.catalog.model import DimensionType
from workbench.errors import WorkbenchError
from workbench.planner import Plan
from workbench.query.model import MetricQuery
from workbench.query.walk import columns
from workbench.search.words import split

Planner = Callable[[MetricQuery], Plan]

#: How many metrics are tried.
_TRIED = 4

#: How many of the best are looked at for words that only say by what rows are kept.
_FIRST = 2

#: What a reading gains that leaves nothing of a list out, and loses for each mention it cannot take in.
_WHOLE, _LACKING = 1.1, 0.35

#: What a reading loses that averages what rows are kept by, where nothing asks for that: `waits of over an hour` are counted.
_CIRCULAR = 0.5

#: How many times that it lacks whose metric counts none of the rows that are kept: another one is meant.
_EMPTY = 2

#: As how many lacking mentions it counts that nothing is divided, where an order is asked for.
_IDLE = 4

#: What a reading loses that does not count what the question does.
_UNCOUNTED = 0.2

#: What it loses that is another kind of number: no average, where that was asked for.
_MISMATCHED = 0.3

#: What a metric that no word names loses for each step to what it is divided by: rows are counted that have it themselves;
#: and how much more for any, where no word says what is counted.
_AWAY, _ELSEWHERE = 0.04, 0.16

#: What a reading loses for each word that nothing about it explains, and that another one does.
_STRANGE = 0.25

#: What a reading loses that takes the question apart otherwise than its words ask for at first sight.
_OTHERWISE = 0.3

#: What marks in a name that it is one number by another.
_PER = frozenset({"per", "by", "each", "every"})

#: A reading that stands nearer than this to the first comes before it where it is so much surer; others where they are much surer.
_LEVEL, _SURER, _MUCH_SURER = 0.2, 0.15, 0.4

#: Readings are compared up to this distance.
_APART = 1.0


@dataclass(frozen=True, slots=True)
class Reading:
    """A query that plans, with what speaks for it.

    Attributes:
        grounding: the question as it was taken apart for it.
        problem: why it cannot be planned; None where it can.
        alien: the indexes of the telling words it leaves unexplained.
        empty: whether its metric counts none of the rows that are kept.
        circular: the words that name its metric and say no more than by which number rows are kept.
    """

    grounding: Grounding
    query: MetricQuery
    draft: Draft
    evidence: Evidence
    confidence: float
    alien: tuple[int, ...]
    problem: str | None = None
    preferred: bool = False
    empty: bool = False
    circular: frozenset[int] = frozenset()


def readings(  # noqa: PLR0913  what a question is read with
    grounding: Grounding,
    vocabulary: Vocabulary,
    dictionary: ValueDictionary,
    near: Near,
    plan: Planner,
    *,
    taught: Collection[str] = (),
    recalled: Mapping[str, float] = MappingProxyType({}),
) -> tuple[Reading, ...]:
    """Return the readings of a question, the most likely first; those that do not plan last.

    Args:
        taught: metrics that people confirmed for these words.
        recalled: metrics that people confirmed for questions like it, by how alike.
    """
    scope = Scope(vocabulary, dictionary, near, plan, taught, recalled)
    found = _readings(grounding, scope)
    best = max(found, key=_standing, default=None)
    sound = best is not None and _sound(best) and not best.draft.itself  # else it has to be taken apart otherwise
    found += [reading for other in grounding.others for reading in _readings(other, scope) if _sound(reading)]
    ranked = _ranked(found, grounding, otherwise=_OTHERWISE * sound)
    found = _ranked(found, grounding, otherwise=_OTHERWISE * sound, past=_passed_over(ranked[:_TRIED]))
    first = {reading.query: reading for reading in reversed(found)}
    distinct = [reading for reading in found if first[reading.query] is reading]
    return looked_again(_surest_first([_judged(_compared(r, distinct), near.ranker) for r in distinct]), near.ranker)


def _surest_first(found: Sequence[Reading]) -> tuple[Reading, ...]:
    """The readings with the surest first that is as much the kind of number asked for, where it stands about as high or is much surer."""
    best = found[0] if found else None
    if best is None or best.problem is not None:
        return tuple(found)
    low = _standing(best) - _LEVEL
    first = best
    for one in found[1:]:
        near = _standing(one) > low and one.grounding == best.grounding
        sure = one.confidence > max(best.confidence + (_SURER if near else _MUCH_SURER), first.confidence)
        fits = one.problem is None and one.evidence.mismatched <= best.evidence.mismatched
        if sure and fits and not _some_of(one, best):
            first = one
    return (first, *(one for one in found if one is not first))


def _some_of(one: Reading, all_: Reading) -> bool:
    """Whether a reading counts only some of the rows that another one counts: what was opened may be closed by now."""
    some, every = one.draft.metrics[0].words, all_.draft.metrics[0].words
    part = counts_rows(some.metric, all_rows=False) and not counts_rows(some.metric)
    return part and counts_rows(every.metric) and some.datasets == every.datasets


def _compared(reading: Reading, found: Sequence[Reading]) -> Reading:
    """The reading with how far it stands ahead of the others, and how near one by the same metrics comes."""
    others = [(other, _standing(other)) for other in found if other is not reading and other.problem is None]
    mine, metrics = _standing(reading), reading.query.metrics
    ahead = mine - max((standing for _, standing in others), default=-_APART)
    same = max((standing for other, standing in others if other.query.metrics == metrics), default=-_APART)
    evidence = replace(
        reading.evidence, ahead=max(-_APART, min(_APART, ahead)), rival=max(0.0, min(1.0, 1 + same - mine))
    )
    return replace(reading, evidence=evidence)


def _ranked(
    found: Sequence[Reading], grounding: Grounding, *, otherwise: float, past: frozenset[int] | None = None
) -> list[Reading]:
    """Readings by how high they stand, less for those that take the question apart otherwise.

    Args:
        past: the words that none of the best explains; one that leaves others unexplained stands lower.
    """

    def standing(one: Reading) -> float:
        strange = len(_strangers(one) - past) if past is not None else 0
        return _standing(one) - otherwise * (one.grounding != grounding) - _STRANGE * strange

    return sorted(found, key=standing, reverse=True)


def _passed_over(best: Sequence[Reading]) -> frozenset[int]:
    """The words that no reading explains."""
    return frozenset.intersection(*map(_strangers, best)) if best else frozenset()


def _strangers(reading: Reading) -> frozenset[int]:
    """The words that nothing about the metrics of a reading explains, and nothing else in it."""
    return frozenset(reading.alien).intersection(*(metric.alien for metric in reading.draft.metrics))


def _sound(reading: Reading) -> bool:
    """Whether a reading says all that was named: only so is the question taken apart otherwise."""
    evidence = reading.evidence
    return reading.problem is None and not (evidence.lost or evidence.idle or evidence.blank)


class Scope(NamedTuple):
    """What questions are read with."""

    vocabulary: Vocabulary
    dictionary: ValueDictionary
    near: Near
    plan: Planner
    taught: Collection[str] = ()
    recalled: Mapping[str, float] = MappingProxyType({})


def _readings(grounding: Grounding, scope: Scope) -> list[Reading]:
    """The readings of a question that was taken apart in one way."""
    vocabulary, dictionary, near, plan, taught, recalled = scope
    builder = Builder(grounding, vocabulary, dictionary)
    loose = tuple(loose_groups(grounding, vocabulary, near))
    left = set(grounding.left) - {i for group in loose if group.near for i in range(group.start, group.stop)}
    limit = only_kept_by(grounding, vocabulary)
    left -= limit
    ranked = _as_taught(beside_limit(scored(grounding, vocabulary, near, left, recalled), limit, grounding), taught)
    found = [_reading(builder, (metric,), ranked, loose, plan) for metric in _tried(ranked)]
    if circular := frozenset().union(*(reading.circular for reading in found[:_FIRST])):
        bare = _as_taught(scored(grounding, vocabulary, near, left - circular, recalled), taught)
        found += [_reading(builder, (metric,), bare, loose, plan) for metric in _tried(_rows_first(bare, found[0]))]
    found += _absorbing(grounding, vocabulary, dictionary, near, left, plan)
    named = {i for use in grounding.values for i in range(use.start, use.stop)}  # `deliveries of ready-mix`
    wide = (u for u in grounding.dimensions if u.stop - u.start > 1 or (u.group and u.marked < u.start))
    named |= {i for u in wide for i in range(u.start, u.stop)}  # `by part of the day`
    if (asked := cue(grounding.words)) and not asked & named:
        whole = _as_taught(scored(grounding, vocabulary, near, left - asked, recalled), taught)
        found += _parts_of_total(builder, whole, loose, plan, asked)
    found += _of_counted(counted(grounding, vocabulary, dictionary, near), ranked, loose, plan)
    if by := ranked_by(grounding, vocabulary, near):
        found.insert(0, replace(_reading(builder, by, ranked, loose, plan), preferred=True))
    elif len(limited := bounded(grounding, vocabulary, near)) > 1 and _kept_by_all(
        reading := _reading(builder, limited, ranked, loose, plan)
    ):
        found.insert(0, reading)
    elif len(listed := several(grounding, vocabulary, near)) > 1:
        found.insert(0, _reading(builder, listed, ranked, loose, plan))
    return found


def _of_counted(
    made: tuple[CountedBuilder, Scored] | None, ranked: Sequence[Scored], loose: Sequence[Loose], plan: Planner
) -> list[Reading]:
    """The reading that counts things by how many others they have, if there is one."""
    if made is None:
        return []
    builder, metric = made
    reading = _reading(builder, (metric,), ranked, loose, plan)
    return [replace(reading, preferred=True)] if sound(reading.query, builder.counted) else []


def _kept_by_all(reading: Reading) -> bool:
    """Whether groups are kept by each of the metrics of a reading."""
    kept = {column.path.parts for column in columns(*reading.draft.having)}
    return not reading.draft.lost and all((m.words.metric.key,) in kept for m in reading.draft.metrics)


def drafted(grounding: Grounding, keys: Iterable[str], scope: Scope) -> Iterator[Reading]:
    """Yield the readings by certain metrics, whatever the words say of them."""
    vocabulary, dictionary, near, plan, *_ = scope
    builder = Builder(grounding, vocabulary, dictionary)
    loose = tuple(loose_groups(grounding, vocabulary, near))
    ranked = scored(grounding, vocabulary, near, grounding.left)
    known = {metric.words.metric.key: metric for metric in ranked}
    for key in keys:
        metric = known.get(key) or Scored(vocabulary.metrics[key], 0.0, 0.0, 0.0, 0.0, (), ())
        yield _reading(builder, (metric,), ranked, loose, plan)


def _judged(reading: Reading, ranker: Ranker) -> Reading:
    """The reading with how sure it is."""
    return reading if reading.problem else replace(reading, confidence=ranker.chance(astuple(reading.evidence)))


def _as_taught(ranked: Sequence[Scored], taught: Collection[str]) -> tuple[Scored, ...]:
    """Put the metrics that were confirmed for these words first, as if they had been named; none of another kind of number."""
    sure = [m for m in ranked if m.words.metric.key in taught and m.suited]
    named = (replace(m, score=2.0 + m.score, meaning=1.0, named=1.0, alien=()) for m in sure)
    return (*named, *(m for m in ranked if m not in sure))


def _rows_first(ranked: Sequence[Scored], reading: Reading) -> tuple[Scored, ...]:
    """Metrics with the plain counts of the rows first that a reading is of."""
    homes = {home for metric in reading.draft.metrics for home in metric.words.datasets}
    rows = (m for m in ranked if counts_rows(m.words.metric) and homes.issuperset(m.words.datasets))
    return (*map(_as_counted, rows), *ranked)


def _as_counted(metric: Scored) -> Scored:
    """A plain count as one is scored that is meant where no word says what is measured."""
    return replace(metric, score=max(metric.score, COUNTED), meaning=max(metric.meaning, COUNTED))


def _tried(ranked: Sequence[Scored]) -> tuple[Scored, ...]:
    """The best metrics, and the best of each dataset: it may be the one that can be asked by what was named."""
    best: dict[tuple[str, ...], Scored] = {}
    for metric in ranked:
        best.setdefault(metric.words.datasets, metric)
    return tuple(dict.fromkeys((*ranked[:_TRIED], *list(best.values())[:_TRIED])))


def _standing(reading: Reading) -> float:
    """How high a reading stands: by its words, less for what it cannot say; a list of metrics before any one of them."""
    draft = reading.draft
    several = len(draft.metrics) > 1 and not draft.lost
    whole = _WHOLE * (reading.preferred or several) + _WHOLE * draft.share
    lacking = (
        len(draft.lost)
        + draft.astray
        + draft.itself
        + draft.trivial
        + (reading.problem is not None and not draft.share)
    )
    lacking += _EMPTY * reading.empty
    lacking += _IDLE * bool(reading.evidence.idle)  # `late visits by technician, worst first`
    steps = sum(len(path.parts) - 1 for path in draft.by if path.parts[0] != "time")
    away = _AWAY * steps + _ELSEWHERE * (steps > 0 and reading.evidence.meaning >= COUNTED)
    away = away if not any(metric.at for metric in draft.metrics) else 0.0
    other = _UNCOUNTED * reading.evidence.uncounted + _MISMATCHED * reading.evidence.mismatched
    circular = _CIRCULAR * bool(reading.circular)
    return reading.evidence.fit + whole - _LACKING * lacking - away - other - circular


def _absorbing(
    grounding: Grounding,
    vocabulary: Vocabulary,
    dictionary: ValueDictionary,
    near: Near,
    left: Collection[int],
    plan: Planner,
) -> list[Reading]:
    """Readings in which words that look like a group are part of a metric's name: `flights for each plane`."""
    out = []
    for use in grounding.dimensions:
        own = set(range(use.start, use.stop))
        if not use.group or use.ranked:
            continue
        thing = only_a_thing(grounding.words[use.stop - 1], vocabulary)  # no examinations by `exams per examiner`
        ranked = scored(grounding, vocabulary, near, {*left, *own})
        fits = [
            s
            for s in ranked
            if min(s.at, default=use.marked) < use.marked
            and not thing
            and own <= set(s.at)
            and any(grounding.words[i].stem not in vocabulary.shapes for i in own & set(s.at))
            and all(written(s.words, grounding.words[i]) for i in own)
            and (s.words.shape != "total" or _called_per(s, {grounding.words[i].stem for i in own}, vocabulary))
        ]
        fits += [s for s in ranked if own and own <= said_at(s.words, grounding, vocabulary)]  # `replies per ticket`
        best = max(fits, key=lambda s: (s.named, s.score), default=None)
        if best:
            kept = replace(grounding, dimensions=tuple(other for other in grounding.dimensions if other != use))
            reading = _reading(Builder(kept, vocabulary, dictionary), (best,), ranked, (), plan)
            out.append(replace(reading, preferred=not reading.draft.lost))
    return out


def _called_per(metric: Scored, stems: Collection[str], vocabulary: Vocabulary) -> bool:
    """Whether a total is called so itself, `flights per plane`: `jobs by workshop` divides, though they are workshop jobs."""
    doc = metric.words.metric.doc
    named = (text for text in (metric.words.metric.name, doc.title, *doc.synonyms) if _PER & {*split(text)})
    return any(set(vocabulary.stems(text)).issuperset(stems) for text in named)


def _parts_of_total(
    builder: Builder, ranked: Sequence[Scored], loose: Sequence[Loose], plan: Planner, asked: frozenset[int]
) -> list[Reading]:
    """`Share of flights by airline`: each group's part of the total, where no rate is named.

    Args:
        ranked: the metrics by what is left without the words that ask for parts.
        asked: those words.
    """
    totals = parted(ranked, asked, loose, builder.grounding, builder.vocabulary)
    found = (_reading(builder, (total,), ranked, loose, plan, share=asked) for total in totals)
    return [replace(reading, preferred=True) for reading in found if reading.query.by]


def _reading(
    builder: Builder,
    metrics: tuple[Scored, ...],
    ranked: Sequence[Scored],
    loose: Sequence[Loose],
    plan: Planner,
    *,
    share: frozenset[int] = frozenset(),
) -> Reading:
    groups = _reachable(builder, metrics, loose)
    query, draft = builder.draft(metrics, groups, share=share)
    itself = [m for m in metrics if counts_itself(m.words.metric, draft.by, builder.paths(draft))]
    bounds = {column.path.parts for column in columns(*draft.having)}
    once = [m for m in metrics if builder.grounding.rank and counts_own(m.words, draft.by, builder.vocabulary.catalog)]
    draft.trivial = bool(itself or once)
    once += [m for m in itself if (m.words.metric.key,) in bounds]  # no `customers by customer having customers > 2`
    draft.lost += [f"{m.words.metric.key} counts each of these once." for m in once]
    order = query.order[0].descending if query.order else None
    paths = builder.paths(draft)
    draft.accounted = accounted(builder.grounding, draft, ranked, paths, builder.vocabulary, descending=order)
    draft.lost += unheard(builder.grounding, metrics, loose, draft, builder.vocabulary)
    alien = (
        tuple(sorted(set.intersection(*(set(m.alien) for m in metrics)) - draft.used))
        if len(metrics) == 1
        else _alien(metrics, ranked, draft)
    )
    told = _told(builder, draft)
    strays = {i for i in draft.strays - draft.accounted if telling(builder.grounding.words[i]) == 1.0}
    strays -= {i for i in strays if builder.grounding.words[i].stem in told}  # `stopped for`, of why they were
    which = {i for i in strays if says_which(builder.grounding, i, builder.vocabulary.rows)}
    draft.lost += [f"Nothing here is called '{builder.grounding.words[i].text}'." for i in sorted(which)]
    alien = tuple(i for i in alien if builder.grounding.words[i].stem not in told)
    alien = tuple(sorted({*alien, *strays} - which - draft.accounted))
    draft.lost += absent(builder.grounding, metrics, alien)
    names = {i for metric in metrics for i in metric.at}
    past = disregarded(builder.grounding, [metric.words for metric in metrics], draft, names)
    evidence = evidence_of(metrics, ranked, draft, query, alien, builder, past=len(set(past) - set(alien)))
    alien = tuple(sorted({*alien, *past}))
    empty = emptied(builder.vocabulary.catalog, (m.words.metric for m in metrics), query.where)
    problem = _problem(query, plan) or empty
    circular = kept_by_itself(builder.grounding, draft, ranked, paths, builder.vocabulary)
    return Reading(
        builder.grounding, query, draft, evidence, 0.0, alien, problem, empty=empty is not None, circular=circular
    )


def _told(builder: Builder, draft: Draft) -> frozenset[str]:
    """What the catalog says of what divides or keeps rows, and of the way there: the bench of `who sat on the bench`."""
    parts = {path.parts for path in draft.by} | {column.path.parts for column in columns(*draft.where)}
    used = [known for known in builder.paths(draft) if known.parts in parts]
    docs = [doc for known in used for doc in (known.doc, *(link.doc for link in known.reached.links))]
    words = {word for doc in docs for word in split(doc.description)}
    return frozenset(map(builder.vocabulary.stem, words))


def _alien(metrics: tuple[Scored, ...], ranked: Sequence[Scored], draft: Draft) -> tuple[int, ...]:
    """The words that none of several metrics explains, of all that are left of the whole question.

    A metric that is near to its own part alone explains no more than its name there.
    """
    whole = {scored.words.metric.key: scored.alien for scored in ranked}
    named = {i for metric in metrics if metric.words.metric.key not in whole for i in metric.at}
    far = [set(alien) for metric in metrics if (alien := whole.get(metric.words.metric.key)) is not None]
    unexplained = set.intersection(*far) if far else {i for metric in metrics for i in metric.alien}
    return tuple(sorted(unexplained - draft.used - named))


def _reachable(
    builder: Builder, metrics: tuple[Scored, ...], loose: Sequence[Loose]
) -> tuple[tuple[Known, tuple[int, int]], ...]:
    """The groups in free words, each the path of these metrics that is most like it."""
    paths = [k for k in builder.paths(Draft(metrics)) if k.type is not DimensionType.NUMBER]
    found = ((group, max(paths, key=group.likeness, default=None)) for group in loose if group.near)
    return tuple((known, (g.start, g.stop)) for g, known in found if known and g.likeness(known) > LOOSE)


def plans(query: MetricQuery, plan: Planner) -> bool:
    """Return whether a query can be planned."""
    return _problem(query, plan) is None


def _problem(query: MetricQuery, plan: Planner) -> str | None:
    try:
        plan(query)
    except WorkbenchError as error:
        return error.issues[0].sentence
    return None
