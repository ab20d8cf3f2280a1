"""MetricFlow's objects in text: `Dimension('listing__country').grain('month')`, and the `{{ }}` of a filter around them.

Nothing is rendered or run. What stands between `{{` and `}}` is read as one expression of constants, by Python's own
parser; whatever is no call of the four known names is refused.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

from workbench.errors import QueryError, nearest
from workbench.formats.conditions import refused

#: How long the text of one object may be.
LONGEST = 1_000

#: The objects and their arguments by position.
_OBJECTS: dict[str, tuple[str, ...]] = {
    "Dimension": ("name", "entity_path", "descending"),
    "TimeDimension": ("name", "grain", "entity_path", "descending", "part"),
    "Entity": ("name", "entity_path", "descending"),
    "Metric": ("name", "group_by", "descending"),
}

#: Arguments by keyword, and methods, with what they set.
_KEYWORDS = {
    "entity_path": "entity_path",
    "group_by": "group_by",
    "descending": "descending",
    "grain": "grain",
    "time_granularity": "grain",
    "time_granularity_name": "grain",
    "date_part": "part",
    "date_part_name": "part",
    "alias": "alias",
    **dict.fromkeys(("dimension_name", "time_dimension_name", "entity_name", "metric_name", "name"), "name"),
}

#: A constant as it may stand in an object.
_Value: TypeAlias = "str | bool | tuple[str, ...] | None"

_JINJA = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
_OTHER = re.compile(r"\{%|\{#|\{\{|\}\}|%\}|#\}")

#: The quotes of a placeholder's name; no text may hold them.
OPENING, CLOSING = "\u27e6", "\u27e7"


@dataclass(frozen=True, slots=True)
class Item:
    """One object as written.

    Attributes:
        kind: `Dimension`, `TimeDimension`, `Entity`, `Metric`, or `` for a bare name.
        name: with double underscores, perhaps with its grain at the end.
        entity_path: entities that lead to it, before those in the name.
        group_by: of a metric: by what it is grouped.
    """

    kind: str
    name: str
    grain: str | None = None
    part: str | None = None
    entity_path: tuple[str, ...] = ()
    group_by: tuple[str, ...] = ()
    descending: bool = False
    alias: str | None = None


@dataclass(frozen=True, slots=True)
class Template:
    """A filter taken apart: SQL with a quoted name in place of each object.

    Attributes:
        items: the objects by the name that stands for them.
    """

    sql: str
    items: dict[str, Item]


def template(text: str) -> Template:
    """Take a filter apart.

    Raises:
        QueryError: it holds anything else of Jinja than the known objects.
    """
    if OPENING in text or CLOSING in text:
        raise refused(f"The signs {OPENING} and {CLOSING} may not stand in a filter.")
    items: dict[str, Item] = {}

    def placeholder(match: re.Match[str]) -> str:
        name = f"{OPENING}{len(items)}{CLOSING}"
        items[name] = item(match[1])
        return f' "{name}" '

    sql = _JINJA.sub(placeholder, text)
    if other := _OTHER.search(sql):
        raise refused(f"'{other[0]}' in a filter is not read.", "Only {{ Dimension(…) }} and its like may stand there.")
    return Template(sql, items)


def item(text: str) -> Item:
    """Read one object, or a bare name.

    Raises:
        QueryError: it is neither.
    """
    written = text.strip()
    if re.fullmatch(r"\w+", written):
        return Item("", written)
    if len(written) > LONGEST:
        raise refused(f"An object of more than {LONGEST:,} characters stands in a filter.")
    try:
        tree = ast.parse(written, mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise refused(f"'{written}' is not readable.", "Write {{ Dimension('entity__name') }}.") from None
    return _called(tree, written)


def _called(tree: ast.expr, written: str) -> Item:
    match tree:
        case ast.Call(func=ast.Name(kind)) if kind in _OBJECTS:
            return _object(kind, tree, written)
        case ast.Call(func=ast.Attribute(inner, method)):
            return _method(_called(inner, written), method, tree, written)
        case ast.Call(func=ast.Name(kind)):
            near = nearest(kind, _OBJECTS, most=1)
            hint = f"Did you mean {near[0]}?" if near else f"Known are {', '.join(_OBJECTS)}."
            raise refused(f"'{kind}(…)' is not read.", hint)
        case _:
            raise _unreadable(written)


def _unreadable(written: str) -> QueryError:
    shown = written if len(written) <= 80 else f"{written[:77]}…"
    return refused(f"'{shown}' is not read.", "Write {{ Dimension('entity__name') }}, with constants only.")


def _object(kind: str, call: ast.Call, written: str) -> Item:
    names = _OBJECTS[kind]
    if len(call.args) > len(names):
        raise _unreadable(written)
    given: dict[str, _Value] = dict(zip(names, (_value(arg, written) for arg in call.args), strict=False))
    for keyword in call.keywords:
        given[_keyword(keyword.arg, written)] = _value(keyword.value, written)
    if not isinstance(given.get("name"), str):
        raise _unreadable(written)
    return _set(Item(kind, ""), given, written)


def _keyword(name: str | None, written: str) -> str:
    if name not in _KEYWORDS:
        raise _unreadable(written)
    return _KEYWORDS[name]


def _method(found: Item, method: str, call: ast.Call, written: str) -> Item:
    if method not in {"grain", "date_part", "descending", "alias"} or len(call.args) != 1 or call.keywords:
        raise _unreadable(written)
    return _set(found, {_KEYWORDS[method]: _value(call.args[0], written)}, written)


def _set(found: Item, given: Mapping[str, _Value], written: str) -> Item:
    for name, value in given.items():
        match name, value:
            case "name", str():
                found = replace(found, name=value)
            case "grain", str() | None:
                found = replace(found, grain=value)
            case "part", str() | None:
                found = replace(found, part=value)
            case "alias", str() | None:
                found = replace(found, alias=value)
            case "entity_path", tuple():
                found = replace(found, entity_path=value)
            case "group_by", tuple():
                found = replace(found, group_by=value)
            case "descending", bool() | None:
                found = replace(found, descending=bool(value))
            case _:
                raise _unreadable(written)
    return found


def _value(tree: ast.expr, written: str) -> _Value:
    match tree:
        case ast.Constant(value=str() | bool() | None as value):
            return value
        case ast.List(elts) | ast.Tuple(elts):
            return tuple(_texts(elts, written))
        case _:
            raise _unreadable(written)


def _texts(elements: list[ast.expr], written: str) -> Iterator[str]:
    for element in elements:
        match element:
            case ast.Constant(value=str() as value):
                yield value
            case _:
                raise _unreadable(written)
