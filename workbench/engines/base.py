"""What every engine can do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import pyarrow


class Engine(Protocol):
    """A warehouse that runs one dialect.

    Attributes:
        dialect: the dialect its statements are written in.
        name: what to call it in messages, without any secret.
    """

    dialect: str
    name: str

    def run(self, sql: str, *, most: int | None = None) -> pyarrow.Table:
        """Run one SELECT and return its rows, at most so many.

        Raises:
            EngineError: the warehouse refused or failed.
        """
        ...

    def columns(self, table: str) -> dict[str, str]:
        """Return the columns of a table with their types in the engine's words; empty when there is no such table."""
        ...

    def tables(self) -> tuple[str, ...]:
        """Return the names of the tables and views it can read."""
        ...

    def data_version(self) -> str | None:
        """Return what changes whenever the data may have; None where nothing says so, or asking for it costs much."""
        ...

    def interrupt(self) -> None:
        """Cancel the statement that is running, from any thread."""
        ...

    def close(self) -> None:
        """Let go of the warehouse."""
        ...
