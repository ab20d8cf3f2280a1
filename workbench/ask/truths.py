"""What holds or does not, put in other words than the catalog's names: by its description, or a name cut short.

`Visitors who needed a ticket`, where the catalog says `free: whether no ticket had to be bought`; `rejected loads`, where it
has only `rej`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from workbench.ask import negation
from workbench.ask.ended import Ended
from workbench.ask.known import Known
from workbench.ask.lexicon import FILLERS, NEUTRAL
from workbench.ask.vocabulary import Vocabulary
from workbench.ask.words import Kind, Word
from workbench.catalog.model import DimensionType
from workbench.search.words import STOP_WORDS, split

#: Which share of the telling words of a description must be said, and of how many dimensions a word may speak.
_SHARE, _SPEAKS = 0.34, 2

#: What turns round what a description says after it: `whether no ticket had to be bought`.
_NOT = frozenset({"no", "not", "without", "never"})

#: What a name says of its kind.
_FLAGS = frozenset("flg flag ind indicator yn bool is has".split())

#: Words of descriptions that describe nothing.
_EMPTY = frozenset(
    {"whether", "after", "before", "gets", "taken", *_FLAGS, *FILLERS, *NEUTRAL, *STOP_WORDS} - {"back", "away"}
)

#: From this length on a name may be the beginning of a word, or its consonants.
_CUT = 3

#: How directly such words name what they mean, beside a name.
HINTED = 0.5

#: What is said of every second thing: it speaks for one only as `not back`.
_PARTICLES = frozenset({"back", "away", "along", "off"})

#: What makes a verb another, and how far behind it that stands.
_ASIDE, _REACH = frozenset("up off along back away over down aside".split()), 4

_VOWELS = frozenset("aeiou")


@dataclass(frozen=True, slots=True)
class Hint:
    """Words that speak for a dimension that holds or does not.

    Attributes:
        holds: what they say of it.
    """

    start: int
    stop: int
    options: tuple[tuple[Known, float], ...]
    holds: bool


@dataclass(frozen=True, slots=True)
class _Told:
    """A dimension with the telling words of its names and its description, by stem: whether they say that it holds."""

    known: tuple[Known, ...]
    texts: tuple[dict[str, bool], ...]
    short: str

    def share(self, stems: Collection[str]) -> tuple[float, bool]:
        """The largest share of a text's telling words that is said, and what it says; of a name cut short, all."""
        said = [(len(set(text) & set(stems)) / len(text), text) for text in self.texts if set(text) & set(stems)]
        if not said:
            return 1.0, True
        share, text = max(said, key=lambda pair: pair[0])
        return share, next(text[stem] for stem in stems if stem in text)


class Truths:
    """The dimensions of a catalog that hold or do not, by the words that describe them.

    Attributes:
        ended: what says whether rows have ended.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self.ended = Ended(vocabulary)
        self._told = tuple(_told(vocabulary))
        self._by_stem: dict[str, list[_Told]] = {}
        for told in self._told:
            for stem in {stem for text in told.texts for stem in text}:
                self._by_stem.setdefault(stem, []).append(told)

    def hints(self, words: Sequence[Word], taken: Collection[int]) -> Iterator[Hint]:
        """Return what words that name nothing say by their description, the surest first; none overlapping."""
        free = [i for i, word in enumerate(words) if i not in taken and word.kind is Kind.WORD]
        found: dict[int, tuple[_Told, dict[int, str]]] = {}
        for i in free:
            for told in self._speaking(words[i]):
                found.setdefault(id(told), (told, {}))[1][i] = words[i].stem
        for i, behind, pair in _pairs([word.plain for word in words], self._vocabulary):
            for told in self._by_stem.get(pair, ()) if {i, behind} <= set(free) else ():
                found.setdefault(id(told), (told, {}))[1].update({i: pair, behind: pair})
        scored = [(*told.share(at.values()), told, sorted(at)) for told, at in found.values()]
        used: set[int] = set()
        for share, holds, told, at in sorted(scored, key=lambda item: -item[0]):
            if share >= _SHARE and not used & set(at) and (_alone(words, at) or negation.begins(words, at[0]) < at[0]):
                used |= set(at)
                yield Hint(at[0], at[-1] + 1, tuple((known, HINTED) for known in told.known), holds)

    def _speaking(self, word: Word) -> Sequence[_Told]:
        if word.plain in _EMPTY:
            return ()
        told = self._by_stem.get(word.stem, ())
        if told:
            return told if len(told) <= _SPEAKS else ()
        return [told for told in self._told if _shortens(told.short, word.plain)]


def _alone(words: Sequence[Word], at: Sequence[int]) -> bool:
    """Whether words say something by themselves: `came back` says it only where it is negated, of many verbs."""
    return any(words[i].plain not in _PARTICLES for i in at)


def _told(vocabulary: Vocabulary) -> Iterator[_Told]:
    homes: dict[tuple[str, str | None], list[Known]] = {}
    for known in (known for paths in vocabulary.paths.values() for known in paths):
        if known.type is DimensionType.BOOLEAN and known.reached.dimension:
            homes.setdefault(known.reached.target, []).append(known)
    for paths in homes.values():
        dimension = paths[0].reached.dimension
        if dimension is not None:
            called = dimension.doc.title or dimension.name.replace("_", " ") * ("_" in dimension.name)
            texts = (called, *dimension.doc.synonyms, dimension.doc.description)
            told = (dict(_stems(text, vocabulary)) for text in texts)
            short = "" if dimension.doc.title else dimension.name
            yield _Told(tuple(paths), tuple(text for text in told if text), short)


def _pairs(plain: Sequence[str], vocabulary: Vocabulary) -> Iterator[tuple[int, int, str]]:
    """The verbs that tell only with what stands behind them, `turn up`, `brought somebody along`: both places, and the two as one."""
    for i, word in enumerate(plain):
        behind = next((k for k in range(i + 1, min(i + _REACH, len(plain))) if plain[k] in _ASIDE), None)
        if word in FILLERS | NEUTRAL and behind is not None:
            yield i, behind, f"{vocabulary.stem(word)} {plain[behind]}"


def _stems(text: str, vocabulary: Vocabulary) -> Iterator[tuple[str, bool]]:
    """The telling words of a description, and pairs of them, with whether they say that it holds."""
    holds, plain = True, split(text)
    yield from ((pair, not _NOT & set(plain[:i])) for i, _, pair in _pairs(plain, vocabulary))
    for word in split(text):
        holds = holds and word not in _NOT
        stem = vocabulary.stem(word)
        others = (known for known, _ in vocabulary.phrases.get((stem,), ()))
        named = stem in vocabulary.plain or stem in vocabulary.rows
        named = named or any(known.type is not DimensionType.BOOLEAN for known in others)
        if word not in _EMPTY and not named and len(word) > 1:
            yield stem, holds


def _shortens(name: str, word: str) -> bool:
    """Whether a name is a word cut short, or its consonants alone: `rej` of rejected, `rpt` of repeat.

    >>> _shortens("rpt", "repeat"), _shortens("act", "late")
    (True, False)
    """
    if len(name) < _CUT or len(word) <= len(name) or not name.isalpha() or name[0] != word[0]:
        return False
    letters = iter(word)
    return word.startswith(name) or (not set(name) & _VOWELS and all(letter in letters for letter in name))
