"""A plan's outputs as the columns, versions and owners that a result carries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from workbench.catalog.graph import Reached
from workbench.catalog.model import Catalog, Link
from workbench.planner import Output, Plan
from workbench.result import ResultColumn


def result_columns(plan: Plan, catalog: Catalog) -> tuple[ResultColumn, ...]:
    """Return what each column of the result means."""
    titles = _Titles(plan, catalog)
    return tuple(_column(output, titles) for output in plan.outputs)


def _column(output: Output, titles: _Titles) -> ResultColumn:
    metric, dimension = output.metric, output.dimension
    if metric is not None:
        title = metric.doc.title or metric.name
        better = metric.better.value if metric.better else None
        return ResultColumn(output.name, "metric", "number", None, metric.unit, metric.format, title, better)
    unit = dimension.unit if dimension else None
    form = dimension.format if dimension else None
    grain = output.grain.value if output.grain else None
    return ResultColumn(output.name, "dimension", output.type.value, grain, unit, form, titles.of(output))


class _Titles:
    """What the dimensions of a result are called: by the catalog's titles, unless the query names them itself."""

    def __init__(self, plan: Plan, catalog: Catalog) -> None:
        self._catalog = catalog
        lead = plan.resolved.branches[0] if plan.resolved.branches else None
        groups = plan.resolved.grouped if lead else ()
        self._paths: Mapping[str, tuple[str, Reached]] = {
            group.output: (".".join(group.path.parts), lead.reached(group.path)) for group in groups if lead
        }

    def of(self, output: Output) -> str:
        """Return the title; a key and its label, which stands in a column of its own, share a path."""
        key = output.name if output.name in self._paths else output.name.rpartition(".")[0]
        title = (output.dimension.doc.title or output.dimension.name) if output.dimension else output.name
        if key not in self._paths:
            return title
        path, reached = self._paths[key]
        return " ".join((_timed(title, reached), *self._roles(reached))) if key == path else key

    def _roles(self, reached: Reached) -> Iterator[str]:
        """Yield the roles without which it would not be clear which of several is meant: origin or destination."""
        for link in reached.links:
            if self._is_one_of_several(link):
                role = (link.doc.title or link.name).replace("_", " ")
                yield f"({role[:1].lower()}{role[1:]})"

    def _is_one_of_several(self, link: Link) -> bool:
        return sum(other.to == link.to for other in self._catalog.datasets[link.dataset].links.values()) > 1


def _timed(title: str, reached: Reached) -> str:
    """The period that was asked for is what the axis shows: `time.month` is a month."""
    period = (reached.part or str(getattr(reached.grain, "value", reached.grain) or "")).replace("_", " ")
    if not period:
        return title
    return period.capitalize() if reached.axis else f"{title}, {period}"


def versions_of(plan: Plan) -> tuple[tuple[str, str], ...]:
    """Return the definition versions the result rests on, by metric key."""
    return tuple({m.metric.key: m.metric.version for m in plan.resolved.measured}.items())


def owners_of(plan: Plan) -> tuple[tuple[str, str], ...]:
    """Return who answers for each metric, by metric key; metrics without an owner are left out."""
    found = {m.metric.key: m.metric.doc.owner for m in plan.resolved.measured if m.metric.doc.owner}
    return tuple(found.items())
