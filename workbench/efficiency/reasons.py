"""Answers about a month as a whole: how the cost of an owner was computed, and why it changed.

Amounts of several days are summed, amounts of several currencies never.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from workbench.efficiency.allocation import Allocation
from workbench.efficiency.change import Change, Costs, change
from workbench.efficiency.compute import Month
from workbench.efficiency.explain import Explanation, explain, summed
from workbench.efficiency.inputs import next_month
from workbench.efficiency.ownership.tree import Tree
from workbench.errors import Issue, QueryError, nearest

EVERYBODY = "everybody"


def paying(tree: Tree, owner: str, months: Sequence[Month]) -> tuple[str, ...]:
    """Return who pays where somebody asks for an owner: the owner and everybody below it.

    Args:
        owner: an id, or a name as the tree has it; `everybody` for all who pay.

    Raises:
        QueryError: nobody of that name pays anything in these months, with the nearest names.
    """
    payers = {name for month in months for ledger in month.allocation.ledgers for name in ledger.graph.owners}
    wanted = owner.casefold()
    if wanted == EVERYBODY and payers:
        return tuple(sorted(payers))
    by_name = {found.name.casefold(): found.id for found in tree.owners.values()}
    by_id = {name.casefold(): name for name in (*tree.owners, *payers)}
    found = by_id.get(wanted) or by_name.get(wanted)
    below = _below(tree, found) if found else ()
    paid = tuple(sorted(payers & {*below, found})) if found else ()
    if not paid:
        known = sorted({*payers, *(one.name for one in tree.owners.values())})
        when = " and ".join(month.name for month in months)
        message = f"'{owner}' pays nothing in {when}." if found else f"There is no owner '{owner}'."
        raise QueryError(Issue("unknown-owner", message, None, nearest(owner, known), "%efficiency owners lists them."))
    return paid


def _below(tree: Tree, owner: str) -> tuple[str, ...]:
    return tuple(name for name in tree.owners if name == owner or owner in tree.ancestors(name))


def currencies(months: Iterable[Month], owners: Collection[str] | None) -> tuple[str, ...]:
    """Return the currencies in which somebody pays something."""
    found: set[str] = set()
    for month in months:
        for ledger in month.allocation.ledgers:
            amounts = zip(ledger.graph.owners, ledger.owner_units(), strict=True)
            if any(amount and (owners is None or name in owners) for name, amount in amounts):
                found.add(ledger.currency)
    return tuple(sorted(found))


def explained(
    month: Month, owners: Sequence[str], currency: str, *, name: str, day: datetime | None = None
) -> Explanation:
    """Return how the cost of owners in a month, or on one of its days, came about: the paths of all days, summed.

    Args:
        name: what to call the owners together.
    """
    parts = list(_each(month.allocation, owners, currency, day))
    if not parts:
        when = f"{day:%Y-%m-%d}" if day else month.name
        raise QueryError(Issue("no-cost", f"{name} pays nothing in {currency} in {when}."))
    period = (day, parts[0].end) if day else (month.start, next_month(month.start))
    return summed(parts, name, period)


def _each(allocation: Allocation, owners: Sequence[str], currency: str, day: datetime | None) -> Iterator[Explanation]:
    for ledger in allocation.ledgers:
        if ledger.currency == currency and day in (None, ledger.graph.start):
            for owner in owners:
                if owner in ledger.graph.owners:
                    yield explain(allocation, owner, ledger.graph.start, currency)


def changed(before: Month, after: Month, owners: Sequence[str] | None, currency: str, *, name: str) -> Change:
    """Return why the cost of owners changed from one month to another; None: everybody's."""
    found = change(_costs(before), _costs(after), owners, currency)
    return replace(found, scope=name)


def _costs(month: Month) -> Costs:
    return Costs(month.charges, month.usage, month.allocation.rules, allocation=month.allocation)
