"""A compiled query: the SQL of one dialect with the outline it follows."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.compiler.dialects import dialect as find_dialect
from workbench.compiler.lower import lower
from workbench.planner import Plan
from workbench.planner.nodes import Finish


@dataclass(frozen=True, slots=True)
class Statement:
    """One SQL statement.

    Attributes:
        sql: one SELECT in `dialect`, commented with the outline.
        outline: the plan as sentences.
        columns: the names of its columns, in order.
    """

    sql: str
    dialect: str
    outline: tuple[str, ...]
    columns: tuple[str, ...]


def compile_plan(plan: Plan, dialect: str = "duckdb") -> Statement:
    """Write a plan as SQL.

    Raises:
        UnsupportedError: the dialect is unknown, or cannot do what the plan needs.
    """
    sql = sql_of(plan.root, dialect)
    return Statement(sql, dialect, plan.outline, tuple(name for _, name in plan.root.columns))


def sql_of(root: Finish, dialect: str) -> str:
    """Write a plan's last node as one SELECT.

    Raises:
        UnsupportedError: the dialect is unknown, or cannot do what the plan needs.
    """
    target = find_dialect(dialect)
    return lower(root, target).sql(dialect=target.name, pretty=True, copy=False)
