"""Shifts, custom periods as grains, windows: queries over the club, each with SQL of a person for the same rows."""

from __future__ import annotations

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
        "visits_a_month_ago, monthly_growth by time.month, door where time.day >= date '2024-02-01' and minutes > 20",
        (
            "SELECT m, door, any_value(a), any_value(b) - any_value(a) FROM (SELECT (date_trunc('month', visited_on) + INTERVAL 1 MONTH)::DATE m, "
            "door, count(*) a, NULL b FROM visits WHERE minutes > 20 GROUP BY 1, 2 HAVING m >= DATE '2024-02-01' UNION ALL SELECT "
            "date_trunc('month', visited_on)::DATE, door, NULL, count(*) FROM visits WHERE minutes > 20 AND visited_on >= DATE '2024-02-01' "
            "GROUP BY 1, 2) GROUP BY 1, 2 ORDER BY 1, 2 NULLS LAST"
        ),
    ),
    "of-a-month-that-is-cut-the-days-before": (
        "visits_a_month_ago, monthly_growth by time.month where time > date '2024-02-10'",
        (
            "SELECT m, any_value(a), any_value(b) - any_value(a) FROM (SELECT date_trunc('month', day)::DATE m, count(*) a, NULL b "
            "FROM days JOIN visits ON visited_on = (day - INTERVAL 1 MONTH)::DATE WHERE day > DATE '2024-02-10' GROUP BY 1 UNION ALL SELECT "
            "date_trunc('month', visited_on)::DATE, NULL, count(*) FROM visits WHERE visited_on > DATE '2024-02-10' "
            "GROUP BY 1) GROUP BY 1 ORDER BY 1"
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
    "along-the-order-of-names": (
        "visits_to_door, visits by door having visits > 1",
        (
            "SELECT o.door, (SELECT count(*) FROM visits v WHERE v.door <= o.door), count(*) FROM visits o WHERE o.door IS NOT NULL GROUP BY 1 "
            "ORDER BY 1"
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
