"""An evaluation as one page: no script, nothing loaded from elsewhere, every text escaped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from html import escape
from pathlib import Path

from workbench.ask.evaluation.baseline import Comparison
from workbench.ask.evaluation.judging import Outcome
from workbench.ask.evaluation.measures import Bin, Point, Share
from workbench.ask.evaluation.report import Report, expected, numbers

#: The size of a picture's plane, and the room around it for what stands at the axes.
_SIDE, _LEFT, _TOP = 280, 48, 12


def page(report: Report, comparison: Comparison | None = None) -> str:
    """Return the page of a report, with what changed against an earlier one where that is given."""
    title = f"Questions over {report.catalog or 'the catalog'}"
    parts = [
        f"<h1>{escape(title)}</h1>",
        f'<p class="soft">{len(report.outcomes)} questions, judged by executed rows.</p>',
        _cards(report),
        _pictures(report),
        _tags(report),
        _changes(comparison) if comparison else "",
        _cases("Not as it should be", [o for o in report.outcomes if not o.right], unfolded=True),
        _cases("As it should be", [o for o in report.outcomes if o.right], unfolded=False),
    ]
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{escape(title)}</title>'
        f"<style>{_style()}</style></head><body>\n" + "\n".join(filter(None, parts)) + "\n</body></html>\n"
    )


@cache
def _style() -> str:
    return Path(__file__).with_name("page.css").read_text("utf-8")


def _cards(report: Report) -> str:
    cards = [_card(name, value) for name, value in numbers(report).items()]
    cards.append(_written("time for an answer", f"{report.half:.0f} ms", f"95 % within {report.nearly_all:.0f} ms"))
    return f'<dl class="cards">{"".join(cards)}</dl>'


def _card(name: str, value: Share | float | None) -> str:
    if isinstance(value, Share):
        if value.value is None or value.interval is None:
            return ""
        low, high = value.interval
        return _written(name, f"{value.value:.1%}", f"{value.hits} of {value.of}, {low:.0%} to {high:.0%}")
    return "" if value is None else _written(name, f"{value:.1%}", "")


def _written(name: str, value: str, note: str) -> str:
    small = f"<small>{escape(note)}</small>" if note else ""
    return f"<div><dt>{escape(name)}</dt><dd>{escape(value)}{small}</dd></div>"


# --- pictures ---------------------------------------------------------------------------------------------------------
def _pictures(report: Report) -> str:
    found = report.reliability
    pictures = [
        _figure(
            _plane("answered", "right", _line(report.curve)),
            "Precision over coverage: of the questions that have an answer, the surest first.",
        )
        if report.curve
        else "",
        _figure(
            _plane("confidence", "right", _ideal() + _dots(found.bins)),
            f"Reliability: on the dashed line, confidence is the chance of being right. "
            f"Error {found.error:.3f}, at most {found.bound:.3f}.",
        )
        if found
        else "",
    ]
    return f'<div class="pictures">{"".join(pictures)}</div>' if any(pictures) else ""


def _figure(picture: str, caption: str) -> str:
    return f"<figure>{picture}<figcaption>{escape(caption)}</figcaption></figure>"


def _plane(across: str, up: str, inside: str) -> str:
    """A square from 0 to 100 % both ways."""
    ticks = "".join(_tick(part) for part in (0, 0.25, 0.5, 0.75, 1))
    width, height = _LEFT + _SIDE + 24, _TOP + _SIDE + 44
    return (
        f'<svg viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" aria-label="{up} over {across}">'
        f'{ticks}{inside}<text x="{_LEFT + _SIDE / 2}" y="{height - 6}" text-anchor="middle">{across}</text></svg>'
    )


def _tick(part: float) -> str:
    x, y = _place(part, part)
    return (
        f'<line class="axis" x1="{_LEFT}" x2="{_LEFT + _SIDE}" y1="{y:.1f}" y2="{y:.1f}"/>'
        f'<text x="{_LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{part:.0%}</text>'
        f'<text x="{x:.1f}" y="{_TOP + _SIDE + 18}" text-anchor="middle">{part:.0%}</text>'
    )


def _place(across: float, up: float) -> tuple[float, float]:
    return _LEFT + across * _SIDE, _TOP + (1 - up) * _SIDE


def _line(points: Sequence[Point]) -> str:
    places = " ".join(f"{x:.1f},{y:.1f}" for x, y in (_place(p.coverage, p.precision) for p in points))
    return f'<polyline class="path" points="{places}"/>'


def _ideal() -> str:
    (x1, y1), (x2, y2) = _place(0, 0), _place(1, 1)
    return f'<line class="ideal" x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}"/>'


def _dots(bins: Sequence[Bin]) -> str:
    places = [(*_place(b.confidence, b.right), b) for b in bins]
    dots = (
        f'<circle class="dot" cx="{x:.1f}" cy="{y:.1f}" r="5"><title>{b.count} answers, {b.confidence:.0%} sure, '
        f"{b.right:.0%} right</title></circle>"
        for x, y, b in places
    )
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y, _ in places)
    return f'<polyline class="path" points="{line}"/>{"".join(dots)}'


# --- tables -----------------------------------------------------------------------------------------------------------
def _tags(report: Report) -> str:
    rows = "".join(
        f'<tr><td>{escape(tag)}</td><td class="n">{value.value or 0:.0%}</td><td class="n">{value.of}</td></tr>'
        for tag, value in report.by_tag().items()
    )
    head = "<tr><th>tag</th><th>as it should be</th><th>questions</th></tr>"
    return f"<h2>By tag</h2><table><thead>{head}</thead><tbody>{rows}</tbody></table>" if rows else ""


def _changes(comparison: Comparison) -> str:
    rows = "".join(
        f"<tr><td>{kind}</td><td>{escape(change.question)}</td><td>{escape(change.was)}<br><code>{escape(change.before)}"
        f"</code></td><td>{escape(change.now)}<br><code>{escape(change.after)}</code></td></tr>"
        for kind, changes in (("worse", comparison.worse), ("better", comparison.better), ("other", comparison.other))
        for change in changes
    )
    head = "<tr><th></th><th>question</th><th>was</th><th>now</th></tr>"
    body = f"<table><thead>{head}</thead><tbody>{rows}</tbody></table>" if rows else "<p>Nothing changed.</p>"
    return f"<h2>Against the baseline</h2>{body}"


def _cases(title: str, outcomes: Sequence[Outcome], *, unfolded: bool) -> str:
    if not outcomes:
        return ""
    head = "<tr><th></th><th>sure</th><th>question</th><th>expected</th><th>came</th><th>difference</th></tr>"
    body = f"<table><thead>{head}</thead><tbody>{''.join(_rows(outcomes))}</tbody></table>"
    folded = f"<details{' open' if unfolded else ''}><summary>{len(outcomes)} questions</summary>{body}</details>"
    return f"<h2>{title}</h2>{folded}"


def _rows(outcomes: Sequence[Outcome]) -> Iterator[str]:
    for outcome in outcomes:
        answer, verdict = outcome.answer, outcome.verdict.value
        came = answer.text if outcome.answered else f"declined: {answer.clarification}"
        notes = [str(difference) for difference in outcome.differences] + [outcome.fault] * bool(outcome.fault)
        yield (
            f'<tr><td class="{verdict}">{verdict}</td><td class="n">{answer.confidence:.0%}</td>'
            f"<td>{escape(outcome.case.question)}</td><td><code>{escape(expected(outcome))}</code></td>"
            f"<td><code>{escape(came or '')}</code></td><td>{'<br>'.join(map(escape, notes))}</td></tr>"
        )
