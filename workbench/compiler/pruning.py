"""The SELECT of a dataset without the columns that a statement does not read.

Engines leave such columns out by themselves; the reader of the statement should not have to. Only a SELECT whose rows
do not depend on its columns is touched: none that is DISTINCT, ordered, numbered, or grouped by position.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from sqlglot import exp

_DEPENDS = ("distinct", "order", "qualify", "having", "limit", "offset", "windows")


def prune(select: exp.Select, transforms: Collection[str]) -> None:
    """Leave out of each transform's CTE what nothing outside it reads; the statement is changed in place."""
    ctes = select.args["with_"].expressions if select.args.get("with_") else []
    for cte in ctes:
        if cte.alias in transforms and _is_plain(cte.this):
            used = {column.name.casefold() for part in _others(select, cte) for column in part.find_all(exp.Column)}
            _keep(cte.this, used)


def _others(select: exp.Select, cte: exp.CTE) -> Iterator[exp.Expr]:
    for name, value in select.args.items():
        parts = value if isinstance(value, list) else [value]
        if name == "with_":
            parts = [each for each in value.expressions if each is not cte]
        yield from (part for part in parts if isinstance(part, exp.Expr))


def _is_plain(query: exp.Expr) -> bool:
    if not isinstance(query, exp.Select) or any(query.args.get(name) for name in _DEPENDS):
        return False
    group = query.args.get("group")
    by_position = group is not None and any(isinstance(key, exp.Literal) for key in group.expressions)
    return not by_position and not any(item.is_star for item in query.expressions)


def _keep(query: exp.Select, used: set[str]) -> None:
    """Keep what is used, and what the SELECT names itself by its alias; case does not count, as in engines."""
    own = [column for column in query.find_all(exp.Column) if not column.table]
    kept = [item for item in query.expressions if item.alias_or_name.casefold() in used or _is_named(item, own)]
    query.set("expressions", kept or query.expressions[:1])


def _is_named(item: exp.Expr, own: list[exp.Column]) -> bool:
    """Whether the SELECT itself reads one of its columns by the alias."""
    alias = item.alias.casefold()
    return bool(alias) and any(column.name.casefold() == alias and not _within(column, item) for column in own)


def _within(node: exp.Expr, item: exp.Expr) -> bool:
    here: exp.Expr | None = node
    while here is not None and here is not item:
        here = here.parent
    return here is item
