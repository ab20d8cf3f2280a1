"""Conditions and scalar expressions, read by binding power (Pratt's method); nothing of the text is passed on as SQL.

or < and < not < comparisons, in, between, like, is < + - || < * / % < - < names, numbers, ( )
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NoReturn, TypeAlias, cast

from workbench.errors import nearest
from workbench.query.arguments import arguments, label, measured, takes_arguments
from workbench.query.calls import check_count, refuse_function
from workbench.query.expression import (
    FUNCTIONS,
    TYPES,
    And,
    Arithmetic,
    ArithmeticOp,
    Call,
    Case,
    Cast,
    Column,
    Compare,
    CompareOp,
    Expression,
    In,
    IsNull,
    Like,
    Literal,
    MetricAt,
    Negative,
    Not,
    Or,
    Parameter,
    Path,
    Within,
)
from workbench.query.hints import TYPE_HINTS
from workbench.query.literals import day, number, stamp, string, variable, variables
from workbench.query.power import AND, NOT, OR, POWER, PREDICATE, SUM, UNARY
from workbench.query.reader import Reader
from workbench.query.tokens import Kind, Token
from workbench.query.walk import parts

#: How deep an expression may be; far beyond what a person reads, and safe for everything that walks the tree.
MOST_DEPTH = 100

_COMPARE = {"=": "=", "<>": "<>", "!=": "<>", "<": "<", "<=": "<=", ">": ">", ">=": ">="}


def condition(reader: Reader) -> Expression:
    """Read a whole condition.

    Raises:
        QueryError: it is malformed, or deeper than `MOST_DEPTH`.
    """
    start, before = reader.here, reader.index
    found = expression(reader)
    if reader.index - before > MOST_DEPTH and _too_deep(found):
        _refuse_depth(reader, start)
    return found


def expression(reader: Reader, least: int = OR) -> Expression:
    """Read an expression whose outermost operator binds at least so strongly."""
    reader.depth += 1
    if reader.depth > MOST_DEPTH:
        _refuse_depth(reader, reader.here)
    left, compared, joined = _operand(reader), False, 0
    while (power := _power_here(reader)) >= least:
        joined += 1
        if joined > MOST_DEPTH:
            _refuse_depth(reader, reader.here)
        if compared and power == PREDICATE:
            remedy = "Put one of them in parentheses, or say: a < b and b < c."
            raise reader.fault(
                reader.here, f"Two comparisons in a row: '{reader.here.text}' follows another.", remedy=remedy
            )
        compared = power == PREDICATE
        left = _joined(reader, left, power)
    reader.depth -= 1
    return left


def _refuse_depth(reader: Reader, token: Token) -> NoReturn:
    remedy = "Write long alternatives as in (…)."
    raise reader.fault(token, f"This is nested more than {MOST_DEPTH} deep.", code="too-deep", remedy=remedy)


def _too_deep(root: Expression) -> bool:
    """Whether a path from the root is longer than allowed; without recursion, because it may be."""
    level, depth = [root], 1
    while level and depth <= MOST_DEPTH:
        level = [part for here in level if not isinstance(here, Literal | Column) for part in parts(here)]
        depth += 1
    return bool(level)


def _power_here(reader: Reader) -> int:
    word = reader.here.word
    power = POWER.get(word, 0)
    if word == "in":
        after = reader.ahead()
        return power if after.word == "(" or after.kind is Kind.VARIABLE else 0
    if word == "not":
        return power if reader.ahead().word in {"in", "between", "like", "ilike"} else 0
    return power


def _joined(reader: Reader, left: Expression, power: int) -> Expression:
    if power == AND:
        return And(_chain(reader, left, "and", And))
    if power == OR:
        return Or(_chain(reader, left, "or", Or))
    if power == PREDICATE:
        return _predicate(reader, left)
    operator = reader.next().word
    return Arithmetic(cast("ArithmeticOp", operator), left, expression(reader, power + 1))


def _chain(reader: Reader, first: Expression, word: str, kind: type[And | Or]) -> tuple[Expression, ...]:
    operands: list[Expression] = []
    operands.extend(first.operands if isinstance(first, kind) else (first,))
    while reader.take(word):
        operand = expression(reader, POWER[word] + 1)
        operands.extend(operand.operands if isinstance(operand, kind) else (operand,))
    return tuple(operands)


# --- comparisons ------------------------------------------------------------------------------------------------------
def _predicate(reader: Reader, left: Expression) -> Expression:
    negated = reader.take("not")
    token = reader.next()
    match token.word:
        case "in":
            return In(left, _items(reader), negated)
        case "between":
            return _between(reader, left, negated=negated)
        case "like" | "ilike":
            return Like(left, expression(reader, SUM), negated, token.word == "ilike")
        case "is":
            negated = reader.take("not")
            reader.expect("null", "'is' is followed by null or not null.", remedy="Values are compared with =.")
            return IsNull(left, negated)
        case "==":
            raise reader.fault(token, "'==' is no comparison.", remedy="Say =.")
        case _:
            return _compare(reader, token, left)


def _compare(reader: Reader, token: Token, left: Expression) -> Compare:
    right = expression(reader, SUM)
    if Literal(None) in (left, right) and reader.variables is not None:
        negative = token.word in {"<>", "!="}
        raise reader.fault(token, "Nothing equals null.", remedy=f"Say {'is not null' if negative else 'is null'}.")
    return Compare(cast("CompareOp", _COMPARE[token.word]), left, right)


def _between(reader: Reader, operand: Expression, *, negated: bool) -> Within:
    low = expression(reader, SUM)
    reader.expect("and", "'between' needs two bounds with and between them.", remedy="Say: between 1 and 5.")
    return Within(operand, low, expression(reader, SUM), negated)


def _items(reader: Reader) -> tuple[Expression, ...]:
    if reader.here.kind is Kind.VARIABLE:
        return _no_nulls(reader, variables(reader), reader.last)
    opening = reader.next()
    if reader.at(")"):
        raise reader.fault(reader.here, "This list is empty, and nothing is in it.", remedy="Name at least one value.")
    found: list[Expression] = []
    while not found or reader.take(","):
        token = reader.here
        many = variables(reader) if token.kind is Kind.VARIABLE else (expression(reader),)
        found.extend(_no_nulls(reader, many, token))
    reader.close(opening)
    return tuple(found)


def _no_nulls(reader: Reader, items: tuple[Expression, ...], token: Token) -> tuple[Expression, ...]:
    if any(isinstance(item, Literal) and item.value is None for item in items):
        raise reader.fault(token, "Nothing equals null, so it cannot be in a list.", remedy="Add: or … is null.")
    return items


# --- operands ---------------------------------------------------------------------------------------------------------
def _operand(reader: Reader) -> Expression:
    token = reader.here
    match token.kind:
        case Kind.NUMBER:
            return number(reader)
        case Kind.STRING:
            return Literal(string(reader))
        case Kind.VARIABLE:
            return Literal(variable(reader))
        case Kind.SYMBOL if token.word in _SYMBOLS:
            return _SYMBOLS[token.word](reader)
        case Kind.WORD if reader.ahead().word != ".":
            return _word(reader, token)
        case Kind.FAULT if parameter := reader.parameter():
            return Parameter(parameter)
    return _column(reader)


def _column(reader: Reader) -> Column:
    """A path; in `having` also a metric with values for its parameters, which is a column of that name."""
    path = reader.path("A value or a dimension")
    return Column(Path((label(".".join(path.parts), arguments(reader)),))) if takes_arguments(reader) else Column(path)


def _word(reader: Reader, token: Token) -> Expression:
    after = reader.ahead()
    if token.word in _FORMS and _FORMS[token.word][0](after):
        return _FORMS[token.word][1](reader)
    if after.word == "(" and not reader.opens_clause() and token.word not in {"and", "or"}:
        given = token.word not in FUNCTIONS and reader.ahead(3).word == "="
        return _column(reader) if given else _call(reader)
    return _column(reader)


def _group(reader: Reader) -> Expression:
    opening = reader.next()
    found = expression(reader)
    reader.close(opening)
    return found


def _negative(reader: Reader) -> Expression:
    reader.next()
    if reader.here.kind is Kind.NUMBER:
        return number(reader, negative=True)
    return Negative(expression(reader, UNARY))


def _positive(reader: Reader) -> Expression:
    raise reader.fault(reader.here, "A number needs no '+' before it.", remedy="Leave it out.")


def _not(reader: Reader) -> Expression:
    reader.next()
    return Not(expression(reader, NOT))


def _constant(value: bool | None) -> Callable[[Reader], Expression]:  # noqa: FBT001  the value itself
    def read(reader: Reader) -> Expression:
        reader.next()
        return Literal(value)

    return read


def _date(reader: Reader) -> Expression:
    reader.next()
    return Literal(day(reader))


def _timestamp(reader: Reader) -> Expression:
    reader.next()
    return Literal(stamp(reader))


def _select(reader: Reader) -> Expression:
    remedy = "A metric at another grain is: metric(name by path) > 3."
    raise reader.fault(reader.here, "A query has no sub-queries.", code="sql", remedy=remedy)


def _interval(reader: Reader) -> Expression:
    remedy = "Stretches of time are asked for with during: last 7 days, 2013-06-01 to 2013-06-30."
    raise reader.fault(reader.here, "There are no intervals in conditions.", code="sql", remedy=remedy)


def _case(reader: Reader) -> Expression:
    start = reader.next()
    if not reader.at("when"):
        raise reader.fault(reader.here, "'case' is followed by when.", remedy="Say: case when x = 1 then … end.")
    whens: list[tuple[Expression, Expression]] = []
    while reader.take("when"):
        test = expression(reader)
        reader.expect("then", "'then' is missing in this case.", remedy="Say: case when … then … end.")
        whens.append((test, expression(reader)))
    otherwise = expression(reader) if reader.take("else") else None
    if not reader.at("end"):
        raise reader.fault(start, "This 'case' is never ended.", code="unclosed", remedy="Add: end.")
    reader.next()
    return Case(tuple(whens), otherwise)


def _cast(reader: Reader) -> Expression:
    reader.next()
    opening = reader.next()
    operand = expression(reader)
    reader.expect("as", "'cast' is written: cast(x as type).")
    token = reader.next()
    if token.word not in TYPES:
        near = (TYPE_HINTS[token.word],) if token.word in TYPE_HINTS else nearest(token.text, TYPES)
        remedy = None if near else f"Types: {', '.join(sorted(TYPES))}."
        raise reader.fault(token, f"No type '{token.text}'.", code="type", suggestions=near, remedy=remedy)
    if reader.at("("):
        raise reader.fault(reader.here, "Types take no width here.", remedy=f"Say: as {token.word}.")
    reader.close(opening)
    return Cast(operand, token.word)


def _metric(reader: Reader) -> Expression:
    reader.next()
    opening = reader.next()
    name, given = measured(reader)
    by = reader.paths("A dimension") if reader.take("by") else ()
    reader.close(opening)
    return MetricAt(name, by, given)


def _call(reader: Reader) -> Expression:
    token = reader.next()
    if token.word not in FUNCTIONS:
        refuse_function(reader, token)
    opening = reader.next()
    arguments: list[Expression] = []
    while not reader.at(")") and (not arguments or reader.take(",")):
        arguments.append(expression(reader))
    reader.close(opening)
    if reader.at("over"):
        raise reader.fault(
            reader.here,
            "A condition has no window functions.",
            code="sql",
            remedy="Say: limit 3 per path, or share of a metric.",
        )
    check_count(reader, token, len(arguments))
    return Call(token.word, tuple(arguments))


Read: TypeAlias = Callable[[Reader], Expression]

_SYMBOLS: dict[str, Read] = {"(": _group, "-": _negative, "+": _positive}


def _always(_: Token) -> bool:
    return True


def _quoted(after: Token) -> bool:
    return after.kind is Kind.STRING


def _named(after: Token) -> bool:
    return after.word not in POWER and after.kind in {Kind.WORD, Kind.NUMBER, Kind.QUOTED}


def _opened(after: Token) -> bool:
    return after.word == "("


#: Words that begin an expression of their own, each when the next token fits; else they are names.
_FORMS: dict[str, tuple[Callable[[Token], bool], Read]] = {
    "not": (_always, _not),
    "true": (_always, _constant(value=True)),
    "false": (_always, _constant(value=False)),
    "null": (_always, _constant(value=None)),
    "date": (_quoted, _date),
    "timestamp": (_quoted, _timestamp),
    "interval": (_quoted, _interval),
    "select": (_named, _select),
    "case": (lambda after: after.word != "" and after.word not in POWER, _case),
    "cast": (_opened, _cast),
    "metric": (_opened, _metric),
}
