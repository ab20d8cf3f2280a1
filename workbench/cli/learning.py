"""Commands about how well questions are answered: evaluate."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.cli.questions import opened

if TYPE_CHECKING:
    from workbench.ask.evaluation import Comparison, Report


def evaluate(arguments: argparse.Namespace) -> int:
    """Ask the questions of a file and judge the answers; 1 where they are not as good as was demanded."""
    from workbench.ask.evaluation import compared, page, payload, shown

    session = opened(arguments)
    try:
        memory = session.memory.confirmed() if arguments.memory else ()
        report = session.evaluate(*arguments.files, confirm=arguments.confirm, memory=memory, progress=_progress())
    finally:
        session.close()
    comparison = compared(report, Path(arguments.baseline).read_text("utf-8")) if arguments.baseline else None
    if arguments.html:
        Path(arguments.html).write_text(page(report, comparison), "utf-8")
    whole = json.dumps(payload(report), indent=1, ensure_ascii=False)
    if arguments.output:
        Path(arguments.output).write_text(whole + "\n", "utf-8")
    print(whole if arguments.format == "json" else shown(report, wrong=not arguments.quiet))
    if comparison is not None:
        print(f"\n{comparison}", file=sys.stderr if arguments.format == "json" else sys.stdout)
    failed = list(_failures(arguments, report, comparison))
    for failure in failed:
        print(failure, file=sys.stderr)
    return 1 if failed else 0


def _progress() -> Callable[[int, int], None] | None:
    """Tell a person how far it is; nobody else."""
    if not sys.stderr.isatty():
        return None

    def told(done: int, of: int) -> None:
        print(f"\r{done} of {of} questions", end="\n" if done == of else "", file=sys.stderr, flush=True)

    return told


def _failures(arguments: argparse.Namespace, report: Report, comparison: Comparison | None) -> Iterator[str]:
    """Say what is not as good as was demanded; what cannot be measured is not."""
    found = report.reliability
    least = (
        ("accuracy by rows", report.accuracy.value, arguments.min_accuracy),
        ("the precision at 70 % coverage", report.precision, arguments.min_precision),
        ("the share declined of the unanswerable", report.declined.value, arguments.min_declined),
    )
    for name, value, bound in least:
        if bound is not None and (value is None or value < bound):
            yield f"Too low: {name} is {_said(value)}, and {bound:.1%} is demanded."
    if arguments.max_error is not None and (found is None or found.error > arguments.max_error):
        said = _said(found.error if found else None)
        yield f"Too high: the calibration error is {said}, and at most {arguments.max_error:.1%} is allowed."
    if arguments.max_ms is not None and report.nearly_all > arguments.max_ms:
        yield f"Too slow: 95 % of the answers need up to {report.nearly_all:.0f} ms, and {arguments.max_ms:.0f} are allowed."
    if report.faulty:
        yield f"{len(report.faulty)} cases cannot be judged: {report.faulty[0].case.question!r}: {report.faulty[0].fault}"
    if arguments.no_worse and comparison is not None and comparison.worse:
        yield f"{len(comparison.worse)} questions were answered better in the baseline."


def _said(value: float | None) -> str:
    return "not known" if value is None else f"{value:.1%}"
