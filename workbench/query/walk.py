"""Going through an expression: every part of it, its columns, and a copy with other paths."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace

from workbench.query.expression import Column, Expression, Literal, MetricAt, Parameter, Path, Scalar


def walk(*expressions: Expression | None) -> Iterator[Expression]:
    """Yield every expression and all its parts, outermost first; None has no parts."""
    todo = [e for e in reversed(expressions) if e is not None]
    while todo:
        here = todo.pop()
        yield here
        todo.extend(reversed(list(parts(here))))


def parts(expression: Expression) -> Iterator[Expression]:
    """Yield the expressions that one is directly made of."""
    for field in fields(expression):
        yield from _expressions(getattr(expression, field.name))


def _expressions(value: object) -> Iterator[Expression]:
    if isinstance(value, tuple):
        for item in value:
            yield from _expressions(item)
    elif isinstance(value, Expression.__args__):  # the members of the union
        yield value


def columns(*expressions: Expression | None) -> tuple[Column, ...]:
    """Return the columns that expressions read, each once, in order of appearance."""
    return tuple(dict.fromkeys(e for e in walk(*expressions) if isinstance(e, Column)))


def with_paths(expression: Expression, paths: Mapping[Path, Path]) -> Expression:
    """Return the expression with each path exchanged for the one it maps to; those of a metric are its own."""
    if isinstance(expression, MetricAt):
        return expression
    if isinstance(expression, Column):
        return Column(paths.get(expression.path, expression.path))
    changed = {field.name: _exchanged(getattr(expression, field.name), paths) for field in fields(expression)}
    return replace(expression, **changed)  # type: ignore[arg-type]  # each field keeps its type


def _exchanged(value: object, paths: Mapping[Path, Path]) -> object:
    if isinstance(value, Path):
        return paths.get(value, value)
    if isinstance(value, tuple):
        return tuple(_exchanged(item, paths) for item in value)
    if isinstance(value, Expression.__args__):  # the members of the union
        return with_paths(value, paths)
    return value


def with_values(expression: Expression, values: Mapping[str, Scalar]) -> Expression:
    """Return the expression with each parameter exchanged for the value of that name."""
    if isinstance(expression, Parameter):
        return Literal(values[expression.name])
    changed = {field.name: _given(getattr(expression, field.name), values) for field in fields(expression)}
    return replace(expression, **changed)  # type: ignore[arg-type]  # each field keeps its type


def _given(value: object, values: Mapping[str, Scalar]) -> object:
    if isinstance(value, tuple):
        return tuple(_given(item, values) for item in value)
    return with_values(value, values) if isinstance(value, Expression.__args__) else value
