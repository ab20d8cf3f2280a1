"""The product's own ranking on questions that people wrote: `../shared/suites/questions`, zero-shot and with memory.

Seen: metric first 75.5, among five 95.1; with memory 87.0, and without paraphrases 80.3.

Each schema becomes a catalog whose metrics are titled as the suite's candidates; a question is taken apart, and its metrics
are ranked as `ask` ranks them. Half of the questions may count as confirmed, with or without those of the same query.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from workbench.ask import Asker
from workbench.ask.measuring.measure import scored
from workbench.catalog.load import read_texts
from workbench.search import Encoder, SearchIndex, documents, load_encoder

SUITE = Path(__file__).parents[2].parent / "shared" / "suites" / "questions"

pytestmark = pytest.mark.skipif(
    not SUITE.exists(), reason="the question suite, ../shared/suites/questions, is not here"
)

_EXPRESSIONS = {"Count": "count(*)", "CountD": 'count(distinct "{}")'} | {
    how: f'{how.lower()}("{{}}")' for how in ("Sum", "Avg", "Min", "Max")
}


def name(key: str) -> str:
    """How a candidate is called in a catalog."""
    return "m_" + re.sub(r"\W+", "_", key).strip("_").casefold()


def catalog_of(candidates: dict[str, dict[str, str]]) -> object:
    tables: dict[str, dict[str, dict]] = {}
    for key, title in candidates["measures"].items():
        how, table, column = key.split("|")
        metric = {"title": title, "expr": _EXPRESSIONS[how].format(re.sub(r"\W+", "_", column))}
        tables.setdefault(table, {"metrics": {}, "dimensions": {}})["metrics"][name(key)] = metric
    for key, title in candidates["dimensions"].items():
        table, _ = key.split("|")
        found = tables.setdefault(table, {"metrics": {}, "dimensions": {}})
        found["dimensions"][f"d_{name(key)}"] = {"title": title, "expr": f'"{name(key)}"'}
    files = {
        f"{table}.yml": json.dumps({"dataset": re.sub(r"\W+", "_", table).casefold(), "source": table, **body})
        for table, body in tables.items()
    }
    catalog, issues = read_texts({"catalog.yml": '{"catalog": "suite"}', **files})
    assert catalog is not None, issues
    return catalog


def rankings(encoder: Encoder, memory: str) -> Iterator[dict]:
    """Rank the candidates of each question; those that do not come near stand last, dimensions as they are listed."""
    candidates = json.loads((SUITE / "candidates.json").read_text("utf-8"))
    questions = [json.loads(line) for line in (SUITE / "open.jsonl").read_text("utf-8").splitlines()]
    for schema, offered in candidates.items():
        catalog = catalog_of(offered)
        index = SearchIndex.build(documents(catalog), encoder=lambda: encoder)
        index.wait(120)
        asker, keys = Asker(catalog, index, lambda _: ()), {name(key): key for key in offered["measures"]}
        here = [q for q in questions if q["schema"] == schema]
        for asked in (q for q in here if not (memory and q["memory"])):
            known = [q for q in here if memory and q["memory"]]
            known = [q for q in known if memory != "without" or q["same_query"] != asked["same_query"]]
            grounding = asker.grounded(asked["question"], date(2024, 1, 1))
            recalled = asker.near.recalled(
                asked["question"], [(q["question"], [name(m) for m in q["measures"]]) for q in known]
            )
            found = scored(grounding, asker.vocabulary, asker.near, grounding.left, recalled)
            near = [keys[s.words.metric.key] for s in found]
            rest = [key for key in offered["measures"] if key not in near]
            yield {"id": asked["id"], "measures": near + rest, "dimensions": list(offered["dimensions"])}


def figures(tmp_path: Path, memory: str = "") -> tuple[float, float]:
    """Metric first and among five, as the suite's own scorer prints them."""
    path = tmp_path / f"ranked{memory}.jsonl"
    path.write_text("".join(json.dumps(one) + "\n" for one in rankings(load_encoder(), memory)))
    flags = {"": [], "with": ["--memory"], "without": ["--memory-without-paraphrases"]}[memory]
    command = [sys.executable, str(SUITE / "score.py"), str(path), *flags]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)  # noqa: S603  the suite's scorer
    first, five = re.findall(r"(?:first|five) ([\d.]+)", done.stdout.splitlines()[0])[:2]
    sys.stdout.write(f"\n{memory or 'no'} memory: metric first {first}, among five {five}\n")
    return float(first), float(five)


def test_the_right_metric_comes_first_without_memory(tmp_path: Path) -> None:
    first, five = figures(tmp_path)
    assert first >= 70
    assert five >= 94


def test_memory_puts_the_right_metric_first(tmp_path: Path) -> None:
    assert figures(tmp_path, "with")[0] >= 84


def test_memory_helps_questions_that_are_no_paraphrases_of_what_it_holds(tmp_path: Path) -> None:
    assert figures(tmp_path, "without")[0] >= 78
