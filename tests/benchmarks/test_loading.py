"""What opening a large catalog costs: cold, from its copy, in memory, and what compiling costs at that size."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from pathlib import Path

import pytest

from workbench.catalog.kept import load_kept
from workbench.catalog.model import Catalog
from workbench.compiler import compile_plan
from workbench.planner import plan
from workbench.query.parse import parse

#: Expressions of ten metrics of a dataset; the last one is made of two others.
FORMULAS = ("sum(amount_{m})", "count(*)", "count(distinct customer_{m})", "avg(amount_{m})", "")

HEAD = """dataset: facts_{d}
description: Rows of process {d}, one per event.
source: facts_{d}
owner: team
primary_key: [id]
time: happened_on
dimensions:
  happened_on: {{type: time, grain: day}}
  region: {{type: text, description: Where it happened.}}
  band: {{expr: "case when amount > 100 then 'large' else 'small' end", type: text}}
links:
  customer: {{to: dim_{n}, on: customer_id = id}}
metrics:
"""
MEASURED = """  metric_{d}_{m}: {{expr: {expr}, where: status_{m} = 'done', title: Number {d} {m}, unit: euro,
    description: A number of process {d} that counts things of kind {m}, synonyms: [thing {m}]}}
"""
RATIO = (
    "  metric_{d}_{m}: {{expr: metric_{d}_{a} / metric_{d}_{b}, title: Ratio {d} {m}, description: A ratio of {d}}}\n"
)
LOOKED_UP = (
    "dataset: dim_{d}\nsource: dim_{d}\nprimary_key: [id]\nlabel: name\ndimensions: {{name: text, segment: text}}\n"
)

#: Measured in a process of its own, so that what was imported before counts for nothing.
MEMORY = """
import json, re, sys, yaml, sqlglot
from pathlib import Path
import workbench
from workbench.catalog.load import load
def most():  # ru_maxrss would count the process that started this one
    return int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
before = most()
load(Path(sys.argv[1]))
print(json.dumps(most() - before))
"""


def written(folder: Path, metrics: int) -> Path:
    """A catalog of so many metrics, ten in each dataset."""
    folder.mkdir()
    for d in range(metrics // 10):
        text = HEAD.format(d=d, n=d % 50)
        for m in range(10):
            expr = FORMULAS[m % 5].format(m=m)
            text += MEASURED.format(d=d, m=m, expr=expr) if expr else RATIO.format(d=d, m=m, a=m - 4, b=m - 3)
        (folder / f"facts_{d}.yml").write_text(text, "utf-8")
    for d in range(50):
        (folder / f"dim_{d}.yml").write_text(LOOKED_UP.format(d=d), "utf-8")
    return folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("large") / "catalog", 10_000)


def opened(folder: Path, home: Path) -> tuple[float, Catalog]:
    started = time.process_time()
    catalog = load_kept(folder, home=home)
    return time.process_time() - started, catalog


def test_ten_thousand_metrics_open_in_seconds_and_again_in_half_of_one(folder: Path, tmp_path: Path) -> None:
    cold, catalog = opened(folder, tmp_path)
    warm = statistics.median(opened(folder, tmp_path)[0] for _ in range(3))
    kilobytes = json.loads(subprocess.check_output([sys.executable, "-c", MEMORY, str(folder)]))  # noqa: S603  our own
    print(f"{len(catalog.metrics):,} metrics: cold {cold:.2f} s, from the copy {warm:.2f} s, {kilobytes / 1024:.0f} MB")
    assert len(catalog.metrics) == 10_000
    assert cold <= 5
    assert warm <= 0.5
    assert 0 < kilobytes / 1024 <= 80


def compiling(catalog: Catalog, numbers: range) -> list[float]:
    times = []
    for d in numbers:
        query = f"metric_{d}_0, metric_{d}_4 by customer.segment, time.month where region <> 'x' during 2024"
        started = time.process_time()
        compile_plan(plan(catalog, parse(query)))
        times.append(time.process_time() - started)
    return sorted(times)


def test_compiling_costs_the_same_at_any_size(folder: Path, tmp_path: Path) -> None:
    small = load_kept(written(tmp_path / "small", 100), home=tmp_path)
    _, large = opened(folder, tmp_path)
    for catalog in (small, large):
        compiling(catalog, range(5))  # libraries and tables are warm
    few, many = compiling(small, range(10)) * 10, compiling(large, range(5, 105))
    ratio = statistics.median(many) / statistics.median(few)
    print(
        f"compile: 100 metrics p50 {1000 * statistics.median(few):.2f} ms, 10,000 metrics p50 {1000 * statistics.median(many):.2f} ms, "
        f"p95 {1000 * many[94]:.2f} ms, ratio {ratio:.2f} (each query for the first time)"
    )
    assert ratio <= 1.5
