"""The board: what a person looks at first, kept as one small file at each publication, so that it is read without a query.

`lake/board.json`: how current the data is, the platforms with their deliveries, the owners' tree with cost, the audits.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TypeVar

from workbench.efficiency.disk import put_text

FILE = "board.json"

#: The id of the root of the owners' tree, which is no owner.
EVERYTHING = "everything"

#: A board is small; a larger file is none of ours.
_LARGEST = 8_000_000

T = TypeVar("T")


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
        _text(found["as_of"]),
        _text(found["published_at"]),
        _text(found["month"]),
        _maybe(found["before"]),
        _each(found["notes"], _text),
        _each(found["platforms"], _platform),
        _each(found["owners"], _owner),
        _each(found["audits"], _audit),
    )


def _platform(value: object) -> PlatformLine:
    found = _mapping(value)
    return PlatformLine(
        _text(found["name"]), _maybe(found["rule"]), _each(found["costs"], _cost), _each(found["feeds"], _feed)
    )


def _feed(value: object) -> FeedLine:
    found = _mapping(value)
    name, table, state, said = (_text(found[key]) for key in ("name", "table", "state", "said"))
    return FeedLine(name, table, state, said, _maybe(found["contract"]), _count(found["quarantined"]))


def _owner(value: object) -> OwnerLine:
    found = _mapping(value)
    owner_id, name, kind = (_text(found[key]) for key in ("owner_id", "name", "kind"))
    return OwnerLine(owner_id, name, kind, _each(found["costs"], _cost), _each(found["children"], _owner))


def _audit(value: object) -> AuditLine:
    found = _mapping(value)
    audit, layer, severity, subject, said = (
        _text(found[key]) for key in ("audit", "layer", "severity", "subject", "said")
    )
    passed = found["passed"] is True
    return AuditLine(audit, layer, severity, subject, passed, said, _maybe(found["owner"]), _maybe(found["first_seen"]))


def _cost(value: object) -> Cost:
    found = _mapping(value)
    return Cost(_text(found["currency"]), _text(found["amount"]), _maybe(found["before"]))


def _mapping(value: object) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise TypeError
    return value


def _each(value: object, one: Callable[[object], T]) -> tuple[T, ...]:
    if not isinstance(value, Sequence) or isinstance(value, str):
        raise TypeError
    return tuple(one(item) for item in value)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _maybe(value: object) -> str | None:
    return None if value is None else _text(value)


def _count(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError
    return value
