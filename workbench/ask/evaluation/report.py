"""What an evaluation found: its numbers as one value, as JSON, and as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from workbench.ask.answer import Zone
from workbench.ask.evaluation.judging import Outcome, Verdict
from workbench.ask.evaluation.measures import (
    Point,
    Reliability,
    Share,
    curve,
    milliseconds,
    precision_at,
    reliability,
    share,
)

#: The version of the JSON; a baseline of another is refused.
VERSION = 1

#: At which coverage precision is told.
COVERAGE = 0.7


@dataclass(frozen=True)
class Report:
    """The outcomes of an evaluation with their numbers."""

    outcomes: tuple[Outcome, ...]
    catalog: str = ""

    @property
    def _answerable(self) -> tuple[Outcome, ...]:
        return tuple(o for o in self.outcomes if o.case.answerable and o.verdict is not Verdict.FAULTY)

    @property
    def accuracy(self) -> Share:
        """Answered right by executed rows, of the questions that have an answer."""
        return share([o.verdict is Verdict.RIGHT for o in self._answerable])

    @property
    def exact(self) -> Share:
        """The very query, of the questions that are answered by a query."""
        return share([o.exact for o in self._answerable if o.case.queries])

    @property
    def declined(self) -> Share:
        """Declined, of the questions without an answer."""
        return share([o.verdict is Verdict.DECLINED for o in self.outcomes if not o.case.answerable])

    @property
    def missing_named(self) -> Share:
        """Told what is missing, of those declined that say what."""
        return share([bool(o.named) for o in self.outcomes if o.named is not None])

    @property
    def offered(self) -> Share:
        """Came back as a choice, of the ambiguous questions."""
        return share([o.answer.zone is Zone.CHOOSE for o in self.outcomes if o.case.ambiguous])

    def metric_within(self, places: int) -> Share:
        """A right metric among the first so many, of the questions that are answered by queries."""
        return share([0 < o.rank <= places for o in self._answerable if o.case.queries or o.case.readings])

    @cached_property
    def curve(self) -> tuple[Point, ...]:
        """Precision over coverage."""
        return curve(self.outcomes)

    @property
    def precision(self) -> float | None:
        """Precision where 70 % of the answerable questions are answered."""
        return precision_at(self.curve, COVERAGE)

    @cached_property
    def reliability(self) -> Reliability | None:
        """How far confidence is the chance of being right."""
        return reliability(self.outcomes)

    @property
    def half(self) -> float:
        """Milliseconds that half of the answers need at most."""
        return milliseconds(self.outcomes, 0.5)

    @property
    def nearly_all(self) -> float:
        """Milliseconds that all but one in twenty answers need at most."""
        return milliseconds(self.outcomes, 0.95)

    @property
    def faulty(self) -> tuple[Outcome, ...]:
        """The cases whose own expected query cannot be run."""
        return tuple(o for o in self.outcomes if o.verdict is Verdict.FAULTY)

    def by_tag(self) -> dict[str, Share]:
        """Return how many are as they should be, by tag."""
        tags = sorted({tag for o in self.outcomes for tag in o.case.tags})
        return {tag: share([o.right for o in self.outcomes if tag in o.case.tags]) for tag in tags}


def numbers(report: Report) -> dict[str, Share | float | None]:
    """Return the numbers of a report by what they are called."""
    found = report.reliability
    return {
        "accuracy by rows": report.accuracy,
        "exact query": report.exact,
        "metric first": report.metric_within(1),
        "metric among five": report.metric_within(5),
        f"precision at {COVERAGE:.0%} coverage": report.precision,
        "declined of unanswerable": report.declined,
        "missing named": report.missing_named,
        "ambiguous offered": report.offered,
        "calibration error": found.error if found else None,
        "calibration error, at most": found.bound if found else None,
    }


def payload(report: Report) -> dict[str, object]:
    """Return a report as JSON values; what `--baseline` reads."""
    found = report.reliability
    return {
        "version": VERSION,
        "catalog": report.catalog,
        "questions": len(report.outcomes),
        "numbers": {name: _number(value) for name, value in numbers(report).items()},
        "latency_ms": {"p50": round(report.half, 2), "p95": round(report.nearly_all, 2)},
        "tags": {tag: _number(value) for tag, value in report.by_tag().items()},
        "curve": [[round(p.coverage, 4), round(p.precision, 4)] for p in report.curve],
        "reliability": [
            {"count": b.count, "confidence": round(b.confidence, 4), "right": round(b.right, 4)}
            for b in (found.bins if found else ())
        ],
        "cases": [_case(outcome) for outcome in report.outcomes],
    }


def _number(value: Share | float | None) -> object:
    if isinstance(value, Share):
        return {
            "value": value.value and round(value.value, 4),
            "hits": value.hits,
            "of": value.of,
            "interval": value.interval and [round(bound, 4) for bound in value.interval],
        }
    return value and round(value, 4)


def _case(outcome: Outcome) -> dict[str, object]:
    case, answer = outcome.case, outcome.answer
    return {
        "question": case.question,
        "follows": case.follows,
        "tags": list(case.tags),
        "expected": expected(outcome),
        "came": answer.text if outcome.answered else None,
        "said": answer.clarification,
        "zone": answer.zone.value,
        "confidence": answer.confidence,
        "verdict": outcome.verdict.value,
        "right": outcome.right,
        "exact": outcome.exact,
        "rank": outcome.rank,
        "differences": [{"slot": d.slot, "expected": d.expected, "came": d.came} for d in outcome.differences],
        "milliseconds": round(outcome.seconds * 1000, 2),
        "fault": outcome.fault,
    }


def expected(outcome: Outcome) -> str:
    """Return what was expected, in words."""
    case = outcome.case
    if case.queries or case.readings:
        return " | ".join(case.queries or case.readings)
    return "given rows" if case.rows else f"declined{f': {case.missing}' if case.missing else ''}"


def shown(report: Report, *, wrong: bool = True) -> str:
    """Return a report as text for a terminal.

    Args:
        wrong: whether each case that is not as it should be is told.
    """
    lines = [f"{len(report.outcomes)} questions over {report.catalog or 'the catalog'}", ""]
    lines += [f"  {name:<28} {figure(value)}" for name, value in numbers(report).items() if figure(value)]
    lines.append(f"  {'time for an answer':<28} {report.half:.0f} ms half, {report.nearly_all:.0f} ms 95 %")
    tags = report.by_tag()
    lines += ["", *(f"  {tag:<28} {figure(value)}" for tag, value in tags.items())] if tags else []
    found = report.reliability
    lines += ["", "  confidence   right     n", *_bins(found)] if found else []
    if wrong:
        lines += list(_told(report.outcomes))
    return "\n".join(lines)


def _bins(found: Reliability) -> Iterator[str]:
    return (f"  {b.confidence:10.0%} {b.right:7.0%} {b.count:5}" for b in found.bins)


def _told(outcomes: Sequence[Outcome]) -> Iterator[str]:
    for outcome in outcomes:
        if outcome.right:
            continue
        answer = outcome.answer
        came = answer.text if outcome.answered else f"declined: {answer.clarification}"
        yield ""
        yield f"{outcome.verdict.upper():<8} {answer.confidence:4.0%}  {outcome.case.question}"
        yield f"  expected  {' '.join(expected(outcome).split())}"
        yield f"  came      {' '.join((came or '').split())}"
        yield from (f"  {difference}" for difference in outcome.differences)
        yield from ([f"  {outcome.fault}"] if outcome.fault else [])


def figure(value: Share | float | None) -> str:
    """Return a number as text; "" where there is none."""
    if isinstance(value, Share):
        if value.value is None or value.interval is None:
            return ""
        low, high = value.interval
        return f"{value.value:6.1%}  {value.hits} of {value.of}, {low:.0%} to {high:.0%}"
    return "" if value is None else f"{value:6.1%}"
