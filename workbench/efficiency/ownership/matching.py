"""Rules as conditions on subjects: the one place where a rule gets its meaning, for all charges and for one alike.

A subject is what a rule can see of a charge or an asset: `provider`, `resource`, `account`, `sub_account`, `service`, the
tags that rules read (`tag_0` …), `epoch` (between which dated rules it falls), then `platform` and `asset_id`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from typing import assert_never

from sqlglot import exp

from workbench.efficiency.ownership.rules import (
    AssetRule,
    FromTag,
    Matcher,
    Pattern,
    Prefix,
    Rule,
    Rules,
    Tagged,
    Values,
)
from workbench.efficiency.relations import call, col, instant, is_null, number, text
from workbench.efficiency.tables import UNOWNED


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that must hold for a rule: a matcher, its time, or that the tag's value is an owner."""

    of: Matcher | FromTag | None
    holds: exp.Expr


class Matching:
    """The conditions of a set of rules.

    Args:
        known: the owners that are known; None where no owner table is there, and then any value of a tag is one.
    """

    def __init__(self, rules: Rules, known: Collection[str] | None) -> None:
        self.rules, self._known = rules, None if known is None else sorted({*known, UNOWNED})
        self._tags = {key: col(f"tag_{n}") for n, key in enumerate(rules.tags)}

    def parts(self, rule: Rule) -> tuple[Part, ...]:
        """Return all that must hold for an ownership rule to decide."""
        found = [Part(matcher, self._holds(matcher)) for matcher in rule.matchers]
        if rule.since or rule.until:
            found.append(Part(None, self._in_time(rule)))
        if isinstance(rule.outcome, FromTag):
            found.append(Part(rule.outcome, self._names_an_owner(rule.outcome)))
        return tuple(found)

    def rule_number(self) -> exp.Expr:
        """Return the number of the first ownership rule that holds, as an expression on a subject; else null."""
        cases = [(every(self.parts(rule)), number(n)) for n, rule in enumerate(self.rules.owners)]
        return decided(cases, exp.cast(exp.null(), "INT"))

    def tag_owner(self) -> exp.Expr:
        """Return the owner that a tag names, as an expression on a subject whose `rule` is known; else null."""
        cases = [
            (exp.EQ(this=col("rule"), expression=number(n)), self.owner(rule.outcome))
            for n, rule in enumerate(self.rules.owners)
            if isinstance(rule.outcome, FromTag)
        ]
        return decided(cases, exp.cast(exp.null(), "TEXT"))

    def owner(self, outcome: FromTag) -> exp.Expr:
        """Return the value of the first tag that is there, as the owner it means."""
        value = self._value(outcome.keys)
        cases = [(exp.EQ(this=value.copy(), expression=text(name)), text(owner)) for name, owner in outcome.names]
        return decided(cases, value)

    def platform(self) -> exp.Expr:
        """Return the platform of a subject's asset.

        Every asset rule takes part in the order, also one that leaves the platform as it is.
        """
        otherwise = self.provider_platform()
        if not any(rule.platform for rule in self.rules.assets):
            return otherwise
        cases = [
            (self._asset_holds(rule), text(rule.platform) if rule.platform else otherwise.copy())
            for rule in self.rules.assets
        ]
        return decided(cases, otherwise)

    def provider_platform(self) -> exp.Expr:
        """Return the provider's own platform."""
        cases = [(exp.EQ(this=col("provider"), expression=text(a)), text(b)) for a, b in self.rules.providers]
        return decided(cases, col("provider"))

    def asset(self) -> exp.Expr:
        """Return the id of a subject's asset: what the first rule says, else the resource as the bill names it."""
        cases = [(self._asset_holds(rule), self._asset_of(rule)) for rule in self.rules.assets]
        return decided(cases, col("resource"))

    def asset_rule(self) -> exp.Expr:
        """Return the id of the asset rule that decided; else null."""
        cases = [(self._asset_holds(rule), text(rule.id)) for rule in self.rules.assets]
        return decided(cases, exp.cast(exp.null(), "TEXT"))

    def _asset_of(self, rule: AssetRule) -> exp.Expr:
        match rule.asset:
            case None:
                return col("resource")
            case str():
                return text(rule.asset)
            case _:
                return self.owner(rule.asset)

    def _asset_holds(self, rule: AssetRule) -> exp.Expr:
        parts = [Part(matcher, self._holds(matcher)) for matcher in rule.matchers]
        if isinstance(rule.asset, FromTag):
            parts.append(Part(rule.asset, _there(self._value(rule.asset.keys))))
        return every(parts)

    def _holds(self, matcher: Matcher) -> exp.Expr:
        """A condition that is true or false, never null: a rule that asks for what is not there does not match."""
        match matcher:
            case Values(field, texts):
                return certain(_among(col(field), texts))
            case Prefix(texts):
                return certain(any_of(call("starts_with", col("resource"), text(t)) for t in texts))
            case Pattern(regex):
                return certain(call("regexp_matches", col("resource"), text(regex)))
            case Tagged(keys, values):
                found = [_among(self._tags[key].copy(), values) if values else _there(self._tags[key]) for key in keys]
                return certain(any_of(found))
            case _:
                assert_never(matcher)

    def _names_an_owner(self, outcome: FromTag) -> exp.Expr:
        owner = self.owner(outcome)
        return certain(_there(owner) if self._known is None else _among(owner, self._known))

    def _value(self, keys: Sequence[str]) -> exp.Expr:
        found = [self._tags[key].copy() for key in keys]
        return found[0] if len(found) == 1 else exp.Coalesce(this=found[0], expressions=found[1:])

    def _in_time(self, rule: Rule) -> exp.Expr:
        """Whether the epoch of a subject lies in the rule's time; epochs are cut at every rule's beginning and end."""
        cuts = self.rules.instants
        first = cuts.index(rule.since) + 1 if rule.since else 0
        last = cuts.index(rule.until) if rule.until else len(cuts)
        return exp.Between(this=col("epoch"), low=number(first), high=number(last))


def epoch(at: exp.Expr, cuts: Sequence[datetime]) -> exp.Expr:
    """Return between which of the instants a moment falls: 0 before the first, 1 from it on, and so on."""
    cases = [(exp.LT(this=at.copy(), expression=instant(cut)), number(n)) for n, cut in enumerate(cuts)]
    return decided(cases, number(len(cuts)))


def tag(tags: exp.Expr, key: str) -> exp.Expr:
    """Return a tag's value without surrounding blanks; null where it is blank, absent, or the tags are no JSON."""
    found = call("try", call("json_extract_string", tags, text(pointer(key))))
    return exp.Nullif(this=exp.Trim(this=found), expression=text(""))


def pointer(key: str) -> str:
    """Return where a key of an object is, as a JSON pointer: a key may hold any sign."""
    return "/" + key.replace("~", "~0").replace("/", "~1")


def decided(cases: Iterable[tuple[exp.Expr, exp.Expr]], otherwise: exp.Expr) -> exp.Expr:
    """Return the value of the first case that holds."""
    found = [exp.If(this=condition, true=value) for condition, value in cases]
    return exp.Case(ifs=found, default=otherwise) if found else otherwise


def every(parts: Iterable[Part]) -> exp.Expr:
    """Return the condition that all parts hold."""
    return reduce(lambda a, b: exp.And(this=a, expression=b), (part.holds for part in parts))


def any_of(conditions: Iterable[exp.Expr]) -> exp.Expr:
    """Return the condition that one of them holds."""
    return exp.Paren(this=reduce(lambda a, b: exp.Or(this=a, expression=b), conditions))


def certain(condition: exp.Expr) -> exp.Expr:
    """Return a condition with null taken as false."""
    return exp.Coalesce(this=condition, expressions=[exp.false()])


def _there(value: exp.Expr) -> exp.Expr:
    return exp.Not(this=is_null(value.copy()))


def _among(value: exp.Expr, texts: Sequence[str]) -> exp.Expr:
    return exp.In(this=value, expressions=[text(t) for t in texts])
