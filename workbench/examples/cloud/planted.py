"""What was put into the data on purpose: causes that an explanation should find, and defects that an audit should.

The generator reads its dates and sizes from here, and writes them beside the data as `planted.yml`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Transfer:
    """A service that changes hands: from that day on it is another team's; recorded some days later."""

    service: str
    before: str
    after: str
    day: date
    recorded: date


@dataclass(frozen=True, slots=True)
class Factor:
    """From a day on (to before another), what matches is multiplied by so many thousandths.

    Attributes:
        of: `price`, `quantity` or `usage`.
        sku: the SKU it holds for, or the platform; empty for any.
        name: what the name of the resource or of the consumer begins with; empty for any.
    """

    of: str
    thousandths: int
    since: date
    until: date = date.max
    sku: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Planted:
    """A cause or a defect, as it is told to a reader."""

    name: str
    kind: str
    day: date
    says: str
    owners: tuple[str, ...] = ()
    factors: tuple[Factor, ...] = ()


NEW_SERVICE = date(2026, 2, 10)
RETIRED = date(2025, 12, 1)
REORGANISED = date(2025, 10, 1)
SHARES_CHANGED = date(2025, 9, 1)
MOVED_TO_ARM = date(2025, 10, 6)
PRICE_ROSE = date(2026, 3, 1)
RENEWED = date(2026, 3, 1)
TRANSFERRED = Transfer("recommendations", "search", "ml-platform", date(2026, 3, 16), date(2026, 3, 20))

CAUSES: tuple[Planted, ...] = (
    Planted(
        "price-rise",
        "rate",
        PRICE_ROSE,
        "AWS asks 9 % more for m6i.4xlarge, so the platform kubernetes is dearer for everybody who runs in it.",
        factors=(Factor("price", 1090, PRICE_ROSE, sku="aws.m6i"),),
    ),
    Planted(
        "training-jump",
        "volume",
        date(2026, 3, 9),
        "Model training takes 2.2 times its GPU hours from 9 March 2026.",
        ("ml-platform",),
        (Factor("quantity", 2200, date(2026, 3, 9), sku="google.gpu", name="model-training"),),
    ),
    Planted(
        "to-arm",
        "mix",
        MOVED_TO_ARM,
        "Four in ten of the nodes of k8s-eu become m7g.4xlarge, which cost 15 % less; their number stays the same.",
        factors=(Factor("quantity", 600, MOVED_TO_ARM, sku="aws.m6i", name="k8s-eu"),),
    ),
    Planted(
        "recommendations-moved",
        "ownership transfer",
        TRANSFERRED.day,
        "The service recommendations goes from search to ml-platform in the middle of a month; recorded on 20 March.",
        ("search", "ml-platform"),
    ),
    Planted(
        "orders-db-shares",
        "share change",
        SHARES_CHANGED,
        "orders-db is owned 45:40:15 by checkout, delivery and finance; before, 60:40 by checkout and delivery.",
        ("checkout", "delivery", "finance"),
    ),
    Planted("voice-ordering", "new", NEW_SERVICE, "The service voice-ordering starts on Azure.", ("mobile",)),
    Planted("legacy-reports", "retired", RETIRED, "The service legacy-reports is switched off.", ("analytics",)),
    Planted(
        "sla-credit",
        "credit",
        date(2026, 3, 24),
        "AWS gives a credit of 6,500 USD for an outage of k8s-eu.",
        ("runtime",),
    ),
    Planted(
        "log-spike",
        "volume",
        date(2026, 1, 20),
        "A debug flag left on: three days with five times the logs, 20 to 22 January 2026.",
        factors=(Factor("quantity", 5000, date(2026, 1, 20), date(2026, 1, 23), sku="azure.logs"),),
    ),
    Planted(
        "forecast-queries",
        "usage",
        date(2025, 11, 10),
        "The service forecast takes three times its slots of warehouse-db, so a larger part of its cost is analytics'.",
        ("analytics",),
        (Factor("usage", 3000, date(2025, 11, 10), sku="warehouse-db", name="forecast"),),
    ),
    Planted(
        "reservation-renewed",
        "commitment",
        RENEWED,
        "A year's reservation on Azure is paid at once on 1 March: billed cost jumps, effective cost does not.",
        ("data-platform",),
    ),
    Planted(
        "pricing-reorganised", "ownership tree", REORGANISED, "The team pricing goes from supply to data.", ("pricing",)
    ),
)

LATE = date(2026, 4, 4)
LATE_BILL = (date(2025, 10, 1), date(2025, 11, 6))
RESTATED = (date(2026, 2, 20), date(2026, 3, 1))
RESTATED_SKU, RESTATED_THOUSANDTHS = "google.query", 400
DUPLICATE_MONTH = date(2025, 8, 1)
MISSPELT_MONTH, MISSPELT, MISSPELT_ROWS = date(2025, 12, 1), "Usgae", 9
UNTAGGED_SINCE = date(2026, 1, 12)

DEFECTS: tuple[Planted, ...] = (
    Planted(
        "late-days", "late", LATE, "Azure's delivery of 6 April 2026 ends on 3 April; AWS and Google reach the 5th."
    ),
    Planted(
        "late-bill",
        "late",
        LATE_BILL[1],
        "Azure's bill of October 2025 comes on 6 November; it was due two days after the end of the month.",
    ),
    Planted(
        "restated-bill",
        "restated",
        RESTATED[0],
        "Google's bill of February 2026 comes twice: the first, on 2 March, lacks 60 % of the queries of the last nine"
        " days; the second, on 9 March, has them.",
    ),
    Planted(
        "duplicate-delivery",
        "duplicate",
        DUPLICATE_MONTH,
        "Google's bill of August 2025 lies there twice, the same bytes.",
    ),
    Planted(
        "misspelt-category",
        "invalid",
        MISSPELT_MONTH,
        f"{MISSPELT_ROWS} rows of Azure's bill of December 2025 have the charge category `{MISSPELT}`.",
    ),
    Planted(
        "missing-tags",
        "incomplete",
        UNTAGGED_SINCE,
        "New resources of Google's sandbox account have no tags, and their owner is nobody.",
    ),
    Planted(
        "orphan-usage",
        "incomplete",
        date(2026, 2, 1),
        "kubernetes reports from February 2026 on a namespace `tmp-migration` that no inventory knows.",
    ),
)


def factors(of: str, sku: str, name: str) -> Iterable[Factor]:
    """Return what changes the price or quantity of a SKU of a resource, or a consumer's usage of a platform."""
    for cause in CAUSES:
        for factor in cause.factors:
            if factor.of == of and factor.sku in ("", sku) and name.startswith(factor.name):
                yield factor


def described() -> str:
    """Return the causes and defects as the text of `planted.yml`."""
    lines = ["# What was planted in this synthetic data, and when. Nothing here is of a real company.", "causes:"]
    lines += [line for one in CAUSES for line in _lines(one)]
    lines += ["defects:"]
    lines += [line for one in DEFECTS for line in _lines(one)]
    return "\n".join([*lines, ""])


def _lines(one: Planted) -> tuple[str, ...]:
    owners = f"    owners: [{', '.join(one.owners)}]"
    return (
        f"  - name: {one.name}",
        f"    kind: {one.kind}",
        f"    since: {one.day.isoformat()}",
        f'    says: "{one.says}"',
        *([owners] if one.owners else []),
    )
