"""Mentions to conditions: which path a value or a number belongs to, and the expression that says so."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.ask.terms.known import Known
from workbench.ask.terms.values import ValueDictionary
from workbench.catalog.model import DimensionType
from workbench.query.expression import And, Column, Compare, Expression, In, IsNull, Literal, Or, Path
from workbench.search.words import split

#: What a value is called that says that there is nothing.
_NOTHING = (("none",), ("no",), ("nothing",), ("n", "a"), ("not", "applicable"))


# --- values -----------------------------------------------------------------------------------------------------------
def equals(found: Sequence[tuple[Path, tuple[str, ...]]], *, negated: bool) -> Expression:
    """Return the condition that one of the paths has one of its values; negated, unknown values stay in."""
    merged: dict[Path, tuple[str, ...]] = {}
    for path, values in found:
        merged[path] = tuple(dict.fromkeys((*merged.get(path, ()), *values)))
    parts = [_one_of(path, values) for path, values in merged.items()]
    either = parts[0] if len(parts) == 1 else Or(tuple(parts))
    return _none_of(merged) if negated else either


def _one_of(path: Path, values: tuple[str, ...]) -> Expression:
    if len(values) == 1:
        return Compare("=", Column(path), Literal(values[0]))
    return In(Column(path), tuple(map(Literal, values)))


def _none_of(merged: dict[Path, tuple[str, ...]]) -> Expression:
    parts: list[Expression] = []
    for path, values in merged.items():
        other = (
            Compare("<>", Column(path), Literal(values[0]))
            if len(values) == 1
            else In(Column(path), tuple(map(Literal, values)), negated=True)
        )
        parts.append(Or((other, IsNull(Column(path)))))
    return parts[0] if len(parts) == 1 else And(tuple(parts))


def missing(path: Path) -> Expression:
    """Return the condition that nothing is known of a path."""
    return IsNull(Column(path))


def there(path: Path) -> Expression:
    """Return the condition that something is known of a path."""
    return IsNull(Column(path), negated=True)


def nothing(known: Known, dictionary: ValueDictionary) -> str | None:
    """Return the value by which a path says that there is nothing: `none`, of rentals without a package; None where no value does."""
    called_so = (match for words in _NOTHING for match in dictionary.called(words))
    own = (m.value for m in called_so if m.place.parts == known.parts and dictionary.has(known, m.value))
    return next(own, None)


def held(known: Known, path: Path, dictionary: ValueDictionary, *, present: bool, told: bool = False) -> Expression:
    """Return the condition that rows have what a path says, or have it not: by a truth, by a value for nothing, or by none.

    Args:
        told: whether it was said in the words by which it is described when there is nothing.
    """
    if known.type is DimensionType.BOOLEAN and not told:
        return is_true(path, holds=present)  # `bills still open`, of bills that are paid or not
    if known.type is DimensionType.NUMBER and not told and (_counts_things(known) or dictionary.naught(known)):
        # `sites without a crane`, of how many each has; `sales without a discount`, which is 0 then
        return Compare(">" if present else "=", Column(path), Literal(0))
    if (value := nothing(known, dictionary)) is not None:
        return Compare("<>" if present else "=", Column(path), Literal(value))
    return there(path) if present else missing(path)


def _counts_things(known: Known) -> bool:
    """Whether a number says how many of something each has: it is called so in the plural, and has no unit."""
    end = known.reached.dimension
    called_so = split(end.doc.title or end.name) if end and not known.unit else []
    return bool(called_so) and called_so[-1].casefold().endswith("s") and not called_so[-1].casefold().endswith("ss")


def is_true(path: Path, *, holds: bool = True) -> Expression:
    """Return the condition that a boolean holds, or that it does not."""
    return Compare("=", Column(path), Literal(holds))


# --- time -------------------------------------------------------------------------------------------------------------
def part_is(part: str, values: tuple[int, ...]) -> Expression:
    """Return the condition that a part of the date has one of some values."""
    column = Column(Path(("time", f"extract_{part}")))
    if len(values) == 1:
        return Compare("=", column, Literal(values[0]))
    return In(column, tuple(map(Literal, values)))
