"""Allocation of a large company: numbers are printed: `pytest tests/benchmarks/test_allocation.py -s`."""

from __future__ import annotations

import resource
from datetime import datetime, timedelta
from fractions import Fraction
from time import perf_counter, process_time

import numpy as np
import pyarrow as pa
import pytest

from workbench.efficiency.allocation import Allocation, allocate, read_rules, solve_graph
from workbench.efficiency.allocation.graph import Group, Pool, make_graph
from workbench.efficiency.allocation.rules import Method, Rule
from workbench.efficiency.explain import explain

PLATFORMS, OWNERS, EDGES, DAYS = 500, 5_000, 200_000, 30
START = datetime(2026, 1, 1)


def graph(day: int):
    """500 platforms that use one another in cycles, each used by about 400 owners."""
    rng = np.random.default_rng(day)
    group = np.sort(rng.integers(0, PLATFORMS, EDGES))
    target = rng.integers(PLATFORMS, PLATFORMS + OWNERS, EDGES)
    inside = rng.random(EDGES) < 0.02
    target[inside] = rng.integers(0, PLATFORMS, int(inside.sum()))
    keys = np.unique(group * (PLATFORMS + OWNERS) + target)
    group, target = keys // (PLATFORMS + OWNERS), keys % (PLATFORMS + OWNERS)
    weight = rng.integers(1, 10**15, len(keys))
    total = np.zeros(PLATFORMS, dtype=np.int64)
    np.add.at(total, group, weight)
    names = [f"platform-{at:03}" for at in range(PLATFORMS)]
    rules = [Rule(name, name, Method.USAGE, {"cpu": Fraction(1)}) for name in names]
    pools = tuple(Pool(rule.platform, rule.platform, rule) for rule in rules)
    owners = tuple(f"team-{at:04}" for at in range(OWNERS))
    groups = [Group(at, "cpu", "hour", Fraction(1), int(value)) for at, value in enumerate(total)]
    start = START + timedelta(days=day)
    return make_graph((start, start + timedelta(days=1)), (pools, owners), groups, (group, target, weight.tolist()))


def billed(day: int):
    rng = np.random.default_rng(1000 + day)
    amounts = rng.integers(1, 10**17, PLATFORMS)
    return {"USD": ({f"platform-{at:03}": int(amount) for at, amount in enumerate(amounts)}, ())}


def test_owner_totals_of_thirty_days(capsys: pytest.CaptureFixture[str]) -> None:
    graphs = [(graph(day), billed(day)) for day in range(DAYS)]
    edges = sum(len(found.source) for found, _ in graphs)
    taken = []
    for _ in range(3):
        start, work = perf_counter(), process_time()
        ledgers = tuple(ledger for found, bill in graphs for ledger in solve_graph(found, bill))
        table = Allocation(ledgers, read_rules("")).owners()
        taken.append((perf_counter() - start, process_time() - work))
    whole = sum(sum(bill["USD"][0].values()) for _, bill in graphs)
    assert sum(int(amount.scaleb(12)) for amount in table["amount"].to_pylist()) == whole
    with capsys.disabled():
        bound = max(ledger.bound for ledger in ledgers)
        seconds = ", ".join(f"{wall:.2f} ({cpu:.2f})" for wall, cpu in taken)
        print(f"\nowner totals, {PLATFORMS} x {OWNERS} x {DAYS} days, {edges:,} edges: {seconds} s (of CPU)")
        print(f"proven bound over all owners of a day: {bound:.1e} of {whole / DAYS / 1e12:,.0f} a day")
    assert min(cpu for _, cpu in taken) <= 1  # on a busy machine the wall says nothing


def test_one_owner_of_the_large_company_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    found = Allocation(tuple(solve_graph(graph(0), billed(0))), read_rules(""))
    start = perf_counter()
    shown = explain(found, "team-0042", START, "USD")
    taken = perf_counter() - start
    assert sum(line.amount for line in shown.lines) == shown.amount
    with capsys.disabled():
        print(f"\none of {OWNERS:,} owners explained by its {len(shown.lines)} largest paths: {taken:.2f} s")
    assert taken <= 5


def test_one_day_from_tables(capsys: pytest.CaptureFixture[str]) -> None:
    rng = np.random.default_rng(7)
    pool, owner = rng.integers(0, PLATFORMS, EDGES), rng.integers(0, OWNERS, EDGES)
    inside = rng.random(EDGES) < 0.02
    names = np.array([f"platform-{at:03}" for at in range(PLATFORMS)])
    teams = np.array([f"team-{at:04}" for at in range(OWNERS)])
    amount = pa.decimal128(38, 12)
    usage = pa.table(
        {
            "platform": names[pool],
            "consumer_platform": pa.array(np.where(inside, names[rng.integers(0, PLATFORMS, EDGES)], None)),
            "consumer_asset_id": teams[owner],
            "owner_id": pa.array(np.where(inside, None, teams[owner])),
            "measure": pa.array(["cpu"] * EDGES),
            "unit": pa.array(["hour"] * EDGES),
            "quantity": pa.array(rng.integers(1, 10**6, EDGES)).cast(pa.decimal128(19, 0)).cast(amount),
            "period_start": pa.array([START] * EDGES, pa.timestamp("us")),
        }
    )
    charges = pa.table(
        {
            "period_start": pa.array([START] * PLATFORMS, pa.timestamp("us")),
            "currency": ["USD"] * PLATFORMS,
            "platform": names,
            "asset_id": names,
            "owner_id": pa.nulls(PLATFORMS, pa.string()),
            "amount": pa.array(rng.integers(1, 10**6, PLATFORMS)).cast(pa.decimal128(19, 0)).cast(amount),
        }
    )
    text = "".join(f"- {{platform: {name}, method: usage, measure: cpu}}\n" for name in names)
    rules = read_rules(f"rules:\n{text}")
    start = perf_counter()
    found = allocate(charges, usage, rules)
    built = perf_counter() - start
    rows = found.table()
    with capsys.disabled():
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"\none day from {EDGES:,} rows of usage: {built:.2f} s; {len(rows):,} rows of cost: ", end="")
        print(f"{perf_counter() - start - built:.2f} s; peak {peak:,.0f} MB")
    assert built <= 10
