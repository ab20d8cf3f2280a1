"""Why is this mine? Every rule tried in order for one charge or one asset: whether it matched, and why not.

The verdicts are the conditions that decide all charges in bulk, asked part by part for one; only the words are made here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import assert_never

from sqlglot import exp

from workbench.efficiency.ownership.attribution import Feed, attribute, charges, known_owners, placed, seen, subjects
from workbench.efficiency.ownership.claims import RECORDED, AsNow, AsWas, Mode, groups, has_ownership
from workbench.efficiency.ownership.matching import Matching, Part
from workbench.efficiency.ownership.rules import FromTag, Pattern, Pool, Prefix, Rule, Rules, Shares, Tagged, Values
from workbench.efficiency.relations import (
    Connection,
    attach,
    cast,
    col,
    execute,
    instant,
    keep,
    nothing,
    number,
    table,
    text,
)
from workbench.efficiency.tables import AMOUNT, OWNERSHIP, TEXT, UNOWNED
from workbench.errors import Issue, QueryError

#: The records of the one asset that is asked about.
_OF_ASSET = "why_ownership"


@dataclass(frozen=True, slots=True)
class Try:
    """One rule, or one group of recorded ownership, that was tried.

    Attributes:
        reason: why the rule is there, in its author's words.
        why: why it matched, or why not.
    """

    rule: str
    matched: bool
    why: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Chain:
    """Whose a charge or an asset is, and every rule that was tried until one decided.

    Attributes:
        at: the moment whose owner counts.
        owners: with their shares, which sum to 1; empty where it is a platform's own cost.
        pool: the platform whose cost it is, where it has no owner of its own.
    """

    platform: str | None
    asset: str | None
    at: datetime
    owners: tuple[tuple[str, Decimal], ...]
    pool: str | None
    tries: tuple[Try, ...]

    def sentences(self) -> tuple[str, ...]:
        """Return the chain as sentences, the answer first."""
        return tuple(self._said())

    def _said(self) -> Iterator[str]:
        what = f"{self.asset or 'a charge without a resource'} on {self.platform}"
        if self.pool:
            yield f"{what} is the cost of the platform {self.pool}, which is handed on."
        else:
            shared = ", ".join(f"{owner} {share:.1%}" if share != 1 else owner for owner, share in self.owners)
            yield f"{what} belongs to {shared} at {self.at:%Y-%m-%d}."
        for place, tried in enumerate(self.tries, 1):
            reason = f" ({tried.reason})" if tried.reason and tried.matched else ""
            yield f"{place}. {tried.rule} {'decides' if tried.matched else 'does not match'}: {tried.why}.{reason}"


def why_charge(connection: Connection, rules: Rules, sha: str, row: int, *, mode: Mode | None = None) -> Chain:
    """Return why a charge is whose it is.

    Args:
        sha: the hash of the file it was delivered in; row: its row there.

    Raises:
        QueryError: there is no such charge.
    """
    feed = charges()
    one = (
        exp.select("*")
        .from_(table(feed.table))
        .where(
            exp.EQ(this=col("x_source_sha"), expression=text(sha)),
            exp.EQ(this=col("x_row"), expression=number(row)),
        )
    )
    return _why(connection, rules, _kept(connection, one, feed), mode or AsWas(), f"charge {row} of {sha[:12]}")


def why_asset(
    connection: Connection, rules: Rules, platform: str, asset: str, at: datetime, *, mode: Mode | None = None
) -> Chain:
    """Return why an asset is whose it is: of its charges the latest until then; where it has none, by its id alone."""
    seen_by_rules = subjects(connection, rules, mode or AsWas(), charges())
    by_asset = (
        exp.select(col("x_source_sha"), col("x_row"))
        .from_(seen_by_rules.subquery("subject"))
        .where(
            exp.EQ(this=col("platform"), expression=text(platform)),
            exp.EQ(this=col("asset_id"), expression=text(asset)),
            exp.LTE(this=col("period_start"), expression=instant(at)),
        )
        .order_by(exp.Ordered(this=col("period_start"), desc=True), col("x_source_sha"), col("x_row"))
        .limit(1)
    )
    for sha, row in execute(connection, by_asset).fetchall():
        return why_charge(connection, rules, sha, row, mode=mode)
    fields = {name: nothing(TEXT) for name in ("account", "sub_account", "service")}
    fields |= {"provider": text(platform), "resource": text(asset)}
    feed = Feed("why_asset", fields, nothing(TEXT), instant(at), cast(number(0), AMOUNT), is_asset=True)
    return _why(connection, rules, _kept(connection, exp.select("1"), feed), mode or AsWas(), asset)


def _kept(connection: Connection, one: exp.Select, feed: Feed) -> Feed:
    """The feed narrowed to what a query gives."""
    name = "why_subject"
    execute(connection, one).create_view(name, replace=True)
    return replace(feed, table=name)


def _why(connection: Connection, rules: Rules, feed: Feed, mode: Mode, what: str) -> Chain:
    subject = _subject(connection, rules, feed, mode)
    if subject is None:
        raise QueryError(Issue("no-charge", f"There is no {what}.", remedy="Is it of a delivery that was restated?"))
    verdicts = _verdicts(connection, rules, feed, mode)
    _keep_records(connection, subject)
    at = mode.now if isinstance(mode, AsNow) else subject["at"]
    assert isinstance(at, datetime)  # noqa: S101  a column of instants
    tries = [
        _tried(rule, parts, verdicts[n], subject, rules) for n, (rule, parts) in enumerate(_parts(connection, rules))
    ]
    decisive = next((n for n, tried in enumerate(tries) if tried.matched), None)
    tries = tries if decisive is None else tries[: decisive + 1]
    if decisive is None:
        tries += _recorded(connection, at, mode.known_at)
    owners, pool = _answer(connection, rules, feed, mode)
    if not any(tried.matched for tried in tries):
        tries.append(Try(UNOWNED, matched=True, why="no rule matched and nothing recorded decides"))
    return Chain(_text(subject["platform"]), _text(subject["asset_id"]), at, owners, pool, tuple(tries))


def _parts(connection: Connection, rules: Rules) -> list[tuple[Rule, tuple[Part, ...]]]:
    matching = Matching(rules, known_owners(connection))
    return [(rule, matching.parts(rule)) for rule in rules.owners]


def _placed(connection: Connection, rules: Rules, feed: Feed, mode: Mode) -> exp.Select:
    at = instant(mode.now) if isinstance(mode, AsNow) else feed.at
    named = {"at": feed.at, **feed.fields, **seen(rules, at, feed)}
    rows = exp.select(*(exp.alias_(value, name) for name, value in named.items())).from_(table(feed.table))
    matching = Matching(rules, known_owners(connection))
    return (
        exp.select("*")
        .from_(table("placed"))
        .with_(table("seen"), as_=rows)
        .with_(table("placed"), as_=placed(matching, feed))
    )


def _subject(connection: Connection, rules: Rules, feed: Feed, mode: Mode) -> dict[str, object] | None:
    """All that rules see of the one thing, by name."""
    rows = execute(connection, _placed(connection, rules, feed, mode)).to_arrow_table().to_pylist()
    return dict(rows[0]) if rows else None


def _verdicts(connection: Connection, rules: Rules, feed: Feed, mode: Mode) -> list[list[bool]]:
    """For each rule whether each of its parts holds."""
    parts = [part for _, of_rule in _parts(connection, rules) for part in of_rule]
    if not parts:
        return []
    subject = _placed(connection, rules, feed, mode).subquery("subject")
    query = exp.select(*(exp.alias_(part.holds, f"part_{n}") for n, part in enumerate(parts))).from_(subject)
    flat = iter(execute(connection, query).fetchall()[0])
    return [[bool(next(flat)) for _ in of_rule] for _, of_rule in _parts(connection, rules)]


def _answer(
    connection: Connection, rules: Rules, feed: Feed, mode: Mode
) -> tuple[tuple[tuple[str, Decimal], ...], str | None]:
    """The owners and shares, or the pool, as the bulk attribution has them."""
    found = attribute(connection, rules, mode, feed=feed, name="why", recorded=_OF_ASSET)
    query = exp.select(col("owner_id"), col("share"), col("platform")).from_(found.query.subquery("found"))
    rows = execute(connection, query.order_by(col("owner_id"))).fetchall()
    pool = next((platform for owner, _, platform in rows if owner is None), None)
    return tuple((owner, share) for owner, share, _ in rows if owner is not None), pool


# --- words ------------------------------------------------------------------------------------------------------------
def _tried(
    rule: Rule, parts: tuple[Part, ...], verdicts: list[bool], subject: Mapping[str, object], rules: Rules
) -> Try:
    failed = next((part for part, holds in zip(parts, verdicts, strict=True) if not holds), None)
    if failed is not None:
        return Try(rule.id, matched=False, why=_why_not(failed, rule, subject, rules), reason=rule.reason)
    return Try(rule.id, matched=True, why=f"{_why_so(parts, subject, rules)}; {_outcome(rule)}", reason=rule.reason)


def _why_not(part: Part, rule: Rule, subject: Mapping[str, object], rules: Rules) -> str:
    match part.of:
        case Values(field, texts):
            return f"its {field} is {_shown(subject.get(field))}, not {_one_of(texts)}"
        case Prefix(texts):
            return f"its resource is {_shown(subject.get('resource'))}, which does not begin with {_one_of(texts)}"
        case Pattern(regex):
            return f"its resource is {_shown(subject.get('resource'))}, which has no match of {regex}"
        case Tagged(keys, values):
            return f"{_tags(keys, subject, rules)}{f', not {_one_of(values)}' if values else ''}"
        case FromTag(keys):
            return f"{_tags(keys, subject, rules)}, and that is no known owner"
        case None:
            since = f" from {rule.since:%Y-%m-%d}" if rule.since else ""
            until = f" until {rule.until:%Y-%m-%d}" if rule.until else ""
            return f"it holds{since}{until} only"
        case _:
            assert_never(part.of)


def _why_so(parts: tuple[Part, ...], subject: Mapping[str, object], rules: Rules) -> str:
    said = []
    for part in parts:
        match part.of:
            case Values(field):
                said.append(f"its {field} is {_shown(subject.get(field))}")
            case Prefix() | Pattern():
                said.append(f"its resource is {_shown(subject.get('resource'))}")
            case Tagged(keys) | FromTag(keys):
                said.append(_tags(keys, subject, rules))
            case None:
                said.append("it holds at that time")
            case _:
                assert_never(part.of)
    return " and ".join(dict.fromkeys(said))


def _outcome(rule: Rule) -> str:
    match rule.outcome:
        case Pool(platform):
            return f"the cost of the platform {platform}"
        case FromTag():
            return "the owner is what the tag says"
        case Shares(owners):
            return "owned by " + ", ".join(f"{owner} ({share})" if share != 1 else owner for owner, share in owners)
        case _:
            assert_never(rule.outcome)


def _tags(keys: tuple[str, ...], subject: Mapping[str, object], rules: Rules) -> str:
    values = [(key, subject.get(f"tag_{rules.tags.index(key)}")) for key in keys]
    there = [f"its tag {key} is {_shown(value)}" for key, value in values if value is not None]
    return " and ".join(there) if there else f"it has no tag {_one_of(keys)}"


def _one_of(texts: tuple[str, ...], most: int = 4) -> str:
    shown = [_shown(text_) for text_ in texts[:most]]
    return " or ".join(shown) + (f" or {len(texts) - most} more" if len(texts) > most else "")


def _shown(value: object) -> str:
    return "not there" if value is None else f"'{value}'"


def _text(value: object) -> str | None:
    return None if value is None else str(value)


# --- what is recorded -------------------------------------------------------------------------------------------------
def _keep_records(connection: Connection, subject: Mapping[str, object]) -> None:
    """What is recorded of the one asset, so that nothing else is looked through."""
    if not has_ownership(connection):
        attach(connection, _OF_ASSET, OWNERSHIP.schema.empty_table())
        return
    same = [exp.EQ(this=col(n), expression=text(str(subject[n] or ""))) for n in ("platform", "asset_id")]
    keep(connection, _OF_ASSET, exp.select("*").from_(table(RECORDED)).where(*same))


def _recorded(connection: Connection, at: datetime, known_at: datetime | None) -> Iterator[Try]:
    """Each group of records that holds at the moment, in the order of their standing."""
    names = ("source", "owners", "total", "rank", "priority", "confidence")
    query = (
        exp.select(*(col(name) for name in names))
        .from_(groups(connection, known_at, _OF_ASSET).subquery("standing"))
        .where(
            exp.LTE(this=col("since"), expression=instant(at)),
            exp.GT(this=col("until"), expression=instant(at)),
        )
        .order_by(*(exp.Ordered(this=col(n), nulls_first=False) for n in ("rank", "source")))
    )
    decided = False
    for source, owners, total, rank, priority, confidence in execute(connection, query).fetchall():
        names_ = ", ".join(owners)
        if rank is None:
            why = f"the shares of {names_} sum to {total.normalize():f}, not to 1"
        elif decided:
            why = f"{names_}: outranked (priority {priority}, confidence {confidence.normalize():f})"
        else:
            why = f"{names_} (priority {priority}, confidence {confidence.normalize():f})"
        yield Try(f"ownership:{source}", matched=rank is not None and not decided, why=why)
        decided = decided or rank is not None
