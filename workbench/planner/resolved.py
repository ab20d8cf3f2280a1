"""A resolved query as values: every name known, and which dataset answers which part."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.catalog.graph import Reached
from workbench.catalog.model import Dataset, Metric
from workbench.planner.calendar import Instants
from workbench.planner.measures import Anatomy, Leaf, Move
from workbench.planner.period import Stretch
from workbench.query import model as q
from workbench.query.expression import MetricAt, Path


@dataclass(frozen=True, slots=True)
class Measured:
    """A metric of the query.

    Attributes:
        output: its column in the result.
        hidden: it is only ordered or filtered by.
        share: of a share: the metric that it is a share of.
    """

    output: str
    metric: Metric
    anatomy: Anatomy
    hidden: bool = False
    share: Anatomy | None = None


@dataclass(frozen=True, slots=True)
class Grouped:
    """A dimension of the query: its path and its column in the result.

    Attributes:
        labelled: whether a key is shown with its label.
        beside: the columns that the query names itself; a label that is one of them is not shown again.
        keyed: whether it is a role whose key is read from the dataset that the role leads to, as `values of` does.
    """

    output: str
    path: Path
    labelled: bool = True
    beside: frozenset[str] = frozenset()
    keyed: bool = False

    def label(self, target: Dataset) -> str | None:
        """Return the column in which a key of `target` shows its label; None where it shows none."""
        name = f"{self.output}.{target.label}"
        return name if self.labelled and target.label and name not in self.beside else None


@dataclass(frozen=True, slots=True)
class AtGrain:
    """A metric in a condition: the query that it is, and what its keys mean from the rows it is looked up at."""

    item: MetricAt
    inner: Resolved
    keys: tuple[Reached, ...]


@dataclass(frozen=True, slots=True)
class AtResult:
    """A metric in `having`: the query that it is, and the columns of the result that it is looked up by."""

    item: MetricAt
    inner: Resolved
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Branch:
    """The part of a query that one dataset answers.

    Attributes:
        axis: the dimension that `time` stands for here, None where there is none.
        leaves: the aggregates it computes.
        paths: what each path of the query means from here.
        inner: what the paths of its metrics' own filters mean.
        at: the metrics in its conditions.
        moves: how the instants of the result lead to the instants that are read.
        along: the axis that it is moved along, where that is not `axis`.
        instants: the calendar that it is read at, where it is moved.
        padding: the calendar whose periods all have a row, where its metrics want that and the query groups by time.
        during: the stretch of time asked for of it: the query's, or the one before that it is compared with.
        zone: the time zone that times of day are read in; the one that they are written in unless given.
        since_ever: the stretch of time asked for does not cut its beginning.
        events: of conversions: the events that its own rows lead to.
    """

    dataset: Dataset
    axis: str | None
    leaves: tuple[Leaf, ...]
    paths: tuple[tuple[Path, Reached], ...]
    inner: tuple[tuple[Path, Reached], ...] = ()
    at: tuple[AtGrain, ...] = ()
    moves: tuple[Move, ...] = ()
    along: Reached | None = None
    instants: Instants | None = None
    padding: Instants | None = None
    during: Stretch | None = None
    zone: str | None = None
    since_ever: bool = False
    events: Branch | None = None

    def reached(self, path: Path) -> Reached:
        """Return what a path of the query, or of a metric's filter, means from here."""
        return dict((*self.inner, *self.paths))[path]

    def on_axis(self, reached: Reached) -> bool:
        """Whether a path leads to the axis that the branch is moved along, as `time` or by its own name."""
        if self.along is not None:
            return (reached.links, reached.dimension) == (self.along.links, self.along.dimension)
        own = not reached.links and reached.dimension is not None and reached.dimension.name == self.axis
        return reached.axis or own


@dataclass(frozen=True, slots=True)
class Mixture:
    """What a query would put into one number if the data has several values of it.

    Attributes:
        metric: the column of the result that would mix them.
        path: what it must not mix.
        divided: the query groups by it, and a share or window of the metric runs over all of its values.
        rows: the query for its values among the rows in question; at most one, and nothing is mixed.
    """

    metric: str
    path: str
    divided: bool
    rows: q.MetricQuery


@dataclass(frozen=True, slots=True)
class Resolved:
    """A query with every name known.

    Attributes:
        query: canonical, its cube expanded.
        branches: at least one; several when metrics of several datasets or time axes stand together.
        during: the stretch of time asked for.
        warnings: what the reader should know of the definitions used.
        led: of a part of a query: the branch that says what the whole query's keys are.
        beside: the metrics at grains of their own that `having` looks at.
        mixtures: what the data must have one value of, else the query is refused.
    """

    query: q.MetricQuery
    measured: tuple[Measured, ...]
    grouped: tuple[Grouped, ...]
    branches: tuple[Branch, ...]
    during: Stretch | None
    warnings: tuple[str, ...] = ()
    led: Branch | None = None
    beside: tuple[AtResult, ...] = ()
    mixtures: tuple[Mixture, ...] = ()

    @property
    def lead(self) -> Branch:
        """The branch that says what each key is, and whether it is shown with a label."""
        return self.led or self.branches[0]


def output_name(item: q.Dimension) -> str:
    """Return the column that a dimension of the query becomes."""
    return item.alias or ".".join(item.path.parts)


def grouped(items: tuple[q.Dimension, ...]) -> tuple[Grouped, ...]:
    """Return the dimensions of a query with the columns they become."""
    names = frozenset(map(output_name, items))
    return tuple(Grouped(output_name(item), item.path, beside=names) for item in items)
