"""The links that queries follow, looked at once in the data: a key that is not one is refused, a complete one is used.

A link's declaration alone proves nothing. Before the first query that follows it, the warehouse is asked whether the
target's key is unique (else every number across the link would be too large: the query is refused), and whether each
row has its target (then the join may be an inner one, which is faster). The answers hold for one version of the data.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlglot import exp

from workbench.catalog.model import Catalog, Link
from workbench.compiler.statement import sql_of
from workbench.engines import Engine
from workbench.errors import QueryError
from workbench.planner.facts import LinkFacts
from workbench.planner.nodes import Aggregate, Field, Finish, Join, Kind, Measure, Rows, Scan
from workbench.session.checking import duplicates, not_one
from workbench.session.spans import overlapping


class Links:
    """What is known of a warehouse's links."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._version: str | None = None
        self._facts: dict[Link, LinkFacts] = {}
        self._histories: set[Link] = set()

    def facts(self, links: Iterable[Link], engine: Engine) -> dict[Link, LinkFacts]:
        """Return what the data says of links; nothing for those of which a warehouse that may change tells nothing.

        Raises:
            QueryError: the target of a link has several rows of one key, or of a history several at once.
            EngineError: the warehouse failed.
        """
        version = engine.data_version()
        if version is None:
            return {}
        if version != self._version:
            self._version, self._facts, self._histories = version, {}, set()
        every = dict.fromkeys(links)
        self._look_at_histories([link for link in every if link.valid is not None], engine)
        wanted = [link for link in every if link.valid is None]
        for link in wanted:
            if link not in self._facts:
                self._facts[link] = self._asked(link, engine)
        return {link: self._facts[link] for link in wanted}

    def _look_at_histories(self, links: list[Link], engine: Engine) -> None:
        """Refuse a history in which several rows of one key hold at once."""
        for link in links:
            if link not in self._histories:
                if found := overlapping(self._catalog.datasets[link.to], link, engine):
                    raise QueryError(found)
                self._histories.add(link)

    def _asked(self, link: Link, engine: Engine) -> LinkFacts:
        target = self._catalog.datasets[link.to]
        if count := duplicates(target, [pair.target for pair in link.on], engine):
            raise QueryError(not_one(link, count))
        rows, met = self._counted(link, engine)
        return LinkFacts(rows, self._size(link, engine), rows == met)

    def _counted(self, link: Link, engine: Engine) -> tuple[int, int]:
        """How many rows the linking dataset has, and how many of them have a target."""
        home, target = self._catalog.datasets[link.dataset], self._catalog.datasets[link.to]
        there = f"{link.name}_target"
        on = tuple((Field(home.name, pair.local), pair.target) for pair in link.on)
        rows: Rows = Join(Scan(home.name, home), there, target, on, link.name)
        met = exp.Count(this=link.on[0].target.tree)
        measures = (_count(home.name), Measure("met", Kind.COUNT, there, met, link.on[0].target.tree))
        row = _row(Aggregate(rows, "link", (), measures), engine)
        return row["counted"], row["met"]

    def _size(self, link: Link, engine: Engine) -> int:
        target = self._catalog.datasets[link.to]
        return _row(Aggregate(Scan(target.name, target), "size", (), (_count(target.name),)), engine)["counted"]


def _count(relation: str) -> Measure:
    return Measure("counted", Kind.COUNT, relation, exp.Count(this=exp.Star()), None)


def _row(aggregate: Aggregate, engine: Engine) -> dict[str, int]:
    columns = tuple((measure.name, measure.name) for measure in aggregate.measures)
    table = engine.run(sql_of(Finish(aggregate, columns, ()), engine.dialect))
    return {name: int(table.column(name)[0].as_py()) for name in table.column_names}
