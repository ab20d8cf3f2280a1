"""How to say in one dialect what DuckDB's means: small trees for small trees, looked up by class in `dialects`.

The compiler writes trees that mean what they mean on DuckDB. Where sqlglot would spell the same words in a dialect that
takes them differently, a rewrite stands here; each is checked by the conformance tests on the engines that tests run.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from sqlglot import exp

from workbench.planner.trees import copied

#: What takes the place of a node; its children are rewritten already.
Rewrite = Callable[[exp.Expr], exp.Expr]
Rewrites = Mapping[type[exp.Expr], Rewrite]

#: Parts of a moment as functions of DuckDB, and as the unit that EXTRACT knows.
_PARTS: dict[type[exp.Expr], str] = {
    exp.Year: "YEAR",
    exp.Quarter: "QUARTER",
    exp.Month: "MONTH",
    exp.Week: "WEEK",
    exp.WeekOfYear: "WEEK",
    exp.Day: "DAY",
    exp.DayOfWeek: "DOW",
    exp.DayOfWeekIso: "ISODOW",
    exp.DayOfYear: "DOY",
    exp.Hour: "HOUR",
    exp.Minute: "MINUTE",
}

#: What is true or false by its form.
_TESTS = (exp.Predicate, exp.Not, exp.And, exp.Or, exp.Boolean)


def rewritten(tree: exp.Expr, rewrites: Rewrites) -> exp.Expr:
    """Return a tree with each node replaced for which there is a rewrite, the inner ones first."""
    for node in reversed([node for node in tree.walk() if type(node) in rewrites]):
        rewrite = rewrites[type(node)]
        if node.parent is None:
            return rewrite(node)
        # A rewrite may put the node inside a new one, which takes its parent from it: a stand-in keeps the place.
        stand_in = exp.Placeholder()
        node.replace(stand_in)
        stand_in.replace(rewrite(node))
    return tree


@cache
def _type(name: str) -> exp.DataType:
    return exp.DataType.build(name)


def type_of(name: str) -> exp.DataType:
    """Return a type by its name; parsed once, since that takes longer than all the rest of a cast."""
    known = _type(name)
    return known.copy() if known.expressions else exp.DataType(**known.args)


def cast(tree: exp.Expr, type_: str) -> exp.Expr:
    """Return a tree as a type; nothing is done twice."""
    wanted = type_of(type_)
    return tree if isinstance(tree, exp.Cast) and tree.to == wanted else exp.Cast(this=tree, to=wanted)


# --- numbers ----------------------------------------------------------------------------------------------------------
def average_as_double(node: exp.Expr) -> exp.Expr:
    """DuckDB's average is a double; elsewhere it is a decimal of few digits for whole numbers and decimals."""
    distinct = node.this
    if isinstance(distinct, exp.Distinct):
        return exp.Avg(this=exp.Distinct(expressions=[cast(e, "DOUBLE") for e in distinct.expressions]))
    argument = exp.cast(distinct, "INT", copy=False) if isinstance(distinct, _TESTS) else distinct
    return exp.Avg(this=cast(argument, "DOUBLE"))


def sum_of_tests(node: exp.Expr) -> exp.Expr:
    """DuckDB adds true as 1 and false as 0."""
    return exp.Sum(this=cast(node.this, "INT")) if isinstance(node.this, _TESTS) else node


def decimal_remainder(node: exp.Expr) -> exp.Expr:
    """Doubles have no remainder there; decimals have."""
    return exp.Mod(this=cast(node.this.unnest(), "DECIMAL"), expression=cast(node.expression.unnest(), "DECIMAL"))


def round_decimals(node: exp.Expr) -> exp.Expr:
    """Doubles round half to even, and not to places, where DuckDB rounds half away from zero."""
    node.set("this", cast(node.this, "DECIMAL"))
    return cast(node, "DOUBLE")


# --- texts ------------------------------------------------------------------------------------------------------------
def backslash_is_plain(node: exp.Expr) -> exp.Expr:
    """DuckDB's LIKE has no sign of escape unless one is named; where the backslash is one, two stand for it."""
    if isinstance(node.parent, exp.Escape):
        return node
    pattern = node.expression
    if isinstance(pattern, exp.Literal) and pattern.is_string:
        node.set("expression", exp.Literal.string(pattern.this.replace("\\", "\\\\")))
    else:
        one, two = exp.Literal.string("\\"), exp.Literal.string("\\\\")
        node.set("expression", exp.Replace(this=pattern, expression=one, replacement=two))
    return node


# --- moments ----------------------------------------------------------------------------------------------------------
def extracted(units: Mapping[str, str | Rewrite]) -> Rewrites:
    """Rewrites of EXTRACT and its functions: by a unit's other name, or by a tree made of the moment.

    DuckDB's `dow` counts from Sunday, 0; `isodow` from Monday, 1; `week` is ISO 8601's.
    """

    def part(unit: str, moment: exp.Expr) -> exp.Expr:
        spelled = units.get(unit, unit)
        if isinstance(spelled, str):
            return exp.Extract(this=exp.var(spelled), expression=moment)
        return spelled(moment)

    functions = {kind: (lambda node, unit=unit: cast(part(unit, node.this), "BIGINT")) for kind, unit in _PARTS.items()}
    return {exp.Extract: lambda node: part(node.this.name.upper(), node.expression), **functions}


def plus(number: int, tree: exp.Expr) -> exp.Expr:
    """Return a tree with a whole number added."""
    return exp.Paren(this=exp.Add(this=tree, expression=exp.Literal.number(number)))


def iso_from_sunday_first(unit: str) -> Rewrite:
    """Monday 1 … Sunday 7 from a unit that counts Sunday 1 … Saturday 7."""

    def iso(moment: exp.Expr) -> exp.Expr:
        day = exp.Extract(this=exp.var(unit), expression=moment)
        return plus(1, exp.Mod(this=plus(5, day), expression=exp.Literal.number(7)))

    return iso


def from_zero(unit: str) -> Rewrite:
    """Sunday 0 … Saturday 6 from a unit that counts Sunday 1 … Saturday 7."""
    return lambda moment: plus(-1, exp.Extract(this=exp.var(unit), expression=moment))


def called(function: str, *more: int) -> Rewrite:
    """A function of the moment, with constants behind it."""
    return lambda tree: exp.Anonymous(this=function, expressions=[tree, *map(exp.Literal.number, more)])


def sunday_zero(function: str) -> Rewrite:
    """Sunday 0 … Saturday 6 from a function that counts Monday 1 … Sunday 7."""
    return lambda tree: exp.Mod(this=called(function)(tree), expression=exp.Literal.number(7))


def truncated_without_zone(node: exp.Expr) -> exp.Expr:
    """Where truncating gives a moment with a zone, the moment without."""
    return cast(node, "TIMESTAMPNTZ")


def without_zone(node: exp.Expr) -> exp.Expr:
    """A TIMESTAMP of DuckDB has no zone, whatever a session calls by that word."""
    return cast(node.this, "TIMESTAMPNTZ") if isinstance(node, exp.Cast) and node.to.is_type("TIMESTAMP") else node


def truncated_to_monday(node: exp.Expr) -> exp.Expr:
    """DATE_TRUNC of dates and moments alike, where a bare WEEK would start on Sunday."""
    unit = node.args["unit"].name.upper()
    week = exp.Anonymous(this="WEEK", expressions=[exp.var("MONDAY")])
    return exp.Anonymous(this="DATE_TRUNC", expressions=[node.this, week if unit == "WEEK" else exp.var(unit)])


def named(function: str, *arguments: str) -> Rewrite:
    """The same under another name: a call with the node's parts of these names."""

    def call(node: exp.Expr) -> exp.Expr:
        parts = [node.args.get(name) for name in arguments]
        return exp.Anonymous(this=function, expressions=[part for part in parts if part is not None])

    return call


def date_of_texts(node: exp.Expr) -> exp.Expr:
    """Year, month and day as an ISO date, where there is no function for it."""
    texts = [_padded(node.args[name], width) for name, width in (("year", 4), ("month", 2), ("day", 2))]
    dash = exp.Literal.string("-")
    pieces = [texts[0], dash, texts[1], copied(dash), texts[2]]
    return exp.Cast(this=exp.Concat(expressions=pieces, safe=False, coalesce=False), to=type_of("DATE"))


def _padded(number: exp.Expr, width: int) -> exp.Expr:
    return exp.Pad(
        this=exp.Cast(this=number, to=type_of("VARCHAR")),
        expression=exp.Literal.number(width),
        fill_pattern=exp.Literal.string("0"),
        is_left=True,
    )


def found_in(node: exp.Expr) -> exp.Expr:
    """Whether a text holds another, by its place."""
    place = exp.StrPosition(this=node.this, substr=node.expression)
    return exp.Paren(this=exp.GT(this=place, expression=exp.Literal.number(0)))


def ends_with(node: exp.Expr) -> exp.Expr:
    """Whether a text ends with another, by its last signs."""
    tail = exp.Right(this=node.this, expression=exp.Length(this=copied(node.expression)))
    return exp.Paren(this=exp.EQ(this=tail, expression=node.expression))
