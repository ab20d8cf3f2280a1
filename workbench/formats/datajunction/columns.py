"""The names of result columns as DataJunction's SQL endpoint gives them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.formats.datajunction.spelling import Reference

_STRANGE = re.compile(r"\W+|__+")


class Columns:
    """Names given out one after the other, none twice: `country`, with a role `country_home`, else longer ones."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def name(self, wanted: Reference) -> str:
        """Return the name for a dimension or metric, and keep it."""
        found = next(name for name in _choices(wanted) if name not in self._taken)
        self._taken.add(found)
        return found


def _choices(wanted: Reference) -> Iterator[str]:
    parts = [_cleaned(part) for part in wanted.whole.split(".")]
    ending = [_cleaned(wanted.role.split("->")[-1])] if wanted.role else []
    for count in range(1, len(parts) + 1):
        yield "_".join([*parts[-count:], *ending])
    number = 1
    while True:
        yield "_".join([parts[-1], *ending, str(number)])
        number += 1


def _cleaned(part: str) -> str:
    return _STRANGE.sub("_", part).strip("_")
