"""Rows that are asked for by none of the catalog's words for them: by another word, or by the kind of them that is named."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from workbench.ask.grounding.ground import Grounding
from workbench.ask.language.lexicon import HAPPENED
from workbench.ask.language.measures import SPENT
from workbench.ask.language.words import Word, telling
from workbench.ask.terms.counting import counts_rows
from workbench.ask.terms.vocabulary import Vocabulary
from workbench.search.equivalents import thesaurus

#: What joins rows to what holds of them.
_ARE = frozenset({"are", "were", "is", "was", "been"})


def other_rows(word: Word, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the plain counts of the rows that a word is another one for, where nothing in the catalog is called so: `vacancies`."""
    forms = {word.plain, word.plain.removesuffix("s"), f"{word.plain.removesuffix('ies')}y"}
    if vocabulary.frequent(word.stem) or word.stem in vocabulary.plain or not forms & thesaurus().keys():
        return ()  # a conversion is no conversation, though the stem is the same
    means = vocabulary.same.get(word.stem, frozenset())
    homes = {key for key, names in vocabulary.entities.items() if any(n in means for (n,) in filter(_alone, names))}
    found = tuple(key for key in vocabulary.counts if homes.issuperset(vocabulary.metrics[key].datasets))
    return found if len(found) == 1 else ()


def said_whole(words: Sequence[Word], datasets: Collection[str], vocabulary: Vocabulary) -> frozenset[int]:
    """Return where several words side by side are what the rows of datasets are called: the snow making of `water for snow making`."""
    names = [phrase for key in datasets for phrase in vocabulary.entities[key] if len(phrase) > 1]
    stems = [word.stem for word in words]
    spans = (
        range(i, i + len(name)) for name in names for i in range(len(stems)) if tuple(stems[i : i + len(name)]) == name
    )
    return frozenset(i for span in spans for i in span)


def new_rows(grounding: Grounding, word: Word, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the plain count of what is new: `new customers in May`, of accounts, and no measure of customers."""
    at = grounding.words.index(word)
    if not at or grounding.words[at - 1].plain != "new" or not word.plain.endswith("s"):
        return ()
    means = {word.stem, *vocabulary.same.get(word.stem, ())}
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
    if any(
        word.plain not in HAPPENED and not (word.plain.endswith("ed") and word.stem in vocabulary.known)
        for word in told
    ):
        return ()  # `articles published` says no more than articles do
    asked = {" ".join(w.plain for w in grounding.words[i : i + 2]) for i in range(len(grounding.words))} & {
        "how many",
        "number of",
    }
    uses = [use for use in grounding.values if asked or grounding.words[use.stop - 1].plain.endswith("s")]
    named = [m.place.parts for use in uses for m in use.matches[:2] if len(m.place.parts) == 1]
    named += [  # `part-timers`
        known.parts
        for use in grounding.dimensions
        for known, _ in use.options
        if use.holds and len(known.parts) == 1 and grounding.words[use.stop - 1].plain.endswith("s")
    ]
    datasets = {key for key, paths in vocabulary.paths.items() if any(known.parts in named for known in paths)}
    if any(grounding.words[i].plain in SPENT for use in uses for i in range(use.start, use.stop)):
        found = (key for key, m in vocabulary.metrics.items() if vocabulary.beside.is_money_of_rows(m.metric))
        if money := tuple(key for key in found if set(vocabulary.metrics[key].datasets) & datasets):
            return money  # `legal costs`, of a kind of payment
    return tuple(key for key in vocabulary.counts if set(vocabulary.metrics[key].datasets) & datasets)


def states_of_rows(grounding: Grounding, vocabulary: Vocabulary) -> frozenset[int]:
    """The words that say what holds of rows: before them, `damaged estate car rentals`, and behind a verb, `rentals that were damaged`."""
    words = grounding.words
    beside = {i for value in grounding.values for i in range(value.start, value.stop)}
    out: set[int] = set()
    for use in grounding.dimensions:
        end = next((i for i in range(use.stop, len(words)) if i not in beside), len(words))
        told = use.start - 1 if use.start and words[use.start - 1].plain in _ARE else use.start
        behind = words[told - 1 - (words[told - 1].plain in {"that", "which", "who"})] if told else None
        before = use.adjective and end < len(words) and _counted_rows(words[end], vocabulary)
        after = told < use.start and behind is not None and _counted_rows(behind, vocabulary)
        out |= set(range(use.start, use.stop)) if use.holds and (before or after) else set()
    return frozenset(out)


def _counted_rows(word: Word, vocabulary: Vocabulary) -> bool:
    return word.plain.endswith("s") and word.stem in vocabulary.rows_counted


def some_of_rows(said: Collection[str], vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the counts of some rows that are told from all of them by what was said: late parcels, by `late`."""
    out = []
    for key, words in vocabulary.metrics.items():
        if counts_rows(words.metric, all_rows=False) and not counts_rows(words.metric):
            told = [set(phrase) - vocabulary.rows - vocabulary.plain for phrase in words.phrases]
            out += [key] if any(one and one <= {*said} for one in told) else []
    return tuple(out)
