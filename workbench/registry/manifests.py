"""What background work (an index, a materialisation) was done, and from what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select, update

from workbench.registry.clock import Clock, in_utc
from workbench.registry.rows import Manifest, RunState
from workbench.registry.tables import manifest
from workbench.registry.upsert import insert
from workbench.registry.words import storable

if TYPE_CHECKING:
    from workbench.registry.database import Database


@dataclass(frozen=True, slots=True)
class ManifestStore:
    """Keeps the last run of each piece of work, named by its kind and key."""

    database: Database
    clock: Clock

    def start(self, kind: str, key: str, *, input_hash: str) -> Manifest:
        """Keep that the work began now, in place of its last run."""
        now = in_utc(self.clock())
        names = {"kind": storable("kind", kind), "key": storable("key", key)}
        state = {
            "input_hash": storable("hash", input_hash),
            "state": RunState.RUNNING,
            "started": now,
            "finished": None,
        }
        with self.database.writing() as connection:
            fresh = insert(connection, manifest).values({**names, **state})
            connection.execute(fresh.on_conflict_do_update(index_elements=["kind", "key"], set_=state))
        return Manifest(kind=kind, key=key, input_hash=input_hash, state=RunState.RUNNING, started=now, finished=None)

    def finish(self, begun: Manifest, *, ok: bool) -> bool:
        """Keep that the work ended now; False if another run of it has begun since, which then counts."""
        state = RunState.DONE if ok else RunState.FAILED
        same = (
            manifest.c.kind == begun.kind,
            manifest.c.key == begun.key,
            manifest.c.input_hash == begun.input_hash,
            manifest.c.started == begun.started,
        )
        ended = update(manifest).where(*same).values(state=state, finished=in_utc(self.clock()))
        with self.database.writing() as connection:
            return connection.execute(ended).rowcount > 0

    def get(self, kind: str, key: str) -> Manifest | None:
        """Return the last run of the work, None if it never began."""
        query = select(manifest).where(manifest.c.kind == kind, manifest.c.key == key)
        with self.database.reading() as connection:
            row = connection.execute(query).one_or_none()
        if row is None:
            return None
        return Manifest(
            kind=row.kind,
            key=row.key,
            input_hash=row.input_hash,
            state=RunState(row.state),
            started=row.started,
            finished=row.finished,
        )
