"""What says that rows lack something in the words of its description: `sheets that got lost`, of hours `empty where the sheet was lost`."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from workbench.ask.grounding.dimensions import DimensionUse
from workbench.ask.language import negation
from workbench.ask.language.lexicon import FILLERS, NEUTRAL
from workbench.ask.language.words import Kind, Word
from workbench.ask.terms.known import Known
from workbench.ask.terms.vocabulary import Vocabulary
from workbench.search.words import STOP_WORDS, split

#: How a description says when there is nothing.
_WHEN = re.compile(
    r"\b(?:empty|blank|null|none|unset|missing) (?:if|when|where|while|because|for) ([^.;,()]+)", re.IGNORECASE
)

#: What turns round what is said there.
_NOT = frozenset("not no never unless without".split())

#: How many of its words must be said, and how many others may stand between those.
_LEAST, _BETWEEN = 2, 2

#: How directly such words name what they mean, beside a name, and one that stands before what it is said of.
_SAID, _CALLED_SO = 0.5, 0.9


@dataclass(frozen=True, slots=True)
class Emptied:
    """When the rows of a catalog lack something, as it is described, and what says so."""

    vocabulary: Vocabulary
    told: tuple[tuple[frozenset[str], tuple[Known, ...]], ...] = field(init=False)
    undone: tuple[tuple[str, tuple[Known, ...]], ...] = field(init=False)

    def __post_init__(self) -> None:
        found: dict[frozenset[str], list[Known]] = {}
        undone: dict[str, list[Known]] = {}
        for known in (known for paths in self.vocabulary.paths.values() for known in paths):
            if known.reached.dimension is not None and (when := _when(known.doc.description, self.vocabulary)):
                found.setdefault(when, []).append(known)
            if known.reached.dimension is not None and (verb := _not_done(known.doc.description)):
                undone.setdefault(verb, []).append(known)
        object.__setattr__(self, "told", tuple((when, tuple(paths)) for when, paths in found.items()))
        object.__setattr__(self, "undone", tuple((verb, tuple(paths)) for verb, paths in undone.items()))

    def uses(self, words: Sequence[Word], taken: Collection[int]) -> Iterator[DimensionUse]:
        """Return what says that rows lack something, by words that are none of `taken`."""
        free = [i for i, word in enumerate(words) if i not in taken and word.kind is Kind.WORD]
        for done, paths in self.undone:
            stem = self.vocabulary.stem(done)
            for i in (i for i in free if words[i].stem == stem or words[i].plain == f"un{done}"):
                denied, whole = negation.begins(words, i, taken, truth=True), words[i].stem != stem
                if (denied < i) != whole:  # `nobody was assigned to`, `unassigned`
                    options = tuple((known, _CALLED_SO if whole else _SAID) for known in paths)
                    yield DimensionUse(i, i + 1, options, denied, unknown=True, hinted=True)
        for when, paths in self.told:
            at = [i for i in free if words[i].stem in when]
            said = {words[i].stem for i in at}
            if len(said) >= max(_LEAST, len(when) - 1) and at[-1] - at[0] < len(at) + _BETWEEN:
                stop = at[-1] + 1
                verb = "too" in said and stop + 1 < len(words) and words[stop].plain == "to"
                stop += 2 * verb  # `too early to tell`, whatever the description says there
                options = tuple((known, _SAID) for known in paths)
                begin = negation.begins(words, at[0], truth=True)  # `without agency staff`: those who have a name
                out = begin < at[0]
                yield DimensionUse(at[0], stop, options, begin, unknown=not out, present=out, hinted=True)


def without_emptied(description: str) -> str:
    """Return a description without what it says of when there is nothing.

    >>> without_emptied("Whether it was paid; empty while it runs")
    'Whether it was paid; '
    """
    return _WHEN.sub("", description)


def _not_done(description: str) -> str:
    """What was not done where there is nothing, `empty where not assigned`; nothing where that may be of anything, `where not known`."""
    clause = _WHEN.search(description)
    words = split(clause[1]) if clause else []
    told = words[:1] == ["not"] and len(words) in _SHORT and words[-1].endswith(("ed", "en"))
    return words[-1] if told and words[-1] not in FILLERS | NEUTRAL | _ANYTHING else ""


#: How many words say only that; and verbs that are of anything.
_SHORT = (2, 3)
_ANYTHING = frozenset("answered recorded stated entered filled specified mentioned needed given written used".split())


def _when(description: str, vocabulary: Vocabulary) -> frozenset[str]:
    """The stems that say when there is nothing, where they are several; rows are no part of it."""
    clause = _WHEN.search(description)
    words = split(clause[1]) if clause else []
    if not _NOT.isdisjoint(words):
        return frozenset()
    told = [word for word in words if word == "too" or word not in FILLERS | STOP_WORDS]
    stems = frozenset(map(vocabulary.stem, told)) - vocabulary.rows
    return stems if len(stems) >= _LEAST else frozenset()
