"""Proposals to owners: a difference that applies, loads, and teaches the catalog the words that people used."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

import workbench
from workbench.catalog.amending import amended
from workbench.catalog.load import load
from workbench.catalog.model import Example

SHOP = Path(__file__).parents[1] / "ask" / "shop"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(SHOP, tmp_path / "shop")
    return tmp_path / "shop"


def test_words_that_were_confirmed_twice_are_proposed_and_applied_they_are_understood(folder: Path) -> None:
    wb = workbench.open(folder, registry=":memory:")
    assert wb.ask("tardiness by channel").query is None
    for group in ("product.brand", "customer.country"):
        wb.judge(f"tardiness by {group.split('.')[1]}", None, good=False, correction=f"avg_delivery_time by {group}")
    wb.judge("sales by grumpf", None, good=False, correction="revenue")
    found = wb.proposal()
    wb.close()
    assert found.synonyms == {"avg_delivery_time": ("tardiness",)}
    assert not found.questions
    subprocess.run(["patch", "-p1"], input=found.difference, text=True, cwd=folder, check=True)  # noqa: S607  the system's
    taught = workbench.open(folder, registry=":memory:")
    assert (taught.ask("tardiness by channel").text or "").split() == ["avg_delivery_time", "by", "channel"]
    taught.close()


def test_other_words_for_a_dimension_are_told_to_its_owner(folder: Path) -> None:
    wb = workbench.open(folder, registry=":memory:")
    for metric in ("revenue", "orders"):
        wb.judge(f"{metric} by glorb", None, good=False, correction=f"{metric} by product.brand")
    found = wb.proposal()
    wb.close()
    assert found.others == ("'glorb' was confirmed as product.brand in 2 questions: a synonym for it.",)
    assert str(found) == found.others[0]


def test_a_question_that_was_confirmed_twice_is_proposed_as_verified(folder: Path) -> None:
    wb = workbench.open(folder, registry=":memory:")
    for _ in range(2):
        wb.judge("Are we quick?", None, good=False, correction="avg_delivery_time")
    found = wb.proposal()
    wb.close()
    assert found.questions == {"avg_delivery_time": (Example("Are we quick?", "avg_delivery_time", verified=True),)}
    assert "verified: true" in found.difference


def test_nothing_is_proposed_where_nothing_was_confirmed_twice(folder: Path) -> None:
    wb = workbench.open(folder, registry=":memory:")
    wb.judge("tardiness by brand", None, good=False, correction="avg_delivery_time by product.brand")
    assert not wb.proposal().difference
    wb.close()


FORMS = {
    "short": "metrics:\n  sales: sum(amount)   # what comes in\n  other: count(*)\n",
    "braces": "metrics:\n  sales: {expr: sum(amount), unit: euro}  # what comes in\n",
    "braces with a list": "metrics:\n  sales: {expr: sum(amount), synonyms: [income]}\n",
    "lines": "metrics:\n  sales:\n    # what comes in\n    expr: sum(amount)\n    description: >\n      Long\n      text.\n",
    "lines with a list": "metrics:\n  sales:\n    expr: sum(amount)\n    synonyms: [income, takings]\n    unit: euro\n",
    "lines with a list of lines": "metrics:\n  sales:\n    expr: sum(amount)\n    synonyms:\n      - income\n    unit: euro\n",
    "lines with one": "metrics:\n  sales:\n    synonyms: income\n    expr: sum(amount)\n",
}  # fmt: skip


@pytest.mark.parametrize("form", FORMS.values(), ids=list(FORMS))
def test_words_are_added_however_a_metric_is_written_and_nothing_else_changes(form: str, tmp_path: Path) -> None:
    text = "dataset: orders\nsource: orders\ndimensions: {amount: number}\n" + form
    (tmp_path / "orders.yml").write_text(text)
    before = load(tmp_path)
    example = Example('What is "it"?', "sales", verified=True)
    ((_, after),) = amended(
        tmp_path, synonyms={"sales": ["money: in", "gains"]}, examples={"sales": [example]}
    ).values()
    (tmp_path / "orders.yml").write_text(after)
    doc, was = load(tmp_path).metrics["sales"].doc, before.metrics["sales"].doc
    assert set(doc.synonyms) == {*was.synonyms, "money: in", "gains"}
    assert doc.examples == (example,)
    assert (doc.description, load(tmp_path).metrics["sales"].definition) == (
        was.description,
        before.metrics["sales"].definition,
    )
    assert all(comment in after for comment in ("# what comes in",) if comment in text)
