"""A follow-up edits the query before it: `only Newark`, `and by month`, `cancellations instead`, `without the filter`.

What it names is read as in any question, of the metrics of the query before, and then put beside or in place of what
that query has of the kind. What the edited query cannot be asked is said, not guessed around.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from workbench.ask.answer import Answer, Reason, Zone
from workbench.ask.drafting.build import Builder
from workbench.ask.drafting.draft import Draft
from workbench.ask.grounding.ground import Grounding
from workbench.ask.grounding.narrowing import about, joined, moved, narrowed, paths_of, rewidened
from workbench.ask.language.cues import Cue, Mode, cue, excludes, led
from workbench.ask.language.lexicon import PARTS_OF_WHOLE
from workbench.ask.language.meanings import During, TimeSpan
from workbench.ask.language.words import Kind, telling
from workbench.ask.measuring.measure import Scored
from workbench.ask.measuring.shares import cue as share_cue
from workbench.ask.reading.propose import Planner, Reading
from workbench.ask.terms.values import ValueDictionary
from workbench.ask.terms.vocabulary import Vocabulary
from workbench.errors import WorkbenchError
from workbench.query import model as q
from workbench.query.conjunction import conjunction, conjuncts
from workbench.query.expression import Path
from workbench.query.instants import floor, shift
from workbench.query.model import MetricQuery, Unit
from workbench.query.parse import parse
from workbench.query.text import text
from workbench.query.tidy import tidied

#: How sure a follow-up is whose words were all read, and one that names another metric.
_SURE, _SWAPPED = 0.85, 0.8

#: How sure the reading of a metric must be to take the place of one.
_NAMED = 0.45

#: How many readings are looked at for a group in free words.
_LIKE = 6

#: How much of a metric's name must be said where no word of it is telling by itself: `on-time rate`.
_SAID_WHOLE = 0.5

_SORTS = frozenset("sort sorted order ordered rank ranked by".split())
_ASCENDING = frozenset("ascending ascendingly asc smallest lowest alphabetically increasing".split())
_DESCENDING = frozenset("descending desc largest highest biggest decreasing reverse reversed backwards".split())
_DIRECTIONS = _ASCENDING | _DESCENDING | {"first"}
_ENTIRE = frozenset("whole entire full complete".split())
_FOREVER: frozenset[str] = frozenset(
    {"time", "dates", "years", "periods", "the time", "of time", "the data", "history"}
)
_FILTERS = frozenset("filter filters condition conditions restriction restrictions where".split())
_PERIODS = frozenset(
    "period date dates time range month months year years day days week weeks quarter quarters".split()
)
_LIMITS = frozenset("limit ranking rank top order sorting".split())
_MANY = frozenset("show me the first top make it only just give list please best".split())
_EVERY = frozenset("everything all filters".split())


@dataclass(frozen=True, slots=True)
class Context:
    """What a follow-up is read with.

    Attributes:
        ground: takes a question apart.
        readings: what a question may mean, the likeliest first.
    """

    vocabulary: Vocabulary
    dictionary: ValueDictionary
    plan: Planner
    ground: Callable[[str], Grounding]
    readings: Callable[[Grounding], Sequence[Reading]]


def continued(grounding: Grounding, previous: str, context: Context, *, alone: bool = True) -> Answer | None:
    """Return the query before with the change that was asked for; None where the question stands alone.

    Args:
        alone: whether a metric alone, `cancellation rate`, takes the place of the one before. It does where a person said
            that this is a follow-up; where it was only asked next, it is a question of its own.
    """
    keys = measured(previous, context.vocabulary)
    if not keys:
        return None
    said = cue(grounding.question)
    rest = context.ground(said.rest) if said.said and said.rest.strip() else grounding
    edit = _Edit(parse(previous), keys, rest, said, context)
    if said.mode in {Mode.REMOVE, Mode.ALL}:
        taken = edit.taken_away(grounding.question)
        if taken is not None or said.mode is Mode.ALL:
            return taken
        # `without France`, where France is no part of the query before: it narrows
        bare = led(grounding.question)
        if (kept := _narrowed(bare, previous, keys, context)) is not None:
            return kept
        edit = _Edit(parse(previous), keys, context.ground(bare), Cue(Mode.PLAIN, bare), context)
    elif (
        excludes(grounding.question)
        and (kept := _narrowed(led(grounding.question), previous, keys, context)) is not None
    ):
        return kept
    answer = edit.answer(grounding.question)
    return answer if answer is None or alone or not edit.stands_alone else None


def _narrowed(bare: str, previous: str, keys: Sequence[str], context: Context) -> Answer | None:
    """The query before with only those rows that are named, `without the cancelled ones`; None where more is said."""
    first = context.ground(bare)
    edits = (_Edit(parse(previous), keys, rest, Cue(Mode.ONLY, bare), context) for rest in (first, *first.others))
    return next((kept for edit in edits if (kept := edit.kept(bare)) is not None), None)


def measured(previous: str | None, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the metrics of a query text; none where it is no query or has unknown ones."""
    try:
        items = parse(previous).metrics if previous else ()
    except WorkbenchError:
        return ()
    names = (item.name for item in items)
    return tuple(key for name in names for key in vocabulary.catalog.metric_keys(name)[:1] if key in vocabulary.metrics)


class _Edit:
    """One follow-up on its way into the query before."""

    def __init__(self, before: MetricQuery, keys: Sequence[str], rest: Grounding, said: Cue, context: Context) -> None:
        self.before = before
        self.rest = rest
        self.said = said
        self.context = context
        self.plain = " ".join(word.plain for word in rest.words)
        metrics = context.vocabulary.metrics
        self.old = tuple(Scored(metrics[key], 1.0, 1.0, 1.0, 1.0, (), ()) for key in keys)
        self.reasons: tuple[Reason, ...] = ()
        self.notes: list[str] = ["It continues the query before."]
        self.stands_alone = False

    def answer(self, question: str) -> Answer | None:
        """Return the answer; None where this is no follow-up."""
        for attempt in (
            self._as_share,
            self._ordered,
            self._limited,
            self._longer,
            self._earlier,
            self._kept,
            self._named,
            self._slots,
        ):
            query = attempt()
            if query is not None:
                return self._checked(question, query)
        return None

    def _checked(self, question: str, query: MetricQuery) -> Answer | None:
        if query == self.before:
            return None
        try:
            self.context.plan(query)
        except WorkbenchError as error:
            return Answer(question, clarification=error.issues[0].message) if self.said.said else None
        sure = _SURE if query.metrics == self.before.metrics else _SWAPPED
        notes = tuple(dict.fromkeys(self.notes))
        return Answer(question, query, text(query), sure, Zone.ANSWER, self.reasons, notes, continues=True)

    def kept(self, question: str) -> Answer | None:
        """Return the query with only those rows that are named; None where something else is said as well."""
        query = self._kept()
        return None if query is None else self._checked(question, query)

    # --- taking away --------------------------------------------------------------------------------------------------
    def taken_away(self, question: str) -> Answer | None:
        """The query without what `remove`, `without` or `all` takes away; None where it has nothing of that."""
        query = self._taken_away()
        return None if query is None else self._checked(question, query)

    def _taken_away(self) -> MetricQuery | None:
        words, before = set(self.plain.split()), self.before
        if self.said.mode is Mode.ALL and self.plain in _FOREVER:
            return replace(before, during=None)
        if words & _FILTERS:
            where = rewidened(before.where, self._paths_named())
            return replace(before, where=where if self._paths_named() else None)
        if words and words <= _EVERY:
            return replace(before, where=None, having=None, limit=None)
        if words & _LIMITS and before.limit:
            return replace(before, limit=None)
        found = self._without_named()
        if found is None and words & _PERIODS and before.during is not None:
            return replace(before, during=None)
        return found

    def _without_named(self) -> MetricQuery | None:
        """Without the groups and conditions that the question names."""
        paths, before = self._paths_named(), self.before
        by = before.by if self.said.mode is Mode.ALL else tuple(i for i in before.by if not about(i.path, paths))
        where = before.where
        if by == before.by:
            where = rewidened(before.where, paths, values=self._values_named())
        metrics = self._metrics_left()
        if (by, where, metrics) == (before.by, before.where, before.metrics):
            return None
        return tidied(replace(before, by=by, where=where, metrics=metrics))

    def _metrics_left(self) -> tuple[q.MetricItem, ...]:
        """The metrics without those named to be removed; never none."""
        if self.said.mode is Mode.ALL or len(self.before.metrics) == 1 or self._paths_named():
            return self.before.metrics
        named = {key for reading in self._best() for key in (m.words.metric.key for m in reading.draft.metrics)}
        left = tuple(item for item in self.before.metrics if item.name not in named)
        return left or self.before.metrics

    def _paths_named(self) -> tuple[Path, ...]:
        options = [known for use in self.rest.dimensions for known, _ in use.options]
        times = [Path(("time",)) for _ in self.rest.times] + [
            Path(("time",)) for word in self.plain.split() if word in _PERIODS
        ]
        return tuple(dict.fromkeys([*(Path(known.parts) for known in options), *times]))

    def _values_named(self) -> frozenset[str]:
        return frozenset(match.value for use in self.rest.values for match in use.matches)

    # --- putting in ---------------------------------------------------------------------------------------------------
    def _as_share(self) -> MetricQuery | None:
        """`As a share`, `in percent of the total`: each metric as a part of its total."""
        asked = share_cue(self.rest.words) or _shares_of_each(self.rest)
        rest = (word for i, word in enumerate(self.rest.words) if i not in asked and word.kind is not Kind.MARK)
        if not asked or any(telling(word) == 1.0 for word in rest):
            return None
        metrics = tuple(
            q.Share(item.name, arguments=item.arguments) if isinstance(item, q.Metric) else item
            for item in self.before.metrics
        )
        return tidied(replace(self.before, metrics=metrics))

    def _ordered(self) -> MetricQuery | None:
        """`Sorted by name`, `order by cancellations descending`, `ascending`."""
        words = self.plain.split()
        if not words or (words[0] not in _SORTS - {"by"} and not set(words) <= _DIRECTIONS):
            return None
        rest = [word for word in words if word not in _SORTS and word not in _DIRECTIONS]
        descending = not set(words) & _ASCENDING
        if not rest:
            first = (
                self.before.order[0].key if self.before.order else Path(tuple(self.before.metrics[0].name.split(".")))
            )
            return replace(self.before, order=(q.Order(first, descending=descending),))
        groups = {item.path for item in self.before.by}
        named = [Path(known.parts) for use in self.rest.dimensions for known, _ in use.options]
        key = next((path for path in groups if path in named or path.parts[-1] == rest[-1]), None)
        if key is not None:
            return replace(self.before, order=(q.Order(key, descending=bool(set(words) & _DESCENDING)),))
        found = self._best_of(" ".join(rest))
        if found is None:
            return None
        return replace(self.before, order=(q.Order(Path(tuple(found.split("."))), descending=descending),))

    def _best_of(self, words: str) -> str | None:
        """The metric that words name."""
        found = [
            reading for reading in self.context.readings(self.context.ground(words))[:1] if reading.confidence >= _NAMED
        ]
        return found[0].draft.metrics[0].words.metric.key if found else None

    def _limited(self) -> MetricQuery | None:
        """`Show ten`, `the first 20 only`: as many of those that stand first."""
        numbers = [int(word.number) for word in self.rest.words if word.number is not None]
        rest = {word.plain for word in self.rest.words if word.kind is not Kind.MARK and word.number is None}
        if len(numbers) != 1 or numbers[0] < 1 or not rest <= _MANY or not self.before.order:
            return None
        per = self.before.limit.per if self.before.limit else ()
        return replace(self.before, limit=q.Limit(numbers[0], per))

    def _earlier(self) -> MetricQuery | None:
        """`The year before`, `same for the month before`: the same stretch one unit earlier."""
        aside = {"for", "in", "the", "same", "of", "and", "what", "about"}
        words = [word for word in self.plain.split() if word.isalpha() and word not in aside]
        during = self.before.during
        if len(words) != 2 or words[0] not in set(Unit) or words[1] != "before" or not isinstance(during, q.Between):
            return None
        unit = Unit(words[0])
        first, last = (replace(i, start=shift(i.start, -1, unit)) for i in (during.first, during.last))
        return replace(self.before, during=q.Between(first, last))

    def _longer(self) -> MetricQuery | None:
        """`For the whole year`: of the period before; `all time`: of all."""
        words = [word for word in self.plain.split() if word not in {"for", "in", "over", "the", "of", "all"}]
        if words in (["time"], ["dates"], ["ever"]) and self.before.during is not None:
            return replace(self.before, during=None)
        if (
            len(words) != 2
            or words[0] not in _ENTIRE
            or words[1] not in set(Unit)
            or not isinstance(self.before.during, q.Between)
        ):
            return None
        unit, during = Unit(words[1]), self.before.during
        start, end = floor(during.first.start, unit), floor(during.last.start, unit)
        return replace(self.before, during=q.Between(q.Instant(start, unit), q.Instant(end, unit)))

    def _kept(self) -> MetricQuery | None:
        """`Just for enterprise customers`: of what is there, whatever else is called after customers."""
        rest = self.rest
        held = any(use.holds is not None for use in rest.dimensions)
        if self.said.mode is not Mode.ONLY or not (rest.values or rest.numbers or held):
            return None
        beside = {i for value in rest.values for i in range(value.start - 1, value.stop + 1)}
        beside |= {i for use in rest.dimensions if use.holds is not None for i in range(use.start - 1, use.stop + 1)}
        if any(telling(rest.words[i]) == 1.0 and i not in beside for i in rest.left):
            return None
        added, draft = self._drafted(self.old)
        if draft.lost:
            return None
        self._reasoned(draft, metrics=False)
        return self._merged(self.before, added)

    def _named(self) -> MetricQuery | None:
        """Another metric, beside those before or in place of them, with whatever else is named."""
        left = max((telling(self.rest.words[i]) for i in self.rest.left), default=None)
        if left is None or (not self.said.said and (left < 1.0 or not self._names_a_metric_alone())):
            return None
        self.stands_alone = not self.said.said
        best = self._best()
        if not best or (left < 1.0 and not _told(best[0])):
            return None
        metrics = best[0].draft.metrics
        self._move(metrics)
        items = tuple(
            q.Metric(
                m.words.metric.name
                if len(self.context.vocabulary.catalog.metric_keys(m.words.metric.name)) == 1
                else m.words.metric.key
            )
            for m in metrics
        )
        added, draft = self._drafted(metrics)
        if draft.lost:
            return None
        self._reasoned(draft, metrics=True)
        together = self.said.mode in {Mode.ADD, Mode.AND}
        self.notes += [] if together else [f"{_names(items)} instead of {_names(self.before.metrics)}."]
        kept = tuple(item for item in items if item.name not in {i.name for i in self.before.metrics})
        base = replace(self.before, metrics=(*self.before.metrics, *kept) if together else items)
        return self._merged(base if together else _ordered_by_new(base, self.before, items), added)

    def _move(self, metrics: Sequence[Scored]) -> None:
        """Ask the query before by the same things as they are reached from what is measured now: claims of parcels."""
        homes = [key for metric in self.old for key in metric.words.datasets]
        new = [key for metric in metrics for key in metric.words.datasets]
        self.before = moved(self.before, homes, new, self.context.vocabulary)

    def _names_a_metric_alone(self) -> bool:
        rest = self.rest
        return not (rest.dimensions or rest.values or rest.times or rest.numbers or rest.rank)

    def _best(self) -> list[Reading]:
        found = [reading for reading in self.context.readings(self.rest) if not reading.problem]
        sure = [reading for reading in found[:1] if reading.confidence >= _NAMED]
        homes = {metric.words.datasets for metric in self.old}
        near = (r for r in found if r.draft.metrics[0].wanted and r.draft.metrics[0].words.datasets in homes)
        return sure or ([*near][:1] if self.said.said else [])

    def _slots(self) -> MetricQuery | None:
        """Groups, values, times, numbers and an order, for the metrics before."""
        if any(telling(self.rest.words[i]) == 1.0 for i in self.rest.left):
            return self._divided()
        added, draft = self._drafted(self.old)
        if draft.lost:
            return None
        self._reasoned(draft, metrics=False)
        return self._merged(self.before, added)

    def _divided(self) -> MetricQuery | None:
        """By what free words are like, `by fuel`, where the metrics before can be asked by it."""
        first = next((word.plain for word in self.rest.words), "")
        homes = {key for metric in self.old for key in metric.words.datasets}
        paths = [{known.parts for known in self.context.vocabulary.paths[key]} for key in homes]
        found = self.context.readings(self.rest)[:_LIKE] if self.said.said and first in {"by", "per"} else ()
        able = (r.draft.by for r in found if r.draft.by and not r.draft.lost and not r.query.where)
        by = next((by for by in able if all(path.parts in known for path in by for known in paths)), None)
        return None if by is None else self._merged(self.before, replace(self.before, by=tuple(map(q.Dimension, by))))

    def _drafted(self, metrics: tuple[Scored, ...]) -> tuple[MetricQuery, Draft]:
        timed = self.before.during is not None or any(map(_is_time, self.before.by))
        times = tuple(_in_its_year(s, self.before.during) for s in self.rest.times if s.start < s.stop or not timed)
        builder = Builder(replace(self.rest, times=times), self.context.vocabulary, self.context.dictionary)
        return builder.draft(metrics, by=[item.path for item in self.before.by])

    def _reasoned(self, draft: Draft, *, metrics: bool) -> None:
        self.reasons = tuple(r for _, r in sorted(draft.reasons, key=lambda p: p[0]) if metrics or r.kind != "metric")
        self.notes += draft.assumptions

    def _merged(self, base: MetricQuery, added: MetricQuery) -> MetricQuery:
        """Put the parts that were named beside or in place of those of the query before."""
        by = tuple(item for item in added.by if item not in base.by)
        stay = () if by and self.said.mode is Mode.INSTEAD else base.by
        if self.said.mode is Mode.PLAIN and any(_is_time(item) for item in by):
            stay = tuple(item for item in stay if not _is_time(item))
        where, notes = narrowed(base.where, added.where, self.context.vocabulary, together=self.said.mode is Mode.ADD)
        self.notes += notes
        query = replace(
            base,
            by=tuple(dict.fromkeys((*stay, *by))),
            where=where,
            during=added.during or base.during,
            compare=added.compare or base.compare,
            having=joined(base.having, added.having),
            order=added.order or base.order,
            limit=added.limit or base.limit,
        )
        return tidied(query)


def _shares_of_each(rest: Grounding) -> frozenset[int]:
    """The words of `what share is each?`, where that is all that is asked."""
    parts = {i for i, word in enumerate(rest.words) if word.plain in PARTS_OF_WHOLE}
    each = {"each", "that", "those", "these", "they", "it"} & {word.plain for word in rest.words}
    return frozenset(parts) if each else frozenset()


def _told(reading: Reading) -> bool:
    """Whether words that tell little mean a metric: most of its name, or its kind of number, `how long did they take`."""
    first = reading.draft.metrics[0]
    return first.named >= _SAID_WHOLE or first.wanted


def _in_its_year(span: TimeSpan, during: q.Period | None) -> TimeSpan:
    """A time whose year nobody said, in the year of the query before: `in January only`, of 2023."""
    match span.meaning, during:
        case During(q.Between(first, last), assumed), q.Between(_, end) if assumed:
            years = end.start.year - last.start.year
            moved = q.Between(*(replace(i, start=shift(i.start, years, Unit.YEAR)) for i in (first, last)))
            return replace(span, meaning=During(moved))
        case _:
            return span


def _is_time(item: q.Dimension) -> bool:
    return item.path.parts[0] == "time"


def _names(items: Sequence[q.MetricItem]) -> str:
    return " and ".join(item.name for item in items)


def _ordered_by_new(query: MetricQuery, before: MetricQuery, items: Sequence[q.MetricItem]) -> MetricQuery:
    """Order by the new metric what was ordered by one it stands for; conditions on the old ones go."""
    old = {item.name for item in before.metrics}
    first = Path(tuple(items[0].name.split(".")))
    order = tuple(replace(o, key=first) if ".".join(o.key.parts) in old else o for o in query.order)
    kept = [part for part in conjuncts(query.having) if not paths_of(part) & {Path((name,)) for name in old}]
    return replace(query, order=order[:1] if len(set(order)) < len(order) else order, having=conjunction(kept))
