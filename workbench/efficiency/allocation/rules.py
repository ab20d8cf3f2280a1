"""The rules of `allocation.yml`: how each shared platform's cost is handed on.

A platform without a rule is `direct`: each of its charges goes to the charge's own owner. Every other method makes the
platform a *pool*: its charges, and what other platforms charge it, are handed on together by shares that sum to one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from math import lcm

from workbench.efficiency.reading import Section, fraction, read_section
from workbench.errors import DefinitionError


class Method(StrEnum):
    """How a platform's cost is handed on."""

    DIRECT = "direct"
    EVEN = "even"
    FIXED = "fixed"
    PROPORTIONAL = "proportional"
    USAGE = "usage"
    BOTTLENECK = "bottleneck"


class Fallback(StrEnum):
    """Where the cost of a period without weights goes, if a rule says so; otherwise that is a fault."""

    UNOWNED = "unowned"
    IDLE = "idle"
    EVEN = "even"


@dataclass(frozen=True, slots=True)
class Rule:
    """One platform's rule.

    Attributes:
        factors: measures of `usage`, `proportional` and `bottleneck`, each with its part of the cost; they sum to 1.
        unit: the only unit of usage that counts; none: the usage must come in one unit.
        shares: targets of `fixed` with their shares, which sum to 1.
        to: targets of `even`; empty: everybody with usage in the period.
        of: the platform whose usage `proportional` borrows; none: any.
        by_asset: whether each asset of the platform is a pool of its own.
        owned_stay: whether charges and usage that have an owner stay with it; else they belong to the pool as well.
        keep_idle: whether what nobody used stays with the owner `idle:<platform>`; else users pay it in proportion.
        capacity: for a measure, the measure that says how much there was.
    """

    id: str
    platform: str
    method: Method
    factors: Mapping[str, Fraction] = field(default_factory=dict)
    unit: str | None = None
    shares: Mapping[str, Fraction] = field(default_factory=dict)
    to: tuple[str, ...] = ()
    of: str | None = None
    by_asset: bool = False
    owned_stay: bool = True
    keep_idle: bool = True
    capacity: Mapping[str, str] = field(default_factory=dict)
    fallback: Fallback | None = None
    reason: str = ""

    def whole_shares(self) -> dict[str, int]:
        """Return the fixed shares as whole numbers in the same proportion."""
        common = lcm(*(share.denominator for share in self.shares.values()))
        return {name: int(share * common) for name, share in self.shares.items()}


@dataclass(frozen=True, slots=True)
class Rules:
    """All rules; `basis` names the FOCUS cost column that is allocated, `version` is whatever the file calls itself."""

    rules: tuple[Rule, ...] = ()
    basis: str = "EffectiveCost"
    version: str = ""

    def pooled(self) -> dict[str, Rule]:
        """Return the rules of platforms that are pools, by platform."""
        return {rule.platform: rule for rule in self.rules if rule.method is not Method.DIRECT}


BASES = ("EffectiveCost", "BilledCost", "ContractedCost", "ListCost")
_KEYS = "id platform method measure unit weights shares to of by charges idle capacity fallback reason".split()
#: What each method needs, and what else it may have beside the keys of all.
_NEEDS: Mapping[Method, tuple[str, ...]] = {
    Method.DIRECT: (),
    Method.EVEN: (),
    Method.FIXED: ("shares",),
    Method.PROPORTIONAL: ("measure",),
    Method.USAGE: ("measure",),
    Method.BOTTLENECK: ("weights",),
}
_MAY: Mapping[Method, frozenset[str]] = {
    Method.DIRECT: frozenset(),
    Method.EVEN: frozenset({"to"}),
    Method.FIXED: frozenset(),
    Method.PROPORTIONAL: frozenset({"of", "unit", "to"}),
    Method.USAGE: frozenset({"unit", "idle", "capacity", "to"}),
    Method.BOTTLENECK: frozenset({"idle", "capacity", "to"}),
}
_ALWAYS = frozenset({"id", "platform", "method", "by", "charges", "fallback", "reason"})


def read_rules(text: str, name: str = "allocation.yml") -> Rules:
    """Return the rules of a file's text.

    Raises:
        DefinitionError: what is wrong, all of it, each with its place: unknown keys and methods, shares or weights
            that do not sum to 1 (`shares-not-one`), two rules for one platform.
    """
    top, file = read_section(text, name, "allocation file", ("version", "basis", "rules"))
    rules: list[Rule] = []
    basis, version = BASES[0], ""
    if top is not None:
        basis, version = top.choice("basis", BASES) or basis, top.text("version") or ""
        rules = list(_rules(top))
    if file.issues:
        raise DefinitionError(file.issues, text=text)
    return Rules(tuple(sorted(rules, key=lambda rule: rule.platform)), basis, version)


def _rules(top: Section) -> Iterator[Rule]:
    seen: set[str] = set()
    for section in top.sections("rules", "rule", _KEYS):
        if (rule := _rule(section)) is None:
            continue
        if rule.platform in seen:
            section.fault("two-rules", f"Platform '{rule.platform}' has two rules.", section.value("platform"))
        seen.add(rule.platform)
        yield rule


def _rule(section: Section) -> Rule | None:
    platform, word = section.text("platform"), section.choice("method", list(Method))
    if not section.need("platform", "method") or platform is None or word is None:
        return None
    method = Method(word)
    section.need(*_NEEDS[method])
    for key in section.keys.keys() - _ALWAYS - _MAY[method] - set(_NEEDS[method]):
        section.fault("useless-key", f"Method '{method}' has no use for '{key}'.", section.keys[key])
    fallback = section.choice("fallback", list(Fallback))
    if fallback == Fallback.EVEN and "to" not in section:
        section.fault("missing-key", "The fallback 'even' needs 'to': who shares when nobody is known to have used it.")
    return Rule(
        id=section.text("id") or platform,
        platform=platform,
        method=method,
        factors=_factors(section, method),
        unit=section.text("unit"),
        shares=_fractions(section, "shares"),
        to=section.texts("to"),
        of=section.text("of"),
        by_asset=section.choice("by", ("platform", "asset")) == "asset",
        owned_stay=section.choice("charges", ("unowned", "all")) != "all",
        keep_idle=section.choice("idle", ("keep", "share")) != "share",
        capacity={key.text: value.text for key, value in section.pairs("capacity")},
        fallback=Fallback(fallback) if fallback else None,
        reason=section.text("reason") or "",
    )


def _factors(section: Section, method: Method) -> Mapping[str, Fraction]:
    if method is Method.BOTTLENECK:
        return _fractions(section, "weights")
    measure = section.text("measure") if "measure" in _NEEDS[method] else None
    return {measure: Fraction(1)} if measure else {}


def _fractions(section: Section, key: str) -> Mapping[str, Fraction]:
    """Return names with positive shares that sum to exactly 1."""
    found: dict[str, Fraction] = {}
    for name, value in section.pairs(key):
        share = fraction(value.text)
        if share is None or share <= 0:
            section.fault("not-a-share", f"'{value.text}' is no share above 0, like 0.25, 25% or 1/4.", value)
        else:
            found[name.text] = share
    total = sum(found.values())
    if found and total != 1:
        node = section.value(key)
        remedy = "Write fractions like 1/3 where decimals cannot say it."
        section.fault("shares-not-one", f"The {key} sum to {_shown(total)}, not to 1.", node, remedy=remedy)
    return found


def _shown(total: Fraction | int) -> str:
    exact = Fraction(total)
    decimal = f"{float(exact):.12g}"
    return decimal if Fraction(decimal) == exact else f"{exact} ({decimal}…)"
