"""From a metric query to a plan: what is computed from which rows in which order, for any dialect."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from workbench.catalog.model import Catalog, Link
from workbench.planner.build import build
from workbench.planner.facts import Facts, links_of
from workbench.planner.nodes import Finish
from workbench.planner.outline import outline
from workbench.planner.outputs import Output, outputs
from workbench.planner.resolve import resolve
from workbench.planner.resolved import Resolved
from workbench.planner.rewrite import rewrite
from workbench.query.model import MetricQuery

__all__ = ["Output", "Plan", "plan", "resolve"]


@dataclass(frozen=True, slots=True)
class Plan:
    """How a query is computed.

    Attributes:
        root: the plan's last node.
        resolved: the query it answers, every name known.
        outline: the steps as sentences, before the rewrites that only make it faster.
        outputs: what each column of the result means, in order.
        links: the links it follows, each once.
    """

    root: Finish
    resolved: Resolved
    outline: tuple[str, ...]
    outputs: tuple[Output, ...]
    links: tuple[Link, ...] = ()


def plan(catalog: Catalog, query: MetricQuery, *, today: date | None = None, facts: Facts | None = None) -> Plan:
    """Plan a query.

    Args:
        today: the day that `last 12 months` counts from; the catalog's own unless given.
        facts: what the data says of the links that the query follows; without it nothing is taken for granted.

    Raises:
        QueryError: a name is unknown, or the query cannot be answered correctly; with the reason and what would do.
        UnsupportedError: a clause that is understood but not executed in this version.
    """
    resolved = resolve(catalog, query, today=today or catalog.today)
    built = replace(build(catalog, resolved), first_day=catalog.first_day)
    return Plan(
        rewrite(built, facts),
        resolved,
        outline(built),
        outputs(catalog, resolved),
        tuple(dict.fromkeys(links_of(built))),
    )
