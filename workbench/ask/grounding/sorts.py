"""Values that stand before what they are sorts of: `the offer stage`, `final round`, `monthly passes`."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from workbench.ask.grounding.bands import banded
from workbench.ask.grounding.mentions import Mention
from workbench.ask.language.lexicon import FILLERS, KINDS, NEUTRAL
from workbench.ask.language.meanings import UNITS, plain_at
from workbench.ask.language.numbers import end_of
from workbench.ask.language.words import Kind, Word
from workbench.ask.terms.known import ALIKE, Known
from workbench.ask.terms.values import Match, ValueDictionary, ValueSpan
from workbench.ask.terms.vocabulary import Vocabulary
from workbench.catalog.model import DimensionType
from workbench.search.equivalents import IRREGULAR
from workbench.search.words import split

#: How many words of a value are looked for before what it is of.
_BEFORE = 3

#: What makes a name behind it what is divided by.
DIVIDING = frozenset({"per", "each", "every", "which", "whichever", "by", "across", "among", "between"})

#: Words of time that say the same of a thing that is for such a time.
_SAME = tuple(
    frozenset(line.split())
    for line in """annual yearly annually year
quarterly quarter
monthly month
weekly week
daily day
hourly hour""".splitlines()
)
_CADENCES = {word: same for same in _SAME for word in same}

#: Before words of time these say how something is paid for, and the word is no time: `policies paid monthly`, `on annual ones`.
_PAID = frozenset("paid paying billed charged invoiced renewed on".split())

#: Before a unit these say which one is meant, and no sort of what stands behind: `this year tickets`.
_POINTING = frozenset("this last next previous past current same whole one".split()) | DIVIDING

#: How well a word for the same sort stands for it.
_SAME_SORT = 0.97

#: Behind these in a name comes what else it has to do with: `type of pass on the trip`.
_ON = frozenset("on in at for by with used from to".split())

_JOINTS = frozenset({"and", "or", ",", "/", "&", "vs", "versus"})


def with_kinds(
    words: Sequence[Word],
    own: Sequence[ValueSpan],
    named: Sequence[Mention],
    dictionary: ValueDictionary,
    taken: set[int],
) -> list[ValueSpan]:
    """Return the values with those that stand right before what they are of: `the Leipzig depot`, though Leipzig is a town as well."""
    direct = [replace(m, options=tuple(o for o in m.options if o[1] > ALIKE)) for m in named]
    kinds = {(span.start, span.stop): span for span in called_by_kind(words, direct, dictionary, taken)}
    others = called_by_kind(words, named, dictionary, taken)
    free = (span for span in others if all(span.stop <= one.start or one.stop <= span.start for one in own))
    return [*(kinds.get((span.start, span.stop), span) for span in own), *free]


def called_by_kind(
    words: Sequence[Word], named: Sequence[Mention], dictionary: ValueDictionary, taken: set[int]
) -> Iterator[ValueSpan]:
    """Yield the values that stand right before what they are of, whatever else they are called."""
    for mention in named:
        places = {known.parts for known, _ in mention.options if known.type is DimensionType.TEXT and not known.label}
        for start in range(max(0, mention.start - _BEFORE), mention.start if places else 0):
            before = words[start - 1].plain if start else ""
            article = mention.start - start == 1 and words[start].text == "a"  # `without a grade`, and no grade A
            if article or before in DIVIDING or {*range(start, mention.start)} & taken:
                continue
            plain = tuple(part for word in words[start : mention.start] for part in split(word.plain))
            if found := tuple(m for m in dictionary.called(plain) if m.place.parts in places):
                yield ValueSpan(start, mention.start, found)
                break


def as_sorts(
    words: Sequence[Word], taken: set[int], vocabulary: Vocabulary, dictionary: ValueDictionary, also: object
) -> tuple[ValueSpan, ...]:
    """Return the words of time and the numbers that are sorts of things, with `also` where that is a value."""
    sure = (*banded(words, taken, vocabulary, dictionary), *cadences(words, vocabulary, dictionary))
    sure += tuple(before_rows(words, taken, vocabulary, dictionary))
    return (*sure, also) if isinstance(also, ValueSpan) else sure


def cadences(words: Sequence[Word], vocabulary: Vocabulary, dictionary: ValueDictionary) -> tuple[ValueSpan, ...]:
    """Return the words of time that are sorts of what stands behind them, and say nothing of months or years: `annual passes`."""
    out = []
    for i, word in enumerate(words):
        noun = _noun(words, i) if word.plain in _CADENCES else None
        paid = word.plain in _CADENCES and word.plain not in UNITS and plain_at(words, i - 1) in _PAID
        if not paid and (noun is None or _points(words, i) or _begins_name(words, i, noun, vocabulary)):
            continue
        forms = sorted(_CADENCES[word.plain], key=lambda form: form != word.plain)
        found = [(m, form == word.plain) for form in forms for m in dictionary.called((form,))]
        told = (pair for pair in found if not paid or _is_paid(words, i, pair[0], vocabulary))
        own = [pair for pair in told if paid or (noun and _is_sort(words, noun, pair[0], vocabulary))]
        matches = tuple(Match(m.place, m.value, 1.0 if said else _SAME_SORT) for m, said in own)
        out += [ValueSpan(i - paid, i + 1, matches)] if matches else []
    return tuple(out)


def _is_paid(words: Sequence[Word], i: int, match: Match, vocabulary: Vocabulary) -> bool:
    """Whether a word of time says of the things named beside it how they are paid for: claims paid monthly are paid in each month."""
    own = match.place.parts[-1:]
    homes = [key for key, paths in vocabulary.paths.items() if any(known.parts == own for known in paths)]
    near = {word.stem for word in (*words[max(0, i - _BEFORE) : i], *words[i + 1 : i + 2])}
    return not near.isdisjoint(vocabulary.rows_of(homes))


def before_rows(
    words: Sequence[Word], taken: set[int], vocabulary: Vocabulary, dictionary: ValueDictionary
) -> Iterator[ValueSpan]:
    """Yield words of the catalog in small letters that are values right before what they are a kind of: `stage invoices`."""
    for i, word in enumerate(words[:-1]):
        noun, free = words[i + 1], word.kind is Kind.WORD and word.text.islower() and not {i, i + 1} & taken
        shades = word.plain in NEUTRAL - FILLERS  # `late shifts`, of a part of the day that is Late
        ordinary = free and (shades or word.stem in vocabulary.names) and not vocabulary.frequent(word.stem)
        if ordinary and noun.kind is Kind.WORD and plain_at(words, i - 1) not in DIVIDING:
            called = dictionary.called((word.plain,))
            found = tuple(m for m in called if _is_sort(words, i + 1, m, vocabulary))
            found = found or tuple(m for m in called if shades and _of_rows(noun, m, vocabulary))
            yield from (ValueSpan(i, i + 1, found),) if found else ()


def _of_rows(noun: Word, match: Match, vocabulary: Vocabulary) -> bool:
    """Whether a noun calls the rows that have a value themselves: shifts, of the part of the day that a shift is in."""
    own = match.place.parts if len(match.place.parts) == 1 and not match.place.label else ()
    homes = [key for key, paths in vocabulary.paths.items() if any(known.parts == own for known in paths)]
    return noun.stem in vocabulary.rows_of(homes)


def _noun(words: Sequence[Word], i: int) -> int | None:
    """Where the noun stands that a word of time is said of, with others of its list between: `annual or monthly passes`."""
    at = i + 1
    while plain_at(words, at) in _JOINTS and plain_at(words, at + 1) in _CADENCES:
        at += 2
    return at if at < len(words) and words[at].kind is Kind.WORD else None


def _points(words: Sequence[Word], i: int) -> bool:
    """Whether a unit is one of time itself: `per day pass`, `this year tickets`, `10 day tickets`, `the busiest day`."""
    before = words[i - 1] if i else None
    if words[i].plain not in UNITS or before is None:
        return False
    return before.plain in _POINTING or before.number is not None or end_of(before.plain) is not None


def _begins_name(words: Sequence[Word], i: int, noun: int, vocabulary: Vocabulary) -> bool:
    """Whether the noun only begins what is measured, of which the word of time says how it is divided: `monthly pass revenue`."""
    behind = plain_at(words, noun + 1)
    one = plain_at(words, i - 1) in {"a", "an"}
    if one or not behind or behind.endswith("ed") or behind in IRREGULAR or _plural(words[noun]):
        return False
    pair = (words[noun].stem, words[noun + 1].stem)
    return any(pair == phrase[k : k + 2] for phrase in vocabulary.named for k in range(len(phrase) - 1))


def _is_sort(words: Sequence[Word], noun: int, match: Match, vocabulary: Vocabulary) -> bool:
    """Whether a value is a sort of what a noun calls, or of the one before: `the monthly ones`."""
    if words[noun].plain in {"ones", "one"}:
        return True
    paths = (known for paths in vocabulary.paths.values() for known in paths if known.parts == match.place.parts)
    return any(words[noun].stem in _sorted(known, vocabulary) for known in paths)


def _sorted(known: Known, vocabulary: Vocabulary) -> frozenset[str]:
    """The stems of what a path tells the sorts of: passes, of the kind of pass; its rows, where it says no more than `type`."""
    end = known.reached.dimension
    if end is None or end.type is not DimensionType.TEXT:
        return frozenset()
    texts = [split(text) for text in (end.name, end.doc.title, *end.doc.synonyms) if text]
    cut = [text[: next((i for i, word in enumerate(text) if i and word in _ON), len(text))] for text in texts]
    said = frozenset(vocabulary.stem(word) for text in cut for word in text)
    sorts = frozenset(map(vocabulary.stem, KINDS))
    if not said & sorts:
        return frozenset(stem for stem in said if not vocabulary.frequent(stem))
    entities = {key: vocabulary.rows_of([key]) for key in vocabulary.entities}
    told = [names for names in entities.values() if names & said]
    return (said - sorts).union(*(told or [entities[known.reached.dataset]]))


def _plural(word: Word) -> bool:
    return word.plain.endswith("s") and not word.plain.endswith("ss")


def as_done(words: Sequence[Word], dictionary: ValueDictionary, taken: Collection[int]) -> Iterator[ValueSpan]:
    """Yield the verbs of what somebody did that are called by it once it is done: `how many events did we hold`, of Held."""
    for i in range(1, len(words)):
        did = {"do", "did"} & {word.plain for word in words[max(0, i - _AHEAD) : i]} and words[i - 1].plain in _DID
        if not did or i in taken or not words[i].text.islower():
            continue
        forms = (form for form, verb in IRREGULAR.items() if verb == words[i].plain and form != verb)
        found = tuple(m for form in forms for m in dictionary.called((form,)) if not m.place.label)
        if found:
            yield ValueSpan(i, i + 1, found)


#: Who did something, and how far before a verb `did` stands.
_DID, _AHEAD = frozenset("we they you people customers guests members".split()), 3
