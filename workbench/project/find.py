"""From a notebook's place to its project: the file found upward, its settings checked, its trust looked up."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.errors import DefinitionError, Issue, Place, TrustError
from workbench.examples import cloud_folder, flights_folder
from workbench.project import settings
from workbench.project.address import Address
from workbench.project.memory import fingerprint, remembered
from workbench.project.settings import LONGEST_FILE, Settings, Weekday, folders_like

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date
    from zoneinfo import ZoneInfo

#: The name of the settings' file.
FILE = "workbench.toml"


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on what a query may bring back.

    Attributes:
        rows: the most rows of a result.
    """

    rows: int = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """What is in force for the notebooks of a folder.

    Attributes:
        folder: where the settings' file lies; the example's own folder for the packaged example.
        file: the settings' file; None when there is none.
        catalog: the folder of the definitions.
        warehouse, registry, models, encoder, second_opinion: None when not set, and as long as the folder is not trusted.
        today: the date queries count from; None for the catalog's own, else the calendar's.
        fiscal_year: the month in which it starts, 1 to 12; None: not said.
        efficiency: the folder of the settings of cloud efficiency; None in a project without it.
        lake: the folder that cloud efficiency computes in.
        trusted: whether queries may run.
        asks: what the file wants that needs trust, as pairs of key and written value.
    """

    folder: Path
    file: Path | None
    catalog: Path
    warehouse: Address | None = None
    registry: Address | None = None
    models: Path | None = None
    encoder: str | None = None
    second_opinion: str | None = None
    limits: Limits = Limits()
    today: date | None = None
    timezone: ZoneInfo | None = None
    first_day_of_week: Weekday = Weekday.MONDAY
    fiscal_year: int | None = None
    efficiency: Path | None = None
    lake: Path | None = None
    trusted: bool = False
    asks: tuple[tuple[str, str], ...] = ()

    @property
    def example(self) -> bool:
        """Whether this is the packaged example."""
        return self.catalog == flights_folder()

    def require_trust(self) -> None:
        """Do nothing if queries may run here.

        Raises:
            TrustError: the folder is not trusted, or its settings changed since it was.
        """
        if not self.trusted:
            message = f"The folder {self.folder} is not trusted, so nothing of it runs; browsing and searching work."
            remedy = (
                f"If you trust its authors, run `%workbench trust` in a notebook, or `workbench trust {self.folder}`."
            )
            raise TrustError(Issue("untrusted", message, remedy=remedy))


def example(environment: Mapping[str, str] | None = None) -> Project:
    """Return the packaged example's project, which is trusted; variables hold over it too."""
    return _without_file(flights_folder(), environment)


def named(
    catalog: str | Path,
    *,
    warehouse: str | None = None,
    registry: str | None = None,
    environment: Mapping[str, str] | None = None,
) -> Project:
    """Return the project of a catalog whose user names it in code: no file is read, and naming is trusting.

    Raises:
        DefinitionError: there is no such folder.
    """
    folder = Path(catalog).expanduser().resolve()
    if not folder.is_dir():
        raise DefinitionError(Issue("no-catalog", f"There is no folder {catalog}.", None, folders_like(folder)))
    made = _project(folder, None, Settings("", None, folder, environment), folder, trusted=True)
    return replace(
        made,
        warehouse=Address(warehouse, Path.cwd()) if warehouse else made.warehouse,
        registry=Address(registry, Path.cwd()) if registry else made.registry,
    )


def find(
    path: str | Path | None = None, *, environment: Mapping[str, str] | None = None, store: Path | None = None
) -> Project:
    """Return the project that holds for a file or folder, the working folder by default.

    Looks for `workbench.toml` there and upward; `.git` and the home folder end the search. Without one, and without
    `WORKBENCH_CATALOG`, it is the packaged example.

    Args:
        environment: the variables that override; those of the process by default.
        store: where trust is remembered; the user's configuration folder by default.

    Raises:
        DefinitionError: the file or a variable says something impossible; all faults at once.
    """
    folder = folder_of(path)
    if folder is None:
        return example(environment)
    file = folder / FILE
    chosen = Settings(_text(file), file, folder, environment)
    catalog = chosen.take("catalog", settings.folder_inside) or _default(chosen, file)
    trusted = _made_here(folder) or remembered(folder, fingerprint(chosen.asks), store=store)
    return _project(folder, file, chosen, catalog, trusted=trusted)


def folder_of(path: str | Path | None = None) -> Path | None:
    """Return the folder whose settings hold for a file or folder, links followed; None when there are none."""
    start = Path.cwd() if path is None else Path(path).expanduser().resolve()
    home = Path.home().resolve()
    for folder in (start, *start.parents):
        if _there(folder / FILE, Path.is_file):
            return folder
        if folder == home or _there(folder / ".git", Path.exists):
            return None
    return None


def _made_here(folder: Path) -> bool:
    """Whether it is the example that this package itself generated, in the user's own cache."""
    return folder.name.startswith("cloud-") and folder == cloud_folder().resolve()


def _there(path: Path, is_so: Callable[[Path], bool]) -> bool:
    """Ask a path about itself; one that may not be looked at, or whose name is too long, is not there."""
    try:
        return is_so(path)
    except OSError:
        return False


def _without_file(folder: Path, environment: Mapping[str, str] | None) -> Project:
    """Return the example, or what `WORKBENCH_CATALOG` names: a variable is its user's own, so it is trusted."""
    chosen = Settings("", None, Path.cwd(), environment)
    catalog = chosen.take("catalog", settings.any_folder)
    project = _project(catalog or folder, None, chosen, catalog or folder, trusted=True)
    return project if catalog else replace(project, warehouse=project.warehouse or Address(str(folder), folder))


def _project(folder: Path, file: Path | None, chosen: Settings, catalog: Path, *, trusted: bool) -> Project:
    made = Project(
        folder=folder,
        file=file,
        catalog=catalog,
        warehouse=chosen.take("warehouse", settings.address, trusted=trusted),
        registry=chosen.take("registry", settings.address, trusted=trusted),
        models=chosen.take("models", settings.any_folder, trusted=trusted),
        encoder=chosen.take("encoder", settings.model, trusted=trusted),
        second_opinion=chosen.take("second_opinion", settings.model, trusted=trusted),
        limits=Limits(chosen.take("limits.rows", settings.rows) or Limits().rows),
        today=chosen.take("today", settings.day),
        timezone=chosen.take("timezone", settings.zone),
        first_day_of_week=chosen.take("first_day_of_week", settings.weekday) or Weekday.MONDAY,
        fiscal_year=chosen.take("fiscal_year", settings.first_month),
        efficiency=chosen.take("efficiency.folder", settings.folder_inside),
        lake=chosen.take("efficiency.lake", settings.place_inside),
        trusted=trusted,
        asks=chosen.asks,
    )
    if made.efficiency is not None and made.lake is None:
        made = replace(made, lake=folder / "lake")
    if chosen.issues:
        raise DefinitionError(sorted(chosen.issues, key=lambda i: i.place.line if i.place else 0))
    return made


def _default(chosen: Settings, file: Path) -> Path:
    """Return the folder `catalog` beside the file where it names none."""
    default = file.parent / "catalog"
    if not default.is_dir() and not chosen.issues:
        remedy = 'Add catalog = "folder", or put the definitions in a folder `catalog` beside it.'
        chosen.issues.append(Issue("setting", "No catalog is set.", Place(str(file), 1, 1), (), remedy))
    return default


def _text(file: Path) -> str:
    """Return the file's text, at most what `LONGEST_FILE` allows; a link out of its folder is not followed."""
    try:
        if not file.resolve().is_relative_to(file.parent.resolve()):
            raise DefinitionError(
                Issue("setting", "This link leads out of its folder; it is not read.", Place(str(file), 1, 1))
            )
        with file.open("rb") as stream:
            data = stream.read(LONGEST_FILE + 1)
        if len(data) <= LONGEST_FILE:
            return data.decode("utf-8-sig").replace("\r\n", "\n")
        message = f"The file is longer than {LONGEST_FILE:,} bytes."
    except OSError as error:
        message = f"The file cannot be read: {error.strerror}."
    except UnicodeDecodeError:
        message = "The file is not a text in UTF-8."
    raise DefinitionError(Issue("setting", message, Place(str(file), 1, 1)))
