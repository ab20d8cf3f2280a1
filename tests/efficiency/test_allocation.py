"""Allocation against an independent exact solver, and the laws that hold for every bill."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from allocation_worlds import DAY, World, charge, charges, random_world, usage, use

from workbench import WorkbenchError
from workbench.efficiency.allocation import allocate, read_rules

SEEDS = [
    *range(100),
    *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(100, 2_000)),
]
SOME = range(25)
CENT = Decimal("0.01")


def allocated(world: World):
    return allocate(charges(*world.charges), usage(*world.usage), read_rules(world.text))


def amounts(result, column="amount"):
    found = defaultdict(Decimal)
    for row in result.owners().to_pylist():
        found[row["currency"], row["owner_id"]] += row[column]
    return found


@pytest.mark.parametrize("seed", SEEDS)
def test_every_owner_pays_what_fractions_say_and_the_bill_is_conserved(seed):
    world = random_world(seed)
    result = allocated(world)
    for currency in {row["currency"] for row in world.charges}:
        exact = world.owners(currency)
        left = dict(exact)
        rows = [row for row in result.owners().to_pylist() if row["currency"] == currency]
        billed = sum(row["amount"] for row in world.charges if row["currency"] == currency)
        assert sum(row["amount"] for row in rows) == billed
        assert sum(row["cents"] for row in rows) * CENT == billed.quantize(CENT, rounding="ROUND_HALF_UP")
        for row in rows:
            due = left.pop(row["owner_id"], Fraction(0))
            assert abs(Fraction(row["amount"]) - due) < Fraction(1, 10**6)
            assert abs(Fraction(row["cents"], 100) - due) < Fraction(1, 100)
        assert not any(left.values())
        ledger = result.ledger(DAY, currency)
        wrong = sum(abs(Fraction(row["amount"]) - exact.get(row["owner_id"], 0)) for row in rows)
        assert wrong <= Fraction(ledger.bound) * 2 + len(rows) * Fraction(1, 10**12)


@pytest.mark.parametrize("seed", SOME)
def test_rows_sum_to_owners_in_units_and_in_cents(seed):
    result = allocated(random_world(seed))
    for column in ("amount", "cents"):
        by_row = defaultdict(Decimal)
        for row in result.table().to_pylist():
            by_row[row["currency"], row["owner_id"]] += row[column]
        owners = amounts(result, column)
        assert {key: value for key, value in by_row.items() if value} == {k: v for k, v in owners.items() if v}
    for row in result.residues().to_pylist():
        assert abs(row["residue"]) < CENT
        assert row["residue"] == row["cents"] * CENT - row["amount"]


@pytest.mark.parametrize("seed", SOME)
def test_the_order_of_rows_changes_nothing(seed):
    world = random_world(seed)
    shuffled = replace(world, charges=world.charges[:], usage=world.usage[:])
    random.Random(seed).shuffle(shuffled.charges)
    random.Random(seed).shuffle(shuffled.usage)
    assert allocated(world).table().equals(allocated(shuffled).table())


@pytest.mark.parametrize("seed", SOME)
def test_other_names_change_who_is_called_what_and_nothing_else(seed):
    world = random_world(seed)
    rng = random.Random(seed)
    numbers = rng.sample(range(1000), 30)

    def other(name):
        return name and re.sub(r"team-(\d+)", lambda found: f"squad-{numbers[int(found[1])]}", name)

    renamed = replace(
        world,
        text=other(world.text),
        charges=[row | {"owner_id": other(row["owner_id"])} for row in world.charges],
        usage=[row | {"owner_id": other(row["owner_id"])} for row in world.usage],
    )
    before, after = amounts(allocated(world)), amounts(allocated(renamed))
    for (currency, owner), amount in before.items():
        assert abs(after[currency, other(owner)] - amount) < Decimal("1e-6")


@pytest.mark.parametrize("seed", SOME)
def test_a_bill_split_in_two_sums_to_the_whole(seed):
    """Charges are halved unevenly, and each half is allocated by itself."""
    world = random_world(seed)
    rng = random.Random(seed)
    first, second = [], []
    for row in world.charges:
        part = (row["amount"] * rng.randint(0, 100) / 100).quantize(Decimal("1e-8"))
        first.append(row | {"amount": part})
        second.append(row | {"amount": row["amount"] - part})
    whole = amounts(allocated(world))
    parts = [amounts(allocated(replace(world, charges=rows))) for rows in (first, second)]
    for key, amount in whole.items():
        assert abs(sum(part[key] for part in parts) - amount) < Decimal("1e-6")


@pytest.mark.parametrize("seed", SOME)
def test_a_period_split_in_two_sums_to_the_whole(seed):
    """Two days with the same usage; the bill of the day before is divided over them."""
    world = random_world(seed)
    later = DAY + timedelta(days=1)
    moved = [row | {"period_start": rng_day} for row, rng_day in zip(world.charges, [DAY, later] * 999, strict=False)]
    both = world.usage + [row | {"period_start": later} for row in world.usage]
    whole, parts = amounts(allocated(world)), amounts(allocated(replace(world, charges=moved, usage=both)))
    for key, amount in whole.items():
        assert abs(parts[key] - amount) < Decimal("1e-6")


@pytest.mark.parametrize("seed", SOME)
def test_without_credits_no_pool_costs_less_than_its_own_charges(seed):
    result = allocated(random_world(seed, negative=False))
    for row in result.pools().to_pylist():
        assert row["gross"] >= float(row["own"]) - 1e-6
    assert all(row["amount"] >= 0 for row in result.owners().to_pylist())


def test_what_nobody_used_of_a_platform_costs_nobody():
    rules = read_rules("rules: [{platform: k8s, method: usage, measure: cpu}]")
    rows = [use("k8s", "a", 3), use("k8s", "b", 0), use("k8s", "c", 7, measure="gpu")]
    found = allocate(charges(charge("k8s", "10.01")), usage(*rows), rules)
    assert amounts(found) == {("USD", "a"): Decimal("10.01")}


def test_credits_are_divided_as_costs_are_with_the_sign_turned():
    rules = read_rules("rules: [{platform: k8s, method: even, to: [a, b, c]}]")
    plus, minus = (
        allocate(charges(charge("k8s", cost)), usage(), rules).owners().to_pylist() for cost in ("10", "-10")
    )
    assert [row["cents"] for row in plus] == [334, 333, 333]
    assert [row["cents"] for row in minus] == [-334, -333, -333]


def test_a_rule_split_in_two_measures_of_the_same_usage_changes_nothing():
    rows = [
        use("k8s", "a", 3),
        use("k8s", "b", 5),
        use("k8s", "a", 3, measure="mem"),
        use("k8s", "b", 5, measure="mem"),
    ]
    one = read_rules("rules: [{platform: k8s, method: usage, measure: cpu}]")
    two = read_rules("rules: [{platform: k8s, method: bottleneck, weights: {cpu: 1/3, mem: 2/3}}]")
    bill = charges(charge("k8s", "1000.01"))
    assert amounts(allocate(bill, usage(*rows), one)) == amounts(allocate(bill, usage(*rows), two))


def test_idle_is_kept_by_its_own_owner_or_shared_and_shows_either_way():
    rows = usage(use("k8s", "a", 30), use("k8s", "b", 10), use("k8s", "x", 80, measure="slots"))
    for policy, expected in (("keep", {"a": 30, "b": 10, "idle:k8s": 40}), ("share", {"a": 60, "b": 20})):
        text = f"rules: [{{platform: k8s, method: usage, measure: cpu, capacity: {{cpu: slots}}, idle: {policy}}}]"
        found = allocate(charges(charge("k8s", "80")), rows, read_rules(text))
        assert amounts(found) == {("USD", owner): amount for owner, amount in expected.items()}
        (idle,) = found.idle().to_pylist()
        assert (idle["capacity"], idle["used"], idle["cost"], idle["kept"]) == (80, 40, 40.0, policy == "keep")


def test_what_stands_for_nobody_in_the_usage_is_idle():
    rows = usage(use("k8s", "a", 30), use("k8s", "x", 10, asset="__idle__"))
    found = allocate(
        charges(charge("k8s", "80")), rows, read_rules("rules: [{platform: k8s, method: usage, measure: cpu}]")
    )
    assert amounts(found) == {("USD", "a"): 60, ("USD", "idle:k8s"): 20}


def test_each_asset_of_a_platform_may_be_a_pool_of_its_own():
    rules = read_rules("rules: [{platform: k8s, method: usage, measure: cpu, by: asset}]")
    bill = charges(charge("k8s", 100, asset="east"), charge("k8s", 1, asset="west"))
    rows = usage(use("k8s", "a", 1, producer="east"), use("k8s", "b", 9, producer="west"))
    assert amounts(allocate(bill, rows, rules)) == {("USD", "a"): 100, ("USD", "b"): 1}


def test_charges_of_none_of_a_platforms_assets_are_for_users_of_all_of_them():
    rules = read_rules("rules: [{platform: k8s, method: usage, measure: cpu, by: asset}]")
    rows = usage(use("k8s", "a", 1, producer="east"), use("k8s", "b", 3, producer="west"))
    support = charge("k8s", 8) | {"asset_id": None}
    assert amounts(allocate(charges(support), rows, rules)) == {("USD", "a"): 2, ("USD", "b"): 6}


def test_what_nobody_used_of_a_platform_pays_nothing_of_what_is_shared_like_it():
    rules = read_rules("rules: [{platform: support, method: proportional, measure: cpu, of: k8s}]")
    rows = usage(use("k8s", "a", 1), use("k8s", "x", 9, asset="__idle__"))
    assert amounts(allocate(charges(charge("support", 80)), rows, rules)) == {("USD", "a"): 80}


def test_charges_that_have_an_owner_stay_with_it_unless_the_rule_takes_all():
    bill = charges(charge("k8s", 100), charge("k8s", 7, owner="b"))
    for word, expected in (("unowned", {"a": 100, "b": 7}), ("all", {"a": 107})):
        rules = read_rules(f"rules: [{{platform: k8s, method: even, to: [a], charges: {word}}}]")
        assert amounts(allocate(bill, usage(), rules)) == {("USD", owner): cost for owner, cost in expected.items()}


def test_currencies_are_never_added():
    rules = read_rules("rules: [{platform: k8s, method: even, to: [a, b]}]")
    found = allocate(charges(charge("k8s", 10), charge("k8s", 4, currency="EUR")), usage(), rules)
    assert amounts(found) == {("EUR", "a"): 2, ("EUR", "b"): 2, ("USD", "a"): 5, ("USD", "b"): 5}


def test_usage_of_another_platform_may_be_borrowed():
    rules = read_rules("rules: [{platform: support, method: proportional, measure: heads, of: hr}]")
    rows = usage(
        use("hr", "a", 30, measure="heads"), use("hr", "b", 10, measure="heads"), use("x", "c", 9, measure="heads")
    )
    assert amounts(allocate(charges(charge("support", 80)), rows, rules)) == {("USD", "a"): 60, ("USD", "b"): 20}


def test_the_remainder_goes_to_the_largest_fraction_then_by_name():
    rules = read_rules("rules: [{platform: k8s, method: usage, measure: cpu}]")
    rows = usage(use("k8s", "b", 1), use("k8s", "a", 1), use("k8s", "c", 4))
    found = allocate(charges(charge("k8s", "1.00")), rows, rules).owners().to_pylist()
    assert [(row["owner_id"], row["cents"]) for row in found] == [("a", 17), ("b", 17), ("c", 66)]


BILL = charges(charge("k8s", 10))
CLOSED = (("k8s", "spark"), ("spark", "db"), ("db", "spark"))


@pytest.mark.parametrize(
    ("text", "rows", "code", "said"),
    [
        ("{platform: k8s, method: usage, measure: cpu}", [], "missing-weights", "finds no usage of 'cpu'"),
        (
            "{platform: k8s, method: usage, measure: cpi}",
            [use("k8s", "a", 1)],
            "missing-weights",
            "Did you mean 'cpu'?",
        ),
        (
            "{platform: k8s, method: usage, measure: cpu}",
            [use("k8s", "a", 1), use("k8s", "a", 1, unit="second")],
            "mixed-units",
            "hour, second",
        ),
        ("{platform: k8s, method: usage, measure: cpu}", [use("k8s", "a", -1)], "negative-usage", "less than nothing"),
        ("{platform: k8s, method: usage, measure: cpu}", [use("k8s", None, 1, on="k8s")], "closed-cycle", "itself"),
        (
            ", ".join(f"{{platform: {a}, method: even, to: [{b}]}}" for a, b in CLOSED),
            [],
            "closed-cycle",
            "db → spark → db",
        ),
    ],
)
def test_what_cannot_be_allocated_is_said(text, rows, code, said):
    with pytest.raises(WorkbenchError, match=said) as caught:
        allocate(BILL, usage(*rows), read_rules(f"rules: [{text}]"))
    assert {issue.code for issue in caught.value.issues} == {code}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{platform: k8s, method: fixed, shares: {a: 0.3, b: 0.6}}", "shares-not-one"),
        ("{platform: k8s, method: bottleneck, weights: {cpu: 0.6, mem: 0.3}}", "shares-not-one"),
        ("{platform: k8s, method: fixed, shares: {a: -1, b: 2}}", "not-a-share"),
        ("{platform: k8s, method: evenly}", "unknown-word"),
        ("{platform: k8s, method: usage}", "missing-key"),
        ("{platform: k8s, method: even, measure: cpu}", "useless-key"),
        ("{platform: k8s, method: even, fallback: even}", "missing-key"),
        ("{platform: k8s, method: even}, {platform: k8s, method: direct}", "two-rules"),
    ],
)
def test_a_wrong_rule_is_said_with_its_place(text, code):
    with pytest.raises(WorkbenchError) as caught:
        read_rules(f"rules: [{text}]")
    assert code in {issue.code for issue in caught.value.issues}
    assert all(issue.place for issue in caught.value.issues)


@pytest.mark.parametrize(("word", "owner"), [("unowned", "unowned"), ("idle", "idle:k8s"), ("even", "b")])
def test_a_fallback_is_taken_where_declared_and_said(word, owner):
    rule = f"{{platform: k8s, method: usage, measure: cpu, fallback: {word}, to: [b]}}"
    found = allocate(BILL, usage(), read_rules(f"rules: [{rule}]"))
    assert amounts(found) == {("USD", owner): 10}
    assert f"went to {word}" in found.notes[0]


@pytest.mark.parametrize("digits", [6, 9, 12, 15])
def test_a_circle_that_is_nearly_closed_is_solved_to_the_cent(digits):
    """Only one part in 10^n leaves the circle on either side, so each platform costs 10^n times what was billed."""
    most = 10**digits - 1
    rules = "rules: [{platform: k8s, method: usage, measure: cpu}, {platform: spark, method: usage, measure: cpu}]"
    rows = [
        use("k8s", "a", 1),
        use("k8s", None, most, on="spark"),
        use("spark", "b", 2),
        use("spark", None, most, on="k8s"),
    ]
    world = World(
        rules,
        [charge("k8s", "1000.00"), charge("spark", "345.67")],
        rows,
        {
            "k8s": {"oa": Fraction(1, most + 1), "pspark": Fraction(most, most + 1)},
            "spark": {"ob": Fraction(2, most + 2), "pk8s": Fraction(most, most + 2)},
        },
    )
    found = allocated(world)
    for row in found.owners().to_pylist():
        assert abs(Fraction(row["amount"]) - world.owners()[row["owner_id"]]) < Fraction(1, 1000)
    assert found.ledgers[0].bound < 0.001


def test_costs_and_credits_that_cancel_leave_their_last_digit():
    rules = read_rules(
        "rules: [{platform: k8s, method: even, to: [a, b]}, {platform: spark, method: even, to: [a, b]}]"
    )
    bill = charges(charge("k8s", "10000000000000000.01"), charge("spark", "-10000000000000000"))
    rows = allocate(bill, usage(), rules).owners().to_pylist()
    assert [row["amount"] for row in rows] == [Decimal("0.005")] * 2
    assert [row["cents"] for row in rows] == [1, 0]


def test_amounts_of_any_size_are_rounded_to_cents():
    rules = read_rules("rules: [{platform: k8s, method: even, to: [a, b, c]}]")
    rows = allocate(charges(charge("k8s", "900000000000000.01")), usage(), rules).owners().to_pylist()
    assert [row["cents"] for row in rows] == [30000000000000001, 30000000000000000, 30000000000000000]


def test_a_bill_without_shared_platforms_goes_to_its_owners():
    found = allocate(charges(charge("ec2", 3, owner="a"), charge("ec2", 4)), usage(), read_rules(""))
    assert amounts(found) == {("USD", "a"): 3, ("USD", "unowned"): 4}


def test_a_missing_column_is_named():
    with pytest.raises(WorkbenchError, match="'owner_id'"):
        allocate(BILL.drop(["owner_id"]), usage(), read_rules(""))
