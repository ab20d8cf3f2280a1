"""Histories and one-to-one links as the data has them."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path

import duckdb
import pytest

import workbench
from workbench.catalog.load import read_texts
from workbench.catalog.model import Catalog
from workbench.errors import QueryError

TEXT = """
dataset: sales
source: sales
time: day
dimensions: {day: {type: time, grain: day}}
links:
  level: {to: levels, on: who, valid: {from: since, to: until}}
  card: {to: cards, on: who = owner, one_to_one: true, back: sale}
metrics: {sales: count(*)}
---
dataset: levels
source: levels
primary_key: [who, since]
dimensions: {level: }
---
dataset: cards
source: cards
dimensions: {kind: }
metrics: {cards: count(*)}
"""

SALES = "CREATE TABLE sales AS SELECT * FROM (VALUES (1, DATE '2024-01-05'), (2, DATE '2024-03-01')) t(who, day)"
CARDS = "CREATE TABLE cards AS SELECT * FROM (VALUES (1, 'a'), (2, 'b')) t(owner, kind)"


def catalog() -> Catalog:
    found, issues = read_texts({"a.yml": TEXT})
    assert found is not None, issues
    return found


def codes(levels: str, folder: Path, sales: str = SALES) -> list[tuple[str, str]]:
    path = folder / "x.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute(sales)
        connection.execute(CARDS)
        rows = f"SELECT * FROM (VALUES {levels}) t(who, level, since, until)"
        connection.execute(
            f"CREATE TABLE levels AS SELECT who, level, since::DATE AS since, until::DATE AS until FROM ({rows})"
        )
    session = workbench.open(catalog(), warehouse=f"duckdb:///{path}", registry=":memory:")
    issues = session.check(warehouse=True)
    overlaps = any(issue.code == "overlap" for issue in issues)
    with pytest.raises(QueryError, match="at once") if overlaps else nullcontext():
        session.run("sales by level.level")
    session.close()
    return [(issue.code, issue.message) for issue in issues]


WHOLE = "(1, 'a', '2024-01-01', '2024-02-01'), (1, 'b', '2024-02-01', NULL), (2, 'a', '2024-01-01', NULL)"


def test_rows_that_follow_one_another_are_right(tmp_path: Path) -> None:
    assert codes(WHOLE, tmp_path) == []


@pytest.mark.parametrize(
    "levels",
    [
        "(1, 'a', '2024-01-01', '2024-02-02'), (1, 'b', '2024-02-01', NULL)",
        "(1, 'a', '2024-01-01', NULL), (1, 'b', '2024-02-01', '2024-03-01')",
        "(1, 'a', '2024-01-01', '2024-09-01'), (1, 'c', '2024-02-01', '2024-02-02'), (1, 'd', '2024-10-01', NULL)",
        "(1, 'a', '2024-01-01', '2024-02-01'), (1, 'b', '2024-01-01', '2024-01-03')",
    ],
)
def test_rows_that_hold_at_once_are_found_and_queries_refused(tmp_path: Path, levels: str) -> None:
    ((code, message),) = [found for found in codes(levels, tmp_path) if found[0] != "duplicate-key"]
    assert (code, "leads to several rows of levels at once" in message) == ("overlap", True)


def test_a_gap_is_a_warning_and_no_fault(tmp_path: Path) -> None:
    levels = "(1, 'a', '2024-01-01', '2024-02-01'), (1, 'b', '2024-02-03', NULL), (NULL, 'x', '2024-01-01', NULL), (NULL, 'y', '2023-01-01', NULL)"
    ((code, message),) = codes(levels, tmp_path)
    assert (code, "has 1 gap:" in message) == ("gap", True)


def test_rows_that_never_hold_overlap_nothing(tmp_path: Path) -> None:
    assert codes(WHOLE + ", (1, 'z', '2024-01-15', '2024-01-15'), (1, 'y', '2024-01-20', '2024-01-10')", tmp_path) == []


def test_a_one_to_one_link_that_is_not_is_found_and_its_way_back_refused(tmp_path: Path) -> None:
    twice = "CREATE TABLE sales AS SELECT * FROM (VALUES (1, DATE '2024-01-05'), (1, DATE '2024-03-01')) t(who, day)"
    found = codes(WHOLE, tmp_path, twice)
    assert {code for code, _ in found} == {"not-one-to-one", "fan-out"}
    session = workbench.open(catalog(), warehouse=f"duckdb:///{tmp_path / 'x.duckdb'}", registry=":memory:")
    with pytest.raises(QueryError, match="leads to several rows of sales"):
        session.run("cards by sale.day")
    session.close()


@pytest.mark.parametrize(
    ("link", "sentence"),
    [
        ("{to: b, on: k, back: a}", "Only a one-to-one link"),
        ("{to: b, on: k, one_to_one: true, back: x}", "'b' has a 'x' of its own"),
        ("{to: b, on: k, one_to_one: true, back: a b}", "'a b' is no name for a link"),
    ],
)
def test_a_way_back_needs_one_to_one_and_a_free_name(link: str, sentence: str) -> None:
    _, issues = read_texts(
        {
            "a.yml": f"{{dataset: a, source: a, links: {{b: {link}}}}}",
            "b.yml": "{dataset: b, source: b, dimensions: [x]}",
        }
    )
    assert any(sentence in issue.sentence for issue in issues), issues
