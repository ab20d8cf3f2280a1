"""A resolved query to a plan: each branch aggregates at its own dataset, then the branches meet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial

from sqlglot import exp

from workbench.catalog.formula import Formula, column
from workbench.catalog.graph import Reached
from workbench.catalog.model import Catalog, Dataset, Link
from workbench.errors import Issue, QueryError, nearest
from workbench.planner.balance import balance
from workbench.planner.bounds import spans
from workbench.planner.conversion import base_conditions, conversions
from workbench.planner.filters import condition, cuts, filters_of, own
from workbench.planner.history import history
from workbench.planner.measure import measure_of
from workbench.planner.moves import how, picked, spread, with_every_period
from workbench.planner.nodes import (
    Aggregate,
    Compute,
    Computed,
    Condition,
    Extreme,
    Field,
    Filter,
    Finish,
    Join,
    Key,
    Merge,
    Named,
    Predicate,
    Project,
    Rows,
    Scan,
    SortKey,
    Spread,
    Top,
)
from workbench.planner.periods import filled
from workbench.planner.relations import Relations, at_grain_value, relations_of
from workbench.planner.resolved import AtGrain, AtResult, Branch, Grouped, Resolved
from workbench.planner.windows import apart, layers
from workbench.query.conjunction import conjuncts
from workbench.query.expression import Expression, MetricAt, Path
from workbench.query.model import Order, Unit
from workbench.query.walk import columns, walk


def build(catalog: Catalog, resolved: Resolved) -> Finish:
    """Return the plan of a resolved query, before any rewrite."""
    if resolved.query.range:
        return _range(catalog, resolved)
    if resolved.query.values:
        return _values(catalog, resolved)
    keys = [
        (key.name, output) for group in resolved.grouped for key, output in _keys(catalog, resolved.branches[0], group)
    ]
    rows = _measured_rows(catalog, resolved, tuple(name for name, _ in keys))
    beside: dict[MetricAt, Field] = {}
    for at in resolved.beside:
        rows, beside[at.item] = _with_beside(catalog, rows, at, len(beside))
    return _finished(resolved, rows, keys, beside)


def _with_beside(catalog: Catalog, rows: Rows, at: AtResult, number: int) -> tuple[Rows, Field]:
    """The rows of the result with a metric of a grain of its own beside them, for `having`, and its value there."""
    name = "_by_".join([at.item.name.rpartition(".")[2], *(path.parts[-1] for path in at.item.by)])
    name = f"{name}_{number}" if number else name
    theirs = tuple(group.output for group in at.inner.grouped)
    on = tuple((Named(ours), column(key)) for ours, key in zip(at.keys, theirs, strict=True))
    rows = Join(rows, name, _measured_rows(catalog, at.inner, theirs), on, at.item.name)
    (measured,) = at.inner.measured
    return rows, at_grain_value(name, at.item, measured)


def _measured_rows(catalog: Catalog, resolved: Resolved, keys: tuple[str, ...]) -> Rows:
    resolved, alone = apart(resolved)
    branches = (
        *(_branch(catalog, resolved, branch, several=len(resolved.branches) > 1) for branch in resolved.branches),
        *(_alone(catalog, part, keys) for part in alone),
    )
    rows: Rows = branches[0] if len(branches) == 1 else Merge(branches, "side_by_side", keys)
    rows = filled(catalog, resolved, rows, keys) if resolved.query.fill else rows
    return _computed(rows, keys, resolved)


def _computed(rows: Rows, keys: tuple[str, ...], resolved: Resolved) -> Compute:
    """The metrics of a result, those in steps of their own that windows run over."""
    known: dict[tuple[int, str], str] = {}
    apart_ = {item.output: layers(item.anatomy.formula, item.output, known) for item in resolved.measured}
    outer = {output: formula for output, (formula, _) in apart_.items()}
    steps: list[dict[str, Formula]] = []
    for _, inner in apart_.values():
        for number, step in enumerate(inner):
            steps = [*steps, {}] if number == len(steps) else steps
            steps[number] |= step
    for number, step in enumerate(steps):
        above = [formula for later in (*steps[number + 1 :], outer) for formula in later.values()]
        made = {name for later in steps[number:] for name in later}
        read = dict.fromkeys(found.name for formula in above for found in formula.tree.find_all(exp.Column))
        kept = {name: column(name) for name in read if name not in made and name not in keys}
        named = tuple(Computed(name, formula) for name, formula in (kept | step).items())
        rows = Compute(rows, keys, named, f"step_{number + 1}")
    return Compute(rows, keys, tuple(Computed(output, formula) for output, formula in outer.items()))


def _alone(catalog: Catalog, part: Resolved, keys: tuple[str, ...]) -> Compute:
    """A metric that runs over the rows of a result, over those that it has by itself."""
    rows = _measured_rows(catalog, part, keys)
    if not isinstance(rows, Compute):
        raise TypeError(part.measured[0].output)
    return replace(rows, name=f"{part.measured[0].output}_alone")


# --- one branch -------------------------------------------------------------------------------------------------------
def _branch(catalog: Catalog, resolved: Resolved, branch: Branch, *, several: bool) -> Aggregate | Project:
    relations = Relations(catalog, branch)
    leads = [(group, resolved.lead.reached(group.path)) for group in resolved.grouped]
    keys = tuple(key for group, lead in leads for key, _ in _keys(catalog, branch, group, relations, lead))
    filters = [filters_of(leaf, branch, relations) for leaf in branch.leaves]
    predicates = tuple(dict.fromkeys([*_predicates(resolved, branch, relations), *cuts(filters)]))
    first, semi, conversion = branch.leaves[0], branch.leaves[0].definition.semi, branch.leaves[0].context.conversion
    if conversion:
        predicates = (*predicates, *base_conditions(catalog, first, branch, relations))
    measures = tuple(
        measure_of(catalog, leaf, branch, relations, among)
        for leaf, among in zip(branch.leaves, own(filters), strict=True)
        if not conversion
    )
    for path in first.beside:
        relations.value(branch.reached(path))
    if branch.instants is not None:
        _ = relations.moved  # looked up with all the others, should it lie in another dataset
    early = tuple(p for p in predicates if not relations.of_instants(p))
    rows = _rows_that_meet(relations, early)
    late = tuple(p for p in predicates if relations.of_instants(p))
    rows = rows if conversion else spread(rows, resolved, branch, relations, late)
    name = _name(resolved, branch) if several else branch.dataset.name
    whole = Aggregate(rows, f"{name}_totals", keys, measures)
    if conversion:
        moved = partial(_spread_pairs, resolved=resolved, branch=branch, relations=relations, late=late)
        totals: Aggregate | Project = conversions(
            catalog, conversion, relations, whole, _rows_that_meet, moved if branch.instants else None
        )
    elif semi:
        totals = balance(semi, resolved.grouped, branch, relations, whole)
    else:
        totals = picked(whole, branch, relations)
    return with_every_period(catalog, resolved, branch, relations, totals) if branch.padding else totals


def _spread_pairs(
    rows: Rows, own: Named, *, resolved: Resolved, branch: Branch, relations: Relations, late: tuple[Predicate, ...]
) -> Rows:
    """Conversions at the instants that they are read for, by that of their base event."""
    return spread(rows, resolved, branch, relations, late, own)


def _rows_that_meet(relations: Relations, predicates: tuple[Predicate, ...]) -> Rows:
    rows = _rows(relations, relations.branch.dataset, predicates)
    return _filtered(rows, predicates, relations, base=False)


def _name(resolved: Resolved, branch: Branch) -> str:
    """What the totals of one branch among several are called."""
    name, semi = branch.dataset.name, branch.leaves[0].definition.semi
    if branch.moves:
        return f"{name}_{how(branch.moves[0])}"
    if branch.during != resolved.during:
        return f"{name}_before"
    if semi:
        return f"{name}_at_{semi.pick}"
    return f"{name}_{branch.axis}" if branch.axis and _twice(resolved, branch) else name


def _twice(resolved: Resolved, branch: Branch) -> bool:
    return sum(other.dataset.name == branch.dataset.name for other in resolved.branches) > 1


def _rows(relations: Relations, dataset: Dataset, predicates: tuple[Predicate, ...]) -> Rows:
    scan = _filtered(Scan(relations.base, dataset), predicates, relations, base=True)
    return _looked_up(relations, relations.joined(scan))


def _looked_up(relations: Relations, rows: Rows) -> Rows:
    """The rows with the metrics beside them that conditions ask for at a grain of their own."""
    for name, at in relations.metrics.items():
        rows = _with_metric(relations, rows, name, at)
    return rows


def _with_metric(relations: Relations, rows: Rows, name: str, at: AtGrain) -> Rows:
    """The rows with a metric of a grain of its own beside them."""
    keys = tuple(group.output for group in at.inner.grouped)
    on = tuple((relations.own(reached), column(key)) for reached, key in zip(at.keys, keys, strict=True))
    return Join(rows, name, _measured_rows(relations.catalog, at.inner, keys), on, at.item.name)


def _filtered(rows: Rows, predicates: tuple[Predicate, ...], relations: Relations, *, base: bool) -> Rows:
    """Rows with the predicates that read the base relation alone, or with all the others."""
    chosen = tuple(p for p in predicates if (relations_of(p) <= {relations.base}) is base)
    return Filter(rows, chosen) if chosen else rows


def _keys(
    catalog: Catalog, branch: Branch, group: Grouped, relations: Relations | None = None, lead: Reached | None = None
) -> Iterator[tuple[Key, str]]:
    """The grouping values of one dimension with their output names: a link gives its key and the target's label.

    Args:
        lead: what the path means in the first branch, which says whether there is a label.
    """
    relations = relations or Relations(catalog, branch)
    reached = branch.reached(group.path)
    lead = lead or reached
    yield Key(group.output, relations.value(reached)), group.output
    target = catalog.datasets[lead.dataset]
    name = group.label(target)
    if name and target.label and (lead.dimension is None or group.keyed):
        to = () if group.keyed else _to(reached, target)
        label = Reached(to, target.key, target.dimensions[target.label])
        yield Key(name, relations.value(label)), name


def _to(reached: Reached, target: Dataset) -> tuple[Link, ...]:
    """The links to a dataset that shares the key a path reads."""
    if reached.dataset == target.key:
        return reached.links
    *before, last = reached.links
    return (*before, next(link for link in (last, *last.also) if link.to == target.key))


def _predicates(resolved: Resolved, branch: Branch, relations: Relations) -> Iterator[Predicate]:
    during = branch.during
    if during is not None and (branch.axis is not None or branch.instants is not None):
        yield spans(relations.time, replace(during, start=None) if branch.since_ever else during)
    if during is not None and branch.instants is not None and branch.moves and branch.along is None:
        before = history(branch.moves, during, branch.instants.grain or Unit.DAY, relations.catalog.first_day)
        if before.start or before.end:
            yield spans(relations.moved, before)
    for part in conjuncts(resolved.query.where):
        yield condition(part, branch, relations)


# --- the result -------------------------------------------------------------------------------------------------------
def _finished(
    resolved: Resolved, rows: Rows, keys: list[tuple[str, str]], beside: Mapping[MetricAt, Field] | None = None
) -> Finish:
    """Having, the top of each group, order and limit, over rows whose columns have their output names."""
    shown = [item.output for item in resolved.measured if not item.hidden]
    known = [output for _, output in keys] + [item.output for item in resolved.measured]
    query = resolved.query
    having = tuple(_having(part, known, beside or {}) for part in conjuncts(query.having))
    rows = Filter(rows, having) if having else rows
    order = tuple(_sort_key(item, known) for item in query.order)
    whole = _with_ties_broken(order, [output for _, output in keys])
    limit = query.limit
    if limit is not None and limit.per:
        per = tuple(_per(path, [output for _, output in keys]) for path in limit.per)
        rows = Top(rows, "ranked", per, whole, limit.count)
        whole = (*(SortKey(name) for name in per), *(key for key in whole if key.column not in per))
    visible = tuple((name, name) for name in [*(output for _, output in keys), *shown])
    return Finish(rows, visible, whole, limit.count if limit and not limit.per else None)


def _having(part: Expression, known: list[str], beside: Mapping[MetricAt, Field]) -> Condition:
    named = tuple((c.path, Named(_column(c.path, known, "having"))) for c in columns(part))
    at = dict.fromkeys(item for item in walk(part) if isinstance(item, MetricAt))
    return Condition(part, (*named, *((item, beside[item]) for item in at)))


def _sort_key(item: Order, known: list[str]) -> SortKey:
    return SortKey(_column(item.key, known, "order by"), item.descending, item.nulls_first)


def _column(path: Path, known: list[str], clause: str) -> str:
    written = ".".join(path.parts)
    if written in known:
        return written
    message = f"'{written}' in {clause} is no column of the result."
    remedy = f"Columns: {', '.join(known[:12])}."
    raise QueryError(
        Issue("unknown-column", message, suggestions=nearest(written, known), remedy=remedy, subject=written)
    )


def _per(path: Path, keys: list[str]) -> str:
    written = ".".join(path.parts)
    if written in keys:
        return written
    message = f"'{written}' in limit … per must also stand in by."
    raise QueryError(Issue("per-not-grouped", message, suggestions=nearest(written, keys), subject=written))


def _with_ties_broken(order: tuple[SortKey, ...], keys: list[str]) -> tuple[SortKey, ...]:
    given = {key.column for key in order}
    return (*order, *(SortKey(name) for name in keys if name not in given))


# --- values and ranges ------------------------------------------------------------------------------------------------
def _values(catalog: Catalog, resolved: Resolved) -> Finish:
    branch = resolved.branches[0]
    relations = Relations(catalog, branch)
    found = [pair for group in resolved.grouped for pair in _keys(catalog, branch, group, relations)]
    rows = _listed_rows(resolved, branch, relations)
    keys = tuple(key for key, _ in found)
    raw = resolved.query.raw
    listed: Rows = Project(rows, "listed", keys) if raw else Aggregate(rows, "listed", keys, ())
    return _finished(resolved, listed, [(key.name, output) for key, output in found])


def _range(catalog: Catalog, resolved: Resolved) -> Finish:
    branch, group = resolved.branches[0], resolved.grouped[0]
    relations = Relations(catalog, branch)
    value = relations.value(branch.reached(group.path))
    rows = _listed_rows(resolved, branch, relations)
    ends = (
        Extreme(f"{group.output}__min", greatest=False, value=value),
        Extreme(f"{group.output}__max", greatest=True, value=value),
    )
    columns_ = tuple((end.name, end.name) for end in ends)
    return Finish(Aggregate(rows, "ends", (), ends), columns_, ())


def _listed_rows(resolved: Resolved, branch: Branch, relations: Relations) -> Rows:
    """The rows whose values are listed: where several datasets meet, rows of all, each at every instant asked for."""
    predicates = tuple(_predicates(resolved, branch, relations))
    grouped_links = {branch.reached(group.path).links[:1] for group in resolved.grouped}
    several = resolved.query.source is None and any(links in relations.joins for links in grouped_links if links)
    alone = () if several or branch.instants else predicates
    scan = _filtered(Scan(relations.base, branch.dataset), alone, relations, base=True)
    if branch.instants is not None and branch.instants.dataset is not None and relations.instant is not None:
        at = relations.instant.relation
        scan = Spread(scan, at, Scan(at, branch.instants.dataset), ())
    rows = _looked_up(relations, relations.joined_to_instants(relations.joined(scan)))
    rows = _full(rows) if several else rows
    above = tuple(p for p in predicates if several or branch.instants or not relations_of(p) <= {relations.base})
    return Filter(rows, above) if above else rows


def _full(rows: Rows) -> Rows:
    """Joins along links that keep the rows of both sides; a history keeps its rows' side only."""
    if not isinstance(rows, Join):
        return rows
    return replace(rows, input=_full(rows.input), full=rows.link is not None and rows.valid is None)
