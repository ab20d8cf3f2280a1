"""Things of one kind that are told apart by their names: `which cake`, `per hotel`, `clinics by revenue, biggest first`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from workbench.ask.grounding.dimensions import DimensionUse, Scene
from workbench.ask.language.apart import done, repeated
from workbench.ask.language.lexicon import EACH, FILLERS, KINDS
from workbench.ask.language.limits import YIELDS
from workbench.ask.language.words import Kind, Word
from workbench.ask.terms.known import Known, in_other_words
from workbench.ask.terms.lookalikes import OWN_WORD
from workbench.ask.terms.values import Match, ValueSpan
from workbench.ask.terms.vocabulary import Vocabulary
from workbench.catalog.model import DimensionType
from workbench.search.words import split

if TYPE_CHECKING:
    from workbench.ask.grounding.uses import ValueUse

#: What says something of the things before it.
RELATIVE = frozenset("who that which with having whose we w where it they".split())

#: What begins to say what things did or had.
_DID = frozenset("is are was were did do does has had have gets got".split())

_DEALS = frozenset("buys bought sells sold orders ordered uses used books booked needs needed wins won".split())

#: What begins to say when.
_PERIODS = frozenset("last previous past since during until before after between yesterday today".split())

#: What besides its kind says what a thing is.
_SORTS = KINDS | frozenset(
    "role roles job jobs profession position species sector segment grade grades rank level seniority tier".split()
)

#: How sure it is that a kind of things, `cake`, stands for the things of that kind.
_OF_KIND = 0.9

#: How near two values come to be both meant.
_TIED = 0.05


def ranked_kind(scene: Scene, values: Sequence[ValueUse], vocabulary: Vocabulary) -> Iterator[DimensionUse]:
    """The things of a kind that is named as they are, where those have names: `which cake`, of products whose kind is cakes."""
    for value in values:
        if not _as_things(scene, value):
            continue
        options = tuple(dict.fromkeys(_things(value.matches, vocabulary)))
        if options:
            yield DimensionUse(value.start, value.stop, options, value.start, group=True, ranked=True)
            return


def each_of_kind(words: Sequence[Word], values: Sequence[ValueUse], vocabulary: Vocabulary) -> Iterator[DimensionUse]:
    """Return what divides by the things of a kind: `per hotel`, of clients whose kind is Hotel."""
    for value in values:
        if told_apart(words, value, vocabulary):
            options = tuple(dict.fromkeys(_things(value.matches, vocabulary)))
            yield DimensionUse(value.start, value.stop, options, value.start - 1, group=True, each=True)


def told_apart(words: Sequence[Word], value: ValueSpan | ValueUse, vocabulary: Vocabulary) -> bool:
    """Return whether each thing of a kind is asked for: `per hotel`, `each clinic`, `hotel by hotel`."""
    start, stop = value.start, value.stop
    if (
        not _marked(words, start, stop)
        or value.matches[0].score < OWN_WORD
        or not all(word.text.islower() for word in words[start:stop])
    ):
        return False
    stems = tuple(word.stem for word in words[start:stop])
    named = stems in vocabulary.single or not in_other_words(vocabulary.phrases.get(stems, ()))
    does = words[start - 1].plain in {"each", "every"} and stop < len(words) and done(words[stop], irregular=True)
    if named or not (does or _ends(words, stop)):
        return False
    kinds = [match for match in value.matches if _tells_kind(match, vocabulary)]
    return kinds == [match for match in value.matches if match.score >= OWN_WORD] and any(_things(kinds, vocabulary))


def only_a_thing(word: Word, vocabulary: Vocabulary) -> bool:
    """Return whether a word is a dimension's or a role's as it stands, and of no metric: interviewers are no interviews."""
    forms = {word.plain, word.plain.removesuffix("s")}
    return bool(forms & vocabulary.things) and not forms & vocabulary.measured_by


def _marked(words: Sequence[Word], start: int, stop: int) -> bool:
    """Whether words before a name ask for each of them; by several of them something is done."""
    before = [word.plain for word in words[max(0, start - 2) : start]]
    if before[-1:] == ["by"]:
        one = not words[stop - 1].plain.endswith("s") and not before[0].endswith("ed")
        return repeated(words, start, stop) or (one and len(before) > 1)
    return bool(before) and before[-1] in EACH


def _tells_kind(match: Match, vocabulary: Vocabulary) -> bool:
    """Whether a value says what a thing is, and not only something of it."""
    ends = (known.reached.dimension for known in vocabulary.leading_to(match.place.parts))
    return any(
        not _SORTS.isdisjoint(word for text in (end.name, end.doc.title, *end.doc.synonyms) for word in split(text))
        for end in ends
        if end is not None
    )


def _ends(words: Sequence[Word], stop: int) -> bool:
    """Whether nothing goes on behind words that they would only describe."""
    ends = FILLERS | RELATIVE | _DID | _PERIODS
    return stop == len(words) or words[stop].kind is not Kind.WORD or words[stop].plain in ends


def _as_things(scene: Scene, value: ValueUse) -> bool:
    words, rank, start, stop = scene.words, scene.rank, value.start, value.stop
    if rank is None or value.negated or value.lead != start or not value.own or value.vague:
        return False
    if start == 0 and rank.listed and stop < rank.start and words[stop].plain == "by":
        return words[stop - 1].plain.endswith("s")  # `clinics by revenue, biggest first`
    if any(word.capital for word in words[start:stop]):
        return False
    before = words[start - 1] if start else None
    asked = before is not None and (before.plain in {"which", "what"} or before.number is not None)
    behind = rank.stop <= start <= rank.stop + 1 and not FILLERS & {w.plain for w in words[rank.stop : start]}
    does = asked and stop < len(words) and words[stop].plain in _DEALS | YIELDS  # `which restaurant buys the most`
    return does or ((asked or behind) and _ends(words, stop))


def _things(matches: Sequence[Match], vocabulary: Vocabulary) -> Iterator[tuple[Known, float]]:
    """What the things are called of which values are a kind."""
    for match in matches:
        if match.place.label or match.score < matches[0].score - _TIED:
            continue
        for kind in vocabulary.leading_to(match.place.parts):
            same = [k for k in vocabulary.paths[kind.dataset] if k.parts[:-1] == kind.parts[:-1]]
            theirs = [k for k in same if k.label] or [k for k in same if _kind_of(kind, k)]
            yield from ((k, _OF_KIND) for k in theirs if k.reached.dataset == kind.reached.dataset)


def _kind_of(kind: Known, thing: Known) -> bool:
    """Whether one column says the kind of what another one names: the customer type, of the customer."""
    words = split(kind.parts[-1])
    bare = [word for word in words if word not in _SORTS | {"of"}]
    return len(bare) < len(words) and bare == split(thing.parts[-1]) and thing.type is DimensionType.TEXT
