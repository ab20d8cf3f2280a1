"""Hours of the day as conditions: which number says the hour, and the expression that keeps some."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.ask.terms.known import Known
from workbench.ask.terms.vocabulary import Vocabulary
from workbench.catalog.model import DimensionType
from workbench.query.expression import Column, Compare, Expression, Literal, Or, Path, Within


def hour_dimension(vocabulary: Vocabulary, paths: Sequence[Known]) -> Known | None:
    """Return the number that says the hour of the day: one called `hour` or `time of day`."""
    wanted = {vocabulary.stems("hour"), vocabulary.stems("hour of day"), vocabulary.stems("time of day")}
    numbers = [k for k in paths if k.type is DimensionType.NUMBER]
    named = [
        k for k in numbers if any(k == option for phrase in wanted for option, _ in vocabulary.phrases.get(phrase, ()))
    ]
    ends = [k for k in numbers if k.unit is None and (k.parts[-1].split("_")[-1] in {"hour", "hr"} or _told_hour(k))]
    return next(iter(sorted([*named, *ends], key=lambda k: len(k.parts))), None)


def _told_hour(known: Known) -> bool:
    """Whether a description begins with it: `Hour of the day, 8 to 19`."""
    dimension = known.reached.dimension
    return dimension is not None and dimension.doc.description.casefold().startswith("hour of ")


def hours(path: Path, low: int | None, high: int | None) -> tuple[Expression, str]:
    """Return the condition on the hour, and how it reads."""
    column, name = Column(path), ".".join(path.parts)
    if low is not None and low == high:
        return Compare("=", column, Literal(low)), f"{name} = {low}"
    if high is None:
        return Compare(">=", column, Literal(low)), f"{name} >= {low}"
    if low is None:
        return Compare("<=", column, Literal(high)), f"{name} <= {high}"
    if low > high:  # past midnight
        late, early = Compare(">=", column, Literal(low)), Compare("<=", column, Literal(high))
        return Or((late, early)), f"{name} >= {low} or <= {high}"
    return Within(column, Literal(low), Literal(high)), f"{name} between {low} and {high}"


def within_all(inner: Expression, *others: Expression) -> bool:
    """Return whether the hours of one stretch are all among those of others."""
    own = _ends(inner)
    ends = [_ends(one) for one in others]
    return own is not None and all(end is not None and end[0] <= own[0] and own[1] <= end[1] for end in ends)


def _ends(condition: Expression) -> tuple[int, int] | None:
    """The first and last hour of a stretch; None where one end is open."""
    match condition:
        case Within(low=Literal(int(low)), high=Literal(int(high))):
            return low, high
        case _:
            return None
