"""One mapping of a file, checked against the table of keys, and read key by key as typed values.

Everything wrong becomes a fault of the file; what is wrong reads as if it were absent, so reading goes on.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import TypeVar, assert_never

from workbench.catalog import keys
from workbench.catalog.formula import Formula, Role, Written, parse_formula
from workbench.catalog.keys import KEYS, REQUIRED, SHORT, Kind, Shape
from workbench.catalog.nodes import File, Items, Mapping, Node, Scalar
from workbench.catalog.query_text import parsed_condition
from workbench.errors import nearest
from workbench.query.expression import Expression

_Word = TypeVar("_Word", bound=StrEnum)
_ALL = frozenset(key for known in KEYS.values() for key in known)

#: What a file writes for true and false.
FLAGS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}


class Record:
    """A mapping of one kind.

    Attributes:
        complete: whether nothing that it needs is missing or wrong.
        written: the known keys that stand in it, right or wrong.
    """

    __slots__ = ("_values", "complete", "file", "kind", "node", "written")

    def __init__(self, kind: Kind, node: Node, file: File) -> None:
        self.kind, self.node, self.file = kind, node, file
        self.complete = True
        self.written: set[str] = set()
        self._values: dict[str, Node] = {}
        if isinstance(node, Mapping):
            self._take(node)
        elif isinstance(node, Scalar) and kind in SHORT:
            if not node.empty:
                self._keep(SHORT[kind], node)
        else:
            self.complete = False
            file.fault("wrong-type", f"A {kind} is written as keys and values.", node, remedy=_example(kind))
            return
        self._require()

    def _take(self, node: Mapping) -> None:
        known, seen, cut = KEYS[self.kind], dict[str, Scalar](), ""
        for key, value in node.pairs:
            name = key.text
            if cut and name not in known:
                continue
            if name in seen:
                first = seen[name].line + 1
                self.fault("duplicate-key", f"The key '{name}' stands twice; the first is on line {first}.", key)
            elif name in known:
                self._keep(name, value, key)
            elif isinstance(value, Scalar) and value.empty and (cut := self._cut(seen)):
                self._values.pop(cut)
            else:
                self._unknown(key)
            seen.setdefault(name, key)

    def _cut(self, seen: dict[str, Scalar]) -> str:
        """Return the key whose text a comma has cut, as in `{expr: make_date(year, month, day)}`."""
        name = next(reversed(seen), "")
        value = self._values.get(name)
        if not isinstance(value, Scalar) or value.quoted or value.text.count("(") <= value.text.count(")"):
            return ""
        message = f"The text of '{name}' is cut at a comma."
        self.fault("cut-text", message, value, remedy="Inside { }, put quotes around a text that contains commas.")
        return name

    def _unknown(self, key: Scalar) -> None:
        known = KEYS[self.kind]
        near = nearest(key.text, known, most=1)
        remedy = None if near else f"Known are: {', '.join(known)}."
        self.file.fault("unknown-key", f"A {self.kind} has no key '{key.text}'.", key, near, remedy)

    def _keep(self, name: str, value: Node, key: Scalar | None = None) -> None:
        self.written.add(name)
        message = _mismatch(KEYS[self.kind][name].shape, value)
        if message is None:
            self._values[name] = value
            return
        if name in REQUIRED.get(self.kind, ()):
            self.complete = False
        empty = isinstance(value, Scalar) and value.empty and not value.text
        self.file.fault("wrong-type", f"'{name}' {message}.", key if empty and key else value, _near(self, name, value))

    def _require(self) -> None:
        for name in REQUIRED.get(self.kind, ()):
            if name not in self._values and self.complete:
                self.fault("missing-key", f"A {self.kind} needs '{name}'.", remedy=KEYS[self.kind][name].what)

    def fault(
        self, code: str, message: str, node: Node | None = None, near: tuple[str, ...] = (), remedy: str | None = None
    ) -> None:
        """Keep a fault at a node of this mapping, or at its start, and count the mapping as incomplete."""
        self.complete = False
        self.file.fault(code, message, node or self.node, near, remedy)

    def value(self, key: str) -> Node | None:
        """Return the node under a key."""
        assert key in _ALL  # noqa: S101  the readers and the table of keys must agree
        return self._values.get(key)

    def scalar(self, key: str) -> Scalar | None:
        """Return the text node under a key."""
        node = self.value(key)
        return node if isinstance(node, Scalar) else None

    def text(self, key: str) -> str | None:
        """Return one text, without the line end of a block."""
        node = self.value(key)
        return node.text.strip() if isinstance(node, Scalar) else None

    def scalars(self, key: str) -> list[Scalar]:
        """Return the text nodes of a list, or the only one."""
        match self.value(key):
            case Items(items):
                return [item for item in items if isinstance(item, Scalar)]
            case Scalar() as node:
                return [node]
            case _:
                return []

    def texts(self, key: str) -> tuple[str, ...]:
        """Return several texts."""
        return tuple(node.text.strip() for node in self.scalars(key))

    def choice(self, key: str, words: type[_Word]) -> _Word | None:
        """Return one of an enumeration's words."""
        text = self.text(key)
        return None if text is None else words(text)

    def flag(self, key: str, *, default: bool) -> bool:
        """Return true or false."""
        text = self.text(key)
        return default if text is None else FLAGS[text.lower()]

    def share(self, key: str) -> float | None:
        """Return a number from 0 to 1."""
        text = self.text(key)
        return None if text is None else float(text)

    def number(self, key: str) -> int | Decimal | None:
        """Return a number: an int where it is whole."""
        text = self.text(key)
        found = None if text is None else Decimal(text)
        return int(found) if found is not None and found == found.to_integral_value() else found

    def condition(self, key: str) -> Expression | None:
        """Return a condition of the query language, which may read parameters.

        What is wrong with it is kept, and the mapping is incomplete.
        """
        node = self.scalar(key)
        if node is None:
            return None
        found = parsed_condition(self.file.written(node))
        if not isinstance(found, tuple):
            return found
        self.file.issues.extend(found)
        self.complete = False
        return None

    def day(self, key: str) -> date | None:
        """Return a date."""
        text = self.text(key)
        return None if text is None else date.fromisoformat(text)

    def pairs(self, key: str) -> tuple[tuple[str, str], ...]:
        """Return keys with a text each."""
        node = self.value(key)
        pairs = node.pairs if isinstance(node, Mapping) else []
        return tuple((name.text, value.text.strip()) for name, value in pairs if isinstance(value, Scalar))

    def block(self, key: str, kind: Kind) -> Record | None:
        """Return the mapping under a key."""
        node = self.value(key)
        return None if node is None else Record(kind, node, self.file)

    def entries(self, key: str, kind: Kind) -> Iterator[Record]:
        """Yield the mappings of a list."""
        node = self.value(key)
        for item in node.items if isinstance(node, Items) else []:
            yield Record(kind, item, self.file)

    def blocks(self, key: str, kind: Kind) -> Iterator[tuple[Scalar, Record]]:
        """Yield names with their mappings, each name once."""
        seen: dict[str, Scalar] = {}
        for name, node in _named(self.value(key)):
            if name.text in seen:
                first = self.file.place(seen[name.text])
                self.file.fault("duplicate-name", f"'{name.text}' stands twice; the first is at {first}.", name)
                continue
            seen[name.text] = name
            yield name, Record(kind, node, self.file)

    def formula(self, key: str, role: Role) -> Formula | None:
        """Return a formula; what is wrong with it is kept, and the mapping counts as incomplete."""
        node = self.scalar(key)
        return None if node is None else self.parsed(self.file.written(node), role)

    def parsed(self, written: Written, role: Role) -> Formula | None:
        """Return the formula of a part of this mapping."""
        formula, faults = parse_formula(written, role)
        self.file.issues.extend(faults)
        self.complete = self.complete and not faults
        return formula


def _named(node: Node | None) -> Iterator[tuple[Scalar, Node]]:
    if isinstance(node, Mapping):
        yield from node.pairs
    elif isinstance(node, Items):
        for item in node.items:
            if isinstance(item, Scalar):
                yield item, Mapping([], item.line, item.column)


def _mismatch(shape: Shape, node: Node) -> str | None:
    """Return what is wrong with a node for a shape, as the end of a sentence."""
    if isinstance(node, Scalar) and node.empty and not isinstance(shape, keys.Blocks):
        return "has no value"
    match shape:
        case keys.Text():
            return None if isinstance(node, Scalar) else "must be a text"
        case keys.Texts() | keys.Entries():
            return _list_mismatch(shape, node)
        case keys.Choice(words):
            right = isinstance(node, Scalar) and node.text in words
            return None if right else f"must be one of {', '.join(words)}{_found(node)}"
        case keys.Flag():
            right = isinstance(node, Scalar) and node.text.lower() in FLAGS
            return None if right else f"must be true or false{_found(node)}"
        case keys.Share():
            return None if _is_share(node) else f"must be a number from 0 to 1{_found(node)}"
        case keys.Number():
            return None if _is_number(node) else f"must be a number{_found(node)}"
        case keys.Day():
            return None if _is_day(node) else f"must be a date such as 2013-12-31{_found(node)}"
        case keys.Block():
            return None if isinstance(node, Mapping | Scalar) else "must be keys and values"
        case keys.Blocks():
            return _blocks_mismatch(shape, node)
        case keys.Pairs():
            right = isinstance(node, Mapping) and all(isinstance(value, Scalar) for _, value in node.pairs)
            return None if right else "must be keys with one text each"
        case _:
            assert_never(shape)


def _list_mismatch(shape: keys.Texts | keys.Entries, node: Node) -> str | None:
    if isinstance(shape, keys.Entries):
        return None if isinstance(node, Items) else "must be a list"
    if isinstance(node, Scalar):
        return None
    right = isinstance(node, Items) and all(isinstance(item, Scalar) and not item.empty for item in node.items)
    return None if right else "must be a text or a list of texts"


def _blocks_mismatch(shape: keys.Blocks, node: Node) -> str | None:
    if isinstance(node, Mapping) or (isinstance(node, Scalar) and node.empty):
        return None
    if shape.names and isinstance(node, Items) and all(isinstance(item, Scalar) for item in node.items):
        return None
    return f"must be names with a {shape.kind} each{', or a list of names' if shape.names else ''}"


def _is_share(node: Node) -> bool:
    try:
        return isinstance(node, Scalar) and 0 <= float(node.text) <= 1
    except ValueError:
        return False


def _is_number(node: Node) -> bool:
    try:
        return isinstance(node, Scalar) and Decimal(node.text.strip()).is_finite()
    except InvalidOperation:
        return False


def _is_day(node: Node) -> bool:
    try:
        return isinstance(node, Scalar) and date.fromisoformat(node.text.strip()) is not None
    except ValueError:
        return False


def _found(node: Node) -> str:
    return f", not '{node.text}'" if isinstance(node, Scalar) else ""


def _near(record: Record, name: str, node: Node) -> tuple[str, ...]:
    shape = KEYS[record.kind][name].shape
    words = shape.words if isinstance(shape, keys.Choice) else ()
    return nearest(node.text, words, most=1) if isinstance(node, Scalar) else ()


def _example(kind: Kind) -> str | None:
    return {
        Kind.LINK: "For example {to: airports, on: origin = faa}.",
        Kind.METRIC: "For example {expr: count(*)}, or just count(*).",
    }.get(kind)
