"""Steps over time: calendars, and rows at other instants than their own."""

from __future__ import annotations

from abc import ABC, abstractmethod
from datetime import date, datetime

from sqlglot import exp

from workbench.catalog.constants import literal
from workbench.catalog.model import Dataset
from workbench.compiler.calendars import instants
from workbench.compiler.dialects import Dialect
from workbench.compiler.scalars import Scalars
from workbench.compiler.writing import Block, Writing, column_of, identifier, ordered, table_of
from workbench.planner.calendar import INSTANT
from workbench.planner.nodes import Ends, EveryPeriod, Generated, Once, Paired, Rows, Scan, SortKey, Spread
from workbench.planner.outline import describe
from workbench.planner.trees import copied
from workbench.query.model import SUB_DAY

#: The columns of the ends of some data.
ENDS = ("earliest", "latest")


class OverTime(Writing, ABC):
    """Lowers the nodes that read a calendar."""

    def __init__(self, dialect: Dialect, taken: set[str]) -> None:
        super().__init__(dialect, taken)
        self.made: list[tuple[Generated, str]] = []
        self.read: list[tuple[Once, str, tuple[str, ...]]] = []

    @abstractmethod
    def block(self, rows: Rows) -> Block:
        """Lower any node."""

    def open(self, rows: Rows) -> Block:
        """A block that can still be joined, filtered by row and grouped."""
        block = self.block(rows)
        return self.closed(block) if block.group is not None or block.windowed else block

    def looked_up(self, source: Dataset | Rows, relation: str) -> exp.Expr:
        """What stands beside the rows of a block: a table, or a CTE."""
        if isinstance(source, Dataset):
            return self.table(source, relation)
        if isinstance(source, Scan):
            return self.table(source.dataset, relation)
        block = self.block(source)
        name = block.name if isinstance(source, (Ends, Generated)) else self.closed(block, relation).name
        return exp.Table(
            this=identifier(name), alias=None if name == relation else exp.TableAlias(this=identifier(relation))
        )

    def over_time(self, node: Spread | Once | Ends | Generated | Paired | EveryPeriod) -> Block:
        """Lower a node of these kinds."""
        match node:
            case Once():
                return self.once(node)
            case Spread():
                return self.spread(node)
            case Ends():
                return self.ends(node)
            case Generated():
                return self.generated(node)
            case Paired():
                return self.paired(node)
            case EveryPeriod():
                return self.every_period(node)

    def once(self, node: Once) -> Block:
        """The same CTE for every step that reads it."""
        for known, name, columns in self.read:
            if known == node:
                return Block(table_of(name), {column: column_of(column, name) for column in columns}, name=name)
        block = self.closed(self.block(node.input))
        self.read.append((node, block.name, tuple(block.names)))
        return block

    def spread(self, node: Spread) -> Block:
        """Join the calendar's instants to the rows that they read."""
        block = self.open(node.input)
        scalars = Scalars(self.dialect, block.names)
        table = self.looked_up(node.calendar, node.relation)
        tests = [scalars.predicate(each) for each in node.on]
        related = {"on": exp.and_(*tests, copy=False)} if tests else {"kind": "CROSS"}
        block.joins.append(exp.Join(this=table, **related))
        return self.commented(block, node)

    def generated(self, node: Generated) -> Block:
        """The instants of a calendar, between the earliest and the latest of the data that it is made for."""
        name = next((known for made, known in self.made if made == node), None)
        if name is None:
            ends = self.ends(node.ends).source if node.ends else None
            first, last = (
                literal(bound) if bound is not None else column_of(column)
                for bound, column in ((node.start, "earliest"), (node.end, "latest"))
            )
            name = self.cte("calendar", instants(self.dialect, node.grain, first, last, ends), [describe(node)])
            self.made.append((node, name))
        alias = exp.TableAlias(this=identifier(node.relation)) if node.relation != name else None
        table = exp.Table(this=identifier(name), alias=alias)
        return Block(table, {INSTANT: column_of(INSTANT, node.relation)}, name=name)

    def every_period(self, node: EveryPeriod) -> Block:
        """A full join on the periods: rows whose period the calendar lacks, or is null, stay."""
        totals = self.closed(self.block(node.input))
        periods = self.closed(self.block(node.periods), "periods")
        pairs = [exp.EQ(this=copied(periods.names[key]), expression=copied(totals.names[key])) for key in node.on]
        block = Block(periods.source, dict(totals.names), name="of_every_period")
        block.joins.append(exp.Join(this=totals.source, on=exp.and_(*pairs, copy=False), side="FULL"))
        block.names |= {key: exp.Coalesce(this=periods.names[key], expressions=[totals.names[key]]) for key in node.on}
        return self.commented(block, node)

    def ends(self, node: Ends) -> Block:
        """The earliest and latest instants as one row, of all the data that there is."""
        blocks = [self.closed(self.block(side), side.name) for side in node.sides]
        if len(blocks) == 1:
            return blocks[0]
        selects = [exp.Select(expressions=[column_of(n) for n in ENDS], from_=exp.From(this=b.source)) for b in blocks]
        union: exp.Expr = selects[0]
        for select in selects[1:]:
            union = exp.Union(this=union, expression=select, distinct=False)
        name = self.cte("ends_of_each", union, [])
        extremes = (exp.Min, exp.Max)
        names: dict[str, exp.Expr] = {
            each: extreme(this=column_of(each, name)) for each, extreme in zip(ENDS, extremes, strict=True)
        }
        return self.closed(Block(table_of(name), names, group=[], name="ends"))

    def paired(self, node: Paired) -> Block:
        """The instants of a calendar in pairs: with the first of their period, or with the same place periods later."""
        calendar = self.open(node.input)
        scalars = Scalars(self.dialect, calendar.names)
        time, period = scalars.value(node.time), scalars.value(node.period)
        first = exp.Window(this=exp.Min(this=copied(time)), partition_by=[copied(period)])
        if node.earlier is None:
            calendar.names = {"own": first, INSTANT: time}
            return self.commented(calendar, node)
        place = exp.Window(
            this=exp.RowNumber(),
            partition_by=[copied(period)],
            order=exp.Order(expressions=[ordered(copied(time), SortKey(INSTANT))]),
        )
        size = exp.Window(this=exp.Count(this=exp.Star()), partition_by=[copied(period)])
        calendar.names = {INSTANT: time, "first": first, "place": place, "size": size}
        counted = self.closed(self.commented(calendar, node), f"{node.period.name}_days")
        order = exp.Order(expressions=[ordered(copied(counted.names["first"]), SortKey("first"))])
        counted.names["number"] = exp.Window(this=exp.Anonymous(this="DENSE_RANK"), order=order)
        places = self.closed(counted, f"{node.period.name}_places")
        own, later = (
            exp.Table(this=identifier(places.name), alias=exp.TableAlias(this=identifier(n))) for n in ("own", "later")
        )
        return (self.begun_windows if node.window else self.same_places)(own, later, node)

    def begun_windows(self, own: exp.Table, later: exp.Table, node: Paired) -> Block:
        """Each instant with the same place so many periods before, or the last where that is shorter.

        The calendar's first periods have an instant before all others.
        """
        number = exp.Sub(this=column_of("number", "later"), expression=exp.Literal.number(node.earlier or 0))
        there = exp.LTE(this=column_of("place", "later"), expression=column_of("size", "own"))
        place = exp.Case(ifs=[exp.If(this=there, true=column_of("place", "later"))], default=column_of("size", "own"))
        on = exp.and_(
            exp.EQ(this=column_of("number", "own"), expression=number),
            exp.EQ(this=column_of("place", "own"), expression=place),
            copy=False,
        )
        first = datetime(1, 1, 1) if node.time.grain in SUB_DAY else date(1, 1, 1)
        begun = exp.Coalesce(this=column_of(INSTANT, "own"), expressions=[literal(first)])
        names: dict[str, exp.Expr] = {"own": begun, INSTANT: column_of(INSTANT, "later")}
        return Block(later, names, joins=[exp.Join(this=own, on=on, side="LEFT")], name="pairs")

    def same_places(self, own: exp.Table, later: exp.Table, node: Paired) -> Block:
        """Each place of a period beside the same place so many periods later, or the last where that is shorter."""
        number = exp.Add(this=column_of("number", "own"), expression=exp.Literal.number(node.earlier or 0))
        there = exp.LTE(this=column_of("place", "own"), expression=column_of("size", "later"))
        place = exp.Case(ifs=[exp.If(this=there, true=column_of("place", "own"))], default=column_of("size", "later"))
        on = exp.and_(
            exp.EQ(this=column_of("number", "later"), expression=number),
            exp.EQ(this=column_of("place", "later"), expression=place),
            copy=False,
        )
        names: dict[str, exp.Expr] = {"own": column_of(INSTANT, "own"), INSTANT: column_of(INSTANT, "later")}
        return Block(own, names, joins=[exp.Join(this=later, on=on)], name="pairs")
