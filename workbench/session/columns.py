"""A plan's outputs as the columns, versions and owners that a result carries."""

from __future__ import annotations

from workbench.planner import Output, Plan
from workbench.result import ResultColumn


def result_columns(plan: Plan) -> tuple[ResultColumn, ...]:
    """Return what each column of the result means."""
    return tuple(_column(output) for output in plan.outputs)


def _column(output: Output) -> ResultColumn:
    metric, dimension = output.metric, output.dimension
    if metric is not None:
        title = metric.doc.title or metric.name
        better = metric.better.value if metric.better else None
        return ResultColumn(output.name, "metric", "number", None, metric.unit, metric.format, title, better)
    title = (dimension.doc.title or dimension.name) if dimension else output.name
    unit = dimension.unit if dimension else None
    form = dimension.format if dimension else None
    grain = output.grain.value if output.grain else None
    return ResultColumn(output.name, "dimension", output.type.value, grain, unit, form, title)


def versions_of(plan: Plan) -> tuple[tuple[str, str], ...]:
    """Return the definition versions the result rests on, by metric key."""
    return tuple({m.metric.key: m.metric.version for m in plan.resolved.measured}.items())


def owners_of(plan: Plan) -> tuple[tuple[str, str], ...]:
    """Return who answers for each metric, by metric key; metrics without an owner are left out."""
    found = {m.metric.key: m.metric.doc.owner for m in plan.resolved.measured if m.metric.doc.owner}
    return tuple(found.items())
