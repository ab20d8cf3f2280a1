"""What is bought every day: one line for each resource and SKU, of platforms, of services and of a sandbox."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from workbench.examples.cloud.company import SERVICES, Service
from workbench.examples.cloud.days import SHOPPER, Shape
from workbench.examples.cloud.planted import MOVED_TO_ARM, UNTAGGED_SINCE
from workbench.examples.cloud.prices import SKUS, Sku

_ALWAYS, _NEVER = date(2024, 1, 1), date.max


@dataclass(frozen=True, slots=True)
class Line:
    """A resource and a SKU that is charged for it every day from `since` until before `until`.

    Attributes:
        name: of the resource; its noise and what is planted go by it.
        quantity: thousandths of a unit on an ordinary day.
        committed: thousandths of a unit a day that commitments cover.
    """

    name: str
    sku: str
    quantity: int
    account: str
    region: str
    tags: dict[str, str] = field(default_factory=dict)
    shape: Shape = SHOPPER
    since: date = _ALWAYS
    until: date = _NEVER
    committed: int = 0

    @property
    def about(self) -> Sku:
        """Its SKU."""
        return SKUS[self.sku]


#: The regions of each provider, the first for what is bought in one region only.
REGIONS: dict[str, tuple[tuple[str, str], ...]] = {
    "aws": (("eu-west-1", "Europe (Ireland)"), ("us-east-1", "US East (N. Virginia)")),
    "azure": (("westeurope", "West Europe"), ("northeurope", "North Europe")),
    "google": (("europe-west4", "Netherlands"), ("us-central1", "Iowa")),
}

#: Platform: tag `asset`, name, SKU, units a day, region's place, share of it that is committed (percent), zones.
_MADE_OF = (
    ("kubernetes", "k8s-eu", "m6i", "aws.m6i", 1440, 0, 68, "abc"),
    ("kubernetes", "k8s-eu", "disk", "aws.disk", 640, 0, 0, "a"),
    ("kubernetes", "k8s-us", "m6i", "aws.m6i", 720, 1, 45, "ab"),
    ("kubernetes", "k8s-us", "disk", "aws.disk", 300, 1, 0, "a"),
    ("kubernetes", "k8s-batch", "n2", "google.n2", 480, 0, 60, "ab"),
    ("spark", "spark-main", "n2", "google.n2", 620, 0, 88, "ab"),
    ("spark", "spark-main", "disk", "google.disk", 420, 0, 0, "a"),
    ("warehouse-db", "warehouse-main", "e32", "azure.e32", 336, 0, 70, "ab"),
    ("warehouse-db", "warehouse-main", "disk", "azure.disk", 980, 0, 0, "a"),
    ("kafka", "kafka-eu", "r6i", "aws.r6i", 288, 0, 0, "abc"),
    ("kafka", "kafka-eu", "disk", "aws.disk", 900, 0, 0, "a"),
    ("kafka", "kafka-us", "r6i", "aws.r6i", 96, 1, 0, "a"),
    ("object-store", "lake-eu", "objects", "aws.objects", 14_000, 0, 0, "a"),
    ("object-store", "lake-us", "objects", "google.objects", 6_000, 1, 0, "a"),
    ("observability", "telemetry", "logs", "azure.logs", 210, 0, 0, "a"),
    ("observability", "telemetry", "blob", "azure.blob", 900, 0, 0, "a"),
)

#: What a service of a kind buys: name, SKU, units a day, in how many regions.
_KITS: dict[str, tuple[tuple[str, str, int, int], ...]] = {
    "web": (
        ("sql", "aws.sql", 72, 2),
        ("table", "aws.table", 14, 2),
        ("cdn", "aws.cdn", 420, 2),
        ("lb", "aws.balancer", 96, 2),
        ("files", "aws.objects", 240, 1),
        ("fn", "aws.function", 1, 1),
    ),
    "small": (("run", "google.run", 2, 2), ("files", "google.objects", 120, 1), ("net", "google.egress", 90, 1)),
    "batch": (
        ("query", "google.query", 9, 1),
        ("files", "google.objects", 900, 2),
        ("vm", "google.n2", 40, 2),
        ("disk", "google.disk", 60, 1),
    ),
    "learning": (("gpu", "google.gpu", 60, 2), ("files", "google.objects", 700, 1), ("disk", "google.disk", 90, 2)),
    "speech": (("speech", "azure.speech", 260, 2), ("app", "azure.app", 96, 1), ("blob", "azure.blob", 80, 1)),
    "corporate": (
        ("vm", "azure.d16", 72, 2),
        ("sql", "azure.sql", 96, 1),
        ("app", "azure.app", 72, 2),
        ("disk", "azure.disk", 50, 1),
        ("logs", "azure.logs", 6, 1),
    ),
}

_SANDBOX = tuple(f"scratch-{i:02d}" for i in range(1, 9))


def lines() -> tuple[Line, ...]:
    """Return every line, in an order that never changes."""
    return (*_of_platforms(), *_to_arm(), *_of_services(), *_shared(), *_sandbox())


def _of_platforms() -> Iterator[Line]:
    for platform, asset, part, sku, units, region, committed, zones in _MADE_OF:
        for zone in zones:
            each = units * 1000 // len(zones)
            yield Line(
                name=f"{asset}-{part}-{zone}",
                sku=sku,
                quantity=each,
                account=f"{sku.partition('.')[0]}-platforms",
                region=_region(sku, region),
                tags={"platform": platform, "asset": asset, "environment": "prod"},
                shape=Shape("flat", 90, 12) if part == "disk" else Shape(noise=18),
                committed=each * committed // 100,
            )


def _to_arm() -> Iterator[Line]:
    """The nodes that k8s-eu has from the day it moves: as many as it loses of the others."""
    for zone in "abc":
        yield Line(
            name=f"k8s-eu-m7g-{zone}",
            sku="aws.m7g",
            quantity=192_000,
            account="aws-platforms",
            region=_region("aws.m7g", 0),
            tags={"platform": "kubernetes", "asset": "k8s-eu", "environment": "prod"},
            shape=Shape(noise=18),
            since=MOVED_TO_ARM,
        )


def _of_services() -> Iterator[Line]:
    for service in SERVICES:
        for part, sku, units, regions in _KITS[service.kit]:
            for place in range(regions):
                yield _direct(service, part, sku, units * service.scale // (1 + place), place)


def _direct(service: Service, part: str, sku: str, quantity: int, place: int) -> Line:
    region = _region(sku, place)
    return Line(
        name=f"{service.name}-{part}-{region}",
        sku=sku,
        quantity=quantity,
        account=f"{sku.partition('.')[0]}-{service.team}",
        region=region,
        tags={"service": service.name, "team": service.team, "environment": "prod" if place == 0 else "standby"},
        shape=service.shape,
        since=service.since,
        until=service.until or _NEVER,
    )


def _shared() -> Iterator[Line]:
    for zone in "ab":
        tags = {"service": "orders-db", "environment": "prod"}
        yield Line(f"orders-db-{zone}", "aws.sql", 192_000, "aws-checkout", _region("aws.sql", 0), tags)


def _sandbox() -> Iterator[Line]:
    """Machines that people try things on: the newest have no tags."""
    for place, name in enumerate(_SANDBOX):
        since = UNTAGGED_SINCE if place % 2 else _ALWAYS
        tags = {} if place % 2 else {"team": "ml-platform", "environment": "sandbox"}
        yield Line(
            name, "google.n2", 9_000, "google-sandbox", _region("google.n2", 0), tags, Shape("office", 0, 60), since
        )


def _region(sku: str, place: int) -> str:
    return REGIONS[sku.partition(".")[0]][place][0]
