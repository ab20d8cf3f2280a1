"""The examples, opened with no set-up: `flights` is packaged, `cloud` is generated when it is first opened."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path


def names() -> tuple[str, ...]:
    """Return the names of the packaged examples."""
    return ("flights", "cloud")


def folder_of(name: str) -> Path | None:
    """Return where an example lies, or will: `cloud` is generated into the user's cache; None for no such example."""
    return {"flights": flights_folder, "cloud": cloud_folder}.get(name, lambda: None)()


def cloud_folder() -> Path:
    """Return where the example `cloud` of this version is, or will be when it is first opened."""
    from platformdirs import user_cache_path

    from workbench.examples.cloud.generate import digest

    return user_cache_path("metric-workbench") / "examples" / f"cloud-{digest()}"


def flights_folder() -> Path:
    """Return the folder of the example `flights`: its catalog's YAML and one Parquet file per table."""
    return Path(str(files(__name__) / "flights"))
