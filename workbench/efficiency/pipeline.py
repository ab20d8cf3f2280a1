"""From the lake's tables to the published ones: only months whose inputs changed, all of them at once or nothing.

lake/published/owner_cost, capacity, allocated, billing, usage    a partition for each month
lake/published/asset, owner, ownership, rate                      whole
lake/computed.json                                                month -> fingerprint of what it was computed from
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlglot import exp

from workbench.efficiency.compute import Month, Rules, compute
from workbench.efficiency.disk import put_text
from workbench.efficiency.inputs import fingerprints, month_of
from workbench.efficiency.lake import Lake, Part
from workbench.efficiency.relations import Connection, cast, col, execute, table, text
from workbench.efficiency.tables import INSTANT, TABLES
from workbench.errors import EngineError, Issue, WorkbenchError

FILE = "computed.json"

#: Of each table that is published by month: the instant that says which.
_BY_MONTH = {"billing": "ChargePeriodStart", "usage": "period_start"}
_WHOLE = tuple(name for name in TABLES if name not in _BY_MONTH)

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
        computed: the months computed anew; unchanged: those that were not.
        failed: months that cannot be computed, with the reasons; what was published of them before still counts.
    """

    computed: tuple[str, ...]
    unchanged: tuple[str, ...]
    failed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def __str__(self) -> str:
        parts = [f"{len(self.computed)} months computed, {len(self.unchanged)} unchanged"]
        parts += [f"{month} not published: {' '.join(reasons)}" for month, reasons in self.failed.items()]
        return "; ".join(parts) + "."


def publish(lake: Lake, rules: Rules, watch: Watch, *, now: datetime, again: bool = False) -> Published:
    """Compute every month whose inputs changed and make the result what counts, all at once.

    Args:
        again: compute all months, changed or not.

    Raises:
        EngineError: another process writes to the lake, or the run was cancelled.
    """
    with lake.writing("publish"), lake.connect() as connection:
        inputs = {f"{month:%Y-%m}": (month, said) for month, said in fingerprints(connection, rules.version).items()}
        before = _before(lake)
        due = [name for name, (_, said) in inputs.items() if again or before.get(name) != said]
        fresh: dict[str, Parts] = {}
        failed: dict[str, tuple[str, ...]] = {}
        for place, name in enumerate(due):
            watch.step(f"Computing {name} ({place + 1} of {len(due)}).")
            try:
                fresh[name] = _computed(lake, connection, compute(connection, inputs[name][0], rules))
            except WorkbenchError as error:
                failed[name] = tuple(issue.sentence for issue in error.issues)
        watch.step("Publishing.")
        whole = {name: _whole(lake, connection, name) for name in _WHOLE}
        lake.published.point(_state(lake, fresh, whole, known=inputs))
        counted = {name: said for name, (_, said) in inputs.items() if name not in failed}
        put_text(lake.folder / FILE, json.dumps(counted, indent=1, sort_keys=True) + "\n")
        _record(lake, fresh, counted, now)
    return Published(tuple(fresh), tuple(name for name in inputs if name not in due), failed)


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


def _record(lake: Lake, fresh: Mapping[str, Parts], counted: Mapping[str, str], now: datetime) -> None:
    """Keep the manifest of a run that computed something."""
    if not fresh:
        return
    rows = {month: {name: part.rows for name, part in parts.items()} for month, parts in fresh.items()}
    said: dict[str, object] = {
        "kind": "publish",
        "at": now.isoformat(),
        "months": {month: {"inputs": counted[month], "rows": rows[month]} for month in fresh},
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
