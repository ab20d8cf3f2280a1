"""The registry: one database, its stores, and how it is opened.

SQLAlchemy is loaded when a registry is opened, not when this is imported.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Self

from workbench.errors import MissingExtra, WorkbenchError
from workbench.registry.clock import Clock, in_utc, utc_now
from workbench.registry.faults import RegistryError
from workbench.registry.location import Location, Memory, is_there, locate

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import TracebackType

    from workbench.registry.favourites import FavouriteStore
    from workbench.registry.feedback import FeedbackStore
    from workbench.registry.manifests import ManifestStore
    from workbench.registry.usage import UsageStore
    from workbench.registry.verified import VerifiedStore

#: Seconds to wait for another process's write, which takes milliseconds.
PATIENCE = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Registry:
    """What people leave beside the catalog: usage, favourites, feedback, verified questions, manifests.

    Several threads, kernels and servers may have it open and write at once.
    `problem` says why this one forgets everything when the process ends; None for one that lasts.
    """

    usage: UsageStore
    favourites: FavouriteStore
    feedback: FeedbackStore
    verified: VerifiedStore
    manifests: ManifestStore
    place: str
    problem: WorkbenchError | None
    clock: Clock
    _dispose: Callable[[], None]

    @classmethod
    def open(cls, url: str | Path, *, clock: Clock = utc_now, patience: float = PATIENCE) -> Self:
        """Open the registry at `url`, made or migrated first where needed.

        Raises:
            RegistryError: locked, read-only, damaged, another program's or from a newer version.
            MissingExtra: it is on Postgres and no driver is installed.
        """
        return cls._open(locate(url), clock=clock, patience=patience, problem=None)

    @staticmethod
    def is_new(url: str | Path) -> bool:
        """Whether nothing has been kept at `url` yet; tells without opening it, which takes a part of a second.

        Raises:
            RegistryError: `url` names no place of a registry.
        """
        return not is_there(locate(url))

    @classmethod
    def open_or_forget(cls, url: str | Path, *, clock: Clock = utc_now, patience: float = PATIENCE) -> Self:
        """Open the registry at `url`, or else one in memory whose `problem` says why: queries go on."""
        try:
            return cls.open(url, clock=clock, patience=patience)
        except (RegistryError, MissingExtra) as problem:
            return cls._open(Memory(), clock=clock, patience=patience, problem=problem)

    @classmethod
    def _open(cls, location: Location, *, clock: Clock, patience: float, problem: WorkbenchError | None) -> Self:
        from workbench.registry.database import connect
        from workbench.registry.favourites import FavouriteStore
        from workbench.registry.feedback import FeedbackStore
        from workbench.registry.manifests import ManifestStore
        from workbench.registry.migrate import bring_up_to_date
        from workbench.registry.usage import UsageStore
        from workbench.registry.verified import VerifiedStore

        database = connect(location, patience=patience)
        try:
            bring_up_to_date(database, patience=patience)
        except WorkbenchError:
            database.engine.dispose()
            raise
        return cls(
            usage=UsageStore(database, clock),
            favourites=FavouriteStore(database, clock),
            feedback=FeedbackStore(database, clock),
            verified=VerifiedStore(database, clock),
            manifests=ManifestStore(database, clock),
            place=database.place,
            problem=problem,
            clock=clock,
            _dispose=database.engine.dispose,
        )

    def expire(self, *, days: int) -> int:
        """Forget the usage and the questions older than `days`; return how many."""
        before = in_utc(self.clock()) - timedelta(days=days)
        return self.usage.purge(before=before) + self.feedback.purge(before=before)

    def close(self) -> None:
        """Close every connection; a second time does nothing."""
        self._dispose()

    def __enter__(self) -> Self:
        """Return the registry."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()
