"""The words of trades: what those who work in one call the same thing, used only for catalogs that speak of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from functools import cache
from math import log
from pathlib import Path

from workbench.search.equivalents import groups

#: What is said in every trade.
EVERYDAY = "everyday"

#: How many trades a catalog speaks of at most, from how many of a trade's words on, and from what part of the best one's
#: weight on.
_TRADES, _WORDS, _BESIDE = 2, 3, 0.6


@cache
def trades() -> dict[str, tuple[str, ...]]:
    """Return the groups of words of each trade, a group a line."""
    found: dict[str, list[str]] = {}
    for line in Path(__file__).with_name("trades.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            lines = found.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            lines.append(line)
    return {trade: tuple(lines) for trade, lines in found.items()}


def spoken_of(words: Collection[str]) -> tuple[str, ...]:
    """Return the trades whose words are among those of a catalog, the likeliest first; rare words say more than common ones."""
    own = _words()
    often = Counter(word for said in own.values() for word in said)
    known = {trade: said & set(words) for trade, said in own.items()}
    weight = {
        trade: sum(log(len(own) / often[word]) for word in said) for trade, said in known.items() if len(said) >= _WORDS
    }
    best = sorted(weight, key=lambda trade: -weight[trade])[:_TRADES]
    return tuple(trade for trade in best if weight[trade] >= _BESIDE * weight[best[0]])


def equivalents_of(words: Collection[str]) -> dict[str, tuple[str, ...]]:
    """Return the words that may stand for a word anywhere, and in the trades that a catalog's words are of."""
    return groups(line for trade in (EVERYDAY, *spoken_of(words)) for line in trades()[trade])


@cache
def _words() -> dict[str, frozenset[str]]:
    """The single words of each trade."""
    return {
        trade: frozenset(word for line in lines for word in line.split() if "_" not in word)
        for trade, lines in trades().items()
        if trade != EVERYDAY
    }
