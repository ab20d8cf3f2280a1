"""A query after a part of it was changed."""

from __future__ import annotations

import pytest

from workbench.query.parse import parse
from workbench.query.text import text
from workbench.query.tidy import tidied


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("flights by carrier.name order by flights desc limit 5", None),
        ("flights order by flights desc limit 5", "flights"),
        ("flights by carrier.name order by cancellations desc", "flights by carrier.name"),
        ("flights as f by carrier.name as c order by f desc, c", None),
        ("flights by carrier.name limit 2 per origin.name", "flights by carrier.name limit 2"),
        ("orders_over(least = 5) by channel order by orders_over(least = 5)", None),
    ],
)
def test_what_is_shown_stays_and_nothing_else_orders_or_cuts(query: str, left: str | None) -> None:
    assert text(tidied(parse(query)), oneline=True) == text(parse(left or query), oneline=True)
