"""Words that say no more than a reading does, though they became no part of it: what it leads through, what is said twice, what leads up to it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from weakref import WeakKeyDictionary

from workbench.ask.drafting.draft import Draft
from workbench.ask.grounding.ground import Grounding
from workbench.ask.language.lexicon import ATTRIBUTES, FILLERS, KINDS, LEAST, LINKING, MOST
from workbench.ask.language.words import Kind, Word, telling
from workbench.ask.measuring.measure import Scored
from workbench.ask.measuring.quantities import SAME_THINGS, kinds
from workbench.ask.measuring.rates import LISTED
from workbench.ask.terms.counting import counts_rows
from workbench.ask.terms.known import Known
from workbench.ask.terms.vocabulary import Vocabulary
from workbench.query.walk import columns
from workbench.search.words import split

#: So many words at most stand before what says them again: `early bird receipts (before 9 am)`.
_BEFORE = 4

#: The metrics that words name, of each vocabulary, as long as that is in use.
_NAMING: WeakKeyDictionary[Vocabulary, Mapping[tuple[str, ...], AbstractSet[str]]] = WeakKeyDictionary()
_NONE: AbstractSet[str] = frozenset()

#: What asks for something, and not whether it is so.
_ASKING = frozenset("who what which where when how whose".split())

_WHETHER = frozenset("do does did is are was were has have".split())

#: What says that the words behind it say again what stands before: `the lowest, i.e. the best`.
_AGAIN = frozenset(("i", "e")) | {"ie", "meaning", "namely", "so"}

#: What divides, and says nothing again.
_DIVIDING = frozenset("by per each every for in split grouped divided broken".split())

#: Whom something is per, where it is per head.
_HEADS = frozenset(
    """head capita person nose guest cover visitor customer client member user passenger patient student pupil employee
    traveller resident inhabitant attendee participant subscriber buyer shopper diner donor reader""".split()
)

#: What says how great something is, besides.
_SIZES = frozenset("young tall deep wide narrow cheap expensive dear pricey tiny huge minor elderly senior".split())

#: How an answer is to look, or a speaker speaks; it says nothing of what is asked. Words between blanks, a star for any word.
_MANNER = tuple(
    re.compile(rf"(?<!\S)(?:{pattern})(?!\S)")
    for pattern in (
        r"(?:in )?(?:a |the )?(?:full|complete|whole) (?:list|table|picture|breakdown)",
        r"(?:one|a) (?:line|row|bar|figure|number|value) (?:per|for each|for every|each)",
        r"(?:no|without|avoid(?:ing)?) (?:double|duplicate|multiple) (?:counting|counts?)",
        r"(?:no|without|ignoring) (?:duplicates|repeats|doubles)",
        r"(?:each|every|everyone|everybody) (?:only )?(?:counted )?(?:just )?once",
        r"(?:count|counted|list|listed|show|shown) (?:each|them|all|it)",
        r"(?:best|worst|highest|lowest|biggest|largest|smallest|most|least|top|newest|oldest) (?:one )?first",
        r"(?:and )?so (?:on|forth)",
        r"et ?c",
        r"i (?:say|mean)",
        r"(?:oh )?sorry",
        r"or rather",
        r"(?:for|in|before) (?:the|my|our|a|an|his|her|their|this|next) (?:\S+ )?(?:paper|papers|report|meeting|deck|slide|slides|presentation|newsletter|briefing|board|boss|memo|review)",
        r"quick (?:one|question)",
        r"simply|basically|roughly|honestly|really|actually",
    )
)


def accounted(
    grounding: Grounding,
    draft: Draft,
    ranked: Sequence[Scored],
    paths: Sequence[Known],
    vocabulary: Vocabulary,
    *,
    descending: bool | None,
) -> frozenset[int]:
    """Return the words that a draft accounts for besides those that it used.

    Args:
        ranked: all metrics, as they were scored; what a share is of may be one of them.
        descending: whether the greatest come first; None where there is no order.
    """
    named = draft.used.union(*(metric.at for metric in draft.metrics))
    lead = range(draft.lead if draft.by or not _asks_what(grounding.words[: draft.lead]) else 0)
    found = {*_on_the_way(grounding, draft, paths, vocabulary), *lead, *manner(grounding.words)}
    found.update(*(whole.at for whole in ranked if _is_whole(whole, draft.metrics, grounding)))
    found |= {*_linking(grounding.words, draft.used), *_heads(grounding.words, draft.metrics)}
    found |= {*_sized(grounding, draft.used), *_new(grounding, draft, vocabulary), *_kinds(grounding)}
    found |= {*_until(grounding.words, draft, vocabulary), *_after(grounding, draft.used)}
    found |= {*_how_often(grounding.words, draft.metrics)}
    rows = vocabulary.rows_of({home for metric in draft.metrics for home in metric.words.datasets})
    said = enumerate(grounding.words)
    found |= {i for i, word in said if i and word.plain in SAME_THINGS and grounding.words[i - 1].stem in rows}
    ends = MOST if descending else LEAST if descending is not None else frozenset()
    found |= {i for i, word in enumerate(grounding.words) if word.plain in ends}
    return frozenset(found.union(_said_again(grounding, named | found)) - named)


def _how_often(words: Sequence[Word], metrics: Sequence[Scored]) -> range:
    """The words at the end that ask for the count that is given: `where do we see floods, and how often?`."""
    end = next((i + 1 for i in range(len(words) - 1, -1, -1) if words[i].kind is not Kind.MARK), 0)
    asked = tuple(word.plain for word in words[max(0, end - 3) : end]) == ("and", "how", "often")
    counted = any(counts_rows(metric.words.metric, all_rows=False) for metric in metrics)
    return range(end - 3, end) if asked and counted else range(0)


def _asks_what(lead: Sequence[Word]) -> bool:
    """Whether a question that leads up to another asks for something to divide by: `how do people pay? number of receipts`."""
    return any(word.plain in _ASKING for word in lead)


def _on_the_way(grounding: Grounding, draft: Draft, paths: Sequence[Known], vocabulary: Vocabulary) -> Iterator[int]:
    """The words for what divides or keeps rows, and for the things it is of: the shops of `sales of shops with a café`."""
    parts = {path.parts for path in draft.by} | {c.path.parts for c in columns(*draft.where, *draft.having)}
    stems: set[str] = set()
    for known in (known for known in paths if known.parts in parts):
        stems |= {*known.stems, *known.heads}.union(*(phrase for way in known.ways for phrase in way))
        stems |= {stem for text in known.doc.synonyms for stem in vocabulary.stems(text)}
    measured = _others_named(grounding, draft, vocabulary)
    for i, word in enumerate(grounding.words):
        if i in draft.used or not telling(word) or i in measured:
            continue  # `fuel used by diesel lorries`
        if not stems.isdisjoint({word.stem, *vocabulary.same.get(word.stem, ())}):
            yield i


def _others_named(grounding: Grounding, draft: Draft, vocabulary: Vocabulary) -> set[int]:
    """The words that name other metrics, which count nothing; what rows are called only with the word beside it."""
    stems, own = [word.stem for word in grounding.words], {metric.words.metric.key for metric in draft.metrics}
    named = _naming(vocabulary)
    alone = {i for i, s in enumerate(stems) if s not in vocabulary.plain and not named.get((s,), _NONE) <= own}
    pairs = (i for i, pair in enumerate(pairwise(stems)) if not named.get(pair, _NONE) <= own)
    return alone.union(*({i, i + 1} for i in pairs))


def _naming(vocabulary: Vocabulary) -> Mapping[tuple[str, ...], AbstractSet[str]]:
    """The keys of the metrics that count nothing, by each word and each pair of words that they are called by."""
    if (known := _NAMING.get(vocabulary)) is not None:
        return known
    found: dict[tuple[str, ...], set[str]] = {}
    for key, metric in vocabulary.metrics.items():
        phrases = metric.phrases if "count" not in kinds(metric.metric) else ()
        for part in (part for phrase in phrases for part in (*zip(phrase), *pairwise(phrase))):
            found.setdefault(part, set()).add(key)
    return _NAMING.setdefault(vocabulary, found)


def leading_up(words: Sequence[Word], metrics: Sequence[Scored]) -> int:
    """Return where the sentence begins that says what is measured; a question before it only leads up to it: `why all this? Losses by shop`.

    Such a question may also end with a dash or a colon: `how old are they - members by age`.
    """
    at = [i for metric in metrics for i in metric.at if telling(words[i]) == 1.0]
    asks = bool(words) and words[0].plain in _ASKING | _WHETHER
    marks = {"?", ":"} if asks else {"?"}
    ends = (i + 1 for i in range(max(at, default=0)) if words[i].plain in marks or (asks and _dashed(words, i)))
    return max(ends, default=0)


def _dashed(words: Sequence[Word], i: int) -> bool:
    """Whether a dash stands behind a word, with blanks around it; it is no word of its own."""
    return i + 1 < len(words) and words[i + 1].start - words[i].end >= len(" - ")


def _is_whole(whole: Scored, shares: Sequence[Scored], grounding: Grounding) -> bool:
    """Whether what was named is only what a share is of: the waste of `share of waste donated`."""
    total = whole.words.shape == "total"  # `share of delayed flights` is no share of a mean delay
    if not whole.at or whole.named < LISTED or not total or any(m.words.shape != "share" for m in shares):
        return False
    inputs = {name.split(".")[-1] for share in shares for name in share.words.metric.inputs}
    inside = whole.words.metric.name in inputs or any(s.words.datasets == whole.words.datasets for s in shares)
    return inside and "of" in {word.plain for word in grounding.words[max(0, min(whole.at) - 3) : min(whole.at)]}


def _heads(words: Sequence[Word], metrics: Sequence[Scored]) -> Iterator[int]:
    """The heads of `spend per head`, which are whom a metric is per: guests, of spend per guest."""
    names = (split(metric.words.metric.name + " " + metric.words.metric.doc.title) for metric in metrics)
    per = any(
        name[i - 1] == "per" and name[i].removesuffix("s") in _HEADS for name in names for i in range(1, len(name))
    )
    if per:
        yield from (i for i in range(1, len(words)) if words[i - 1].plain == "per" and words[i].plain in _HEADS)


def _sized(grounding: Grounding, used: Collection[int]) -> Iterator[int]:
    """The words for a size before the bound that says it: `heavy parcels above 15 kilos`, `young drivers under 25`."""
    for number in grounding.numbers:
        before = range(max(0, number.start - 1 - _BEFORE), number.start) if number.start in used else ()
        yield from (i for i in before if grounding.words[i].plain in ATTRIBUTES | _SIZES and i not in used)


def _new(grounding: Grounding, draft: Draft, vocabulary: Vocabulary) -> Iterator[int]:
    """The `new` of rows that are counted by when they came about: `new policies per quarter`."""
    words = grounding.words
    counts = all(metric.words.metric.key in vocabulary.counts for metric in draft.metrics)
    rows = vocabulary.rows_of({home for metric in draft.metrics for home in metric.words.datasets})
    for i in range(len(words) - 1) if grounding.times and counts else ():
        if words[i].plain in {"new", "newly"} and (words[i + 1].stem in rows or words[i + 1].plain.endswith("ed")):
            yield i


def _until(words: Sequence[Word], draft: Draft, vocabulary: Vocabulary) -> Iterator[int]:
    """The words for what ends a time, where it is asked how long that is: `how long do callers wait before someone picks up`."""
    lengths = all(metric.words.metric.key in vocabulary.beside.lengths for metric in draft.metrics)
    long = next((i for i in range(1, len(words)) if words[i].plain == "long" and words[i - 1].plain == "how"), None)
    for i in range(long or 0, len(words)) if lengths and long is not None else ():
        if words[i].plain in {"before", "until", "till"} and i not in draft.used:
            stop = next((k for k in range(i, len(words)) if words[k].kind is Kind.MARK or k in draft.used), len(words))
            yield from range(i, stop)


def _after(grounding: Grounding, used: Collection[int]) -> Iterator[int]:
    """The `after` of a bound that says when something came: `answered after over 60 minutes`."""
    before = (number.start - 1 for number in grounding.numbers if number.start in used)
    yield from (i for i in before if i >= 0 and grounding.words[i].plain in {"after", "within"})


def _kinds(grounding: Grounding) -> Iterator[int]:
    """The words that only say that what is named behind them is of several kinds: `both kinds of croissants`, `all types of bread`."""
    words = grounding.words
    for i in (use.start - 2 for use in grounding.values if use.start > 1):
        if words[i].plain in KINDS and words[i + 1].plain == "of":
            yield from (k for k in (i - 1, i) if k == i or (k >= 0 and words[k].plain in {"both", "all"}))


def _linking(words: Sequence[Word], used: Collection[int]) -> Iterator[int]:
    """The words that only join things to what keeps or divides rows: `people living in each zone`, `candidates holding a degree`."""
    for i, word in enumerate(words):
        behind = next((k for k in range(i + 1, len(words)) if k in used or words[k].plain not in FILLERS), len(words))
        if word.plain in LINKING and behind in used:
            yield i


def _said_again(grounding: Grounding, said: Collection[int]) -> Iterator[int]:
    """The words before what says them again: `cashless (by card) tickets`, `small shops, under 100 square metres`."""
    words = grounding.words
    bounds = {number.start for number in grounding.numbers}
    for i, word in enumerate(words):
        if word.plain == "(":
            again = _told(words, i + 1, said) and _narrows(grounding, i + 1)
        elif word.plain in {",", "-"}:
            again = i + 1 in bounds or (
                i + 1 < len(words) and words[i + 1].plain in _AGAIN and _told(words, i + 2, said)
            )
        else:
            continue
        if again:
            yield from _phrase(words, i, said)


def _narrows(grounding: Grounding, start: int) -> bool:
    """Whether what begins at a place says which rows are meant or what they are; it only divides them, `(by crew)`, or says when."""
    words = grounding.words
    stop = next((k for k in range(start, len(words)) if words[k].plain == ")"), len(words))
    dated = {k for span in grounding.times for k in range(span.start, span.stop)}
    here = [k for k in range(start, stop) if k not in dated or words[k].kind is Kind.CLOCK]
    return bool(here) and words[start].plain not in _DIVIDING


def _told(words: Sequence[Word], start: int, said: Collection[int]) -> bool:
    """Whether all that tells something up to the next mark became part of a query, and something does."""
    stop = next((k for k in range(start, len(words)) if words[k].plain in {")", ",", ";", "?"}), len(words))
    tells = [k for k in range(start, stop) if telling(words[k]) or k in said]
    return bool(tells) and all(k in said or words[k].plain in _AGAIN for k in tells)


def _phrase(words: Sequence[Word], stop: int, said: Collection[int]) -> Iterator[int]:
    """The words right before a mark that are of one phrase."""
    for k in range(stop - 1, max(-1, stop - 1 - _BEFORE), -1):
        if words[k].kind is Kind.MARK or words[k].plain in FILLERS - ATTRIBUTES - {"the", "a", "an"}:
            return
        if k not in said:
            yield k


def manner(words: Sequence[Word]) -> Iterator[int]:
    """Yield the words that say how an answer is to look, or only how somebody speaks: `full list`, `best first`, `and so on`."""
    text, starts = "", {}
    for i, word in enumerate(words):
        starts[len(text)] = i
        text += f"{word.plain} "
    for pattern in _MANNER:
        for match in pattern.finditer(text):
            first = starts[match.start()]
            yield from range(first, first + len(match.group().split()))
