"""The allocation as charges of FOCUS 1.3."""

from __future__ import annotations

import json
from collections import defaultdict
from decimal import Decimal

import pyarrow as pa
import pytest
from allocation_worlds import AMOUNT, charge, charges, random_world, usage, use

from workbench import WorkbenchError
from workbench.efficiency.allocation import allocate, focus_rows, read_rules, with_bill

SUMMED = ("EffectiveCost", "BilledCost", "ConsumedQuantity")


def billed(rows):
    """Charges with columns of FOCUS: billed at 3 % more, a quantity on every other row."""
    table = charges(*rows)
    return (
        table.append_column("EffectiveCost", table["amount"])
        .append_column("BilledCost", pa.array([row["amount"] * Decimal("1.03") for row in rows], AMOUNT))
        .append_column("ConsumedQuantity", pa.array([Decimal(7) if i % 2 else None for i in range(len(rows))], AMOUNT))
        .append_column("ServiceName", pa.array([f"service of {row['platform']}" for row in rows]))
        .append_column("Tags", pa.array(['{"env": "prod"}'] * len(rows)))
        .append_column("x_source_sha", pa.array(["sha"] * len(rows)))
        .append_column("x_row", pa.array(range(len(rows)), pa.int64()))
    )


@pytest.mark.parametrize("seed", range(40))
def test_allocated_charges_sum_to_their_origin_and_to_what_owners_pay(seed):
    world = random_world(seed)
    bill = billed(world.charges)
    allocation = allocate(bill, usage(*world.usage), read_rules(world.text))
    found = focus_rows(allocation, bill)
    origins = {row["x_row"]: row for row in bill.to_pylist()}
    sums, ratios, owners, cents = (defaultdict(Decimal) for _ in range(4))
    for row in found.to_pylist():
        origin = origins[row["x_row"]]
        owners[origin["currency"], row["x_owner_id"]] += row["EffectiveCost"]
        cents[origin["currency"], row["x_owner_id"]] += row["x_cents"]
        assert abs(row["x_cents"] * Decimal("0.01") - row["EffectiveCost"]) < Decimal("0.01")
        assert (row["ServiceName"], row["Tags"]) == (origin["ServiceName"], origin["Tags"])
        for name in SUMMED:
            assert (row[name] is None) == (origin[name] is None)
            sums[name, row["x_row"]] += row[name] or 0
        if row["AllocatedMethodDetails"]:
            for element in json.loads(row["AllocatedMethodDetails"], parse_float=Decimal)["Elements"]:
                ratios[row["x_row"]] += Decimal(element["AllocatedRatio"])
    for number, origin in origins.items():
        assert [sums[name, number] for name in SUMMED] == [origin[name] or 0 for name in SUMMED]
    assert set(ratios.values()) <= {Decimal(1)}
    expected = {(row["currency"], row["owner_id"]): row["amount"] for row in allocation.owners().to_pylist()}
    assert {key: value for key, value in owners.items() if value} == {k: v for k, v in expected.items() if v}
    rounded = {(row["currency"], row["owner_id"]): row["cents"] for row in allocation.owners().to_pylist()}
    assert {key: value for key, value in cents.items() if value} == {k: v for k, v in rounded.items() if v}


def test_a_ratio_says_what_it_is_made_of():
    rules = read_rules(
        """rules:
        - {id: by-need, platform: k8s, method: bottleneck, weights: {cpu: 0.6, mem: 0.4}}
        - {platform: spark, method: usage, measure: job}"""
    )
    rows = [
        use("k8s", "a", 3),
        use("k8s", None, 1, on="spark"),
        use("k8s", "a", 8, measure="mem", unit="GB"),
        use("k8s", None, 2, measure="mem", unit="GB", on="spark"),
        use("spark", "a", 1, measure="job", unit=""),
        use("spark", "b", 3, measure="job", unit=""),
    ]
    bill = billed([charge("k8s", 100), charge("ec2", 5, owner="b")])
    found = {
        row["x_owner_id"]: row for row in focus_rows(allocate(bill, usage(*rows), rules), bill).slice(1).to_pylist()
    }
    assert found["a"]["EffectiveCost"] == Decimal(60) * 3 / 4 + Decimal(40) * 8 / 10 + (15 + 8) / Decimal(4)
    assert found["a"]["AllocatedMethodId"] == "by-need"
    assert found["a"]["AllocatedResourceId"] == found["a"]["AllocatedResourceName"] == "a"
    assert json.loads(found["a"]["AllocatedTags"]) == {"metric-workbench/owner": "a"}
    assert json.loads(found["a"]["AllocatedMethodDetails"])["Elements"] == [
        {"AllocatedRatio": 0.0375, "UsageUnit": "cpu (hour)", "UsageQuantity": 1, "x_Via": "spark"},
        {"AllocatedRatio": 0.02, "UsageUnit": "mem (GB)", "UsageQuantity": 2, "x_Via": "spark"},
        {"AllocatedRatio": 0.45, "UsageUnit": "cpu (hour)", "UsageQuantity": 3},
        {"AllocatedRatio": 0.32, "UsageUnit": "mem (GB)", "UsageQuantity": 8},
    ]


def test_what_is_not_split_says_nothing_of_allocation():
    bill = billed([charge("ec2", 5, owner="b"), charge("ec2", 6)])
    found = focus_rows(allocate(bill, usage(), read_rules("")), bill).to_pylist()
    assert [row["x_owner_id"] for row in found] == ["b", "unowned"]
    assert all(row[name] is None for row in found for name in row if name.startswith("Allocated"))
    assert [row["x_method"] for row in found] == ["direct", "direct"]


def test_idle_is_the_unallocated_part():
    rules = read_rules("rules: [{platform: k8s, method: usage, measure: cpu}]")
    bill = billed([charge("k8s", 100)])
    rows = usage(use("k8s", "a", 1), use("k8s", "x", 1, asset="__idle__"))
    found = focus_rows(allocate(bill, rows, rules), bill).to_pylist()
    assert [(row["x_owner_id"], row["AllocatedResourceId"]) for row in found] == [("a", "a"), ("idle:k8s", None)]


def test_no_charges_make_no_rows_of_the_same_columns():
    bill = billed([charge("ec2", 5)])
    full = focus_rows(allocate(bill, usage(), read_rules("")), bill)
    none = focus_rows(allocate(bill.slice(0, 0), usage(), read_rules("")), bill.slice(0, 0))
    assert (len(none), none.schema) == (0, full.schema)


def test_another_cost_than_the_rules_name_is_refused():
    bill = billed([charge("ec2", 5, owner="b")])
    rules = read_rules("basis: BilledCost")
    with pytest.raises(WorkbenchError, match="not their BilledCost"):
        focus_rows(allocate(bill, usage(), rules), bill)


def test_too_many_rows_are_refused_before_they_are_made():
    rules = read_rules("rules: [{platform: k8s, method: even, to: [a, b, c]}]")
    bill = billed([charge("k8s", 100)] * 4)
    with pytest.raises(WorkbenchError, match="12 rows"):
        focus_rows(allocate(bill, usage(), rules), bill, most=11)


def test_a_charge_of_several_owners_has_its_columns_divided_too():
    bill = billed([charge("ec2", "10.00"), charge("ec2", "1.00")])
    parts = pa.table(
        {
            "x_source_sha": ["sha"] * 4,
            "x_row": pa.array([0, 0, 0, 1], pa.int64()),
            "owner_id": ["a", "b", "c", "a"],
            "share": pa.array([Decimal("0.333333333333")] * 2 + [Decimal("0.333333333334"), Decimal(1)], AMOUNT),
        }
    )
    found = with_bill(parts, bill.drop(["owner_id", "asset_id"]))
    assert found["owner_id"].to_pylist() == ["a", "b", "c", "a"]
    assert sum(found["BilledCost"].to_pylist()) == Decimal("11.33")
    assert sum(found["EffectiveCost"].to_pylist()[:3]) == Decimal(10)
    with pytest.raises(WorkbenchError, match="no charge"):
        with_bill(parts, bill.slice(1).drop(["owner_id", "asset_id"]))
