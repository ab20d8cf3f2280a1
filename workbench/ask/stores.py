"""What `ask` wants remembered between questions. Only shapes: who keeps it is decided elsewhere.

Rows are read by attribute; a kept row may have more than is named here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime


class Judged(Protocol):
    """A question, the query text proposed for it (None: declined), and what its user thought of that."""

    @property
    def user(self) -> str:
        """Who asked."""
        ...

    @property
    def question(self) -> str:
        """The words."""
        ...

    @property
    def query(self) -> str | None:
        """The canonical query text that was proposed."""
        ...

    @property
    def good(self) -> bool:
        """Whether it was right."""
        ...

    @property
    def correction(self) -> str | None:
        """The query text that would have been right, where its user gave one."""
        ...

    @property
    def when(self) -> datetime:
        """The moment, in UTC."""
        ...


class Vouched(Protocol):
    """A question and the query text that somebody vouches for."""

    @property
    def owner(self) -> str:
        """Who vouches."""
        ...

    @property
    def question(self) -> str:
        """The words."""
        ...

    @property
    def query(self) -> str:
        """The canonical query text."""
        ...


class Used(Protocol):
    """How often a metric was asked for."""

    @property
    def metric(self) -> str:
        """Its name."""
        ...

    @property
    def runs(self) -> int:
        """The number of successful queries that named it."""
        ...


class Marked(Protocol):
    """A definition that a user marked as a favourite."""

    @property
    def name(self) -> str:
        """Its stable id."""
        ...


class FeedbackStore(Protocol):
    """Past verdicts, the examples to learn from."""

    def list(self, *, catalog: str, user: str | None = None, limit: int | None = None) -> Sequence[Judged]:
        """Return the verdicts on a catalog, of one user or of all, newest first."""
        ...


class VerifiedStore(Protocol):
    """Questions with known answers."""

    def list(self, *, catalog: str) -> Sequence[Vouched]:
        """Return the verified questions of a catalog, newest first."""
        ...


class UsageStore(Protocol):
    """How popular each metric is."""

    def counts(self, *, catalog: str, user: str | None = None) -> Sequence[Used]:
        """Return every metric ever asked for, the most used first."""
        ...


class FavouriteStore(Protocol):
    """What a user marked."""

    def list(self, *, user: str, catalog: str) -> Sequence[Marked]:
        """Return the user's favourites in a catalog, newest first."""
        ...
