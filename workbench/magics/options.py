"""What stands on a magic's line: options, a name to assign to, and the rest; each fault with its place.

Our own reader: `shlex` takes backslashes (a Windows path) for escapes and `argparse` prints and exits.
"""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from workbench.errors import Issue, Place, QueryError, nearest

_WORD = re.compile(r"""[^\s"'=]+=?(?:"[^"]*"|'[^']*')|"[^"]*"|'[^']*'|\S+""")
_TAIL = re.compile(r"""(?:"[^"]*"|'[^']*'|(?<!\S)(?P<option>--?[A-Za-z][\w-]*)|[^"'\s]+|\s+|["'])""")
_QUERY_MAGICS = frozenset({"metric", "why"})


@dataclass(frozen=True, slots=True)
class Option:
    """One option of a magic.

    Attributes:
        takes: what its value is called; empty for a switch.
        choices: the only values it may have; any when there are none.
        short: its name of one letter.
    """

    name: str
    says: str
    takes: str = ""
    choices: tuple[str, ...] = ()
    short: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A magic's line, read.

    Attributes:
        given: the options that were given, a switch with an empty value.
        target: the name before `<<`.
        rest: what is left: words, a question, or a query.
    """

    given: Mapping[str, str] = field(default_factory=dict)
    target: str | None = None
    rest: str = ""

    def has(self, name: str) -> bool:
        """Whether the option was given."""
        return name in self.given

    def number(self, name: str) -> int | None:
        """Return the value of an option that takes a whole number from 1.

        Raises:
            QueryError: it is no such number.
        """
        text = self.given.get(name)
        if text is None:
            return None
        if text.isascii() and text.isdigit() and int(text) > 0:
            return int(text)
        raise QueryError(Issue("option-value", f"{name} takes a whole number from 1, not '{text}'."))


_CATALOG = Option("--catalog", "the folder of the definitions", "folder")
_WAREHOUSE = Option("--warehouse", "where the data is, as a URL", "url")
_CONNECTION = Option("--connection", "a variable that holds an open DuckDB connection", "name")
_PLACES = (_CONNECTION, _CATALOG, _WAREHOUSE)

#: The options of each magic.
OPTIONS: dict[str, tuple[Option, ...]] = {
    "metric": (
        Option("--output", "keep the rows as a pandas DataFrame under this name", "name", short="-o"),
        Option("--sql", "show the SQL too"),
        Option("--outline", "show the plan too, in sentences"),
        Option("--dry-run", "show plan and SQL, run nothing"),
        Option("--chart", "the kind of chart", "kind", ("auto", "line", "bar", "none")),
        Option("--limit", "at most so many rows, where the query has no limit of its own", "n"),
        *_PLACES,
    ),
    "metrics": (_CATALOG, _WAREHOUSE),
    "metric_info": (_CATALOG, _WAREHOUSE),
    "ask": (
        Option("--run", "run the proposed query too"),
        Option("--second", "let the bigger model of the project weigh the readings too; it takes its time"),
        Option("--new", "a question of its own, no follow-up to the one before"),
        Option("--undo", "take the last follow-up back"),
        Option("--good", "the last answer was right: remember it"),
        Option("--bad", "the last answer was wrong; with a query behind it, what would have been right"),
        Option("--learn", "learn from what was judged; with --undo, go back to what was in force before"),
        *_PLACES,
    ),
    "why": _PLACES,
    "workbench": _PLACES,
    "efficiency": (
        Option("--period", "a month, 2026-03, or a day, 2026-03-16; else the last whole month", "month"),
        Option("--against", "the month to compare with; else the one before", "month"),
        Option("--currency", "one currency alone", "code"),
        Option("--as-now", "with the owners of today, in all of history"),
        Option("--again", "compute every month again, changed or not"),
        *_PLACES,
    ),
}


def read(magic: str, line: str, *, prefix: str = "%") -> Line:
    """Read a magic's line.

    Raises:
        QueryError: an unknown option, a missing or impossible value; with its place and the nearest right one.
    """
    reader = _Reader(magic, line, f"{prefix}{magic} ")
    return reader.read()


class _Reader:
    def __init__(self, magic: str, line: str, before: str) -> None:
        self.options = OPTIONS[magic]
        self.takes_query = magic in _QUERY_MAGICS
        self.shown = before + line
        self.shift = len(before)
        self.line = line
        self.given: dict[str, str] = {}

    def read(self) -> Line:
        target, at = self._target()
        rest = self.line[self._leading(at) :]
        tail = self._tail(rest)
        offset = len(self.line) - len(rest) + tail
        self._options(self._words(offset))
        return Line(self.given, target, rest[:tail].strip())

    def _target(self) -> tuple[str | None, int]:
        match = re.match(r"\s*(\S+)\s*<<", self.line)
        if match is None:
            return None, 0
        self._check_name(match[1], match.start(1))
        return match[1], match.end()

    def _leading(self, at: int) -> int:
        """Read the options that stand first; return where the rest begins."""
        words = self._words(at)
        for word in words:
            if not word.group().startswith("-"):
                return word.start()
            self._option(word, words)
        return len(self.line)

    def _tail(self, rest: str) -> int:
        """Where options follow the text: `--` would begin a comment in a query, which has no use on one line."""
        for match in _TAIL.finditer(rest):
            if match["option"] and (match["option"].startswith("--") or self._find(match["option"])):
                return match.start()
        return len(rest)

    def _words(self, at: int) -> Iterator[re.Match[str]]:
        return _WORD.finditer(self.line, at)

    def _options(self, words: Iterator[re.Match[str]]) -> None:
        for word in words:
            if not word.group().startswith("-"):
                raise self._fault(
                    word, f"'{word.group()}' stands after the options.", remedy="Options come last or first."
                )
            self._option(word, words)

    def _option(self, word: re.Match[str], words: Iterator[re.Match[str]]) -> None:
        name, equals, value = word.group().partition("=")
        option = self._find(name)
        if option is None:
            names = tuple(known.name for known in self.options)
            remedy = None if nearest(name, names) else f"There are {', '.join(names)}."
            raise self._fault(
                word, f"Unknown option '{name}'.", suggestions=nearest(name, names, most=1), remedy=remedy
            )
        if option.name in self.given:
            raise self._fault(word, f"{option.name} is given twice.")
        if not option.takes and equals:
            raise self._fault(word, f"{option.name} is a switch and takes no value.")
        self.given[option.name] = self._value(option, word, value if equals else None, words) if option.takes else ""

    def _value(self, option: Option, word: re.Match[str], value: str | None, words: Iterator[re.Match[str]]) -> str:
        place = word
        if value is None:
            place = next(words, word)
            value = place.group() if place is not word else ""
        value = _unquoted(value)
        if not value or (place is not word and value.startswith("--")):
            raise self._fault(word, f"{option.name} needs a value: {option.name} {option.takes}.")
        if option.choices and value not in option.choices:
            remedy = f"There are {', '.join(option.choices)}."
            suggestions = nearest(value, option.choices, most=1)
            raise self._fault(place, f"{option.name} cannot be '{value}'.", suggestions=suggestions, remedy=remedy)
        if option.takes == "name":
            self._check_name(value, place.start())
        return value

    def _find(self, name: str) -> Option | None:
        return next((option for option in self.options if name and name in {option.name, option.short}), None)

    def _check_name(self, name: str, at: int) -> None:
        if not name.isidentifier() or keyword.iskeyword(name):
            place = Place("cell", 1, self.shift + at + 1, self.shift + at + 1 + len(name))
            raise QueryError(
                Issue("option-value", f"'{name}' is no name for a Python variable.", place), text=self.shown
            )

    def _fault(
        self, word: re.Match[str], message: str, *, suggestions: tuple[str, ...] = (), remedy: str | None = None
    ) -> QueryError:
        place = Place("cell", 1, self.shift + word.start() + 1, self.shift + word.end() + 1)
        return QueryError(Issue("option", message, place, suggestions, remedy), text=self.shown)


def _unquoted(value: str) -> str:
    return value[1:-1] if len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'" else value


def usage(magic: str) -> str:
    """Return the options of a magic, a line for each."""
    rows = [(_called(option), option.says, option.choices) for option in OPTIONS[magic]]
    width = max(len(name) for name, _, _ in rows)
    return "\n".join(f"    {name:<{width}}  {says}{_choices(choices)}" for name, says, choices in rows)


def _called(option: Option) -> str:
    short = f"{option.short}, " if option.short else ""
    return f"{short}{option.name} {option.takes}".strip()


def _choices(choices: tuple[str, ...]) -> str:
    return f": {', '.join(choices)}" if choices else ""
