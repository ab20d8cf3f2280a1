"""What a notebook shows of a result: a chart where one helps, then table and footer. Only shown rows are kept in it."""

from __future__ import annotations

from collections.abc import Collection

from workbench.result.chart import Chart, Charted, NoChart, charted
from workbench.result.footer import footer_html, warnings_html
from workbench.result.model import Result
from workbench.result.plain import plain_text
from workbench.result.rows import cells
from workbench.result.style import style
from workbench.result.svg import SVG, svg
from workbench.result.table import big_numbers_html, has_big_numbers, table_html
from workbench.result.vega import VEGA_LITE, vega_lite

_PLAIN_ROWS = 20


def bundle(
    result: Result, include: Collection[str] | None = None, exclude: Collection[str] | None = None
) -> dict[str, object]:
    """Return every way to show a result in one output: HTML, text, and the chart where one helps."""
    chart = charted(result)
    found = _table(result, chart) | ({} if isinstance(chart, NoChart) else {VEGA_LITE: vega_lite(chart)})
    return {kind: data for kind, data in found.items() if _wanted(kind, include, exclude)}


def _wanted(kind: str, include: Collection[str] | None, exclude: Collection[str] | None) -> bool:
    return (not include or kind in include) and not (exclude and kind in exclude)


def show(result: Result) -> None:
    """Display a result: chart and table as two outputs, because a notebook shows one form of each output."""
    from IPython.display import display

    chart = charted(result)
    if not isinstance(chart, NoChart):
        display(_picture(chart), raw=True)  # type: ignore[no-untyped-call]  # IPython has no types here
    display(_table(result, chart), raw=True)  # type: ignore[no-untyped-call]  # as above


def _picture(chart: Chart) -> dict[str, object]:
    """The chart, and a still one for pages without Vega-Lite: as SVG, since JupyterLab would prefer HTML to both."""
    return {VEGA_LITE: vega_lite(chart), SVG: svg(chart), "text/plain": f"Chart: {chart.title}"}


def _table(result: Result, chart: Charted) -> dict[str, object]:
    return {"text/html": html(result, chart), "text/plain": plain_text(result, most=_PLAIN_ROWS)}


def html(result: Result, chart: Charted) -> str:
    """Return warnings, the rows (or the big numbers of a total), and the footer; it says why there is no chart."""
    shown = cells(result, result.shown_rows)
    body = big_numbers_html(result) if has_big_numbers(result) else table_html(result, shown)
    note = chart.note if isinstance(chart, NoChart) else ""
    return f'<div class="mwb">{style()}{warnings_html(result)}{body}{footer_html(result, shown.count, note)}</div>'
