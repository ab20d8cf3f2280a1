"""A condition in SQL to the tree of our own query language, node by node; what it has no word for is refused by name.

The other system's own names in it (`{{ Dimension('a__b') }}`, `node.column[role]`) are columns by then: each is given
to a function of the format, which says what it means here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import TypeAlias, cast

from sqlglot import exp

from workbench.errors import Issue, QueryError
from workbench.query import expression as e

#: What a column of the other system means.
ColumnOf: TypeAlias = Callable[[exp.Column], e.Expression]

#: How deep a condition may be; as deep as query text may be.
MOST_DEPTH = 100

_COMPARE: dict[type[exp.Expr], e.CompareOp] = {
    exp.EQ: "=",
    exp.NEQ: "<>",
    exp.LT: "<",
    exp.LTE: "<=",
    exp.GT: ">",
    exp.GTE: ">=",
}

_ARITHMETIC: dict[type[exp.Expr], e.ArithmeticOp] = {
    exp.Add: "+",
    exp.Sub: "-",
    exp.Mul: "*",
    exp.Div: "/",
    exp.Mod: "%",
    exp.DPipe: "||",
}

#: sqlglot's functions with the name they have in a query and the arguments that may be given, in order.
_CALLS: dict[type[exp.Expr], tuple[str, tuple[str, ...]]] = {
    exp.Abs: ("abs", ("this",)),
    exp.Ceil: ("ceil", ("this",)),
    exp.Coalesce: ("coalesce", ("this", "expressions")),
    exp.Concat: ("concat", ("expressions",)),
    exp.Floor: ("floor", ("this",)),
    exp.Greatest: ("greatest", ("this", "expressions")),
    exp.Least: ("least", ("this", "expressions")),
    exp.Left: ("left", ("this", "expression")),
    exp.Length: ("length", ("this",)),
    exp.Ln: ("ln", ("this",)),
    exp.Lower: ("lower", ("this",)),
    exp.Nullif: ("nullif", ("this", "expression")),
    exp.Pow: ("power", ("this", "expression")),
    exp.Replace: ("replace", ("this", "expression", "replacement")),
    exp.Right: ("right", ("this", "expression")),
    exp.Round: ("round", ("this", "decimals")),
    exp.Sign: ("sign", ("this",)),
    exp.Sqrt: ("sqrt", ("this",)),
    exp.StartsWith: ("starts_with", ("this", "expression")),
    exp.Substring: ("substring", ("this", "start", "length")),
    exp.Trim: ("trim", ("this",)),
    exp.Upper: ("upper", ("this",)),
}

#: Arguments that sqlglot sets by itself and that change nothing here (our division is never an integer's).
_QUIET = frozenset({"safe", "ignore_nulls", "typed", "coalesce", "binary", "is_string"})

#: Arguments that are read, of what is no function.
_READ = frozenset(
    {"this", "expression", "expressions", "ifs", "default", "true", "false", "low", "high", "to", "negate"}
)

_T = exp.DataType.Type
_TYPES: dict[object, str] = {
    _T.BOOLEAN: "boolean",
    _T.BIGINT: "bigint",
    _T.INT: "integer",
    _T.DOUBLE: "double",
    _T.FLOAT: "double",
    _T.DECIMAL: "decimal",
    _T.TEXT: "text",
    _T.VARCHAR: "text",
    _T.DATE: "date",
    _T.TIMESTAMP: "timestamp",
    _T.TIMESTAMPNTZ: "timestamp",
    _T.DATETIME: "timestamp",
}


def expression_of(tree: exp.Expr, column: ColumnOf) -> e.Expression:
    """Return a SQL condition as an expression of ours.

    Args:
        tree: sqlglot's tree, already checked against the allow-list of formulas.
        column: what each column in it means.

    Raises:
        QueryError: it holds something that a query has no word for, named; or it is nested too deep.
    """
    if _depth(tree) > MOST_DEPTH:
        raise refused(f"More than {MOST_DEPTH} levels stand inside one another in a filter.")
    return _converted(tree, column)


def refused(message: str, remedy: str | None = None) -> QueryError:
    """Return the error of a filter that cannot be taken over."""
    return QueryError(Issue("filter", message, remedy=remedy))


def _depth(tree: exp.Expr) -> int:
    level: list[exp.Expr] = [tree]
    depth = 0
    while level and depth <= MOST_DEPTH:
        depth += 1
        level = [child for node in level for child in node.iter_expressions()]
    return depth


def _converted(tree: exp.Expr, column: ColumnOf) -> e.Expression:
    match tree:
        case exp.Paren():
            return _converted(tree.this, column)
        case exp.Column():
            return column(tree)
        case exp.And() | exp.Or():
            return _joined(tree, column)
        case exp.Not():
            return _negated(_converted(tree.this, column))
        case exp.Literal() | exp.Boolean() | exp.Null():
            return e.Literal(_constant(tree))
        case exp.Neg():
            return _negative(_converted(tree.this, column))
        case exp.Cast() if type(tree) is exp.Cast:
            return _cast(tree, column)
        case exp.Case():
            return _case(tree, column)
        case exp.If():
            return _if(tree, column)
        case _:
            return _operation(tree, column)


def _operation(tree: exp.Expr, column: ColumnOf) -> e.Expression:
    kind = type(tree)
    if kind not in _CALLS and any(value and key not in _READ | _QUIET for key, value in tree.args.items()):
        raise refused(f"A query has no word for {_called(tree)}.")
    found = _positive(tree, kind, column)
    return _negated(found) if tree.args.get("negate") else found


def _positive(tree: exp.Expr, kind: type[exp.Expr], column: ColumnOf) -> e.Expression:
    if kind in _COMPARE:
        return _compare(tree, column)
    if kind in _ARITHMETIC:
        return e.Arithmetic(_ARITHMETIC[kind], *_sides(tree, column))
    if kind in _CALLS:
        return _call(tree, column)
    match tree:
        case exp.Is():
            return _is(tree, column)
        case exp.In():
            return _in(tree, column)
        case exp.Between():
            low, high = (_converted(tree.args[name], column) for name in ("low", "high"))
            return e.Within(_converted(tree.this, column), low, high)
        case exp.Like() | exp.ILike():
            return e.Like(*_sides(tree, column), ignore_case=isinstance(tree, exp.ILike))
        case _:
            raise refused(f"A query has no word for {_called(tree)}.", "Move it into a dimension's definition.")


def _called(tree: exp.Expr) -> str:
    written = tree.sql("duckdb")
    shown = written if len(written) <= 60 else f"{written[:57]}…"
    name = tree.sql_name().lower() if isinstance(tree, exp.Func) else type(tree).__name__.lower()
    return f"{name} ({shown})"


def _sides(tree: exp.Expr, column: ColumnOf) -> tuple[e.Expression, e.Expression]:
    return _converted(tree.args["this"], column), _converted(tree.args["expression"], column)


def _joined(tree: exp.And | exp.Or, column: ColumnOf) -> e.Expression:
    kind: type[e.And | e.Or] = e.And if isinstance(tree, exp.And) else e.Or
    operands: list[e.Expression] = []
    for side in _sides(tree, column):
        operands.extend(side.operands if isinstance(side, kind) else (side,))
    return kind(tuple(operands))


def _negated(inner: e.Expression) -> e.Expression:
    """`not x`, in the operator itself where it has a negative form."""
    match inner:
        case e.IsNull(operand, negated):
            return e.IsNull(operand, not negated)
        case e.In(operand, items, False):
            return e.In(operand, items, negated=True)
        case e.Within(operand, low, high, False):
            return e.Within(operand, low, high, negated=True)
        case e.Like(operand, pattern, False, ignore_case):
            return e.Like(operand, pattern, negated=True, ignore_case=ignore_case)
        case _:
            return e.Not(inner)


def _constant(tree: exp.Expr) -> e.Scalar:
    match tree:
        case exp.Null():
            return None
        case exp.Boolean():
            return bool(tree.this)
        case exp.Literal(is_string=True):
            return str(tree.this)
    written = str(tree.this)
    if "e" in written.lower():
        return float(written)
    return Decimal(written) if "." in written else int(written)


def _negative(inner: e.Expression) -> e.Expression:
    match inner:
        case e.Literal(int() | Decimal() | float() as value) if not isinstance(value, bool):
            return e.Literal(-value)
        case _:
            return e.Negative(inner)


def _compare(tree: exp.Expr, column: ColumnOf) -> e.Expression:
    left, right = _sides(tree, column)
    if e.Literal(None) in (left, right):
        raise refused("Nothing equals null.", "Say is null or is not null.")
    return e.Compare(_COMPARE[type(tree)], left, right)


def _is(tree: exp.Is, column: ColumnOf) -> e.Expression:
    operand = _converted(tree.this, column)
    match tree.expression:
        case exp.Null():
            return e.IsNull(operand)
        case exp.Boolean(this=True):
            return e.Call("coalesce", (operand, e.Literal(value=False)))
        case exp.Boolean():
            return e.Call("coalesce", (_negated(operand), e.Literal(value=False)))
        case _:
            raise refused(f"A query has no word for {_called(tree)}.")


def _in(tree: exp.In, column: ColumnOf) -> e.Expression:
    if not tree.expressions:
        raise refused(f"A query has no word for {_called(tree)}.", "Write the values out.")
    items = tuple(_converted(item, column) for item in tree.expressions)
    if e.Literal(None) in items:
        raise refused("Nothing equals null, so it cannot be in a list.", "Add: or … is null.")
    return e.In(_converted(tree.this, column), items)


def _cast(tree: exp.Cast, column: ColumnOf) -> e.Expression:
    kind = _TYPES.get(tree.to.this)
    if kind is None or tree.args.get("format") or tree.to.expressions:
        raise refused(f"A query has no cast to {tree.to.sql('duckdb').lower()}.")
    operand = _converted(tree.this, column)
    match operand:
        case e.Literal(str() as written) if kind in {"date", "timestamp"}:
            return e.Literal(moment(written, kind))
        case _:
            return e.Cast(operand, kind)


def moment(written: str, kind: str) -> date | datetime:
    """Return a written day or instant.

    Raises:
        QueryError: it is none.
    """
    try:
        found = datetime.fromisoformat(written.strip())
    except ValueError:
        raise refused(f"'{written}' is no {kind}.", "Write it as 2020-01-31 or 2020-01-31 12:00:00.") from None
    if found.tzinfo is not None:
        raise refused(f"'{written}' names a time zone.", "Write the instant without one.")
    return found.date() if kind == "date" else found


def _case(tree: exp.Case, column: ColumnOf) -> e.Expression:
    subject = _converted(tree.this, column) if tree.this else None
    whens = []
    for branch in tree.args["ifs"]:
        test = _converted(branch.this, column)
        whens.append(
            (test if subject is None else e.Compare("=", subject, test), _converted(branch.args["true"], column))
        )
    otherwise = tree.args.get("default")
    return e.Case(tuple(whens), _converted(otherwise, column) if otherwise else None)


def _if(tree: exp.If, column: ColumnOf) -> e.Expression:
    test, value = _converted(tree.this, column), _converted(tree.args["true"], column)
    otherwise = tree.args.get("false")
    return e.Case(((test, value),), _converted(otherwise, column) if otherwise else None)


def _call(tree: exp.Expr, column: ColumnOf) -> e.Expression:
    name, known = _CALLS[type(tree)]
    extra = [key for key, value in tree.args.items() if value and key not in known and key not in _QUIET]
    if extra:
        raise refused(f"A query has no word for {_called(tree)}: {name} takes fewer arguments.")
    arguments = tuple(_converted(part, column) for part in _arguments(tree, known))
    least, most = e.FUNCTIONS[name]
    if len(arguments) < least or (most is not None and len(arguments) > most):
        raise refused(f"{name} does not take {len(arguments)} arguments.")
    return e.Call(name, arguments)


def _arguments(tree: exp.Expr, known: tuple[str, ...]) -> Iterator[exp.Expr]:
    for key in known:
        value = tree.args.get(key)
        if isinstance(value, list):
            yield from cast("list[exp.Expr]", value)
        elif isinstance(value, exp.Expr):
            yield value
