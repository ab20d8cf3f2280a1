"""Blocks, CTEs and names: what a statement is written with."""

from __future__ import annotations

from dataclasses import dataclass, field

from sqlglot import exp

from workbench.catalog.model import Dataset
from workbench.compiler.dialects import Dialect
from workbench.planner.nodes import Rows, SortKey
from workbench.planner.outline import describe
from workbench.planner.trees import copied


@dataclass(slots=True)
class Block:
    """A SELECT in the making.

    Attributes:
        names: what each column that the last step put out is, as an expression inside this SELECT.
        group: the grouping expressions once it aggregates; None before.
        windowed: whether a column is computed over all rows, so that no row may be left out before.
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
    windowed: bool = False


class Writing:
    """The parts that a statement is put together of: blocks, and CTEs under names that nothing else has."""

    def __init__(self, dialect: Dialect, taken: set[str]) -> None:
        self.dialect = dialect
        self.ctes: list[exp.CTE] = []
        self.transforms: dict[str, str] = {}
        self.taken = taken

    def closed(self, block: Block, name: str | None = None) -> Block:
        """The block as a CTE, and a new block that reads it."""
        select = self.select(block, [(tree, column) for column, tree in block.names.items()], comment=False)
        cte = self.cte(name or block.name, select, block.comments)
        return Block(table_of(cte), {column: column_of(column, cte) for column in block.names}, name=cte)

    def select(
        self, block: Block, columns: list[tuple[exp.Expr, str]], *, keep_tables: bool = False, comment: bool = True
    ) -> exp.Select:
        """Return the SELECT that a block is, with these columns."""
        grouped = bool(block.group)
        select = exp.Select(
            expressions=[aliased(tree, name) for tree, name in columns],
            from_=exp.From(this=block.source),
            joins=block.joins or None,
            where=exp.Where(this=exp.and_(*block.where, copy=False)) if block.where else None,
            group=exp.Group(expressions=block.group) if grouped else None,
            having=exp.Having(this=exp.and_(*block.having, copy=False)) if block.having else None,
        )
        if not (block.joins or block.having or keep_tables):
            drop_tables(select)
        if comment:
            select.comments = comments_of(block.comments)
        return select

    def cte(self, name: str, body: exp.Expr, comments: list[str]) -> str:
        """Add a CTE, and return the name that it got."""
        while name in self.taken:
            name += "_"
        self.taken.add(name)
        body.comments = comments_of(comments)
        self.ctes.append(exp.CTE(this=body, alias=exp.TableAlias(this=identifier(name))))
        return name

    def table(self, dataset: Dataset, relation: str) -> exp.Expr:
        """Return the table that a dataset reads, under the name it has in the plan."""
        if dataset.source is None:
            return self.transform(dataset, relation)
        *qualifiers, name = dataset.source
        parts = dict(zip(("db", "catalog"), (identifier(q) for q in reversed(qualifiers)), strict=False))
        alias = exp.TableAlias(this=identifier(relation)) if name != relation else None
        return exp.Table(this=identifier(name), alias=alias, **parts)

    def transform(self, dataset: Dataset, relation: str) -> exp.Expr:
        """Return the rows of a dataset that is a SELECT of its own, as a CTE."""
        if dataset.key not in self.transforms and dataset.sql is not None:
            name = self.cte(f"{dataset.name}_rows", copied(dataset.sql.tree), [f"The rows of {dataset.name}."])
            self.transforms[dataset.key] = name
        name = self.transforms[dataset.key]
        return exp.Table(this=identifier(name), alias=exp.TableAlias(this=identifier(relation)))

    def commented(self, block: Block, node: Rows) -> Block:
        """Return the block with the sentence of one more step."""
        sentence = describe(node)
        if sentence:
            block.comments.append(sentence)
        return block


def identifier(name: str) -> exp.Identifier:
    """Return a name, quoted where some dialect needs it."""
    plain = name.isidentifier() and name.isascii() and name == name.lower() and name.upper() not in RESERVED
    return exp.Identifier(this=name, quoted=not plain)


def table_of(name: str) -> exp.Table:
    """Return a table, or a CTE, by its name."""
    return exp.Table(this=identifier(name))


def column_of(name: str, table: str | None = None) -> exp.Column:
    """Return a column, of a table where one is given."""
    return exp.Column(this=identifier(name), table=identifier(table) if table else None)


def aliased(tree: exp.Expr, name: str) -> exp.Expr:
    """Return an expression under a name."""
    if isinstance(tree, exp.Column) and tree.name == name:
        return tree
    return exp.Alias(this=tree, alias=identifier(name))


def ordered(tree: exp.Expr, key: SortKey) -> exp.Ordered:
    """An order key with its null order said, since engines differ in their own."""
    return exp.Ordered(this=tree, desc=key.descending, nulls_first=key.nulls_first)


def drop_tables(select: exp.Select) -> None:
    """Leave out the table before each column: there is only one."""
    for column in select.find_all(exp.Column):
        column.set("table", None)


def comments_of(sentences: list[str]) -> list[str]:
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
