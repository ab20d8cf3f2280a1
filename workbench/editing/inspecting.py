"""What a text's words are and what is wrong with it: the parser's fault, and every wrong name at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from workbench.catalog.model import Catalog, Status
from workbench.editing.marking import Operand, marks, operands
from workbench.editing.model import Inspection, Problem, Severity
from workbench.editing.scope import Scope, roles, scope
from workbench.editing.sketch import METRICS, Clause, Name, clauses, names
from workbench.errors import Issue, Place, QueryError, WorkbenchError
from workbench.planner import plan, resolve
from workbench.query.expression import Path
from workbench.query.model import Dimension, Metric, MetricQuery
from workbench.query.parse import parse_loosely
from workbench.query.text import text as text_of
from workbench.query.tokens import MOST_CHARACTERS, Kind, scan

#: What the planner says of names; the only faults that are looked for in a text that cannot be read whole.
_OF_NAMES = frozenset({"unknown-metric", "ambiguous-metric", "unknown-dimension", "ambiguous-path", "metric-as-dimension",
                       "different-dimensions"})  # fmt: skip


def inspect(catalog: Catalog, text: str, *, today: date | None = None) -> Inspection:
    """Return a text's marks and problems; never fails.

    Args:
        today: the day that `last 12 months` counts from; where it is not known, nothing is said of it.
    """
    if len(text) > MOST_CHARACTERS:
        problem = Problem(
            0, 1, Severity.ERROR, f"The query has {len(text):,} characters; at most {MOST_CHARACTERS:,} are read."
        )
        return Inspection((), (problem,), None)
    tokens, cut = scan(text), clauses(text)
    here = scope(catalog, cut)
    query, issues = _read(catalog, text, cut, today)
    problems = [*_problems(text, cut, issues), *_warnings(cut, here)]
    known = query is not None and not any(token.kind is Kind.VARIABLE for token in tokens)
    written = text_of(query) if query is not None and known else None
    return Inspection(marks(text, tokens, cut, here), tuple(sorted(problems, key=lambda p: p.start)), written)


def _read(
    catalog: Catalog, text: str, cut: Sequence[Clause], today: date | None
) -> tuple[MetricQuery | None, tuple[Issue, ...]]:
    try:
        query = parse_loosely(text)
    except QueryError as error:
        return None, (*error.issues, *_wrong_names(catalog, cut))
    issues = _planned(catalog, query, today)
    return query, (*issues, *(issue for issue in _wrong_names(catalog, cut) if _is_new(issue, issues)))


def _is_new(issue: Issue, known: Iterable[Issue]) -> bool:
    return all((issue.subject, issue.code) != (other.subject, other.code) for other in known)


def _planned(catalog: Catalog, query: MetricQuery, today: date | None) -> tuple[Issue, ...]:
    try:
        plan(catalog, query, today=today)
    except WorkbenchError as error:
        return tuple(issue for issue in error.issues if issue.code != "today")
    return ()


# --- names in a text that cannot be read or planned -------------------------------------------------------------------
def _wrong_names(catalog: Catalog, cut: Sequence[Clause]) -> tuple[Issue, ...]:
    """Every wrong name of metrics and dimensions, though something else is wrong as well."""
    typed = dict.fromkeys(name.text for name in _metrics(cut) if name.parts[-1])
    known = [name for name in typed if len(catalog.metric_keys(name)) == 1]
    unknown = [name for name in typed if name not in known]
    paths = tuple(dict.fromkeys(Path(name.parts) for name in _dimensions(cut) if name.parts[-1]))
    issues = _resolved(catalog, MetricQuery(metrics=tuple(map(Metric, unknown)))) if unknown else ()
    if known and paths:
        query = MetricQuery(metrics=tuple(map(Metric, known)), by=tuple(map(Dimension, paths)))
        issues += _resolved(catalog, query)
    return issues


def _resolved(catalog: Catalog, query: MetricQuery) -> tuple[Issue, ...]:
    try:
        resolve(catalog, query)
    except WorkbenchError as error:
        return tuple(issue for issue in error.issues if issue.code in _OF_NAMES)
    return ()


def _metrics(cut: Sequence[Clause]) -> Iterator[Name]:
    yield from (name for name, role in roles(cut[0].body) if role == METRICS)


def _dimensions(cut: Sequence[Clause]) -> Iterator[Name]:
    for clause in cut:
        if clause.phrase == "by":
            yield from (name for name, role in roles(clause.body) if role == METRICS)
        elif clause.phrase == "where":
            yield from (name for name, operand in operands(clause) if operand is Operand.PATH)


# --- places -----------------------------------------------------------------------------------------------------------
def _problems(text: str, cut: Sequence[Clause], issues: Iterable[Issue]) -> Iterator[Problem]:
    for issue in issues:
        start, end = _span(text, cut, issue)
        severity = Severity.INFO if issue.code == "empty" else Severity.ERROR
        yield Problem(start, end, severity, _sentence(text, start, issue), issue.suggestions)


def _sentence(text: str, start: int, issue: Issue) -> str:
    if issue.code == "unknown-dimension" and text[start : start + 1] == '"' and issue.subject:
        return f"{issue.message} Text takes single quotes: '{issue.subject}'."
    return issue.sentence


def _span(text: str, cut: Sequence[Clause], issue: Issue) -> tuple[int, int]:
    """Where an issue is shown: at its place, its name, its clause, else at the first clause."""
    if issue.place is not None:
        start, end = _offsets(text, issue.place)
        return (start, end) if text[start:end].strip() else (max(0, len(text[:start].rstrip()) - 1), end)
    subject = (issue.subject or "").split("(")[0]
    for clause in cut:
        if subject and clause.head and subject == clause.head[0].word:
            return clause.head[0].start, clause.head[-1].end
        for part in names(clause.body):
            if isinstance(part, Name) and part.text == subject:
                return part.start, part.end
    tokens = next((clause.head + clause.body for clause in cut if clause.head or clause.body), ())
    return (tokens[0].start, tokens[-1].end) if tokens else (0, len(text))


def _offsets(text: str, place: Place) -> tuple[int, int]:
    before = sum(len(line) for line in text.splitlines(keepends=True)[: place.line - 1])
    start = min(before + place.column - 1, len(text))
    return start, min(max(start, before + (place.end or place.column + 1) - 1), len(text))


def _warnings(cut: Sequence[Clause], here: Scope) -> Iterator[Problem]:
    for name in _metrics(cut):
        for key in here.catalog.metric_keys(name.text):
            doc = here.catalog.metrics[key].doc
            if doc.status is Status.DEPRECATED:
                instead = f" Use '{doc.replacement}' instead." if doc.replacement else ""
                suggestions = (doc.replacement,) if doc.replacement else ()
                yield Problem(
                    name.start, name.end, Severity.WARNING, f"'{name.text}' is deprecated.{instead}", suggestions
                )
