"""Conditions and scalar expressions of a query: a small frozen tree, taken apart by `match`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Literal as OneOf
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Path:
    """`role(.role)*.dimension(.grain)` as written, quotes removed."""

    parts: tuple[str, ...]


Scalar: TypeAlias = bool | int | Decimal | float | str | date | datetime | None
CompareOp: TypeAlias = OneOf["=", "<>", "<", "<=", ">", ">="]
ArithmeticOp: TypeAlias = OneOf["+", "-", "*", "/", "%", "||"]


@dataclass(frozen=True, slots=True)
class Literal:
    """A constant. A written decimal number is a Decimal; `date '…'` a date, `timestamp '…'` a datetime."""

    value: Scalar


@dataclass(frozen=True, slots=True)
class Column:
    """The value of a dimension (in `having`: also of a metric or an output column)."""

    path: Path


@dataclass(frozen=True, slots=True)
class Parameter:
    """`$name`: a parameter of the metric in whose definition it stands."""

    name: str


@dataclass(frozen=True, slots=True)
class MetricAt:
    """`metric(name by path, …)`: the value of a metric at another grain, perhaps with values for its parameters."""

    name: str
    by: tuple[Path, ...]
    arguments: tuple[tuple[str, Literal | Parameter], ...] = ()


@dataclass(frozen=True, slots=True)
class Not:
    """`not x`."""

    operand: Expression


@dataclass(frozen=True, slots=True)
class And:
    """All of at least two operands; none of them is itself an And."""

    operands: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Any of at least two operands; none of them is itself an Or."""

    operands: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Compare:
    """`left op right`."""

    op: CompareOp
    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True)
class In:
    """`operand [not] in (items)`."""

    operand: Expression
    items: tuple[Expression, ...]
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Within:
    """`operand [not] between low and high`, both included."""

    operand: Expression
    low: Expression
    high: Expression
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Like:
    """`operand [not] like pattern` (`ilike` ignores case)."""

    operand: Expression
    pattern: Expression
    negated: bool = False
    ignore_case: bool = False


@dataclass(frozen=True, slots=True)
class IsNull:
    """`operand is [not] null`."""

    operand: Expression
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """`left op right`; `/` is never an integer division."""

    op: ArithmeticOp
    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True)
class Negative:
    """`-operand`."""

    operand: Expression


@dataclass(frozen=True, slots=True)
class Call:
    """A function of the allow-list `FUNCTIONS`, its name in lower case."""

    name: str
    arguments: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Cast:
    """`cast(operand as type)`, the type's name in lower case, one of `TYPES`."""

    operand: Expression
    type: str


@dataclass(frozen=True, slots=True)
class Case:
    """`case when … then … else … end`."""

    whens: tuple[tuple[Expression, Expression], ...]
    otherwise: Expression | None = None


Expression: TypeAlias = (
    Literal
    | Column
    | Parameter
    | MetricAt
    | Not
    | And
    | Or
    | Compare
    | In
    | Within
    | Like
    | IsNull
    | Arithmetic
    | Negative
    | Call
    | Cast
    | Case
)

#: The scalar functions a query may call, with the least and greatest number of arguments (None: any number).
FUNCTIONS: dict[str, tuple[int, int | None]] = {
    "abs": (1, 1),
    "ceil": (1, 1),
    "coalesce": (1, None),
    "concat": (1, None),
    "floor": (1, 1),
    "greatest": (1, None),
    "least": (1, None),
    "left": (2, 2),
    "length": (1, 1),
    "ln": (1, 1),
    "lower": (1, 1),
    "mod": (2, 2),
    "nullif": (2, 2),
    "power": (2, 2),
    "replace": (3, 3),
    "right": (2, 2),
    "round": (1, 2),
    "sign": (1, 1),
    "sqrt": (1, 1),
    "starts_with": (2, 2),
    "substring": (2, 3),
    "trim": (1, 1),
    "upper": (1, 1),
}

#: The types a cast may name.
TYPES: frozenset[str] = frozenset({"boolean", "bigint", "integer", "double", "decimal", "text", "date", "timestamp"})
