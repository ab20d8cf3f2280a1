"""One mapping of a file, read key by key; a key that nobody reads is a loss, so that nothing is dropped in silence."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from workbench.catalog.formula import Written
from workbench.catalog.nodes import File, Items, Mapping, Node, Scalar
from workbench.errors import Issue, Place
from workbench.formats.model import Loss

_TRUE = frozenset({"true", "yes", "on"})

#: How deep a manifest may be.
_DEEPEST = 30


class Entry:
    """A mapping and what has been read of it.

    Attributes:
        kind: what it is, in MetricFlow's word.
        owner: the definition it stands in, for losses; itself for a definition.
    """

    __slots__ = ("_known", "_read", "_values", "file", "kind", "node", "owner")

    def __init__(self, kind: str, node: Node, file: File, owner: Entry | None = None) -> None:
        self.kind, self.node, self.file = kind, node, file
        self.owner = owner or self
        self._values: dict[str, Node] = {}
        self._read: set[str] = set()
        self._known: dict[str, tuple[Entry, ...]] = {}
        if isinstance(node, Mapping):
            for key, value in node.pairs:
                self._values.setdefault(key.text, value)
        elif isinstance(node, Scalar) and not node.empty:
            self._values["name"] = node  # `measure: bookings` says no more than its name

    @property
    def name(self) -> str:
        """Its name; what it stands in where it has none."""
        return self.text("name") or (self.owner.name if self.owner is not self else "")

    @property
    def place(self) -> Place | None:
        """Where it starts."""
        return self.file.place(self.node) if self.node.line >= 0 else None

    def has(self, key: str) -> bool:
        """Whether something stands under a key."""
        node = self._values.get(key)
        return node is not None and not (isinstance(node, Scalar) and node.empty)

    def node_of(self, key: str) -> Node | None:
        """Return what stands under a key; nothing for an empty value."""
        self._read.add(key)
        return self._values[key] if self.has(key) else None

    def text(self, key: str) -> str | None:
        """Return one text."""
        node = self.node_of(key)
        return node.text.strip() if isinstance(node, Scalar) else None

    def written(self, key: str) -> Written | None:
        """Return one text with its place."""
        node = self.node_of(key)
        if not isinstance(node, Scalar):
            return None
        return self.file.written(node) if node.line >= 0 else Written(node.text)

    def word(self, key: str) -> str | None:
        """Return one text in lower case."""
        found = self.text(key)
        return found.lower() if found else None

    def flag(self, key: str) -> bool:
        """Return whether a key says yes."""
        return (self.word(key) or "") in _TRUE

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, or one text."""
        node = self.node_of(key)
        found = node.items if isinstance(node, Items) else [node]
        return tuple(part.text.strip() for part in found if isinstance(part, Scalar))

    def entry(self, key: str, kind: str) -> Entry | None:
        """Return what stands under a key as an entry of its own; a bare text is its name."""
        node = self.node_of(key)
        return next(iter(self._made(key, kind, [node])), None)

    def entries(self, key: str, kind: str) -> tuple[Entry, ...]:
        """Return a list of entries, or the one that stands there."""
        node = self.node_of(key)
        return self._made(key, kind, node.items if isinstance(node, Items) else [node])

    def pairs(self, key: str) -> tuple[tuple[str, str], ...]:
        """Return keys and texts; a list or a mapping in it is written as JSON."""
        node = self.node_of(key)
        if not isinstance(node, Mapping):
            return ()
        return tuple((name.text, _shown(value)) for name, value in node.pairs)

    def pass_over(self, *keys: str) -> None:
        """Count keys as read that say nothing of the numbers."""
        self._read.update(keys)

    def losses(self) -> Iterator[Loss]:
        """Yield a loss for each key here and below that nobody has read."""
        for key, value in self._values.items():
            if key not in self._read and self.has(key) and not _says_no(value):
                what = "" if self.owner is self else f" of its {self.kind}"
                reason = f"'{key}'{what} is not kept."
                yield Loss(self.owner.kind, self.owner.name, reason, whole=False, place=self.place)
        for children in self._known.values():
            for child in children:
                yield from child.losses()

    def _made(self, key: str, kind: str, nodes: Sequence[Node | None]) -> tuple[Entry, ...]:
        """Return the entries of a key, the same ones whenever they are asked for."""
        if key not in self._known:
            made = (Entry(kind, node, self.file, self.owner) for node in nodes if isinstance(node, Mapping | Scalar))
            self._known[key] = tuple(made)
        return self._known[key]


def _says_no(node: Node) -> bool:
    return isinstance(node, Scalar) and node.quoted is None and node.text.lower() == "false"


def _shown(node: Node) -> str:
    return node.text if isinstance(node, Scalar) else json.dumps(_plain(node), ensure_ascii=False)


def _plain(node: Node) -> object:
    match node:
        case Mapping(pairs):
            return {key.text: _plain(value) for key, value in pairs}
        case Items(items):
            return [_plain(item) for item in items]
        case _:
            return node.text


# --- JSON -------------------------------------------------------------------------------------------------------------
def from_json(file: File) -> Node | None:
    """Return a JSON text as the nodes that YAML gives, without places; what is no JSON is a fault of the file."""
    try:
        return _node(json.loads(file.text), 0)
    except (ValueError, RecursionError) as error:
        reason = str(error) if isinstance(error, json.JSONDecodeError) else "it is nested too deep"
        file.issues.append(Issue("json-syntax", f"This is not readable as JSON: {reason}.", Place(file.name, 1, 1)))
        return None


def _node(value: object, depth: int) -> Node:
    if depth > _DEEPEST:
        raise ValueError
    match value:
        case dict():
            return Mapping([(_scalar(str(k), "'"), _node(v, depth + 1)) for k, v in value.items()], -1, -1)
        case list():
            return Items([_node(part, depth + 1) for part in value], -1, -1)
        case str():
            return _scalar(value, "'")
        case None:
            return _scalar("", None)
        case bool():
            return _scalar(str(value).lower(), None)
        case _:
            return _scalar(repr(value), None)


def _scalar(text: str, quoted: str | None) -> Scalar:
    return Scalar(text, quoted, -1, -1, -1, -1)
