"""From sums of charges and usage to the graph of each period, by the rules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from fractions import Fraction

import numpy as np
import pyarrow as pa

from workbench.efficiency.allocation.amounts import decimal, units
from workbench.efficiency.allocation.graph import Graph, Group, Idle, Pool, check_closed, make_graph
from workbench.efficiency.allocation.rules import Fallback, Method, Rule, Rules
from workbench.efficiency.allocation.tables import Grain, period_end
from workbench.efficiency.tables import UNOWNED, idle_owner
from workbench.errors import Issue, QueryError, nearest

#: What one measure of a pool hands to whom: a target (see `summed_usage`) to units.
Weights = dict[str, int]


@dataclass(slots=True)
class Usage:
    """The usage of one period: of each pool and measure, by unit, what each target used."""

    rows: dict[tuple[str, str], dict[str, Weights]] = field(default_factory=dict)
    platforms: dict[str, str] = field(default_factory=dict)

    def add(self, row: tuple[str, str, str, str, str], quantity: int) -> None:
        """Take one sum: pool, platform, measure, unit, target."""
        pool, platform, measure, unit, target = row
        self.platforms[pool] = platform
        self.rows.setdefault((pool, measure), {}).setdefault(unit, {})[target] = quantity


@dataclass(slots=True)
class Costed:
    """Who has charges in a period, whatever the currency: pools with their platforms, and owners that pay directly."""

    pools: dict[str, str] = field(default_factory=dict)
    owners: set[str] = field(default_factory=set)


@dataclass(slots=True)
class _Part:
    """What of a pool goes by one measure, before its targets have numbers."""

    pool: str
    measure: str
    unit: str
    factor: Fraction
    weights: Weights


def usage_by_period(summed: pa.Table) -> dict[datetime, Usage]:
    """Return the usage of each period."""
    found: dict[datetime, Usage] = defaultdict(Usage)
    columns = [summed[name].to_pylist() for name in ("period", "pool", "platform", "measure", "unit", "target")]
    for period, pool, platform, measure, unit, target, quantity in zip(
        *columns, units(summed["quantity"]), strict=True
    ):
        found[period].add((pool, platform, measure, unit, target), quantity)
    return found


def costed_by_period(summed: pa.Table) -> dict[datetime, Costed]:
    """Return who has charges in each period."""
    found: dict[datetime, Costed] = defaultdict(Costed)
    columns = [summed[name].to_pylist() for name in ("period", "platform", "pool", "owner")]
    for period, platform, pool, owner in zip(*columns, strict=True):
        if pool is None:
            found[period].owners.add(owner)
        else:
            found[period].pools[pool] = platform
    return found


def build_graph(start: datetime, grain: Grain, costed: Costed, usage: Usage, rules: Rules) -> Graph:
    """Return the graph of one period.

    Raises:
        QueryError: `missing-weights` for a pool with cost whose rule finds nobody, `mixed-units`, `closed-cycle`.
    """
    made = _Maker(start, costed, usage, rules)
    parts = made.parts()
    if made.issues:
        raise QueryError(made.issues)
    pools = tuple(Pool(name, made.platform(name), made.rule(name)) for name in sorted({part.pool for part in parts}))
    owners = sorted({target[1:] for part in parts for target in part.weights if target[0] == "o"} | costed.owners)
    number = {f"p{pool.name}": at for at, pool in enumerate(pools)}
    number |= {f"o{owner}": at + len(pools) for at, owner in enumerate(owners)}
    groups = [
        Group(number[f"p{part.pool}"], part.measure, part.unit, part.factor, sum(part.weights.values()))
        for part in parts
    ]
    group = np.repeat(np.arange(len(parts), dtype=np.int64), [len(part.weights) for part in parts])
    target = np.array([number[name] for part in parts for name in part.weights], dtype=np.int64)
    weight = [value for part in parts for value in part.weights.values()]
    idle = tuple(replace(found, pool=number[f"p{name}"]) for name, found in made.idle if f"p{name}" in number)
    period = (start, period_end(start, grain))
    graph = make_graph(
        period, (pools, tuple(owners)), groups, (group, target, weight), (idle, tuple(sorted(made.notes)))
    )
    check_closed(graph, np.array(sorted(number[f"p{name}"] for name in costed.pools), dtype=np.int64))
    return graph


class _Maker:
    """The parts of all pools of one period, with what went wrong and what should be known."""

    def __init__(self, start: datetime, costed: Costed, usage: Usage, rules: Rules) -> None:
        self._start, self._costed, self._usage = start, costed, usage
        self._rules = rules.pooled()
        self.issues: list[Issue] = []
        self.notes: list[str] = []
        self.idle: list[tuple[str, Idle]] = []

    def platform(self, pool: str) -> str:
        """Return the platform of a pool; one that nobody charges or delivers usage for is known by its name."""
        named = self._costed.pools.get(pool) or self._usage.platforms.get(pool)
        if named:
            return named
        return pool if pool in self._rules else max((p for p in self._rules if pool.startswith(f"{p}/")), key=len)

    def rule(self, pool: str) -> Rule:
        """Return the rule of a pool."""
        return self._rules[self.platform(pool)]

    def parts(self) -> list[_Part]:
        """Return the parts of all pools that cost can reach, by name."""
        found: dict[str, list[_Part]] = {}
        wanted = set(self._costed.pools)
        while wanted:
            added = {pool: list(self._complete(list(self._parts(pool)))) for pool in sorted(wanted)}
            found |= added
            targets = {
                name[1:] for parts in added.values() for part in parts for name in part.weights if name[0] == "p"
            }
            wanted = targets - found.keys()
        return [part for pool in sorted(found) for part in found[pool]]

    def _parts(self, pool: str) -> Iterator[_Part]:
        rule = self.rule(pool)
        match rule.method:
            case Method.EVEN:
                yield _Part(pool, "", "", Fraction(1), dict.fromkeys(self._even(pool, rule), 1))
            case Method.FIXED:
                shares = {self._target(name): weight for name, weight in rule.whole_shares().items()}
                yield _Part(pool, "", "", Fraction(1), shares)
            case _:
                for measure, factor in sorted(rule.factors.items()):
                    unit, weights = self._measured(pool, rule, measure)
                    yield self._with_idle(_Part(pool, measure, unit, factor, weights), rule)

    def _even(self, pool: str, rule: Rule) -> Iterable[str]:
        if rule.to:
            return sorted(map(self._target, rule.to))
        found = [by_unit for (name, _), by_unit in self._usage.rows.items() if name == pool]
        users = {name for by_unit in found for weights in by_unit.values() for name, used in weights.items() if used}
        return sorted(users - {f"p{pool}"})

    def _target(self, name: str) -> str:
        """A name in a rule: a pool where it is a shared platform's, or one of its assets', else an owner."""
        divided = any(name.startswith(f"{platform}/") for platform, rule in self._rules.items() if rule.by_asset)
        return f"p{name}" if divided or name in self._rules else f"o{name}"

    def _measured(self, pool: str, rule: Rule, measure: str) -> tuple[str, Weights]:
        """Return the unit and the weights of a measure: of the pool itself, or of the platforms it borrows from."""
        found: dict[str, Weights] = {}
        for source in self._sources(pool, rule, measure):
            for unit, weights in self._usage.rows[source, measure].items():
                into = found.setdefault(unit, {})
                for name, quantity in weights.items():
                    into[name] = into.get(name, 0) + quantity
                if rule.method is Method.PROPORTIONAL:  # what nobody used of another platform says nothing here
                    into.pop(f"o{idle_owner(self._usage.platforms[source])}", None)
        if rule.unit is not None:
            found = {unit: weights for unit, weights in found.items() if unit == rule.unit}
        if len(found) > 1:
            self._mixed(pool, measure, sorted(found))
        unit, weights = next(iter(sorted(found.items())), (rule.unit or "", {}))
        used = {name: weight for name, weight in sorted(weights.items()) if weight}
        if len(used) > 1:
            used.pop(f"p{pool}", None)  # what a pool uses of itself is overhead of all who use it
        return unit, used

    def _sources(self, pool: str, rule: Rule, measure: str) -> list[str]:
        """The pools whose usage counts. Charges of a platform that are of none of its assets are for users of all."""
        borrowed = rule.method is Method.PROPORTIONAL
        if not borrowed and not (rule.by_asset and pool == rule.platform):
            return [pool] if (pool, measure) in self._usage.rows else []
        of = rule.of if borrowed else rule.platform
        sources = sorted(name for name, found in self._usage.rows if found == measure)
        return [name for name in sources if of in (None, self._usage.platforms[name])]

    def _with_idle(self, part: _Part, rule: Rule) -> _Part:
        """Set apart what nobody used: what stands for nobody in the usage, else capacity less use."""
        owner = f"o{idle_owner(rule.platform)}"
        idle = part.weights.pop(owner, 0)
        used = sum(part.weights.values())
        if part.measure in rule.capacity:
            capacity = self._capacity(part, rule)
            if capacity < used:
                self._note(f"{part.pool}: {_said(used, part)} used of a capacity of {_said(capacity, part)}")
            idle = max(0, capacity - used)
        if idle:
            share = part.factor * idle / (used + idle)
            found = Idle(0, part.measure, part.unit, used + idle, used, rule.keep_idle, share)
            self.idle.append((part.pool, found))
        if idle and rule.keep_idle:
            part.weights = dict(sorted({**part.weights, owner: idle}.items()))
        return part

    def _capacity(self, part: _Part, rule: Rule) -> int:
        measure = rule.capacity[part.measure]
        by_unit: dict[str, Weights] = {}
        for source in self._sources(part.pool, rule, measure):
            for unit, weights in self._usage.rows[source, measure].items():
                by_unit.setdefault(unit, {})[source] = sum(weights.values())
        if len(by_unit) > 1 or (part.unit and by_unit and part.unit not in by_unit):
            self._mixed(part.pool, measure, sorted({part.unit, *by_unit}))
        if not by_unit:
            self._note(f"{part.pool}: no {measure} in the usage, so no {part.measure} counts as idle")
        return sum(sum(weights.values()) for weights in by_unit.values())

    def _complete(self, parts: list[_Part]) -> Iterator[_Part]:
        """Yield the parts; one that nobody has a weight in takes its rule's fallback, or is a fault."""
        for part in parts:
            rule = self.rule(part.pool)
            if not part.weights and rule.fallback is None:
                self._missing(part, rule)
            elif not part.weights:
                part.weights = self._fallen_back(rule)
                measure = f" no {part.measure}" if part.measure else " nobody"
                self._note(f"{part.pool}:{measure} in the usage, so its cost went to {rule.fallback}")
            if part.weights:
                yield part

    def _fallen_back(self, rule: Rule) -> Weights:
        match rule.fallback:
            case Fallback.EVEN:
                return dict.fromkeys(sorted(map(self._target, rule.to)), 1)
            case Fallback.IDLE:
                return {f"o{idle_owner(rule.platform)}": 1}
            case _:
                return {f"o{UNOWNED}": 1}

    def _missing(self, part: _Part, rule: Rule) -> None:
        known = sorted({measure for pool, measure in self._usage.rows if pool == part.pool})
        about = f" of '{part.measure}'" if part.measure else ""
        message = f"On {self._start:%Y-%m-%d} '{part.pool}' has cost, and rule '{rule.id}' finds no usage{about}."
        remedy = "Deliver the usage, or give the rule a 'fallback': unowned, idle or even."
        near = nearest(part.measure, known)
        self.issues.append(Issue("missing-weights", message, None, near, remedy, part.pool))

    def _mixed(self, pool: str, measure: str, found: list[str]) -> None:
        message = f"On {self._start:%Y-%m-%d} the {measure} of '{pool}' comes in several units: {', '.join(found)}."
        remedy = "Name one as the rule's 'unit', or deliver one unit."
        self.issues.append(Issue("mixed-units", message, None, (), remedy, pool))

    def _note(self, text: str) -> None:
        self.notes.append(f"{self._start:%Y-%m-%d} {text}")


def _said(value: int, part: _Part) -> str:
    return f"{decimal(value).normalize():f} {part.unit}".rstrip()
