"""The words of trades: well formed, found by what a catalog speaks of, and never in the way of the catalog's own words."""

from __future__ import annotations

import re

import pytest

from workbench.search.trades import EVERYDAY, equivalents_of, spoken_of, trades


def test_each_line_holds_several_words_in_their_base_form():
    lines = [line for found in trades().values() for line in found]
    assert len(lines) > 3000
    for line in lines:
        words = line.split()
        assert len(words) == len(set(words)) >= 2, line
        assert all(re.fullmatch(r"[^\W_]+(_[^\W_]+){0,3}", word) and word == word.lower() for word in words), line


@pytest.mark.parametrize(
    ("words", "trade"),
    [
        ("loans borrowers titles renewals overdue fines branches shelf", "libraries and archives"),
        ("screenings films tickets popcorn box seats", "cinema and film"),
        ("shipments pallets carriers trailers mileage", "trucking and freight"),
        ("premiums policies policyholders perils settlement", "insurance and claims"),
    ],
)
def test_a_catalog_speaks_of_its_trade(words, trade):
    said = {form for word in words.split() for form in (word, word.removesuffix("s"))}
    assert trade in spoken_of(said)


def test_a_few_common_words_are_of_no_trade():
    assert spoken_of({"date", "count"}) == ()
    assert equivalents_of({"date", "count"}).keys() == equivalents_of(()).keys()


def test_what_is_said_in_one_trade_is_not_said_in_another():
    hospital = {"admission", "ward", "nurse", "diagnosis", "readmission", "surgeon"}
    assert "operation" in equivalents_of(hospital)["surgery"]
    assert "operation" not in equivalents_of({"loan", "borrower", "shelf", "title", "renewal"}).get("surgery", ())
    assert trades()[EVERYDAY]
