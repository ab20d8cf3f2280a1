"""The facts about the packaged flights that its catalog and its documentation rest on."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb
import pytest

from workbench.examples import flights_folder

FACTS = {
    "SELECT count(*) FROM flights": 336_776,
    "SELECT count(*) FROM airlines": 16,
    "SELECT count(*) FROM airports": 1_458,
    "SELECT count(*) FROM planes": 3_322,
    "SELECT count(*) FROM weather": 26_115,
    "SELECT count(*) FROM (SELECT DISTINCT year, month, day, carrier, flight, origin, sched_dep_time FROM flights)": 336_776,
    "SELECT round(100 * avg((time_hour::DATE <> make_date(year, month, day))::INT)) FROM flights": 11,
    "SELECT count(*) FROM (SELECT 1 FROM weather GROUP BY origin, time_hour HAVING count(*) > 1)": 0,
    "SELECT count(*) FROM (SELECT 1 FROM weather GROUP BY origin, year, month, day, hour HAVING count(*) > 1)": 3,
    "SELECT count(*) FROM flights ANTI JOIN weather USING (origin, time_hour)": 1_556,
    "SELECT max(make_date(year, month, day))::VARCHAR FROM weather": "2013-12-30",
    "SELECT count(*) FROM flights ANTI JOIN planes USING (tailnum)": 52_606,
    "SELECT count(DISTINCT tailnum) FROM flights ANTI JOIN planes USING (tailnum)": 721,
    "SELECT string_agg(DISTINCT dest, ' ' ORDER BY dest) FROM flights ANTI JOIN airports ON dest = faa": "BQN PSE SJU STT",
    "SELECT count(*) FROM (SELECT name FROM airports GROUP BY name HAVING count(*) > 1)": 14,
    "SELECT count(*) FROM flights JOIN airports ON dest = faa WHERE name IN "
    "(SELECT name FROM airports GROUP BY name HAVING count(*) > 1)": 0,
    "SELECT count(*) FROM flights WHERE dep_time IS NOT NULL AND arr_delay IS NULL": 1_175,
    "SELECT month FROM weather WHERE wind_speed > 1000": 2,
    "SELECT count(*) FROM weather WHERE isnan(temp) OR isnan(wind_speed) OR isnan(precip) OR isnan(pressure)": 0,
    "SELECT count(*) FROM flights WHERE tailnum IN ('', 'NA', 'NaN') OR carrier IN ('', 'NA', 'NaN')": 0,
}


@pytest.fixture(scope="module")
def data() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        for file in flights_folder().glob("*.parquet"):
            connection.read_parquet(str(file)).create_view(file.stem)
        yield connection


@pytest.mark.parametrize(("sql", "expected"), FACTS.items())
def test_the_data_is_as_documented(data: duckdb.DuckDBPyConnection, sql: str, expected: object) -> None:
    assert data.execute(sql).fetchone() == (expected,)


def test_the_files_stay_small() -> None:
    assert sum(file.stat().st_size for file in flights_folder().glob("*.parquet")) <= 6 * 1024**2
