"""A cursor over the tokens of one text, and the one way a fault in it is reported."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import NoReturn

from workbench.errors import Issue, QueryError, nearest
from workbench.query.expression import Path
from workbench.query.tokens import MOST_CHARACTERS, Kind, Token, place, scan
from workbench.query.words import CLAUSES, HARD

#: Words that go on after a name, so that a clause's word before them is a name itself: `where by is null`.
_CONTINUE = HARD | {"in", "per", "within", "from"}

#: How the two-word clauses go on.
_SECOND = {"order": "by", "compare": "to", "in": "time", "values": "of", "range": "of"}

_QUOTES = "‘’‚“”„`´"


class Reader:
    """Reads tokens one after the other; comments are skipped.

    Attributes:
        here: the token to be read next; the last one stays.
        variables: what `{{name}}` may mean; None where the text is only looked at, not run.
        index: the number of that token.
        depth: how many parentheses, functions and `not`s are open.
        parametrised: whether `$name` means a parameter of the metric that is being defined.
    """

    __slots__ = ("_tokens", "depth", "here", "index", "parametrised", "text", "variables")

    def __init__(self, text: str, variables: Mapping[str, object] | None, *, parametrised: bool = False) -> None:
        if len(text) > MOST_CHARACTERS:
            message = f"The query has {len(text):,} characters; at most {MOST_CHARACTERS:,} are read."
            raise QueryError(Issue("too-long", message, remedy="Put long lists of values into a dataset of their own."))
        self.text = text
        self.variables = variables
        self.depth = 0
        self.parametrised = parametrised
        self._tokens = tuple(t for t in scan(text) if t.kind is not Kind.COMMENT)
        self.index = 0
        self.here = self._tokens[0]

    # --- going on ------------------------------------------------------------------------------------------------------
    def next(self) -> Token:
        """Return the token here and go on to the next."""
        token = self.here
        if token.kind is Kind.FAULT:
            self._faulty(token)
        return self.jump()

    def jump(self) -> Token:
        """Go on like `next`, past a faulty token too: the caller has looked at the text itself."""
        token = self.here
        if self.index + 1 < len(self._tokens):
            self.index += 1
            self.here = self._tokens[self.index]
        return token

    def ahead(self, count: int = 1) -> Token:
        """Return a later token without going there."""
        return self._tokens[min(self.index + count, len(self._tokens) - 1)]

    @property
    def last(self) -> Token:
        """The token read last, or the first one."""
        return self._tokens[max(0, self.index - 1)]

    def at(self, *words: str) -> bool:
        """Say whether these words or symbols come next."""
        return self.here.word == words[0] and all(self.ahead(n).word == w for n, w in enumerate(words) if n)

    def take(self, *words: str) -> bool:
        """Go past these words or symbols where they come next; say whether they did."""
        if not self.at(*words):
            return False
        for _ in words:
            self.next()
        return True

    # --- names ---------------------------------------------------------------------------------------------------------
    def path(self, what: str) -> Path:
        """Read `name(.name)*`; `what` is missing where there is none."""
        return Path(self.parts(what))

    def qualified(self, what: str) -> str:
        """Read a name with its namespace."""
        return ".".join(self.parts(what))

    def parts(self, what: str) -> tuple[str, ...]:
        """Read the parts of a dotted name, quotes removed."""
        found = [self.name(what)]
        while self.here.word == "." and self.here.start == self.last.end:
            dot = self.next()
            if self.here.kind not in {Kind.WORD, Kind.QUOTED} or self.here.start != dot.end:
                raise self.fault(dot, "A name is missing behind the dot.")
            found.append(self._unquoted(self.next()))
        return tuple(found)

    def name(self, what: str) -> str:
        """Read one name, quoted or not."""
        token = self.here
        if token.kind is Kind.QUOTED:
            return self._unquoted(self.next())
        if token.kind is not Kind.WORD or self.opens_clause():
            self.missing(what)
        if token.word in HARD and self.ahead().word != ".":
            raise self.fault(
                token, f"{what} is missing here.", remedy=f"If one is called '{token.text}', write \"{token.text}\"."
            )
        return self.next().text

    def parameter(self) -> str | None:
        """Read `$name` where it comes next and may; else return None."""
        after = self.ahead()
        if (
            not self.parametrised
            or self.here.text != "$"
            or after.kind is not Kind.WORD
            or after.start != self.here.end
        ):
            return None
        self.jump()
        return self.next().text

    def alias(self) -> str | None:
        """Read `as name` where it comes next."""
        return self.name("The new name") if self.take("as") else None

    def paths(self, what: str) -> tuple[Path, ...]:
        """Read paths with commas between them."""
        found = [self.path(what)]
        while self.take(","):
            found.append(self.path(what))
        return tuple(found)

    def opens_clause(self) -> bool:
        """Say whether the word here, though a name is wanted, can only be the start of a clause."""
        return opens_clause(self.here, self.ahead())

    def _unquoted(self, token: Token) -> str:
        if token.kind is Kind.WORD:
            return token.text
        name = token.text[1:-1].replace('""', '"')
        if not name:
            raise self.fault(token, "This name is empty.")
        if not name.isprintable():
            raise self.fault(token, "A name cannot hold control or invisible characters.")
        return name

    # --- faults --------------------------------------------------------------------------------------------------------
    def fault(
        self,
        token: Token,
        message: str,
        *,
        code: str = "syntax",
        suggestions: tuple[str, ...] = (),
        remedy: str | None = None,
    ) -> QueryError:
        """Return the error to be raised: it points at a token."""
        if token.kind is Kind.FAULT and code == "syntax":
            self._faulty(token)
        where = place(self.text, token.start, token.end)
        return QueryError(Issue(code, message, where, suggestions, remedy), text=self.text)

    def missing(self, what: str) -> NoReturn:
        """Raise: something is wanted here, and something else stands here."""
        token = self.here
        if token.kind is Kind.STRING:
            raise self.fault(
                token,
                f"{what} is missing here.",
                remedy="Names take double quotes or none; single quotes are for text.",
            )
        raise self.fault(token, f"{what} is missing {'at the end' if token.kind is Kind.END else 'here'}.")

    def expect(self, word: str, message: str, *, remedy: str | None = None) -> Token:
        """Go past a word that must come next."""
        if self.here.word != word:
            raise self.fault(self.here, message, remedy=remedy)
        return self.next()

    def close(self, opening: Token) -> None:
        """Go past the `)` that closes an opening one."""
        if self.here.word == ")":
            self.next()
            return
        if self.here.kind is Kind.END or self.here.word in CLAUSES:
            raise self.fault(opening, "This '(' is never closed.", code="unclosed", remedy="Add a ')'.")
        raise self.fault(
            self.here, f"Unexpected '{self.here.text}' within parentheses.", remedy="A ',' or ')' may stand here."
        )

    def _faulty(self, token: Token) -> NoReturn:
        first = token.text[0]
        if first in "'eE":
            raise self.fault(
                token,
                "This text is never closed.",
                code="unclosed",
                remedy="Add a ' at its end; write '' for a ' within it.",
            )
        if first == '"':
            raise self.fault(token, "This name is never closed.", code="unclosed", remedy='Add a " at its end.')
        if token.text.startswith("{{"):
            raise self.fault(token, "This variable is never closed.", code="unclosed", remedy="Write {{name}}.")
        if first.isdigit():
            remedy = "Put a name that starts with a digit in double quotes; write numbers without _ or letters."
            raise self.fault(token, f"'{token.text}' is neither a number nor a name.", code="number", remedy=remedy)
        self._unknown_character(token)

    def _unknown_character(self, token: Token) -> NoReturn:
        remedies = {
            "&": "Say and.", "|": "Say or.", "!": "Say not.", "{": "Variables are written {{name}}.",
            "[": "Lists stand in parentheses.", "#": "Comments start with --.", "@": "Variables are written {{name}}.",
            "$": "Variables are written {{name}}.", "?": "Variables are written {{name}}.", ":": "Variables are written {{name}}.",
        }  # fmt: skip
        shown = (
            token.text
            if token.text.isprintable()
            else f"U+{ord(token.text):04X} {unicodedata.name(token.text, '')}".strip()
        )
        remedy = "Use straight quotes: ' for text, \" for names." if token.text in _QUOTES else remedies.get(token.text)
        raise self.fault(token, f"The character {shown} has no meaning here.", code="character", remedy=remedy)


def opens_clause(token: Token, after: Token) -> bool:
    """Say whether a word, though a name is wanted, can only be the start of a clause."""
    if token.word not in CLAUSES or after.word == ".":
        return False
    if token.word in _SECOND:
        return after.word == _SECOND[token.word]
    if token.word == "limit":
        return after.kind in {Kind.NUMBER, Kind.VARIABLE}
    if token.word in {"fill", "raw"}:
        return after.word in {"values", "range", "use"}
    return _begins(after)


def _begins(token: Token) -> bool:
    if token.kind is Kind.WORD:
        return token.word not in _CONTINUE and token.word not in CLAUSES
    return token.kind in {Kind.QUOTED, Kind.STRING, Kind.NUMBER, Kind.VARIABLE} or token.word == "("


def like_clause(word: str) -> tuple[str, ...]:
    """Return the clauses whose first word is most like a word."""
    return tuple(CLAUSES[found] for found in nearest(word, CLAUSES, most=2))
