from __future__ import annotations

import pytest

import workbench
from workbench.editing import complete

VALUES = {
    "origin.name": ["La Guardia", "John F Kennedy Intl", "Newark Liberty Intl"],
    "destination.name": ["Chicago O'Hare Intl"],
    "scheduled_hour": ["5", "6"],
}


@pytest.fixture(scope="module")
def catalog():
    with_session = workbench.open()
    yield with_session.catalog
    with_session.close()


def at(catalog, marked):
    """The completion where `|` stands, and the text that it replaces."""
    offset = marked.index("|")
    text = marked.replace("|", "", 1)
    found = complete(catalog, text, offset, lambda path: VALUES.get(path, ()))
    return text[found.start : found.end], found.items


def inserts(catalog, marked):
    return [item.insert for item in at(catalog, marked)[1]]


@pytest.mark.parametrize(
    ("marked", "first"),
    (
        ("fligh|", ["flights", "flights_per_plane"]),
        ("flights, cancellation_r|", ["cancellation_rate"]),
        ("flights wh|", ["where"]),
        ("flights order |", ["order by"]),
        ("flights order b|", ["order by"]),
        ("flights by nam|", ["carrier.name", "origin.name", "destination.name"]),
        ("flights by origin.na|", ["origin.name"]),
        ("flights by time.|", ["time.day", "time.week", "time.month", "time.quarter", "time.year"]),
        ("flights by departed_on.mon|", ["departed_on.month", "departed_on.extract_month"]),
        ("flights where origin.name = |", ["'La Guardia'", "'John F Kennedy Intl'", "'Newark Liberty Intl'"]),
        ("flights where origin.name = 'new|'", ["'Newark Liberty Intl'"]),
        ("flights where origin.name = 'new|", ["'Newark Liberty Intl'"]),
        ("flights where origin.name not in ('La Guardia', |", ["'La Guardia'"]),
        ("flights where destination.name = 'Chi|'", ["'Chicago O''Hare Intl'"]),
        ("flights where scheduled_hour in (|", ["5", "6"]),
        ("flights where cancelled = |", ["true", "false"]),
        ("flights where origin.name |", ["=", "<>"]),
        ("flights where origin.name = 'La Guardia' |", ["and", "or", "by"]),
        ("flights where origin.name is |", ["null", "not null"]),
        ("flights during |", ["last 12 months", "last month"]),
        ("flights during last 3 |", ["seconds", "minutes"]),
        ("flights during 2013 |", ["to"]),
        ("flights compare to |", ["previous period", "previous year"]),
        ("flights as n by carrier.name order by |", ["flights", "n", "carrier.name"]),
        ("flights order by flights |", ["desc", "asc"]),
        ("flights by origin.name limit 3 per |", ["origin.name"]),
        ("use punct|", ["punctuality"]),
        ("values of carrier.name from air|", ["airlines", "airports"]),
        ("share of fli|", ["flights"]),
        ("flights where metric(flights by carr|", ["carrier"]),
        ("flights in time zone 'Eur|'", ["'Europe/London'", "'Europe/Berlin'"]),
        ("flights where leng|", ["length("]),
    ),
)
def test_what_may_stand_here_comes_first(catalog, marked, first):
    assert inserts(catalog, marked)[: len(first)] == first


@pytest.mark.parametrize(
    "marked",
    ("flights -- com|", "flights limit 5|", "flights where x = {{n|}}", "flights as |", "flights by carrier.name as |",
     "flights where origin.name = 'La Guardia'|", "flights where origin.name like |", "flights during since |"),
)  # fmt: skip
def test_where_nothing_is_known_nothing_is_offered(catalog, marked):
    assert inserts(catalog, marked) == []


def test_a_completion_replaces_the_whole_name_under_the_cursor(catalog):
    assert at(catalog, "fli|ghts by carrier.name")[0] == "flights"
    assert at(catalog, "flights by origin.na| limit 5")[0] == "origin.na"
    assert at(catalog, "flights where origin.name = 'La|'")[0] == "'La'"
    assert at(catalog, "flights where origin.name = 'La| and x = 1")[0] == "'La"
    assert at(catalog, 'flights by "car|')[0] == '"car'
    assert at(catalog, "flights order b|")[0] == "order b"


def test_only_dimensions_of_all_metrics_are_offered(catalog):
    both = inserts(catalog, "flights, avg_temperature by |")
    assert {"time", "origin", "origin.name"} <= set(both)
    assert not {"carrier", "carrier.name", "destination", "distance"} & set(both)
    assert "carrier.name" in inserts(catalog, "flights by |")
    assert "carrier.name" not in inserts(catalog, "avg_temperature by |")


def test_metrics_typed_behind_the_cursor_count_too(catalog):
    assert "carrier.name" not in inserts(catalog, "flights, avg_temperature by | where origin.name = 'x'")


def test_a_title_and_a_synonym_find_a_metric(catalog):
    assert "avg_arrival_delay" in inserts(catalog, "late|")


def test_letters_in_between_may_be_left_out(catalog):
    assert "avg_arrival_delay" in inserts(catalog, "avgarr|")


def test_a_clause_is_offered_once(catalog):
    offered = inserts(catalog, "flights by carrier.name where cancelled | limit 5")
    assert "order by" in offered
    assert not {"by", "where", "limit"} & set(offered)


def test_offers_say_what_they_are(catalog):
    (item,) = (item for item in at(catalog, "avg_arrival_d|")[1] if item.insert == "avg_arrival_delay")
    doc = catalog.metrics["avg_arrival_delay"].doc
    assert item.kind.value == "metric"
    assert item.detail == f"{doc.title} · minute"
    assert doc.description in item.documentation
    assert f"Owner: {doc.owner}" in item.documentation
    (link,) = (item for item in at(catalog, "flights by carrie|")[1] if item.insert == "carrier")
    assert link.detail.endswith("→ airlines")


def test_a_metric_already_typed_is_not_offered_again(catalog):
    assert "flights" not in inserts(catalog, "flights, fli|")
