"""Constants of a condition against the dimensions they are compared with: a number is never equal to a word."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal

from workbench.catalog.graph import Reached
from workbench.catalog.model import DimensionType
from workbench.errors import Issue
from workbench.query.conditions_text import condition_text
from workbench.query.expression import Column, Compare, Expression, In, Literal, Path, Within
from workbench.query.model import Unit
from workbench.query.walk import walk

_EXAMPLES = {
    DimensionType.NUMBER: "Write a number without quotes: 500.",
    DimensionType.TIME: "Write a date: '2013-02-01', or a stretch of time: during 2013-02.",
    DimensionType.BOOLEAN: "Write true or false, or the name alone.",
}


def misfits(condition: Expression | None, means: Mapping[Path, Reached]) -> Iterator[Issue]:
    """Yield a fault for each constant that no value of the dimension beside it can equal."""
    for node in walk(condition):
        for column, literal in _pairs(node):
            reached = means.get(column.path)
            if reached is None or reached.dimension is None or not isinstance(literal.value, str):
                continue
            if reached.grain is not None and not isinstance(reached.grain, Unit):
                continue  # a calendar calls its periods what it likes
            kind = DimensionType.NUMBER if reached.part else reached.dimension.type
            if kind in _EXAMPLES and not _fits(literal.value, kind):
                path, text = ".".join(column.path.parts), condition_text(literal)
                message = f"'{path}' is a {kind}, and {text} is none."
                remedy = "Monday is 1, Sunday is 7." if reached.part == "dow" else _EXAMPLES[kind]
                yield Issue("constant-type", message, remedy=remedy, subject=path)


def wordy(having: Expression | None, metrics: Collection[str]) -> Iterator[Issue]:
    """Yield a fault for each word that a metric of the result is compared with."""
    for node in walk(having):
        for column, literal in _pairs(node):
            name = ".".join(column.path.parts)
            if name in metrics and isinstance(literal.value, str) and not _fits(literal.value, DimensionType.NUMBER):
                message = f"'{name}' is a number, and {condition_text(literal)} is none."
                yield Issue("constant-type", message, remedy=_EXAMPLES[DimensionType.NUMBER], subject=name)


def _pairs(node: Expression) -> Iterator[tuple[Column, Literal]]:
    """The columns that a comparison sets directly beside constants."""
    match node:
        case Compare(_, Column() as column, Literal() as literal) | Compare(
            _, Literal() as literal, Column() as column
        ):
            yield column, literal
        case In(Column() as column, items):
            yield from ((column, item) for item in items if isinstance(item, Literal))
        case Within(Column() as column, low, high):
            yield from ((column, end) for end in (low, high) if isinstance(end, Literal))


def _fits(text: str, kind: DimensionType) -> bool:
    try:
        match kind:
            case DimensionType.NUMBER:
                Decimal(text.strip())
            case DimensionType.TIME:
                _ = (
                    date.fromisoformat(text.strip())
                    if len(text.strip()) <= 10
                    else datetime.fromisoformat(text.strip())
                )
            case _:
                return text.strip().casefold() in {"true", "false", "t", "f", "yes", "no", "1", "0"}
    except (ValueError, ArithmeticError):
        return False
    return True
