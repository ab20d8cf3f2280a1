"""Commands about catalogs and projects: check, new, init, index, info, trust, lab."""

from __future__ import annotations

import argparse
import os
import platform
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import workbench
from workbench.catalog.load import read
from workbench.cli.questions import opened
from workbench.engines import open_engine
from workbench.errors import Issue, WorkbenchError
from workbench.project import distrust, find, trust
from workbench.session.checking import WARNINGS


def check(arguments: argparse.Namespace) -> int:
    """Check a catalog; every fault on a line of its own."""
    folder = Path(arguments.folder) if arguments.folder else find().catalog
    catalog, issues = read(folder)
    if catalog is not None and arguments.warehouse is not None:
        session = workbench.open(arguments.folder, warehouse=arguments.warehouse or None)
        issues = (*issues, *session.check(warehouse=True))
        session.close()
    for issue in issues:
        print(issue, file=sys.stderr)
    faults = [issue for issue in issues if issue.code not in WARNINGS]
    if faults:
        print(f"{len(faults)} fault{'s' if len(faults) > 1 else ''}.", file=sys.stderr)
        return 1
    if catalog is not None:
        counts = f"{len(catalog.metrics)} metrics, {len(catalog.datasets)} datasets, {len(catalog.cubes)} cubes"
        warned = f" {len(issues)} warning{'s' if len(issues) > 1 else ''}." if issues else ""
        print(f"{folder}: {counts}; nothing wrong.{warned}")
    return 0


def new(arguments: argparse.Namespace) -> int:
    """Add a definition to a catalog's files, checked before it is written."""
    from workbench.catalog.scaffold import new_dataset, new_metric  # only this command needs the writer

    folder = Path(arguments.catalog) if arguments.catalog else find().catalog
    if find(folder).example and not arguments.catalog:
        raise WorkbenchError(
            Issue(
                "example",
                "The packaged example is not to be changed.",
                remedy="Give --catalog DIR, or make a project: workbench init.",
            )
        )
    if arguments.what == "metric":
        if not arguments.expr:
            raise WorkbenchError(Issue("no-expr", "A metric needs an expression.", remedy="Give --expr 'sum(amount)'."))
        file = new_metric(
            folder,
            arguments.name,
            arguments.expr,
            dataset=arguments.dataset,
            where=arguments.where,
            description=arguments.description,
            owner=arguments.owner,
            unit=arguments.unit,
        )
    else:
        file = new_dataset(
            folder,
            arguments.name,
            source=arguments.source or arguments.name,
            description=arguments.description,
            owner=arguments.owner,
        )
    print(f"Wrote {arguments.what} {arguments.name} to {file}.")
    return 0


def init(arguments: argparse.Namespace) -> int:
    """Make a project: a catalog guessed from the tables, and a workbench.toml that names the warehouse."""
    from workbench.catalog.scaffold import scaffold

    folder, source = Path(arguments.folder).resolve(), Path(arguments.warehouse).expanduser().resolve()
    settings = folder / "workbench.toml"
    if settings.exists():
        raise WorkbenchError(
            Issue(
                "exists",
                f"There is a project in {folder} already.",
                remedy="Remove workbench.toml first, or choose another folder.",
            )
        )
    engine = open_engine(source)
    try:
        tables = {name: engine.columns(name) for name in engine.tables()}
    finally:
        engine.close()
    if not tables:
        raise WorkbenchError(Issue("no-tables", f"{source} holds no table, and no Parquet or CSV file."))
    files = scaffold(folder / "catalog", tables)
    shown = os.path.relpath(source, folder)
    settings.write_text(
        f'# Metric Workbench: see the README for every setting.\ncatalog = "catalog"\nwarehouse = {_toml(shown)}\n',
        "utf-8",
    )
    trust(folder)
    print(
        f"Made {settings} and {len(files)} files in {folder / 'catalog'}. What is marked `# guessed` wants your eyes."
    )
    print("Next: workbench check --warehouse, then workbench lab.")
    return 0


def _toml(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def index(arguments: argparse.Namespace) -> int:
    """Read the values of the dimensions and encode the catalog, so that both are there at once next time."""
    session = opened(arguments)
    found = session.data.rebuild()
    values = sum(len(listed) for _, dataset in found.datasets for _, listed in dataset.values)
    state = session.finding.index.wait(600)
    print(f"{values:,} values of {len(found.datasets)} datasets; search by meaning is {state.value}.")
    session.close()
    return 0


def info(arguments: argparse.Namespace) -> int:
    """Show what is in force here."""
    project = find()
    session = opened(arguments)
    catalog = session.catalog
    rows = {
        "metric-workbench": _version(),
        "python": platform.python_version(),
        "project": str(project.file or "none; the packaged example"),
        "catalog": f"{catalog.name} ({len(catalog.metrics)} metrics, {len(catalog.datasets)} datasets), {catalog.folder}",
        "version": catalog.version,
        "today": f"{session.today}{' (fixed)' if session.fixed_today else ''}",
        "trusted": "yes" if project.trusted else "no: workbench trust",
        "warehouse": session.engine.name if session.runs else "none",
        "duckdb": version("duckdb"),
        "sqlglot": version("sqlglot"),
    }
    for name, value in rows.items():
        print(f"{name:<17} {value}")
    session.close()
    return 0


def _version() -> str:
    try:
        return version("metric-workbench")
    except PackageNotFoundError:
        return "not installed: run from its source folder"


def trust_folder(arguments: argparse.Namespace) -> int:
    """Trust a folder, or no longer; what that allows is shown."""
    if arguments.remove:
        known = distrust(arguments.folder)
        print(f"{Path(arguments.folder).resolve()} is {'trusted no longer' if known else 'not trusted anyway'}.")
        return 0
    folder = trust(arguments.folder)
    print(f"Trusted: {folder}. This allows:")
    for key, value in find(folder).asks:
        print(f"  {key} = {value}")
    return 0


def lab(arguments: argparse.Namespace) -> int:
    """Start JupyterLab with the options given, in place of this process."""
    command = [sys.executable, "-m", "jupyter", "lab", *arguments.rest]
    os.execv(sys.executable, command)  # noqa: S606  our own interpreter, the user's own arguments
