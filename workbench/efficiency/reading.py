"""Settings files of cloud efficiency, read key by key as typed values; everything wrong is a fault with its place.

What is wrong reads as if it were absent, so reading goes on and all faults of a file are shown at once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from pathlib import Path

from workbench.catalog.nodes import File, Items, Mapping, Node, Scalar, documents
from workbench.efficiency.relations import pattern_fault
from workbench.errors import Issue, nearest


class Section:
    """One mapping of a file, with the keys it may have.

    Attributes:
        what: how to call it in a message: `rule`, `match`.
        strange: whether it has keys that it may not have; then what seems to be missing may just be misspelt.
    """

    __slots__ = ("_values", "file", "keys", "node", "strange", "what")

    def __init__(self, node: Node, file: File, what: str, known: Sequence[str]) -> None:
        self.node, self.file, self.what = node, file, what
        self._values: dict[str, Node] = {}
        self.keys: dict[str, Scalar] = {}
        self.strange = False
        if not isinstance(node, Mapping):
            self.fault("wrong-type", f"A {what} is written as keys and values.", remedy=f"Known: {', '.join(known)}.")
            return
        for key, value in node.pairs:
            self._take(key, value, known)

    def _take(self, key: Scalar, value: Node, known: Sequence[str]) -> None:
        if key.text not in known:
            self.strange = True
            near = nearest(key.text, known, most=1)
            remedy = None if near else f"Known are: {', '.join(known)}."
            self.fault("unknown-key", f"A {self.what} has no key '{key.text}'.", key, near, remedy)
        elif key.text in self.keys:
            first = self.keys[key.text].line + 1
            self.fault("duplicate-key", f"The key '{key.text}' stands twice; the first is on line {first}.", key)
        else:
            self.keys[key.text], self._values[key.text] = key, value

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def fault(
        self, code: str, message: str, node: Node | None = None, near: tuple[str, ...] = (), remedy: str | None = None
    ) -> None:
        """Keep a fault at a node of this mapping, or at its start."""
        self.file.fault(code, message, node or self.node, near, remedy)

    def value(self, key: str) -> Node | None:
        """Return the node under a key."""
        return self._values.get(key)

    def need(self, *keys: str) -> bool:
        """Say whether all keys are there; those missing become faults, but where keys are misspelt."""
        missing = [key for key in keys if key not in self._values]
        for key in missing if not self.strange else ():
            self.fault("missing-key", f"A {self.what} needs '{key}'.")
        return not missing

    def one_of(self, keys: Collection[str], code: str, otherwise: str) -> str | None:
        """Return the one of several keys that is there; another number of them is a fault, but where a key is misspelt.

        Args:
            otherwise: what is said where none is there: `says nobody`.
        """
        given = [key for key in keys if key in self]
        if len(given) == 1:
            return given[0]
        if given or not self.strange:
            said = f"has {' and '.join(given)}" if given else otherwise
            self.fault(code, f"The {self.what} {said}.", remedy=f"Give exactly one of: {', '.join(keys)}.")
        return None

    def accepts(self, key: str, pattern: str) -> bool:
        """Say whether the engine that will run a regular expression accepts it; what it does not is a fault."""
        said = pattern_fault(pattern)
        if said is not None:
            remedy = "Patterns are RE2's: no look-around and no back-references."
            self.fault("bad-regex", f"The pattern cannot be read: {said}.", self._values.get(key), remedy=remedy)
        return said is None

    def text(self, key: str) -> str | None:
        """Return one text; none where nothing is written."""
        node = self._values.get(key)
        if isinstance(node, Scalar):
            return None if node.empty else node.text.strip()
        if node is not None:
            self.fault("wrong-type", f"'{key}' is one text.", node)
        return None

    def texts(self, key: str) -> tuple[str, ...]:
        """Return several texts, or the only one."""
        return tuple(node.text for node in self.scalars(key))

    def scalars(self, key: str) -> tuple[Scalar, ...]:
        """Return the nodes of several texts, or of the only one."""
        match self._values.get(key):
            case None:
                return ()
            case Scalar() as node:
                return () if node.empty else (node,)
            case Items(items) if all(isinstance(item, Scalar) for item in items):
                return tuple(item for item in items if isinstance(item, Scalar))
            case node:
                self.fault("wrong-type", f"'{key}' is a text, or a list of texts.", node)
                return ()

    def pairs(self, key: str) -> tuple[tuple[Scalar, Scalar], ...]:
        """Return names with a text each."""
        node = self._values.get(key)
        if isinstance(node, Mapping) and all(isinstance(value, Scalar) for _, value in node.pairs):
            return tuple((name, value) for name, value in node.pairs if isinstance(value, Scalar))
        if node is not None:
            self.fault("wrong-type", f"'{key}' is written as names with a text each.", node)
        return ()

    def choice(self, key: str, words: Sequence[str]) -> str | None:
        """Return one of a few words."""
        text = self.text(key)
        if text is None or text in words:
            return text
        self.fault(
            "unknown-word",
            f"'{key}' cannot be '{text}'.",
            self._values[key],
            nearest(text, words, most=1),
            f"It is one of: {', '.join(words)}.",
        )
        return None

    def decimal(self, key: str) -> Decimal | None:
        """Return a number, every digit kept."""
        text = self.text(key)
        if text is None:
            return None
        try:
            found = Decimal(text)
        except InvalidOperation:
            found = Decimal("NaN")
        if found.is_finite():
            return found
        self.fault("wrong-type", f"'{key}' is a number, not '{text}'.", self._values[key])
        return None

    def instant(self, key: str) -> datetime | None:
        """Return a date, or a date with a time, as an instant in UTC without a zone."""
        text = self.text(key)
        if text is None:
            return None
        try:
            found = datetime.fromisoformat(text)
        except ValueError:
            self.fault("wrong-type", f"'{key}' is a date like 2026-01-31, not '{text}'.", self._values[key])
            return None
        return found.astimezone(UTC).replace(tzinfo=None) if found.tzinfo else found

    def section(self, key: str, what: str, known: Sequence[str]) -> Section | None:
        """Return the mapping under a key."""
        node = self._values.get(key)
        return None if node is None else Section(node, self.file, what, known)

    def sections(self, key: str, what: str, known: Sequence[str]) -> Iterator[Section]:
        """Yield the mappings of a list."""
        node = self._values.get(key)
        if isinstance(node, Items):
            yield from (Section(item, self.file, what, known) for item in node.items)
        elif node is not None and not (isinstance(node, Scalar) and node.empty):
            self.fault("wrong-type", f"'{key}' is a list.", node, remedy="Begin each entry with '- '.")


def fraction(text: str) -> Fraction | None:
    """Return a share as written, exactly; None for what is no number.

    >>> fraction("1/3"), fraction("0.25"), fraction("40%"), fraction("half")
    (Fraction(1, 3), Fraction(1, 4), Fraction(2, 5), None)
    """
    text = text.strip()
    try:
        return Fraction(text[:-1].strip()) / 100 if text.endswith("%") else Fraction(text)
    except (ValueError, ZeroDivisionError):
        return None


def read_section(text: str, name: str, what: str, known: Sequence[str]) -> tuple[Section | None, File]:
    """Return the one mapping that a settings file holds, and the file with its faults; no mapping where it is empty."""
    file = File(name, text)
    nodes = [node for node in documents(file) if not (isinstance(node, Scalar) and node.empty)]
    if len(nodes) > 1:
        file.fault("too-many", "A settings file is one document.", nodes[1], remedy="Remove the '---'.")
    return (Section(nodes[0], file, what, known) if nodes else None), file


def file_text(path: Path) -> str | Issue:
    """Return a file's text, or the fault why it cannot be read."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return Issue("no-file", f"There is no file '{path.name}' in {path.parent}.")
    except (OSError, UnicodeDecodeError) as error:
        return Issue("unreadable", f"'{path.name}' cannot be read: {error}.", remedy="Is it UTF-8 text?")
