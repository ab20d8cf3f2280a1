"""Why is this mine: the chain of rules tried says what the bulk attribution does, and in words why."""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from decimal import Decimal

import pyarrow as pa
import pytest

from workbench.efficiency.ownership import AsNow, AsWas, Rules, attribute, rules_of_text, tree_at, why_asset, why_charge
from workbench.efficiency.relations import opened
from workbench.efficiency.tables import BILLING, OWNER, OWNERSHIP, UNOWNED
from workbench.errors import QueryError

JUNE = datetime(2026, 6, 1)


def charge(row: int, resource: str | None, at: datetime = JUNE, **more: object) -> dict[str, object]:
    return {
        "x_source_sha": "abc",
        "x_row": row,
        "ResourceId": resource,
        "EffectiveCost": Decimal(10),
        "BillingCurrency": "USD",
        "BillingAccountId": "1",
        "ProviderName": "aws",
        "ChargePeriodStart": at,
    } | more


def record(asset: str, owner: str, since: datetime, until: datetime | None = None, **more: object) -> dict[str, object]:
    return {
        "platform": "aws",
        "asset_id": asset,
        "owner_id": owner,
        "share": Decimal(1),
        "source": "cmdb",
        "priority": 1,
        "confidence": Decimal("0.5"),
        "valid_from": since,
        "valid_to": until,
        "observed_at": since,
    } | more


def owner(name: str, parent: str | None = None, since: datetime = datetime(2026, 1, 1), until: datetime | None = None):
    return {
        "owner_id": name,
        "name": name.title(),
        "kind": "team",
        "parent_owner_id": parent,
        "valid_from": since,
        "valid_to": until,
    }


def rules(text: str) -> Rules:
    found, faults = rules_of_text(text)
    assert faults == ()
    return found


def sources(charges: list, records: list = [], owners: list | None = None) -> dict[str, pa.Table]:  # noqa: B006  only read
    out = {
        "billing": pa.Table.from_pylist(charges, schema=BILLING.schema),
        "ownership": pa.Table.from_pylist(records, schema=OWNERSHIP.schema),
    }
    return out if owners is None else out | {"owner": pa.Table.from_pylist(owners, schema=OWNER.schema)}


def test_every_rule_tried_says_why_it_did_not_match() -> None:
    by = rules("""
    owners:
      - {id: exact, match: {asset: [i-9, i-8]}, owner: ann}
      - {id: prefix, match: {prefix: vol-}, owner: bob}
      - {id: regex, match: {regex: "^db"}, owner: cid}
      - {id: tagged, match: {tag: team}, owner: {tag: team}, reason: Teams tag what they start.}
      - {id: env, match: {tag: env, values: [dev]}, owner: dev}
      - {id: later, match: {account: "1"}, owner: eve, from: 2026-07-01}
      - {id: platform, match: {account: "1"}, platform: azure, owner: fay}
      - {id: account, match: {account: "1"}, owner: web, reason: The account is the web team's.}
      - {id: never, match: {account: "1"}, owner: zoe}
    """)
    charges = [charge(1, "i-1", Tags='{"team": "wbe", "env": "prod"}')]
    with opened(sources(charges, [], [owner("web")])) as connection:
        chain = why_charge(connection, by, "abc", 1)
    assert chain.owners == (("web", Decimal(1)),)
    assert [(tried.rule, tried.matched) for tried in chain.tries] == [
        *((name, False) for name in ("exact", "prefix", "regex", "tagged", "env", "later", "platform")),
        ("account", True),
    ]
    assert chain.sentences() == (
        "i-1 on aws belongs to web at 2026-06-01.",
        "1. exact does not match: its asset_id is 'i-1', not 'i-9' or 'i-8'.",
        "2. prefix does not match: its resource is 'i-1', which does not begin with 'vol-'.",
        "3. regex does not match: its resource is 'i-1', which has no match of ^db.",
        "4. tagged does not match: its tag team is 'wbe', and that is no known owner.",
        "5. env does not match: its tag env is 'prod', not 'dev'.",
        "6. later does not match: it holds from 2026-07-01 only.",
        "7. platform does not match: its platform is 'aws', not 'azure'.",
        "8. account decides: its account is '1'; owned by web. (The account is the web team's.)",
    )


def test_the_chain_goes_on_through_what_is_recorded() -> None:
    records = [
        record("i-1", "ann", JUNE, source="survey", priority=1),
        record("i-1", "bob", JUNE, source="cmdb", priority=7),
        record("i-1", "cid", JUNE, source="wiki", share=Decimal("0.4"), priority=9),
    ]
    by = rules("owners: [{id: other, match: {asset: x}, owner: ann}]")
    with opened(sources([charge(1, "i-1")], records)) as connection:
        chain = why_charge(connection, by, "abc", 1)
        alone = why_asset(connection, by, "aws", "i-1", JUNE + timedelta(days=3))
        nobody = why_asset(connection, by, "aws", "i-7", JUNE)
    assert chain.owners == alone.owners == (("bob", Decimal(1)),)
    assert chain.tries == alone.tries
    assert [(tried.rule, tried.matched, tried.why) for tried in chain.tries[1:]] == [
        ("ownership:cmdb", True, "bob (priority 7, confidence 0.5)"),
        ("ownership:survey", False, "ann: outranked (priority 1, confidence 0.5)"),
        ("ownership:wiki", False, "the shares of cid sum to 0.4, not to 1"),
    ]
    assert nobody.owners == ((UNOWNED, Decimal(1)),)
    assert nobody.tries[-1].rule == UNOWNED


def test_a_pool_and_shares_are_said() -> None:
    by = rules("""
    owners:
      - {id: brokers, match: {prefix: b-}, pool: kafka}
      - {id: both, match: {prefix: s-}, shares: {ann: 1/4, bob: 3/4}}
    """)
    with opened(sources([charge(1, "b-1"), charge(2, "s-1")])) as connection:
        pool, shared = (why_charge(connection, by, "abc", row) for row in (1, 2))
    assert (pool.pool, pool.owners) == ("kafka", ())
    assert pool.sentences()[0] == "b-1 on aws is the cost of the platform kafka, which is handed on."
    assert shared.owners == (("ann", Decimal("0.25")), ("bob", Decimal("0.75")))
    assert shared.sentences()[0] == "s-1 on aws belongs to ann 25.0%, bob 75.0% at 2026-06-01."


def test_a_charge_that_is_not_there_is_said_to_be_none() -> None:
    with opened(sources([])) as connection, pytest.raises(QueryError, match="There is no charge 5 of abc"):
        why_charge(connection, Rules(), "abc", 5)


@pytest.mark.parametrize("seed", range(6))
def test_the_chain_decides_as_the_bulk_attribution_does(seed: int) -> None:
    """Random rules, charges and records: owner, rule and shares of each charge are the same both ways, in both modes."""
    chance = random.Random(seed)
    written = "owners:\n" + "\n".join(f"  - {{id: r{n}, {one}}}" for n, one in enumerate(_rules(chance)))
    by = rules(written)
    charges = [
        charge(
            n,
            chance.choice(["i-1", "i-2", "vol-1", "db-1", None]),
            JUNE + timedelta(days=chance.randrange(30)),
            BillingAccountId=chance.choice("12"),
            Tags=chance.choice([None, '{"team": "ann"}', '{"team": "who"}', '{"env": "dev", "team": ""}', "broken"]),
        )
        for n in range(5)
    ]
    mid = JUNE + timedelta(days=15)
    records = [record("i-1", "ann", datetime(2026, 1, 1), mid), record("i-1", "bob", mid), record("db-1", "cid", mid)]
    modes = (AsWas(), AsNow(JUNE + timedelta(days=40)), AsNow(datetime(2026, 2, 1)))
    with opened(sources(charges, records, [owner(name) for name in ("ann", "bob", "cid")])) as connection:
        for mode in modes:
            bulk: dict[int, list[tuple[str, str, Decimal]]] = {}
            for row in attribute(connection, by, mode).table().to_pylist():
                bulk.setdefault(row["x_row"], []).append((row["rule_id"], row["owner_id"], row["share"]))
            for number, parts in bulk.items():
                chain = why_charge(connection, by, "abc", number, mode=mode)
                assert [tried.rule for tried in chain.tries if tried.matched] == [parts[0][0]]
                assert chain.owners == tuple((name, share) for _, name, share in parts if name is not None)


def _rules(chance: random.Random) -> list[str]:
    matches = ["asset: i-1", "prefix: i-", 'regex: "[0-9]$"', 'account: "1"', "tag: team", "tag: env, values: [dev]"]
    outcomes = ["owner: ann", "owner: {tag: team}", "shares: {ann: 1/3, bob: 2/3}", "pool: kafka"]
    times = ["", ", from: 2026-06-10", ", until: 2026-06-20"]
    chosen = [
        f"match: {{{', '.join(chance.sample(matches[:5], chance.randint(1, 2)))}}}, "
        f"{chance.choice(outcomes)}{chance.choice(times)}"
        for _ in range(chance.randint(0, 5))
    ]
    return [one for one in chosen if one]


def test_a_pattern_that_would_hang_others_takes_no_time() -> None:
    by = rules('owners: [{id: evil, match: {regex: "^(a+)+$"}, owner: ann}]')
    with opened(sources([charge(1, "a" * 50_000 + "!")])) as connection:
        found = attribute(connection, by).table().to_pylist()
    assert found[0]["owner_id"] == UNOWNED


# --- the tree ---------------------------------------------------------------------------------------------------------
def tree(*rows: dict, at: datetime = JUNE):
    return tree_at(pa.Table.from_pylist(list(rows), schema=OWNER.schema), at)


def test_amounts_roll_up_along_the_tree() -> None:
    found = tree(owner("org"), owner("data", "org"), owner("ml", "data"), owner("web", "org"))
    own = {"ml": Decimal(3), "data": Decimal(2), "web": Decimal(5), UNOWNED: Decimal(7), "ghost": Decimal(1)}
    rolled = found.rolled_up(own)
    assert rolled == {
        "ml": Decimal(3),
        "data": Decimal(5),
        "web": Decimal(5),
        "org": Decimal(10),
        UNOWNED: Decimal(7),
        "ghost": Decimal(1),
    }
    tops = [name for name in rolled if not found.ancestors(name)]
    assert sum(rolled[name] for name in tops) == sum(own.values())
    assert found.ancestors("ml") == ("data", "org")
    assert found.children("org") == ("data", "web")
    assert [(r["ancestor_id"], r["depth"], r["level"]) for r in found.paths().to_pylist() if r["owner_id"] == "ml"] == [
        ("ml", 0, 2),
        ("data", 1, 1),
        ("org", 2, 0),
    ]


def test_the_tree_is_that_of_its_moment() -> None:
    moved = (
        *(owner("a"), owner("b")),
        owner("t", "a", datetime(2026, 1, 1), JUNE),
        owner("t", "b", JUNE),
    )
    assert tree(*moved, at=JUNE - timedelta(days=1)).ancestors("t") == ("a",)
    assert tree(*moved, at=JUNE).ancestors("t") == ("b",)
    assert tree(*moved).faults == ()


def test_circles_and_unknown_parents_are_named_and_no_amount_is_lost_or_doubled() -> None:
    found = tree(
        *(owner("a", "c"), owner("b", "a"), owner("c", "b"), owner("d", "b")),
        *(owner("self", "self"), owner("lost", "dta"), owner("data")),
    )
    said = [issue.message for issue in found.faults]
    assert said == [
        "The parent 'dta' of the owner 'lost' is no owner at that time.",
        "Owners stand in a circle: a in c in b in a.",
        "Owners stand in a circle: self in self.",
    ]
    assert found.faults[0].suggestions == ("data",)
    own = {name: Decimal(1) for name in ("a", "b", "c", "d", "self", "lost")}
    rolled = found.rolled_up(own)
    assert sum(rolled[name] for name in rolled if not found.ancestors(name)) == 6
    assert rolled["b"] == 2


def test_an_owner_in_two_places_at_once_is_named() -> None:
    found = tree(owner("a"), owner("b"), owner("t", "a"), owner("t", "b", datetime(2026, 3, 1)))
    assert found.ancestors("t") == ("b",)
    assert [issue.code for issue in found.faults] == ["owner-twice"]
