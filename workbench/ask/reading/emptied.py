"""What a metric counts of which a question asks for others: no rows are left of what is open, kept to what was closed in May.

Nor is there a mean or a sum of what rows are without: `runs with no hours noted` are counted, and no hours of theirs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from workbench.catalog.model import Catalog, Metric, Simple
from workbench.query.conjunction import conjuncts
from workbench.query.expression import Column, Compare, Expression, In, IsNull, Literal, Or
from workbench.query.walk import columns

#: The conditions of metrics of which it can be seen what they leave: nothing known, some values, what holds or does not.
_UNKNOWN = re.compile(r"(\w+)\s+is\s+null", re.IGNORECASE)
_VALUE = re.compile(r"(\w+)\s*=\s*'([^']*)'")
_VALUES = re.compile(r"(\w+)\s+in\s*\(([^()]*)\)", re.IGNORECASE)
_MEASURED = re.compile(r"(?:sum|avg|median|min|max)\s*\((\w+)\)(?:\s*[*/]\s*[\d.]+)?", re.IGNORECASE)
_TRUTH = re.compile(r"(?:(not)\s+)?(\w+)(?:\s*=\s*(true|false))?", re.IGNORECASE)


def emptied(catalog: Catalog, metrics: Iterable[Metric], kept: Expression | None) -> str | None:
    """Return that a metric counts none of the rows that a condition keeps: those with no day of closing, closed in May; None where none does."""
    conditions = [c for c in conjuncts(kept) if len({column.path.parts for column in columns(c)}) == 1]
    found = next((metric for metric in metrics if _of_none(catalog, metric, conditions)), None)
    return f"{found.key} counts none of these." if found is not None else None


def _of_none(catalog: Catalog, metric: Metric, conditions: Iterable[Expression]) -> bool:
    """Whether nothing is left where the conditions and that of a metric hold."""
    if not isinstance(metric.definition, Simple):
        return False
    own = catalog.datasets[metric.definition.dataset].dimensions.values()
    called = {name: d.name for d in own for name in (d.expr.text.strip().casefold(), d.name)}
    measured = _MEASURED.fullmatch(metric.definition.expr.text.strip())
    column = called.get(measured[1].casefold()) if measured else None
    conditions = tuple(conditions)
    if column is not None and any(_lacks(condition, column) for condition in conditions):
        return True
    said = metric.definition.where
    return said is not None and any(_denied(said.text.strip(), condition, called) for condition in conditions)


def _lacks(condition: Expression, column: str) -> bool:
    """Whether only rows are kept that have nothing in a column of their own."""
    match condition:
        case IsNull(Column(path), negated=False):
            return path.parts == (column,)
        case _:
            return False


def _denied(said: str, condition: Expression, called: dict[str, str]) -> bool:
    """Whether nothing is left where a metric's condition and another both hold."""
    path = next(iter(columns(condition))).path.parts
    if unknown := _UNKNOWN.fullmatch(said):
        known = isinstance(condition, Compare | In) or (isinstance(condition, IsNull) and condition.negated)
        return known and path == (called.get(unknown[1].casefold()),)
    if value := _VALUE.fullmatch(said):
        return path == (called.get(value[1].casefold()),) and not _leaves(condition, value[2])
    if several := _VALUES.fullmatch(said):
        theirs = re.findall(r"'([^']*)'", several[2])
        own = path == (called.get(several[1].casefold()),)
        return own and theirs != [] and not any(_leaves(condition, one) for one in theirs)
    if truth := _TRUTH.fullmatch(said):
        holds = not truth[1] and (truth[3] or "true").casefold() == "true"
        return path == (called.get(truth[2].casefold()),) and (_values(condition) or {holds}) == {not holds}
    return False


def _leaves(condition: Expression, value: str) -> bool:
    """Whether rows with a value may be among those that a condition keeps; others than those completed are none that were."""
    match condition:
        case Or(operands):
            return any(_leaves(operand, value) for operand in operands)
        case Compare("<>" | "!=", _, Literal(other)):
            return other != value
        case In(_, items, negated=True):
            return value not in {item.value for item in items if isinstance(item, Literal)}
        case IsNull(negated=False):
            return False
    return value in (_values(condition) or {value})


def _values(condition: Expression) -> set[object]:
    """The values that rows are kept to; none where they are kept otherwise."""
    match condition:
        case Compare("=", _, Literal(value)):
            return {value}
        case In(_, items, negated=False):
            return {item.value for item in items if isinstance(item, Literal)}
        case _:
            return set()
