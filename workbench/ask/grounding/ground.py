"""Which words of a question are time, values, numbers, an order, or dimensions; what is left names what is measured.

Nothing here knows which metric is meant: a mention keeps all its readings until `propose` sets it beside one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from workbench.ask.grounding import contrast, grains, series
from workbench.ask.grounding.abroad import dated, put_plainly
from workbench.ask.grounding.around import what_is_asked
from workbench.ask.grounding.asked import asked_for
from workbench.ask.grounding.below import below_nothing
from workbench.ask.grounding.causes import leading_in
from workbench.ask.grounding.counted_rows import describing
from workbench.ask.grounding.decades import spelt_out
from workbench.ask.grounding.denied import put_apart
from workbench.ask.grounding.dimensions import DimensionUse, Scene, told, used, whether
from workbench.ask.grounding.grains import greatest_units, kept_units, listed_units, ranked_units
from workbench.ask.grounding.meant import Meant
from workbench.ask.grounding.measured import measured_at, of_numbers
from workbench.ask.grounding.mentions import (
    Mention,
    Spanned,
    denied,
    excludes,
    inside,
    mentions,
    named,
    names,
)
from workbench.ask.grounding.of_kind import each_of_kind, only_a_thing
from workbench.ask.grounding.pronouns import of_one
from workbench.ask.grounding.ranked import (
    counted,
    is_ranked,
    names_rate,
    of_each,
    of_measure,
    order_asked,
    with_ranked,
)
from workbench.ask.grounding.seasons import years_in_two
from workbench.ask.grounding.shortened import written_out
from workbench.ask.grounding.sorts import as_sorts
from workbench.ask.grounding.truths import Truths, outside
from workbench.ask.grounding.undone import denied_together, only_done_by
from workbench.ask.grounding.uses import ValueUse, leaves_out, of_metrics, settled, span_uses, vague_uses, value_uses
from workbench.ask.language.apart import EVEN, NOUNS
from workbench.ask.language.in_full import asked_in_full
from workbench.ask.language.lexicon import DIVIDERS, FILLERS, KINDS, LINKING
from workbench.ask.language.meanings import UNITS, Grain, PartGroup, PartIs, TimeSpan
from workbench.ask.language.measures import apart
from workbench.ask.language.negation import ends
from workbench.ask.language.numbers import (
    NumberSpan,
    Rank,
    in_names,
    listed,
    number_spans,
    shades,
    with_ordinals,
)
from workbench.ask.language.spelling import Spelling
from workbench.ask.language.words import Kind, Word, telling, words_of
from workbench.ask.terms import gauges
from workbench.ask.terms.directions import spoken_roles
from workbench.ask.terms.values import ValueDictionary, ValueSpan
from workbench.ask.terms.vocabulary import Vocabulary
from workbench.ask.time.moments import Now
from workbench.search.english import english

#: How far behind things a number stands of which they did more or less.
_SOON = 3

#: In how many other ways a question is taken apart, from which match on all of a value was said, and up to which it is
#: only meant by other words, or by a part of it.
_OTHERS, _SAID, _WEAK = 3, 0.9, 0.61


@dataclass(frozen=True, slots=True)
class Grounding:
    """A question taken apart.

    Attributes:
        compares: whether values are set against each other.
        left: the indexes of the words that no mention stands for.
        notes: how misspelt words were read, and what only says what the answer is wanted for.
        others: the question taken apart in other ways, where a name may be a value or a dimension, a group or a metric.
        today: the day it was asked; None where that is not known.
    """

    question: str
    words: tuple[Word, ...]
    times: tuple[TimeSpan, ...]
    values: tuple[ValueUse, ...]
    numbers: tuple[NumberSpan, ...]
    rank: Rank | None
    dimensions: tuple[DimensionUse, ...]
    compares: bool
    left: tuple[int, ...]
    notes: tuple[str, ...] = ()
    others: tuple[Grounding, ...] = ()
    today: date | None = None

    def said(self, start: int, stop: int) -> str:
        """Return words as they stand in the question."""
        return " ".join(word.text for word in self.words[start:stop])


def ground(  # noqa: PLR0913  what a question is read with
    question: str,
    vocabulary: Vocabulary,
    dictionary: ValueDictionary,
    today: date,
    *,
    latest: date | None = None,
    spelling: Spelling | None = None,
    truths: Truths | None = None,
    meant: Meant | None = None,
) -> Grounding:
    """Take a question apart.

    Each step leaves the words of those before it alone: names of several words, years that are numbers, time, values,
    the order asked for, numbers, dimensions. What is left says what is measured.

    Args:
        latest: the last day there is data of, where it is known.
        truths: what holds or does not, by descriptions; `meant` values by what they mean; without them only by their names.
    """
    known = vocabulary.known | dictionary.words | vocabulary.measures
    written, dates = dated(words_of(question, vocabulary.stem), vocabulary)
    written = below_nothing(spelt_out(written_out(written, vocabulary, known), known), vocabulary, known)
    said = tuple(apart(written, known, vocabulary.stem))
    asked, wanted = what_is_asked(said, vocabulary, dictionary)
    words, slips = spelling.corrected(asked) if spelling else (asked, ())
    words, abroad = put_plainly(put_apart(words, vocabulary, dictionary), vocabulary, dictionary)
    notes = (*dates, *slips, *wanted, *abroad)
    words = with_ordinals(words, vocabulary.numbered, vocabulary.paired)
    scope = _Scope(question, words, notes, vocabulary, dictionary, Now.of(today, latest), truths, meant)
    first = _grounded(scope, None)
    return replace(first, others=tuple(_grounded(scope, use) for use in _doubtful(first, scope)[:_OTHERS]))


class _Scope(NamedTuple):
    """What a question is read in."""

    question: str
    words: tuple[Word, ...]
    notes: tuple[str, ...]
    vocabulary: Vocabulary
    dictionary: ValueDictionary
    now: Now
    truths: Truths | None
    meant: Meant | None


def _doubtful(grounding: Grounding, scope: _Scope) -> list[ValueUse | DimensionUse | ValueSpan]:
    """The values in small letters that also name a dimension, what is ranked that also names a metric, and the other way round."""
    vocabulary = scope.vocabulary

    def stems(use: ValueUse | DimensionUse) -> tuple[str, ...]:
        return tuple(word.stem for word in grounding.words[use.start : use.stop])

    small = (v for v in grounding.values if all(word.text.islower() for word in grounding.words[v.start : v.stop]))
    small = (v for v in small if not any(series.noun_again(grounding.words, one, v) for one in grounding.values))
    small = (v for v in small if not any(series.beside(grounding.words, one, v) for one in grounding.values))
    values = [
        use
        for use in small
        if named(grounding.words[use.start : use.stop], vocabulary)
        or (_half(use) and (_known(stems(use), vocabulary) or grounding.words[use.start].plain in english()))
    ]
    ranked = (
        use
        for use in grounding.dimensions
        if use.ranked
        and stems(use) in vocabulary.named
        and not only_a_thing(grounding.words[use.stop - 1], vocabulary)
        and not of_each(grounding.words, use.stop)
        and not _which_of_them(grounding, use)
    )
    numbers = (use for use in grounding.dimensions if grounding.rank and use.group and of_numbers(use))
    taken = _covered((*grounding.times, *grounding.values))
    as_values = of_metrics(grounding.words, scope.dictionary, taken, vocabulary)
    groups = (use for use in grounding.dimensions if use.group and _is_value(use, grounding.words, scope.dictionary))
    return [*values, *ranked, *numbers, *groups, *as_values]


def _is_value(use: DimensionUse, words: Sequence[Word], dictionary: ValueDictionary) -> bool:
    """Whether what seems to divide is as well a value of something else: `cancelled for weather`, of the reasons."""
    marked = words[use.marked].plain in DIVIDERS
    found = () if marked or use.stop - use.start > 1 else dictionary.called((words[use.start].plain,))
    return any(match.place.parts not in {known.parts for known, _ in use.options} for match in found)


def _half(use: ValueUse) -> bool:
    """Whether only a part of the value was said: `sales` of a sales assistant."""
    return use.matches[0].score < _SAID


def _known(stems: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether a word is one of a name in the catalog, or people use it for one."""
    return any(stem in vocabulary.names or vocabulary.same.get(stem, frozenset()) & vocabulary.names for stem in stems)


def _grounded(scope: _Scope, other: ValueUse | DimensionUse | ValueSpan | None) -> Grounding:
    """Take a question apart, without reading some words as that value, or as that dimension; or reading them as values."""
    question, words, notes, vocabulary, dictionary, now, *_ = scope
    no_value = other.start if isinstance(other, ValueUse) else None
    no_dimension = other.start if isinstance(other, DimensionUse) else None
    metric_names = tuple(names(words, vocabulary))
    fixed = tuple(scope.truths.fixed(words)) if scope.truths else ()
    years, times, seasons = _times(scope, (*metric_names, *fixed))
    taken = _covered((*times, *years))
    apart = (taken | greatest_units(words) | _compared(words, taken, vocabulary)).union(
        *(scope.truths.due.spans(words) if scope.truths else ())
    )
    sure = (*seasons, *as_sorts(words, taken, vocabulary, dictionary, other))
    values = tuple(u for u in value_uses(words, dictionary, apart, vocabulary, sure) if u.start != no_value)
    rank = order_asked(words, taken := taken | _covered(values), vocabulary)
    times = tuple(sorted((*times, *ranked_units(words, rank, taken)), key=lambda span: span.start))
    taken |= _covered((*times, *([rank] if rank else [])))
    every = (m for m in mentions(words, vocabulary, taken.union(*fixed), metric_names) if m.start != no_dimension)
    free = (
        m
        for m in every
        if not inside(m, metric_names) or denied(m, words) or (not m.vague and is_ranked(m, words, rank, values))
    )
    found = tuple(m for m in free if not (m.vague and range(m.start, m.stop) in metric_names))
    within = {i for span in metric_names for i in span} | in_names(words, vocabulary.paired)
    written = number_spans(words, taken | within | _covered([mention for mention in found if not mention.vague]))
    found = tuple(m for m in found if not (m.vague and _covered([m]) & _covered(written)))
    rank, compared = counted(rank, words, written, found, times)
    numbers = (*years, *listed(words, [gauges.with_unit(words, span, vocabulary) for span in compared]))
    sides = contrast.compares(words, values, times)
    scene = Scene(words, rank, values, numbers, frozenset(_covered(found)), sides, _measured(words, found, vocabulary))
    dimensions = _used(found, scene, scope)
    asked = _covered([use for use in dimensions if use.group or use.unknown or use.present or use.stop - use.start > 1])
    doubted = vague_uses(words, dictionary, taken | asked | _covered(written) | within, vocabulary, values)
    hinted = _with_hints(scene, dimensions, taken | within, _covered((*doubted, *written)), scope)
    dimensions = with_ranked(scene, hinted, found, values, times, vocabulary)
    units = (*listed_units(words, dimensions, taken), *kept_units(words, numbers, taken, times))
    times = tuple(sorted((*times, *units), key=lambda span: span.start))
    taken |= _covered(values) | _sure_of(doubted, words, vocabulary)
    every_value = sorted(outside((*values, *doubted), hinted), key=lambda use: use.start)
    values = tuple(settled(words, value, dimensions) for value in every_value)
    taken |= _covered((*times, *written, *numbers, asked_in_full(words))) | _beside(
        words, dimensions, values, vocabulary
    )
    taken |= gauges.in_units(words, taken, vocabulary) | describing(words, numbers, dimensions, taken, vocabulary)
    kinds = (*_by_kind(words, taken, scope), *each_of_kind(words, values, vocabulary))
    values, left = _by_meaning(words, values, taken | _covered(kinds) | {use.marked for use in kinds}, scope, numbers)
    dimensions, sides = (*dimensions, *kinds), sides or contrast.compares(words, values, times)
    left = measured_at(words, left, dimensions, numbers, scene.rank, vocabulary)
    return Grounding(question, words, times, values, numbers, rank, dimensions, sides, left, notes, today=now.today)


def _used(found: Sequence[Mention], scene: Scene, scope: _Scope) -> tuple[DimensionUse, ...]:
    """The mentions that do something, as what they do; none that is rather a value that is left out."""
    uses = tuple(use for m in found if told(m, use := used(m, scene), scope.words, scope.vocabulary))
    uses = tuple(
        use for use in uses if not of_measure(scene, use, uses) and not names_rate(scene, use, scope.vocabulary)
    )
    return tuple(use for use in uses if not leaves_out(scope.words, use, scope.dictionary))


def _times(
    scope: _Scope, names: Sequence[range]
) -> tuple[tuple[NumberSpan, ...], tuple[TimeSpan, ...], tuple[ValueSpan, ...]]:
    """The years that are numbers, the times, and the values that are written like times, `2024/25`."""
    _, words, _, vocabulary, dictionary, now, *_ = scope
    seasons = years_in_two(words, vocabulary, dictionary, now.today)
    years, times = grains.times(words, now, vocabulary, dictionary, names)
    return years, tuple(span for span in times if not _covered([span]) & _covered(seasons)), seasons


def _by_meaning(
    words: Sequence[Word],
    values: tuple[ValueUse, ...],
    taken: set[int],
    scope: _Scope,
    numbers: Sequence[NumberSpan],
) -> tuple[tuple[ValueUse, ...], tuple[int, ...]]:
    """The values with those that words only mean, `a stolen car`, before other words for a part of one; and what is left."""
    left = [i for i, word in enumerate(words) if i not in taken and word.kind is not Kind.MARK]
    weak = [use for use in values if not use.own and use.matches[0].score <= _WEAK]
    described = scope.vocabulary.described  # `loyalty card`, of what holds or does not: no payment by card
    free = [i for i in left if not i or (words[i - 1].stem, words[i].stem) not in described]
    spans = scope.meant.spans(words, free, _covered(weak), values) if scope.meant else ()
    found = span_uses(words, spans, scope.vocabulary)
    new = _covered(found)
    kept = [use for use in values if not new & _covered([use])]
    out = tuple(_with_noun(words, use, left, scope) for use in sorted((*kept, *found), key=lambda use: use.start))
    new |= _covered(out) - _covered(values) | {i for use in found for i in range(use.lead, use.start)}
    new |= _linking(words, (*out, *numbers), scope.vocabulary)
    return out, tuple(i for i in left if i not in new)


def _with_noun(words: Sequence[Word], use: ValueUse, left: Sequence[int], scope: _Scope) -> ValueUse:
    """A value that only a part of was said, with a noun behind it that nothing else stands for: `repair shops`."""
    strange = (
        use.stop in left and telling(words[use.stop]) == 1.0 and words[use.stop].stem not in scope.vocabulary.known
    )
    weak = not use.own and use.stop - use.start == 1 and len({match.value for match in use.matches}) == 1
    noun = strange and weak and scope.meant and scope.meant.noun(words, use.start, use.stop + 1, use.matches[0])
    return replace(use, stop=use.stop + 1) if noun else use


def _by_kind(words: Sequence[Word], taken: set[int], scope: _Scope) -> tuple[DimensionUse, ...]:
    """What is divided by what its values are like: `per seniority`."""
    out = []
    for i, word in enumerate(words):
        marked = word.plain in DIVIDERS and not {i, i + 1} & taken
        if parts := scope.meant.kind(words, i + 1) if scope.meant and marked else ():
            options = tuple((known, _WEAK) for known in scope.vocabulary.leading_to(parts))
            out.append(DimensionUse(i + 1, i + 2, options, i, group=True))
    return tuple(out)


def _with_hints(
    scene: Scene, dimensions: tuple[DimensionUse, ...], taken: set[int], others: set[int], scope: _Scope
) -> tuple[DimensionUse, ...]:
    """The dimensions with what descriptions, and what is asked for without a name, say of others."""
    dimensions = tuple(scope.truths.naught.among(scene.words, dimensions, taken)) if scope.truths else dimensions
    hinted = _hinted(scene, scope.truths, taken | others | _covered(dimensions), scope.vocabulary)
    asked = tuple(asked_for(scene, dimensions, scope.vocabulary))
    apart = (use for use in (*dimensions, *hinted) if not any(one.start <= use.start < one.stop for one in asked))
    found = tuple(denied_together(scene.words, tuple(only_done_by(scene.words, (*apart, *asked)))))
    over = scope.truths.over(scene.words, taken, found) if scope.truths else ()
    return (*found, *over, *of_one(scene.words, found))


def _which_of_them(grounding: Grounding, use: DimensionUse) -> bool:
    """Whether it is asked which of several did more or less than a number, and not how many: `which growers sold over 5000 euros`."""
    which = use.start > 0 and grounding.words[use.start - 1].plain in {"which", "what"}
    return which and any(span.op != "=" and 0 <= span.start - use.stop <= _SOON for span in grounding.numbers)


def _measured(words: Sequence[Word], found: Sequence[Mention], vocabulary: Vocabulary) -> frozenset[int]:
    """Where the mentions begin that are metrics' names as well: `orders, customers and revenue`."""
    stems = {m.start: tuple(word.stem for word in words[m.start : m.stop]) for m in found}
    return frozenset(
        at for at, said in stems.items() if said in vocabulary.single or frozenset(said) in vocabulary.listed
    )


def _compared(words: Sequence[Word], taken: set[int], vocabulary: Vocabulary) -> set[int]:
    """The numbers that are compared with, or have a unit: no values, though a model may be called 60."""
    spans = number_spans(words, taken)
    units = vocabulary.units | set(map(vocabulary.stem, UNITS))
    unit = (n.stop < len(words) and words[n.stop].stem in units for n in spans)
    return _covered([n for n, has in zip(spans, unit, strict=True) if has or n.op != "=" or n.high is not None])


def _beside(
    words: Sequence[Word], dimensions: Sequence[DimensionUse], values: Sequence[ValueUse], vocabulary: Vocabulary
) -> set[int]:
    """The words that dimensions and values account for besides the values themselves."""
    out = spoken_roles(words, vocabulary.paths)
    for use in dimensions:
        out |= _explained(words, use, values, vocabulary)
        sort = use.group and use.stop < len(words) and words[use.stop].plain in KINDS | EVEN
        out |= {use.stop} if sort else set()  # `by fuel type`, where the catalog says fuel
    for value in values:
        out |= set(range(value.lead, value.start))
    return out


def _linking(words: Sequence[Word], uses: Sequence[ValueUse | NumberSpan], vocabulary: Vocabulary) -> set[int]:
    """The words that only join things to a value or a number: `people living in York`, `York residents`."""
    out = set()
    for use in uses:
        start = use.lead if isinstance(use, ValueUse) else use.start
        at = next((i for i in range(start - 1, max(-1, start - 4), -1) if words[i].plain not in FILLERS), -1)
        out |= {i for i in (at, use.stop) if 0 <= i < len(words) and words[i].plain in LINKING}
    causes = (leading_in(words, u.start, vocabulary, u.matches[0].place.parts) for u in uses if isinstance(u, ValueUse))
    return {i for i in out if words[i].stem not in vocabulary.known}.union(*causes)


def _sure_of(doubted: Sequence[ValueUse], words: Sequence[Word], vocabulary: Vocabulary) -> set[int]:
    """The words of doubtful values that name no metric: no other ones, and denied ones, `neither awarded nor rejected`."""
    denied = _covered([use for use in doubted if use.negated])
    return denied | {i for i in _covered(doubted) if not vocabulary.frequent(words[i].stem)}


def _covered(spans: Sequence[Spanned]) -> set[int]:
    return {i for span in spans for i in range(span.start, span.stop)}


def _hinted(scene: Scene, truths: Truths | None, taken: set[int], vocabulary: Vocabulary) -> tuple[DimensionUse, ...]:
    """What holds or does not by its description, where no metric is called by such a word, and roles that nobody had."""
    if truths is None:
        return ()
    words, out = scene.words, [*truths.sides(scene.words)]
    frequent = {i for i, word in enumerate(words) if vocabulary.frequent(word.stem) and ends(words, i, i + 1) == i + 1}
    hints = (h for h in truths.hints(words, taken | _covered(out), frequent) if not excludes(words, h.start, taken))
    for hint in hints:
        use = whether(scene, DimensionUse(hint.start, hint.stop, hint.options, hint.start), 0, opposite=not hint.holds)
        out.append(replace(use, adjective=False, hinted=True, contrary=hint.contrary))
    return (*out, *truths.without(words, taken | _covered(out)))


def _explained(
    words: Sequence[Word], use: DimensionUse, values: Sequence[ValueUse], vocabulary: Vocabulary
) -> set[int]:
    """The words that a dimension's mention accounts for: its own, its marker, what lies between and is no stranger."""
    own = set(range(use.start, use.stop))
    named = any(vocabulary.frequent(words[i].stem) for i in own)
    plain = not (use.group or use.unknown or use.present or use.holds)
    if use.holds is False or (plain and use.marked < use.start):  # `by couriers of the north`
        return own | set(range(use.marked, use.start))
    if use.group or use.unknown or use.present or (use.holds is not None and not (use.adjective and named)):
        around = {stem for known, _ in use.options for stem in vocabulary.around[known.dataset]}
        noun = use.group and use.stop < len(words) and words[use.stop].plain in NOUNS
        return (
            own
            | ({use.stop} if noun else set())
            | {
                i
                for i in range(use.marked, use.start)
                if shades(words[i]) or words[i].number or words[i].stem in around
            }
        )
    beside = [value for value in values if use.start in {value.stop, value.start - len(own)} or value.stop == use.start]
    homes = {link.name for known, _ in use.options for link in known.reached.links}
    own_parts = {known.parts for known, _ in use.options}  # `the night shift`, of a shift that is Night
    described = any(
        set(match.place.parts[:-1]) & homes or match.place.parts in own_parts
        for value in beside
        for match in value.matches
    )
    led = (value for value in values if {word.plain for word in words[use.stop : value.start]} == {"by"})
    told = led if named else values  # `paid by cash`, and not `fuel used by electric trucks`, where a metric is of fuel
    described = described or any(match.place.parts in own_parts for value in told for match in value.matches)
    return own if described else set()


def group_times(grounding: Grounding) -> tuple[TimeSpan, ...]:
    """Return the time spans that divide the result."""
    return tuple(span for span in grounding.times if isinstance(span.meaning, Grain | PartGroup))


def month_sets(grounding: Grounding) -> bool:
    """Whether months or days are set against each other."""
    return grounding.compares and any(
        isinstance(span.meaning, PartIs) and len(span.meaning.values) > 1 for span in grounding.times
    )
