"""A plan to one SELECT: steps that can share a SELECT do, the others become CTEs named after the plan's steps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlglot import exp

from workbench.catalog.model import Dataset
from workbench.compiler.dialects import Dialect
from workbench.compiler.over_time import OverTime
from workbench.compiler.pruning import prune
from workbench.compiler.scalars import Scalars, in_parentheses
from workbench.compiler.writing import Block, aliased, column_of, comments_of, ordered, table_of
from workbench.planner.nodes import (
    Aggregate,
    AtInstant,
    Compute,
    Converted,
    Ends,
    EveryPeriod,
    Filter,
    Finish,
    Generated,
    Join,
    Measure,
    Merge,
    Named,
    Narrow,
    Once,
    Paired,
    Project,
    Rows,
    Scan,
    Shifted,
    SortKey,
    Spread,
    Top,
)
from workbench.planner.outline import describe
from workbench.planner.trees import copied

_RANK = "rank_in_group"


def lower(plan: Finish, dialect: Dialect) -> exp.Select:
    """Return the statement that computes a plan."""
    return _Lowering(dialect, _table_names(plan)).statement(plan)


class _Lowering(OverTime):
    def statement(self, plan: Finish) -> exp.Select:
        block = self.block(plan.input)
        shown = {column for column, _ in plan.columns}
        hidden = [key for key in plan.order if key.column not in shown]
        select = self.select(block, [(block.names[c], name) for c, name in plan.columns], keep_tables=bool(hidden))
        if plan.order:
            keys = [
                ordered(copied(block.names[k.column]) if k in hidden else column_of(k.column), k) for k in plan.order
            ]
            select.set("order", exp.Order(expressions=keys))
        if plan.limit is not None:
            select.set("limit", exp.Limit(expression=exp.Literal.number(plan.limit)))
        if self.ctes:
            select.set("with_", exp.With(expressions=self.ctes))
        if self.transforms:
            prune(select, self.transforms.values())
        return select

    # --- nodes --------------------------------------------------------------------------------------------------------
    def block(self, rows: Rows) -> Block:
        match rows:
            case Scan(relation, dataset):
                return Block(self.table(dataset, relation), name=relation)
            case Join():
                return self.join(rows)
            case Spread() | Once() | Ends() | Generated() | Paired() | EveryPeriod():
                return self.over_time(rows)
            case Filter():
                return self.filter(rows)
            case Aggregate():
                return self.aggregate(rows)
            case Project(input_, name, keys) | Narrow(input_, name, keys):
                block = self.open(input_)
                scalars = Scalars(self.dialect, block.names)
                block.names = {key.name: scalars.value(key.value) for key in keys}
                block.name = name
                return block
            case AtInstant():
                return self.at_instant(rows)
            case Converted():
                return self.converted(rows)
            case Merge() | Compute() | Top() | Finish():
                return self.of_totals(rows)

    def of_totals(self, rows: Merge | Compute | Top | Finish) -> Block:
        match rows:
            case Merge():
                return self.merge(rows)
            case Compute(input_, keys, columns):
                block = self.whole(input_)
                scalars = Scalars(self.dialect, block.names)
                block.names = {k: block.names[k] for k in keys} | {c.name: scalars.computed(c.formula) for c in columns}
                block.windowed = any(column.formula.tree.find(exp.Window) for column in columns)
                return self.commented(block, rows)
            case Top():
                return self.top(rows)
            case Finish(input_):
                return self.block(input_)

    def join(self, node: Join) -> Block:
        block = self.open(node.input)
        left = Scalars(self.dialect, block.names)
        pairs: list[exp.Expr] = [
            exp.EQ(
                this=in_parentheses(left.value(value)),
                expression=in_parentheses(left.formula(target.tree, node.relation)),
            )
            for value, target in node.on
        ]
        if node.valid is not None:
            pairs += left.holds_at(*node.valid, node.relation)
        table = self.looked_up(node.dataset, node.relation)
        if not pairs:  # a total: one row, which stands beside each
            block.joins.append(exp.Join(this=table, kind="CROSS"))
            return self.commented(block, node)
        side = {"side": "FULL"} if node.full else {"kind": "INNER"} if node.verified else {"side": "LEFT"}
        block.joins.append(exp.Join(this=table, on=exp.and_(*pairs, copy=False), **side))
        return self.commented(block, node)

    def filter(self, node: Filter) -> Block:
        block = self.whole(node.input)
        scalars = Scalars(self.dialect, block.names)
        tests = [scalars.predicate(p) for p in node.predicates]
        (block.where if block.group is None else block.having).extend(tests)
        return self.commented(block, node)

    def aggregate(self, node: Aggregate) -> Block:
        block = self.open(node.input)
        scalars = Scalars(self.dialect, block.names)
        keys = {key.name: scalars.value(key.value) for key in node.keys}
        measures = {m.name: scalars.measure(m, total=not node.keys) for m in node.measures}
        block.names = keys | measures
        block.group = [copied(key) for key in keys.values()]
        block.name = node.name
        return self.commented(block, node)

    def merge(self, node: Merge) -> Block:
        """UNION ALL of the branches and one GROUP BY: safe for null keys, and the same on every dialect."""
        branches = [self.closed(self.block(branch), branch.name) for branch in node.branches]
        measures = [name for branch in branches for name in branch.names if name not in node.keys]
        selects = [self.side(branch, node.keys, measures, branches) for branch in branches]
        union: exp.Expr = selects[0]
        for select in selects[1:]:
            union = exp.Union(this=union, expression=select, distinct=False)
        selects[0].comments = comments_of([describe(node)])
        name = self.cte(node.name, union, [])
        names: dict[str, exp.Expr] = {key: column_of(key, name) for key in node.keys}
        booleans = set(_booleans(node))
        names |= {m: (exp.LogicalOr if m in booleans else exp.Max)(this=column_of(m, name)) for m in measures}
        return Block(table_of(name), names, group=[copied(names[key]) for key in node.keys], name="totals")

    def side(self, branch: Block, keys: Sequence[str], measures: list[str], branches: list[Block]) -> exp.Select:
        own = [aliased(column_of(name), name) for name in keys]
        own += [aliased(column_of(m) if m in branch.names else self.null(m, branches), m) for m in measures]
        return exp.Select(expressions=own, from_=exp.From(this=copied(branch.source)))

    def null(self, measure: str, branches: list[Block]) -> exp.Expr:
        """A null of the measure's type: where a bare one might be taken for text, read from no row of its own branch."""
        if not self.dialect.typed_null:
            return exp.null()
        home = next(branch for branch in branches if measure in branch.names)
        nothing = exp.Select(
            expressions=[column_of(measure)],
            from_=exp.From(this=copied(home.source)),
            where=exp.Where(this=exp.false()),
        )
        return exp.Subquery(this=nothing)

    def whole(self, rows: Rows) -> Block:
        """A block whose rows may be left out and ranked: what was computed over all of them stands."""
        block = self.block(rows)
        return self.closed(block, rows.name if isinstance(rows, Compute) else "computed") if block.windowed else block

    def top(self, node: Top) -> Block:
        block = self.whole(node.input)
        order = [ordered(copied(block.names[key.column]), key) for key in node.order]
        partition = [copied(block.names[name]) for name in node.per]
        rank = _RANK
        while rank in block.names:
            rank += "_"
        block.names[rank] = exp.Window(this=exp.RowNumber(), partition_by=partition, order=exp.Order(expressions=order))
        ranked = self.closed(block, node.name)
        ranked.where.append(exp.LTE(this=ranked.names.pop(rank), expression=exp.Literal.number(node.count)))
        return self.commented(ranked, node)

    def converted(self, node: Converted) -> Block:
        """Every pair of a row and an event that follows it, then of each event the latest row."""
        before, after = self.block(node.input), self.block(node.events)
        number = "event"
        while number in before.names or number in after.names:
            number += "_"
        same = [ordered(copied(after.names[name]), SortKey(name)) for name in (*(r for _, r in node.on), node.event_at)]
        after.names[number] = exp.Window(this=exp.RowNumber(), order=exp.Order(expressions=same))
        first, second = self.closed(before), self.closed(after)
        names = first.names | second.names
        tests: list[exp.Expr] = [
            exp.EQ(this=copied(names[left]), expression=copied(names[right])) for left, right in node.on
        ]
        tests.append(exp.LTE(this=copied(names[node.at]), expression=copied(names[node.event_at])))
        if node.since is not None:
            tests.append(exp.GT(this=copied(names[node.since[0]]), expression=copied(names[node.since[1]])))
        elif node.window is not None:
            earliest = Scalars(self.dialect, names).value(Shifted(Named(node.event_at), node.window))
            tests.append(exp.GT(this=copied(names[node.at]), expression=earliest))
        latest = [SortKey(node.at, descending=True), *(SortKey(name) for name in first.names if name != node.at)]
        nth = exp.Window(
            this=exp.RowNumber(),
            partition_by=[names[number]],
            order=exp.Order(expressions=[ordered(copied(first.names[key.column]), key) for key in latest]),
        )
        rank = "place"
        while rank in node.keep:
            rank += "_"
        joins = [exp.Join(this=second.source, on=exp.and_(*tests, copy=False))]
        pairs = self.closed(
            Block(first.source, {name: names[name] for name in node.keep} | {rank: nth}, joins), node.name
        )
        pairs.where.append(exp.EQ(this=pairs.names.pop(rank), expression=exp.Literal.number(1)))
        return self.commented(pairs, node)

    def at_instant(self, node: AtInstant) -> Block:
        block = self.open(node.input)
        over = block.names[node.over.name]
        kind = exp.Max if node.latest else exp.Min
        edge = f"{'last' if node.latest else 'first'}_{node.over.name}"
        while edge in block.names:
            edge += "_"
        per = [copied(block.names[value.name]) for value in node.per]
        block.names[edge] = exp.Window(this=kind(this=copied(over)), partition_by=per)
        standing = self.closed(block, block.name)
        standing.where.append(exp.EQ(this=copied(standing.names[node.over.name]), expression=standing.names.pop(edge)))
        return self.commented(standing, node)


def _table_names(rows: Rows) -> set[str]:
    """The names that a CTE must not hide: the relations and the tables they read."""
    match rows:
        case Scan(relation, dataset):
            return {relation, *(dataset.source or ())[-1:]}
        case Merge(branches):
            return {name for branch in branches for name in _table_names(branch)}
        case Join(input_, relation, dataset):
            if not isinstance(dataset, Dataset):
                return _table_names(input_) | _table_names(dataset)
            return {relation, *(dataset.source or ())[-1:], *_table_names(input_)}
        case Paired(input_):
            return _table_names(input_)
        case Ends(sides):
            return {name for side in sides for name in _table_names(side)}
        case Generated(ends=ends):
            return _table_names(ends) if ends else set()
        case Converted(input_, events):
            return _table_names(input_) | _table_names(events)
        case Spread(input_, _, calendar):
            return _table_names(input_) | _table_names(calendar)
        case EveryPeriod(input_, periods):
            return _table_names(input_) | _table_names(periods)
        case _:
            return _table_names(rows.input)


def _booleans(merge: Merge) -> Iterator[str]:
    """The measures that are true or false, of which not every dialect has a greatest."""
    for branch in merge.branches:
        for measure in branch.measures if isinstance(branch, Aggregate) else ():
            if isinstance(measure, Measure) and isinstance(measure.tree, (exp.LogicalAnd, exp.LogicalOr)):
                yield measure.name
