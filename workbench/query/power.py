"""How strongly operators bind, from the weakest to the strongest: read and written by the same table."""

from __future__ import annotations

OR, AND, NOT, PREDICATE, SUM, PRODUCT, UNARY, ATOM = range(1, 9)

#: The operators that stand behind an operand.
POWER: dict[str, int] = {
    "or": OR, "and": AND,
    "=": PREDICATE, "<>": PREDICATE, "!=": PREDICATE, "<": PREDICATE, "<=": PREDICATE, ">": PREDICATE, ">=": PREDICATE,
    "==": PREDICATE, "in": PREDICATE, "between": PREDICATE, "like": PREDICATE, "ilike": PREDICATE, "is": PREDICATE,
    "not": PREDICATE,
    "+": SUM, "-": SUM, "||": SUM, "*": PRODUCT, "/": PRODUCT, "%": PRODUCT,
}  # fmt: skip
