"""From what a user says (a path, a warehouse, or nothing) to a `Workbench`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.catalog.kept import load_kept
from workbench.catalog.model import Catalog
from workbench.engines import Engine, Warehouse, open_engine
from workbench.errors import DefinitionError, Issue
from workbench.project import Project, Weekday, find, folder_of, named
from workbench.session.examples import ready
from workbench.session.models import Models
from workbench.session.workbench import MOST_ROWS, Workbench

if TYPE_CHECKING:
    from workbench.efficiency.project import Efficiency


def open_workbench(
    catalog: str | Path | Catalog | None = None,
    *,
    warehouse: Warehouse | None = None,
    registry: str | None = None,
    today: date | None = None,
    example: str | None = None,
) -> Workbench:
    """Open a catalog with the warehouse that answers its queries.

    Args:
        catalog: a folder of definitions, or a `Catalog`; without it the project of the working folder (the nearest
            `workbench.toml`), else the packaged example.
        warehouse: `duckdb:///file.duckdb`, the path of a database file or of a folder of Parquet or CSV files, an open
            DuckDB connection, `postgresql://user@host/database`, `spark://host:7077`, `sc://host` (Spark Connect) or a
            Spark session; without it what the project sets. Only compiling and searching need none.
        registry: where usage, favourites and feedback are kept: `sqlite:///file` or a Postgres URL.
        today: the day that `last 12 months` counts from; else the catalog's, else the real one.
        example: `flights` or `cloud`, instead of a catalog; `cloud` is generated when it is first opened.

    Raises:
        DefinitionError: the catalog or the project file says something impossible; with every fault.
    """
    if example is not None:
        return _of(ready(example), warehouse=warehouse, registry=registry, today=today)
    if isinstance(catalog, Catalog):
        engine = _engine(warehouse) if warehouse is not None else None
        return Workbench(catalog, engine=engine, registry_url=registry, today=today)
    if catalog is not None and not _is_project(Path(catalog)):
        project = named(
            catalog, warehouse=str(warehouse) if isinstance(warehouse, str | Path) else None, registry=registry
        )
    else:
        project = find(catalog)
    return _of(project, warehouse=warehouse, registry=registry, today=today)


def browse(project: Project) -> Workbench:
    """Open a project's catalog to search, complete and ask; it has no warehouse, whatever the settings say."""
    registry = project.registry.resolved() if project.registry else None
    models = Models(project.models, project.encoder, project.second_opinion)
    lake = project.lake if project.efficiency else None
    return Workbench(load_kept(project.catalog), registry_url=registry, today=project.today, models=models, lake=lake)


def _of(
    project: Project,
    *,
    warehouse: Warehouse | None,
    registry: str | None,
    today: date | None,
) -> Workbench:
    address = project.warehouse
    engine = (
        _engine(warehouse) if warehouse is not None else (lambda: open_engine(address.resolved())) if address else None
    )
    kept = registry or (project.registry.resolved() if project.registry else None)
    return Workbench(
        _reckoned(load_kept(project.catalog), project),
        engine=engine,
        registry_url=kept,
        today=today or project.today,
        most_rows=project.limits.rows or MOST_ROWS,
        efficiency=efficiency_of(project, today=today) if project.efficiency else None,
        lake=project.lake if project.efficiency else None,
        models=Models(project.models, project.encoder, project.second_opinion),
        needs_trust=None
        if project.trusted or warehouse is not None
        else f"The folder {project.folder} is not trusted, so nothing of it runs; browsing and searching work.",
    )


def efficiency_of(project: Project, *, today: date | None = None) -> Efficiency:
    """Return the cloud efficiency of a project; its present is the fixed day of the project or its catalog, if any.

    Raises:
        DefinitionError: it has none.
    """
    from workbench.efficiency.project import Efficiency

    if project.efficiency is None or project.lake is None:
        remedy = "`workbench efficiency init` adds it; `workbench.open(example='cloud')` opens one to look at."
        where = f"{project.file}" if project.file else "the project"
        raise DefinitionError(Issue("no-efficiency", f"There is no [efficiency] in {where}.", remedy=remedy))
    day = today or project.today or load_kept(project.catalog).today
    now = datetime.combine(day, time(6)) if day else None
    return Efficiency(project.folder, project.efficiency, project.lake, trusted=project.trusted, now=now)


def _reckoned(catalog: Catalog, project: Project) -> Catalog:
    """The catalog with the project's time zone, first day of the week and first month of the fiscal year."""
    zone = project.timezone.key if project.timezone is not None else catalog.timezone
    return replace(
        catalog,
        timezone=zone,
        first_day=tuple(Weekday).index(project.first_day_of_week),
        first_month=project.fiscal_year,
    )


def _engine(warehouse: Warehouse) -> Callable[[], Engine]:
    return lambda: open_engine(warehouse)


def _is_project(path: Path) -> bool:
    """Whether a given folder holds settings of its own."""
    return folder_of(path) == path.expanduser().resolve()
