"""Query text inside a definition: parsed by the query's own parser, its faults told where they stand in the file."""

from __future__ import annotations

from dataclasses import replace

from workbench.catalog.formula import Written
from workbench.errors import Issue, QueryError
from workbench.query.expression import Expression
from workbench.query.model import MetricQuery


def parsed_query(written: Written) -> MetricQuery | tuple[Issue, ...]:
    """Return the query of a text, or what is wrong with it."""
    from workbench.query.parse import parse

    try:
        return parse(written.text)
    except QueryError as error:
        return tuple(_moved(issue, written) for issue in error.issues)


def parsed_condition(written: Written) -> Expression | tuple[Issue, ...]:
    """Return the condition of a text, or what is wrong with it."""
    from workbench.query.parse import parse_condition

    try:
        return parse_condition(written.text, parametrised=True)
    except QueryError as error:
        return tuple(_moved(issue, written) for issue in error.issues)


def _moved(issue: Issue, written: Written) -> Issue:
    place = issue.place
    where = written.at_line(place.line, place.column, place.end) if place else written.place
    return replace(issue, place=where)
