"""Words of a question that name dimensions.

A mention keeps every path that its words may stand for; which is meant depends on the metric, and is chosen in `build`; what
for it is named, in `dimensions`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from workbench.ask.language import negation
from workbench.ask.language.apart import done
from workbench.ask.language.lexicon import ENGLISH, KINDS, SHAPES
from workbench.ask.language.meanings import GRAINS, UNITS
from workbench.ask.language.words import Kind, Word
from workbench.ask.terms.derived import ASKING
from workbench.ask.terms.known import ALIKE, Known, in_other_words
from workbench.ask.terms.vocabulary import Vocabulary
from workbench.catalog.model import DimensionType
from workbench.search.words import STOP_WORDS, split

#: The most words of a dimension's name in a question.
_LONG, _LONGEST = 4, 6  # `home branch of the borrower`

#: So many words at least have a small one between them.
_WHOLE = 3

#: Shorter words are not called after what somebody does or is.
_SHORTEST_DOER = 4

#: Words that never stand inside one.
_APART = frozenset(
    "by per each every and or for from to with at in on the as than who whose that which is are was were has have had do"
    " does did we you they us".split()
)


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name a dimension, before it is known what for; or the opposite of one that holds or does not: `unpaid`."""

    start: int
    stop: int
    options: tuple[tuple[Known, float], ...]
    opposite: bool = False

    @property
    def vague(self) -> bool:
        """Whether it is one only by other words than the catalog's: a group may be asked for so, and little else."""
        return in_other_words(self.options)


def mentions(
    words: Sequence[Word], vocabulary: Vocabulary, taken: set[int], apart: Sequence[range] = ()
) -> tuple[Mention, ...]:
    """The phrases that name dimensions, the longest first, none overlapping.

    Args:
        apart: names of metrics, of which no phrase has only the end.
    """
    out: list[Mention] = []
    for length in range(_LONGEST, 0, -1):
        for start in range(len(words) - length + 1):
            span = range(start, start + length)
            if taken & set(span) or any(set(span) & set(range(m.start, m.stop)) for m in out):
                continue
            window = words[start : start + length]
            silent = (length > _LONG and not _turned(window)) or _was_done(words, start, start + length)
            silent = silent or (length == 1 and (_does(words, start) or _how_many(words, start)))
            silent = silent or (length == 1 and excludes(words, start, taken))
            options = () if silent else _when_done(words, start, start + length, named(window, vocabulary))
            if length > 1 and _ranked_by_what_holds(words, start, window, options, vocabulary):
                continue
            if (
                length == 1
                and {window[0].plain, window[0].plain.removesuffix("s")} & SHAPES.keys()
                and (in_other_words(options) or not _as_said(window[0], options))
            ):
                continue  # a percentage is no `part` of a machine, and a leaver rate no rating
            if options and _tears(words, start, start + length, options, vocabulary):
                continue
            measured = any(one.start < start + length < one.stop for one in apart) or _quality(window, vocabulary)
            free = length < _LONG and in_other_words(options) and not measured
            opposed = _opposed(window, vocabulary) if free else ()
            if opposed:  # `full-time students`: the students are still counted
                noun = length > 1 and window[-1].stem in vocabulary.plain
                out.append(Mention(start, start + length - noun, opposed, opposite=True))
            elif options:
                out.append(Mention(start, start + length, options))
    out += _sharing(words, out, taken, vocabulary)
    return tuple(sorted((_cut_off(m, words, apart, vocabulary) for m in out), key=lambda mention: mention.start))


def _cut_off(mention: Mention, words: Sequence[Word], names: Sequence[range], vocabulary: Vocabulary) -> Mention:
    """Return a mention without the words that are the end of a longer metric's name: `paid`, of `average invoice paid`."""
    for span in names:
        if span.start < mention.start < span.stop < mention.stop and len(span) > 1:
            options = named(words[span.stop : mention.stop], vocabulary)
            return replace(mention, start=span.stop, options=options) if options else mention
    return mention


def _tears(
    words: Sequence[Word], start: int, stop: int, options: Sequence[tuple[Known, float]], vocabulary: Vocabulary
) -> bool:
    """Whether what is a name only by other words than the catalog's tears one of the catalog's apart: `home | town of the buyer`.

    So does what ends before the word that says what it is: `booked room | type`.
    """
    if stop - start > 1 and stop < len(words) and words[stop].plain in KINDS:
        return _strongest(named(words[stop - 1 : stop + 1], vocabulary)) >= _strongest(options)
    if not in_other_words(options) or not start:
        return False
    before = (words[start - 1 : end] for end in range(start + 1, stop))
    return any(_strongest(named(window, vocabulary)) > ALIKE for window in before)


def _ranked_by_what_holds(
    words: Sequence[Word],
    start: int,
    window: Sequence[Word],
    options: Sequence[tuple[Known, float]],
    vocabulary: Vocabulary,
) -> bool:
    """Whether things are asked for and what holds is only told of them: `which five dishes sell out most`, of sold-out dishes."""
    before = words[start - 1] if start else None
    asks = before is not None and (before.plain in {"which", "what"} or before.number is not None)
    truths = bool(options) and all(known.type is DimensionType.BOOLEAN for known, _ in options)
    if not (asks and truths and window[0].plain.endswith("s")):
        return False
    return any(known.label and much > ALIKE for known, much in named(window[:1], vocabulary))


#: What says on which side of a limit something lies.
_SIDES = frozenset("below under beneath above over beyond past".split())

#: What asks what somebody does, and what stands behind the verb for it.
_ASKING = frozenset("do does did can could will would to".split())
_WHAT = frozenset("their the our a an his her its your my us them it".split())

#: What stands before a noun, and not before a verb.
_BEFORE_NOUNS = frozenset("the a an our their each every per by which what all of in and or this that any".split())


def _how_many(words: Sequence[Word], i: int) -> bool:
    """Whether a word asks how many there are, also where something is numbered: `the number of plots`, `number per site`."""
    behind = words[i + 1].plain if i + 1 < len(words) else ""
    return words[i].plain in {"number", "numbers"} and behind in {"of", "for", "per", "by", "in"}


def _does(words: Sequence[Word], i: int) -> bool:
    """Whether a word says what somebody does: `do people place their orders`, and asks for no place."""
    before, behind = words[max(0, i - 4) : i], words[i + 1].plain if i + 1 < len(words) else ""
    if len(before) <= 1 or behind not in _WHAT or words[i].plain.endswith(("s", "ed", "ing")):
        return False
    asks = any(word.plain in _ASKING for word in before[:-1])
    subject = before[-1]
    return asks and subject.kind is Kind.WORD and subject.plain not in _BEFORE_NOUNS | _ASKING


def excludes(words: Sequence[Word], i: int, taken: set[int]) -> bool:
    """Return whether a word says that what stands behind it is not meant: `from outside Ireland`, and no open air."""
    at = i + 1 + (i + 1 < len(words) and words[i + 1].plain in {"of", "the"})
    return words[i].plain == "outside" and at in taken


def _was_done(words: Sequence[Word], start: int, stop: int) -> bool:
    """Whether things are named with what was done with them somewhere: `rentals returned at`, which is no name of a role."""
    done = stop - start == 2 and words[start].plain.endswith("s") and words[stop - 1].plain.endswith("ed")
    return done and stop < len(words) and words[stop].plain in {"at", "in", "to", "from"}


def _when_done(
    words: Sequence[Word], start: int, stop: int, options: tuple[tuple[Known, float], ...]
) -> tuple[tuple[Known, float], ...]:
    """What things with what was done with them stand for: `faults found per month` asks for no finders."""
    told = stop - start == 2 and words[start].plain.endswith("s") and done(words[stop - 1], irregular=True)
    if not told or (stop < len(words) and words[stop].plain == "by"):
        return options
    return tuple(option for option in options if option[0].type is DimensionType.TIME) or options


#: What stands between two that share the noun behind the second.
_JOINED = frozenset({"and", "or", "/", "&", "-", "x", "versus", "vs", "against", "to"})


def _sharing(
    words: Sequence[Word], found: Sequence[Mention], taken: set[int], vocabulary: Vocabulary
) -> Iterator[Mention]:
    """Yield what stands before a joint and shares the noun of the name behind it: `sending and receiving depot`."""
    covered = taken | {i for mention in found for i in range(mention.start, mention.stop)}
    for mention in found:
        at = mention.start - 2
        if at < 0 or at in covered or mention.stop - mention.start < 2 or words[at + 1].plain not in _JOINED:
            continue
        options = named((words[at], *words[mention.start + 1 : mention.stop]), vocabulary)
        theirs = {known.parts for known, _ in mention.options}
        own = tuple(option for option in options if option[0].parts not in theirs)
        if own and not in_other_words(own):
            yield Mention(at, at + 1, own)


def named(window: Sequence[Word], vocabulary: Vocabulary) -> tuple[tuple[Known, float], ...]:
    """Return the paths that words name, each with how directly; none where they name none."""
    if len(window) > 1 and window[0].plain in ASKING:
        return vocabulary.phrases.get((window[0].plain, *(w.stem for w in window[1:] if w.plain not in STOP_WORDS)), ())
    if written := _as_written(window, vocabulary):
        return written
    if (
        any(
            word.kind not in {Kind.WORD, Kind.NUMBER} or word.plain in _APART - _inner(window, vocabulary)
            for word in window
        )
        or window[0].kind is Kind.NUMBER
        or _empty(window[0])
        or _empty(window[-1])
    ):
        return ()
    stems = tuple(word.stem for word in window if word.plain not in STOP_WORDS)
    straight, turned = vocabulary.phrases.get(stems, ()), _turned(window)
    of = vocabulary.phrases.get(turned, ()) if turned else ()
    known = max(_strongest(straight), _strongest(of))
    if known <= ALIKE and window[0].plain in KINDS and stems[1:] and any(word.plain == "of" for word in window[1:2]):
        whole = vocabulary.phrases.get(
            stems[1:], ()
        )  # `each kind of equipment` is each equipment, where that is a kind
        if kinds := tuple(o for o in whole if o[1] > ALIKE and not o[0].label and o[0].type is DimensionType.TEXT):
            return kinds
    if _strongest(of) > _strongest(straight):
        return of  # and no `kind of class` by that name: the class of a kind
    squeezed = vocabulary.squeezed.get(window[0].plain, ()) if len(window) == 1 else _in_one(window, vocabulary)
    found = (
        straight
        or _by_doing(window, vocabulary)
        or _who_are(window, vocabulary)
        or vocabulary.phrases.get(squeezed)
        or _cut(window, vocabulary)
    )
    if (
        len(window) == 1 and window[0].plain in KINDS
    ):  # `by type` asks for no class of students, though a class is a kind
        found = tuple((known, strength) for known, strength in found if strength > ALIKE or not known.label)
    if len(window) == 1 and window[0].plain in UNITS:  # `by quarter` is by time, though some say quarter of the city
        found = tuple(option for option in found if _called_just(option[0], window[0], vocabulary))
    return _done(window[0], found, vocabulary) if len(window) == 1 else found


def _as_written(window: Sequence[Word], vocabulary: Vocabulary) -> tuple[tuple[Known, float], ...]:
    """What holds or does not and is called by several words as they stand, small ones among them: `still in store`, `paid by card`."""
    if len(window) < _WHOLE or all(word.plain not in STOP_WORDS for word in window):
        return ()
    found = vocabulary.phrases.get(tuple(word.stem for word in window if word.plain not in STOP_WORDS), ())
    said = [word.plain for word in window]
    return tuple(
        (known, much)
        for known, much in found
        if known.type is DimensionType.BOOLEAN
        and (end := known.reached.dimension) is not None
        and any(
            split(text.casefold()) == said for text in (end.name.replace("_", " "), end.doc.title, *end.doc.synonyms)
        )
    )


def _by_doing(window: Sequence[Word], vocabulary: Vocabulary) -> tuple[tuple[Known, float], ...]:
    """What is named by what those in a role do: the surveying team, of the surveyor's."""
    verb, rest = window[0].plain.removesuffix("ing"), tuple(word.stem for word in window[1:])
    if verb == window[0].plain or not rest or any(word.plain in STOP_WORDS for word in window[1:]):
        return ()
    roles = (vocabulary.stem(f"{verb}{ending}") for ending in ("er", "or"))
    return next((found for role in roles if (found := vocabulary.phrases.get((role, *rest)))), ())


def _called_just(known: Known, word: Word, vocabulary: Vocabulary) -> bool:
    """Whether a path is called by a word alone."""
    end = known.reached.dimension
    return end is None or known.label or (word.stem,) in vocabulary.called(end.doc, end.name)


def _in_one(window: Sequence[Word], vocabulary: Vocabulary) -> tuple[str, ...]:
    """Two words as the catalog writes them in one: `part time`, called `parttime`."""
    return (vocabulary.stem("".join(word.plain for word in window)),) if len(window) == 2 else ()


def _who_are(window: Sequence[Word], vocabulary: Vocabulary) -> tuple[tuple[Known, float], ...]:
    """What holds of those who are called by it: `part-timers`, `freelancers`."""
    last = window[-1].plain.removesuffix("s")
    if not last.endswith("er") or len(last) <= _SHORTEST_DOER or window[-1].stem in vocabulary.known:
        return ()
    before = [word.plain for word in window[:-1] if word.plain not in STOP_WORDS]
    forms = [(*before, form) for form in (last.removesuffix("r"), last.removesuffix("er"))]
    found = _first_known(forms, vocabulary)
    return tuple(option for option in found if option[0].type is DimensionType.BOOLEAN)


def _strongest(options: Sequence[tuple[Known, float]]) -> float:
    """How directly words name the best of what they may stand for; 0 where they name nothing."""
    return max((strength for _, strength in options), default=0.0)


def _inner(window: Sequence[Word], vocabulary: Vocabulary) -> frozenset[str]:
    """The words that may stand inside a name here: `team of the handler`, `below the limit`, and `partner in charge` where that is one."""
    if tuple(word.plain for word in window) in vocabulary.long_names:
        return _APART
    led = window[0].plain in _SIDES or any(word.plain == "of" for word in window)
    return frozenset({"the"}) if led else frozenset()


def _turned(window: Sequence[Word]) -> tuple[str, ...]:
    """What is said of a role or a thing, with that before it, as it is called: `team of the handler` is the handler's team."""
    of = [i for i, word in enumerate(window) if word.plain == "of"]
    if len(of) != 1 or of[0] == 0 or window[of[0] - 1].plain in {"name", "names"}:
        return ()  # `names of products` are a list
    if window[of[0] - 1].plain in {"number", "count"} and window[-1].plain.endswith("s"):
        return ()  # `number of rooms` counts them, whatever number each has
    said = (*window[of[0] + 1 :], *window[: of[0]])
    return tuple(word.stem for word in said if word.plain not in STOP_WORDS)


def _cut(window: Sequence[Word], vocabulary: Vocabulary) -> tuple[tuple[Known, float], ...]:
    """What words stand for whose name in the catalog is cut from them: `baker`, of `bkr`; `line of business`, of `lob`."""
    if len(window) > 1:
        name = vocabulary.shorter.of([word.plain for word in window])
        return vocabulary.phrases.get(tuple(map(vocabulary.stem, name)), ()) if name else ()
    known = window[0].plain in ENGLISH or window[0].stem in vocabulary.known
    short = None if known else vocabulary.shortened(window[0].plain)
    return vocabulary.phrases.get((vocabulary.stem(short),), ()) if short else ()


def _done(
    word: Word, found: tuple[tuple[Known, float], ...], vocabulary: Vocabulary
) -> tuple[tuple[Known, float], ...]:
    """What a verb stands for: what holds or not, and never a name of like stem; nobody groups `borrowed` by borrower."""
    verb = word.plain.endswith(("ed", "ing")) and (word.plain not in vocabulary.things or in_other_words(found))
    if verb:
        return tuple(option for option in found if option[0].type is DimensionType.BOOLEAN)
    nouns = tuple(o for o in found if o[0].type is not DimensionType.BOOLEAN or _said_so(o[0], word))
    if word.plain.endswith(("ity", "ness")):
        return nouns  # electricity is nothing electric
    return nouns or found  # `which plan` is not what is planned


def _said_so(known: Known, word: Word) -> bool:
    """Whether what holds or not is called by a word as it stands, but for its plural; `plans` are not what is planned."""
    end = known.reached.dimension
    texts = (end.name, end.doc.title, *end.doc.synonyms) if end else ()
    return any(word.plain.removesuffix("s") == part.removesuffix("s") for text in texts for part in split(text))


def _as_said(word: Word, options: Sequence[tuple[Known, float]]) -> bool:
    """Whether any path is called by a word as it stands, and by no other of its stem."""
    return any(_said_so(known, word) for known, _ in options)


def _opposed(window: Sequence[Word], vocabulary: Vocabulary) -> tuple[tuple[Known, float], ...]:
    """What a word, or the first of several, is the opposite of, where that holds or does not: `unpaid`, `full-time staff`."""
    rest = [word.plain for word in window[1:]]
    found = _first_known([(plain, *rest) for plain in negation.opposites(window[0].plain)], vocabulary)
    if len(window) == 2 and not found:  # `on time`, of what is late
        joined = negation.opposites("".join(w.plain for w in window)) if window[0].plain != "in" else ()
        found = _first_known([(plain,) for plain in joined], vocabulary)  # `in covered halls` says that they are
        rest = [] if found else rest
    truths = tuple(option for option in found if option[0].type is DimensionType.BOOLEAN)
    return truths or (() if rest else _undone(window[0], vocabulary))


def _quality(window: Sequence[Word], vocabulary: Vocabulary) -> bool:
    """Whether a word says of what it describes how much it has of what a metric measures: `the most punctual depot`."""
    return len(window) == 1 and (window[0].stem,) in vocabulary.single


def _first_known(names: Sequence[tuple[str, ...]], vocabulary: Vocabulary) -> tuple[tuple[Known, float], ...]:
    """What the first of some names stands for that is one, each also written in one word."""
    forms = (form for name in names for form in (name, ("".join(name),)))
    stems = (tuple(map(vocabulary.stem, form)) for form in forms)
    return next((vocabulary.phrases[stem] for stem in stems if stem in vocabulary.phrases), ())


#: What those are called who do something, or to whom it is done.
_DOERS = ("er", "r", "or", "ee")


def _undone(word: Word, vocabulary: Vocabulary) -> tuple[tuple[Known, float], ...]:
    """Who would have done what was not done, the approver of what is unapproved, or the day or the figure it would have: `undelivered`, `unrated`."""
    if not word.plain.startswith("un") or not word.plain.endswith("ed") or word.stem in vocabulary.known:
        return ()
    base = word.plain.removeprefix("un").removesuffix("ed")
    role = next((base + end for end in _DOERS if base + end in vocabulary.things), None)
    found = vocabulary.phrases.get((vocabulary.stem(role),), ()) if role else ()
    done = vocabulary.phrases.get((vocabulary.stem(f"{base}ed"),), ()) if not role else ()
    short = None if role or done else vocabulary.shortened(f"{base}ed")
    done = done or (vocabulary.phrases.get((vocabulary.stem(short),), ()) if short else ())
    of_rows = {DimensionType.TIME, DimensionType.NUMBER, DimensionType.TEXT}
    times = (o for o in done if o[0].type in of_rows and o[1] > ALIKE and not o[0].reached.links)
    return tuple(option for option in found if option[0].label) or tuple(times)


def _empty(word: Word) -> bool:
    return word.plain in STOP_WORDS or word.plain in {"each", "every", "name", "no", "not", "kindly"}


class Spanned(Protocol):
    """Words `start` to `stop` of a question."""

    @property
    def start(self) -> int:
        """The first word."""
        ...

    @property
    def stop(self) -> int:
        """One past the last."""
        ...


def names(words: Sequence[Word], vocabulary: Vocabulary) -> Iterator[range]:
    """Return the stretches that are a metric's name of several words; none that only begins at the end of another: `refusal rate for disputed ones`."""
    lengths = ((start, start + length) for length in (5, 4, 3, 2) for start in range(len(words) - length + 1))
    found = [range(*ends) for ends in lengths if _is_name(words[slice(*ends)], vocabulary) and not _asked(words, *ends)]
    tight = [span for span in found if STOP_WORDS.isdisjoint(words[i].plain for i in span)]
    yield from (s for s in found if s in tight or not any(t.start < s.start < t.stop < s.stop for t in tight))


def _asked(words: Sequence[Word], start: int, stop: int) -> bool:
    """Whether one of several is asked for that did something, `which boat landed the most`, whatever counts boats landed.

    So it is of some of them, `which ten parts have cost most`, whatever parts cost.
    """
    at = start - 1 - (start > 1 and words[start - 1].number is not None)
    one = start > 0 and words[at].plain in {"which", "what"}
    verb = stop > start + 1 and (done(words[start + 1], irregular=True) or words[start + 1].plain in _HAVE)
    return one and verb


#: What stands before what somebody did.
_HAVE = frozenset("have has had did do does".split())

#: What goes on with something else of what stands before it.
_RELATIVE = frozenset("whose who which that where".split())


def _is_name(window: Sequence[Word], vocabulary: Vocabulary) -> bool:
    stems = [w.stem for w in window if w.plain not in STOP_WORDS]
    if len(stems) < 2 or _empty(window[0]) or _empty(window[-1]) or any(w.kind is Kind.MARK for w in window):
        return False
    if not _RELATIVE.isdisjoint(w.plain for w in window):
        return False  # `guides whose tours …` are no guided tours
    markers = {w.plain for w in window} & {"by", "per", "each", "every", "and", "with", "without", "having"}
    others = ((i, form) for i, stem in enumerate(stems) for form in vocabulary.unit_forms.get(stem, ()))
    forms = {
        frozenset(stems),
        *(frozenset((*stems[:i], form, *stems[i + 1 :])) for i, form in others),
    }  # `kilos per hour`
    return any(vocabulary.listed[form] >= markers for form in forms & vocabulary.listed.keys())


def named_dimensions(words: Sequence[Word], vocabulary: Vocabulary) -> Iterator[range]:
    """Return the stretches that are a dimension's name of several words with a unit of time in it: `year built`, `annual target`."""
    for length in (4, 3, 2):
        for start in range(len(words) - length + 1):
            window = words[start : start + length]
            stems = tuple(w.stem for w in window if w.plain not in STOP_WORDS)
            if len(stems) > 1 and any(w.plain in UNITS | GRAINS for w in window) and named(window, vocabulary):
                yield range(start, start + length)


def inside(mention: Mention, named: Sequence[range]) -> bool:
    """Return whether a mention is part of a longer name."""
    return any(
        mention.start >= span.start and mention.stop <= span.stop and mention.stop - mention.start < len(span)
        for span in named
    )


def denied(mention: Mention, words: Sequence[Word]) -> bool:
    """Return whether what holds or does not is denied, `no reminder was sent`, so that no metric is named by it."""
    before = words[mention.start - 1].plain if mention.start else ""
    truth = any(known.type is DimensionType.BOOLEAN for known, _ in mention.options)
    return truth and not mention.vague and before in {"no", "non", "not"}


def names_rows(word: Word, vocabulary: Vocabulary) -> bool:
    """Return whether a word is what rows are called, or another one for that in the plural: cases, of tickets."""
    if word.stem in vocabulary.rows:
        return True
    other = word.plain.endswith("s") and word.stem not in vocabulary.names
    return other and not vocabulary.same.get(word.stem, frozenset()).isdisjoint(vocabulary.rows)
