"""What metrics can be asked by: every path that is offered plans, and the others are refused."""

from __future__ import annotations

import pytest

import workbench
from workbench.catalog.load import read_texts
from workbench.errors import QueryError
from workbench.examples import flights_folder
from workbench.session import Workbench


@pytest.fixture(scope="module")
def flights() -> Workbench:
    return workbench.open(flights_folder(), registry=":memory:")


@pytest.mark.parametrize(
    "names", (("flights",), ("avg_temperature",), ("flights", "avg_temperature"), ("cancellations_per_inch",))
)
def test_each_dimension_that_is_offered_can_be_asked(flights: Workbench, names: tuple[str, ...]) -> None:
    offered = flights.catalog.dimensions_for(*names)
    assert offered[0] == "time"
    assert len(set(offered)) == len(offered) > 5
    for path in offered:
        if path not in {"weather", "flights.weather"}:  # a key of several columns is asked by one of them
            assert flights.compile(f"{', '.join(names)} by {path}").sql


def test_what_only_one_of_two_metrics_has_is_not_offered(flights: Workbench) -> None:
    both = flights.catalog.dimensions_for("flights", "avg_temperature")
    assert "origin.name" in both
    assert "carrier.name" in flights.catalog.dimensions_for("flights")
    assert "carrier.name" not in both
    with pytest.raises(QueryError):
        flights.compile("flights, avg_temperature by carrier.name")


def test_names_that_are_no_metrics_are_told_with_the_nearest(flights: Workbench) -> None:
    with pytest.raises(QueryError, match=r"No metric 'flihgts'. Did you mean 'flights'"):
        flights.catalog.dimensions_for("flihgts")
    assert flights.catalog.dimensions_for() == ()


def test_time_is_offered_only_where_each_metric_has_an_axis() -> None:
    catalog, _ = read_texts({"a.yml": "dataset: a\nsource: a\ndimensions: {x: }\nmetrics: {n: count(*)}\n"})
    assert catalog is not None
    assert catalog.dimensions_for("n") == ("x",)
