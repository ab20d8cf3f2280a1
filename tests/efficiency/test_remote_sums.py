"""The sums of a warehouse are those made here; the queries read in every dialect that is promised."""

from __future__ import annotations

import pytest
import sqlglot
from allocation_worlds import charge, charges, random_world, usage, use

from workbench import WorkbenchError
from workbench.efficiency.allocation import allocate, allocate_sums, charge_sums, read_rules, usage_sums
from workbench.efficiency.relations import opened, run

RULES = """rules:
- {platform: k8s, method: usage, measure: cpu, by: asset}
- {platform: spark, method: usage, measure: job, charges: all}
"""


def summed(bill, used, rules):
    connection = opened({"attributed": bill, "usage": used})
    return run(connection, charge_sums(rules)), run(connection, usage_sums(rules))


@pytest.mark.parametrize("seed", range(10))
def test_sums_made_by_the_warehouse_are_allocated_alike(seed):
    world = random_world(seed)
    bill, used, rules = charges(*world.charges), usage(*world.usage), read_rules(world.text)
    assert allocate_sums(*summed(bill, used, rules), rules).table().equals(allocate(bill, used, rules).table())


def test_pools_owners_and_idle_are_told_apart_as_they_are_here():
    bill = charges(
        charge("k8s", 5, asset="east"), charge("k8s", 2, owner="a"), charge("spark", 3, owner="a"), charge("x", 1)
    )
    used = usage(
        use("k8s", "a", 1, producer="east"),
        use("k8s", "x", 2, producer="east", asset="__idle__"),
        use("spark", None, 4, measure="job"),
        use("k8s", None, 1, producer="east", on="spark"),
    )
    rules = read_rules(RULES)
    billed, edges = summed(bill, used, rules)
    assert list(zip(billed["pool"].to_pylist(), billed["owner"].to_pylist(), strict=True)) == [
        ("k8s/east", None),
        (None, "a"),
        ("spark", None),
        (None, "unowned"),
    ]
    assert edges["target"].to_pylist() == ["oa", "oidle:k8s", "pspark", "ounowned"]
    assert allocate_sums(billed, edges, rules).table().equals(allocate(bill, used, rules).table())


def test_usage_below_nothing_is_refused_here_too():
    rules = read_rules(RULES)
    sums = summed(charges(charge("k8s", 5)), usage(use("k8s", "a", -1)), rules)
    with pytest.raises(WorkbenchError, match="less than nothing"):
        allocate_sums(*sums, rules)


@pytest.mark.parametrize("dialect", ["duckdb", "spark", "trino", "postgres", "bigquery", "snowflake"])
@pytest.mark.parametrize("query", [charge_sums, usage_sums])
def test_the_queries_are_read_back_in_every_dialect(dialect, query):
    text = query(read_rules(RULES)).sql(dialect=dialect)
    assert sqlglot.parse_one(text, dialect=dialect).sql(dialect=dialect) == text
    assert "||" in text or "CONCAT" in text
