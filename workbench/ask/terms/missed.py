"""A day on which something was done set against the one on which it was due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from workbench.ask.terms.known import Known
from workbench.query.expression import And, Column, Compare, Expression, IsNull, Literal, Path


@dataclass(frozen=True, slots=True)
class Missed:
    """How a day that was due is set against the day on which something was done.

    Attributes:
        how: `late`, `timely`, or `overdue`: it is not done, and the day is over.
        pairs: the days on which something was done, each with the one on which it was due.
    """

    how: str
    pairs: tuple[tuple[Known, Known], ...]

    def condition(self, done: Known, path: Path, today: date | None) -> Expression | None:
        """Return the condition on rows whose day is at a path; None where it cannot be told."""
        due = next((due for one, due in self.pairs if one.reached.target == done.reached.target), None)
        if due is None:
            return None
        column = Column(Path((*path.parts[:-1], due.parts[-1])))
        if self.how != "overdue":
            return Compare(">" if self.how == "late" else "<=", Column(path), column)
        return And((IsNull(Column(path)), Compare("<", column, Literal(today)))) if today is not None else None
