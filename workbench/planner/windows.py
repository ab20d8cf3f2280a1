"""Window functions and shares: computed over the whole result, before having and limit.

What a window is ordered by must be a column of the result. Where it does not say how it is divided, each combination of
the other keys is a part of its own when it is ordered by a key, as for the month before; ordered by metrics alone, as
for a rank, it spans all rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from sqlglot import exp

from workbench.catalog.formula import Formula
from workbench.catalog.graph import Reached, readings
from workbench.catalog.model import Catalog
from workbench.catalog.windows import ORDERED, name_of, sorts
from workbench.errors import Issue, QueryError
from workbench.planner.additivity import additivity
from workbench.planner.measures import Anatomy
from workbench.planner.paths import agree
from workbench.planner.resolved import Branch, Grouped, Measured, Resolved
from workbench.planner.trees import rebuilt
from workbench.query import model as q
from workbench.query.arguments import label
from workbench.query.expression import Path


def share_name(item: q.Share) -> str:
    """Return the column that a share becomes."""
    paths = [".".join(path.parts) for path in item.within]
    within = f" within {paths[0]}" if len(paths) == 1 else f" within ({', '.join(paths)})" if paths else ""
    return item.alias or f"share of {label(item.name, item.arguments)}{within}"


def share(item: q.Share, whole: Anatomy) -> Anatomy:
    """Return a metric as its part of the total over all groups, or over those with the same values of some paths.

    Raises:
        QueryError: the groups do not add up to the total, with the reason.
    """
    found = additivity(whole)
    if found.reason is not None:
        message = f"There is no share of {item.name}: {found.reason}."
        raise QueryError(Issue("not-additive", message, remedy="Ask for a share of what adds up.", subject=item.name))
    part = whole.formula.tree.copy()
    part = part if isinstance(part, exp.Column) else exp.Paren(this=part)
    total = exp.Window(
        this=exp.Sum(this=whole.formula.tree.copy()),
        partition_by=[_column(".".join(path.parts)) for path in item.within] or None,
    )
    tree = exp.Div(this=part, expression=total)
    return Anatomy(Formula(tree.sql("duckdb"), tree), whole.leaves)


class Windows:
    """Places the windows of metrics among the keys of a query."""

    def __init__(self, catalog: Catalog, grouped: tuple[Grouped, ...], branches: tuple[Branch, ...]) -> None:
        self.catalog = catalog
        self.grouped = grouped
        self.branch = branches[0]
        self.issues: list[Issue] = []
        self.warnings: list[str] = []

    def placed(self, measured: tuple[Measured, ...]) -> tuple[Measured, ...]:
        """Return the metrics with every path in a window as the key that it is.

        Raises:
            QueryError: a window is ordered or divided by what the query does not group by.
        """
        done = tuple(self._placed(item) for item in measured)
        if self.issues:
            raise QueryError(list(dict.fromkeys(self.issues)))
        return done

    def _placed(self, item: Measured) -> Measured:
        formula = item.anatomy.formula
        if formula.tree.find(exp.Window) is None:
            return item
        self._warn_of_sums(item)
        names = {leaf.name for leaf in item.anatomy.leaves}
        self._check_additive(item)

        def change(node: exp.Expr) -> exp.Expr | None:
            return self._window(node, names, item) if isinstance(node, exp.Window) else None

        tree = rebuilt(formula.tree, change)
        return replace(item, anatomy=Anatomy(Formula(tree.sql("duckdb"), tree), item.anatomy.leaves))

    def _warn_of_sums(self, item: Measured) -> None:
        """Say of a running total that what it sums does not add up."""
        for window in _windows(item):
            if isinstance(window.this, exp.Sum) and item.share is None:
                summed = Anatomy(Formula(window.this.sql("duckdb"), window.this.this), item.anatomy.leaves)
                if reason := additivity(summed).reason:
                    self.warnings.append(f"{item.output} sums up what does not add up: {reason}.")

    def _check_additive(self, item: Measured) -> None:
        """Refuse a share over time of what does not add up over time."""
        if not item.share or additivity(Anatomy(item.share.formula, item.share.leaves)).over_time:
            return
        on_axis = [g for g in self.grouped if self.branch.reached(g.path).axis]
        within = set(self._shares_within(item))
        for group in on_axis:
            if group.output not in within:
                path = ".".join(group.path.parts)
                message = f"There is no share of {item.metric.key} over '{path}': it does not add up over time."
                self.issues.append(Issue("not-additive", message, remedy=f"Write within {path}.", subject=item.output))

    def _shares_within(self, item: Measured) -> Iterator[str]:
        window = item.anatomy.formula.tree.find(exp.Window)
        for column in window.args.get("partition_by") or [] if window else []:
            yield from (key for key in (self._key(column, item),) if key)

    def _window(self, node: exp.Window, names: set[str], item: Measured) -> exp.Expr:
        window = node.copy()
        for inner in [found for found in window.find_all(exp.Window) if _outermost_in(found, window)]:
            inner.replace(self._window(inner, names, item))
        keys = []
        for column in [found for found in window.find_all(exp.Column) if _places(found, window)]:
            if name_of(column) not in names and (key := self._key(column, item)) is not None:
                keys.append((key, column.find_ancestor(exp.Order) is not None))
                column.replace(_column(key))
        ordered = [key for key, in_order in keys if in_order]
        others = [group.output for group in self.grouped if group.output not in ordered]
        if ordered and not window.args.get("partition_by"):
            window.set("partition_by", [_column(name) for name in others])
        if isinstance(window.this, ORDERED) and not isinstance(window.this, (exp.Rank, exp.DenseRank)):
            _break_ties(window, others)
        return window

    def _key(self, column: exp.Column, item: Measured) -> str | None:
        """The column of the result that a path in a window is; None, with an issue, where there is none."""
        path = Path(tuple(name_of(column).split(".")))
        means = readings(self.catalog, self.branch.dataset, path.parts, self.branch.axis)
        written_so = [group.output for group in self.grouped if group.path == path]
        found = written_so[:1] or [group.output for group in self.grouped if self._same(group, means)]
        if len(found) == 1:
            return found[0]
        written = ".".join(path.parts)
        message = f"{item.output} runs along '{written}', so the query must group by it."
        remedy = f"Add by {written}." if not found else "Group by it at one grain."
        self.issues.append(Issue("window-order", message, remedy=remedy, subject=item.output))
        return None

    def _same(self, group: Grouped, means: tuple[Reached, ...]) -> bool:
        here = self.branch.reached(group.path)
        return any(
            _roles(here) == _roles(there)  # another role leads to other rows, though to the same dimension
            and agree(here, there)
            and not here.part
            and (there.grain is None or there.grain == here.grain)
            for there in means
            if not there.part
        )


def _roles(reached: Reached) -> tuple[tuple[str, str], ...]:
    return tuple((link.dataset, link.name) for link in reached.links)


def apart(resolved: Resolved) -> tuple[Resolved, tuple[Resolved, ...]]:
    """Return the query without the metrics that run over rows which others bring along, and each of those alone.

    The month before is that of the metric itself: a month that only another metric of the query has is not counted.
    """
    alone = [item for item in resolved.measured if _runs(item) and not _among_its_own(item, resolved)]
    if not alone or resolved.query.fill:  # filled, every metric has all periods
        return resolved, ()
    there = tuple(replace(item, anatomy=_as_column(item)) if item in alone else item for item in resolved.measured)
    others = _part(resolved, tuple(item for item in resolved.measured if item not in alone))
    return replace(others, measured=there), tuple(_part(resolved, (item,)) for item in alone)


def _runs(item: Measured) -> bool:
    return item.share is None and item.anatomy.formula.tree.find(exp.Window) is not None


def _among_its_own(item: Measured, resolved: Resolved) -> bool:
    """Whether the query has no other groups than the metric by itself."""
    leaves = {leaf.name: leaf for branch in resolved.branches for leaf in branch.leaves}
    own = {leaf.name for leaf in item.anatomy.leaves}
    if own >= leaves.keys():
        return True
    return len(resolved.branches) == 1 and len({leaf.context.conditions for leaf in leaves.values()}) == 1


def _part(resolved: Resolved, measured: tuple[Measured, ...]) -> Resolved:
    names = {leaf.name for item in measured for leaf in item.anatomy.leaves}
    branches = tuple(kept for branch in resolved.branches if (kept := _with_leaves(branch, names)).leaves)
    return replace(resolved, measured=measured, branches=branches, led=resolved.lead)


def _with_leaves(branch: Branch, names: set[str]) -> Branch:
    events = _with_leaves(branch.events, names) if branch.events else None
    return replace(branch, leaves=tuple(leaf for leaf in branch.leaves if leaf.name in names), events=events)


def _as_column(item: Measured) -> Anatomy:
    tree = _column(item.output)
    return Anatomy(Formula(tree.sql("duckdb"), tree), ())


def _windows(item: Measured) -> Iterator[exp.Window]:
    """Yield the windows of a metric's formula."""
    return item.anatomy.formula.tree.find_all(exp.Window)


def _outermost_in(inner: exp.Window, window: exp.Window) -> bool:
    """Whether a window stands in another one directly."""
    return inner is not window and inner.find_ancestor(exp.Window) is window


def layers(formula: Formula, name: str, known: dict[tuple[int, str], str]) -> tuple[Formula, list[dict[str, Formula]]]:
    """Return a formula whose windows hold no others, and what they held, from the innermost out, as columns by name.

    Args:
        known: the columns that there are already, by step and text; what is new is added.
    """
    tree, found, count = formula.tree, list[dict[str, Formula]](), 0
    while nested := [w for w in tree.find_all(exp.Window) if w.find_ancestor(exp.Window) and not _holds_one(w)]:
        step: dict[str, Formula] = {}
        swaps: dict[int, exp.Expr] = {}
        for window in nested:
            key = (len(found), window.sql("duckdb"))
            if key not in known:
                count += 1
                known[key] = f"{name}__{count}"
                step[known[key]] = Formula(key[1], window.copy())
            swaps[id(window)] = _column(known[key])
        tree = rebuilt(tree, _exchanging(swaps))
        found.append(step)
    return (Formula(tree.sql("duckdb"), tree) if found else formula), found


def _exchanging(swaps: dict[int, exp.Expr]) -> Callable[[exp.Expr], exp.Expr | None]:
    """Return what exchanges some nodes of a tree for others."""

    def change(node: exp.Expr) -> exp.Expr | None:
        return swaps.get(id(node))

    return change


def _holds_one(window: exp.Window) -> bool:
    return any(inner is not window for inner in window.find_all(exp.Window))


def _places(column: exp.Column, window: exp.Window) -> bool:
    """Whether a column orders or divides this window, not one inside it."""
    return sorts(column) and column.find_ancestor(exp.Window) is window


def _break_ties(window: exp.Window, keys: list[str]) -> None:
    """Order what is equal by the other keys, so that the same rows give the same result."""
    divided = {column.name for column in window.args.get("partition_by") or [] if isinstance(column, exp.Column)}
    for name in keys:
        if name not in divided:
            window.args["order"].append("expressions", exp.Ordered(this=_column(name), nulls_first=False))


def _column(name: str) -> exp.Column:
    return exp.Column(this=exp.Identifier(this=name, quoted=True))
