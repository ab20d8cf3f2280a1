"""Every kind of fault in a file: its code, its place and its sentence, all faults of a file at once."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from workbench.catalog.load import load, read_texts
from workbench.errors import DefinitionError, Issue
from workbench.examples import flights_folder

CASES = sorted((Path(__file__).parents[1] / "cases" / "invalid").glob("*.yml"))
EXPECTED = "#= "


def _said(issue: Issue) -> str:
    place = issue.place
    return f"{place.line}:{place.column} {issue.code} {issue.sentence}" if place else f"- {issue.code} {issue.sentence}"


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_a_wrong_file_gets_exactly_these_faults(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    expected = [line.removeprefix(EXPECTED) for line in text.splitlines() if line.startswith(EXPECTED)]
    assert expected, "the file says with `#= line:column code sentence` what is expected"
    catalog, issues = read_texts({file.name: text})
    assert catalog is None
    assert [_said(issue) for issue in issues] == expected
    assert all(issue.place is None or issue.place.source == file.name for issue in issues)


def test_a_fault_in_one_file_does_not_hide_those_of_another() -> None:
    _, issues = read_texts({"b.yml": "dataset: a\nsource: b\ntier: 9", "a.yml": "{", "c.yml": "metrics: {x: y / z}"})
    assert [issue.place.source for issue in issues if issue.place] == ["a.yml", "b.yml", "c.yml", "c.yml"]


def test_the_error_of_loading_holds_every_fault(tmp_path: Path) -> None:
    (tmp_path / "one.yml").write_text("dataset: a\ntier: 9\n", encoding="utf-8")
    with pytest.raises(DefinitionError) as raised:
        load(tmp_path)
    assert len(raised.value.issues) == 2
    assert "one.yml:2:7: 'tier' must be one of 1, 2, 3, not '9'." in str(raised.value)


def _mutated(text: str, chance: random.Random) -> str:
    """Return a text with a few characters or lines taken out, doubled, swapped or replaced."""
    signs = "{}[]:,-#&*!|>'\"%@`()\t\n =/\\0aé\x07"
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(text) + 1)
        to = min(len(text), at + chance.choice((1, 1, 2, 5, 30)))
        match chance.randrange(4):
            case 0:
                text = text[:at] + text[to:]
            case 1:
                text = text[:at] + chance.choice(signs) * chance.choice((1, 1, 2, 60)) + text[at:]
            case 2:
                text = text[:to] + text[at:to] + text[to:]
            case _:
                text = text[:at] + "".join(chance.sample(text[at:to], to - at)) + text[to:]
    return text


SMALL = """
dataset: sales
sql: |
  with paid as (select id, amount, shop from raw.sales where paid_at is not null)
  select * from paid join shops s on s.id = paid.shop
primary_key: [id]
time: sold_on
dimensions:
  sold_on: {expr: "make_date(year, month, day)", type: time, grain: day}
  big: {expr: amount > 100, type: boolean, synonyms: [large, huge]}
links:
  shop: {to: sales, on: "shop = id and year = year"}
metrics:
  orders: {expr: count(*), where: "shop.big and status in (1, 2)", sla: {freshness: 2 days}}
  revenue: sum(amount) - sum(coalesce(refund, 0))
  average: {expr: revenue / orders, tier: 2, examples: [{title: How much?, query: average by time.month}]}
cubes:
  all: {query: "orders, revenue by big", meta: {a: b}}
"""


#: A hundred thousand files in all; two thousand of them every time.
SEEDS = [*range(20), *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(20, 1000))]


@pytest.mark.parametrize("seed", SEEDS)
def test_a_hundred_damaged_files_give_faults_and_never_a_crash(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  any sequence will do, and the same one every time
    assert read_texts({"small.yml": SMALL})[1] == ()
    for _ in range(100):
        text = _mutated(SMALL, chance)
        catalog, issues = read_texts({"small.yml": text})
        assert (catalog is None) == bool(issues)
        lines = len(text.split("\n")) + 1
        assert all(0 < issue.place.line <= lines and issue.place.column > 0 for issue in issues if issue.place)


def test_the_order_in_which_files_come_changes_nothing() -> None:
    texts = {
        file.name: file.read_text(encoding="utf-8")
        for file in flights_folder().glob("*.yml")
        if file.stem != "questions"
    }
    first, _ = read_texts(texts)
    chance = random.Random(7)  # noqa: S311
    for _ in range(5):
        names = list(texts)
        chance.shuffle(names)
        renamed = {f"{number}.yml": texts[name] for number, name in enumerate(names)}
        other, issues = read_texts(renamed)
        assert issues == ()
        assert first is not None
        assert other is not None
        assert other.version == first.version
        assert {k: m.definition for k, m in other.metrics.items()} == {
            k: m.definition for k, m in first.metrics.items()
        }
        assert {k: m.doc for k, m in other.metrics.items()} == {k: m.doc for k, m in first.metrics.items()}
