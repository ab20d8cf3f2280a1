"""Random conditions of the query language over paths. Hypothesis strategies for their texts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypeAlias

from hypothesis import strategies as st
from pieces import VALUES, Draw, Path

#: A metric's name and the paths at which rows can be asked for its value.
Elsewhere: TypeAlias = tuple[str, list[Path]]

CONSTANTS = {"key of": VALUES["reference"][1], "key": VALUES["reference"][1]}


@st.composite
def conditions(draw: Draw, paths: list[Path], elsewhere: Sequence[Elsewhere] = (), depth: int = 2) -> str:
    """A condition over paths, and over metrics at another grain."""
    form = draw(st.sampled_from(["atom", "atom", "atom", "and", "or", "not", "metric"])) if depth else "atom"
    if form == "metric" and elsewhere:
        return draw(at_another_grain(*draw(st.sampled_from(elsewhere))))
    if form in ("atom", "metric"):
        return draw(atoms(draw(st.sampled_from(paths))))
    inner = conditions(paths, elsewhere, depth - 1)
    if form == "not":
        return f"not ({draw(inner)})"
    return f"({draw(inner)}) {form} ({draw(inner)})"


@st.composite
def at_another_grain(draw: Draw, metric: str, paths: list[Path]) -> str:
    by = draw(st.lists(st.sampled_from(paths).map(lambda path: path.text), min_size=1, max_size=2, unique=True))
    return (
        f"metric({metric} by {', '.join(by)}) {draw(st.sampled_from(['> 1', '<= 1', '= 2', 'is null', 'is not null']))}"
    )


@st.composite
def atoms(draw: Draw, path: Path) -> str:
    kind = path.kind
    constants = st.sampled_from(CONSTANTS.get(kind) or VALUES[kind][1]).map(literal)
    forms = ["null", "compare", "in"] + (["boolean"] if kind == "boolean" else ["between"])
    match draw(st.sampled_from(forms)):
        case "null":
            return f"{path.text} is {draw(st.sampled_from(['', 'not ']))}null"
        case "compare":
            ops = ["=", "<>"] if kind == "boolean" else ["=", "<>", "<", "<=", ">", ">="]
            return f"{path.text} {draw(st.sampled_from(ops))} {draw(constants)}"
        case "in":
            items = draw(st.lists(constants, min_size=1, max_size=3))
            return f"{path.text} {draw(st.sampled_from(['', 'not ']))}in ({', '.join(items)})"
        case "between":
            negated = draw(st.sampled_from(["", "not "]))
            return f"{path.text} {negated}between {draw(constants)} and {draw(constants)}"
    return path.text


def literal(value: Any) -> str:
    """Return a constant as a query writes it."""
    match value:
        case bool():
            return "true" if value else "false"
        case datetime():
            return f"timestamp '{value}'"
        case date():
            return f"date '{value}'"
        case str():
            return "'" + value.replace("'", "''") + "'"
        case Decimal() | int() | float():
            return str(value)
    raise AssertionError(value)
