"""What the numbers of a question are compared with: a column of the rows, or a metric of the groups."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from decimal import Decimal

from workbench.ask.answer import Reason
from workbench.ask.drafting.compared import lone_column, names_of, number_column, of_column, scale, told_in
from workbench.ask.drafting.draft import Draft
from workbench.ask.drafting.unlike import aged, of_other_units, of_strangers
from workbench.ask.grounding.dimensions import DimensionUse
from workbench.ask.grounding.ground import Grounding
from workbench.ask.language.lexicon import FILLERS, PEOPLE, SHAPES
from workbench.ask.language.limits import ALONG, COMES_TO, YIELDS
from workbench.ask.language.measures import MONEY, SPENT, measure
from workbench.ask.language.numbers import NumberSpan
from workbench.ask.language.words import Kind, plural
from workbench.ask.measuring.bounded import limits, of_groups
from workbench.ask.measuring.measure import Scored
from workbench.ask.terms.counting import counts_rows
from workbench.ask.terms.known import Known, MetricWords, called
from workbench.ask.terms.vocabulary import Vocabulary
from workbench.catalog.model import DimensionType
from workbench.query.expression import Column, Compare, CompareOp, Expression, In, Literal, Path, Within
from workbench.search.equivalents import IRREGULAR

#: So many numbers of one thing are named for a row each; how far behind a name a number may stand that is compared with
#: what it has: `sellers with over 120 deals`.
MANY, _NEAR, _SEVERAL = 3, 4, 2

#: What leads in a metric that only keeps groups, and how long its name is at most.
_KEEPS, _LONG = frozenset({"where", "with", "whose", "having"}), 5

#: What says that those are left out of whom a number is told, what it keeps then, and what may stand behind it.
_LEAVING = frozenset(
    "ignoring ignore excluding exclude except omitting omit disregarding disregard skipping skip".split()
)
_TURNED: dict[CompareOp, CompareOp] = {">": "<=", ">=": "<", "<": ">=", "<=": ">"}
_OR_SO = frozenset("more less fewer over under above below".split())

_WHO, _HAVE = frozenset({"who", "that", "which"}), frozenset({"had", "have", "has"})

#: What goes on with something else.
_PARTS_OFF = frozenset("with for from at in by per and or among who which that where whose".split())

#: What says how much there is room for in a thing.
_HOLDS = frozenset("hold holds holding fit fits fitting carry carries carrying seat seats seating sleeps".split())


@dataclass(frozen=True, slots=True)
class Bounds:
    """Keeps the rows and groups whose numbers a question names.

    Attributes:
        paths: the paths that all metrics of a draft can be asked by.
        divide: divides a draft by what was named.
    """

    grounding: Grounding
    vocabulary: Vocabulary
    paths: Callable[[Draft], tuple[Known, ...]]
    divide: Callable[[Draft, DimensionUse], None]

    def keep(self, draft: Draft, span: NumberSpan) -> None:
        """Add the condition of a number to a draft, turned round where it says what is left out: `ignoring shops with under 20 sales`."""
        if (said := self._left_out(span)) and span.op in _TURNED and span.high is None:
            span = replace(span, op=_TURNED[span.op])
            draft.used |= said
        self._keep(draft, span)

    def _left_out(self, span: NumberSpan) -> set[int]:
        """The words that say that those with such a number are left out, and what stands behind it; none where they are kept."""
        words = self.grounding.words
        at = next(
            (i for i in range(span.start - 1, max(-1, span.start - _NEAR - 2), -1) if words[i].plain in _LEAVING), None
        )
        between = words[at + 1 : span.start] if at is not None else ()
        if at is None or not _KEEPS & {word.plain for word in between} or any(w.kind is Kind.MARK for w in between):
            return set()
        ends = range(span.stop, min(span.stop + _NEAR, len(words) - 1))
        behind = (i for i in ends if words[i].plain == "or" and words[i + 1].plain in _OR_SO)
        return {at, *(k for i in behind for k in (i, i + 1))}

    def _keep(self, draft: Draft, span: NumberSpan) -> None:
        """Add the condition of a number to a draft; what it cannot be compared with is lost."""
        here, metric, held = (span.start, span.stop), None, self._held(draft, span)
        own = bool(held) or of_column(self.grounding, span, self.paths(draft), self.vocabulary)
        if not (own or self._of_things(draft, span) or aged(self.grounding.words, span)):
            metric = next((key for meant in self._ways() if (key := meant(draft, span))), None)
            if metric and of_other_units(self.grounding.words, span, self.vocabulary.metrics[metric]):
                metric = None
        known = None if metric else number_column(self.grounding, span, held or self.paths(draft), self.vocabulary)
        metric = metric or (None if own or (known and known.reached.links) else self._of_sum(draft, span, known))
        named = metric or known or self._of_people(span)
        lone = None if named else lone_column(self.grounding, span, self.paths(draft), self.vocabulary)
        if lone and self._beside_rows(draft, span):
            known = lone
        metric = metric or (None if known or own else self._of_result(draft, span))
        if known is None and metric is None and lone is not None:
            known = lone
            draft.assumptions.append(f"'{self.grounding.said(*here)}' is compared with {called(lone)}.")
        if metric is None and known is None:
            counts = self.grounding.rank is not None and span.number > 1  # `five courses with the best marks`
            digits = self.grounding.words[span.start].kind is Kind.NUMBER
            if self._any_row(draft, span):
                draft.used |= set(range(*here))
                return
            if span.op != "=" or span.high is not None or digits or counts:
                draft.lose(span.start, f"Nothing here is compared with {self.grounding.said(*here)}.")
            return
        path = Path((metric,)) if metric else Path(known.parts if known else ())
        low, high = self._scaled(span, known) if known else self._in_parts(draft, span, metric or "")
        condition: Expression = Compare(span.op, Column(path), Literal(low))
        if high is not None:
            condition = Within(Column(path), Literal(low), Literal(high))
        elif span.among:
            rest = (self._scaled(replace(span, number=number), known)[0] for number in span.among)
            condition = In(Column(path), (*map(Literal, rest), Literal(low)))
            draft.by += [path] if len(span.among) + 1 >= MANY and path not in draft.by else []
        conditions = draft.having if metric else draft.where
        conditions += [] if condition in conditions else [condition]
        name = ".".join(path.parts)
        means = f"{name} {span.op} {low}" if high is None else f"{name} from {low} to {high}"
        draft.note(self.grounding, here, Reason("", "number", means, known.doc.description if known else ""))
        draft.used |= self._naming(span, known)

    def _ways(self) -> tuple[Callable[[Draft, NumberSpan], str | None], ...]:
        """In what ways a number can be said of a metric, the surest first."""
        named = (self._of_part, self._of_times, self._of_counted, self._of_metric, self._of_head)
        return (*named, self._of_another, self._of_yield)

    def _held(self, draft: Draft, span: NumberSpan) -> tuple[Known, ...]:
        """The numbers of the things of which it is said how much they hold: `machines that hold at least 100 kilos`."""
        words, at = self.grounding.words, span.start - 1
        if at < 1 or words[at].plain not in _HOLDS:
            return ()
        at -= words[at - 1].plain in _WHO
        named = (known for use in self.grounding.dimensions if use.stop == at for known, _ in use.options)
        homes = {known.reached.dataset for known in named if known.reached.links}
        theirs = (k for k in self.paths(draft) if k.reached.dataset in homes and k.type is DimensionType.NUMBER)
        found = tuple(theirs)
        return found if number_column(self.grounding, span, found, self.vocabulary) else ()

    def _any_row(self, draft: Draft, span: NumberSpan) -> bool:
        """Whether different things are counted that have any rows at all: `customers with at least one order`."""
        rows = self.vocabulary.rows_of({home for metric in draft.metrics for home in metric.words.datasets})
        behind = {word.stem for word in self.grounding.words[span.stop : span.stop + 2]}
        behind |= {other for stem in behind for other in self.vocabulary.same.get(stem, ())}
        different = all(self.vocabulary.beside.counts_different(metric.words.metric) for metric in draft.metrics)
        return span.op == ">=" and span.number == 1 and span.high is None and different and bool(behind & rows)

    def _beside_rows(self, draft: Draft, span: NumberSpan) -> bool:
        """Whether the rows themselves stand right before a number, `claims over 10,000 by region`, or have so many: `tours with over 20 people`."""
        words, at = self.grounding.words, {i for metric in draft.metrics for i in metric.at}
        several = any(map(plural, words[span.stop : span.stop + 1])) or words[span.stop - 1].plain in PEOPLE
        has = _KEEPS | _WHO | _HAVE if several else frozenset()
        before = next((i for i in range(span.start - 1, -1, -1) if words[i].plain not in has), None)
        return before is not None and (words[before].stem in self.vocabulary.rows or before in at)

    def _naming(self, span: NumberSpan, known: Known | None) -> set[int]:
        """The words around a number that name what it is compared with."""
        names = names_of(known, self.vocabulary) if known else frozenset()
        names |= {other for stem in names for other in self.vocabulary.same.get(stem, ())}  # `pay > 80000`, of a salary
        around = range(max(0, span.start - 3), min(span.stop + 3, len(self.grounding.words)))
        return {i for i in around if self.grounding.words[i].stem in names}

    def _scaled(self, span: NumberSpan, known: Known | None) -> tuple[int | Decimal, int | Decimal | None]:
        """The bounds in the unit of what they are compared with."""
        factor = scale(known, span) if known else 1.0
        return _plain(span.number * factor), None if span.high is None else _plain(span.high * factor)

    def _of_metric(self, draft: Draft, span: NumberSpan) -> str | None:
        """The metric that a number is compared with: one that was named right beside it, where groups are asked for."""
        if not any(use.group for use in self.grounding.dimensions) or (span.op == "=" and span.high is None):
            return None
        percent = self._is_percent(span)
        told = self.grounding.words[span.start - 1].plain == "of" if span.start else False
        told = told and number_column(self.grounding, span, self.paths(draft), self.vocabulary) is not None
        for metric in draft.metrics:
            if told and counts_rows(metric.words.metric):  # `reviews with a score of 9 or higher`
                continue
            other = span.unit and span.unit not in metric.words.counted and self._told_in(span, metric) is None
            other = other and not MONEY.issuperset({span.measure, measure(metric.words.metric.unit)})
            if (
                other
                or of_other_units(self.grounding.words, span, metric.words)
                or (percent and metric.words.shape != "share")
            ):
                continue
            near = range(max(0, span.start - 6), span.start)
            led = [i for i in near if self.grounding.words[i].plain in _KEEPS]  # `invoices with at least one reminder`
            after = any(span.stop - 1 <= i < span.stop + 2 for i in metric.at)
            if after or (led and any(max(led[-1], span.start - 4) <= i < span.start for i in metric.at)):
                return metric.words.metric.key
        return None

    def _of_part(self, draft: Draft, span: NumberSpan) -> str | None:
        """The metric that is named in the same part of a question as its limit, where several limits are joined."""
        part = next((part for number, part in limits(self.grounding) if number == span), range(0))
        if len(draft.metrics) < _SEVERAL or not draft.by:
            return None
        here = [m for m in draft.metrics if m.at and set(m.at) <= set(part) and self._fits(span, m)]
        return here[0].words.metric.key if len(here) == 1 else None

    def _of_times(self, draft: Draft, span: NumberSpan) -> str | None:
        """The count of what things did so many times that are asked for first: `authors borrowed fewer than 90 times`."""
        often = any(word.plain == "times" for word in self.grounding.words[span.stop : span.stop + 1])
        counts = draft.metrics[0].words
        if not often or span.op == "=" or not counts_rows(counts.metric):
            return None
        rows = self.vocabulary.rows_of(counts.datasets)
        asked = (use for use in self.grounding.dimensions if use.ranked)
        if any(word.stem in rows for use in asked for word in self.grounding.words[use.start : use.stop]):
            return None  # there is one of each
        things = [] if draft.by else [use for use in self.grounding.dimensions if self._comes_first(use, rows)]
        between = {w.stem for w in self.grounding.words[things[0].stop : span.start]} if things else set()
        numbers = (k for k in self.paths(draft) if k.type is DimensionType.NUMBER)
        if things and not any(between & names_of(known, self.vocabulary) for known in numbers):
            self.divide(draft, replace(things[0], group=True, ranked=True))
        return counts.metric.key if draft.by else None

    def _of_head(self, draft: Draft, span: NumberSpan) -> str | None:
        """The metric of groups that a number is said of, `which jobs is the average salary we pay above 60k for`: no rows stand between."""
        if span.op == "=" and span.high is None:
            return None
        for metric in draft.metrics:
            if not self._fits(span, metric):
                continue
            again = self._comes_to(span) or of_groups(self.grounding, span)
            if draft.by and (again or (self._on_average(span) and metric.words.shape == "average")):
                return metric.words.metric.key
            if counts_rows(metric.words.metric) or not (draft.by or self._free()):
                continue
            heard = metric.at or {*self.grounding.left} - {*metric.alien}
            said = (i for i in heard if i < span.start and self.grounding.words[i].plain not in ALONG | {"of"})
            if (at := max(said, default=None)) is not None and self._goes_on(metric, at, span.start):
                if not draft.by:
                    self.divide(draft, replace(self._free()[0], group=True, ranked=True))
                return metric.words.metric.key if draft.by else None
        return None

    def _free(self) -> list[DimensionUse]:
        """Things in the plural that nothing else is said of and that have a number each: `hire rate under 6%: name the sources`."""
        return [
            use for use in self.grounding.dimensions if use.plural and self._comes_first(use, frozenset(), first=False)
        ]

    def _comes_to(self, span: NumberSpan) -> bool:
        """Whether it is said what something comes to in all: `where visits come to over 150`."""
        before = [word.plain for word in self.grounding.words[max(0, span.start - 3) : span.start]]
        return before[-1:] == ["to"] and bool(
            {"come", "comes", "came", "coming", "add", "adds", "amount", "amounts"} & {*before}
        )

    def _on_average(self, span: NumberSpan) -> bool:
        """Whether a number is said of what is so on average: `classes that average under 80`, `over 10 minutes on average`."""
        words = self.grounding.words
        beside = (*words[max(0, span.start - 1) : span.start], *words[span.stop : span.stop + 3])
        return any(SHAPES.get(word.plain) == "average" and word.plain != "per" for word in beside)

    def _fits(self, span: NumberSpan, metric: Scored) -> bool:
        """Whether a number is told in the unit of a metric, or in none."""
        if self._is_percent(span):
            return metric.words.shape == "share"
        unit = metric.words.metric.unit
        told = span.unit in metric.words.counted or self._told_in(span, metric) is not None
        told = told or MONEY.issuperset({span.measure, measure(unit)})
        return span.unit is None or unit is None or told or (span.measure is not None and span.measure == measure(unit))

    def _goes_on(self, metric: Scored, at: int, start: int) -> bool:
        """Whether words from what is measured to a number only go on with it: `is`, `we pay`, `this year comes to`; not rows, `payments of over 50`."""
        words, rows = self.grounding.words, self.vocabulary.rows
        times = {i for time in self.grounding.times for i in range(time.start, time.stop)}
        said = {i for i in range(at + 1, start) if i not in times and words[i].plain not in FILLERS}
        ours = {i for i in said if words[i - 1].plain in {"we", "they"}}
        verbs = {i for i in said if words[i].plain in YIELDS | COMES_TO and words[i].stem not in rows}
        own = {stem for phrase in metric.words.phrases for stem in phrase}
        shapes = {i for i in said if words[i].plain in SHAPES or words[i].stem in own - rows}
        of = words[start - 1].plain == "of" and plural(words[at]) and words[at].plain not in SPENT
        does = verbs or words[at - 1].plain in {"we", "they"}
        of_rows = (of or words[at].stem in rows) and not does
        return (
            not of_rows
            and said <= ours | verbs | shapes
            and _PARTS_OFF.isdisjoint(words[i].plain for i in range(at + 1, start) if i not in times)
        )

    def _of_counted(self, draft: Draft, span: NumberSpan) -> str | None:
        """The metric that is called what stands behind a number, where groups are kept: `only towns with at least 50 reviews`."""
        words = self.grounding.words
        leads = _KEEPS if draft.by else _KEEPS | _WHO
        led = [i for i in range(max(0, span.start - _LONG), span.start) if words[i].plain in leads]
        if (span.op == "=" and span.high is None) or span.measure or not (led or (span.unit and draft.by)):
            return None
        if span.unit and (not draft.by or (span.start and words[span.start - 1].plain in {"of", "for"})):
            return None
        if not draft.by:
            return self._of_owners(draft, span, led[0])
        homes = {key for metric in draft.metrics for key in metric.words.datasets}
        begin = span.stop - bool(span.unit)  # `series with over 1000 tickets`, which each order adds to
        for stop in range(min(begin + _LONG, len(words)), begin, -1):
            stems = tuple(word.stem for word in words[begin:stop])
            known = [m.words for m in draft.metrics] + [*self.vocabulary.metrics.values()]  # first what is asked for
            for metric in (m for m in known if stems in m.phrases and {*m.datasets} <= homes):
                if metric.shape == "share":
                    return None
                draft.used |= set(range(begin, stop))
                return metric.metric.key
        return None

    def _of_things(self, draft: Draft, span: NumberSpan) -> bool:
        """Whether the number is one that the things have which are counted, and are told by it: `halls with over 200 seats by town`."""
        words = self.grounding.words
        behind = words[span.stop - bool(span.unit) : span.stop + 1]
        homes = {home for metric in draft.metrics for home in metric.words.datasets}
        leads = [word.plain for word in words[max(0, span.start - 2) : span.start]]
        at = span.start - (2 if leads[-1:] and leads[-1] in _KEEPS else 3 if leads == [",", "anything"] else 0)
        before = words[at] if 0 <= at < span.start else None
        if before is None or before.stem not in self.vocabulary.rows_of(homes) or not draft.by:
            return False
        known = number_column(self.grounding, span, self.paths(draft), self.vocabulary)
        beside = {at, *range(span.start, span.stop + 1)}  # `fees of halls with over 200 seats by town`
        apart = (counts_rows(m.words.metric) or (m.at and beside.isdisjoint(m.at)) for m in draft.metrics)
        if known is None or known.reached.links or not all(apart):
            return False
        own = names_of(known, self.vocabulary)
        return any(word.stem in own for word in behind)

    def _of_yield(self, draft: Draft, span: NumberSpan) -> str | None:
        """The metric of which groups are asked for that brought so much of it: `in which months did fees bring in over 2000 euros`."""
        words = self.grounding.words
        at = span.start - 1
        while at > 0 and words[at].plain in ALONG:
            at -= 1
        asked = any(word.plain in {"which", "what", "who"} for word in words[: max(at, 0)])
        told = at > 0 and words[at].plain in YIELDS and words[at - 1].plain != "that"
        if not (draft.by and asked and told) or (span.op == "=" and span.high is None):
            return None
        units = {m.words.metric.key: measure(m.words.metric.unit) for m in draft.metrics}
        fits = (m for m in draft.metrics if span.measure and units[m.words.metric.key] == span.measure)
        return next((metric.words.metric.key for metric in fits), None)

    def _of_owners(self, draft: Draft, span: NumberSpan, at: int) -> str | None:
        """The plain count of the rows behind a number, where those who have so many, however called, stand before it: `clients with over 25 cases`."""
        words, here = self.grounding.words, {i for metric in draft.metrics for i in metric.at}
        counted = draft.metrics[0].words
        if not at or not counts_rows(counted.metric) or here.isdisjoint(range(span.stop, span.stop + 2)):
            return None
        said = {words[at - 1].stem, *self.vocabulary.same.get(words[at - 1].stem, ())}
        theirs = (k for k in self.paths(draft) if k.label and k.reached.links and said & k.heads)
        owner = min(theirs, key=lambda known: len(known.reached.links), default=None)
        if owner is None or any(use.start <= at - 1 < use.stop for use in self.grounding.dimensions):
            return None
        self.divide(draft, DimensionUse(at - 1, at, ((owner, 1.0),), at - 1, group=True, ranked=True, plural=True))
        return counted.metric.key if draft.by else None

    def _of_sum(self, draft: Draft, span: NumberSpan, known: Known | None) -> str | None:
        """The total that those come to who are asked for, where no rows stand between: `which shops took less than 1000 euros`.

        Who comes first is asked for: `shops that took over 1000 euros`, `clients billed more than 70,000`.
        """
        words, homes = self.grounding.words, {home for m in draft.metrics for home in m.words.datasets}
        before = [use for use in self.grounding.dimensions if use.stop <= span.start]
        things = [use for use in before if use.ranked or self._comes_first(use, self.vocabulary.rows_of(homes))]
        first = draft.metrics[0]
        if not things or (span.op == "=" and span.high is None) or self.grounding.rank or first.words.shape != "total":
            return None
        if (
            self._is_percent(span)
            or of_other_units(self.grounding.words, span, first.words)
            or any(word.plain == "times" for word in words[span.stop : span.stop + 1])
        ):
            return None
        between, rows = words[things[-1].stop : span.start], self.vocabulary.rows_of(homes)
        done = any(w.plain in YIELDS or w.plain.endswith("ed") or w.plain in IRREGULAR for w in between)
        unit = first.words.metric.unit
        same = span.measure is not None and (measure(unit) == span.measure or told_in(span, unit) is not None)
        alike = same or (done and known is None and span.measure is None and span.unit is None)
        if not alike or any(
            w.plain in {"by", "per"} or (w.stem in rows and not w.plain.endswith("ed")) for w in between
        ):
            return None
        if not draft.by and not things[-1].group:
            self.divide(draft, replace(things[-1], group=True))
        return first.words.metric.key if draft.by else None

    def _comes_first(self, use: DimensionUse, rows: Collection[str], *, first: bool = True) -> bool:
        """Whether things in the plural that are no rows stand, at the beginning, before what they did."""
        words = self.grounding.words
        if any(word.stem in rows for word in words[use.start : use.stop]):
            return False
        free = use.holds is None and not (use.unknown or use.present or use.hinted or _of_numbers(use))
        return free and use.plural and (not first or all(word.plain in FILLERS for word in words[: use.start]))

    def _of_another(self, draft: Draft, span: NumberSpan) -> str | None:
        """A metric that only keeps groups, named right before the number: `signups per plan where the churn rate is over 20%`."""
        words = self.grounding.words
        stop = span.start - (words[span.start - 1].plain in {"is", "are", "was", "were"} if span.start else 0)
        if not draft.by or (span.op == "=" and span.high is None):
            return None
        for start in range(max(0, stop - _LONG), stop):
            stems, led = (
                tuple(word.stem for word in words[start:stop]),
                {w.plain for w in words[max(0, start - 2) : start]},
            )
            if not led & _KEEPS:
                continue
            able = (m for m in self.vocabulary.metrics.values() if m.shape == "share" or not self._is_percent(span))
            found = (m for m in able if stems in m.phrases)
            for metric in found:
                if set(metric.datasets) <= {key for m in draft.metrics for key in m.words.datasets}:
                    draft.used |= set(range(start, stop))
                    return metric.metric.key
        return None

    def _of_result(self, draft: Draft, span: NumberSpan) -> str | None:
        """The metric, where nothing else is compared with the number and groups are what it keeps: `sellers over 120 deals`."""
        first = next((m for m in draft.metrics if span.unit in m.words.counted), draft.metrics[0]).words
        strange = span.unit is not None and span.unit not in first.counted and span.unit in self.vocabulary.units
        strange = strange and self._told_in(span, draft.metrics[0]) is None
        strange = (
            strange
            or (span.measure == "year" and span.unit is None)
            or of_other_units(self.grounding.words, span, first)
        )
        percent = self._is_percent(span)
        if (span.op == "=" and span.high is None) or strange or (percent and first.shape != "share"):
            return None
        if (
            self._of_people(span)
            or self._of_others(span, first)
            or of_strangers(self.grounding.words, span, first, self.vocabulary.units)
        ):
            return None
        if not draft.by:
            free = (u for u in self.grounding.dimensions if not u.group and u.holds is None and not u.unknown)
            near = [use for use in free if 0 <= span.start - use.stop <= _NEAR and not _of_numbers(use)]
            for use in near[-1:]:
                self.divide(draft, replace(use, group=True))
        return first.metric.key if draft.by else None

    def _of_people(self, span: NumberSpan) -> bool:
        """Whether a number right behind things says which of them rows are of, and how many of them no result has: `from clients over 60`."""
        before = self.grounding.words[max(0, span.start - 3) : span.start]
        if aged(self.grounding.words, span):
            return True
        things = {stem for phrases in self.vocabulary.entities.values() for phrase in phrases for stem in phrase}
        led = {"among", "by", "from", "of", "for"} & {word.plain for word in before[:-1]}
        return bool(led) and before[0].plain != "number" and before[-1].stem in things

    def _of_others(self, span: NumberSpan, metric: MetricWords) -> bool:
        """Whether things are counted behind a number that a metric does not count: `cities with at least 3 stations`."""
        behind = self.grounding.words[span.stop : span.stop + 1]
        things = {stem for phrases in self.vocabulary.entities.values() for phrase in phrases for stem in phrase}
        own = {stem for phrase in metric.phrases for stem in phrase} | metric.counted
        return any(word.stem in things - own for word in behind)

    def _told_in(self, span: NumberSpan, metric: Scored) -> float | None:
        """By what a number is multiplied to be in the unit of a metric; None where it is not told in such a one."""
        return told_in(span, metric.words.metric.unit)

    def _is_percent(self, span: NumberSpan) -> bool:
        """Whether a number is a part of a hundred."""
        return any(w.plain in {"%", "percent", "pct"} for w in self.grounding.words[span.start : span.stop + 1])

    def _in_parts(self, draft: Draft, span: NumberSpan, key: str) -> tuple[int | Decimal, int | Decimal | None]:
        """The bounds of a metric, in its unit: a share's are parts of 1, however they were written."""
        percent = self._is_percent(span)
        metric = self.vocabulary.metrics[key]
        money = metric.metric.format == "currency" or measure(metric.metric.unit) in MONEY
        if (
            money
            and span.number < 1_000
            and any(_MILLIONS.fullmatch(word.plain) for word in self.grounding.words[span.start : span.stop])
        ):
            span = replace(
                span, number=span.number * 1_000_000
            )  # `turnover under 1.3m`, where lengths are told so as well
        share = metric.shape == "share" and (percent or span.number > 1)
        factor = Decimal("0.01") if share else Decimal(str(told_in(span, metric.metric.unit) or 1))
        draft.used |= {span.stop} if percent and span.stop < len(self.grounding.words) else set()
        bounds = [None if n is None else _plain(float(Decimal(str(n)) * factor)) for n in (span.number, span.high)]
        return bounds[0] or 0, bounds[1]


#: What is a length, or money in millions.
_MILLIONS = re.compile(r"\d+\.\d+m")


def _of_numbers(use: DimensionUse) -> bool:
    """Whether a mention is of numbers or times alone."""
    return {known.type for known, _ in use.options} <= {DimensionType.NUMBER, DimensionType.TIME}


def _plain(number: float) -> int | Decimal:
    return int(number) if number == int(number) else Decimal(str(number))
