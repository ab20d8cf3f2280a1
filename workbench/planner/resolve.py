"""Names to definitions: what a query's metrics and paths mean, or everything that is wrong with them at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from workbench.catalog.graph import Reached, reach, readings
from workbench.catalog.model import Catalog, Dataset, Dimension, Link, Metric, Status
from workbench.errors import Issue, QueryError, UnsupportedError, nearest
from workbench.planner.measures import Anatomy, Leaf, anatomy
from workbench.planner.period import Stretch, stretch
from workbench.query import model as q
from workbench.query.expression import And, Expression, MetricAt, Path
from workbench.query.walk import columns, walk, with_paths


@dataclass(frozen=True, slots=True)
class Measured:
    """A metric of the query.

    Attributes:
        output: its column in the result.
        hidden: it is only ordered or filtered by.
    """

    output: str
    metric: Metric
    anatomy: Anatomy
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Grouped:
    """A dimension of the query: its path and its column in the result."""

    output: str
    path: Path


@dataclass(frozen=True, slots=True)
class Branch:
    """The part of a query that one dataset answers.

    Attributes:
        axis: the dimension that `time` stands for here, None where there is none.
        leaves: the aggregates it computes.
        paths: what each path of the query means from here.
    """

    dataset: Dataset
    axis: str | None
    leaves: tuple[Leaf, ...]
    paths: tuple[tuple[Path, Reached], ...]

    def reached(self, path: Path) -> Reached:
        """Return what a path of the query means from here."""
        return dict(self.paths)[path]


@dataclass(frozen=True, slots=True)
class Resolved:
    """A query with every name known.

    Attributes:
        query: canonical, its cube expanded.
        branches: at least one; several when metrics of several datasets or time axes stand together.
        during: the stretch of time asked for.
        warnings: what the reader should know of the definitions used.
    """

    query: q.MetricQuery
    measured: tuple[Measured, ...]
    grouped: tuple[Grouped, ...]
    branches: tuple[Branch, ...]
    during: Stretch | None
    warnings: tuple[str, ...] = ()


def resolve(catalog: Catalog, query: q.MetricQuery, *, today: date | None = None) -> Resolved:
    """Find what each name of a query means.

    Raises:
        QueryError: with every unknown or impossible name, and the nearest right ones.
        UnsupportedError: a clause that this version does not execute, by name.
    """
    query = expand(catalog, query)
    _refuse_unexecuted(query)
    during = stretch(query.during, today) if query.during else None
    if query.values or query.range:
        return _resolve_values(catalog, query, during)
    measured = _measured(catalog, query)
    branches = _branches(catalog, query, measured)
    shorter = _shorter(catalog, branches)
    query = _with_paths(query, shorter)
    branches = tuple(replace(b, paths=tuple((shorter.get(path, path), r) for path, r in b.paths)) for b in branches)
    return Resolved(query, measured, _grouped(query.by), branches, during, _warnings(measured))


# --- cubes and clauses ------------------------------------------------------------------------------------------------
def expand(catalog: Catalog, query: q.MetricQuery) -> q.MetricQuery:
    """Return the query with its cube's clauses in place: own metrics and keys are added, filters joined by `and`."""
    if query.cube is None:
        return query
    cube = catalog.cubes.get(query.cube)
    if cube is None:
        names = nearest(query.cube, catalog.cubes)
        raise QueryError(Issue("unknown-cube", f"No cube '{query.cube}'.", suggestions=names, subject=query.cube))
    base = expand(catalog, cube.query)
    return replace(
        query,
        cube=None,
        metrics=_unique(base.metrics, query.metrics),
        by=_unique(base.by, query.by),
        where=conjunction(base.where, query.where),
        having=conjunction(base.having, query.having),
        during=query.during or base.during,
        compare=query.compare or base.compare,
        order=query.order or base.order,
        limit=query.limit or base.limit,
        time_zone=query.time_zone or base.time_zone,
        fill=query.fill or base.fill,
    )


def _unique(first: tuple[q.MetricItem, ...] | tuple[q.Dimension, ...], more: tuple) -> tuple:  # type: ignore[type-arg]  # one function for both kinds of item
    return tuple(dict.fromkeys((*first, *more)))


def conjunction(left: Expression | None, right: Expression | None) -> Expression | None:
    """Return both conditions joined by `and`; None is no condition."""
    if left is None or right is None:
        return left or right
    parts = [part for side in (left, right) for part in (side.operands if isinstance(side, And) else (side,))]
    return And(tuple(parts))


def _refuse_unexecuted(query: q.MetricQuery) -> None:
    found = [
        ("compare to", query.compare is not None),
        ("share of", any(isinstance(item, q.Share) for item in query.metrics)),
        ("fill", query.fill),
        ("in time zone", query.time_zone is not None),
        ("metric(… by …)", any(isinstance(e, MetricAt) for e in walk(query.where, query.having))),
    ]
    issues = [
        Issue(
            "unsupported-clause", f"'{name}' is understood but not executed in this version.", subject=name.split()[0]
        )
        for name, present in found
        if present
    ]
    if issues:
        raise UnsupportedError(
            [replace(i, remedy="Leave it out, or compute it from the result in pandas.") for i in issues]
        )


# --- metrics ----------------------------------------------------------------------------------------------------------
def _measured(catalog: Catalog, query: q.MetricQuery) -> tuple[Measured, ...]:
    issues: list[Issue] = []
    found: dict[str, Measured] = {}
    for item in query.metrics:
        metric = _metric(catalog, item.name, issues)
        output = item.alias or item.name
        if output in found:
            issues.append(
                Issue(
                    "duplicate-column",
                    f"Two columns are called '{output}'.",
                    remedy="Rename one with as.",
                    subject=output,
                )
            )
        elif metric:
            found[output] = Measured(output, metric, anatomy(catalog, metric.key))
    issues += _clashes(query, found)
    if not query.metrics:
        issues.append(Issue("no-metric", "The query asks for no metric.", remedy="Start with a metric's name."))
    if issues:
        raise QueryError(issues)
    return (*found.values(), *_hidden(catalog, query, found))


def _metric(catalog: Catalog, name: str, issues: list[Issue]) -> Metric | None:
    keys = catalog.metric_keys(name)
    if len(keys) == 1:
        return catalog.metrics[keys[0]]
    if keys:
        issues.append(
            Issue("ambiguous-metric", f"'{name}' is the name of several metrics.", suggestions=keys, subject=name)
        )
    else:
        remedy = None if (near := _like_metric(catalog, name)) else "%metrics lists them all."
        issues.append(Issue("unknown-metric", f"No metric '{name}'.", suggestions=near, remedy=remedy, subject=name))
    return None


def _like_metric(catalog: Catalog, name: str) -> tuple[str, ...]:
    """The metrics called something like it, by name, title or synonym."""
    words: dict[str, str] = {}
    for key, metric in catalog.metrics.items():
        for word in (key, metric.name, metric.doc.title, *metric.doc.synonyms):
            words.setdefault(word, key)
    return tuple(dict.fromkeys(words[word] for word in nearest(name, words)))


def _clashes(query: q.MetricQuery, found: dict[str, Measured]) -> Iterator[Issue]:
    seen = {leaf.name for item in found.values() for leaf in item.anatomy.leaves}
    for item in query.by:
        output = output_name(item)
        if output in found or output in seen:
            yield Issue(
                "duplicate-column", f"Two columns are called '{output}'.", remedy="Rename one with as.", subject=output
            )
        seen.add(output)


def _hidden(catalog: Catalog, query: q.MetricQuery, found: dict[str, Measured]) -> Iterator[Measured]:
    """Metrics that only `order by` and `having` name."""
    outputs = {output_name(item) for item in query.by}
    wanted = [key.key for key in query.order] + [c.path for c in columns(query.having)]
    for name in dict.fromkeys(".".join(path.parts) for path in wanted):
        keys = catalog.metric_keys(name)
        if name not in found and name not in outputs and len(keys) == 1:
            metric = catalog.metrics[keys[0]]
            yield Measured(name, metric, anatomy(catalog, metric.key), hidden=True)


def _warnings(measured: tuple[Measured, ...]) -> tuple[str, ...]:
    out: list[str] = []
    for metric in dict.fromkeys(m.metric for m in measured):
        if metric.doc.status is Status.DEPRECATED:
            instead = f" Use {metric.doc.replacement} instead." if metric.doc.replacement else ""
            out.append(f"{metric.key} is deprecated.{instead}")
    return tuple(out)


# --- paths ------------------------------------------------------------------------------------------------------------
def _branches(catalog: Catalog, query: q.MetricQuery, measured: tuple[Measured, ...]) -> tuple[Branch, ...]:
    timed = query.during is not None or any(path.parts[0] == "time" for path in _paths(query))
    groups: dict[tuple[str, str | None], dict[str, Leaf]] = {}
    for leaf in (leaf for item in measured for leaf in item.anatomy.leaves):
        dataset = catalog.datasets[leaf.definition.dataset]
        axis = (leaf.definition.time or dataset.time) if timed else None
        groups.setdefault((dataset.key, axis), {})[leaf.name] = leaf
    issues: list[Issue] = []
    branches = []
    for (key, axis), leaves in groups.items():
        dataset = catalog.datasets[key]
        if query.during is not None and axis is None:
            names = _metrics_of(leaves.values())
            message = f"{names} cannot be cut by time: {dataset.name} names no time dimension."
            issues.append(Issue("no-time", message, remedy="Name one with time: in its file.", subject="during"))
        found = _resolved_paths(catalog, query, dataset, axis, leaves, issues)
        branches.append(Branch(dataset, axis, tuple(leaves.values()), found))
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
            issue = _unreadable(catalog, dataset, path, leaves, means)
            if issue not in issues:
                issues.append(issue)
    return tuple(found)


def _too_fine(path: Path, reached: Reached) -> Issue | None:
    """A grain or part of the day that the data does not hold: a date has no hour."""
    base = reached.dimension.grain if reached.dimension else None
    wanted = reached.grain or (q.Unit(reached.part) if reached.part in {"hour", "minute"} else None)
    if base is None or wanted is None or _FINEST.index(wanted) >= _FINEST.index(base):
        return None
    written = ".".join(path.parts)
    name = reached.dimension.name if reached.dimension else ""
    message = f"'{written}' is finer than the data: {reached.dataset}.{name} is kept by {base}."
    return Issue("too-fine", message, remedy=f"Ask for {base} or coarser.", subject=written)


_FINEST = tuple(q.Unit)


def _paths(query: q.MetricQuery) -> tuple[Path, ...]:
    """The paths that every branch must read: what groups and what filters rows."""
    return tuple(dict.fromkeys([*(item.path for item in query.by), *(c.path for c in columns(query.where))]))


def _unreadable(
    catalog: Catalog, dataset: Dataset, path: Path, leaves: dict[str, Leaf], means: tuple[Reached, ...]
) -> Issue:
    written = ".".join(path.parts)
    names = _metrics_of(leaves.values())
    if means:
        either = tuple(_long(catalog, r) for r in means)
        return Issue(
            "ambiguous-path", f"'{written}' has two meanings for {names}.", suggestions=either, subject=written
        )
    if catalog.metric_keys(written):
        message = f"'{written}' is a metric, not a dimension."
        return Issue("metric-as-dimension", message, remedy="Filter metrics with having.", subject=written)
    message = f"{names} cannot be asked by '{written}': {_why_not(dataset, path)}"
    return Issue("unknown-dimension", message, suggestions=_like_path(catalog, dataset, written), subject=written)


def _why_not(dataset: Dataset, path: Path) -> str:
    first = path.parts[0]
    if first in dataset.links and len(path.parts) > 1:
        return f"'{first}' leads to {dataset.links[first].to}, which has no '{'.'.join(path.parts[1:])}'."
    kind = "link" if len(path.parts) > 1 else "dimension or link"
    return f"{dataset.name} has no {kind} '{first}'."


def _like_path(catalog: Catalog, dataset: Dataset, written: str) -> tuple[str, ...]:
    known = [".".join(r.parts) for r in reach(catalog, dataset.key)]
    same_end = [name for name in known if "." in name and name.rsplit(".", 1)[1] == written.rsplit(".", 1)[-1]]
    return tuple(dict.fromkeys([*nearest(written, known), *same_end]))[:3]


def _metrics_of(leaves: Iterable[Leaf]) -> str:
    names = list(dict.fromkeys(leaf.metric.key for leaf in leaves))
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _long(catalog: Catalog, reached: Reached) -> str:
    roles = [link.name for link in reached.links]
    name = [reached.dimension.name] if reached.dimension else []
    start = [] if roles else [catalog.datasets[reached.dataset].name]
    return ".".join([*start, *roles, *name])


def _disagreements(branches: list[Branch]) -> Iterator[Issue]:
    """A path must mean the same dataset and dimension from wherever it is read; the common time axis always does."""
    first, *others = branches
    for path, here in first.paths:
        for branch in others:
            there = branch.reached(path)
            if here.target != there.target and not (here.axis and there.axis):
                written = ".".join(path.parts)
                message = (
                    f"'{written}' means {_whose(here)} for {_metrics_of(first.leaves)} "
                    f"but {_whose(there)} for {_metrics_of(branch.leaves)}, so their groups are not the same."
                )
                yield Issue("different-dimensions", message, subject=written)
                break


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


def shared_paths(catalog: Catalog, datasets: Iterable[str]) -> tuple[str, ...]:
    """Return the paths that mean the same from each of the datasets, nearest first."""
    tables = [{".".join(r.parts): r.reached.target for r in reach(catalog, key)} for key in dict.fromkeys(datasets)]
    first, *others = tables
    return tuple(name for name, target in first.items() if all(table.get(name) == target for table in others))


def output_name(item: q.Dimension) -> str:
    """Return the column that a dimension of the query becomes."""
    return item.alias or ".".join(item.path.parts)


def _grouped(items: tuple[q.Dimension, ...]) -> tuple[Grouped, ...]:
    return tuple(Grouped(output_name(item), item.path) for item in items)


def _shorter(catalog: Catalog, branches: tuple[Branch, ...]) -> dict[Path, Path]:
    """The paths that mean the same without the dataset's own name before them."""
    out: dict[Path, Path] = {}
    for path, reached in branches[0].paths:
        rest = path.parts[1:]
        owns = path.parts[0] in {branches[0].dataset.name, branches[0].dataset.key}
        if rest and owns and all(readings(catalog, b.dataset, rest, b.axis) == (reached,) for b in branches):
            out[path] = Path(rest)
    return out


def _with_paths(query: q.MetricQuery, paths: dict[Path, Path]) -> q.MetricQuery:
    if not paths:
        return query
    return replace(
        query,
        by=tuple(replace(item, path=paths.get(item.path, item.path)) for item in query.by),
        where=with_paths(query.where, paths) if query.where else None,
        order=tuple(replace(item, key=paths.get(item.key, item.key)) for item in query.order),
    )


# --- values and ranges ------------------------------------------------------------------------------------------------
def _resolve_values(catalog: Catalog, query: q.MetricQuery, during: Stretch | None) -> Resolved:
    items = query.values or ((q.Dimension(query.range.path, query.range.alias),) if query.range else ())
    dataset, known = _start(catalog, query, items)
    issues: list[Issue] = []
    for path in dict.fromkeys([*(item.path for item in items), *(c.path for c in columns(query.where))]):
        means = (known[path],) if path in known else readings(catalog, dataset, path.parts)
        if len(means) == 1:
            known[path] = means[0]
        else:
            issues.append(_unreadable_value(catalog, dataset, path, means))
    if issues:
        raise QueryError(issues)
    branch = Branch(dataset, dataset.time, (), tuple(known.items()))
    return Resolved(query, (), _grouped(items), (branch,), during)


def _unreadable_value(catalog: Catalog, dataset: Dataset, path: Path, means: tuple[Reached, ...]) -> Issue:
    written = ".".join(path.parts)
    if means:
        either = tuple(_long(catalog, r) for r in means)
        return Issue("ambiguous-path", f"'{written}' has two meanings.", suggestions=either, subject=written)
    message = f"{dataset.name} has no '{written}'."
    return Issue("unknown-dimension", message, suggestions=_like_path(catalog, dataset, written), subject=written)


def _start(
    catalog: Catalog, query: q.MetricQuery, items: tuple[q.Dimension, ...]
) -> tuple[Dataset, dict[Path, Reached]]:
    """The dataset whose rows are listed, and the paths already known from there."""
    if query.source is None:
        ends = {item.path: _end(catalog, item.path) for item in items}
        datasets = {end.dataset for end in ends.values()}
        if len(datasets) > 1:
            message = f"The values lie in several datasets: {', '.join(sorted(datasets))}."
            raise QueryError(
                Issue("several-datasets", message, remedy="Say where to start: values of … from <dataset>.")
            )
        return catalog.datasets[datasets.pop()], ends
    dataset = catalog.datasets.get(query.source)
    if dataset is None:
        names = nearest(query.source, catalog.datasets)
        raise QueryError(
            Issue("unknown-dataset", f"No dataset '{query.source}'.", suggestions=names, subject=query.source)
        )
    return dataset, {}


def _end(catalog: Catalog, path: Path) -> Reached:
    """The dimension a path ends at, read from its own dataset: all airports, and not only those flown from."""
    written = ".".join(path.parts)
    means = [r for dataset in catalog.datasets.values() for r in readings(catalog, dataset, path.parts) if not r.axis]
    found = {
        r.target: replace(r, links=(), dimension=r.dimension or _key_dimension(catalog, r.links[-1])) for r in means
    }
    if len(found) == 1:
        return next(iter(found.values()))
    if not found:
        known = {".".join(r.parts) for key in catalog.datasets for r in reach(catalog, key)}
        raise QueryError(
            Issue(
                "unknown-dimension", f"No dimension '{written}'.", suggestions=nearest(written, known), subject=written
            )
        )
    names = tuple(f"{catalog.datasets[dataset].name}.{path.parts[-1]}" for dataset, _ in found)
    raise QueryError(
        Issue("ambiguous-path", f"'{written}' lies in several datasets.", suggestions=names, subject=written)
    )


def _key_dimension(catalog: Catalog, link: Link) -> Dimension:
    """The target's dimension that the link's key is, or one made for it."""
    formula = link.on[0].target
    for dimension in catalog.datasets[link.to].dimensions.values():
        if dimension.expr == formula:
            return dimension
    return Dimension(formula.text, link.to, formula)
