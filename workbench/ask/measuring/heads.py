"""What a question counts, `number of batches`, `repairs done in May`, and the verbs by which all of that came about."""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise

from workbench.ask.grounding.ground import Grounding
from workbench.ask.grounding.mentions import names_rows
from workbench.ask.language.lexicon import ATTRIBUTES, BAD, FILLERS, HAPPENED, LINKING, NEUTRAL, PEOPLE
from workbench.ask.language.measures import GAUGED, MONEY, measure
from workbench.ask.language.words import Kind, Word
from workbench.ask.terms.counting import averaged
from workbench.ask.terms.known import MetricWords
from workbench.ask.terms.vocabulary import Vocabulary
from workbench.search.equivalents import IRREGULAR

#: What asks for a number of something; `how much` only for an amount.
HEADS = frozenset(
    {
        ("how", "many"),
        ("number", "of"),
        ("count", "of"),
        ("numbers", "of"),
        ("no", "of"),
        ("nr", "of"),
        ("total", "number"),
        ("how", "much"),
    }
)

#: What begins a clause that says which rows are meant, and what may stand in it before them.
_CLAUSES, _WHOLLY = frozenset("for among of in on".split()), frozenset("the all our only those".split())

#: How many words behind such an opening the noun stands at most, what holds or does not aside.
_AHEAD = 3


def rows_meant(grounding: Grounding, vocabulary: Vocabulary) -> frozenset[int]:
    """Return where a clause before a comma only says which rows are meant: the bookings of `for bookings of over 3 nights, average rate`."""
    behind = (_behind_clause(grounding, begin) for begin in range(len(grounding.words)))
    return frozenset(i for i in behind if i is not None and names_rows(grounding.words[i], vocabulary))


def _behind_clause(grounding: Grounding, begin: int) -> int | None:
    """The place of the noun that a clause begins with, if one begins here and goes on with more of it up to a comma."""
    words = grounding.words
    if words[begin].plain not in _CLAUSES or (begin and words[begin - 1].kind is not Kind.MARK):
        return None
    rows = next((i for i in range(begin + 1, len(words)) if words[i].plain not in _WHOLLY), len(words))
    end = next((i for i in range(begin, len(words)) if words[i].kind is Kind.MARK or words[i].plain == "and"), rows)
    return rows if rows + 1 < end and end + 1 < len(words) and words[end].kind is Kind.MARK else None


def head_of(grounding: Grounding, vocabulary: Vocabulary) -> Word | None:
    """Return what is counted: the noun after `how many` or `number of`, or rows that the question begins with."""
    words = grounding.words
    holding = {i for use in grounding.dimensions if use.holds is not None for i in range(use.start, use.stop)}
    beside = holding | {i for use in grounding.values for i in range(use.start, use.stop)}
    for i in range(2, len(words)):
        if (words[i - 2].plain, words[i - 1].plain) in HEADS - {("how", "much")}:
            stop = i + _AHEAD + len(holding & set(range(i, i + _AHEAD)))  # `unpaid bills`
            ahead = (k for k in range(i, min(stop, len(words))) if k not in beside and _counted(words[k], vocabulary))
            found = next(ahead, None)
            kinds = found is not None and found > i and found - 1 in beside and done(words[found])
            return None if found is None or kinds else words[found]  # `number of articles published` are of a kind
    first = _first(grounding)
    if first in rows_meant(grounding, vocabulary):
        return None
    if first is None or first + 1 >= len(words) or not _things(grounding, first, vocabulary) or done(words[first]):
        return None  # `the amount claimed` counts no claims
    asked = first > 0 and words[first - 1].plain in {"which", "what", "whose"}
    behind = words[first + 1]
    if behind.plain == "(" and not asked:
        return words[first]  # `technical interviews (score of at least 4)`
    goes_on = behind.plain in (FILLERS | LINKING) - {"per", "each", "by"} and behind.stem not in vocabulary.heads
    return words[first] if (goes_on or done(behind)) and not asked else None


def _things(grounding: Grounding, i: int, vocabulary: Vocabulary) -> bool:
    """Whether things may be counted that a question begins with, and none that are ranked: `programmes with the best marks`.

    That is rows, and what a metric counts of others, where it goes on about which: `customers holding a policy`.
    """
    words, word = grounding.words, grounding.words[i]
    if any(use.ranked and use.start <= i < use.stop for use in grounding.dimensions):
        return False
    which = words[i + 1].plain in LINKING | {"who", "that"} and word.plain.endswith("s")
    return names_rows(word, vocabulary) or (which and (word.stem,) in vocabulary.single)


def _first(grounding: Grounding) -> int | None:
    """The first word that is no filler, and no value either: `phone calls answered within an hour`."""
    beside = {i for use in grounding.values for i in range(use.start, use.stop)}
    words = enumerate(grounding.words)
    return next((i for i, w in words if w.plain not in FILLERS and w.kind is Kind.WORD and i not in beside), None)


def numbered(grounding: Grounding) -> bool:
    """Whether a question says that it is a number of something it asks for."""
    plain = [word.plain for word in grounding.words]
    return any(pair in HEADS - {("how", "much")} for pair in pairwise(plain))


def asks_of(head: Word, grounding: Grounding) -> bool:
    """Return whether a question asks something of things that it names first, and counts none: `how far have the lorries gone`."""
    return any(word.plain in {"how", "what", "where", "when"} for word in grounding.words if word.start < head.start)


def _counted(word: Word, vocabulary: Vocabulary) -> bool:
    """Whether a word can be what is counted: cases too, where rows are called tickets; what all is about is none."""
    if word.kind is not Kind.WORD or word.plain in FILLERS | PEOPLE:
        return False
    if word.stem in vocabulary.subject - vocabulary.rows:
        return False
    rows = not vocabulary.same.get(word.stem, frozenset()).isdisjoint(vocabulary.rows)
    return word.plain not in NEUTRAL or (rows and word.plain.endswith("s"))


def counts(words: MetricWords, head: Word, grounding: Grounding, vocabulary: Vocabulary) -> bool:
    """Return whether a metric counts what a question counts."""
    if numbered(grounding):
        return number_of(words, head, vocabulary) > 0
    return any(vocabulary.alike(head.stem, stem) for stem in _counted_by(words, vocabulary))


def counting(head: Word, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the plain counts of what a question counts; none where another metric is called so more directly."""
    likes = {key: number_of(words, head, vocabulary) for key, words in vocabulary.metrics.items()}
    best = max(likes.values(), default=0.0)
    return tuple(key for key in vocabulary.counts if best and likes[key] == best)


def number_of(words: MetricWords, head: Word, vocabulary: Vocabulary) -> float:
    """Return how directly what a metric counts is called so; sums of money count nothing, though called after `bills`."""
    unit = measure(words.metric.unit)
    if unit in MONEY or (unit in GAUGED and head.stem in vocabulary.rows):
        return float(measure(head.plain) == unit)  # orders are no kilograms, though so many were ordered
    return max((vocabulary.alike(head.stem, stem) for stem in _counted_by(words, vocabulary)), default=0.0)


def _counted_by(words: MetricWords, vocabulary: Vocabulary) -> frozenset[str]:
    """What a metric counts: its unit alone where it is an average, for `customer satisfaction` counts no customers."""
    return frozenset(vocabulary.stems(words.metric.unit or "")) if averaged(words.metric) else words.counted


def came_about(grounding: Grounding, i: int, datasets: Collection[str], vocabulary: Vocabulary) -> bool:
    """Return whether a verb right behind counted rows says what was done with all of them: `batches baked`.

    That is what the catalog measures the length of, `average bake`, or has the day of, `opened on`; no word for what went
    wrong with some of them is one.
    """
    words = grounding.words
    said = i > 0 and done(words[i]) and words[i].plain not in ATTRIBUTES | BAD
    behind = said and any(vocabulary.alike(words[i - 1].stem, s) for s in vocabulary.rows_of(datasets))
    if behind and words[i].plain in HAPPENED and words[i - 1].plain.endswith("s"):
        return True  # `subscriptions sold`
    return behind and any(vocabulary.alike(words[i].stem, s) for s in vocabulary.undergone(datasets))


def done(word: Word) -> bool:
    """Return whether a word is what was done with something: `baked`, `sold`."""
    irregular = word.plain in IRREGULAR and not word.plain.endswith(("s", "ing"))
    return word.kind is Kind.WORD and (word.plain.endswith("ed") or irregular)
