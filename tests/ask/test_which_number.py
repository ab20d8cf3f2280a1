"""Which number is meant where a question says it in other words than the catalog does."""

from __future__ import annotations

import pytest
from evaluation import World, asked


@pytest.mark.parametrize(
    ("question", "query"),
    {
        # one number less another
        "sales after rebates": "final_sales",
        "what did design bring in after rebates": "final_sales where kind = 'design'",
        "sales less rebates by tier": "final_sales by account.tier",
        "list sales, rebates and what is left": "list_sales, rebates, final_sales",
        # what is taken off by itself
        "rebates by kind of work": "rebates by kind",
        "which tier got most rebates": "rebates by account.tier order by rebates desc limit 1",
    }.items(),
)
def test_what_is_left_when_something_is_taken_off(printers: World, question: str, query: str) -> None:
    assert asked(printers, question) == query


@pytest.mark.parametrize(
    ("question", "query"),
    {
        # each part named
        "output, rejects and reject rate by product": "output, rejects, reject_rate by product",
        "output and the rejects per press": "output, rejects by press",
        # two that share a word, before it and behind it
        "new and cancelled accounts per trade": "openings, closures by trade",
        "accounts gained vs lost by tier": "openings, closures by tier",
        "gained and lost accounts per month in 2023": "openings, closures by time.month during 2023",
    }.items(),
)
def test_lists_of_numbers(printers: World, question: str, query: str) -> None:
    assert asked(printers, question) == query


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "how many accounts did we lose in 2023": "closures during 2023",
        "which trade loses most accounts": "closures by trade order by closures desc limit 1",
        "accounts terminated per tier": "closures by tier",
        "how many accounts did we gain last month": "openings during last month",
    }.items(),
)
def test_verbs_for_what_comes_and_goes(printers: World, question: str, query: str) -> None:
    assert asked(printers, question) == query


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "how many accounts do we have today": "live_accounts",
        "how many gold accounts are there at the moment": "live_accounts where tier = 'gold'",
        "accounts still open by tier": "live_accounts by tier",
        "our present accounts per trade": "live_accounts by trade",
        # what came about in a period is no state
        "how many accounts were opened in 2022": "openings during 2022",
        "new accounts this year": "openings during this year",
    }.items(),
)
def test_what_is_so_now_is_told_from_what_came_about(printers: World, question: str, query: str) -> None:
    assert asked(printers, question) == query


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "what did we spend on paper": "paper_cost",
        # money that comes in is not what is paid out, and whom nothing leads to is not asked for
        "what do we pay our printers": "declined",
        "how much do we pay our operators": "declined",
        "sales per operator": "declined",
    }.items(),
)
def test_whom_money_is_paid_to(printers: World, question: str, query: str) -> None:
    assert asked(printers, question) == query


def test_what_is_popular_is_what_people_choose(shop: World) -> None:
    assert asked(shop, "demand per channel") == "orders by channel"


@pytest.mark.parametrize(
    ("question", "query"),
    {
        # what stands behind what is counted and says all of it, or where it is kept, says no more
        "rescue load per pier": "rescue_cnt by pier.pier_name",
        "surveys done in May": "n_sur during 2025-05",
        # one of many, of a number that is divided by how many there are
        "how much revenue does an average agreement bring": "rev_ma",
        # things that are counted nowhere are listed, where only some of them are named
        "piers that are lit at night": "values of pier.pier_name where pier.lit = true",
        "piers in Essex": "values of pier.pier_name where pier.county = 'Essex'",
        "what did repairs cost us by pier": "rep_cost by pier.pier_name",
    }.items(),
)
def test_what_is_counted_and_what_is_listed(marina: World, question: str, query: str) -> None:
    assert asked(marina, question) == query


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "presses with the longest runs": "avg_length by press order by avg_length desc",
        "hours spent by press": "avg_length by press",
        "stopped runs w/o books": "runs where stopped = true and (product <> 'books' or product is null)",
        "running accounts per trade": "live_accounts by trade",
    }.items(),
)
def test_what_things_that_are_ranked_have(printers: World, question: str, query: str) -> None:
    assert asked(printers, question) == query
