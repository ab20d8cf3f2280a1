"""Questions whose answers somebody vouches for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Row, delete, insert, select

from workbench.registry.clock import Clock, in_utc
from workbench.registry.rows import Verification, VerifiedQuestion
from workbench.registry.tables import verified
from workbench.registry.words import storable

if TYPE_CHECKING:
    from workbench.registry.database import Database


@dataclass(frozen=True, slots=True)
class VerifiedStore:
    """Records verifications. One question may be verified again; the newest is listed first."""

    database: Database
    clock: Clock

    def add(self, verification: Verification) -> VerifiedQuestion:
        """Keep the verification, now."""
        values = {
            "at": in_utc(self.clock()),
            "owner": storable("owner", verification.owner),
            "catalog": storable("catalog's name", verification.catalog),
            "version": storable("catalog's version", verification.version),
            "question": storable("question", verification.question),
            "query": storable("query", verification.query),
        }
        with self.database.writing() as connection:
            return _from_row(connection.execute(insert(verified).values(values).returning(verified)).one())

    def list(self, *, catalog: str) -> tuple[VerifiedQuestion, ...]:
        """Return the verified questions of this catalog, newest first."""
        query = select(verified).where(verified.c.catalog == catalog)
        with self.database.reading() as connection:
            rows = connection.execute(query.order_by(verified.c.at.desc(), verified.c.id.desc()))
            return tuple(_from_row(row) for row in rows)

    def delete(self, number: int, *, owner: str) -> bool:
        """Take back one verification of `owner`; False if there is none of that number, or it is another's."""
        mine = delete(verified).where(verified.c.id == number, verified.c.owner == owner)
        with self.database.writing() as connection:
            return connection.execute(mine).rowcount > 0


def _from_row(row: Row[Any]) -> VerifiedQuestion:
    return VerifiedQuestion(
        id=row.id,
        when=row.at,
        owner=row.owner,
        catalog=row.catalog,
        version=row.version,
        question=row.question,
        query=row.query,
    )
