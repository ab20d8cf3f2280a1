"""The outcomes of audits as a table that is published like any other, so that metrics can be asked of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

import pyarrow as pa

from workbench.efficiency.audits.run import Finding, Outcome, State
from workbench.efficiency.tables import AMOUNT, COUNT, INSTANT, TEXT

AUDIT_RESULT = pa.schema(
    [
        pa.field("audit", TEXT),
        pa.field("layer", TEXT),
        pa.field("severity", TEXT),
        pa.field("subject", TEXT),
        pa.field("owner", TEXT),
        pa.field("period_start", INSTANT),
        pa.field("period_end", INSTANT),
        pa.field("run_at", INSTANT),
        pa.field("passed", pa.bool_()),
        pa.field("failed_rows", COUNT),
        pa.field("checked_rows", COUNT),
        pa.field("failed_cost", AMOUNT),
        pa.field("BillingCurrency", TEXT),
        pa.field("first_seen", INSTANT),
        pa.field("state", TEXT),
        pa.field("note", TEXT),
    ]
)


def audit_results(outcomes: Iterable[Outcome], run_at: datetime) -> pa.Table:
    """Return one row for each audit, month and currency in which something is at fault, and one for each other month.

    What was skipped is no row: it was not audited.
    """
    rows = [row for outcome in outcomes if outcome.state is not State.SKIPPED for row in _rows(outcome, run_at)]
    return pa.Table.from_pylist(rows, schema=AUDIT_RESULT)


def _rows(outcome: Outcome, run_at: datetime) -> Iterator[dict[str, object]]:
    if outcome.state is State.BROKEN:
        yield _row(outcome, run_at, None, 0, {"state": str(State.BROKEN), "passed": False})
        return
    at_fault = {finding.period for finding in outcome.findings}
    for finding in outcome.findings:
        yield _row(outcome, run_at, finding.period, finding.checked, _found(finding))
    for period, checked in sorted(outcome.checked.items(), key=lambda item: (item[0] is not None, item[0] or run_at)):
        if period not in at_fault and None not in at_fault:
            yield _row(outcome, run_at, period, checked, {"state": str(State.PASSED), "passed": True})


def _found(finding: Finding) -> dict[str, object]:
    return {
        "state": str(finding.state),
        "passed": finding.state is not State.FAILED,
        "failed_rows": finding.rows,
        "failed_cost": finding.cost,
        "BillingCurrency": finding.currency,
        "first_seen": finding.first_seen,
    }


def _row(
    outcome: Outcome, run_at: datetime, period: datetime | None, checked: int, found: dict[str, object]
) -> dict[str, object]:
    audit = outcome.audit
    return {
        "audit": audit.id,
        "layer": str(audit.layer),
        "severity": str(audit.severity),
        "subject": outcome.table,
        "owner": audit.owner or None,
        "period_start": period,
        "period_end": _next_month(period),
        "run_at": run_at,
        "failed_rows": 0,
        "checked_rows": checked,
        "note": outcome.note or None,
    } | found


def _next_month(period: datetime | None) -> datetime | None:
    if period is None:
        return None
    year, month = divmod(period.year * 12 + period.month, 12)
    return datetime(year, month + 1, 1)
