"""Misspelt words of a question, read as the catalog's word they were meant to be."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from string import ascii_lowercase

from workbench.ask.language.countries import names_of, names_of_people
from workbench.ask.language.lexicon import (
    BEST,
    ENGLISH,
    FILLERS,
    GOING,
    LEAST,
    MOST,
    NEGATIONS,
    NEUTRAL,
    SHAPES,
    TIME_SHORT,
    TIME_WORDS,
    WORST,
)
from workbench.ask.language.words import Kind, Word
from workbench.search.english import commonness, english
from workbench.search.equivalents import thesaurus
from workbench.search.shorthand import abbreviates
from workbench.search.words import STOP_WORDS, Stemmer

#: Shorter words are too easily one another; from the second length on a wrong letter, and from the third two slips, are believed.
_SHORTEST, _WRONG_LETTER, _TWO_SLIPS = 5, 6, 9

#: From this length on the beginning of a word may stand for it.
_ABBREVIATED = 4

_VOWELS = frozenset("aeiouy")

#: Of short words only these are believed to be meant, where letters were exchanged: `last yaer`.
_SHORT_TIMES = frozenset("year years week june july".split())

#: Longer words of asking may be misspelt; shorter ones are like too many others.
_LONG_WORD = 6

#: How names of places are cut short.
_OF_PLACES: dict[str, tuple[str, ...]] = {
    "st": ("saint", "street"),
    "ste": ("sainte",),
    "rd": ("road",),
    "ave": ("avenue",),
    "sq": ("square",),
    "ln": ("lane",),
    "dr": ("drive",),
    "blvd": ("boulevard",),
    "mt": ("mount", "mountain"),
    "ft": ("fort",),
    "stn": ("station",),
    "hwy": ("highway",),
    "pk": ("park",),
    "br": ("bridge",),
}

#: What is said in one word with what there is so much of.
_AMOUNTS = ("load", "count", "volume")
_WHOLE = FILLERS | GOING


@dataclass(frozen=True)
class Spelling:
    """Corrects words against a lexicon; ordinary English and the catalog's own words stay as they are.

    Args:
        said: words that may be meant.
        known: stems that are no slips.
        short: short words of names, `chan`, that may stand for what begins so; `clipped` those of the first letters alone.
        others: what people say for the words of names, `package` of a plan.
    """

    said: frozenset[str]
    known: frozenset[str]
    stem: Stemmer
    short: frozenset[str] = frozenset()
    clipped: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()

    @cached_property
    def _by_letter(self) -> dict[str, tuple[str, ...]]:
        return _by_first(self.said)

    @cached_property
    def _other_stems(self) -> frozenset[str]:
        return frozenset(map(self.stem, self.others))

    @cached_property
    def _others_by_letter(self) -> dict[str, tuple[str, ...]]:
        return _by_first(self.others)

    @cached_property
    def _stems(self) -> frozenset[str]:
        """Of every word that may be meant: `towns` is no slip for `town`."""
        return frozenset(map(self.stem, self.said))

    def corrected(self, words: Sequence[Word]) -> tuple[tuple[Word, ...], tuple[str, ...]]:
        """Return the words as they were meant, and a sentence about each that was not written so."""
        out, notes = [], []
        for word in words:
            meant = self._meant(word)
            out.append(replace(word, plain=meant, stem=self.stem(meant)) if meant else word)
            notes += [f"'{word.text}' is read as '{meant}'."] if meant else []
        return tuple(out), tuple(dict.fromkeys(notes))

    def _meant(self, word: Word) -> str | None:
        plain = word.plain
        if word.kind is not Kind.WORD or not plain.isalpha():
            return None
        if word.capital and (long := self._of_place(plain)):
            return long
        if self._right(word):
            return None
        if plain.endswith("ship") and plain.removesuffix("ship") in self._by_letter.get(plain[0], ()):
            return None  # ridership is no rider
        if whole := TIME_SHORT.get(plain) or self._unabbreviated(plain):
            return whole
        if short := self._shortened(plain) or self._in_amounts(plain):
            return short
        if len(plain) < _SHORTEST - 1:
            return None
        if same := [known for known in self._candidates(plain) if _one_spelling(known) == _one_spelling(plain)]:
            return min(same)
        if len(plain) < _SHORTEST:
            return next((slip for slip in _exchanged(plain) if slip in _SHORT_TIMES), None)
        ordinary = plain in thesaurus() or not english().isdisjoint(_bases(plain))
        likely = (known for known in self._candidates(plain) if not ordinary or _related(word, known))
        near = self._nearest(plain, likely)
        if near or ordinary or word.stem in self._other_stems:
            return near or _meant_among(plain, TIME_WORDS) or _asked(plain)
        others = self._others_by_letter.get(plain[0], ())
        meant = _meant_among(plain, TIME_WORDS) or _asked(plain) or self._ordinary(word, [_exchanged(plain)])
        if meant or ((other := self._nearest(plain, others)) and distance(plain, other) == 1):
            return meant or other
        return self._ordinary(word, _slips_of(plain)) or other

    def _nearest(self, plain: str, likely: Iterable[str]) -> str | None:
        """The word that the fewest slips lie away, of those that are believed."""
        meant = [known for known in likely if not _does_it(plain, known)]
        near = ((self._slips(plain, known) or self._one_less(plain, known), known) for known in meant)
        return min((pair for pair in near if pair[0]), default=(0, None))[1]

    def _unabbreviated(self, plain: str) -> str | None:
        """`temp` for temperature: the words that begin so, where they are all forms of one; an ordinary word is no beginning."""
        if len(plain) < _ABBREVIATED or plain in thesaurus() or plain in english():
            return None
        longer = [word for word in self._by_letter.get(plain[0], ()) if word.startswith(plain)]
        return min(longer, key=len) if len({self.stem(w) for w in longer}) == 1 else None

    def _in_amounts(self, plain: str) -> str | None:
        """`caseload`: what there is so much of, where the catalog has it, or what people call so."""
        for ending in _AMOUNTS:
            head = plain.removesuffix(ending)
            if head != plain and len(head) >= _SHORTEST - 1 and not {plain, head} & _WHOLE and plain not in thesaurus():
                known = {self.stem(word) for word in (head, *thesaurus().get(head, ()))}
                return f"{head}s" if known & (self.known | self._stems) else None
        return None

    def _shortened(self, plain: str) -> str | None:
        """`channel` for `chan`: the short name that stands for a word, where there is one."""
        found = [short for short in sorted(self.short) if abbreviates(short, plain)]
        found += [short for short in sorted(self.clipped) if plain.startswith(short) and len(plain) > len(short) + 1]
        return found[0] if len({self.stem(short) for short in found}) == 1 else None

    def _of_place(self, plain: str) -> str | None:
        """`road` for `rd`, where a name has that."""
        return next((long for long in _OF_PLACES.get(plain, ()) if long in self.said), None)

    def _right(self, word: Word) -> bool:
        known = word.plain in ENGLISH or word.stem in self.known or word.stem in self._stems
        theirs = (*names_of(word.plain), *names_of_people(word.plain))
        return known or bool(theirs)  # German is no slip for what looks like it

    def _candidates(self, plain: str) -> Collection[str]:
        letters = dict.fromkeys((plain[0], plain[1]))  # the first two may be exchanged
        return [
            word for letter in letters for word in self._by_letter.get(letter, ()) if abs(len(word) - len(plain)) < 3
        ]

    def _one_less(self, written: str, meant: str) -> int:
        """How many slips lie between the singular of a word and another; 0 for none that is believed."""
        one = written.removesuffix("s")
        return self._slips(one, meant) if one != written and len(one) > _WRONG_LETTER else 0

    def _ordinary(self, word: Word, slips: Iterable[Iterable[str]]) -> str | None:
        """The commonest ordinary word of the likeliest slips that means something here; a name in capitals is no slip."""
        common = commonness()
        if word.capital or _is_made(word.plain):
            return None
        for kind in slips:
            if meant := [slip for slip in kind if slip in common and self._means(slip)]:
                return min(meant, key=common.__getitem__)
        return None

    def _means(self, plain: str) -> bool:
        """Whether a word is one of asking, or of the catalog, or of what people say for its words."""
        stem = self.stem(plain)
        return plain in _ORDINARY or stem in self.known or stem in self._stems or stem in self._other_stems

    @staticmethod
    def _slips(written: str, meant: str) -> int:
        """How many slips lie between two words; 0 where they are too many to be believed."""
        slips = distance(written, meant)
        same_length = len(written) == len(meant)
        if slips == 1 and same_length and sorted(written) != sorted(meant) and len(written) < _WRONG_LETTER:
            return 0
        return slips if slips == 1 or (slips == 2 and len(written) >= _TWO_SLIPS) else 0


def _by_first(words: Collection[str]) -> dict[str, tuple[str, ...]]:
    """The words by their first letter."""
    out: dict[str, list[str]] = {}
    for word in sorted(words):
        if len(word) >= _SHORTEST - 1 and word.isalpha():
            out.setdefault(word[0], []).append(word)
    return {letter: tuple(found) for letter, found in out.items()}


#: How a word is written on the other side of the ocean: the ends, and what may stand anywhere.
_ENDS = {
    "isation": "ization",
    "ise": "ize",
    "ised": "ized",
    "yse": "yze",
    "ogue": "og",
    "amme": "am",
    "re": "er",
    "ence": "ense",
}
_WITHIN = {"our": "or", "grey": "gray", "tyre": "tire", "cheque": "check", "jewellery": "jewelry", "ll": "l"}


def _bases(word: str) -> tuple[str, ...]:
    """A word with what it may be a form of: `clocked` of clock, `commonest` of common; no slip is one of an ordinary word."""
    most = word.removesuffix("est")
    return word, word.removesuffix("ed"), word.removesuffix("ing"), word.removesuffix("d"), most, f"{most[:-1]}y"


def _one_spelling(word: str) -> str:
    """The word as it is written on one side of the ocean, the plural's `s` aside.

    >>> _one_spelling("colours") == _one_spelling("color"), _one_spelling("cancelled") == _one_spelling("canceled")
    (True, True)
    """
    one = word.removesuffix("s")
    for ours, theirs in _WITHIN.items():
        one = one.replace(ours, theirs)
    return next((one.removesuffix(o) + t for o, t in _ENDS.items() if one.endswith(o)), one)


def _does_it(written: str, known: str) -> bool:
    """Whether a word is who does what the other says is done, or the other way round, and no slip for it.

    >>> _does_it("packers", "packed"), _does_it("packde", "packed"), _does_it("audited", "auditor")
    (True, False, True)
    """
    doer, done = written.removesuffix("s"), known.removesuffix("s")
    if written.endswith("ed") and done in {f"{written[:-2]}or", f"{written[:-2]}er"}:
        return True
    return doer.endswith("er") and known in {f"{doer[:-1]}d", f"{doer[:-2]}ing", f"{doer[:-1]}s"}


def _related(word: Word, known: str) -> bool:
    """Whether an English word may still be meant as another: `weigh` of a weight, `kilometers`; a party is no part."""
    return known.startswith(word.stem) or sorted(word.plain) == sorted(known)


#: Words that questions are asked in, whatever they are about.
_ORDINARY = ENGLISH | FILLERS | NEUTRAL | NEGATIONS | STOP_WORDS

#: What stands at the end of an order, and is no common word by itself.
_ENDS_OF_ORDERS = (
    "quickest cheapest busiest quietest costliest dearest longest shortest heaviest lightest newest oldest".split()
)

#: Long words that questions about numbers are asked in: `avarage`.
_ASKING = frozenset(
    word for word in (*SHAPES, *MOST, *LEAST, *BEST, *WORST, *_ENDS_OF_ORDERS) if len(word) >= _LONG_WORD
)


def _meant_among(written: str, words: Collection[str]) -> str | None:
    """The word, of time say, that one slip lies away: `feburary`; what has a letter more is rather a name, as Augusta.

    The first letter is right: `inter-library` is no winter.
    """
    near = (word for word in sorted(words) if word[0] == written[0] and abs(len(word) - len(written)) < 2)
    return next((word for word in near if distance(written, word) == 1 and _slipped(written, word)), None)


#: How words are made of others.
_BEFORE, _BEHIND = ("un", "re", "over", "non", "mis", "pre", "sub", "out", "under", "co"), ("s", "es", "er", "ers", "ly", "ness", "able", "less", "ful", "ish", "y", "ee", "ees", "ing", "ings")  # fmt: skip


def _is_made(plain: str) -> bool:
    """Whether a word is made of ordinary ones, `timers`, `unbooked`, `callouts`, and so is no slip for another."""
    bases = [plain.removesuffix(end) for end in _BEHIND if plain.endswith(end)]
    bases += [plain.removeprefix(start) for start in _BEFORE if plain.startswith(start)]
    made = any(base in english() or f"{base}e" in english() for base in bases)
    halves = ((plain[:i], plain[i:].removesuffix("s")) for i in range(4, len(plain) - 2))
    return made or any(one in english() and other in english() for one, other in halves)


def _exchanged(plain: str) -> Iterator[str]:
    """What it is where two neighbouring letters were exchanged: `veruss`, `tleephone`."""
    yield from (f"{plain[:i]}{plain[i + 1]}{plain[i]}{plain[i + 2 :]}" for i in range(len(plain) - 1))


def _slips_of(plain: str) -> Iterator[Iterator[str]]:
    """What a word may be a slip for, the likeliest kind first: a letter twice, one lost, one wrong; the first one is right."""
    places = range(1, len(plain))
    yield (plain[:i] + plain[i + 1 :] for i in places if plain[i] == plain[i - 1])
    yield (plain[:i] + letter + plain[i:] for i in (*places, len(plain)) for letter in ascii_lowercase)
    if len(plain) >= _WRONG_LETTER:
        yield (plain[:i] + letter + plain[i + 1 :] for i in places for letter in ascii_lowercase)


def _asked(written: str) -> str | None:
    """The word of asking that one slip lies away; `fines` are no finest."""
    return None if _is_made(written) else _meant_among(written, _ASKING)


def _slipped(written: str, meant: str) -> bool:
    """Whether letters were lost, exchanged, doubled, or one of a long word was wrong."""
    if len(written) > len(meant):
        return any(
            one == other and written[:i] + written[i + 1 :] == meant for i, (one, other) in enumerate(pairwise(written))
        )
    wrong = [(one, other) for one, other in zip(written, meant, strict=False) if one != other]
    vowel = len(written) > _LONG_WORD and all(_VOWELS.issuperset(pair) for pair in wrong)  # `avarage`
    return vowel or len(written) < len(meant) or sorted(written) == sorted(meant) or len(written) > _WRONG_LETTER


def distance(a: str, b: str) -> int:
    """Return how many letters are missing, too many, wrong, or exchanged with their neighbour.

    >>> distance("flihgts", "flights"), distance("orign", "origin")
    (1, 1)
    """
    before: list[int] = []
    last = list(range(len(b) + 1))
    for i, left in enumerate(a, 1):
        row = [i]
        for j, right in enumerate(b, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (left != right))
            if i > 1 and j > 1 and left == b[j - 2] and a[i - 2] == right:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, last = last, row
    return last[-1]
