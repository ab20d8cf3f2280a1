"""The words of ordinary English: those that the shipped encoder knows whole, some twenty thousand; a slip is none of them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache

from workbench.search.embedding import SHIPPED

#: Shorter ones are too often a code.
_SHORTEST = 4


@lru_cache(maxsize=1)
def english() -> frozenset[str]:
    """Return them in small letters; none where the encoder's files are not there.

    >>> "matter" in english(), "mattre" in english()
    (True, False)
    """
    return frozenset(commonness())


@lru_cache(maxsize=1)
def commonness() -> Mapping[str, int]:
    """Return them with their places in the order of how common they are.

    >>> commonness()["person"] < commonness()["parliament"]
    True
    """
    try:
        known = json.loads((SHIPPED / "tokenizer.json").read_bytes())["model"]["vocab"]
    except (OSError, ValueError, KeyError):
        return {}
    return {word: at for word, at in known.items() if len(word) >= _SHORTEST and word.isascii() and word.isalpha()}
