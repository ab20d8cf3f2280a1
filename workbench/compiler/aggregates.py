"""Aggregates as each dialect has them: a table of what must be said otherwise, and of what cannot be said.

sqlglot spells what differs only in name. What stands here differs in shape, or is not there: then it is refused, never
replaced by something that gives another number.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sqlglot import exp

from workbench.errors import Issue, UnsupportedError
from workbench.planner.trees import copied

#: How an aggregate is said; None: the dialect has nothing that gives the same number.
Said = Callable[[exp.Expr], exp.Expr] | None


def said(tree: exp.Expr, dialect: str) -> exp.Expr:
    """Return an aggregate as a dialect has it.

    Raises:
        UnsupportedError: the dialect cannot do it exactly.
    """
    table = SAID.get(dialect, {})
    if type(tree) not in table:
        return tree
    how = table[type(tree)]
    if how is None:
        message = f"{dialect} has no exact {tree.sql('duckdb').partition('(')[0].lower()}."
        remedy = "Use approx_quantile, or another dialect." if type(tree) in _QUANTILES else "Use another dialect."
        raise UnsupportedError(Issue("dialect", message, remedy=remedy))
    return how(tree)


def known(kind: type[exp.Expr], aggregate: exp.Expr, dialect: str) -> exp.Expr:
    """Return an aggregate with null where a dialect says NaN for what cannot be computed, such as of one pair."""
    if kind not in NOT_A_NUMBER.get(dialect, ()):
        return aggregate
    nan = exp.Cast(this=exp.Literal.string("NaN"), to=exp.DataType.build("DOUBLE"))
    return exp.Nullif(this=aggregate, expression=nan)


def counted(tree: exp.Expr, where: exp.Expr) -> exp.Expr:
    """Return an aggregate over the rows that count, for dialects without FILTER: of the others it reads nothing.

    Every aggregate here passes over rows where the argument is null; of pairs, where either is.
    """
    argument = _counted_argument(tree)
    argument.replace(exp.Case(ifs=[exp.If(this=where, true=copied(argument))]))
    return tree


def _counted_argument(tree: exp.Expr) -> exp.Expr:
    by = tree.args.get("expression")
    found = by if isinstance(tree, (exp.ArgMin, exp.ArgMax)) and by is not None else tree.this
    while isinstance(found, (exp.Order, exp.Distinct)):
        found = found.expressions[0] if isinstance(found, exp.Distinct) else found.this
    return found  # type: ignore[no-any-return]  # sqlglot's own types are not that fine


_QUANTILES = frozenset({exp.Median, exp.PercentileCont, exp.PercentileDisc})


def _exact_distinct(tree: exp.Expr) -> exp.Expr:
    return exp.Count(this=exp.Distinct(expressions=[tree.this]))


def _exact_quantile(tree: exp.Expr) -> exp.Expr:
    return exp.PercentileCont(this=tree.this, expression=tree.args["quantile"])


def _of_doubles(tree: exp.Expr) -> exp.Expr:
    """What lies between two decimals, where the dialect would round it down to their own places: 0.00 between 0.00 and 0.01."""
    tree.set("this", exp.Cast(this=tree.this, to=exp.DataType.build("DOUBLE")))
    return tree


def _first_of_array(tree: exp.Expr) -> exp.Expr:
    """The value at the least or greatest other one, as the first of an ordered array of the rows that have both."""
    value, by = tree.this, tree.args["expression"]
    order = exp.Ordered(this=by, desc=isinstance(tree, exp.ArgMax), nulls_first=False)
    array = exp.ArrayAgg(this=exp.Order(this=value, expressions=[order]))
    both = exp.and_(_known(value), _known(by), copy=False)
    filtered = exp.Filter(this=array, expression=exp.Where(this=both))
    return exp.Bracket(this=exp.Paren(this=filtered), expressions=[exp.Literal.number(0)])


def _of_known(tree: exp.Expr) -> exp.Expr:
    """The value at the least or greatest other one, passing over rows without a value as DuckDB does."""
    by = tree.args["expression"]
    tree.set("expression", exp.Case(ifs=[exp.If(this=_known(tree.this), true=copied(by))]))
    return tree


def _known(tree: exp.Expr) -> exp.Expr:
    return exp.Not(this=exp.Is(this=copied(tree), expression=exp.null()))


def _of_texts(tree: exp.Expr) -> exp.Expr:
    """Joined texts of what is perhaps none, where the dialect joins nothing else."""
    ordered = tree.this
    ordered.set("this", exp.Cast(this=ordered.this, to=exp.DataType.build("TEXT")))
    return tree


def _within_group(name: str) -> Callable[[exp.Expr], exp.Expr]:
    def ordered(tree: exp.Expr) -> exp.Expr:
        at = tree.args.get("expression") or exp.Literal.number("0.5")
        order = exp.Order(expressions=[exp.Ordered(this=tree.this, nulls_first=True)])
        return exp.WithinGroup(this=exp.Anonymous(this=name, expressions=[at]), expression=order)

    return ordered


#: Spark's, and those of Databricks, which is made of it.
_SPARK: Mapping[type[exp.Expr], Said] = {
    exp.PercentileCont: _within_group("PERCENTILE_CONT"),
    exp.PercentileDisc: _within_group("PERCENTILE_DISC"),
    exp.ArgMin: _of_known,
    exp.ArgMax: _of_known,
}

#: Where quantiles are approximate, or not for groups; and a value at the least or greatest other one passes over no row.
_NO_QUANTILES: Mapping[type[exp.Expr], Said] = {
    exp.Median: None,
    exp.PercentileCont: None,
    exp.PercentileDisc: None,
    exp.ArgMin: _of_known,
    exp.ArgMax: _of_known,
}

SAID: Mapping[str, Mapping[type[exp.Expr], Said]] = {
    "duckdb": {exp.Median: _of_doubles, exp.PercentileCont: _of_doubles},
    "postgres": {
        exp.ApproxDistinct: _exact_distinct,
        exp.ApproxQuantile: _exact_quantile,
        exp.ArgMin: _first_of_array,
        exp.ArgMax: _first_of_array,
        exp.GroupConcat: _of_texts,
    },
    "spark": _SPARK,
    "databricks": _SPARK,
    "trino": _NO_QUANTILES,
    "bigquery": _NO_QUANTILES,
    "clickhouse": _NO_QUANTILES,
    "snowflake": {exp.ArgMin: _of_known, exp.ArgMax: _of_known},
}

#: Aggregates whose spelling takes no FILTER although the dialect has it: what counts is said in the argument.
NO_FILTER: Mapping[str, frozenset[type[exp.Expr]]] = {
    "postgres": frozenset({exp.ArgMin, exp.ArgMax}),
}

#: Aggregates that give NaN where the others give null.
NOT_A_NUMBER: Mapping[str, frozenset[type[exp.Expr]]] = {"duckdb": frozenset({exp.Corr})}
