"""Totals whose parts a question asks for, `share of flights by airline`, where no rate of the catalog is meant by that."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from workbench.ask.grounding.ground import Grounding, group_times
from workbench.ask.language.words import telling
from workbench.ask.measuring.coverage import attributive
from workbench.ask.measuring.loose import Loose
from workbench.ask.measuring.measure import Scored
from workbench.ask.measuring.rates import rated, upper
from workbench.ask.measuring.shares import bare
from workbench.ask.terms.counting import distinct_of
from workbench.ask.terms.vocabulary import Vocabulary

#: How many totals are tried, and how far before one that was named another must be.
_TRIED, _LEVEL = 4, 0.1


def parted(
    ranked: Sequence[Scored],
    asked: frozenset[int],
    loose: Sequence[Loose],
    grounding: Grounding,
    vocabulary: Vocabulary,
) -> list[Scored]:
    """Return the totals of which each group's part may be meant, the likeliest first; none where a rate is.

    Args:
        ranked: the metrics by what is left without the words that ask for parts.
        asked: those words.
    """
    rest = {i for i in grounding.left if telling(grounding.words[i]) == 1.0} - asked
    narrow = {i for i in rest if attributive(grounding, i, vocabulary)}  # of `delayed flights`, and not of all
    totals = [m for m in ranked if m.words.shape == "total" and narrow <= set(m.at)]
    best = sorted(_pool(totals, rest, grounding, vocabulary), key=lambda m: (m.named, m.score), reverse=True)[:_TRIED]
    if not best or not _divides(grounding, loose) or rated(best[0], ranked, grounding, vocabulary):
        return []  # `share of flights that were diverted` is a rate of its own
    parts = (m for m in totals if m is best[0] or (len(m.alien) < len(best[0].alien) and m.score > best[0].score))
    if any(upper(m, ranked, grounding, vocabulary) for m in parts):
        return []
    before = {i - 1 for i in asked if bare(grounding.words, i)}
    far = best[0].score + _LEVEL
    return [m for m in best if before <= set(m.at) and (m.named or not best[0].named or m.score > far)]


def _pool(
    totals: Sequence[Scored], rest: Collection[int], grounding: Grounding, vocabulary: Vocabulary
) -> Sequence[Scored]:
    """The totals that may be meant: the plain counts where no word but what the rows are called says what is measured."""
    if any(grounding.words[i].stem not in vocabulary.plain for i in rest):
        return totals
    counted = {vocabulary.metrics[key].datasets for key in vocabulary.counts}
    first = totals[0] if totals and set(rest) < {*totals[0].at} else None
    # `water used`, of water readings, and `sales value`, of sales, where money is called so
    if first is not None and (first.words.datasets not in counted or _called(first, grounding, vocabulary)):
        return totals
    plain = [m for m in totals if m.words.metric.key in vocabulary.counts]
    other = all(distinct_of(m.words.metric) or not m.at for m in plain) and totals[0] not in plain
    return totals if not plain or (other and totals[0].at) else plain  # no customers, of the sales


def _called(metric: Scored, grounding: Grounding, vocabulary: Vocabulary) -> bool:
    """Whether a metric was named by all of a name of several words that the catalog gives it."""
    said = {grounding.words[i].stem for i in metric.at}
    names = vocabulary.called(metric.words.metric.doc, metric.words.metric.name)
    return any(len(name) > 1 and said == set(name) for name in names)


def _divides(grounding: Grounding, loose: Sequence[Loose]) -> bool:
    """Whether there is anything whose part is asked for: groups, or values."""
    uses = any(use.group or use.holds is not None or use.plural for use in grounding.dimensions)
    return uses or bool(grounding.values or group_times(grounding)) or any(group.near for group in loose)
