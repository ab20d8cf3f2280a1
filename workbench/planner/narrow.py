"""Rows narrowed to named columns, so that steps above them need not know from which relation each came."""

from __future__ import annotations

from dataclasses import replace

from sqlglot import exp

from workbench.catalog.formula import column
from workbench.planner.nodes import Field, Holds, Key, Measure, Named, Narrow, Predicate, Rows, Value


class Columns:
    """The columns that rows are narrowed to: each value once, under a name of its own."""

    def __init__(self, base: str, taken: tuple[str, ...] = ()) -> None:
        self.base = base
        self.taken = taken
        self.names: dict[Value, str] = {}

    def named(self, value: Value, wish: str) -> Named:
        """Return the column of a value, called as wished or nearly so."""
        if value not in self.names:
            while wish in self.names.values() or wish in self.taken:
                wish += "_"
            self.names[value] = wish
        return Named(self.names[value])

    def read(self, measures: tuple[Measure, ...]) -> tuple[Measure, ...]:
        """Return the measures reading the narrowed rows; their columns keep their names, so they come first."""
        trees = [measure.tree for measure in measures]
        conditions = [p for measure in measures for p in measure.where if isinstance(p, Holds)]
        for tree in (*trees, *(holds.formula.tree for holds in conditions)):
            for name in dict.fromkeys(found.name for found in tree.find_all(exp.Column) if not found.table):
                self.named(Field(self.base, column(name)), name)
        return tuple(replace(m, relation="", where=tuple(self._holds(p) for p in m.where)) for m in measures)

    def _holds(self, predicate: Predicate) -> Predicate:
        if not isinstance(predicate, Holds):
            return predicate
        bound = tuple((parts, self.named(value, ".".join(parts))) for parts, value in predicate.bindings)
        return replace(predicate, relation="", bindings=bound)

    def keys(self, keys: tuple[Key, ...]) -> tuple[Key, ...]:
        """Return the keys reading the narrowed rows."""
        return tuple(Key(key.name, self.named(key.value, key.name)) for key in keys)

    def of(self, rows: Rows, name: str) -> Narrow:
        """Return the narrowed rows."""
        return Narrow(rows, name, tuple(Key(column_, value) for value, column_ in self.names.items()))
