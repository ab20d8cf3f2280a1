"""What a superlative measures by itself: the busiest month has the most visits, the fastest crew the most in an hour."""

from __future__ import annotations

from workbench.ask.grounding.ground import Grounding
from workbench.ask.language.meanings import plain_at
from workbench.ask.language.words import telling
from workbench.ask.measuring.lasting import per_hour
from workbench.ask.measuring.quantities import kinds
from workbench.ask.terms.known import MetricWords
from workbench.ask.terms.vocabulary import Vocabulary

#: What superlatives are made of that say what is measured: how fast, dear, hard, strict, full or busy something is.
_PACES = frozenset("fast quick slow speedy swift".split())
_PRICES = frozenset("expensive costly dear cheap pricey pricy".split())
_HARD = frozenset({"hard", "tough", "easy"})
_STRICT = frozenset({"strict", "harsh", "lenient", "generous"})
_FULL = frozenset({"full", "empty"})
_VISITED = frozenset({"visited", "attended", "frequented"})
_BUSY = _FULL | _VISITED | frozenset("busy quiet crowded crowd crowds calm".split())
_TELLING = _PACES | _PRICES | _HARD | _STRICT | _BUSY

#: Which names tell what is paid for something.
_COSTS = tuple("cost price fee charge rent spend expense premium rate".split())

#: Which names tell how hard something is to get through, and which how strict somebody is.
_PASSED = tuple("pass success failure difficulty mark grade score".split())
_MARKS = tuple("mark grade score rating".split())

#: What there is much of, and not many.
_WEIGHED = frozenset({"gram", "kilogram", "tonne", "litre", "cubic metre", "kilowatt hour", "gigabyte"})
_COPULAS = frozenset("is are was were be been has had have with".split())

#: Which names tell how full something is.
_FILLED = tuple("occupancy utilisation utilization fill".split())

#: Who comes or is served where it is busy, those first who are there themselves.
_COME = tuple("visit visitor ride trip admission arrival footfall checkin swim".split())
_SERVED = tuple("order booking receipt transaction call callout shout session appointment delivery sale".split())

#: What somebody does who has much of something, and that between such a verb and how much it is.
_HAVING = frozenset(
    f"{verb}{ending}"
    for verb in """file lodge submit log rack clock draw pull attract recruit rake bag land notch guzzle gobble swallow burn drink
    consume use eat produce generate raise cause trigger amass accumulate gather collect shift pile post win""".split()
    for ending in ("", "s", "d", "ed", "ing")
) | frozenset("drew ate won using producing generating causing raising filing eaten bagged notched logged".split())
_PARTICLES = frozenset("the up in out off over through away us for".split())
_MOST = frozenset("most least fewest biggest largest highest lowest".split())

#: How much more a metric fits that a superlative measures; of a place that is busy, one of those who are served there.
_MUCH, _LESS = 0.25, 0.12


def measured(words: MetricWords, grounding: Grounding, vocabulary: Vocabulary) -> float:
    """Return how much more a metric fits since the superlative of a question measures it: `which crew picks fastest?`."""
    said = _said(grounding)
    if said is None:
        return 0.0
    if not _WEIGHED.isdisjoint(kinds(words.metric)) and words.shape == "total" and _much(grounding, vocabulary):
        return _LESS
    if said not in _TELLING:
        return 0.0
    named = {stem for phrase in words.phrases for stem in phrase}

    def has(names: tuple[str, ...]) -> bool:
        return not named.isdisjoint(map(vocabulary.stem, names))

    if said in _PACES:
        paced = words.shape != "total" and ("time" in kinds(words.metric) or per_hour(words))
        return _MUCH * paced
    if said in _PRICES:
        return _MUCH * ("money" in kinds(words.metric) and has(_COSTS))
    if said in _HARD:
        return _MUCH * (words.shape in {"share", "average"} and has(_PASSED))
    if said in _STRICT:
        return _MUCH * (words.shape == "average" and has(_MARKS))
    if said in _FULL and has(_FILLED):
        return 2 * _MUCH  # before the count of what is full: `the emptiest rooms`
    if said in _BUSY and words.shape == "total" and _comes(words, vocabulary):
        return _MUCH + _LESS * (said in _VISITED)
    if said in _BUSY - _VISITED and words.shape == "total":
        return _LESS * has(_SERVED)
    return 0.0


def only_has(grounding: Grounding, i: int) -> bool:
    """Return whether a verb before the most of something says no more than who has it: `which client files the most claims`."""
    words, rank = grounding.words, grounding.rank
    if rank is None or not i < rank.start or not _MOST & {word.plain for word in words[rank.start : rank.stop]}:
        return False
    between = {word.plain for word in words[i + 1 : rank.start]}
    return words[i].plain in _HAVING and between <= _PARTICLES


def says_busy(words: MetricWords, grounding: Grounding, i: int, vocabulary: Vocabulary) -> bool:
    """Return whether a word only says that it is busy somewhere, which a metric tells: `most crowded`, `the biggest crowd`."""
    rank, plain = grounding.rank, grounding.words[i].plain
    here = rank is not None and plain in _BUSY and i in {rank.stop, rank.start - 1}
    return here and measured(words, grounding, vocabulary) > 0


def coming(grounding: Grounding, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the metrics of how many come, where the busiest is asked for: visitors, of whom a booking may have several."""
    if _said(grounding) not in _BUSY:
        return ()
    totals = (words for words in vocabulary.metrics.values() if words.shape == "total")
    return tuple(words.metric.key for words in totals if _comes(words, vocabulary))


def _comes(words: MetricWords, vocabulary: Vocabulary) -> bool:
    """Whether a metric is called by all who come: no round trips, and no attendance that it is only called besides."""
    if getattr(words.metric.definition, "where", None) is not None:
        return False
    called = (vocabulary.stems(text)[-1:] for text in (words.metric.name, words.metric.doc.title))
    return any(stem in map(vocabulary.stem, _COME) for stems in called for stem in stems)


def _said(grounding: Grounding) -> str | None:
    """The adjective of a superlative: of the busiest, and of the most expensive."""
    words, rank = grounding.words, grounding.rank
    if rank is None:
        return None
    before = plain_at(words, rank.start - 1)
    return rank.base or (before if before in _BUSY else plain_at(words, rank.stop))


def _much(grounding: Grounding, vocabulary: Vocabulary) -> bool:
    """Whether it is asked how much there was of what is weighed, and not how many: `what did we pick most of`, `who sent the most fruit`."""
    words, rank = grounding.words, grounding.rank
    if rank is None or not {"most", "least"} & {word.plain for word in words[rank.start : rank.stop]} or rank.count:
        return False
    behind = words[rank.stop] if rank.stop < len(words) else None
    verb = rank.start - 1 - (plain_at(words, rank.start - 1) == "the")
    if verb < 1 or words[verb].plain in _COPULAS or (behind is not None and behind.stem in vocabulary.rows):
        return False
    ours = plain_at(words, verb - 1) == "we"
    mass = behind is not None and telling(behind) == 1.0 and not behind.plain.endswith("s")
    return ours or mass
