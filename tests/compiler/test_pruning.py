"""A dataset that is a SELECT brings only the columns that a statement reads, and the same rows."""

from __future__ import annotations

import duckdb
import pytest

from workbench.catalog.load import read_texts
from workbench.compiler import compile_plan
from workbench.planner import plan
from workbench.query.parse import parse

DATA = """
CREATE TABLE a (id INT, kind VARCHAR, x INT, y INT);
INSERT INTO a VALUES (1, 'p', 10, 1), (1, 'p', 10, 2), (2, 'q', 30, 3), (3, NULL, 5, 4);
"""

CATALOG = """
dataset: sales
sql: SELECT_HERE
dimensions: [kind, z]
metrics: {n: count(*), total: sum(x)}
"""


@pytest.mark.parametrize(
    ("sql", "columns"),
    [
        ("SELECT id, kind, x, x + y AS z FROM a", "SELECT kind, x FROM a"),
        ("SELECT id, KIND, x AS X, y AS z FROM a", "SELECT KIND, x AS X FROM a"),
        ("SELECT id, kind, x, x + y AS z FROM a WHERE z > 11", "SELECT kind, x, x + y AS z FROM a WHERE z > 11"),
        ("SELECT kind, id, sum(x) AS x, max(y) AS z FROM a GROUP BY kind, id", "SELECT kind, SUM(x) AS x FROM a"),
        ("SELECT DISTINCT id, kind, x, y AS z FROM a", "SELECT DISTINCT id, kind, x, y AS z FROM a"),
        ("SELECT kind, id, sum(x) AS x, 1 AS z FROM a GROUP BY 1, 2", "SELECT kind, id, SUM(x) AS x, 1 AS z FROM a"),
        ("SELECT *, y AS z FROM a", "SELECT *, y AS z FROM a"),
        ("SELECT kind, x, y AS z FROM a UNION ALL SELECT kind, x, y FROM a", "SELECT kind, x, y AS z FROM a UNION ALL"),
        ("SELECT kind, x, y AS z FROM a ORDER BY y LIMIT 2", "SELECT kind, x, y AS z FROM a ORDER BY"),
    ],
)
def test_only_what_is_read_is_selected(sql: str, columns: str) -> None:
    catalog, issues = read_texts({"sales.yml": CATALOG.replace("SELECT_HERE", f'"{sql}"')})
    assert issues == ()
    assert catalog is not None
    statement = " ".join(compile_plan(plan(catalog, parse("n, total by kind"))).sql.split())
    assert columns in statement.replace("/* The rows of sales. */ ", "")
    with duckdb.connect() as con:
        con.execute(DATA)
        ours = con.execute(statement).fetchall()
        theirs = con.execute(f"SELECT kind, count(*), sum(x) FROM ({sql}) GROUP BY kind ORDER BY kind").fetchall()
    assert ours == theirs


def test_rows_alone_keep_one_column() -> None:
    catalog, _ = read_texts({"sales.yml": CATALOG.replace("SELECT_HERE", "SELECT id, kind, x, y AS z FROM a")})
    assert catalog is not None
    assert "SELECT id FROM a" in " ".join(compile_plan(plan(catalog, parse("n"))).sql.split())
