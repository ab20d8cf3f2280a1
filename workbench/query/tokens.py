"""The words of a query text with their exact places; never fails, so that half-typed text can be read too.

Offsets count code points. What cannot be a word becomes a token of kind `FAULT`; the parser says what is wrong with it.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple

from workbench.errors import Place

#: The longest text that is read: some thousand times a usual query, and a list of 50,000 values still fits.
MOST_CHARACTERS = 1_000_000


class Kind(StrEnum):
    """What a token is, before anything is known of its meaning."""

    WORD = "word"
    QUOTED = "quoted"
    STRING = "string"
    NUMBER = "number"
    VARIABLE = "variable"
    SYMBOL = "symbol"
    COMMENT = "comment"
    FAULT = "fault"
    END = "end"


class Token(NamedTuple):
    """A piece of the text.

    Attributes:
        word: what keywords and symbols are compared with: a word in lower case, a symbol as it is, else empty.
    """

    kind: Kind
    text: str
    start: int
    end: int
    word: str


# Possessive quantifiers (`*+`): a quote that is never closed costs one look at its line and no backtracking.
_PATTERN = re.compile(
    r"""
      (?P<space>\s+)
    | (?P<comment>--[^\r\n]*)
    | (?P<string>[eE]'[^'\\\r\n]*+(?:(?:\\[^\r\n]|'')[^'\\\r\n]*+)*+'|'[^'\r\n]*+(?:''[^'\r\n]*+)*+')
    | (?P<openstring>[eE]?'[^\r\n]*)
    | (?P<word>[^\W\d]\w*)
    | (?P<number>[0-9]++(?:\.[0-9]++)?+(?:[eE][+-]?[0-9]++)?+(?!\w))
    | (?P<quoted>"[^"\r\n]*+(?:""[^"\r\n]*+)*+")
    | (?P<variable>\{\{[^{}\r\n]*\}\})
    | (?P<symbol><=|>=|<>|!=|==|\|\||::|[-+*/%=<>(),.;])
    | (?P<fault>"[^\r\n]*|\{\{[^{}\r\n]*|[0-9]\w*|.)
    """,
    re.VERBOSE | re.DOTALL,
)

_KINDS = {
    "comment": Kind.COMMENT,
    "string": Kind.STRING,
    "openstring": Kind.FAULT,
    "number": Kind.NUMBER,
    "quoted": Kind.QUOTED,
    "variable": Kind.VARIABLE,
    "fault": Kind.FAULT,
}

_PLAIN = re.compile(r"[^\W\d]\w*")


def scan(text: str) -> tuple[Token, ...]:
    """Return the tokens of a text, comments included, ended by one of kind `END` just behind the last.

    >>> [token.text for token in scan("flights by carrier.name -- each")]
    ['flights', 'by', 'carrier', '.', 'name', '-- each', '']
    """
    tokens = [_token(match) for match in _PATTERN.finditer(text) if match.lastgroup != "space"]
    end = tokens[-1].end if tokens else 0
    tokens.append(Token(Kind.END, "", end, end, ""))
    return tuple(tokens)


def _token(match: re.Match[str]) -> Token:
    text, group = match.group(), match.lastgroup or ""
    start, end = match.span()
    if group == "word":
        return Token(Kind.WORD, text, start, end, text.lower())
    if group == "symbol":
        return Token(Kind.SYMBOL, text, start, end, text)
    return Token(_KINDS[group], text, start, end, "")


def is_plain(name: str) -> bool:
    """Say whether a name is one word to `scan`, keywords included."""
    return _PLAIN.fullmatch(name) is not None


def place(text: str, start: int, end: int) -> Place:
    """Return where a stretch of the text stands; `end` never leaves the line it starts in."""
    lines = (text[:start] + "|").splitlines()
    column = len(lines[-1])
    rest = (text[start:end] or " ").splitlines()[0]
    return Place("query", len(lines), column, column + max(1, len(rest)))
