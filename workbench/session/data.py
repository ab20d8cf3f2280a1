"""What the warehouse's data says beside the answers: freshness, the value index, and whether the catalog fits it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING

from workbench import values as kept
from workbench.catalog.graph import readings
from workbench.catalog.model import Dataset, Dimension, DimensionType
from workbench.compiler import compile_plan
from workbench.errors import Issue, WorkbenchError
from workbench.planner import Plan, plan
from workbench.query import model as q
from workbench.query.expression import Column, Compare, IsNull, Literal, Or, Path
from workbench.result import Freshness

if TYPE_CHECKING:
    import pyarrow

    from workbench.session.workbench import Workbench


#: After so many texts of a dataset that cannot be read no more are tried: the whole may be out of reach.
_GIVEN_UP = 3


class Data:
    """The data behind a workbench, asked once and remembered."""

    def __init__(self, workbench: Workbench) -> None:
        self._workbench = workbench
        self._file = kept.place(workbench.catalog.version)
        self._index: kept.ValueIndex | None = None
        self._latest: dict[tuple[str, str], Freshness] = {}
        self._building = threading.Lock()

    # --- freshness ----------------------------------------------------------------------------------------------------
    def freshness(self, planned: Plan) -> Freshness:
        """Return how far the data of a plan's datasets reaches: the one that reaches least far, where there are several."""
        found = [
            self._reaches(branch.dataset, branch.axis or branch.dataset.time) for branch in planned.resolved.branches
        ]
        known = [freshness for freshness in found if freshness.as_of is not None]
        return min(known, key=lambda f: f.as_of or "") if known and len(known) == len(found) else _unknown(found)

    def _reaches(self, dataset: Dataset, axis: str | None) -> Freshness:
        if axis is None:
            return Freshness(None, dataset.key, f"{dataset.key} names no time dimension")
        if (dataset.key, axis) not in self._latest:
            self._latest[dataset.key, axis] = self._asked(dataset, axis)
        return self._latest[dataset.key, axis]

    def _asked(self, dataset: Dataset, axis: str) -> Freshness:
        try:
            _, latest = self._ends(dataset, axis)
        except WorkbenchError as error:
            return Freshness(None, dataset.key, str(error.issues[0].message))
        return Freshness(latest, f"{dataset.key}.{axis}", "" if latest else f"{dataset.key} has no rows")

    def known_freshness(self, metric: str) -> Freshness:
        """Return a metric's freshness from the value index, without asking the warehouse."""
        return self.known(plan(self._workbench.catalog, q.MetricQuery(metrics=(q.Metric(metric),))))

    def known(self, planned: Plan) -> Freshness:
        """Return the freshness of a plan's datasets from the value index, without asking the warehouse."""
        found = [self._indexed(branch.dataset) for branch in planned.resolved.branches]
        known = [freshness for freshness in found if freshness.as_of]
        return min(known, key=lambda f: f.as_of or "") if known and len(known) == len(found) else _unknown(found)

    def _indexed(self, dataset: Dataset) -> Freshness:
        latest = self.index(build=False).dataset(dataset.key).latest
        if latest is None:
            return Freshness(None, dataset.key, "known after the first query in a notebook")
        return Freshness(latest, f"{dataset.key}.{dataset.time}")

    # --- the value index ----------------------------------------------------------------------------------------------
    def index(self, *, build: bool = True) -> kept.ValueIndex:
        """Return the value index: the one already written for this catalog, else, where there is a warehouse, a new one."""
        with self._building:
            self._index = self._index or kept.read(self._file)
            if self._index is None and build and self._workbench.runs:
                self._index = self._built()
                kept.write(self._index, self._file)
            return self._index or kept.ValueIndex()

    def latest(self) -> date | None:
        """Return the last day there is data of, as far as is known."""
        known = [dataset.latest for _, dataset in self.index().datasets if dataset.latest]
        return max(date.fromisoformat(text[:10]) for text in known) if known else None

    def rebuild(self) -> kept.ValueIndex:
        """Read the values anew and write the index."""
        with self._building:
            self._index = self._built()
            kept.write(self._index, self._file)
            self._latest.clear()
            return self._index

    def values(self, path: str) -> tuple[str, ...]:
        """Return the values of a dimension by its path: those that occur there, else those of the dataset it ends at."""
        catalog, index = self._workbench.catalog, self.index()
        here = {value for _, dataset in index.datasets for value in dataset.of(path)}
        if here:
            return tuple(sorted(here))
        ends = {
            (reached.dataset, reached.dimension.name if reached.dimension else self._key_name(reached.dataset))
            for dataset in catalog.datasets.values()
            for reached in readings(catalog, dataset, tuple(path.split(".")))
        }
        return tuple(sorted({value for key, name in ends for value in index.dataset(key).of(name)}))

    def _key_name(self, dataset: str) -> str:
        """The dimension that is a dataset's key."""
        home = self._workbench.catalog.datasets[dataset]
        keys = [d.name for d in home.dimensions.values() if home.primary_key in {(d.expr.text,), (d.name,)}]
        return keys[0] if keys else ""

    def _built(self) -> kept.ValueIndex:
        datasets = self._workbench.catalog.datasets.values()
        return kept.ValueIndex(tuple((dataset.key, self._values_of(dataset)) for dataset in datasets))

    def _values_of(self, dataset: Dataset) -> kept.DatasetValues:
        try:
            ends = self._ends(dataset, dataset.time) if dataset.time else (None, None)
        except WorkbenchError:  # a dataset that cannot be read has no values; running a query says why
            return kept.DatasetValues()
        columns = tuple(self._read(dataset))
        listed = tuple((name, _listed(column)) for name, column in columns)
        kinds = ((name, _kind(column)) for name, column in columns if name in dataset.dimensions)
        return kept.DatasetValues(
            tuple((name, values) for name, values in listed if values),
            *ends,
            tuple((name, kind) for name, kind in kinds if kind),
            tuple(name for name, column in columns if column.null_count),
            (*(name for name, column in columns if _counts_from_naught(column)), *self._naught(dataset)),
        )

    def _naught(self, dataset: Dataset) -> Iterator[str]:
        """The numbers of a dataset that are 0 where there is nothing, as no row is without them; read as `_read` does."""
        failed = 0
        for name in (d.name for d in dataset.dimensions.values() if d.type is DimensionType.NUMBER and d.indexed):
            column = Column(Path((name,)))
            none = Or((Compare("=", column, Literal(0)), IsNull(column)))
            query = q.MetricQuery(values=(q.Dimension(column.path),), source=dataset.key, where=none, limit=q.Limit(2))
            try:
                found = self._run(query).column(0)
            except WorkbenchError:
                failed += 1
                if failed == _GIVEN_UP:
                    return
                continue
            if len(found) and not found.null_count:
                yield name

    def _read(self, dataset: Dataset) -> Iterator[tuple[str, pyarrow.ChunkedArray]]:
        """The texts with their values; one that cannot be read leaves the others theirs, and after a few it is given up."""
        failed = 0
        for name in self._names(dataset):
            try:
                yield name, self._distinct(dataset, name)
            except WorkbenchError:
                failed += 1
                if failed == _GIVEN_UP:
                    return

    def _names(self, dataset: Dataset) -> Iterator[str]:
        """The texts of a dataset, and those that one link away describe its rows."""
        yield from (d.name for d in _texts(dataset))
        for link in dataset.links.values():
            yield from (f"{link.name}.{d.name}" for d in _texts(self._workbench.catalog.datasets[link.to]))

    def _distinct(self, dataset: Dataset, name: str) -> pyarrow.ChunkedArray:
        """The values of a dimension, and nothing where rows have none; more than are listed where it has that many."""
        path = Path(tuple(name.split(".")))
        query = q.MetricQuery(values=(q.Dimension(path),), source=dataset.key, limit=q.Limit(kept.MOST + 2))
        return self._run(query).column(0)

    def _ends(self, dataset: Dataset, axis: str) -> tuple[str | None, str | None]:
        query = q.MetricQuery(range=q.Range(Path((axis,))), source=dataset.key)
        table = self._run(query)
        low, high = (table.column(i)[0].as_py() for i in (0, 1))
        return _shown(low), _shown(high)

    def _run(self, query: q.MetricQuery) -> pyarrow.Table:
        engine = self._workbench.engine
        planned = plan(self._workbench.catalog, query)
        return engine.run(compile_plan(planned, engine.dialect).sql)

    # --- the catalog against the data ---------------------------------------------------------------------------------
    def check(self) -> tuple[Issue, ...]:
        """Return where the catalog and the warehouse disagree: tables, columns, key uniqueness."""
        from workbench.session.checking import check

        return tuple(check(self._workbench.catalog, self._workbench.engine))


def _texts(dataset: Dataset) -> Iterator[Dimension]:
    return (d for d in dataset.dimensions.values() if d.type is DimensionType.TEXT and d.indexed)


def _listed(column: pyarrow.ChunkedArray) -> tuple[str, ...]:
    """The values as texts; none where there are too many."""
    known = column.drop_null()
    return tuple(map(str, known.to_pylist())) if len(known) <= kept.MOST else ()


def _kind(column: pyarrow.ChunkedArray) -> str | None:
    """What values are that the catalog takes for texts, where they are none."""
    import pyarrow  # a session that lists no values does without it

    is_ = pyarrow.types
    if is_.is_boolean(column.type):
        return DimensionType.BOOLEAN.value
    number = is_.is_integer(column.type) or is_.is_floating(column.type) or is_.is_decimal(column.type)
    return DimensionType.NUMBER.value if number and column.null_count < len(column) else None


def _counts_from_naught(column: pyarrow.ChunkedArray) -> bool:
    """Whether values that the catalog takes for texts are numbers, none is missing, and one is 0."""
    return _kind(column) == DimensionType.NUMBER and not column.null_count and 0 in column.to_pylist()


def _shown(value: object) -> str | None:
    if value is None:
        return None
    return (
        value.isoformat(sep=" ")
        if isinstance(value, datetime)
        else value.isoformat()
        if isinstance(value, date)
        else str(value)
    )


def _unknown(found: list[Freshness]) -> Freshness:
    missing = [freshness for freshness in found if freshness.as_of is None]
    return missing[0] if missing else Freshness(None, "unknown")
