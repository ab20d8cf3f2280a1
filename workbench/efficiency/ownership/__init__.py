"""Who owns what: declared rules in order, then the recorded history; for each charge its owners and the reasons why."""

from __future__ import annotations

from workbench.efficiency.ownership.attribution import ATTRIBUTED, Attribution, attribute, charges, consumers
from workbench.efficiency.ownership.chain import Chain, Try, why_asset, why_charge
from workbench.efficiency.ownership.claims import AsNow, AsWas, Mode
from workbench.efficiency.ownership.reading import rules_of_text, unknown_owners, unknown_pools
from workbench.efficiency.ownership.rules import Rule, Rules, read_rules
from workbench.efficiency.ownership.tree import Owner, Tree, tree_at

__all__ = [
    "ATTRIBUTED",
    "AsNow",
    "AsWas",
    "Attribution",
    "Chain",
    "Mode",
    "Owner",
    "Rule",
    "Rules",
    "Tree",
    "Try",
    "attribute",
    "charges",
    "consumers",
    "read_rules",
    "rules_of_text",
    "tree_at",
    "unknown_owners",
    "unknown_pools",
    "why_asset",
    "why_charge",
]
