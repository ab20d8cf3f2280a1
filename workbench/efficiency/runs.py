"""The record of one run: one delivery of one feed, by one contract, with what came of each file. Written once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any

#: How a run stands: its rows came in; all of them were refused; or they came in and are held back, as was found later.
ACCEPTED, REFUSED, HELD = "accepted", "refused", "held"


@dataclass(frozen=True, slots=True)
class Scope:
    """The rows of a file that a later delivery would restate together.

    Attributes:
        values: of the feed's scope columns, as text.
        totals: currency -> BilledCost, of bills.
        first, last: the first and last day on which its rows begin; empty for lists.
    """

    values: tuple[str | None, ...]
    rows: int
    totals: Mapping[str, Decimal] = field(default_factory=dict)
    first: str = ""
    last: str = ""

    def with_rows(self, other: Scope) -> Scope:
        """Return the scope of the rows of both."""
        totals = dict(self.totals)
        for currency, total in other.totals.items():
            totals[currency] = totals.get(currency, Decimal(0)) + total
        first = min(filter(None, (self.first, other.first)), default="")
        return Scope(self.values, self.rows + other.rows, totals, first, max(self.last, other.last))


@dataclass(frozen=True, slots=True)
class FileRun:
    """What came of one file: delivered = ingested + quarantined, always.

    Attributes:
        part: the Parquet file in the lake, from the folder of its tables; empty where nothing was let in.
        delivered: None where the file could not be read at all.
        as_of: up to when its rows speak.
        kept: what is kept of it in the quarantine, from the lake's folder.
    """

    path: str
    sha: str
    size: int
    delivered: int | None = None
    ingested: int = 0
    quarantined: int = 0
    part: str = ""
    as_of: datetime | None = None
    scopes: tuple[Scope, ...] = ()
    kept: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """One delivery taken in.

    Attributes:
        id: made from what decides the result: feed, delivery, bytes, declaration, contract.
        order: its place among all runs of the lake, from 1.
        notes: what reading changed, per column; violations: what the contract found; problems: why it was refused.
    """

    id: str
    feed: str
    table: str
    delivery: str
    status: str
    order: int
    ingested_at: datetime
    declaration: str
    contract: Mapping[str, str]
    files: tuple[FileRun, ...]
    scope: tuple[str, ...] | None
    notes: tuple[Mapping[str, Any], ...] = ()
    violations: tuple[Mapping[str, Any], ...] = ()
    problems: tuple[str, ...] = ()
    versions: Mapping[str, str] = field(default_factory=dict)

    @property
    def rows(self) -> int:
        """How many rows were let in."""
        return sum(file.ingested for file in self.files)

    @property
    def as_of(self) -> datetime | None:
        """Up to when its rows speak."""
        return max((file.as_of for file in self.files if file.as_of is not None), default=None)

    @property
    def scopes(self) -> dict[tuple[str | None, ...], Scope]:
        """The scopes of its rows, over its files."""
        out: dict[tuple[str | None, ...], Scope] = {}
        for scope in (scope for file in self.files for scope in file.scopes):
            out[scope.values] = out[scope.values].with_rows(scope) if scope.values in out else scope
        return out


def written(run: Run) -> dict[str, object]:
    """Return a run as what JSON holds."""
    return {"kind": "ingest", **asdict(run)}


def read(given: Mapping[str, Any]) -> Run:
    """Return the run that a manifest holds."""
    fields = {key: value for key, value in given.items() if key != "kind"}
    fields["ingested_at"] = datetime.fromisoformat(fields["ingested_at"])
    fields["files"] = tuple(map(_file, fields["files"]))
    fields["scope"] = None if fields["scope"] is None else tuple(fields["scope"])
    return Run(**fields | {key: tuple(fields[key]) for key in ("notes", "violations", "problems")})


def _file(given: Mapping[str, Any]) -> FileRun:
    as_of = given["as_of"] and datetime.fromisoformat(given["as_of"])
    return FileRun(
        **{**given, "as_of": as_of, "scopes": tuple(map(_scope, given["scopes"])), "kept": tuple(given["kept"])}
    )


def _scope(given: Mapping[str, Any]) -> Scope:
    totals = {currency: Decimal(total) for currency, total in given["totals"].items()}
    return Scope(tuple(given["values"]), given["rows"], totals, given.get("first", ""), given.get("last", ""))
