"""Time: shifts, windows, calendars and periods without data, over a small club full of gaps and month ends.

Each query has a golden file with its SQL in every dialect; the DuckDB one is run against SQL written by hand.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

import duckdb
import pytest
import sqlglot

import workbench
from workbench.compiler.dialects import DIALECTS
from workbench.errors import QueryError, UnsupportedError
from workbench.query.parse import parse
from workbench.session import Workbench

CLUB = Path(__file__).parents[1] / "cases" / "club"

#: Each query with SQL of a person for the same rows, in the same order.
SHIFTS = {
    "so-many-days-ago": (
        "visits_5_days_ago by time.day",
        "SELECT visited_on + 5 d, count(*) FROM visits WHERE visited_on IS NOT NULL GROUP BY 1 ORDER BY 1",
    ),
    "a-shift-by-a-longer-period": (
        "visits_5_days_ago by time.month, member.plan",
        (
            "SELECT date_trunc('month', visited_on + 5)::DATE m, plan, count(*) FROM visits LEFT JOIN members USING (member_id) "
            "WHERE visited_on IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2 NULLS LAST"
        ),
    ),
    "the-last-day-of-a-short-month-stands-for-the-days-it-lacks": (
        "visits_a_month_ago by time.day during 2024-03",
        (
            "SELECT day, count(*) FROM days JOIN visits ON CASE WHEN day(day) > 29 THEN DATE '2024-02-29' "
            "ELSE make_date(2024, 2, day(day)) END = visited_on WHERE day BETWEEN DATE '2024-03-01' AND DATE '2024-03-31' "
            "GROUP BY 1 ORDER BY 1"
        ),
    ),
    "the-29-february-is-compared-with-the-28": (
        "visits, visits_a_year_ago by time.day during 2024-02-29",
        "SELECT DATE '2024-02-29', 2, 1",
    ),
    "the-28-february-after-a-leap-year-is-compared-with-the-28": (
        "visits, visits_a_year_ago by time.day during 2025-02",
        ("SELECT DATE '2025-02-14', NULL, 1 UNION ALL SELECT DATE '2025-02-28', 1, 1 ORDER BY 1"),
    ),
    "distinct-counts-are-counted-at-the-other-instant": (
        "visitors_a_week_ago by time.month",
        (
            "SELECT date_trunc('month', visited_on + 7)::DATE m, count(DISTINCT member_id) FROM visits WHERE visited_on IS NOT NULL "
            "GROUP BY 1 ORDER BY 1"
        ),
    ),
    "an-average-of-another-week": (
        "avg_minutes_a_week_ago, avg_minutes by time.week during 2024-01",
        (
            "SELECT w, any_value(a), any_value(b) FROM (SELECT date_trunc('week', visited_on + 7)::DATE w, avg(minutes) a, NULL b "
            "FROM visits WHERE visited_on + 7 BETWEEN DATE '2024-01-01' AND DATE '2024-01-31' GROUP BY 1 "
            "UNION ALL SELECT date_trunc('week', visited_on)::DATE, NULL, avg(minutes) FROM visits "
            "WHERE visited_on BETWEEN DATE '2024-01-01' AND DATE '2024-01-31' GROUP BY 1) GROUP BY 1 ORDER BY 1"
        ),
    ),
    "a-shift-along-its-own-axis": (
        "payments_2_days_ago by time.day during 2024-03",
        (
            "SELECT paid_on + 2, count(*) FROM visits WHERE paid_on + 2 BETWEEN DATE '2024-03-01' AND DATE '2024-03-31' "
            "GROUP BY 1 ORDER BY 1"
        ),
    ),
    "the-axis-under-its-own-name-is-shifted-too": (
        "visits_5_days_ago by visited_on.month, paid_on.month where visited_on > date '2024-01-06'",
        (
            "SELECT date_trunc('month', visited_on + 5)::DATE m, date_trunc('month', paid_on)::DATE p, count(*) FROM visits "
            "WHERE visited_on + 5 > DATE '2024-01-06' GROUP BY 1, 2 ORDER BY 1, 2 NULLS LAST"
        ),
    ),
    "a-date-part-of-a-shifted-axis": (
        "visits_5_days_ago by time.extract_dow, time.year",
        (
            "SELECT isodow(visited_on + 5), date_trunc('year', visited_on + 5)::DATE, count(*) FROM visits "
            "WHERE visited_on IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2"
        ),
    ),
    "at-the-start-of-the-month": (
        "visits_at_start_of_month by time.day during 2024-01-30 to 2024-02-02",
        "SELECT day, 2 FROM days WHERE day BETWEEN DATE '2024-01-30' AND DATE '2024-01-31' ORDER BY 1",
    ),
    "the-first-instant-of-each-group-stands-for-it": (
        "visits_at_start_of_month, visits by time.quarter during 2024",
        (
            "SELECT date_trunc('quarter', visited_on)::DATE q, nullif(count(*) FILTER (visited_on = q), 0), count(*) FROM visits "
            "WHERE year(visited_on) = 2024 GROUP BY 1 ORDER BY 1"
        ),
    ),
    "the-start-of-a-year-is-its-january-where-months-are-asked": (
        "visits_at_start_of_year, visits_at_start_of_month by time.month, time.quarter during 2024-01 to 2024-03",
        (
            "SELECT m, date_trunc('quarter', m)::DATE, 7, n FROM (SELECT date_trunc('month', visited_on)::DATE m, count(*) n FROM visits "
            "WHERE visited_on BETWEEN DATE '2024-01-01' AND DATE '2024-03-31' GROUP BY 1) ORDER BY 1"
        ),
    ),
    "the-month-before-is-all-of-it": (
        "visits_a_month_ago, monthly_growth by time.month, door where time.day > date '2024-02-10' and minutes > 20",
        (
            "SELECT m, door, any_value(a), any_value(b) - any_value(a) FROM (SELECT (date_trunc('month', visited_on) + INTERVAL 1 MONTH)::DATE m, "
            "door, count(*) a, NULL b FROM visits WHERE minutes > 20 GROUP BY 1, 2 HAVING m >= DATE '2024-02-01' UNION ALL SELECT "
            "date_trunc('month', visited_on)::DATE, door, NULL, count(*) FROM visits WHERE minutes > 20 AND visited_on > DATE '2024-02-10' "
            "GROUP BY 1, 2) GROUP BY 1, 2 ORDER BY 1, 2 NULLS LAST"
        ),
    ),
    "a-month-before-each-day-of-a-year": (
        "visits_a_month_ago by time.year",
        (
            "SELECT make_date(year(day), 1, 1), count(*) FROM days JOIN visits ON visited_on = (day - INTERVAL 1 MONTH)::DATE GROUP BY 1 ORDER BY 1"
        ),
    ),
    "the-first-instant-of-a-week-within-a-month": (
        "visits_at_start_of_month by time.week, time.month during 2024-02-26 to 2024-03-31",
        (
            "SELECT * FROM (VALUES (DATE '2024-02-26', DATE '2024-03-01', 1), (DATE '2024-03-04', DATE '2024-03-01', 1), "
            "(DATE '2024-03-11', DATE '2024-03-01', 1), (DATE '2024-03-18', DATE '2024-03-01', 1), (DATE '2024-03-25', DATE '2024-03-01', 1)) ORDER BY 1"
        ),
    ),
    "a-shift-of-a-shift": (
        "twice_nine_days_ago by time.day during 2024",
        ("SELECT visited_on + 9, 2 * count(*) FROM visits WHERE year(visited_on + 9) = 2024 GROUP BY 1 ORDER BY 1"),
    ),
    "growth-reads-beyond-the-range": (
        "weekly_growth, visits by time.day during 2024-01-08 to 2024-01-15",
        (
            "SELECT d, any_value(a) - any_value(b), any_value(a) FROM (SELECT visited_on d, count(*) a, NULL b FROM visits GROUP BY 1 "
            "UNION ALL SELECT visited_on + 7, NULL, count(*) FROM visits GROUP BY 1) "
            "WHERE d BETWEEN DATE '2024-01-08' AND DATE '2024-01-15' GROUP BY 1 ORDER BY 1"
        ),
    ),
    "a-filtered-metric-shifted": (
        "long_visits_a_week_ago, long_visits by time.month, door",
        (
            "SELECT m, door, any_value(a), any_value(b) FROM (SELECT date_trunc('month', visited_on + 7)::DATE m, door, count(*) a, NULL b "
            "FROM visits WHERE minutes > 60 GROUP BY 1, 2 UNION ALL SELECT date_trunc('month', visited_on)::DATE m, door, NULL, count(*) "
            "FROM visits WHERE minutes > 60 GROUP BY 1, 2) GROUP BY 1, 2 ORDER BY 1, 2 NULLS LAST"
        ),
    ),
}

SHIFTS |= {
    "a-filter-by-time-inside-a-shift-reads-the-rows-own": (
        "early_visits_a_week_ago by time.day where time.day > date '2024-01-08'",
        (
            "SELECT visited_on + 7, count(*) FROM visits WHERE visited_on < DATE '2024-01-08' AND visited_on + 7 > DATE '2024-01-08' "
            "GROUP BY 1 ORDER BY 1"
        ),
    ),
    "a-filter-by-time-around-a-shift-reads-the-results": (
        "early_of_a_week_ago by time.day",
        "SELECT visited_on + 7, count(*) FROM visits WHERE visited_on + 7 < DATE '2024-01-14' GROUP BY 1 ORDER BY 1",
    ),
}

PERIODS = {
    "a-fiscal-month": (
        "visits by time.fiscal_month",
        "SELECT fiscal_month, count(*) FROM visits LEFT JOIN days ON visited_on = day GROUP BY 1 ORDER BY 1 NULLS LAST",
    ),
    "periods-of-several-axes": (
        "visits, avg_minutes by member.joined_on.season, time.fiscal_month, time.quarter where time.season = 'winter 2023'",
        (
            "SELECT j.season, v.fiscal_month, date_trunc('quarter', visited_on)::DATE, count(*), avg(minutes) FROM visits LEFT JOIN members "
            "USING (member_id) LEFT JOIN days v ON visited_on = v.day LEFT JOIN days j ON joined_on = j.day WHERE v.season = 'winter 2023' "
            "GROUP BY 1, 2, 3 ORDER BY 1 NULLS LAST, 2, 3"
        ),
    ),
    "a-period-of-a-shifted-axis-is-the-calendars": (
        "visits_5_days_ago by time.season where time.fiscal_month > date '2024-01-01'",
        (
            "SELECT season, count(*) FROM visits JOIN days ON visited_on + 5 = day WHERE fiscal_month > DATE '2024-01-01' "
            "GROUP BY 1 ORDER BY 1"
        ),
    ),
    "metrics-of-two-datasets-by-a-period": (
        "visits, joined by time.season",
        (
            "SELECT season, sum(a)::BIGINT, sum(b)::BIGINT FROM (SELECT visited_on d, 1 a, NULL b FROM visits UNION ALL "
            "SELECT joined_on, NULL, 1 FROM members) LEFT JOIN days ON d = day GROUP BY 1 ORDER BY 1 NULLS LAST"
        ),
    ),
    "values-of-a-period": (
        "values of members.joined_on.season",
        "SELECT DISTINCT season FROM members LEFT JOIN days ON joined_on = day ORDER BY 1 NULLS LAST",
    ),
}

#: The days of a stretch of time, each with the days of a window that ends there.
WINDOW = (
    "FROM days JOIN visits ON visited_on > day - {} AND visited_on <= day WHERE day BETWEEN DATE '{}' AND DATE '{}'"
)

WINDOWS = {
    "seven-days-are-seven-days": (
        "trailing_visits, trailing_visitors by time.day during 2024-01-01 to 2024-01-15",
        (
            "SELECT day, (SELECT count(*) FROM visits WHERE visited_on BETWEEN day - 6 AND day), (SELECT count(DISTINCT member_id) "
            "FROM visits WHERE visited_on BETWEEN day - 6 AND day) FROM days WHERE day BETWEEN DATE '2024-01-01' AND DATE '2024-01-14' "
            "ORDER BY day"
        ),
    ),
    "a-month-back-from-a-month-end": (
        "trailing_avg_minutes by time.day during 2024-03-28 to 2024-03-31",
        (
            "SELECT day, avg(minutes) FROM days JOIN visits ON visited_on <= day AND visited_on > least(day - INTERVAL 1 MONTH, "
            "DATE '2024-02-29') WHERE day BETWEEN DATE '2024-03-28' AND DATE '2024-03-31' GROUP BY 1 ORDER BY 1"
        ),
    ),
    "the-last-value-stands-for-a-longer-period": (
        "trailing_visitors by time.month, door during 2024-01 to 2024-03",
        (
            "SELECT date_trunc('month', day)::DATE m, door, last(n ORDER BY day) FROM (SELECT day, door, count(DISTINCT member_id) n "
            f"{WINDOW.format(7, '2024-01-01', '2024-03-31')} GROUP BY 1, 2) GROUP BY 1, 2 ORDER BY 1, 2 NULLS LAST"
        ),
    ),
    "the-average-of-the-days-stands-for-a-longer-period": (
        "mean_of_trailing by time.quarter, time.month, member.plan during 2024",
        (
            "SELECT date_trunc('quarter', day)::DATE, date_trunc('month', day)::DATE, plan, avg(n) FROM (SELECT day, plan, count(*) n "
            "FROM days JOIN (SELECT * FROM visits LEFT JOIN members USING (member_id)) ON visited_on > day - 7 AND visited_on <= day "
            "WHERE year(day) = 2024 GROUP BY 1, 2) GROUP BY 1, 2, 3 ORDER BY 1, 2, 3 NULLS LAST"
        ),
    ),
    "the-first-value-of-what-is-counted-since-ever": (
        "visitors_ever by time.fiscal_month during 2024-01",
        "SELECT DATE '2024-01-01', 2 UNION ALL SELECT DATE '2024-01-29', 3 ORDER BY 1",
    ),
    "since-ever-reads-what-is-before-the-range": (
        "visits_ever, visits by time.day where time.day in (date '2024-01-06', date '2024-02-13')",
        "SELECT DATE '2024-01-06', 4, 1 UNION ALL SELECT DATE '2024-02-13', 8, NULL ORDER BY 1",
    ),
    "since-ever-without-an-instant-is-everything": (
        "visits_ever, visitors_ever during 2024-01",
        "SELECT count(*), count(DISTINCT member_id) FROM visits WHERE visited_on < DATE '2024-02-01'",
    ),
    "to-date-starts-anew": (
        "visits_this_month by time.day during 2024-01-29 to 2024-03-01",
        (
            "SELECT day, count(*) FROM days JOIN visits ON visited_on <= day AND date_trunc('month', visited_on) = date_trunc('month', day) "
            "WHERE day BETWEEN DATE '2024-01-29' AND DATE '2024-03-01' GROUP BY 1 ORDER BY 1"
        ),
    ),
    "a-shifted-window": (
        "trailing_visits_a_week_ago, trailing_visits by time.day during 2024-01-08 to 2024-01-20",
        (
            "SELECT day, nullif(count(*) FILTER (visited_on <= day - 7), 0), nullif(count(*) FILTER (visited_on > day - 7), 0) FROM days "
            "JOIN visits ON visited_on > day - 14 AND visited_on <= day WHERE day BETWEEN DATE '2024-01-08' AND DATE '2024-01-20' "
            "GROUP BY 1 ORDER BY 1"
        ),
    ),
    "a-window-over-a-shifted-metric": (
        "weekly_of_shifted by time.day during 2024-01",
        (
            "SELECT day, count(*) FROM days JOIN visits ON visited_on + 5 > day - 7 AND visited_on + 5 <= day "
            "WHERE day BETWEEN DATE '2024-01-01' AND DATE '2024-01-31' GROUP BY 1 ORDER BY 1"
        ),
    ),
    "a-window-at-the-start-of-the-month": (
        "visits_ever_at_start, visits_ever by time.month during 2024-01 to 2024-03",
        "SELECT * FROM (VALUES (DATE '2024-01-01', 3, 8), (DATE '2024-02-01', 8, 12), (DATE '2024-03-01', 13, 14)) ORDER BY 1",
    ),
    "along-another-order-than-time": (
        "visits_to_minutes by minutes, door where minutes < 40",
        (
            "SELECT o.minutes, v.door, count(*) FROM (SELECT DISTINCT minutes FROM visits WHERE minutes < 40) o JOIN visits v "
            "ON v.minutes <= o.minutes GROUP BY 1, 2 ORDER BY 1, 2 NULLS LAST"
        ),
    ),
    "along-the-axis-of-another-dataset": (
        "visits_by_joining by member.joined_on.month during 2024-01",
        (
            "SELECT m, n FROM (SELECT date_trunc('month', day)::DATE m, day, count(*) n FROM days JOIN visits v ON true JOIN members b "
            "ON v.member_id = b.member_id AND joined_on <= day WHERE date_trunc('month', visited_on) = DATE '2024-01-01' GROUP BY 1, 2 "
            "QUALIFY row_number() OVER (PARTITION BY m ORDER BY day DESC) = 1) ORDER BY 1"
        ),
    ),
    "arithmetic-of-windows": (
        "per_visitor by time.day, door during 2024-01-05 to 2024-01-08",
        (
            "SELECT day, door, t / u FROM (SELECT day, door, count(*) FILTER (visited_on > day - 7) t, count(DISTINCT member_id) u "
            "FROM days JOIN visits ON visited_on <= day WHERE day BETWEEN DATE '2024-01-05' AND DATE '2024-01-08' GROUP BY 1, 2) ORDER BY 1, 2"
        ),
    ),
}

#: Fiscal months with their first and last days and their number, in order.
FISCAL = "(SELECT fiscal_month f, min(day) a, max(day) z, row_number() OVER (ORDER BY f) n FROM days GROUP BY 1)"

OWN_PERIODS = {
    "a-fiscal-month-ago": (
        "visits_a_fiscal_month_ago by time.day, time.fiscal_month during 2024",
        (
            "SELECT c, fiscal_month, count(*) FROM (SELECT least(t.a + (visited_on - p.a)::INT, t.z) c FROM visits "
            f"JOIN {FISCAL} p ON visited_on BETWEEN p.a AND p.z JOIN {FISCAL} t ON t.n = p.n + 1) JOIN days ON c = day "
            "WHERE year(c) = 2024 GROUP BY 1, 2 ORDER BY 1"
        ),
    ),
    "a-fiscal-month-ago-by-fiscal-months": (
        "visits, visits_a_fiscal_month_ago by time.fiscal_month during 2024-01-01 to 2024-03-31",
        (
            "SELECT * FROM (VALUES (DATE '2024-01-01', 4, NULL), (DATE '2024-01-29', 4, 4), (DATE '2024-02-26', 5, 4)) ORDER BY 1"
        ),
    ),
    "two-seasons-ago": (
        "visits_two_seasons_ago by time.season during since 2024-06-01",
        (
            "SELECT 'summer 2024', count(*) FROM visits WHERE visited_on BETWEEN DATE '2023-12-01' AND DATE '2024-02-29' UNION ALL "
            "SELECT 'autumn 2024', count(*) FROM visits WHERE visited_on BETWEEN DATE '2024-03-01' AND DATE '2024-05-31' UNION ALL "
            "SELECT 'summer 2025', count(*) FROM visits WHERE visited_on BETWEEN DATE '2024-12-01' AND DATE '2025-02-28' ORDER BY 1"
        ),
    ),
    "at-the-start-of-a-fiscal-month": (
        "visits_at_fiscal_start by time.day during 2024-01-27 to 2024-01-30",
        "SELECT day, CASE WHEN day < DATE '2024-01-29' THEN 2 ELSE 1 END FROM days WHERE day BETWEEN DATE '2024-01-27' AND DATE '2024-01-30' ORDER BY 1",
    ),
    "a-fiscal-month-to-date": (
        "visits_this_fiscal_month, fiscal_month_a_week_ago by time.day during 2024-01-26 to 2024-02-06",
        (
            "SELECT d.day, (SELECT nullif(count(*), 0) FROM visits JOIN days v ON visited_on = v.day WHERE v.fiscal_month = d.fiscal_month "
            "AND visited_on <= d.day), (SELECT nullif(count(*), 0) FROM visits JOIN days v ON visited_on = v.day JOIN days w "
            "ON w.day = d.day - 7 AND v.fiscal_month = w.fiscal_month WHERE visited_on <= w.day) FROM days d "
            "WHERE d.day BETWEEN DATE '2024-01-26' AND DATE '2024-02-06' ORDER BY 1"
        ),
    ),
}

EVERY = {
    "each-period-has-a-row": (
        "visits_each_day, minutes by time.day during 2024-01-28 to 2024-02-02",
        (
            "SELECT day, count(visit_id), sum(minutes) FROM days LEFT JOIN visits ON day = visited_on "
            "WHERE day BETWEEN DATE '2024-01-28' AND DATE '2024-02-02' GROUP BY 1 ORDER BY 1"
        ),
    ),
    "each-period-has-a-row-of-some-group": (
        "visits_each_day by time.month, door where time.quarter = date '2024-01-01' and door = 'north'",
        (
            "SELECT date_trunc('month', visited_on)::DATE, door, count(*) FROM visits WHERE door = 'north' "
            "AND visited_on BETWEEN DATE '2024-01-01' AND DATE '2024-03-31' GROUP BY 1, 2 ORDER BY 1"
        ),
    ),
    "what-has-no-instant-stays": (
        "visits_each_day by time.season, member.plan where time.year is null or time.year in (date '2024-01-01', date '2025-01-01')",
        (
            "SELECT season, plan, count(visit_id) FROM (SELECT * FROM days WHERE year(day) > 2023) FULL JOIN (SELECT * FROM visits "
            "LEFT JOIN members USING (member_id) WHERE visited_on IS NULL OR year(visited_on) > 2023) ON day = visited_on GROUP BY ALL "
            "HAVING count(visit_id) > 0 OR season NOT IN (SELECT season FROM days JOIN visits ON day = visited_on WHERE year(day) > 2023) "
            "ORDER BY 1 NULLS LAST, 2 NULLS LAST"
        ),
    ),
    "no-period-is-added-where-none-is-asked": (
        "visits_each_day by door",
        "SELECT door, count(*) FROM visits GROUP BY 1 ORDER BY 1 NULLS LAST",
    ),
    "each-period-of-a-shift": (
        "growth_each_day by time.day during 2024-01-06 to 2024-01-10",
        (
            "SELECT day, (SELECT count(*) FROM visits WHERE visited_on = day) - (SELECT count(*) FROM visits WHERE visited_on = day - 7) "
            "FROM days WHERE day BETWEEN DATE '2024-01-06' AND DATE '2024-01-10' ORDER BY 1"
        ),
    ),
    "the-metrics-own-filter-on-time-cuts-the-periods": (
        "long_each_day by time.month during 2024-01 to 2024-04",
        (
            "SELECT m, n FROM (VALUES (DATE '2024-02-01', 2), (DATE '2024-03-01', NULL), (DATE '2024-04-01', NULL)) t(m, n) ORDER BY 1"
        ),
    ),
    "each-period-of-a-window": (
        "visitors_each_day by time.day during 2024-01-05 to 2024-01-10",
        (
            "SELECT day, nullif((SELECT count(DISTINCT member_id) FROM visits WHERE visited_on BETWEEN day - 1 AND day), 0) "
            "FROM days WHERE day BETWEEN DATE '2024-01-05' AND DATE '2024-01-10' ORDER BY 1"
        ),
    ),
    "another-value-where-there-is-none": (
        "minutes_or_none, joined by time.month during 2024-01 to 2024-02",
        "SELECT * FROM (VALUES (DATE '2024-01-01', 356, 1), (DATE '2024-02-01', 182, 1)) ORDER BY 1",
    ),
}

FILL = {
    "fill-adds-the-periods-of-the-data": (
        "visits by time.month fill order by time.month desc",
        (
            "SELECT DISTINCT date_trunc('month', day)::DATE m, (SELECT nullif(count(*), 0) FROM visits WHERE date_trunc('month', visited_on) = "
            "date_trunc('month', day)) FROM days WHERE day BETWEEN DATE '2023-02-28' AND DATE '2025-02-28' UNION ALL SELECT NULL, 1 "
            "ORDER BY 1 DESC NULLS LAST"
        ),
    ),
    "fill-adds-the-periods-of-the-range": (
        "visits, minutes_or_none, joined by time.month during 2024-02 to 2024-05 fill",
        (
            "SELECT * FROM (VALUES (DATE '2024-02-01', 4, 182, 1), (DATE '2024-03-01', 2, 77, NULL), (DATE '2024-04-01', NULL, -1.5, NULL), "
            "(DATE '2024-05-01', NULL, -1.5, NULL)) ORDER BY 1"
        ),
    ),
    "fill-of-weeks-within-months": (
        "visits by time.week, time.month during 2024-01-22 to 2024-02-11 fill",
        (
            "SELECT date_trunc('week', day)::DATE w, date_trunc('month', day)::DATE m, nullif(count(visit_id), 0) FROM days "
            "LEFT JOIN visits ON visited_on = day WHERE day BETWEEN DATE '2024-01-22' AND DATE '2024-02-11' GROUP BY 1, 2 ORDER BY 1, 2"
        ),
    ),
    "fill-before-having-order-and-limit": (
        "minutes_or_none by time.quarter during 2024 fill having minutes_or_none < 100 order by minutes_or_none limit 3",
        "SELECT * FROM (VALUES (DATE '2024-04-01', -1.5), (DATE '2024-07-01', -1.5), (DATE '2024-10-01', 70)) ORDER BY 2, 1",
    ),
}

GRAINS = {
    "the-metric-says-the-grain-of-time": (
        "weekly_by_default, visits by time during 2024-01 order by time desc",
        (
            "SELECT date_trunc('week', visited_on)::DATE w, count(*), count(*) FROM visits WHERE visited_on BETWEEN DATE '2024-01-01' "
            "AND DATE '2024-01-31' GROUP BY 1 ORDER BY 1 DESC"
        ),
    ),
    "the-metric-says-a-fiscal-month": (
        "fiscal_by_default by time where time > date '2024-12-30'",
        "SELECT fiscal_month, count(*) FROM visits JOIN days ON day = visited_on WHERE day > DATE '2024-12-30' GROUP BY 1 ORDER BY 1",
    ),
}

COMPARE = {
    "totals-of-this-year-and-the-year-before": (
        "visits, avg_minutes by door during 2024-01 to 2024-03 compare to previous year",
        (
            "SELECT door, n, p, n - p, (n - p) / p, a, b, a - b, (a - b) / b FROM (SELECT door, nullif(count(*) FILTER (year(visited_on) = 2024), 0) n, "
            "nullif(count(*) FILTER (year(visited_on) = 2023), 0) p, avg(minutes) FILTER (year(visited_on) = 2024) a, "
            "avg(minutes) FILTER (year(visited_on) = 2023) b FROM visits WHERE month(visited_on) < 4 AND year(visited_on) < 2025 GROUP BY 1) "
            "ORDER BY 1 NULLS LAST"
        ),
    ),
    "months-and-the-months-before": (
        "visits by time.month during 2024-01 to 2024-03 compare to previous period",
        (
            "SELECT m, n, lag(n) OVER (ORDER BY m), n - lag(n) OVER (ORDER BY m), n / lag(n) OVER (ORDER BY m) - 1 FROM (SELECT "
            "date_trunc('month', visited_on)::DATE m, count(*) n FROM visits WHERE year(visited_on) = 2024 GROUP BY 1) WHERE m < DATE '2024-04-01' "
            "ORDER BY 1"
        ),
    ),
    "months-and-the-months-a-year-before": (
        "visits by time.month, member.plan during 2025 compare to previous year order by visits__previous desc, time.month",
        (
            "SELECT m, plan, n, p, n - p, (n - p) / p FROM (SELECT make_date(2025, month(visited_on), 1) m, plan, "
            "nullif(count(*) FILTER (year(visited_on) = 2025), 0) n, nullif(count(*) FILTER (year(visited_on) = 2024), 0) p FROM visits "
            "LEFT JOIN members USING (member_id) WHERE year(visited_on) IN (2024, 2025) GROUP BY 1, 2) "
            "ORDER BY p DESC NULLS LAST, m, plan NULLS LAST"
        ),
    ),
    "a-part-of-a-month-with-the-same-part": (
        "visits by time.month during 2024-03-01 to 2024-03-30 compare to previous year",
        "SELECT DATE '2024-03-01', 1, NULL, NULL, NULL",
    ),
    "this-month-to-date-with-the-same-days": (
        "visits as n during month to date compare to previous month",
        "SELECT 0, 1, -1, -1.0",
    ),
    "a-month-and-the-days-before-of-equal-number": (
        "visits during 2024-01-10 to 2024-02-08 compare to previous period",
        "SELECT 3, 4, -1, -0.25",
    ),
    "a-quarter-and-the-quarter-before": (
        "visits, visits_ever during 2024-Q1 compare to previous period",
        "SELECT 13, 0, 13, NULL, 14, 1, 13, 13.0",
    ),
    "weeks-meet-weeks-fifty-two-before": (
        "visits by time.week during 2024-12-30 to 2025-01-12 compare to previous year",
        (
            "SELECT * FROM (VALUES (DATE '2024-12-30', 2, 3, -1, -1 / 3), (DATE '2025-01-06', NULL, 1, NULL, NULL)) ORDER BY 1"
        ),
    ),
    "the-29-february-has-a-day-before": (
        "visits by time.day during 2025-02-27 to 2025-03-02 compare to previous year",
        "SELECT DATE '2025-02-28', 1, 1, 0, 0.0 UNION ALL SELECT DATE '2025-03-01', NULL, 1, NULL, NULL ORDER BY 1",
    ),
    "fiscal-months-and-those-before": (
        "visits by time.fiscal_month during 2024-01-29 to 2024-03-31 compare to previous period",
        "SELECT * FROM (VALUES (DATE '2024-01-29', 4, 4, 0, 0.0), (DATE '2024-02-26', 5, 4, 1, 0.25)) ORDER BY 1",
    ),
    "having-and-limit-after-comparing": (
        "minutes_or_none as m by door during 2024-01 to 2024-02 compare to 2 months having m__previous > 0 or m > 200 order by m__difference limit 1",
        "SELECT 'south', 145, -1.5, 146.5, 146.5 / -1.5 WHERE false UNION ALL SELECT 'north', 332, -1.5, 333.5, 333.5 / -1.5",
    ),
}

#: Times of day as a clock in New York shows them: five hours before UTC, four in summer, which begins at 7:00 UTC.
NEW_YORK = (
    "(SELECT swiped_at - CASE WHEN swiped_at >= TIMESTAMP '2024-03-10 07:00:00' AND swiped_at < TIMESTAMP '2024-11-03 06:00:00' "
    "THEN INTERVAL 4 HOUR ELSE INTERVAL 5 HOUR END t, member_id FROM swipes)"
)

CLOCKS = {
    "hours-before": (
        "swipes_an_hour_ago, swipes by time.hour during '2024-03-10 04:00:00' to '2024-03-10 08:00:00'",
        (
            "SELECT h, nullif(sum(a), 0)::BIGINT, nullif(sum(n), 0)::BIGINT FROM (SELECT date_trunc('hour', swiped_at) h, 0 a, 1 n FROM swipes "
            "UNION ALL SELECT date_trunc('hour', swiped_at) + INTERVAL 1 HOUR, 1, 0 FROM swipes) "
            "WHERE h >= TIMESTAMP '2024-03-10 04:00:00' AND h < TIMESTAMP '2024-03-10 08:00:01' GROUP BY 1 ORDER BY 1"
        ),
    ),
    "two-hours-are-two-hours": (
        "swipes_of_two_hours by time.hour during '2024-03-10 04:00:00' to '2024-03-10 08:00:00'",
        (
            "SELECT h, (SELECT count(*) FROM swipes WHERE date_trunc('hour', swiped_at) IN (h, h - INTERVAL 1 HOUR)) FROM "
            "range(TIMESTAMP '2024-03-10 04:00:00', TIMESTAMP '2024-03-10 08:30:00', INTERVAL 1 HOUR) t(h) ORDER BY 1"
        ),
    ),
    "two-days-of-what-is-kept-by-seconds": (
        "swipes_of_two_days, swipes by time.day during 2024-03-10 to 2024-03-12",
        "SELECT * FROM (VALUES (DATE '2024-03-10', 3, 3), (DATE '2024-03-11', 5, 2), (DATE '2024-03-12', 2, NULL)) ORDER BY 1",
    ),
    "days-of-another-zone": (
        "swipes by time.day in time zone 'America/New_York'",
        f"SELECT t::DATE, count(*) FROM {NEW_YORK} GROUP BY 1 ORDER BY 1 NULLS LAST",
    ),
    "hours-of-another-zone-and-where-clocks-change": (
        "swipes by time.hour, time.extract_hour, member.plan during 2024 in time zone 'America/New_York' where time < timestamp '2024-12-31 18:00:00'",
        (
            f"SELECT date_trunc('hour', t), hour(t), plan, count(*) FROM {NEW_YORK} LEFT JOIN members USING (member_id) "
            "WHERE t < TIMESTAMP '2024-12-31 18:00:00' GROUP BY 1, 2, 3 ORDER BY 1, 2, 3 NULLS LAST"
        ),
    ),
    "a-window-of-days-of-another-zone": (
        "swipes_of_two_days by time.day, time.season during 2024-03-09 to 2024-03-12 in time zone 'America/New_York'",
        (
            f"SELECT day, season, count(*) FROM days JOIN {NEW_YORK} ON t::DATE <= day AND t::DATE > day - 2 WHERE day BETWEEN DATE '2024-03-09' "
            "AND DATE '2024-03-12' GROUP BY 1, 2 ORDER BY 1"
        ),
    ),
    "the-ends-in-another-zone": (
        "range of swipes.swiped_at in time zone 'America/New_York'",
        f"SELECT min(t), max(t) FROM {NEW_YORK}",
    ),
    "dates-have-no-zone-beside-times-that-do": (
        "swipes, visits by time.day during 2024-03-01 to 2024-03-31 in time zone 'America/New_York'",
        (
            f"SELECT d, nullif(sum(s), 0)::BIGINT, nullif(sum(v), 0)::BIGINT FROM (SELECT t::DATE d, 1 s, 0 v FROM {NEW_YORK} UNION ALL SELECT visited_on, 0, 1 "
            "FROM visits) WHERE d BETWEEN DATE '2024-03-01' AND DATE '2024-03-31' GROUP BY 1 ORDER BY 1"
        ),
    ),
}

#: The same without a dataset that is a calendar: one is made, from the first to the last day of the data, or as asked.
MADE = {
    "a-made-calendar-covers-the-data": (
        "trailing_visits by time.month",
        (
            "SELECT date_trunc('month', day)::DATE m, last(n ORDER BY day) FROM (SELECT day, count(*) n FROM days JOIN visits "
            "ON visited_on > day - 7 AND visited_on <= day WHERE day BETWEEN DATE '2023-02-28' AND DATE '2025-02-28' GROUP BY 1) "
            "GROUP BY 1 ORDER BY 1"
        ),
    ),
    "a-made-calendar-covers-the-range": (
        "visits_5_days_ago, trailing_visits by time.day during 2024-01-01 to 2024-01-03",
        "SELECT day, NULL, 2 FROM days WHERE day BETWEEN DATE '2024-01-01' AND DATE '2024-01-03' ORDER BY 1",
    ),
    "fill-of-several-datasets-without-a-calendar": (
        "visits, joined by time.quarter fill having visits is null",
        (
            "SELECT * FROM (VALUES (DATE '2023-04-01', NULL, NULL), (DATE '2023-07-01', NULL, NULL), (DATE '2023-10-01', NULL, 1), "
            "(DATE '2024-04-01', NULL, NULL), (DATE '2024-07-01', NULL, NULL)) ORDER BY 1"
        ),
    ),
    "each-period-of-a-made-calendar": (
        "visits_each_day by time.quarter",
        (
            "SELECT date_trunc('quarter', day)::DATE, count(visit_id) FROM days FULL JOIN visits ON day = visited_on "
            "WHERE day BETWEEN DATE '2023-02-28' AND DATE '2025-02-28' OR day IS NULL GROUP BY 1 ORDER BY 1 NULLS LAST"
        ),
    ),
}

CASES = {**SHIFTS, **PERIODS, **WINDOWS, **OWN_PERIODS, **EVERY, **FILL, **GRAINS, **COMPARE, **CLOCKS, **MADE}


@pytest.fixture(scope="module")
def data() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        connection.execute((CLUB / "data.sql").read_text("utf-8"))
        yield connection


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The club without its calendar."""
    folder = tmp_path_factory.mktemp("plain")
    text, _, _ = (CLUB / "catalog.yml").read_text("utf-8").partition("---\ndataset: days")
    lines = (line for line in text.splitlines() if "season" not in line and "fiscal" not in line)
    (folder / "catalog.yml").write_text("\n".join(lines), "utf-8")
    return folder


@contextmanager
def opened(plain: Path, *warehouses: object) -> Iterator[dict[str, Workbench]]:
    """A session for each case, with the calendar and without."""
    whole, made = (
        workbench.open(folder, warehouse=warehouse, registry=":memory:")
        for folder, warehouse in zip((CLUB, plain), warehouses, strict=True)
    )
    yield dict.fromkeys(CASES, whole) | dict.fromkeys(MADE, made)
    whole.close()
    made.close()


@pytest.fixture(scope="module")
def clubs(data: duckdb.DuckDBPyConnection, plain: Path) -> Iterator[dict[str, Workbench]]:
    with opened(plain, data.cursor(), data.cursor()) as sessions:
        yield sessions


@pytest.fixture(scope="module")
def clubs_on_postgres(
    data: duckdb.DuckDBPyConnection, plain: Path, into_postgres: Callable[[str, duckdb.DuckDBPyConnection], str]
) -> Iterator[dict[str, Workbench]]:
    address = into_postgres("club", data)
    with opened(plain, address, address) as sessions:
        yield sessions


@pytest.fixture
def club(clubs: dict[str, Workbench]) -> Workbench:
    return clubs[next(iter(SHIFTS))]


def compiled(session: Workbench, query: str, dialect: str) -> str:
    """The SQL, or why there is none."""
    try:
        sql = session.compile(query, dialect=dialect).sql
    except UnsupportedError as error:
        return f"-- {' '.join(str(error).split())}"
    assert len(sqlglot.parse(sql, dialect=dialect)) == 1
    return f"{sql};"


@pytest.mark.parametrize("name", CASES)
def test_the_sql_is_as_recorded_and_parses_in_its_dialect(clubs: dict[str, Workbench], golden, name: str) -> None:
    query, _ = CASES[name]
    outline = "\n".join(f"-- {sentence}" for sentence in clubs[name].compile(query).outline)
    shown = "\n\n".join(f"-- {dialect}\n{compiled(clubs[name], query, dialect)}" for dialect in DIALECTS)
    golden(f"club/{name}.sql", f"-- query: {query}\n{outline}\n\n{shown}\n")


@pytest.mark.parametrize("name", CASES)
def test_the_rows_are_those_of_a_person(
    clubs: dict[str, Workbench], data: duckdb.DuckDBPyConnection, name: str
) -> None:
    query, sql = CASES[name]
    table = clubs[name].run(query).arrow
    ours = list(zip(*(column.to_pylist() for column in table.columns), strict=True))
    theirs = data.execute(sql).fetchall()
    assert len(ours) == len(theirs), (ours, theirs)
    for left, right in zip(ours, theirs, strict=True):
        for a, b in zip(left, right, strict=True):
            same = math.isclose(a, b, rel_tol=1e-9) if isinstance(a, float) and b is not None else a == b
            assert same, (ours, theirs)


@pytest.mark.parametrize("name", CASES)
def test_postgres_gives_the_rows_of_duckdb(
    clubs: dict[str, Workbench], clubs_on_postgres: dict[str, Workbench], same_rows, name: str
) -> None:
    query, _ = CASES[name]
    same_rows(clubs_on_postgres[name].run(query).arrow, clubs[name].run(query).arrow)


def test_no_recorded_sql_is_left_over(request: pytest.FixtureRequest) -> None:
    folder = request.path.parents[1] / "golden" / "club"
    assert {file.stem for file in folder.glob("*.sql")} == set(CASES)


def test_a_shift_needs_a_time_to_count_from(club: Workbench) -> None:
    with pytest.raises(QueryError, match="must group by time"):
        club.compile("visits_5_days_ago by door")


def test_a_window_needs_an_instant_to_end_at(club: Workbench) -> None:
    with pytest.raises(QueryError, match="must group by time"):
        club.compile("trailing_visits by door")


def test_what_counts_since_ever_is_not_cut_at_its_start_in_silence(club: Workbench) -> None:
    with pytest.raises(QueryError, match="since ever"):
        club.compile("visits_ever where time.day > date '2024-01-01'")


def test_fill_needs_a_time_whose_periods_there_are(club: Workbench) -> None:
    with pytest.raises(QueryError, match="group by time"):
        club.compile("visits by door fill")


def test_the_query_says_which_grain_was_meant(club: Workbench) -> None:
    assert club.run("weekly_by_default by time").query.by == parse("visits by time.week as time").by


def test_a_comparison_needs_something_to_compare(club: Workbench) -> None:
    for query in ("visits compare to previous year", "visits by door during since 2024 compare to previous year"):
        with pytest.raises(QueryError, match="stretch of time with both ends"):
            club.compile(query)
    with pytest.raises(QueryError, match="would cut both"):
        club.compile("visits during 2024 compare to previous year where time.month = date '2024-01-01'")
    with pytest.raises(UnsupportedError, match="shares are not compared"):
        club.compile("share of visits by door during 2024 compare to previous year")
    with pytest.raises(QueryError, match="no number of weeks"):
        club.compile("visits by time.week compare to previous month")


def test_only_the_rows_that_a_range_is_read_from_are_read(club: Workbench) -> None:
    sql = club.compile("visits_a_month_ago by time.day during 2024-03-10 to 2024-03-30").sql
    assert "visited_on >= CAST('2024-02-10' AS DATE)" in sql
    assert "visited_on < CAST('2024-03-01' AS DATE)" in sql


def test_a_time_zone_that_changes_nothing_is_refused(club: Workbench) -> None:
    with pytest.raises(QueryError, match="has a time of day"):
        club.compile("visits by time.day in time zone 'America/New_York'")


#: Weeks from each first day: the day that its week begins, of Thursday 29 February 2024 and Sunday 3 March 2024.
FIRST_DAYS = {
    0: ("2024-02-26", "2024-02-26"),
    1: ("2024-02-27", "2024-02-27"),
    5: ("2024-02-24", "2024-03-02"),
    6: ("2024-02-25", "2024-03-03"),
}


@pytest.mark.parametrize("first_day", FIRST_DAYS)
def test_weeks_start_on_the_day_that_is_chosen(
    data: duckdb.DuckDBPyConnection, club: Workbench, first_day: int
) -> None:
    session = workbench.open(replace(club.catalog, first_day=first_day), warehouse=data.cursor(), registry=":memory:")
    rows = session.run("visits by time.week, time.day during 2024-02-29 fill").arrow.to_pylist()
    rows += session.run("visits by time.week, time.day during 2024-03-03 fill").arrow.to_pylist()
    assert tuple(str(row["time.week"]) for row in rows) == FIRST_DAYS[first_day]
    session = workbench.open(
        replace(session.catalog, today=date(2024, 3, 6)), warehouse=data.cursor(), registry=":memory:"
    )
    (last,) = session.run("visits by time.week during last 1 week fill").arrow.to_pylist()
    week = {0: "2024-02-26", 1: "2024-02-27", 5: "2024-02-24", 6: "2024-02-25"}[first_day]
    assert str(last["time.week"]) == week


def test_the_start_of_a_period_needs_groups_with_a_first_instant(club: Workbench) -> None:
    for key in ("time.extract_dow", "time.fiscal_month"):
        with pytest.raises(QueryError, match="has no first instant"):
            club.compile(f"visits_at_start_of_month by {key}")
