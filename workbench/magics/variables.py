"""`{{name}}` in a cell: the notebook's variables, looked up by plain name, as values a query can hold as constants."""

from __future__ import annotations

import re
from collections.abc import Mapping

_USED = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")


def variables(text: str, namespace: Mapping[str, object]) -> dict[str, object]:
    """Return the notebook's own variables, those that the text uses as plain Python values.

    Names only: `{{df.x}}` or `{{f()}}` is no name, so it is nothing that could be found here, and nothing is evaluated.
    The others are there so that a misspelt name gets its nearest right one.
    """
    used = set(_USED.findall(text))
    if not used:
        return {}
    own = {name: value for name, value in namespace.items() if not name.startswith("_") or name in used}
    return {name: plain(value) if name in used else value for name, value in own.items()}


def plain(value: object) -> object:
    """Return a numpy or pandas value as Python's own, an array or a series as a list."""
    for method in ("to_pydatetime", "tolist", "to_list"):
        convert = getattr(value, method, None)
        if convert is not None and not isinstance(value, type):
            return plain(convert()) if method == "to_pydatetime" and type(convert()) is not type(value) else convert()
    return value
