"""The rules of `owners.yml`: which asset a charge is of, and whose it is. Rules are tried in order; the first decides.

providers: {AWS: aws, Microsoft: azure}       # what a provider's own platform is called; else as the bill calls it
assets:                                       # which asset a charge is of; else its resource, on the provider's platform
- id: brokers
match: {prefix: "arn:aws:kafka:"}
platform: kafka
owners:
- id: ledger
match: {asset: [db-ledger]}
owner: finance
reason: The ledger is finance's own database.
- id: brokers-are-shared
match: {platform: kafka}
pool: kafka                               # a platform's cost: allocation hands it on
- id: team-tag
match: {tag: team}
owner: {tag: team, names: {payments-eu: payments}}
- id: data-lake
match: {service: Amazon S3, regex: "^lake-"}
shares: {analytics: 2/3, ml: 1/3}
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from pathlib import Path
from typing import TypeAlias

from workbench.errors import Issue, Place


@dataclass(frozen=True, slots=True)
class Values:
    """The field is one of these texts, exactly."""

    field: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Prefix:
    """The resource begins with one of these texts."""

    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pattern:
    """The resource has a match of this regular expression (RE2: its time is linear, so no pattern can hang)."""

    regex: str


@dataclass(frozen=True, slots=True)
class Tagged:
    """One of these tags is there and not blank, and is one of the values where values are given."""

    keys: tuple[str, ...]
    values: tuple[str, ...] = ()


Matcher: TypeAlias = Values | Prefix | Pattern | Tagged

#: What `match:` may say, and the field of a subject that it is about.
FIELDS: dict[str, str] = {
    "asset": "asset_id",
    "resource": "resource",
    "account": "account",
    "sub_account": "sub_account",
    "service": "service",
    "platform": "platform",
}


@dataclass(frozen=True, slots=True)
class FromTag:
    """The owner is the value of the first of these tags that is there; `names` says whom a spelling means."""

    keys: tuple[str, ...]
    names: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Shares:
    """Owners and their shares, which sum to exactly 1; one owner alone has the share 1."""

    owners: tuple[tuple[str, Fraction], ...]


@dataclass(frozen=True, slots=True)
class Pool:
    """No owner yet: it is the cost of a platform, which allocation hands on."""

    platform: str


Outcome: TypeAlias = FromTag | Shares | Pool


@dataclass(frozen=True, slots=True)
class Rule:
    """One ownership rule.

    Attributes:
        matchers: all of them must hold.
        since, until: the rule holds from then, and before then.
        names: where each name stands in the file, for faults found later.
    """

    id: str
    matchers: tuple[Matcher, ...]
    outcome: Outcome
    reason: str = ""
    since: datetime | None = None
    until: datetime | None = None
    names: tuple[tuple[str, Place], ...] = ()


@dataclass(frozen=True, slots=True)
class AssetRule:
    """One rule that says which asset a charge is of: a fixed id, the value of a tag, or the resource itself."""

    id: str
    matchers: tuple[Matcher, ...]
    platform: str | None = None
    asset: str | FromTag | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Rules:
    """All of `owners.yml`."""

    owners: tuple[Rule, ...] = ()
    assets: tuple[AssetRule, ...] = ()
    providers: tuple[tuple[str, str], ...] = ()

    @property
    def tags(self) -> tuple[str, ...]:
        """Every tag that a rule reads, each once, in order."""
        return tuple(dict.fromkeys(key for rule in self._all for key in _tags(rule)))

    @property
    def fields(self) -> tuple[str, ...]:
        """Every field that a rule reads beside the tags, each once, in order."""
        matchers = [matcher for rule in self._all for matcher in rule.matchers]
        return tuple(dict.fromkeys(m.field for m in matchers if isinstance(m, Values)))

    @property
    def _all(self) -> tuple[Rule | AssetRule, ...]:
        return (*self.assets, *self.owners)

    @property
    def instants(self) -> tuple[datetime, ...]:
        """When a rule begins or ends to hold, in order."""
        found = {at for rule in self.owners for at in (rule.since, rule.until) if at is not None}
        return tuple(sorted(found))


def _tags(rule: Rule | AssetRule) -> Iterator[str]:
    for matcher in rule.matchers:
        if isinstance(matcher, Tagged):
            yield from matcher.keys
    outcome = rule.outcome if isinstance(rule, Rule) else rule.asset
    if isinstance(outcome, FromTag):
        yield from outcome.keys


def owners_of(rule: Rule) -> tuple[str, ...]:
    """Return the owners that a rule names."""
    match rule.outcome:
        case Shares(owners):
            return tuple(owner for owner, _ in owners)
        case FromTag(_, names):
            return tuple(owner for _, owner in names)
        case Pool():
            return ()


def read_rules(path: Path) -> tuple[Rules, tuple[Issue, ...]]:
    """Return the rules of a file and everything that is wrong with it; no file is no rule."""
    from workbench.efficiency.ownership.reading import rules_of_text
    from workbench.efficiency.reading import file_text

    if not path.exists():
        return Rules(), ()
    text = file_text(path)
    return (Rules(), (text,)) if isinstance(text, Issue) else rules_of_text(text, path.name)
