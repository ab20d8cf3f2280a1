"""The board made from what is published: the last whole month beside the one before it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from sqlglot import exp

from workbench.efficiency.allocation import Method, Rule
from workbench.efficiency.allocation import Rules as AllocationRules
from workbench.efficiency.audits import Outcome, Severity, Standing, State, said_of
from workbench.efficiency.board import EVERYTHING, AuditLine, Board, Cost, FeedLine, OwnerLine, PlatformLine
from workbench.efficiency.inputs import last_instant, month_of, next_month
from workbench.efficiency.ownership import tree_at
from workbench.efficiency.relations import Connection, call, col, run, table, tables
from workbench.efficiency.sla import feed_standing, promised_by
from workbench.efficiency.tables import is_nobody

if TYPE_CHECKING:
    from workbench.efficiency.arrival import Arrival
    from workbench.efficiency.feeds.declared import Feed
    from workbench.efficiency.runs import Run

#: Costs: what they are of -> currency -> month -> amount.
_Costs = Mapping[str, Mapping[str, Mapping[datetime, Decimal]]]


@dataclass(frozen=True, slots=True)
class Reach:
    """Up to when the data speaks.

    Attributes:
        as_of: until when every provider has delivered; None without bills.
    """

    as_of: datetime | None

    @property
    def final_until(self) -> datetime | None:
        """Before when everything has been delivered for whole months."""
        return None if self.as_of is None else self.as_of.replace(day=1, hour=0, minute=0, second=0, microsecond=0)

    @property
    def month(self) -> datetime | None:
        """The last whole month."""
        return None if self.final_until is None else (self.final_until - timedelta(days=1)).replace(day=1)


def reach(connection: Connection) -> Reach:
    """Return up to when the bills of a connection speak."""
    latest = exp.alias_(exp.Max(this=col("ChargePeriodEnd")), "latest")
    found = run(connection, exp.select(latest).from_(table("billing")).group_by(col("ProviderName")))
    return Reach(min((at for at in found["latest"].to_pylist() if at is not None), default=None))


def made_board(
    connection: Connection,
    *,
    rules: AllocationRules,
    arrival: Arrival,
    outcomes: Sequence[Outcome],
    standing: Standing,
    now: datetime,
) -> Board:
    """Return the board of the published tables that a connection holds."""
    at = reach(connection)
    shown = _months(connection, at)
    if not shown:
        return Board("", f"{now:%Y-%m-%dT%H:%M:%S}", "", None)
    month, before = shown[0], shown[1] if len(shown) > 1 else None
    notes = standing.of(month.date(), next_month(month).date()).sentences(next_month(month).date())
    return Board(
        as_of=f"{at.as_of - timedelta(seconds=1):%Y-%m-%d}" if at.as_of else "",
        published_at=f"{now:%Y-%m-%dT%H:%M:%S}",
        month=f"{month:%Y-%m}",
        before=f"{before:%Y-%m}" if before else None,
        notes=notes,
        platforms=tuple(_platforms(connection, rules, arrival, shown, now)),
        owners=(_owners(connection, shown),),
        audits=tuple(_audit(one) for one in outcomes if one.state is not State.SKIPPED),
    )


def _months(connection: Connection, at: Reach) -> list[datetime]:
    """The month that is shown and the one before it, of those that are published."""
    if "owner_cost" not in tables(connection):  # no delivery yet, or a first run that held all months back
        return []
    start = exp.alias_(month_of(col("period_start")), "month")
    found = run(connection, exp.select(start).distinct().from_(table("owner_cost")))
    known = sorted(found["month"].to_pylist(), reverse=True)
    whole = [month for month in known if at.month is not None and month <= at.month]
    return (whole or known)[:2]


def _costs(connection: Connection, of: str, months: Sequence[datetime]) -> _Costs:
    """What each owner or platform cost in the months shown."""
    start = month_of(col("period_start"))
    total = exp.alias_(exp.Sum(this=col("amount")), "amount")
    query = exp.select(col(of), col("currency"), exp.alias_(start, "month"), total).from_(table("owner_cost"))
    found = run(connection, query.group_by(col(of), col("currency"), start.copy()))
    out: dict[str, dict[str, dict[datetime, Decimal]]] = defaultdict(lambda: defaultdict(dict))
    for name, currency, month, amount in zip(*(found[c].to_pylist() for c in found.column_names), strict=True):
        if month in months:
            out[name][currency][month] = amount
    return out


def _lines(costs: Mapping[str, Mapping[datetime, Decimal]], months: Sequence[datetime]) -> tuple[Cost, ...]:
    """The costs of one name, by currency; a currency without cost in either month is left out."""
    found: list[Cost] = []
    for currency in sorted(costs):
        amounts = [costs[currency].get(month, Decimal(0)) for month in months]
        if any(amounts):
            found.append(Cost(currency, f"{amounts[0]:f}", f"{amounts[1]:f}" if len(amounts) > 1 else None))
    return tuple(found)


# --- owners -----------------------------------------------------------------------------------------------------------
def _owners(connection: Connection, months: Sequence[datetime]) -> OwnerLine:
    """The tree of owners as it was at the end of the month, with everything that no owner stands for beside it."""
    costs = _costs(connection, "owner_id", months)
    known = tree_at(run(connection, exp.select("*").from_(table("owner"))), last_instant(months[0])).owners
    below: dict[str | None, list[str]] = defaultdict(list)
    for owner in sorted({*known, *costs}):
        below[known[owner].parent if owner in known else None].append(owner)

    def line(owner: str) -> OwnerLine:
        children = tuple(line(child) for child in below[owner])
        if is_nobody(owner) or owner not in known:
            found = OwnerLine(owner, owner, "nobody" if is_nobody(owner) else "team", children=children)
        else:
            found = OwnerLine(owner, known[owner].name or owner, known[owner].kind or "", children=children)
        return _summed(found, costs, months)

    roots = tuple(line(owner) for owner in below[None])
    return _summed(OwnerLine(EVERYTHING, "Everything", "all", children=_ranked(roots)), costs, months)


def _summed(owner: OwnerLine, costs: _Costs, months: Sequence[datetime]) -> OwnerLine:
    """The owner with its own costs and those of all below it; below it the dearest come first."""
    total: dict[str, dict[datetime, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    for currency, amounts in costs.get(owner.owner_id, {}).items():
        for month, amount in amounts.items():
            total[currency][month] += amount
    for child in owner.children:
        for cost in child.costs:
            for month, text in zip(months, (cost.amount, cost.before), strict=False):
                total[cost.currency][month] += Decimal(text or 0)
    return replace(owner, costs=_lines(total, months), children=_ranked(owner.children))


def _ranked(owners: Iterable[OwnerLine]) -> tuple[OwnerLine, ...]:
    def size(owner: OwnerLine) -> Decimal:
        return sum((abs(Decimal(cost.amount)) for cost in owner.costs), Decimal(0))

    kept = [owner for owner in owners if owner.costs]
    return tuple(sorted(kept, key=lambda owner: (is_nobody(owner.owner_id), -size(owner), owner.owner_id)))


# --- platforms --------------------------------------------------------------------------------------------------------
def _platforms(
    connection: Connection, rules: AllocationRules, arrival: Arrival, months: Sequence[datetime], now: datetime
) -> Iterator[PlatformLine]:
    runs = arrival.runs()
    feeds = {
        feed.name: _feed(feed, [run for run in runs if run.feed == feed.name], arrival, now) for feed in arrival.feeds
    }
    by_platform = _feeds_by(connection, "usage", "platform")
    by_provider = _feeds_by(connection, "billing", "ProviderName")
    costs = _costs(connection, "platform", months)
    placed: set[str] = set()
    for rule in rules.pooled().values():
        own = by_platform.get(rule.platform, ())
        placed |= set(own)
        lines = _lines(costs.get(rule.platform, {}), months)
        yield PlatformLine(rule.platform, _handed_on(rule), lines, tuple(feeds[name] for name in own if name in feeds))
    for provider, own in by_provider.items():
        placed |= set(own)
        yield PlatformLine(provider, None, (), tuple(feeds[name] for name in own if name in feeds))
    rest = tuple(feed for name, feed in feeds.items() if name not in placed)
    if rest:
        yield PlatformLine("registers", None, (), rest)


def _handed_on(rule: Rule) -> str:
    by = f" of {', '.join(rule.factors)}" if rule.factors else ""
    said = f"handed on {'evenly' if rule.method is Method.EVEN else f'by {rule.method}{by}'}"
    return f"{said}. {rule.reason}" if rule.reason else f"{said}."


def _feeds_by(connection: Connection, name: str, key: str) -> dict[str, tuple[str, ...]]:
    """The feeds that delivered something of each platform or provider."""
    feeds = exp.alias_(call("list", exp.Distinct(expressions=[col("x_feed")])), "feeds")
    found = run(connection, exp.select(col(key), feeds).from_(table(name)).group_by(col(key)).order_by(col(key)))
    pairs = zip(found[key].to_pylist(), found["feeds"].to_pylist(), strict=True)
    return {of: tuple(sorted(feed for feed in own if feed)) for of, own in pairs if of}


def _feed(feed: Feed, runs: Sequence[Run], arrival: Arrival, now: datetime) -> FeedLine:
    contract = arrival.contract(feed.name)
    said = f"{contract.id} {contract.version}"
    if not runs:
        return FeedLine(feed.name, feed.table, "missing", "Nothing has come.", said)
    now_standing = feed_standing(promised_by(feed.name, feed.table, contract), runs, now)
    state = str(now_standing.state or "unknown")
    return FeedLine(feed.name, feed.table, state, f"{now_standing.sentence()}.".capitalize(), said, _set_apart(runs))


def _set_apart(runs: Sequence[Run]) -> int:
    """The rows that the newest run of each delivery did not let in."""
    newest = {run.delivery: run for run in sorted(runs, key=lambda run: run.order)}
    return sum(file.quarantined for run in newest.values() for file in run.files)


# --- audits -----------------------------------------------------------------------------------------------------------
def _audit(outcome: Outcome) -> AuditLine:
    audit = outcome.audit
    seen = outcome.first_seen
    return AuditLine(
        audit.id,
        str(audit.layer),
        "error" if audit.severity is Severity.ERROR else "warn",
        outcome.table,
        not outcome.failed,
        f"{audit.title}: {said_of(outcome)}.",
        audit.owner or None,
        f"{seen:%Y-%m-%d}" if seen else None,
    )
