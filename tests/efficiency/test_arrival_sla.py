"""Deliveries against their promises: on time, late, never; twice, in another order, cut and restated."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from workbench.efficiency.arrival import Arrival, contract_of
from workbench.efficiency.feeds.declared import Feed
from workbench.efficiency.lake import Lake
from workbench.efficiency.sla import promised_by, sla_status

CONTRACT = """apiVersion: v3.1.0
kind: DataContract
id: usage-of-kafka
version: 1.0.0
status: active
team: {name: Streaming}
schema: [{name: usage}]
slaProperties:
  - {property: frequency, value: FREQUENCY}
  - {property: freshness, value: 6, unit: h, element: usage.period_end}
"""
FEED = Feed("kafka", "table", "usage", "usage/*.csv", contract="c.odcs.yaml", restates="day")
START = datetime(2024, 9, 1)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "c.odcs.yaml").write_text(CONTRACT.replace("FREQUENCY", "1, unit: d"), "utf-8")
    return tmp_path


def deliver(root: Path, name: str, days: Sequence[int], rows: int = 4) -> None:
    """Write usage of some days of September, so many rows each."""
    lines = ["platform,consumer_asset_id,measure,unit,quantity,period_start,period_end"]
    for day in days:
        start = START + timedelta(days=day - 1)
        lines += [f"kafka,a{n},bytes,byte,{n},{start.date()},{(start + timedelta(days=1)).date()}" for n in range(rows)]
    (root / "usage").mkdir(exist_ok=True)
    (root / "usage" / f"{name}.csv").write_text("\n".join(lines) + "\n", "utf-8")


def arrive(root: Path, *, day: int, hour: int = 0) -> Arrival:
    arrival = Arrival(Lake(root / "lake"), (FEED,), root)
    arrival.ingest(START + timedelta(days=day - 1, hours=hour))
    return arrival


def table(root: Path, arrival: Arrival, now: datetime) -> list[dict[str, object]]:
    promised = promised_by(FEED.name, FEED.table, contract_of(FEED, root))
    return sla_status([promised], arrival.runs(), now).to_pylist()


def states(root: Path, arrival: Arrival, *, day: int, hour: int = 0) -> dict[int, str]:
    rows = table(root, arrival, START + timedelta(days=day - 1, hours=hour))
    return {row["period_start"].day: row["state"] for row in rows}


def test_a_day_is_met_late_missing_or_not_yet_due(root: Path) -> None:
    deliver(root, "d1", [1])
    arrive(root, day=2, hour=6)
    deliver(root, "d2", [2])
    arrival = arrive(root, day=3, hour=7)
    assert states(root, arrival, day=4, hour=5) == {1: "met", 2: "late"}
    assert states(root, arrival, day=4, hour=6) == {1: "met", 2: "late", 3: "missing"}
    first, second, third = table(root, arrival, START + timedelta(days=3, hours=6))
    assert (first["subject"], first["owner"], first["rows"]) == ("kafka", "Streaming", 4)
    assert first["due_at"] == datetime(2024, 9, 2, 6)
    assert [row["lag_hours"] for row in (first, second, third)] == [6, 7, 6]


def test_what_comes_again_restated_or_in_another_order_does_not_change_when_it_first_came(root: Path) -> None:
    deliver(root, "d1", [1])
    arrive(root, day=2, hour=3)
    deliver(root, "d2", [1, 2], rows=5)
    arrive(root, day=3, hour=3)
    deliver(root, "d0", [1], rows=5)
    arrival = arrive(root, day=6)
    assert states(root, arrival, day=3, hour=7) == {1: "met", 2: "met"}


def test_a_cut_delivery_has_not_come(root: Path) -> None:
    deliver(root, "d1", [1], rows=8)
    arrive(root, day=2, hour=1)
    deliver(root, "d2", [1, 2], rows=2)  # of the first day a quarter is left: held back with all that came with it
    arrival = arrive(root, day=3, hour=1)
    assert states(root, arrival, day=3, hour=7) == {1: "met", 2: "missing"}
    deliver(root, "d2", [1, 2], rows=8)
    arrival = arrive(root, day=4, hour=1)
    assert states(root, arrival, day=4, hour=2) == {1: "met", 2: "late"}


def test_the_states_are_the_same_in_whatever_order_days_that_came_together_are_read(
    root: Path, tmp_path_factory
) -> None:
    found = set()
    for order in itertools.permutations([1, 2, 3]):
        other = tmp_path_factory.mktemp("order")
        (other / "c.odcs.yaml").write_text((root / "c.odcs.yaml").read_text())
        for day in order:
            deliver(other, f"d{day}", [day])
        found.add(str(table(other, arrive(other, day=4, hour=2), START + timedelta(days=5))))
    assert len(found) == 1
