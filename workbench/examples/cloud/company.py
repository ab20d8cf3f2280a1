"""Fernway, a fictional online grocer: its people, its services and its platforms. Nothing here is of a real company."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from workbench.examples.cloud.days import FIRST, SHOPPER, Shape
from workbench.examples.cloud.planted import NEW_SERVICE, REORGANISED, RETIRED, SHARES_CHANGED, TRANSFERRED

COMPANY = "Fernway (fictional)"


@dataclass(frozen=True, slots=True)
class Owner:
    """An organisation or a team, as long as it has that parent."""

    owner_id: str
    name: str
    kind: str
    parent: str | None
    since: date = date(2024, 1, 1)
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Service:
    """Something the company runs, owned by a team; `kit` says what it buys directly, `scale` how much (thousandths)."""

    name: str
    team: str
    kit: str
    scale: int
    shape: Shape = SHOPPER
    since: date = date(2024, 1, 1)
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Ownership:
    """Who owns an asset, in what share (thousandths), from when to when."""

    platform: str
    asset: str
    owner: str
    share: int = 1000
    since: date = date(2024, 1, 1)
    until: date | None = None
    observed: date | None = None


@dataclass(frozen=True, slots=True)
class Platform:
    """A shared platform: what it is made of, who runs it, what it measures and in which units."""

    name: str
    team: str
    assets: tuple[str, ...]
    measures: tuple[tuple[str, str], ...]
    says: str


def _org(owner_id: str, name: str, parent: str | None = "fernway") -> Owner:
    return Owner(owner_id, name, "org", parent)


def _team(owner_id: str, name: str, parent: str) -> Owner:
    return Owner(owner_id, name, "team", parent)


OWNERS: tuple[Owner, ...] = (
    _org("fernway", "Fernway", None),
    _org("shop", "Shop"),
    _org("supply", "Supply"),
    _org("data", "Data"),
    _org("infrastructure", "Infrastructure"),
    _org("corporate", "Corporate"),
    _team("storefront", "Storefront", "shop"),
    _team("search", "Search and discovery", "shop"),
    _team("checkout", "Checkout and payments", "shop"),
    _team("mobile", "Mobile apps", "shop"),
    _team("catalogue", "Catalogue", "supply"),
    Owner("pricing", "Pricing", "team", "supply", until=REORGANISED),
    Owner("pricing", "Pricing", "team", "data", since=REORGANISED),
    _team("delivery", "Delivery", "supply"),
    _team("warehouse-ops", "Warehouse operations", "supply"),
    _team("analytics", "Analytics", "data"),
    _team("ml-platform", "Machine learning", "data"),
    _team("data-platform", "Data platform", "data"),
    _team("runtime", "Runtime", "infrastructure"),
    _team("messaging", "Messaging", "infrastructure"),
    _team("storage", "Storage", "infrastructure"),
    _team("observability-team", "Observability", "infrastructure"),
    _team("security", "Security", "infrastructure"),
    _team("finance", "Finance", "corporate"),
    _team("it", "Workplace IT", "corporate"),
)

_OFFICE, _BATCH, _FLAT = Shape("office", 60, 20), Shape("batch", 180, 40), Shape("flat", 40, 8)

SERVICES: tuple[Service, ...] = (
    Service("storefront-web", "storefront", "web", 1600),
    Service("storefront-api", "storefront", "web", 1200),
    Service("search-api", "search", "web", 1100),
    Service("search-indexer", "search", "batch", 900, _BATCH),
    Service("recommendations", "search", "learning", 700),
    Service("checkout-api", "checkout", "web", 1000),
    Service("payments", "checkout", "web", 700),
    Service("fraud-detector", "checkout", "learning", 300),
    Service("mobile-gateway", "mobile", "web", 800),
    Service("push-messages", "mobile", "small", 600),
    Service("voice-ordering", "mobile", "speech", 900, Shape("shopper", 0, 40), since=NEW_SERVICE),
    Service("catalogue-api", "catalogue", "web", 600),
    Service("catalogue-import", "catalogue", "batch", 500, _BATCH),
    Service("pricing-engine", "pricing", "batch", 800, _BATCH),
    Service("delivery-router", "delivery", "web", 700),
    Service("delivery-tracker", "delivery", "small", 900),
    Service("warehouse-sync", "warehouse-ops", "small", 800, _OFFICE),
    Service("robot-control", "warehouse-ops", "corporate", 900, _OFFICE),
    Service("dashboards", "analytics", "batch", 1200, _OFFICE),
    Service("forecast", "analytics", "batch", 700, _BATCH),
    Service("legacy-reports", "analytics", "corporate", 800, _OFFICE, until=RETIRED),
    Service("feature-store", "ml-platform", "small", 1000, _BATCH),
    Service("model-training", "ml-platform", "learning", 1800, _BATCH),
    Service("model-serving", "ml-platform", "learning", 900),
    Service("identity", "security", "small", 700, _FLAT),
    Service("audit-log", "security", "small", 500, _FLAT),
    Service("invoicing", "finance", "corporate", 700, _OFFICE),
    Service("intranet", "it", "corporate", 500, _OFFICE),
)

PLATFORMS: tuple[Platform, ...] = (
    Platform(
        "kubernetes",
        "runtime",
        ("k8s-eu", "k8s-us", "k8s-batch"),
        (("cpu", "core-hours"), ("memory", "GiB-hours")),
        "Clusters that run containers, on virtual machines of AWS and Google",
    ),
    Platform(
        "spark",
        "data-platform",
        ("spark-main",),
        (("cpu", "core-hours"), ("memory", "GiB-hours")),
        "Batch computation, partly on machines of its own, partly in kubernetes",
    ),
    Platform(
        "warehouse-db",
        "data-platform",
        ("warehouse-main",),
        (("slots", "slot-hours"),),
        "The company's analytical database, on virtual machines of Azure",
    ),
    Platform("kafka", "messaging", ("kafka-eu", "kafka-us"), (("bytes", "GiB"),), "Streams of events"),
    Platform("object-store", "storage", ("lake-eu", "lake-us"), (("bytes", "GiB-days"),), "Files, by prefix"),
    Platform("observability", "observability-team", ("telemetry",), (("events", "million events"),), "Logs and traces"),
)

#: Assets that several teams own in shares; the shares are agreed once and change on one day.
SHARED: tuple[Ownership, ...] = (
    Ownership("service", "orders-db", "checkout", 600, until=SHARES_CHANGED),
    Ownership("service", "orders-db", "delivery", 400, until=SHARES_CHANGED),
    Ownership("service", "orders-db", "checkout", 450, since=SHARES_CHANGED),
    Ownership("service", "orders-db", "delivery", 400, since=SHARES_CHANGED),
    Ownership("service", "orders-db", "finance", 150, since=SHARES_CHANGED),
)


def ownerships() -> tuple[Ownership, ...]:
    """Return who owns what and when: services and platforms by their team, with the one that changed hands."""
    owned = [
        Ownership("service", one.name, one.team, since=one.since, until=one.until)
        for one in SERVICES
        if one.name != TRANSFERRED.service
    ]
    moved = TRANSFERRED
    owned += [
        Ownership("service", moved.service, moved.before, until=moved.day),
        # written down four days after it was agreed: what was known when is not what was so when
        Ownership("service", moved.service, moved.after, since=moved.day, observed=moved.recorded),
    ]
    run = [Ownership(p.name, asset, p.team) for p in PLATFORMS for asset in p.assets]
    return (*owned, *SHARED, *run)


FOUNDED = FIRST.replace(year=2024, month=1, day=1)
"""Since when the inventory knows what was always there."""
