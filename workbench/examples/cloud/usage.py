"""Who used which platform, and how much, every day: services, and the other platforms, in circles.

kubernetes runs parts of spark, kafka and warehouse-db, which it uses itself for its events and its accounts; all of
them send logs to observability, which runs in kubernetes and keeps what it takes in the object store.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from workbench.examples.cloud.bills import decimals
from workbench.examples.cloud.company import PLATFORMS, SERVICES, Service
from workbench.examples.cloud.days import Days, Shape, thousandths
from workbench.examples.cloud.planted import factors

if TYPE_CHECKING:
    import pyarrow as pa

    from workbench.examples.cloud.charges import Whole

_NEVER = date.max

#: Consumer: what `kit` a service is of, and how much it takes of an asset (units of the first measure a day, at scale 1).
_BY_KIT: dict[str, dict[str, int]] = {
    "k8s-eu": {"web": 1400, "small": 420},
    "k8s-us": {"web": 650, "small": 180},
    "k8s-batch": {"batch": 700, "learning": 420},
    "spark-main": {"batch": 1100, "learning": 800},
    "kafka-eu": {"web": 210, "small": 300},
    "kafka-us": {"web": 90},
    "lake-eu": {"batch": 26_000, "learning": 17_000, "small": 3_000, "web": 1_200},
    "lake-us": {"batch": 9_000, "web": 700},
    "telemetry": {"web": 46, "small": 20, "batch": 9, "learning": 7, "corporate": 5},
}

#: What platforms take of each other's assets.
_BY_PLATFORM: dict[str, dict[str, int]] = {
    "k8s-eu": {"kafka/kafka-eu": 1100, "warehouse-db/warehouse-main": 400, "observability/telemetry": 1300},
    "k8s-us": {"kafka/kafka-us": 320, "observability/telemetry": 380},
    "k8s-batch": {"spark/spark-main": 2600, "warehouse-db/warehouse-main": 300},
    "spark-main": {"warehouse-db/warehouse-main": 900, "observability/telemetry": 350},
    "warehouse-main": {"spark/spark-main": 420, "kubernetes/k8s-eu": 60, "observability/telemetry": 90},
    "kafka-eu": {"spark/spark-main": 420, "observability/telemetry": 600, "warehouse-db/warehouse-main": 200},
    "kafka-us": {"observability/telemetry": 80},
    "lake-eu": {"spark/spark-main": 60_000, "warehouse-db/warehouse-main": 42_000, "kafka/kafka-eu": 9_000},
    "lake-us": {"spark/spark-main": 16_000, "observability/telemetry": 12_000},
    "telemetry": {
        "kubernetes/k8s-eu": 60,
        "kubernetes/k8s-us": 26,
        "kubernetes/k8s-batch": 22,
        "spark/spark-main": 30,
        "kafka/kafka-eu": 14,
        "warehouse-db/warehouse-main": 12,
    },
}

#: Who queries the warehouse, in slot-hours a day.
_QUERIES = {
    "dashboards": 900,
    "forecast": 160,
    "pricing-engine": 310,
    "catalogue-import": 140,
    "feature-store": 220,
    "invoicing": 120,
    "legacy-reports": 260,
    "model-training": 180,
}

#: What of an asset nobody uses, in units of the first measure a day; reported for this consumer, as OpenCost does.
NOBODY = "__idle__"
_IDLE = {"k8s-eu": 7500, "k8s-us": 4500, "k8s-batch": 900, "spark-main": 1500, "warehouse-main": 1100}

#: GiB-hours of memory that go with a core-hour, in thousandths.
_MEMORY = {"web": 2400, "small": 3100, "batch": 5200, "learning": 7600, "corporate": 3000}

ORPHAN = ("k8s-batch", "tmp-migration", 380, date(2026, 2, 1))


@dataclass(frozen=True, slots=True)
class Edge:
    """A consumer of a platform's asset: units of the platform's first measure on an ordinary day."""

    platform: str
    producer: str
    consumer_platform: str
    consumer: str
    units: int
    kit: str
    shape: Shape
    since: date
    until: date


def edges() -> Iterator[Edge]:
    """Yield every edge, in an order that never changes."""
    for platform in PLATFORMS:
        for asset in platform.assets:
            yield from _of_services(platform.name, asset)
            yield from _of_platforms(platform.name, asset)
            yield from _idle(platform.name, asset)
    asset, name, units, since = ORPHAN
    yield Edge("kubernetes", asset, "service", name, units, "batch", Shape("flat", 0, 30), since, _NEVER)


def _of_services(platform: str, asset: str) -> Iterator[Edge]:
    for service in SERVICES:
        units = _QUERIES.get(service.name, 0) if platform == "warehouse-db" else _by_kit(asset, service)
        if units:
            until = service.until or _NEVER
            yield Edge(
                platform, asset, "service", service.name, units, service.kit, service.shape, service.since, until
            )


def _by_kit(asset: str, service: Service) -> int:
    return _BY_KIT[asset].get(service.kit, 0) * service.scale // 1000


def _of_platforms(platform: str, asset: str) -> Iterator[Edge]:
    for consumer, units in _BY_PLATFORM[asset].items():
        of, name = consumer.split("/")
        yield Edge(platform, asset, of, name, units, "batch", Shape("shopper", 80, 20), date(2024, 1, 1), _NEVER)


def _idle(platform: str, asset: str) -> Iterator[Edge]:
    if asset in _IDLE:
        shape = Shape("flat", 60, 50)
        yield Edge(platform, asset, platform, NOBODY, _IDLE[asset], "corporate", shape, date(2024, 1, 1), _NEVER)


def usage(days: Days, platform: str, seed: int) -> pa.Table:
    """Return what was used of a platform: a row for each day, asset, consumer and measure."""
    import pyarrow as pa

    measures = next(one.measures for one in PLATFORMS if one.name == platform)
    parts = [_rows(edge, days, measures, seed) for edge in edges() if edge.platform == platform]
    table = pa.concat_tables(parts)
    return table.sort_by([(name, "ascending") for name in ("period_start", *_KEY)])


_KEY = ("producer_asset_id", "consumer_platform", "consumer_asset_id", "measure")


def _rows(edge: Edge, days: Days, measures: tuple[tuple[str, str], ...], seed: int) -> pa.Table:
    import pyarrow as pa

    there = [day for day in days if edge.since <= day < edge.until]
    first = days.at(edge.since)
    taken = _taken(edge, days, seed)[first : first + len(there)]
    return pa.concat_tables(
        pa.table(
            {
                "platform": [edge.platform] * len(there),
                "producer_asset_id": [edge.producer] * len(there),
                "consumer_platform": [edge.consumer_platform] * len(there),
                "consumer_asset_id": [edge.consumer] * len(there),
                "measure": [measure] * len(there),
                "unit": [unit] * len(there),
                "quantity": decimals(taken * _of_measure(measure, edge) // 1000, 10**9),
                "period_start": pa.array(there, pa.date32()),
                "period_end": pa.array([day + timedelta(days=1) for day in there], pa.date32()),
            },
            schema=_SCHEMA(),
        )
        for measure, unit in measures
    )


def _SCHEMA() -> pa.Schema:  # noqa: N802  a constant that needs pyarrow
    import pyarrow as pa

    names = ("platform", "producer_asset_id", "consumer_platform", "consumer_asset_id", "measure", "unit")
    texts = [(name, pa.string()) for name in names]
    return pa.schema(
        [*texts, ("quantity", pa.decimal128(38, 12)), ("period_start", pa.date32()), ("period_end", pa.date32())]
    )


def _of_measure(measure: str, edge: Edge) -> int:
    return _MEMORY[edge.kit] if measure == "memory" else 1000


def _taken(edge: Edge, days: Days, seed: int) -> Whole:
    name = f"{edge.producer}<-{edge.consumer_platform}/{edge.consumer}"
    taken: Whole = edge.units * thousandths(edge.shape, days, name, seed)
    for factor in factors("usage", edge.platform, edge.consumer):
        part = slice(days.at(factor.since), days.at(factor.until))
        taken[part] = taken[part] * factor.thousandths // 1000
    return taken
