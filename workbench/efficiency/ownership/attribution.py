"""Whose each charge is: every charge of the bill with its asset and its owners, in bulk and exactly.

Rules are tried by the engine on whole columns (measured: on ten million charges that is a third of the time of finding
their distinct combinations first). A charge of several owners is cut at the sums of their shares, so that its parts are
the charge to the last digit.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

import pyarrow as pa
from sqlglot import exp

from workbench.efficiency.ownership.claims import RECORDED, AsNow, AsWas, Mode, keep_claims
from workbench.efficiency.ownership.matching import Matching, decided, epoch, tag
from workbench.efficiency.ownership.rules import FromTag, Pool, Rule, Rules, Shares
from workbench.efficiency.relations import (
    Connection,
    attach,
    call,
    cast,
    col,
    execute,
    instant,
    is_null,
    keep,
    nothing,
    number,
    run,
    sub,
    table,
    tables,
    text,
)
from workbench.efficiency.tables import AMOUNT, COUNT, INSTANT, TEXT, UNOWNED

#: One part of a charge, as allocation takes it. `owner_id` is null where the cost is a platform's, to be handed on.
ATTRIBUTED = (
    *("period_start", "period_end", "currency", "platform", "asset_id", "owner_id", "share", "amount"),
    *("rule_id", "asset_rule_id", "x_source_sha", "x_row"),
)

_PART = pa.decimal128(13, 12)
_VECTOR = pa.schema(
    [
        pa.field("rule", COUNT),
        pa.field("rule_id", TEXT),
        pa.field("pool", TEXT),
        pa.field("owner_id", TEXT),
        pa.field("share_from", _PART),
        pa.field("share_to", _PART),
    ]
)


@dataclass(frozen=True, slots=True)
class Feed:
    """Where subjects come from, and how each thing that rules read is called there.

    Attributes:
        fields: expressions of the table for `provider`, `resource`, `account`, `sub_account`, `service`.
        at: the moment whose owner counts.
        is_asset: the resource is an asset already, on the platform that `provider` names: no asset rule is tried.
        carried: further columns of the result.
    """

    table: str
    fields: Mapping[str, exp.Expr]
    tags: exp.Expr
    at: exp.Expr
    amount: exp.Expr
    is_asset: bool = False
    carried: Mapping[str, exp.Expr] = field(default_factory=dict)


def charges(amount: str = "EffectiveCost", table_name: str = "billing") -> Feed:
    """Return the charges of the bill, with one of its costs as the amount; a charge belongs to the day it begins on."""
    names = {"provider": "ProviderName", "resource": "ResourceId", "account": "BillingAccountId"}
    names |= {"sub_account": "SubAccountId", "service": "ServiceName"}
    day = cast(call("date_trunc", text("day"), col("ChargePeriodStart")), INSTANT)
    carried = {
        "period_start": day,
        "period_end": exp.Add(this=day.copy(), expression=exp.Interval(this=text("1"), unit=exp.Var(this="DAY"))),
        "currency": col("BillingCurrency"),
        "x_source_sha": col("x_source_sha"),
        "x_row": col("x_row"),
    }
    fields: dict[str, exp.Expr] = {name: col(column) for name, column in names.items()}
    return Feed(table_name, fields, col("Tags"), col("ChargePeriodStart"), col(amount), carried=carried)


def consumers(table_name: str = "usage") -> Feed:
    """Return the consumers of usage, so that what a platform hands on reaches their owners; the amount is the quantity."""
    fields: dict[str, exp.Expr] = {"provider": col("consumer_platform"), "resource": col("consumer_asset_id")}
    fields |= {name: nothing(TEXT) for name in ("account", "sub_account", "service")}
    names = ("platform", "producer_asset_id", "measure", "unit", "period_start", "period_end")
    carried: dict[str, exp.Expr] = {("producer_platform" if n == "platform" else n): col(n) for n in names}
    return Feed(table_name, fields, nothing(TEXT), col("period_start"), col("quantity"), is_asset=True, carried=carried)


@dataclass(frozen=True, slots=True)
class Attribution:
    """Every charge with its owners, as a query that its connection can run, keep, sum up or write to files.

    Attributes:
        query: rows with the columns of `ATTRIBUTED`, in no order.
    """

    connection: Connection
    query: exp.Select

    def table(self) -> pa.Table:
        """Return all rows, charge by charge."""
        order = [col(name) for name in ("period_start", "currency", "x_source_sha", "x_row", "owner_id")]
        rows = exp.select(*(col(name) for name in ATTRIBUTED)).from_(self._rows()).order_by(*order)
        return run(self.connection, rows)

    def totals(self, *by: str) -> pa.Table:
        """Return amounts summed up, exactly; by everything but the charge where nothing is named."""
        names = by or (*ATTRIBUTED[:6], "rule_id")
        keys = [col(name) for name in names]
        total = exp.alias_(cast(exp.Sum(this=col("amount")), AMOUNT), "amount")
        rows = exp.select(*keys, total, exp.alias_(exp.Count(this=exp.Star()), "charges")).from_(self._rows())
        return run(self.connection, rows.group_by(*(key.copy() for key in keys)).order_by(*(k.copy() for k in keys)))

    def _rows(self) -> exp.Subquery:
        return sub(self.query, "attributed")


def attribute(
    connection: Connection,
    rules: Rules,
    mode: Mode | None = None,
    *,
    feed: Feed | None = None,
    name: str = "owners",
    recorded: str = RECORDED,
) -> Attribution:
    """Return whose each charge is.

    Args:
        mode: `AsWas` (the default: the owner at the charge's own time) or `AsNow`.
        feed: the subjects; the charges of the table `billing` where none is given.
        name: what the tables begin with that are kept on the connection: two attributions need two names.
        recorded: the table of recorded ownership.
    """
    mode, feed = mode or AsWas(), feed or charges()
    attach(connection, f"{name}_vector", vectors(rules))
    if recorded in tables(connection):
        few = _of_few(connection, rules, mode, feed, recorded, f"{name}_recorded")
        keep_claims(connection, f"{name}_claim", mode, few)
    else:
        keep(connection, f"{name}_claim", _no_claims())
    return Attribution(connection, _owned(subjects(connection, rules, mode, feed), feed, name))


def _of_few(connection: Connection, rules: Rules, mode: Mode, feed: Feed, recorded: str, kept: str) -> str:
    """The table of recorded ownership: of the feed's assets alone where there are far fewer charges than records.

    A day made anew is not to look through the history of everything.
    """
    if _rows(connection, recorded) < _FAR_FEWER * _rows(connection, feed.table):
        return recorded
    at = instant(mode.now) if isinstance(mode, AsNow) else feed.at
    seen_ = exp.select(*(exp.alias_(v, n) for n, v in seen(rules, at, feed).items())).from_(table(feed.table))
    there = (
        exp.select(col("platform"), col("asset_id"))
        .from_(table("placed"))
        .with_(table("seen"), as_=seen_)
        .with_(table("placed"), as_=placed(Matching(rules, None), feed))
        .subquery("there")
    )
    same = exp.and_(*(exp.EQ(this=col(n, recorded), expression=col(n, "there")) for n in ("platform", "asset_id")))
    all_of = exp.Column(this=exp.Star(), table=exp.to_identifier(recorded, quoted=True))
    keep(connection, kept, exp.select(all_of).from_(table(recorded)).join(there, on=same, join_type="semi"))
    return kept


_FAR_FEWER = 4


def _rows(connection: Connection, name: str) -> int:
    """How many rows a table has; of Parquet its footers say it."""
    counted = execute(connection, exp.select(exp.Count(this=exp.Star())).from_(table(name))).fetchall()
    return int(counted[0][0])


def known_owners(connection: Connection) -> frozenset[str] | None:
    """Return every owner that the owner table has ever known; None where there is no such table, or nobody is in it."""
    if "owner" not in tables(connection):
        return None
    found = run(connection, exp.select(col("owner_id")).distinct().from_(table("owner")))
    return frozenset(found.column(0).to_pylist()) or None


# --- subjects ---------------------------------------------------------------------------------------------------------
def subjects(connection: Connection, rules: Rules, mode: Mode, feed: Feed) -> exp.Select:
    """Return each row of the feed as rules see it, with its asset, the number of its rule and the owner of a tag."""
    matching = Matching(rules, known_owners(connection))
    at = instant(mode.now) if isinstance(mode, AsNow) else feed.at
    named = {**feed.carried, "whole": cast(feed.amount, AMOUNT), "at": at, **seen(rules, at, feed)}
    ruled = exp.select("*", exp.alias_(matching.rule_number(), "rule")).from_(table("placed"))
    unruled = is_null(col("rule"))
    claimed = decided([(unruled, col("asset_id"))], nothing(TEXT))
    return (
        exp.select("*", exp.alias_(matching.tag_owner(), "tag_owner"), exp.alias_(claimed, "claimed_asset"))
        .from_(table("ruled"))
        .with_(table("seen"), as_=exp.select(*(exp.alias_(v, n) for n, v in named.items())).from_(table(feed.table)))
        .with_(table("placed"), as_=placed(matching, feed))
        .with_(table("ruled"), as_=ruled)
    )


def seen(rules: Rules, at: exp.Expr, feed: Feed) -> dict[str, exp.Expr]:
    """Return what rules read of a row: each thing's name and its expression on the feed's table."""
    read = {"provider": feed.fields["provider"], "resource": feed.fields["resource"]}
    read |= {name: value for name, value in feed.fields.items() if name in rules.fields}
    read |= {f"tag_{n}": tag(feed.tags.copy(), key) for n, key in enumerate(rules.tags)}
    return read | ({"epoch": epoch(at, rules.instants)} if rules.instants else {})


def placed(matching: Matching, feed: Feed) -> exp.Select:
    """Return the subjects of `seen` with the asset that each is of."""
    columns: tuple[exp.Expr, ...]
    if feed.is_asset:
        columns = (col("provider"), col("resource"), nothing(TEXT))
    else:
        columns = (matching.platform(), matching.asset(), matching.asset_rule())
    names = ("platform", "asset_id", "asset_rule_id")
    named = (exp.alias_(value, name) for value, name in zip(columns, names, strict=True))
    return exp.select("*", *named).from_(table("seen"))


# --- shares -----------------------------------------------------------------------------------------------------------
def vectors(rules: Rules) -> pa.Table:
    """Return for each rule by number which part of an amount goes to whom; the parts of a rule run from 0 to 1."""
    rows = [row for n, rule in enumerate(rules.owners) for row in _vector(n, rule)]
    return pa.Table.from_pylist(rows, schema=_VECTOR)


def _vector(n: int, rule: Rule) -> Iterator[dict[str, object]]:
    match rule.outcome:
        case Pool(platform):
            yield _part(n, rule, pool=platform)
        case FromTag():
            yield _part(n, rule)
        case Shares(owners):
            before = Fraction(0)
            for owner, share in sorted(owners):
                yield _part(n, rule, owner=owner, start=before, end=before + share)
                before += share


def _part(
    n: int,
    rule: Rule,
    *,
    pool: str | None = None,
    owner: str | None = None,
    start: Fraction = Fraction(0),
    end: Fraction = Fraction(1),
) -> dict[str, object]:
    ends = {"share_from": twelve_digits(start), "share_to": twelve_digits(end)}
    return {"rule": n, "rule_id": rule.id, "pool": pool, "owner_id": owner, **ends}


def twelve_digits(share: Fraction) -> Decimal:
    """Return a share in the digits of an amount, rounded half to even; 0 and 1 stay what they are."""
    return Decimal(round(share * 10**12)).scaleb(-12)


def _no_claims() -> exp.Select:
    """An empty table of claims."""
    texts = [exp.alias_(nothing(TEXT), name) for name in ("platform", "asset_id", "owner_id", "source")]
    instants = [exp.alias_(nothing(INSTANT), name) for name in ("since", "until")]
    parts = [exp.alias_(exp.cast(exp.null(), "DECIMAL(13, 12)"), name) for name in ("share_from", "share_to")]
    return exp.select(*texts, *instants, *parts).limit(0)


# --- the result -------------------------------------------------------------------------------------------------------
def _owned(subject: exp.Select, feed: Feed, name: str) -> exp.Select:
    """Each subject once for each of its owners: of its rule, else of what is recorded of its asset, else `unowned`."""
    start, end = (_either(col(n, "vector"), col(n, "claim")) for n in ("share_from", "share_to"))
    by_record = exp.DPipe(this=text("ownership:"), expression=col("source", "claim"))
    pool = col("pool", "vector")
    owners = [col("owner_id", "vector"), col("owner_id", "claim"), text(UNOWNED)]
    no_pool = is_null(pool.copy())
    share = exp.Sub(this=_either(end, number(1)), expression=_either(start, number(0)))
    values = {carried: col(carried, "subject") for carried in feed.carried} | {
        "platform": _either(pool, col("platform", "subject")),
        "asset_id": col("asset_id", "subject"),
        "owner_id": decided([(no_pool, _either(col("tag_owner", "subject"), *owners))], nothing(TEXT)),
        "share": cast(share, AMOUNT),
        "amount": _cut(col("whole", "subject"), start, end),
        "rule_id": _either(col("rule_id", "vector"), by_record, text(UNOWNED)),
        "asset_rule_id": col("asset_rule_id", "subject"),
    }
    return (
        exp.select(*(exp.alias_(value, n) for n, value in values.items()))
        .from_(sub(subject, "subject"))
        .join(_as(f"{name}_vector", "vector"), on=_equal("rule", "vector", "rule"), join_type="left")
        .join(_as(f"{name}_claim", "claim"), on=_claimed(), join_type="left")
    )


def _claimed() -> exp.Expr:
    """What is recorded of the asset at the moment that counts; nothing where a rule has decided."""
    at = col("at", "subject")
    return exp.and_(
        _equal("asset_id", "claim", "claimed_asset"),
        _equal("platform", "claim", "platform"),
        exp.LTE(this=col("since", "claim"), expression=at),
        exp.GT(this=col("until", "claim"), expression=at.copy()),
    )


def _cut(whole: exp.Expr, start: exp.Expr, end: exp.Expr) -> exp.Expr:
    """The part of an amount between two sums of shares, each rounded: the parts of all owners are the whole."""
    undivided = exp.Or(
        this=is_null(end.copy()),
        expression=exp.EQ(this=exp.Sub(this=end.copy(), expression=start.copy()), expression=number(1)),
    )
    upper, lower = (cast(exp.Mul(this=whole.copy(), expression=s.copy()), AMOUNT) for s in (end, start))
    return decided([(undivided, whole)], cast(exp.Sub(this=upper, expression=lower), AMOUNT))


def _equal(name: str, of: str, of_subject: str) -> exp.Expr:
    return exp.EQ(this=col(name, of), expression=col(of_subject, "subject"))


def _either(first: exp.Expr, *others: exp.Expr) -> exp.Expr:
    return exp.Coalesce(this=first.copy(), expressions=[other.copy() for other in others])


def _as(name: str, alias: str) -> exp.Expr:
    return exp.alias_(table(name), alias, table=True, quoted=True)
