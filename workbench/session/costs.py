"""Where a question why is about the cost of an owner: the cell that takes it apart by price, volume, ownership and platforms.

A change by dimensions says where cost moved; only the allocation knows what moved it.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from workbench.catalog.check_kinds import counted
from workbench.planner import plan
from workbench.planner.compare import before
from workbench.query.conjunction import conjuncts
from workbench.query.expression import Column, Compare, Literal
from workbench.query.model import MetricQuery

if TYPE_CHECKING:
    from workbench.catalog.model import Catalog

#: The dataset whose metrics are what owners pay, and the roles that lead from it to owners.
_COSTS, _OWNERS = "owner_cost", frozenset({"owner", "owner_now"})


def cost_cell(catalog: Catalog, query: MetricQuery, today: date) -> str | None:
    """Return `%efficiency why search --period 2026-02 2026-03`; None where it is about no cost, or about no two months."""
    keys = catalog.metric_keys(query.metrics[0].name) if query.metrics else ()
    if not keys or {dataset.name for dataset in counted(catalog, catalog.metrics[keys[0]])} != {_COSTS}:
        return None
    during = plan(catalog, query, today=today).resolved.during
    if during is None or during.start is None or during.end is None:
        return None
    earlier = before(query.compare, during.start, during.end)
    months = _month(earlier.start, earlier.end), _month(during.start, during.end)
    owner = _owner(query)
    if owner is None or None in months:
        return None
    said = f"'{owner}'" if " " in owner else owner
    return f"%efficiency why {said} --period {months[0]} {months[1]}"


def _month(start: datetime | None, end: datetime | None) -> str | None:
    """The month that a stretch of time is; None where it is none."""
    if start is None or end is None or start.day != 1 or end.day != 1:
        return None
    length = (end.year - start.year) * 12 + end.month - start.month
    return f"{start:%Y-%m}" if length == 1 else None


def _owner(query: MetricQuery) -> str | None:
    """Whose cost is asked for: everybody's where nobody is named; None where it is narrowed in another way."""
    owner = "everybody"
    for condition in conjuncts(query.where):
        match condition:
            case Compare("=", Column(path), Literal(str(value))) if path.parts[0] in _OWNERS:
                owner = value
            case Compare("=", Column(path), Literal()) if path.parts == ("currency",):
                pass
            case _:
                return None
    return owner
