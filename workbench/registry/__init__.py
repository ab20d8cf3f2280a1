"""The registry: the writable store beside the catalog, on SQLite or Postgres.

    with Registry.open("sqlite:///registry.db") as registry:
        registry.favourites.set("flights", user="ann", catalog="flights")

Importing it is cheap; SQLAlchemy is loaded when a registry is opened.
"""

from __future__ import annotations

from workbench.registry.faults import RegistryError
from workbench.registry.location import default_url
from workbench.registry.registry import Registry
from workbench.registry.rows import (
    Favourite,
    Feedback,
    Manifest,
    MetricUse,
    PastRun,
    QueryRun,
    RunState,
    Verdict,
    Verification,
    VerifiedQuestion,
)

__all__ = [
    "Favourite",
    "Feedback",
    "Manifest",
    "MetricUse",
    "PastRun",
    "QueryRun",
    "Registry",
    "RegistryError",
    "RunState",
    "Verdict",
    "Verification",
    "VerifiedQuestion",
    "default_url",
]
