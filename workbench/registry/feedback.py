"""What users think of answers. A question is its user's: it can be deleted, and it expires."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Row, delete, insert, select

from workbench.registry.clock import Clock, in_utc
from workbench.registry.rows import Feedback, Verdict
from workbench.registry.tables import feedback
from workbench.registry.words import storable, storable_or_none

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.registry.database import Database


@dataclass(frozen=True, slots=True)
class FeedbackStore:
    """Records verdicts, and forgets them on demand."""

    database: Database
    clock: Clock

    def add(self, verdict: Verdict) -> Feedback:
        """Keep the verdict, now."""
        values = {
            "at": in_utc(self.clock()),
            "user_name": storable("user", verdict.user),
            "catalog": storable("catalog's name", verdict.catalog),
            "version": storable("catalog's version", verdict.version),
            "question": storable("question", verdict.question),
            "query": storable_or_none("query", verdict.query),
            "good": verdict.good,
            "correction": storable_or_none("correction", verdict.correction),
        }
        with self.database.writing() as connection:
            return _from_row(connection.execute(insert(feedback).values(values).returning(feedback)).one())

    def list(self, *, catalog: str, user: str | None = None, limit: int | None = None) -> tuple[Feedback, ...]:
        """Return the verdicts on this catalog, of one user or of all, newest first."""
        query = select(feedback).where(feedback.c.catalog == catalog)
        if user is not None:
            query = query.where(feedback.c.user_name == user)
        with self.database.reading() as connection:
            newest = query.order_by(feedback.c.at.desc(), feedback.c.id.desc())
            return tuple(_from_row(row) for row in connection.execute(newest.limit(limit)))

    def delete(self, number: int, *, user: str) -> bool:
        """Forget one verdict of `user`; False if there is none of that number, or it is another's."""
        mine = delete(feedback).where(feedback.c.id == number, feedback.c.user_name == user)
        with self.database.writing() as connection:
            return connection.execute(mine).rowcount > 0

    def delete_all(self, *, user: str) -> int:
        """Forget every verdict of `user`, on any catalog; return how many."""
        with self.database.writing() as connection:
            return connection.execute(delete(feedback).where(feedback.c.user_name == user)).rowcount

    def purge(self, *, before: datetime) -> int:
        """Forget the verdicts older than `before`; return how many."""
        with self.database.writing() as connection:
            return connection.execute(delete(feedback).where(feedback.c.at < in_utc(before))).rowcount


def _from_row(row: Row[Any]) -> Feedback:
    return Feedback(
        id=row.id,
        when=row.at,
        user=row.user_name,
        catalog=row.catalog,
        version=row.version,
        question=row.question,
        query=row.query,
        good=row.good,
        correction=row.correction,
    )
