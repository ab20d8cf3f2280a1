"""Groups asked for in words that name no dimension: what they come near to in meaning."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from workbench.ask.grounding.ground import Grounding, group_times
from workbench.ask.grounding.mentions import names
from workbench.ask.language.lexicon import DIVIDERS
from workbench.ask.language.limits import YIELDS
from workbench.ask.language.meanings import plain_at
from workbench.ask.language.words import Kind, Word, telling
from workbench.ask.measuring.unsaid import strange_doer
from workbench.ask.terms.known import Known
from workbench.ask.terms.nearness import Near
from workbench.ask.terms.vocabulary import Vocabulary
from workbench.catalog.model import DimensionType
from workbench.search.words import split

#: From which likeness on free words name a group.
LOOSE = 0.6

#: What does something of its own accord stands behind `by` and divides nothing.
_SELVES = frozenset("itself themselves himself herself ourselves yourself oneself".split())

#: How much less a group in free words is like a path for each of its steps.
_FAR = 0.005


@dataclass(frozen=True, slots=True)
class Loose:
    """A group asked for in words that name no dimension, marker included.

    Attributes:
        near: the dimensions that are like it in meaning, `dataset.dimension`, by how much.
        dated: whether its words say a day; `one` whether they are of one certain thing, `by the deadline`, that holds or not.
    """

    start: int
    stop: int
    near: Mapping[str, float]
    dated: bool = False
    one: bool = False

    def likeness(self, known: Known) -> float:
        """How much a path is like it, less the further away it is."""
        reached = known.reached
        if self.one and known.type is DimensionType.BOOLEAN:
            return 0.0
        if known.type is DimensionType.TIME and not self.dated:
            return 0.0  # `per start time` is not each day of joining
        name = f"{reached.dataset}.{reached.dimension.name}" if reached.dimension else ""
        return self.near.get(name, 0.0) - _FAR * len(known.parts)


def loose_groups(grounding: Grounding, vocabulary: Vocabulary, near: Near) -> Iterator[Loose]:
    """Yield the groups that nothing of the catalog is called, marker included: `per seniority`."""
    for i in grounding.left:
        if grounding.words[i].plain not in DIVIDERS or _in_name(grounding, i, vocabulary):
            continue
        if plain_at(grounding.words, i + 1) in _SELVES:
            continue  # `permits that renew by themselves`
        if grounding.words[i].plain == "each" and plain_at(grounding.words, i + 1) in YIELDS:
            continue  # `what did weddings and galas each bring in`
        stop = _end_of_group(grounding, i)
        words = [grounding.words[k] for k in range(i + 1, stop)]
        if any(telling(word) for word in words):
            known = {w.stem for w in words if not strange_doer(w, vocabulary)}
            rows = known & vocabulary.plain  # `per flight`: the rows themselves divide nothing
            yield Loose(
                i,
                stop,
                {}
                if rows or _orders(grounding, i, words, vocabulary)
                else near.dimensions(" ".join(w.text for w in words), LOOSE),
                one=plain_at(grounding.words, i) == "by" and plain_at(grounding.words, i + 1) == "the",
                dated=any(word.plain in {"date", "dates", "day", "days"} for word in words),
            )


def _in_name(grounding: Grounding, i: int, vocabulary: Vocabulary) -> bool:
    """Whether `per` stands inside what a metric is called, with its words right before and behind it, `water per kilogram`, or a unit."""
    stems = tuple(word.stem for word in grounding.words)
    if grounding.words[i].plain != "per" or i + 1 == len(stems):
        return False
    if any(i in span for span in names(grounding.words, vocabulary)):
        return True  # in order, or turned: `discount per order`, of what each order got
    units = vocabulary.unit_forms.get(stems[i + 1], frozenset()) | {stems[i + 1]}
    rates = [m for m in vocabulary.metrics.values() if "per" in split(m.metric.name)]
    ends = (vocabulary.stems(m.metric.name.partition("per_")[2])[:1] for m in rates)
    if len(units) > 1 and any(units.issuperset(end) and end for end in ends):
        return True  # `£ per kg`, of the price per kilo
    called = (p for m in rates for p in m.phrases)
    return any(
        stems[max(0, i - k) : i] + stems[i + 1 : i + 1 + len(phrase) - k] == phrase
        for phrase in called
        if stems[i + 1] in phrase
        for k in range(1, len(phrase))
    )


def _orders(grounding: Grounding, by: int, behind: Sequence[Word], vocabulary: Vocabulary) -> bool:
    """Whether `by` says what the order goes by, `the top 2 crops by tonnes brought in`: what is ranked stands before it, or a metric behind."""
    rank = grounding.rank
    if rank is None or rank.listed or grounding.words[by].plain != "by":
        return False
    if any(use.group and rank.stop <= use.start and use.stop == by for use in grounding.dimensions):
        return True
    named = tuple(word.stem for word in behind) in vocabulary.named or range(len(behind)) in names(behind, vocabulary)
    return named and (any(use.group for use in grounding.dimensions) or bool(group_times(grounding)))


def _end_of_group(grounding: Grounding, start: int) -> int:
    left, stop = set(grounding.left), start + 1
    ends = {"and", "in", "for", "from", "by", "with", "of", "on", "at", "during", "per", "who", "that", "which"}
    ends |= {"except", "excluding", "but", "without", "not"}
    while stop in left and stop - start <= 3 and grounding.words[stop].kind is Kind.WORD:
        if grounding.words[stop].plain in ends:
            break
        stop += 1
    return stop
