"""Aggregates in two steps: partial results of an early grouping, and how a later one finishes them."""

from __future__ import annotations

from dataclasses import replace

from sqlglot import exp

from workbench.planner.nodes import (
    Again,
    Field,
    Kind,
    Measure,
    Named,
    Part,
    Predicate,
    Shifted,
    Summary,
    Truncated,
    Value,
)
from workbench.planner.relations import relations_of
from workbench.planner.trees import text_of

#: Aggregates whose partial results can be put together.
ADDS_UP = frozenset({Kind.COUNT, Kind.SUM, Kind.MIN, Kind.MAX, Kind.AVG})


def divides(measure: Summary, here: frozenset[str]) -> bool:
    """Whether an aggregate can be computed in part from some relations, and finished when the others are known.

    What it counts must be told apart by these relations alone, or by the others alone.
    """
    if not isinstance(measure, Measure) or measure.kind not in ADDS_UP:
        return False
    early = all(relations_of(p) <= here for p in measure.where)
    return early and all(relations_of(p) <= here or here.isdisjoint(relations_of(p)) for p in measure.among)


def key_name(value: Value, taken: set[str]) -> str:
    """Return a column's name for a value that is grouped by early: its column's or its dimension's own, if free."""
    written = _written(value)
    name = written if written.isidentifier() else f"key_{len(taken) + 1}"
    while name in taken:
        name += "_"
    return name


def _written(value: Value) -> str:
    match value:
        case Field(formula=formula, name=name):
            return formula.text if formula.text.isidentifier() else name
        case Truncated(inner) | Part(inner) | Shifted(inner):
            return _written(inner)
        case Named(name):
            return name


def early_of(value: Value, early: dict[Value, str]) -> Value:
    """Return the column that carries a value after the early grouping; the value itself where none does."""
    return Named(early[value]) if value in early else value


def late_of(measure: Measure, here: frozenset[str]) -> tuple[Predicate, ...]:
    """The conditions of a measure that can be told only of what was looked up."""
    return tuple(p for p in measure.among if not relations_of(p) <= here)


def split(
    measures: tuple[Summary, ...], here: frozenset[str], taken: set[str]
) -> tuple[tuple[Measure, ...], tuple[Again, ...]]:
    """The partial measures for the early grouping, and how to finish each later; an average needs sum and count.

    Measures of which something is told later share what they have in common.
    """
    taken = {*taken, *(measure.name for measure in measures)}
    parts: dict[str, Measure] = {}
    again: list[Again] = []
    for measure in measures:
        if not isinstance(measure, Measure):
            continue
        late = late_of(measure, here)
        first = replace(measure, among=tuple(p for p in measure.among if p not in late)) if late else measure
        pieces = _sum_and_count(first) if measure.kind is Kind.AVG else (first,)
        names = tuple(_shared_part(part, parts, taken) if late else part.name for part in pieces)
        parts |= {part.name: part for part in pieces if not late}
        again.append(Again(measure.name, measure.kind, names, late))
    return tuple(parts.values()), tuple(again)


def _shared_part(part: Measure, parts: dict[str, Measure], taken: set[str]) -> str:
    """The name of a partial measure that means the same, added when there is none."""
    same = next((name for name, known in parts.items() if known.meaning == part.meaning), None)
    if same is None:
        what = text_of(part.argument) if part.argument is not None else "rows"
        same = f"{part.kind}_{what}" if what.isidentifier() else f"{part.kind}_{len(parts) + 1}"
        while same in parts or same in taken:
            same += "_"
        parts[same] = replace(part, name=same)
    return same


def _sum_and_count(measure: Measure) -> tuple[Measure, Measure]:
    total = replace(measure, name=f"{measure.name}__sum", kind=Kind.SUM, tree=exp.Sum(this=measure.argument))
    count = replace(measure, name=f"{measure.name}__count", kind=Kind.COUNT, tree=exp.Count(this=measure.argument))
    return total, count
