"""Queries of what owners pay: the explanation that knows what moved such a cost, or how it was computed.

A change by dimensions says where cost moved; only the allocation knows what moved it.
"""

from __future__ import annotations

from datetime import date, datetime

from workbench.ask.language.words import words_of
from workbench.catalog.check_kinds import counted
from workbench.catalog.model import Catalog
from workbench.errors import WorkbenchError
from workbench.planner import plan
from workbench.planner.compare import before
from workbench.planner.period import Stretch
from workbench.query.conjunction import conjuncts
from workbench.query.expression import Column, Compare, Literal
from workbench.query.model import MetricQuery
from workbench.query.parse import parse
from workbench.session.costs.explanation import EVERYBODY, Explanation, explanation_of
from workbench.session.costs.mentions import Names
from workbench.session.costs.wordings import Act

#: What owners pay, the dataset that it is over, and the paths by which one of them is named.
_COST, _COSTS = "allocated_cost", "owner_cost"
_OWNERS = {("owner_id",), *((role, name) for role in ("owner", "owner_now") for name in ("owner_id", "name"))}


def cost_change(catalog: Catalog, query: MetricQuery, today: date) -> Explanation | None:
    """Return the explanation of a change of cost; None where a query is about no cost of an owner, or no two months."""
    whose, during = _whose(query), _during(catalog, query, today)
    if whose is None or during is None or during.start is None or during.end is None:
        return None
    earlier = before(query.compare, during.start, during.end)
    months = _month(earlier.start, earlier.end), _month(during.start, during.end)
    return (
        None if None in months else Explanation(Act.WHY, whose[0], tuple(month for month in months if month), whose[1])
    )


def before_of(previous: str | None, catalog: Catalog, names: Names, today: date) -> Explanation | None:
    """Return what was explained before, or what explains the cost that was asked for before; None where it was no cost.

    Args:
        previous: the line of an explanation, or a query text.
    """
    if previous is None or (found := explanation_of(previous)) is not None:
        return found if previous else None
    try:
        query = parse(previous)
        whose, during = _whose(query), _during(catalog, query, today)
    except WorkbenchError:
        return None
    if whose is None or not _is_cost(catalog, query) or (owner := _known_owner(whose[0], names)) is None:
        return None
    month = _month(during.start, during.end) if during is not None else None
    return Explanation(Act.EXPLAIN, owner, (month,) if month else (), whose[1])


def _known_owner(name: str, names: Names) -> str | None:
    """The id of an owner by its id or name."""
    if name == EVERYBODY:
        return name
    mentions = names.mentions(name, words_of(name, names.stem))
    return next((target.subject for mention in mentions for target in mention.of("owner")), None)


def _is_cost(catalog: Catalog, query: MetricQuery) -> bool:
    """Whether a query is for the whole of what owners pay; of a part of it, the idle or the shared, nothing is explained."""
    if [metric.name for metric in query.metrics] != [_COST]:
        return False
    keys = catalog.metric_keys(_COST)
    return len(keys) == 1 and {dataset.name for dataset in counted(catalog, catalog.metrics[keys[0]])} == {_COSTS}


def _during(catalog: Catalog, query: MetricQuery, today: date) -> Stretch | None:
    return plan(catalog, query, today=today).resolved.during if _is_cost(catalog, query) else None


def _month(start: datetime | None, end: datetime | None) -> str | None:
    """The month that a stretch of time is; None where it is none."""
    if start is None or end is None or start.day != 1 or end.day != 1:
        return None
    length = (end.year - start.year) * 12 + end.month - start.month
    return f"{start:%Y-%m}" if length == 1 else None


def _whose(query: MetricQuery) -> tuple[str, str | None] | None:
    """Whose cost is asked for, and in which currency: everybody's where nobody is named; None where it is narrowed otherwise."""
    owner, currency = EVERYBODY, None
    for condition in conjuncts(query.where):
        match condition:
            case Compare("=", Column(path), Literal(str(value))) if path.parts in _OWNERS:
                owner = value
            case Compare("=", Column(path), Literal(str(value))) if path.parts == ("currency",):
                currency = value
            case _:
                return None
    return owner, currency
