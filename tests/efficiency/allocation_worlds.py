"""Random platforms on platforms, and what each owner must pay, by fractions: nothing of the package is used here."""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from fractions import Fraction

import pyarrow as pa

DAY = datetime(2026, 1, 1)
AMOUNT = pa.decimal128(38, 12)
NAMES = "kafka spark k8s druid s3 redis flink presto cassandra airflow".split()

CHARGES = pa.schema(
    [
        ("period_start", pa.timestamp("us")),
        ("currency", pa.string()),
        ("platform", pa.string()),
        ("asset_id", pa.string()),
        ("owner_id", pa.string()),
        ("amount", AMOUNT),
    ]
)
USAGE = pa.schema(
    [
        ("platform", pa.string()),
        ("producer_asset_id", pa.string()),
        ("consumer_platform", pa.string()),
        ("consumer_asset_id", pa.string()),
        ("owner_id", pa.string()),
        ("measure", pa.string()),
        ("unit", pa.string()),
        ("quantity", AMOUNT),
        ("period_start", pa.timestamp("us")),
        ("period_end", pa.timestamp("us")),
    ]
)


def charge(platform, amount, *, owner=None, asset=None, currency="USD", start=DAY):
    return {
        "period_start": start,
        "currency": currency,
        "platform": platform,
        "asset_id": asset or f"{platform}-1",
        "owner_id": owner,
        "amount": Decimal(amount),
    }


def use(platform, consumer, quantity, *, measure="cpu", unit="hour", on=None, producer=None, start=DAY, asset="a"):
    """A row of usage: `on` names the platform that consumes, else `consumer` is an owner."""
    return {
        "platform": platform,
        "producer_asset_id": producer,
        "consumer_platform": on,
        "consumer_asset_id": asset if on is None else consumer or f"{on}-1",
        "owner_id": None if on else consumer,
        "measure": measure,
        "unit": unit,
        "quantity": Decimal(quantity),
        "period_start": start,
        "period_end": start,
    }


def charges(*rows):
    return pa.Table.from_pylist(list(rows), CHARGES)


def usage(*rows):
    return pa.Table.from_pylist(list(rows), USAGE)


@dataclass
class World:
    """Rules as the file says them, rows of charges and of usage; `shares` says the same as exact columns."""

    text: str
    charges: list[dict]
    usage: list[dict]
    shares: dict[str, dict[str, Fraction]]  # pool -> ("p" or "o") + name -> share

    def owners(self, currency="USD", start=DAY):
        """What each owner must pay, by elimination over fractions."""
        pools = sorted(self.shares)
        due = defaultdict(Fraction)
        own = dict.fromkeys(pools, Fraction(0))
        for row in self.charges:
            if row["currency"] != currency or row["period_start"] != start:
                continue
            if row["platform"] in own and row["owner_id"] is None:
                own[row["platform"]] += Fraction(row["amount"])
            else:
                due[row["owner_id"] or "unowned"] += Fraction(row["amount"])
        gross = eliminate(
            [[Fraction(q == p) - self.shares[p].get(f"p{q}", 0) for p in pools] for q in pools],
            [own[pool] for pool in pools],
        )
        for pool, cost in zip(pools, gross, strict=True):
            for target, share in self.shares[pool].items():
                if target[0] == "o":
                    due[target[1:]] += share * cost
        return dict(due)


def eliminate(matrix, right):
    """Solve a system of equations by Gauss's elimination; exact, so any pivot but zero will do."""
    rows = [[*line, value] for line, value in zip(matrix, right, strict=True)]
    count = len(rows)
    for at in range(count):
        pivot = next(i for i in range(at, count) if rows[i][at])
        rows[at], rows[pivot] = rows[pivot], rows[at]
        rows[at] = [value / rows[at][at] for value in rows[at]]
        for i in range(count):
            if i != at and (factor := rows[i][at]):
                rows[i] = [a - factor * b for a, b in zip(rows[i], rows[at], strict=True)]
    return [line[-1] for line in rows]


def random_world(seed: int, *, nodes: int = 30, negative: bool = True) -> World:
    """Cyclic by intention: every pool may use every other, and at least one owner uses each."""
    rng = random.Random(seed)
    count = rng.randint(1, max(1, nodes // 2))
    pools = [f"{rng.choice(NAMES)}-{i}" for i in range(count)]
    owners = [f"team-{i}" for i in range(rng.randint(1, nodes - count))]
    rules, rows, shares = [], [], {}
    for pool in pools:
        text, found, column = _pool(rng, pool, [p for p in pools if p != pool], owners)
        rules.append(text)
        rows += found
        shares[pool] = column
    billed = []
    for _ in range(rng.randint(1, 4 * count)):
        low = -3_000_000 if negative else 0
        amount = Decimal(rng.randint(low, 9_000_000)).scaleb(-rng.choice([0, 2, 6]))
        owner = rng.choice([None, None, *owners])
        billed.append(
            charge(rng.choice([*pools, "ec2", "saas"]), amount, owner=owner, currency=rng.choice(["USD", "EUR"]))
        )
    rng.shuffle(rows)
    return World("rules:\n" + "".join(rules), billed, rows, shares)


def _pool(rng, pool, others, owners):
    """Return a pool's rule as text, its rows of usage, and its exact column of shares."""
    targets = [f"o{name}" for name in rng.sample(owners, rng.randint(1, len(owners)))]
    targets += [f"p{name}" for name in rng.sample(others, rng.randint(0, min(6, len(others))))]
    match rng.choice(["even", "fixed", "usage", "bottleneck", "idle"]):
        case "even":
            names = ", ".join(name[1:] for name in targets)
            return (
                f"- {{platform: {pool}, method: even, to: [{names}]}}\n",
                [],
                dict.fromkeys(targets, Fraction(1, len(targets))),
            )
        case "fixed":
            parts = _column({name: rng.randint(1, 9) for name in targets})
            shares = ", ".join(f"{name[1:]}: {share}" for name, share in parts.items())
            return f"- {{platform: {pool}, method: fixed, shares: {{{shares}}}}}\n", [], parts
        case "usage":
            rows, used = _used(rng, pool, targets, "cpu")
            return f"- {{platform: {pool}, method: usage, measure: cpu}}\n", rows, _column(used)
        case "bottleneck":
            first, cpu = _used(rng, pool, targets, "cpu")
            second, mem = _used(rng, pool, targets, "mem")
            weight = Fraction(rng.randint(1, 9), 10)
            column = defaultdict(Fraction)
            for part, factor in ((_column(cpu), weight), (_column(mem), 1 - weight)):
                for name, share in part.items():
                    column[name] += factor * share
            text = f"- {{platform: {pool}, method: bottleneck, weights: {{cpu: {weight}, mem: {1 - weight}}}}}\n"
            return text, first + second, dict(column)
        case _:
            rows, used = _used(rng, pool, targets, "cpu")
            spare = Decimal(rng.randint(1, 1000))
            total = sum(used.values()) + spare
            rows.append(use(pool, "nobody", total, measure="slots"))
            keep = rng.random() < 0.5
            text = f"- {{platform: {pool}, method: usage, measure: cpu, capacity: {{cpu: slots}}, idle: {'keep' if keep else 'share'}}}\n"
            return text, rows, _column(used | ({f"oidle:{pool}": spare} if keep else {}))


def _used(rng, pool, targets, measure):
    rows, used = [], defaultdict(Decimal)
    for name in targets * rng.randint(1, 2):
        quantity = Decimal(rng.randint(1, 10**6)).scaleb(-rng.choice([0, 3, 9]))
        used[name] += quantity
        on = name[1:] if name[0] == "p" else None
        rows.append(use(pool, None if on else name[1:], quantity, measure=measure, on=on))
    return rows, dict(used)


def _column(weights):
    total = sum(map(Fraction, weights.values()))
    return {name: Fraction(weight) / total for name, weight in weights.items()}
