"""Rows narrowed to named columns, so that steps above them need not know from which relation each came."""

from __future__ import annotations

from dataclasses import replace

from sqlglot import exp

from workbench.catalog.formula import column
from workbench.planner.nodes import Field, Key, Measure, Named, Narrow, Rows, Value


class Columns:
    """The columns that rows are narrowed to: each value once, under a name of its own."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.names: dict[Value, str] = {}

    def named(self, value: Value, wish: str) -> Named:
        """Return the column of a value, called as wished or nearly so."""
        if value not in self.names:
            while wish in self.names.values():
                wish += "_"
            self.names[value] = wish
        return Named(self.names[value])

    def read(self, measures: tuple[Measure, ...]) -> tuple[Measure, ...]:
        """Return the measures reading the narrowed rows; their columns keep their names, so they come first."""
        for measure in measures:
            for name in dict.fromkeys(found.name for found in measure.tree.find_all(exp.Column)):
                self.named(Field(self.base, column(name)), name)
        return tuple(replace(measure, relation="") for measure in measures)

    def keys(self, keys: tuple[Key, ...]) -> tuple[Key, ...]:
        """Return the keys reading the narrowed rows."""
        return tuple(Key(key.name, self.named(key.value, key.name)) for key in keys)

    def of(self, rows: Rows, name: str) -> Narrow:
        """Return the narrowed rows."""
        return Narrow(rows, name, tuple(Key(column_, value) for value, column_ in self.names.items()))
