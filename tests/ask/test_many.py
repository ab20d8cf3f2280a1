"""Questions over a catalog of many metrics, most of which are near to no question."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from evaluation import likeliest

import workbench

UNITS = ("euro", "minute", "kg", "order", "piece", "visit", "hour", "item")
SUMS = ("sum(a)", "count(*)", "avg(b)", "count(distinct c)", "sum(d)")


def many(folder: Path, count: int, per: int = 50) -> Path:
    """A catalog of so many metrics, in datasets of `per` each."""
    for area in range(count // per):
        metrics = "".join(
            f"  m{area}_{i}: {{expr: {SUMS[i % 5]}, unit: {UNITS[i % 8]}, title: Measure {i} of area {area}}}\n"
            for i in range(per)
        )
        dates = "  t: {type: time, grain: day}\n  closed: {type: time, grain: day}\n  kind: {}\n"
        head = f"dataset: d{area}\nsource: d{area}\nprimary_key: [id]\ntime: t\ndimensions:\n{dates}metrics:\n{metrics}"
        (folder / f"d{area}.yml").write_text(head, "utf-8")
    return folder


@pytest.mark.parametrize("question", ["kg and visits by kind", "kg, visits and pieces by kind"])
def test_metrics_of_a_list_may_be_near_to_their_part_alone(tmp_path: Path, question: str) -> None:
    with closing(workbench.open(many(tmp_path, 1000), registry=":memory:")) as session:
        session.finding.index.wait(60)
        first = likeliest(session, question)
    assert first.endswith(" by kind"), first
    assert len(first.split(",")) == question.count(",") + 2, first
