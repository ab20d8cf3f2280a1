"""The value dictionary: which words of a question are values of which paths, also in part, squeezed, or misspelt."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from difflib import get_close_matches

from workbench.ask.language import countries
from workbench.ask.language.forms import ENDINGS, PLURALS, dwelt_in, ends_with, one_form, singly, singular, worked
from workbench.ask.language.lexicon import (
    CONTACTS,
    FILLERS,
    JOINING,
    LEGAL,
    MONTHS,
    NEUTRAL,
    SEXES,
    TURNING,
    TWO_LETTERS,
    WEEKDAYS,
)
from workbench.ask.language.signs import Signs, lettered, signed
from workbench.ask.language.stated import stated
from workbench.ask.language.words import Kind, Word, idle
from workbench.ask.terms.codes import Codes
from workbench.ask.terms.known import Known
from workbench.ask.terms.places import Entry, Place, entries
from workbench.search.english import english
from workbench.search.words import split

#: The most words of a value that are looked at.
_LONGEST = 6

#: From which share of its telling words on a part of a value stands for it: of what a thing is called, and of others.
_PART_OF_LABEL, _PART, _BEGINNING = 0.17, 0.85, 0.45

#: A match this much worse than the best is another thing.
_WORSE = 0.4

#: A part of a value is weaker than the whole, and more so the last word of values alone, where all that have it end with it.
_IN_PART, _IN_HEAD = 0.9, 0.5

#: From this score on all words of a value were said.
_WHOLE = 0.94

#: `Author talks` are of the kind `author talk`.
_PLURAL = 0.97

#: Another word for a value, and from how many values of a path on they are names, for which there are no others.
_ALIKE, _NAMES = 0.6, 40

#: A word in more values of a path than this names none of them: `Familie` of fourteen.
_MANY = 6

#: How like a word must be one of a value whose other words were said.
_NEAR = 0.74

_SHORT_CODE, _TYPABLE = 3, 5

#: What is written with a capital anyhow.
_CAPITALS = frozenset({*MONTHS, *WEEKDAYS, "i", "q1", "q2", "q3", "q4", "christmas", "easter"})

#: The phrases that people use for another, as stems.
Alike = Callable[[tuple[str, ...]], Collection[tuple[str, ...]]]


@dataclass(frozen=True, slots=True)
class Match:
    """A value that words may stand for."""

    place: Place
    value: str
    score: float


@dataclass(frozen=True, slots=True)
class ValueSpan:
    """Words `start` to `stop` (exclusive) and the values they may stand for, best first.

    Attributes:
        vague: whether they may as well be no value: a word of the catalog itself, or another word for a value.
    """

    start: int
    stop: int
    matches: tuple[Match, ...]
    vague: bool = False


class ValueDictionary:
    """The values of a catalog's paths.

    Args:
        ordinary: stems or words of the catalog itself, which are no part of a value unless written with a capital.
        stem: of a word; as it is unless given.
        alike: other phrases for stems; none unless given.
        has: whether a path, of several that are called alike, may have a value; any may unless given.
        lacks: whether rows may have nothing at a path, `naught` whether they have 0 then; none lack anything unless given.

    Attributes:
        whole: what values are called, word by word, with all that are called so.
        codes: the values that are codes.
    """

    def __init__(  # noqa: PLR0913  what is known of values
        self,
        places: Iterable[Place],
        values: Callable[[str], Sequence[str]],
        ordinary: Collection[str],
        *,
        stem: Callable[[str], str] = str,
        alike: Alike = lambda _: (),
        has: Callable[[Known, str], bool] = lambda _known, _value: True,
        lacks: Callable[[Known], bool] = lambda _known: False,
        naught: Callable[[Known], bool] = lambda _known: False,
    ) -> None:
        self.has, self.lacks, self.naught = has, lacks, naught
        self._entries = tuple(entries(places, values))
        self._called = {entry.place.parts[-1] for entry in self._entries if entry.place.label}
        self._ordinary, self._stem, self._alike = ordinary, stem, alike
        self._stems: dict[tuple[str, ...], list[Entry]] = {}
        self.whole: dict[tuple[str, ...], list[Entry]] = {}
        self._squeezed: dict[str, list[Entry]] = {}
        self._turned: dict[frozenset[str], list[Entry]] = {}
        self.codes = Codes()
        self._having: dict[str, list[Entry]] = {}
        self._initials: dict[str, list[Entry]] = {}
        self._often: dict[tuple[Place, str], int] = {}
        self._sizes: dict[Place, int] = {}
        self._worded: set[Place] = set()
        self._signs = Signs()
        for entry in self._entries:
            self._add(entry)

    def knowing(self, said: Iterable[tuple[Place, str, tuple[str, ...]]]) -> ValueDictionary:
        """Return one in which values of places are also called by other words; nothing is read anew."""
        other = copy(self)
        other.whole = dict(self.whole)
        for place, value, words in said:
            other.whole[words] = [*other.whole.get(words, ()), Entry(place, value, words, words)]
        return other

    def _add(self, entry: Entry) -> None:
        bare = entry.bare
        self.codes.add(entry)
        telling = [word for word in entry.words if word not in FILLERS]
        if len(telling) > 1:
            self._turned.setdefault(frozenset(map(self._stem, telling)), []).append(entry)
        self._stems.setdefault(tuple(map(self._stem, entry.words)), []).append(entry)
        for form in entry.forms:
            self.whole.setdefault(form, []).append(entry)
            if len(form) > 1 and min(map(len, form)) > 1:
                self._squeezed.setdefault("".join(form), []).append(entry)
        for length in {*range(_SHORT_CODE, len(bare) + 1), len(bare)} - {0, 1}:
            self._initials.setdefault("".join(w if w.isdigit() else w[0] for w in bare[:length]), []).append(entry)
        for word in {*entry.words, *lettered(entry.words)}:
            self._having.setdefault(word, []).append(entry)
            self._often[entry.place, word] = self._often.get((entry.place, word), 0) + 1
        self._sizes[entry.place] = self._sizes.get(entry.place, 0) + 1
        self._worded |= set() if entry.value.isdigit() else {entry.place}
        self._signs.add(entry.place, entry.words, entry.value)

    def spans(self, words: Sequence[Word], taken: Collection[int] = ()) -> tuple[ValueSpan, ...]:
        """Return the values in a question, longest and best first chosen, none overlapping or on `taken` words."""
        lower = not any(word.capital and word.plain not in _CAPITALS for word in words[1:])
        found = [span for span in self._all(words, lower=lower) if not set(range(span.start, span.stop)) & set(taken)]
        found.sort(key=lambda span: (span.start - span.stop, -span.matches[0].score))
        out: list[ValueSpan] = []
        for span in found:
            if all(span.stop <= other.start or span.start >= other.stop for other in out):
                out.append(span)
        return tuple(sorted((s for s in out if not _torn(s, out)), key=lambda span: span.start))

    def vague(self, words: Sequence[Word], taken: Collection[int] = ()) -> tuple[ValueSpan, ...]:
        """Return what may be values, and may be none: words of the catalog itself, and other words for values."""
        out: list[ValueSpan] = []
        for length in (3, 2, 1):
            for start in range(len(words) - length + 1):
                here = range(start, start + length)
                if set(here) & set(taken) or any(set(here) & set(range(span.start, span.stop)) for span in out):
                    continue
                if matches := self._vague(words[start : start + length]):
                    out.append(ValueSpan(start, start + length, matches, vague=True))
        return tuple(sorted(out, key=lambda span: span.start))

    def _vague(self, window: Sequence[Word]) -> tuple[Match, ...]:
        plain = tuple(word.plain for word in window)
        if any(word.kind is not Kind.WORD for word in window) or idle(plain):
            return ()
        shades = len(window) == 1 and plain[0] in NEUTRAL
        if len(window) == 1 and self._common(window) and not shades:
            whole = self._forms(plain, PLURALS)
            if whole:
                return _ranked(whole)
        if shades or (len(window) == 1 and self._common(window)):
            return ()
        others = self._alike(tuple(word.stem for word in window))
        found = [e for said in others for e in self._stems.get(said, ()) if self._sizes[e.place] <= _NAMES]
        kinds = [e for e in found if not (e.place.label or self.codes.of_things(e.place))]
        return _ranked([Match(e.place, e.value, _ALIKE) for e in kinds])

    def beside(self, plain: str, others: Sequence[Match]) -> tuple[Match, ...]:
        """Return the values that a word is, or that alone have it, of the places where other values are."""
        places = {match.place for match in others if match.score >= _WHOLE}
        forms = ((plain,), *singular((plain,)))
        if (whole := tuple(m for f in forms for m in self.called(f) if m.place in places)) or plain in FILLERS:
            return whole
        here = (e for e in self._having.get(plain, ()) if e.place in places)  # `fibre, wireless`, of Fixed wireless
        parts = [*here] or [e for e in self._entries if e.place in places and ends_with(e.words, plain)]
        return tuple(Match(e.place, e.value, _WHOLE) for e in parts if [p.place for p in parts].count(e.place) == 1)

    def holding(self, words: Sequence[Word], start: int, stop: int) -> bool:
        """Return whether words are the middle of a value's name: `Thursday` of The Thursday Murder Club."""
        for begin in range(max(0, start - 3), start + 1):
            for end in range(stop, min(begin + _LONGEST, len(words)) + 1):
                window = words[begin:end]
                if len(window) <= stop - start or any(w.kind is Kind.MARK for w in window):
                    continue
                if self._spells(tuple(part for word in window for part in split(word.plain)), stop - start):
                    return True
        return False

    def _spells(self, plain: tuple[str, ...], within: int) -> bool:
        """Whether words are a value's, all of them or nearly, and say more than those within."""
        if plain in self.whole:
            return True
        telling = [word for word in plain if word not in FILLERS]
        entries = self._having.get(plain[0], ()) if len(telling) > within + 1 else ()
        return any(
            all(w in e.words for w in plain) and self._coverage(e, plain) >= _PART for e in entries if e.place.label
        )

    def _forms(self, plain: tuple[str, ...], endings: frozenset[str] = ENDINGS) -> list[Match]:
        """The values that words are a form of: `author talks`, `children`, `privately`."""
        same = [  # nobody is called Finance by `financed`
            e
            for e in self._stems.get(tuple(map(self._stem, plain)), ())
            if one_form(e.words, plain, PLURALS if e.place.parts[-1] in self._called else endings)
        ]
        same += [e for one in (*singular(plain), *stated(plain)) for e in self.whole.get(one, ())]
        return [Match(e.place, e.value, 1.0 if e.words == plain else _PLURAL) for e in same]

    def _all(self, words: Sequence[Word], *, lower: bool) -> Iterator[ValueSpan]:
        for start in range(len(words)):
            for stop in range(start + 1, min(start + _LONGEST, len(words)) + 1):
                window = words[start:stop]
                if window[-1].kind is Kind.MARK or window[0].kind is Kind.MARK:
                    continue
                if matches := self._matches(window, lower=lower):
                    yield ValueSpan(start, stop, matches)

    def _matches(self, window: Sequence[Word], *, lower: bool) -> tuple[Match, ...]:
        plain = tuple(part for word in window for part in split(word.plain))
        if not plain:
            return ()
        common = self._common(window)
        if people := self._people(plain) or self._signed(window):
            return _ranked(people)
        whole = [Match(e.place, e.value, 1.0) for e in self.whole.get(plain, ()) if e.spells(window, common=common)]
        if not common or len(plain) > 1:
            whole += self._forms(plain)
        if len("".join(plain)) > _TYPABLE and not common:
            squeezed = (e for one in (plain, *singular(plain)) for e in self._squeezed.get("".join(one), ()))
            whole += [Match(e.place, e.value, 1.0) for e in squeezed]
            apart = self.whole.get(("".join(plain),), ()) if len(plain) > 1 else ()  # `audio books`, written audiobook
            whole += [Match(e.place, e.value, 1.0) for e in apart]
        whole = whole or (self._by_initials(window[0]) if len(window) == 1 else [])
        whole += self._put_otherwise(plain) if whole and len(plain) == 1 and plain[0] in SEXES else []
        whole += [Match(e.place, e.value, _IN_PART) for e in self._of_place(plain)]
        found = whole + (self._parts(plain) if self._may_be_part(window, lower=lower) else [])
        found = (
            found
            or self._heads(window, plain)
            or self._typed(window, plain)
            or self._put_otherwise(plain)
            or self._with_initial(window, plain)
            or self._spelt_out(window, plain)
            or self._otherwise_put(window, plain)
            or self._coded(window, plain)
            or ([] if common else self._reached_by(plain))
        )
        return _ranked(m for m in found if not self._signs.other(m.place, m.value, window[-1].sign))

    def _signed(self, window: Sequence[Word]) -> list[Match]:
        """The value that a sign tells from others of the same words: `A-`, `a negative`, beside A+."""
        plain, sign = signed(window)
        found = self.whole.get(plain, ()) if sign else ()
        return [Match(e.place, e.value, 1.0) for e in found if self._signs.meant(e.place, e.words, e.value, sign)]

    def _by_initials(self, word: Word) -> list[Match]:
        """What capitals stand for, `SLA`; and two letters, where one value of few has such initials: `PT`, `dd`."""
        code = word.text.removesuffix("s").replace(".", "")
        if code.isupper() and len(code) == _SHORT_CODE - 1 and word.text.endswith("s"):  # `HAs`, of Housing association
            called_so = (e for e in self._initials.get(code.lower(), ()) if not e.place.label)
            kinds = [e for e in called_so if self._sizes[e.place] <= _NAMES]
            return [Match(e.place, e.value, 0.95) for e in kinds if len({e.value for e in kinds}) == 1]
        if code.isupper() and len(code) >= _SHORT_CODE:
            return [Match(e.place, e.value, 0.95) for e in self._initials.get(code.lower(), ())]
        # nor all that is short in a loud question, nor what the catalog calls something else, overtime
        small = (word.plain in FILLERS | TWO_LETTERS and word.text != "US") or word.stem in self._ordinary
        numbered = word.plain[1:].isdigit() and word.plain[0].isalpha()  # `L2`, of Line 2
        if not numbered and (small or len(word.plain) != _SHORT_CODE - 1 or not word.plain.isalpha()):
            return []
        lands = countries.names_of_code(word.plain) if word.text.isupper() else ()
        named = [e for name in lands for e in self.whole.get(tuple(split(name)), ())]
        few = (e for e in self._initials.get(word.plain, ()) if self._sizes[e.place] <= _NAMES)
        found = [e for e in few if numbered or not e.place.label]
        return [Match(e.place, e.value, 0.95) for e in named or (found if len({e.value for e in found}) == 1 else ())]

    def _common(self, window: Sequence[Word]) -> bool:
        return all(word.plain in FILLERS or word.plain in NEUTRAL or word.stem in self._ordinary for word in window)

    def _may_be_part(self, window: Sequence[Word], *, lower: bool) -> bool:
        if any(word.kind is not Kind.WORD and word.plain != "." for word in window) or all(
            word.plain in FILLERS or len(word.text) == 1 or (word.number is not None and not word.capital)
            for word in window
        ):
            return False  # a letter is a part of too many codes
        if self._common(window):
            return all(word.capital for word in window) and window[0].start > 0
        if window[0].plain in TURNING and not window[0].capital:
            return False  # `in coats` is no part of `New in: coats`
        return lower or any(word.capital for word in window) or len(window) > 1 or len(window[0].plain) >= _TYPABLE

    def _parts(self, plain: tuple[str, ...]) -> list[Match]:
        out = []
        for entry in self._having.get(plain[0], ()):
            if all(word in entry.words for word in plain):
                score = self._coverage(entry, plain)
                begins = entry.words[: len(plain)] == plain or self._ends(entry, plain)
                if score >= (_PART_OF_LABEL if entry.place.label else _BEGINNING if begins else _PART):
                    out.append((Match(entry.place, entry.value, _IN_PART * score + 0.05 * begins), begins))
        vague = {m.place for m, _ in out} - {m.place for m, begins in out if begins}
        many = Counter(m.place for m, _ in out)  # `city` of Kansas City and of Salt Lake City names neither
        return [m for m, _ in out if (m.place not in vague or many[m.place] == 1) and many[m.place] <= _MANY]

    def _heads(self, window: Sequence[Word], plain: tuple[str, ...]) -> list[Match]:
        """`Croissants` for every value that ends with it: those of butter and those of almonds."""
        if len(window) > 1 or self._common(window) or not window[0].text.islower() or len(plain[0]) < _TYPABLE:
            return []
        forms = {plain[0], f"{plain[0]}s", *(form[0] for form in singular(plain))}
        ends = [e for form in forms for e in self._having.get(form, ()) if e.words[-1] == form and len(e.words) > 1]
        many = Counter((e.place, e.words[-1]) for e in ends)
        kept = (e for e in ends if many[e.place, e.words[-1]] == self._often[e.place, e.words[-1]] <= _MANY)
        return [Match(e.place, e.value, _IN_HEAD) for e in kept]

    def _ends(self, entry: Entry, plain: tuple[str, ...]) -> bool:
        """Whether words are the last of a name, `Rankin`, or what a value is a kind of, `leaf beetle`, and of no other."""
        named = entry.value.split()[-1][:1].isupper() and entry.value.split()[-1].casefold() == plain[-1]
        here = (e for e in self._having[plain[-1]] if e.place == entry.place and e.words[-len(plain) :] == plain)
        return (named or len(plain) > 1) and [e.words for e in here] == [entry.words]

    def _coverage(self, entry: Entry, plain: Collection[str]) -> float:
        weights = {word: self._weight(entry.place, word) for word in set(entry.words) - LEGAL}
        total = sum(weights.values())
        return sum(weight for word, weight in weights.items() if word in plain) / total if total else 0.0

    def _weight(self, place: Place, word: str) -> float:
        return math.log(1.2 + self._sizes[place] / self._often[place, word])

    def _typed(self, window: Sequence[Word], plain: tuple[str, ...]) -> list[Match]:
        """The value meant by one misspelt word."""
        if len(window) > 1 or len(plain[0]) < _TYPABLE or self._common(window) or not window[0].plain.isalpha():
            return []
        if plain[0] in self._having or plain[0] in english():
            return []
        near = get_close_matches(
            plain[0], [w for w in self._having if len(w) >= _TYPABLE and w[0] == plain[0][0]], n=1, cutoff=0.84
        )
        forms = {singly(form) for one in (plain, *singular(plain)) for form in one}
        formed = bool(near) and (plain[0] in english() or self._stem(near[0]) == self._stem(plain[0]))
        if not near or (formed and singly(near[0]) not in forms):
            return []  # who we employ is no employer, nor `financed` Finance; but `hillary` may be Hilary, and storms a storm
        return [Match(m.place, m.value, m.score * _IN_PART) for m in self._parts((near[0],))]

    def _put_otherwise(self, plain: tuple[str, ...]) -> list[Match]:
        """`Swedish` for Sweden, `women` for female, `Londoners` for London."""
        said = " ".join(plain)
        forms = (*SEXES.get(said, ()), *countries.names_of(said), *countries.names_of_people(said), *dwelt_in(plain))
        found = [e for form in forms for e in self.whole.get(tuple(split(form)), ())]
        codes = countries.codes_of(said) if said not in FILLERS else ()  # who rented from us is nobody from the US
        found += [e for code in codes for e in self.whole.get((code,), ()) if self.codes.of_nations(e.place)]
        return [Match(e.place, e.value, _IN_PART) for e in found]

    def _of_place(self, plain: tuple[str, ...]) -> Iterator[Entry]:
        """The town or the region that is meant by what is said of it: `Kentish` for Kent."""
        yield from (e for name in countries.place(" ".join(plain)) for e in self.whole.get((name,), ()))

    def _with_initial(self, window: Sequence[Word], plain: tuple[str, ...]) -> list[Match]:
        """Who is called by the last name with the first letter before it, where that is one: `J. Rankin`."""
        if len(plain) != 2 or len(plain[0]) > 1 or not plain[0].isalpha() or len(plain[1]) == 1:
            return []
        if plain[0] in FILLERS and not (window[0].capital and window[0].start):
            return []  # a baker is nobody called Anna
        named = [e for e in self._having.get(plain[1], ()) if e.place.label and len(e.words) > 1]
        found = [e for e in named if e.words[-1] == plain[1] and e.words[0].startswith(plain[0])]
        many = Counter(e.place for e in found)
        return [Match(e.place, e.value, _WHOLE) for e in found if many[e.place] == 1]

    def _reached_by(self, plain: tuple[str, ...]) -> list[Match]:
        """The channel that those come by who are called so, `callers`, by the phone; and the work of `plumbers`."""
        channels = (*CONTACTS.get(plain[0], ()), *worked(plain[0])) if len(plain) == 1 else ()
        return [Match(e.place, e.value, _ALIKE) for name in channels for e in self.whole.get(tuple(split(name)), ())]

    def _people(self, plain: tuple[str, ...]) -> list[Match]:
        """The country that people are of, Germans are no German of the languages; and a county called for short, `Lancs`."""
        names = (*countries.names_of_people(said := " ".join(plain)), *countries.county(said))
        return [Match(e.place, e.value, 1.0) for name in names for e in self.whole.get(tuple(split(name)), ())]

    def _spelt_out(self, window: Sequence[Word], plain: tuple[str, ...]) -> list[Match]:
        """`Power purchase agreements` for PPA, and `familie hubr`, where only one value of the other word comes near."""
        if len(plain) < 2 or any(word.kind is not Kind.WORD for word in window):
            return []
        initials = "".join(word[0] for word in plain)
        if len(plain) >= _SHORT_CODE and not set(plain) & FILLERS:
            coded = [e for e in self.whole.get((initials,), ()) if e.value.isupper()]
            return [Match(e.place, e.value, _IN_PART) for e in coded]
        known = [word for word in plain if word in self._having]
        strange = [w.plain for w in window if w.plain not in self._having and not self._common([w])]
        if len(known) != 1 or len(strange) != 1 or len(plain) != 2 or len(strange[0]) < _SHORT_CODE + 1:
            return []
        near = get_close_matches(strange[0], {w for e in self._having[known[0]] for w in e.words}, n=1, cutoff=_NEAR)
        found = [e for e in self._having[known[0]] if near and near[0] in e.words and near[0] != known[0]]
        return [Match(e.place, e.value, _IN_PART * self._coverage(e, (known[0], near[0]))) for e in found]

    def _coded(self, window: Sequence[Word], plain: tuple[str, ...]) -> list[Match]:
        """`Temporary` for TEMP: the one code of a path that a word begins with, or its consonants."""
        if len(plain) > 1 or self._common(window) or window[0].kind is not Kind.WORD:
            return []
        return [Match(e.place, e.value, _ALIKE) for e in self.codes.cut(plain[0])]

    def _otherwise_put(self, window: Sequence[Word], plain: tuple[str, ...]) -> list[Match]:
        """All words of a value in another order or form, with small words between: `charged to the room`, of Room charge."""
        ends = {plain[0], plain[-1]} & FILLERS
        if ends or len(plain) < 2 or JOINING & set(plain) or any(word.kind is not Kind.WORD for word in window):
            return []
        stems = [word.stem for word in window if word.plain not in FILLERS]
        said = frozenset(stems) if len({*stems}) == len(stems) else frozenset()  # no `airport to Lisbon airport`
        found = self._turned.get(said, ()) if sum(word.capital for word in window) < len(stems) else ()
        turned = [e for e in found if TURNING & set(plain) and not ("to" in plain and e.value.istitle())]
        return [Match(e.place, e.value, _WHOLE) for e in found if e in turned or self._in_order(e, stems)]

    def _in_order(self, entry: Entry, stems: Sequence[str]) -> bool:
        """Whether the words of a value stand as they do in it: `customers wait` is no waiting on customer."""
        return [self._stem(word) for word in entry.words if word not in FILLERS] == [*stems]

    def called(self, plain: tuple[str, ...]) -> tuple[Match, ...]:
        """Return the values that are called so, word by word."""
        return tuple(Match(e.place, e.value, 1.0) for e in self.whole.get(plain, ()))

    def of_few(self, most: int, *, numbers: bool = False) -> Iterator[Match]:
        """Return the values of the paths that have at most so many and no codes of things, those that begin with a digit among them where `numbers`."""
        kept = (e for e in self._entries if self._sizes[e.place] <= most and not self.codes.of_things(e.place))
        yield from (Match(e.place, e.value, 1.0) for e in kept if numbers or not e.value[:1].isdigit())

    @property
    def words(self) -> frozenset[str]:
        """The words that values are made of."""
        return frozenset(self._having)

    def homes(self, plain: str) -> tuple[frozenset[str], ...]:
        """Return, for each place where a word is a value, the words of the path before it."""
        return tuple(
            frozenset(word for part in e.place.parts[:-1] for word in split(part)) for e in self.whole.get((plain,), ())
        )

    def size(self, parts: tuple[str, ...]) -> int:
        """Return how many values of a path are known."""
        return sum(count for place, count in self._sizes.items() if place.parts == parts)

    def numbers(self, place: Place) -> bool:
        """Return whether all values of a path are numbers, such as keys are."""
        return place not in self._worded

    def near(self, matches: Sequence[Match]) -> tuple[Match, ...]:
        """Return the matches of the best one's place that are about as good: the two airports of one city."""
        best = matches[0]
        return tuple(m for m in matches if m.place == best.place and m.score >= best.score * (1 - _WORSE))


def _torn(span: ValueSpan, others: Sequence[ValueSpan]) -> bool:
    """Whether a span is half a name of somebody else: `Stephen King`, where there are Stephen Hawking and Paul King."""
    if span.matches[0].score >= _WHOLE:
        return False
    here = {match.place for match in span.matches}
    beside = (o for o in others if o.start == span.stop or o.stop == span.start)
    return any(here & {m.place for m in o.matches} and o.matches[0].score < _WHOLE for o in beside)


def _ranked(found: Iterable[Match]) -> tuple[Match, ...]:
    """Matches by how well they fit, each value of a place once."""
    best: dict[tuple[Place, str], Match] = {}
    for match in sorted(found, key=lambda m: (-m.score, not m.place.label, len(m.place.parts), m.value)):
        best.setdefault((match.place, match.value), match)
    return tuple(best.values())
