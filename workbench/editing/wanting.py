"""What may stand at a cursor: told from the words before it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from workbench.editing.sketch import METRICS, Clause, Name, names, open_parenthesis, unquoted, wants_name
from workbench.query.expression import FUNCTIONS
from workbench.query.model import Unit
from workbench.query.tokens import Kind, Token
from workbench.query.words import HARD, UNITS


class Want(StrEnum):
    """What may stand here."""

    METRIC = "metric"
    DIMENSION = "dimension"
    OPERAND = "operand"
    COLUMN = "column"
    VALUE = "value"
    GROUP = "group"
    DATASET = "dataset"
    CUBE = "cube"
    ZONE = "zone"
    PARAMETER = "parameter"
    ARGUMENT = "argument"
    WORDS = "words"
    CLAUSE = "clause"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What may stand here, in the order of usefulness.

    Attributes:
        words: keywords and phrases of the clause.
        path: the dimension whose values may stand here, or the metric whose parameters may.
        parameter: the parameter whose values may stand here.
        given: the parameters that stand here already.
    """

    kinds: tuple[Want, ...] = ()
    words: tuple[str, ...] = ()
    path: tuple[str, ...] = ()
    parameter: str = ""
    given: frozenset[str] = frozenset()


_COMPARISONS = (
    "=",
    "<>",
    "<",
    "<=",
    ">",
    ">=",
    "in (",
    "not in (",
    "between",
    "like",
    "ilike",
    "is null",
    "is not null",
)
_COMPARING = frozenset({"=", "<>", "!=", "<", "<=", ">", ">="})
_PERIODS = ("last 12 months", "last month", "last 7 days", "last 4 weeks", "this month", "this year", "month to date", "year to date",
            "today", "yesterday", "since", "before")  # fmt: skip
_EARLIER = ("previous period", "previous year", "previous quarter", "previous month", "previous week", "previous day")
#: Parts of a second are understood, but nobody wants them offered.
_OFFERED = tuple(name for name, unit in UNITS.items() if unit not in {Unit.MICROSECOND, Unit.MILLISECOND})
_UNITS = tuple(name for name in _OFFERED if not name.endswith("s"))
_PLURALS = tuple(name for name in _OFFERED if name.endswith("s"))

_NOTHING = Wanted()


def wanted(clause: Clause, *, first: bool) -> Wanted:
    """Say what may follow a clause that ends at the cursor.

    Args:
        first: whether nothing stands before the clause, so that the whole query starts here.
    """
    found = _arguments(clause) or _BY_PHRASE[clause.phrase](clause.body)
    if first and not clause.body:
        return Wanted((Want.METRIC, Want.CLAUSE), ("share of",))
    return found


def _metrics(body: Sequence[Token]) -> Wanted:
    last = body[-1].word if body else ""
    share = _since_comma(body, "share")
    if last == "as":
        return _NOTHING
    if last == "within" or (share and _since_comma(body, "within") and open_parenthesis(body) is not None):
        return Wanted((Want.DIMENSION,)) if wants_name(body, "by") else _NOTHING
    if wants_name(body, METRICS):
        return Wanted((Want.METRIC,), () if last == "of" else ("share of",))
    if last == "share":
        return Wanted((Want.CLAUSE,), ("of",))
    within = ("within",) if share and not _since_comma(body, "within") and not _since_comma(body, "as") else ()
    return Wanted((Want.CLAUSE,), (*within, *_as(body)))


def _arguments(clause: Clause) -> Wanted | None:
    """What may stand where a metric's parameters are given values; None where none are."""
    body, opening = clause.body, open_parenthesis(clause.body)
    metric = _path_before(body[:opening]) if opening and clause.phrase in _MEASURING else ()
    if opening is None or not metric or metric[-1].lower() in {*FUNCTIONS, *_NO_METRICS}:
        return None
    inside = body[opening + 1 :]
    given = frozenset(part.text for part, after in pairwise((*inside, body[-1])) if after.word == "=")
    if body[-1].word in {"(", ","}:
        return Wanted((Want.PARAMETER,), path=metric, given=given)
    if body[-1].word == "=":
        return Wanted((Want.ARGUMENT,), path=metric, parameter=unquoted(body[-2]))
    return Wanted(words=() if any(token.word == "=" for token in inside[-2:]) else ("=",))


_MEASURING = frozenset({METRICS, "where", "having", "order by"})

#: What may stand before a parenthesis and is no metric.
_NO_METRICS = HARD | {"in", "metric", "within", "cast", "case"}


def _since_comma(body: Sequence[Token], word: str) -> bool:
    """Whether a word stands behind the last comma that separates items."""
    for token in reversed(body):
        if token.word == word:
            return True
        if token.word == "," and word == "share" and open_parenthesis(body) is None:
            return False
    return False


def _as(body: Sequence[Token]) -> tuple[str, ...]:
    return () if len(body) > 1 and body[-2].word == "as" else ("as",)


def _dimensions(body: Sequence[Token]) -> Wanted:
    if body and body[-1].word == "as":
        return _NOTHING
    if wants_name(body, "by"):
        return Wanted((Want.DIMENSION,))
    return Wanted((Want.CLAUSE,), _as(body))


def _values(body: Sequence[Token]) -> Wanted:
    if body and body[-1].word == "from":
        return Wanted((Want.DATASET,))
    found = _dimensions(body)
    return Wanted(found.kinds, (*found.words, "from")) if Want.CLAUSE in found.kinds else found


# --- conditions -------------------------------------------------------------------------------------------------------
def _where(body: Sequence[Token]) -> Wanted:
    return _condition(body, Want.OPERAND)


def _having(body: Sequence[Token]) -> Wanted:
    return _condition(body, Want.COLUMN)


def _condition(body: Sequence[Token], operand: Want) -> Wanted:
    last = body[-1].word if body else ""
    if last in _COMPARING:
        return Wanted((Want.VALUE, operand), path=_path_before(body[:-1]))
    opening = open_parenthesis(body)
    if opening is not None and last in {"(", ","}:
        return _in_parentheses(body, opening, operand)
    if last == "is":
        return Wanted(words=("null", "not null"))
    if last == "not" and len(body) > 1 and not wants_name(body[:-1], "where"):
        return Wanted(words=("in (", "between", "like", "ilike"))
    if last in {"like", "ilike"}:
        return _NOTHING
    if wants_name(body, "where"):
        return Wanted((operand,))
    return _after_operand(body, opening)


def _in_parentheses(body: Sequence[Token], opening: int, operand: Want) -> Wanted:
    before = body[opening - 1].word if opening else ""
    if before == "in":
        path = body[: opening - 1]
        return Wanted((Want.VALUE,), path=_path_before(path[:-1] if path and path[-1].word == "not" else path))
    if before == "metric":
        return Wanted((Want.METRIC if body[-1].word == "(" else Want.DIMENSION,))
    return Wanted((operand,))


def _after_operand(body: Sequence[Token], opening: int | None) -> Wanted:
    if opening is not None and opening and body[opening - 1].word == "metric":
        if body[-1].word == "by":
            return Wanted((Want.DIMENSION,))
        return Wanted(words=() if any(token.word == "by" for token in body[opening:]) else ("by",))
    if body[-1].word == "in":
        return Wanted((Want.CLAUSE,), ("in (",))
    if _compared(body):
        return Wanted(() if opening is not None else (Want.CLAUSE,), ("and", "or"))
    return Wanted(() if opening is not None else (Want.CLAUSE,), (*_COMPARISONS, "and", "or"))


def _compared(body: Sequence[Token]) -> bool:
    """Whether the condition before the cursor already compares something."""
    for token in reversed(body):
        if token.word in {"and", "or", "not", "where", "when"} and token is not body[-1]:
            break
        if token.word in _COMPARING or token.word in {"like", "ilike", "is", "in"}:
            return True
    return False


def _path_before(body: Sequence[Token]) -> tuple[str, ...]:
    """The name that stands last, parts without quotes; none where something else does."""
    found = list(names(body[-12:]))
    return found[-1].parts if found and isinstance(found[-1], Name) else ()


# --- time and the rest ------------------------------------------------------------------------------------------------
def _during(body: Sequence[Token]) -> Wanted:
    last = body[-1] if body else None
    if last is None:
        return Wanted(words=_PERIODS)
    if last.word in {"since", "before", "-"} or (last.word == "to" and not _is_unit(body[:-1])):
        return _NOTHING
    if last.word == "last":
        return Wanted(words=(*_UNITS, "7 days", "4 weeks", "12 months"))
    if last.word == "this":
        return Wanted(words=_UNITS)
    if len(body) > 1 and body[-2].word == "last" and last.kind in {Kind.NUMBER, Kind.VARIABLE}:
        return Wanted(words=_PLURALS)
    if len(body) == 1 and _is_unit(body):
        return Wanted(words=("to date",))
    if last.word == "to":
        return Wanted(words=("date",))
    ends = last.kind in {Kind.NUMBER, Kind.STRING, Kind.VARIABLE} or last.text[:1] in "qQwW"
    between = ("to",) if ends and not any(token.word in {"to", "since", "before"} for token in body) else ()
    return Wanted((Want.CLAUSE,), between)


def _is_unit(body: Sequence[Token]) -> bool:
    return bool(body) and body[-1].word in UNITS


def _compare(body: Sequence[Token]) -> Wanted:
    if not body:
        return Wanted(words=_EARLIER)
    if body[-1].word == "previous":
        return Wanted(words=("period", *_UNITS))
    return Wanted(words=_PLURALS) if body[-1].kind is Kind.NUMBER else Wanted((Want.CLAUSE,))


def _order(body: Sequence[Token]) -> Wanted:
    if wants_name(body, "order by"):
        return Wanted((Want.COLUMN,))
    match body[-1].word:
        case "nulls":
            return Wanted(words=("first", "last"))
        case "desc" | "asc":
            return Wanted((Want.CLAUSE,), ("nulls first", "nulls last"))
        case "first" | "last":
            return Wanted((Want.CLAUSE,))
        case _:
            return Wanted((Want.CLAUSE,), ("desc", "asc", "nulls first"))


def _limit(body: Sequence[Token]) -> Wanted:
    if not body:
        return _NOTHING
    if any(token.word == "per" for token in body):
        return Wanted((Want.GROUP,)) if wants_name(body, "by") else Wanted((Want.CLAUSE,))
    return Wanted((Want.CLAUSE,), ("per",))


def _zone(body: Sequence[Token]) -> Wanted:
    return Wanted((Want.CLAUSE,)) if body else Wanted((Want.ZONE,))


def _cube(body: Sequence[Token]) -> Wanted:
    return Wanted((Want.CLAUSE,)) if body else Wanted((Want.CUBE,))


def _complete(_: Sequence[Token]) -> Wanted:
    return Wanted((Want.CLAUSE,))


_BY_PHRASE: dict[str, Callable[[Sequence[Token]], Wanted]] = {
    METRICS: _metrics,
    "by": _dimensions,
    "values of": _values,
    "range of": _values,
    "where": _where,
    "having": _having,
    "during": _during,
    "compare to": _compare,
    "order by": _order,
    "limit": _limit,
    "in time zone": _zone,
    "use": _cube,
    "raw": _complete,
    "fill": _complete,
}
