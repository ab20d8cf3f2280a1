"""From the lake's tables to the published ones: only months whose inputs changed, all of them at once or nothing.

lake/published/owner_cost, capacity, allocated, allocation_run, billing, usage     a partition for each month
lake/published/asset, owner, ownership, rate, invoice, audit_result, sla_status    whole
lake/computed.json    month -> fingerprint of what it was computed from
lake/board.json       the board; lake/published/standing.json: how far the published tables can be trusted
lake/named.json       what can be named in a question
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlglot import exp

from workbench.efficiency import board, named
from workbench.efficiency.arrival import Arrival
from workbench.efficiency.audits import (
    Outcome,
    Pack,
    audit_results,
    audited,
    keep_standing,
    lake_tables,
    said_of,
    sighted,
    standing,
    stopped_by,
    verdict,
)
from workbench.efficiency.compute import Month, Rules, compute
from workbench.efficiency.disk import put_text
from workbench.efficiency.inputs import fingerprints, month_of
from workbench.efficiency.lake import Lake, Part
from workbench.efficiency.named import made_names
from workbench.efficiency.relations import Connection, cast, col, execute, table, text
from workbench.efficiency.sla import Promised, delays, promised_by, sla_status
from workbench.efficiency.summary import made_board, reach
from workbench.efficiency.tables import INSTANT, TABLES
from workbench.errors import EngineError, Issue, QueryError

FILE = "computed.json"

#: Of each table that is published by month: the instant that says which.
_BY_MONTH = {"billing": "ChargePeriodStart", "usage": "period_start"}
_WHOLE = tuple(name for name in TABLES if name not in _BY_MONTH)

#: What runs say of themselves; no audit looks at it.
_OF_RUNS = frozenset({"audit_result", "sla_status"})

#: What is computed of a month, before it counts: table -> its part.
Parts = dict[str, Part]


@dataclass(frozen=True, slots=True)
class Watch:
    """Whoever follows a run: is told each step as a sentence, and may stop it."""

    say: Callable[[str], None] = lambda _: None
    cancelled: Callable[[], bool] = lambda: False

    def step(self, sentence: str) -> None:
        """Tell a step.

        Raises:
            EngineError: the run was cancelled; nothing of it counts.
        """
        if self.cancelled():
            raise EngineError(Issue("cancelled", "Cancelled; what was published before still counts."))
        self.say(sentence)


@dataclass(frozen=True, slots=True)
class Published:
    """What a run did.

    Attributes:
        computed: the months computed anew and published; unchanged: those whose inputs did not change.
        held: months that are not published as they are now, with the reasons: they cannot be computed, or an audit
            stops them. What was published of them before still counts.
        outcomes: of the audits.
    """

    computed: tuple[str, ...]
    unchanged: tuple[str, ...]
    held: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    outcomes: tuple[Outcome, ...] = ()

    def __str__(self) -> str:
        parts = [f"{len(self.computed)} months published, {len(self.unchanged)} unchanged"]
        parts += [f"{month} is held back: {' '.join(reasons)}" for month, reasons in self.held.items()]
        return f"{'; '.join(parts).rstrip('.')}. {verdict(self.outcomes)}"


@dataclass(frozen=True, slots=True)
class Setup:
    """What a publication goes by."""

    rules: Rules
    pack: Pack
    arrival: Arrival

    @property
    def promises(self) -> tuple[Promised, ...]:
        """What the contract of each feed promises of its time."""
        return tuple(
            promised_by(feed.name, feed.table, self.arrival.contract(feed.name)) for feed in self.arrival.feeds
        )


def publish(lake: Lake, setup: Setup, watch: Watch, *, now: datetime, again: bool = False) -> Published:
    """Compute every month whose inputs changed, audit the result, and make what may be published count, all at once.

    Args:
        again: compute all months, changed or not.

    Raises:
        EngineError: another process writes to the lake, or the run was cancelled.
    """
    with lake.writing("publish"):
        with lake.connect() as connection:
            inputs = fingerprints(connection, setup.rules.version)
            named = {f"{month:%Y-%m}": month for month in inputs}
            before = {} if again else _before(lake)
            due = [name for name, month in named.items() if before.get(name) != inputs[month]]
            fresh, held = _all_computed(lake, connection, {name: named[name] for name in due}, setup.rules, watch)
            whole = {name: _whole(lake, connection, name) for name in _WHOLE}
        watch.step("Auditing.")
        outcomes = _audited(lake, setup, _state(lake, fresh, whole, known=named), now)
        for name in list(fresh):
            if stopping := stopped_by(outcomes, named[name]):
                held[name] = tuple(f"{one.audit.title} ({said_of(one)})." for one in stopping)
                del fresh[name]
        watch.step("Publishing.")
        whole["audit_result"] = lake.published.write("audit_result", audit_results(outcomes, now))
        whole["sla_status"] = lake.published.write("sla_status", sla_status(setup.promises, setup.arrival.runs(), now))
        lake.published.point(_state(lake, fresh, whole, known=named))
        counted = {name: inputs[month] for name, month in named.items() if name not in held}
        put_text(lake.folder / FILE, json.dumps(counted, indent=1, sort_keys=True) + "\n")
        _record(lake, fresh, held, counted, now)
        _keep_board(lake, setup, outcomes, now)
        lake.prune()
    return Published(tuple(fresh), tuple(name for name in named if name not in due), held, outcomes)


def _all_computed(
    lake: Lake, connection: Connection, due: Mapping[str, datetime], rules: Rules, watch: Watch
) -> tuple[dict[str, Parts], dict[str, tuple[str, ...]]]:
    """Return the parts of the months that can be computed, and of the others why not."""
    fresh: dict[str, Parts] = {}
    held: dict[str, tuple[str, ...]] = {}
    for place, (name, month) in enumerate(due.items()):
        watch.step(f"Computing {name} ({place + 1} of {len(due)}).")
        try:
            fresh[name] = _computed(lake, connection, compute(connection, month, rules))
        except QueryError as error:
            held[name] = tuple(issue.sentence for issue in error.issues)
    return fresh, held


def _audited(lake: Lake, setup: Setup, state: Mapping[str, Sequence[Part]], now: datetime) -> tuple[Outcome, ...]:
    """Audit the lake with what would be published."""
    with lake_tables(lake, rules=setup.rules.owners) as connection:
        for name, parts in state.items():
            if name not in TABLES and name not in _OF_RUNS:
                lake.published.view(connection, name, parts)
        return sighted(lake.folder, audited(connection, setup.pack, now=now), now)


def _before(lake: Lake) -> dict[str, str]:
    try:
        found = json.loads((lake.folder / FILE).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(name): str(said) for name, said in found.items()} if isinstance(found, dict) else {}


def _computed(lake: Lake, connection: Connection, month: Month) -> Parts:
    """Write what a month comes to; nothing points to it yet."""
    parts = {name: lake.published.write(name, rows, partition=month.name) for name, rows in month.tables()}
    for name, at in _BY_MONTH.items():
        rows = execute(connection, _of_month(name, at, month.start))
        parts[name] = lake.published.write(name, rows, partition=month.name)
    return parts


def _of_month(name: str, at: str, month: datetime) -> exp.Select:
    start = cast(text(month.isoformat()), INSTANT)
    rows = exp.select("*").from_(table(name)).where(exp.EQ(this=month_of(col(at)), expression=start))
    return rows.order_by(col(at), col("x_source_sha"), col("x_row"))


def _whole(lake: Lake, connection: Connection, name: str) -> Part:
    rows = exp.select("*").from_(table(name)).order_by(col("x_source_sha"), col("x_row"))
    return lake.published.write(name, execute(connection, rows))


def _state(
    lake: Lake, fresh: Mapping[str, Parts], whole: Mapping[str, Part], *, known: Iterable[str]
) -> dict[str, tuple[Part, ...]]:
    """What counts from now on: fresh months over those before; months that no bill is of any more go."""
    state = lake.published.state()
    by_month = {*_BY_MONTH, *(name for parts in fresh.values() for name in parts)}
    for name in sorted(by_month):
        kept = {part.partition: part for part in state.get(name, ())}
        kept |= {month: parts[name] for month, parts in fresh.items()}
        state[name] = tuple(kept[month] for month in sorted(kept.keys() & set(known)))
    return state | {name: (part,) for name, part in whole.items()}


def _keep_board(lake: Lake, setup: Setup, outcomes: Sequence[Outcome], now: datetime) -> None:
    """Keep how far the published numbers can be trusted, the board, and what can be named in questions."""
    with lake.published.connect() as connection:
        at = reach(connection)
        late = delays(setup.promises, setup.arrival.runs(), now)
        found = standing(outcomes, as_of=at.as_of, final_until=at.final_until, delays=late)
        keep_standing(lake.published.path, found)
        made = made_board(
            connection,
            rules=setup.rules.allocation,
            arrival=setup.arrival,
            outcomes=outcomes,
            standing=found,
            now=now,
        )
        names = made_names(connection, made.month)
    board.write(lake.folder, made)
    named.write(lake.folder, names)


def _record(
    lake: Lake,
    fresh: Mapping[str, Parts],
    held: Mapping[str, tuple[str, ...]],
    counted: Mapping[str, str],
    now: datetime,
) -> None:
    """Keep the manifest of a run that computed something."""
    if not fresh and not held:
        return
    rows = {month: {name: part.rows for name, part in parts.items()} for month, parts in fresh.items()}
    said: dict[str, object] = {
        "kind": "publish",
        "at": now.isoformat(),
        "months": {month: {"inputs": counted[month], "rows": rows[month]} for month in fresh},
        "held": dict(held),
        "versions": dict(_versions()),
    }
    name = hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()[:16]
    lake.record(f"publish-{name}", said)


def _versions() -> Iterator[tuple[str, str]]:
    from importlib.metadata import PackageNotFoundError, version

    for name in ("metric-workbench", "duckdb", "pyarrow", "scipy"):
        try:
            yield name, version(name)
        except PackageNotFoundError:
            yield name, "unknown"


def months(lake: Lake) -> Sequence[str]:
    """Return the months that are published, in order."""
    return sorted(part.partition for part in lake.published.state().get("owner_cost", ()))
