"""Why did it change: the terms sum to the change, and each says what it means."""

from __future__ import annotations

import json
import random
from datetime import timedelta
from decimal import Decimal

import pytest
from allocation_worlds import DAY, use
from change_worlds import OWNERS, bought, costs, paid, random_costs

from workbench import WorkbenchError
from workbench.efficiency.change import Cause, change

SEEDS = [
    *range(100),
    *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(100, 2_000)),
]


def terms(*args, **options):
    return {str(cause): amount for cause, amount in change(*args, **options).terms().items() if amount}


def total(cost, owners):
    rows = cost.allocated().owners().to_pylist()
    return sum(
        (r["amount"] for r in rows if r["currency"] == "USD" and (owners is None or r["owner_id"] in owners)),
        Decimal(0),
    )


@pytest.mark.parametrize("seed", SEEDS)
def test_the_terms_sum_to_the_change_exactly(seed):
    rng = random.Random(seed)
    before, after, reported = (random_costs(rng) for _ in range(3))
    scope = rng.choice([None, ["a"], ["a", "b"], ["c", "unowned"], ["idle:k8s"]])
    known = {row["owner_id"] for cost in (before, after) for row in cost.allocated().owners().to_pylist()}
    scope = (scope and [owner for owner in scope if owner in known]) or None
    late = rng.random() < 0.3
    found = change(before, after, scope, "USD", reported=reported if late else None)
    assert found.before == total(reported if late else before, scope)
    assert found.after == total(after, scope)
    assert sum(found.terms().values()) == found.delta == found.after - found.before
    assert sum(found.causes().values()) == found.delta
    assert sum(found.detail()["amount"].to_pylist()) == found.delta
    assert sum(found.table()["amount"].to_pylist()) == found.delta


@pytest.mark.parametrize("seed", range(25))
def test_turned_in_time_every_term_turns_its_sign(seed):
    rng = random.Random(seed)
    before, after = random_costs(rng), random_costs(rng)
    there, back = change(before, after, ["a"], "USD").terms(), change(after, before, ["a"], "USD").terms()
    # what was new is retired
    for cause, amount in there.items():
        turned = {Cause.NEW: Cause.RETIRED, Cause.RETIRED: Cause.NEW}.get(cause, cause)
        assert abs(back[turned] + amount) < Decimal("1e-6")


@pytest.mark.parametrize("seed", range(25))
def test_nothing_changes_between_a_period_and_itself(seed):
    cost = random_costs(random.Random(seed))
    assert terms(cost, cost, ["a"], "USD") == {}


@pytest.mark.parametrize("seed", range(15))
def test_the_order_of_rows_changes_nothing(seed):
    rng = random.Random(seed)
    before, after = random_costs(rng), random_costs(rng)
    at = list(range(len(before.charges)))
    rng.shuffle(at)
    mixed = type(before)(before.charges.take(at), before.usage, before.rules)
    assert change(before, after, ["a"], "USD").detail().equals(change(mixed, after, ["a"], "USD").detail())


def test_a_price_that_rises_is_rate_alone():
    before, after = (costs([bought("ec2", "m6", 10, price, owner="a")]) for price in ("2", "3"))
    assert terms(before, after, ["a"], "USD") == {"rate": 10}


def test_more_of_everything_is_volume_alone():
    before, after = (
        costs([bought("ec2", "m6", 10 * n, "2", owner="a"), bought("ec2", "m7", 4 * n, "5", owner="a")]) for n in (1, 3)
    )
    assert terms(before, after, ["a"], "USD") == {"volume": 80}


def test_dearer_things_instead_of_cheaper_are_mix_alone():
    before, after = (
        costs([bought("ec2", "m6", 10 - n, "2", owner="a"), bought("ec2", "m7", 4 + n, "5", owner="a")]) for n in (0, 3)
    )
    assert terms(before, after, ["a"], "USD") == {"mix": 9}


def test_units_and_services_are_never_mixed():
    before = costs([bought("ec2", "m6", 10, "2", owner="a"), bought("s3", "std", 10, "1", owner="a", PricingUnit="GB")])
    after = costs([bought("ec2", "m6", 20, "2", owner="a"), bought("s3", "std", 5, "1", owner="a", PricingUnit="GB")])
    assert terms(before, after, ["a"], "USD") == {"volume": 15}


def test_what_was_not_bought_before_is_new_and_what_is_not_bought_any_more_retired():
    before, after = costs([bought("ec2", "m6", 10, "2", owner="a")]), costs([bought("ec2", "m7", 4, "7", owner="a")])
    assert terms(before, after, ["a"], "USD") == {"new": 28, "retired": -20}


def test_an_asset_that_moves_is_a_transfer_for_both_and_for_nobody_else():
    mine, theirs = (costs([bought("ec2", "m6", 10, "2", owner=o, asset="i-1")]) for o in ("a", "b"))
    assert terms(mine, theirs, ["a"], "USD") == {"ownership_transfer": -20}
    assert terms(mine, theirs, ["b"], "USD") == {"ownership_transfer": 20}
    assert terms(mine, theirs, ["a", "b"], "USD") == terms(mine, theirs, None, "USD") == {}


def test_an_asset_that_moves_and_becomes_dearer_is_both():
    mine = costs([bought("ec2", "m6", 10, "2", owner="a", asset="i-1")])
    theirs = costs([bought("ec2", "m6", 10, "4", owner="b", asset="i-1")])
    assert terms(mine, theirs, ["b"], "USD") == {"rate": 10, "ownership_transfer": 30}


def test_credits_corrections_and_purchases_stand_apart():
    before = costs([paid("ec2", "-5", owner="a", category="Credit"), paid("ec2", 100, owner="a")])
    after = costs(
        [
            paid("ec2", "-9", owner="a", category="Credit"),
            paid("ec2", 130, owner="a"),
            paid("ec2", 7, owner="a", category="Tax"),
            bought("ec2", "m6", 3, "2", owner="a", ChargeClass="Correction"),
        ]
    )
    assert terms(before, after, ["a"], "USD") == {"credits": 2, "non_usage": 37}


K8S = "rules: [{platform: k8s, method: usage, measure: cpu}]"


def shared(price, a, b, *, owners=("a", "b")):
    rows = [bought("k8s", "m6", 100, price)]
    used = [use("k8s", owners[0], a, asset="one"), use("k8s", owners[1], b, asset="two")]
    return costs(rows, used, K8S)


def test_a_larger_share_of_a_platform_is_share_change_and_zero_for_all():
    before, after = shared("1", 1, 1), shared("1", 3, 1)
    assert terms(before, after, ["a"], "USD") == {"share_change": 25}
    assert terms(before, after, ["b"], "USD") == {"share_change": -25}
    assert terms(before, after, ["a", "b"], "USD") == {}


def test_a_platform_whose_bill_rises_is_upstream_price_and_says_why_within():
    found = change(shared("1", 1, 3), shared("1.5", 1, 3), ["a"], "USD")
    assert {str(cause): amount for cause, amount in found.terms().items() if amount} == {
        "upstream_price": Decimal("12.5")
    }
    assert {str(cause): amount for cause, amount in found.causes().items() if amount} == {"rate": Decimal("12.5")}
    (row,) = found.detail().to_pylist()
    assert (row["via"], row["within"], row["item"]) == ("k8s", "rate", "aws · EC2 · m6 · hour")


def test_both_at_once_are_divided_evenly():
    """100 x 1/4 = 25 becomes 200 x 1/2 = 100: the share at the mean bill, and the bill at the mean share."""
    found = terms(shared("1", 1, 3), shared("2", 1, 1), ["a"], "USD")
    assert found == {"share_change": Decimal("37.5"), "upstream_price": Decimal("37.5")}


def test_a_consumer_that_moves_takes_the_cost_of_its_use_along():
    before, after = shared("1", 1, 3), shared("1", 1, 3, owners=("b", "b"))
    assert terms(before, after, ["a"], "USD") == {"ownership_transfer": -25}
    assert terms(before, after, ["b"], "USD") == {"ownership_transfer": 25}


def test_platforms_that_use_one_another_otherwise_are_upstream_use():
    rules = "rules: [{platform: k8s, method: usage, measure: cpu}, {platform: spark, method: usage, measure: job}]"

    def cost(spark):
        used = [use("k8s", "a", 100 - spark), use("k8s", None, spark, on="spark"), use("spark", "b", 1, measure="job")]
        return costs([bought("k8s", "m6", 100, "1")], used, rules)

    assert terms(cost(10), cost(30), ["b"], "USD") == {"upstream_use": 20}


def test_days_of_a_period_are_summed_as_they_were_allocated():
    """Two days of unlike shares; every bill doubles: a share changes on no day, so none may change over both."""
    later = DAY + timedelta(days=1)
    rules = "rules: [{platform: k8s, method: usage, measure: cpu}, {platform: spark, method: usage, measure: job}]"

    def cost(times):
        rows = [bought("k8s", "m6", 100 * times, "1"), bought("k8s", "m6", 700 * times, "1") | {"period_start": later}]
        used = [
            use("k8s", "a", 1),
            use("k8s", None, 3, on="spark"),
            use("spark", "a", 1, measure="job"),
            use("spark", "b", 4, measure="job"),
            use("k8s", "a", 9, start=later),
            use("k8s", None, 1, on="spark", start=later),
            use("spark", "b", 2, measure="job", start=later),
            use("spark", None, 2, measure="job", on="k8s", start=later),
        ]
        return costs(rows, used, rules)

    before, after = cost(1), cost(2)
    found = change(before, after, ["a"], "USD")
    assert found.before == total(before, ["a"])
    assert {str(cause): amount for cause, amount in found.terms().items() if amount} == {"upstream_price": found.before}
    assert found.causes()[Cause.VOLUME] == found.before


def test_a_platform_that_becomes_shared_is_taken_from_its_owner_and_handed_on():
    rows, used = [bought("k8s", "m6", 100, "1", asset="i-1")], [use("k8s", "a", 1), use("k8s", "b", 3)]
    before, after = costs(rows, used, "rules: []"), costs(rows, used, K8S)
    assert terms(before, after, ["unowned"], "USD") == {"ownership_transfer": -100}
    assert terms(before, after, ["a"], "USD") == {"upstream_price": 25}


def test_what_came_late_is_not_growth():
    reported = costs([bought("ec2", "m6", 10, "2", owner="a")])
    known = costs([bought("ec2", "m6", 15, "2", owner="a")])
    after = costs([bought("ec2", "m6", 15, "3", owner="a")])
    found = change(known, after, ["a"], "USD", reported=reported)
    assert (found.before, found.after) == (20, 45)
    assert {str(cause): amount for cause, amount in found.terms().items() if amount} == {"rate": 15, "late_data": 10}


def test_the_waterfall_leads_from_before_to_after():
    found = change(shared("1", 1, 3), shared("2", 1, 1), ["a"], "USD")
    bars = found.chart()["data"]["values"]
    assert [bar["n"] for bar in bars] == ["before", "share change", "upstream price", "after"]
    assert [(bar["a"], bar["b"]) for bar in bars] == [(0, 25), (25, 62.5), (62.5, 100), (0, 100)]
    json.dumps(bars)
    assert "+37.50 shared platforms whose own bills changed" in found.text()


def test_an_unknown_owner_is_said():
    with pytest.raises(WorkbenchError, match="'z' has no cost"):
        change(shared("1", 1, 3), shared("2", 1, 1), ["z"], "USD")


def test_every_owner_of_the_world_has_an_explanation_of_the_same_words():
    cost = random_costs(random.Random(1))
    assert list(change(cost, cost, OWNERS, "USD").terms()) == list(Cause)
