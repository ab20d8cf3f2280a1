"""A result for terminals: an aligned table, and a line that says what it rests on."""

from __future__ import annotations

import unicodedata

from workbench.result.footer import facts
from workbench.result.model import Result
from workbench.result.numbers import NULL
from workbench.result.rows import Cells, cells, is_right_aligned
from workbench.result.units import beside

_WIDEST = 60


def plain_text(result: Result, *, most: int | None = None) -> str:
    """Return the first rows as aligned text, with warnings above and the footer below."""
    shown = cells(result, min(most or result.shown_rows, result.shown_rows))
    lines = [f"! {warning}" for warning in result.warnings]
    lines += _table(shown)
    if len(result) == 0:
        lines.append("no rows")
    return "\n".join([*lines, " · ".join(facts(result, shown.count))])


def _table(shown: Cells) -> list[str]:
    heads = [f"{c.name} [{unit}]" if (unit := beside(c.name, c.unit)) else c.name for c in shown.columns]
    body = [[_one_line(text) for text in row] for row in shown.texts]
    widths = [max([_width(head), *(_width(row[i]) for row in body)]) for i, head in enumerate(heads)]
    right = [is_right_aligned(column) for column in shown.columns]
    rule = "  ".join("─" * width for width in widths)
    return [_line(heads, widths, right), rule, *(_line(row, widths, right) for row in body)]


def _line(texts: list[str], widths: list[int], right: list[bool]) -> str:
    parts = []
    for text, width, is_right in zip(texts, widths, right, strict=True):
        space = " " * (width - _width(text))
        parts.append(f"{space}{text}" if is_right else f"{text}{space}")
    return "  ".join(parts).rstrip()


def _one_line(text: str | None) -> str:
    """Return a cell on one line, cut where it is very long; control characters could move a terminal's cursor."""
    if text is None:
        return NULL
    clean = "".join(c if c.isprintable() else " " for c in text)
    return clean if len(clean) <= _WIDEST else f"{clean[: _WIDEST - 1]}…"


def _width(text: str) -> int:
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
