"""Totals at the rows' own instants before they are read at others, computed once for all that read them.

A comparison with a time before, or a window beside the metric itself, needs the rows only once: partial results by the
finest periods that either side reads. A calendar that is made from the first of the data to the last takes the two from
these as well, where they are of all rows.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time

from workbench.planner.before_join import aggregate_before_join, base_of, chain_of
from workbench.planner.nodes import (
    Again,
    Aggregate,
    Either,
    Ends,
    Extreme,
    Field,
    Filter,
    Generated,
    Join,
    Key,
    Measure,
    Merge,
    Named,
    Once,
    Part,
    Predicate,
    Related,
    Rows,
    Scan,
    Spans,
    Spread,
    Summary,
    Truncated,
    Value,
)
from workbench.planner.partial import divides, early_of, key_name, late_of, split
from workbench.planner.relations import relations_below, relations_in, relations_of
from workbench.query.instants import floor
from workbench.query.model import Unit


@dataclass(frozen=True, slots=True)
class Moved:
    """Totals of rows at other instants than their own, taken apart.

    Attributes:
        whole: the aggregation.
        above: conditions on the instants.
        chain: what is looked up for the instants, from the innermost out.
        spread: the rows at every instant that they are read for.
    """

    whole: Aggregate
    above: tuple[Predicate, ...]
    chain: tuple[Join, ...]
    spread: Spread

    @property
    def here(self) -> frozenset[str]:
        """The relations of the rows."""
        return relations_below(self.spread.input)

    @property
    def early(self) -> dict[Value, str]:
        """What is read of the rows, besides what is added up, with names for it."""
        here, names = self.here, {measure.name for measure in self.whole.measures}
        found = {key.value: key.name for key in self.whole.keys if relations_in(key.value) <= here}
        for value in (side for test in self.spread.on for side in (test.left, test.right)):
            if relations_in(value) <= here:
                found.setdefault(value, key_name(value, {*found.values(), *names}))
        return found

    def over(self, first: Rows, again: tuple[Again, ...]) -> Aggregate:
        """Return the same totals over partial ones."""
        early, spread = self.early, self.spread
        on = tuple(Related(early_of(test.left, early), test.op, early_of(test.right, early)) for test in spread.on)
        rows: Rows = replace(spread, input=first, on=on)
        for join in self.chain:
            rows = replace(join, input=rows)
        rows = Filter(rows, self.above) if self.above else rows
        keys = tuple(Key(key.name, early_of(key.value, early)) for key in self.whole.keys)
        return Aggregate(rows, self.whole.name, keys, again)


def _moved(rows: Rows) -> Moved | None:
    """Take totals apart that may be computed in part before; None for others.

    Sound when each measure adds up from partial results, and nothing above the calendar reads a row and an instant
    together.
    """
    if not isinstance(rows, Aggregate):
        return None
    filtered = rows.input if isinstance(rows.input, Filter) else None
    chain, spread = chain_of(filtered.input if filtered else rows.input)
    if not isinstance(spread, Spread):
        return None
    found = Moved(rows, filtered.predicates if filtered else (), chain, spread)
    beside = [value for join in chain for value, _ in join.on]
    apart = all(found.here.isdisjoint(relations_in(value)) for value in beside)
    apart = apart and all(found.here.isdisjoint(relations_of(p)) for p in found.above)
    return found if apart and all(divides(measure, found.here) for measure in rows.measures) else None


def aggregate_before_spread(rows: Rows) -> Rows:
    """Group at the rows' own instants first, then count the few groups at every instant that they are read for."""
    moved = _moved(rows)
    if moved is None:
        return rows
    early, spread = moved.early, moved.spread
    parts, again = split(moved.whole.measures, moved.here, set(early.values()))
    partial = Aggregate(spread.input, _name(spread.input), _keys(early), parts)
    first = aggregate_before_join(partial)
    once = Once(first)
    calendar = _between_ends_of(once, spread, early)
    if calendar is not None:
        return replace(moved, spread=replace(spread, calendar=calendar)).over(once, again)
    return moved.over(first, again)


def _name(rows: Rows) -> str:
    return f"{base_of(rows) or 'rows'}_by_instant"


def _keys(early: dict[Value, str]) -> tuple[Key, ...]:
    return tuple(Key(name, value) for value, name in early.items())


# --- the ends of the data ---------------------------------------------------------------------------------------------
def _between_ends_of(once: Once, spread: Spread, early: dict[Value, str]) -> Generated | None:
    """The calendar of a spread, made from the first to the last of partial totals; None where these lack some rows."""
    calendar = spread.calendar
    if not isinstance(calendar, Generated) or calendar.ends is None or not _of_all(spread.input):
        return None
    (side, *others) = calendar.ends.sides
    ends = [end for end in side.measures if isinstance(end, Extreme) and end.value in early]
    if others or len(ends) < len(side.measures):
        return None
    read = tuple(replace(end, value=Named(early[end.value])) for end in ends)
    return replace(calendar, ends=Ends((replace(side, input=once, measures=read),)))


def _of_all(rows: Rows) -> bool:
    """Whether rows are all of their dataset's."""
    return isinstance(rows, Scan) or (isinstance(rows, Join) and not rows.full and _of_all(rows.input))


# --- a metric beside itself at another instant ------------------------------------------------------------------------
def rows_read_once(merge: Merge) -> Merge:
    """Return branches of which one reads the rows as they are and another at other instants over the same totals."""
    branches, used = list(merge.branches), set[int]()
    for at, branch in enumerate(merge.branches):
        moved = _moved(branch)
        for other, plain in enumerate(merge.branches) if moved is not None else ():
            pair = _pair(plain, moved) if moved is not None and not used & {at, other} else None
            if pair is not None:
                branches[other], branches[at] = pair
                used |= {at, other}
    return replace(merge, branches=tuple(branches))


def _pair(plain: Rows, moved: Moved) -> tuple[Aggregate, Aggregate] | None:
    """Both over the totals of rows by the instants that the moved one reads; None where they read different rows."""
    if not isinstance(plain, Aggregate):
        return None
    own, theirs = _timeless(plain.input), _timeless(moved.spread.input)
    if own is None or theirs is None or own[0] != theirs[0]:
        return None
    early, here = moved.early, moved.here
    keys = {key: _coarser(key.value, early) for key in plain.keys}
    kept = _kept(own[1], early)
    measures = (*plain.measures, *moved.whole.measures)
    if None in keys.values() or kept is None or not all(_whole(measure, here) for measure in measures):
        return None
    parts, now = split(plain.measures, here, set(early.values()))
    others, then = split(moved.whole.measures, here, set(early.values()))
    same = {part.name: next((p.name for p in parts if p.meaning == part.meaning), part.name) for part in others}
    parts = (*parts, *(part for part in others if same[part.name] == part.name))
    cut = _either(own[1], theirs[1])
    rows, kept = _cut(own[0], cut), () if cut == own[1] else kept
    once = Once(Aggregate(rows, _name(rows), _keys(early), parts))
    calendar = _between_ends_of(once, replace(moved.spread, input=rows), early)
    moved = replace(moved, spread=replace(moved.spread, calendar=calendar)) if calendar is not None else moved
    then = tuple(replace(again, parts=tuple(same[name] for name in again.parts)) for again in then)
    summed = tuple(Key(key.name, value) for key, value in keys.items() if value is not None)
    return Aggregate(Filter(once, kept) if kept else once, plain.name, summed, now), moved.over(once, then)


def _whole(measure: Summary, here: frozenset[str]) -> bool:
    """Whether a measure can be computed in part from some relations, and nothing is told of it later."""
    return isinstance(measure, Measure) and divides(measure, here) and not late_of(measure, here)


def _timeless(rows: Rows) -> tuple[Rows, Spans | None] | None:
    """Rows without the stretch of time that they lie in, and this; None for rows of another make."""
    match rows:
        case Scan():
            return rows, None
        case Join(input_) if not rows.full:
            found = _timeless(input_)
            return found and (replace(rows, input=found[0]), found[1])
        case Filter(Scan() as scan, predicates):
            spans = [each for each in predicates if isinstance(each, Spans) and relations_of(each) == {scan.relation}]
            rest = tuple(each for each in predicates if each not in spans)
            whole: Rows = Filter(scan, rest) if rest else scan
            return (whole, spans[0] if spans else None) if len(spans) < 2 else None
        case Filter(input_):
            found = _timeless(input_)
            return found and (replace(rows, input=found[0]), found[1])
    return None


def _either(own: Spans | None, theirs: Spans | None) -> Predicate | None:
    """What holds for rows of either of two stretches of time; None where one of them is all of time."""
    if own is None or theirs is None:
        return None
    ahead, behind = (
        _instant(own.start) <= _instant(theirs.end, last=True),
        _instant(theirs.start) <= _instant(own.end, last=True),
    )
    if not (ahead and behind):
        return Either(((theirs,), (own,)))
    start = min((own.start, theirs.start), key=_instant)
    end = max((own.end, theirs.end), key=lambda bound: _instant(bound, last=True))
    return replace(own, start=start, end=end)


def _instant(bound: date | datetime | None, *, last: bool = False) -> datetime:
    """A bound as an instant; an open one is the first or the last that there is."""
    if bound is None:
        bound = date.max if last else date.min
    return bound if isinstance(bound, datetime) else datetime.combine(bound, time())


def _cut(rows: Rows, cut: Predicate | None) -> Rows:
    """Rows of which a condition on the dataset's own columns holds."""
    match rows:
        case _ if cut is None:
            return rows
        case Filter(Scan() as scan, predicates):
            return Filter(scan, (cut, *predicates))
        case Filter() | Join():
            return replace(rows, input=_cut(rows.input, cut))
        case _:
            return Filter(rows, (cut,))


def _kept(own: Spans | None, early: dict[Value, str]) -> tuple[Spans, ...] | None:
    """A stretch of time as a condition on partial totals; None where it cuts one of their periods."""
    if own is None:
        return ()
    for value, name in early.items():
        plain = isinstance(value, Truncated) and not value.months and value.value == own.value
        unit = value.grain if plain and isinstance(value, Truncated) else None
        if value == own.value or (unit is not None and _on(own.start, unit) and _on(own.end, unit)):
            return (replace(own, value=Named(name)),)
    return None


def _on(bound: date | datetime | None, unit: Unit) -> bool:
    """Whether a bound is the first instant of a period."""
    return bound is None or (unit is not Unit.WEEK and _instant(bound) == floor(_instant(bound), unit))


def _coarser(value: Value, early: dict[Value, str]) -> Value | None:
    """A value read from partial totals, or told of the period that they have; None where it is finer."""
    if value in early:
        return Named(early[value])
    for known, name in early.items():
        if isinstance(known, Truncated) and known.months:
            continue
        unit = known.grain if isinstance(known, Truncated | Field) else None
        inner = known.value if isinstance(known, Truncated) else known
        if isinstance(value, Truncated | Part) and value.value == inner and unit is not None:
            wanted = value.grain if isinstance(value, Truncated) else value.part
            if unit is Unit.DAY or (unit is Unit.MONTH and wanted in _OF_MONTHS):
                return replace(value, value=Named(name))
    return None


#: What months tell of.
_OF_MONTHS = frozenset({"month", "quarter", "year"})
