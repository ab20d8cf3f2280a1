"""What `who` and `where` ask for, the people or the places that the catalog has names of; and what something is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from workbench.ask.grounding import doers
from workbench.ask.grounding.dimensions import DimensionUse, Scene
from workbench.ask.grounding.subjects import of_subjects
from workbench.ask.language.lexicon import DEALT, FILLERS
from workbench.ask.language.staff import PERSONS
from workbench.ask.language.words import Kind, Word, telling
from workbench.ask.terms.known import ALIKE, Known
from workbench.ask.terms.vocabulary import Vocabulary
from workbench.catalog.model import DimensionType
from workbench.search.words import split

#: For whom something is done, and what is said of them.
_SERVED = tuple("customer client member guest patient subscriber buyer student borrower tenant recipient pupil".split())
_BUYING = frozenset(
    {"person", "people", "user", "donor", "patron", "payer", "visitor", "attendee", "passenger", *_SERVED}
)
_GOT = frozenset("got gets get received receives receive".split())

#: What only those do for whom something is done: `who owes us most`.
_OWE = frozenset("owe owes owed owing spend spends spent buy buys bought order orders ordered".split())

#: What those do who work for somebody, and no customer does: `who made us the most money`.
_SELL = frozenset("sold sells sell".split())
_EARN = frozenset(
    "made makes make earned earns earn brought brings bring got gets won wins generated generates".split()
)
_FOR_US = frozenset({"us", "in"})

#: What anybody may do: nobody is called after it.
_BRING = frozenset({"bring", "brings", "brought"})

#: Places, the nearest to the ground first: what stands there, what lies around it, and what that lies in.
_PLACES = (
    tuple(
        """branch store shop site office location venue depot warehouse station hotel library airport port clinic hospital
        place plant factory facility restaurant museum school campus gym terminal yard outlet hub plaza camp park""".split()
    ),
    tuple("city town village municipality".split()),
    tuple("district county region state province area zone territory neighbourhood borough".split()),
    ("country", "nation"),
)

_ALL = (*PERSONS, *(word for places in _PLACES for word in places))

#: Where something comes from that is no place: `where do we get our leads from`.
_ORIGINS = ("source", "origin", "channel")

#: How well each of them answers `where`; what is further away is asked for by name.
_NEARNESS = (1.0, 0.94, 0.88, 0.8)

#: How well a place answers that is told to be of those who were named.
_FIRST = 1.2

#: How well somebody answers `who` that the catalog says has done what is asked about, and another.
_SAME_DONE, _SOMEBODY = 0.95, 0.7

#: How well those answer `who` that are called what people are.
_PERSON = 0.9

#: From here on something is called by a role's own name, a bare key too.
_NAMED = 0.7

#: What says that something is from somewhere.
_COMING = frozenset("come comes came coming is are was were".split())

#: How much less a place counts that describes something else.
_BESIDE = 0.1


def asked_for(scene: Scene, dimensions: Sequence[DimensionUse], vocabulary: Vocabulary) -> Iterator[DimensionUse]:
    """Return what is divided or ranked by and not named: what rows are about, or what `who` or `where` stands for."""
    if subjects := tuple(of_subjects(scene, dimensions, vocabulary)):
        yield from subjects
        return
    if not any(use.group for use in dimensions):
        for who, verb in doers.asking(scene.words):
            if options := tuple(_doing(scene.words[verb], vocabulary)):
                stop = doers.ends(scene.words, verb, vocabulary.rows)
                yield DimensionUse(who, stop, options, who - 1, group=True)
                return
    places = range(len(scene.words))
    at = next((i for i in places if _begins(scene.words, i)), None)
    at = next((i for i in places if _people(scene, i) or _anyone(scene, i)), None) if at is None else at
    divided = any(use.group and not (use.each and scene.rank) for use in dimensions)
    if at is None or divided:
        return
    where = scene.words[at].plain == "where"
    plain = [word.plain for word in scene.words[at:]]
    counts = "how" in plain and bool({"many", "much", "often"} & set(plain))
    compared = any(number.op != "=" for number in scene.numbers)
    if scene.rank is None and not (counts or compared or (where and at == 0)):
        return
    options = tuple(_places_of(scene.words[at:], vocabulary) if where else _persons(scene.words[at:], vocabulary))
    ends = {known.reached.target for known, _ in options}
    done = next((r for u in dimensions if u.start == at + 1 and (r := _roles(u))), ()) if not where else ()
    options = tuple(o for o in done if o[0].reached.target in ends or _does(o[0])) or options
    after = scene.words[at + 1 : at + 2] if not where else ()
    doing = tuple(option for word in after for option in _doing(word, vocabulary))
    if options := doing or options:
        told = bool(doing) and _measured_by_more(scene.words[at + 1 :], vocabulary)
        yield DimensionUse(at, at + 1 + told, options, at, group=True, ranked=True)


def _places_of(words: Sequence[Word], vocabulary: Vocabulary) -> Iterator[tuple[Known, float]]:
    """The places, before all those that the catalog says are where those are who were named: `where do buyers live`, of the buyer's city."""
    said = {word.stem for word in words[1:]}
    found = tuple(_places(vocabulary))
    last = next((word.plain for word in reversed(words) if word.kind is Kind.WORD), "")
    yield from (one for word in _ORIGINS * (last == "from") for one in _named(word, vocabulary))
    told = {known.parts: known for known in _told_where(said, vocabulary)}
    theirs = (known for known, _ in found if known.parts in told or _theirs(known, said, vocabulary))
    first = {*theirs, *told.values()}
    yield from ((known, _FIRST) for known in first)
    yield from ((known, much) for known, much in found if known not in first)


def _told_where(said: AbstractSet[str], vocabulary: Vocabulary) -> Iterator[Known]:
    """What the catalog calls `where …` in the words of a question; `where the booking came from` of wherever they come from."""
    rows = vocabulary.rows | {vocabulary.stem("the")}
    for known in (known for paths in vocabulary.paths.values() for known in paths):
        doc = known.reached.dimension.doc if known.reached.dimension else known.doc
        phrases = (split(text.casefold()) for text in (doc.title, *doc.synonyms))
        asking = [words for words in phrases if words[:1] == ["where"]]
        rest = ({*map(vocabulary.stem, (w for w in words[1:] if w not in _COMING))} for words in asking)
        if any(words - rows <= said for words in rest):
            yield known


def _theirs(known: Known, said: AbstractSet[str], vocabulary: Vocabulary) -> bool:
    """Whether the name of a place of the rows themselves says whose it is, and those were named: the buyer's city."""
    end = known.reached.dimension
    own = {*vocabulary.stems(end.name), *vocabulary.stems(end.doc.title)} if end and not known.reached.links else set()
    return bool(own & said - vocabulary.rows - frozenset(map(vocabulary.stem, _ALL[len(PERSONS) :])))


def _measured_by_more(words: Sequence[Word], vocabulary: Vocabulary) -> bool:
    """Whether what is measured is said by more than the verb that words begin with: `who bakes the most rejects`; not `who sold most`."""
    verb = words[0]
    rest = any(telling(word) == 1.0 for word in words[1:])
    return verb.plain not in DEALT and (rest or not vocabulary.frequent(verb.stem))


def _doing(verb: Word, vocabulary: Vocabulary) -> tuple[tuple[Known, float], ...]:
    """Those who are called after what they do: bakers, of `who bakes most`."""
    if verb.kind is not Kind.WORD or verb.plain in FILLERS | _BRING:
        return ()
    names = dict.fromkeys(doers.named_after(verb.plain))
    found = (_roles_of(name, vocabulary) for name in names)
    short = (_roles_of(cut, vocabulary) for name in names if (cut := vocabulary.shortened(name)))
    return next((roles for roles in (*found, *short) if roles), ())


def _roles_of(name: str, vocabulary: Vocabulary) -> tuple[tuple[Known, float], ...]:
    """Those who are called by a name, and nothing that only has another word for it: an opener is no file."""
    return tuple(o for o in _called((name,), vocabulary) if o[1] > ALIKE or (o[0].label and o[1] >= _NAMED))


def _does(known: Known) -> bool:
    """Whether a role is called after what those in it do, whatever they are: a lender, be it a library."""
    return not {*split(known.reached.links[-1].name)}.isdisjoint(PERSONS)


def _roles(use: DimensionUse) -> tuple[tuple[Known, float], ...]:
    """The roles that what stands behind `who` is done in, `who checked most`, where nothing else is called so as directly."""
    named = tuple(option for option in use.options if option[0].type is not DimensionType.TIME)  # nobody is a day
    direct = tuple(o for o in named if o[1] >= max(strength for _, strength in named) - _BESIDE)
    roles = not use.group and use.holds is None and all(k.label and k.reached.links for k, _ in direct)
    return direct if roles else ()


def _begins(words: Sequence[Word], i: int) -> bool:
    """Whether a question, or a part of one, begins with who or where."""
    ends = all(word.kind is Kind.MARK for word in words[i + 1 :])  # `churn above 9 percent - who?`
    begins = i == 0 or words[i - 1].kind is Kind.MARK or ends
    listing = " ".join(word.plain for word in words[i + 1 : i + 3]) in {"are our", "are the", "are my"}
    return begins and words[i].plain in {"who", "where"} and not (listing and words[i].plain == "who")


def _people(scene: Scene, i: int) -> bool:
    """Whether people are ranked: `the two people with the most hours`, `which person`, `the best paid person`."""
    words = scene.words
    if scene.rank is None or words[i].plain not in {"people", "person", "persons"}:
        return False
    before = words[i - 1] if i else None
    asks = before is not None and (before.number is not None or before.plain in {"which", "what", "top", "best"})
    has = i + 1 < len(words) and words[i + 1].plain in {"with", "who", "whose"} and i < scene.rank.start
    return asks or (words[i].plain == "person" and (has or 0 <= i - scene.rank.stop <= 1))


#: Whoever has so much of something, and what stands behind them then.
_ANYONE, _SOME = frozenset("anyone anybody everyone everybody".split()), frozenset("people persons folks".split())
_HAVING, _BOUND = frozenset("with who whose having".split()), frozenset("over under above below".split())


def _anyone(scene: Scene, i: int) -> bool:
    """Whether those are asked for first who have so much: `anyone with more than 15 loans`, `list of people who did under 20 hours`."""
    words = scene.words
    behind = words[i + 1].plain if i + 1 < len(words) else ""
    told = behind in _HAVING or (words[i].plain in _ANYONE and behind in _BOUND)  # `people over 60` are of that age
    first = all(telling(word) < 1.0 and word.plain not in {"how", "by", "per", "from"} for word in words[:i])
    return told and first and words[i].plain in _ANYONE | _SOME and any(number.op != "=" for number in scene.numbers)


def _persons(words: Sequence[Word], vocabulary: Vocabulary) -> tuple[tuple[Known, float], ...]:
    """The people; of `who got`, those that something is done for, and of `who sold` those who do it, where there are any."""
    does = [word.plain for word in words[1 + (len(words) > 1 and words[1].plain in {"who", "that"}) :][:2]]
    sell = does[:1] and (does[0] in _SELL or (does[0] in _EARN and does[-1] in _FOR_US))
    got = does[:1] and does[0] in _GOT | _OWE and not sell
    few = _SERVED if got else [person for person in PERSONS if person not in _BUYING] if sell else ()
    persons = tuple(_called(few, vocabulary)) or tuple(_called(PERSONS, vocabulary))
    return (*persons, *_told_who({vocabulary.stem(word) for word in does[:1]}, vocabulary))


def _told_who(verbs: AbstractSet[str], vocabulary: Vocabulary) -> Iterator[tuple[Known, float]]:
    """What the catalog says is somebody, `who packed it`: first where that is done which is asked about."""
    paths = (known for paths in vocabulary.paths.values() for known in paths)
    for known in (known for known in paths if known.doc.description.startswith(("Who ", "who "))):
        end = known.reached.dimension
        if end is not None and end.type is DimensionType.TEXT and (known.label or not known.reached.links):
            told = map(vocabulary.stem, split(known.doc.description.casefold())[1:2])
            yield known, _SAME_DONE if verbs & set(told) else _SOMEBODY


def _called(persons: Sequence[str], vocabulary: Vocabulary) -> Iterator[tuple[Known, float]]:
    for word in persons:
        named = _named(word, vocabulary)
        yield from ((known, _as_person(strength)) for known, strength in named if not _stem_alone(known, vocabulary))


def _as_person(strength: float) -> float:
    """How well somebody answers who is called so: whatever the role is called, the nearest is meant."""
    return _PERSON if strength > ALIKE else strength


def _stem_alone(known: Known, vocabulary: Vocabulary) -> bool:
    """Whether a name only has the stem of a person's: an engine is no engineer."""
    end = known.reached.dimension
    words = {w.removesuffix("s") for text in ((end.name, end.doc.title) if end else ()) for w in split(text)}
    alike = {vocabulary.stem(word) for word in words} & set(map(vocabulary.stem, PERSONS))
    return bool(alike) and not words & set(PERSONS)


def _places(vocabulary: Vocabulary) -> Iterator[tuple[Known, float]]:
    """The places, those that rows lead to before those that only describe something else, `the depot of the truck`."""
    for words, nearness in zip(_PLACES, _NEARNESS, strict=True):
        for word in words:
            for known, strength in _named(word, vocabulary):
                if strength <= ALIKE and frozenset(known.stems).isdisjoint(map(vocabulary.stem, _ALL)):
                    continue  # a status is the state of something, and no place
                yield known, nearness - (0.0 if known.label else _BESIDE)


def _named(word: str, vocabulary: Vocabulary) -> Iterator[tuple[Known, float]]:
    """What is called by a word; of things that are shown as something else, `sites` as their customers, only that."""
    stem = vocabulary.stem(word)
    for known, strength in vocabulary.phrases.get((stem,), ()):
        dimension = known.reached.dimension
        if dimension is None and known.reached.links and word in PERSONS:
            yield known, strength  # `who bought most`, of customers who are shown by their number
        if dimension is None or known.type is not DimensionType.TEXT:
            continue
        own = {
            s for text in (dimension.name, dimension.doc.title, *dimension.doc.synonyms) for s in vocabulary.stems(text)
        }
        if stem in own or not known.label or not own & frozenset(map(vocabulary.stem, _ALL)):
            yield known, strength
