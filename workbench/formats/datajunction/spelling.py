"""DataJunction's own spelling: names with roles (`v3.date.month[order]`), SQL in Spark's words that holds them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sqlglot import Dialect, exp
from sqlglot.errors import ParseError, TokenError

from workbench.catalog.formula import DEEPEST, LONGEST_SELECT
from workbench.catalog.formula import column as plain_column
from workbench.errors import Issue, QueryError

SPARK = Dialect.get_or_raise("spark")

_NAME = r"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+"
_ROLE = r"\[\s*\w+(?:\s*->\s*\w+)*\s*\]"
_WITH_ROLE = re.compile(rf"('(?:[^'\\]|''|\\.)*'|`[^`]*`|\"[^\"]*\")|({_NAME})({_ROLE})")
_REFERENCE = re.compile(rf"({_NAME})\s*({_ROLE})?")


@dataclass(frozen=True, slots=True)
class Reference:
    """`node.column[role]`.

    Attributes:
        role: the roles of the links that lead there, joined by `->`; None where none is written.
    """

    node: str
    column: str
    role: str | None = None

    def __str__(self) -> str:
        return f"{self.node}.{self.column}" + (f"[{self.role}]" if self.role else "")

    @property
    def whole(self) -> str:
        """The name without its role: a metric's name looks the same."""
        return f"{self.node}.{self.column}"


def reference(text: str) -> Reference:
    """Read a name with its role.

    Raises:
        QueryError: it is no such name.
    """
    found = _REFERENCE.fullmatch(text.strip().replace("`", ""))
    if found is None:
        remedy = "Write namespace.node.column, with its role where there are several: v3.date.month[order]."
        raise QueryError(Issue("bad-reference", f"'{text}' is no name of DataJunction.", remedy=remedy, subject=text))
    node, _, column = found[1].rpartition(".")
    return Reference(node, column, re.sub(r"\s", "", found[2][1:-1]) if found[2] else None)


def reference_of(column: exp.Column) -> Reference | None:
    """Return the name that a column of a parsed text stands for; None where it has no dot."""
    name = ".".join(part.name for part in column.parts)
    return reference(name) if "." in name else None


def parsed(text: str) -> exp.Expr:
    """Return the tree of a SELECT in Spark's dialect; a name with a role is one quoted column.

    Raises:
        ValueError: with the reason: it is no single SELECT, or too large.
    """
    return _one(_quoted(text), exp.Query)


def parsed_condition(text: str) -> exp.Expr:
    """Return the tree of a filter.

    Raises:
        ValueError: with the reason.
    """
    return _one(_quoted(text), exp.Condition)


def _one(text: str, kind: type[exp.Expr]) -> exp.Expr:
    if len(text) > LONGEST_SELECT or max(text.count(sign) for sign in "([{") > 50 * DEEPEST:
        message = "it is longer than is read"
        raise ValueError(message)
    try:
        tokens = SPARK.tokenize(text)
        trees = (
            SPARK.parser().parse(tokens, text) if kind is exp.Query else SPARK.parser().parse_into(kind, tokens, text)
        )
    except (ParseError, TokenError, RecursionError) as error:
        raise ValueError(_first_line(error)) from None
    if len(trees) != 1 or not isinstance(trees[0], kind):
        message = "it is no single SELECT" if kind is exp.Query else "it is no condition"
        raise ValueError(message)
    return trees[0]


def _first_line(error: Exception) -> str:
    lines = str(error).splitlines()
    return "its SQL is not readable" + (f": {lines[0]}" if lines and isinstance(error, ParseError) else "")


def _quoted(text: str) -> str:
    """The text with each name that has a role in back quotes, since `[order]` means something else in SQL."""

    def quote(found: re.Match[str]) -> str:
        return found[1] or f"`{found[2]}{''.join(found[3].split())}`"

    return _WITH_ROLE.sub(quote, text)


def column(name: str, table: str = "") -> exp.Column:
    """Return the tree of a column, quoted where its name is a word of SQL."""
    qualifier = plain_column(table).tree.this if table else None
    return exp.Column(this=plain_column(name).tree.this, table=qualifier)
