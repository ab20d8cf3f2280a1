"""What speaks for and against a query as the reading of a question, gathered for `judge.Evidence`."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.ask.drafting.build import Builder
from workbench.ask.drafting.draft import Draft
from workbench.ask.grounding.ground import Grounding
from workbench.ask.language.words import telling
from workbench.ask.measuring.heads import asks_of, counts, head_of, numbered, rows_meant
from workbench.ask.measuring.measure import Scored
from workbench.ask.measuring.quantities import how_often
from workbench.ask.measuring.rates import LISTED
from workbench.ask.measuring.rowed import of_kinds, said_whole
from workbench.ask.measuring.shapes import misshapen
from workbench.ask.measuring.strange import strange
from workbench.ask.reading.judge import Evidence
from workbench.ask.reading.oddities import (
    beside_greatness,
    clauses,
    foreign,
    mismatched,
    odd,
    passed,
    supposed,
    turned,
    unmet,
    unplaced,
)
from workbench.ask.terms.vocabulary import Vocabulary
from workbench.query.model import MetricQuery
from workbench.search.words import split

#: More telling words than these say no more against a reading.
_MOST_UNUSED = 4.0


def evidence_of(  # noqa: PLR0913  what a reading is judged by
    metrics: tuple[Scored, ...],
    ranked: Sequence[Scored],
    draft: Draft,
    query: MetricQuery,
    alien: Sequence[int],
    builder: Builder,
    *,
    past: int,
) -> Evidence:
    """Return what speaks for and against a query.

    Args:
        ranked: all metrics by what is left of the question.
        alien: the telling words that nothing explains; `past` how many more words are passed over that turn something round.
    """
    grounding, count = builder.grounding, len(metrics)
    chosen = {m.words.metric.key for m in metrics}
    beside = (s for s in ranked if not (draft.share and draft.having and s.words.shape == "share"))  # of listed parts
    best = max((s.score for s in beside if s.words.metric.key not in chosen), default=0.0)
    first = min(m.score for m in metrics)
    head = head_of(grounding, builder.vocabulary)
    return Evidence(
        fit=min(first, 2.0),
        named=min(m.named for m in metrics),
        meaning=min(m.meaning for m in metrics),
        covered=min(m.covered for m in metrics),
        margin=0.5 if count > 1 else max(-0.5, min(0.5, first - best)),
        alien=min(3.0, float(len(alien) + past)),
        lost=float(len(draft.lost)),
        doubts=float(draft.doubts),
        names=float(sum(map(strange(grounding, builder.vocabulary.rows), alien))),
        misshapen=float(
            beside_greatness(grounding, metrics, draft.lead)
            or (not draft.share and all(misshapen(m.words, grounding) for m in metrics))
        ),
        uncounted=float(
            head is not None
            and (numbered(grounding) or not asks_of(head, grounding))
            and not any(counts(m.words, head, grounding, builder.vocabulary) for m in metrics)
        ),
        idle=float(grounding.rank is not None and not draft.by),
        omitted=float(_omitted(grounding, builder.vocabulary, metrics, ranked, draft)),
        blank=float(not any(m.at for m in metrics) and not _says(grounding, metrics, builder.vocabulary)),
        odd=odd(query, builder.paths(draft)),
        supposed=supposed(grounding, draft),
        passed=passed(grounding, draft, alien, builder.vocabulary),
        turned=turned(grounding, draft, alien, builder.vocabulary),
        clauses=clauses(grounding, draft, alien, builder.vocabulary),
        unmet=unmet(grounding, draft, query, builder.vocabulary),
        unplaced=unplaced(grounding, draft),
        mismatched=mismatched(grounding, draft),
        foreign=foreign(grounding, draft, alien),
        unused=_unused(grounding, metrics, draft, builder.vocabulary),
        **_extent(grounding, draft, query),
    )


def _extent(grounding: Grounding, draft: Draft, query: MetricQuery) -> dict[str, float]:
    """How much was said and how much became of it: the more parts, the more of them may be wrong."""
    return {
        "dated": float(query.during is not None or query.compare is not None),
        "length": len(grounding.words) / 10,
        "telling": sum(telling(word) == 1.0 for word in grounding.words) / 10,
        "numbers": float(len(grounding.numbers)),
        "dimensions": float(len(grounding.dimensions)),
        "conditions": float(len(draft.where)),
        "steps": float(sum(len(path.parts) - 1 for path in draft.by if path.parts[0] != "time")),
        "ordered": float(grounding.rank is not None),
        "cut": float(query.limit is not None),
    }


def _omitted(
    grounding: Grounding, vocabulary: Vocabulary, metrics: tuple[Scored, ...], ranked: Sequence[Scored], draft: Draft
) -> bool:
    """Whether another metric was named, in words that these metrics and their groups do not stand for.

    Rows are not, where different things in them are counted: `people who signed up`.
    """
    names = {stem for m in metrics for phrase in m.words.phrases for stem in phrase}
    own = (i for i in grounding.left if grounding.words[i].stem in names)  # `reject over 13 %`, of a rejection rate
    homes = {home for m in metrics for home in m.words.datasets}
    stood_for = draft.heard.union(own, said_whole(grounding.words, homes, vocabulary)) - set(range(draft.lead))
    rows = {home for m in metrics if vocabulary.beside.counts_different(m.words.metric) for home in m.words.datasets}
    meant = rows_meant(grounding, vocabulary)
    counted = {s.words.metric.key for s in ranked if rows.issuperset(s.words.datasets) or meant.issuperset(s.at)}
    others = (s for s in ranked if s.words.metric.key not in counted.intersection(vocabulary.counts))
    named = (s for s in others if s.named >= LISTED and not set(s.at) & stood_for and s.suited and not s.owner)
    return any(_by_its_own_words(s, grounding) for s in named)


def _by_its_own_words(metric: Scored, grounding: Grounding) -> bool:
    """Whether a metric was named by a word of its names as it stands, and not only by others for them."""
    one = metric.words.metric
    own = {w for text in (one.name, one.doc.title, one.unit or "", *one.doc.synonyms) for w in split(text.casefold())}
    own |= {word.removesuffix("s") for word in own}
    return any({grounding.words[i].plain, grounding.words[i].plain.removesuffix("s")} & own for i in metric.at)


def _unused(grounding: Grounding, metrics: tuple[Scored, ...], draft: Draft, vocabulary: Vocabulary) -> float:
    """How many telling words became neither part of the query nor name its metrics."""
    used = draft.used.union(rows_meant(grounding, vocabulary), *(m.at for m in metrics))
    return min(_MOST_UNUSED, sum(telling(word) for i, word in enumerate(grounding.words) if i not in used))


def _says(grounding: Grounding, metrics: Sequence[Scored], vocabulary: Vocabulary) -> bool:
    """Whether any word could say what is measured: one that tells, one for the rows, or an order among groups.

    Rows are also named in what divides them: the complaints of `complaint channel split`.
    """
    left = [grounding.words[i] for i in grounding.left]
    rows = vocabulary.rows_of({home for m in metrics for home in m.words.datasets})
    long = (use for use in grounding.dimensions if use.stop - use.start > 1)
    left += [word for use in long for word in grounding.words[use.start : use.stop] if word.stem in rows]
    said = (
        bool(grounding.rank)
        or how_often(grounding)
        or any(telling(word) > 0 or word.stem in vocabulary.rows for word in left)
    )
    return said or bool(of_kinds(grounding, vocabulary, sorted(grounding.left)))
