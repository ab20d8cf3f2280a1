"""Which of the paths that words may stand for is meant: the one that the words around it speak for, then the nearest."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from workbench.ask.drafting.belonging import is_key, roles_told
from workbench.ask.drafting.draft import Draft
from workbench.ask.grounding.dimensions import DimensionUse
from workbench.ask.grounding.ground import Grounding
from workbench.ask.grounding.truths import HINTED, in_saying
from workbench.ask.grounding.uses import ValueUse
from workbench.ask.language import negation
from workbench.ask.language.lexicon import DIRECTIONS, DONE_AT, FILLERS
from workbench.ask.language.words import Kind, Word, telling
from workbench.ask.terms import presence
from workbench.ask.terms.known import ALIKE, Known
from workbench.ask.terms.values import ValueDictionary
from workbench.ask.terms.vocabulary import Vocabulary
from workbench.catalog.model import DimensionType
from workbench.search.equivalents import IRREGULAR
from workbench.search.words import split

#: What may stand between a direction and what it is of: `bound for each depot`.
_BETWEEN = frozenset("each every the all which what our these those any".split())

#: Behind a name that ends so, what is done with it has a direction: `regions we deliver to`.
_ENDS = frozenset("in during per by for and with where".split())
_AHEAD = 5

#: What joins or sets apart what holds and what does not.
_JOINTS = frozenset("and or vs versus v against than compared & / ,".split())

#: How much less directly a path may be named than the best to be as good.
_NEARLY = 0.045

#: What speaks for no role; `where` and `who` do, for what a description tells the place or the person of.
_SILENT = FILLERS - {"where", "who", "whom"}

#: What begins to say of a group which of several roles is meant.
_SAID_OF = frozenset("where that which they it".split())

#: What is handed to somebody starts there.
_HANDED = frozenset("handed hand brought bring gave given".split())

#: What says whether `where` asks for where to, or where from.
_GOES = frozenset(
    "go goes going gone went headed heading returned sent shipped delivered land landed arrive arrives arrived".split()
)
_COMES = frozenset("come comes coming came start starts started originate originates from leave leaves depart".split())


def headed(words: Sequence[Word], start: int, stop: int) -> str:
    """Return the direction in which what is divided by lies: `bound for each depot`, `per region they go to`, `where to`; "" where none was said."""
    at = start
    while at and words[at - 1].plain in _BETWEEN:
        at -= 1
    handed = _HANDED & {w.plain for w in words[max(0, at - _AHEAD) : at]}
    for direction in DIRECTIONS if not handed else ():
        patterns = (*DIRECTIONS[direction], *DONE_AT[direction])
        if any(tuple(w.plain for w in words[max(0, at - len(p)) : at]) == p for p in patterns):
            return direction
    for i in range(stop, min(stop + _AHEAD, len(words))):
        ends = i + 1 == len(words) or words[i + 1].kind is Kind.MARK or words[i + 1].plain in _ENDS
        if words[i].kind is Kind.MARK:
            break
        if words[i].plain in DIRECTIONS and i > stop and ends:
            return words[i].plain
        where = words[stop].plain == "where"
        said = ((way, p[: len(p) - where]) for way, patterns in DONE_AT.items() for p in patterns if ends)
        done = (way for way, pattern in said if _ends_in(words, i, pattern))
        if way := next(done, ""):
            return way  # `the branch they were given back at`, `where they were picked up`
    return _asked_where({word.plain for word in words})


def _tied(fits: Sequence[tuple[Known, float]], towards: str, *, told: bool) -> list[Known]:
    """The paths that are named about as well as the best; where a way was said, or what is done there, its other roles as well."""
    least = max(strength for _, strength in fits) - _NEARLY
    ends = {known.reached.target for known, strength in fits if strength >= least}

    def fits_as_well(known: Known, strength: float) -> bool:
        goes = bool(towards) and any((towards,) in way for way in known.ways[:1])
        return strength >= least or ((goes or told) and known.reached.target in ends)

    return list(dict.fromkeys(known for known, strength in fits if fits_as_well(known, strength)))


def told_by(words: Sequence[Word], stop: int) -> int:
    """Return where what is said of a group right behind it ends, `the club where members signed up`; its own end where nothing is."""
    if stop >= len(words) or words[stop].plain not in _SAID_OF:
        return stop
    return next((i for i in range(stop, len(words)) if words[i].kind is Kind.MARK), len(words))


def _ends_in(words: Sequence[Word], i: int, pattern: tuple[str, ...]) -> bool:
    """Whether words to a place, and that one, say where something was done: `picked up at`."""
    return tuple(word.plain for word in words[i + 1 - len(pattern) : i + 1]) == pattern


def _asked_where(plain: Collection[str]) -> str:
    if "where" not in plain:
        return ""
    return "to" if _GOES & set(plain) and not _COMES & set(plain) else "from" if _COMES & set(plain) else ""


#: What has a value of its own in nearly every row, and is no kind of any.
_UNDIVIDED = frozenset({DimensionType.TIME, DimensionType.NUMBER})


def _divides(known: Known) -> bool:
    """Whether a path tells kinds of rows apart: `which kinds of classes`, by discipline and not by the day they were held on."""
    return known.type not in _UNDIVIDED


#: How far what holds and what does not stand from each other in a list of both, and where they are set against each other.
_LISTED, _OPPOSED = 3, 7
_AGAINST = frozenset("vs versus v against compared".split())


def _only_numbers(fits: Sequence[tuple[Known, float]], use: DimensionUse) -> bool:
    """Whether only numbers are left that are called otherwise, where something else is called just so: a room is no size of a hall."""
    direct = max(strength for _, strength in use.options) > ALIKE
    return direct and all(strength <= ALIKE and known.type is DimensionType.NUMBER for known, strength in fits)


class Rivals:
    """Chooses between the paths of one question.

    Args:
        dictionary: tells where names do not tell all things apart.
    """

    def __init__(self, grounding: Grounding, vocabulary: Vocabulary, dictionary: ValueDictionary) -> None:
        self.grounding = grounding
        self.vocabulary = vocabulary
        self.dictionary = dictionary

    def held(self, use: ValueUse, paths: Sequence[Known]) -> DimensionUse | None:
        """Return what has the words of a value of other things in its name, and holds or does not: the TV bundle, of lines without TV."""
        words = self.grounding.words
        verb = words[use.stop - 1].plain
        if use.vague and (verb.endswith("ed") or verb in IRREGULAR):
            return None  # who paid cash has no auto-pay
        said = frozenset(word.stem for word in words[use.start : use.stop])
        means = {said, frozenset(self.vocabulary.stems(use.matches[0].value))}
        flags = ((k, k.reached.dimension) for k in paths if k.type is DimensionType.BOOLEAN)
        names = ((k, self.vocabulary.called(end.doc, end.name)) for k, end in flags if end)
        found = tuple((k, HINTED) for k, phrases in names if any(one <= set(p) for p in phrases for one in means))
        at = min(use.lead, negation.begins(words, use.start, truth=True))
        holds = at == use.start or not (use.negated or at < use.lead)
        return DimensionUse(use.start, use.stop, found, at, holds=holds, hinted=True) if found else None

    def whole(self, use: ValueUse, values: Sequence[str]) -> tuple[int, int]:
        """Return where the words for a value begin and end, with one beside a part of it that says the rest: `swapping routers`, of Router swap."""
        words = self.grounding.words
        stems = {self.vocabulary.stem(word) for value in values for word in split(value.casefold())}
        rest = stems - {word.stem for word in words[use.start : use.stop]}
        near = {i for i in (use.lead - 1, use.stop) if i in self.grounding.left}
        said = {i for i in near if rest & {words[i].stem, *self.vocabulary.same.get(words[i].stem, ())}}
        return use.lead - (use.lead - 1 in said), use.stop + (use.stop in said)

    def miss(self, draft: Draft, use: DimensionUse, known: Known | None) -> None:
        """Remember that what people say for something cannot be asked, if it is more than verbs and nothing that the metrics are told by."""
        words = self.grounding.words[use.start : use.stop]
        own = {stem for metric in draft.metrics for stem in metric.words.words}
        if known is None and in_saying(use) and any(telling(w) == 1.0 and w.stem not in own for w in words):
            said = self.grounding.said(use.start, use.stop)
            draft.lose(use.start, f"Nothing that is asked for here is said to be '{said}'.")

    def choice(self, draft: Draft, use: DimensionUse, paths: Sequence[Known]) -> Known | None:
        """Return the path that a use of a name means; None where the metrics cannot be asked by any. Doubts are noted."""
        known = {k.parts for k in paths}
        homes = {d for m in draft.metrics for d in m.words.datasets}
        fits = [(k, strength) for k, strength in use.options if k.dataset in homes and k.parts in known]
        if not fits or (use.group and _only_numbers(fits, use)):
            return None
        valued = {i for value in self.grounding.values if value.own for i in range(value.start, value.stop)}
        clause = told_by(self.grounding.words, use.stop) if use.group else use.stop
        around = range(max(0, use.start - 3), min(max(use.stop + 4, clause), len(self.grounding.words)))
        spoken = self.grounding.words
        groups = (other for other in self.grounding.dimensions if other.group and other.start != use.start)
        groups = (other for other in groups if not any(known.label for known, _ in other.options))  # of `base and mate`
        valued |= {i for other in groups for i in range(other.start, other.stop)}
        near = {spoken[i].stem for i in around if i not in valued and spoken[i].plain not in _SILENT}
        others = near - {stem for metric in draft.metrics for phrase in metric.words.phrases for stem in phrase}
        others -= {spoken[i].stem for metric in draft.metrics for i in metric.at}
        order = {k.parts: i for i, k in enumerate(paths)}
        told = roles_told(draft)
        towards = headed(self.grounding.words, use.start, use.stop) or self._headed_beside(use, fits)
        tied = _tied(fits, towards, told=clause > use.stop)
        asks = spoken[use.start].plain == "who"  # they do it themselves, whatever leads to them
        apart = _UNDIVIDED if use.group and any(map(_divides, tied)) else frozenset()
        tied.sort(
            key=lambda k: (
                not any((towards,) in way for way in k.ways[:1]),
                k.type in apart,
                use.holds is None or not self._said_of(k, use),
                -self._hinted(k, others, end=asks),
                len(k.reached.links),
                -self._hinted(k, near, told=False),  # `takings` tell of no shop that took something back
                k.parts[:-1] not in told,
                not k.label,
                order[k.parts],
            )
        )
        chosen = tied[0]
        rivals = [
            k
            for k in tied[1:]
            if self._hinted(k, near) == self._hinted(chosen, near)
            and k.reached.links[:1] != chosen.reached.links[:1]
            and len(k.parts) == len(chosen.parts)
        ]
        if rivals and not use.unknown:
            draft.doubts += 1
            draft.assumptions.append(
                f"'{self.grounding.said(use.start, use.stop)}' is read as {'.'.join(chosen.parts)}; {'.'.join(rivals[0].parts)} would fit too."
            )
        return chosen

    def _headed_beside(self, use: DimensionUse, fits: Sequence[tuple[Known, float]]) -> str:
        """In which direction another group of the same things lies: `for each town, the yard where most hires end`."""
        here = {known.reached.dataset for known, _ in fits if known.reached.links}
        others = (o for o in self.grounding.dimensions if use.group and o.group and o.start != use.start)
        same = (o for o in others if here & {known.reached.dataset for known, _ in o.options if known.reached.links})
        return next((way for o in same if (way := headed(self.grounding.words, o.start, o.stop))), "")

    def beside_its_opposite(self, use: DimensionUse, known: Known) -> bool:
        """Whether what holds stands in a list with what says that it does not."""
        words = self.grounding.words
        others = (o for o in self.grounding.dimensions if o is not use and any(k == known for k, _ in o.options))
        between = (([w.plain for w in words[min(o.stop, use.stop) : max(o.start, use.start)]], o) for o in others)
        return any(
            not _JOINTS.isdisjoint(joint)
            and abs(o.start - use.start) <= (_LISTED if _AGAINST.isdisjoint(joint) else _OPPOSED)
            for joint, o in between
        )

    def is_else(self, use: DimensionUse, paths: Sequence[Known]) -> bool:
        """Whether what holds of other rows only is something else here.

        So is a value, cancelled visits by their status, where courses are cancelled or not; and what we do, `songs we aired`.
        """
        if presence.by_us(self.grounding.words, use.start, use.stop):
            return True
        parts = {known.parts for known in paths}
        around = (v for v in self.grounding.values if v.start <= use.start and use.stop <= v.stop)
        same = (v for v in around if v.own or v.stop - v.start > use.stop - use.start)  # `still open`, of what is open
        return any(match.place.parts in parts for value in same for match in value.matches)

    def nearer(self, use: DimensionUse, known: Known, paths: Sequence[Known]) -> bool:
        """Whether the same word is a value of something nearer: breakfast as a meal, and not of the stay it belongs to."""
        here = {k.parts for k in paths if len(k.reached.links) < len(known.reached.links)}
        values = (v for v in self.grounding.values if v.start == use.start and v.stop == use.stop and v.own)
        return any(match.place.parts in here for value in values for match in value.matches)

    def key(self, known: Known, paths: Sequence[Known]) -> Known | None:
        """The key beside a name that several things share, or some lack."""
        links = known.reached.links
        if not links or not known.label:
            return None
        same = (k for k in paths if k.reached.links == links and k != known and is_key(k))
        return next((k for k in same if self.dictionary.size(k.parts) > self.dictionary.size(known.parts) > 0), None)

    def _said_of(self, known: Known, use: DimensionUse) -> bool:
        """Whether what holds or does not stands before the noun for what a path has it of: `part-time employees`, and no manager of theirs."""
        stem = next((word.stem for word in self.grounding.words[use.stop : use.stop + 1]), "")
        names = known.ways[-1] if known.ways else self.vocabulary.entities[known.reached.dataset]
        return any(name[-1] in {stem, *self.vocabulary.same.get(stem, ())} for name in names if name)

    def _hinted(self, known: Known, near: set[str], *, told: bool = True, end: bool = False) -> int:
        """How many words around a mention speak for the role of a path, by its name and, where that counts, its description.

        Args:
            end: whether what its last link says of it counts, and not its first.
        """
        if not known.reached.links:
            return 0
        doc = known.reached.links[-1 if end else 0].doc
        words = {s for way in known.ways for role in way for s in role}
        words |= set(self.vocabulary.stem.words(doc.description)) if told else set()
        words |= known.heads
        return len(words & {s for s in near if len(s) > 2})
