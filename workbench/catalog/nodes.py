"""YAML text to nodes that know where they stand: from the parser's events, so nothing is built but these.

No tag is ever honoured, an alias is a plain repetition, and size, depth and repetition are bounded before anything is
walked. Scalars stay text as written: `on`, `no` and `1` mean what the reader of the file takes them for.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeAlias

import yaml

from workbench.catalog.formula import Written
from workbench.errors import Issue, Place

if TYPE_CHECKING:
    from yaml._yaml import Mark as CMark

#: Bounds on one file: characters, levels, aliases, and nodes after aliases are followed.
LONGEST, DEEPEST, ALIASES, NODES = 16_000_000, 12, 1_000, 2_000_000

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_TAGS = frozenset({None, "!", *(f"tag:yaml.org,2002:{kind}" for kind in ("str", "map", "seq"))})
_REMEDIES = {
    "mapping values are not allowed in this context": "Put quotes around a text that contains ': '.",
    "did not find expected ',' or '}'": "Inside { }, put quotes around a text that contains commas or quotes.",
    "found character that cannot start any token": "Put quotes around a text that starts with a sign.",
}


@dataclass(slots=True)
class Scalar:
    """A text. `quoted` is the quote or block sign it was written with, None for a plain one."""

    text: str
    quoted: str | None
    line: int
    column: int
    last_line: int
    last_column: int

    @property
    def empty(self) -> bool:
        """Whether nothing was written."""
        return self.quoted is None and self.text in _NULLS


@dataclass(slots=True)
class Items:
    """A list."""

    items: list[Node]
    line: int
    column: int


@dataclass(slots=True)
class Mapping:
    """Keys and values in written order; a key may stand twice here, and `entries` refuses it."""

    pairs: list[tuple[Scalar, Node]]
    line: int
    column: int


Node: TypeAlias = Scalar | Items | Mapping

#: Where the parser says something stands; its own events always say.
_Mark: TypeAlias = "yaml.Mark | CMark | None"


@dataclass(slots=True)
class File:
    """One file's text and the faults found in it; the name is relative to the catalog's folder."""

    name: str
    text: str
    issues: list[Issue] = field(default_factory=list)
    _lines: list[str] | None = None

    def place(self, node: Node) -> Place:
        """Return where a node starts, and where it ends when that is on the same line."""
        if isinstance(node, Scalar) and node.last_line == node.line:
            return Place(self.name, node.line + 1, node.column + 1, max(node.last_column, node.column + 1) + 1)
        return Place(self.name, node.line + 1, node.column + 1)

    def fault(
        self, code: str, message: str, node: Node, suggestions: tuple[str, ...] = (), remedy: str | None = None
    ) -> None:
        """Keep a fault at a node."""
        self.issues.append(Issue(code, message, self.place(node), suggestions, remedy))

    def written(self, node: Scalar) -> Written:
        """Return a scalar's text with the place that offsets in it count from."""
        if node.quoted == "|":
            return self._block(node)
        text, shift = node.text, 1 if node.quoted else 0
        width = node.last_column - node.column - 2 * shift
        exact = node.line == node.last_line and width == len(text)
        place = Place(self.name, node.line + 1, node.column + 1 + shift, node.column + 1 + shift + len(text))
        return Written(text, place, exact) if exact else Written(text, self.place(node), exact=False)

    def line(self, number: int) -> str:
        """Return a line's text, counted from 1; nothing beyond the end."""
        if self._lines is None:
            self._lines = self.text.split("\n")
        return self._lines[number - 1] if number <= len(self._lines) else ""

    def _block(self, node: Scalar) -> Written:
        first, start = self.line(node.line + 2).rstrip(), node.text.split("\n", 1)[0].rstrip()
        if not start or not first.endswith(start):
            return Written(node.text, self.place(node), exact=False)
        return Written(node.text, Place(self.name, node.line + 2, len(first) - len(start) + 1))


class _Refused(Exception):  # noqa: N818  never leaves this file
    def __init__(self, code: str, message: str, mark: _Mark, remedy: str | None = None) -> None:
        super().__init__(message)
        place = Place("", mark.line + 1, mark.column + 1) if mark else None
        self.issue = Issue(code, message, place, (), remedy)


def documents(file: File, deepest: int = DEEPEST) -> Iterator[Node]:
    """Yield the documents of a file; what is no YAML, or too much of it, becomes a fault and ends the file.

    Args:
        deepest: how many levels may stand inside one another; a catalog's own files need few.
    """
    if len(file.text) > LONGEST:
        message = f"The file is longer than {LONGEST:,} characters."
        file.issues.append(Issue("yaml-size", message, Place(file.name, 1, 1), (), "Divide it."))
        return
    composer = _Composer(deepest)
    try:
        for event in yaml.parse(file.text, Loader=yaml.CSafeLoader):
            if (document := composer.feed(event)) is not None:
                yield document
    except yaml.MarkedYAMLError as error:
        file.issues.append(_syntax(file, error))
    except yaml.reader.ReaderError as error:
        message = "A control character stands here, which YAML does not allow."
        file.issues.append(Issue("yaml-syntax", message, _at(file, error.position)))
    except _Refused as refused:
        place = refused.issue.place
        file.issues.append(replace(refused.issue, place=place and replace(place, source=file.name)))


def _at(file: File, offset: int) -> Place:
    before = file.text[:offset]
    return Place(file.name, before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1)


def _syntax(file: File, error: yaml.MarkedYAMLError) -> Issue:
    mark = error.problem_mark or error.context_mark
    place = Place(file.name, mark.line + 1, mark.column + 1) if mark else Place(file.name, 1, 1)
    line = file.line(place.line)
    if "\t" in line[: len(line) - len(line.lstrip())] or line[place.column - 1 : place.column] == "\t":
        return Issue("yaml-tab", "A tab stands here; YAML allows only spaces.", place, (), "Indent with spaces.")
    problem = error.problem or "nothing sensible found"
    return Issue("yaml-syntax", f"This is not readable as YAML: {problem}.", place, (), _REMEDIES.get(problem))


class _Composer:
    """Nodes from events. Nothing is walked, so an alias costs nothing until a reader follows it; sizes are counted."""

    def __init__(self, deepest: int) -> None:
        self._deepest = deepest
        self._stack: list[Items | Mapping] = []
        self._keys: list[Scalar | None] = []
        self._names: list[str | None] = []
        self._starts: list[int] = []
        self._anchors: dict[str, tuple[Node, int]] = {}
        self._nodes = self._aliases = 0

    def feed(self, event: yaml.Event) -> Node | None:
        """Take one event; return the document that it completes."""
        if isinstance(event, yaml.ScalarEvent):
            return self._add(self._named(_scalar(event), event.anchor, 1), event)
        if isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            self._open(event)
            return None
        if isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            return self._close(event)
        if isinstance(event, yaml.AliasEvent):
            return self._add(self._alias(event), event)
        if isinstance(event, yaml.DocumentStartEvent):
            self._anchors.clear()
        return None

    def _named(self, node: Node, anchor: str | None, size: int) -> Node:
        if anchor:
            self._anchors[anchor] = (node, size)
        return node

    def _open(self, event: yaml.MappingStartEvent | yaml.SequenceStartEvent) -> None:
        mark = event.start_mark
        _check_tag(event.tag, mark)
        if len(self._stack) == self._deepest:
            raise _Refused("yaml-depth", f"More than {self._deepest} levels stand inside one another.", mark)
        kind = Mapping if isinstance(event, yaml.MappingStartEvent) else Items
        self._stack.append(kind([], *_position(mark)))
        self._keys.append(None)
        self._names.append(event.anchor)
        self._starts.append(self._nodes)

    def _close(self, event: yaml.Event) -> Node | None:
        node = self._stack.pop()
        self._keys.pop()
        self._named(node, self._names.pop(), self._nodes - self._starts.pop())
        return self._add(node, event)

    def _alias(self, event: yaml.AliasEvent) -> Node:
        mark = event.start_mark
        if event.anchor not in self._anchors:
            raise _Refused("yaml-alias", f"Nothing is called '&{event.anchor}' above.", mark)
        node, size = self._anchors[event.anchor]
        self._aliases += 1
        self._nodes += size
        if self._aliases > ALIASES or self._nodes > NODES:
            raise _Refused("yaml-alias", "Aliases (*name) repeat more than a catalog may hold.", mark)
        return node

    def _add(self, node: Node, event: yaml.Event) -> Node | None:
        self._nodes += 1
        if not self._stack:
            return node
        parent = self._stack[-1]
        if isinstance(parent, Items):
            parent.items.append(node)
        elif (key := self._keys[-1]) is not None:
            parent.pairs.append((key, node))
            self._keys[-1] = None
        elif isinstance(node, Scalar):
            self._keys[-1] = node
        else:
            raise _Refused("yaml-key", "A key must be a plain text.", event.start_mark)
        return None


def _scalar(event: yaml.ScalarEvent) -> Scalar:
    if event.tag is not None:
        _check_tag(event.tag, event.start_mark)
    return Scalar(event.value, event.style or None, *_position(event.start_mark), *_position(event.end_mark))


def _position(mark: _Mark) -> tuple[int, int]:
    return (mark.line, mark.column) if mark else (0, 0)


def _check_tag(tag: str | None, mark: _Mark) -> None:
    if tag not in _TAGS:
        shown = (tag or "").replace("tag:yaml.org,2002:", "!!")
        raise _Refused("yaml-tag", f"The tag '{shown}' is not read: a catalog holds only text, lists and keys.", mark)
