"""Errors of the planner, which knows values only, shown in the text the user wrote."""

from __future__ import annotations

import re
from dataclasses import replace

from workbench.errors import Issue, Place, WorkbenchError


def placed(error: WorkbenchError, text: str) -> WorkbenchError:
    """Return the error with a place for each issue whose subject stands in the text."""
    issues = [_placed(issue, text) for issue in error.issues]
    return type(error)(issues, text=text)


def _placed(issue: Issue, text: str) -> Issue:
    if issue.place is not None or not issue.subject:
        return issue
    found = next((m for m in _occurrences(issue.subject, text)), None)
    if found is None:
        return issue
    before = text[: found.start()]
    line = before.count("\n") + 1
    column = found.start() - (before.rfind("\n") + 1) + 1
    return replace(issue, place=Place("query", line, column, column + len(found.group())))


def _occurrences(subject: str, text: str) -> list[re.Match[str]]:
    """Where a name stands as a whole; its parts may be quoted."""
    name = r"\.".join(f'(?:{re.escape(part)}|"{re.escape(part)}")' for part in subject.split("."))
    return list(re.finditer(rf"(?<![\w.\"']){name}(?![\w\"'])", text))
