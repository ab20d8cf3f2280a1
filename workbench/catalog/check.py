"""What must hold between definitions: one rule per function, each yielding its faults; `RULES` is all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from workbench.catalog.check_kinds import (
    balances_have_an_axis,
    calendars_name_their_periods,
    conversions_count_events,
    filters_can_be_read,
    grains_are_known,
    histories_have_a_time,
    what_is_unmixed_can_be_read,
)
from workbench.catalog.check_parameters import (
    cubes_give_parameters,
    parameters_are_declared,
    parameters_are_used,
    parameters_fit_inside,
)
from workbench.catalog.draft import Draft, missing
from workbench.catalog.graph import reach, readings
from workbench.catalog.keys import Kind
from workbench.catalog.model import (
    Catalog,
    Cube,
    Dataset,
    DimensionType,
    Metric,
    Simple,
)
from workbench.catalog.resolve import key_of
from workbench.errors import Issue, Place

Rule: TypeAlias = Callable[[Draft], Iterator[Issue]]


def links_lead_to_datasets(draft: Draft) -> Iterator[Issue]:
    """Check that a link's `to` is a dataset."""
    for link in draft.dangling:
        message = f"The link '{link.name}' leads to '{link.to}', which is no dataset."
        yield missing("unknown-dataset", message, link.place, link.to, draft.catalog.datasets)


def link_keys_are_whole(draft: Draft) -> Iterator[Issue]:
    """Check that a link names the whole key of its target: with a part of it, one row could meet many."""
    for dataset in draft.catalog.datasets.values():
        for link in dataset.links.values():
            target = draft.catalog.datasets[link.to]
            named, key = {pair.target.text for pair in link.on}, _key_texts(target)
            named |= {link.valid.start.text, link.valid.end.text} & key if link.valid else set()
            if named < key:
                count = f"{len(named)} of the {len(key)} columns of the key of '{target.name}'"
                message = f"The link '{link.name}' names only {count} ({', '.join(target.primary_key)})."
                remedy = f"Add {', '.join(sorted(key - named))}: otherwise one row could meet several."
                yield Issue("link-key", message, link.place, (), remedy)


def _key_texts(dataset: Dataset) -> set[str]:
    dimensions = dataset.dimensions
    return {dimensions[part].expr.text if part in dimensions else part for part in dataset.primary_key}


def names_inside_a_dataset_differ(draft: Draft) -> Iterator[Issue]:
    """Check that no dimension and link of one dataset share a name: a path could not tell them apart."""
    for dataset in draft.catalog.datasets.values():
        for name in dataset.links:
            if dimension := dataset.dimensions.get(name):
                message = f"'{dataset.name}' has a dimension '{name}' (at {dimension.place}) and a link '{name}'."
                remedy = "Leave the dimension out: a link's key can be asked for by the link's name."
                yield Issue("duplicate-name", message, dataset.links[name].place, (), remedy)


def ways_back_have_names_of_their_own(draft: Draft) -> Iterator[Issue]:
    """Check that the way back along a one-to-one link is not called what its dataset has already."""
    for dataset in draft.catalog.datasets.values():
        for link in dataset.links.values():
            target = draft.catalog.datasets[link.to]
            found = target.links.get(link.back or "")
            taken = link.back in target.dimensions or (found and (found.to, found.back) != (dataset.key, link.name))
            if link.back and taken:
                message = f"back: '{target.name}' has a '{link.back}' of its own."
                yield Issue("duplicate-name", message, link.place, (), "Give the way back another name.")


def time_is_a_time_dimension(draft: Draft) -> Iterator[Issue]:
    """Check that a dataset's `time`, and a metric's, name a time dimension of the dataset."""
    for dataset in draft.catalog.datasets.values():
        if dataset.time is not None:
            yield from _time(dataset, dataset.time, draft.place(Kind.DATASET, dataset, "time"))
    for metric, simple in _simple(draft):
        home = draft.catalog.datasets.get(simple.dataset)
        if simple.time is not None and home is not None:
            yield from _time(home, simple.time, draft.place(Kind.METRIC, metric, "time"))


def _time(dataset: Dataset, name: str, place: Place | None) -> Iterator[Issue]:
    dimension = dataset.dimensions.get(name)
    times = [d.name for d in dataset.dimensions.values() if d.type is DimensionType.TIME]
    if dimension is None:
        message = f"time: '{name}' is no dimension of '{dataset.name}'."
        yield missing("unknown-dimension", message, place, name, times)
    elif dimension.type is not DimensionType.TIME:
        message = f"time: '{name}' is a dimension of type {dimension.type}, not of type time."
        yield Issue("time-type", message, place, tuple(times[:3]), "Give it type: time and a grain.")


def label_is_a_dimension(draft: Draft) -> Iterator[Issue]:
    """Check that a dataset's `label` names one of its dimensions."""
    for dataset in draft.catalog.datasets.values():
        if dataset.label is not None and dataset.label not in dataset.dimensions:
            message = f"label: '{dataset.label}' is no dimension of '{dataset.name}'."
            place = draft.place(Kind.DATASET, dataset, "label")
            yield missing("unknown-dimension", message, place, dataset.label, dataset.dimensions)


def partitions_are_dimensions(draft: Draft) -> Iterator[Issue]:
    """Check that a dataset is stored by dimensions of its own."""
    for dataset in draft.catalog.datasets.values():
        for name in dataset.partitions:
            if name not in dataset.dimensions:
                message = f"partitions: '{name}' is no dimension of '{dataset.name}'."
                place = draft.place(Kind.DATASET, dataset, "partitions")
                yield missing("unknown-dimension", message, place, name, dataset.dimensions)


def metrics_have_a_dataset(draft: Draft) -> Iterator[Issue]:
    """Check that a simple metric's dataset exists."""
    for metric, simple in _simple(draft):
        if draft.lacks(simple.dataset, draft.catalog.datasets):
            message = f"The metric '{metric.name}' counts rows of '{simple.dataset}', which is no dataset."
            place = draft.place(Kind.METRIC, metric, "dataset")
            yield missing("unknown-dataset", message, place, simple.dataset, draft.catalog.datasets)


def inputs_are_metrics(draft: Draft) -> Iterator[Issue]:
    """Check that a ratio or derived metric is made of metrics."""
    for metric in draft.catalog.metrics.values():
        for name in metric.inputs:
            if draft.lacks(name, draft.catalog.metrics):
                yield _no_metric(draft, metric, name)


def _no_metric(draft: Draft, metric: Metric, name: str) -> Issue:
    place = _named_at(draft, metric, name)
    several = draft.catalog.metric_keys(name)
    if several:
        message = f"'{name}' may mean {' or '.join(several)}; write its namespace."
        return Issue("ambiguous-metric", message, place)
    remedy = f"If it is a column, aggregate it: sum({name}). An expression without an aggregate is made of metrics."
    return missing("unknown-metric", f"There is no metric '{name}'.", place, name, draft.catalog.metrics, remedy)


def metrics_are_not_made_of_themselves(draft: Draft) -> Iterator[Issue]:
    """Check that no metric is, by whatever way, made of itself."""
    metrics, done = draft.catalog.metrics, set[str]()
    for start in metrics:
        path: list[str] = []
        stack = [(start, iter((start,)))]
        while stack:
            name = next(stack[-1][1], None)
            if name is None:
                stack.pop()
                done.update(path[-1:])
                del path[-1:]
            elif name in path:
                yield _cycle(draft, path[path.index(name) :])
            elif name not in done and name in metrics:
                path.append(name)
                stack.append((name, iter(metrics[name].inputs)))


def _cycle(draft: Draft, names: list[str]) -> Issue:
    ring = " → ".join((*names, names[0]))
    return Issue("metric-cycle", f"A metric is made of itself: {ring}.", draft.catalog.metrics[names[-1]].place)


def filters_name_dimensions(draft: Draft) -> Iterator[Issue]:
    """Check that a dotted name in a metric's filter leads along links to one dimension."""
    for metric, simple in _simple(draft):
        dataset = draft.catalog.datasets.get(simple.dataset)
        if simple.where is None or dataset is None or not simple.where.paths:
            continue
        for parts in simple.where.paths:
            found = readings(draft.catalog, dataset, parts)
            if len(found) != 1 or found[0].dimension is None:
                yield _no_path(draft, metric, dataset, ".".join(parts), several=len(found) > 1)


def _no_path(draft: Draft, metric: Metric, dataset: Dataset, name: str, *, several: bool) -> Issue:
    place = _named_at(draft, metric, name)
    if several:
        return Issue("ambiguous-path", f"'{name}' can be read in two ways from '{dataset.name}'.", place)
    known = [".".join(r.parts) for r in reach(draft.catalog, dataset.key) if r.reached.dimension]
    message = f"'{name}' leads from '{dataset.name}' to no dimension."
    return missing("unknown-path", message, place, name, known)


def cubes_name_metrics(draft: Draft) -> Iterator[Issue]:
    """Check that the metrics of a cube exist."""
    for cube in draft.catalog.cubes.values():
        for item in cube.query.metrics:
            key = key_of(item.name, cube.namespace, draft.catalog.metrics)
            if draft.lacks(key, draft.catalog.metrics) and len(draft.catalog.metric_keys(key)) != 1:
                message = f"The cube '{cube.name}' asks for '{item.name}', which is no metric."
                yield missing("unknown-metric", message, cube.place, item.name, draft.catalog.metrics)


def replacements_exist(draft: Draft) -> Iterator[Issue]:
    """Check that what replaces a deprecated definition exists, and is another one."""
    for kind, known in _kinds(draft.catalog):
        for key, definition in known.items():
            name = definition.doc.replacement
            if name is None:
                continue
            found = key_of(name, definition.namespace, known)
            if found == key or draft.lacks(found, known):
                message = f"'{definition.name}' is to be replaced by '{name}', which is no other {kind}."
                place = draft.place(kind, definition, "replacement")
                yield missing("unknown-replacement", message, place, name, set(known) - {key})


def ids_differ(draft: Draft) -> Iterator[Issue]:
    """Check that no two definitions of a kind have the same id."""
    for _, known in _kinds(draft.catalog):
        first: dict[str, Dataset | Metric | Cube] = {}
        for definition in known.values():
            other = first.setdefault(definition.id, definition)
            if other is not definition:
                message = f"'{definition.name}' has the id '{definition.id}' of '{other.name}' (at {other.place})."
                yield Issue("duplicate-id", message, definition.place, (), "An id belongs to one definition for ever.")


def _kinds(catalog: Catalog) -> tuple[tuple[Kind, Mapping[str, Dataset | Metric | Cube]], ...]:
    return ((Kind.DATASET, catalog.datasets), (Kind.METRIC, catalog.metrics), (Kind.CUBE, catalog.cubes))


RULES: tuple[Rule, ...] = (
    links_lead_to_datasets,
    link_keys_are_whole,
    names_inside_a_dataset_differ,
    ways_back_have_names_of_their_own,
    time_is_a_time_dimension,
    label_is_a_dimension,
    partitions_are_dimensions,
    metrics_have_a_dataset,
    inputs_are_metrics,
    metrics_are_not_made_of_themselves,
    filters_name_dimensions,
    cubes_name_metrics,
    replacements_exist,
    ids_differ,
    conversions_count_events,
    balances_have_an_axis,
    histories_have_a_time,
    calendars_name_their_periods,
    grains_are_known,
    filters_can_be_read,
    what_is_unmixed_can_be_read,
    parameters_are_declared,
    parameters_are_used,
    parameters_fit_inside,
    cubes_give_parameters,
)


def _simple(draft: Draft) -> Iterator[tuple[Metric, Simple]]:
    for metric in draft.catalog.metrics.values():
        if isinstance(metric.definition, Simple):
            yield metric, metric.definition


def _named_at(draft: Draft, metric: Metric, name: str) -> Place | None:
    reference = draft.written.get(metric.key)
    return reference.place(name) if reference else metric.place
