"""Commands that ask: query, compile, search, ask."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import workbench
from workbench.errors import Issue, WorkbenchError

if TYPE_CHECKING:
    from workbench.ask import Answer
    from workbench.session import Workbench


def opened(arguments: argparse.Namespace) -> Workbench:
    """Open what the options name."""
    return workbench.open(arguments.catalog, warehouse=arguments.warehouse or None, today=arguments.today)


def query(arguments: argparse.Namespace) -> int:
    """Answer a metric query."""
    if arguments.format == "parquet" and arguments.output is None and sys.stdout.isatty():
        raise WorkbenchError(Issue("binary", "Parquet is no text for a terminal.", remedy="Give --output FILE."))
    session = opened(arguments)
    try:
        result = session.run(_text(arguments.text))
        if arguments.output:
            result.write(Path(arguments.output), arguments.format)
        else:
            result.write(sys.stdout.buffer if arguments.format == "parquet" else sys.stdout, arguments.format)
    finally:
        session.close()
    return 0


def compile_query(arguments: argparse.Namespace) -> int:
    """Write a metric query as SQL."""
    statement = opened(arguments).compile(_text(arguments.text), dialect=arguments.dialect)
    print("\n".join(statement.outline) if arguments.outline else statement.sql)
    return 0


def search(arguments: argparse.Namespace) -> int:
    """Find definitions."""
    session = opened(arguments)
    session.finding.index.wait(20)
    hits = session.search(" ".join(arguments.words), arguments.k)
    if arguments.format == "json":
        rows = [
            {
                "kind": h.kind,
                "name": h.name,
                "title": h.title,
                "description": h.description,
                "score": round(h.score, 4),
                "why": h.why,
            }
            for h in hits
        ]
        print(json.dumps(rows, indent=2, ensure_ascii=False))
        return 0
    if not len(hits):
        print("Nothing in the catalog is like that.", file=sys.stderr)
        return 1
    width = max(len(h.name) for h in hits)
    for hit in hits:
        print(f"{hit.name:<{width}}  {hit.kind:<9}  {hit.title}  ({hit.why})")
    return 0


def ask(arguments: argparse.Namespace) -> int:
    """Answer a question with a query; 1 when there is no answer in the catalog."""
    session = opened(arguments)
    session.finding.index.wait(20)
    try:
        answer = session.ask(" ".join(arguments.question))
        if arguments.take is not None:
            answer = session.choose(answer, arguments.take)
        if arguments.format == "json":
            print(json.dumps(fields(answer), indent=2, ensure_ascii=False))
        else:
            _show(answer)
            answer = _chosen(session, answer)
        if arguments.run and answer.text and not answer.choices:
            _run(session, answer.text)
    finally:
        session.close()
    return 0 if answer.text is not None else 1


def _run(session: Workbench, proposed: str) -> None:
    """Show what is proposed: the rows of a query, or what explains a cost."""
    from workbench.session.costs import explanation_of

    explanation = explanation_of(proposed)
    if explanation is None:
        session.run(proposed).write(sys.stdout, "table")
    else:
        print(explanation.page(session.efficiency).text)


def fields(answer: Answer) -> dict[str, object]:
    """Return every field of an answer as JSON values."""
    return {
        "question": answer.question,
        "query": answer.text,
        "magic": answer.magic,
        "says": answer.says,
        "confidence": answer.confidence,
        "zone": answer.zone,
        "reasoning": [
            {"words": r.words, "kind": r.kind, "means": r.means, "definition": r.definition} for r in answer.reasoning
        ],
        "assumptions": list(answer.assumptions),
        "unused": list(answer.unused),
        "alternatives": [{"query": a.text, "confidence": a.confidence, "why": a.why} for a in answer.alternatives],
        "choices": [
            {"query": c.text, "title": c.title, "says": c.says, "confidence": c.confidence} for c in answer.choices
        ],
        "clarification": answer.clarification,
        "nearest": [{"name": n.name, "title": n.title} for n in answer.nearest],
    }


def _show(answer: Answer) -> None:
    print(answer)
    if answer.choices and not _interactive():
        print("Take one: the same again with --take and its number.", file=sys.stderr)


def _chosen(session: Workbench, answer: Answer) -> Answer:
    """The choice that is typed at a terminal; the answer as it is where there is none, or nobody to ask."""
    if not answer.choices or not _interactive():
        return answer
    typed = input(f"Take 1 to {len(answer.choices)} (Enter takes none): ").strip()
    if not typed:
        return answer
    answer = session.choose(answer, int(typed) if typed.isascii() and typed.isdecimal() else 0)
    print(answer)
    return answer


def _interactive() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _text(given: str) -> str:
    return sys.stdin.read() if given == "-" else given
