"""Audits to SQL: each kind of check as the query of what is at fault."""

from __future__ import annotations

from typing import assert_never

from sqlglot import exp

from workbench.efficiency.audits import over_time, rows
from workbench.efficiency.audits.model import (
    Audit,
    Balance,
    Circles,
    Dropped,
    Fresh,
    Groups,
    Orphans,
    Restated,
    Rows,
    Spans,
    Spelled,
    Standing,
    TagKeys,
    Trailing,
    Untagged,
)
from workbench.efficiency.audits.scene import Scene


def at_fault(audit: Audit, scene: Scene) -> exp.Select:  # noqa: PLR0912  one branch for each kind of check
    """Return the query of everything that an audit has to complain about."""
    match audit.check:
        case Rows():
            return rows.meeting(audit, scene, audit.check)
        case Groups():
            return rows.grouped(audit, scene, audit.check)
        case Spelled(texts):
            return rows.spelled(audit, scene, texts)
        case TagKeys(pattern):
            return rows.with_tag_key(audit, scene, pattern)
        case Untagged(keys):
            return rows.untagged(audit, scene, keys)
        case Orphans():
            return rows.orphans(audit, scene, audit.check)
        case Spans():
            return rows.spans(scene, audit.check)
        case Standing():
            return rows.standing(scene)
        case Circles():
            return rows.circles(scene, audit.check)
        case Balance():
            return over_time.balance(scene, audit.check)
        case Trailing():
            return over_time.trailing(scene, audit.check)
        case Dropped():
            return over_time.dropped(scene, audit.check)
        case Fresh():
            return over_time.fresh(scene, audit.check)
        case Restated():
            return over_time.restated(audit, scene, audit.check)
        case _:
            assert_never(audit.check)
