"""The inventory, who owns what, the owners' tree and the rates of exchange, as tables of what a company would export."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

from workbench.examples.cloud.company import FOUNDED, OWNERS, PLATFORMS, SERVICES, ownerships
from workbench.examples.cloud.days import FIRST, LAST

if TYPE_CHECKING:
    import pyarrow as pa

_TYPES = {
    "kubernetes": "cluster",
    "spark": "cluster",
    "warehouse-db": "database",
    "kafka": "cluster",
    "object-store": "bucket",
    "observability": "workspace",
}

#: Dollars for a euro, in thousandths, month by month from the first; invented.
_DOLLARS = (1081, 1094, 1112, 1126, 1139, 1147, 1152, 1160, 1156, 1168, 1174, 1181, 1176, 1172)


def assets(seen: date) -> pa.Table:
    """Return the inventory as it was seen on a day: services and the assets that platforms are made of."""
    import pyarrow as pa

    rows = [
        ("service", one.name, "service", {"kit": one.kit, "team_at_first": one.team}, one.since, one.until)
        for one in SERVICES
    ]
    rows.append(("service", "orders-db", "database", {"kit": "shared"}, FOUNDED, None))
    for platform in PLATFORMS:
        rows += [
            (platform.name, asset, _TYPES[platform.name], {"says": platform.says}, FOUNDED, None)
            for asset in platform.assets
        ]
    return pa.table(
        {
            "platform": [row[0] for row in rows],
            "asset_id": [row[1] for row in rows],
            "asset_type": [row[2] for row in rows],
            "name": [row[1] for row in rows],
            "parent_asset_id": pa.array([None] * len(rows), pa.string()),
            "attributes": [json.dumps(row[3], sort_keys=True) for row in rows],
            "valid_from": [row[4] for row in rows],
            "valid_to": pa.array([row[5] for row in rows], pa.date32()),
            "observed_at": [seen] * len(rows),
        }
    )


def owners() -> pa.Table:
    """Return the tree of organisations and teams as it was and is."""
    import pyarrow as pa

    return pa.table(
        {
            "owner_id": [one.owner_id for one in OWNERS],
            "name": [one.name for one in OWNERS],
            "kind": [one.kind for one in OWNERS],
            "parent_owner_id": [one.parent for one in OWNERS],
            "valid_from": [one.since for one in OWNERS],
            "valid_to": pa.array([one.until for one in OWNERS], pa.date32()),
        }
    )


def ownership() -> pa.Table:
    """Return who owns what and when."""
    import pyarrow as pa

    found = ownerships()
    return pa.table(
        {
            "platform": [one.platform for one in found],
            "asset_id": [one.asset for one in found],
            "owner_id": [one.owner for one in found],
            "share": [f"{one.share // 1000}.{one.share % 1000:03d}" for one in found],
            "source": ["service register"] * len(found),
            "priority": [1] * len(found),
            "confidence": ["1.000"] * len(found),
            "valid_from": [one.since for one in found],
            "valid_to": pa.array([one.until for one in found], pa.date32()),
            "observed_at": [one.observed or one.since for one in found],
        }
    )


def rates() -> pa.Table:
    """Return what a euro costs in dollars, month by month."""
    import pyarrow as pa

    months = _months()
    ends = [*months[1:], None]
    return pa.table(
        {
            "currency_from": ["EUR"] * len(months),
            "currency_to": ["USD"] * len(months),
            "rate": [f"{rate // 1000}.{rate % 1000:03d}" for rate in _DOLLARS],
            "valid_from": months,
            "valid_to": pa.array(ends, pa.date32()),
            "source": ["Fernway treasury (invented)"] * len(months),
        }
    )


def _months() -> list[date]:
    count = (LAST.year - FIRST.year) * 12 + LAST.month - FIRST.month + 1
    return [date(FIRST.year + (FIRST.month - 1 + i) // 12, (FIRST.month - 1 + i) % 12 + 1, 1) for i in range(count)]
