"""Metrics of a model: each aggregate over the dataset whose columns it reads, so that no join multiplies rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlglot import exp

from workbench.catalog.formula import Role, column
from workbench.catalog.model import Dataset, Definition, Derived, Documentation, Metric, Ratio, Simple
from workbench.formats.ossie.expressions import Unreadable, formula


@dataclass(frozen=True, slots=True)
class Home:
    """A dataset as expressions of the document read it.

    Attributes:
        fields: what each field is over the columns, by its name there.
    """

    dataset: Dataset
    fields: Mapping[str, exp.Expr]

    def over(self, name: str) -> exp.Expr:
        """What a name is over the columns: a field, else a column of the table."""
        found = self.fields.get(name)
        if found is None:
            return column(name).tree.copy()
        return found.copy() if isinstance(found, exp.Column) else exp.Paren(this=found.copy())


@dataclass(frozen=True, slots=True)
class Model:
    """What metrics of a model may name.

    Attributes:
        homes: the datasets by their name in the document.
        root: the dataset that nothing leads to, where there is one: columns without a dataset's name are its own.
        metrics: the names of its metrics there, with their names here.
    """

    homes: Mapping[str, Home]
    root: str | None
    metrics: Mapping[str, str]

    def home_of(self, found: exp.Column) -> str:
        """Return the dataset that a column is of.

        Raises:
            Unreadable: that is not clear, or there is no such dataset.
        """
        if found.table:
            qualifier = ".".join(part.name for part in found.parts[:-1])
            for name in (qualifier, found.table):
                if name in self.homes:
                    return name
            message = f"'{qualifier}' is no dataset of the model"
            raise Unreadable(message)
        having = [name for name, home in self.homes.items() if found.name in home.fields]
        if len(having) == 1:
            return having[0]
        if self.root is None or (having and self.root not in having):
            message = (
                f"'{found.name}' may be of {' or '.join(having)}"
                if having
                else f"no dataset is named before '{found.name}'"
            )
            raise Unreadable(message)
        return self.root


def metrics_of(model: Model, tree: exp.Expr, name: str, namespace: str | None) -> tuple[Metric, ...]:
    """Return a metric after the private ones it is made of, where its aggregates read several datasets.

    Raises:
        Unreadable: it is no metric, or one aggregate reads several datasets.
    """
    found = _aggregates(tree)
    if not found:
        return (_metric(name, namespace, _over_metrics(model, tree)),)
    if any(_outside(each, found) for each in tree.find_all(exp.Column)):
        message = "a column stands outside its aggregates"
        raise Unreadable(message)
    homes = [_home(model, each) for each in found]
    if len(set(homes)) == 1:
        return (_metric(name, namespace, _simple(model, homes[0], tree)),)
    parts = tuple(
        _metric(f"{name}__{number}", namespace, _simple(model, home, each), private=True)
        for number, (home, each) in enumerate(zip(homes, found, strict=True), 1)
    )
    swaps = {id(each): column(part.name).tree.copy() for each, part in zip(found, parts, strict=True)}
    return (*parts, _metric(name, namespace, _arithmetic(_swapped(tree, swaps), tuple(part.name for part in parts))))


def _metric(name: str, namespace: str | None, definition: Definition, *, private: bool = False) -> Metric:
    key = f"{namespace}.{name}" if namespace else name
    return Metric(name, definition, namespace, private=private, doc=Documentation(), id=key)


def _aggregates(tree: exp.Expr) -> list[exp.Expr]:
    """The aggregates that stand in no other, in order."""
    if isinstance(tree, (exp.AggFunc, exp.WithinGroup, exp.Filter)):
        return [tree]
    return [found for child in tree.iter_expressions() for found in _aggregates(child)]


def _outside(found: exp.Column, aggregates: list[exp.Expr]) -> bool:
    node: exp.Expr | None = found
    while node is not None:
        if any(node is each for each in aggregates):
            return False
        node = node.parent
    return True


def _home(model: Model, aggregate: exp.Expr) -> str:
    homes = {
        model.home_of(found): None for found in aggregate.find_all(exp.Column) if not isinstance(found.this, exp.Star)
    }
    if len(homes) > 1:
        message = f"one of its aggregates reads columns of {' and '.join(homes)}, and rows are counted where they are"
        raise Unreadable(message)
    if not homes and model.root is None:
        message = f"'{aggregate.sql()}' does not say which dataset it counts"
        raise Unreadable(message)
    return next(iter(homes), model.root or "")


def _simple(model: Model, home: str, tree: exp.Expr) -> Simple:
    of = model.homes[home]
    swaps = {
        id(found): of.over(found.name) for found in tree.find_all(exp.Column) if not isinstance(found.this, exp.Star)
    }
    return Simple(of.dataset.key, formula(_swapped(tree, swaps), Role.METRIC))


def _over(home: Home, found: exp.Column) -> exp.Expr:
    return exp.Star() if isinstance(found.this, exp.Star) else home.over(found.name)


def _swapped(tree: exp.Expr, swaps: Mapping[int, exp.Expr]) -> exp.Expr:
    if id(tree) in swaps:
        return swaps[id(tree)].copy()
    made = tree.copy()
    for old, new in zip(list(tree.walk()), list(made.walk()), strict=True):
        if id(old) in swaps and new.parent is not None:
            new.replace(swaps[id(old)].copy())
    return made


def _over_metrics(model: Model, tree: exp.Expr) -> Definition:
    columns = list(tree.find_all(exp.Column, bfs=False))
    unknown = [found.name for found in columns if found.table or found.name not in model.metrics]
    if unknown or not columns:
        message = f"'{unknown[0]}' is neither aggregated nor a metric" if unknown else "it reads no column"
        raise Unreadable(message)
    swaps = {id(found): column(model.metrics[found.name]).tree.copy() for found in columns}
    return _arithmetic(_swapped(tree, swaps), tuple(dict.fromkeys(model.metrics[found.name] for found in columns)))


def _arithmetic(tree: exp.Expr, inputs: tuple[str, ...]) -> Definition:
    """Arithmetic over metrics; a quotient of two is a ratio, which is null by zero anyway."""
    if isinstance(tree, exp.Div):
        above, below = tree.this.unnest(), tree.expression.unnest()
        if isinstance(below, exp.Nullif) and below.expression.sql() == "0":
            below = below.this.unnest()
        if isinstance(above, exp.Column) and isinstance(below, exp.Column):
            return Ratio(above.name, below.name)
    return Derived(formula(tree, Role.METRIC), inputs)
