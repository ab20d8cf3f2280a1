"""Any text, at any offset: never a failure, and never long to wait."""

from __future__ import annotations

import random
import sys
import time
from pathlib import Path

import pytest

import workbench
from workbench.editing import complete, inspect

sys.path.insert(0, str(Path(__file__).parent))
from large import catalog as large_catalog

TEXTS = (
    "flights as n, share of flights within (origin.name, carrier.name) by carrier.name, time.month where a.b = 'x' and",
    "flights where metric(flights by origin) > {{x}} and case when cancelled then 1 else 2 end in (1, 'a', date '2013-01-01')",
    "values of \"two words\".name from airports raw during 2013-Q3 to '2013-11-01 10:00' in time zone 'UTC' -- note",
    "use punctuality compare to previous year having flights > 1 order by flights desc nulls first limit 3 per origin.name fill",
)
PIECES = [
    *" \n\t.,;()'\"-+*/%<>=|{}\\_019",
    "--",
    "{{",
    "}}",
    "''",
    "é",
    "\U0001f680",
    "\ud800",
    "\0",
    " by ",
    " where ",
    " share of ",
]


@pytest.fixture(scope="module")
def catalog():
    with_session = workbench.open()
    yield with_session.catalog
    with_session.close()


def test_damaged_texts_are_inspected_and_completed(catalog):
    chance = random.Random(2013)  # noqa: S311  the same texts each time
    for _ in range(1_500):
        letters = list(chance.choice(TEXTS))
        for _ in range(chance.randint(0, 5)):
            here = chance.randrange(len(letters) + 1)
            letters[here : here + chance.randint(0, 12)] = chance.choice(PIECES)
        text = "".join(letters)
        found = inspect(catalog, text)
        ends = [0, *(mark.end for mark in found.tokens)]
        assert all(end <= mark.start < mark.end <= len(text) for end, mark in zip(ends, found.tokens, strict=False)), (
            text
        )
        assert all(0 <= problem.start <= problem.end <= len(text) for problem in found.problems), text
        offset = chance.randint(0, len(text))
        offers = complete(catalog, text, offset, lambda _: ("a", "b'c"))
        assert offers.start <= offset <= offers.end <= len(text), text


def test_a_long_text_is_not_read():
    catalog = large_catalog(metrics=3, datasets=2)
    assert inspect(catalog, " " * 1_000_001).problems[0].message.endswith("at most 1,000,000 are read.")
    assert complete(catalog, " " * 1_000_001, 5).items == ()


def test_ten_thousand_metrics_are_completed_quickly():
    catalog = large_catalog()
    for text in (
        "",
        "measure_99",
        "measure_1, ",
        "measure_1 by ",
        "measure_1 by role_1.role_2.attr",
        "measure_1 where ",
    ):
        spent = []
        for _ in range(5):
            start = time.process_time()
            items = complete(catalog, text, len(text)).items
            spent.append(time.process_time() - start)
        assert items
        assert min(spent) < 0.06, text  # 30 ms where nothing else runs


def test_links_that_go_round_end():
    catalog = large_catalog(metrics=10, datasets=3)
    assert complete(catalog, "measure_1 by ", 13).items
    assert complete(catalog, "measure_1 by role_0.role_0.role_0.", 34).items
