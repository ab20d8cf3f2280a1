"""Conditions of which all must hold: one taken apart at its `and`, and several joined by it."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.query.expression import And, Expression


def conjuncts(condition: Expression | None) -> tuple[Expression, ...]:
    """Return the conditions that `and` joins; none for no condition."""
    if condition is None:
        return ()
    return condition.operands if isinstance(condition, And) else (condition,)


def conjunction(conditions: Iterable[Expression | None]) -> Expression | None:
    """Return all conditions as one, those within an `and` beside the others; None for none."""
    parts = tuple(part for each in conditions for part in conjuncts(each))
    return And(parts) if len(parts) > 1 else next(iter(parts), None)
