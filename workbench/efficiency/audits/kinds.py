"""What may stand in an audit, by the kind of its check: one table, from keys to values."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction

from workbench.catalog.formula import Formula, Role, parse_formula
from workbench.catalog.nodes import Scalar
from workbench.efficiency.audits.model import (
    Balance,
    Check,
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
from workbench.efficiency.reading import Section, fraction

_GRAINS = ("day", "week", "month")


def _rows(audit: Section) -> Check | None:
    where = condition(audit, "rows")
    return Rows(where) if where else None


def _groups(audit: Section) -> Check | None:
    block = audit.section("groups", "check of groups", ("by", "having", "where"))
    if block is None or not block.need("by", "having"):
        return None
    having = formula(block, "having", Role.METRIC)
    return Groups(block.texts("by"), having, condition(block, "where")) if having else None


def _spelled(audit: Section) -> Check | None:
    return Spelled(audit.texts("spelled_null"))


def _tag_keys(audit: Section) -> Check | None:
    pattern = audit.text("tag_keys") or ""
    return TagKeys(pattern) if audit.accepts("tag_keys", pattern) else None


def _untagged(audit: Section) -> Check | None:
    keys = audit.texts("untagged")
    if not keys:
        audit.fault("wrong-type", "'untagged' is a list of tags.", audit.value("untagged"))
    return Untagged(keys) if keys else None


def _orphans(audit: Section) -> Check | None:
    block = audit.section("orphans", "check of references", ("columns", "in", "keys", "where"))
    if block is None or not block.need("columns", "in", "keys"):
        return None
    columns, keys = block.texts("columns"), block.texts("keys")
    if len(columns) != len(keys):
        block.fault("wrong-type", "There must be as many 'keys' as 'columns'.", block.value("keys"))
        return None
    return Orphans(columns, block.text("in") or "", keys, condition(block, "where"))


def _spans(key: str) -> Callable[[Section], Check | None]:
    def read(audit: Section) -> Check | None:
        block = audit.section(key, "check of spans", ("keys", "from", "to"))
        if block is None or not block.need("keys"):
            return None
        return Spans(
            block.texts("keys"), key == "gaps", block.text("from") or "valid_from", block.text("to") or "valid_to"
        )

    return read


def _standing(audit: Section) -> Check | None:
    del audit
    return Standing()


def _circles(audit: Section) -> Check | None:
    block = audit.section("circles", "check of a tree", ("key", "parent"))
    if block is None or not block.need("key", "parent"):
        return None
    return Circles(block.text("key") or "", block.text("parent") or "")


def _balance(audit: Section) -> Check | None:
    known = ("sum", "by", "where", "with", "with_sum", "with_by", "tolerance", "only")
    block = audit.section("balance", "check of sums", known)
    if block is None or not block.need("sum", "by", "with"):
        return None
    one, by = formula(block, "sum", Role.VALUE), formulas(block, "by")
    other = formula(block, "with_sum", Role.VALUE) if "with_sum" in block else one
    other_by = formulas(block, "with_by") if "with_by" in block else by
    if one is None or other is None or len(by) != len(other_by):
        return None
    return Balance(
        one,
        by,
        block.text("with") or "",
        other,
        other_by,
        block.decimal("tolerance") or Decimal(0),
        condition(block, "where"),
        block.choice("only", ("all", "both", "ours")) or "all",
    )


def _trailing(audit: Section) -> Check | None:
    block = audit.section(
        "trailing", "check of completeness", ("time", "grain", "by", "periods", "least", "of", "floor")
    )
    if block is None or not block.need("time", "least"):
        return None
    return Trailing(
        block.text("time") or "",
        block.choice("grain", _GRAINS) or "day",
        block.texts("by"),
        int(block.decimal("periods") or 7),
        share(block, "least") or Fraction(0),
        formula(block, "of", Role.VALUE) if "of" in block else None,
        block.decimal("floor") or Decimal(0),
    )


def _dropped(audit: Section) -> Check | None:
    block = audit.section("dropped", "check of a share", ("time", "grain", "of", "share_of", "periods", "most"))
    if block is None or not block.need("time", "of", "share_of"):
        return None
    of, share_of = formula(block, "of", Role.VALUE), condition(block, "share_of")
    if of is None or share_of is None:
        return None
    most = share(block, "most")
    grain = block.choice("grain", _GRAINS) or "month"
    return Dropped(
        block.text("time") or "", grain, of, share_of, int(block.decimal("periods") or 3), most or Fraction(0)
    )


def _fresh(audit: Section) -> Check | None:
    block = audit.section("fresh", "check of freshness", ("time", "within_hours", "by"))
    if block is None or not block.need("time", "within_hours"):
        return None
    hours = block.decimal("within_hours") or Decimal(0)
    return Fresh(block.text("time") or "", timedelta(hours=float(hours)), block.texts("by"))


def _restated(audit: Section) -> Check | None:
    block = audit.section("restated", "check of history", ("of", "by", "most"))
    if block is None or not block.need("of"):
        return None
    of = formula(block, "of", Role.VALUE)
    return Restated(of, block.texts("by"), share(block, "most") or Fraction(0)) if of else None


KINDS: dict[str, Callable[[Section], Check | None]] = {
    "rows": _rows,  # a condition on a row that is at fault
    "groups": _groups,  # by, having (on aggregates), where: the rows of groups at fault
    "spelled_null": _spelled,  # texts that spell out that there is nothing
    "tag_keys": _tag_keys,  # a pattern of keys that should not be
    "untagged": _untagged,  # tags of which a row should have one
    "orphans": _orphans,  # columns, in, keys: rows that lead to no row of another table
    "overlaps": _spans("overlaps"),  # keys, from, to: spans of one key that overlap
    "gaps": _spans("gaps"),  # keys, from, to: spans of one key with a gap between them
    "standing": _standing,  # true: records of ownership whose shares do not sum to 1
    "circles": _circles,  # key, parent: things that stand above themselves
    "balance": _balance,  # sum, by, with, with_sum, with_by, tolerance, only: sums of two tables that differ
    "trailing": _trailing,  # time, grain, by, periods, least, of, floor: periods with much less than those before
    "dropped": _dropped,  # time, grain, of, share_of, periods, most: periods whose share is lower than before
    "fresh": _fresh,  # time, within_hours, by: data that is too old
    "restated": _restated,  # of, by, most: totals that a later snapshot changed
}
"""How each kind of check is read from the audit that names it, by its key."""


# --- values -----------------------------------------------------------------------------------------------------------
def condition(section: Section, key: str) -> Formula | None:
    """Return a condition on one row."""
    return formula(section, key, Role.FILTER) if key in section else None


def formula(section: Section, key: str, role: Role) -> Formula | None:
    """Return an expression; what is wrong with it is a fault where it stands."""
    node = section.value(key)
    if isinstance(node, Scalar):
        return _parsed(section, node, role)
    if node is not None:
        section.fault("wrong-type", f"'{key}' is one expression, not a list and not keys.", node)
    return None


def formulas(section: Section, key: str) -> tuple[Formula, ...]:
    """Return several expressions, or the only one."""
    found = (_parsed(section, node, Role.VALUE) for node in section.scalars(key))
    return tuple(one for one in found if one is not None)


def _parsed(section: Section, node: Scalar, role: Role) -> Formula | None:
    found, faults = parse_formula(section.file.written(node), role)
    section.file.issues.extend(faults)
    return found


def share(section: Section, key: str) -> Fraction | None:
    """Return a share: 0.05, 5% or 1/20."""
    text = section.text(key)
    if text is None:
        return None
    found = fraction(text)
    if found is None or not 0 <= found <= 1:
        section.fault("bad-share", f"'{key}' is a share, not '{text}'.", section.value(key), remedy="Write 0.05 or 5%.")
        return None
    return found
