"""Metrics with parameters: each query with SQL of a person for the same rows, in the same order."""

from __future__ import annotations

OF_REGION = "store_id IN (SELECT store_id FROM stores JOIN countries ON country_code = code WHERE region = '{}')"

PARAMETERS = {
    "two-uses-side-by-side": (
        "orders_over, orders_over(least = 20), orders_over(least = 0.5) as most, orders by customer.customer_id",
        (
            "SELECT customer_id, count(*) FILTER (amount >= 10), count(*) FILTER (amount >= 20), count(*) FILTER (amount >= 0.5), count(*) FROM orders "
            "GROUP BY 1 ORDER BY 1 NULLS LAST"
        ),
    ),
    "parameters-of-a-filter-along-a-link": (
        "worth_in, worth_in(region = 'America', gift = false) as plain by time.month",
        (
            f"SELECT date_trunc('month', ordered_on)::DATE, sum(amount) FILTER (gift AND {OF_REGION.format('Europe')}), "
            f"sum(amount) FILTER (NOT gift AND {OF_REGION.format('America')}) FROM orders GROUP BY 1 ORDER BY 1 NULLS LAST"
        ),
    ),
    "a-parameter-at-another-grain": (
        "loyal_orders, loyal_orders(at = 5, times = 2) by store.store_id",
        (
            "SELECT k, max(a), max(b) FROM (SELECT store_id k, count(*) a, NULL b FROM orders WHERE customer_id IN "
            "(SELECT customer_id FROM orders GROUP BY 1 HAVING count_if(amount >= 1) >= 1) GROUP BY 1 UNION ALL "
            "SELECT store_id, NULL, count(*) FROM orders WHERE customer_id IN "
            "(SELECT customer_id FROM orders GROUP BY 1 HAVING count_if(amount >= 5) >= 2) GROUP BY 1) "
            "GROUP BY 1 ORDER BY 1 NULLS LAST"
        ),
    ),
    "inputs-with-values-of-their-own": (
        "large_share, share_over, share_over(bound = 20) as over_20 by customer.vip",
        (
            "SELECT vip, count_if(amount >= 20) / nullif(count_if(amount >= 10), 0), count_if(amount >= 5) / count(*), "
            "count_if(amount >= 20) / count(*) FROM orders LEFT JOIN customers USING (customer_id) GROUP BY 1 ORDER BY 1 NULLS LAST"
        ),
    ),
    "a-parameter-passed-on-by-its-name": (
        "over_ever, over_ever(least = 0) by time.month",
        (
            "SELECT m, sum(count_if(amount >= 20)) OVER w, sum(count_if(amount >= 0)) OVER w FROM (SELECT amount, "
            "date_trunc('month', ordered_on)::DATE m FROM orders WHERE ordered_on IS NOT NULL) GROUP BY m WINDOW w AS (ORDER BY m) ORDER BY m"
        ),
    ),
    "parameters-of-quantiles-and-dates": (
        "amount_at, amount_at(share = 1), since_day(day = date '2024-02-02')",
        "SELECT quantile_cont(amount, 0.5), max(amount), count_if(ordered_on >= DATE '2024-02-02') FROM orders",
    ),
    "shares-conditions-and-orders-with-parameters": (
        (
            "share of orders_over(least = 5) as part by store.store_id where metric(orders_over(least = 20) by store) > 0 "
            "having orders_over(least = 5) > 0 order by orders_over(least = 20) desc"
        ),
        (
            "SELECT store_id, count_if(amount >= 5) / sum(count_if(amount >= 5)) OVER () FROM orders WHERE store_id IN "
            "(SELECT store_id FROM orders GROUP BY 1 HAVING count_if(amount >= 20) > 0) GROUP BY 1 "
            "QUALIFY count_if(amount >= 5) > 0 ORDER BY count_if(amount >= 20) DESC, 1"
        ),
    ),
}
