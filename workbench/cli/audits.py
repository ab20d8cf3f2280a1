"""The command that audits a project of cloud efficiency, or one bill in FOCUS."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.errors import Issue, WorkbenchError
from workbench.project import find

if TYPE_CHECKING:
    import duckdb

_BILLS = frozenset({".csv", ".parquet", ".gz"})


@dataclass(frozen=True, slots=True)
class _Target:
    """What is audited: a connection to its tables, its name, the project's own audits, and where first sight is kept."""

    connection: duckdb.DuckDBPyConnection
    name: str
    settings: tuple[Path, ...]
    kept: Path | None


def audit(arguments: argparse.Namespace) -> int:
    """Audit what the arguments name; 1 when an audit of severity error fails."""
    from workbench.efficiency.audits import as_html, as_json, audited, lines, of_bill, read_pack, sighted

    now = _now(arguments.today)
    with _opened(arguments.target, arguments.audits) as target:
        pack, faults = read_pack(*target.settings)
        if faults:
            raise WorkbenchError(faults)
        outcomes = audited(target.connection, pack if target.kept else of_bill(pack), now=now)
    if target.kept is not None:
        outcomes = sighted(target.kept, outcomes, now)
    if arguments.html:
        file = Path(arguments.html)
        file.write_text(as_html(outcomes, now, title=f"Audits of {target.name}"), "utf-8")
        print(f"Wrote {file}.", file=sys.stderr)
    if arguments.format == "json":
        print(as_json(outcomes, now))
    else:
        print("\n".join(lines(outcomes, everything=arguments.all)))
    return 1 if any(outcome.is_error for outcome in outcomes) else 0


def _now(today: date | None) -> datetime:
    return datetime.combine(today, time()) if today else datetime.now(UTC).replace(tzinfo=None, microsecond=0)


@contextmanager
def _opened(target: str | None, audits: str | None) -> Iterator[_Target]:
    own = (Path(audits),) if audits else ()
    path = Path(target) if target else None
    if path is not None and (path.is_file() or path.suffix.casefold() in _BILLS):
        with _bill(path) as connection:
            yield _Target(connection, path.name, own, None)
        return
    with _project(path) as (connection, name, settings, kept):
        yield _Target(connection, name, own or settings, kept)


@contextmanager
def _bill(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    from workbench.efficiency.audits import bill

    if not path.is_file():
        raise WorkbenchError(
            Issue("no-file", f"There is no file {path}.", remedy="Give a bill in FOCUS, or a project.")
        )
    with bill(path) as connection:
        yield connection


@contextmanager
def _project(path: Path | None) -> Iterator[tuple[duckdb.DuckDBPyConnection, str, tuple[Path, ...], Path]]:
    from workbench.efficiency.audits import lake_tables
    from workbench.efficiency.lake import Lake
    from workbench.efficiency.ownership import read_rules

    project = find(path) if path is not None else find()
    if project.efficiency is None or project.lake is None:
        raise WorkbenchError(
            Issue(
                "no-efficiency",
                f"{project.folder} is no project of cloud efficiency: its settings name no lake.",
                remedy="Write [efficiency] folder and lake into workbench.toml, or give a FOCUS file to audit.",
            )
        )
    project.require_trust()
    lake, file = Lake(project.lake), project.efficiency / "audits.yml"
    rules, faults = read_rules(project.efficiency / "owners.yml")
    if faults:
        raise WorkbenchError(faults)
    with lake_tables(lake, rules=rules) as connection:
        yield connection, project.folder.name, (file,) if file.exists() else (), project.lake
