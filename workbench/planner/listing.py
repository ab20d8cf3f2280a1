"""`values of` and `range of`: the dataset whose rows are listed, and what the paths mean from there."""

from __future__ import annotations

from dataclasses import replace

from workbench.catalog.graph import Reached, reach, readings
from workbench.catalog.model import Catalog, Dataset, Dimension, Link
from workbench.errors import Issue, QueryError, nearest
from workbench.planner.paths import ambiguous, like_path
from workbench.planner.period import Stretch
from workbench.planner.resolved import Branch, Resolved, grouped
from workbench.query import model as q
from workbench.query.expression import Path
from workbench.query.walk import columns


def resolve_values(catalog: Catalog, query: q.MetricQuery, during: Stretch | None) -> Resolved:
    """Return what `values of` or `range of` lists, from which dataset."""
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
    return Resolved(query, (), grouped(items), (branch,), during)


def _unreadable_value(catalog: Catalog, dataset: Dataset, path: Path, means: tuple[Reached, ...]) -> Issue:
    written = ".".join(path.parts)
    if means:
        return ambiguous(catalog, written, "", means)
    message = f"{dataset.name} has no '{written}'."
    return Issue("unknown-dimension", message, suggestions=like_path(catalog, dataset, written), subject=written)


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
