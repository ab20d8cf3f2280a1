"""What the smaller magics show: search results, a metric's card, an answer, a plan. HTML and text, all escaped."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from workbench.result.style import style

if TYPE_CHECKING:
    from workbench.ask import Answer
    from workbench.catalog.card import Card
    from workbench.compiler import Statement
    from workbench.search import Hits


@dataclass(frozen=True, slots=True)
class Shown:
    """Something to look at, as HTML and as text."""

    html: str
    text: str

    def __repr__(self) -> str:
        return self.text

    def _repr_html_(self) -> str:
        return f'<div class="mwb">{style()}{self.html}</div>'


def hits_shown(hits: Hits) -> Shown:
    """Return search results as a table; one that found nothing says what to do."""
    if not len(hits):
        said = f"Nothing in the catalog matches '{hits.query}'." if hits.query else "The catalog has no metrics."
        return Shown(f"<p>{escape(said)}</p>", f"{said} Try fewer or other words; %metrics alone lists them all.")
    rows = [(hit.name, hit.title, hit.description, hit.why) for hit in hits]
    more = f"{len(hits)} of {hits.total}" if hits.total > len(hits) else str(len(hits))
    note = f"{more} found. %metric_info and a name tells more."
    html = _table(("name", "title", "description", "why"), rows) + f'<p class="mwb-facts">{escape(note)}</p>'
    width = max(len(row[0]) for row in rows)
    return Shown(html, "\n".join([*(f"{row[0]:<{width}}  {row[1]}. {row[2]}".rstrip() for row in rows), note]))


def card_shown(card: Card) -> Shown:
    """Return all there is to say about a metric."""
    facts = [(label, value) for label, value in _card_facts(card) if value]
    dimensions = [(d.path, d.title or "", d.type, d.description or "") for d in card.dimensions]
    html = f"<h3>{escape(card.title or card.name)}</h3><p>{escape(card.description)}</p>{_facts(facts)}"
    html += _folded(f"Dimensions ({len(dimensions)})", _table(("path", "title", "type", "description"), dimensions))
    html += _folded(
        "Examples", "".join(f"<p>{escape(e.title)}</p>{_code(e.query)}" for e in card.examples), opened=True
    )
    text = [
        f"{card.title or card.name} ({card.name})",
        card.description,
        *(f"  {label}: {value}" for label, value in facts),
    ]
    return Shown(html, "\n".join([*text, f"  dimensions: {', '.join(path for path, *_ in dimensions)}"]))


def _card_facts(card: Card) -> Iterable[tuple[str, str]]:
    yield "name", card.name
    yield "definition", card.expression or ""
    yield "kind", card.kind
    yield "dataset", card.dataset or ""
    yield "unit", card.unit or ""
    yield "owner", card.owner or ""
    yield "better", card.better or ""
    yield "tier", str(card.tier or "")
    yield "status", f"{card.status}; use {card.replacement} instead" if card.replacement else str(card.status or "")
    yield "synonyms", ", ".join(card.synonyms)
    yield "tags", ", ".join(card.tags)
    yield "known limits", " ".join(card.known_limits)
    yield "version", card.version


def plan_shown(statement: Statement, text: str, *, outline: bool, sql: bool) -> Shown:
    """Return what a query would do, without doing it."""
    parts = [
        ("Query", text),
        *([("Plan", "\n".join(_numbered(statement.outline)))] if outline else []),
        *([("SQL", statement.sql)] if sql else []),
    ]
    html = "".join(f"<p><strong>{title}</strong></p>{_code(body)}" for title, body in parts)
    return Shown(f"<p>Not run.</p>{html}", "\n\n".join(f"{title}\n{body}" for title, body in parts))


def answer_shown(answer: Answer, steps: Sequence[str] = ()) -> Shown:
    """Return a proposed query with its reasons, or what is missing for one.

    Args:
        steps: the questions that led to it, the last one included.
    """
    if answer.text is None:
        return Shown(_abstained(answer), str(answer))
    if answer.choices:
        return Shown(f"{_thread(steps)}{_choices(answer)}", f"{answer}\nTake one: %ask and its number.")
    what = "query" if answer.query is not None else "line"
    sure = f"{answer.confidence:.0%} sure. Look the {what} over before you rely on it."
    reasons = [(reason.words, reason.means, reason.definition) for reason in answer.reasoning]
    sections = (
        _thread(steps),
        f"<p>{escape(answer.says)}</p>" if answer.says else "",
        _code(answer.text),
        f"<p>{sure}{f' {escape(answer.clarification)}' if answer.clarification else ''}</p>",
        _folded("Why", _table(("words", "mean", "definition"), reasons), opened=True) if reasons else "",
        _said("Assumed", answer.assumptions),
        _said("Not used", (", ".join(answer.unused),) if answer.unused else ()),
        _alternatives(answer),
    )
    thread = f"{' › '.join(steps)}\n" if steps else ""
    return Shown("".join(sections), f"{thread}{answer}")


def _choices(answer: Answer) -> str:
    """What a question may mean, each with the number that takes it."""
    rows = "".join(
        f"<li><strong>{escape(choice.title)}</strong>{f': {escape(choice.says)}' if choice.says else ''}"
        f"{_code(choice.text)}</li>"
        for choice in answer.choices
    )
    took = "<p>Take one: <code>%ask 1</code>, <code>%ask 2</code> … It is remembered for this question.</p>"
    reasons = [(reason.words, reason.means, reason.definition) for reason in answer.reasoning]
    why = _folded("Why the first", _table(("words", "mean", "definition"), reasons)) if reasons else ""
    return f"<p><strong>Which do you mean?</strong></p><ol>{rows}</ol>{took}{why}{_said('Assumed', answer.assumptions)}"


def _thread(steps: Sequence[str]) -> str:
    """The conversation so far, and how to take its last step back."""
    if not steps:
        return ""
    said = " › ".join(escape(step) for step in steps)
    return f'<p class="mwb-facts"><span>{said}</span><span><code>%ask --undo</code> takes the last step back</span></p>'


def _abstained(answer: Answer) -> str:
    said = answer.clarification or "The catalog does not say enough to answer this."
    near = [(named.name, named.title) for named in answer.nearest]
    table = f"<p>Nearest in the catalog:</p>{_table(('name', 'title'), near)}" if near else ""
    return f"<p>{escape(said)}</p>{table}{_alternatives(answer)}"


def _said(title: str, sentences: Sequence[str]) -> str:
    return f"<p>{title}: {escape(' '.join(sentences))}</p>" if sentences else ""


def _alternatives(answer: Answer) -> str:
    others = "".join(f"{_code(other.text)}<p>{escape(other.why)}</p>" for other in answer.alternatives)
    return _folded("Or did you mean", others)


def facts_shown(title: str, facts: Mapping[str, str], notes: Sequence[str] = ()) -> Shown:
    """Return names and what they are, under a title."""
    kept = [(label, value) for label, value in facts.items() if value]
    html = f"<p><strong>{escape(title)}</strong></p>{_facts(kept)}{''.join(f'<p>{escape(note)}</p>' for note in notes)}"
    return Shown(html, "\n".join([title, *(f"  {label}: {value}" for label, value in kept), *notes]))


def text_shown(text: str) -> Shown:
    """Return a text whose lines matter."""
    return Shown(_code(text), text)


def _table(heads: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    head = "".join(f'<th scope="col">{head}</th>' for head in heads)
    body = "".join(f'<tr><th scope="row"><code>{escape(row[0])}</code></th>{_cells(row[1:])}</tr>' for row in rows)
    return f'<div class="mwb-scroll"><table class="mwb-table"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'


def _cells(row: tuple[str, ...]) -> str:
    return "".join(f"<td>{escape(str(cell))}</td>" for cell in row)


def _facts(facts: Iterable[tuple[str, str]]) -> str:
    rows = "".join(f'<tr><th scope="row">{escape(label)}</th><td>{escape(value)}</td></tr>' for label, value in facts)
    return f'<table class="mwb-small"><tbody>{rows}</tbody></table>'


def _folded(title: str, body: str, *, opened: bool = False) -> str:
    return (
        f'<details class="mwb-fold"{" open" if opened else ""}><summary>{escape(title)}</summary>{body}</details>'
        if body
        else ""
    )


def _numbered(lines: Sequence[str]) -> list[str]:
    return [f"{i}. {line}" for i, line in enumerate(lines, 1)]


def _code(text: str) -> str:
    return f'<pre class="mwb-code" tabindex="0"><code>{escape(text)}</code></pre>'


def say_progress(sentence: str) -> None:
    """Show what is being done in the cell, in place of what was said before; the cell's result takes its place."""
    from IPython.display import clear_output

    clear_output(wait=True)  # type: ignore[no-untyped-call]  # IPython has no types here
    print(sentence, flush=True)  # noqa: T201  progress belongs to whoever waits
    clear_output(wait=True)  # type: ignore[no-untyped-call]  # IPython has no types here


def show_chart(spec: object) -> None:
    """Display a chart as an output of its own, because a notebook shows one form of each output."""
    from IPython.display import display

    from workbench.result.vega import VEGA_LITE

    title = spec.get("title") if isinstance(spec, dict) else None
    said = title.get("text") if isinstance(title, dict) else title
    display({VEGA_LITE: spec, "text/plain": f"Chart: {said}"}, raw=True)  # type: ignore[no-untyped-call]  # untyped there
