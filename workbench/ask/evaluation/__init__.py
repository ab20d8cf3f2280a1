"""Evaluation as code: questions with what answers them, asked, judged by executed rows, and reported.

`read_cases(text, name)` reads a file; `evaluate(cases, asking)` asks and judges; a `Report` knows its numbers and shows
itself as text, JSON or a page. `asking` is whoever has a catalog with data: a session gives one.
"""

from __future__ import annotations

from workbench.ask.evaluation.baseline import Comparison, compared
from workbench.ask.evaluation.cases import Case, read_cases
from workbench.ask.evaluation.judging import Asking, Outcome, evaluate
from workbench.ask.evaluation.page import page
from workbench.ask.evaluation.report import Report, payload, shown
from workbench.ask.evaluation.rows import same_rows
from workbench.ask.evaluation.slots import Difference, differences

__all__ = [
    "Asking",
    "Case",
    "Comparison",
    "Difference",
    "Outcome",
    "Report",
    "compared",
    "differences",
    "evaluate",
    "page",
    "payload",
    "read_cases",
    "same_rows",
    "shown",
]
