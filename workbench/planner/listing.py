"""`values of` and `range of`: the dataset whose rows are listed, and what the paths mean from there.

Without `from`, a path's values are all that its own dataset has, not only those that something names. Paths of several
datasets are read from the one that leads to the others, rows of all kept; `time` is then the catalog's calendar, each
row once at every instant of it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from workbench.catalog.graph import TIME, Reached, calendar_of, reach, readings
from workbench.catalog.model import Catalog, Dataset, Dimension, Link
from workbench.errors import Issue, QueryError, nearest
from workbench.planner.calendar import FINEST_FIRST, Instants, instants_for, time_of
from workbench.planner.paths import agree, ambiguous, like_path
from workbench.planner.period import Stretch
from workbench.planner.resolved import Branch, Resolved, grouped
from workbench.query import model as q
from workbench.query.expression import Path
from workbench.query.walk import columns

#: What each path means.
Known = dict[Path, Reached]


def resolve_values(catalog: Catalog, query: q.MetricQuery, during: Stretch | None) -> Resolved:
    """Return what `values of` or `range of` lists, from which dataset."""
    items = query.values or ((q.Dimension(query.range.path, query.range.alias),) if query.range else ())
    values = tuple(item.path for item in items)
    paths = tuple(dict.fromkeys([*values, *(c.path for c in columns(query.where))]))
    branch = _from_source(catalog, query.source, paths) if query.source else _from_ends(catalog, values, paths)
    groups = tuple(replace(each, keyed=_is_role(catalog, branch, each.path)) for each in grouped(items))
    return Resolved(query, (), groups, (replace(branch, during=during, zone=query.time_zone),), during)


def _is_role(catalog: Catalog, branch: Branch, path: Path) -> bool:
    """Whether a path names a role, and is read as the key of the dataset that the role leads to."""
    reached, name = branch.reached(path), path.parts[-1]
    if reached.dimension is None or reached.links or reached.grain or name in branch.dataset.dimensions:
        return False
    return any(name in dataset.links for dataset in catalog.datasets.values())


# --- from a dataset that is named -------------------------------------------------------------------------------------
def _from_source(catalog: Catalog, source: str, paths: tuple[Path, ...]) -> Branch:
    dataset = catalog.datasets.get(source)
    if dataset is None:
        names = nearest(source, catalog.datasets)
        raise QueryError(Issue("unknown-dataset", f"No dataset '{source}'.", suggestions=names, subject=source))
    found: Known = {}
    issues: list[Issue] = []
    for path in paths:
        means = readings(catalog, dataset, path.parts)
        if len(means) == 1:
            found[path] = means[0]
        else:
            issues.append(_unreadable_value(catalog, dataset, path, means))
    if issues:
        raise QueryError(issues)
    return Branch(dataset, dataset.time, (), tuple(found.items()))


def _unreadable_value(catalog: Catalog, dataset: Dataset, path: Path, means: tuple[Reached, ...]) -> Issue:
    written = ".".join(path.parts)
    if means:
        return ambiguous(catalog, written, "", means)
    message = f"{dataset.name} has no '{written}'."
    return Issue("unknown-dimension", message, suggestions=like_path(catalog, dataset, written), subject=written)


# --- from where the paths end -----------------------------------------------------------------------------------------
def _from_ends(catalog: Catalog, values: tuple[Path, ...], paths: tuple[Path, ...]) -> Branch:
    """The branch over the dataset where the values lie; over a calendar where all of them are times."""
    timed = tuple(path for path in paths if path.parts[0] == TIME)
    others = tuple(path for path in paths if path.parts[0] != TIME)
    instants, times = _times(catalog, timed) if timed else (None, {})
    if not others and instants is not None and instants.dataset is not None:
        own = {path: _own_period(instants.dataset, path, reached) for path, reached in times.items()}
        return Branch(instants.dataset, instants.dataset.time, (), tuple(own.items()))
    dataset, known = _anchor(catalog, tuple(path for path in values if path in others), others)
    axis = dataset.time if instants is None else None
    return Branch(dataset, axis, (), tuple((known | times).items()), instants=instants)


def _times(catalog: Catalog, paths: tuple[Path, ...]) -> tuple[Instants, Known]:
    """The calendar that can tell all of the times, and what each of them is there."""
    words = [path.parts[1] for path in paths if len(path.parts) > 1]
    custom = [found for word in words if (found := calendar_of(catalog, word))]
    units = [q.Unit(word) for word in words if word in FINEST_FIRST]
    units += [q.Unit(part) for word in words if (part := word.removeprefix("extract_")) in {"hour", "minute"}]
    wanted = min([*units, *(time_of(each).grain or q.Unit.DAY for each in custom)] or [q.Unit.DAY], key=_fineness)
    instants = instants_for(catalog, wanted)
    calendar = instants.dataset
    if calendar is None:
        message = f"Without a dataset or a metric, 'time' is the catalog's calendar, and it has none by {wanted}."
        remedy = "Say whose time is meant: values of time … from <dataset>."
        raise QueryError(Issue("no-calendar", message, remedy=remedy, subject=TIME))
    return instants, {path: _time(catalog, calendar, path) for path in paths}


def _fineness(unit: q.Unit) -> int:
    return FINEST_FIRST.index(unit)


def _time(catalog: Catalog, calendar: Dataset, path: Path) -> Reached:
    means = [reached for reached in readings(catalog, calendar, path.parts) if reached.axis]
    if len(means) != 1:
        raise QueryError(_unreadable_value(catalog, calendar, path, ()))
    return means[0]


def _own_period(calendar: Dataset, path: Path, reached: Reached) -> Reached:
    """A period of the calendar that is read: its dimension, which needs no looking up."""
    own = calendar.calendar is not None and path.parts[-1] in calendar.calendar.periods
    return Reached((), calendar.key, calendar.dimensions[path.parts[-1]]) if own else reached


def _anchor(catalog: Catalog, values: tuple[Path, ...], paths: tuple[Path, ...]) -> tuple[Dataset, Known]:
    """The dataset whose rows are listed: where values lie, and from where every path can be read."""
    ends = {path: _end(catalog, path) for path in values}
    homes = dict.fromkeys(end.dataset for end in ends.values())
    for home in homes:
        if known := _all_from(catalog, catalog.datasets[home], ends, paths):
            return catalog.datasets[home], known
    only = catalog.datasets[next(iter(homes))] if len(homes) == 1 else None
    unread = (path for path in paths if path not in ends)
    lost = [path for path in unread if only is None or len(readings(catalog, only, path.parts)) != 1]
    ends |= {path: _end(catalog, path) for path in lost}
    for home in dict.fromkeys(end.dataset for end in ends.values()):
        if known := _all_from(catalog, catalog.datasets[home], ends, paths):
            return catalog.datasets[home], known
    message = f"The values lie in several datasets: {', '.join(sorted({end.dataset for end in ends.values()}))}."
    raise QueryError(
        Issue(
            "several-datasets",
            f"{message} None of them leads to the others.",
            remedy="Say where to start: values of … from <dataset>.",
        )
    )


def _all_from(catalog: Catalog, home: Dataset, ends: Known, paths: tuple[Path, ...]) -> Known | None:
    """What every path means from a dataset; None where one of them means nothing, or not what it means elsewhere."""
    found: Known = {}
    for path in paths:
        end = ends.get(path)
        if end is not None and end.dataset == home.key:
            found[path] = end
            continue
        means = [r for r in readings(catalog, home, path.parts) if end is None or agree(r, end)]
        if len(means) != 1:
            return None
        found[path] = means[0]
    return found


def _end(catalog: Catalog, path: Path) -> Reached:
    """The dimension a path ends at, read from its own dataset: all airports, and not only those flown from."""
    written = ".".join(path.parts)
    means = [r for dataset in catalog.datasets.values() for r in readings(catalog, dataset, path.parts) if not r.axis]
    found = {
        r.target: replace(r, links=(), dimension=r.dimension or _key_dimension(catalog, r.links[-1])) for r in means
    }
    targets = {end.dataset + "." + (end.dimension.name if end.dimension else ""): end for end in found.values()}
    if len(targets) == 1 or (found and all(agree(means[0], other) for other in means[1:])):
        return _most_named(means, found)
    if not found:
        known = {".".join(r.parts) for key in catalog.datasets for r in reach(catalog, key)}
        raise QueryError(
            Issue(
                "unknown-dimension", f"No dimension '{written}'.", suggestions=nearest(written, known), subject=written
            )
        )
    names = tuple(f"{catalog.datasets[dataset].name}.{dimension}" for dataset, dimension in list(found)[:3])
    raise QueryError(
        Issue("ambiguous-path", f"'{written}' lies in several datasets.", suggestions=names, subject=written)
    )


def _most_named(means: list[Reached], found: dict[tuple[str, str | None], Reached]) -> Reached:
    """Of the datasets that share a key the one that most roles lead to."""
    counted = Counter(reached.target for reached in means)
    return found[max(found, key=lambda target: counted[target])]


def _key_dimension(catalog: Catalog, link: Link) -> Dimension:
    """The target's dimension that the link's key is, or one made for it."""
    formula = link.on[0].target
    for dimension in catalog.datasets[link.to].dimensions.values():
        if dimension.expr == formula:
            return dimension
    return Dimension(formula.text, link.to, formula)
