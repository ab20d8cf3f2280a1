"""The outcomes of audits for people and programs: a table of text, one page of HTML that stands alone, and JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal
from html import escape
from importlib import resources

from workbench.efficiency.audits.gate import said_of
from workbench.efficiency.audits.model import Layer, Severity
from workbench.efficiency.audits.run import Finding, Outcome, State

_LAYERS = {
    Layer.LANDING: "As delivered",
    Layer.FPD: "Tables of all platforms",
    Layer.CEA: "What was computed",
}


def verdict(outcomes: Sequence[Outcome]) -> str:
    """Return the whole as one sentence."""
    counts = Counter(_word(outcome) for outcome in outcomes)
    said = [f"{counts[word]} {_counted(word, counts[word])}" for word in _WORDS if counts[word]]
    return f"{len(outcomes)} audits: {', '.join(said) or 'none ran'}."


def _counted(word: str, count: int) -> str:
    """Return `errors` and `warnings` as one where it is one."""
    return word.removesuffix("s") if count == 1 and word in ("errors", "warnings") else word


_WORDS = ("errors", "warnings", "waived", "tolerated", "passed", "skipped")


def _word(outcome: Outcome) -> str:
    if outcome.failed:
        return "errors" if outcome.audit.severity is Severity.ERROR else "warnings"
    return str(outcome.state)


def lines(outcomes: Sequence[Outcome], *, everything: bool = False) -> list[str]:
    """Return a table of text: what is at fault, and all the rest where `everything` is asked for."""
    shown = [outcome for outcome in outcomes if everything or outcome.rows or outcome.failed]
    width = max((len(outcome.audit.id) for outcome in shown), default=0)
    out: list[str] = []
    for layer in Layer:
        of_layer = [outcome for outcome in shown if outcome.audit.layer is layer]
        if of_layer:
            out += [*([""] if out else []), _LAYERS[layer]]
            out += [line for outcome in of_layer for line in _lines(outcome, width)]
    return [*out, *([""] if out else []), verdict(outcomes)]


def _lines(outcome: Outcome, width: int) -> Iterable[str]:
    mark = _MARKS.get(_word(outcome), " ")
    since = f", since {outcome.first_seen:%Y-%m-%d}" if outcome.first_seen else ""
    yield f"  {mark} {outcome.audit.id:<{width}}  {outcome.audit.title}: {said_of(outcome)}{since}"
    if outcome.note and outcome.state is State.WAIVED:
        yield f"      {outcome.note}"
    if outcome.examples and outcome.failed:
        yield f"      for example: {_short(outcome.examples[0])}"


_MARKS = {"errors": "✗", "warnings": "!", "waived": "~", "passed": "✓", "tolerated": "·", "skipped": "-"}


def _short(text: str, most: int = 110) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"


# --- JSON -------------------------------------------------------------------------------------------------------------
def as_json(outcomes: Sequence[Outcome], now: datetime) -> str:
    """Return every field as JSON; amounts are texts, so that no digit is lost."""
    found = {"run_at": now.isoformat(), "verdict": verdict(outcomes), "audits": [_fields(o) for o in outcomes]}
    return json.dumps(found, indent=2, ensure_ascii=False)


def _fields(outcome: Outcome) -> dict[str, object]:
    audit = outcome.audit
    return {
        "audit": audit.id,
        "title": audit.title,
        "layer": audit.layer,
        "severity": audit.severity,
        "table": outcome.table,
        "state": outcome.state,
        "rows": outcome.rows,
        "groups": outcome.parts,
        "owner": audit.owner,
        "first_seen": outcome.first_seen.isoformat() if outcome.first_seen else None,
        "note": outcome.note,
        "remedy": audit.remedy,
        "why": audit.why,
        "examples": list(outcome.examples),
        "findings": [_finding(finding) for finding in outcome.findings],
    }


def _finding(finding: Finding) -> dict[str, object]:
    return {
        "period": f"{finding.period:%Y-%m}" if finding.period else None,
        "currency": finding.currency,
        "rows": finding.rows,
        "groups": finding.parts,
        "checked": finding.checked,
        "cost": None if finding.cost is None else f"{finding.cost:f}",
        "state": finding.state,
    }


# --- HTML -------------------------------------------------------------------------------------------------------------
def as_html(outcomes: Sequence[Outcome], now: datetime, *, title: str = "Audits") -> str:
    """Return a page that stands alone, in the reader's light or dark; every text of the data is escaped."""
    style = resources.files("workbench.efficiency.audits").joinpath("report.css").read_text("utf-8")
    sections = "".join(_section(layer, [o for o in outcomes if o.audit.layer is layer]) for layer in Layer)
    name = escape(title)
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" '
        f'content="light dark"><title>{name}</title><style>{style}</style></head><body><main>'
        f"<header><h1>{name}</h1><p>{escape(verdict(outcomes))} Run at {now:%Y-%m-%d %H:%M} UTC.</p>{_tiles(outcomes)}"
        f"</header>{sections}</main></body></html>\n"
    )


def _tiles(outcomes: Sequence[Outcome]) -> str:
    counts = Counter(_word(outcome) for outcome in outcomes)
    tiles = "".join(
        f'<li class="{word}"><b>{counts[word]}</b> {_counted(word, counts[word])}</li>'
        for word in _WORDS
        if counts[word]
    )
    return f'<ul class="tiles">{tiles}</ul>'


def _section(layer: Layer, outcomes: Sequence[Outcome]) -> str:
    if not outcomes:
        return ""
    ranked = sorted(outcomes, key=lambda outcome: _WORDS.index(_word(outcome)))
    loud = "".join(_card(outcome) for outcome in ranked if outcome.rows or outcome.failed)
    quiet = [outcome for outcome in ranked if not (outcome.rows or outcome.failed)]
    rest = "".join(
        f"<tr><td>{escape(o.audit.id)}</td><td>{escape(o.audit.title)}</td><td>{escape(_quiet(o))}</td></tr>"
        for o in quiet
    )
    heading = f"<h2>{escape(_LAYERS[layer])}</h2>"
    head = '<tr><th scope="col">audit</th><th scope="col">what it looks for</th><th scope="col">result</th></tr>'
    more = (
        f"<details><summary>{len(quiet)} with nothing at fault or nothing to audit</summary><div class=scroll><table>"
    )
    more += f"<thead>{head}</thead><tbody>{rest}</tbody></table></div></details>"
    return f"<section>{heading}{loud or '<p>Nothing at fault.</p>'}{more if quiet else ''}</section>"


def _quiet(outcome: Outcome) -> str:
    return f"skipped: {outcome.note}" if outcome.state is State.SKIPPED else str(outcome.state)


def _card(outcome: Outcome) -> str:
    audit, word = outcome.audit, _word(outcome)
    facts = [f"<code>{escape(audit.id)}</code>", escape(outcome.table), escape(said_of(outcome))]
    facts += [f"since {outcome.first_seen:%Y-%m-%d}"] if outcome.first_seen else []
    facts += [f"owner {escape(audit.owner)}"] if audit.owner else []
    texts = "".join(f"<p>{escape(text)}</p>" for text in (outcome.note, audit.why, audit.remedy) if text)
    examples = "".join(f"<li>{escape(example)}</li>" for example in outcome.examples)
    shown = f"<details><summary>Examples</summary><ul class=examples>{examples}</ul></details>" if examples else ""
    label = _counted(word, 1)
    return (
        f'<article class="{word}"><h3><span class="badge">{label}</span> {escape(audit.title)}</h3>'
        f"<p class=facts>{' · '.join(facts)}</p>{texts}{_months(outcome)}{shown}</article>"
    )


def _months(outcome: Outcome) -> str:
    if not outcome.findings:
        return ""
    head = "".join(f'<th scope="col">{name}</th>' for name in ("month", "rows", "of", "cost", "result"))
    body = "".join(_month(finding) for finding in outcome.findings)
    return f"<div class=scroll><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"


def _month(finding: Finding) -> str:
    month = f"{finding.period:%Y-%m}" if finding.period else "all"
    cost = "" if finding.cost is None else f"{_amount(finding.cost)} {escape(finding.currency or '')}"
    cells = (month, f"{finding.rows:,}", f"{finding.checked:,}", cost, str(finding.state))
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def _amount(cost: Decimal) -> str:
    """An amount in cents; one that is less than half a cent is not shown as nothing."""
    return f"{cost:,.2f}" if not cost or abs(cost) >= Decimal("0.005") else f"{cost:.2g}"
