"""A tree of another system's SQL as the text of a definition, which is DuckDB's dialect."""

from __future__ import annotations

from sqlglot import exp


def definition_text(tree: exp.Expr, *, lines: bool = False) -> str:
    """Return the text; the tree stays as it is.

    Args:
        lines: one that is long stands in several lines.
    """
    plain = tree.copy()
    for division in plain.find_all(exp.Div):  # never an integer division, null by zero: our own rule for all of them
        division.set("typed", False)
        division.set("safe", False)
    several = any(len(distinct.expressions) > 1 for distinct in plain.find_all(exp.Distinct))
    return plain.sql(
        "" if several else "duckdb", pretty=lines
    )  # DuckDB's spelling would make one row of several values
