"""What each path of a query means from each dataset that answers it, or everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from workbench.catalog.graph import DATE_PARTS, TIME, Reached, reach, readings, shared_paths
from workbench.catalog.model import Catalog, Dataset, DimensionType
from workbench.errors import Issue, QueryError, nearest
from workbench.planner.conversion import counted_at, event_paths, events_of
from workbench.planner.measures import Leaf
from workbench.planner.moved import moved, with_padding
from workbench.planner.period import Stretch
from workbench.planner.resolved import Branch, Measured
from workbench.query import model as q
from workbench.query.expression import Path
from workbench.query.walk import columns, with_paths


def branches_of(
    catalog: Catalog, query: q.MetricQuery, measured: tuple[Measured, ...], during: Stretch | None
) -> tuple[Branch, ...]:
    """Return the parts of a query, one per dataset and time axis, each with the meaning of every path."""
    every_leaf = [leaf for item in measured for leaf in item.anatomy.leaves]
    written = [*_paths(query), *(path for leaf in every_leaf for path in _filter_paths(leaf))]
    timed = query.during is not None or query.fill or any(path.parts[0] == "time" for path in written)
    groups: dict[tuple[str, str | None, bool, tuple[object, ...]], dict[str, Leaf]] = {}
    for leaf in every_leaf:
        dataset, time = counted_at(catalog, leaf)
        context, padded = leaf.context, leaf.context.every_period and bool(query.by)
        axis = time if timed or context.moves or padded or context.conversion else None
        apart = (context.moves, context.during, leaf.apart)
        groups.setdefault((dataset.key, axis, padded, apart), {})[leaf.name] = leaf
    issues: list[Issue] = []
    branches = []
    for (key, axis, padded, _), leaves in groups.items():
        context = next(iter(leaves.values())).context
        dataset = catalog.datasets[key]
        if query.during is not None and axis is None:
            names = _metrics_of(leaves.values())
            message = f"{names} cannot be cut by time: {dataset.name} names no time dimension."
            issues.append(Issue("no-time", message, remedy="Name one with time: in its file.", subject="during"))
        found = _resolved_paths(catalog, query, dataset, axis, leaves, issues)
        inner = _filter_meanings(catalog, dataset, axis, leaves, issues)
        events = _events(catalog, tuple(leaves.values()), issues)
        events = replace(events, zone=query.time_zone) if events else None
        branch = Branch(dataset, axis, tuple(leaves.values()), found, inner, events=events)
        branch = replace(branch, during=context.during or during, zone=query.time_zone)
        asked = next(item.output for item in measured if leaves.keys() & {leaf.name for leaf in item.anatomy.leaves})
        branch = moved(catalog, query, branch, asked, issues) if context.moves else branch
        branches.append(with_padding(catalog, query, branch) if padded else branch)
    issues = issues or list(_disagreements(branches))
    if issues:
        raise QueryError(_with_shared(catalog, branches, issues))
    return tuple(branches)


def _resolved_paths(
    catalog: Catalog,
    query: q.MetricQuery,
    dataset: Dataset,
    axis: str | None,
    leaves: dict[str, Leaf],
    issues: list[Issue],
) -> tuple[tuple[Path, Reached], ...]:
    found: list[tuple[Path, Reached]] = []
    for path in _paths(query):
        means = readings(catalog, dataset, path.parts, axis)
        if len(means) == 1 and (fine := _too_fine(path, means[0])):
            issues.append(fine)
        elif len(means) == 1:
            found.append((path, means[0]))
        else:
            issue = _no_part(catalog, dataset, path, axis, leaves) if not means else None
            issue = issue or _unreadable(catalog, dataset, path, leaves, means)
            if issue not in issues:
                issues.append(issue)
    return tuple(found)


def _too_fine(path: Path, reached: Reached) -> Issue | None:
    """A grain or part of the day that the data does not hold: a date has no hour."""
    base = reached.dimension.grain if reached.dimension else None
    wanted = q.Unit.MONTH if isinstance(reached.grain, q.Fiscal) else reached.grain
    wanted = wanted or (q.Unit(reached.part) if reached.part in {"hour", "minute"} else None)
    if base is None or not isinstance(wanted, q.Unit) or _FINEST.index(wanted) >= _FINEST.index(base):
        return None
    written = ".".join(path.parts)
    name = reached.dimension.name if reached.dimension else ""
    message = f"'{written}' is finer than the data: {reached.dataset}.{name} is kept by {base}."
    return Issue("too-fine", message, remedy=f"Ask for {base} or coarser.", subject=written)


_FINEST = tuple(q.Unit)


def _paths(query: q.MetricQuery) -> tuple[Path, ...]:
    """The paths that every branch must read: what groups and what filters rows."""
    return tuple(dict.fromkeys([*(item.path for item in query.by), *(c.path for c in columns(query.where))]))


def _filter_paths(leaf: Leaf) -> tuple[Path, ...]:
    """The paths in the filters of the metrics around an aggregate."""
    return (*(c.path for c in columns(*leaf.context.conditions)), *leaf.beside)


def _events(catalog: Catalog, leaves: tuple[Leaf, ...], issues: list[Issue]) -> Branch | None:
    """The events that base events lead to, with the meaning of what is read at them."""
    conversion = leaves[0].context.conversion
    if conversion is None:
        return None
    events = events_of(catalog, leaves)
    paths = (*event_paths(conversion), *(path for leaf in events.leaves for path in _filter_paths(leaf)))
    inner = _meanings(catalog, events.dataset, events.axis, dict.fromkeys(paths, leaves[0]), issues)
    if events.axis is None or counted_at(catalog, leaves[0])[1] is None:
        message = f"{leaves[0].metric.key} needs the time of both events."
        issues.append(Issue("no-time", message, remedy="Name a time dimension with time: in both datasets."))
    return replace(events, inner=inner)


def _filter_meanings(
    catalog: Catalog, dataset: Dataset, axis: str | None, leaves: dict[str, Leaf], issues: list[Issue]
) -> tuple[tuple[Path, Reached], ...]:
    paths = {path: leaf for leaf in leaves.values() for path in _filter_paths(leaf)}
    return _meanings(catalog, dataset, axis, paths, issues)


def _meanings(
    catalog: Catalog, dataset: Dataset, axis: str | None, paths: dict[Path, Leaf], issues: list[Issue]
) -> tuple[tuple[Path, Reached], ...]:
    found: dict[Path, Reached] = {}
    for path, leaf in paths.items():
        means = readings(catalog, dataset, path.parts, axis)
        if len(means) == 1:
            found[path] = means[0]
        else:
            issues.append(_unreadable_filter(catalog, dataset, path, leaf, means))
    return tuple(found.items())


def _unreadable_filter(catalog: Catalog, dataset: Dataset, path: Path, leaf: Leaf, means: tuple[Reached, ...]) -> Issue:
    written = ".".join(path.parts)
    where = f"The definition of {leaf.metric.key} names '{written}'"
    if means:
        return replace(ambiguous(catalog, written, f" in a filter of {leaf.metric.key}", means), code="metric-filter")
    near = like_path(catalog, dataset, written)
    return Issue("metric-filter", f"{where}, which {dataset.name} does not reach.", suggestions=near)


def _unreadable(
    catalog: Catalog, dataset: Dataset, path: Path, leaves: dict[str, Leaf], means: tuple[Reached, ...]
) -> Issue:
    written = ".".join(path.parts)
    names = _metrics_of(leaves.values())
    if means:
        return ambiguous(catalog, written, f" for {names}", means)
    if catalog.metric_keys(written):
        message = f"'{written}' is a metric, not a dimension."
        return Issue("metric-as-dimension", message, remedy="Filter metrics with having.", subject=written)
    message = f"{names} cannot be asked by '{written}': {_why_not(dataset, path)}"
    return Issue("unknown-dimension", message, suggestions=like_path(catalog, dataset, written), subject=written)


def _no_part(catalog: Catalog, dataset: Dataset, path: Path, axis: str | None, leaves: dict[str, Leaf]) -> Issue | None:
    """Say that a time is there but has no such grain or part, with what it has that is spelt like it."""
    *stem, last = path.parts
    whole = readings(catalog, dataset, tuple(stem), axis) if stem and last not in tuple(q.Fiscal) else ()
    if len(whole) != 1 or whole[0].dimension is None or whole[0].dimension.type is not DimensionType.TIME:
        return None
    name, written = ".".join(stem), ".".join(path.parts)
    message = f"{_metrics_of(leaves.values())} cannot be asked by '{written}': '{name}' has no grain or part '{last}'."
    kept = whole[0].dimension.grain
    grains = _FINEST[_FINEST.index(kept) :] if kept else _FINEST
    periods = [period for calendar in catalog.calendars if calendar.calendar for period in calendar.calendar.periods]
    likely = nearest(last, [*grains, *periods, *(f"extract_{part}" for part in DATE_PARTS)], most=2)
    time = stem[:-1] if whole[0].grain or whole[0].part else stem
    near = tuple(".".join((*time, each)) for each in likely)
    remedy = None if near else f"It has: {', '.join((*grains, *periods))}."
    return Issue("unknown-dimension", message, suggestions=near, remedy=remedy, subject=written)


def _why_not(dataset: Dataset, path: Path) -> str:
    first = path.parts[0]
    if path.parts[-1] in tuple(q.Fiscal):
        return (
            'no fiscal year is set. Say fiscal_year = "April" in workbench.toml, or make a calendar with its periods.'
        )
    if first in dataset.links and len(path.parts) > 1:
        return f"'{first}' leads to {dataset.links[first].to}, which has no '{'.'.join(path.parts[1:])}'."
    if first == TIME and not dataset.time:
        return f"{dataset.name} names no time dimension."
    kind = "link" if len(path.parts) > 1 else "dimension or link"
    return f"{dataset.name} has no {kind} '{first}'."


def like_path(catalog: Catalog, dataset: Dataset, written: str) -> tuple[str, ...]:
    """Return the paths from a dataset that are spelt like a written one, or end like it."""
    known = [".".join(r.parts) for r in reach(catalog, dataset.key)]
    same_end = [name for name in known if "." in name and name.rsplit(".", 1)[1] == written.rsplit(".", 1)[-1]]
    return tuple(dict.fromkeys([*nearest(written, known), *same_end]))[:3]


def _metrics_of(leaves: Iterable[Leaf]) -> str:
    names = list(dict.fromkeys(leaf.metric.key for leaf in leaves))
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def ambiguous(catalog: Catalog, written: str, who: str, means: tuple[Reached, ...]) -> Issue:
    """Say that a path has two meanings: both long forms, or, of one role into several datasets, both datasets."""
    either = tuple(dict.fromkeys(long_form(catalog, r) for r in means))
    if len(either) > 1:
        return Issue("ambiguous-path", f"'{written}' has two meanings{who}.", suggestions=either, subject=written)
    places = " and of ".join(dict.fromkeys(_whose(r) for r in means))
    message = f"'{written}' has two meanings{who}: the role leads to that of {places}."
    remedy = "Rename one of the dimensions, or give one dataset a role of its own."
    return Issue("ambiguous-path", message, remedy=remedy, subject=written)


def long_form(catalog: Catalog, reached: Reached) -> str:
    """Return a path that means this and nothing else: with the dataset's own name in front where that is needed."""
    start = catalog.datasets[reached.links[0].dataset if reached.links else reached.dataset]
    ends = (reached.dimension and reached.dimension.name, reached.grain, reached.part and f"extract_{reached.part}")
    plain = (*(link.name for link in reached.links), *(end for end in ends if end))
    either = (plain, (start.name, *plain))
    return ".".join(next((parts for parts in either if readings(catalog, start, parts) == (reached,)), plain))


def _disagreements(branches: list[Branch]) -> Iterator[Issue]:
    """A path must mean the same dataset and dimension from wherever it is read; the common time axis always does."""
    first, *others = branches
    for path, here in first.paths:
        for branch in others:
            there = branch.reached(path)
            if not agree(here, there):
                written = ".".join(path.parts)
                message = (
                    f"'{written}' means {_whose(here)} for {_metrics_of(first.leaves)} "
                    f"but {_whose(there)} for {_metrics_of(branch.leaves)}, so their groups are not the same."
                )
                yield Issue("different-dimensions", message, subject=written)
                break


def agree(here: Reached, there: Reached) -> bool:
    """Whether two readings of a path mean the same values, or the same key."""
    if here.axis and there.axis:
        return True
    if here.dimension is not None and there.dimension is not None and here.target == there.target:
        return True
    return not _key_targets(here).isdisjoint(_key_targets(there))


def _key_targets(reached: Reached) -> frozenset[tuple[str, str]]:
    """The datasets and columns whose values a path reads: a role's key is that of each dataset it leads to.

    Where at most one row has a key, it is that of the linking dataset too.
    """
    if reached.dimension is None:
        roles = (reached.links[-1], *reached.links[-1].also)
        theirs = {(link.to, ", ".join(key.target.text for key in link.on)) for link in roles}
        own = {(link.dataset, ", ".join(key.local.text for key in link.on)) for link in roles if link.one_to_one}
        return frozenset(theirs | own)
    if reached.grain or reached.part:
        return frozenset()
    return frozenset({(reached.dataset, reached.dimension.expr.text)})


def _whose(reached: Reached) -> str:
    return f"{reached.dataset}.{reached.dimension.name}" if reached.dimension else f"the key of {reached.dataset}"


def _with_shared(catalog: Catalog, branches: list[Branch], issues: list[Issue]) -> list[Issue]:
    """Tell, where metrics of several datasets stand together, what they can all be asked by."""
    if len(branches) == 1:
        return issues
    shared = shared_paths(catalog, [branch.dataset.key for branch in branches])
    remedy = f"All of them can be asked by: {', '.join(['time', *shared[:8]])}." if shared else None
    return [
        replace(issue, remedy=remedy) if issue.code in {"unknown-dimension", "different-dimensions"} else issue
        for issue in issues
    ]


def shorter_paths(catalog: Catalog, branches: tuple[Branch, ...]) -> dict[Path, Path]:
    """The paths that mean the same without the dataset's own name before them."""
    out: dict[Path, Path] = {}
    for path, reached in branches[0].paths:
        rest = path.parts[1:]
        dataset = branches[0].dataset
        owns = path.parts[0] in {dataset.name, dataset.key, *dataset.aliases}
        if rest and owns and all(readings(catalog, b.dataset, rest, b.axis) == (reached,) for b in branches):
            out[path] = Path(rest)
    return out


def with_shorter(query: q.MetricQuery, paths: dict[Path, Path]) -> q.MetricQuery:
    """Return the query with some of its paths written otherwise."""
    if not paths:
        return query
    return replace(
        query,
        by=tuple(replace(item, path=paths.get(item.path, item.path)) for item in query.by),
        where=with_paths(query.where, paths) if query.where else None,
        order=tuple(replace(item, key=paths.get(item.key, item.key)) for item in query.order),
    )
