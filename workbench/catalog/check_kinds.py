"""What must hold for metrics over time, conversions and balances, for filters over paths, and for calendars."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.catalog.draft import Draft, missing
from workbench.catalog.graph import UNITS, reach, readings
from workbench.catalog.model import (
    Catalog,
    Conversion,
    Cumulative,
    Dataset,
    DimensionType,
    Earlier,
    Grain,
    Metric,
    Simple,
    StartOf,
)
from workbench.errors import Issue, Place
from workbench.query.model import Fiscal
from workbench.query.walk import columns


def conversions_count_events(draft: Draft) -> Iterator[Issue]:
    """Check that a conversion is between metrics that each count rows of one dataset."""
    for metric in draft.catalog.metrics.values():
        for name in metric.inputs if isinstance(metric.definition, Conversion) else ():
            event = draft.catalog.metrics.get(name)
            if event is not None and not isinstance(event.definition, Simple):
                message = f"'{metric.name}' counts conversions of '{name}', which is made of other metrics."
                yield Issue("conversion-event", message, metric.place, (), "Name a metric that aggregates columns.")


def balances_have_an_axis(draft: Draft) -> Iterator[Issue]:
    """Check that what a balance does not add up over is a time dimension of its dataset."""
    for metric in draft.catalog.metrics.values():
        simple = metric.definition
        if not isinstance(simple, Simple) or simple.semi is None or simple.dataset not in draft.catalog.datasets:
            continue
        dataset = draft.catalog.datasets[simple.dataset]
        yield from _axis(dataset, simple.semi.over, metric.place)
        for path in simple.semi.within:
            yield from _readable(draft.catalog, dataset, tuple(path.split(".")), metric.place)


def histories_have_a_time(draft: Draft) -> Iterator[Issue]:
    """Check that a link into a history knows by which time dimension, where rows are counted.

    A dataset that is only passed through is read at the instant of the rows that lead to it.
    """
    homes = {m.definition.dataset for m in draft.catalog.metrics.values() if isinstance(m.definition, Simple)}
    for dataset in draft.catalog.datasets.values():
        for link in dataset.links.values():
            if link.valid is None:
                continue
            axis = link.valid.at or dataset.time
            if axis is None and dataset.key in homes:
                message = f"The link '{link.name}' leads into a history, but '{dataset.name}' names no time dimension."
                yield Issue("history-time", message, link.place, (), "Add at: to valid, or time: to the dataset.")
            elif axis is not None:
                yield from _axis(dataset, axis, link.place)


def calendars_name_their_periods(draft: Draft) -> Iterator[Issue]:
    """Check that the periods of a calendar are dimensions of it, and no word for a unit."""
    for dataset in draft.catalog.calendars:
        for name in dataset.calendar.periods if dataset.calendar else ():
            if name in UNITS:
                message = f"'{name}' is a unit of every time axis already."
                yield Issue("period-name", message, dataset.place, (), "Give the period of the calendar another name.")
            elif name not in dataset.dimensions:
                message = f"The period '{name}' is no dimension of '{dataset.name}'."
                yield missing("unknown-dimension", message, dataset.place, name, dataset.dimensions)


def grains_are_known(draft: Draft) -> Iterator[Issue]:
    """Check that windows, shifts and grains are units or periods of a calendar."""
    known = {*UNITS, *map(str, Fiscal), *periods(draft.catalog)}
    for metric in draft.catalog.metrics.values():
        for grain in _grains(metric):
            if grain not in known:
                message = f"'{grain}' is neither a unit of time nor a period of a calendar."
                yield missing("unknown-grain", message, metric.place, grain, known)


def periods(catalog: Catalog) -> tuple[str, ...]:
    """Return the names of all calendars' own periods."""
    return tuple(name for dataset in catalog.calendars if dataset.calendar for name in dataset.calendar.periods)


def _grains(metric: Metric) -> Iterator[Grain]:
    if metric.grain is not None:
        yield metric.grain
    match metric.offset:
        case Earlier(span):
            yield span.grain
        case StartOf(grain):
            yield grain
    match metric.definition:
        case Cumulative(window=window, to_date=to_date):
            yield from (span.grain for span in (window,) if span)
            yield from (grain for grain in (to_date,) if grain)
        case Conversion(window=window) if window:
            yield window.grain


def filters_can_be_read(draft: Draft) -> Iterator[Issue]:
    """Check that the paths of a metric's filter can be read from the datasets that it counts."""
    for metric in draft.catalog.metrics.values():
        if metric.filter is None:
            continue
        for dataset in counted(draft.catalog, metric):
            for column in columns(metric.filter):
                yield from _readable(draft.catalog, dataset, column.path.parts, metric.place)


def what_is_unmixed_can_be_read(draft: Draft) -> Iterator[Issue]:
    """Check that what a metric keeps apart can be read from each dataset that it counts."""
    for metric in draft.catalog.metrics.values():
        for text in metric.unmixed:
            for dataset in counted(draft.catalog, metric):
                yield from _readable(draft.catalog, dataset, tuple(text.split(".")), metric.place)


def counted(catalog: Catalog, metric: Metric) -> tuple[Dataset, ...]:
    """Return the datasets whose rows a metric counts, each once; of conversions the base events.

    Names that mean nothing are left out.
    """
    found: dict[str, Dataset] = {}
    todo, seen = [metric], {metric.key}
    while todo:
        part = todo.pop()
        if isinstance(part.definition, Simple) and part.definition.dataset in catalog.datasets:
            found.setdefault(part.definition.dataset, catalog.datasets[part.definition.dataset])
        inputs = part.inputs[:1] if isinstance(part.definition, Conversion) else part.inputs
        further = [name for name in inputs if name in catalog.metrics and name not in seen]
        seen.update(further)
        todo += [catalog.metrics[name] for name in further]
    return tuple(found.values())


def _axis(dataset: Dataset, name: str, place: Place | None) -> Iterator[Issue]:
    dimension = dataset.dimensions.get(name)
    if dimension is None or dimension.type is not DimensionType.TIME:
        times = [d.name for d in dataset.dimensions.values() if d.type is DimensionType.TIME]
        yield missing("time-type", f"'{name}' is no time dimension of '{dataset.name}'.", place, name, times)


def _readable(catalog: Catalog, dataset: Dataset, parts: tuple[str, ...], place: Place | None) -> Iterator[Issue]:
    found = readings(catalog, dataset, parts)
    written = ".".join(parts)
    if len(found) > 1:
        yield Issue("ambiguous-path", f"'{written}' can be read in two ways from '{dataset.name}'.", place)
    elif not found:
        known = [".".join(r.parts) for r in reach(catalog, dataset.key)]
        yield missing("unknown-path", f"'{written}' leads from '{dataset.name}' to nothing.", place, written, known)
