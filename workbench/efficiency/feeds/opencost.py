"""OpenCost's allocation JSON (`/allocation`, saved as a file) to usage of a cluster, and to the assets that used it.

    {"code": 200, "data": [{"<name>": {"name": ..., "properties": {...}, "start": ..., "cpuCoreHours": ..., ...}}]}

A workload counts with the greater of what it asked for and what it used, as OpenCost gives it; `__idle__` is kept as a
consumer of its own. What OpenCost makes of cost is a measure (`opencost_cost`), no bill. Read from its published
description and documented answers; untried on a cluster of ours.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from workbench.errors import EngineError, Issue

if TYPE_CHECKING:
    from workbench.efficiency.feeds.declared import Feed

#: OpenCost's numbers that are usage: our measure and its unit.
_MEASURES = {
    "cpuCoreHours": ("cpu", "core-hour"),
    "gpuHours": ("gpu", "gpu-hour"),
    "ramByteHours": ("memory", "byte-hour"),
    "pvByteHours": ("storage", "byte-hour"),
    "networkTransferBytes": ("network_out", "byte"),
    "networkReceiveBytes": ("network_in", "byte"),
    "totalCost": ("opencost_cost", "currency"),
}
_USAGE = ("platform", "producer_asset_id", "consumer_platform", "consumer_asset_id", "measure", "unit", "quantity")
_ASSET = ("platform", "asset_id", "asset_type", "name", "parent_asset_id", "attributes", "valid_from", "observed_at")


def rows(file: Path, feed: Feed) -> pa.Table:
    """Return the rows of a file, all as text, for the feed's table.

    Raises:
        EngineError: the file is no answer of OpenCost, or was cut off.
    """
    allocations = list(_allocations(file))
    if feed.table == "asset":
        return _texts([*_ASSET], [_asset(feed, name, given) for name, given in allocations])
    wide = [*_USAGE, "period_start", "period_end"]
    return _texts(wide, [row for name, given in allocations for row in _usage(feed, name, given)])


def _allocations(file: Path) -> Iterator[tuple[str, Mapping[str, Any]]]:
    try:
        answer = json.loads(file.read_text("utf-8-sig"), parse_float=Decimal)
        data = answer["data"] if isinstance(answer, dict) else answer
        for step in data if isinstance(data, list) else [data]:
            for name, given in sorted((step or {}).items()):
                given["properties"] = given.get("properties") or {}
                yield name, given
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        message = f"{file} is no allocation of OpenCost: {error}."
        remedy = 'Save the answer of /allocation: {"data": [{"<name>": {...}}]}.'
        raise EngineError(Issue("unreadable-file", message, remedy=remedy)) from error


def _platform(feed: Feed, given: Mapping[str, Any]) -> str:
    return feed.platform or str(given["properties"].get("cluster") or "kubernetes")


def _usage(feed: Feed, name: str, given: Mapping[str, Any]) -> Iterator[dict[str, object]]:
    """One row for each measure that is there and not zero; what is zero was not used."""
    platform = _platform(feed, given)
    start, end = _span(given)
    for key, (measure, unit) in _MEASURES.items():
        if given.get(key):
            yield {
                "platform": platform,
                "producer_asset_id": given["properties"].get("node"),
                "consumer_platform": platform,
                "consumer_asset_id": name,
                "measure": measure,
                "unit": unit,
                "quantity": given[key],
                "period_start": start,
                "period_end": end,
            }


def _asset(feed: Feed, name: str, given: Mapping[str, Any]) -> dict[str, object]:
    properties, (start, end) = given["properties"], _span(given)
    return {
        "platform": _platform(feed, given),
        "asset_id": name,
        "asset_type": properties.get("controllerKind") or ("idle" if name.startswith("__") else "workload"),
        "name": given.get("name") or name,
        "parent_asset_id": properties.get("namespace"),
        "attributes": json.dumps(properties, default=str, sort_keys=True),
        "valid_from": start,
        "observed_at": end,
    }


def _span(given: Mapping[str, Any]) -> tuple[object, object]:
    """The window that was asked for, or else the time the workload ran."""
    window = given.get("window") or {}
    return window.get("start") or given.get("start"), window.get("end") or given.get("end")


def _texts(names: list[str], found: list[dict[str, object]]) -> pa.Table:
    def text(value: object) -> str | None:
        return None if value is None else f"{value:f}" if isinstance(value, Decimal) else str(value)

    return pa.table({name: pa.array([text(row.get(name)) for row in found], pa.string()) for name in names})
