"""A plan to one SELECT: steps that can share a SELECT do, the others become CTEs named after the plan's steps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sqlglot import exp

from workbench.catalog.model import Dataset
from workbench.compiler.calendars import instants
from workbench.compiler.dialects import Dialect
from workbench.compiler.scalars import Scalars, literal
from workbench.planner.calendar import INSTANT
from workbench.planner.nodes import (
    Aggregate,
    AtInstant,
    Compute,
    Converted,
    EveryPeriod,
    Filter,
    Finish,
    Generated,
    Join,
    Measure,
    Merge,
    Named,
    Narrow,
    Project,
    Rows,
    Scan,
    Shifted,
    SortKey,
    Spread,
    Top,
)
from workbench.planner.outline import describe

_RANK = "rank_in_group"


@dataclass(slots=True)
class _Block:
    """A SELECT in the making.

    Attributes:
        names: what each column that the last step put out is, as an expression inside this SELECT.
        group: the grouping expressions once it aggregates; None before.
        comments: what its steps do.
    """

    source: exp.Expr
    names: dict[str, exp.Expr] = field(default_factory=dict)
    joins: list[exp.Join] = field(default_factory=list)
    where: list[exp.Expr] = field(default_factory=list)
    group: list[exp.Expr] | None = None
    having: list[exp.Expr] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    name: str = "step"


def lower(plan: Finish, dialect: Dialect) -> exp.Select:
    """Return the statement that computes a plan."""
    return _Lowering(dialect, plan).statement(plan)


class _Lowering:
    def __init__(self, dialect: Dialect, plan: Finish) -> None:
        self.dialect = dialect
        self.ctes: list[exp.CTE] = []
        self.made: list[tuple[Generated, str]] = []
        self.transforms: dict[str, str] = {}
        self.taken = set(_table_names(plan))

    def statement(self, plan: Finish) -> exp.Select:
        block = self.block(plan.input)
        shown = {column for column, _ in plan.columns}
        hidden = [key for key in plan.order if key.column not in shown]
        select = self.select(block, [(block.names[c], name) for c, name in plan.columns], keep_tables=bool(hidden))
        if plan.order:
            keys = [_ordered(block.names[k.column].copy() if k in hidden else _column(k.column), k) for k in plan.order]
            select.set("order", exp.Order(expressions=keys))
        if plan.limit is not None:
            select.set("limit", exp.Limit(expression=exp.Literal.number(plan.limit)))
        if self.ctes:
            select.set("with_", exp.With(expressions=self.ctes))
        return select

    # --- nodes --------------------------------------------------------------------------------------------------------
    def block(self, rows: Rows) -> _Block:
        match rows:
            case Scan(relation, dataset):
                return _Block(self.table(dataset, relation), name=relation)
            case Join():
                return self.join(rows)
            case Spread() | Generated() | EveryPeriod():
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

    def of_totals(self, rows: Merge | Compute | Top | Finish) -> _Block:
        match rows:
            case Merge():
                return self.merge(rows)
            case Compute(input_, keys, columns):
                block = self.block(input_)
                scalars = Scalars(self.dialect, block.names)
                block.names = {k: block.names[k] for k in keys} | {c.name: scalars.computed(c.formula) for c in columns}
                return self.commented(block, rows)
            case Top():
                return self.top(rows)
            case Finish(input_):
                return self.block(input_)

    def open(self, rows: Rows) -> _Block:
        """A block that can still be joined, filtered by row and grouped."""
        block = self.block(rows)
        return self.closed(block) if block.group is not None else block

    def join(self, node: Join) -> _Block:
        block = self.open(node.input)
        left = Scalars(self.dialect, block.names)
        pairs: list[exp.Expr] = [
            exp.EQ(this=left.value(value), expression=left.formula(target.tree, node.relation))
            for value, target in node.on
        ]
        if node.valid is not None:
            pairs += left.holds_at(*node.valid, node.relation)
        table = self.looked_up(node.dataset, node.relation)
        side = {"side": "FULL"} if node.full else {"kind": "INNER"} if node.verified else {"side": "LEFT"}
        block.joins.append(exp.Join(this=table, on=exp.and_(*pairs, copy=False), **side))
        return self.commented(block, node)

    def looked_up(self, source: Dataset | Rows, relation: str) -> exp.Expr:
        """What stands beside the rows of a block: a table, or a CTE."""
        if isinstance(source, Dataset):
            return self.table(source, relation)
        if isinstance(source, Scan):
            return self.table(source.dataset, relation)
        block = self.block(source)
        name = block.name if isinstance(source, Generated) else self.closed(block, relation).name
        return exp.Table(
            this=_identifier(name), alias=None if name == relation else exp.TableAlias(this=_identifier(relation))
        )

    def over_time(self, node: Spread | Generated | EveryPeriod) -> _Block:
        match node:
            case Spread():
                return self.spread(node)
            case Generated():
                return self.generated(node)
            case EveryPeriod():
                return self.every_period(node)

    def spread(self, node: Spread) -> _Block:
        block = self.open(node.input)
        scalars = Scalars(self.dialect, block.names)
        table = self.looked_up(node.calendar, node.relation)
        tests = [scalars.predicate(each) for each in node.on]
        related = {"on": exp.and_(*tests, copy=False)} if tests else {"kind": "CROSS"}
        block.joins.append(exp.Join(this=table, **related))
        return self.commented(block, node)

    def generated(self, node: Generated) -> _Block:
        """The instants of a calendar, between the earliest and the latest of the data that it is made for."""
        name = next((known for made, known in self.made if made == node), None)
        if name is None:
            ends = self.ends(node) if node.ends else None
            first, last = (
                literal(bound) if bound is not None else _column(column)
                for bound, column in ((node.start, "earliest"), (node.end, "latest"))
            )
            name = self.cte("calendar", instants(self.dialect, node.grain, first, last, ends), [describe(node)])
            self.made.append((node, name))
        alias = exp.TableAlias(this=_identifier(node.relation)) if node.relation != name else None
        table = exp.Table(this=_identifier(name), alias=alias)
        return _Block(table, {INSTANT: _column(INSTANT, node.relation)}, name=name)

    def every_period(self, node: EveryPeriod) -> _Block:
        """A full join on the periods: rows whose period the calendar lacks, or is null, stay."""
        totals = self.closed(self.block(node.input))
        periods = self.closed(self.block(node.periods), "periods")
        pairs = [exp.EQ(this=periods.names[key].copy(), expression=totals.names[key].copy()) for key in node.on]
        block = _Block(periods.source, dict(totals.names), name="of_every_period")
        block.joins.append(exp.Join(this=totals.source, on=exp.and_(*pairs, copy=False), side="FULL"))
        block.names |= {key: exp.Coalesce(this=periods.names[key], expressions=[totals.names[key]]) for key in node.on}
        return self.commented(block, node)

    def ends(self, node: Generated) -> exp.Expr:
        blocks = [self.closed(self.block(end), end.name) for end in node.ends]
        if len(blocks) == 1:
            return blocks[0].source
        sides = [
            exp.Select(expressions=[_column("earliest"), _column("latest")], from_=exp.From(this=b.source))
            for b in blocks
        ]
        union: exp.Expr = sides[0]
        for side in sides[1:]:
            union = exp.Union(this=union, expression=side, distinct=False)
        name = self.cte("ends", union, [])
        whole = exp.Select(
            expressions=[
                _aliased(exp.Min(this=_column("earliest")), "earliest"),
                _aliased(exp.Max(this=_column("latest")), "latest"),
            ],
            from_=exp.From(this=exp.to_table(name)),
        )
        return exp.to_table(self.cte("first_and_last", whole, []))

    def filter(self, node: Filter) -> _Block:
        block = self.block(node.input)
        scalars = Scalars(self.dialect, block.names)
        tests = [scalars.predicate(p) for p in node.predicates]
        (block.where if block.group is None else block.having).extend(tests)
        return self.commented(block, node)

    def aggregate(self, node: Aggregate) -> _Block:
        block = self.open(node.input)
        scalars = Scalars(self.dialect, block.names)
        keys = {key.name: scalars.value(key.value) for key in node.keys}
        measures = {m.name: scalars.measure(m, total=not node.keys) for m in node.measures}
        block.names = keys | measures
        block.group = [key.copy() for key in keys.values()]
        block.name = node.name
        return self.commented(block, node)

    def merge(self, node: Merge) -> _Block:
        """UNION ALL of the branches and one GROUP BY: safe for null keys, and the same on every dialect."""
        branches = [self.closed(self.block(branch), branch.name) for branch in node.branches]
        measures = [name for branch in branches for name in branch.names if name not in node.keys]
        selects = [self.side(branch, node.keys, measures, branches) for branch in branches]
        union: exp.Expr = selects[0]
        for select in selects[1:]:
            union = exp.Union(this=union, expression=select, distinct=False)
        selects[0].comments = _comments([describe(node)])
        name = self.cte(node.name, union, [])
        names: dict[str, exp.Expr] = {key: _column(key, name) for key in node.keys}
        booleans = set(_booleans(node))
        names |= {m: (exp.LogicalOr if m in booleans else exp.Max)(this=_column(m, name)) for m in measures}
        return _Block(exp.to_table(name), names, group=[names[key].copy() for key in node.keys], name="totals")

    def side(self, branch: _Block, keys: Sequence[str], measures: list[str], branches: list[_Block]) -> exp.Select:
        own = [_aliased(_column(name), name) for name in keys]
        own += [_aliased(_column(m) if m in branch.names else self.null(m, branches), m) for m in measures]
        return exp.Select(expressions=own, from_=exp.From(this=branch.source.copy()))

    def null(self, measure: str, branches: list[_Block]) -> exp.Expr:
        """A null of the measure's type: where a bare one might be taken for text, read from no row of its own branch."""
        if not self.dialect.typed_null:
            return exp.null()
        home = next(branch for branch in branches if measure in branch.names)
        nothing = exp.Select(
            expressions=[_column(measure)], from_=exp.From(this=home.source.copy()), where=exp.Where(this=exp.false())
        )
        return exp.Subquery(this=nothing)

    def top(self, node: Top) -> _Block:
        block = self.block(node.input)
        order = [_ordered(block.names[key.column].copy(), key) for key in node.order]
        partition = [block.names[name].copy() for name in node.per]
        rank = _RANK
        while rank in block.names:
            rank += "_"
        block.names[rank] = exp.Window(this=exp.RowNumber(), partition_by=partition, order=exp.Order(expressions=order))
        ranked = self.closed(block, node.name)
        ranked.where.append(exp.LTE(this=ranked.names.pop(rank), expression=exp.Literal.number(node.count)))
        return self.commented(ranked, node)

    def converted(self, node: Converted) -> _Block:
        """Every pair of a row and an event that follows it, then of each event the latest row."""
        before, after = self.block(node.input), self.block(node.events)
        number = "event"
        while number in before.names or number in after.names:
            number += "_"
        same = [_ordered(after.names[name].copy(), SortKey(name)) for name in (*(r for _, r in node.on), node.event_at)]
        after.names[number] = exp.Window(this=exp.RowNumber(), order=exp.Order(expressions=same))
        first, second = self.closed(before), self.closed(after)
        names = first.names | second.names
        tests: list[exp.Expr] = [
            exp.EQ(this=names[left].copy(), expression=names[right].copy()) for left, right in node.on
        ]
        tests.append(exp.LTE(this=names[node.at].copy(), expression=names[node.event_at].copy()))
        if node.window is not None:
            earliest = Scalars(self.dialect, names).value(Shifted(Named(node.event_at), node.window))
            tests.append(exp.GT(this=names[node.at].copy(), expression=earliest))
        latest = [SortKey(node.at, descending=True), *(SortKey(name) for name in first.names if name != node.at)]
        nth = exp.Window(
            this=exp.RowNumber(),
            partition_by=[names[number]],
            order=exp.Order(expressions=[_ordered(first.names[key.column].copy(), key) for key in latest]),
        )
        rank = "place"
        while rank in node.keep:
            rank += "_"
        joins = [exp.Join(this=second.source, on=exp.and_(*tests, copy=False))]
        pairs = self.closed(
            _Block(first.source, {name: names[name] for name in node.keep} | {rank: nth}, joins), node.name
        )
        pairs.where.append(exp.EQ(this=pairs.names.pop(rank), expression=exp.Literal.number(1)))
        return self.commented(pairs, node)

    def at_instant(self, node: AtInstant) -> _Block:
        block = self.open(node.input)
        over = block.names[node.over.name]
        kind = exp.Max if node.latest else exp.Min
        edge = f"{'last' if node.latest else 'first'}_{node.over.name}"
        while edge in block.names:
            edge += "_"
        per = [block.names[value.name].copy() for value in node.per]
        block.names[edge] = exp.Window(this=kind(this=over.copy()), partition_by=per)
        standing = self.closed(block, block.name)
        standing.where.append(exp.EQ(this=standing.names[node.over.name].copy(), expression=standing.names.pop(edge)))
        return self.commented(standing, node)

    # --- pieces -------------------------------------------------------------------------------------------------------
    def closed(self, block: _Block, name: str | None = None) -> _Block:
        """The block as a CTE, and a new block that reads it."""
        select = self.select(block, [(tree, column) for column, tree in block.names.items()], comment=False)
        cte = self.cte(name or block.name, select, block.comments)
        return _Block(exp.to_table(cte), {column: _column(column, cte) for column in block.names}, name=cte)

    def select(
        self, block: _Block, columns: list[tuple[exp.Expr, str]], *, keep_tables: bool = False, comment: bool = True
    ) -> exp.Select:
        grouped = bool(block.group)
        select = exp.Select(
            expressions=[_aliased(tree, name) for tree, name in columns],
            from_=exp.From(this=block.source),
            joins=block.joins or None,
            where=exp.Where(this=exp.and_(*block.where, copy=False)) if block.where else None,
            group=exp.Group(expressions=block.group) if grouped else None,
            having=exp.Having(this=exp.and_(*block.having, copy=False)) if block.having else None,
        )
        if not (block.joins or block.having or keep_tables):
            _drop_tables(select)
        if comment:
            select.comments = _comments(block.comments)
        return select

    def cte(self, name: str, body: exp.Expr, comments: list[str]) -> str:
        while name in self.taken:
            name += "_"
        self.taken.add(name)
        body.comments = _comments(comments)
        self.ctes.append(exp.CTE(this=body, alias=exp.TableAlias(this=_identifier(name))))
        return name

    def table(self, dataset: Dataset, relation: str) -> exp.Expr:
        if dataset.source is None:
            return self.transform(dataset, relation)
        *qualifiers, name = dataset.source
        parts = dict(zip(("db", "catalog"), (_identifier(q) for q in reversed(qualifiers)), strict=False))
        alias = exp.TableAlias(this=_identifier(relation)) if name != relation else None
        return exp.Table(this=_identifier(name), alias=alias, **parts)

    def transform(self, dataset: Dataset, relation: str) -> exp.Expr:
        if dataset.key not in self.transforms and dataset.sql is not None:
            name = self.cte(f"{dataset.name}_rows", dataset.sql.tree.copy(), [f"The rows of {dataset.name}."])
            self.transforms[dataset.key] = name
        name = self.transforms[dataset.key]
        return exp.Table(this=_identifier(name), alias=exp.TableAlias(this=_identifier(relation)))

    def commented(self, block: _Block, node: Rows) -> _Block:
        sentence = describe(node)
        if sentence:
            block.comments.append(sentence)
        return block


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
        case Generated(ends=ends):
            return {name for end in ends for name in _table_names(end)}
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


def _identifier(name: str) -> exp.Identifier:
    plain = name.isidentifier() and name.isascii() and name == name.lower() and name.upper() not in RESERVED
    return exp.Identifier(this=name, quoted=not plain)


def _column(name: str, table: str | None = None) -> exp.Column:
    return exp.Column(this=_identifier(name), table=_identifier(table) if table else None)


def _aliased(tree: exp.Expr, name: str) -> exp.Expr:
    if isinstance(tree, exp.Column) and tree.name == name:
        return tree
    return exp.Alias(this=tree, alias=_identifier(name))


def _ordered(tree: exp.Expr, key: SortKey) -> exp.Ordered:
    """An order key with its null order said, since engines differ in their own."""
    return exp.Ordered(this=tree, desc=key.descending, nulls_first=key.nulls_first)


def _drop_tables(select: exp.Select) -> None:
    """Leave out the table before each column: there is only one."""
    for column in select.find_all(exp.Column):
        column.set("table", None)


def _comments(sentences: list[str]) -> list[str]:
    """Sentences as comments that no text in them can end."""
    return [" " + s.replace("*/", "* /").replace("/*", "/ *").replace("\n", " ") + " " for s in sentences]


#: Words that some dialect reserves, so that a name spelt so is quoted on all of them.
RESERVED = frozenset(
    """ALL AND ANY ARRAY AS ASC AUTHORIZATION BETWEEN BOTH BY CASE CAST CHECK COLLATE COLUMN CONNECT CONSTRAINT CREATE
    CROSS CUBE CURRENT CURRENT_DATE CURRENT_TIME CURRENT_TIMESTAMP CURRENT_USER DATE DEFAULT DEFERRABLE DELETE DESC
    DISTINCT DO DROP ELSE END EXCEPT EXISTS EXTRACT FALSE FETCH FILTER FOR FOREIGN FROM FULL GRANT GROUP GROUPING HAVING
    ILIKE IN INITIALLY INNER INSERT INTERSECT INTERVAL INTO IS JOIN LATERAL LEADING LEFT LIKE LIMIT LOCALTIME
    LOCALTIMESTAMP MINUS NATURAL NOT NULL OFFSET ON ONLY OR ORDER OUTER OVERLAPS PARTITION PIVOT PLACING PRIMARY QUALIFY
    RECURSIVE REFERENCES RETURNING RIGHT ROLLUP ROW ROWS SAMPLE SELECT SESSION_USER SET SOME START SYMMETRIC TABLE
    TABLESAMPLE THEN TIME TIMESTAMP TO TRAILING TRIGGER TRUE UNION UNIQUE UNNEST UNPIVOT UPDATE USER USING VALUES VARIADIC
    WHEN WHERE WINDOW WITH""".split()
)
