"""What it costs, in CPU time, to translate a MetricFlow request, plan it and write its SQL.

Cold: each request for the first time in the process, on a catalog just loaded. Warm: the same requests again. Large: the
warm requests on a catalog with ten thousand metrics in a thousand datasets beside its own, and with ten times as many.
"""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from workbench.catalog.model import Catalog, Dataset, Metric, Simple
from workbench.compiler import compile_plan
from workbench.formats import metricflow
from workbench.planner import plan

SUITE = Path(__file__).parents[3] / "shared" / "suites" / "metricflow"

pytestmark = pytest.mark.skipif(not SUITE.exists(), reason="../shared/suites/metricflow is not here")

#: The bars, in milliseconds of CPU.
MEDIAN, NINETY_FIFTH = 2.0, 8.0

Catalogs = Mapping[str, Catalog]


@cache
def cases() -> list[dict[str, Any]]:
    return [json.loads(line) for line in (SUITE / "open.jsonl").read_text("utf-8").splitlines()]


def catalogs() -> Catalogs:
    return {
        name: metricflow.load(SUITE / "manifests" / name).catalog for name in {case["manifest"] for case in cases()}
    }


def costs(known: Catalogs) -> list[float]:
    """The cost of every case, in milliseconds."""
    return [cost(case, known[case["manifest"]]) for case in cases()]


def cost(case: dict[str, Any], catalog: Catalog) -> float:
    start, end = case["time_constraint"] or (None, None)
    started = time.process_time()
    query = metricflow.query(
        catalog,
        metrics=case["metrics"],
        group_by=case["group_by"],
        where=case["where"],
        order_by=case["order_by"],
        limit=case["limit"],
        start_time=start,
        end_time=end,
        min_max_only=case["min_max_only"],
        apply_group_by=case["apply_group_by"],
    )
    compile_plan(plan(catalog, query))
    return 1000 * (time.process_time() - started)


def at(share: float, found: list[float]) -> float:
    return sorted(found)[min(len(found) - 1, int(share * len(found)))]


def shown(name: str, found: list[float]) -> list[float]:
    print(f"{name:6} p50 {at(0.5, found):5.2f} ms   p95 {at(0.95, found):5.2f} ms   greatest {max(found):6.2f} ms")
    return found


def enlarged(catalog: Catalog, further: int) -> Catalog:
    """The catalog with so many further datasets, each with ten metrics."""
    model = next(d for d in catalog.datasets.values() if d.calendar is None)
    datasets: dict[str, Dataset] = {
        f"further_{n}": replace(model, name=f"further_{n}", aliases=(), links=MappingProxyType({}))
        for n in range(further)
    }
    simple = next(m.definition for m in catalog.metrics.values() if isinstance(m.definition, Simple))
    metrics = {
        f"further_metric_{n}": Metric(f"further_metric_{n}", replace(simple, dataset=f"further_{n % further}"))
        for n in range(10 * further)
    }
    return replace(
        catalog,
        datasets=MappingProxyType({**datasets, **catalog.datasets}),
        metrics=MappingProxyType({**metrics, **catalog.metrics}),
    )


def test_compiling_stays_within_milliseconds() -> None:
    known = catalogs()
    shown("cold", costs(known))
    warm = shown("warm", min((costs(known) for _ in range(3)), key=lambda found: at(0.5, found)))
    assert at(0.5, warm) <= MEDIAN
    assert at(0.95, warm) <= NINETY_FIFTH


@pytest.mark.parametrize("further", [1_000, 10_000])
def test_the_size_of_the_catalog_does_not_count(further: int) -> None:
    known = catalogs()
    large = {name: enlarged(catalog, further) for name, catalog in known.items()}
    with_metrics = [number for number, case in enumerate(cases()) if case["metrics"]]
    rounds = [(costs(known), costs(large)) for _ in range(4)][1:]
    small, big = ([min(r[side][n] for r in rounds) for n in with_metrics] for side in (0, 1))
    shown("own", small)
    shown("large", big)
    assert at(0.5, big) <= 1.5 * at(0.5, small)
