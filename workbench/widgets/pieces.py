"""The explorer's HTML: all catalog text is escaped."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from workbench.errors import WorkbenchError
from workbench.result.style import style

if TYPE_CHECKING:
    from workbench.catalog.card import Card


def found_html(count: int, words: str) -> str:
    """Return how many metrics are listed; it is read out when it changes."""
    said = (
        f"{count} {'metric' if count == 1 else 'metrics'}"
        if count
        else f"Nothing matches '{words}'. Try fewer or other words."
    )
    return f'<div class="mwb" role="status">{style()}<p class="mwb-facts">{escape(said)}</p></div>'


def card_html(card: Card) -> str:
    """Return a metric's title, description, and the facts one picks it by."""
    facts = [
        ("unit", card.unit),
        ("owner", card.owner),
        ("tier", card.tier),
        ("status", card.status),
        ("definition", card.expression),
    ]
    rows = "".join(
        f'<tr><th scope="row">{name}</th><td>{escape(str(value))}</td></tr>' for name, value in facts if value
    )
    limits = "".join(f"<li>{escape(limit)}</li>" for limit in card.known_limits)
    known = f"<p>Known limits</p><ul>{limits}</ul>" if limits else ""
    body = f"<h3>{escape(card.title or card.name)}</h3><p>{escape(card.description)}</p>"
    return f'<div class="mwb">{style()}{body}<table class="mwb-small"><tbody>{rows}</tbody></table>{known}</div>'


def query_html(query: str) -> str:
    """Return the cell to copy."""
    if not query.strip():
        return ""
    cell = escape(f"%%metric\n{query.strip()}")
    return f'<div class="mwb">{style()}<p>The same as a cell:</p><pre class="mwb-code" tabindex="0"><code>{cell}</code></pre></div>'


def fault_html(error: WorkbenchError) -> str:
    """Return an error's message, its caret under its place."""
    return (
        f'<div class="mwb" role="alert">{style()}<div class="mwb-warnings"><pre>{escape(str(error))}</pre></div></div>'
    )
