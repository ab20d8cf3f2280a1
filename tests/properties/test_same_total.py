"""Same metric, same total: what else stands in a query never changes a metric, over the packaged flights."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import islice

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import workbench
from workbench.examples import flights_folder
from workbench.session import Workbench

#: Each metric's grand total in SQL of its own.
TOTALS = {
    "flights": "SELECT count(*) FROM flights",
    "cancellations": "SELECT count(*) FROM flights WHERE dep_time IS NULL",
    "cancellation_rate": "SELECT avg((dep_time IS NULL)::INT) FROM flights",
    "diversions": "SELECT count(*) FROM flights WHERE dep_time IS NOT NULL AND arr_delay IS NULL",
    "avg_departure_delay": "SELECT avg(dep_delay) FROM flights",
    "avg_arrival_delay": "SELECT avg(arr_delay) FROM flights",
    "on_time_rate": "SELECT avg((arr_delay < 15)::INT) FROM flights",
    "avg_air_time": "SELECT avg(air_time) FROM flights",
    "total_distance": "SELECT sum(distance) FROM flights",
    "avg_distance": "SELECT avg(distance) FROM flights",
    "planes_used": "SELECT count(DISTINCT tailnum) FROM flights",
    "flights_per_plane": "SELECT count(*) / count(DISTINCT tailnum) FROM flights",
    "avg_temperature": "SELECT avg(temp) FROM weather",
    "avg_wind_speed": "SELECT avg(wind_speed) FROM weather",
    "total_precipitation": "SELECT sum(precip) FROM weather",
    "cancellations_per_inch": "SELECT (SELECT count(*) FROM flights WHERE dep_time IS NULL) / (SELECT sum(precip) FROM weather)",
}

#: Metrics whose groups add up to their total, by the dataset they count in.
ADD_UP = {"flights": ("flights", "cancellations", "diversions", "total_distance"), "weather": ("total_precipitation",)}

#: Dimensions of both datasets; null, dangling and composite keys among the first.
DIMENSIONS = {
    "flights": (
        "carrier.name", "carrier", "origin.name", "origin", "destination", "destination.name", "destination.code",
        "plane.manufacturer", "plane.year_built", "tail_number", "weather.visibility", "weather.rainy", "time.month",
        "time.week", "time.extract_dow", "scheduled_hour", "cancelled", "destination.time_zone",
    ),
    "weather": ("origin.name", "origin", "origin.code", "time.month", "time.day", "time.extract_dow", "rainy", "observed_hour"),
}  # fmt: skip
SHARED = ("origin.name", "origin", "origin.code", "time.month", "time.quarter", "time.day", "time.extract_dow")

CALM = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.fixture(scope="module")
def flights() -> Iterator[Workbench]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WORKBENCH_LIMITS_ROWS", "1000000")  # the sum over the groups needs all of them
        session = workbench.open(flights_folder(), warehouse=flights_folder(), registry=":memory:")
    yield session
    session.close()


@pytest.fixture(scope="module")
def totals() -> dict[str, float]:
    with duckdb.connect() as connection:
        for file in flights_folder().glob("*.parquet"):
            connection.read_parquet(str(file)).create_view(file.stem)
        return {name: float(connection.execute(sql).fetchone()[0]) for name, sql in TOTALS.items()}  # type: ignore[index]


def column(session: Workbench, query: str, name: str) -> list[float]:
    table = session.run(query).arrow
    return [float(value) for value in table.column(name).to_pylist() if value is not None]


@CALM
@given(names=st.lists(st.sampled_from(sorted(TOTALS)), min_size=1, max_size=6, unique=True))
def test_metrics_side_by_side_keep_their_totals(flights: Workbench, totals: dict[str, float], names: list[str]) -> None:
    row = flights.run(", ".join(names)).arrow.to_pylist()
    assert len(row) == 1
    for name in names:
        assert math.isclose(float(row[0][name]), totals[name], rel_tol=1e-9), name


@CALM
@given(data=st.data())
def test_the_groups_of_what_adds_up_add_up_to_the_total(
    flights: Workbench, totals: dict[str, float], data: st.DataObject
) -> None:
    dataset = data.draw(st.sampled_from(sorted(ADD_UP)))
    name = data.draw(st.sampled_from(ADD_UP[dataset]))
    by = data.draw(st.lists(st.sampled_from(DIMENSIONS[dataset]), min_size=1, max_size=3, unique=True))
    others = data.draw(st.lists(st.sampled_from(ADD_UP[dataset]), max_size=2, unique=True))
    metrics = data.draw(st.permutations(sorted({name, *others})))
    assert math.isclose(
        sum(column(flights, f"{', '.join(metrics)} by {', '.join(by)}", name)), totals[name], rel_tol=1e-9
    )


@CALM
@given(
    by=st.lists(st.sampled_from(SHARED), min_size=1, max_size=2, unique=True),
    names=st.lists(st.sampled_from(sorted(TOTALS)), min_size=2, max_size=4, unique=True),
)
def test_a_metric_of_another_dataset_does_not_change_the_groups(
    flights: Workbench, by: list[str], names: list[str]
) -> None:
    """Every group of a metric asked alone stands, with its value, in the query with other metrics beside it."""
    together = flights.run(f"{', '.join(names)} by {', '.join(by)}").arrow
    for name in names:
        alone = flights.run(f"{name} by {', '.join(by)}").arrow
        keys = [c for c in alone.column_names if c != name]
        found = {tuple(row[k] for k in keys): row[name] for row in together.to_pylist()}
        assert len(found) == together.num_rows
        for row in islice(alone.to_pylist(), 400):
            there = found[tuple(row[k] for k in keys)]
            assert (there is None) == (row[name] is None)
            assert row[name] is None or math.isclose(float(there), float(row[name]), rel_tol=1e-9)


@CALM
@given(path=st.sampled_from(["carrier.name", "destination.name", "plane.manufacturer", "weather.rainy"]))
def test_a_filter_and_its_opposite_part_the_rows(flights: Workbench, totals: dict[str, float], path: str) -> None:
    known = sum(column(flights, f"flights where {path} is not null", "flights"))
    unknown = sum(column(flights, f"flights where {path} is null", "flights"))
    assert known + unknown == totals["flights"]
