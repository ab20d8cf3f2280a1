"""Several metrics in one question: those of a list, and two that share a word or are told apart by one."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import pairwise

from workbench.ask.grounding.ground import Grounding
from workbench.ask.grounding.mentions import Spanned
from workbench.ask.language.lexicon import FILLERS, OPPOSITES, PEOPLE, SHAPES
from workbench.ask.language.measures import measured
from workbench.ask.language.words import Kind, Word, plural, telling
from workbench.ask.measuring.heads import done, numbered, rows_meant
from workbench.ask.measuring.measure import Scored, scored
from workbench.ask.measuring.quantities import kinds
from workbench.ask.measuring.rates import LISTED
from workbench.ask.measuring.segments import segments
from workbench.ask.measuring.shares import ARTICLES
from workbench.ask.measuring.unsaid import no_part
from workbench.ask.terms.nearness import Near
from workbench.ask.terms.vocabulary import Vocabulary

#: From this likeness on a part of a list means a metric that it does not name; and what joins the parts.
_MEANS = 0.48
_HINTS = 0.33  # where another part names one
_JOINTS = frozenset({"and", ",", "plus", "&", "beside", "alongside", "vs", "versus", "/", ":"})

#: What only asks how many there are.
_NUMBERS = frozenset({"many", "count", "counts", "number", "numbers", "nr"})
_AMOUNTS = frozenset({"amount", "amounts", "value", "worth", "much", "money", "sum"})
_SILENT = frozenset({"how", "the", "of", "total", "a"})

#: What leads on from a number to whose it is.
_LEADS_ON = frozenset("of for in at from on by the our all".split())

#: What joins two that share a word.
_SHARING = frozenset({"and", "&", "or", "vs", "versus", "plus"})

#: What stands before whose numbers are compared: `do clubs with a bar sell more drinks and snacks`.
_DO = frozenset({"do", "does", "did", "are", "have", "has"})

#: What two numbers of the same are told apart by.
_STATISTICS = frozenset("mean average avg median total maximum max minimum min".split())

#: Between a name and its number.
_ARE = frozenset({"of", "is", "was"})

#: So far behind `for` it stands that something is said of those before it.
_RELATIVE_AT = 4

#: From how many parts on a question may be a list of metrics.
_SEPARATE = 2


def several(grounding: Grounding, vocabulary: Vocabulary, near: Near) -> tuple[Scored, ...]:
    """Return the metrics of a list: those that one part of the question each names."""
    if apart := _told_apart(grounding, vocabulary, near):
        return apart
    parts = segments(grounding)
    if len(parts) < _SEPARATE:
        return ()
    if shared := _noun_of_all(grounding, vocabulary, near, parts):
        return shared
    found: dict[str, Scored] = {}
    unsure: list[tuple[int, ...]] = []
    for part, best in _each_its_own(parts, grounding, vocabulary, near):
        if any(idle(part, grounding) for idle in (_of_values, _numbered, _only_form, _all_of, _of_whom, _one_of, _did)):
            continue
        if (
            _of_rows(best, grounding, vocabulary)
            or _aside(best, grounding, part)
            or no_part(best.words, grounding, vocabulary)
        ):
            continue  # `cases reopened and escalated`, of which a rate is the part
        whole = _whole(best, grounding, part) or _in_units(best, grounding, part)
        if best.named >= LISTED or whole or _alike(best, grounding, part):
            found.setdefault(best.words.metric.key, best)
        else:
            unsure.append(part)
    for part in unsure if found else ():
        if (total := _how_much(part, grounding, vocabulary, tuple(found.values()))) is not None:
            found.setdefault(total.words.metric.key, total)
            continue
        new = next((s for s in scored(grounding, vocabulary, near, part) if s.words.metric.key not in found), None)
        if new is not None and _alike(new, grounding, part, _HINTS):
            found[new.words.metric.key] = new
    if len(found) == 1 and (shared := _sharing(grounding, vocabulary, near, parts)):
        return shared
    return tuple(found.values())


def ranked_by(grounding: Grounding, vocabulary: Vocabulary, near: Near) -> tuple[Scored, ...]:
    """Return the one metric that it is said an order goes by, whatever else is named: `busiest day at the till, by number of sales`."""
    words, rank = grounding.words, grounding.rank
    if rank is None or rank.listed:
        return ()
    last = next(iter(segments(grounding)[-1:]), ())
    at = next((i for i in last if words[i].plain != "by"), 0)
    if at <= rank.stop or words[at - 1].plain != "by" or words[at - 2].kind is not Kind.MARK:
        return ()
    part = tuple(i for i in last if i >= at)
    best = next(iter(scored(grounding, vocabulary, near, part)), None)
    return (best,) if best is not None and best.named and _whole(best, grounding, part) else ()


def _each_its_own(
    parts: Sequence[tuple[int, ...]], grounding: Grounding, vocabulary: Vocabulary, near: Near
) -> list[tuple[tuple[int, ...], Scored]]:
    """The metric that each part means; what says less of one than another part does means what that is made of: `rejects and reject rate`."""
    ranked = [(part, _scored_part(part, parts[0], grounding, vocabulary, near)) for part in parts]
    out = [(part, _how_many(part, grounding, vocabulary) or found[0]) for part, found in ranked]
    homes = {home for _, best in out if best.named >= LISTED for home in best.words.datasets}
    out = [
        (part, _in_same_rows(part, ranked[k][1], homes, grounding, vocabulary) or best)
        for k, (part, best) in enumerate(out)
    ]
    for k, (part, best) in enumerate(out):
        same = [other for i, (_, other) in enumerate(out) if i != k and other.words.metric.key == best.words.metric.key]
        if not any(len(other.at) > len(best.at) for other in same):
            continue
        made_of = {key for name in best.words.metric.inputs for key in vocabulary.catalog.metric_keys(name)[:1]}
        made_of -= {other.words.metric.key for _, other in out}
        out[k] = part, next((s for s in ranked[k][1] if s.words.metric.key in made_of), best)
    return out


def _scored_part(
    part: Sequence[int], first: Sequence[int], grounding: Grounding, vocabulary: Vocabulary, near: Near
) -> tuple[Scored, ...]:
    """The metrics that a part means; one shape said before all of a list is that of each: the acidity of `mean sugar and acidity`."""
    alone = scored(grounding, vocabulary, near, part)
    shapes = [i for i in first if grounding.words[i].plain in _STATISTICS]
    if part == first or len(shapes) != 1 or any(grounding.words[i].plain in SHAPES for i in part):
        return alone
    shaped = scored(grounding, vocabulary, near, (*shapes, *part))
    own = {i for i in shaped[0].at if i in part}
    return shaped if own and shapes[0] in shaped[0].at and shaped[0].named > alone[0].named else alone


def _in_same_rows(
    part: Sequence[int],
    ranked: Sequence[Scored],
    homes: Collection[str],
    grounding: Grounding,
    vocabulary: Vocabulary,
) -> Scored | None:
    """The sum in the unit that is all a part says, over the rows that the others of a list are of: `turnover, nights and bookings`."""
    told = [grounding.words[i] for i in part if telling(grounding.words[i])]
    if len(told) != 1 or not plural(told[0]) or ranked[0].named >= LISTED:
        return None
    unit = (told[0].stem,)
    totals = (s for s in ranked if s.words.shape == "total" and "count" not in kinds(s.words.metric))
    sums = (s for s in totals if vocabulary.stems(s.words.metric.unit or "") == unit)
    found = next((s for s in sums if set(s.words.datasets) <= set(homes)), None)
    return replace(found, named=max(found.named, LISTED), at=tuple(part), alien=()) if found else None


def _how_many(part: Sequence[int], grounding: Grounding, vocabulary: Vocabulary) -> Scored | None:
    """The plain count of the rows that are named elsewhere, where a part only asks how many: `count and mean size of claims`."""
    said = {grounding.words[i].plain for i in part}
    if not said & _NUMBERS or said - _NUMBERS - _SILENT:
        return None
    stems = {word.stem for word in grounding.words if word.plain.endswith("s")}
    homes = (key for key in vocabulary.counts if vocabulary.rows_of(vocabulary.metrics[key].datasets) & stems)
    found = list(homes)
    return Scored(vocabulary.metrics[found[0]], 1.0, 1.0, 1.0, 1.0, tuple(part), ()) if len(found) == 1 else None


def _how_much(
    part: Sequence[int], grounding: Grounding, vocabulary: Vocabulary, found: Sequence[Scored]
) -> Scored | None:
    """All the money of the rows that another part counts, where one only asks for an amount: `number of claims and total amount`."""
    said = {grounding.words[i].plain for i in part}
    if not said & _AMOUNTS or said - _AMOUNTS - _SILENT:
        return None
    homes = {home for one in found for home in one.words.datasets}
    sums = [m for m in vocabulary.metrics.values() if m.shape == "total" and "money" in kinds(m.metric)]
    own = [m for m in sums if set(m.datasets) == homes and getattr(m.metric.definition, "where", None) is None]
    return Scored(own[0], 1.0, 1.0, 1.0, 1.0, tuple(part), ()) if len(own) == 1 else None


def _of_values(part: Sequence[int], grounding: Grounding) -> bool:
    """Whether a part is one word that only says what the values are of that are joined before it: `worth of our lease and loan deals`."""
    last = next((value for value in grounding.values if value.stop == part[0]), None)
    before = [value.stop for value in grounding.values]
    return len(part) == 1 and last is not None and last.start - 1 in before and 0 < last.start - 1 != part[0]


def _only_form(part: Sequence[int], grounding: Grounding) -> bool:
    """Whether a part only says how an answer is to be written: `how often are they late, in %`."""
    said = {grounding.words[i].plain for i in part}
    return part[-1] + 1 == len(grounding.words) and bool(said & {"%", "percent"}) and said <= FILLERS | {"%", "percent"}


def _all_of(part: Sequence[int], grounding: Grounding) -> bool:
    """Whether a part only says that all of something are meant: `rent in May, all sites together`."""
    things = {i for use in grounding.dimensions if use.plural for i in range(use.start, use.stop)}
    rest = {grounding.words[i].plain for i in part if i not in things}
    return (
        grounding.words[part[0]].plain == "all"
        and bool(things & {*part})
        and rest <= {"all", "the", "together", "combined"}
    )


def _of_whom(part: Sequence[int], grounding: Grounding) -> bool:
    """Whether a part only says of whom a number is: `pass rate by month, for examiners who started in May`."""
    behind = [word.plain for word in grounding.words[part[0] : part[0] + _RELATIVE_AT]]
    return behind[:1] in (["for"], ["of"], ["among"]) and not {"who", "that", "whose"}.isdisjoint(behind)


def _of_rows(best: Scored, grounding: Grounding, vocabulary: Vocabulary) -> bool:
    """Whether a part only says which rows another number is of: `for bookings of over 3 nights, average rate`."""
    meant = rows_meant(grounding, vocabulary)
    return best.words.metric.key in vocabulary.counts and bool(best.at) and meant.issuperset(best.at)


def _did(part: Sequence[int], grounding: Grounding) -> bool:
    """Whether a part only goes on with what those did who are named before: `members who joined in May and borrowed a film`."""
    words, first = grounding.words, part[0]
    clause = next((i for i in range(first - 1, 0, -1) if words[i].kind is Kind.MARK), 0)
    told = {word.plain for word in words[clause + 1 : first]} & {"who", "that", "which"}
    return bool(told) and words[first - 1].plain == "and" and done(words[first])


def _one_of(part: Sequence[int], grounding: Grounding) -> bool:
    """Whether a part is only one thing of a sort, set beside another such: `length of a school visit versus a home visit`."""
    first = part[0]
    articles = {grounding.words[i].plain for i in (first - 1, first) if i > 0} & {"a", "an"}
    return first > 0 and bool(articles)


def _numbered(part: Sequence[int], grounding: Grounding) -> bool:
    """Whether a part only says what a number is of: `halls with more than 200 seats`, `trips with a fee of 0`."""
    behind = any(number.stop == part[0] and number.op != "=" for number in grounding.numbers)
    last = max(i for i in part if i == part[0] or grounding.words[i].plain not in _ARE)
    between = {grounding.words[k].plain for k in range(last + 1, last + 2) if k < len(grounding.words)}
    named = between <= _ARE and any(n.op == "=" and n.start == last + 2 for n in grounding.numbers)
    return behind or named


def _aside(best: Scored, grounding: Grounding, part: Sequence[int]) -> bool:
    """Whether a part only says of whom, of how many or of what another number is."""
    return _compared(best, grounding, part) or _in_number(best, grounding) or _had(best, grounding, part)


def _in_number(best: Scored, grounding: Grounding) -> bool:
    """Whether a metric is only named by the unit of a number: `big halls, anything above 80 seats`."""
    units = {i for number in grounding.numbers if number.op != "=" for i in range(number.start, number.stop)}
    return bool(best.at) and units.issuperset(best.at)


def _had(best: Scored, grounding: Grounding, part: Sequence[int]) -> bool:
    """Whether a part that names no metric wholly says what those have that are counted: `number of guests with free entry`, `calls by people with a plan`."""
    words = grounding.words
    at = next((i for i in range(part[0] - 1, 0, -1) if words[i].plain not in ARTICLES), 0)
    rate = best.words.shape == "share" and not any(words[i].plain in SHAPES for i in part)
    if not at or words[at].plain != "with" or (best.named == 1.0 and not rate):
        return False
    return numbered(grounding) or words[at - 1].plain in PEOPLE


def _compared(best: Scored, grounding: Grounding, part: Sequence[int]) -> bool:
    """Whether a part only says whose numbers are compared: `do clubs`."""
    return part[0] == 0 and grounding.words[0].plain in _DO and best.at == (1,)


def _told_apart(grounding: Grounding, vocabulary: Vocabulary, near: Near) -> tuple[Scored, ...]:
    """The two metrics that one word tells apart: `revenue before and after tax`, `mean and median wait`."""
    words, left = grounding.words, set(grounding.left)
    for i in range(1, len(words) - 1):
        one, other = words[i - 1].plain, words[i + 1].plain
        pair = OPPOSITES.get(one) == other or {one, other} <= _STATISTICS
        if words[i].plain not in _JOINTS or not pair or not {i - 1, i + 1} <= left:
            continue
        first, second = (scored(grounding, vocabulary, near, left - {i, k})[0] for k in (i + 1, i - 1))
        both = {first.words.metric.key, second.words.metric.key}
        if len(both) > 1 and not {i - 1, i + 1} & {*first.alien, *second.alien}:
            return first, second
    return ()


def _alike(best: Scored, grounding: Grounding, part: Sequence[int], least: float = _MEANS) -> bool:
    """Whether a part that is joined to others means a metric, with nothing left of it: `production and feed-in`."""
    words = grounding.words
    told = best.wanted or best.named > 0 or any(telling(words[i]) == 1.0 for i in part)
    ends = (part[0] - 1, part[-1] + 1)
    joined = any(0 <= i < len(words) and words[i].plain in _JOINTS for i in ends)
    around: tuple[Spanned, ...] = (*grounding.values, *grounding.numbers)
    beside = any(one.stop == part[0] or one.start == part[-1] + 1 for one in around)
    aside = any(word.plain == "(" for word in words[: part[0]]) or grounding.rank is not None
    return told and joined and not (beside or aside) and not best.alien and best.meaning >= least


def _sharing(
    grounding: Grounding, vocabulary: Vocabulary, near: Near, parts: Sequence[tuple[int, ...]]
) -> tuple[Scored, ...]:
    """The two metrics of which one shares a word of the other: `departure and arrival delay`, `lines gained and lost`."""
    for one, whole in pairwise(parts):
        other = _without_end(whole, grounding)
        between = grounding.words[one[-1] + 1 : other[0]]
        if len(between) != 1 or between[0].plain not in _SHARING:
            continue
        splits = [((*one, *other[1:]), one[-1], (*one[:-1], *other), other[0])] if len(other) > 1 else []
        if len(one) > 1 and len(other) == 1:
            splits.append((one, one[-1], (*one[:-1], *other), other[0]))
        for first, mine, second, its in splits:
            here = scored(grounding, vocabulary, near, first)[0]
            there = scored(grounding, vocabulary, near, second)[0]
            apart = here.words.metric.key != there.words.metric.key
            if apart and mine in here.at and its in there.at and len(here.at) > 1 and len(there.at) > 1:
                return here, there
    return ()


def _without_end(part: tuple[int, ...], grounding: Grounding) -> tuple[int, ...]:
    """A part without what only leads on to whose it is: the margin of `profit and margin of lenses`."""
    last = next((k for k in range(len(part), 0, -1) if grounding.words[part[k - 1]].plain not in _LEADS_ON), 0)
    return part[:last] or part


def _noun_of_all(
    grounding: Grounding, vocabulary: Vocabulary, near: Near, parts: Sequence[tuple[int, ...]]
) -> tuple[Scored, ...]:
    """The metrics of three or more words before one noun: `labour, material and travel cost`."""
    words = grounding.words
    ends = [
        i
        for i, (one, other) in enumerate(pairwise(parts))
        if words[other[0] - 1].plain in {"and", "&"} and len(one) == 1
    ]
    last = next((i + 1 for i in ends if len(parts[i + 1]) > 1), 0)
    first = last
    while first and len(parts[first - 1]) == 1 and parts[first - 1][0] + 2 == parts[first][0]:
        first -= 1
    if last - first < _SEPARATE or any(_several_things(words[part[0]]) for part in parts[first:last]):
        return ()
    lists = [(*part, *parts[last][1:]) for part in parts[first:last]]
    found = [scored(grounding, vocabulary, near, part)[0] for part in (*lists, parts[last])]
    keys = {one.words.metric.key for one in found}
    heard = all(part[0] in one.at and len(one.at) > 1 for part, one in zip((*lists, parts[last]), found, strict=True))
    return tuple(found) if heard and len(keys) == len(found) else ()


def _several_things(word: Word) -> bool:
    """Whether a word is in the plural, and so is named itself: the orders of `orders, customers and mean revenue`."""
    return word.plain.endswith("s") and not word.plain.endswith("ss")


def _in_units(best: Scored, grounding: Grounding, part: Sequence[int]) -> bool:
    """Whether a part only names the unit that all of something is told in: `litres and number of deliveries per farm`."""
    told = [i for i in part if grounding.words[i].plain not in FILLERS]
    unit = measured(grounding.words, told[0]) if told else None
    return unit is not None and unit[1] == len(told) and best.wanted and not best.alien and best.words.shape == "total"


def _whole(best: Scored, grounding: Grounding, part: Sequence[int]) -> bool:
    """Whether a part is a metric's name and nothing else."""
    rest = [i for i in part if i not in best.at and grounding.words[i].plain not in FILLERS]
    gap = grounding.question[grounding.words[part[0] - 1].end : grounding.words[part[0]].start].strip()
    beside = gap not in set("-–—|") and any(value.stop == part[0] for value in grounding.values)
    counted = any(number.stop == part[0] for number in grounding.numbers)  # `hotels with at least 4 stars`
    return best.named > 0 and not rest and not beside and not counted
