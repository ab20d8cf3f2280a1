"""Values to YAML text as a person would write it: short lists in one line, long texts as blocks, quotes where needed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from workbench.catalog.write import scalar

#: What is written; a flag or a number stands as such.
Written: TypeAlias = "str | bool | int | float | Sequence[Written] | Mapping[str, Written] | None"

_SHORT = re.compile(r"[A-Za-z_][\w.]*")
_WIDTH = 100


def document(value: Mapping[str, Written]) -> str:
    """Return one document."""
    return "".join(f"{line}\n" for line in _pairs(value, ""))


def _pairs(value: Mapping[str, Written], indent: str) -> Iterator[str]:
    for key, inner in value.items():
        yield from _entry(f"{indent}{key if _SHORT.fullmatch(key) else scalar(key)}:", inner, indent)


def _entry(start: str, value: Written, indent: str) -> Iterator[str]:
    """The lines of a value behind the text that opens it."""
    match value:
        case str() if "\n" in value and _is_block(value):
            yield f"{start} |"
            yield from (f"{indent}  {line}" if line else "" for line in value.split("\n"))
        case str() | bool() | int() | float() | None:
            yield f"{start} {_atom(value)}"
        case Mapping():
            yield start if value else f"{start} {{}}"
            yield from _pairs(value, f"{indent}  ")
        case _ if (line := _one_line(value)) is not None and len(start) + len(line) < _WIDTH:
            yield f"{start} {line}"
        case _:
            yield start
            yield from _items(value, f"{indent}  ")


def _items(values: Sequence[Written], indent: str) -> Iterator[str]:
    for item in values:
        if isinstance(item, Mapping) and item:
            first, *rest = _pairs(item, f"{indent}  ")
            yield f"{indent}- {first.lstrip()}"
            yield from rest
        else:
            yield from _entry(f"{indent}-", item, indent)


def _one_line(values: Sequence[Written]) -> str | None:
    words = [item for item in values if isinstance(item, str) and _SHORT.fullmatch(item) and scalar(item) == item]
    return f"[{', '.join(words)}]" if len(words) == len(values) else None


def _atom(value: str | bool | float | None) -> str:  # noqa: FBT001  a value to be written
    match value:
        case str():
            return scalar(value)
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case _:
            return str(value)


def _is_block(text: str) -> bool:
    """Whether a text reads back the same as a block: no space at its start or end, nothing that must be escaped."""
    return text == text.strip() and all(line.isprintable() for line in text.split("\n"))
