"""What the flights cannot show: filters of metrics, histories, balances, conversions, over a small shop full of gaps.

Each query has a golden file with its SQL in every dialect; the DuckDB one is run against SQL written by hand.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
import sqlglot
from shop_moved import MOVED
from shop_parameters import PARAMETERS

import workbench
from workbench.compiler.dialects import DIALECTS
from workbench.errors import UnsupportedError
from workbench.session import Workbench

SHOP = Path(__file__).parents[1] / "cases" / "shop"

EUROPE = "store_id IN (SELECT store_id FROM stores JOIN countries ON country_code = code WHERE region = 'Europe')"

#: Each query with SQL of a person for the same rows, in the same order.
FILTERS = {
    "a-filter-alone-cuts-the-rows": (
        "gift_orders by store.name",
        "SELECT name, count(*) FROM orders LEFT JOIN stores USING (store_id) WHERE gift GROUP BY 1 ORDER BY 1 NULLS LAST",
    ),
    "a-filter-beside-the-whole": (
        "orders, gift_orders, gifts by store",
        (
            "SELECT o.store_id, any_value(s.name), count(*), nullif(count(*) FILTER (gift), 0), count(*) FILTER (gift) FROM orders o "
            "LEFT JOIN stores s USING (store_id) GROUP BY 1 ORDER BY 1 NULLS LAST, 2 NULLS LAST"
        ),
    ),
    "two-filters-and-no-whole": (
        "gift_orders, european by store.store_id",
        (
            "SELECT coalesce(a.s, b.s) k, a.n, b.n FROM (SELECT stores.store_id s, count(*) n FROM orders LEFT JOIN stores USING (store_id) "
            f"WHERE gift GROUP BY 1) a FULL JOIN (SELECT store_id s, count(*) n FROM orders WHERE {EUROPE} GROUP BY 1) b "
            "ON a.s IS NOT DISTINCT FROM b.s ORDER BY 1 NULLS LAST"
        ),
    ),
    "counts-of-a-filter-are-null-where-nothing-passes": (
        "gift_paid, gift_buyers, orders by time.month",
        (
            "SELECT m, any_value(p), any_value(b), any_value(n) FROM (SELECT date_trunc('month', ordered_on)::DATE m, count(amount) p, "
            "count(DISTINCT customer_id) b, NULL n FROM orders WHERE gift GROUP BY 1 UNION ALL SELECT date_trunc('month', ordered_on)::DATE, "
            "NULL, NULL, count(*) FROM orders GROUP BY 1) GROUP BY 1 ORDER BY 1 NULLS LAST"
        ),
    ),
    "a-looked-up-filter-is-told-of-the-groups": (
        "orders, european, european_revenue, european_avg by customer.vip",
        (
            f"SELECT vip, count(*), nullif(count(*) FILTER ({EUROPE}), 0), sum(amount) FILTER ({EUROPE}), avg(amount) FILTER ({EUROPE}) "
            "FROM orders LEFT JOIN customers USING (customer_id) GROUP BY 1 ORDER BY 1 NULLS LAST"
        ),
    ),
    "filters-of-filtered-metrics-add-up": (
        "european_gifts, january_gifts, orders",
        (
            f"SELECT count(*) FILTER (gift AND {EUROPE}), count(*) FILTER (gift AND ordered_on BETWEEN DATE '2024-01-01' AND DATE '2024-01-31'), "
            "count(*) FROM orders"
        ),
    ),
    "a-filter-reaches-every-part-of-a-ratio": (
        "gift_share, gift_share_in_europe by customer.home.region",
        (
            "SELECT region, nullif(count(*) FILTER (gift), 0) / count(*), "
            f"nullif(count(*) FILTER (gift AND {EUROPE}), 0) / nullif(count(*) FILTER ({EUROPE}), 0) "
            "FROM orders LEFT JOIN customers USING (customer_id) LEFT JOIN countries ON home_code = code GROUP BY 1 ORDER BY 1 NULLS LAST"
        ),
    ),
    "nothing-passes-and-nothing-groups": (
        "gift_orders, revenue where order_id = 1",
        "SELECT 0, 10.50",
    ),
}

HISTORY = "LEFT JOIN memberships m ON o.customer_id = m.customer_id AND ordered_on >= valid_from AND (ordered_on < valid_to OR valid_to IS NULL)"

LINKS = {
    "a-history-is-read-as-of-each-row": (
        "orders, revenue by member.level",
        f"SELECT level, count(*), sum(amount) FROM orders o {HISTORY} GROUP BY 1 ORDER BY 1 NULLS LAST",
    ),
    "one-role-into-two-datasets": (
        "orders by customer.card, customer.vip",
        (
            "SELECT card, vip, count(*) FROM orders LEFT JOIN loyalty USING (customer_id) LEFT JOIN customers USING (customer_id) "
            "GROUP BY 1, 2 ORDER BY 1 NULLS LAST, 2 NULLS LAST"
        ),
    ),
    "the-key-of-a-role-needs-no-join": (
        "orders by customer.customer_id where customer.points > 5",
        (
            "SELECT o.customer_id, count(*) FROM orders o JOIN loyalty l ON l.customer_id = o.customer_id WHERE points > 5 "
            "GROUP BY 1 ORDER BY 1"
        ),
    ),
    "a-dataset-under-another-name": (
        "orders, customers by customer",
        (
            "SELECT coalesce(a.k, b.k) k, a.n, b.n FROM (SELECT customer_id k, count(*) n FROM orders GROUP BY 1) a FULL JOIN "
            "(SELECT customer_id k, count(*) n FROM customers GROUP BY 1) b ON a.k = b.k ORDER BY 1 NULLS LAST"
        ),
    ),
    "behind-another-name-of-its-own": (
        "customers by customer.home.region, customer.vip",
        (
            "SELECT region, vip, count(*) FROM customers LEFT JOIN countries ON home_code = code GROUP BY 1, 2 "
            "ORDER BY 1 NULLS LAST, 2 NULLS LAST"
        ),
    ),
    "the-same-dataset-over-two-ways": (
        "orders by store.country.region, customer.home.region, customer.home_store.country.region",
        (
            "SELECT c1.region, c2.region, c3.region, count(*) FROM orders o LEFT JOIN stores s ON o.store_id = s.store_id "
            "LEFT JOIN countries c1 ON s.country_code = c1.code LEFT JOIN customers k ON o.customer_id = k.customer_id "
            "LEFT JOIN countries c2 ON k.home_code = c2.code LEFT JOIN stores s3 ON k.home_store = s3.store_id "
            "LEFT JOIN countries c3 ON s3.country_code = c3.code GROUP BY 1, 2, 3 ORDER BY 1 NULLS LAST, 2 NULLS LAST, 3 NULLS LAST"
        ),
    ),
}

AT_GRAIN = {
    "a-metric-at-another-grain": (
        "revenue by store.name where metric(visits by customer) >= 2",
        (
            "SELECT name, sum(amount) FROM orders LEFT JOIN stores USING (store_id) WHERE customer_id IN (SELECT customer_id FROM visits "
            "GROUP BY 1 HAVING count(*) >= 2) GROUP BY 1 ORDER BY 1 NULLS LAST"
        ),
    ),
    "a-ratio-at-another-grain-beside-other-conditions": (
        "orders, customers where metric(gift_share by customer) > 0.4 and customer.vip is not null",
        (
            "WITH k AS (SELECT customer_id FROM orders GROUP BY 1 HAVING count(*) FILTER (gift) / count(*) > 0.4) "
            "SELECT (SELECT count(*) FROM orders JOIN customers USING (customer_id) WHERE vip IS NOT NULL AND customer_id IN (FROM k)), "
            "(SELECT count(*) FROM customers WHERE vip IS NOT NULL AND customer_id IN (FROM k))"
        ),
    ),
    "a-metric-of-two-datasets-at-two-keys": (
        "revenue where metric(worth_of_sales by customer, store) is null or metric(orders by store.country) > 4",
        (
            "WITH r AS (SELECT customer_id c, store_id s, sum(worth) w FROM returns GROUP BY 1, 2), o AS (SELECT customer_id c, store_id s, "
            "sum(amount) a FROM orders GROUP BY 1, 2), b AS (SELECT o.c, o.s, w / nullif(a, 0) v FROM o JOIN r ON o.c = r.c AND o.s = r.s), "
            "k AS (SELECT country_code k, count(*) n FROM orders JOIN stores USING (store_id) GROUP BY 1) "
            "SELECT sum(amount) FROM orders LEFT JOIN stores s ON s.store_id = orders.store_id LEFT JOIN b ON customer_id = c AND orders.store_id = b.s "
            "LEFT JOIN k ON country_code = k WHERE v IS NULL OR n > 4"
        ),
    ),
    "a-metric-filtered-by-another-at-its-grain": (
        "revenue, revenue_of_visitors by customer.home.region",
        (
            "SELECT region, sum(amount), sum(amount) FILTER (customer_id IN (SELECT customer_id FROM visits GROUP BY 1 HAVING count(*) > 1)) "
            "FROM orders LEFT JOIN customers USING (customer_id) LEFT JOIN countries ON home_code = code GROUP BY 1 ORDER BY 1 NULLS LAST"
        ),
    ),
    "filled-beside-a-metric-at-another-grain": (
        "revenue by time.month, customer.vip where metric(gift_share by customer) > 0.3 or customer.vip fill",
        (
            "SELECT date_trunc('month', ordered_on)::DATE m, vip, sum(amount) FROM orders LEFT JOIN customers USING (customer_id) WHERE vip OR "
            "customer_id IN (SELECT customer_id FROM orders GROUP BY 1 HAVING count(*) FILTER (gift) / count(*) > 0.3) "
            "GROUP BY 1, 2 ORDER BY 1 NULLS LAST, 2 NULLS LAST"
        ),
    ),
    "the-end-of-a-path-is-enough-to-look-up": (
        "stores where metric(orders by store.country) > 2",
        (
            "SELECT count(*) FROM stores WHERE country_code IN (SELECT country_code FROM orders JOIN stores USING (store_id) "
            "GROUP BY 1 HAVING count(*) > 2)"
        ),
    ),
    "values-filtered-by-a-metric": (
        "values of customers.customer_id where metric(orders by customer) > 1",
        "SELECT customer_id FROM customers JOIN orders USING (customer_id) GROUP BY 1 HAVING count(*) > 1 ORDER BY 1",
    ),
}

BALANCES = {
    "a-balance-at-its-last-instant": (
        "held, first_held by kind",
        (
            "WITH k AS (SELECT kind, sum(balance) FILTER (on_day = (SELECT max(on_day) FROM balances)) a, "
            "sum(balance) FILTER (on_day = (SELECT min(on_day) FROM balances)) b FROM balances GROUP BY 1) "
            "SELECT * FROM k WHERE a IS NOT NULL OR b IS NOT NULL ORDER BY 1 NULLS LAST"
        ),
    ),
    "a-balance-of-each-period": (
        "held by time.month",
        (
            "SELECT date_trunc('month', on_day)::DATE m, sum(balance) FROM balances WHERE on_day IN (SELECT max(on_day) FROM balances "
            "GROUP BY date_trunc('month', on_day)) GROUP BY 1 ORDER BY 1"
        ),
    ),
    "a-balance-at-the-last-instant-of-each-customer": (
        "held_by_each, accounts_at_last by time.week",
        (
            "WITH e AS (SELECT date_trunc('week', on_day)::DATE w, customer_id c, max(on_day) d FROM balances GROUP BY 1, 2), "
            "a AS (SELECT w, sum(balance) n FROM balances JOIN e ON c IS NOT DISTINCT FROM customer_id AND d = on_day GROUP BY 1), "
            "b AS (SELECT w, count(*) n FROM balances JOIN (SELECT w, max(d) d FROM e GROUP BY 1) x ON d = on_day GROUP BY 1) "
            "SELECT a.w, a.n, b.n FROM a JOIN b USING (w) ORDER BY 1"
        ),
    ),
    "filters-come-before-the-instant": (
        "held, cash, held_at_home where kind is not null",
        "SELECT 35, 35, 35",
    ),
    "balances-with-different-filters-divide": (
        "cash_share, cash by customer.customer_id during 2024-01",
        (
            "WITH j AS (FROM balances WHERE on_day BETWEEN DATE '2024-01-01' AND DATE '2024-01-31'), "
            "c AS (SELECT customer_id k, sum(balance) n FROM j WHERE kind = 'cash' AND on_day = (SELECT max(on_day) FROM j WHERE kind = 'cash') GROUP BY 1), "
            "h AS (SELECT customer_id k, sum(balance) n FROM j WHERE on_day = (SELECT max(on_day) FROM j) GROUP BY 1) "
            "SELECT coalesce(c.k, h.k) k, c.n / h.n, c.n FROM c FULL JOIN h ON c.k IS NOT DISTINCT FROM h.k ORDER BY 1 NULLS LAST"
        ),
    ),
    "a-balance-of-what-was-looked-up": (
        "vip_held, vip_cash_share, held by time.month",
        (
            "WITH v AS (SELECT balances.*, date_trunc('month', on_day)::DATE m FROM balances JOIN customers USING (customer_id) WHERE vip), "
            "a AS (SELECT m, sum(balance) h, sum(balance) FILTER (kind = 'cash') / sum(balance) c FROM v "
            "WHERE on_day IN (SELECT max(on_day) FROM v GROUP BY m) GROUP BY 1), "
            "b AS (SELECT date_trunc('month', on_day)::DATE m, sum(balance) h FROM balances WHERE on_day IN (SELECT max(on_day) FROM balances "
            "GROUP BY date_trunc('month', on_day)) GROUP BY 1) SELECT b.m, a.h, c, b.h FROM b LEFT JOIN a ON a.m = b.m ORDER BY 1"
        ),
    ),
    "a-period-of-each-looked-up-value": (
        "held_each_at_home",
        (
            "WITH r AS (SELECT b.*, region FROM balances b LEFT JOIN customers USING (customer_id) LEFT JOIN countries ON home_code = code) "
            "SELECT sum(balance) FROM r JOIN (SELECT region g, max(on_day) d FROM r GROUP BY 1) ON g IS NOT DISTINCT FROM region AND d = on_day"
        ),
    ),
}

AGGREGATES = {
    "many-aggregates": (
        (
            "gift_sum, gift_rate, median_amount, upper_amount, upper_paid, spread_amount, spread_all, variance_amount, variance_all, "
            "some_gift, all_gifts, gift_count, gift_amount by store.country.region"
        ),
        (
            "SELECT region, sum(gift::INT), avg(gift::INT), median(amount::DOUBLE), quantile_cont(amount::DOUBLE, 0.75), quantile_disc(amount, 0.75), "
            "stddev_samp(amount), stddev_pop(amount), var_samp(amount), var_pop(amount), max(gift::INT) = 1, min(gift::INT) = 1, "
            "coalesce(sum(gift::INT), 0), sum(CASE WHEN gift THEN amount END) FROM orders LEFT JOIN stores USING (store_id) "
            "LEFT JOIN countries ON country_code = code GROUP BY 1 ORDER BY 1 NULLS LAST"
        ),
    ),
    "aggregates-of-two-columns": (
        "store_correlation, store_covariance, store_covariance_all, pairs, first_amount, last_buyer, opening, buyer_list by gift",
        (
            "SELECT gift, CASE WHEN count(*) FILTER (amount IS NOT NULL AND store_id IS NOT NULL) > 1 THEN corr(amount, store_id) END, covar_samp(amount, store_id), covar_pop(amount, store_id), "
            "count(DISTINCT (customer_id, store_id)) FILTER (customer_id IS NOT NULL AND store_id IS NOT NULL), "
            "first(amount ORDER BY ordered_on, order_id) FILTER (amount IS NOT NULL AND ordered_on IS NOT NULL), last(customer_id ORDER BY order_id) FILTER (customer_id IS NOT NULL), "
            "first(amount ORDER BY order_id) FILTER (amount IS NOT NULL), string_agg(customer_id::VARCHAR, ', ' ORDER BY customer_id) "
            "FROM orders GROUP BY 1 ORDER BY 1 NULLS LAST"
        ),
    ),
    "filtered-aggregates-of-every-kind": (
        "orders, top_gift, middle_gift, listed_gifts, about_gift_buyers, any_amount by store.store_id",
        (
            "SELECT store_id, count(*), max_by(customer_id, order_id) FILTER (gift), median(amount::DOUBLE) FILTER (gift), "
            "string_agg(customer_id, ', ' ORDER BY customer_id) FILTER (gift), nullif(count(DISTINCT customer_id) FILTER (gift), 0), min(amount) "
            "FROM orders GROUP BY 1 ORDER BY 1 NULLS LAST"
        ),
    ),
    "booleans-of-two-datasets-side-by-side": (
        "some_gift, all_gifts, returns by customer",
        (
            "SELECT coalesce(a.c, b.c) c, s, l, n FROM (SELECT customer_id c, bool_or(gift) s, bool_and(gift) l FROM orders GROUP BY 1) a "
            "FULL JOIN (SELECT customer_id c, count(*) n FROM returns GROUP BY 1) b ON a.c IS NOT DISTINCT FROM b.c ORDER BY 1 NULLS LAST"
        ),
    ),
}

#: Each return with the latest visit of its customer before it, as a person would find it: one sub-query for each return.
LATEST = (
    "WITH n AS (SELECT *, row_number() OVER () AS nr FROM returns), p AS (SELECT n.*, v.seen_on, v.source, v.session AS vs, "
    "row_number() OVER (PARTITION BY nr ORDER BY seen_on DESC, source, v.session) AS place FROM n JOIN visits v "
    "ON v.customer_id = n.customer_id AND seen_on <= returned_on {also}) "
)

CONVERSIONS = {
    "conversions-per-base-event": (
        "returns_per_visit, visits_returned by time.month",
        (
            LATEST.format(also="")
            + ", b AS (SELECT date_trunc('month', seen_on)::DATE m, count(*) n FROM visits GROUP BY 1), "
            "c AS (SELECT date_trunc('month', seen_on)::DATE m, count(*) n FROM p WHERE place = 1 GROUP BY 1) "
            "SELECT b.m, c.n / b.n, c.n FROM b LEFT JOIN c ON b.m = c.m ORDER BY 1 NULLS LAST"
        ),
    ),
    "conversions-within-a-window": (
        "soon_returned by source",
        LATEST.format(also="AND seen_on > returned_on - INTERVAL 2 DAY")
        + "SELECT source, count(*) FROM p WHERE place = 1 GROUP BY 1 ORDER BY 1 NULLS LAST",
    ),
    "conversions-of-the-same-session": (
        "session_returned by customer.vip where source <> 'mail'",
        LATEST.format(also="AND v.session = n.session AND v.source <> 'mail'")
        + "SELECT vip, count(*) FROM p LEFT JOIN customers USING (customer_id) WHERE place = 1 GROUP BY 1 ORDER BY 1 NULLS LAST",
    ),
    "conversions-weighed": (
        "worth_after_ads, visits by customer during 2024-01",
        (
            LATEST.format(also="AND v.source = 'ad' AND seen_on BETWEEN DATE '2024-01-01' AND DATE '2024-01-31'")
            + ", c AS (SELECT customer_id k, sum(worth) n FROM p WHERE place = 1 GROUP BY 1), "
            "b AS (SELECT customer_id k, count(*) n FROM visits WHERE date_trunc('month', seen_on) = DATE '2024-01-01' GROUP BY 1) "
            "SELECT b.k, c.n, b.n FROM b LEFT JOIN c ON b.k = c.k ORDER BY 1 NULLS LAST"
        ),
    ),
    "conversions-with-conditions-on-both-sides": (
        "dear_returns_in_europe by source",
        (
            LATEST.format(
                also="AND v.customer_id IN (SELECT customer_id FROM customers JOIN countries ON home_code = code WHERE region = 'Europe') "
                "AND worth > 1 AND n.store_id = 1"
            )
            + "SELECT source, count(*) FROM p WHERE place = 1 GROUP BY 1 ORDER BY 1 NULLS LAST"
        ),
    ),
    "conversions-of-what-was-looked-up": (
        "main_after, dear_share_after by source",
        (
            LATEST.format(
                also="AND (source = 'web' OR v.customer_id IN (SELECT customer_id FROM customers WHERE vip)) "
                "AND n.store_id IN (SELECT store_id FROM stores WHERE name = 'Main')"
            )
            + ", a AS (SELECT source, count(*) n FROM p WHERE place = 1 GROUP BY 1), "
            + LATEST.format(also="")
            .removeprefix("WITH ")
            .replace("n AS (", "n2 AS (")
            .replace("p AS (", "p2 AS (")
            .replace("FROM n ", "FROM n2 n ")
            + ", b AS (SELECT source, sum(CASE WHEN worth > 3 THEN worth END) / sum(worth) s FROM p2 WHERE place = 1 GROUP BY 1) "
            "SELECT b.source, n, s FROM b LEFT JOIN a ON a.source IS NOT DISTINCT FROM b.source ORDER BY 1 NULLS LAST"
        ),
    ),
    "no-conversion-at-all": ("visits_returned where source = 'none'", "SELECT 0"),
}

MONTHS = "SELECT date_trunc('month', ordered_on)::DATE m, sum(amount) r, count(*) n FROM orders GROUP BY 1"

WINDOWS = {
    "the-month-before": (
        "revenue, before, growth by time.month",
        f"SELECT m, r, lag(r) OVER w, (r - lag(r) OVER w) / lag(r) OVER w FROM ({MONTHS}) WINDOW w AS (ORDER BY m NULLS LAST) ORDER BY m NULLS LAST",
    ),
    "the-month-before-in-each-group": (
        "before by store.store_id, time.month having revenue > 5",
        (
            "SELECT s, m, b FROM (SELECT *, lag(r) OVER (PARTITION BY s ORDER BY m NULLS LAST) b FROM (SELECT store_id s, "
            "date_trunc('month', ordered_on)::DATE m, sum(amount) r FROM orders GROUP BY 1, 2)) WHERE r > 5 ORDER BY 1 NULLS LAST, 2 NULLS LAST"
        ),
    ),
    "the-month-before-is-its-own": (
        "before, returns by customer.customer_id, time.month",
        (
            "WITH o AS (SELECT customer_id c, date_trunc('month', ordered_on)::DATE m, sum(amount) r FROM orders GROUP BY 1, 2), "
            "l AS (SELECT c, m, lag(r) OVER (PARTITION BY c ORDER BY m NULLS LAST) b, NULL n FROM o), "
            "x AS (SELECT customer_id c, date_trunc('month', returned_on)::DATE m, NULL b, count(*) n FROM returns GROUP BY 1, 2) "
            "SELECT c, m, max(b), max(n) FROM (FROM l UNION ALL FROM x) GROUP BY 1, 2 ORDER BY 1 NULLS LAST, 2 NULLS LAST"
        ),
    ),
    "windows-over-windows": (
        "so_far_before, so_far_grown, place_so_far, so_far by time.month",
        (
            f"WITH s AS (SELECT *, sum(n) OVER (ORDER BY m NULLS LAST) s FROM ({MONTHS})), l AS (SELECT *, lag(s) OVER (ORDER BY m NULLS LAST) b FROM s) "
            "SELECT m, b, s - b + lag(b) OVER (ORDER BY m NULLS LAST), rank() OVER (ORDER BY s DESC), s FROM l ORDER BY m NULLS LAST"
        ),
    ),
    "windows-over-windows-beside-other-rows": (
        "so_far_before, returns by customer.customer_id, time.month having returns > 0",
        (
            "WITH o AS (SELECT customer_id c, date_trunc('month', ordered_on)::DATE m, count(*) n FROM orders GROUP BY 1, 2), "
            "s AS (SELECT c, m, sum(n) OVER (PARTITION BY c ORDER BY m NULLS LAST) s FROM o), "
            "l AS (SELECT c, m, lag(s) OVER (PARTITION BY c ORDER BY m NULLS LAST) b, NULL n FROM s), "
            "x AS (SELECT customer_id c, date_trunc('month', returned_on)::DATE m, NULL b, count(*) n FROM returns GROUP BY 1, 2) "
            "SELECT * FROM (SELECT c, m, max(b), max(n) n FROM (FROM l UNION ALL FROM x) GROUP BY 1, 2) WHERE n > 0 ORDER BY 1 NULLS LAST, 2 NULLS LAST"
        ),
    ),
    "running-totals": (
        "so_far, two_months, orders by time.month",
        (
            f"SELECT a.m, sum(b.n), sum(b.n) FILTER (b.i >= a.i - 1), any_value(a.n) FROM (SELECT *, row_number() OVER (ORDER BY m NULLS LAST) i "
            f"FROM ({MONTHS})) a JOIN (SELECT *, row_number() OVER (ORDER BY m NULLS LAST) i FROM ({MONTHS})) b ON b.i <= a.i GROUP BY 1 ORDER BY 1 NULLS LAST"
        ),
    ),
    "ranks": (
        "revenue, place, row, place_in_region by store.store_id, store.country.region limit 4",
        (
            "WITH g AS (SELECT o.store_id s, region g, sum(amount) r, count(*) n FROM orders o LEFT JOIN stores t ON o.store_id = t.store_id "
            "LEFT JOIN countries ON country_code = code GROUP BY 1, 2) "
            "SELECT s, g, r, (SELECT count(*) + 1 FROM g h WHERE h.r > g.r), row_number() OVER (ORDER BY n DESC, s NULLS LAST), "
            "(SELECT count(DISTINCT h.n) + 1 FROM g h WHERE h.g IS NOT DISTINCT FROM g.g AND h.n > g.n) FROM g ORDER BY 1 NULLS LAST LIMIT 4"
        ),
    ),
    "shares": (
        "orders, share of orders as part, share of revenue within store.country.region as near by store.country.region, store.name having orders < 3 limit 3",
        (
            "SELECT g, n, c, c / 10, r / nullif(sum(r) OVER (PARTITION BY g), 0) x FROM (SELECT region g, name n, count(*) c, sum(amount) r FROM orders "
            "LEFT JOIN stores USING (store_id) LEFT JOIN countries ON country_code = code GROUP BY 1, 2) QUALIFY c < 3 ORDER BY 1 NULLS LAST, 2 NULLS LAST LIMIT 3"
        ),
    ),
    "a-share-of-two-datasets": (
        "share of returned_worth, share of gift_orders by customer.customer_id",
        (
            "SELECT coalesce(a.k, b.k), w / sum(w) OVER (), n / sum(n) OVER () FROM (SELECT customer_id k, sum(worth) w FROM returns GROUP BY 1) a FULL JOIN "
            "(SELECT customer_id k, count(*) n FROM orders WHERE gift GROUP BY 1) b ON a.k IS NOT DISTINCT FROM b.k ORDER BY 1 NULLS LAST"
        ),
    ),
    "the-top-of-each-group-by-a-rank": (
        "place by store.country.region, store.store_id order by place limit 1 per store.country.region",
        (
            "SELECT g, s, p FROM (SELECT *, rank() OVER (ORDER BY r DESC NULLS LAST) p FROM (SELECT region g, o.store_id s, sum(amount) r FROM orders o "
            "LEFT JOIN stores t ON o.store_id = t.store_id LEFT JOIN countries ON country_code = code GROUP BY 1, 2)) "
            "QUALIFY row_number() OVER (PARTITION BY g ORDER BY p, s) = 1 ORDER BY 1 NULLS LAST"
        ),
    ),
    "ties-go-by-the-keys": (
        "orders by store.country.region, store.store_id order by orders desc limit 1 per store.country.region",
        (
            "SELECT region, s, n FROM (SELECT o.store_id s, region, count(*) n FROM orders o LEFT JOIN stores t ON o.store_id = t.store_id "
            "LEFT JOIN countries ON country_code = code GROUP BY 1, 2) QUALIFY row_number() OVER (PARTITION BY region ORDER BY n DESC, "
            "s NULLS LAST) = 1 ORDER BY n DESC, 1 NULLS LAST"
        ),
    ),
    "a-balance-shared-at-each-instant": (
        "share of held within time.month as part by time.month, kind",
        (
            "SELECT m, kind, b / sum(b) OVER (PARTITION BY m) FROM (SELECT date_trunc('month', on_day)::DATE m, kind, sum(balance) b FROM balances WHERE on_day IN "
            "(SELECT max(on_day) FROM balances GROUP BY date_trunc('month', on_day)) GROUP BY 1, 2) ORDER BY 1, 2 NULLS LAST"
        ),
    ),
    "demands-that-are-met": (
        "by_country, per_buyer by store.country.code, gift",
        (
            "SELECT country_code, gift, count(*), count(*) / count(DISTINCT customer_id) FROM orders LEFT JOIN stores USING (store_id) GROUP BY 1, 2 "
            "ORDER BY 1 NULLS LAST, 2 NULLS LAST"
        ),
    ),
}

HAVING = {
    "having-a-metric-at-another-grain": (
        "orders by store.name, time.month having metric(orders by store.name) > 2 or orders > 1",
        (
            "SELECT n, m, c FROM (SELECT name n, date_trunc('month', ordered_on)::DATE m, count(*) c FROM orders LEFT JOIN stores USING (store_id) "
            "GROUP BY 1, 2) WHERE c > 1 OR n IN (SELECT name FROM orders LEFT JOIN stores USING (store_id) GROUP BY 1 HAVING count(*) > 2) "
            "ORDER BY 1 NULLS LAST, 2 NULLS LAST"
        ),
    ),
    "having-a-metric-of-another-dataset-after-a-rank": (
        "place, orders by customer.customer_id having metric(visits by customer.customer_id) >= 2 or metric(visits) < 3",
        (
            "SELECT k, p, n FROM (SELECT customer_id k, rank() OVER (ORDER BY sum(amount) DESC NULLS LAST) p, count(*) n FROM orders GROUP BY 1) "
            "WHERE k IN (SELECT customer_id FROM visits GROUP BY 1 HAVING count(*) >= 2) ORDER BY 1"
        ),
    ),
    "a-total-in-a-condition": (
        "orders by store.store_id where metric(visits) > 5 and metric(returns by store) > 1",
        "SELECT store_id, count(*) FROM orders WHERE store_id IN (SELECT store_id FROM returns GROUP BY 1 HAVING count(*) > 1) GROUP BY 1",
    ),
}

ONE_TO_ONE = {
    "a-link-back-along-one-to-one": (
        "orders, revenue by customer.passport.country, customer.vip where customer.passport.issued_on.year < date '2021-01-01' or customer.vip is null",
        (
            "SELECT country, vip, count(*), sum(amount) FROM orders LEFT JOIN customers USING (customer_id) LEFT JOIN passports ON "
            "holder_id = customers.customer_id WHERE issued_on < DATE '2021-01-01' OR vip IS NULL GROUP BY 1, 2 ORDER BY 1 NULLS LAST, 2 NULLS LAST"
        ),
    ),
    "both-sides-of-one-to-one": (
        "customers, passports by passport.number",
        (
            "SELECT n, sum(c), sum(p) FROM (SELECT number n, count(*) c, NULL p FROM customers LEFT JOIN passports ON holder_id = customer_id "
            "GROUP BY 1 UNION ALL SELECT number, NULL, count(*) FROM passports GROUP BY 1) GROUP BY 1 ORDER BY 1 NULLS LAST"
        ),
    ),
}

CASES = {
    **MOVED,
    **HAVING,
    **ONE_TO_ONE,
    **PARAMETERS,
    **WINDOWS,
    **FILTERS,
    **LINKS,
    **AT_GRAIN,
    **BALANCES,
    **AGGREGATES,
    **CONVERSIONS,
}


@pytest.fixture(scope="module")
def data() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        connection.execute((SHOP / "data.sql").read_text("utf-8"))
        yield connection


@pytest.fixture(scope="module")
def shop(data: duckdb.DuckDBPyConnection) -> Iterator[Workbench]:
    session = workbench.open(SHOP, warehouse=data.cursor(), registry=":memory:")
    yield session
    session.close()


def written(shop: Workbench, query: str, dialect: str) -> str:
    """The SQL of a dialect, parsed again in it; or why the dialect cannot say it."""
    try:
        sql = shop.compile(query, dialect=dialect).sql
    except UnsupportedError as refused:
        return f"-- refused: {refused.issues[0].sentence}"
    assert len(sqlglot.parse(sql, dialect=dialect)) == 1
    return f"{sql};"


@pytest.mark.parametrize("name", CASES)
def test_the_sql_is_as_recorded_and_parses_in_its_dialect(shop: Workbench, golden, name: str) -> None:
    query, _ = CASES[name]
    said = {dialect: written(shop, query, dialect) for dialect in DIALECTS}
    outline = "\n".join(f"-- {sentence}" for sentence in shop.compile(query).outline)
    shown = "\n\n".join(f"-- {dialect}\n{sql}" for dialect, sql in said.items())
    golden(f"shop/{name}.sql", f"-- query: {query}\n{outline}\n\n{shown}\n")


@pytest.mark.parametrize("name", CASES)
def test_the_rows_are_those_of_a_person(shop: Workbench, data: duckdb.DuckDBPyConnection, name: str) -> None:
    query, sql = CASES[name]
    table = shop.run(query).arrow
    ours = list(zip(*(column.to_pylist() for column in table.columns), strict=True))
    theirs = data.execute(sql).fetchall()
    assert len(ours) == len(theirs)
    for left, right in zip(ours, theirs, strict=True):
        for a, b in zip(left, right, strict=True):
            assert math.isclose(a, b, rel_tol=1e-9) if isinstance(a, float) and b is not None else a == b, (
                ours,
                theirs,
            )


def test_no_recorded_sql_is_left_over(request) -> None:
    folder = request.path.parents[1] / "golden" / "shop"
    assert {file.stem for file in folder.glob("*.sql")} == set(CASES)
