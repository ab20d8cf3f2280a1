"""Histories looked at in the data: of each key, the rows must hold one after the other."""

from __future__ import annotations

from sqlglot import exp

from workbench.catalog.formula import Formula
from workbench.catalog.model import Dataset, Link, Validity
from workbench.compiler.statement import sql_of
from workbench.engines import Engine
from workbench.errors import Issue
from workbench.planner.nodes import (
    Aggregate,
    Compute,
    Computed,
    Condition,
    Field,
    Filter,
    Finish,
    Key,
    Kind,
    Measure,
    Named,
    Project,
    Rows,
    Scan,
)
from workbench.query.parse import parse_condition
from workbench.query.walk import columns

_OVERLAPS = "place > 1 and (before_it is null or before_it > since)"
_LEAVES_A_GAP = "place > 1 and before_it < since"
_HOLDS = "until is null or until > since"


def overlapping(target: Dataset, link: Link, engine: Engine) -> Issue | None:
    """Return the fault of a history in which several rows of one key hold at once; None where none do."""
    count = _counted(target, link, engine, _OVERLAPS)
    if not count:
        return None
    message = (
        f"The link {link.dataset}.{link.name} leads to several rows of {link.to} at once: {count:,} of them begin "
        f"before the one before has ended, so numbers across it would be too large."
    )
    return Issue("overlap", message, link.place, remedy="End each row where the next of its key begins.")


def gaps(target: Dataset, link: Link, engine: Engine) -> Issue | None:
    """Return the warning that a history has times between two rows of a key at which none holds."""
    count = _counted(target, link, engine, _LEAVES_A_GAP)
    if not count:
        return None
    message = (
        f"The history {link.to} that {link.dataset}.{link.name} leads to has {count:,} gap{'s' if count > 1 else ''}: rows that lie "
        "in one find nothing there."
    )
    return Issue("gap", message, link.place, remedy="Begin each row where the one before of its key ends.")


def _counted(target: Dataset, link: Link, engine: Engine, test: str) -> int:
    """How many rows of a history meet a test that knows the row of the same key before them."""
    if link.valid is None:
        return 0
    rows = _filtered(_places(target, link, link.valid), test)
    count = Measure("counted", Kind.COUNT, "", exp.Count(this=exp.Star()), None)
    table = engine.run(
        sql_of(Finish(Aggregate(rows, "found", (), (count,)), (("counted", "counted"),), ()), engine.dialect)
    )
    return int(table.column("counted")[0].as_py())


def _places(target: Dataset, link: Link, valid: Validity) -> Rows:
    """The rows of a history that ever hold, each with its place in the order of its key and the end of the one before."""
    names = [f"key_{number}" for number, _ in enumerate(link.on)]
    keys = [(name, pair.target) for name, pair in zip(names, link.on, strict=True)]
    read = (*keys, ("since", valid.start), ("until", valid.end))
    rows = Project(Scan(target.name, target), "history", tuple(Key(n, Field(target.name, f)) for n, f in read))
    known = " and ".join(f"{name} is not null" for name in names)
    held = _filtered(rows, f"({_HOLDS}) and {known}")
    before = exp.Window(this=exp.Lag(this=_column("until")), **_order(names))
    place = exp.Window(this=exp.RowNumber(), **_order(names))
    return Compute(held, ("since",), (_computed("before_it", before), _computed("place", place)))


def _order(names: list[str]) -> dict[str, object]:
    first = exp.Ordered(this=_column("since"), nulls_first=False)
    return {"partition_by": [_column(name) for name in names], "order": exp.Order(expressions=[first])}


def _computed(name: str, tree: exp.Expr) -> Computed:
    return Computed(name, Formula(tree.sql("duckdb"), tree))


def _column(name: str) -> exp.Column:
    return exp.Column(this=exp.Identifier(this=name, quoted=False))


def _filtered(rows: Rows, test: str) -> Filter:
    condition = parse_condition(test)
    named = tuple((column.path, Named(column.path.parts[0])) for column in columns(condition))
    return Filter(rows, (Condition(condition, named),))
