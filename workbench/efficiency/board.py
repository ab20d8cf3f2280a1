"""The board: what a person looks at first, kept as one small file at each publication, so that it is read without a query.

`lake/board.json`: how current the data is, the platforms with their deliveries, the owners' tree with cost, the audits.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from workbench.efficiency.disk import put_text
from workbench.efficiency.kept import count, each, mapping, maybe, text

FILE = "board.json"

#: The id of the root of the owners' tree, which is no owner.
EVERYTHING = "everything"

#: A board is small; a larger file is none of ours.
_LARGEST = 8_000_000


@dataclass(frozen=True, slots=True)
class Cost:
    """What something cost in a month, in one currency; amounts as decimal texts, `before` of the month before."""

    currency: str
    amount: str
    before: str | None = None


@dataclass(frozen=True, slots=True)
class FeedLine:
    """A feed and how it stands.

    Attributes:
        state: met, late or missing, as its promises are kept; `unknown` where nothing is promised.
        said: the state in a sentence.
        quarantined: rows of its current deliveries that were not let in.
    """

    name: str
    table: str
    state: str
    said: str
    contract: str | None = None
    quarantined: int = 0


@dataclass(frozen=True, slots=True)
class PlatformLine:
    """A platform or provider: what it cost, how that is handed on, and its feeds."""

    name: str
    rule: str | None
    costs: tuple[Cost, ...] = ()
    feeds: tuple[FeedLine, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnerLine:
    """An owner with everything below it; its costs are its own and theirs."""

    owner_id: str
    name: str
    kind: str
    costs: tuple[Cost, ...] = ()
    children: tuple[OwnerLine, ...] = ()


@dataclass(frozen=True, slots=True)
class AuditLine:
    """The result of an audit; of those that passed, one line for all subjects."""

    audit: str
    layer: str
    severity: str
    subject: str
    passed: bool
    said: str
    owner: str | None = None
    first_seen: str | None = None


@dataclass(frozen=True, slots=True)
class Board:
    """The whole board.

    Attributes:
        as_of: the last day that every provider has delivered.
        month, before: the month that costs are of, and the one they are compared with.
        notes: what a reader must know: what is provisional, what is held back.
    """

    as_of: str
    published_at: str
    month: str
    before: str | None
    notes: tuple[str, ...] = ()
    platforms: tuple[PlatformLine, ...] = ()
    owners: tuple[OwnerLine, ...] = ()
    audits: tuple[AuditLine, ...] = ()


def write(lake: Path, board: Board) -> None:
    """Keep a board; a reader sees the one before or this one."""
    put_text(lake / FILE, json.dumps(asdict(board), ensure_ascii=False, indent=1) + "\n")


def read(lake: Path) -> Board | None:
    """Return the board of a lake; None where nothing was published, or the file is none of ours."""
    try:
        with (lake / FILE).open("rb") as stream:
            data = stream.read(_LARGEST + 1)
        return None if len(data) > _LARGEST else _board(json.loads(data))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


# --- reading: the file lies in a folder that others may write to, so every value is taken as what it must be -----------
def _board(found: Mapping[str, object]) -> Board:
    return Board(
        text(found["as_of"]),
        text(found["published_at"]),
        text(found["month"]),
        maybe(found["before"]),
        each(found["notes"], text),
        each(found["platforms"], _platform),
        each(found["owners"], _owner),
        each(found["audits"], _audit),
    )


def _platform(value: object) -> PlatformLine:
    found = mapping(value)
    return PlatformLine(
        text(found["name"]), maybe(found["rule"]), each(found["costs"], _cost), each(found["feeds"], _feed)
    )


def _feed(value: object) -> FeedLine:
    found = mapping(value)
    name, table, state, said = (text(found[key]) for key in ("name", "table", "state", "said"))
    return FeedLine(name, table, state, said, maybe(found["contract"]), count(found["quarantined"]))


def _owner(value: object) -> OwnerLine:
    found = mapping(value)
    owner_id, name, kind = (text(found[key]) for key in ("owner_id", "name", "kind"))
    return OwnerLine(owner_id, name, kind, each(found["costs"], _cost), each(found["children"], _owner))


def _audit(value: object) -> AuditLine:
    found = mapping(value)
    audit, layer, severity, subject, said = (
        text(found[key]) for key in ("audit", "layer", "severity", "subject", "said")
    )
    passed = found["passed"] is True
    return AuditLine(audit, layer, severity, subject, passed, said, maybe(found["owner"]), maybe(found["first_seen"]))


def _cost(value: object) -> Cost:
    found = mapping(value)
    return Cost(text(found["currency"]), text(found["amount"]), maybe(found["before"]))
