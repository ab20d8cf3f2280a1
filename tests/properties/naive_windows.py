"""Window functions, naively: a metric's rows in the result, one part of them after another."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from naive_rows import Column, Group
from naive_sql import scalar
from sqlglot import exp

#: The value of a key of an order at a group, and whether it descends.
Key = tuple[Callable[[Group], Any], bool]


def windowed(tree: exp.Window, inputs: Mapping[str, Column], by: Sequence[str]) -> Column:
    """Return a window function over the groups that its metrics have."""
    groups = frozenset().union(*(each.groups for each in inputs.values()))
    order = tree.args.get("order")
    spec = [(node.this, bool(node.args.get("desc"))) for node in (order.expressions if order else ())]
    divided = [dotted(node) for node in tree.args.get("partition_by") or ()]
    along = [dotted(node) for node, _ in spec if dotted(node) in by]
    parts = divided or ([name for name in by if name not in along] if along else [])

    def read(group: Group, node: exp.Expr) -> Any:
        name = dotted(node)
        return group[by.index(name)] if name in by else scalar(node, lambda path: inputs[".".join(path)].at(group))

    def reader(node: exp.Expr) -> Callable[[Group], Any]:
        return lambda group: read(group, node)

    partitions: dict[Group, list[Group]] = {}
    for group in groups:
        partitions.setdefault(tuple(group[by.index(name)] for name in parts), []).append(group)
    found: dict[Group, Any] = {}
    for members in partitions.values():
        rows = in_order(members, [(reader(node), down) for node, down in spec])
        keys = [tuple(read(group, node) for node, _ in spec) for group in rows]
        argument = tree.this.args.get("this")
        values = [read(group, argument) if isinstance(argument, exp.Expr) else None for group in rows]
        found |= {group: function(tree, values, keys, index) for index, group in enumerate(rows)}
    return Column(groups, found.get)


def dotted(node: exp.Expr) -> str:
    """Return a column's name with what stands before it; nothing for what is no column."""
    return ".".join(part.name for part in node.parts) if isinstance(node, exp.Column) else ""


def in_order(rows: Sequence[Group], keys: Sequence[Key]) -> list[Group]:
    """Sort by keys, nulls last, and what is equal by the groups."""
    found = sorted(rows, key=lambda group: [(cell is None, 0 if cell is None else cell) for cell in group])
    for read, down in reversed(keys):
        known = sorted((row for row in found if read(row) is not None), key=read, reverse=down)
        found = known + [row for row in found if read(row) is None]
    return found


def function(tree: exp.Window, values: Sequence[Any], keys: Sequence[Group], index: int) -> Any:
    """Return a window function's value for a row of a sorted part."""
    match tree.this:
        case exp.Lag():
            return values[index - 1] if index else None
        case exp.Lead():
            return values[index + 1] if index + 1 < len(values) else None
        case exp.RowNumber():
            return index + 1
        case exp.Rank():
            return keys.index(keys[index]) + 1
        case exp.DenseRank():
            return len(dict.fromkeys(keys[: index + 1]))
    last = index + 1 if tree.args.get("order") else len(values)
    framed = [found for found in values[start(tree, index) : last] if found is not None]
    match tree.this:
        case exp.Sum():
            return sum(framed) if framed else None
        case exp.Max():
            return max(framed, default=None)
    raise AssertionError(tree)


def start(tree: exp.Window, index: int) -> int:
    """Return where a frame that ends with the current row starts."""
    spec = tree.args.get("spec")
    if spec is None or spec.args["start"] == "UNBOUNDED":
        return 0
    return max(0, index - int(spec.args["start"].name))
