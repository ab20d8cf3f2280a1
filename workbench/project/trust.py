"""Trusting a folder, and taking it back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from workbench.errors import Issue, TrustError
from workbench.project.find import find, folder_of
from workbench.project.memory import fingerprint, forget, remember

if TYPE_CHECKING:
    from collections.abc import Mapping


def trust(folder: str | Path, *, store: Path | None = None, environment: Mapping[str, str] | None = None) -> Path:
    """Remember that the project of `folder` may run, as its settings stand now; return the project's folder.

    Raises:
        DefinitionError: its settings are at fault; nothing is remembered.
        TrustError: there are no settings to trust, or it cannot be remembered.
    """
    found = folder_of(folder)
    if found is None:
        raise _nothing(folder)
    project = find(found, environment=environment, store=store)
    remember(found, fingerprint(project.asks), store=store)
    return found


def distrust(folder: str | Path, *, store: Path | None = None) -> bool:
    """Forget that the project of `folder` is trusted; False if it was not."""
    return forget(folder_of(folder) or Path(folder), store=store)


def is_trusted(folder: str | Path, *, store: Path | None = None, environment: Mapping[str, str] | None = None) -> bool:
    """Return whether queries may run in a folder.

    Raises:
        DefinitionError: its settings are at fault.
    """
    return find(folder, environment=environment, store=store).trusted


def _nothing(folder: str | Path) -> TrustError:
    message = f"There is no workbench.toml in {folder} or above it, so there is nothing to trust."
    remedy = "The packaged example runs as it is; `workbench init` makes a project of your own."
    return TrustError(Issue("no-project", message, remedy=remedy))
