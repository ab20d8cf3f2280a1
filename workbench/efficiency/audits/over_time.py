"""Checks of sums against sums, and of what a period has against what the periods before it had."""

from __future__ import annotations

from collections.abc import Sequence

from sqlglot import exp

from workbench.catalog.formula import Formula
from workbench.efficiency.audits.model import Audit, Balance, Dropped, Fresh, Restated, Trailing
from workbench.efficiency.audits.scene import (
    Scene,
    currency,
    found,
    month,
    phrase,
    tree,
    tried,
    trunc,
)
from workbench.efficiency.ownership.matching import certain
from workbench.efficiency.relations import as_text, call, cast, col, instant, nothing, number, ordered, sub, table, text
from workbench.efficiency.tables import AMOUNT, INSTANT, TEXT


def balance(scene: Scene, check: Balance) -> exp.Select:
    """Groups of either table whose sums differ; one that the other table does not have counts as zero there."""
    names = [f"key_{n}" for n in range(len(check.by))]
    one = _summed(scene.table, check.by, check.sum, names, check.where)
    other = _summed(check.table, check.other_by, check.other_sum, names, None)
    same = exp.and_(*(exp.NullSafeEQ(this=col(n, "one"), expression=col(n, "other")) for n in names))
    sums = [exp.Coalesce(this=col("total", name), expressions=[number(0)]) for name in ("one", "other")]
    gap = exp.Sub(this=sums[0], expression=sums[1])
    keys = [exp.Coalesce(this=as_text(col(n, "one")), expressions=[as_text(col(n, "other"))]) for n in names]
    part = call("concat_ws", text(", "), *keys)
    example = phrase(part, "is", sums[0].copy(), "and not", sums[1].copy())
    period = exp.Coalesce(this=col("period", "one"), expressions=[col("period", "other")])
    currency = exp.Coalesce(this=col("currency", "one"), expressions=[col("currency", "other")])
    return (
        found(
            period=period,
            currency=currency,
            cost=cast(gap, AMOUNT),
            part=part.copy(),
            example=example,
        )
        .from_(sub(one, "one"))
        .join(sub(other, "other"), on=same, join_type=_JOINS[check.only])
        .where(exp.GT(this=exp.Abs(this=gap.copy()), expression=exp.Literal.number(str(check.tolerance))))
    )


_JOINS = {"all": "full", "both": "inner", "ours": "left"}


def _summed(
    name: str, by: Sequence[Formula], total: Formula, names: Sequence[str], where: Formula | None
) -> exp.Select:
    """Sums by keys; a key that is a time says the period, one called a currency the currency."""
    keys = [exp.alias_(tree(formula), key) for formula, key in zip(by, names, strict=True)]
    time = next((tree(f) for f in by if "date_trunc" in f.text.casefold()), None)
    money = next((tree(f) for f in by if "currency" in f.text.casefold()), None)
    query = exp.select(
        *keys,
        exp.alias_(exp.Sum(this=tree(total)), "total"),
        exp.alias_(exp.Min(this=trunc("month", time)) if time else nothing(INSTANT), "period"),
        exp.alias_(exp.Min(this=money) if money else nothing(TEXT), "currency"),
    ).from_(table(name))
    query = query.where(certain(tree(where))) if where else query
    return query.group_by(*(tree(formula) for formula in by))


def trailing(scene: Scene, check: Trailing) -> exp.Select:
    """Every group in every period from its first to the table's last, also where there is nothing."""
    by = [col(name) for name in check.by]
    time = trunc(check.grain, tried(col(check.time), INSTANT))
    amount = exp.Sum(this=tree(check.of)) if check.of else exp.Count(this=exp.Star())
    counted = exp.select(*by, exp.alias_(time, "at"), exp.alias_(amount, "amount")).from_(table(scene.table))
    counted = counted.group_by(*(n.copy() for n in by), time.copy())
    before = _before(check.by, check.periods, col("amount"))
    filled = exp.select("*", exp.alias_(before, "before")).from_(sub(_every_period(counted, check), "filled"))
    least = exp.Mul(this=col("before"), expression=exp.Literal.number(str(float(check.least))))
    part = call(
        "concat_ws", text(", "), *(as_text(n.copy()) for n in by), call("strftime", col("at"), text("%Y-%m-%d"))
    )
    example = phrase(part, "has", col("amount"), "where before it was", _rounded("before"))
    return (
        found(period=trunc("month", col("at")), part=part.copy(), example=example)
        .from_(sub(filled, "seen"))
        .where(
            exp.LT(this=col("amount"), expression=least),
            exp.GTE(this=col("before"), expression=exp.Literal.number(str(check.floor))),
        )
    )


def _every_period(counted: exp.Select, check: Trailing) -> exp.Select:
    steps = exp.Interval(this=text("1"), unit=exp.Var(this=check.grain.upper()))
    latest = exp.Subquery(this=exp.select(exp.Max(this=col("at"))).from_(table("counted")))
    days = call("unnest", call("generate_series", exp.Min(this=col("at")), latest, steps))
    by = [col(name) for name in check.by]
    calendar = exp.select(*by, exp.alias_(days, "at")).from_(table("counted"))
    calendar = calendar.group_by(*(n.copy() for n in by)) if by else calendar
    same = [exp.NullSafeEQ(this=col(n, "calendar"), expression=col(n, "counted")) for n in (*check.by, "at")]
    amount = exp.Coalesce(this=col("amount", "counted"), expressions=[number(0)])
    return (
        exp.select(*(col(n, "calendar") for n in (*check.by, "at")), exp.alias_(amount, "amount"))
        .from_(sub(calendar, "calendar"))
        .join(table("counted"), on=exp.and_(*same), join_type="left")
        .with_(table("counted"), as_=counted)
    )


def _before(by: Sequence[str], periods: int, value: exp.Expr) -> exp.Expr:
    """The average of a value in the periods before; null until there are that many."""
    window = {
        "partition_by": [col(name) for name in by],
        "order": exp.Order(expressions=[ordered(col("at"))]),
        "spec": exp.WindowSpec(
            kind="ROWS", start=number(periods), start_side="PRECEDING", end=number(1), end_side="PRECEDING"
        ),
    }
    mean = exp.Window(this=exp.Avg(this=value), **{k: _copied(v) for k, v in window.items()})
    seen = exp.Window(this=exp.Count(this=exp.Star()), **{k: _copied(v) for k, v in window.items()})
    return exp.Case(ifs=[exp.If(this=exp.EQ(this=seen, expression=number(periods)), true=mean)])


def _copied(value: object) -> object:
    return (
        [v.copy() for v in value] if isinstance(value, list) else value.copy() if isinstance(value, exp.Expr) else value
    )


def dropped(scene: Scene, check: Dropped) -> exp.Select:
    """Periods whose share is lower than it was on average in the periods before."""
    money = currency(scene)
    by = ("currency",) if money else ()
    time = trunc(check.grain, col(check.time))
    part_of = exp.Filter(this=exp.Sum(this=tree(check.of)), expression=exp.Where(this=tree(check.share_of)))
    whole = exp.Nullif(this=exp.Sum(this=tree(check.of)), expression=number(0))
    share = exp.Div(this=exp.cast(exp.Coalesce(this=part_of, expressions=[number(0)]), "DOUBLE"), expression=whole)
    named = [exp.alias_(money.copy(), "currency")] if money else []
    shares = exp.select(*named, exp.alias_(time, "at"), exp.alias_(share, "amount")).from_(table(scene.table))
    shares = shares.group_by(*([money.copy()] if money else []), time.copy())
    seen = exp.select("*", exp.alias_(_before(by, check.periods, col("amount")), "before")).from_(sub(shares, "shares"))
    low = exp.Sub(this=col("before"), expression=exp.Literal.number(str(float(check.most))))
    part = call("strftime", col("at"), text("%Y-%m-%d"))
    example = phrase(part, "has", _rounded("amount"), "where before it was", _rounded("before"))
    return (
        found(
            period=trunc("month", col("at")),
            currency=col("currency") if money else None,
            part=part.copy(),
            example=example,
        )
        .from_(sub(seen, "seen"))
        .where(exp.LT(this=col("amount"), expression=low))
    )


def _rounded(name: str) -> exp.Expr:
    return exp.Round(this=col(name), decimals=number(4))


def fresh(scene: Scene, check: Fresh) -> exp.Select:
    """Groups whose latest row is too old."""
    by = [col(name) for name in check.by]
    latest = exp.select(*by, exp.alias_(exp.Max(this=col(check.time)), "latest")).from_(table(scene.table))
    latest = latest.group_by(*(n.copy() for n in by)) if by else latest
    part = call("concat_ws", text(", "), *(as_text(n.copy()) for n in by)) if by else text(scene.table)
    example = phrase(part, "ends at", col("latest"))
    oldest = instant(scene.now - check.within)
    return (
        found(period=trunc("month", instant(scene.now)), part=part.copy(), example=example)
        .from_(sub(latest, "latest"))
        .where(exp.LT(this=col("latest"), expression=oldest))
    )


def restated(audit: Audit, scene: Scene, check: Restated) -> exp.Select:
    """Totals by snapshot beside those of the snapshot before."""
    names = [col(name) for name in check.by]
    month_ = month(audit, scene)
    money = currency(scene) or nothing(TEXT)
    totals = exp.select(
        *names,
        exp.alias_(month_, "period"),
        exp.alias_(money, "money"),
        col("x_snapshot"),
        exp.alias_(exp.Sum(this=tree(check.of)), "total"),
    ).from_(table(scene.table))
    totals = totals.group_by(*(n.copy() for n in names), month_.copy(), money.copy(), col("x_snapshot"))
    before = exp.Window(
        this=exp.Lag(this=col("total")),
        partition_by=[*(n.copy() for n in names), col("period"), col("money")],
        order=exp.Order(expressions=[ordered(col("x_snapshot"))]),
    )
    seen = exp.select("*", exp.alias_(before, "before")).from_(sub(totals, "totals"))
    change = exp.Sub(this=col("total"), expression=col("before"))
    allowed = exp.Mul(this=exp.Abs(this=col("before")), expression=exp.Literal.number(str(float(check.most))))
    part = call(
        "concat_ws", text(", "), *(as_text(n.copy()) for n in names), call("strftime", col("period"), text("%Y-%m"))
    )
    example = phrase(part, "was", col("before"), "and is", col("total"))
    cost = cast(change, AMOUNT)
    return (
        found(period=col("period"), currency=col("money"), cost=cost, part=part.copy(), example=example)
        .from_(sub(seen, "seen"))
        .where(exp.GT(this=exp.Abs(this=change.copy()), expression=allowed))
    )
