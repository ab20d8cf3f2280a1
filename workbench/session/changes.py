"""Why a metric changed: the comparisons that tell it, run one after another."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.compiler import compile_plan
from workbench.planner import plan
from workbench.query.model import MetricQuery
from workbench.query.text import text
from workbench.why import Change, case

if TYPE_CHECKING:
    import pyarrow

    from workbench.session.workbench import Workbench


def changed(workbench: Workbench, query: MetricQuery) -> Change:
    """Run what a question why needs: one comparison of the whole, and one for each dimension."""
    started = time.perf_counter()
    asked = case(workbench.catalog, query, today=workbench.today, values=workbench.values)

    def answer(path: str | None) -> pyarrow.Table:
        planned = plan(asked.measure.catalog, asked.asked(path), today=workbench.today)
        workbench.unmixed.check(planned.resolved.mixtures)
        facts = workbench.links.facts(planned.links, workbench.engine) if planned.links else {}
        if facts:
            planned = plan(asked.measure.catalog, asked.asked(path), today=workbench.today, facts=facts)
        statement = compile_plan(planned, workbench.engine.dialect)
        return workbench.engine.run(statement.sql, most=workbench.most_rows).rename_columns(statement.columns)

    found = asked.found(answer(None), [answer(path) for path, _ in asked.paths])
    seconds = time.perf_counter() - started
    workbench.memory.ran(text(found.query), (found.column.name,), ok=True, seconds=seconds, rows=len(found.splits))
    return replace(found, seconds=seconds)
