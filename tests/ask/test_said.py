"""How much of what people say the encoder hears, over businesses of our own writing without data."""

from __future__ import annotations

import re

import pytest
from evaluation import HERE
from said import KINDS, businesses, heard

from workbench.ask.evaluation import read_cases
from workbench.search import Kind, load_encoder


def words(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", text.lower()))


@pytest.mark.parametrize(
    ("name", "kind", "least"),
    [
        ("oblique", Kind.METRIC, 0.40),
        ("plain", Kind.METRIC, 0.55),
        ("grouped", Kind.METRIC, 0.55),
        ("grouped", Kind.DIMENSION, 0.50),
    ],
)
def test_meaning_alone_tells_what_was_meant(name: str, kind: Kind, least: float) -> None:
    encoder = load_encoder()
    some = list(businesses(name))[::4]
    found = [heard(business, kind, encoder) for business in some]
    said, right = sum(map(len, found)), sum(map(sum, found))
    guessed = sum(len(each) / len(one.only(kind)[0]) for each, one in zip(found, some, strict=True))
    assert said > 500
    assert right / said >= least
    assert right > 3 * guessed


def test_no_question_over_a_catalog_is_among_what_is_said() -> None:
    """So that an encoder may learn from it and be tested on those."""
    files = [path for path in HERE.rglob("questions.yml") if "businesses" not in path.parts]
    asked = {words(case.question) for path in files for case in read_cases(path.read_text("utf-8"))}
    long = {text for text in asked if len(text.split()) >= 4}
    assert len(long) > 8_000
    said = {words(text) for name in KINDS for one in businesses(name) for text, _ in one.said}
    alike = len(long & said)  # how many, and never which: some are of catalogs that nobody reads
    assert alike == 0


def test_each_business_says_what_it_measures_and_what_is_said_for_it() -> None:
    for name in KINDS:
        for one in businesses(name):
            meant = {place for _, place in one.said}
            assert len(one.known) >= 8, one.name
            assert len(meant) >= len(one.known) - 1, one.name
            assert not [d.name for d in one.known if " " in d.name], one.name  # a question that begins like one
            assert len({document.name for document in one.known}) >= len(one.known) - 2, one.name


def test_the_trades_are_listed_once() -> None:
    trades = [one.name for name in KINDS for one in businesses(name)]
    assert len(trades) > 300
    assert len(trades) == len(set(trades))
