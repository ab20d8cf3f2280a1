"""What each user marked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from workbench.registry.clock import Clock, in_utc
from workbench.registry.rows import Favourite
from workbench.registry.tables import favourite
from workbench.registry.upsert import insert
from workbench.registry.words import storable

if TYPE_CHECKING:
    from workbench.registry.database import Database


@dataclass(frozen=True, slots=True)
class FavouriteStore:
    """Marks definitions, by their stable ids, for a user of a catalog."""

    database: Database
    clock: Clock

    def set(self, name: str, *, user: str, catalog: str) -> None:
        """Mark `name`; one that is marked already keeps its moment."""
        values = {
            "user_name": storable("user", user),
            "catalog": storable("catalog's name", catalog),
            "name": storable("name", name),
            "at": in_utc(self.clock()),
        }
        with self.database.writing() as connection:
            connection.execute(insert(connection, favourite).values(values).on_conflict_do_nothing())

    def unset(self, name: str, *, user: str, catalog: str) -> None:
        """Take the mark off `name`, if it has one."""
        mine = favourite.c.user_name == storable("user", user)
        here = favourite.c.catalog == storable("catalog's name", catalog)
        with self.database.writing() as connection:
            connection.execute(delete(favourite).where(mine, here, favourite.c.name == storable("name", name)))

    def list(self, *, user: str, catalog: str) -> tuple[Favourite, ...]:
        """Return the user's marks in this catalog, newest first."""
        query = (
            select(favourite)
            .where(favourite.c.user_name == user, favourite.c.catalog == catalog)
            .order_by(favourite.c.at.desc(), favourite.c.name)
        )
        with self.database.reading() as connection:
            rows = connection.execute(query).all()
        return tuple(Favourite(user=r.user_name, catalog=r.catalog, name=r.name, when=r.at) for r in rows)
