"""Calendars' own periods, periods without data, comparisons and clocks: queries over the club, with SQL of a person."""

from __future__ import annotations

#: Fiscal months with their first and last days and their number, in order.
FISCAL = "(SELECT fiscal_month f, min(day) a, max(day) z, row_number() OVER (ORDER BY f) n FROM days GROUP BY 1)"

OWN_PERIODS = {
    "conversions-within-own-periods": (
        "paid_within_a_fiscal_month by time.month, door",
        (
            "SELECT date_trunc('month', visited_on)::DATE, door, count(*) FROM (SELECT v.visited_on, v.door, row_number() OVER (PARTITION BY n.visit_id "
            "ORDER BY v.visited_on DESC, v.door) place FROM visits n JOIN visits v ON v.member_id = n.member_id AND v.visited_on <= n.paid_on "
            f"JOIN days d ON d.day = n.paid_on JOIN {FISCAL} t ON d.fiscal_month = t.f LEFT JOIN {FISCAL} p ON p.n = t.n - 1 "
            "WHERE v.visited_on > coalesce(least(p.a + (n.paid_on - t.a)::INT, p.z), DATE '1900-01-01')) WHERE place = 1 GROUP BY 1, 2 ORDER BY 1, 2 NULLS LAST"
        ),
    ),
    "a-window-of-own-periods": (
        "two_fiscal_months, two_fiscal_months_a_week_ago by time.day during 2024-02-24 to 2024-04-10",
        (
            "WITH w AS (SELECT d.day, (SELECT nullif(count(*), 0) FROM visits WHERE visited_on <= d.day AND visited_on > "
            f"(SELECT least(p.a + (d.day - t.a)::INT, p.z) FROM {FISCAL} p WHERE p.n = t.n - 2)) c FROM days d JOIN {FISCAL} t ON d.fiscal_month = t.f) "
            "SELECT w.day, w.c, b.c FROM w JOIN w b ON b.day = w.day - 7 WHERE w.day BETWEEN DATE '2024-02-24' AND DATE '2024-04-10' ORDER BY 1"
        ),
    ),
    "a-window-of-own-periods-picked-by-longer-ones": (
        "visitors_in_a_season by time.quarter during 2023-12-01 to 2024-06-30",
        (
            "WITH s AS (SELECT season f, min(day) a, max(day) z, row_number() OVER (ORDER BY min(day)) n FROM days GROUP BY 1), "
            "w AS (SELECT d.day, (SELECT nullif(count(DISTINCT member_id), 0) FROM visits WHERE visited_on <= d.day AND visited_on > "
            "coalesce((SELECT least(p.a + (d.day - t.a)::INT, p.z) FROM s p WHERE p.n = t.n - 1), DATE '1900-01-01')) c "
            "FROM days d JOIN s t ON d.season = t.f WHERE d.day BETWEEN DATE '2023-12-01' AND DATE '2024-06-30') "
            "SELECT date_trunc('quarter', day)::DATE, arg_max(c, day) FROM w WHERE c IS NOT NULL GROUP BY 1 ORDER BY 1"
        ),
    ),
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
    "no-period-that-a-condition-on-a-label-leaves-out": (
        "visits_each_day by time.month, member during 2024-03 to 2024-05 where member.name <> 'Ben'",
        "SELECT DATE '2024-03-01', 1, 'Ada', 1",
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
    "fill-adds-no-period-that-a-condition-on-a-label-leaves-out": (
        "visits by time.month, member during 2024-01 to 2024-06 where member.name is not null fill",
        (
            "SELECT date_trunc('month', visited_on)::DATE, member_id, name, count(*) FROM visits JOIN members USING (member_id) "
            "WHERE visited_on BETWEEN DATE '2024-01-01' AND DATE '2024-06-30' GROUP BY 1, 2, 3 ORDER BY 1, 2, 3"
        ),
    ),
    "fill-adds-the-periods-that-a-condition-on-a-label-lets-in": (
        "visits by time.month, member during 2024-03 to 2024-05 where member.name is null or member.name < 'B' fill",
        (
            "SELECT * FROM (VALUES (DATE '2024-03-01', 1, 'Ada', 1), (DATE '2024-04-01', NULL, NULL, NULL), "
            "(DATE '2024-05-01', NULL, NULL, NULL)) ORDER BY 1"
        ),
    ),
    "fill-before-having-order-and-limit": (
        "minutes_or_none by time.quarter during 2024 fill having minutes_or_none < 100 order by minutes_or_none limit 3",
        "SELECT * FROM (VALUES (DATE '2024-04-01', -1.5), (DATE '2024-07-01', -1.5), (DATE '2024-10-01', 70)) ORDER BY 2, 1",
    ),
}

GRAINS = {
    "seconds-minutes-and-hours-of-one-axis": (
        "swipes by time.second, time.minute, time.hour, time.extract_hour, time.extract_minute where time.extract_minute >= 30",
        (
            "SELECT date_trunc('second', swiped_at), date_trunc('minute', swiped_at), date_trunc('hour', swiped_at), hour(swiped_at), "
            "minute(swiped_at), count(*) FROM swipes WHERE minute(swiped_at) >= 30 GROUP BY ALL ORDER BY 1"
        ),
    ),
    "every-part-of-a-date": (
        "visits by time.extract_year, time.extract_quarter, time.extract_month, time.extract_week, time.extract_day, time.extract_doy, time.extract_dow",
        (
            "SELECT year(visited_on), quarter(visited_on), month(visited_on), weekofyear(visited_on), day(visited_on), dayofyear(visited_on), "
            "isodow(visited_on), count(*) FROM visits GROUP BY ALL ORDER BY ALL NULLS LAST"
        ),
    ),
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
