"""What rows are about, where a question asks for that and names nothing: `what do they complain about`, `by what it was about`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbench.ask.grounding.dimensions import DimensionUse, Scene
from workbench.ask.language.lexicon import FILLERS, LEAST, MOST
from workbench.ask.language.meanings import plain_at
from workbench.ask.language.words import Kind, Word, plural, telling
from workbench.ask.terms.known import Known
from workbench.ask.terms.vocabulary import Vocabulary
from workbench.catalog.model import DimensionType

#: What tells the subject of rows, and how well; what only sorts them comes last.
_SUBJECTS = (
    *((word, 1.0) for word in "topic subject theme".split()),
    *((word, 0.94) for word in "issue reason cause concern".split()),
    *((word, 0.88) for word in "category type kind".split()),
)

#: What tells the sorts of what people choose, where the sort that they choose most is asked for.
_SORTS = tuple(
    (word, 1.0 - 0.06 * i) for i, word in enumerate("type kind sort category product plan class tier".split())
)
_CHOSEN = frozenset("popular selling sold bought sells used booked requested ordered".split())

#: What tells what something was done for, what stands behind that where it is asked, and what is not done for a reason.
_REASONS = tuple((word, 1.0) for word in "reason purpose cause issue motive".split())
_FOR_ENDS = frozenset("in during since last this most and".split())
_PAYING = frozenset(
    "pay paid paying spend spent spending charge charged charging buy sell wait waiting look looking".split()
)
_WHY = (("reason", 1.0), ("cause", 0.94))

#: How it is asked what became of rows, and what tells that.
_ENDED = frozenset({("what", "became", "of"), ("what", "becomes", "of"), ("what", "has", "become", "of")})
_ENDS_OF = tuple((word, 1.0) for word in "status state outcome result stage disposition".split())

#: What people do, and what tells how, the likeliest first: `how do people pay`, `how they reach us`.
_HOW = {
    verb: tuple((name, 1.0 - 0.06 * i) for i, name in enumerate(names.split(", ")))
    for line in """pay pays paid paying : payment method, method of payment, payment type, means of payment, pay method, pay, payment, tender
contact contacts contacted reach reaches reached touch : contact channel, contact method, channel, source, medium
hear hears heard find finds found came : source, referral source, channel, marketing channel, campaign, medium
buy buys bought order orders ordered book books booked : channel, sales channel, booking channel, order channel, source""".splitlines()
    for verbs, names in [line.split(" : ")]
    for verb in verbs.split()
}

#: Behind `how` these ask for something else; and how far behind it the verb stands.
_HOW_ELSE = frozenset(
    "many much often long far well fast soon quickly late early old big large high come about".split()
)
_HOW_FAR = 6

#: What is said of what comes about most, and what may follow where it is asked what rows are about.
_FREQUENT = frozenset("frequent common commonest usual".split())
_ENDS = FILLERS | frozenset("most mostly rather instead not and".split())

#: Behind `what` these ask what somebody does, and how far behind that `for` stands at least.
_ASKING, _DOES_FOR = frozenset("do does did are is were was have has had".split()), 2

#: How far behind `what` it stands that something is about it.
_FAR = 8


def about(words: Sequence[Word]) -> tuple[int, int] | None:
    """Return where it is asked what rows are about, from `what` to `about`; None where it is not.

    >>> from workbench.ask.language.words import words_of
    >>> about(words_of("what do guests complain about most", str)), about(words_of("what about May", str))
    ((0, 4), None)
    >>> about(words_of("what were boats hired for in May", str)), about(words_of("what did we pay for the boats", str))
    ((0, 4), None)
    """
    plain = [word.plain for word in words]
    for i, word in enumerate(plain):
        for k in range(i + 2, min(i + _FAR, len(plain))) if word == "what" else ():
            ends = k + 1 == len(words) or words[k + 1].kind is Kind.MARK or plain[k + 1] in _ENDS
            if (plain[k] == "about" and ends) or _done_for(words, i, k):
                return i, k
    return None


def _done_for(words: Sequence[Word], what: int, at: int) -> bool:
    """Whether it is asked what somebody does something for, or had it done: `what are members ringing for`."""
    ends = at + 1 == len(words) or words[at + 1].kind is Kind.MARK or words[at + 1].plain in _FOR_ENDS
    asks = at - what > _DOES_FOR and words[what + 1].plain in _ASKING and words[at - 1].plain not in _PAYING
    return ends and asks and words[at].plain == "for"


def _became(words: Sequence[Word]) -> tuple[int, int] | None:
    """Where it is asked what became of rows: `by what became of them`."""
    plain = [word.plain for word in words]
    found = ((i, i + len(p) - 1) for i in range(len(plain)) for p in _ENDED if tuple(plain[i : i + len(p)]) == p)
    return next(found, None)


def _manner(words: Sequence[Word]) -> tuple[int, int] | None:
    """Where it is asked how people do something, from `how` to the verb, and nothing is told of it but who: `how do guests pay?`."""
    plain = [word.plain for word in words]
    for i in (k for k, word in enumerate(plain[:-1]) if word == "how" and plain[k + 1] not in _HOW_ELSE):
        verb = next((k for k in range(i + 2, min(i + _HOW_FAR, len(plain))) if plain[k] in _HOW), None)
        told = [word for word in words[i + 1 : verb] if telling(word) == 1.0] if verb else []
        who = all(word.plain.endswith("s") for word in told) and len(told) <= 1
        if verb is not None and who and (told or {"they", "people", "in"} & set(plain[i:verb])):
            return i, verb
    return None


def of_subjects(scene: Scene, dimensions: Sequence[DimensionUse], vocabulary: Vocabulary) -> Iterator[DimensionUse]:
    """Yield what tells what rows are about, where that is asked for, or which of them are most frequent: `the commonest complaint`."""
    if (how := _manner(scene.words)) and (ways := tuple(_ways(scene.words[how[1]].plain, vocabulary))):
        if not any(use.group and use.start > how[1] for use in dimensions):
            yield DimensionUse(how[0], how[1] + 1, ways, how[0], group=True, ranked=scene.rank is not None)
        return
    ended = _became(scene.words)
    reasons = _reasons(scene.words)
    sorts = _most_chosen(scene, dimensions, vocabulary)
    found = ended or about(scene.words) or reasons or _most_frequent(scene, dimensions, vocabulary) or sorts
    inside = range(found[0], found[1] + 1) if found else range(0)
    if found is None or any(use.start in inside and use.group for use in dimensions):
        return
    told = _WHY if reasons == found else _REASONS if scene.words[found[1]].plain == "for" else _SUBJECTS
    told = _SORTS if sorts == found else told
    options = tuple(_options(vocabulary, _ENDS_OF if ended else told))
    if sorts == found:
        rows = scene.words[found[1]].stem
        options = tuple(o for o in options if rows in vocabulary.rows_of([o[0].dataset]) and not o[0].reached.links)
    if ended and options:
        yield DimensionUse(ended[0], ended[1] + 1, options, ended[0], group=True, ranked=scene.rank is not None)
        return
    if options:
        yield DimensionUse(found[1], found[1] + 1, options, found[0], group=True, ranked=scene.rank is not None)


def _reasons(words: Sequence[Word]) -> tuple[int, int] | None:
    """Where a question, or a part of one, begins with the reasons that it asks for: `the main reasons we lose members`."""
    begin = 0
    for i, word in enumerate(words):
        if word.kind is Kind.MARK:
            begin = i + 1
        elif word.plain in _WHYS and all(_leads(before) for before in words[begin:i]):
            before = {one.plain for one in words[begin:i]}
            lists = before & _LISTING or not word.plain.endswith(
                "s"
            )  # `the reason` is asked for, `the commonest reason` is one
            return None if lists and not before & _SOME else (i, i)
    return None


_WHYS = frozenset({"reasons", "causes", "reason", "cause"})

#: What asks which there are, `what are the reasons for leaving`, and what rather asks how often each was one.
_LISTING = frozenset({"what", "which", "list"})
_SOME = MOST | LEAST | _FREQUENT | {"main", "typical"}


def _leads(word: Word) -> bool:
    """Whether a word may stand before the reasons that are asked for."""
    return word.plain in FILLERS | _SOME or word.number is not None


def _most_frequent(scene: Scene, dimensions: Sequence[DimensionUse], vocabulary: Vocabulary) -> tuple[int, int] | None:
    """Where the most frequent rows are asked for, and nothing says by what they are told apart."""
    rank, words = scene.rank, scene.words
    if rank is None or any(use.group and not use.each for use in dimensions):
        return None
    for i in range(rank.start, min(rank.stop + 1, len(words) - 1)):
        if words[i].plain in _FREQUENT and words[i + 1].stem in vocabulary.rows:
            return i, i
    return None


def _most_chosen(scene: Scene, dimensions: Sequence[DimensionUse], vocabulary: Vocabulary) -> tuple[int, int] | None:
    """Where the sort of rows is asked for that people choose most, or that is the cheapest: `the most popular ticket`, `which pass sells best`."""
    rank, words = scene.rank, scene.words
    if rank is None or rank.listed or any(use.group and not use.each for use in dimensions):
        return None
    places = [rank.stop + 1] if plain_at(words, rank.stop) in _CHOSEN else []
    places += [rank.stop] if plain_at(words, rank.stop + 1) in {"by", "for"} else []  # `the cheapest ticket by price`
    places += [1] if words[0].plain in {"which", "what"} and plain_at(words, 2) in _CHOSEN else []
    rows = (i for i in places if i < len(words) and words[i].stem in vocabulary.rows)
    at = next((i for i in rows if rank.count or not plural(words[i])), None)
    return None if at is None else (at, at)


def _ways(verb: str, vocabulary: Vocabulary) -> Iterator[tuple[Known, float]]:
    """What tells the ways in which something is done."""
    for name, strength in _HOW[verb]:
        for known, _ in vocabulary.phrases.get(vocabulary.stems(name), ()):
            if known.type is DimensionType.TEXT and not known.label and known.reached.dimension is not None:
                yield known, strength


def _options(vocabulary: Vocabulary, words: Sequence[tuple[str, float]]) -> Iterator[tuple[Known, float]]:
    for word, strength in words:
        for known, _ in vocabulary.phrases.get((vocabulary.stem(word),), ()):
            end = known.reached.dimension
            if end is None or end.type is not DimensionType.TEXT or known.label:
                continue
            if any(vocabulary.stem(word) in phrase for phrase in vocabulary.called(end.doc, end.name)):
                yield known, strength
