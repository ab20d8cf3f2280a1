from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import MappingProxyType

import pytest

import workbench
from workbench.catalog.model import Status
from workbench.editing import inspect
from workbench.editing.model import Severity

TODAY = date(2014, 1, 5)


@pytest.fixture(scope="module")
def catalog():
    with_session = workbench.open()
    yield with_session.catalog
    with_session.close()


def words(catalog, text):
    return [(text[mark.start : mark.end], mark.kind.value) for mark in inspect(catalog, text, today=TODAY).tokens]


def problems(catalog, text):
    return [(text[p.start : p.end], p.severity.value, p.message) for p in inspect(catalog, text, today=TODAY).problems]


def kinds(catalog, text):
    return dict(words(catalog, text))


def test_every_word_of_a_query_has_a_kind(catalog):
    text = (
        "flights as n by carrier.name, time.month -- by airline\n"
        "where origin.name in ('La Guardia') and round(distance, 1) > 5.5 or tail_number = {{tail}}\n"
        "during 2013-Q3 to 2013-11 order by n desc limit 5 per carrier.name"
    )
    assert words(catalog, text) == [
        ("flights", "metric"), ("as", "keyword"), ("n", "metric"), ("by", "keyword"), ("carrier", "dimension"),
        (".", "operator"), ("name", "dimension"), (",", "operator"), ("time", "dimension"), (".", "operator"),
        ("month", "grain"), ("-- by airline", "comment"), ("where", "keyword"), ("origin", "dimension"),
        (".", "operator"), ("name", "dimension"), ("in", "keyword"), ("(", "operator"), ("'La Guardia'", "string"),
        (")", "operator"), ("and", "keyword"), ("round", "function"), ("(", "operator"), ("distance", "dimension"),
        (",", "operator"), ("1", "number"), (")", "operator"), (">", "operator"), ("5.5", "number"), ("or", "keyword"),
        ("tail_number", "dimension"), ("=", "operator"), ("{{tail}}", "variable"), ("during", "keyword"),
        ("2013-Q3", "number"), ("to", "keyword"), ("2013-11", "number"), ("order", "keyword"), ("by", "keyword"),
        ("n", "metric"), ("desc", "keyword"), ("limit", "keyword"), ("5", "number"), ("per", "keyword"),
        ("carrier", "dimension"), (".", "operator"), ("name", "dimension"),
    ]  # fmt: skip


def test_a_sound_query_has_no_problem_and_a_canonical_text(catalog):
    found = inspect(catalog, "flights BY carrier.name LIMIT 5", today=TODAY)
    assert found.problems == ()
    assert found.canonical == "flights\nby carrier.name\nlimit 5"


def test_a_text_with_variables_is_sound_but_has_no_canonical_text(catalog):
    found = inspect(catalog, "flights where distance > {{d}} and origin.name in ({{names}}) limit {{n}}", today=TODAY)
    assert (found.problems, found.canonical) == ((), None)


def test_all_wrong_names_are_found_at_once(catalog):
    found = problems(catalog, "flihgts, flights by carrier.nam where distanse > 5")
    assert [name for name, _, _ in found] == ["flihgts", "carrier.nam", "distanse"]
    assert all(severity == "error" for _, severity, _ in found)
    assert "Did you mean 'flights'" in found[0][2]
    assert "carrier.name" in found[1][2]
    assert "Did you mean 'distance'" in found[2][2]


def test_wrong_names_are_found_in_a_text_that_cannot_be_read(catalog):
    found = problems(catalog, "flihgts, flights by carrier.nam where (")
    assert [name for name, _, _ in found] == ["flihgts", "carrier.nam", "("]


def test_the_planner_s_refusal_is_a_problem_at_its_name(catalog):
    ((name, severity, message),) = problems(catalog, "avg_temperature by carrier.name")
    assert (name, severity) == ("carrier.name", "error")
    assert "avg_temperature cannot be asked by 'carrier.name'" in message


def test_a_clause_that_lacks_what_it_needs_is_marked_at_its_keyword(catalog):
    ((name, _, message),) = problems(catalog, "flights during since 2013 compare to previous year")
    assert name == "compare to"
    assert "both ends" in message


def test_text_in_double_quotes_is_told_to_take_single_ones(catalog):
    ((name, _, message),) = problems(catalog, 'flights where tail_number = "N14228"')
    assert name == '"N14228"'
    assert message.endswith("Text takes single quotes: 'N14228'.")


def test_an_empty_text_is_no_error(catalog):
    ((_, severity, message),) = problems(catalog, "")
    assert severity == "info"
    assert message == "The query is empty. Start with a metric: flights by carrier.name."


def test_a_deprecated_metric_is_a_warning_with_its_replacement(catalog):
    old = catalog.metrics["flights"]
    doc = replace(old.doc, status=Status.DEPRECATED, replacement="arrivals")
    metrics = MappingProxyType({**catalog.metrics, "flights": replace(old, doc=doc)})
    (problem,) = inspect(replace(catalog, metrics=metrics), "flights by carrier.name", today=TODAY).problems
    assert problem.severity is Severity.WARNING
    assert problem.message == "'flights' is deprecated. Use 'arrivals' instead."
    assert problem.suggestions == ("arrivals",)


def test_a_name_that_several_datasets_know_is_a_dimension_without_metrics(catalog):
    assert kinds(catalog, "values of carrier.name")["carrier"] == "dimension"
    assert kinds(catalog, "values of airlines.name from airlines")["airlines"] == "dimension"


def test_a_keyword_used_as_a_name_is_not_marked_as_a_keyword(catalog):
    assert words(catalog, "order, flights by x.by")[0] == ("order", "unknown")
    assert words(catalog, "order, flights by x.by")[-1] == ("by", "unknown")


def test_an_open_quote_is_marked_as_text(catalog):
    text = "flights where origin.name = 'La Gu\nlimit 5"
    assert ("'La Gu", "string") in words(catalog, text)
    assert ("limit", "keyword") in words(catalog, text)
    assert [name for name, _, _ in problems(catalog, text)] == ["'La Gu"]


def test_offsets_count_code_points(catalog):
    text = "flights where tail_number = '\U0001f680' order by nope"
    assert ("nope", "unknown") in words(catalog, text)
