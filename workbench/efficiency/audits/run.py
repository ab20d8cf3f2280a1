"""Audits run: what each found in each month and currency, within its budget or not, waived or not, since when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from sqlglot import exp

from workbench.efficiency.audits.compile import at_fault
from workbench.efficiency.audits.model import Audit, Balance, Groups, Layer, Orphans, Pack, Rows, Severity, Waiver
from workbench.efficiency.audits.read import in_force
from workbench.efficiency.audits.scene import Scene, month
from workbench.efficiency.relations import Connection, call, col, columns, execute, number, ordered, sub, table, tables
from workbench.errors import EngineError, nearest

_EXAMPLES = 5


class State(StrEnum):
    """What became of an audit.

    `tolerated`: something is at fault, within the budget. `waived`: it failed, and may. `skipped`: there is nothing to
    audit. `broken`: it could not be run, which counts as failed.
    """

    PASSED = "passed"
    TOLERATED = "tolerated"
    FAILED = "failed"
    WAIVED = "waived"
    SKIPPED = "skipped"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Finding:
    """What an audit found in one month and one currency.

    Attributes:
        period: the month; None for what belongs to no month, and so to all.
        parts: in how many groups the rows are; 0 where the audit has no groups.
        cost: what the rows weigh; None where they weigh nothing.
        checked: how many rows of the month were looked at.
    """

    period: datetime | None
    currency: str | None
    rows: int
    parts: int
    cost: Decimal | None
    checked: int
    state: State
    first_seen: datetime | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """An audit with all it found.

    Attributes:
        note: why it was skipped, could not be run, or may fail.
        checked: how many rows were looked at, by month.
        parts: in how many groups the things at fault are; 0 where the audit has no groups.
    """

    audit: Audit
    table: str
    state: State
    findings: tuple[Finding, ...] = ()
    examples: tuple[str, ...] = ()
    checked: Mapping[datetime | None, int] = field(default_factory=dict)
    note: str = ""
    parts: int = 0

    @property
    def rows(self) -> int:
        """How many things are at fault."""
        return sum(finding.rows for finding in self.findings)

    @property
    def failed(self) -> bool:
        """Whether it fails: beyond its budget and not waived, or not to be run at all."""
        return self.state in (State.FAILED, State.BROKEN)

    @property
    def is_error(self) -> bool:
        """Whether it fails and stops publication."""
        return self.failed and self.audit.severity is Severity.ERROR

    def seen(self, since: Mapping[str, datetime]) -> Outcome:
        """Return the outcome with since when each finding has been there."""
        found = (replace(finding, first_seen=since.get(_key(self.audit, finding))) for finding in self.findings)
        return replace(self, findings=tuple(found))

    @property
    def first_seen(self) -> datetime | None:
        """Since when something is at fault."""
        return min((f.first_seen for f in self.findings if f.first_seen is not None), default=None)


def audited(
    connection: Connection, pack: Pack, *, now: datetime, layers: Iterable[Layer] = tuple(Layer)
) -> tuple[Outcome, ...]:
    """Run audits over the tables of a connection, in the order of their layers.

    Args:
        now: the moment that freshness, waivers and first sight count from.
    """
    wanted = set(layers)
    there = tables(connection)
    order = {layer: n for n, layer in enumerate(Layer)}
    chosen = sorted((a for a in pack.audits if a.layer in wanted), key=lambda a: (order[a.layer], a.severity, a.id))
    counts: _Counts = {}
    return tuple(_outcome(connection, audit, there, pack.waivers, now, counts) for audit in chosen)


#: How many rows a table has by month, by the table and the column that says the month: counted once for all audits.
_Counts = dict[tuple[str, str | None], dict[datetime | None, int]]


def _outcome(
    connection: Connection,
    audit: Audit,
    there: frozenset[str],
    waivers: tuple[Waiver, ...],
    now: datetime,
    counts: _Counts,
) -> Outcome:
    name = next((name for name in audit.tables if name in there), None)
    needed = _other_table(audit)
    if name is None or (needed and needed not in there):
        missing = needed if name else " or ".join(audit.tables)
        return Outcome(audit, name or audit.tables[0], State.SKIPPED, note=f"there is no table {missing}")
    scene = Scene(connection, name, columns(connection, name), now)
    key = (name, audit.period)
    checked = counts[key] if key in counts else counts.setdefault(key, _checked(audit, scene))
    if not checked or (needed and not _has_rows(connection, needed)):
        return Outcome(audit, name, State.SKIPPED, note=f"{name if not checked else needed} is empty")
    if absent := _absent(audit, scene):
        near = nearest(absent, scene.columns, most=1)
        hint = f"; did you mean {near[0]}?" if near else ""
        return Outcome(audit, name, State.BROKEN, note=f"{name} has no column {absent}{hint}")
    return _run(audit, scene, checked, in_force(waivers, audit.id, now))


def _run(audit: Audit, scene: Scene, checked: Mapping[datetime | None, int], waiver: Waiver | None) -> Outcome:
    query = at_fault(audit, scene)
    try:
        found = execute(scene.connection, _summed(query)).fetchall()
        parts, examples = _in_groups(scene.connection, query, found)
    except EngineError as error:
        return Outcome(audit, scene.table, State.BROKEN, note=str(error))
    findings = tuple(_finding(audit, row, checked, waiver) for row in found)
    worst = max((f.state for f in findings), key=list(State).index, default=State.PASSED)
    state = State.FAILED if any(f.state is State.FAILED for f in findings) else worst
    note = f"waived: {waiver.reason}" if waiver and state is State.WAIVED else ""
    return Outcome(audit, scene.table, state, findings, examples, checked, note, parts)


def _finding(
    audit: Audit, row: tuple[object, ...], checked: Mapping[datetime | None, int], waiver: Waiver | None
) -> Finding:
    period, currency, rows, parts, cost, _ = row
    assert isinstance(rows, int)  # noqa: S101  a count
    assert isinstance(parts, int)  # noqa: S101  as above
    at = period if isinstance(period, datetime) else None
    of = checked.get(at, sum(checked.values())) if at else sum(checked.values())
    money = cost if isinstance(cost, Decimal) else None
    within = audit.budget.allows(rows, of, money)
    state = State.TOLERATED if within else State.WAIVED if waiver else State.FAILED
    return Finding(at, currency if isinstance(currency, str) else None, rows, parts, money, of, state)


def _summed(query: exp.Select) -> exp.Select:
    """What is at fault by month and currency, with the first few examples in the order of their texts."""
    keys = ("period", "currency")
    return (
        exp.select(
            *(col(key) for key in keys),
            exp.Count(this=exp.Star()),
            exp.Count(this=exp.Distinct(expressions=[col("part")])),
            exp.Sum(this=col("cost")),
            call("min", col("example"), number(_EXAMPLES)),
        )
        .from_(sub(query, "fault"))
        .group_by(*(col(key) for key in keys))
        .order_by(*(ordered(col(key)) for key in keys))
    )


def _in_groups(
    connection: Connection, query: exp.Select, found: list[tuple[object, ...]]
) -> tuple[int, tuple[str, ...]]:
    """In how many groups things are at fault, and the first few different examples.

    Rows of groups give the same example many times, so those are looked for once more; of other rows the first are known.
    """
    if not any(row[3] for row in found):
        shown = {example for row in found if isinstance(row[5], list) for example in row[5]}
        return 0, tuple(sorted(shown)[:_EXAMPLES])
    part, example = (exp.Distinct(expressions=[col(name)]) for name in ("part", "example"))
    both = exp.select(exp.Count(this=part), call("min", example, number(_EXAMPLES)))
    parts, examples = execute(connection, both.from_(sub(query.copy(), "fault"))).fetchall()[0]
    return int(parts), tuple(examples)


def _checked(audit: Audit, scene: Scene) -> dict[datetime | None, int]:
    """How many rows there are by month."""
    key = exp.alias_(month(audit, scene), "period")
    query = exp.select(key, exp.Count(this=exp.Star())).from_(table(scene.table)).group_by(month(audit, scene))
    return {period: count for period, count in execute(scene.connection, query).fetchall() if count}


def _has_rows(connection: Connection, name: str) -> bool:
    return bool(execute(connection, exp.select("1").from_(table(name)).limit(1)).fetchall())


def _other_table(audit: Audit) -> str | None:
    match audit.check:
        case Balance(table=name) | Orphans(table=name):
            return name
        case _:
            return None


def _absent(audit: Audit, scene: Scene) -> str | None:
    """The first column that an audit reads and its table does not have."""
    match audit.check:
        case Rows(where):
            wanted = where.columns
        case Groups(by, having, where):
            wanted = (*by, *having.columns, *(where.columns if where else ()))
        case Orphans(names):
            wanted = names
        case _:
            wanted = ()
    return next((name for name in wanted if not scene.has(name)), None)


def keys(outcome: Outcome) -> tuple[str, ...]:
    """Return under which names an outcome's faults are remembered: one for each month."""
    return tuple(sorted({_key(outcome.audit, finding) for finding in outcome.findings}))


def _key(audit: Audit, finding: Finding) -> str:
    return audit.id if finding.period is None else f"{audit.id} {finding.period:%Y-%m}"
