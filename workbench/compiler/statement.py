"""A compiled query: the SQL of one dialect with the outline it follows."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sqlglot import ErrorLevel, exp
from sqlglot.errors import UnsupportedError as SayingError

from workbench.compiler.dialects import Dialect
from workbench.compiler.dialects import dialect as find_dialect
from workbench.compiler.lower import lower
from workbench.compiler.naming import renamed
from workbench.compiler.spelling import rewritten
from workbench.errors import Issue, UnsupportedError
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
    target = replace(target, first_day=root.first_day) if root.first_day else target
    return _spelt(lower(root, target), target)


def _spelt(tree: exp.Expr, target: Dialect) -> str:
    """A statement in the words of a dialect."""
    _refuse_unsayable(tree, target)
    tree = renamed(rewritten(tree, target.rewrites), target)
    if target.settings:
        tree.set("settings", [exp.EQ(this=exp.var(name), expression=exp.var(to)) for name, to in target.settings])
    level = ErrorLevel.IGNORE if target.name == "duckdb" else ErrorLevel.RAISE
    try:
        return tree.sql(dialect=target.name, pretty=True, copy=False, unsupported_level=level)
    except SayingError as error:
        raise _unsayable(str(error).rstrip("."), target) from None


def _refuse_unsayable(tree: exp.Expr, target: Dialect) -> None:
    for node in tree.walk() if target.refused else ():
        if type(node) in target.refused:
            raise _unsayable(f"it has no {target.refused[type(node)]} that means the same", target)


def _unsayable(what: str, target: Dialect) -> UnsupportedError:
    message = f"This cannot be said in the dialect {target.name}: {what}."
    return UnsupportedError(Issue("dialect", message, remedy="Define it without, or run it on another engine."))
