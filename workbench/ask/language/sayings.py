"""States said in other words than the catalog's: `from home` of what is remote, `never turned up` of a no-show, `ticketed` of what is not free.

`sayings.txt` has a line for each state, with what people say of what is so and of what is not. What a catalog calls by one
of a side is meant by all of it, and denied by all of the other.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path

from workbench.ask.language.lexicon import FILLERS, HAPPENED, NEUTRAL, STATES
from workbench.ask.language.words import Kind, Word
from workbench.search.equivalents import IRREGULAR
from workbench.search.shorthand import abbreviates
from workbench.search.words import STOP_WORDS, Stemmer

#: A phrase as words or stems.
_Phrase = tuple[str, ...]

#: Small words that may stand between the words of a saying, and how many: `turned down the offer`, `sent it back`.
_BETWEEN, _MOST = frozenset("a an the our their his her its it us them been being ever".split()), 2

#: What a name may have besides what it says: of its kind, or of its rows.
_KIND = frozenset("flg flag ind indicator yn bool is has was opt in status state".split())

#: The shortest name that is the beginning of a word.
_CUT = 3

#: The longest name that is looked for in sayings.
_LONGEST = 4

#: Before what only names a state, before what only says it, and before a line about who has a role.
_NAMES, _SAYS, _ROLE = "=", "~", "@"

#: Words that say something else by themselves: they name states, and are no sayings.
_ORDINARY = FILLERS | NEUTRAL | HAPPENED


@dataclass(frozen=True, slots=True)
class Saying:
    """Words `start` to `stop` of a question that say of something that it is so, or that it is not."""

    start: int
    stop: int
    holds: bool


@cache
def _states(*, roles: bool) -> tuple[tuple[tuple[_Phrase, ...], tuple[_Phrase, ...]], ...]:
    """What is said of each state: of what is so, and of what is not; or of each role, who has it and that nobody has."""
    text = Path(__file__).with_name("sayings.txt").read_text("utf-8")
    kept = (line for line in text.splitlines() if line and line[0] != "#" and (line[0] == _ROLE) == roles)
    lines = (line.removeprefix(_ROLE).partition("<>") for line in kept)
    return tuple((tuple(_phrases(one)), tuple(_phrases(other))) for one, _, other in lines)


def _phrases(text: str) -> Iterator[_Phrase]:
    for phrase in filter(None, map(str.strip, text.split(","))):
        yield from product(*(word.split("/") for word in phrase.split()))


def _form(phrase: _Phrase) -> _Phrase:
    """The form of a word that stands alone, behind its stem: what is ticketed is no ticket, and activity nothing active."""
    return (f"={phrase[0]}",) if len(phrase) == 1 else ()


def _has_form(plain: str, form: str) -> bool:
    return plain.removesuffix("s") == form.removesuffix("s") or (_is_participle(plain) and _is_participle(form))


def _is_participle(word: str) -> bool:
    return word.endswith("ed") or word in IRREGULAR


class Sayings:
    """What is said of the states that a catalog calls by some name.

    Args:
        roles: whether it is about who has a role instead.
    """

    def __init__(self, *, roles: bool = False) -> None:
        self._stem = Stemmer()
        self._ordinary = frozenset(map(self._stem, _ORDINARY))
        self._by_name: dict[_Phrase, list[tuple[int, bool, str]]] = {}
        self._words: dict[str, _Phrase] = {}
        self._sides: list[tuple[tuple[_Phrase, ...], tuple[_Phrase, ...]]] = []
        for i, (so, not_so) in enumerate(_states(roles=roles)):
            self._sides.append((self._said(so), self._said(not_so)))
            for phrases, holds in ((so, True), (not_so, False)):
                for phrase in phrases:
                    word = phrase[0].removeprefix(_NAMES) if len(phrase) == 1 else ""
                    for name in {*self._names(phrase)}:
                        self._by_name.setdefault(name, []).append((i, holds, word))
                        self._words |= {word: name} if word else {}

    def _names(self, phrase: _Phrase) -> Iterator[_Phrase]:
        """A phrase as a name, with its small words and without; none where hardly more than those is left."""
        phrase = () if phrase[0].startswith(_SAYS) else (phrase[0].removeprefix(_NAMES), *phrase[1:])
        bare = tuple(word for word in phrase if word not in STOP_WORDS)
        if phrase and len(phrase) < _LONGEST and (bare == phrase or len(bare) > 1):
            yield from (self._stems(phrase), self._stems(bare))
        elif phrase in STATES:
            yield self._stems(phrase)  # `in transit`, `on hold`

    def _said(self, phrases: Iterable[_Phrase]) -> tuple[_Phrase, ...]:
        told = (phrase for phrase in phrases if not phrase[0].startswith(_NAMES))
        said = ((phrase[0].removeprefix(_SAYS), *phrase[1:]) for phrase in told)
        kept = (phrase for phrase in said if len(phrase) > 1 or self._stem(phrase[0]) not in self._ordinary)
        return tuple(dict.fromkeys((*self._stems(phrase), *_form(phrase)) for phrase in kept))

    def _stems(self, phrase: Iterable[str]) -> _Phrase:
        return tuple(map(self._stem, phrase))

    def _cut(self, short: str) -> Sequence[tuple[int, bool]]:
        """The states whose name is cut down to a few letters, where those are of one state: `ft` of full time, `vgn` of vegan."""
        long = (
            (w, name)
            for w, name in self._words.items()
            if len(w) > len(short) + (len(short) == _CUT) and len(short) >= _CUT
        )
        words = {name for word, name in long if word.startswith(short) or abbreviates(short, word)}
        words |= {name for name in self._by_name if len(name) > 1 and "".join(stem[0] for stem in name) == short}
        states = [{(state, holds) for state, holds, _ in self._by_name[name]} for name in words]
        return tuple(set.intersection(*states)) if states else ()

    def _is_written(self, name: _Phrase, form: str, words: Collection[str]) -> bool:
        """Whether a name of one word is that word, and not only has its stem: what is returned is not returning."""
        said = [word for word in words if self._stem(word) == name[0]] if form else []
        return not said or any(_has_form(one, form) or form.startswith(one) for one in said)

    def of(
        self, names: Iterable[_Phrase], words: Collection[str], rows: Collection[str] = (), short: str = ""
    ) -> Mapping[_Phrase, bool]:
        """Return what is said of what has one of some names, as stems, and whether it says that it is so.

        Args:
            words: what the names are made of, as it is written.
            rows: the stems of what has the state, which say no more in a name: `internal candidate`.
            short: a name that may be cut down to a few letters.
        """
        out: dict[_Phrase, bool] = {}
        beside = {*map(self._stem, _KIND), *rows}
        given = tuple(names)
        whole = [name for name in given if name in map(self._stems, STATES) and name in self._by_name]
        own = whole or [tuple(stem for stem in name if stem not in beside) or name for name in given]
        named = ((name, one) for name in own for one in self._by_name.get(name, ()))
        found = [(state, holds) for name, (state, holds, form) in named if self._is_written(name, form, words)]
        for state, holds in found or (self._cut(short) if short else ()):
            for phrases, so in zip(self._sides[state], (holds, not holds), strict=True):
                out |= dict.fromkeys(phrases, so)
        return {phrase: so for phrase, so in out.items() if tuple(w for w in phrase if w[0] != _NAMES) not in own}


@cache
def sayings(*, roles: bool = False) -> Sayings:
    """Return what is said of states, or of who has a role; read once."""
    return Sayings(roles=roles)


class Said:
    """Finds what is said of certain things.

    Args:
        phrases: what is said, as stems, with what it is said of and whether it says that it is so.
    """

    def __init__(self, phrases: Iterable[tuple[_Phrase, int, bool]]) -> None:
        self._by_first: dict[str, list[tuple[_Phrase, int, bool]]] = {}
        for phrase, of, holds in phrases:
            self._by_first.setdefault(phrase[0], []).append((phrase, of, holds))

    def find(self, words: Sequence[Word], free: Collection[int]) -> Iterator[tuple[Saying, tuple[int, ...]]]:
        """Yield what free words say, the longest first and none overlapping, each with all that it is said of."""
        found: dict[Saying, list[int]] = {}
        for i in sorted(free):
            for phrase, of, holds in self._by_first.get(words[i].stem, ()):
                stop = _ends(words, i, phrase)
                to_do = i > 0 and words[i - 1].plain == "to" and stop == i + 1  # `time to resolve` says nothing of rows
                if stop and not to_do and set(range(i, stop)) <= {*free}:
                    found.setdefault(Saying(i, stop, holds), []).append(of)
        used: set[int] = set()
        for saying in sorted(found, key=lambda one: one.start - one.stop):
            here = set(range(saying.start, saying.stop))
            better = not saying.holds and Saying(saying.start, saying.stop, holds=True) in found
            if not used & here and not better:
                used |= here
                yield saying, tuple(found[saying])

    def denied(self, words: Sequence[Word], saying: Saying) -> tuple[int, ...]:
        """Return what the words of a saying say the contrary of: who refuses an offer turns it down, and upholds no complaint."""
        here = self._by_first.get(words[saying.start].stem, ())
        found = (
            of
            for phrase, of, holds in here
            if holds != saying.holds and _ends(words, saying.start, phrase) == saying.stop
        )
        return tuple(dict.fromkeys(found))


def _ends(words: Sequence[Word], start: int, phrase: _Phrase) -> int:
    """Where a phrase ends that begins at a place; 0 where it does not stand there."""
    at, skipped = start, 0
    for stem in phrase:
        if stem[0] == "=":
            return at if _has_form(words[at - 1].plain, stem[1:]) else 0
        while at > start and at < len(words) and words[at].stem != stem and words[at].plain in _BETWEEN:
            at, skipped = at + 1, skipped + 1
        if skipped > _MOST or at >= len(words) or words[at].kind is Kind.MARK or words[at].stem != stem:
            return 0
        at += 1
    return at
