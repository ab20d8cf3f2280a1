"""Who owns what: declared rules in order, then the recorded history; for each charge its owners and the reasons why."""

from __future__ import annotations

from workbench.efficiency.ownership.attribution import ATTRIBUTED, Attribution, attribute, charges, consumers
from workbench.efficiency.ownership.claims import AsNow, AsWas, Mode
from workbench.efficiency.ownership.reading import rules_of_text, unknown_owners
from workbench.efficiency.ownership.rules import Rule, Rules, read_rules

__all__ = [
    "ATTRIBUTED",
    "AsNow",
    "AsWas",
    "Attribution",
    "Mode",
    "Rule",
    "Rules",
    "attribute",
    "charges",
    "consumers",
    "read_rules",
    "rules_of_text",
    "unknown_owners",
]
