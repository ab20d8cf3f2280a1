"""The relations of a branch: the dataset itself and every dataset that its paths look up, each role apart."""

from __future__ import annotations

from workbench.catalog.formula import Formula, column
from workbench.catalog.graph import Reached, leads_to_key
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
from workbench.planner.resolved import AtGrain, Branch
from workbench.query.expression import MetricAt


class Relations:
    """The relations of one branch: the dataset itself and every dataset its paths look up, each role apart."""

    def __init__(self, catalog: Catalog, branch: Branch) -> None:
        self.catalog = catalog
        self.branch = branch
        self.base = branch.dataset.name
        self.joins: dict[tuple[Link, ...], str] = {(): self.base}
        self.metrics: dict[str, AtGrain] = {}

    def relation(self, links: tuple[Link, ...]) -> str:
        """Return the name of the relation at the end of the links, looked up on first use."""
        if links not in self.joins:
            self.relation(links[:-1])
            name = "_".join(link.name for link in links)
            name = name if name not in self.joins.values() else f"{name}_{self.catalog.datasets[links[-1].to].name}"
            while name in self.joins.values():
                name += "_"
            self.joins[links] = name
        return self.joins[links]

    def value(self, reached: Reached) -> Value:
        """Return the value a path stands for; a key is read where it is held, without looking its dataset up."""
        if reached.dimension is None or leads_to_key(reached):
            return self._key(reached)
        grain = reached.dimension.grain
        field = Field(self.relation(reached.links), reached.dimension.expr, grain, reached.dimension.name)
        if reached.part:
            return Part(field, reached.part)
        if reached.grain and reached.grain != grain:
            return Truncated(field, reached.grain)
        return field

    def metric(self, item: MetricAt) -> Value:
        """Return the value of a metric at a grain of its own, looked up at the rows."""
        at = next(at for at in self.branch.at if at.item == item)
        name = next((name for name, known in self.metrics.items() if known == at), None)
        if name is None:
            name = "_by_".join([item.name.rpartition(".")[2], *(path.parts[-1] for path in item.by)])
            while name in self.joins.values() or name in self.metrics:
                name += "_"
            self.metrics[name] = at
            for key in at.keys:
                self.value(key)
        return Field(name, column(at.inner.measured[0].output), name=item.name)

    def _key(self, reached: Reached) -> Value:
        link = reached.links[-1]
        if len(link.on) > 1:
            names = tuple(f"{link.name}.{key.target.text}" for key in link.on)
            message = f"The key of '{link.name}' has {len(link.on)} columns."
            raise QueryError(
                Issue("composite-key", message, suggestions=names, remedy="Name the one you want.", subject=link.name)
            )
        return Field(self.relation(reached.links[:-1]), link.on[0].local, name=link.name)

    def joined(self, rows: Rows) -> Rows:
        """Return the rows with every dataset that was looked up beside them."""
        for links, name in self.joins.items():
            if links:
                link, left = links[-1], self.joins[links[:-1]]
                on = tuple((Field(left, key.local), key.target) for key in link.on)
                rows = Join(rows, name, self.catalog.datasets[link.to], on, link.name, self._valid(links), link)
        return rows

    def _valid(self, links: tuple[Link, ...]) -> tuple[Value, Formula, Formula] | None:
        """From when to when a row of a history holds, and the instant that is asked of it."""
        link = links[-1]
        if link.valid is None:
            return None
        home = self.catalog.datasets[links[-2].to] if links[:-1] else self.branch.dataset
        at = link.valid.at or (home.time if links[:-1] else self.branch.axis or home.time)
        left = self.joins[links[:-1]]
        if at is None and links[:-1]:  # a dataset on the way that knows no time: the instant of the rows themselves
            home, left, at = self.branch.dataset, self.base, self.branch.axis or self.branch.dataset.time
        if at is None:
            message = f"'{link.name}' leads into a history, and {home.name} names no time dimension to read it at."
            raise QueryError(Issue("history-time", message, remedy="Name one with at: in its link.", subject=link.name))
        instant = home.dimensions[at]
        return Field(left, instant.expr, instant.grain, instant.name), link.valid.start, link.valid.end


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
