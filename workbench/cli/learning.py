"""Commands about how well questions are answered: evaluate, learn."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.cli.questions import opened
from workbench.errors import Issue, WorkbenchError

if TYPE_CHECKING:
    from workbench.ask.evaluation import Comparison, Report


def evaluate(arguments: argparse.Namespace) -> int:
    """Ask the questions of a file and judge the answers; 1 where they are not as good as was demanded."""
    from workbench.ask.evaluation import compared, page, payload, shown

    if arguments.learn or arguments.correct:
        return _taught(arguments)
    baseline = _baseline(arguments)
    session = opened(arguments)
    try:
        memory = session.memory.confirmed() if arguments.memory else ()
        report = session.evaluate(*arguments.files, confirm=arguments.confirm, memory=memory, progress=_progress())
    finally:
        session.close()
    comparison = None if baseline is None else compared(report, baseline)
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


def _taught(arguments: argparse.Namespace) -> int:
    """Say what confirmed questions teach; 1 where less is right with them than was demanded."""
    from workbench.ask.evaluation.teaching import as_values
    from workbench.session.evaluating import cases_of, files_of, teaching

    session = opened(arguments)
    try:
        cases = cases_of(files_of(session, arguments.files))
        count = arguments.correct or arguments.learn
        found = teaching(session, cases, count, _progress(), correct=bool(arguments.correct))
    finally:
        session.close()
    whole = json.dumps(as_values(found), indent=1, ensure_ascii=False)
    if arguments.output:
        Path(arguments.output).write_text(whole + "\n", "utf-8")
    print(whole if arguments.format == "json" else found)
    least = arguments.min_accuracy
    if least is not None and (found.after is None or found.after < least):
        print(f"Too low: {_said(found.after)} are right with them, and {least:.1%} is demanded.", file=sys.stderr)
        return 1
    return 0


def _baseline(arguments: argparse.Namespace) -> str | None:
    """The earlier run to compare with; read first, since asking takes a while."""
    if not arguments.baseline:
        if arguments.no_worse:
            message = "--no-worse compares with an earlier run, and none is named."
            raise WorkbenchError(Issue("no-baseline", message, remedy="Add --baseline FILE."))
        return None
    try:
        return Path(arguments.baseline).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        said = getattr(error, "strerror", None) or "it is no text"
        remedy = "Make one with: workbench evaluate --output FILE."
        message = f"The baseline {arguments.baseline} cannot be read: {said}."
        raise WorkbenchError(Issue("not-readable", message, remedy=remedy)) from None


def learn(arguments: argparse.Namespace) -> int:
    """Learn from people's judgements, or go back; 1 where nothing was put in force."""
    from workbench.session.learning import rolled_back

    session = opened(arguments)
    try:
        if arguments.rollback:
            print(rolled_back(session))
            return 0
        if arguments.propose:
            print(session.proposal())
            return 0
        found = session.learn(_told())
    finally:
        session.close()
    print(found)
    return 0 if found.promoted else 1


def _told() -> Callable[[str, int, int], None]:
    """Tell what is being done, each thing on its line."""
    last = [""]

    def told(what: str, done: int, of: int) -> None:
        if sys.stderr.isatty():
            print(f"\r{what}: {done} of {of} ", end="\n" if done == of else "", file=sys.stderr, flush=True)
        elif what != last[0]:
            print(what, file=sys.stderr, flush=True)
        last[0] = what

    return told


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
