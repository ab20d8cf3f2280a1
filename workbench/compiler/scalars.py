"""Values, conditions and aggregates of a plan as sqlglot expressions.

One table of arithmetic holds on every dialect: `/` divides as double precision and gives null for a zero divisor;
integers are never divided as integers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import assert_never

from sqlglot import exp

from workbench.catalog.constants import literal
from workbench.catalog.formula import Formula, parts_of
from workbench.catalog.model import Span
from workbench.compiler.aggregates import NO_FILTER, counted, known, said
from workbench.compiler.dialects import PARTS, Dialect
from workbench.errors import Issue, UnsupportedError
from workbench.planner.nodes import (
    Again,
    Condition,
    Either,
    Extreme,
    Field,
    Holds,
    Kind,
    Mean,
    Measure,
    Named,
    Part,
    Predicate,
    Related,
    Shifted,
    Spans,
    Summary,
    Truncated,
    Value,
)
from workbench.planner.trees import cast_to, copied, rebuilt
from workbench.query import expression as e
from workbench.query.model import SUB_DAY, Unit

_COMPARE: dict[str, type[exp.Binary]] = {
    "=": exp.EQ,
    "<>": exp.NEQ,
    "<": exp.LT,
    "<=": exp.LTE,
    ">": exp.GT,
    ">=": exp.GTE,
}
_ARITHMETIC: dict[str, type[exp.Binary]] = {"+": exp.Add, "-": exp.Sub, "*": exp.Mul, "||": exp.DPipe}

_AGGREGATES: dict[Kind, type[exp.AggFunc]] = {
    Kind.COUNT: exp.Count,
    Kind.SUM: exp.Sum,
    Kind.MIN: exp.Min,
    Kind.MAX: exp.Max,
    Kind.AVG: exp.Avg,
}

#: Aggregates that are 0 over no row, not null.
_ZERO = frozenset({Kind.COUNT, Kind.COUNT_DISTINCT})

Names = Mapping[str, exp.Expr]


class Scalars:
    """Lowers the small parts of a plan for one dialect.

    Args:
        dialect: how to spell what differs.
        names: what each column of the node below is, where one is asked for by name.
    """

    def __init__(self, dialect: Dialect, names: Names) -> None:
        self.dialect = dialect
        self.names = names

    # --- values -------------------------------------------------------------------------------------------------------
    def value(self, value: Value) -> exp.Expr:
        """Lower a value."""
        match value:
            case Field(relation, formula, zones=zones):
                tree = self.formula(formula.tree, relation)
                return zoned(tree, *zones) if zones else tree
            case Truncated(inner, grain, months):
                return self._truncated(self.value(inner), grain, months)
            case Part(inner, part):
                extracted = exp.Extract(this=exp.var(PARTS[part]), expression=self.value(inner))
                return _cast(extracted, "INT")
            case Shifted(inner, span):
                return exp.Sub(this=self.value(inner), expression=interval(span))
            case Named(name):
                return copied(self.names[name])
            case _:
                assert_never(value)

    def _truncated(self, tree: exp.Expr, grain: Unit, months: int) -> exp.Expr:
        """The first instant of a period; weeks and years that begin elsewhere are cut as if they did not, and moved back."""
        days = -self.dialect.first_day % 7 if grain is Unit.WEEK else 0
        apart = Span(days, Unit.DAY) if days else Span(months, Unit.MONTH) if months else None
        there, back = (exp.Add, exp.Sub) if days else (exp.Sub, exp.Add)
        moved = exp.Paren(this=there(this=tree, expression=interval(apart))) if apart else tree
        truncated: exp.Expr = exp.TimestampTrunc(this=moved, unit=exp.var(grain.upper()))
        if apart:
            truncated = back(this=truncated, expression=interval(apart))
        return truncated if grain in SUB_DAY else _cast(truncated, "DATE")

    def formula(
        self, tree: exp.Expr, relation: str, bindings: Mapping[tuple[str, ...], Value] | None = None
    ) -> exp.Expr:
        """Lower a formula over the columns of a relation; its dotted names are bound to values."""

        def placed(node: exp.Expr) -> exp.Expr | None:
            if isinstance(node, exp.Dot) and bindings and (parts := parts_of(node)):
                return self.value(bindings[parts])
            if not isinstance(node, exp.Column):
                return None
            if node.table and bindings:
                return self.value(bindings[tuple(part.name for part in node.parts)])
            if not relation:
                return copied(self.names[node.name])
            return exp.Column(this=copied(node.this), table=exp.to_identifier(relation))

        return rebuilt(tree, placed, self._portable)

    def computed(self, formula: Formula) -> exp.Expr:
        """Lower a formula whose columns are names of the node below."""

        def placed(node: exp.Expr) -> exp.Expr | None:
            return copied(self.names[node.name]) if isinstance(node, exp.Column) else None

        return rebuilt(formula.tree, placed, self._portable)

    def _portable(self, node: exp.Expr) -> exp.Expr:
        if isinstance(node, exp.Div) and not node.args.get("typed"):
            return divide(node.this, node.expression)
        if isinstance(node, exp.Mod | exp.IntDiv):
            return type(node)(this=node.this, expression=_divisor(node.expression))
        return node

    # --- predicates ---------------------------------------------------------------------------------------------------
    def predicate(self, predicate: Predicate) -> exp.Expr:
        """Lower a predicate."""
        match predicate:
            case Condition(expression, bindings):
                return Conditions(self, dict(bindings)).lower(expression)
            case Holds(relation, formula, bindings):
                return self.formula(formula.tree, relation, dict(bindings))
            case Either(options):
                return exp.or_(*(self.all_of(option) for option in options), copy=False)
            case Related(left, op, right):
                return _COMPARE[op](this=self.value(left), expression=self.value(right))
            case Spans(value, start, end):
                sides = [
                    kind(this=self.value(value), expression=literal(bound))
                    for kind, bound in ((exp.GTE, start), (exp.LT, end))
                    if bound is not None
                ]
                return exp.and_(*sides, copy=False) if sides else exp.true()
            case _:
                assert_never(predicate)

    def all_of(self, predicates: tuple[Predicate, ...]) -> exp.Expr:
        """Lower predicates that must all hold, at least one."""
        tests = [self.predicate(predicate) for predicate in predicates]
        return tests[0] if len(tests) == 1 else exp.and_(*tests, copy=False)

    def holds_at(self, instant: Value, start: Formula, end: Formula, relation: str) -> tuple[exp.Expr, exp.Expr]:
        """Lower that a row of a history holds at an instant: from its start on, before its end if it has one."""
        begun = exp.GTE(this=self.value(instant), expression=self.formula(start.tree, relation))
        before = exp.LT(this=self.value(instant), expression=self.formula(end.tree, relation))
        still = exp.Is(this=self.formula(end.tree, relation), expression=exp.null())
        return begun, exp.Paren(this=exp.or_(before, still, copy=False))

    # --- aggregates ---------------------------------------------------------------------------------------------------
    def measure(self, measure: Summary, *, total: bool = False) -> exp.Expr:
        """Lower an aggregate.

        Args:
            total: whether there is no key, so that the one row counts 0 over nothing.
        """
        match measure:
            case Measure(among=among) if among and not total:
                return self._defined(measure)
            case Measure():
                return self._aggregate(measure)
            case Again():
                return self._again(measure, total=total)
            case Mean(_, of):
                return exp.Avg(this=copied(self.names[of]))
            case Extreme(_, greatest, value):
                return self._extreme(exp.Max if greatest else exp.Min, value)
            case _:
                assert_never(measure)

    def _extreme(self, kind: type[exp.Min | exp.Max], value: Value) -> exp.Expr:
        """The least or the greatest of a value; of periods it is that of the least instant, found without cutting each."""
        if isinstance(value, Truncated):
            return self._truncated(self._extreme(kind, value.value), value.grain, value.months)
        return kind(this=self.value(value))

    def _defined(self, measure: Measure) -> exp.Expr:
        """An aggregate that has no value in a group without a row that it is defined over."""
        aggregate = self._aggregate(measure)
        if measure.kind not in _ZERO and not isinstance(measure.tree, exp.ApproxDistinct):
            return aggregate
        if measure.kind is Kind.COUNT and measure.argument is None and not measure.where:
            return exp.Nullif(this=aggregate, expression=exp.Literal.number(0))
        rows = self._aggregate(replace(measure, kind=Kind.COUNT, argument=None, where=()))
        there = exp.GT(this=rows, expression=exp.Literal.number(0))
        return exp.Case(ifs=[exp.If(this=there, true=aggregate)])

    def _aggregate(self, measure: Measure) -> exp.Expr:
        counted = (*measure.among, *measure.where)
        where = self.all_of(counted) if counted else None
        argument = self.formula(measure.argument, measure.relation) if measure.argument else None
        match measure.kind:
            case Kind.OTHER:
                return self._other(measure, where)
            case Kind.COUNT_DISTINCT:
                aggregate: exp.Expr = exp.Count(this=exp.Distinct(expressions=[self._if(where, argument)]))
            case kind:
                aggregate = _AGGREGATES[kind](this=self._if(where, argument))
        return self._filtered(aggregate, where)

    def _if(self, where: exp.Expr | None, argument: exp.Expr | None) -> exp.Expr:
        """The argument, or nothing for rows that do not count where the dialect has no FILTER."""
        if where is None or self.dialect.filter_clause:
            return argument or exp.Star()
        return exp.Case(ifs=[exp.If(this=where, true=argument or exp.Literal.number(1))])

    def _filtered(self, aggregate: exp.Expr, where: exp.Expr | None) -> exp.Expr:
        if where is None or not self.dialect.filter_clause:
            return aggregate
        return exp.Filter(this=aggregate, expression=exp.Where(this=where))

    def _other(self, measure: Measure, where: exp.Expr | None) -> exp.Expr:
        tree = self.formula(measure.tree, measure.relation)
        name = self.dialect.name
        if where is not None and (not self.dialect.filter_clause or type(tree) in NO_FILTER.get(name, ())):
            tree, where = counted(tree, where), None
        return known(type(tree), self._filtered(said(tree, name), where), name)

    def _again(self, again: Again, *, total: bool) -> exp.Expr:
        kind = again.kind if again.kind in {Kind.MIN, Kind.MAX} else Kind.SUM
        parts = [self._part(again, kind, name) for name in again.parts]
        match again.kind:
            case Kind.AVG:
                return divide(parts[0], parts[1])
            case Kind.COUNT if total:
                return exp.Coalesce(this=parts[0], expressions=[exp.Literal.number(0)])
            case _:
                return parts[0]

    def _part(self, again: Again, kind: Kind, name: str) -> exp.Expr:
        where = self.all_of(again.among) if again.among else None
        return self._filtered(_AGGREGATES[kind](this=self._if(where, copied(self.names[name]))), where)


class Conditions:
    """Lowers a condition of the query, each path bound to a value."""

    def __init__(self, scalars: Scalars, bindings: Mapping[e.Path | e.MetricAt, Value]) -> None:
        self.scalars = scalars
        self.bindings = bindings

    def lower(self, node: e.Expression) -> exp.Expr:
        """Lower an expression; compound parts stand in parentheses."""
        match node:
            case e.Literal(value):
                return literal(value)
            case e.Column(path):
                return self.scalars.value(self.bindings[path])
            case e.MetricAt():
                return self.scalars.value(self.bindings[node])
            case e.And(operands):
                return exp.and_(*(self.inner(o) for o in operands), copy=False)
            case e.Or(operands):
                return exp.or_(*(self.inner(o) for o in operands), copy=False)
            case e.Not(operand):
                return exp.Not(this=self.inner(operand))
            case e.Negative(operand):
                return exp.Neg(this=self.inner(operand))
            case e.Compare(op, left, right):
                return _COMPARE[op](this=self.inner(left), expression=self.inner(right))
            case e.Arithmetic(op, left, right):
                return _arithmetic(op, self.inner(left), self.inner(right))
            case e.Cast(operand, type_):
                return _cast(self.lower(operand), type_)
            case _:
                return self._test(node)

    def _test(self, node: e.Expression) -> exp.Expr:
        match node:
            case e.In(operand, items, negated):
                test: exp.Expr = exp.In(this=self.inner(operand), expressions=[self.lower(i) for i in items])
            case e.Within(operand, low, high, negated):
                test = exp.Between(this=self.inner(operand), low=self.inner(low), high=self.inner(high))
            case e.Like(operand, pattern, negated, ignore_case):
                kind = exp.ILike if ignore_case else exp.Like
                test = kind(this=self.inner(operand), expression=self.inner(pattern))
            case e.IsNull(operand, negated):
                test = exp.Is(this=self.inner(operand), expression=exp.null())
            case e.Call("mod", (left, right)):
                return _arithmetic("%", self.inner(left), self.inner(right))
            case e.Call(name, arguments):
                return exp.func(name, *(self.lower(a) for a in arguments), dialect="duckdb")
            case e.Case(whens, otherwise):
                ifs = [exp.If(this=self.lower(when), true=self.lower(then)) for when, then in whens]
                return exp.Case(ifs=ifs, default=self.lower(otherwise) if otherwise else None)
            case _:
                message = f"{type(node).__name__} is not executed in this version."
                raise UnsupportedError(Issue("unsupported-expression", message))
        return exp.Not(this=test) if negated else test

    def inner(self, node: e.Expression) -> exp.Expr:
        """Lower an operand, in parentheses unless it stands on its own."""
        return in_parentheses(self.lower(node))


def in_parentheses(tree: exp.Expr) -> exp.Expr:
    """Return a tree in parentheses unless it stands on its own: some dialects read no `a > 1 = b`."""
    compound = isinstance(tree, (exp.Binary, exp.Not, exp.Neg, exp.In, exp.Between, exp.Case)) and not isinstance(
        tree, exp.Dot
    )
    return exp.Paren(this=tree) if compound else tree


def _arithmetic(operator: str, left: exp.Expr, right: exp.Expr) -> exp.Expr:
    match operator:
        case "/":
            return divide(left, right)
        case "%":
            return exp.Mod(this=left, expression=_divisor(right))
        case _:
            return _ARITHMETIC[operator](this=left, expression=right)


def divide(left: exp.Expr, right: exp.Expr) -> exp.Expr:
    """Divide as doubles; null where the divisor is zero."""
    return exp.Div(this=_cast(left, "DOUBLE"), expression=_divisor(right), typed=True, safe=False)


def _divisor(tree: exp.Expr) -> exp.Expr:
    """What divides, null for zero: versions of one engine even differ in whether that is null or an error."""
    known = isinstance(tree, exp.Literal) and not tree.is_string and Decimal(tree.this) != 0
    return tree if known else exp.Nullif(this=tree, expression=exp.Literal.number(0))


#: Units whose intervals some dialect cannot write, in a unit that all can.
_INTERVALS: dict[str, tuple[int, str]] = {Unit.WEEK: (7, "DAY"), Unit.QUARTER: (3, "MONTH")}


def interval(span: Span) -> exp.Interval:
    """Return a length of time."""
    times, unit = _INTERVALS.get(span.grain, (1, span.grain.upper()))
    return exp.Interval(this=exp.Literal.string(str(span.count * times)), unit=exp.var(unit))


def zoned(tree: exp.Expr, written: str, read: str) -> exp.Expr:
    """Return a time of day of one zone as the time of day that it is in another."""
    zones = (exp.Literal.string(zone) for zone in (written, read))
    return exp.ConvertTimezone(source_tz=next(zones), target_tz=next(zones), timestamp=tree)


def _cast(tree: exp.Expr, type_: str) -> exp.Cast:
    return cast_to(tree, type_.upper())
