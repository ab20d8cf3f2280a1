"""Every piece of a text with what it is; broken text too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum

from workbench.editing.model import Mark, MarkKind
from workbench.editing.scope import Scope, roles
from workbench.editing.sketch import METRICS, Clause, Name, names, open_parenthesis
from workbench.query.expression import FUNCTIONS, TYPES
from workbench.query.periods import DATE
from workbench.query.tokens import Kind, Token
from workbench.query.words import HARD, UNITS

_PLAIN: dict[Kind, MarkKind] = {
    Kind.STRING: MarkKind.STRING,
    Kind.NUMBER: MarkKind.NUMBER,
    Kind.VARIABLE: MarkKind.VARIABLE,
    Kind.SYMBOL: MarkKind.OPERATOR,
    Kind.COMMENT: MarkKind.COMMENT,
}

_TIME_WORDS = frozenset(UNITS) | {
    "last",
    "this",
    "today",
    "yesterday",
    "since",
    "before",
    "to",
    "date",
    "previous",
    "period",
}
_CONDITION_WORDS = HARD | {"in", "case", "by"}
#: How many tokens back an open parenthesis is looked for, so that long lists cost no more than short ones.
_NEAR = 60

_CONSTANTS = frozenset({"true", "false", "date", "timestamp"})

_ORDER_WORDS = frozenset(["asc", "desc", "nulls", "first", "last"])


def marks(text: str, tokens: Sequence[Token], clauses: Sequence[Clause], here: Scope) -> tuple[Mark, ...]:
    """Return the marks of a text in the order of the text; blanks have none."""
    found = {token.start: _mark(token, _plain(token)) for token in tokens[:-1]}
    for clause in clauses:
        found |= {token.start: _mark(token, MarkKind.KEYWORD) for token in clause.head}
        found |= {mark.start: mark for mark in _in_clause(text, clause, here)}
    return tuple(_apart(sorted(found.values(), key=lambda mark: mark.start)))


def _apart(marks: Sequence[Mark]) -> Iterator[Mark]:
    """Leave out what lies within the mark before it: `-Q3` within the date 2013-Q3."""
    end = 0
    for mark in marks:
        if mark.start >= end:
            yield mark
            end = mark.end


def _mark(token: Token, kind: MarkKind) -> Mark:
    return Mark(token.start, token.end, kind)


def _plain(token: Token) -> MarkKind:
    if token.kind is Kind.FAULT and token.text.lstrip("eE").startswith("'"):
        return MarkKind.STRING
    return _PLAIN.get(token.kind, MarkKind.UNKNOWN)


def _in_clause(text: str, clause: Clause, here: Scope) -> Iterator[Mark]:
    match clause.phrase:
        case "metrics" | "by" | "values of" | "range of" | "use":
            yield from _listed(clause, here)
        case "where" | "having":
            yield from _condition(clause, here)
        case "during" | "compare to":
            yield from _time(text, clause.body)
        case "order by" | "limit":
            yield from _shown(clause, here)


# --- lists ------------------------------------------------------------------------------------------------------------
def _listed(clause: Clause, here: Scope) -> Iterator[Mark]:
    measuring = clause.phrase == METRICS
    for name, role in roles(clause.body):
        if role == "word":
            yield _whole(name, MarkKind.KEYWORD)
        elif role == "alias":
            yield _whole(name, MarkKind.METRIC if measuring else MarkKind.DIMENSION)
        elif role == "argument":
            yield _whole(name, MarkKind.KEYWORD if name.tokens[0].word in _CONSTANTS else MarkKind.DIMENSION)
        elif role == METRICS and measuring:
            yield from _each(name, MarkKind.METRIC if here.catalog.metric_keys(name.text) else MarkKind.UNKNOWN)
        elif role == "source" or clause.phrase == "use":
            known = here.catalog.datasets if role == "source" else here.catalog.cubes
            yield from _each(name, MarkKind.DIMENSION if name.text in known else MarkKind.UNKNOWN)
        else:
            yield from _path(name, here)


def _whole(name: Name, kind: MarkKind) -> Mark:
    return Mark(name.start, name.end, kind)


def _each(name: Name, kind: MarkKind) -> Iterator[Mark]:
    for token in name.tokens:
        yield _mark(token, MarkKind.OPERATOR if token.word == "." else kind)


def _path(name: Name, here: Scope) -> Iterator[Mark]:
    found = here.readings(name.parts) if name.parts[-1] else ()
    yield from _each(name, MarkKind.DIMENSION if found else MarkKind.UNKNOWN)
    if found and (found[0].grain or found[0].part):
        yield _mark(name.tokens[-1], MarkKind.GRAIN)


def _column(name: Name, here: Scope) -> Iterator[Mark]:
    """A column of the result: a metric, a new name or a dimension."""
    if here.readings(name.parts):
        yield from _path(name, here)
    else:
        known = name.text in here.outputs or here.catalog.metric_keys(name.text)
        yield from _each(name, MarkKind.METRIC if known else MarkKind.UNKNOWN)


def _shown(clause: Clause, here: Scope) -> Iterator[Mark]:
    for part in names(clause.body):
        if isinstance(part, Name):
            word = part.tokens[0].word if len(part.parts) == 1 else ""
            if word == "per" or (word in _ORDER_WORDS and part.start != clause.body[0].start):
                yield _whole(part, MarkKind.KEYWORD)
            else:
                yield from _column(part, here)


# --- conditions -------------------------------------------------------------------------------------------------------
class Operand(StrEnum):
    """What a name in a condition is."""

    WORD = "word"
    FUNCTION = "function"
    METRIC = "metric"
    PATH = "path"
    PARAMETER = "parameter"
    COLUMN = "column"


def operands(clause: Clause) -> Iterator[tuple[Name, Operand]]:
    """Yield the names of a condition with what each is; in `having` they are columns of the result."""
    body = clause.body
    at = {token.start: index for index, token in enumerate(body)}
    for part in names(body):
        if isinstance(part, Name):
            index = at[part.start]
            end = index + len(part.tokens)
            after = body[end] if end < len(body) else None
            yield part, _operand(part, body, index, after, having=clause.phrase == "having")


def _operand(name: Name, body: Sequence[Token], index: int, after: Token | None, *, having: bool) -> Operand:
    word = name.tokens[0].word if len(name.parts) == 1 else ""
    before = body[index - 1].word if index else ""
    if word in _CONDITION_WORDS or (word in TYPES and before == "as"):
        return Operand.WORD
    if word in {"date", "timestamp"} and after is not None and after.kind is Kind.STRING:
        return Operand.WORD
    if after is not None and after.word == "(":
        in_metric = before == "(" and index > 1 and body[index - 2].word == "metric"
        given = word not in FUNCTIONS and _opens_arguments(body, index + len(name.tokens))
        return Operand.METRIC if in_metric or given else Operand.FUNCTION
    if before == "(" and index > 1 and body[index - 2].word == "metric":
        return Operand.METRIC
    if before in {"(", ","} and after is not None and after.word == "=" and _given(body, index):
        return Operand.PARAMETER
    return Operand.COLUMN if having and not _within_metric(body, index) else Operand.PATH


def _opens_arguments(body: Sequence[Token], index: int) -> bool:
    """Whether a parenthesis with a parameter's name and `=` stands here."""
    words = [token.word for token in body[index : index + 3]]
    return len(words) == 3 and words[0] == "(" and words[2] == "="


def _given(body: Sequence[Token], index: int) -> bool:
    """Whether the parenthesis around a word is that of a metric's parameters."""
    opening = open_parenthesis(body[max(0, index - _NEAR) : index])
    start = None if opening is None else opening + max(0, index - _NEAR)
    if start is None or start == 0 or not _opens_arguments(body, start):
        return False
    before = body[start - 1]
    return (
        before.kind in {Kind.WORD, Kind.QUOTED} and before.word not in FUNCTIONS and before.word not in _CONDITION_WORDS
    )


def _within_metric(body: Sequence[Token], index: int) -> bool:
    near = body[max(0, index - _NEAR) : index]
    opening = open_parenthesis(near)
    return opening is not None and opening > 0 and near[opening - 1].word == "metric"


def _condition(clause: Clause, here: Scope) -> Iterator[Mark]:
    for name, operand in operands(clause):
        match operand:
            case Operand.WORD:
                yield _whole(name, MarkKind.KEYWORD)
            case Operand.FUNCTION:
                known = name.tokens[0].word in {"metric", "cast", *FUNCTIONS}
                yield _whole(name, MarkKind.FUNCTION if known else MarkKind.UNKNOWN)
            case Operand.METRIC:
                yield from _each(name, MarkKind.METRIC if here.catalog.metric_keys(name.text) else MarkKind.UNKNOWN)
            case Operand.COLUMN:
                yield from _column(name, here)
            case Operand.PARAMETER:
                yield _whole(name, MarkKind.DIMENSION)
            case _:
                yield from _path(name, here)


# --- time -------------------------------------------------------------------------------------------------------------
def _time(text: str, body: Sequence[Token]) -> Iterator[Mark]:
    for token in body:
        if token.kind is Kind.WORD and token.word in _TIME_WORDS:
            yield _mark(token, MarkKind.KEYWORD)
        elif token.text[:1].isdigit() and (date := DATE.match(text, token.start)):
            yield Mark(token.start, max(token.end, date.end()), MarkKind.NUMBER)
