"""SQL expressions in definitions: parsed once, checked against an allow-list, never pasted.

A formula is one scalar or aggregate expression, or (for a dataset's `sql:`) one SELECT. Its tree is read by the planner
and the compiler; whoever changes it copies it first.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from sqlglot import exp


@dataclass(frozen=True)
class Formula:
    """A parsed expression; equal when the text is.

    Attributes:
        text: as written in the file.
        tree: sqlglot's tree of it, to be read only.
    """

    text: str
    tree: exp.Expression = field(compare=False, hash=False, repr=False)

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The unqualified column names it reads, each once, in order of appearance."""
        names = (c.name for c in self.tree.find_all(exp.Column, bfs=False) if not c.table)
        return tuple(dict.fromkeys(names))

    @cached_property
    def paths(self) -> tuple[tuple[str, ...], ...]:
        """The dotted names it reads (`carrier.name`), each once."""
        dotted = (tuple(p.name for p in c.parts) for c in self.tree.find_all(exp.Column, bfs=False) if c.table)
        return tuple(dict.fromkeys(dotted))

    @cached_property
    def aggregates(self) -> bool:
        """Whether it contains an aggregate function."""
        return self.tree.find(exp.AggFunc) is not None
