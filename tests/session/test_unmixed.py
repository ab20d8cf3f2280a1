"""Amounts of several currencies are never one number: kept apart, narrowed to one, all the same in the data, or refused."""

from __future__ import annotations

import duckdb
import pytest

import workbench
from workbench.catalog.load import read_texts
from workbench.errors import QueryError
from workbench.planner.mixtures import kept_apart
from workbench.query.text import text
from workbench.session import Workbench

CATALOG = """
dataset: bills
source: bills
time: day
dimensions: {day: {type: time, grain: day}, shop: , currency: }
metrics:
  cost: {expr: sum(amount), unmixed: currency}
  rows: count(*)
  rate: cost / rows
  euros: {expr: cost, filter: currency = 'EUR'}
  before: {expr: cost, offset: 1 day}
  total: {expr: "sum(cost) over (order by time.day)"}
  place: rank() over (order by cost desc)
---
dataset: named
source: named
dimensions: [shop]
links: {bill: {to: bills, on: shop}}
metrics:
  of_shops: {expr: sum(weight), unmixed: bill.currency}
"""

ROWS = (
    "VALUES (DATE '2024-01-01', 'a', 'USD', 1), (DATE '2024-01-02', 'a', 'USD', 2), (DATE '2024-01-02', 'b', 'EUR', 4)"
)


@pytest.fixture
def wb() -> Workbench:
    connection = duckdb.connect()
    connection.execute(f"CREATE TABLE bills AS FROM ({ROWS}) t(day, shop, currency, amount)")
    catalog, issues = read_texts({"a.yml": CATALOG})
    assert catalog is not None, issues
    return workbench.open(catalog, warehouse=connection)


def rows(wb: Workbench, query: str) -> list[tuple[object, ...]]:
    return [tuple(row.values()) for row in wb.run(query).arrow.to_pylist()]


@pytest.mark.parametrize(
    ("query", "expected"),
    (
        ("cost by currency", [("EUR", 4), ("USD", 3)]),
        ("cost where currency = 'USD'", [(3,)]),
        ("cost where 'USD' = currency and shop <> 'x'", [(3,)]),
        ("cost where currency in ('EUR')", [(4,)]),
        ("cost where shop = 'a'", [(3,)]),  # its rows have one currency, says the data
        ("cost where shop <> 'a' or shop is null", [(4,)]),
        ("cost during 2024-01-01", [(1,)]),
        ("cost where shop = 'nobody'", [(None,)]),
        ("euros", [(4,)]),
        ("rate where currency = 'EUR'", [(4.0,)]),
        ("rows", [(3,)]),
        ("share of cost within currency by currency, shop", [("EUR", "b", 1.0), ("USD", "a", 1.0)]),
        ("share of cost by shop where currency = 'USD'", [("a", 1.0)]),
        ("rows by shop where metric(cost by shop, currency) > 3", [("b", 1)]),
    ),
)
def test_what_is_not_mixed_is_answered(wb: Workbench, query: str, expected: list[tuple[object, ...]]) -> None:
    assert rows(wb, query) == expected


@pytest.mark.parametrize(
    "query",
    (
        "cost",
        "cost by shop",  # each shop has one, and the column of numbers would still have two
        "cost where currency = 'USD' or currency = 'EUR'",
        "cost where currency in ('USD', 'EUR')",
        "cost where currency <> 'USD' or shop = 'a'",
        "rate",
        "rows by shop having cost > 1",
        "rows by shop order by cost",
        "share of cost by currency, shop",
        "place by currency",
        "before by time.day during 2024-01-02",  # what is read lies outside the range
        "cost during 2024-01-01 compare to previous year",
        "rows by shop where metric(cost by shop) > 3",
    ),
)
def test_what_would_be_mixed_is_refused(wb: Workbench, query: str) -> None:
    with pytest.raises(QueryError) as refused:
        wb.run(query)
    assert refused.value.issues[0].code == "mixed"


def test_the_message_says_what_to_do(wb: Workbench) -> None:
    with pytest.raises(QueryError) as refused:
        wb.run("cost by shop")
    assert refused.value.issues[0].sentence == (
        "cost adds up within one currency only, and this query does not keep them apart. "
        "Add by currency, or where currency = '…'."
    )
    with pytest.raises(QueryError, match="share of cost runs over rows of several currency at once"):
        wb.run("share of cost by currency")


def test_a_running_total_stays_within_a_key(wb: Workbench) -> None:
    assert sorted(row[-1] for row in rows(wb, "total by currency, time.day")) == [1, 3, 4]  # type: ignore[type-var]
    with pytest.raises(QueryError):
        wb.run("total by time.day")


def test_data_that_becomes_mixed_is_seen(wb: Workbench) -> None:
    assert rows(wb, "cost where shop = 'b'") == [(4,)]
    wb.engine.run("SELECT 1")
    connection = wb.engine._connection  # type: ignore[attr-defined]
    connection.execute("INSERT INTO bills VALUES (DATE '2024-01-03', 'b', 'USD', 8)")
    with pytest.raises(QueryError):
        wb.run("cost where shop = 'b'")


def test_an_unknown_currency_is_one_of_its_own(wb: Workbench) -> None:
    wb.engine._connection.execute("INSERT INTO bills VALUES (DATE '2024-01-03', 'a', NULL, 8)")  # type: ignore[attr-defined]
    with pytest.raises(QueryError):
        wb.run("cost where shop = 'a'")
    assert (None, 8) in rows(wb, "cost by currency")


def test_sql_alone_is_given_only_where_the_query_itself_keeps_them_apart(wb: Workbench) -> None:
    assert "USD" in wb.compile("cost where currency = 'USD'").sql
    with pytest.raises(QueryError, match="adds up within one currency only"):
        wb.compile("cost where shop = 'a'")


def test_an_answer_to_a_question_keeps_them_apart(wb: Workbench) -> None:
    answer = wb.ask("cost by shop")
    assert " ".join(str(answer.text).split()) == "cost by shop, currency"
    assert "Each currency apart: they do not add up." in answer.assumptions
    assert len(answer.run()) == 2  # type: ignore[arg-type]
    top = wb.ask("top 3 shops by cost")
    assert top.text is not None
    assert "limit 3 per currency" in " ".join(top.text.split())
    assert wb.ask("how many rows").text == "rows"


def test_a_change_is_taken_apart_within_one_of_them_only(wb: Workbench) -> None:
    change = wb.why("cost during 2024-01-02 compare to previous period where currency = 'USD'")
    assert change.difference == 1
    for metric in ("cost", "rate"):
        with pytest.raises(QueryError, match="within one currency only"):
            wb.why(f"{metric} during 2024-01-02 compare to previous period")


def test_shares_and_limits_stay_within_what_is_kept_apart(wb: Workbench) -> None:
    query = wb.parse("share of cost as part by shop order by part desc limit 2")
    apart = kept_apart(query, wb.plan(query).resolved.mixtures)
    assert " ".join(text(apart).split()) == (
        "share of cost within currency as part by shop, currency order by part desc limit 2 per currency"
    )
    assert rows(wb, text(apart)) == [("b", "EUR", 1.0), ("a", "USD", 1.0)]


def test_what_a_metric_keeps_apart_must_be_a_path_of_its_rows() -> None:
    text = "dataset: a\nsource: a\ndimensions: [currency]\nmetrics: {cost: {expr: sum(x), unmixed: curency}}\n"
    _, issues = read_texts({"a.yml": text})
    assert [issue.sentence for issue in issues] == ["'curency' leads from 'a' to nothing. Did you mean 'currency'?"]
