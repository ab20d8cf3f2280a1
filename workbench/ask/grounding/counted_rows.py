"""Rows that are counted by a number they have themselves: the words that say which number is no measure of all of them.

`How many parcels weighed more than 20 kilos`, `number of visits with over 3 missed doses by ward`: parcels and visits are counted,
however the catalog calls the weight and the doses of them all.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import permutations

from workbench.ask.grounding.dimensions import DimensionUse
from workbench.ask.grounding.mentions import names_rows
from workbench.ask.language.apart import done
from workbench.ask.language.lexicon import FILLERS, NEUTRAL
from workbench.ask.language.measures import MONEY, measured
from workbench.ask.language.numbers import NumberSpan, comparative_bases
from workbench.ask.language.words import Kind, Word, plural
from workbench.ask.terms.vocabulary import Vocabulary
from workbench.catalog.model import DimensionType

#: What says of one thing how much of something it has, and what leads in what a thing has.
_MEASURES = frozenset(
    "cost costs costing weigh weighs weighed weighing last lasts lasted lasting measure measures measured measuring worth".split()
)
_HAVING = frozenset("with having that which who has have had needing taking".split())
_LEADS = FILLERS | _MEASURES | _HAVING

#: What asks for a number of things.
_HOW_MANY = frozenset({("how", "many"), ("number", "of"), ("count", "of"), ("numbers", "of")})

#: How many words stand between what asks for a number of rows and them, and how long the name of a number is.
_BETWEEN, _LONGEST = 3, 3


def describing(
    words: Sequence[Word],
    numbers: Sequence[NumberSpan],
    dimensions: Sequence[DimensionUse],
    taken: set[int],
    vocabulary: Vocabulary,
) -> set[int]:
    """Return the word beside a number that says which number it is, where more is left: `flights more than 60 minutes late`."""
    out = set()
    for span in numbers:
        bases = {vocabulary.stem(b) for w in words[span.start : span.stop] for b in comparative_bases(w.plain)}
        verb = span.stop + 1 if words[span.stop : span.stop + 1] and words[span.stop].plain == "to" else span.stop
        for at in (span.start - 1, verb):
            beside = 0 <= at < len(words) and at not in taken and words[at].kind is Kind.WORD
            if beside and (
                (span.unit and vocabulary.describes(words[at].stem, span.unit))
                or (at < span.start and vocabulary.described_by(bases, words[at].stem))
            ):
                out |= {at} if at < span.start else set(range(span.stop, at + 1))  # `72 hours to deliver`
        of = span.start > 1 and words[span.start - 1].plain in {"of", "is", "was"} and span.op == "="
        out |= {span.start - 2} if of and words[span.start - 2].stem in vocabulary.sizes else set()  # `a fee of 0`
    named = (use for use in dimensions if any(known.type is DimensionType.NUMBER for known, _ in use.options))
    starts = {at for n in numbers for at in (n.start, n.start - (words[n.start - 1].plain in {"of", "is", "was"}))}
    out |= {i for use in named if use.stop in starts for i in range(use.start, use.stop)}  # `a salary of over 80,000`
    rest = [w for i, w in enumerate(words) if i not in taken | out and w.kind is Kind.WORD]
    return (out if any(names_rows(w, vocabulary) for w in rest) else set()) | naming_numbers(words, numbers, vocabulary)


def naming_numbers(words: Sequence[Word], numbers: Sequence[NumberSpan], vocabulary: Vocabulary) -> set[int]:
    """Return the words that only say which number rows have that are counted."""
    out: set[int] = set()
    for span in numbers:
        if span.op == "=" and span.high is None:
            continue
        at = _rows_before(words, span, vocabulary)
        if at is None:
            continue
        between = words[at + 1 : span.start]
        out.update(_priced(words, span))
        if not between or any(word.plain in _HAVING for word in between):
            out.update(_name_behind(words, at, span, vocabulary))
        out |= {at + 1 + k for k, word in enumerate(between) if _measures(word, span, vocabulary)}
    return out


#: What says of how much of something a price is: `20 euros a kilo`, `€20/kg`.
_FOR_EACH = frozenset({"a", "an", "per", "/", "each"})


def _priced(words: Sequence[Word], span: NumberSpan) -> set[int]:
    """The words behind a number of money that say of how much that is the price."""
    behind = span.measure in MONEY and span.stop < len(words) and words[span.stop].plain in _FOR_EACH
    unit = measured(words, span.stop + 1) if behind else None
    return set(range(span.stop, span.stop + 1 + unit[1])) if unit else set()


def _measures(word: Word, span: NumberSpan, vocabulary: Vocabulary) -> bool:
    """Whether a word before a number only says of what it is one: `weighing`, and `sized` of kilowatts."""
    units = [vocabulary.stem(unit) for unit in (span.unit, span.measure) if unit]
    told = any(vocabulary.describes(word.stem, unit) for unit in units)
    return word.plain in _MEASURES or (told and _done(word))


def _done(word: Word) -> bool:
    return done(word, irregular=True)


def _rows_before(words: Sequence[Word], span: NumberSpan, vocabulary: Vocabulary) -> int | None:
    """Where the rows stand that are counted, with nothing but what leads to a number behind them; None where none are.

    Before a number that has a unit may stand what was done with them, `lots knocked down above 20 euros`, or nothing.
    """
    start, told = span.start, span.measure is not None
    at = start - 1
    while at >= 0 and words[at].kind is Kind.WORD and (words[at].plain in _LEADS or (told and _done(words[at]))):
        at -= 1
    behind = at < start - 1 or told
    if at < 0 or not behind or not plural(words[at]) or not (rows := _rows_at(words, at, vocabulary)):
        return None
    at -= len(rows) - 1
    plain = [word.plain for word in words[:at]]
    asked = any(tuple(plain[i : i + 2]) in _HOW_MANY for i in range(max(0, at - _BETWEEN - 1), at))
    return at + len(rows) - 1 if asked or all(word in FILLERS | NEUTRAL for word in plain) else None


def _rows_at(words: Sequence[Word], at: int, vocabulary: Vocabulary, homes: Collection[str] = ()) -> tuple[str, ...]:
    """The name of rows that ends at a place, of one word or two; empty where none does.

    Args:
        homes: the datasets whose rows they are; any where there are none.
    """
    phrases = {phrase for home in homes or vocabulary.entities for phrase in vocabulary.entities[home]}
    for length in (2, 1):
        said = tuple(word.stem for word in words[max(0, at - length + 1) : at + 1])
        if said in phrases:
            return said
    return (words[at].stem,) if not homes and names_rows(words[at], vocabulary) else ()


def _name_behind(words: Sequence[Word], at: int, span: NumberSpan, vocabulary: Vocabulary) -> Iterator[int]:
    """The words right behind a number that call one of the rows themselves, in any order: `10 lost days`, of days lost."""
    # `10 lost days`, `4 degrees core temperature`
    begins = dict.fromkeys((span.stop - (span.unit is not None), span.stop))
    longest = ((begin, length) for length in range(_LONGEST, 0, -1) for begin in begins if begin + length <= len(words))
    for begin, length in longest:
        window = words[begin : begin + length]
        orders = permutations([word.stem for word in window])
        options = (known for stems in orders for known, _ in vocabulary.phrases.get(stems, ()))
        if any(
            known.type is DimensionType.NUMBER
            and not known.reached.links
            and _rows_at(words, at, vocabulary, {known.dataset})
            for known in options
        ):
            yield from range(begin, begin + length)
            return
