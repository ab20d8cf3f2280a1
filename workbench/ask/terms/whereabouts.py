"""Which value is where, though paths of several datasets are called alike, and where rows have none: the `name` of a programme is no student's."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import lru_cache

from workbench.ask.language.lexicon import MONTHS
from workbench.ask.language.words import Word
from workbench.ask.terms.known import Known
from workbench.catalog.model import Catalog

_Target = tuple[str, str | None]

#: How many of the values that are looked for again are kept.
_KEPT = 256


class Whereabouts:
    """Tells whether what a path ends at has a value, where the same path ends elsewhere from another dataset.

    Args:
        paths: all paths of a catalog, those whose values are not known as well.
        values: of a path; what ends at a dataset's own is asked for as `dataset.name`. Where none are known, it may have any.
    """

    def __init__(self, paths: Iterable[Known], values: Callable[[str], Sequence[str]]) -> None:
        ends: dict[tuple[str, ...], dict[_Target, bool]] = {}
        for known in paths:
            dimension = known.reached.dimension
            ends.setdefault(known.parts, {})[known.reached.target] = dimension is None or dimension.indexed
        self._several: Mapping[tuple[str, ...], Mapping[_Target, bool]] = {
            parts: found for parts, found in ends.items() if len(found) > 1
        }
        self._of = lru_cache(_KEPT)(lambda dataset, name: frozenset(values(f"{dataset}.{name}")))

    def has(self, known: Known, value: str) -> bool:
        """Return whether a path may have a value that another one called the same has."""
        ends = self._several.get(known.parts)
        if ends is None or known.reached.dimension is None:
            return True
        if not ends[known.reached.target]:
            return False  # its values are never looked up, so they are those of another
        here: Collection[str] = self._of(known.reached.dataset, known.reached.dimension.name)
        return not here or value in here


def lacks(known: Known, lacked: Callable[[str], Collection[str]], catalog: Catalog) -> bool:
    """Return whether rows may have nothing at a path: no value, or nothing that one of its links leads to.

    Args:
        lacked: the dimensions of a dataset and the paths one link away from it that its rows may have nothing at.
    """
    *between, last = (
        (catalog.datasets[link.to].label for link in known.reached.links) if known.reached.links else (None,)
    )
    end = known.reached.dimension.name if known.reached.dimension else last
    if not known.reached.links:
        return end in lacked(known.dataset)
    steps = zip(known.reached.links, (*between, end), strict=True)
    return any(f"{link.name}.{name}" in lacked(link.dataset) for link, name in steps)


def is_naught(known: Known, naught: Callable[[str], Collection[str]]) -> bool:
    """Return whether a path ends at a number that is 0 where there is nothing, and that no row is without.

    Args:
        naught: the dimensions of a dataset of which that is known.
    """
    end = known.reached.dimension
    return end is not None and end.name in naught(known.reached.dataset)


#: How it is said that somebody lives somewhere, who does, and what stands behind it then.
_LIVES = frozenset("live lives lived living".split())
_WHO = frozenset("who that they we you people to do does did mostly".split())
_PLACED = frozenset("in at near outside within abroad from".split())


def dwells(words: Sequence[Word], i: int) -> bool:
    """Return whether a word says where somebody lives, and not that something is live.

    So it does in `members living in York` and `where do they live`, and not in `shows aired live in June`.
    """
    said, before = words[i].plain, words[i - 1].plain if i else ""
    if said not in _LIVES:
        return False
    behind = [word.plain for word in words[i + 1 : i + 3]]
    if behind[:1] in ([], ["?"], [","]):
        return "where" in {word.plain for word in words[:i]}
    timed = behind[-1] in MONTHS or behind[-1][:1].isdigit()
    somebody = said != "live" or before in _WHO or (before.endswith("s") and not timed)
    return behind[0] in _PLACED and somebody
