"""Random bills of two periods, with everything that can change between them at once."""

from __future__ import annotations

import random
from decimal import Decimal

import pyarrow as pa
from allocation_worlds import AMOUNT, CHARGES, DAY, charge, usage, use

from workbench.efficiency.allocation import read_rules
from workbench.efficiency.change import Costs

FOCUS = ("ChargeCategory", "ChargeClass", "ProviderName", "ServiceName", "SkuId", "PricingUnit")
ROWS = pa.schema(
    [*CHARGES, *((name, pa.string()) for name in FOCUS), ("PricingQuantity", AMOUNT)],
)
RULES = """rules:
- {platform: k8s, method: usage, measure: cpu}
- {platform: spark, method: usage, measure: job, fallback: unowned}
- {platform: db, method: even, to: [k8s, a, b]}
"""
OWNERS = ["a", "b", "c"]


def bought(platform, sku, quantity, price, *, owner=None, asset=None, **focus):
    """A charge for a quantity of something."""
    amount = Decimal(quantity) * Decimal(price)
    row = charge(platform, amount, owner=owner, asset=asset)
    named = {
        "ProviderName": "aws",
        "ServiceName": "EC2",
        "SkuId": sku,
        "PricingUnit": "hour",
        "ChargeCategory": "Usage",
    }
    return row | named | {"ChargeClass": None, "PricingQuantity": Decimal(quantity)} | focus


def paid(platform, amount, *, owner=None, asset=None, category="Purchase", **focus):
    """A charge without a quantity."""
    row = charge(platform, amount, owner=owner, asset=asset)
    return row | dict.fromkeys(FOCUS) | {"ChargeCategory": category, "PricingQuantity": None} | focus


def costs(rows, used=(), rules=RULES):
    return Costs(pa.Table.from_pylist(list(rows), ROWS), usage(*used), read_rules(rules))


def random_costs(rng: random.Random) -> Costs:
    """A bill of anything: few names, so that much is the same in two of them."""
    rows = [paid("ec2", 1, owner="a"), *(_charge(rng) for _ in range(rng.randint(1, 25)))]
    used = [
        use("k8s", rng.choice(OWNERS), rng.randint(1, 99), asset=f"service-{rng.randint(0, 4)}")
        for _ in range(rng.randint(1, 6))
    ]
    used += [use("k8s", None, rng.randint(0, 40), on="spark"), use("k8s", None, rng.randint(1, 40), asset="__idle__")]
    used += [
        use(
            "spark", rng.choice([*OWNERS, None]), rng.randint(0, 9), measure="job", asset=f"service-{rng.randint(0, 4)}"
        )
        for _ in range(rng.randint(0, 4))
    ]
    used += [use("spark", None, rng.randint(0, 5), measure="job", on="db")]
    return costs(rows, used)


def _charge(rng):
    platform = rng.choice(["ec2", "ec2", "s3", "k8s", "spark", "db"])
    owner = rng.choice([None, *OWNERS])
    asset = rng.choice([None, *(f"asset-{i}" for i in range(6))])
    kind = rng.random()
    if kind < 0.7:
        price = Decimal(rng.randint(1, 500)).scaleb(-3)
        quantity = Decimal(rng.randint(0, 5000)).scaleb(-rng.choice([0, 2]))
        row = bought(platform, f"sku-{rng.randint(0, 3)}", quantity, price, owner=owner, asset=asset)
        row |= {"ChargeClass": rng.choice([None] * 9 + ["Correction"]), "PricingUnit": rng.choice(["hour", "GB", None])}
    else:
        category = rng.choice(["Purchase", "Tax", "Credit", "Adjustment"])
        amount = Decimal(rng.randint(-90_000, 90_000)).scaleb(-2)
        row = paid(platform, amount, owner=owner, asset=asset, category=category)
    return row | {"asset_id": asset, "period_start": DAY}
