"""What a reader must know before trusting a number of published tables: as of when, provisional or final, failed audits."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from workbench.efficiency.audits.gate import Standing
    from workbench.engines import Engine
    from workbench.planner import Plan

#: Where a publication says how far it can be trusted, beside its tables.
FILE: Final = "standing.json"

#: So many sentences are shown; a long banner is not read.
MOST: Final = 5


def banner(engine: Engine, planned: Plan) -> tuple[str, ...]:
    """Return what stands in the way of trusting a result, for the time that it is about; nothing for other warehouses."""
    folder = Path(getattr(engine, "name", ""))
    if engine.dialect != "duckdb" or not (folder / FILE).is_file():
        return ()
    from workbench.efficiency.audits.gate import kept_standing  # only published tables have one

    found = kept_standing(folder)
    if found is None:
        return (f"{FILE} beside the tables cannot be read: nothing is known of audits and deliveries.",)
    during = planned.resolved.during
    start = during.start.date() if during and during.start else None
    end = during.end.date() if during and during.end else None
    return _short(found.of(start, end), end)


def _short(standing: Standing, end: date | None) -> tuple[str, ...]:
    sentences = standing.sentences(end)
    left = len(sentences) - MOST
    if left <= 1:
        return sentences
    return (*sentences[:MOST], f"{left} more audits or deliveries are not as they should be: see workbench audit.")
