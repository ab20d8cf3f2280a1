"""Random queries over a world, from the paths that it has. Hypothesis strategies for query texts."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st
from worlds import VALUES, Draw, Metric, Path, World

NUMBERS = {"number", "decimal", "double", "key", "key of", "reference"}
VALUES_OF = {"key of": VALUES["reference"][1], "key": VALUES["reference"][1]}


@st.composite
def queries(draw: Draw, world: World) -> str:
    """A query of a few metrics by a few paths, with any of the clauses."""
    metrics = draw(st.lists(st.sampled_from(world.metrics), min_size=1, max_size=3, unique=True))
    paths = world.paths(frozenset().union(*(metric.facts for metric in metrics)))
    by = draw(st.lists(grouped(paths), max_size=3, unique=True))
    clauses = [", ".join(metric.name for metric in metrics)]
    if by:
        clauses.append(f"by {', '.join(by)}")
    if draw(st.booleans()):
        clauses.append(f"where {draw(conditions(paths))}")
    if draw(st.integers(0, 3)) == 3:
        clauses.append(f"during {draw(st.sampled_from(PERIODS))}")
    clauses += draw(endings(metrics, by))
    return " ".join(clauses)


PERIODS = [
    "2024",
    "2024-Q1",
    "2024-02",
    "2024-01-31 to 2024-02-28",
    "last 2 months",
    "last 1 year",
    "this month",
    "year to date",
    "since 2024-02-29",
    "before 2024-02",
]


@st.composite
def grouped(draw: Draw, paths: list[Path]) -> str:
    """A path to group by, perhaps cut to a grain or a part of a date."""
    path = draw(st.sampled_from(paths))
    if path.kind not in ("day", "stamp"):
        return path.text
    cuts = [
        "",
        ".week",
        ".month",
        ".quarter",
        ".year",
        ".extract_dow",
        ".extract_month",
        ".extract_week",
        ".extract_doy",
    ]
    return path.text + draw(
        st.sampled_from([*cuts, ".day", ".hour", ".extract_hour"] if path.kind == "stamp" else cuts)
    )


@st.composite
def conditions(draw: Draw, paths: list[Path], depth: int = 2) -> str:
    """A condition over paths."""
    form = draw(st.sampled_from(["atom", "atom", "and", "or", "not"])) if depth else "atom"
    if form == "atom":
        return draw(atoms(draw(st.sampled_from(paths))))
    inner = conditions(paths, depth - 1)
    if form == "not":
        return f"not ({draw(inner)})"
    return f"({draw(inner)}) {form} ({draw(inner)})"


@st.composite
def atoms(draw: Draw, path: Path) -> str:
    kind = path.kind
    constants = st.sampled_from(VALUES_OF.get(kind) or VALUES[kind][1]).map(literal)
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


@st.composite
def endings(draw: Draw, metrics: list[Metric], by: list[str]) -> list[str]:
    """The clauses that filter, order and cut the result."""
    found = []
    names = [metric.name for metric in metrics]
    if draw(st.integers(0, 4)) == 4:
        name, op = draw(st.sampled_from(names)), draw(st.sampled_from([">", "<=", "<>"]))
        form = draw(st.sampled_from([f"{name} {op} 1", f"{name} is null", f"not ({name} {op} 1) or {name} = 0"]))
        found.append(f"having {form}")
    if draw(st.booleans()):
        keys = draw(st.lists(st.sampled_from([*names, *by]), min_size=1, max_size=2, unique=True))
        ways = ["", " desc", " nulls first", " desc nulls first"]
        found.append("order by " + ", ".join(key + draw(st.sampled_from(ways)) for key in keys))
    if by and draw(st.integers(0, 3)) == 3:
        per = draw(st.sampled_from(["", *by]))
        found.append(f"limit {draw(st.integers(1, 3))}{f' per {per}' if per else ''}")
    return found
