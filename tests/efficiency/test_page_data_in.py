"""The page's section on feeds and contracts: its files are read, its figures are those of the sample."""

from __future__ import annotations

import csv
import re
from datetime import timedelta
from pathlib import Path

import pytest

from workbench.efficiency.contracts import read_contract
from workbench.efficiency.feeds.declared import KINDS, read_feeds
from workbench.efficiency.feeds.restating import RESTATES

WHOLE = (Path(__file__).parents[2] / "docs" / "efficiency.md").read_text("utf-8")
SECTION = WHOLE.split("## Data in: feeds and contracts")[1].split("\n## ")[0]
BLOCKS = dict(re.findall(r"^```yaml (\w+)\n(.*?)^```", SECTION, re.MULTILINE | re.DOTALL))
SAMPLE = Path(__file__).parents[3] / "shared" / "suites" / "focus" / "focus_sample.csv"


def test_the_feeds_are_read(tmp_path: Path) -> None:
    (tmp_path / "feeds.yml").write_text(BLOCKS["feeds"], "utf-8")
    feeds = read_feeds(tmp_path / "feeds.yml")
    assert [(feed.table, feed.restates) for feed in feeds] == [
        ("billing", "period"),
        ("billing", "day"),
        ("asset", "everything"),
        ("usage", "day"),
    ]


def test_the_contract_is_read(tmp_path: Path) -> None:
    (tmp_path / "c.odcs.yaml").write_text(BLOCKS["contract"], "utf-8")
    contract = read_contract(tmp_path / "c.odcs.yaml", "usage")
    assert contract.promise("freshness").within == timedelta(hours=6)
    assert len(contract.rules) == 7


def test_every_kind_is_in_the_table() -> None:
    assert set(re.findall(r"^\| `(\w+)` \|", SECTION, re.MULTILINE)) == KINDS.keys()


def test_every_word_for_restating_is_said() -> None:
    for word in ("period", "day", "everything", "nothing"):
        assert f"`{word}`" in SECTION or f"restates: {word}" in SECTION
        assert any(word in words for words in RESTATES.values())


def test_the_figures_of_the_sample_are_its_own() -> None:
    if not SAMPLE.is_file():
        pytest.skip("the FOCUS sample is not beside the repository (../shared/suites/focus)")
    with SAMPLE.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    spelled = [column for row in rows for column, value in row.items() if value in {"NULL", "None", "NaN", ""}]
    assert f"{len(spelled):,} spelled nulls in {len(set(spelled))} columns" in SECTION.replace("\n", " ")
