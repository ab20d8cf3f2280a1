"""Expressions by dialect: the first that a definition may hold is taken."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from sqlglot import Dialect, exp
from sqlglot.errors import ParseError, TokenError

from workbench.catalog.formula import LONGEST_SELECT, Formula, Role, parse_formula
from workbench.formats.ossie.document import Object, objects, text
from workbench.formats.sql_text import definition_text

#: The dialects that are SQL, the preferred first, as sqlglot calls them; the others are languages of their own.
DIALECTS: dict[str, str] = {
    "ANSI_SQL": "",
    "DATABRICKS": "databricks",
    "SNOWFLAKE": "snowflake",
    "BIGQUERY": "bigquery",
}


Made = TypeVar("Made")


class Unreadable(Exception):  # noqa: N818  becomes a loss
    """A part of a document cannot be taken over; the text says why."""


def taken(record: Object, made: Callable[[exp.Expr], Made]) -> Made:
    """Return what is made of an expression in the first dialect in which it can be.

    Raises:
        Unreadable: it can be in none; with the reason of the preferred one.
    """
    value = record.get("expression")
    entries = objects(value, "dialects") if isinstance(value, dict) else ()
    written = {text(each, "dialect"): text(each, "expression") for each in entries}
    reasons: list[Unreadable] = []
    for name, dialect in DIALECTS.items():
        if name in written:
            try:
                return made(parsed(written[name], dialect))
            except Unreadable as reason:
                reasons.append(reason)
    if reasons:
        raise reasons[0]
    message = f"it is written only in {', '.join(written)}" if written else "it has no expression"
    raise Unreadable(message)


def parsed(sql: str, dialect: str = "") -> exp.Expr:
    """Return the tree of one expression or SELECT.

    Raises:
        Unreadable: it is not readable.
    """
    if len(sql) > LONGEST_SELECT:
        message = "it is longer than is read"
        raise Unreadable(message)
    language = Dialect.get_or_raise(dialect)
    query = sql.lstrip("( \n\t").lower().startswith(("select", "with"))
    try:
        tokens = language.tokenize(sql)
        found = (
            language.parser().parse(tokens, sql) if query else language.parser().parse_into(exp.Condition, tokens, sql)
        )
    except (ParseError, TokenError, RecursionError):
        message = f"its expression is not readable: {sql[:80]}"
        raise Unreadable(message) from None
    if len(found) != 1 or found[0] is None:
        message = f"its expression is not one: {sql[:80]}"
        raise Unreadable(message)
    return found[0]


def formula(tree: exp.Expr, role: Role) -> Formula:
    """Return a formula of ours.

    Raises:
        Unreadable: it holds what no definition may; with the first reason.
    """
    found, faults = parse_formula(definition_text(tree, lines=role is Role.SELECT), role)
    if found is None:
        message = faults[0].message.rstrip(".")
        raise Unreadable(message[:1].lower() + message[1:])
    return found
