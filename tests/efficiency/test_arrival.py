"""Deliveries that come late, twice, in another order, cut, restated, or while the machine goes down: the same end."""

from __future__ import annotations

import csv
import hashlib
import itertools
import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from workbench.efficiency.arrival import Arrival, Arrived
from workbench.efficiency.feeds.declared import Feed
from workbench.efficiency.lake import Lake
from workbench.errors import EngineError

NOW = datetime(2024, 10, 2, 6, 0)
HEAD = "BilledCost BillingCurrency BillingAccountId ProviderName BillingPeriodStart BillingPeriodEnd ChargePeriodStart ChargePeriodEnd ResourceId".split()
BILL = Feed("bill", "focus", "billing", "bills/{delivery}/*.csv", restates="period")


def bill(file: Path, costs: Sequence[object], *, month: int = 9, provider: str = "AWS", currency: str = "USD") -> Path:
    """Write a small bill: a row for each cost."""
    file.parent.mkdir(parents=True, exist_ok=True)
    start, end = f"2024-{month:02}-01", f"2024-{month + 1:02}-01"
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(HEAD)
        for number, cost in enumerate(costs):
            day = f"2024-{month:02}-{number % 28 + 1:02}"
            writer.writerow(
                [cost, currency, "1", provider, start, end, f"{day} 00:00:00", f"{day} 23:00:00", f"r{number}"]
            )
    return file


def ingest(root: Path, *feeds: Feed, now: datetime = NOW) -> Arrived:
    return Arrival(Lake(root / "lake"), feeds or (BILL,), root).ingest(now)


def costs(root: Path) -> list[Decimal]:
    return sorted(Lake(root / "lake").read("billing").column("BilledCost").to_pylist())


def state(root: Path) -> dict[str, list[tuple[object, ...]]]:
    """What counts, without when it came in."""
    rows = Lake(root / "lake").read("billing").drop_columns(["x_ingested_at"])
    return {"rows": sorted(zip(*(column.to_pylist() for column in rows.columns), strict=True), key=str)}


def files(root: Path) -> dict[str, bytes]:
    """Every file of the tables, by name."""
    return {file.name: file.read_bytes() for file in sorted((root / "lake" / "tables").rglob("*.parquet"))}


def test_a_delivery_comes_in_and_again_changes_nothing(tmp_path: Path) -> None:
    bill(tmp_path / "bills" / "d1" / "a.csv", [1, 2])
    first = ingest(tmp_path)
    assert [run.delivery for run in first.taken] == ["d1"]
    assert costs(tmp_path) == [1, 2]
    before = {f: f.stat().st_mtime_ns for f in (tmp_path / "lake").rglob("*") if f.is_file() and "lock" not in f.name}
    again = ingest(tmp_path, now=datetime(2025, 1, 1))
    assert (again.taken, again.unchanged) == ((), 1)
    after = {f: f.stat().st_mtime_ns for f in (tmp_path / "lake").rglob("*") if f.is_file() and "lock" not in f.name}
    assert after == before


def test_only_what_is_new_is_read(tmp_path: Path) -> None:
    bill(tmp_path / "bills" / "d1" / "a.csv", [1, 2])
    ingest(tmp_path)
    bill(tmp_path / "bills" / "d2" / "a.csv", [4], month=10)
    second = ingest(tmp_path)
    assert [run.delivery for run in second.taken] == ["d2"]
    assert costs(tmp_path) == [1, 2, 4]


def test_a_restated_bill_replaces_what_it_restates_and_the_earlier_one_is_kept(tmp_path: Path) -> None:
    bill(tmp_path / "bills" / "d1" / "aws.csv", [1, 2])
    bill(tmp_path / "bills" / "d1" / "azure.csv", [10], provider="Microsoft")
    bill(tmp_path / "bills" / "d2" / "aws.csv", [3, 4, 5])
    ingest(tmp_path)
    assert costs(tmp_path) == [3, 4, 5, 10]
    history = Lake(tmp_path / "lake").history("billing")
    assert sorted(history.column("BilledCost").to_pylist()) == [1, 2, 3, 4, 5, 10]
    by_snapshot = {
        (s, c)
        for s, c in zip(history.column("x_snapshot").to_pylist(), history.column("BilledCost").to_pylist(), strict=True)
    }
    assert by_snapshot == {(1, 1), (1, 2), (1, 10), (2, 3), (2, 4), (2, 5)}


def test_a_file_of_several_periods_is_restated_only_where_it_is(tmp_path: Path) -> None:
    first = bill(tmp_path / "bills" / "d1" / "a.csv", [1, 2])
    october = bill(tmp_path / "october.csv", [7], month=10)
    first.write_text(first.read_text() + "".join(october.read_text().splitlines(keepends=True)[1:]))
    bill(tmp_path / "bills" / "d2" / "a.csv", [5, 6])
    ingest(tmp_path)
    assert costs(tmp_path) == [5, 6, 7]


DELIVERIES = {
    "d1": ([1, 2, 3], 9, "AWS"),
    "d2": ([10, 20], 9, "Microsoft"),
    "d3": ([1, 2, 3, 4], 9, "AWS"),
    "d4": ([9], 10, "AWS"),
    "d5": ([8], 9, "AWS"),  # probably cut: a quarter of what it would replace
    "d10": ([11, 12, 13], 9, "AWS"),
}


def deliver(root: Path, name: str) -> None:
    amounts, month, provider = DELIVERIES[name]
    bill(root / "bills" / name / "a.csv", amounts, month=month, provider=provider)


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("clean")
    for name in DELIVERIES:
        deliver(root, name)
    ingest(root)
    return root


@pytest.mark.parametrize("order", list(itertools.permutations(DELIVERIES))[::144])
def test_the_order_of_arrival_does_not_matter(order: tuple[str, ...], tmp_path: Path, clean: Path) -> None:
    for name in order:
        deliver(tmp_path, name)
        ingest(tmp_path)
    assert state(tmp_path) == state(clean)
    assert files(tmp_path) == files(clean)
    assert costs(tmp_path) == [9, 10, 11, 12, 13, 20]


def test_a_delivery_that_lost_most_of_what_it_restates_is_held_and_can_be_accepted(tmp_path: Path) -> None:
    for name in ("d3", "d5"):
        deliver(tmp_path, name)
    arrived = ingest(tmp_path)
    assert (
        "d5 has 1 rows for AWS / 1 / 2024-09-01 00:00:00, where the delivery that it restates has 4"
        in arrived.held[0].message
    )
    assert costs(tmp_path) == [1, 2, 3, 4]
    accepting = Feed("bill", "focus", "billing", BILL.files, restates="period", accept=("d5",))
    assert ingest(tmp_path, accepting).held == ()
    assert costs(tmp_path) == [8]


def test_days_that_only_add_do_not_replace_a_month_unnoticed(tmp_path: Path) -> None:
    one = bill(tmp_path / "bills" / "d1" / "a.csv", [1])
    lines = one.read_text().splitlines(keepends=True)
    second = tmp_path / "bills" / "d2" / "a.csv"
    second.parent.mkdir()
    second.write_text(
        lines[0] + lines[1].replace("2024-09-01 00", "2024-09-02 00").replace("2024-09-01 23", "2024-09-02 23")
    )
    (held,) = ingest(tmp_path).held
    assert "d2 has the days from 2024-09-02 for AWS / 1 / 2024-09-01 00:00:00" in held.message
    assert "Declare the feed 'restates: day'" in held.message
    assert costs(tmp_path) == [1]
    daily = Feed("bill", "focus", "billing", BILL.files, restates="day")
    assert ingest(tmp_path, daily).held == ()
    assert costs(tmp_path) == [1, 1]


def test_two_feeds_that_bring_one_bill_are_named(tmp_path: Path) -> None:
    bill(tmp_path / "bills" / "d1" / "a.csv", [1])
    bill(tmp_path / "other" / "a.csv", [1])
    other = Feed("other", "focus", "billing", "other/*.csv", restates="day")
    (held,) = ingest(tmp_path, BILL, other).held
    assert held.counts
    assert held.message.startswith("The feeds bill and other both bring the bill AWS / 1 / 2024-09-01 00:00:00: ")
    assert costs(tmp_path) == [1, 1]


def test_a_file_written_over_replaces_itself_unless_it_shrank(tmp_path: Path) -> None:
    file = bill(tmp_path / "bills" / "d1" / "a.csv", [1, 2, 3])
    ingest(tmp_path)
    bill(file, [1, 2, 3, 4])
    ingest(tmp_path)
    assert costs(tmp_path) == [1, 2, 3, 4]
    bill(file, [1])
    held = ingest(tmp_path).held
    assert len(held) == 1
    assert costs(tmp_path) == [1, 2, 3, 4]
    bill(file, [1, 2, 3])
    ingest(tmp_path)
    assert costs(tmp_path) == [1, 2, 3]


def test_a_delivery_that_is_no_longer_there_still_counts(tmp_path: Path) -> None:
    bill(tmp_path / "bills" / "d1" / "a.csv", [1, 2])
    ingest(tmp_path)
    shutil.rmtree(tmp_path / "bills")
    bill(tmp_path / "bills" / "d2" / "a.csv", [5], month=10)
    ingest(tmp_path)
    assert costs(tmp_path) == [1, 2, 5]


def test_a_new_period_with_fewer_rows_a_day_is_said_and_counts(tmp_path: Path) -> None:
    for month in (1, 2, 3, 4):
        bill(tmp_path / "bills" / f"m{month}" / "a.csv", [1] * 84, month=month)
    bill(tmp_path / "bills" / "m5" / "a.csv", [1] * 10, month=5)  # a row a day, where it were three
    (held,) = ingest(tmp_path).held
    assert held.counts
    assert held.message == "m5 has 1 rows a day, where the 4 before it have 3 in the median."
    assert len(costs(tmp_path)) == 346


def test_a_month_that_has_just_begun_is_not_small(tmp_path: Path) -> None:
    for month in (1, 2, 3, 4):
        bill(tmp_path / "bills" / f"m{month}" / "a.csv", [1] * 28, month=month)
    bill(tmp_path / "bills" / "m5" / "a.csv", [1] * 3, month=5)
    assert ingest(tmp_path).held == ()


def test_rows_at_fault_are_set_apart_and_none_is_lost(tmp_path: Path) -> None:
    file = bill(tmp_path / "bills" / "d1" / "a.csv", [1, "abc", 3, ""])
    file.write_text(file.read_text() + "5,USD,1\n6,USD,1,AWS,2024-09-01,2024-10-01,2024-09-01,2024-09-02,r\n")
    (run,) = ingest(tmp_path).taken
    (done,) = run.files
    assert (done.delivered, done.ingested, done.quarantined) == (6, 3, 3)
    assert costs(tmp_path) == [1, 3, 6]
    assert Lake(tmp_path / "lake").read("billing").column("x_row").to_pylist() == [1, 3, 6]
    rows, lines = (pq.read_table(tmp_path / "lake" / kept) for kept in done.kept)
    assert rows.select(["x_row", "BilledCost", "x_reasons"]).to_pylist() == [
        {"x_row": 2, "BilledCost": "abc", "x_reasons": ["BilledCost must be a number [BilledCost:type]"]},
        {"x_row": 4, "BilledCost": "", "x_reasons": ["BilledCost must be there [BilledCost:required]"]},
    ]
    assert lines.select(["x_row", "line"]).to_pylist() == [{"x_row": 5, "line": "5,USD,1"}]
    found = {
        violation["rule"]: violation["examples"] for violation in run.violations if violation["done"] == "quarantine"
    }
    assert found["BilledCost:type"] == [{"row": 2, "column": "BilledCost", "value": "abc"}]


CUT = {
    "a line": lambda data: data[: len(data) - 30],
    "the middle of a line": lambda data: data[: len(data) // 2 + 7],
    "nothing": lambda data: b"",
}


@pytest.mark.parametrize("how", list(CUT))
def test_a_file_that_was_cut_is_refused_and_comes_in_when_it_is_whole(how: str, tmp_path: Path) -> None:
    file = bill(tmp_path / "bills" / "d1" / "a.csv", range(1, 60))
    whole = file.read_bytes()
    file.write_bytes(CUT[how](whole))
    arrived = ingest(tmp_path)
    assert len(arrived.refused) == 1, arrived.taken
    assert costs(tmp_path) == []
    (kept,) = arrived.refused[0].files[0].kept
    assert (tmp_path / "lake" / kept).read_bytes() == CUT[how](whole)
    file.write_bytes(whole)
    ingest(tmp_path)
    assert len(costs(tmp_path)) == 59


def texts(file: Path) -> pa.Table:
    with file.open(encoding="utf-8", newline="") as stream:
        return pa.Table.from_pylist(list(csv.DictReader(stream)))


@pytest.mark.parametrize("share", [0.3, 0.6, 0.95])
def test_a_parquet_file_that_was_cut_is_refused(share: float, tmp_path: Path) -> None:
    table = texts(bill(tmp_path / "source.csv", range(1, 500)))
    file = tmp_path / "bills" / "d1" / "a.parquet"
    file.parent.mkdir(parents=True)
    pq.write_table(table, file)
    file.write_bytes(file.read_bytes()[: int(file.stat().st_size * share)])
    feed = Feed("bill", "focus", "billing", "bills/{delivery}/*.parquet", restates="period")
    assert len(ingest(tmp_path, feed).refused) == 1
    pq.write_table(table, file)
    assert ingest(tmp_path, feed).refused == ()
    assert len(costs(tmp_path)) == 499


def test_a_parquet_file_damaged_inside_is_refused(tmp_path: Path) -> None:
    table = texts(bill(tmp_path / "source.csv", range(1, 5000)))
    file = tmp_path / "bills" / "d1" / "a.parquet"
    file.parent.mkdir(parents=True)
    pq.write_table(table, file, compression="zstd", use_dictionary=False)
    data = bytearray(file.read_bytes())
    data[200:2000] = bytes(1800)
    file.write_bytes(data)
    feed = Feed("bill", "focus", "billing", "bills/{delivery}/*.parquet", restates="period")
    assert len(ingest(tmp_path, feed).refused) == 1
    assert costs(tmp_path) == []


def test_one_bad_file_refuses_its_delivery_and_no_other(tmp_path: Path) -> None:
    bill(tmp_path / "bills" / "d1" / "a.csv", [1])
    bill(tmp_path / "bills" / "d2" / "a.csv", [2], month=10)
    (tmp_path / "bills" / "d2" / "b.csv").write_text("BilledCost\n5\n")
    arrived = ingest(tmp_path)
    (refused,) = arrived.refused
    assert refused.delivery == "d2"
    assert any("The column BillingCurrency must be there" in problem for problem in refused.problems)
    assert [(file.delivered, file.ingested, file.quarantined) for file in refused.files] == [(1, 0, 1), (1, 0, 1)]
    assert costs(tmp_path) == [1]


# --- killed, cancelled, two at once ------------------------------------------------------------------------------------

STEP = """
import os, signal, sys
from datetime import datetime
from pathlib import Path
from workbench.efficiency import disk, lake
from workbench.efficiency.arrival import Arrival
from workbench.efficiency.feeds.declared import Feed
from workbench.efficiency.lake import Lake

root, at = Path(sys.argv[1]), int(sys.argv[2])
reached = 0

def point(*_):
    global reached
    reached += 1
    if reached == at:
        os.kill(os.getpid(), signal.SIGKILL)

def before(call):
    def killed(*args, **named):
        point()
        return call(*args, **named)
    return killed

# Every change of the file system is a place to die: just before it, and (the next place) just after it.
Path.replace = before(Path.replace)
os.fsync = before(os.fsync)
feed = Feed("bill", "focus", "billing", "bills/{delivery}/*.csv", restates="period")
Arrival(Lake(root / "lake"), (feed,), root).ingest(datetime(2024, 10, 2, 6), watch=point)
print(reached)
"""


def killed(root: Path, at: int) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    command = [sys.executable, "-c", STEP, str(root), str(at)]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)  # noqa: S603  our own


@pytest.mark.parametrize("every", [17, pytest.param(2, marks=[pytest.mark.slow, pytest.mark.timeout(1200)])])
def test_killed_anywhere_the_next_run_ends_as_a_clean_one(every: int, tmp_path: Path, clean: Path) -> None:
    whole = tmp_path / "whole"
    for name in DELIVERIES:
        deliver(whole, name)
    places = int(killed(whole, 0).stdout)
    assert places > 40
    for at in range(1, places + 1, every):
        root = tmp_path / f"killed-{at}"
        for name in DELIVERIES:
            deliver(root, name)
        assert killed(root, at).returncode == -signal.SIGKILL
        for file in (root / "lake").rglob("_tables.json"):  # what is read in between is whole, too
            assert file.read_text("utf-8").endswith("}\n")
        ingest(root)
        assert state(root) == state(clean), at
        assert files(root) == files(clean), at
        assert not list((root / "lake").rglob(".new-*"))


def test_a_cancelled_run_keeps_what_came_in_and_goes_on_later(tmp_path: Path, clean: Path) -> None:
    for name in DELIVERIES:
        deliver(tmp_path, name)
    cancel = threading.Event()
    arrival = Arrival(Lake(tmp_path / "lake"), (BILL,), tmp_path)

    def watch(step) -> None:
        if step.delivery == "d3":
            cancel.set()

    arrived = arrival.ingest(NOW, watch=watch, cancel=cancel)
    assert arrived.cancelled
    assert [run.delivery for run in arrived.taken] == ["d1", "d2"]
    assert costs(tmp_path) == [1, 2, 3, 10, 20]
    assert not arrival.ingest(NOW).cancelled
    assert state(tmp_path) == state(clean)


def test_a_file_that_is_written_to_while_it_is_read_is_not_taken_for_what_it_was(tmp_path: Path) -> None:
    bill(tmp_path / "bills" / "d0" / "a.csv", [7], month=8)
    file = bill(tmp_path / "bills" / "d1" / "a.csv", [1])
    arrival = Arrival(Lake(tmp_path / "lake"), (BILL,), tmp_path)

    def watch(step) -> None:
        bill(file, [1, 2])

    with pytest.raises(EngineError, match="was changed while it was read"):
        arrival.ingest(NOW, watch=watch)
    assert costs(tmp_path) == [7]
    arrival.ingest(NOW)
    assert costs(tmp_path) == [1, 2, 7]


def test_the_steps_are_told(tmp_path: Path) -> None:
    bill(tmp_path / "bills" / "d1" / "a.csv", [1])
    told: list[str] = []
    Arrival(Lake(tmp_path / "lake"), (BILL,), tmp_path).ingest(
        NOW, watch=lambda step: told.append(f"{step.file} {step.what}")
    )
    assert told == ["bills/d1/a.csv read", "bills/d1/a.csv check", "bills/d1/a.csv write"]


def test_a_second_arrival_at_once_is_told_who_is_at_it(tmp_path: Path) -> None:
    bill(tmp_path / "bills" / "d1" / "a.csv", [1])
    refused: list[str] = []

    def watch(step) -> None:
        if step.what == "check":
            with pytest.raises(EngineError) as caught:
                ingest(tmp_path)
            refused.append(str(caught.value))

    Arrival(Lake(tmp_path / "lake"), (BILL,), tmp_path).ingest(NOW, watch=watch)
    assert len(refused) == 1
    assert f"is being written by process {os.getpid()} on " in refused[0]
    assert costs(tmp_path) == [1]


def test_the_manifest_says_what_a_run_was_made_of(tmp_path: Path) -> None:
    bill(tmp_path / "bills" / "d1" / "a.csv", [1, "2.50"])
    (run,) = ingest(tmp_path).taken
    (again,) = Arrival(Lake(tmp_path / "lake"), (BILL,), tmp_path).runs()
    assert again == run
    (file,) = run.files
    assert file.scopes[0].totals == {"USD": Decimal("3.5")}
    assert run.as_of == datetime(2024, 9, 2, 23)
    rows = Lake(tmp_path / "lake").read("billing")
    assert set(rows.column("x_run").to_pylist()) == {run.id}
    assert set(rows.column("x_source_sha").to_pylist()) == {
        hashlib.sha256((tmp_path / file.path).read_bytes()).hexdigest()
    }
    assert run.contract["id"] == "billing-default"
    assert set(run.versions) == {"duckdb", "pyarrow", "python"}


SAMPLE = Path(__file__).parents[3] / "shared" / "suites" / "focus" / "focus_sample.csv"


def test_the_real_sample_comes_in_whole_with_what_is_odd_about_it_said(tmp_path: Path) -> None:
    if not SAMPLE.is_file():
        pytest.skip("the FOCUS sample is not beside the repository (../shared/suites/focus)")
    shutil.copyfile(SAMPLE, tmp_path / "bill.csv")
    (run,) = ingest(tmp_path, Feed("bill", "focus", "billing", "bill.csv", restates="period")).taken
    (file,) = run.files
    assert (file.delivered, file.ingested, file.quarantined) == (1000, 1000, 0)
    with SAMPLE.open(encoding="utf-8", newline="") as stream:
        delivered = list(csv.DictReader(stream))
    total = sum(Decimal(row["BilledCost"]) for row in delivered)
    assert sum(costs(tmp_path)) == sum(scope.totals["USD"] for scope in file.scopes) == total
    said = {violation["rule"]: violation["rows"] for violation in run.violations}
    usual = {"One-Time", "Recurring", "Usage-Based", "NULL"}
    assert said["ChargeFrequency:invalidValues"] == sum(row["ChargeFrequency"] not in usual for row in delivered) == 7
    assert said["ContractedCost:nullValues"] == sum(row["ContractedCost"] in {"NULL", "NaN", ""} for row in delivered)
    assert len(file.scopes) == 4
