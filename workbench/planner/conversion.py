"""Conversions: events that follow a base event of the same entity, each counted once, for the latest one before it.

The rule is MetricFlow's: `base.time <= event.time`, and within a window `base.time > event.time - window`, at the
coarser grain of the two. The query's dimensions and conditions are read from the base event.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from sqlglot import exp

from workbench.catalog.formula import Formula, column
from workbench.catalog.graph import calendar_of
from workbench.catalog.model import Catalog, Conversion, Dataset, Span
from workbench.planner.calendar import INSTANT, Instants, floored
from workbench.planner.filters import filters_of, own, shared
from workbench.planner.measure import holds, measure_of
from workbench.planner.measures import Context, Leaf, path_of
from workbench.planner.narrow import Columns
from workbench.planner.nodes import Aggregate, Converted, Field, Holds, Join, Named, Paired, Predicate, Rows, Scan
from workbench.planner.periods import Side
from workbench.planner.relations import Relations
from workbench.planner.resolved import Branch
from workbench.planner.trees import text_of
from workbench.query.expression import Path
from workbench.query.model import Unit

#: How rows of a branch that meet predicates are built.
RowsOf = Callable[[Relations, tuple[Predicate, ...]], Rows]

#: How conversions are counted at other instants than that of their base event, given which column has it.
Moved = Callable[[Rows, Named], Rows]


def counted_at(catalog: Catalog, leaf: Leaf) -> tuple[Dataset, str | None]:
    """Return the dataset whose rows a leaf is grouped by, with its time axis: of conversions, the base event's."""
    simple = leaf.context.base or leaf.definition
    dataset = catalog.datasets[simple.dataset]
    return dataset, simple.time or dataset.time


def events_of(catalog: Catalog, leaves: tuple[Leaf, ...]) -> Branch:
    """Return the branch of the events that base events may lead to; its paths are still to be found."""
    definition = leaves[0].definition
    dataset = catalog.datasets[definition.dataset]
    own = tuple(replace(leaf, context=Context(filters=leaf.context.converted)) for leaf in leaves)
    return Branch(dataset, definition.time or dataset.time, own, ())


def event_paths(conversion: Conversion) -> tuple[Path, ...]:
    """Return the paths that are read at the converted event."""
    return (path_of(conversion.entity), *(path_of(there) for _, there in conversion.constant))


def conversions(
    catalog: Catalog,
    conversion: Conversion,
    relations: Relations,
    whole: Aggregate,
    rows_of: RowsOf,
    moved: Moved | None = None,
) -> Aggregate:
    """Return the aggregation of the conversions.

    Args:
        whole: the grouping of the base events, without measures.
        moved: set where they are read at another instant: each is found first, and then counted where it is read.
    """
    branch, events = relations.branch, relations.branch.events
    if events is None:
        return whole
    there = Relations(catalog, events)
    measures = tuple(measure_of(catalog, leaf, events, there, ()) for leaf in events.leaves)
    conditions = [measure.where for measure in measures]
    theirs = Columns(there.base)
    read = theirs.read(tuple(replace(m, where=rest) for m, rest in zip(measures, own(conditions), strict=True)))
    wanted = tuple(theirs.names.values())
    ours = Columns(relations.base, taken=wanted)
    on = []
    for here, other in zip(branch.leaves[0].beside, event_paths(conversion), strict=True):
        left = ours.named(relations.value(branch.reached(here)), ".".join(here.parts))
        right = theirs.named(there.value(events.reached(other)), f"their_{'.'.join(other.parts)}")
        on.append((left.name, right.name))
    grain = _common(relations, there)
    begun = ours.named(floored(relations.moved, relations.moved.grain, grain), relations.moved.name)
    ended = theirs.named(floored(there.moved, there.moved.grain, grain), f"their_{there.moved.name}")
    keys = tuple(key if relations.is_instant(key.value) else ours.keys((key,))[0] for key in whole.keys)
    rows = rows_of(there, (*filters_of(events.leaves[0], events, there), *shared(conditions)))
    since = None
    if conversion.window is not None and not isinstance(conversion.window.grain, Unit):
        rows, begins = _with_window(catalog, conversion.window, there, rows)
        read_at = ours.named(floored(relations.moved, relations.moved.grain, begins.grain), f"{begun.name}_in_window")
        since = (read_at.name, theirs.named(begins, "their_window").name)
    first = ours.of(whole.input, f"{branch.dataset.name}_events")
    second = theirs.of(rows, f"{events.dataset.name}_events")
    keep = [key.value.name for key in keys if isinstance(key.value, Named)] + ([begun.name] if moved else [])
    kept = tuple(dict.fromkeys([*keep, *wanted]))
    pairs: Rows = Converted(
        first, second, "conversions", kept, tuple(on), begun.name, ended.name, conversion.window, since
    )
    return Aggregate(moved(pairs, begun) if moved else pairs, "conversion_totals", keys, read)


def _with_window(catalog: Catalog, window: Span, there: Relations, rows: Rows) -> tuple[Rows, Field]:
    """The events with where their window begins beside them, by the place in a calendar's own periods."""
    side = Side(catalog, Instants(None, calendar_of(catalog, str(window.grain))))
    period = side.relations.period(side.instant, str(window.grain))
    pairs = Paired(Scan(side.home.name, side.home), side.instant, period, window.count, window=True)
    name = there.step("their_windows")
    at = floored(there.moved, there.moved.grain, side.time.grain)
    joined = Join(rows, name, pairs, ((at, column(INSTANT)),), "the start of its window")
    return joined, Field(name, column("own"), side.time.grain, "own")


def _common(here: Relations, there: Relations) -> Unit:
    """The coarser of the two axes' grains."""
    grains = [axis.grain or Unit.SECOND for axis in (here.moved, there.moved)]
    return max(grains, key=tuple(Unit).index)


def base_conditions(catalog: Catalog, leaf: Leaf, branch: Branch, relations: Relations) -> Iterator[Predicate]:
    """Yield what the base metric's own conditions demand of base events."""
    base = leaf.context.base
    if base is not None and base.where is not None:
        yield holds(catalog, base.where, branch, relations)
    counted = _counted(base.expr.tree) if base else None
    if counted is not None:
        yield Holds(relations.base, Formula(text_of(counted), counted))


def _counted(tree: exp.Expr) -> exp.Expr | None:
    """Which rows a count of base events counts, where its formula says so itself."""
    found = (
        tree.this if isinstance(tree, exp.CountIf) else tree.expression.this if isinstance(tree, exp.Filter) else None
    )
    return found if isinstance(found, exp.Expr) else None
