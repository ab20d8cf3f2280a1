"""What must not be mixed, such as currencies, looked at in the data where a query leaves it open."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from workbench.compiler import compile_plan
from workbench.errors import QueryError
from workbench.planner import plan
from workbench.planner.mixtures import mixed
from workbench.planner.resolved import Mixture
from workbench.query.model import MetricQuery
from workbench.query.text import text

if TYPE_CHECKING:
    from workbench.session.workbench import Workbench


class Unmixed:
    """What is known of the values that queries must not mix, for one version of the data."""

    def __init__(self, workbench: Workbench) -> None:
        self._workbench = workbench
        self._version: str | None = None
        self._single: dict[tuple[str, date], bool] = {}

    def check(self, mixtures: Iterable[Mixture]) -> None:
        """Refuse a query that would mix values.

        Raises:
            QueryError: the rows that the query reads have several values of what it must not mix.
            EngineError: the warehouse failed.
        """
        refused = [mixed(mixture) for mixture in mixtures if not self._one_value(mixture.rows)]
        if refused:
            raise QueryError(list(dict.fromkeys(refused)))

    def _one_value(self, query: MetricQuery) -> bool:
        version = self._workbench.engine.data_version()
        if version is None or version != self._version:  # data that may change any time is asked each time
            self._version, self._single = version, {}
        key = (text(query), self._workbench.today)
        if key not in self._single:
            self._single[key] = self._asked(query)
        return self._single[key]

    def _asked(self, query: MetricQuery) -> bool:
        engine = self._workbench.engine
        planned = plan(self._workbench.catalog, query, today=self._workbench.today)
        values = engine.run(compile_plan(planned, engine.dialect).sql, most=2)
        return len(values) < 2
