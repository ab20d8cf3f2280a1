"""Balances and conversions at other instants: each query with SQL of a person for the same rows, in the same order."""

from __future__ import annotations

MONTH = "date_trunc('month', {})::DATE"
LAST = "(SELECT {m} m, sum(balance) s FROM balances WHERE on_day IN (SELECT max(on_day) FROM balances GROUP BY {m}) GROUP BY 1)".format(
    m=MONTH.format("on_day")
)


def conversions(first: str, last: str) -> str:
    """Each return of a customer with the latest of the visits before it in a stretch of time, by its day and source."""
    return (
        "(SELECT seen_on, source FROM (SELECT v.seen_on, v.source, row_number() OVER (PARTITION BY n.i ORDER BY v.seen_on DESC, v.session) place "
        "FROM (SELECT *, row_number() OVER () i FROM returns) n JOIN visits v ON v.customer_id = n.customer_id AND v.seen_on <= n.returned_on "
        f"AND v.seen_on BETWEEN DATE '{first}' AND DATE '{last}') WHERE place = 1)"
    )


MOVED = {
    "a-balance-a-month-before": (
        "held, held_before by time.month during 2024-01 to 2024-03",
        (
            f"SELECT c.m, a.s, b.s FROM (VALUES (DATE '2024-01-01'), (DATE '2024-02-01'), (DATE '2024-03-01')) c(m) LEFT JOIN {LAST} a ON a.m = c.m "
            f"LEFT JOIN {LAST} b ON b.m + INTERVAL 1 MONTH = c.m ORDER BY 1"
        ),
    ),
    "a-balance-days-before": (
        "held_before by time.day during 2024-02 to 2024-03",
        (
            "SELECT c.d, sum(balance) FROM (SELECT unnest(generate_series(DATE '2024-02-01', DATE '2024-03-31', INTERVAL 1 DAY))::DATE d) c "
            "JOIN balances ON on_day = (c.d - INTERVAL 1 MONTH)::DATE GROUP BY 1 ORDER BY 1"
        ),
    ),
    "a-balance-days-before-in-each-month": (
        "held_a_week_before, held_by_each_before by time.month during 2024-01 to 2024-02",
        (
            f"WITH s AS (SELECT *, on_day + 7 d, {MONTH.format('(on_day + 7)')} m FROM balances WHERE on_day IS NOT NULL) SELECT m, sum(balance) FILTER (d = last), "
            "sum(balance) FILTER (d = own) FROM (SELECT *, max(d) OVER (PARTITION BY m) last, max(d) OVER (PARTITION BY m, customer_id) own FROM s) "
            "WHERE m < DATE '2024-03-01' GROUP BY 1 ORDER BY 1"
        ),
    ),
    "a-balance-at-the-start-of-its-month": (
        "held_at_start by time.day, kind during 2024-01-30 to 2024-02-02",
        (
            "SELECT d, kind, sum(balance) FROM (SELECT unnest(generate_series(DATE '2024-01-30', DATE '2024-02-02', INTERVAL 1 DAY))::DATE d) c "
            "JOIN balances ON on_day = date_trunc('month', c.d) GROUP BY 1, 2 ORDER BY 1, 2 NULLS LAST"
        ),
    ),
    "a-balance-compared": (
        "held by time.month during 2024-02 compare to previous month",
        f"SELECT a.m, a.s, b.s, a.s - b.s, (a.s - b.s) / b.s FROM {LAST} a JOIN {LAST} b ON b.m + INTERVAL 1 MONTH = a.m WHERE a.m = DATE '2024-02-01'",
    ),
    "a-balance-compared-over-a-stretch": (
        "held during 2024-01-09 compare to previous day",
        "SELECT 30, sum(balance), 30 - sum(balance), (30 - sum(balance)) / sum(balance) FROM balances WHERE on_day = DATE '2024-01-08'",
    ),
    "conversions-days-before": (
        "returned_a_day_before, visits_returned by time.day, source during 2024-01-03 to 2024-01-21",
        (
            "SELECT d, s, max(a), max(b) FROM (SELECT seen_on + 1 d, source s, count(*) a, NULL b FROM "
            f"{conversions('2024-01-02', '2024-01-20')} GROUP BY 1, 2 UNION ALL SELECT seen_on, source, NULL, count(*) FROM "
            f"{conversions('2024-01-03', '2024-01-21')} GROUP BY 1, 2) GROUP BY 1, 2 ORDER BY 1, 2 NULLS LAST"
        ),
    ),
    "a-conversion-rate-a-month-before": (
        "rate_before, returned_before by time.month during 2024-02",
        (
            f"SELECT DATE '2024-02-01', n / v, n FROM (SELECT count(*) n FROM {conversions('2024-01-01', '2024-01-31')}), "
            "(SELECT count(*) v FROM visits WHERE seen_on BETWEEN DATE '2024-01-01' AND DATE '2024-01-31')"
        ),
    ),
    "conversions-of-events-that-a-count-tells": (
        "returned_after_ads, returned_after_mail",
        (
            "SELECT (SELECT count(*) FROM returns n WHERE EXISTS (FROM visits v WHERE v.customer_id = n.customer_id AND seen_on <= returned_on AND source = 'ad')), "
            "(SELECT count(*) FROM returns n WHERE EXISTS (FROM visits v WHERE v.customer_id = n.customer_id AND seen_on <= returned_on AND source = 'mail')) / 1"
        ),
    ),
    "conversions-compared": (
        "visits_returned by source during 2024-01-04 to 2024-01-31 compare to previous period",
        (
            f"WITH a AS (SELECT source, count(*) n FROM {conversions('2024-01-04', '2024-01-31')} GROUP BY 1), "
            f"b AS (SELECT source, count(*) n FROM {conversions('2023-12-07', '2024-01-03')} GROUP BY 1) "
            "SELECT coalesce(a.source, b.source), a.n, b.n, a.n - b.n, (a.n - b.n) / b.n "
            "FROM a FULL JOIN b ON a.source IS NOT DISTINCT FROM b.source ORDER BY 1 NULLS LAST"
        ),
    ),
}
