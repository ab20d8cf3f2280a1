"""A result's rows as an HTML table, and a total as one big number. All text is escaped."""

from __future__ import annotations

from html import escape

from workbench.result.model import Result, ResultColumn
from workbench.result.numbers import NULL, formatter
from workbench.result.rows import Cells, is_right_aligned, values
from workbench.result.units import beside

_MOST_TOTALS = 4

#: As many rows fit without scrolling, see `mwb-scroll` in the style sheet.
_FIT = 13


def has_big_numbers(result: Result) -> bool:
    """Whether the result is a total: one row of a few metrics and nothing else."""
    return (
        len(result) == 1 and 0 < len(result.columns) <= _MOST_TOTALS and all(c.kind == "metric" for c in result.columns)
    )


def big_numbers_html(result: Result) -> str:
    """Return each metric's total as a big number with its unit."""
    numbers = zip(result.columns, values(result, 1), strict=True)
    return f'<dl class="mwb-totals">{"".join(_big_number(column, found[0]) for column, found in numbers)}</dl>'


def _big_number(column: ResultColumn, value: object) -> str:
    said = _null() if value is None else escape(formatter(column, [value])(value))
    name = column.title or column.name
    unit = column.unit if value == 1 else beside(name, column.unit)
    small = f"<small>{escape(unit)}</small>" if unit and value is not None else ""
    return f"<div><dt>{escape(name)}</dt><dd>{said}{small}</dd></div>"


def table_html(result: Result, shown: Cells) -> str:
    """Return the first rows as a table with a caption and headers that a screen reader can follow."""
    head = "".join(_header(column) for column in shown.columns)
    body = "".join(_row(shown.columns, row) for row in shown.texts)
    caption = f'<caption class="mwb-quiet">{escape(" ".join(result.text.split()))}</caption>'
    table = f'<table class="mwb-table">{caption}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
    empty = "" if shown.count else '<p class="mwb-empty">No rows answer this query.</p>'
    scroll = f'<div class="mwb-scroll" tabindex="0" role="region" aria-label="Result rows">{table}</div>'
    return f'<div class="mwb-rows">{scroll}{_unfolding(shown.count, len(result))}</div>{empty}'


def _unfolding(shown: int, rows: int) -> str:
    """Say how many rows there are where they do not all fit, and let the reader have them side by side; plain HTML."""
    if shown <= _FIT:
        return ""
    every = f"all {rows:,} rows" if shown == rows else f"the first {shown:,} of {rows:,} rows"
    more, fewer = f'<span class="mwb-closed">Show {every}</span>', '<span class="mwb-open">Show fewer rows</span>'
    return f'<details class="mwb-unfold"><summary>{more}{fewer}</summary></details>'


def _header(column: ResultColumn) -> str:
    title = f' title="{escape(column.title)}"' if column.title and column.title != column.name else ""
    unit = beside(column.name, column.unit)
    below = f'<span class="mwb-unit">{escape(unit)}</span>' if unit else ""
    return f'<th scope="col"{_align(column)}{title}>{escape(column.name)}{below}</th>'


def _row(columns: tuple[ResultColumn, ...], row: tuple[str | None, ...]) -> str:
    return f"<tr>{''.join(_cell(c, text) for c, text in zip(columns, row, strict=True))}</tr>"


def _cell(column: ResultColumn, text: str | None) -> str:
    body = _null() if text is None else escape(text) if text else '<span class="mwb-null">(empty)</span>'
    if column.kind == "dimension" and not is_right_aligned(column):
        return f'<th scope="row">{body}</th>'
    return f"<td{_align(column)}>{body}</td>"


def _align(column: ResultColumn) -> str:
    return ' class="mwb-right"' if is_right_aligned(column) else ""


def _null() -> str:
    return f'<span class="mwb-null">{NULL}</span>'
