"""Whose each charge is: rules in order, recorded history, shares that are the charge to the last digit."""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from decimal import Decimal

import pyarrow as pa
import pytest

from workbench.efficiency.ownership import (
    AsNow,
    AsWas,
    Mode,
    Rules,
    attribute,
    consumers,
    rules_of_text,
    unknown_owners,
    unknown_pools,
)
from workbench.efficiency.relations import opened, run
from workbench.efficiency.tables import BILLING, OWNER, OWNERSHIP, UNOWNED, USAGE


def day(n: int, month: int = 6) -> datetime:
    return datetime(2026, month, n)


def charge(
    row: int, resource: str | None, cost: str = "10", at: datetime | None = None, **more: object
) -> dict[str, object]:
    at = at or day(1)
    return {
        "x_source_sha": "a",
        "x_row": row,
        "ResourceId": resource,
        "EffectiveCost": Decimal(cost),
        "BilledCost": Decimal(cost),
        "BillingCurrency": "USD",
        "BillingAccountId": "1",
        "ProviderName": "aws",
        "ServiceName": "compute",
        "ChargePeriodStart": at,
        "ChargePeriodEnd": at + timedelta(hours=1),
    } | more


def record(asset: str, owner: str, since: datetime, until: datetime | None = None, **more: object) -> dict[str, object]:
    return {
        "platform": "aws",
        "asset_id": asset,
        "owner_id": owner,
        "share": Decimal(1),
        "source": "cmdb",
        "valid_from": since,
        "valid_to": until,
        "observed_at": since,
    } | more


def owner(name: str, parent: str | None = None) -> dict[str, object]:
    return {"owner_id": name, "name": name, "kind": "team", "parent_owner_id": parent, "valid_from": day(1, 1)}


def rules(text: str) -> Rules:
    found, faults = rules_of_text(text)
    assert faults == ()
    return found


def attributed(
    charges: list[dict[str, object]],
    records: list[dict[str, object]] | None = None,
    owners: list[dict[str, object]] | None = None,
    *,
    by: Rules | None = None,
    mode: Mode | None = None,
) -> list[dict[str, object]]:
    sources: dict[str, pa.Table] = {"billing": pa.Table.from_pylist(charges, schema=BILLING.schema)}
    if records is not None:
        sources["ownership"] = pa.Table.from_pylist(records, schema=OWNERSHIP.schema)
    if owners is not None:
        sources["owner"] = pa.Table.from_pylist(owners, schema=OWNER.schema)
    with opened(sources) as connection:
        found: list[dict[str, object]] = attribute(connection, by or Rules(), mode).table().to_pylist()
    return found


def who(found: list[dict[str, object]]) -> list[tuple[object, ...]]:
    return [(row["x_row"], row["owner_id"], row["rule_id"]) for row in found]


def test_the_first_rule_that_matches_decides() -> None:
    by = rules("""
    owners:
      - {id: exact, match: {asset: i-1}, owner: ann}
      - {id: prefix, match: {prefix: [i-, vol-]}, owner: bob}
      - {id: regex, match: {regex: "^db-[0-9]+$"}, owner: cid}
      - {id: tagged, match: {tag: [team, Team]}, owner: {tag: [team, Team], names: {data: analytics}}}
      - {id: env, match: {tag: env, values: [dev, test]}, owner: dev}
      - {id: service, match: {service: storage, account: ["1", "2"]}, owner: dan}
      - {id: sub, match: {sub_account: s1}, owner: eve}
    """)
    found = attributed(
        [
            charge(1, "i-1"),
            charge(2, "i-2"),
            charge(3, "db-7"),
            charge(4, "db-x"),
            charge(5, None, Tags='{"team": " data "}'),
            charge(6, None, Tags='{"team": "  ", "Team": "web"}'),
            charge(7, None, Tags='{"env": "test"}'),
            charge(8, None, ServiceName="storage"),
            charge(9, None, ServiceName="storage", BillingAccountId="3", SubAccountId="s1"),
            charge(10, None, Tags="no json"),
        ],
        by=by,
    )
    assert who(found) == [
        (1, "ann", "exact"),
        (2, "bob", "prefix"),
        (3, "cid", "regex"),
        (4, UNOWNED, UNOWNED),
        (5, "analytics", "tagged"),
        (6, "web", "tagged"),
        (7, "dev", "env"),
        (8, "dan", "service"),
        (9, "eve", "sub"),
        (10, UNOWNED, UNOWNED),
    ]


def test_a_tag_that_names_no_known_owner_leaves_the_charge_to_the_next_rule() -> None:
    by = rules("""
    owners:
      - {id: tagged, match: {tag: team}, owner: {tag: team}}
      - {id: rest, match: {account: "1"}, owner: web}
    """)
    found = attributed([charge(1, None, Tags='{"team": "wbe"}')], owners=[owner("web")], by=by)
    assert who(found) == [(1, "web", "rest")]


def test_an_asset_rule_says_of_which_platform_a_charge_is_and_a_pool_hands_it_on() -> None:
    by = rules("""
    providers: {aws: amazon}
    assets:
      - {id: brokers, match: {prefix: broker-}, platform: kafka}
      - {id: lake, match: {service: storage}, asset: {tag: bucket}}
    owners:
      - {id: shared, match: {platform: kafka}, pool: kafka}
      - {id: logs, match: {asset: logs}, owner: ann, platform: amazon}
    """)
    found = attributed(
        [charge(1, "broker-1"), charge(2, "x", ServiceName="storage", Tags='{"bucket": "logs"}'), charge(3, "y")], by=by
    )
    keys = ("platform", "asset_id", "owner_id", "rule_id", "asset_rule_id")
    assert [tuple(row[key] for key in keys) for row in found] == [
        ("kafka", "broker-1", None, "shared", "brokers"),
        ("amazon", "logs", "ann", "logs", "lake"),
        ("amazon", "y", UNOWNED, UNOWNED, None),
    ]


@pytest.mark.parametrize("cost", ["10", "0.000000000001", "-7.77", "100000000000.123456789012", "0"])
def test_the_parts_of_a_shared_charge_are_the_charge_to_the_last_digit(cost: str) -> None:
    by = rules("owners: [{id: s, match: {asset: x}, shares: {a: 1/3, b: 1/3, c: 1/7, d: 4/21}}]")
    found = attributed([charge(1, "x", cost)], by=by)
    assert sum((row["amount"] for row in found), Decimal(0)) == Decimal(cost)  # type: ignore[misc]
    assert sum((row["share"] for row in found), Decimal(0)) == 1  # type: ignore[misc]
    exact = {"a": Decimal(1) / 3, "b": Decimal(1) / 3, "c": Decimal(1) / 7, "d": Decimal(4) / 21}
    for row in found:
        off = abs(row["amount"] - Decimal(cost) * exact[str(row["owner_id"])])  # type: ignore[operator]
        assert off <= abs(Decimal(cost)) * Decimal("2e-12") + Decimal("2e-12")


MOVED = [record("x", "ann", day(1, 1), day(16)), record("x", "bob", day(16))]


def test_an_owner_moved_in_mid_month_restates_history_in_one_mode_only() -> None:
    june = [charge(n, "x", at=day(n)) for n in (1, 15, 16, 30)]
    as_was = attributed(june, MOVED, mode=AsWas())
    as_now = attributed(june, MOVED, mode=AsNow(day(1, 7)))
    assert [row["owner_id"] for row in as_was] == ["ann", "ann", "bob", "bob"]
    assert [row["owner_id"] for row in as_now] == ["bob", "bob", "bob", "bob"]
    assert sum(row["amount"] for row in as_was) == sum(row["amount"] for row in as_now) == 40  # type: ignore[misc]


def test_a_rule_with_dates_moves_an_owner_in_mid_month_in_one_mode_only() -> None:
    by = rules("""
    owners:
      - {id: before, match: {asset: x}, owner: ann, until: 2026-06-16}
      - {id: after, match: {asset: x}, owner: bob, from: 2026-06-16}
    """)
    june = [charge(n, "x", at=day(n)) for n in (1, 15, 16, 30)]
    assert [row["owner_id"] for row in attributed(june, by=by)] == ["ann", "ann", "bob", "bob"]
    now = attributed(june, by=by, mode=AsNow(day(1, 7)))
    assert [row["owner_id"] for row in now] == ["bob", "bob", "bob", "bob"]
    then = attributed(june, by=by, mode=AsNow(day(15)))
    assert [row["owner_id"] for row in then] == ["ann", "ann", "ann", "ann"]


def test_what_was_observed_later_counts_only_from_then_on_for_one_who_asks_what_was_known() -> None:
    corrected = [record("x", "ann", day(1, 1)), record("x", "ann", day(1, 1), day(10), observed_at=day(20))]
    corrected.append(record("x", "bob", day(10), observed_at=day(20)))
    charges = [charge(1, "x", at=day(15))]
    assert [row["owner_id"] for row in attributed(charges, corrected)] == ["bob"]
    assert [row["owner_id"] for row in attributed(charges, corrected, mode=AsWas(known_at=day(19)))] == ["ann"]


def test_of_several_records_priority_then_confidence_then_the_latest_observation_decides() -> None:
    records = [
        record("x", "low", day(1), source="scan", priority=1, confidence=Decimal("0.9")),
        record("x", "sure", day(1), source="cmdb", priority=5, confidence=Decimal("0.8")),
        record("x", "unsure", day(1), source="survey", priority=5, confidence=Decimal("0.3")),
        record("y", "older", day(1), source="a", observed_at=day(2)),
        record("y", "newer", day(1), source="b", observed_at=day(3)),
    ]
    found = attributed([charge(1, "x"), charge(2, "y")], records)
    assert who(found) == [(1, "sure", "ownership:cmdb"), (2, "newer", "ownership:b")]


def test_records_whose_shares_do_not_sum_to_one_never_decide() -> None:
    records = [
        record("x", "a", day(1), share=Decimal("0.6"), priority=9),
        record("x", "b", day(1), share=Decimal("0.3"), priority=9),
        record("x", "c", day(1), share=Decimal("0.25"), source="scan", priority=1),
        record("x", "d", day(1), share=Decimal("0.75"), source="scan", priority=1),
        record("y", "a", day(1)),
        record("y", "b", day(1)),
    ]
    found = attributed([charge(1, "x"), charge(2, "y")], records)
    assert [(row["x_row"], row["owner_id"], row["amount"]) for row in found] == [
        (1, "c", Decimal("2.5")),
        (1, "d", Decimal("7.5")),
        (2, UNOWNED, Decimal(10)),
    ]


def test_a_withdrawn_record_holds_nowhere() -> None:
    records = [record("x", "ann", day(1)), record("x", "ann", day(1), day(1), observed_at=day(2))]
    assert [row["owner_id"] for row in attributed([charge(1, "x", at=day(3))], records)] == [UNOWNED]


def test_a_rule_comes_before_what_is_recorded() -> None:
    by = rules("owners: [{id: r, match: {asset: x}, owner: eve}]")
    assert who(attributed([charge(1, "x"), charge(2, "z")], [*MOVED, record("z", "zoe", day(1, 1))], by=by)) == [
        (1, "eve", "r"),
        (2, "zoe", "ownership:cmdb"),
    ]


def test_totals_are_the_bill_and_do_not_depend_on_the_order_of_rows() -> None:
    charges = [charge(n, f"i-{n % 7}", f"{n}.{n:012d}", at=day(1 + n % 28)) for n in range(200)]
    by = rules("owners: [{id: s, match: {prefix: i-3}, shares: {a: 1/3, b: 2/3}}]")
    records = [record("i-1", "ann", day(1, 1), day(9)), record("i-1", "bob", day(9))]
    sources = {"ownership": pa.Table.from_pylist(records, schema=OWNERSHIP.schema)}
    results = []
    for order in (charges, charges[::-1]):
        with opened(sources | {"billing": pa.Table.from_pylist(order, schema=BILLING.schema)}) as connection:
            results.append(attribute(connection, by).totals("owner_id"))
    assert results[0].equals(results[1])
    whole = sum((Decimal(str(c["EffectiveCost"])) for c in charges), Decimal(0))
    assert sum(results[0].column("amount").to_pylist()) == whole


def decided_by_hand(records: list[dict[str, object]], asset: str, at: datetime) -> set[tuple[object, object]]:
    """Who owns an asset at a moment, written out as the rules say it: for the tests alone."""
    newest: dict[tuple[object, ...], dict[str, object]] = {}
    for row in records:
        key = tuple(row[name] for name in ("asset_id", "owner_id", "valid_from", "source"))
        if key not in newest or row["observed_at"] > newest[key]["observed_at"]:  # type: ignore[operator]
            newest[key] = row
    holding = [
        row
        for row in newest.values()
        if row["asset_id"] == asset and row["valid_from"] <= at and (row["valid_to"] is None or at < row["valid_to"])  # type: ignore[operator]
    ]
    standings: dict[tuple[object, ...], list[dict[str, object]]] = {}
    for row in holding:
        standings.setdefault((row["priority"], row["confidence"], row["source"]), []).append(row)
    whole = {key: rows for key, rows in standings.items() if sum(row["share"] for row in rows) == 1}  # type: ignore[misc]
    if not whole:
        return {(UNOWNED, Decimal(1))}
    best = max(
        whole, key=lambda key: (key[0], key[1], max(row["observed_at"] for row in whole[key]), _reversed(key[2]))
    )
    return {(row["owner_id"], row["share"]) for row in whole[best]}


def _reversed(source: object) -> tuple[int, ...]:
    return tuple(-ord(letter) for letter in str(source))


@pytest.mark.parametrize("seed", range(8))
def test_recorded_history_decides_as_it_does_by_hand(seed: int) -> None:
    """Random records that overlap, share, are corrected and withdrawn: every asset on every day, by a second reckoning."""
    chance = random.Random(seed)
    records = [
        record(
            chance.choice("xyz"),
            chance.choice(["ann", "bob", "cid"]),
            day(start := chance.randint(1, 20)),
            chance.choice([None, day(start + chance.randint(0, 9))]),
            share=chance.choice([Decimal(1), Decimal(1), Decimal("0.5"), Decimal("0.25"), Decimal("0.75")]),
            source=chance.choice(["cmdb", "scan"]),
            priority=chance.randint(1, 2),
            confidence=Decimal(chance.choice(["0.5", "0.9"])),
            observed_at=day(chance.randint(1, 28)) + timedelta(seconds=n),
        )
        for n in range(chance.choice([4, 9, 30]))
    ]
    charges = [charge(n * 30 + k, asset, at=day(k)) for n, asset in enumerate("xyz") for k in range(1, 29)]
    found: dict[object, set[tuple[object, object]]] = {}
    for row in attributed(charges, records):
        found.setdefault(row["x_row"], set()).add((row["owner_id"], row["share"]))
    few = [chance.choice(charges)]  # far fewer charges than records: only what is recorded of them is looked through
    assert {(row["owner_id"], row["share"]) for row in attributed(few, records)} == found[few[0]["x_row"]]
    for one in charges:
        assert found[one["x_row"]] == decided_by_hand(records, str(one["ResourceId"]), one["ChargePeriodStart"])  # type: ignore[arg-type]


def used(row: int, consumer: str, at: datetime, quantity: str = "4", **more: object) -> dict[str, object]:
    return {
        "platform": "kafka",
        "producer_asset_id": "k",
        "consumer_platform": "aws",
        "consumer_asset_id": consumer,
        "measure": "bytes",
        "unit": "byte",
        "quantity": Decimal(quantity),
        "period_start": at,
        "period_end": at + timedelta(days=1),
        "x_source_sha": "u",
        "x_row": row,
    } | more


def test_usage_reaches_the_owners_of_its_consumers_as_charges_do() -> None:
    by = rules("""
    owners:
      - {id: both, match: {asset: s}, shares: {ann: 1/4, bob: 3/4}}
      - {id: spark, match: {platform: spark}, pool: spark}
    """)
    usage = [
        used(1, "x", day(10)),
        used(2, "x", day(20)),
        used(3, "s", day(1)),
        used(4, "j", day(1), consumer_platform="spark"),
    ]
    sources = {
        "usage": pa.Table.from_pylist(usage, schema=USAGE.schema),
        "ownership": pa.Table.from_pylist(MOVED, schema=OWNERSHIP.schema),
    }
    with opened(sources) as connection:
        found = run(connection, attribute(connection, by, feed=consumers()).query).to_pylist()
    keys = ("producer_platform", "platform", "asset_id", "owner_id", "amount")
    assert sorted((tuple(row[key] for key in keys) for row in found), key=str) == sorted(
        [
            ("kafka", "aws", "x", "ann", Decimal(4)),
            ("kafka", "aws", "x", "bob", Decimal(4)),
            ("kafka", "aws", "s", "ann", Decimal(1)),
            ("kafka", "aws", "s", "bob", Decimal(3)),
            ("kafka", "spark", "j", None, Decimal(4)),
        ],
        key=str,
    )


# --- owners.yml -------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("owners: [{id: a, match: {asset: x}, ownr: b}]", ":1:37: A rule has no key 'ownr'. Did you mean 'owner'?"),
        (
            "owners: [{id: a, match: {asset: x}}]",
            ":1:10: The rule says nobody. Give exactly one of: owner, shares, pool.",
        ),
        ("owners: [{id: a, match: {prefx: x}, owner: b}]", "A match has no key 'prefx'. Did you mean 'prefix'?"),
        ("owners: [{id: a, match: {}, owner: b}]", ":1:25: The match says nothing, so it would take every charge."),
        ("owners: [{id: a, match: {prefix: ''}, owner: b}]", "An empty text matches everything or nothing."),
        (
            "owners: [{id: a, match: {regex: '(?<!x)y'}, owner: b}]",
            ":1:33: The pattern cannot be read: invalid perl operator",
        ),
        ("owners: [{id: a, match: {regex: '('}, owner: b}]", "The pattern cannot be read: missing )"),
        ("owners: [{id: a, match: {values: [x]}, owner: b}]", "'values' are of a tag. Name it: tag: team."),
        (
            "owners: [{id: a, match: {asset: x}, shares: {b: 1/3, c: 1/3}}]",
            ":1:45: The shares sum to 2/3 (0.666667), not to 1.",
        ),
        (
            "owners: [{id: a, match: {asset: x}, shares: {b: half}}]",
            ":1:49: The share of 'b' is 'half'. A share is more than 0",
        ),
        ("owners: [{id: a, match: {asset: x}, shares: {b: 2, c: -1}}]", "The share of 'b' is '2'."),
        ("owners: [{id: a, match: {asset: x}, owner: b, from: soon}]", "'from' is a date like 2026-01-31, not 'soon'."),
        (
            "owners: [{id: a, match: {asset: x}, owner: b, from: 2026-02-01, until: 2026-01-01}]",
            "ends before it begins",
        ),
        ("assets: [{id: a, match: {asset: x}, platform: p}]", "An asset rule cannot ask for the asset"),
        ("assets: [{id: a, match: {service: x}}]", "An asset rule needs a 'platform' or an 'asset'."),
        (
            "owners: [{id: a, match: {asset: x}, owner: b}, {id: a, match: {asset: y}, owner: c}]",
            "'a' stands twice; the first",
        ),
        ("owners: {id: a}", "'owners' is a list. Begin each entry with '- '."),
        ("ownres: []", ":1:1: A file of owners has no key 'ownres'. Did you mean 'owners'?"),
    ],
)
def test_a_fault_of_the_file_is_one_sentence_with_its_place(text: str, said: str) -> None:
    found, faults = rules_of_text(text)
    assert len(faults) == 1
    assert said in str(faults[0])
    assert len(found.owners) <= 1


def test_names_that_nobody_knows_are_said_with_the_nearest() -> None:
    by = rules("""
    owners:
      - {id: a, match: {asset: x}, shares: {web: 1/2, serach: 1/2}}
      - {id: b, match: {tag: t}, owner: {tag: t, names: {x: wbe}}}
      - {id: c, match: {asset: y}, pool: kafak}
      - {id: d, match: {asset: z}, owner: unowned}
    """)
    unknown = unknown_owners(by, {"web", "search"})
    assert [str(issue.place) for issue in unknown] == ["owners.yml:3:55", "owners.yml:4:61"]
    assert [issue.suggestions for issue in unknown] == [("search",), ("web",)]
    (pool,) = unknown_pools(by, {"kafka", "spark"})
    assert (str(pool.place), pool.suggestions) == ("owners.yml:5:42", ("kafka",))
