"""`%ask how many?`: the question mark belongs to the question, where IPython would take it for a request for help."""

from __future__ import annotations

import re

_ASKED = re.compile(r"^(\s*)%(ask|metrics)[ \t]+(.*\?)\s*$")


def whole_questions(lines: list[str]) -> list[str]:
    """Return a cell's lines with each magic that ends in a question mark written as the call it stands for."""
    if lines and lines[0].startswith("%%"):
        return lines
    return [_called(line) for line in lines]


def _called(line: str) -> str:
    asked = _ASKED.match(line)
    if asked is None:
        return line
    indent, magic, question = asked.groups()
    return f"{indent}get_ipython().run_line_magic({magic!r}, {question!r})\n"
