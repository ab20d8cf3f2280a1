"""Names that a dialect cannot bear, such as long ones and ones with dots, by others; the rows get the right ones back."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sqlglot import exp

from workbench.compiler.dialects import Dialect

_UNPLAIN = re.compile(r"[^\w]", re.ASCII)


def renamed(tree: exp.Expr, dialect: Dialect) -> exp.Expr:
    """Return a statement whose names the dialect can bear; the names of tables are the warehouse's own and stay."""
    if not dialect.plain_names and dialect.longest_name is None:
        return tree
    identifiers = list(_ours(tree))
    taken = {identifier.name.casefold() for identifier in identifiers}
    instead: dict[str, str] = {}
    for identifier in identifiers:
        name = identifier.name
        if name not in instead:
            instead[name] = _bearable(name, dialect, taken)
        identifier.set("this", instead[name])
    return tree


def _ours(tree: exp.Expr) -> Iterator[exp.Identifier]:
    return (node for node in tree.find_all(exp.Identifier) if not isinstance(node.parent, exp.Table | exp.Dot))


def _bearable(name: str, dialect: Dialect, taken: set[str]) -> str:
    """The name, or one like it that no other has."""
    longest = dialect.longest_name or len(name.encode())
    plain = _UNPLAIN.sub("_", name) if dialect.plain_names else name
    if plain == name and len(name.encode()) <= longest:
        return name
    found, number = _cut(plain, longest), 1
    while found.casefold() in taken:
        number += 1
        found = f"{_cut(plain, longest - len(str(number)) - 1)}_{number}"
    taken.add(found.casefold())
    return found


def _cut(name: str, longest: int) -> str:
    return name.encode()[:longest].decode("utf-8", "ignore")
