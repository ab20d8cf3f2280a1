"""The warehouses that run statements: DuckDB is embedded; others are reached by their address."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import unquote, urlsplit

from workbench.engines.base import Engine
from workbench.engines.faults import missing
from workbench.engines.secrets import without_secrets
from workbench.errors import EngineError, Issue, UnsupportedError, nearest

if TYPE_CHECKING:
    import duckdb
    from pyspark.sql import SparkSession

__all__ = ["Engine", "Warehouse", "open_engine", "without_secrets"]

#: What can be opened: an address, a path, an open DuckDB connection, a Spark session.
Warehouse: TypeAlias = "str | Path | duckdb.DuckDBPyConnection | SparkSession"


def open_engine(warehouse: Warehouse) -> Engine:
    """Open a warehouse.

    Args:
        warehouse: `duckdb:///file.duckdb`, the path of a database file or of a folder of Parquet or CSV files, an open
            DuckDB connection; `postgresql://user@host/database`; `spark://host:7077`, `spark://local/folder`,
            `sc://host` (Spark Connect) or a Spark session; `trino://user@host/catalog/schema`.

    Raises:
        EngineError: there is no such warehouse, or it cannot be opened.
        MissingExtra: its driver is not installed; with the command that installs it.
        UnsupportedError: a kind of warehouse that this version does not run queries on.
    """
    if isinstance(warehouse, Path):
        return _duckdb(warehouse)
    if not isinstance(warehouse, str):
        return _passed_in(warehouse)
    if "://" not in warehouse:
        return _duckdb(Path(warehouse).expanduser())
    scheme = warehouse.partition("://")[0].casefold()
    opener = _OPENERS.get(scheme)
    if opener is None:
        raise _unknown(scheme)
    return opener(warehouse)


def _passed_in(warehouse: object) -> Engine:
    library = type(warehouse).__module__.partition(".")[0]
    if library in {"duckdb", "_duckdb"}:
        return import_module("workbench.engines.duckdb").DuckDB(warehouse)  # type: ignore[no-any-return]
    if library == "pyspark":
        return import_module("workbench.engines.spark").Spark(warehouse)  # type: ignore[no-any-return]
    message = f"A {type(warehouse).__name__} is no warehouse."
    remedy = "Give an address, a path, an open DuckDB connection or a Spark session."
    raise EngineError(Issue("warehouse", message, remedy=remedy))


# --- one function for each kind; the libraries take 0.1 s and more to load --------------------------------------------
def _duckdb(path: Path) -> Engine:
    from workbench.engines.duckdb import DuckDB

    return DuckDB.folder(path) if path.is_dir() else DuckDB.file(path)


def _duckdb_url(url: str) -> Engine:
    # duckdb:///relative.duckdb and duckdb:////absolute.duckdb, as SQLAlchemy writes them; absolute with three works too
    path = unquote(urlsplit(url).path)
    return _duckdb(Path(path[1:] if path.startswith("//") or not Path(path).exists() else path))


def _postgres(url: str) -> Engine:
    try:
        from workbench.engines.postgres import Postgres
    except ImportError:
        raise missing("postgres", name=without_secrets(url)) from None
    return Postgres(url)


def _spark(url: str) -> Engine:
    try:
        from workbench.engines.spark import Spark
    except ImportError:
        raise missing("spark", name=without_secrets(url)) from None
    return Spark.at(url)


def _trino(url: str) -> Engine:
    from workbench.engines.sqlalchemy import Database

    return Database(url, dialect="trino", extra="trino")


_OPENERS: dict[str, Callable[[str], Engine]] = {
    "duckdb": _duckdb_url,
    "postgresql": _postgres,
    "postgres": _postgres,
    "postgresql+psycopg": _postgres,
    "spark": _spark,
    "spark+connect": _spark,
    "sc": _spark,
    "trino": _trino,
}

#: Warehouses that statements are written for, but that this version does not run them on.
_RENDERED = ("snowflake", "bigquery", "databricks", "clickhouse")


def _unknown(scheme: str) -> EngineError | UnsupportedError:
    if scheme in _RENDERED:
        message = f"This version writes SQL for {scheme} but does not run it there."
        remedy = f'Use workbench.compile(…, dialect="{scheme}"), or another warehouse.'
        return UnsupportedError(Issue("warehouse", message, remedy=remedy))
    known = ", ".join(_OPENERS)
    message = f"No kind of warehouse '{scheme}'."
    return EngineError(Issue("warehouse", message, suggestions=nearest(scheme, _OPENERS), remedy=f"Known: {known}."))
