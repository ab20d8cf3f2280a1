"""Compiling beside sidemantic, in the CPU time of one run: two metrics by month and a name, one condition.

    WORKBENCH_SIDEMANTIC=/path/to/its/python make bench

Sidemantic is not installed with this project and none of it is here: its own interpreter is run, where one is named.
"""

from __future__ import annotations

import json
import os
import subprocess
import time
from pathlib import Path

import pytest

from workbench.catalog.load import read_texts
from workbench.compiler import compile_plan
from workbench.planner import plan
from workbench.query.parse import parse

THEIRS = os.environ.get("WORKBENCH_SIDEMANTIC", "")
SCRIPT = Path(__file__).parent / "sidemantic_compile.py"
RUNS = 40

pytestmark = pytest.mark.skipif(not THEIRS, reason="WORKBENCH_SIDEMANTIC names no interpreter that has sidemantic")


def dataset(number: int) -> str:
    metrics = "\n".join(f"  x{number}_{each}: sum(amount)" for each in range(10))
    return (
        f"dataset: m{number}\nsource: t{number}\nprimary_key: id\ntime: day\n"
        f"dimensions: {{day: {{type: time, grain: day}}, kind: }}\nmetrics:\n{metrics}\n"
    )


def ours(datasets: int) -> list[float]:
    """What each compilation costs, in milliseconds of CPU, the text read anew each time."""
    catalog, issues = read_texts({"many.yml": "---\n".join(dataset(number) for number in range(datasets))})
    assert catalog is not None, issues
    costs = []
    for run in range(RUNS):
        home, first, second = run % datasets, run % 10, (run + 1) % 10
        text = f"x{home}_{first}, x{home}_{second} by time.month, kind where kind = 'a'"
        started = time.process_time()
        compile_plan(plan(catalog, parse(text)))
        costs.append(1000 * (time.process_time() - started))
    return sorted(costs)


def theirs(datasets: int) -> list[float]:
    arguments = [THEIRS, str(SCRIPT), str(datasets), str(RUNS)]
    found = subprocess.run(arguments, capture_output=True, text=True, check=True, timeout=250)  # noqa: S603  (named by the user)
    return sorted(json.loads(found.stdout.splitlines()[-1]))


@pytest.mark.parametrize("datasets", [10, 1_000])
def test_compiling_costs_no_more_than_sidemantic_takes(datasets: int) -> None:
    own, other = ours(datasets), theirs(datasets)
    for name, costs in (("ours", own), ("sidemantic", other)):
        print(
            f"{10 * datasets:6} metrics   {name:10} p50 {costs[RUNS // 2]:6.2f} ms   p95 {costs[RUNS * 95 // 100]:6.2f} ms"
        )
    assert own[RUNS // 2] <= other[RUNS // 2]
