"""What a result's columns are called for people: by the catalog's titles, with the role where it is not clear without."""

from __future__ import annotations

import pytest

from workbench.examples import flights_folder
from workbench.planner import plan
from workbench.query.parse import parse
from workbench.session import open_workbench
from workbench.session.columns import result_columns


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("flights by time.month", ["Month", "Flights"]),
        ("flights by carrier.name", ["Airline", "Flights"]),
        ("flights by origin.name", ["Airport (origin)", "Flights"]),
        ("flights by destination", ["Airport code (destination)", "Airport (destination)", "Flights"]),
        ("flights by carrier.name as who", ["who", "Flights"]),
        ("flights by departed_on.month", ["Scheduled date, month", "Flights"]),
    ],
)
def test_columns_have_titles(query: str, titles: list[str]) -> None:
    catalog = open_workbench(flights_folder()).catalog
    assert [column.title for column in result_columns(plan(catalog, parse(query)), catalog)] == titles
