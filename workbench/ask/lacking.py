"""What rows may lack: who is told by a role that not all have."""

from __future__ import annotations

from workbench.ask.known import Known
from workbench.catalog.model import Catalog


def may_lack(known: Known, catalog: Catalog) -> bool:
    """Return whether rows may have nobody in a role.

    So it is with one that stands behind another that leads to the same, a helper behind a technician; what went somewhere
    went to some place.
    """
    if not known.reached.links or any(("to",) in way for way in known.ways):
        return False
    link = known.reached.links[-1]
    return next(one.name for one in catalog.datasets[link.dataset].links.values() if one.to == link.to) != link.name
