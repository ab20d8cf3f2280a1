"""What travels to the front end, as values, and how they become JSON.

A field's name is its name in JSON, without a trailing `_` (`from_` is `from`). `openapi.py` reads the same fields, so
the published document cannot differ from the replies.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from typing import Literal, TypeAlias

Json: TypeAlias = bool | int | float | str | list["Json"] | dict[str, "Json"] | None


def json_of(value: object) -> Json:
    """Return a payload as what `json.dumps` takes."""
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name.rstrip("_"): json_of(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): json_of(item) for key, item in value.items()}
    if isinstance(value, Sequence):
        return [json_of(item) for item in value]
    message = f"{type(value).__name__} is no payload"
    raise TypeError(message)


@dataclass(frozen=True, slots=True)
class CatalogState:
    """Which catalog answers.

    Attributes:
        folder: where its files lie, seen from the server's root folder where it is inside; null for the example.
        trusted: whether queries may run.
    """

    name: str
    folder: str | None
    trusted: bool
    metrics: int
    datasets: int
    version: str


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault in the definitions or settings, with its place; lines and columns count from 1."""

    message: str
    file: str | None
    line: int | None
    column: int | None


@dataclass(frozen=True, slots=True)
class Status:
    """The state of things for one notebook.

    Attributes:
        today: the date that relative periods count from, where one is fixed.
        encoder: whether search by meaning works already.
        problems: what is wrong now; the catalog shown is then the last one without fault.
    """

    catalog: CatalogState
    today: str | None
    encoder: Literal["ready", "loading", "absent"]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """One definition that was found.

    Attributes:
        weak: it is far from the words beside the best hit.
        why: what of it matched.
        cell: a notebook cell that shows it.
    """

    kind: Literal["metric", "dimension", "cube"]
    name: str
    title: str
    description: str
    score: float
    weak: bool
    why: str
    owner: str
    tier: str | None
    status: str
    tags: tuple[str, ...]
    dataset: str
    unit: str | None
    favourite: bool
    cell: str


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value that results can be narrowed to, and how many have it."""

    value: str
    count: int


@dataclass(frozen=True, slots=True)
class FacetValues:
    """What results can be narrowed by."""

    owner: tuple[FacetValue, ...]
    tag: tuple[FacetValue, ...]
    tier: tuple[FacetValue, ...]
    dataset: tuple[FacetValue, ...]
    kind: tuple[FacetValue, ...]


@dataclass(frozen=True, slots=True)
class SearchReply:
    """What was found, best first."""

    hits: tuple[Found, ...]
    facets: FacetValues
    mode: Literal["lexical", "hybrid"]


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and its value."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class CardDimension:
    """A dimension that a metric can be asked by."""

    path: str
    title: str
    description: str
    type: str
    grains: tuple[str, ...]
    dataset: str


@dataclass(frozen=True, slots=True)
class FreshnessState:
    """How far the data reaches, as far as the server knows: from what a notebook left, never from the warehouse."""

    as_of: str | None
    source: str
    note: str


LineageKind: TypeAlias = Literal["metric", "dataset", "column", "source"]


@dataclass(frozen=True, slots=True)
class LineageNode:
    """A thing and what it is made of."""

    label: str
    kind: LineageKind
    detail: str
    children: tuple[LineageNode, ...]


@dataclass(frozen=True, slots=True)
class CardExample:
    """A question and the query that answers it."""

    title: str
    query: str


@dataclass(frozen=True, slots=True)
class Card:
    """All there is to say about a metric.

    Attributes:
        file: where it is defined, seen from the catalog's folder.
    """

    name: str
    title: str
    description: str
    owner: str
    unit: str | None
    format: str | None
    better: str | None
    tier: str | None
    status: str
    replacement: str | None
    tags: tuple[str, ...]
    synonyms: tuple[str, ...]
    sla: tuple[Fact, ...]
    known_limits: tuple[str, ...]
    kind: str
    expression: str
    dataset: str
    version: str
    dimensions: tuple[CardDimension, ...]
    freshness: FreshnessState
    lineage: LineageNode
    examples: tuple[CardExample, ...]
    cell: str
    favourite: bool
    file: str | None
    line: int | None


TokenKind: TypeAlias = Literal[
    "keyword",
    "metric",
    "dimension",
    "grain",
    "string",
    "number",
    "operator",
    "function",
    "comment",
    "variable",
    "unknown",
]


@dataclass(frozen=True, slots=True)
class TextToken:
    """A part of a query's text and what it is; offsets count code points."""

    from_: int
    to: int
    kind: TokenKind


@dataclass(frozen=True, slots=True)
class TextProblem:
    """What is wrong with a part of a query's text."""

    from_: int
    to: int
    severity: Literal["error", "warning", "info"]
    message: str
    suggestions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CheckReply:
    """A query's text read.

    Attributes:
        canonical: the same query in its one canonical text; null while it cannot be read.
    """

    tokens: tuple[TextToken, ...]
    problems: tuple[TextProblem, ...]
    canonical: str | None


@dataclass(frozen=True, slots=True)
class CompletionItem:
    """What may stand at a place."""

    label: str
    insert: str
    kind: Literal["metric", "dimension", "grain", "value", "keyword", "function"]
    detail: str
    documentation: str


@dataclass(frozen=True, slots=True)
class CompleteReply:
    """What may replace the text between two offsets."""

    from_: int
    to: int
    items: tuple[CompletionItem, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """How words of a question were read."""

    words: str
    kind: str
    means: str
    definition: str | None


@dataclass(frozen=True, slots=True)
class OtherAnswer:
    """Another reading of the question."""

    query: str
    cell: str
    confidence: float
    why: str


@dataclass(frozen=True, slots=True)
class ReadingChoice:
    """One of several queries that are about as likely to be meant: what tells it apart, and what that means."""

    title: str
    says: str
    query: str
    cell: str
    confidence: float


@dataclass(frozen=True, slots=True)
class SecondOpinion:
    """A model that the project has for a second opinion.

    Attributes:
        memory: what it needs and what is free, in words.
        fits: whether that is enough, as far as it can be told.
        given: whether this answer is after its opinion.
    """

    model: str
    memory: str
    fits: bool
    given: bool


@dataclass(frozen=True, slots=True)
class Nearest:
    """A definition near to what was asked for."""

    name: str
    title: str


@dataclass(frozen=True, slots=True)
class AskReply:
    """A proposed query with its reasons, or what is missing for one.

    Attributes:
        query: the query text, or the line of another magic; null where it abstains, and `clarification` then says what is missing.
        says: what such a line will show, in a sentence.
        unused: words of the question that nothing stands for.
        continues: whether it is the query before with a change.
        magic: the cell magic that shows the answer.
        choices: the queries to choose among, where none is sure; the first is `query`.
        second: what may be asked for a second opinion, where it is unsure, or was asked; else null.
    """

    question: str
    query: str | None
    cell: str | None
    says: str | None
    continues: bool
    magic: Literal["metric", "why", "efficiency"]
    confidence: float
    zone: Literal["answer", "choose", "abstain"]
    reasoning: tuple[Reason, ...]
    assumptions: tuple[str, ...]
    unused: tuple[str, ...]
    alternatives: tuple[OtherAnswer, ...]
    choices: tuple[ReadingChoice, ...]
    clarification: str | None
    nearest: tuple[Nearest, ...]
    second: SecondOpinion | None


@dataclass(frozen=True, slots=True)
class PillChoice:
    """What may stand in a part's place, and the whole query that comes of it."""

    label: str
    query: str


@dataclass(frozen=True, slots=True)
class QueryPill:
    """A part of a query.

    Attributes:
        means: as the query text has it.
        without: the query without it; null where it cannot go.
    """

    kind: Literal["metric", "dimension", "filter", "time", "comparison", "limit", "more"]
    label: str
    means: str
    without: str | None
    choices: tuple[PillChoice, ...]


@dataclass(frozen=True, slots=True)
class PillsReply:
    """A query in its canonical text, the cell that shows it, and its parts."""

    query: str
    cell: str
    pills: tuple[QueryPill, ...]


@dataclass(frozen=True, slots=True)
class FeedbackReply:
    """That a judgement was kept."""

    saved: bool


@dataclass(frozen=True, slots=True)
class FavouriteReply:
    """Whether a definition is a favourite now."""

    name: str
    favourite: bool


@dataclass(frozen=True, slots=True)
class Fault:
    """Why there is no answer: a stable code, a sentence, and what to do."""

    code: str
    message: str
    remedy: str | None


@dataclass(frozen=True, slots=True)
class FaultReply:
    """The body of every reply that is not a success."""

    error: Fault


@dataclass(frozen=True, slots=True)
class AskEvent:
    """One line of a reply that tells what goes on; the last is an answer or an error.

    Attributes:
        said: what is being done, as a sentence.
    """

    event: Literal["status", "answer", "error"]
    said: str | None = None
    answer: AskReply | None = None
    error: Fault | None = None
