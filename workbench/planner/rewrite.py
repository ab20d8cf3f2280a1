"""Plans made faster without changing what they mean: each rewrite takes a node and returns one with the same rows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from math import prod

from workbench.catalog.model import Dataset
from workbench.planner.facts import Facts, told
from workbench.planner.nodes import (
    Aggregate,
    AtInstant,
    Compute,
    Converted,
    Ends,
    EveryPeriod,
    Filter,
    Finish,
    Generated,
    Join,
    Key,
    Measure,
    Merge,
    Named,
    Narrow,
    Paired,
    Predicate,
    Project,
    Related,
    Rows,
    Scan,
    Spread,
    Summary,
    Top,
    Value,
)
from workbench.planner.partial import divides, early_of, key_name, late_of, split
from workbench.planner.relations import relations_below, relations_in, relations_of

#: How many rows must share a key for grouping at the key to be worth while before an inner join.
_WORTH = 2_000


def rewrite(plan: Finish, facts: Facts | None = None) -> Finish:
    """Apply every rewrite to every node, from the leaves up.

    Args:
        facts: what the data says of the links, where it was asked.
    """
    plan = told(plan, facts or {})
    return replace(plan, input=_rewritten(plan.input))


def _rewritten(rows: Rows) -> Rows:
    match rows:
        case Scan() | Ends() | Generated():
            return rows
        case Merge(branches):
            changed: Rows = replace(rows, branches=tuple(_branch(branch) for branch in branches))
        case Join(input_, dataset=dataset):
            looked_up = dataset if isinstance(dataset, Dataset) else _rewritten(dataset)
            changed = replace(rows, input=_rewritten(input_), dataset=looked_up)
        case Converted(input_, events):
            changed = replace(rows, input=_narrowed(input_), events=_narrowed(events))
        case (
            Spread()
            | Paired()
            | EveryPeriod()
            | Filter()
            | Aggregate()
            | Project()
            | Narrow()
            | AtInstant()
            | Compute()
            | Top()
            | Finish()
        ):
            changed = replace(rows, input=_rewritten(rows.input))
    for rule in REWRITES:
        changed = rule(changed)
    return changed


def _narrowed(rows: Narrow) -> Narrow:
    return replace(rows, input=_rewritten(rows.input))


def _branch(branch: Aggregate | Project | Compute) -> Aggregate | Project | Compute:
    rows = _rewritten(branch)
    if not isinstance(rows, (Aggregate, Project, Compute)):
        message = f"A rewrite made a branch of {type(rows).__name__}."
        raise TypeError(message)
    return rows


def aggregate_before_join(rows: Rows) -> Rows:
    """Group at the foreign keys first, then look up the few groups instead of every row.

    Sound when each measure adds up from partial results and reads the base relation alone, as do the predicates below
    the joins; predicates on what was looked up are applied to the groups, which carry the same key.
    """
    match rows:
        case Aggregate(Filter(Join() as joins, above), _, _, measures):
            return _key_first(rows, joins, above) if _may_go_first(joins, above, measures) else rows
        case Aggregate(Join() as joins, _, _, measures):
            return _key_first(rows, joins, ()) if _may_go_first(joins, (), measures) else rows
        case _:
            return rows


def _may_go_first(joins: Join, above: tuple[Predicate, ...], measures: tuple[Summary, ...]) -> bool:
    base = _base(joins)
    if any(join.valid is not None for join in _chain(joins)[0]):
        return False  # the instants would have to be keys too, and hardly anything would be grouped
    if not _pays(_chain(joins)[0], base):
        return False
    adds_up = all(divides(measure, frozenset({base})) for measure in measures)
    return bool(base and measures) and adds_up and all(base not in relations_of(p) for p in above)


def _pays(chain: tuple[Join, ...], base: str) -> bool:
    """Whether so few keys stand for so many rows that grouping twice is quicker than looking up each row.

    (Measured on TPC-H 1: LEFT JOIN of each row 1.6 to 2.9 times an inner join, keys first and then LEFT 1.3 to 1.4.)
    """
    first = [join for join in chain if any(relations_in(value) == {base} for value, _ in join.on)]
    known = [join.sizes for join in first if join.sizes is not None]
    if len(known) < len(first):
        return True
    groups, rows = prod(targets for _, targets in known), max((rows for rows, _ in known), default=0)
    return groups * _WORTH <= rows if all(join.verified for join in chain) else groups <= rows


def _base(rows: Rows) -> str:
    while not isinstance(rows, Scan):
        if not isinstance(rows, (Join, Filter)):
            return ""
        rows = rows.input
    return rows.relation


def _key_first(whole: Aggregate, joins: Join, above: tuple[Predicate, ...]) -> Aggregate | Project:
    chain, below = _chain(joins)
    base = _base(below)
    early: dict[Value, str] = {}
    for key in whole.keys:
        if relations_in(key.value) == {base}:
            early[key.value] = key.name
    for join in chain:
        for value, _ in join.on:
            if relations_in(value) == {base}:
                early.setdefault(value, key_name(value, {*early.values(), *(m.name for m in whole.measures)}))
    keys = tuple(Key(key.name, early_of(key.value, early)) for key in whole.keys)
    late = any(late_of(m, frozenset({base})) for m in whole.measures if isinstance(m, Measure))
    final = not late and set(early.values()) <= {key.name for key in keys}
    parts, again = (whole.measures, ()) if final else split(whole.measures, frozenset({base}), set(early.values()))
    rows: Rows = Aggregate(below, f"{base}_by_key", tuple(Key(name, value) for value, name in early.items()), parts)
    for join in chain:
        rows = replace(join, input=rows, on=tuple((early_of(value, early), target) for value, target in join.on))
    rows = Filter(rows, above) if above else rows
    if final:  # the groups are the result's already: what was looked up only depends on them
        return Project(rows, whole.name, (*keys, *(Key(m.name, Named(m.name)) for m in whole.measures)))
    return Aggregate(rows, whole.name, keys, again)


def _chain(joins: Rows) -> tuple[tuple[Join, ...], Rows]:
    """The joins from the innermost out, and the rows below them."""
    chain: list[Join] = []
    rows: Rows = joins
    while isinstance(rows, Join):
        chain.append(rows)
        rows = rows.input
    return tuple(reversed(chain)), rows


def aggregate_before_spread(rows: Rows) -> Rows:
    """Group at the rows' own instants first, then count the few groups at every instant that they are read for.

    Sound when each measure adds up from partial results, and nothing above the calendar reads a row and an instant
    together.
    """
    if not isinstance(rows, Aggregate):
        return rows
    filtered = rows.input if isinstance(rows.input, Filter) else None
    chain, spread = _chain(filtered.input if filtered else rows.input)
    if not isinstance(spread, Spread):
        return rows
    here = relations_below(spread.input)
    above = filtered.predicates if filtered else ()
    if any(not here.isdisjoint(relations_in(value)) for join in chain for value, _ in join.on):
        return rows
    if not all(divides(m, here) for m in rows.measures) or not all(here.isdisjoint(relations_of(p)) for p in above):
        return rows
    return _instant_first(rows, above, chain, spread)


def _instant_first(
    whole: Aggregate, above: tuple[Predicate, ...], chain: tuple[Join, ...], spread: Spread
) -> Aggregate:
    here = relations_below(spread.input)
    early = {key.value: key.name for key in whole.keys if relations_in(key.value) <= here}
    for value in (side for test in spread.on for side in (test.left, test.right)):
        if relations_in(value) <= here:
            early.setdefault(value, key_name(value, {*early.values(), *(m.name for m in whole.measures)}))
    parts, again = split(whole.measures, here, set(early.values()))
    keys = tuple(Key(name, value) for value, name in early.items())
    first = aggregate_before_join(Aggregate(spread.input, f"{_base(spread.input) or 'rows'}_by_instant", keys, parts))
    on = tuple(Related(early_of(test.left, early), test.op, early_of(test.right, early)) for test in spread.on)
    rows: Rows = replace(spread, input=first, on=on)
    for join in chain:
        rows = replace(join, input=rows)
    rows = Filter(rows, above) if above else rows
    keys = tuple(Key(key.name, early_of(key.value, early)) for key in whole.keys)
    return Aggregate(rows, whole.name, keys, again)


#: In the order in which they are tried on each node.
REWRITES: tuple[Callable[[Rows], Rows], ...] = (aggregate_before_spread, aggregate_before_join)
