"""Packaged examples: a catalog and its data, opened with no set-up."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path


def names() -> tuple[str, ...]:
    """Return the names of the packaged examples."""
    return ("flights",)


def flights_folder() -> Path:
    """Return the folder of the example `flights`: its catalog's YAML and one Parquet file per table."""
    return Path(str(files(__name__) / "flights"))
