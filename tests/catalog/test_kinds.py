"""Definitions of metrics over time, conversions, balances, histories and calendars: what the files say is what loads."""

from __future__ import annotations

from decimal import Decimal

from workbench.catalog.expression import expression_of
from workbench.catalog.load import read_texts
from workbench.catalog.model import (
    Calendar,
    Catalog,
    Conversion,
    Cumulative,
    Earlier,
    Pick,
    SemiAdditive,
    Simple,
    Span,
    StartOf,
    Validity,
)
from workbench.catalog.spans import offset_of, span_of
from workbench.query.model import Unit
from workbench.query.parse import parse_condition

VISITS = """
dataset: visits
source: visits
time: seen_on
aliases: visit
dimensions: {seen_on: {type: time, grain: day}, referrer: , session: }
links:
  user: {to: users, on: user_id, valid: {from: valid_from, to: valid_to, at: seen_on}}
  page: {to: pages, on: page_id, also: [{to: old_pages, on: page_id = id}]}
metrics:
  visits: {expr: count(*), fill: 0, every_period: true}
  from_ads: {expr: visits, filter: "referrer like 'ad%' and user.state = 'CA'"}
  two_weeks_ago: {expr: visits, offset: 14 days}
  at_start: {expr: visits, offset: start of fiscal_month, fill: 0.5}
  weekly: {cumulative: {metric: visits, window: 7 days, pick: average}}
  ever: {cumulative: visits}
  month_to_date: {cumulative: {metric: visits, to_date: fiscal_month}, requires: time, private: true, grain: week}
  balance: {expr: sum(amount), semi_additive: {over: seen_on, pick: first, within: [user]}}
  rate: {conversion: {base: visits, converted: buys, entity: user, window: 7 days, constant: {session: session}}}
  conversions: {conversion: {base: visits, converted: buys, entity: user, count: true}}
"""

REST = """
dataset: users
source: users
primary_key: [user_id]
dimensions: {state: }
---
dataset: pages
source: pages
---
dataset: old_pages
source: old_pages
---
dataset: buys
source: buys
time: bought_on
dimensions: {bought_on: {type: time, grain: day}, session: }
links: {user: {to: users, on: user_id}}
metrics: {buys: count(*)}
---
dataset: days
source: days
time: day
dimensions: {day: {type: time, grain: day}, fiscal_month: {type: time, grain: month}}
calendar: {periods: [fiscal_month]}
"""


def catalog(visits: str = VISITS) -> Catalog:
    found, issues = read_texts({"visits.yml": visits, "rest.yml": REST})
    assert issues == ()
    assert found is not None
    return found


def test_each_kind_of_metric_is_what_its_file_says() -> None:
    metrics = catalog().metrics
    assert metrics["weekly"].definition == Cumulative("visits", Span(7, Unit.DAY), pick=Pick.AVERAGE)
    assert metrics["ever"].definition == Cumulative("visits")
    assert metrics["month_to_date"].definition == Cumulative("visits", to_date="fiscal_month")
    assert metrics["rate"].definition == Conversion(
        "visits", "buys", "user", Span(7, Unit.DAY), constant=(("session", "session"),)
    )
    assert metrics["conversions"].definition == Conversion("visits", "buys", "user", rate=False)
    balance = metrics["balance"].definition
    assert isinstance(balance, Simple)
    assert balance.semi == SemiAdditive("seen_on", Pick.FIRST, ("user",))
    assert metrics["month_to_date"].private
    assert metrics["month_to_date"].requires == ("time",)
    assert metrics["month_to_date"].grain is Unit.WEEK


def test_filters_shifts_and_fills_stand_on_the_metric() -> None:
    metrics = catalog().metrics
    assert metrics["from_ads"].filter == parse_condition("referrer like 'ad%' and user.state = 'CA'")
    assert metrics["two_weeks_ago"].offset == Earlier(Span(14, Unit.DAY))
    assert metrics["at_start"].offset == StartOf("fiscal_month")
    assert (metrics["visits"].fill, metrics["at_start"].fill) == (0, Decimal("0.5"))
    assert metrics["visits"].every_period


def test_links_know_histories_and_further_datasets_and_calendars_their_periods() -> None:
    datasets = catalog().datasets
    valid = datasets["visits"].links["user"].valid
    assert valid is not None
    assert (valid.start.text, valid.end.text, valid.at) == ("valid_from", "valid_to", "seen_on")
    assert isinstance(valid, Validity)
    assert [(link.to, link.name) for link in datasets["visits"].links["page"].also] == [("old_pages", "page")]
    assert datasets["days"].calendar == Calendar(("fiscal_month",))
    assert datasets["visits"].aliases == ("visit",)


def test_what_a_metric_is_reads_as_a_sentence() -> None:
    metrics = catalog().metrics
    assert [expression_of(metrics[name]) for name in ("two_weeks_ago", "weekly", "month_to_date", "rate")] == [
        "visits, 14 days earlier",
        "visits over the last 7 days",
        "visits since the start of the fiscal_month",
        "buys per visits of the same user within 7 days",
    ]


def test_a_version_changes_with_what_changes_the_number_and_not_with_words() -> None:
    before = catalog().metrics
    for old, new, changed in (
        ("14 days", "15 days", {"two_weeks_ago"}),
        ("window: 7 days, pick", "window: 8 days, pick", {"weekly"}),
        ("referrer like 'ad%'", "referrer like 'a%'", {"from_ads"}),
        ("pick: first", "pick: last", {"balance"}),
        ("private: true", "description: Words.", set()),
    ):
        after = catalog(VISITS.replace(old, new)).metrics
        assert {name for name in after if after[name].version != before[name].version} == changed, old


def test_lengths_of_time_are_read_in_words() -> None:
    assert span_of("2 Months") == Span(2, Unit.MONTH)
    assert span_of("1 fiscal_year") == Span(1, "fiscal_year")
    assert offset_of("1 year ago") == Earlier(Span(1, Unit.YEAR))
    assert offset_of("to the start of quarter") == StartOf(Unit.QUARTER)
    for text in ("", "days", "0 days", "-1 day", "7days", "start of", "1.5 days"):
        assert span_of(text) is None
        assert offset_of(text) is None
