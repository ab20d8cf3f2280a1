"""Write what strangers asked over catalogs that have been read as businesses to learn from: `python tests/ask/asked.py`.

Each becomes a file of `workbench/ask/train/data/businesses/asked`: its metrics and dimensions, and under each metric the questions
that ask for it alone. What the leak tests then find, words of the benchmark and questions over other catalogs, was taken out of the files.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor

from evaluation import DEVELOPED, PRACTICE, questions, world

from workbench.ask.learning import metrics_of
from workbench.ask.train.domains import DATA
from workbench.search import Kind, documents
from workbench.search.documents import Document

FOLDER = DATA / "businesses" / "asked"


def written(name: str) -> str:
    """The business of one catalog."""
    asked: dict[str, list[str]] = defaultdict(list)
    with world(name) as opened:
        known = [document for document in documents(opened.session.catalog) if document.kind is Kind.METRIC]
        for case in questions(name):
            meant = {metrics_of(opened.session.finding.asker, query) for query in case.queries if case.follows is None}
            if len(meant) == 1 and len(keys := meant.pop()) == 1:
                asked[next(iter(keys))].append(" ".join(case.question.split()))
    return "\n".join([f"## {name}", *(line for document in known for line in _lines(document, asked[document.name]))])


def _lines(document: Document, asked: list[str]) -> Iterator[str]:
    told = document.title if not document.spelt else ""
    name = document.name.rsplit(".", 1)[-1]
    parts = (name, told, document.description, document.unit, "; ".join(document.synonyms))
    yield f"@ {' | '.join(part.replace('|', '/') for part in parts)}"
    yield from asked


def main() -> int:
    FOLDER.mkdir(parents=True, exist_ok=True)
    with ProcessPoolExecutor(2) as pool:
        names = sorted((*DEVELOPED, *PRACTICE))
        for name, text in zip(names, pool.map(written, names), strict=True):
            (FOLDER / f"{name}.txt").write_text(text + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
