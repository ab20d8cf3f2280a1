"""The inventory in two times: what was so, and what was known; snapshots become a history without repetition."""

from __future__ import annotations

import itertools
import random
from datetime import datetime, timedelta

import pyarrow as pa
import pytest

from workbench.efficiency.inventory import RECORDS, assets_at, from_snapshots, spans
from workbench.efficiency.relations import Connection, opened, run
from workbench.efficiency.tables import ASSET, OWNERSHIP


def day(n: int) -> datetime:
    return datetime(2026, 6, 1) + timedelta(days=n - 1)


def asset(
    name: str, since: int, until: int | None = None, *, seen: int | None = None, kind: str = "vm", **more: object
):
    return {
        "platform": "aws",
        "asset_id": name,
        "asset_type": kind,
        "valid_from": day(since),
        "valid_to": day(until) if until else None,
        "observed_at": day(seen or since),
    } | more


def holding(rows: list[dict]) -> Connection:
    return opened({"asset": pa.Table.from_pylist(rows, schema=ASSET.schema)})


def history(table: pa.Table) -> list[tuple]:
    return [
        (r["asset_id"], r["asset_type"], r["valid_from"].day, r["valid_to"] and r["valid_to"].day)
        for r in table.to_pylist()
    ]


CORRECTED = [asset("x", 1), asset("x", 1, 10, seen=15), asset("x", 10, seen=15, kind="db"), asset("y", 3)]


@pytest.mark.parametrize(
    ("at", "known_at", "wanted"),
    [
        (12, None, {("x", "db"), ("y", "vm")}),
        (12, 14, {("x", "vm"), ("y", "vm")}),
        (12, 15, {("x", "db"), ("y", "vm")}),
        (2, None, {("x", "vm")}),
        (10, None, {("x", "db"), ("y", "vm")}),
        (2, 2, {("x", "vm")}),
    ],
)
def test_what_was_there_is_asked_as_it_was_known_then_or_now(at: int, known_at: int | None, wanted: set) -> None:
    with holding(CORRECTED) as connection:
        found = run(connection, assets_at(connection, day(at), known_at=day(known_at) if known_at else None))
    assert {(r["asset_id"], r["asset_type"]) for r in found.to_pylist()} == wanted


def test_rows_that_follow_one_another_and_say_the_same_are_one() -> None:
    rows = [
        *(asset("x", 1, 5), asset("x", 5, 9), asset("x", 9, kind="db")),
        *(asset("y", 1, 5), asset("y", 6)),
        *(asset("z", 1), asset("z", 4, 6)),
        *(asset("w", 1), asset("w", 3, 3)),
    ]
    with holding(rows) as connection:
        found = history(run(connection, spans(connection)))
    assert found == [
        *(("w", "vm", 1, None), ("x", "vm", 1, 9), ("x", "db", 9, None)),
        *(("y", "vm", 1, 5), ("y", "vm", 6, None)),  # the gap stays
        *(("z", "vm", 1, None), ("z", "vm", 4, 6)),  # and so does the overlap
    ]


def test_snapshots_become_spans_that_end_with_the_first_snapshot_without_the_thing() -> None:
    rows = [
        *(asset("x", n) for n in (1, 2, 3, 4)),
        *(asset("y", 1), asset("y", 2, kind="db"), asset("y", 3, kind="db")),
        *(asset("z", 1), asset("z", 3), asset("z", 4)),
    ]
    with holding(rows) as connection:
        found = history(run(connection, from_snapshots()))
    assert found == [
        ("x", "vm", 1, None),
        *(("y", "vm", 1, 2), ("y", "db", 2, 4)),
        *(("z", "vm", 1, 2), ("z", "vm", 3, None)),
    ]


def test_the_snapshots_of_one_platform_say_nothing_of_another() -> None:
    rows = [asset("x", 1), asset("x", 2), *(asset("a", n, platform="azure") for n in (1, 2, 3, 4))]
    with holding(rows) as connection:
        assert history(run(connection, from_snapshots())) == [("x", "vm", 1, None), ("a", "vm", 1, None)]


@pytest.mark.parametrize("seed", range(5))
def test_spans_say_of_every_day_what_its_snapshot_says(seed: int) -> None:
    """Random snapshots: at each snapshot's moment the spans have exactly its rows, and no two neighbours say the same."""
    chance = random.Random(seed)
    shots = {
        n: {name: chance.choice("ab") for name in "pqrs" if chance.random() < 0.6} | {"t": "a"} for n in range(1, 9)
    }
    rows = [asset(name, n, kind=kind) for n, shot in shots.items() for name, kind in shot.items()]
    chance.shuffle(rows)
    with holding(rows) as connection:
        found = history(run(connection, from_snapshots()))
    for n, shot in shots.items():
        there = {name: kind for name, kind, since, until in found if since <= n and (until is None or n < until)}
        assert there == shot
    for before, after in itertools.pairwise(found):
        assert not (before[:2] == after[:2] and before[3] == after[2])


def test_snapshots_of_ownership_become_records_that_move() -> None:
    rows = [
        {
            "platform": "aws",
            "asset_id": "x",
            "owner_id": owner,
            "share": 1,
            "source": "cmdb",
            "valid_from": day(n),
            "observed_at": day(n),
        }
        for n, owner in ((1, "ann"), (2, "ann"), (3, "bob"), (4, "bob"))
    ]
    with opened({"ownership": pa.Table.from_pylist(rows, schema=OWNERSHIP.schema)}) as connection:
        found = run(connection, from_snapshots(RECORDS)).to_pylist()
    assert [(r["owner_id"], r["valid_from"], r["valid_to"]) for r in found] == [
        ("ann", day(1), day(3)),
        ("bob", day(3), None),
    ]
