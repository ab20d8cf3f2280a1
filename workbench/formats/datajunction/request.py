"""A request as DataJunction's SQL endpoint takes it, as a query; its columns are named as there."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlglot import exp

from workbench.catalog.model import Catalog, Derived, Metric
from workbench.catalog.windows import name_of, sorted_by
from workbench.errors import Issue, QueryError, nearest
from workbench.formats.conditions import expression_of
from workbench.formats.datajunction.columns import Columns
from workbench.formats.datajunction.filters import AT, condition
from workbench.formats.datajunction.metrics import homes
from workbench.formats.datajunction.paths import path_of
from workbench.formats.datajunction.spelling import Reference, reference, reference_of
from workbench.query.conjunction import conjunction
from workbench.query.expression import Column, Expression, Path
from workbench.query.model import Dimension, Limit, MetricQuery, Order
from workbench.query.model import Metric as Asked
from workbench.query.parse import parse
from workbench.query.text import path_text

_DIRECTION = re.compile(r"(?:\s+(asc|desc))?(?:\s+nulls\s+(first|last))?\s*$", re.IGNORECASE)


def query(  # noqa: PLR0913  DataJunction's own parameters
    catalog: Catalog,
    *,
    metrics: Sequence[str],
    dimensions: Sequence[str] = (),
    filters: Sequence[str] = (),
    orderby: Sequence[str] = (),
    limit: int | str | None = None,
    query_params: Mapping[str, object] | str | None = None,
) -> MetricQuery:
    """Return the query that a request means.

    A filter on a metric holds for its value in the result; every other filter chooses rows. Parameters are written
    `:name` in filters. What a metric needs to be grouped by is added where the request lacks it.

    Raises:
        QueryError: a name is unknown or means nothing for these metrics, or a filter cannot be read.
    """
    request = _Request.of(catalog, metrics, dimensions)
    conditions = [part for text in filters for part in _conjuncts(text, _parameters(query_params))]
    having = [part for part in conditions if request.is_about_metrics(part)]
    where = [part for part in conditions if part not in having]
    return MetricQuery(
        metrics=tuple(Asked(metric.key, name) for metric, name in request.metrics),
        by=tuple(Dimension(path, name) for _, path, name in request.dimensions),
        where=conjunction(expression_of(part, request.row_value) for part in where),
        having=conjunction(expression_of(part, request.result_value) for part in having),
        order=tuple(request.order(text) for text in orderby),
        limit=_limit(limit),
    )


@dataclass(frozen=True, slots=True)
class _Request:
    """The metrics and dimensions of a request with the names of their columns.

    Attributes:
        homes: the datasets that its metrics are computed from.
    """

    catalog: Catalog
    homes: tuple[str, ...]
    metrics: tuple[tuple[Metric, str], ...]
    dimensions: tuple[tuple[Reference, Path, str], ...]

    @classmethod
    def of(cls, catalog: Catalog, metrics: Sequence[str], dimensions: Sequence[str]) -> _Request:
        columns = Columns()
        found = [_metric(catalog, name) for name in dict.fromkeys(metrics)]
        if not found:
            raise QueryError(Issue("no-metric", "The request asks for no metric.", remedy="Name one in metrics."))
        starts = tuple(dict.fromkeys(home for metric in found for home in homes(catalog.metrics, metric.key)))
        wanted = [reference(text) for text in dict.fromkeys(dimensions)]
        named = tuple((item, path_of(catalog, starts, item), columns.name(item)) for item in wanted)
        taken = {path for _, path, _ in named}
        needed = dict.fromkeys(path for metric in found for path in _needed(catalog, metric))
        _refuse_beside(needed, taken)
        return cls(
            catalog,
            starts,
            tuple((metric, columns.name(reference(metric.key))) for metric in found),
            (*named, *_added(needed, taken, columns)),
        )

    def is_about_metrics(self, part: exp.Expr) -> bool:
        """Whether a condition names a metric."""
        names = [reference_of(column) for column in part.find_all(exp.Column)]
        return any(name is not None and name.role is None and name.whole in self.catalog.metrics for name in names)

    def row_value(self, column: exp.Column) -> Expression:
        """The dimension that a column of a filter means."""
        path = path_of(self.catalog, self.homes, _reference(column))
        return Column(Path((*path.parts, *([column.meta[AT]] if AT in column.meta else []))))

    def result_value(self, column: exp.Column) -> Expression:
        """The column of the result that a column of a filter means; metrics that are not shown by their own name."""
        wanted = _reference(column)
        if (name := self._column(wanted)) is not None:
            return Column(Path((name,)))
        if wanted.whole in self.catalog.metrics:
            return Column(Path(tuple(wanted.whole.split("."))))
        message = f"'{wanted}' stands in a filter beside a metric, and is no dimension of the request."
        raise QueryError(Issue("filter", message, remedy="Ask for it in dimensions too.", subject=str(wanted)))

    def order(self, text: str) -> Order:
        """One key of the order, which must be asked for.

        Raises:
            QueryError: it is not.
        """
        direction = _DIRECTION.search(text)
        wanted = reference(_DIRECTION.sub("", text))
        name = self._column(wanted)
        if name is None:
            known = [str(item) for item, _, _ in self.dimensions] + [metric.key for metric, _ in self.metrics]
            message = f"The result cannot be ordered by '{wanted}', which is not asked for."
            near = nearest(str(wanted), known) or tuple(known[:3])
            raise QueryError(Issue("unknown-order", message, suggestions=near, subject=str(wanted)))
        descending, nulls = ((word or "").lower() for word in (direction.groups() if direction else ("", "")))
        return Order(Path((name,)), descending=descending == "desc", nulls_first=nulls == "first")

    def _column(self, wanted: Reference) -> str | None:
        """The column of the result that a name means; a role may be left out where it is clear."""
        for item, _, name in self.dimensions:
            if item == wanted:
                return name
        for metric, name in self.metrics:
            if metric.key == wanted.whole and wanted.role is None:
                return name
        alike = [name for item, _, name in self.dimensions if item.whole == wanted.whole and wanted.role is None]
        return alike[0] if len(alike) == 1 else None


def _metric(catalog: Catalog, name: str) -> Metric:
    metric = catalog.metrics.get(name)
    if metric is None:
        near = nearest(name, catalog.metrics)
        raise QueryError(Issue("unknown-metric", f"No metric '{name}'.", suggestions=near, subject=name))
    return metric


def _needed(catalog: Catalog, metric: Metric) -> Iterator[Path]:
    """What a query with a metric must group by: what it says, and what its windows run along."""
    for text in metric.requires:
        yield parse(f"x by {text}").by[0].path
    if isinstance(metric.definition, Derived):
        names = (Path(tuple(name_of(found).split("."))) for found in sorted_by(metric.definition.expr.tree))
        yield from (path for path in names if ".".join(path.parts) not in catalog.metrics)
    for inner in metric.inputs:
        yield from _needed(catalog, catalog.metrics[inner])


def _refuse_beside(needed: Iterable[Path], asked: set[Path]) -> None:
    """Refuse another column of the row that a window runs along: a week has no row before it within its month."""
    paths = set(needed)
    for path in paths:
        beside = [other for other in asked - paths if len(path.parts) > 1 and other.parts[:-1] == path.parts[:-1]]
        if beside:
            message = f"A metric runs along '{path_text(path)}'; '{path_text(beside[0])}' of the same row would divide its run."
            raise QueryError(Issue("window-order", message, remedy="Ask for one of the two.", subject=path_text(path)))


def _added(needed: Iterable[Path], taken: set[Path], columns: Columns) -> Iterator[tuple[Reference, Path, str]]:
    for path in needed:
        if path not in taken:
            *roles, name = path.parts
            item = Reference(".".join(roles) or name, name, "->".join(roles) or None)
            yield item, path, columns.name(item)


def _conjuncts(text: str, parameters: Mapping[str, object]) -> tuple[exp.Expr, ...]:
    try:
        tree = condition(text)
    except ValueError as reason:
        raise QueryError(Issue("filter", f"The filter '{text}' cannot be read: {reason}.", subject=text)) from None
    return _parts(tree.transform(lambda node: _filled(node, parameters)))


def _parts(tree: exp.Expr) -> tuple[exp.Expr, ...]:
    """The conditions that `and` joins."""
    tree = tree.unnest()
    return (
        tuple(part for side in (tree.left, tree.right) for part in _parts(side))
        if isinstance(tree, exp.And)
        else (tree,)
    )


def _filled(node: exp.Expr, parameters: Mapping[str, object]) -> exp.Expr:
    """The constant that a parameter stands for."""
    if not isinstance(node, (exp.Placeholder, exp.Parameter)):
        return node
    name = node.name
    if name not in parameters:
        near = nearest(name, parameters)
        message = f"The filter has a parameter ':{name}', which query_params does not give."
        raise QueryError(Issue("parameter", message, suggestions=near, subject=name))
    return exp.convert(parameters[name])


def _parameters(given: Mapping[str, object] | str | None) -> Mapping[str, object]:
    if not isinstance(given, str):
        return given or {}
    try:
        value = json.loads(given)
    except json.JSONDecodeError:
        value = None
    if not isinstance(value, dict):
        raise QueryError(Issue("parameter", "query_params is no JSON object.", remedy='For example {"name": 1}.'))
    return value


def _reference(column: exp.Column) -> Reference:
    found = reference_of(column)
    if found is None:
        message = f"'{column.name}' in a filter names no node."
        remedy = "Write namespace.node.column."
        raise QueryError(Issue("bad-reference", message, remedy=remedy, subject=column.name))
    return found


def _limit(limit: int | str | None) -> Limit | None:
    if limit is None or limit == "":
        return None
    text = str(limit).strip()
    if not text.isdigit():
        message = f"'{limit}' is no number of rows."
        raise QueryError(Issue("limit", message, remedy="Write a whole number."))
    return Limit(int(text))
