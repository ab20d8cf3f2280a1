"""The text of `owners.yml` to rules, and everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from fractions import Fraction
from typing import TypeVar

from workbench.catalog.nodes import Mapping, Node, Scalar
from workbench.efficiency.ownership.rules import (
    FIELDS,
    AssetRule,
    FromTag,
    Matcher,
    Outcome,
    Pattern,
    Pool,
    Prefix,
    Rule,
    Rules,
    Shares,
    Tagged,
    Values,
    owners_of,
)
from workbench.efficiency.reading import Section, fraction, read_section
from workbench.efficiency.tables import UNOWNED
from workbench.errors import Issue, Place, nearest

_MATCH = (*FIELDS, "prefix", "regex", "tag", "values")
_RULE = ("id", "match", "owner", "shares", "pool", "platform", "reason", "from", "until")
_ASSET = ("id", "match", "platform", "asset", "reason")
_OUTCOMES = ("owner", "shares", "pool")


def rules_of_text(text: str, name: str = "owners.yml") -> tuple[Rules, tuple[Issue, ...]]:
    """Return the rules that a text holds, and every fault; a rule with a fault is left out.

    >>> rules, faults = rules_of_text("owners: [{id: all, match: {account: '1'}, owner: finance}]")
    >>> rules.owners[0].outcome.owners, faults
    ((('finance', Fraction(1, 1)),), ())
    >>> print(rules_of_text("owners: [{id: all, match: {acount: '1'}, owner: finance}]")[1][0])
    owners.yml:1:28: A match has no key 'acount'. Did you mean 'account'?
    """
    section, file = read_section(text, name, "file of owners", ("owners", "assets", "providers"))
    if section is None:
        return Rules(), tuple(file.issues)
    assets = _distinct((s, _asset_rule(s)) for s in section.sections("assets", "asset rule", _ASSET))
    owners = _distinct((s, _rule(s)) for s in section.sections("owners", "rule", _RULE))
    providers = tuple((key.text, value.text) for key, value in section.pairs("providers"))
    return Rules(tuple(owners), tuple(assets), providers), tuple(file.issues)


def unknown_owners(rules: Rules, known: Collection[str]) -> tuple[Issue, ...]:
    """Return a fault for each owner that a rule names and the owner table does not know."""
    return tuple(_unknown(rules, known))


def _unknown(rules: Rules, known: Collection[str]) -> Iterator[Issue]:
    for rule in rules.owners:
        places = dict(rule.names)
        for owner in owners_of(rule):
            if owner != UNOWNED and owner not in known:
                yield Issue(
                    "unknown-owner",
                    f"The rule '{rule.id}' names the owner '{owner}', which no owner table knows.",
                    places.get(owner),
                    nearest(owner, known),
                    None if nearest(owner, known, most=1) else "Deliver the owner, or correct the rule.",
                )


_Kind = TypeVar("_Kind", Rule, AssetRule)


def unknown_pools(rules: Rules, known: Collection[str]) -> tuple[Issue, ...]:
    """Return a fault for each platform that a rule hands its cost to and that no rule of allocation hands on."""
    return tuple(
        Issue(
            "unknown-pool",
            f"The rule '{rule.id}' gives its charges to the platform '{pool}', which no rule of allocation hands on.",
            dict(rule.names).get(pool),
            nearest(pool, known),
            "Write a rule for it in allocation.yml, or give the charges an owner.",
        )
        for rule in rules.owners
        if isinstance(rule.outcome, Pool) and (pool := rule.outcome.platform) not in known
    )


def _distinct(found: Iterable[tuple[Section, _Kind | None]]) -> Iterator[_Kind]:
    seen: dict[str, int] = {}
    for section, rule in found:
        if rule is None:
            continue
        if rule.id in seen:
            message = f"The rule '{rule.id}' stands twice; the first is on line {seen[rule.id]}."
            section.fault("duplicate-name", message, section.value("id"))
            continue
        seen[rule.id] = section.node.line + 1
        yield rule


def _rule(section: Section) -> Rule | None:
    before = len(section.file.issues)
    names: list[tuple[str, Place]] = []
    section.need("id", "match")
    matchers = _matchers(section)
    outcome = _outcome(section, names)
    since, until = section.instant("from"), section.instant("until")
    if since and until and since >= until:
        section.fault("empty-time", "The rule ends before it begins.", section.value("until"))
    if platform := section.texts("platform"):
        matchers = (*matchers, Values("platform", platform))
    reason, name = section.text("reason") or "", section.text("id") or ""
    if outcome is None or len(section.file.issues) > before:
        return None
    return Rule(name, matchers, outcome, reason, since, until, tuple(names))


def _asset_rule(section: Section) -> AssetRule | None:
    before = len(section.file.issues)
    section.need("id", "match")
    matchers = _matchers(section)
    for matcher in matchers:
        if isinstance(matcher, Values) and matcher.field == "asset_id":
            section.fault(
                "circular",
                "An asset rule cannot ask for the asset: it is what the rule finds.",
                section.value("match"),
                remedy="Write 'resource:' for the bill's own id.",
            )
    node = section.value("asset")
    asset = _tag_owner(node, section, []) if isinstance(node, Mapping) else section.text("asset")
    name, platform, reason = section.text("id") or "", section.text("platform"), section.text("reason") or ""
    if platform is None and asset is None:
        section.fault("no-outcome", "An asset rule needs a 'platform' or an 'asset'.")
    return None if len(section.file.issues) > before else AssetRule(name, matchers, platform, asset, reason)


# --- match ------------------------------------------------------------------------------------------------------------
def _matchers(section: Section) -> tuple[Matcher, ...]:
    found = section.section("match", "match", _MATCH)
    if found is None:
        return ()
    matchers: list[Matcher] = [Values(FIELDS[key], found.texts(key)) for key in FIELDS if key in found]
    if "prefix" in found:
        matchers.append(Prefix(found.texts("prefix")))
    if (regex := found.text("regex")) is not None and found.accepts("regex", regex):
        matchers.append(Pattern(regex))
    if "tag" in found:
        matchers.append(Tagged(found.texts("tag"), found.texts("values")))
    elif "values" in found:
        found.fault("no-tag", "'values' are of a tag.", found.value("values"), remedy="Name it: tag: team.")
    _none_empty(found, matchers)
    return tuple(matchers)


def _none_empty(found: Section, matchers: list[Matcher]) -> None:
    if not matchers and isinstance(found.node, Mapping) and not found.node.pairs:
        found.fault("empty-match", "The match says nothing, so it would take every charge.", remedy="Say what matches.")
    for matcher in matchers:
        if isinstance(matcher, Values | Prefix) and not all(matcher.texts or ("",)):
            found.fault("empty-match", "An empty text matches everything or nothing.", remedy="Write what is meant.")


# --- outcome ----------------------------------------------------------------------------------------------------------
def _outcome(section: Section, names: list[tuple[str, Place]]) -> Outcome | None:
    key = section.one_of(_OUTCOMES, "no-outcome", "says nobody")
    if key is None:
        return None
    node = section.value(key)
    match key:
        case "pool":
            platform = section.text("pool")
            if platform is None or node is None:
                return None
            names.append((platform, section.file.place(node)))
            return Pool(platform)
        case "shares":
            return _shares(section, names)
        case _ if isinstance(node, Mapping):
            return _tag_owner(node, section, names)
        case _:
            owner = section.text("owner")
            if owner is None or not isinstance(node, Scalar):
                return None
            names.append((owner, section.file.place(node)))
            return Shares(((owner, Fraction(1)),))


def _tag_owner(node: Node, section: Section, names: list[tuple[str, Place]]) -> FromTag | None:
    found = Section(node, section.file, "value from a tag", ("tag", "names"))
    if not found.need("tag"):
        return None
    pairs = found.pairs("names")
    names += [(value.text, section.file.place(value)) for _, value in pairs]
    return FromTag(found.texts("tag"), tuple((key.text, value.text) for key, value in pairs))


def _shares(section: Section, names: list[tuple[str, Place]]) -> Shares | None:
    owners: dict[str, Fraction] = {}
    for key, value in section.pairs("shares"):
        share = fraction(value.text)
        if share is None or not 0 < share <= 1:
            section.fault("bad-share", f"The share of '{key.text}' is '{value.text}'.", value, remedy=_SHARE)
            return None
        if key.text in owners:
            section.fault("duplicate-name", f"The owner '{key.text}' stands twice.", key)
            return None
        owners[key.text] = share
        names.append((key.text, section.file.place(key)))
    total = sum(owners.values(), Fraction(0))
    if owners and total != 1:
        message = f"The shares sum to {total} ({float(total):.6g}), not to 1."
        section.fault("shares", message, section.value("shares"), remedy="Write thirds as 1/3; nothing is rounded.")
        return None
    return Shares(tuple(owners.items())) if owners else None


_SHARE = "A share is more than 0 and at most 1: 0.25, 25% or 1/4."
