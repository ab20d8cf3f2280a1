"""Names of a document as names of a catalog: letters, digits and _, each its own."""

from __future__ import annotations

import re
from collections.abc import Collection

_STRANGE = re.compile(r"\W+")


def name_of(written: str, taken: Collection[str] = (), *, reserved: bool = True) -> str:
    """Return a name for a definition.

    Args:
        taken: names that are given already.
        reserved: whether `time` means something else.
    """
    plain = _STRANGE.sub("_", written.strip()).strip("_") or "unnamed"
    plain = f"_{plain}" if not plain.isidentifier() else plain
    while plain in taken or (reserved and plain == "time"):
        plain += "_"
    return plain
