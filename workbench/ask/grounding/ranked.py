"""What is put in order where nothing that was named is divided by: `three agents who miss most calls`, `the cheapest cake`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from workbench.ask.grounding.dimensions import DimensionUse, Scene
from workbench.ask.grounding.mentions import Mention, Spanned
from workbench.ask.grounding.of_kind import RELATIVE, ranked_kind
from workbench.ask.grounding.uses import ValueUse
from workbench.ask.grounding.wanted import had
from workbench.ask.language.apart import alone
from workbench.ask.language.lexicon import AMOUNTS, FILLERS, LEAST, PEOPLE, SHAPES
from workbench.ask.language.meanings import Grain, PartGroup, TimeSpan, plain_at
from workbench.ask.language.numbers import HOW_MANY, NumberSpan, Rank, end_of, rank_of, said_last
from workbench.ask.language.words import Kind, Word, telling
from workbench.ask.terms.known import Known
from workbench.ask.terms.presence import done
from workbench.ask.terms.vocabulary import Vocabulary
from workbench.catalog.model import DimensionType
from workbench.search.words import split

_IN = frozenset({"in", "of", "for", "at", "from", "on", "within"})

#: What belongs to a verb and stands behind it.
_PARTICLES = frozenset("for about after off".split())

#: How it goes on with when.
_DATED = frozenset("this last since during".split())

#: Behind these stands what the greatest is one of.
_AMONG = frozenset({"among", "amongst"})
_OF_ALL = frozenset({("of", "all"), ("of", "any"), ("of", "our"), ("of", "these")})

#: What stands behind what is asked for, before what it is or does.
_ARE = frozenset("is are was were has have had do does did gets get".split())

#: What asks for groups.
_ASKING = frozenset({"which", "what", "by"})

#: `For each sales region the`.
_EACH = 5


def with_ranked(
    scene: Scene,
    dimensions: tuple[DimensionUse, ...],
    named: Sequence[Mention],
    values: Sequence[ValueUse],
    times: Sequence[TimeSpan],
    vocabulary: Vocabulary,
) -> tuple[DimensionUse, ...]:
    """Return the dimensions with what is ranked among them, where an order is asked for and nothing is divided by."""
    divided = any(isinstance(time.meaning, Grain | PartGroup) for time in times)
    if scene.rank is None or divided or any(use.group and (use.ranked or not use.each) for use in dimensions):
        return tuple(_with_own(_within(use, dimensions, scene), vocabulary) for use in dimensions)
    thing = next((m for m in named if is_ranked(m, scene.words, scene.rank, scene.values)), None)
    if thing is not None:
        rest = (use for use in dimensions if not (use.start < thing.stop and thing.start < use.stop))
        use = DimensionUse(thing.start, thing.stop, _texts(thing), thing.start, group=True, ranked=True)
        own = _with_own(
            replace(use, plural=scene.rank.count is not None or scene.words[thing.stop - 1].plain.endswith("s")),
            vocabulary,
        )
        return tuple(sorted((*rest, own), key=lambda one: one.start))
    other = scene.rank.listed or any(use.group for use in dimensions)
    one = None if other else next((use for use in dimensions if _told_apart(scene, use)), None)
    if one is not None:
        ranked = replace(one, group=True, ranked=True, plural=scene.rank.count is not None)
        return tuple(ranked if use is one else use for use in dimensions)
    return (*dimensions, *ranked_kind(scene, values, vocabulary))


def _told_apart(scene: Scene, use: DimensionUse) -> bool:
    """Whether it is said aside or behind `among` what the greatest is one of: `top spend, branch`, `lowest rent among Leeds flats`.

    So it is behind `of all`, `the highest margin of any product`.
    """
    words, start = scene.words, use.start
    if use.unknown or use.present or use.holds is not None or use.options[0][0].type is not DimensionType.TEXT:
        return False
    inside = next((value.start for value in scene.values if value.stop == start), start)
    among = inside > 0 and words[inside - 1].plain in _AMONG
    led = tuple(word.plain for word in words[max(0, start - 2) : start])
    of_all = led in _OF_ALL and (use.plural or led[1] == "any")
    return among or (start == inside and (of_all or alone(words, start, use.stop, scene.named)))


def _with_own(use: DimensionUse, vocabulary: Vocabulary) -> DimensionUse:
    """Return what is ranked with what the things are called in their own table: `the district with the largest population`."""
    labels = {(known.reached.dataset, strength) for known, strength in use.options if known.label}
    own = (
        (k, strength) for home, strength in labels for k in vocabulary.paths.get(home, ()) if _is_label(k, vocabulary)
    )
    return replace(use, options=tuple(dict.fromkeys((*own, *use.options)))) if use.ranked else use


def _is_label(known: Known, vocabulary: Vocabulary) -> bool:
    return known.parts == (vocabulary.catalog.datasets[known.dataset].label,)


def _texts(mention: Mention) -> tuple[tuple[Known, float], ...]:
    return tuple(option for option in mention.options if option[0].type is DimensionType.TEXT)


#: What goes on behind what was done with things.
_BEHIND = frozenset("by in on at during for since last this".split())


def is_ranked(mention: Mention, words: Sequence[Word], rank: Rank | None, values: Sequence[Spanned]) -> bool:
    """Whether things are ranked: so many of them, the greatest of them, or those of whom something is said."""
    start, stop = mention.start, mention.stop
    if rank is None or mention.opposite or not _texts(mention) or had(rank, words, start):
        return False
    if any(value.start == stop or value.stop == start for value in values):
        return False
    before = words[start - 1] if start else None
    if before is not None and before.number is not None and rank.start >= stop:
        behind = plain_at(words, stop)
        done = behind.endswith("ed") and rank.start == stop + 1  # `five songs played most`
        return done or behind in RELATIVE or behind.endswith("ing")
    if rank.count is not None and rank.stop == start and stop < len(words) and words[stop].plain.endswith("ed"):
        return stop + 1 == len(words) or words[stop + 1].plain in _BEHIND  # `top 10 songs played in May`
    amount = {w.plain for w in words[max(0, start - 2) : start]} & AMOUNTS
    if _greatest(words, start) and (not amount or _most_done(words, start)):
        last = stop == len(words) or words[stop].kind is Kind.MARK or words[stop].plain in RELATIVE | _DATED
        return last or of_each(words, stop)
    if plain_at(words, start - 1) == "which" and plain_at(words, stop) in _ARE and rank.start > stop:
        return True  # `which size is returned most`, though returns by size are a number of their own
    begins = all(word.plain in FILLERS for word in words[:start]) or _in_each(words, start)
    return begins and rank.start > stop and words[stop].plain in RELATIVE


def _within(use: DimensionUse, uses: Sequence[DimensionUse], scene: Scene) -> DimensionUse:
    """Return a group in each of which there is a top where it stands behind what is ranked: `top product by region`."""
    named = use.group and not use.ranked and use.start == use.marked + 1 and scene.words[use.marked].plain == "by"
    if scene.rank is None or scene.rank.listed or not named:
        return use
    tops = [one for one in uses if one.ranked and 0 <= one.start - scene.rank.stop <= 1 and one.stop == use.marked]
    other = any({known for known, _ in one.options}.isdisjoint(known for known, _ in use.options) for one in tops)
    return replace(use, each=True) if other else use  # `the busiest ship by name`


def of_measure(scene: Scene, use: DimensionUse, uses: Sequence[DimensionUse]) -> bool:
    """Return whether a noun behind a superlative only says whose number is meant, where other groups are asked for.

    `Highest client churn rate - which town?`, `the lowest room price by hotel`.
    """
    words, rank, stop = scene.words, scene.rank, use.stop
    if rank is None or rank.count is not None or not use.ranked or use.plural or use.start != rank.stop:
        return False
    noun = stop < len(words) and words[stop].kind is Kind.WORD and words[stop].plain not in _IN | RELATIVE
    goes_on = noun and (telling(words[stop]) == 1.0 or SHAPES.get(plain_at(words, stop + 1)) == "share")
    asked = (other for other in uses if other.group and not other.each and other.start > stop)
    return goes_on and any(words[other.marked].plain in _ASKING for other in asked)


def _in_each(words: Sequence[Word], start: int) -> bool:
    """Whether only what there is one of each in stands before a thing: `for each valley the farm with the most`."""
    plain = [word.plain for word in words[:start] if word.plain != ","]
    each = plain[:1] == ["per"] or plain[1:2] in (["each"], ["every"])
    return each and plain[-1] == "the" and plain[0] in {"for", "in", "per", "within", "of"} and len(plain) <= _EACH


def _greatest(words: Sequence[Word], start: int) -> bool:
    """Whether a superlative stands before a thing, alone or with a word between: `biggest paying accounts`."""
    back = 2 + (start > 1 and words[start - 1].plain in _PARTICLES)
    return any(end_of(word.plain) for word in words[max(0, start - back) : start])


def _most_done(words: Sequence[Word], start: int) -> bool:
    """Whether things are told by what was done with them most, `the most borrowed book`; else they are counted."""
    at = start - 1 - (start > 1 and words[start - 1].plain in _PARTICLES)  # `the most asked-for colour`
    return at > 0 and words[at - 1].plain in AMOUNTS and done(words[at])


def of_each(words: Sequence[Word], at: int) -> bool:
    """Return whether it goes on with the groups in each of which one is asked for: `in each country`, `per category`."""
    behind = [word.plain for word in words[at : at + 2]]
    return behind[:1] == ["per"] or (set(behind[:1]) <= _IN and behind[1:] in (["each"], ["every"]))


def counted(
    rank: Rank | None,
    words: Sequence[Word],
    numbers: Sequence[NumberSpan],
    found: Sequence[Mention],
    times: Sequence[TimeSpan],
) -> tuple[Rank | None, tuple[NumberSpan, ...]]:
    """Return the rank with how many it asks for, where that stands before what is ranked, and the numbers that are left.

    `The three months with the most`, `all three airports`: such a number compares nothing.
    """
    starts = {t.start for t in times if isinstance(t.meaning, Grain) and t.meaning.ranked}
    starts |= {m.start for m in found if any(known.type is not DimensionType.NUMBER for known, _ in m.options)}
    starts |= {i for i, word in enumerate(words) if word.plain in PEOPLE}
    rated = {m.stop for m in found if all(known.type is DimensionType.NUMBER for known, _ in m.options)}  # `priority 1`
    single = (n for n in numbers if n.op == "=" and n.high is None and n.start not in rated)
    lone = [n for n in single if HOW_MANY.issuperset(word.plain for word in words[n.start : n.stop - 1])]
    counts = [n for n in lone if n.stop in starts or (rank and said_last(words, n.stop - 1, n.stop) is not None)]
    rest = tuple(n for n in numbers if n not in counts)
    if rank is None or rank.count is not None:
        return rank, rest
    free = [n for n in counts if not {"of", "these", "those"} & {w.plain for w in words[max(0, n.start - 2) : n.start]}]
    return (replace(rank, count=int(free[0].number)) if free else rank), rest


def names_rate(scene: Scene, use: DimensionUse, vocabulary: Vocabulary) -> bool:
    """Return whether what holds or does not is what a rate is called by that the best or the worst have: `on time by carrier, worst first`."""
    rank, said = scene.rank, " ".join(word.plain for word in scene.words[use.start : use.stop])
    if use.holds is None or rank is None or rank.end not in {"best", "worst"} or rank.start == use.start:
        return False
    rates = (m.metric for m in vocabulary.metrics.values() if m.shape == "share")
    texts = (text for m in rates for text in (m.name, m.doc.title, *m.doc.synonyms))
    return any(f" {said} " in f" {' '.join(split(text.casefold()))} " for text in texts)


def _in_names(words: Sequence[Word], vocabulary: Vocabulary) -> set[int]:
    """The superlatives that belong to what a metric is called: `peak power`; no award by `highest awarded amount`."""
    pairs = pairwise(words)
    own = {i for i, (one, other) in enumerate(pairs) if (one.plain, other.stem) in vocabulary.superlatives}
    return {i for i in own if not (words[i + 1].plain.endswith("ed") and _noun_at(words, i + 2))}


def _noun_at(words: Sequence[Word], i: int) -> bool:
    """Whether a noun stands at a place, also one that tells little, `amount`."""
    amount = plain_at(words, i) in {"amount", "amounts", "value", "total", "sum"}
    return amount or (i < len(words) and telling(words[i]) > 0)


def order_asked(words: Sequence[Word], taken: set[int], vocabulary: Vocabulary) -> Rank | None:
    """Return the order that words ask for that nothing else stands for; None where they ask for none."""
    names = _in_names(words, vocabulary)
    return rank_of(words, taken | names) or _which_has(words, names)


def _which_has(words: Sequence[Word], names: set[int]) -> Rank | None:
    """`Which county has the highest peak`: one is asked for, though the superlative is of what is measured."""
    asked = bool(words) and words[0].plain in {"which", "what", "who"}
    for i in sorted(names) if asked else ():
        if [w.plain for w in words[i - 2 : i]] in (["has", "the"], ["had", "the"], ["have", "the"], ["with", "the"]):
            return Rank(i, i, "least" if words[i].plain in LEAST else "most")
    return None
