"""DataJunction's nodes as values, as far as a catalog has a place for them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from workbench.errors import Place

#: What YAML gives: texts, lists and mappings of them; nothing where nothing is written.
Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"


@dataclass(frozen=True, slots=True)
class Node:
    """One node as deployed, `${prefix}` already written out.

    Attributes:
        name: the full name: the namespace, a dot, and the node's own name.
        kind: `source`, `transform`, `dimension`, `metric` or `cube`.
        said: every key of its file.
    """

    name: str
    kind: str
    said: dict[str, Value] = field(compare=False)
    place: Place | None = None

    @property
    def namespace(self) -> str | None:
        """What stands before the last dot."""
        return self.name.rpartition(".")[0] or None

    @property
    def short(self) -> str:
        """What stands after the last dot."""
        return self.name.rpartition(".")[2]

    def text(self, key: str) -> str:
        """Return the text under a key, '' where there is none."""
        value = self.said.get(key)
        return value.strip() if isinstance(value, str) else ""

    def texts(self, key: str) -> tuple[str, ...]:
        """Return the texts of a list, or the only one."""
        value = self.said.get(key)
        items = value if isinstance(value, list) else [value]
        return tuple(item.strip() for item in items if isinstance(item, str))

    def records(self, key: str) -> Iterator[dict[str, Value]]:
        """Yield the mappings of a list."""
        value = self.said.get(key)
        yield from (item for item in (value if isinstance(value, list) else []) if isinstance(item, dict))


def text_of(record: dict[str, Value], key: str) -> str:
    """Return the text under a key of a mapping, '' where there is none."""
    value = record.get(key)
    return value.strip() if isinstance(value, str) else ""
