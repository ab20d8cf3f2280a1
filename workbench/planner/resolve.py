"""Names to definitions: what a query's metrics and paths mean, or everything that is wrong with them at once."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date

from workbench.catalog.calls import called
from workbench.catalog.model import Catalog, Cumulative, Metric, Status
from workbench.errors import Issue, QueryError, UnsupportedError, nearest
from workbench.planner.at_grain import beside_the_result, with_metrics_at
from workbench.planner.compare import with_comparison
from workbench.planner.constants import misfits, wordy
from workbench.planner.defaults import with_default_grain
from workbench.planner.demands import unmet
from workbench.planner.expand import expand
from workbench.planner.listing import resolve_values
from workbench.planner.measures import Anatomy, Leaf, anatomy
from workbench.planner.mixtures import mixtures
from workbench.planner.paths import branches_of, shorter_paths, with_shorter
from workbench.planner.period import stretch
from workbench.planner.resolved import Branch, Measured, Resolved, grouped, output_name
from workbench.planner.windows import Windows, share, share_name
from workbench.query import model as q
from workbench.query.arguments import label, values_of
from workbench.query.walk import columns


def resolve(
    catalog: Catalog, query: q.MetricQuery, *, today: date | None = None, within: tuple[q.MetricQuery, ...] = ()
) -> Resolved:
    """Find what each name of a query means.

    Args:
        within: the queries whose conditions this one stands in, from the outermost in.

    Raises:
        QueryError: with every unknown or impossible name, and the nearest right ones.
        UnsupportedError: a clause that this version does not execute, by name.
    """
    if query in within:
        message = f"The metric '{query.metrics[0].name}' is filtered by itself at the same grain."
        raise QueryError(Issue("metric-cycle", message, remedy="Filter by another metric."))

    def inner(other: q.MetricQuery) -> Resolved:
        return resolve(catalog, other, today=today, within=(*within, query))

    query = expand(catalog, query)
    during = stretch(query.during, today, catalog.first_day) if query.during else None
    if query.values or query.range:
        listed = resolve_values(catalog, query, during)
        _refuse_misfits(query, listed.branches)
        branches = tuple(with_metrics_at(catalog, query.where, b, inner) for b in listed.branches)
        _refuse_zone(query, branches)
        return replace(listed, branches=branches)
    measured = _measured(catalog, query)
    query = with_default_grain(catalog, query, measured)
    measured = with_comparison(catalog, query, measured, during)
    _refuse_contexts(measured)
    branches = branches_of(catalog, query, measured, during)
    _refuse_misfits(query, branches, [item.output for item in measured])
    shorter = shorter_paths(catalog, branches)
    query = with_shorter(query, shorter)
    branches = tuple(replace(b, paths=tuple((shorter.get(path, path), r) for path, r in b.paths)) for b in branches)
    branches = tuple(with_metrics_at(catalog, query.where, b, inner) for b in branches)
    if not within:  # a metric at another grain has the zone of the query around it
        _refuse_zone(query, branches)
    warnings = (*_warnings(measured), *_of_balances(branches))
    groups = grouped(query.by)
    if issues := list(unmet(catalog, measured, groups, branches)):
        raise QueryError(list(dict.fromkeys(issues)))
    windows = Windows(catalog, groups, branches)
    measured = windows.placed(measured)
    warnings = (*warnings, *dict.fromkeys(windows.warnings))
    together = mixtures(catalog, query, measured, groups, branches)
    beside = beside_the_result(catalog, query, groups, branches[0], inner)
    together = tuple(dict.fromkeys((*together, *(found for at in beside for found in at.inner.mixtures))))
    return Resolved(query, measured, groups, branches, during, warnings, beside=beside, mixtures=together)


def _refuse_zone(query: q.MetricQuery, branches: tuple[Branch, ...]) -> None:
    """Refuse a time zone where nothing that is read has a time of day, rather than promise what it does not do."""
    branches = (*branches, *(each for branch in branches for at in branch.at for each in at.inner.branches))
    read = [reached.dimension for branch in branches for _, reached in (*branch.paths, *branch.inner)]
    axes = [branch.dataset.dimensions.get(branch.axis or "") for branch in branches]
    if query.time_zone and not any(dimension and dimension.grain in q.SUB_DAY for dimension in (*read, *axes)):
        message = "Nothing that this query reads has a time of day, so a time zone changes nothing."
        raise QueryError(Issue("time-zone", message, remedy="Leave it out.", subject="in time zone"))


def _refuse_misfits(query: q.MetricQuery, branches: tuple[Branch, ...], metrics: Collection[str] = ()) -> None:
    found = dict.fromkeys(issue for branch in branches for issue in misfits(query.where, dict(branch.paths)))
    found |= dict.fromkeys(wordy(query.having, metrics))
    if found:
        raise QueryError(list(found))


def _refuse_contexts(measured: tuple[Measured, ...]) -> None:
    """Say which metrics need what this version does not execute."""
    issues = [
        Issue(
            "unsupported-metric",
            f"'{leaf.metric.key}' in '{item.output}' needs {what}, which this version does not execute.",
        )
        for item in measured
        for leaf in item.anatomy.leaves
        for what in _unexecuted(leaf)
    ]
    if issues:
        raise UnsupportedError(list(dict.fromkeys(issues)))


def _unexecuted(leaf: Leaf) -> Iterator[str]:
    context = leaf.context
    accumulated = any(isinstance(move, Cumulative) for move in context.moves)
    for what, needed in (
        ("conversions accumulated over time", context.conversion and accumulated),
        ("a balance accumulated over time", leaf.definition.semi and accumulated),
    ):
        if needed:
            yield what


# --- metrics ----------------------------------------------------------------------------------------------------------
def _measured(catalog: Catalog, query: q.MetricQuery) -> tuple[Measured, ...]:
    issues: list[Issue] = []
    found: dict[str, Measured] = {}
    for item in query.metrics:
        metric = _metric(catalog, item.name, issues)
        output = share_name(item) if isinstance(item, q.Share) else item.alias or label(item.name, item.arguments)
        if output in found:
            issues.append(
                Issue(
                    "duplicate-column",
                    f"Two columns are called '{output}'.",
                    remedy="Rename one with as.",
                    subject=output,
                )
            )
        elif metric and (taken := _apart(catalog, item, metric, issues)):
            found[output] = _measure(item, output, metric, taken)
    issues += _clashes(query, found)
    if not query.metrics:
        issues.append(Issue("no-metric", "The query asks for no metric.", remedy="Start with a metric's name."))
    if issues:
        raise QueryError(issues)
    return (*found.values(), *_hidden(catalog, query, found))


def _apart(catalog: Catalog, item: q.Metric | q.Share, metric: Metric, issues: list[Issue]) -> Anatomy | None:
    """A metric with the values that it is asked with, taken apart; None, with the issues, where one does not fit."""
    try:
        return anatomy(catalog, metric.key, values_of(item.arguments))
    except QueryError as error:
        issues += error.issues
        return None


def _measure(item: q.MetricItem, output: str, metric: Metric, whole: Anatomy) -> Measured:
    if item.arguments:  # so that two uses of one metric are told apart by their titles too
        title = label(metric.doc.title or metric.name, item.arguments)
        metric = replace(metric, doc=replace(metric.doc, title=title))
    if isinstance(item, q.Share):
        shown = replace(metric, unit=None, format="percent")
        return Measured(output, shown, share(item, whole), share=whole)
    return Measured(output, metric, whole)


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
        item = called(name) or q.Metric(name)
        keys = catalog.metric_keys(item.name)
        if name not in found and name not in outputs and len(keys) == 1:
            metric = catalog.metrics[keys[0]]
            yield Measured(name, metric, anatomy(catalog, metric.key, values_of(item.arguments)), hidden=True)


def _of_balances(branches: tuple[Branch, ...]) -> Iterator[str]:
    """Say of a balance that is asked for without its time axis that it is not the sum over all instants."""
    for branch in branches:
        semi = branch.leaves[0].definition.semi
        ends = [reached for _, reached in branch.paths if not reached.links and reached.dimension is not None]
        if semi and all(end.dimension is None or end.dimension.name != semi.over for end in ends):
            names = ", ".join(dict.fromkeys(leaf.metric.key for leaf in branch.leaves))
            yield f"{names} does not add up over time: the value at the {semi.pick} {semi.over} is shown."


def _warnings(measured: tuple[Measured, ...]) -> tuple[str, ...]:
    out: list[str] = []
    for metric in dict.fromkeys(m.metric for m in measured):
        if metric.doc.status is Status.DEPRECATED:
            instead = f" Use {metric.doc.replacement} instead." if metric.doc.replacement else ""
            out.append(f"{metric.key} is deprecated.{instead}")
    return tuple(dict.fromkeys(out))
