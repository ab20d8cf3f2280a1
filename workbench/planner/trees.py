"""Making a new sqlglot tree from one that is only read."""

from __future__ import annotations

from collections.abc import Callable

from sqlglot import exp

Change = Callable[[exp.Expr], exp.Expr | None]
Finish = Callable[[exp.Expr], exp.Expr]


def rebuilt(tree: exp.Expr, change: Change, finish: Finish = lambda node: node) -> exp.Expr:
    """Return a new tree; the given one stays as it is.

    Args:
        change: given a node of the old tree, what stands there instead (with all below it), or None to keep it.
        finish: given a kept node of the new tree, its children done, what it becomes.
    """
    other = change(tree)
    if other is not None:
        return other
    args = {name: _argument(value, change, finish) for name, value in tree.args.items()}
    return finish(type(tree)(**args))


def _argument(value: object, change: Change, finish: Finish) -> object:
    if isinstance(value, list):
        return [_argument(item, change, finish) for item in value]
    return rebuilt(value, change, finish) if isinstance(value, exp.Expr) else value
