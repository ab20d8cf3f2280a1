"""Why reciprocal: the step-down method gives another answer for every order of the platforms. The docs quote these."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import permutations
from pathlib import Path

from allocation_worlds import DAY, charge, charges, usage, use

from workbench.efficiency.allocation import allocate, read_rules
from workbench.efficiency.explain import explain

DOCS = (Path(__file__).parents[2] / "docs" / "efficiency.md").read_text("utf-8")
COSTS = {"kubernetes": 60_000, "kafka": 20_000, "spark": 25_000, "warehouse": 30_000, "logs": 15_000}
USED = {
    "kubernetes": {"kafka": 10, "spark": 25, "warehouse": 10, "logs": 15, "search": 25, "shop": 15},
    "kafka": {"spark": 20, "warehouse": 20, "logs": 20, "search": 10, "shop": 30},
    "spark": {"warehouse": 40, "logs": 10, "search": 40, "shop": 10},
    "warehouse": {"kubernetes": 5, "spark": 30, "search": 15, "shop": 50},
    "logs": {"kubernetes": 35, "kafka": 15, "spark": 15, "warehouse": 10, "search": 10, "shop": 15},
}


def table():
    """The table of the page: what each platform costs, and in which parts it is used."""
    rows = re.findall(r"^\| (\w+) \| ([\d,]+) \| (.+) \|$", DOCS, re.MULTILINE)
    costs = {name: int(cost.replace(",", "")) for name, cost, _ in rows}
    parts = {name: dict(part.rsplit(" ", 1) for part in used.split(", ")) for name, _, used in rows}
    return costs, {name: {who: int(number) for who, number in used.items()} for name, used in parts.items()}


def step_down(order):
    """Each platform in turn hands all it has to those that are still open and to the owners; nothing comes back."""
    costs = {name: Fraction(cost) for name, cost in COSTS.items()} | {"search": Fraction(0), "shop": Fraction(0)}
    for at, name in enumerate(order):
        open_ = {who: part for who, part in USED[name].items() if who not in order[:at]}
        for who, part in open_.items():
            costs[who] += costs[name] * part / sum(open_.values())
        costs[name] = Fraction(0)
    return costs["search"]


def reciprocal():
    rules = "".join(f"- {{platform: {name}, method: usage, measure: part}}\n" for name in COSTS)
    rows = [
        use(name, None if who in COSTS else who, part, measure="part", on=who if who in COSTS else None)
        for name, used in USED.items()
        for who, part in used.items()
    ]
    bill = [charge(name, cost) for name, cost in COSTS.items()]
    return allocate(charges(*bill), usage(*rows), read_rules(f"rules:\n{rules}"))


def test_the_page_shows_this_company():
    assert table() == (COSTS, USED)


def test_the_page_quotes_what_comes_out():
    found = {row["owner_id"]: row["amount"] for row in reciprocal().owners().to_pylist()}
    orders = [step_down(order) for order in permutations(COSTS)]
    assert len(orders) == 120
    assert f"search pays {found['search']:,.2f}" in DOCS
    assert f"between {float(min(orders)):,.2f} and {float(max(orders)):,.2f}" in DOCS
    assert sum(found.values()) == sum(COSTS.values())


def test_the_page_quotes_an_explanation():
    text = explain(reciprocal(), "search", DAY, "USD").text()
    for line in text.splitlines()[:3]:
        assert line in DOCS
    assert text.splitlines()[-1] in DOCS


def test_the_rules_on_the_page_can_be_read():
    block = re.search(r"^### The rules: `allocation.yml`\n\n```yaml\n(.*?)^```", DOCS, re.MULTILINE | re.DOTALL)[1]
    assert sorted(read_rules(block).pooled()) == ["kubernetes", "network", "support", "warehouse", "wiki"]
