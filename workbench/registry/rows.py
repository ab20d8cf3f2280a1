"""What goes into the registry and what comes out of it.

A row that comes out is the value that went in, with its `id` and `when` (UTC).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class QueryRun:
    """A query that was run, by whom and how it went."""

    user: str
    catalog: str
    version: str
    query: str
    metrics: tuple[str, ...]
    seconds: float
    rows: int | None
    ok: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PastRun(QueryRun):
    """A recorded query run."""

    id: int
    when: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class MetricUse:
    """How often a metric was asked for with success, and when last."""

    metric: str
    runs: int
    last: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Favourite:
    """A definition (by its stable id) that a user marked."""

    user: str
    catalog: str
    name: str
    when: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a user thinks of a proposed query (None: the question was declined), and what it should have been."""

    user: str
    catalog: str
    version: str
    question: str
    query: str | None
    good: bool
    correction: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback(Verdict):
    """A recorded verdict."""

    id: int
    when: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """A question and the query text that its owner vouches for."""

    owner: str
    catalog: str
    version: str
    question: str
    query: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifiedQuestion(Verification):
    """A recorded verification."""

    id: int
    when: datetime


class RunState(StrEnum):
    """How far a piece of background work has come."""

    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """A piece of background work (an index, a materialisation), and the hash of what it was made from."""

    kind: str
    key: str
    input_hash: str
    state: RunState
    started: datetime
    finished: datetime | None
