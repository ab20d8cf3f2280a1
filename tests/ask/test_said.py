"""How much of what people say the encoder hears, over businesses of our own writing without data."""

from __future__ import annotations

import re

import pytest
from evaluation import HERE
from said import heard

from workbench.ask.evaluation import read_cases
from workbench.ask.train.businesses import KINDS, Business, businesses
from workbench.ask.train.domains import DATA
from workbench.search import Kind, load_encoder


def words(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", text.lower()))


@pytest.mark.parametrize(
    ("name", "kind", "least"),
    [
        ("oblique", Kind.METRIC, 0.60),
        ("plain", Kind.METRIC, 0.74),
        ("grouped", Kind.METRIC, 0.75),
        ("grouped", Kind.DIMENSION, 0.68),
    ],
)
def test_meaning_alone_tells_what_was_meant(name: str, kind: Kind, least: float) -> None:
    encoder = load_encoder()
    some = businesses(name, held_out=True)
    found = [heard(business, kind, encoder) for business in some]
    said, right = sum(map(len, found)), sum(map(sum, found))
    guessed = sum(len(each) / len(one.only(kind)[0]) for each, one in zip(found, some, strict=True))
    assert said > 500
    assert right / said >= least
    assert right > 3 * guessed


def every(name: str) -> tuple[Business, ...]:
    return (*businesses(name, held_out=False), *businesses(name, held_out=True))


def test_no_question_over_a_catalog_that_nobody_has_read_is_among_what_is_said() -> None:
    read = {path.name for path in (DATA / "businesses" / "asked").glob("*.txt")}
    files = [path for path in HERE.rglob("questions.yml") if f"{path.parent.name}.txt" not in read]
    asked = {words(case.question) for path in files for case in read_cases(path.read_text("utf-8"))}
    long = {text for text in asked if len(text.split()) >= 4}
    assert len(long) > 8_000
    said = {words(text) for name in KINDS for one in every(name) for text, _ in one.said}
    alike = len(long & said)  # how many, and never which: some are of catalogs that nobody reads
    assert alike == 0


def test_each_business_says_what_it_measures_and_what_is_said_for_it() -> None:
    for name in KINDS.keys() - {"asked"}:
        for one in every(name):
            meant = {place for _, place in one.said}
            assert len(one.known) >= 4, one.name
            assert not [d.name for d in one.known if " " in d.name], one.name  # a question that begins like one
            assert len(meant) >= len(one.known) - 3, one.name
            assert len({document.name for document in one.known}) >= len(one.known) - 2, one.name


def test_the_trades_are_listed_once() -> None:
    trades = [one.name for name in KINDS for one in every(name)]
    assert len(trades) > 300
    assert len(trades) == len(set(trades))
