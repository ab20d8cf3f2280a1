"""The warehouses that run statements; DuckDB is embedded."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from workbench.engines.base import Engine
from workbench.errors import EngineError, Issue, UnsupportedError

if TYPE_CHECKING:
    import duckdb

__all__ = ["Engine", "open_engine"]

#: Warehouses that statements are written for, but that this version does not run them on.
_RENDERED = ("postgresql", "spark", "trino", "snowflake")


def open_engine(warehouse: str | Path | duckdb.DuckDBPyConnection) -> Engine:
    """Open a warehouse.

    Args:
        warehouse: `duckdb:///file.duckdb`, the path of a database file or of a folder of Parquet or CSV files, or an
            open DuckDB connection.

    Raises:
        EngineError: there is no such warehouse, or it cannot be opened.
        UnsupportedError: a kind of warehouse that this version does not run queries on.
    """
    from workbench.engines.duckdb import DuckDB  # the library takes 0.1 s to load

    if not isinstance(warehouse, str | Path):
        return DuckDB(warehouse)
    path = _path(warehouse) if isinstance(warehouse, str) else warehouse
    return DuckDB.folder(path) if path.is_dir() else DuckDB.file(path)


def _path(url: str) -> Path:
    parts = urlsplit(url)
    if "://" not in url:
        return Path(url).expanduser()
    if parts.scheme == "duckdb":
        # duckdb:///relative.duckdb and duckdb:////absolute.duckdb, as SQLAlchemy writes them; absolute with three works too
        path = unquote(parts.path)
        return Path(path[1:] if path.startswith("//") or not Path(path).exists() else path)
    if parts.scheme in _RENDERED:
        message = f"This version writes SQL for {parts.scheme} but does not run it there."
        raise UnsupportedError(
            Issue("warehouse", message, remedy="Use workbench.compile(…, dialect=…), or a DuckDB warehouse.")
        )
    raise EngineError(
        Issue(
            "warehouse",
            f"No kind of warehouse '{parts.scheme}'.",
            remedy="Known: duckdb, postgresql, spark, trino, snowflake.",
        )
    )
