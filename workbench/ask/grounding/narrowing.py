"""Conditions of a follow-up beside those of the query before: which take the place of which, and which go."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from workbench.ask.terms.vocabulary import Vocabulary
from workbench.query.conjunction import conjunction, conjuncts
from workbench.query.expression import Column, Compare, Expression, In, Literal, Path
from workbench.query.model import MetricQuery
from workbench.query.walk import columns, with_paths


def joined(before: Expression | None, added: Expression | None) -> Expression | None:
    """Return the condition that both hold."""
    return conjunction(list(dict.fromkeys([*conjuncts(before), *conjuncts(added)])))


def paths_of(condition: Expression) -> frozenset[Path]:
    """Return the paths that a condition reads."""
    return frozenset(column.path for column in columns(condition))


def about(path: Path, named: Collection[Path]) -> bool:
    """Whether a path is one of those named, or of what one of them names: `carrier.name` is about `carrier`."""
    return any(
        path == other or path.parts[: len(other.parts)] == other.parts or _home(path) == _home(other) for other in named
    )


def _home(path: Path) -> tuple[str, ...]:
    """The role that a path goes through; of a dimension of its own, the path."""
    return path.parts[:-1] or path.parts


def rewidened(where: Expression | None, named: Collection[Path], *, values: Collection[str] = ()) -> Expression | None:
    """Return a condition without the parts that are about paths or values that were named."""
    kept = [
        part
        for part in conjuncts(where)
        if not any(about(path, named) for path in paths_of(part)) and not (values and set(_values(part)) & set(values))
    ]
    return conjunction(kept)


def narrowed(
    before: Expression | None, added: Expression | None, vocabulary: Vocabulary, *, together: bool
) -> tuple[Expression | None, list[str]]:
    """Return the conditions before with those added, and what to say of it.

    Two conditions on the same thing cannot both be meant: a row has one airport. The new one takes the old one's place,
    or, `together`, both are allowed. What excludes stands beside what is there.
    """
    kept, notes = list(conjuncts(before)), []
    for part in conjuncts(added):
        new = _in_role_of(part, kept, vocabulary)
        old = [other for other in kept if _excludes(other, new)]
        if together and old and all(_values(other) for other in [*old, new]):
            new = _either(paths_of(new), [value for other in [*old, new] for value in _values(other)])
        elif old and not together and _values(new):
            notes.append(f"{_said(new)} in place of {' and '.join(_said(other) for other in old)}".rstrip(".") + ".")
        kept = [other for other in kept if other not in old]
        kept.append(new)
    return conjunction(list(dict.fromkeys(kept))), notes


def moved(query: MetricQuery, homes: Sequence[str], new: Sequence[str], vocabulary: Vocabulary) -> MetricQuery:
    """Return a query with its paths as they are from other datasets: the town of a customer, from the orders' returns.

    Only what ends in the same way and at the same thing is the same; other paths stay.
    """
    here = {known.parts: known.reached.target for key in homes for known in vocabulary.paths[key]}
    there = [known for key in new for known in vocabulary.paths[key]]
    named = [item.path for item in query.by]
    named += [column.path for column in columns(query.where)] if query.where else []
    swaps: dict[Path, Path] = {}
    for path in dict.fromkeys(named):
        parts = path.parts
        ends = [k for k in there if k.parts[-len(parts) :] == parts and k.reached.target == here.get(parts)]
        found = min(ends, key=lambda k: len(k.parts), default=None)
        if found is not None and found.parts != parts:
            swaps[path] = Path(found.parts)
    by = tuple(replace(item, path=swaps.get(item.path, item.path)) for item in query.by)
    where = query.where and with_paths(query.where, swaps)
    order = tuple(replace(one, key=swaps.get(one.key, one.key)) for one in query.order)
    return replace(query, by=by, where=where, order=order)


def _excludes(old: Expression, new: Expression) -> bool:
    """Whether two conditions are about the same path, and not both can be meant."""
    if paths_of(old) != paths_of(new) or len(paths_of(new)) != 1:
        return False
    return _is_positive(new) or (isinstance(old, Compare) and isinstance(new, Compare) and old.op == new.op != "<>")


def _is_positive(part: Expression) -> bool:
    match part:
        case Compare("=", Column(), Literal()):
            return True
        case In(negated=False):
            return True
        case _:
            return False


def _values(part: Expression) -> tuple[object, ...]:
    match part:
        case Compare("=", Column(), Literal(value)):
            return (value,)
        case In(_, items, negated=False):
            return tuple(item.value for item in items if isinstance(item, Literal))
        case _:
            return ()


def _either(paths: frozenset[Path], values: Sequence[object]) -> Expression:
    (path,) = paths
    items = tuple(Literal(value) for value in dict.fromkeys(values))  # type: ignore[arg-type]  # they came from literals
    return Compare("=", Column(path), items[0]) if len(items) == 1 else In(Column(path), items)


def _in_role_of(part: Expression, kept: Sequence[Expression], vocabulary: Vocabulary) -> Expression:
    """A value of an airport is one of the airport that is there already: `only Newark`, after `origin.name = 'JFK'`."""
    if not _values(part) or any(paths_of(other) == paths_of(part) for other in kept):
        return part
    (path,) = paths_of(part)
    ends = _ends(vocabulary, path)
    for other in kept:
        for there in paths_of(other):
            if ends & _ends(vocabulary, there):
                return _either(frozenset({there}), _values(part))
    return part


def _ends(vocabulary: Vocabulary, path: Path) -> frozenset[tuple[str, str | None]]:
    """The datasets and dimensions that a path may end at, whatever role leads there."""
    return frozenset(_targets(vocabulary, path))


def _targets(vocabulary: Vocabulary, path: Path) -> Iterator[tuple[str, str | None]]:
    for paths in vocabulary.paths.values():
        for known in paths:
            if known.parts == path.parts and known.reached.links:
                yield known.reached.target


def _said(part: Expression) -> str:
    return " or ".join(str(value) for value in _values(part)) or "the condition"
