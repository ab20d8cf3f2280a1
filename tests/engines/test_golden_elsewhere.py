"""The recorded queries over the small shop and the club, run on the other engines: the rows are DuckDB's.

What they mean is checked against SQL of a person on DuckDB, beside the golden files; here only the engine differs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import duckdb
import pytest

import workbench
from workbench.errors import UnsupportedError, WorkbenchError
from workbench.session import Workbench

TESTS = Path(__file__).parents[1]
WORLDS = ("shop", "club")


def queries(world: str) -> list[str]:
    files = sorted((TESTS / "golden" / world).glob("*.sql"))
    return [file.read_text("utf-8").partition("\n")[0].removeprefix("-- query: ") for file in files]


CASES = [(world, query) for world in WORLDS for query in queries(world)]

#: By engine and query: why it is not the same there yet.
NOT_YET: dict[str, dict[str, str]] = {"postgres": {}, "spark": {}}


@pytest.fixture(scope="module")
def worlds() -> Iterator[dict[str, duckdb.DuckDBPyConnection]]:
    made = {world: duckdb.connect() for world in WORLDS}
    for world, connection in made.items():
        connection.execute((TESTS / "cases" / world / "data.sql").read_text("utf-8"))
    yield made
    for connection in made.values():
        connection.close()


def opened(warehouses: Mapping[str, object]) -> Iterator[dict[str, Workbench]]:
    sessions = {
        world: workbench.open(TESTS / "cases" / world, warehouse=warehouse, registry=":memory:")
        for world, warehouse in warehouses.items()
    }
    yield sessions
    for session in sessions.values():
        session.close()


@pytest.fixture(scope="module")
def here(worlds) -> Iterator[dict[str, Workbench]]:
    yield from opened(worlds)


@pytest.fixture(scope="module")
def on_postgres(worlds, into_postgres) -> Iterator[dict[str, Workbench]]:
    yield from opened({world: into_postgres(world, connection) for world, connection in worlds.items()})


@pytest.fixture(scope="module")
def on_spark(worlds, flights_spark, tmp_path_factory) -> Iterator[dict[str, Workbench]]:
    folders = {world: tmp_path_factory.mktemp(world) for world in WORLDS}
    for world, connection in worlds.items():
        for (table,) in connection.execute("SELECT table_name FROM information_schema.tables").fetchall():
            connection.table(table).write_parquet(str(folders[world] / f"{table}.parquet"))
    yield from opened({world: f"spark://local{folder}" for world, folder in folders.items()})


ENGINES = [pytest.param("postgres"), pytest.param("spark", marks=pytest.mark.slow)]


@pytest.mark.parametrize(("world", "query"), CASES)
@pytest.mark.parametrize("engine", ENGINES)
def test_an_engine_gives_the_rows_of_duckdb(
    request: pytest.FixtureRequest, here, same_rows: Callable[..., None], engine: str, world: str, query: str
) -> None:
    try:
        expected = here[world].run(query).arrow
    except WorkbenchError:
        pytest.skip("refused on DuckDB too")
    there = request.getfixturevalue(f"on_{engine}")[world]
    if reason := NOT_YET[engine].get(query):
        with pytest.raises((AssertionError, WorkbenchError)):
            same_rows(there.run(query).arrow, expected)
        pytest.xfail(reason)  # strict: it would have raised nothing above
    try:
        found = there.run(query).arrow
    except UnsupportedError as refused:
        pytest.skip(f"refused: {refused.issues[0].message}")
    same_rows(found, expected)
