"""Completion inside the magics, by IPython's own matchers: it serves Notebook, Lab, the console and the terminal.

Inside our cells nothing else is offered: Python's names mean nothing there, and looking for them takes a second.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from IPython.core.completer import CompletionContext, SimpleCompletion, SimpleMatcherResult, context_matcher

from workbench.errors import WorkbenchError
from workbench.magics.options import OPTIONS, Option, read

if TYPE_CHECKING:
    from IPython.core.interactiveshell import InteractiveShell

    from workbench.magics.commands import WorkbenchMagics

_CELL = re.compile(r"\s*%%(?P<magic>metric|ask)(?P<line>[^\n]*)(?P<body>\n.*)?\Z", re.DOTALL)
_LINE = re.compile(r"(?:^|=)\s*%(?P<magic>metric_info|metrics|metric|ask|workbench)\s(?P<rest>.*)\Z")
_LAST_WORD = re.compile(r"\S*\Z")
_IDENTIFIER = "metrics cell"


@dataclass(frozen=True, slots=True)
class Offer:
    """What may stand in place of the fragment before the cursor."""

    fragment: str
    items: tuple[tuple[str, str], ...]


class _Only(list[SimpleCompletion]):
    """Completions that are all there is: even when there are none, IPython must not look elsewhere."""

    def __len__(self) -> int:
        return max(1, super().__len__())


def offer(shell: InteractiveShell, magics: WorkbenchMagics) -> None:
    """Let a shell complete inside the magics."""

    @context_matcher(identifier=_IDENTIFIER, priority=10_000)  # type: ignore[untyped-decorator]  # IPython's
    def matcher(context: CompletionContext) -> SimpleMatcherResult:
        found = offered(magics, context.full_text, _offset(context))
        if found is None:
            return {"completions": [], "suppress": False}
        completions = _Only(SimpleCompletion(text, type=kind) for text, kind in found.items)
        return {"completions": completions, "matched_fragment": found.fragment, "suppress": True, "ordered": True}

    withdraw(shell)
    shell.Completer.custom_matchers.append(matcher)


def withdraw(shell: InteractiveShell) -> None:
    """Take the completion away again."""
    matchers = shell.Completer.custom_matchers
    matchers[:] = [known for known in matchers if getattr(known, "matcher_identifier", "") != _IDENTIFIER]


def _offset(context: CompletionContext) -> int:
    lines = context.full_text.split("\n")
    return sum(len(line) + 1 for line in lines[: context.cursor_line]) + context.cursor_position


def offered(magics: WorkbenchMagics, text: str, offset: int) -> Offer | None:
    """Return what may stand at an offset of a cell; None where no magic of ours is at work."""
    cell = _CELL.match(text)
    if cell is None:
        start = text.rfind("\n", 0, offset) + 1
        line = _LINE.search(text[start:offset])
        return _on_line(magics, line["magic"], line["rest"]) if line else None
    if offset <= cell.end("line"):
        return (
            _in_options(magics, cell["magic"], text[cell.start("line") : offset])
            if offset >= cell.start("line")
            else None
        )
    if cell["magic"] == "ask":
        return Offer("", ())
    start = cell.end("line") + 1
    return _in_query(magics, cell["line"], text[start:], offset - start)


def _on_line(magics: WorkbenchMagics, magic: str, before: str) -> Offer:
    if _last(before).startswith("-") or _option_before(magic, before):
        return _in_options(magics, magic, before)
    match magic:
        case "metric":
            return _in_query(magics, "", before, len(before))
        case "metric_info":
            return _among(_last(before), ((key, "metric") for key in _metric_keys(magics)))
        case "workbench":
            return _among(
                _last(before),
                ((name, "keyword") for name in ("status", "connection", "trust", "reload", "explore", "help")),
            )
        case _:
            return Offer("", ())


def _in_query(magics: WorkbenchMagics, line: str, query: str, offset: int) -> Offer:
    try:
        found = magics.session(read("metric", line, prefix="%%")).complete(query, offset)
    except WorkbenchError:
        return Offer("", ())
    return Offer(query[found.start : offset], tuple((item.insert, item.kind) for item in found.items))


def _in_options(magics: WorkbenchMagics, magic: str, before: str) -> Offer:
    option = _option_before(magic, before)
    last = _last(before)
    if option is not None and option.choices:
        return _among(last, ((choice, "value") for choice in option.choices))
    if option is not None and option.name == "--connection":
        return _among(last, ((name, "instance") for name in _connections(magics)))
    if option is not None:
        return Offer("", ())
    given = set(before.split()[:-1])
    return _among(last, ((known.name, "option") for known in OPTIONS[magic] if known.name not in given))


def _option_before(magic: str, before: str) -> Option | None:
    """The option whose value is being typed."""
    words = before[: len(before) - len(_last(before))].split()
    return next((o for o in OPTIONS[magic] if o.takes and words and words[-1] in {o.name, o.short}), None)


def _among(fragment: str, known: Iterable[tuple[str, str]]) -> Offer:
    return Offer(
        fragment, tuple((name, kind) for name, kind in known if name.casefold().startswith(fragment.casefold()))
    )


def _last(before: str) -> str:
    match = _LAST_WORD.search(before)
    return match.group() if match else ""


def _metric_keys(magics: WorkbenchMagics) -> tuple[str, ...]:
    try:
        return tuple(magics.session(read("metric", "")).catalog.metrics)
    except WorkbenchError:
        return ()


def _connections(magics: WorkbenchMagics) -> tuple[str, ...]:
    return tuple(
        name
        for name, value in magics.namespace.items()
        if not name.startswith("_") and type(value).__name__ == "DuckDBPyConnection"
    )
