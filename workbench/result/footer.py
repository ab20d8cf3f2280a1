"""What a result rests on, under the table: rows, time, freshness, owner, versions, plan and SQL."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from workbench.result.model import Result


def facts(result: Result, shown: int) -> tuple[str, ...]:
    """Return the footer's short sentences, the most wanted first."""
    return tuple(_facts(result, shown))


def _facts(result: Result, shown: int) -> Iterable[str]:
    rows = len(result)
    if shown < rows:
        yield f"showing {shown:,} of {rows:,} rows"
    else:
        yield "1 row" if rows == 1 else f"{rows:,} rows"
    yield duration(result.seconds)
    yield _freshness(result)
    if result.today:
        yield f"today is fixed at {result.today.isoformat()}"
    owners = dict.fromkeys(owner for _, owner in result.owners if owner)
    if owners:
        yield f"{'owner' if len(owners) == 1 else 'owners'} {', '.join(owners)}"


def _freshness(result: Result) -> str:
    return f"data up to {result.freshness.as_of}" if result.freshness.as_of else "freshness unknown"


def duration(seconds: float) -> str:
    """Return a time as a person says it.

    >>> duration(0.0421), duration(3.14159), duration(125)
    ('42 ms', '3.1 s', '2 min 5 s')
    """
    if seconds < 1:
        return f"{max(1, round(seconds * 1_000))} ms"
    return f"{seconds:.1f} s" if seconds < 60 else f"{int(seconds // 60)} min {int(seconds % 60)} s"


def warnings_html(result: Result) -> str:
    """Return the warnings as a banner above everything else; nothing when there are none."""
    if not result.warnings:
        return ""
    items = "".join(f"<li>{escape(warning)}</li>" for warning in result.warnings)
    return f'<div class="mwb-warnings" role="note"><strong>Before you trust this</strong><ul>{items}</ul></div>'


def footer_html(result: Result, shown: int, note: str = "") -> str:
    """Return the footer; definitions, plan and SQL unfold."""
    line = [*facts(result, shown), *([note] if note else [])]
    said = "".join(f"<span>{escape(fact)}</span>" for fact in line)
    return f'<div class="mwb-footer"><p class="mwb-facts">{said}</p>{_details(result)}</div>'


def _details(result: Result) -> str:
    sections = (
        _section("definitions", "Definitions", _definitions(result), result),
        _section("query", "Query", _code(result.text), result),
        _section("outline", "Plan", _steps(result.outline), result),
        _section("sql", "SQL", _code(result.sql), result),
    )
    return f'<div class="mwb-more">{"".join(sections)}</div>'


def _section(key: str, title: str, body: str, result: Result) -> str:
    if not body:
        return ""
    opened = " open" if key in result.opened else ""
    return f"<details{opened}><summary>{title}</summary>{body}</details>"


def _definitions(result: Result) -> str:
    owners = dict(result.owners)
    rows = "".join(
        f'<tr><th scope="row">{escape(key)}</th><td><code>{escape(version)}</code></td>'
        f"<td>{escape(owners.get(key, ''))}</td></tr>"
        for key, version in result.versions
    )
    note = f"<p>{escape(_source(result))}</p>"
    head = '<tr><th scope="col">definition</th><th scope="col">version</th><th scope="col">owner</th></tr>'
    return f'<table class="mwb-small"><thead>{head}</thead><tbody>{rows}</tbody></table>{note}' if rows else note


def _source(result: Result) -> str:
    freshness = result.freshness
    said = f"Freshness: {freshness.as_of or 'unknown'} (from {freshness.source})"
    return f"{said}. {freshness.note}" if freshness.note else f"{said}."


def _steps(outline: tuple[str, ...]) -> str:
    return f"<ol>{''.join(f'<li>{escape(step)}</li>' for step in outline)}</ol>" if outline else ""


def _code(text: str) -> str:
    return f'<pre tabindex="0"><code>{escape(text)}</code></pre>' if text else ""
