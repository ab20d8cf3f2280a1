"""How strangers fare, over the catalogs whose questions nobody has read: `python tests/ask/strangers.py`, some ten minutes.

All is asked twice: with nothing known, and with twenty of the wrong answers of each catalog corrected. A question is never shown,
only how many there are: one that was read could no longer tell how a stranger fares.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evaluation import DEVELOPED, HERE, questions, world

from workbench.ask.evaluation import Outcome, Report, evaluate
from workbench.ask.evaluation.teaching import corrected
from workbench.session.evaluating import Examination

UNREAD = tuple(sorted(p.name for p in (HERE / "heldout").iterdir() if p.is_dir() and p.name not in DEVELOPED))

#: How many wrong answers of each catalog are corrected before all is asked again.
CORRECTED = 20


@dataclass(frozen=True, slots=True)
class Stranger:
    """What became of the questions over one catalog, with nothing known and, where that was tried, with wrong answers corrected."""

    name: str
    first: tuple[Outcome, ...]
    taught: tuple[Outcome, ...] = ()


def fared(name: str, *, correcting: bool = False) -> Stranger:
    """Ask all questions over a catalog that nobody has read; twice, where wrong answers are to be corrected."""
    with world(f"heldout/{name}") as opened:
        cases, nothing = questions(f"heldout/{name}"), Examination(opened.session)
        first = evaluate(cases, nothing)
        if not correcting:
            return Stranger(name, first)
        known, _ = corrected(cases, dict(zip(cases, first, strict=True)), CORRECTED, seed=0)
        return Stranger(name, first, evaluate(cases, nothing.knowing(known)))


def together(found: Sequence[Stranger], *, taught: bool = False) -> Report:
    """The outcomes over all of them as one report."""
    return Report(tuple(outcome for one in found for outcome in (one.taught if taught else one.first)))


def _lines(found: Sequence[Stranger]) -> Iterator[str]:
    for one in found:
        yield f"{one.name:12} {_said(Report(one.first))}; corrected {_said(Report(one.taught))}"
    whole = together(found)
    yield f"all          {_said(whole)}; corrected {_said(together(found, taught=True))}"
    yield f"of the surest 70 % right {whole.precision:.1%}"
    yield f"calibration error {whole.reliability.error:.3f}, at most {whole.reliability.bound:.3f}"


def _said(report: Report) -> str:
    right, declined = report.accuracy, report.declined
    return f"right {right.hits} of {right.of} ({right.value:.1%}), declined {declined.hits} of {declined.of}"


if __name__ == "__main__":
    sys.stdout.writelines(f"{line}\n" for line in _lines([fared(name, correcting=True) for name in UNREAD]))
