"""What a description says that values mean: `GW (groundwater) or SW (surface water)`, `A = active, C = closed`."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from workbench.ask.language.forms import singular
from workbench.ask.language.lexicon import FILLERS
from workbench.ask.language.words import telling, words_of
from workbench.ask.terms.known import Known
from workbench.ask.terms.places import Place
from workbench.catalog.model import DimensionType
from workbench.search.words import Stemmer, split

#: Where a path has more values, its description says little of each.
_KINDS = 40

#: A meaning has at most so many words.
_LONGEST = 5

#: What begins to say why or where: `sent back for repair`.
_BREAKS = re.compile(r"[,;:./]| (?:for|because|by|when|with|in|on|at|if|that|which|who|where|until|only|or)\b")
_ARTICLE = re.compile(r"^(?:an?|the|is|was|were|are)\s+", re.IGNORECASE)

#: Between a value and what it means, and where that ends.
_EQUALS = r"(?:\s*=\s*|\s*:\s+|\s+(?:means|stands for|for|is)\s+)"
_UNTIL = r"(?P<says>[^,;.()=:]+?)(?=\s*(?:[,;.(]|\bor\b|\band\b|$))"


def meanings(description: str, values: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the values that a description explains, each with what it says.

    >>> list(meanings("GW (groundwater), SW (surface water) or RW", ["GW", "RW", "SW"]))
    [('GW', 'groundwater'), ('SW', 'surface water')]
    >>> list(meanings("A = active, C = closed for good", ["A", "C"]))
    [('A', 'active'), ('C', 'closed')]
    >>> list(meanings("fixed (a building) or mobile", ["fixed", "mobile"]))
    [('fixed', 'building')]
    >>> list(meanings("Hourly or Contingent (no win, no fee)", ["Contingent", "Hourly"]))
    [('Contingent', 'no win'), ('Contingent', 'no win, no fee')]
    """
    for value in values:
        name = rf"(?<![\w-]){re.escape(value)}(?![\w-])"
        inside = re.search(rf"{name}\s*\((?P<says>[^()]+)\)", description)
        found = inside or re.search(rf"{name}['\"]?{_EQUALS}{_UNTIL}", description)
        said = _ARTICLE.sub("", _BREAKS.split(found["says"].strip())[0].strip()) if found else ""
        if said and said != value and len(said.split()) <= _LONGEST:
            yield value, said
        whole = _ARTICLE.sub("", inside["says"].strip()) if inside else ""
        if said and "," in whole and len(whole.split()) <= _LONGEST:
            yield value, whole


def glossed(
    paths: Iterable[Known], values: Callable[[str], Sequence[str]], names: Collection[str], stem: Stemmer
) -> Iterator[tuple[Place, str, tuple[str, ...]]]:
    """Yield other words for values, as descriptions give them; none that the catalog calls something else, and none that rank.

    Args:
        values: the known values of a path.
        names: the stems of what the catalog calls things.
    """
    for known in paths:
        end = known.reached.dimension
        if end is None or end.type is not DimensionType.TEXT or not end.indexed or known.label:
            continue
        if not re.search(r"[(=:]|\b(?:means|for|is)\b", end.doc.description):
            continue
        some = values(".".join(known.parts))
        for value, said in meanings(end.doc.description, some) if len(some) <= _KINDS else ():
            words = words_of(said, stem)
            new = any(telling(word) == 1.0 and word.stem not in names for word in words)
            if new and words[-1].plain not in FILLERS:
                plain = tuple(split(said.casefold()))
                yield from ((Place(known.parts, label=False), value, form) for form in (plain, *singular(plain)))
