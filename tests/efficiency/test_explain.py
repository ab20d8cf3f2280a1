"""How was this computed: paths whose sums are what is paid."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction

import pyarrow as pa
import pytest
from allocation_worlds import DAY, charge, charges, eliminate, random_world, usage, use

from workbench import WorkbenchError
from workbench.efficiency.allocation import allocate, read_rules
from workbench.efficiency.explain import OTHERS, explain, sources

TOY = """rules:
- {id: k, platform: k8s, method: usage, measure: cpu}
- {id: s, platform: spark, method: usage, measure: job}
- {id: b, platform: db, method: even, to: [k8s, a]}
"""
TOY_USAGE = [
    use("k8s", "a", 1),
    use("k8s", None, 3, on="spark"),
    use("spark", "a", 1, measure="job"),
    use("spark", "b", 1, measure="job"),
    use("spark", None, 2, measure="job", on="k8s"),
]
TOY_CHARGES = [charge("k8s", 80), charge("spark", 20), charge("db", 10), charge("ec2", 7, owner="a")]


def origins(world, owner):
    """What of each pool's charges reaches an owner, by elimination of the transposed system."""
    pools = sorted(world.shares)
    worth = eliminate(
        [[Fraction(q == p) - world.shares[p].get(f"p{q}", 0) for q in pools] for p in pools],
        [world.shares[p].get(f"o{owner}", Fraction(0)) for p in pools],
    )
    return dict(zip(pools, worth, strict=True))


@pytest.mark.parametrize("seed", range(60))
def test_lines_sum_to_the_amount_and_each_origin_has_its_exact_part(seed):
    world = random_world(seed, nodes=16)
    found = allocate(charges(*world.charges), usage(*world.usage), read_rules(world.text))
    for row in found.owners().to_pylist():
        shown = explain(found, row["owner_id"], DAY, row["currency"], most=10_000)
        assert sum(line.amount for line in shown.lines) == row["amount"] == shown.amount
        assert sum(amount for _, amount in shown.rounds) == row["amount"]
        by_origin = defaultdict(Fraction)
        for line in shown.lines:
            if not line.direct:
                by_origin[line.origin] += Fraction(line.amount)
        own = {pool["pool"]: pool["own"] for pool in found.pools().to_pylist() if pool["currency"] == row["currency"]}
        for pool, part in origins(world, row["owner_id"]).items():
            assert abs(by_origin[pool] - part * Fraction(own.get(pool, 0))) < Fraction(1, 10**6)


@pytest.mark.parametrize("seed", range(20))
def test_what_is_not_listed_is_a_line_of_its_own(seed):
    world = random_world(seed)
    found = allocate(charges(*world.charges), usage(*world.usage), read_rules(world.text))
    for row in found.owners().to_pylist():
        shown = explain(found, row["owner_id"], DAY, row["currency"], most=2)
        every = explain(found, row["owner_id"], DAY, row["currency"], most=10_000)
        largest = [abs(line.amount) for line in every.lines if line.hops][:2]
        listed = [abs(line.amount) for line in shown.lines if line.hops]
        assert all(abs(one - other) < Decimal("1e-6") for one, other in zip(listed, largest, strict=True))
        assert sum(line.amount for line in shown.lines) == row["amount"]
        assert [line.origin for line in shown.lines if not line.hops and not line.direct] in ([], [OTHERS])
        json.dumps(shown.chart(most=3))


def test_a_circle_is_one_station_and_its_rounds_are_summed():
    found = allocate(charges(*TOY_CHARGES), usage(*TOY_USAGE), read_rules(TOY))
    shown = explain(found, "a", DAY, "USD")
    # k8s and spark charge one another 3/4 and 1/2: one unit at k8s costs k8s 1/(1 - 3/8) = 8/5, and spark 6/5
    assert [(line.origin, line.path, line.amount) for line in shown.lines] == [
        ("ec2", ("ec2",), Decimal(7)),
        ("k8s", ("k8s", "a"), Decimal(80) * 8 / 5 / 4),
        ("k8s", ("k8s", "spark", "a"), Decimal(80) * 6 / 5 / 4),
        ("spark", ("spark", "a"), Decimal(20) * 8 / 5 / 4),
        ("db", ("db", "a"), Decimal(5)),
        ("spark", ("spark", "k8s", "a"), Decimal(20) * 4 / 5 / 4),
        ("db", ("db", "k8s", "a"), Decimal(5) * 8 / 5 / 4),
        ("db", ("db", "spark", "a"), Decimal(5) * 6 / 5 / 4),
    ]
    assert shown.rounds[0] == ("0", Decimal(7))
    assert shown.rounds[1] == ("1", Decimal(80) / 4 + Decimal(20) / 4 + Decimal(10) / 2)
    assert "40.0000% of 80.00 along k8s → a (by k, all rounds of a circle summed)" in shown.text()
    assert shown.text().endswith("These charge one another in a circle: k8s ⇄ spark.")


def test_a_line_leads_to_the_rows_it_was_made_of():
    bill = charges(*TOY_CHARGES)
    bill = bill.append_column("x_feed", pa.array(["aws"] * 4)).append_column("x_row", pa.array([10, 11, 12, 13]))
    used = usage(*TOY_USAGE).append_column("x_feed", pa.array(["meter"] * 5))
    used = used.append_column("x_row", pa.array(range(5)))
    found = allocate(bill, used, read_rules(TOY))
    shown = explain(found, "b", DAY, "USD")
    line = next(line for line in shown.lines if line.path == ("spark", "b"))
    rows = sources(shown, line, found, bill, used, contracts={"aws": "2.1"}).to_pylist()
    assert [(row["kind"], row["of"], row["x_feed"], row["x_row"], row["contract"]) for row in rows] == [
        ("charge", "spark", "aws", 11, "2.1"),
        ("usage", "k8s", "meter", 1, None),
        ("usage", "spark", "meter", 3, None),
        ("usage", "spark", "meter", 4, None),
    ]
    mine = explain(found, "a", DAY, "USD")
    (direct,) = sources(mine, mine.lines[0], found, bill, used).to_pylist()
    assert (direct["x_row"], direct["value"]) == (13, Decimal(7))


@pytest.mark.parametrize("seed", range(10))
def test_several_days_are_explained_as_one(seed):
    worlds = [random_world(seed), random_world(seed)]
    later = DAY + timedelta(days=1)
    second = [row | {"period_start": later, "amount": row["amount"] * 2} for row in worlds[1].charges]
    used = worlds[0].usage + [row | {"period_start": later} for row in worlds[1].usage]
    found = allocate(charges(*worlds[0].charges, *second), usage(*used), read_rules(worlds[0].text))
    for owner in sorted({row["owner_id"] for row in found.owners().to_pylist() if row["currency"] == "USD"}):
        both = explain(found, owner, DAY, "USD", end=later + timedelta(days=1), most=5)
        one = explain(found, owner, DAY, "USD", most=5)
        assert sum(line.amount for line in both.lines) == both.amount
        assert sum(amount for _, amount in both.rounds) == both.amount
        assert abs(both.amount - 3 * one.amount) < Decimal("1e-6")
        assert len([line for line in both.lines if line.hops]) <= 5
    assert both.period == "2026-01-01 to 2026-01-02"


def test_an_unknown_owner_is_named_with_the_nearest():
    found = allocate(charges(charge("ec2", 3, owner="search")), usage(), read_rules(""))
    with pytest.raises(WorkbenchError, match="Did you mean 'search'"):
        explain(found, "serach", DAY, "USD")
    with pytest.raises(WorkbenchError, match="in EUR"):
        explain(found, "search", DAY, "EUR")
