"""Over what a metric adds up: whether the sum over the groups of a result is the metric's value over all of them."""

from __future__ import annotations

from dataclasses import dataclass

from sqlglot import exp

from workbench.planner.measures import Anatomy, Leaf, kind_of, plain
from workbench.planner.nodes import Kind


@dataclass(frozen=True, slots=True)
class Additivity:
    """What keeps a metric from adding up.

    Attributes:
        reason: why its groups do not add up to its total; None when they do.
        over_time: whether they add up over time too: a balance, and what is read at another instant, do not.
    """

    reason: str | None = None
    over_time: bool = True


_REASONS: dict[Kind, str] = {
    Kind.AVG: "an average of groups is not the average of all",
    Kind.MIN: "a least value is of one group",
    Kind.MAX: "a greatest value is of one group",
    Kind.COUNT_DISTINCT: "what stands in two groups would be counted twice",
}


def additivity(anatomy: Anatomy) -> Additivity:
    """Return over what a metric adds up."""
    reasons = [reason for leaf in anatomy.leaves if (reason := _reason(leaf))]
    if not reasons and not _linear(anatomy.formula.tree):
        reasons = ["it is made of other numbers by more than sums and differences"]
    still = all(leaf.definition.semi is None and not leaf.context.moves for leaf in anatomy.leaves)
    return Additivity(reasons[0] if reasons else None, still)


def _reason(leaf: Leaf) -> str | None:
    tree, _ = plain(leaf.tree)
    kind, _ = kind_of(tree)
    if kind in {Kind.SUM, Kind.COUNT}:
        return None
    return _REASONS.get(kind, f"{tree.sql('duckdb').lower()} of groups tells nothing of all")


def _linear(tree: exp.Expr) -> bool:
    """Whether a formula is a sum of its parts, each perhaps times a constant."""
    match tree:
        case exp.Column():
            return True
        case exp.Paren() | exp.Neg() | exp.Cast():
            return _linear(tree.this)
        case exp.Add() | exp.Sub():
            return _linear(tree.this) and _linear(tree.expression)
        case exp.Mul():
            sides = (tree.this, tree.expression)
            return any(isinstance(side, exp.Literal) for side in sides) and any(_linear(side) for side in sides)
        case exp.Div():
            return isinstance(tree.expression, exp.Literal) and _linear(tree.this)
        case exp.Coalesce():
            return _linear(tree.this) and all(str(other.sql()) == "0" for other in tree.expressions)
        case _:
            return False
