"""A condition that can never hold, because a word stands where a number must, is said before anything runs."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import workbench
from workbench.errors import QueryError
from workbench.examples import flights_folder
from workbench.session import Workbench


@pytest.fixture(scope="module")
def flights() -> Iterator[Workbench]:
    session = workbench.open(flights_folder(), registry=":memory:")
    yield session
    session.close()


@pytest.mark.parametrize(
    ("query", "message", "column"),
    [
        ("flights where distance > 'far'", "'distance' is a number, and 'far' is none. Write a number", 15),
        ("flights where distance in (1, 'y')", "'distance' is a number, and 'y' is none.", 15),
        ("flights where distance between 1 and 'z'", "'distance' is a number, and 'z' is none.", 15),
        ("flights where 'x' < plane.seats", "'plane.seats' is a number, and 'x' is none.", 21),
        ("flights where cancelled = 'maybe'", "'cancelled' is a boolean, and 'maybe' is none. Write true", 15),
        ("flights where time.extract_dow = 'Monday'", "and 'Monday' is none. Monday is 1, Sunday is 7.", 15),
        ("flights where time < 'yesterday'", "'time' is a time, and 'yesterday' is none. Write a date", 15),
        ("flights by carrier.name having flights > 'many'", "'flights' is a number, and 'many' is none.", 1),
        ("values of carrier.name from flights where distance = 'x'", "'distance' is a number", 43),
    ],
)
def test_a_constant_of_another_kind_is_refused(flights: Workbench, query: str, message: str, column: int) -> None:
    with pytest.raises(QueryError) as caught:
        flights.compile(query)
    (issue,) = caught.value.issues
    assert message in issue.sentence
    assert issue.place is not None
    assert issue.place.column == column


@pytest.mark.parametrize(
    "query",
    [
        "flights where distance > '500'",
        "flights where cancelled = 'true'",
        "flights where time.month = '2013-02-01'",
        "flights where time >= '2013-02-01 00:00:00'",
        "flights where tail_number in ('N1', '5')",
        "flights where scheduled_hour = 8 and time.extract_month = '2'",
    ],
)
def test_a_constant_that_can_be_one_is_not(flights: Workbench, query: str) -> None:
    assert flights.compile(query).sql
