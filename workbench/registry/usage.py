"""What was run: the history of a user and the popularity of metrics."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Connection, Row, delete, func, insert, select

from workbench.registry.clock import Clock, in_utc
from workbench.registry.rows import MetricUse, PastRun, QueryRun
from workbench.registry.tables import usage, usage_metric
from workbench.registry.words import storable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from workbench.registry.database import Database


@dataclass(frozen=True, slots=True)
class UsageStore:
    """Records query runs and counts metrics."""

    database: Database
    clock: Clock

    def record(self, run: QueryRun) -> PastRun:
        """Keep that a query ran, now."""
        when = in_utc(self.clock())
        with self.database.writing() as connection:
            number = _insert_run(connection, run, when)
            _insert_metrics(connection, number, run.metrics)
        return _past_run(run, number=number, when=when)

    def most_used(self, limit: int, *, catalog: str, user: str | None = None) -> tuple[MetricUse, ...]:
        """Return the metrics asked for most often, then most lately, then by name; failed runs do not count."""
        return self._uses(catalog=catalog, user=user, limit=limit)

    def counts(self, *, catalog: str, user: str | None = None) -> tuple[MetricUse, ...]:
        """Return every metric ever asked for, in the order of `most_used`."""
        return self._uses(catalog=catalog, user=user, limit=None)

    def recent(self, limit: int, *, catalog: str, user: str | None = None) -> tuple[PastRun, ...]:
        """Return the last runs, newest first, failed ones too."""
        query = select(usage).where(*_wanted(catalog, user)).order_by(usage.c.at.desc(), usage.c.id.desc())
        with self.database.reading() as connection:
            rows = connection.execute(query.limit(limit)).all()
            named = _metrics_of(connection, [row.id for row in rows])
        return tuple(_from_row(row, named[row.id]) for row in rows)

    def purge(self, *, before: datetime) -> int:
        """Forget the runs older than `before`; return how many."""
        with self.database.writing() as connection:
            return connection.execute(delete(usage).where(usage.c.at < in_utc(before))).rowcount

    def _uses(self, *, catalog: str, user: str | None, limit: int | None) -> tuple[MetricUse, ...]:
        runs, last = func.count(usage.c.id.distinct()), func.max(usage.c.at)
        query = (
            select(usage_metric.c.metric, runs.label("runs"), last.label("last"))
            .join(usage, usage.c.id == usage_metric.c.usage_id)
            .where(*_wanted(catalog, user), usage.c.ok)
            .group_by(usage_metric.c.metric)
            .order_by(runs.desc(), last.desc(), usage_metric.c.metric)
        )
        with self.database.reading() as connection:
            rows = connection.execute(query.limit(limit)).all()
        return tuple(MetricUse(metric=row.metric, runs=row.runs, last=row.last) for row in rows)


def _wanted(catalog: str, user: str | None) -> tuple[ColumnElement[bool], ...]:
    here = usage.c.catalog == catalog
    return (here,) if user is None else (here, usage.c.user_name == user)


def _insert_run(connection: Connection, run: QueryRun, when: datetime) -> int:
    values = {
        "at": when,
        "user_name": storable("user", run.user),
        "catalog": storable("catalog's name", run.catalog),
        "version": storable("catalog's version", run.version),
        "query": storable("query", run.query),
        "seconds": run.seconds,
        "row_count": run.rows,
        "ok": run.ok,
    }
    number: int = connection.execute(insert(usage).values(values).returning(usage.c.id)).scalar_one()
    return number


def _insert_metrics(connection: Connection, number: int, metrics: tuple[str, ...]) -> None:
    rows = [{"usage_id": number, "position": i, "metric": storable("metric", m)} for i, m in enumerate(metrics)]
    if rows:
        connection.execute(insert(usage_metric), rows)


def _metrics_of(connection: Connection, numbers: Sequence[int]) -> Mapping[int, Sequence[str]]:
    query = select(usage_metric).where(usage_metric.c.usage_id.in_(numbers))
    found: defaultdict[int, list[str]] = defaultdict(list)
    for row in connection.execute(query.order_by(usage_metric.c.usage_id, usage_metric.c.position)):
        found[row.usage_id].append(row.metric)
    return found


def _past_run(run: QueryRun, *, number: int, when: datetime) -> PastRun:
    return PastRun(
        id=number,
        when=when,
        user=run.user,
        catalog=run.catalog,
        version=run.version,
        query=run.query,
        metrics=run.metrics,
        seconds=run.seconds,
        rows=run.rows,
        ok=run.ok,
    )


def _from_row(row: Row[Any], metrics: Sequence[str]) -> PastRun:
    return PastRun(
        id=row.id,
        when=row.at,
        user=row.user_name,
        catalog=row.catalog,
        version=row.version,
        query=row.query,
        metrics=tuple(metrics),
        seconds=row.seconds,
        rows=row.row_count,
        ok=row.ok,
    )
