"""The evaluation file: a list of questions, each with one way to say what is right.

    - question: revenue by country
      query: revenue by customer.country
      accept: [revenue by customer.region]
      paraphrases: [turnover per country]
    - question: And for web orders?
      follows: revenue by country
      query: revenue by customer.country where channel = 'web'
    - {question: What do our drivers earn?, declined: true, missing: drivers}
    - {question: What are sales?, readings: [revenue, orders]}
    - {question: Total freight, rows: [[1234.5]]}

All faults of a file are told at once, each with its line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from types import MappingProxyType

from workbench.ask.evaluation.rows import Row
from workbench.catalog.nodes import File, Items, Mapping, Node, Scalar, documents
from workbench.errors import QueryError, WorkbenchError, nearest
from workbench.query.parse import parse

_ANSWERS = ("query", "rows", "readings", "declined")

#: What a case may say; a list where several are meant.
KEYS = MappingProxyType(
    {
        "question": "The question as somebody would type it.",
        "query": "The query text that answers it; judged by its rows.",
        "rows": "The rows themselves, where no query text is given.",
        "readings": "Two or three queries that it may mean.",
        "declined": "true: nothing in the catalog answers it.",
        "accept": "Other queries that are as right.",
        "paraphrases": "Other ways to ask the same; each is a case of its own.",
        "follows": "The question before it in this file, or the query text that it edits.",
        "missing": "What the catalog lacks; the message should name it.",
        "tags": "Free words; results are also given by them.",
        "today": "The day that relative dates count from, for this case alone.",
    }
)


@dataclass(frozen=True, slots=True)
class Case:
    """A question and what is right.

    Attributes:
        queries: any one answers it; the first is what others are compared with.
        rows: sets of rows of which any one answers it, where no query is given.
        readings: what it may mean, where it may mean several things.
        missing: what the catalog lacks, where it is to be declined.
        follows: the query text that it edits.
        of: the question it is a paraphrase of.
    """

    question: str
    queries: tuple[str, ...] = ()
    rows: tuple[tuple[Row, ...], ...] = ()
    readings: tuple[str, ...] = ()
    missing: str = ""
    follows: str | None = None
    tags: tuple[str, ...] = ()
    today: date | None = None
    of: str | None = None

    @property
    def answerable(self) -> bool:
        """Whether there is an answer; a case without one is to be declined."""
        return bool(self.queries or self.rows or self.readings)

    @property
    def ambiguous(self) -> bool:
        """Whether it may mean several things."""
        return bool(self.readings)


def read_cases(text: str, name: str = "questions.yml") -> tuple[Case, ...]:
    """Return the cases of an evaluation file, YAML or JSON; paraphrases follow their question.

    Raises:
        QueryError: with every fault of the file.
    """
    file = File(name, text)
    cases = tuple(_cases(file))
    if file.issues:
        raise QueryError(sorted(file.issues, key=lambda issue: issue.place.line if issue.place else 0))
    return cases


def _cases(file: File) -> Iterator[Case]:
    known: dict[str, str] = {}
    for document in documents(file):
        items, today = _listed(document, file)
        for node in items:
            case = _case(node, file, known)
            if case is None:
                continue
            case = replace(case, today=case.today or today)
            known.setdefault(case.question, next(iter(case.queries), ""))
            yield case
            for said in _texts(_entries(node, file).get("paraphrases"), file):
                known.setdefault(said, next(iter(case.queries), ""))
                yield replace(case, question=said, of=case.question)


def _listed(document: Node, file: File) -> tuple[list[Node], date | None]:
    match document:
        case Items(items):
            return items, None
        case Mapping():
            entries = {key.text: value for key, value in document.pairs}
            for key, _ in document.pairs:
                if key.text not in {"questions", "today"}:
                    file.fault("unknown-key", f"An evaluation file has no key '{key.text}'.", key)
            if isinstance(questions := entries.get("questions"), Items):
                return questions.items, _day(entries.get("today"), file)
    file.fault("wrong-type", "An evaluation file is a list of questions.", document, remedy="Write: - question: …")
    return [], None


def _entries(node: Node, file: File) -> dict[str, Node]:
    """The keys of a case; those that there are not are told."""
    if not isinstance(node, Mapping):
        file.fault("wrong-type", "A case is written as keys and values.", node, remedy="Write: - question: …")
        return {}
    for key, _ in node.pairs:
        if key.text not in KEYS:
            file.fault("unknown-key", f"A case has no key '{key.text}'.", key, nearest(key.text, KEYS, most=1))
    return {key.text: value for key, value in node.pairs}


def _case(node: Node, file: File, known: dict[str, str]) -> Case | None:
    before = len(file.issues)
    entries = _entries(node, file)
    question = _text(entries.get("question"), file)
    answers = [key for key in _ANSWERS if key in entries and not _refuses(entries[key])]
    if entries and not question:
        file.fault("missing-key", "A case needs a question.", node)
    elif entries and len(answers) != 1:
        said = " and ".join(answers) or "none of them"
        file.fault("one-answer", f"A case has one of {', '.join(_ANSWERS)}, and this has {said}.", node)
    if len(file.issues) > before or not entries:
        return None
    case = Case(
        question,
        queries=_queries([entries.get("query"), *_nodes(entries.get("accept"))], file) if "query" in entries else (),
        rows=(_rows(entries["rows"], file),) if "rows" in entries else (),
        readings=_queries(_nodes(entries.get("readings")), file),
        missing=_text(entries.get("missing"), file),
        follows=_before(entries.get("follows"), file, known),
        tags=_texts(entries.get("tags"), file),
        today=_day(entries.get("today"), file),
    )
    return case if len(file.issues) == before else None


def _refuses(node: Node) -> bool:
    """Whether it says `declined: false`, or nothing."""
    return isinstance(node, Scalar) and (node.empty or node.text.lower() in {"false", "no"})


def _nodes(node: Node | None) -> list[Node]:
    return [] if node is None else list(node.items) if isinstance(node, Items) else [node]


def _text(node: Node | None, file: File) -> str:
    if node is None or (isinstance(node, Scalar) and node.empty):
        return ""
    if not isinstance(node, Scalar):
        file.fault("wrong-type", "A text stands here.", node)
        return ""
    return node.text.strip()


def _texts(node: Node | None, file: File) -> tuple[str, ...]:
    return tuple(text for one in _nodes(node) if (text := _text(one, file)))


def _queries(nodes: list[Node | None] | list[Node], file: File) -> tuple[str, ...]:
    out = []
    for node in nodes:
        text = _text(node, file)
        try:
            parse(text)
        except WorkbenchError as error:
            if node is not None:
                file.fault("not-a-query", f"This is no query: {error.issues[0].message}", node)
            continue
        out.append(text)
    return tuple(out)


def _before(node: Node | None, file: File, known: dict[str, str]) -> str | None:
    """The query text of the case that is followed, or the text that stands here itself."""
    said = _text(node, file)
    if node is None or not said:
        return None
    if said in known:
        return known[said] or None
    try:
        parse(said)
    except WorkbenchError:
        remedy = "Give the question of a case above it that has a query, or query text."
        file.fault("unknown-question", "No question above is this one.", node, nearest(said, known, most=1), remedy)
    return said


def _day(node: Node | None, file: File) -> date | None:
    if node is None:
        return None
    try:
        return date.fromisoformat(_text(node, file))
    except ValueError:
        file.fault("not-a-date", "A date is written as 2024-05-01.", node)
        return None


def _rows(node: Node, file: File) -> tuple[Row, ...]:
    rows = []
    for row in _nodes(node):
        cells = _nodes(row)
        if not cells or not all(isinstance(cell, Scalar) for cell in cells):
            file.fault("wrong-type", "Rows are lists of values: [[Berlin, 12], [Paris, 7]].", row)
            continue
        rows.append(tuple(_value(cell) for cell in cells if isinstance(cell, Scalar)))
    if len({len(row) for row in rows}) > 1:
        file.fault("uneven-rows", "Not all rows have as many values.", node)
    return tuple(rows)


#: How an unquoted value is read, the first that fits.
_VALUES: tuple[tuple[re.Pattern[str], Callable[[str], object]], ...] = (
    (re.compile(r"true|false", re.IGNORECASE), lambda text: text.lower() == "true"),
    (re.compile(r"-?\d+(\.\d*)?([eE][-+]?\d+)?"), float),
    (re.compile(r"\d{4}-\d\d-\d\d"), date.fromisoformat),
    (re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d.*"), datetime.fromisoformat),
)


def _value(node: Scalar) -> object:
    if node.empty:
        return None
    if node.quoted:
        return node.text
    return next((read(node.text) for pattern, read in _VALUES if pattern.fullmatch(node.text)), node.text)
