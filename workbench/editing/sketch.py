"""A text that may be half typed, cut into clauses as a reader would: never fails, never guesses names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbench.query.reader import opens_clause
from workbench.query.tokens import Kind, Token, scan
from workbench.query.words import CLAUSES

#: The phrase of what stands before the first clause.
METRICS = "metrics"

#: Behind these words and symbols a name or a value is wanted.
_WANTING = frozenset(
    [
        "and",
        "or",
        "not",
        "as",
        "within",
        "per",
        "from",
        "between",
        "like",
        "ilike",
        "when",
        "then",
        "else",
        ",",
        "(",
        "=",
        "<>",
        "!=",
        "<",
        "<=",
        ">",
        ">=",
        "==",
        "+",
        "-",
        "*",
        "/",
        "%",
        "||",
        ".",
    ]
)

_END = Token(Kind.END, "", 0, 0, "")


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause: its phrase, its keywords, and the tokens behind them."""

    phrase: str
    head: tuple[Token, ...]
    body: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Name:
    """A dotted name; the last part is empty while it is still to be typed (`origin.`)."""

    tokens: tuple[Token, ...]
    parts: tuple[str, ...]

    @property
    def start(self) -> int:
        """Where it starts."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.tokens[-1].end

    @property
    def text(self) -> str:
        """Its parts with dots between them, without quotes."""
        return ".".join(self.parts)


def clauses(text: str) -> tuple[Clause, ...]:
    """Return the clauses of a text; the first holds the metrics and may be empty."""
    return cut([token for token in scan(text)[:-1] if token.kind is not Kind.COMMENT])


def cut(tokens: Sequence[Token]) -> tuple[Clause, ...]:
    """Cut tokens into clauses."""
    found: list[Clause] = []
    phrase, head, body = METRICS, tokens[:0], list[Token]()
    index = 0
    while index < len(tokens):
        length = _head(tokens, index, body, phrase)
        if length:
            found.append(Clause(phrase, tuple(head), tuple(body)))
            phrase, head, body = CLAUSES[tokens[index].word], tokens[index : index + length], []
            index += length
        else:
            body.append(tokens[index])
            index += 1
    return (*found, Clause(phrase, tuple(head), tuple(body)))


def _head(tokens: Sequence[Token], index: int, body: Sequence[Token], phrase: str) -> int:
    """How many tokens from here are the keywords of a new clause; 0 when none starts."""
    token = tokens[index]
    words = CLAUSES.get(token.word, "").split()
    after = tokens[index + 1] if index + 1 < len(tokens) else _END
    if not words or _dotted(body, token) or [t.word for t in tokens[index : index + len(words)]] != words:
        return 0
    if token.word == "by" and _in_metric(body):
        return 0
    if wants_name(body, phrase) and not (opens_clause(token, after) or _stands_last(words, body, after)):
        return 0
    return len(words)


def _stands_last(words: Sequence[str], body: Sequence[Token], after: Token) -> bool:
    """Whether a keyword ends the text, so that its clause is still to be typed: `use `."""
    return after is _END and len(words) == 1 and words[0] not in {"raw", "fill"} and not body


def _dotted(body: Sequence[Token], token: Token) -> bool:
    return bool(body) and body[-1].word == "." and body[-1].end == token.start


def _in_metric(body: Sequence[Token]) -> bool:
    opening = open_parenthesis(body)
    return opening is not None and opening > 0 and body[opening - 1].word == "metric"


def open_parenthesis(body: Sequence[Token]) -> int | None:
    """Return the index of the innermost `(` that is not closed."""
    depth = 0
    for index in range(len(body) - 1, -1, -1):
        depth += {")": 1, "(": -1}.get(body[index].word, 0)
        if depth < 0:
            return index
    return None


def wants_name(body: Sequence[Token], phrase: str) -> bool:
    """Say whether a name or a value must come next."""
    if not body:
        return phrase not in {"raw", "fill"}
    return body[-1].word in _WANTING or (body[-1].word == "of" and len(body) > 1 and body[-2].word == "share")


def names(tokens: Sequence[Token]) -> Iterator[Name | Token]:
    """Yield the tokens with each dotted name put together."""
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if token.kind not in {Kind.WORD, Kind.QUOTED}:
            yield token
            index += 1
            continue
        end = index + 1
        while (
            end < len(tokens) and _adjacent(tokens, end) and (tokens[end].word == ".") != (tokens[end - 1].word == ".")
        ):
            if tokens[end].word != "." and tokens[end].kind not in {Kind.WORD, Kind.QUOTED}:
                break
            end += 1
        yield _name(tokens[index:end])
        index = end


def _adjacent(tokens: Sequence[Token], index: int) -> bool:
    return tokens[index].start == tokens[index - 1].end


def _name(tokens: Sequence[Token]) -> Name:
    parts = [unquoted(token) for token in tokens if token.word != "."]
    return Name(tuple(tokens), tuple(parts) if tokens[-1].word != "." else (*parts, ""))


def unquoted(token: Token) -> str:
    """Return the name that a token writes."""
    return token.text[1:-1].replace('""', '"') if token.kind is Kind.QUOTED else token.text
