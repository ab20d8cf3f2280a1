"""What can be named in a question about cost: owners, platforms, resources, months; kept as one small file at each publication.

`lake/named.json`, beside the board: who answers questions has no warehouse open, and must not wait for a query.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.efficiency import kept
from workbench.efficiency.disk import put_text
from workbench.efficiency.kept import each, mapping, maybe

if TYPE_CHECKING:
    from workbench.efficiency.relations import Connection

FILE = "named.json"

#: A larger file is none of ours; and so many resources of bills are named, the dearest.
_LARGEST, _MOST = 16_000_000, 20_000

#: Bills name resources in these last months.
_RECENT = 2


@dataclass(frozen=True, slots=True)
class OwnerName:
    """Who can pay: a team, an organisation, or nobody (`unowned`, `idle:kubernetes`)."""

    id: str
    name: str
    kind: str = ""
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class AssetName:
    """A resource by its platform and id; `also` is what bills call it."""

    platform: str
    id: str
    kind: str = ""
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Named:
    """All names.

    Attributes:
        month: the last whole month, of all that are published (`months`, in order).
        platforms: those whose cost is handed on.
    """

    month: str
    months: tuple[str, ...] = ()
    currencies: tuple[str, ...] = ()
    platforms: tuple[str, ...] = ()
    owners: tuple[OwnerName, ...] = ()
    assets: tuple[AssetName, ...] = ()


def write(lake: Path, named: Named) -> None:
    """Keep the names; a reader sees those before or these."""
    put_text(lake / FILE, json.dumps(asdict(named), ensure_ascii=False, separators=(",", ":")) + "\n")


def read(lake: Path) -> Named | None:
    """Return the names of a lake; None where nothing was published, or the file is none of ours."""
    try:
        state = (lake / FILE).stat()
    except OSError:
        return None
    return None if state.st_size > _LARGEST else _read(lake / FILE, state.st_mtime_ns, state.st_size)


@lru_cache(8)
def _read(file: Path, _changed: int, _size: int) -> Named | None:
    try:
        return _named(json.loads(file.read_bytes()))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


# --- made of what is published ----------------------------------------------------------------------------------------
def made_names(connection: Connection, month: str) -> Named:
    """Return the names in the published tables that a connection holds.

    Args:
        month: the last whole one, 2026-03.
    """
    from workbench.efficiency.relations import tables

    if "owner_cost" not in tables(connection):
        return Named(month)
    paid = _columns(connection, "owner_cost", ("owner_id", "currency", "platform", "pool", "period_start"))
    months = tuple(sorted({at[:7] for *_, at in paid}))
    return Named(
        month,
        months,
        tuple(sorted({currency for _, currency, *_ in paid})),
        tuple(sorted({platform for _, _, platform, pool, _ in paid if pool})),
        tuple(_owners(connection, {owner for owner, *_ in paid})),
        tuple(_assets(connection, months[-_RECENT:])),
    )


def _columns(connection: Connection, name: str, columns: Sequence[str]) -> list[tuple[str, ...]]:
    """The different values of some columns as texts, empty where there is none; instants by their month."""
    from sqlglot import exp

    from workbench.efficiency.inputs import month_of
    from workbench.efficiency.relations import as_text, col, execute, table

    values = [month_of(col(column)) if column == "period_start" else col(column) for column in columns]
    chosen = [
        exp.alias_(exp.func("coalesce", as_text(value), exp.Literal.string("")), column, quoted=True)
        for column, value in zip(columns, values, strict=True)
    ]
    return execute(connection, exp.select(*chosen).distinct().from_(table(name))).fetchall()


def _owners(connection: Connection, paying: set[str]) -> Iterator[OwnerName]:
    """The owners as they were called last, and whoever pays without being one."""
    rows = _columns(connection, "owner", ("owner_id", "name", "kind", "parent_owner_id", "valid_from"))
    latest = {row[0]: row for row in sorted(rows, key=lambda row: (row[4], row[3]))}
    for owner in sorted({*latest, *paying}):
        _, name, kind, parent, _ = latest.get(owner, (owner, "", "", "", ""))
        yield OwnerName(owner, name or owner, kind or "nobody", parent or None)


def _assets(connection: Connection, months: Sequence[str]) -> Iterator[AssetName]:
    """What inventory and ownership name, with what recent bills call it; then what only bills name."""
    kinds = dict.fromkeys(_columns(connection, "ownership", _TYPED[:2]), "")
    kinds |= {(platform, asset): kind for platform, asset, kind in _columns(connection, "asset", _TYPED)}
    billed: dict[tuple[str, str], list[str]] = {}
    for platform, asset, resource in _billed(connection, months):
        also = billed.setdefault((platform, asset), [])
        also += [resource] if resource and resource != asset else []
    for platform, asset in sorted({*kinds, *billed}):
        called = tuple(sorted(billed.get((platform, asset), ())))
        yield AssetName(platform, asset, kinds.get((platform, asset), ""), called)


_TYPED = ("platform", "asset_id", "asset_type")


def _billed(connection: Connection, months: Sequence[str]) -> list[tuple[str, str, str | None]]:
    """The dearest resources of recent bills, with the asset that each is of."""
    from sqlglot import exp

    from workbench.efficiency.relations import call, cast, col, execute, ordered, table, text
    from workbench.efficiency.tables import INSTANT

    names = [col(name) for name in ("x_platform", "x_asset_id", "ResourceId")]
    recent = exp.GTE(this=col("ChargePeriodStart"), expression=cast(text(f"{months[0]}-01"), INSTANT))
    there = exp.not_(exp.Is(this=col("x_asset_id"), expression=exp.null()))
    size = exp.Sum(this=call("abs", col("EffectiveCost")))
    found = exp.select(*names).from_(table("allocated")).where(recent, there).group_by(*(one.copy() for one in names))
    found = found.order_by(ordered(size, down=True), *(one.copy() for one in names)).limit(_MOST)
    return execute(connection, found).fetchall()


# --- reading ----------------------------------------------------------------------------------------------------------
def _named(found: Mapping[str, object]) -> Named:
    months, currencies, platforms = (each(found[key], kept.text) for key in ("months", "currencies", "platforms"))
    owners, assets = each(found["owners"], _owner), each(found["assets"], _asset)
    return Named(kept.text(found["month"]), months, currencies, platforms, owners, assets)


def _owner(value: object) -> OwnerName:
    found = mapping(value)
    owner, name, kind = (kept.text(found[key]) for key in ("id", "name", "kind"))
    return OwnerName(owner, name, kind, maybe(found["parent"]))


def _asset(value: object) -> AssetName:
    found = mapping(value)
    platform, asset, kind = (kept.text(found[key]) for key in ("platform", "id", "kind"))
    return AssetName(platform, asset, kind, each(found["also"], kept.text))
