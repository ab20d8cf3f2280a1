"""The sums that allocation needs, as queries for a warehouse: bills of billions of rows are added up where they are.

What comes back is one row per period, currency, platform, pool and owner, and one per edge of the graph; `allocate_sums`
takes it from there. The queries hold nothing but CASE, COALESCE, DATE_TRUNC, CONCAT and sums, so that DuckDB, Spark and
Trino read them alike: `charge_sums(rules).sql(dialect="spark")`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlglot import exp

from workbench.efficiency.allocation.rules import Rules
from workbench.efficiency.allocation.tables import NOBODY, Grain
from workbench.efficiency.tables import UNOWNED, idle_owner

_AMOUNT = exp.DataType.build("DECIMAL(38, 12)")


def charge_sums(rules: Rules, table: str | exp.Table = "attributed", *, grain: Grain = Grain.DAY) -> exp.Select:
    """Return the query of period, currency, platform, pool, owner and amount, by all of these.

    Args:
        table: attributed charges, with the columns that `allocate` takes.
    """
    pool = _when(_shared(rules, "platform"), _pool(rules, "platform", "asset_id"), None)
    owner = _when(exp.not_(_shared(rules, "platform")), _owner(), None)
    keys = {"period": _period(grain), "currency": _col("currency"), "platform": _col("platform")}
    return _sums({**keys, "pool": pool, "owner": owner}, "amount", table)


def usage_sums(rules: Rules, table: str | exp.Table = "usage", *, grain: Grain = Grain.DAY) -> exp.Select:
    """Return the query of period, pool, platform, measure, unit, target and quantity, by all of these.

    Args:
        table: usage with the owners of its consumers; all columns that `allocate` can take must be there.
    """
    nobody = exp.EQ(this=_col("consumer_asset_id"), expression=_text(NOBODY))
    pooled = _shared(rules, "consumer_platform")
    target = exp.Case(
        ifs=[
            exp.If(this=nobody, true=_join(_text(f"o{idle_owner('')}"), _col("platform"))),
            exp.If(this=pooled, true=_join(_text("p"), _pool(rules, "consumer_platform", "consumer_asset_id"))),
        ],
        default=_join(_text("o"), _owner()),
    )
    keys = {
        "period": _period(grain),
        "pool": _pool(rules, "platform", "producer_asset_id"),
        "platform": _col("platform"),
        "measure": _col("measure"),
        "unit": exp.func("COALESCE", _col("unit"), _text("")),
        "target": target,
    }
    return _sums(keys, "quantity", table)


def _shared(rules: Rules, platform: str) -> exp.Expr:
    """Whether what stands on a platform belongs to its pool, and not to its own owner."""
    pooled = rules.pooled()
    always = [name for name, rule in pooled.items() if not rule.owned_stay]
    unless = [name for name, rule in pooled.items() if rule.owned_stay]
    unowned = exp.and_(_among(platform, unless), exp.Is(this=_col("owner_id"), expression=exp.null()))
    return exp.paren(exp.or_(_among(platform, always), unowned))


def _among(column: str, names: Sequence[str]) -> exp.Expr:
    """Whether a column is one of some names; no, where it is null or there are none."""
    if not names:
        return exp.EQ(this=exp.Literal.number(1), expression=exp.Literal.number(0))
    known = exp.In(this=_col(column), expressions=[_text(name) for name in sorted(names)])
    return exp.paren(exp.and_(exp.not_(exp.Is(this=_col(column), expression=exp.null())), known))


def _pool(rules: Rules, platform: str, asset: str) -> exp.Expr:
    divided = [name for name, rule in rules.pooled().items() if rule.by_asset]
    named = exp.and_(_among(platform, divided), exp.not_(exp.Is(this=_col(asset), expression=exp.null())))
    return _when(named, _join(_join(_col(platform), _text("/")), _col(asset)), _col(platform))


def _owner() -> exp.Expr:
    return exp.func("COALESCE", _col("owner_id"), _text(UNOWNED))


def _period(grain: Grain) -> exp.Expr:
    return exp.TimestampTrunc(this=_col("period_start"), unit=exp.var(grain.value.upper()))


def _sums(keys: Mapping[str, exp.Expr], value: str, table: str | exp.Table) -> exp.Select:
    total = exp.cast(exp.Sum(this=exp.cast(_col(value), _AMOUNT)), _AMOUNT)
    source = exp.Table(this=exp.to_identifier(table, quoted=True)) if isinstance(table, str) else table
    columns = [exp.alias_(one, name, quoted=True) for name, one in keys.items()]
    inner = exp.select(*columns, exp.alias_(_col(value), value, quoted=True)).from_(source).subquery("placed")
    names = [_col(name) for name in keys]
    ordered = [exp.Ordered(this=_col(name), desc=False, nulls_first=False) for name in keys]
    return exp.select(*names, exp.alias_(total, value, quoted=True)).from_(inner).group_by(*names).order_by(*ordered)


def _when(condition: exp.Expr, then: exp.Expr, otherwise: exp.Expr | None) -> exp.Expr:
    return exp.Case(ifs=[exp.If(this=condition, true=then)], default=otherwise)


def _join(first: exp.Expr, second: exp.Expr) -> exp.Expr:
    return exp.DPipe(this=first, expression=second)


def _col(name: str) -> exp.Column:
    return exp.column(exp.to_identifier(name, quoted=True))


def _text(value: str) -> exp.Expr:
    return exp.Literal.string(value)
