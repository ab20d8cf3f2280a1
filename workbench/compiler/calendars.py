"""Calendars that are made in the query: how each dialect lists the instants between two."""

from __future__ import annotations

from collections.abc import Callable

from sqlglot import exp

from workbench.catalog.model import Span
from workbench.compiler.dialects import Dialect
from workbench.compiler.scalars import interval
from workbench.compiler.spelling import cast
from workbench.errors import Issue, UnsupportedError
from workbench.planner.calendar import INSTANT
from workbench.query.model import SUB_DAY, Unit

#: A dialect's list of instants: of the first, the last and the step, the SELECT that has a row for each.
Series = Callable[[exp.Expr, exp.Expr, exp.Interval], exp.Select]


def instants(dialect: Dialect, grain: Unit, first: exp.Expr, last: exp.Expr, source: exp.Expr | None) -> exp.Select:
    """Return a SELECT with one row for each instant, in a column called `instant`.

    Args:
        source: the table that `first` and `last` are columns of, where they are.

    Raises:
        UnsupportedError: the dialect has no such list here.
    """
    series = SERIES.get(dialect.name)
    if series is None:
        message = f"Making a calendar of every {grain} is not written for {dialect.name}."
        remedy = "Make a dataset of its days a calendar, with calendar: in its file."
        raise UnsupportedError(Issue("dialect", message, remedy=remedy))
    kind = "TIMESTAMP" if grain in SUB_DAY or dialect.name == "postgres" else "DATE"
    select = series(cast(first, kind), cast(last, kind), interval(Span(1, grain)))
    if source is not None:
        select.set("from_", exp.From(this=source))
    elif joins := select.args.get("joins"):
        select.set("joins", None)
        select.set("from_", exp.From(this=joins[0].this))
    if grain not in SUB_DAY and dialect.name in _OF_INSTANTS:
        instant = select.expressions[0].this
        select.expressions[0].set("this", cast(instant, "DATE"))
    return select


#: Dialects whose lists are of instants, also between two dates. (Spark takes no cast around what makes rows.)
_OF_INSTANTS = frozenset({"duckdb", "postgres"})


def _unnested(unnest: str, series: str) -> Series:
    """A function that makes rows of a list, in the SELECT itself."""

    def made(first: exp.Expr, last: exp.Expr, step: exp.Interval) -> exp.Select:
        listed: exp.Expr = exp.Anonymous(this=series, expressions=[first, last, step])
        return _selected(exp.Anonymous(this=unnest, expressions=[listed]) if unnest else listed)

    return made


def _joined(first: exp.Expr, last: exp.Expr, step: exp.Interval) -> exp.Select:
    """A list that stands beside its source, for dialects that take no function of rows in the SELECT itself."""
    listed = exp.Anonymous(this="SEQUENCE", expressions=[first, last, step])
    alias = exp.TableAlias(this=exp.to_identifier("series"), columns=[exp.to_identifier("listed")])
    select = _selected(exp.column("listed"))
    select.set("joins", [exp.Join(this=exp.Unnest(expressions=[listed], alias=alias), kind="CROSS")])
    return select


def _selected(tree: exp.Expr) -> exp.Select:
    return exp.Select(expressions=[exp.Alias(this=tree, alias=exp.to_identifier(INSTANT))])


SERIES: dict[str, Series] = {
    "duckdb": _unnested("UNNEST", "GENERATE_SERIES"),
    "postgres": _unnested("", "GENERATE_SERIES"),
    "spark": _unnested("EXPLODE", "SEQUENCE"),
    "databricks": _unnested("EXPLODE", "SEQUENCE"),
    "trino": _joined,
}
