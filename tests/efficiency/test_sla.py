"""Feeds and their promises: in time, late, missing, stale, by when deliveries came and up to when they speak."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import pytest

from workbench.efficiency.audits import Standing as Banner
from workbench.efficiency.contracts import default_contract
from workbench.efficiency.sla import (
    Promised,
    State,
    delays,
    feed_standing,
    periods,
    promised_by,
    sla_status,
)


@dataclass(frozen=True)
class Came:
    ingested_at: datetime
    as_of: datetime | None
    rows: int = 100
    feed: str = "usage"
    table: str = "usage"
    status: str = "accepted"


def at(day: int, hour: int = 0) -> datetime:
    return datetime(2026, 6, day, hour)


DAILY = Promised("usage", "usage", timedelta(days=1), timedelta(hours=6), "platform-team")

#: Each delivery speaks up to the midnight before it came: the data of the day before.
IN_TIME = [Came(at(n, 3), at(n)) for n in range(2, 6)]


def states(runs: list[Came], now: datetime) -> list[tuple[int, str]]:
    return [(kept.start.day, str(kept.state)) for kept in periods(DAILY, runs, now)]


def test_a_day_is_met_when_it_came_before_it_was_due_and_late_after() -> None:
    runs = [*IN_TIME, Came(at(6, 7), at(6))]
    assert states(runs, at(6, 12)) == [(1, "met"), (2, "met"), (3, "met"), (4, "met"), (5, "late")]
    assert feed_standing(DAILY, runs, at(6, 12)).state is State.LATE
    assert feed_standing(DAILY, IN_TIME, at(6, 5)).state is State.MET


def test_a_delivery_at_the_very_instant_it_is_due_is_in_time() -> None:
    assert states([Came(at(2, 6), at(2))], at(2, 6)) == [(1, "met")]
    assert states([Came(at(2, 6) + timedelta(microseconds=1), at(2))], at(2, 7)) == [(1, "late")]


def test_what_is_not_yet_due_has_no_state() -> None:
    assert states(IN_TIME, at(6, 5))[-1] == (4, "met")
    assert states(IN_TIME, at(6, 6))[-1] == (5, "missing")


def test_a_feed_is_missing_then_stale_and_well_again_when_it_comes() -> None:
    assert feed_standing(DAILY, IN_TIME, at(8, 12)).state is State.MISSING
    stale = feed_standing(DAILY, IN_TIME, at(9, 12))
    assert (stale.state, stale.missing, stale.due) == (State.STALE, 4, at(6, 6))
    assert stale.sentence() == "data up to 2026-06-05 00:00, due 2026-06-06 06:00, 4 periods missing"
    back = [*IN_TIME, Came(at(9, 13), at(9))]
    assert states(back, at(9, 14))[-4:] == [(5, "late"), (6, "late"), (7, "late"), (8, "late")]
    assert feed_standing(DAILY, [*back, Came(at(10, 1), at(10))], at(10, 7)).state is State.MET


def test_a_refused_delivery_and_one_of_another_feed_do_not_count() -> None:
    runs = [*IN_TIME, Came(at(6, 1), at(6), status="refused"), Came(at(6, 1), at(6), feed="other")]
    assert states(runs, at(6, 12))[-1] == (5, "missing")


def test_the_order_in_which_deliveries_are_listed_does_not_matter_and_a_restatement_is_no_delay() -> None:
    runs = [*IN_TIME, Came(at(20), at(3))]
    assert states(runs[::-1], at(5, 12)) == states(IN_TIME, at(5, 12))


def test_a_register_speaks_up_to_when_it_came() -> None:
    promised = replace(DAILY, feed="owners", table="owner")
    runs = [Came(at(5), datetime(2020, 1, 1), feed="owners", table="owner")]
    assert feed_standing(promised, runs, at(5, 12)).as_of == at(5)


def test_without_a_promise_nothing_is_late() -> None:
    promised = replace(DAILY, within=None)
    assert periods(promised, IN_TIME, at(30)) == ()
    assert feed_standing(promised, IN_TIME, at(30)).sentence() == "data up to 2026-06-05 00:00, nothing due"
    assert feed_standing(DAILY, [], at(30)).sentence() == "nothing delivered, nothing due"


def test_the_table_says_when_each_period_was_due_and_came_and_how_complete_it_was() -> None:
    runs = [*IN_TIME[:3], replace(IN_TIME[3], rows=40)]
    rows = sla_status([DAILY], runs, at(6, 12)).to_pylist()
    assert [(r["period_start"], r["state"], r["lag_hours"], r["completeness"]) for r in rows] == [
        (at(1), "met", 3.0, None),
        (at(2), "met", 3.0, 1.0),
        (at(3), "met", 3.0, 1.0),
        (at(4), "met", 3.0, 0.4),
        (at(5), "missing", 12.0, None),
    ]
    assert {r["owner"] for r in rows} == {"platform-team"}
    assert rows[-1]["arrived_at"] is None


def test_a_delay_is_said_on_results_of_its_months_only() -> None:
    late = [Came(datetime(2026, 6, 29, 3), datetime(2026, 6, 29))]
    found = delays([DAILY], late, datetime(2026, 7, 2, 7))
    assert [(d.feed, d.state, d.months) for d in found] == [("usage", "missing", ("2026-06", "2026-07"))]
    banner = Banner(delays=found)
    assert banner.of(datetime(2026, 5, 1).date(), datetime(2026, 6, 1).date()).sentences() == ()
    said = "usage is missing: data up to 2026-06-29 00:00, due 2026-06-30 06:00, 3 periods missing."
    assert banner.sentences() == (said,)
    assert delays([DAILY], IN_TIME, at(5, 12)) == ()


@pytest.mark.parametrize(("table", "hours"), [("billing", 48), ("usage", 48), ("owner", 192), ("rate", 168)])
def test_promises_are_read_from_contracts(table: str, hours: int) -> None:
    promised = promised_by("mine", table, default_contract(table))
    assert (promised.every, promised.within) == (timedelta(days=1), timedelta(hours=hours))


MONTHLY = Promised("usage", "usage", timedelta(days=31), timedelta(days=2), months=1)


def test_a_month_is_a_month_of_the_calendar_whatever_its_length() -> None:
    months = [
        (2026, 1, 2),
        (2026, 2, 1),
        (2026, 3, 1),
        (2026, 4, 4),
        (2026, 5, 1),
    ]  # came; each speaks up to its month's begin
    runs = [Came(datetime(*day, 6), datetime(day[0], day[1], 1)) for day in months]
    found = [(f"{kept.start:%Y-%m}", str(kept.state)) for kept in periods(MONTHLY, runs, datetime(2026, 5, 6))]
    assert found == [
        ("2025-12", "met"),
        ("2026-01", "met"),
        ("2026-02", "met"),
        ("2026-03", "late"),
        ("2026-04", "met"),
    ]
    assert periods(MONTHLY, runs, datetime(2026, 5, 2))[-1].start == datetime(2026, 3, 1)  # April is not yet due
    assert feed_standing(MONTHLY, runs, datetime(2026, 6, 3)).missing == 1
    middle = [*runs, Came(datetime(2026, 5, 11), datetime(2026, 5, 10))]  # a part of a month is none
    assert feed_standing(MONTHLY, middle, datetime(2026, 6, 3)).sentence() == (
        "data up to 2026-05-10 00:00, due 2026-06-03 00:00, 1 period missing"
    )


def test_quarters_and_a_first_delivery_within_a_month_are_counted_from_its_first_day() -> None:
    quarterly = replace(MONTHLY, months=3)
    runs = [Came(datetime(2026, 2, 11), datetime(2026, 2, 10)), Came(datetime(2026, 5, 1), datetime(2026, 5, 1))]
    (only,) = periods(quarterly, runs, datetime(2026, 6, 1))
    assert (only.start, only.end, only.state) == (datetime(2026, 2, 1), datetime(2026, 5, 1), State.MET)


def test_many_years_of_silence_end() -> None:
    found = periods(DAILY, IN_TIME, datetime(2300, 1, 1))
    assert len(found) == 4_000
    assert (found[-1].end, found[-1].state) == (datetime(2299, 12, 31), State.MISSING)
