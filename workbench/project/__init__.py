"""The settings beside the notebooks (`workbench.toml`), the environment variables over them, and whom to trust.

    project = find("notebooks/july.ipynb")     # upward to the file, .git or the home folder; else the packaged example
    project.catalog                            # the folder of the catalog's files
    project.require_trust()                    # TrustError with its remedy, unless this folder may run something
    project.warehouse.resolved()               # a URL or an absolute path, `${NAME}` put in; None where nothing is set
    find(".").asks                             # what trusting the folder would allow, as lines of its file
    trust("."), distrust("."), is_trusted(".")

`named(catalog, warehouse=…)` is the project of someone who names both in code and needs no file.

Nothing of a file that can run something or lead elsewhere (warehouse, registry, models) is in force before its folder
is trusted. That is remembered in the user's configuration folder, never in the folder itself, and holds only as long
as those settings stay as they were when it was given.
"""

from __future__ import annotations

from workbench.project.address import Address
from workbench.project.find import FILE, Limits, Project, example, find, folder_of, named
from workbench.project.settings import SETTINGS, Weekday
from workbench.project.trust import distrust, is_trusted, trust

__all__ = [
    "FILE",
    "SETTINGS",
    "Address",
    "Limits",
    "Project",
    "Weekday",
    "distrust",
    "example",
    "find",
    "folder_of",
    "is_trusted",
    "named",
    "trust",
]
