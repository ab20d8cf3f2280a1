"""Data contracts (ODCS v3.1 YAML): what a producer promises of a feed, read, compiled to SQL and checked on arrival."""

from __future__ import annotations

from workbench.efficiency.contracts.model import Action, Bound, Contract, Promise, Rule
from workbench.efficiency.contracts.read import default_contract, read_contract

__all__ = ["Action", "Bound", "Contract", "Promise", "Rule", "default_contract", "read_contract"]
