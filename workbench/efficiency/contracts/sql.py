"""A SELECT that somebody wrote, allowed only over the rows it is about, and only with functions that touch nothing else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError

from workbench.catalog import functions
from workbench.efficiency.feeds.reading import CHECKED
from workbench.errors import nearest

if TYPE_CHECKING:
    from workbench.efficiency.contracts.faults import Faults

#: `${object}` and `{object}` are the rows, `${property}` the column the rule stands on (ODCS names and older ones).
_HOLDER = re.compile(r"\$?\{\s*(object|table|model|schema|property|column|field)\s*\}")

#: Beyond what a formula may hold: reading JSON, and what a list or set of rows needs.
_MORE: frozenset[type[exp.Expr]] = frozenset(
    {exp.JSONExtract, exp.JSONExtractScalar, exp.JSONPath, exp.JSONPathKey, exp.JSONPathRoot, exp.JSONPathSubscript}
    | {exp.Tuple, exp.Offset, exp.Unnest, exp.Collate, exp.ParseJSON, exp.ArraySize, exp.Bracket}
)
SELECT = functions.SELECT | _MORE
VALUE = functions.EXPRESSION | _MORE


def measure(text: str, name: str, column: str | None, known: Sequence[str], faults: Faults) -> exp.Expr | None:
    """Return a rule's SELECT over `checked`; None where it is none that may run, with the fault kept.

    Args:
        name: the object's name in the contract: the only table it may read.
    """
    filled = _HOLDER.sub(lambda match: _filled(match[1], column), text)
    tree = one_select(filled, faults, at=text)
    if tree is None:
        return None
    ctes = {cte.alias_or_name for cte in tree.find_all(exp.CTE)}
    for table in list(tree.find_all(exp.Table)):
        if table.name in ctes and not table.db:
            continue
        if table.db or table.name.casefold() not in {name.casefold(), CHECKED}:
            message = f"A rule's SELECT reads '{name}' and no other table, not '{table.name}'."
            faults.add("other-table", message, table.name, nearest(table.name, [name]), "Write {object} for it.")
            return None
        alias = table.alias or table.name
        table.replace(exp.alias_(exp.to_table(CHECKED), alias, table=True))
    return _known(tree, known, faults)


def one_select(text: str, faults: Faults, *, at: str) -> exp.Query | None:
    """Return the one SELECT that a text is; None where it is none, or holds what may not run, with the fault kept."""
    first = (at.strip().splitlines() or [""])[0]
    try:
        trees = [tree for tree in sqlglot.parse(text, dialect="duckdb") if tree is not None]
    except SqlglotError as error:
        said = str(error).splitlines()[0].split(". Line")[0]
        faults.add("sql-syntax", f"This SELECT cannot be read: {said}.", first)
        return None
    if len(trees) != 1 or not isinstance(trees[0], exp.Query):
        faults.add("no-select", "A rule's query is one SELECT.", first)
        return None
    refused = next((node for node in trees[0].walk() if not allowed(node, SELECT)), None)
    if refused is not None:
        message = f"{_called(refused)} may not stand in a SELECT over delivered rows."
        faults.add("not-allowed", message, first, remedy="Use only functions of the row and of its groups.")
        return None
    return trees[0]


def allowed(node: exp.Expr, classes: frozenset[type[exp.Expr]]) -> bool:
    """Whether a node of a tree may run: nothing that reads files, settings or the clock."""
    if isinstance(node, exp.Table) and not isinstance(node.this, exp.Identifier):
        return False  # a function of a table, such as read_csv
    if isinstance(node, exp.Anonymous):
        return node.name.casefold() in functions.NAMED | _NAMED
    return type(node) in classes


#: Functions that sqlglot has no class for; each looks at its arguments alone.
_NAMED = frozenset(
    "json_extract json_extract_string json_valid json_keys regexp_full_match strptime try_strptime epoch epoch_ms".split()
)


def _called(node: exp.Expr) -> str:
    if isinstance(node, exp.Anonymous):
        return f"The function '{node.name.lower()}'"
    if isinstance(node, exp.Func):
        return f"The function '{node.sql_name().lower()}'"
    return f"'{node.sql('duckdb')[:60]}'"


def _filled(word: str, column: str | None) -> str:
    if word in {"property", "column", "field"}:
        return exp.to_identifier(column or "property", quoted=True).sql("duckdb")
    return CHECKED


def _known(tree: exp.Query, known: Sequence[str], faults: Faults) -> exp.Query | None:
    """The tree, unless it names a column that is nowhere."""
    made = {alias.alias_or_name.casefold() for alias in tree.find_all(exp.Alias)}
    folded = {name.casefold() for name in known} | made
    for column in tree.find_all(exp.Column):
        if not isinstance(column.this, exp.Star) and column.name.casefold() not in folded:
            faults.add(
                "unknown-column", f"There is no column '{column.name}'.", column.name, nearest(column.name, known)
            )
            return None
    return tree
