"""Audits at every layer: declared in YAML, run as SQL, with a gate before publication and a report."""

from __future__ import annotations

from workbench.efficiency.audits.gate import (
    Concern,
    Delay,
    Standing,
    keep_standing,
    kept_standing,
    must_pass,
    said_of,
    sighted,
    standing,
    stopped_by,
)
from workbench.efficiency.audits.model import Audit, Layer, Pack, Severity
from workbench.efficiency.audits.read import of_bill, pack_of_text, packaged, read_pack
from workbench.efficiency.audits.report import as_html, as_json, lines, verdict
from workbench.efficiency.audits.results import AUDIT_RESULT, audit_results
from workbench.efficiency.audits.run import Finding, Outcome, State, audited
from workbench.efficiency.audits.subject import bill, lake_tables

__all__ = [
    "AUDIT_RESULT",
    "Audit",
    "Concern",
    "Delay",
    "Finding",
    "Layer",
    "Outcome",
    "Pack",
    "Severity",
    "Standing",
    "State",
    "as_html",
    "as_json",
    "audit_results",
    "audited",
    "bill",
    "keep_standing",
    "kept_standing",
    "lake_tables",
    "lines",
    "must_pass",
    "of_bill",
    "pack_of_text",
    "packaged",
    "read_pack",
    "said_of",
    "sighted",
    "standing",
    "stopped_by",
    "verdict",
]
