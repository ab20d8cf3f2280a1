"""Which rates and counts a question means: a rate of the catalog or each group's part, and counts that count one each."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from workbench.ask.grounding.ground import Grounding
from workbench.ask.language.lexicon import HAPPENED
from workbench.ask.language.words import telling
from workbench.ask.measuring.measure import Scored
from workbench.ask.measuring.shares import FLOWS, WHOLES, apart, cue, owned
from workbench.ask.terms.counting import counts_rows
from workbench.ask.terms.known import Known, MetricWords
from workbench.ask.terms.vocabulary import Vocabulary
from workbench.catalog.model import Catalog, DimensionType, Metric, Simple
from workbench.query.expression import Path

#: From which strength on a part of a question names a metric of its own.
LISTED = 0.45


def rated(best: Scored, ranked: Sequence[Scored], grounding: Grounding, vocabulary: Vocabulary) -> bool:
    """Return whether a rate of the catalog is meant: one whose name was said, or that explains what the total does not."""
    groups = (u for u in grounding.dimensions if u.group and u.options[0][0].type is not DimensionType.BOOLEAN)
    divides = {i for use in groups for i in range(use.start, use.stop)} | _listed(grounding)
    # `reported late`, of a late report share
    said_at_all = {word.stem for i, word in enumerate(grounding.words) if i not in divides}
    free = [w.stem for i, w in enumerate(grounding.words) if i not in divides and telling(w) == 1.0]
    told = [stem for stem in free if stem not in vocabulary.plain]
    # `the share of late orders that comes from each`, `the split of late orders in %`
    flows = any(word.plain in FLOWS for word in grounding.words) or bool(apart(grounding.words) & cue(grounding.words))
    often = any(pair == ("how", "often") for pair in pairwise(word.plain for word in grounding.words))
    plain = getattr(best.words.metric.definition, "where", None) is None
    own = {stem for phrase in best.words.phrases for stem in phrase}
    common = vocabulary.rows | {*vocabulary.stems(best.words.metric.unit or ""), *map(vocabulary.stem, HAPPENED)}
    said = _rows_said(best, grounding, vocabulary)
    for rate in (m for m in ranked if m.words.shape == "share" and (not said or said & {*m.words.datasets})):
        whole = best.words.metric.key in rate.words.metric.inputs[1:]  # `units sold`, of units returned per unit sold
        total = own if flows or plain or whole else own & common  # of `boats sold`, no margin on boats is told
        names = {stem for phrase in rate.words.phrases for stem in phrase} - vocabulary.shapes - total
        alone = rate.words.words - best.words.words - vocabulary.shapes
        bare = [set(phrase) - vocabulary.shapes for phrase in rate.words.phrases]
        more = any(phrase - own and phrase <= said_at_all for phrase in bare if len(phrase) > 1)
        if not flows and (more or any(phrase and phrase <= set(told) for phrase in bare)):
            return True  # `the largest share of bins missed`, of a rate that is called so
        if best.words.metric.key in rate.words.metric.inputs[:1] and _whole_said(rate, grounding, vocabulary):
            return True  # `what share of orders comes from new customers`, of first orders over orders
        if often and rate.score > best.score:
            return True  # `how often is each route late, in %`
        own_name = not flows or not set(rate.at) <= cue(grounding.words) | set(best.at)
        if (rate.named >= LISTED and own_name) or any(stem in names or stem in alone for stem in told):
            return True
    return False


def _whole_said(rate: Scored, grounding: Grounding, vocabulary: Vocabulary) -> bool:
    """Whether what a rate is a part of stands right behind the word for a part: `share of orders`, `percentage of all our visits`."""
    wholes = [vocabulary.metrics[key] for key in rate.words.metric.inputs[1:2] if key in vocabulary.metrics]
    return _behind({phrase for whole in wholes for phrase in whole.phrases}, grounding)


def _behind(names: Collection[tuple[str, ...]], grounding: Grounding) -> bool:
    """Whether one of some names stands right behind the words that ask for a part."""
    stems = [word.stem for word in grounding.words]
    at = max(cue(grounding.words), default=-1) + 1
    at += sum(word.plain in {"all", "our", "the"} for word in grounding.words[at : at + 2])
    return at > 0 and any(tuple(stems[at : at + len(name)]) == name for name in names)


def _listed(grounding: Grounding) -> set[int]:
    """Where several values of one kind are listed, with the noun behind each: of those a part each is asked for, `A, B or whole C`."""
    values = [value for value in grounding.values if not value.vague]
    kinds = [{match.place for match in value.matches} for value in values]
    alike = {k for i, (one, other) in enumerate(pairwise(kinds)) if one & other for k in (i, i + 1)}
    return {i for k in alike for i in range(values[k].start, values[k].stop + 1)}


def _rows_said(best: Scored, grounding: Grounding, vocabulary: Vocabulary) -> frozenset[str]:
    """The datasets of a total whose rows a question names, of which a rate must be: no rate of fines is a part of the stays."""
    stems = {word.stem for word in grounding.words}
    named = any(
        stems.issuperset(phrase) for key in best.words.datasets for phrase in vocabulary.entities[key] if phrase
    )
    return frozenset(best.words.datasets) if named else frozenset()


def upper(best: Scored, ranked: Sequence[Scored], grounding: Grounding, vocabulary: Vocabulary) -> bool:
    """Return whether a rate of the catalog is of what was named: the exported part, and not each group's part of all exports."""
    rates = (m.words.metric for m in ranked if m.words.shape == "share")
    words = grounding.words
    whole = any(word.plain in FLOWS | WHOLES or owned(words, i) for i, word in enumerate(words) if i)
    whole = whole or bool(apart(words) & cue(words))
    listed = len(grounding.values) > 1  # `phone, mail and shop: percentage of orders`
    parts = (rate for rate in rates if best.words.metric.key in rate.inputs[:1])
    alone = _behind(vocabulary.called(best.words.metric.doc, best.words.metric.name), grounding)
    return not (whole or listed) and any(not alone or _of_same(best.words, rate, vocabulary) for rate in parts)


def _of_same(above: MetricWords, rate: Metric, vocabulary: Vocabulary) -> bool:
    """Whether what a rate divides may be a part of what it divides by: late trains of all trains, and no fees of the hours' worth."""
    keys = (key for name in rate.inputs[1:] for key in vocabulary.catalog.metric_keys(name)[:1])
    below = [vocabulary.metrics[key] for key in keys if key in vocabulary.metrics]
    some = getattr(above.metric.definition, "where", None) is not None
    return some or not below or any(set(above.datasets) & set(one.datasets) for one in below)


def counts_itself(metric: Metric, by: Sequence[Path], paths: Sequence[Known]) -> bool:
    """Return whether a metric counts different things of which each group is one: customers by customer, artists by artist."""
    if not isinstance(metric.definition, Simple):
        return False
    plain = metric.definition.expr.text.replace(" ", "").casefold()
    keys = {
        f"count(distinct{pair.local.text.replace(chr(32), '')})".casefold()
        for known in paths
        if Path(known.parts) in by and known.label and len(known.reached.links) == 1
        for pair in known.reached.links[0].on
    }
    own = (known.reached.dimension for known in paths if Path(known.parts) in by and not known.reached.links)
    keys |= {f"count(distinct{end.expr.text.replace(chr(32), '')})".casefold() for end in own if end is not None}
    return plain in keys


def counts_own(words: MetricWords, by: Sequence[Path], catalog: Catalog) -> bool:
    """Return whether a metric counts the rows of a table divided by what each of them is called."""
    labels = {Path((label,)) for home in words.datasets if (label := catalog.datasets[home].label)}
    return counts_rows(words.metric) and bool(labels & set(by))
