"""Where a metric comes from: metric, its inputs, their datasets, the columns read, and the tables these come from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlglot import exp
from sqlglot.errors import SqlglotError
from sqlglot.lineage import lineage as column_lineage

from workbench.catalog.expression import expression_of
from workbench.catalog.formula import Formula
from workbench.catalog.graph import Reached, readings
from workbench.catalog.model import Catalog, Dataset, Simple


@dataclass(frozen=True, slots=True)
class Lineage:
    """One thing and what it is made of.

    Attributes:
        kind: `metric`, `dataset`, `column` or `source`.
        detail: the formula, or what the thing is there for.
    """

    label: str
    kind: str
    detail: str = ""
    children: tuple[Lineage, ...] = ()


def lineage(catalog: Catalog, metric: str) -> Lineage:
    """Return the tree of a metric, known by its key."""
    found = catalog.metrics[metric]
    match found.definition:
        case Simple() as simple:
            return Lineage(metric, "metric", _formula(simple), tuple(_datasets(catalog, simple)))
        case _:
            return Lineage(
                metric, "metric", expression_of(found), tuple(lineage(catalog, name) for name in found.inputs)
            )


def _formula(simple: Simple) -> str:
    return f"{simple.expr.text} where {simple.where.text}" if simple.where else simple.expr.text


def _datasets(catalog: Catalog, simple: Simple) -> Iterator[Lineage]:
    """Yield the dataset that is counted, then those that the filter looks at."""
    home = catalog.datasets[simple.dataset]
    read = dict.fromkeys(simple.expr.columns, "measured")
    for name in simple.where.columns if simple.where else ():
        read.setdefault(name, "filtered by")
    for name in _axis(home, simple):
        read.setdefault(name, "dated by")
    looked = {home.key: read}
    for parts in simple.where.paths if simple.where else ():
        for reached in readings(catalog, home, parts):
            _follow(looked, reached)
    for key, columns in looked.items():
        yield _dataset(catalog.datasets[key], columns)


def _follow(looked: dict[str, dict[str, str]], reached: Reached) -> None:
    """Note the columns that a path joins by and ends at."""
    for link in reached.links:
        for pair in link.on:
            _note(looked, link.dataset, pair.local, f"joined by {link.name}")
            _note(looked, link.to, pair.target, f"joined by {link.name}")
    if reached.dimension:
        _note(looked, reached.dataset, reached.dimension.expr, "filtered by")


def _note(looked: dict[str, dict[str, str]], dataset: str, formula: Formula, why: str) -> None:
    for name in formula.columns:
        looked.setdefault(dataset, {}).setdefault(name, why)


def _axis(dataset: Dataset, simple: Simple) -> tuple[str, ...]:
    axis = dataset.dimensions.get(simple.time or dataset.time or "")
    return axis.expr.columns if axis else ()


def _dataset(dataset: Dataset, columns: dict[str, str]) -> Lineage:
    children = tuple(Lineage(name, "column", why, _sources(dataset, name)) for name, why in columns.items())
    return Lineage(dataset.key, "dataset", dataset.doc.description, children or _tables(dataset))


def _sources(dataset: Dataset, column: str) -> tuple[Lineage, ...]:
    if dataset.source is not None:
        return (Lineage(".".join((*dataset.source, column)), "source", "column of a table"),)
    return (_through(dataset.sql, column) or _tables(dataset)) if dataset.sql else ()


def _through(sql: Formula, column: str) -> tuple[Lineage, ...]:
    """Return the tables' columns that a column of a SELECT comes from; nothing where `*` hides them."""
    try:
        root = column_lineage(column, sql.tree.copy(), schema={}, dialect="duckdb")
    except (SqlglotError, ValueError):  # ValueError: no such column can be seen
        return ()
    leaves = [node for node in root.walk() if isinstance(node.expression, exp.Table)]
    names = (".".join((*_parts(leaf.expression), leaf.name.rpartition(".")[2].strip('"'))) for leaf in leaves)
    return tuple(Lineage(name, "source", "column of a table, through sql") for name in dict.fromkeys(names))


def _tables(dataset: Dataset) -> tuple[Lineage, ...]:
    if dataset.source is not None:
        return (Lineage(".".join(dataset.source), "source", "every row of a table"),)
    if dataset.sql is None:
        return ()
    ctes = {cte.alias for cte in dataset.sql.tree.find_all(exp.CTE)}
    tables = (".".join(_parts(table)) for table in dataset.sql.tree.find_all(exp.Table) if table.name not in ctes)
    return tuple(Lineage(name, "source", "table, through sql") for name in dict.fromkeys(tables))


def _parts(table: exp.Expr) -> tuple[str, ...]:
    return tuple(part.name for part in table.parts) if isinstance(table, exp.Table) else ()
