"""The relations of a branch: the dataset itself and every dataset that its paths look up, each role apart."""

from __future__ import annotations

from workbench.catalog.graph import Reached
from workbench.catalog.model import Catalog, Link
from workbench.errors import Issue, QueryError
from workbench.planner.nodes import (
    Condition,
    Either,
    Field,
    Holds,
    Join,
    Named,
    Part,
    Predicate,
    Rows,
    Spans,
    Truncated,
    Value,
)
from workbench.planner.resolved import Branch


class Relations:
    """The relations of one branch: the dataset itself and every dataset its paths look up, each role apart."""

    def __init__(self, catalog: Catalog, branch: Branch) -> None:
        self.catalog = catalog
        self.base = branch.dataset.name
        self.joins: dict[tuple[Link, ...], str] = {(): self.base}

    def relation(self, links: tuple[Link, ...]) -> str:
        """Return the name of the relation at the end of the links, looked up on first use."""
        if links not in self.joins:
            self.relation(links[:-1])
            name = "_".join(link.name for link in links)
            while name in self.joins.values():
                name += "_"
            self.joins[links] = name
        return self.joins[links]

    def value(self, reached: Reached) -> Value:
        """Return the value a path stands for; a key is read where it is held, without looking its dataset up."""
        if reached.dimension is None or self._is_key(reached):
            return self._key(reached)
        grain = reached.dimension.grain
        field = Field(self.relation(reached.links), reached.dimension.expr, grain, reached.dimension.name)
        if reached.part:
            return Part(field, reached.part)
        if reached.grain and reached.grain != grain:
            return Truncated(field, reached.grain)
        return field

    def _key(self, reached: Reached) -> Value:
        link = reached.links[-1]
        if len(link.on) > 1:
            names = tuple(f"{link.name}.{key.target.text}" for key in link.on)
            message = f"The key of '{link.name}' has {len(link.on)} columns."
            raise QueryError(
                Issue("composite-key", message, suggestions=names, remedy="Name the one you want.", subject=link.name)
            )
        return Field(self.relation(reached.links[:-1]), link.on[0].local, name=link.name)

    def _is_key(self, reached: Reached) -> bool:
        if not reached.links or reached.dimension is None or reached.grain or reached.part:
            return False
        link = reached.links[-1]
        return len(link.on) == 1 and link.on[0].target == reached.dimension.expr

    def joined(self, rows: Rows) -> Rows:
        """Return the rows with every dataset that was looked up beside them."""
        for links, name in self.joins.items():
            if links:
                link, left = links[-1], self.joins[links[:-1]]
                on = tuple((Field(left, key.local), key.target) for key in link.on)
                rows = Join(rows, name, self.catalog.datasets[link.to], on, link.name)
        return rows


def relations_of(predicate: Predicate) -> frozenset[str]:
    """Return the relations whose columns a predicate reads."""
    match predicate:
        case Condition(_, bindings):
            return frozenset(name for _, value in bindings for name in relations_in(value))
        case Holds(relation, formula, bindings):
            own = {relation} if formula.columns else set()
            return frozenset(own.union(*(relations_in(value) for _, value in bindings)))
        case Spans(value):
            return relations_in(value)
        case Either(options):
            return frozenset(name for option in options for each in option for name in relations_of(each))


def relations_in(value: Value) -> frozenset[str]:
    """Return the relation a value reads, if it reads one."""
    match value:
        case Field(relation):
            return frozenset({relation})
        case Truncated(inner) | Part(inner):
            return relations_in(inner)
        case Named():
            return frozenset()
