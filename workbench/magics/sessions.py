"""One open workbench for each catalog and warehouse, found from the folder the notebook runs in."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from workbench.errors import Issue, QueryError, nearest

if TYPE_CHECKING:
    from workbench.session import Workbench


@dataclass(frozen=True, slots=True)
class Place:
    """What a session is opened with.

    Attributes:
        catalog: a folder; None: found from the working folder upward, else the packaged example.
        example: an example by name; it goes before the folders.
        connection: the name of a variable that holds an open connection; it goes before the warehouse.
    """

    catalog: str | None = None
    warehouse: str | None = None
    connection: str | None = None
    today: date | None = None
    example: str | None = None


@dataclass(slots=True)
class Sessions:
    """The sessions that are open."""

    opened: dict[tuple[object, ...], Workbench] = field(default_factory=dict)

    def at(self, place: Place, namespace: Mapping[str, object]) -> Workbench:
        """Return the session of a place, opened on first use.

        Raises:
            WorkbenchError: it cannot be opened.
        """
        connection = _connection(place.connection, namespace)
        named = (place.catalog, place.warehouse, place.today, place.example)
        key = (os.getcwd(), named, id(connection) if connection else None)  # noqa: PTH109  a key, no path
        if key not in self.opened:
            self.opened[key] = _open(place, connection)
        return self.opened[key]

    def close(self) -> None:
        """Close them all; the next cell opens anew."""
        while self.opened:
            self.opened.popitem()[1].close()


def _open(place: Place, connection: object | None) -> Workbench:
    from workbench.session import open_workbench

    return open_workbench(
        place.catalog, warehouse=connection or place.warehouse, today=place.today, example=place.example
    )


def _connection(name: str | None, namespace: Mapping[str, object]) -> object | None:
    if name is None:
        return None
    found = namespace.get(name)
    if found is None:
        own = [known for known in namespace if not known.startswith("_")]
        remedy = f'Make one first: {name} = duckdb.connect("file.duckdb").'
        raise QueryError(
            Issue(
                "no-connection",
                f"There is no variable '{name}'.",
                suggestions=nearest(name, own, most=1),
                remedy=remedy,
            )
        )
    if not (hasattr(found, "execute") or hasattr(found, "sql")):
        kind = type(found).__name__
        raise QueryError(
            Issue(
                "no-connection",
                f"'{name}' holds a value of type {kind}, not an open connection.",
                remedy="It should come from duckdb.connect(), or be a Spark session.",
            )
        )
    return found
