"""Rows that are asked for by none of the catalog's words for them: by another word, or by the kind of them that is named."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.ask.ground import Grounding
from workbench.ask.vocabulary import Vocabulary
from workbench.ask.words import Word, telling
from workbench.search.equivalents import thesaurus


def other_rows(word: Word, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the plain counts of the rows that a word is another one for, where nothing in the catalog is called so: `vacancies`."""
    forms = {word.plain, word.plain.removesuffix("s"), f"{word.plain.removesuffix('ies')}y"}
    if word.stem in vocabulary.names or not forms & thesaurus().keys():
        return ()  # a conversion is no conversation, though the stem is the same
    means = vocabulary.same.get(word.stem, frozenset())
    homes = {key for key, names in vocabulary.entities.items() if any(n in means for (n,) in filter(_alone, names))}
    found = tuple(key for key in vocabulary.counts if homes.issuperset(vocabulary.metrics[key].datasets))
    return found if len(found) == 1 else ()


def _alone(phrase: tuple[str, ...]) -> bool:
    return len(phrase) == 1


def of_kinds(grounding: Grounding, vocabulary: Vocabulary, kept: Sequence[int]) -> tuple[str, ...]:
    """Return the plain counts of rows that a value says the kind of: `author talks this year`, `repairs by Anna`.

    Only where no other word says what is measured, and the value is in the plural, or counted.
    """
    told = [grounding.words[i] for i in kept if telling(grounding.words[i]) == 1.0]
    if any(not (word.plain.endswith("ed") and word.stem in vocabulary.known) for word in told):
        return ()  # `articles published` says no more than articles do
    asked = {" ".join(w.plain for w in grounding.words[i : i + 2]) for i in range(len(grounding.words))} & {
        "how many",
        "number of",
    }
    named = [
        match.place.parts
        for use in grounding.values
        for match in use.matches[:2]
        if len(match.place.parts) == 1 and (asked or grounding.words[use.stop - 1].plain.endswith("s"))
    ]
    datasets = {key for key, paths in vocabulary.paths.items() if any(known.parts in named for known in paths)}
    return tuple(key for key in vocabulary.counts if set(vocabulary.metrics[key].datasets) & datasets)
