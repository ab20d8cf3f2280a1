-- query: share of orders_over(least = 5) as part by store.store_id where metric(orders_over(least = 20) by store) > 0 having orders_over(least = 5) > 0 order by orders_over(least = 20) desc
-- Read orders.
-- For each orders.store, compute orders_over(least = 20) = COUNT_IF(amount >= 20).
-- Look up orders_over in these totals by orders.store = orders_over_by_store.store; rows without a match stay, with nulls.
-- Keep rows where metric(orders_over(least = 20) by store) > 0.
-- For each orders.store, compute orders_over(least = 5) = COUNT_IF(amount >= 5) and orders_over(least = 20) = COUNT_IF(amount >= 20).
-- Compute part = orders_over(least = 5) / SUM(orders_over(least = 5)) OVER (); a division by zero gives null.
-- Keep rows where "orders_over(least = 5)" > 0.
-- Sort by orders_over(least = 20) descending and store.store_id.

-- duckdb
WITH orders_by_key AS (
  /* For each orders.store, compute orders_over(least = 5) = COUNT_IF(amount >= 5) and orders_over(least = 20) = COUNT_IF(amount >= 20). */
  SELECT
    store_id AS "store.store_id",
    COUNT(CASE WHEN amount >= 5 THEN 1 END) AS "orders_over(least = 5)",
    COUNT(CASE WHEN amount >= 20 THEN 1 END) AS "orders_over(least = 20)"
  FROM orders
  GROUP BY
    store_id
), orders_over_by_store AS (
  /* For each orders.store, compute orders_over(least = 20) = COUNT_IF(amount >= 20). */
  SELECT
    store_id AS store,
    COUNT(CASE WHEN amount >= 20 THEN 1 END) AS "orders_over(least = 20)"
  FROM orders
  GROUP BY
    store_id
), computed AS (
  /* Look up orders_over in these totals by store.store_id = orders_over_by_store.store; rows without a match stay, with nulls. */
  /* Keep rows where metric(orders_over(least = 20) by store) > 0. */
  /* Compute part = orders_over(least = 5) / SUM(orders_over(least = 5)) OVER (); a division by zero gives null. */
  SELECT
    orders_by_key."store.store_id",
    CAST(orders_by_key."orders_over(least = 5)" AS DOUBLE) / NULLIF(SUM(orders_by_key."orders_over(least = 5)") OVER (), 0) AS part,
    orders_by_key."orders_over(least = 20)",
    orders_by_key."orders_over(least = 5)"
  FROM orders_by_key
  LEFT JOIN orders_over_by_store
    ON orders_by_key."store.store_id" = orders_over_by_store.store
  WHERE
    orders_over_by_store."orders_over(least = 20)" > 0
)
/* Keep rows where "orders_over(least = 5)" > 0. */
SELECT
  computed."store.store_id",
  computed.part
FROM computed
WHERE
  computed."orders_over(least = 5)" > 0
ORDER BY
  computed."orders_over(least = 20)" DESC,
  "store.store_id" ASC;

-- postgres
WITH orders_by_key AS (
  /* For each orders.store, compute orders_over(least = 5) = COUNT_IF(amount >= 5) and orders_over(least = 20) = COUNT_IF(amount >= 20). */
  SELECT
    store_id AS "store.store_id",
    COUNT(CASE WHEN amount >= 5 THEN 1 END) AS "orders_over(least = 5)",
    COUNT(CASE WHEN amount >= 20 THEN 1 END) AS "orders_over(least = 20)"
  FROM orders
  GROUP BY
    store_id
), orders_over_by_store AS (
  /* For each orders.store, compute orders_over(least = 20) = COUNT_IF(amount >= 20). */
  SELECT
    store_id AS store,
    COUNT(CASE WHEN amount >= 20 THEN 1 END) AS "orders_over(least = 20)"
  FROM orders
  GROUP BY
    store_id
), computed AS (
  /* Look up orders_over in these totals by store.store_id = orders_over_by_store.store; rows without a match stay, with nulls. */
  /* Keep rows where metric(orders_over(least = 20) by store) > 0. */
  /* Compute part = orders_over(least = 5) / SUM(orders_over(least = 5)) OVER (); a division by zero gives null. */
  SELECT
    orders_by_key."store.store_id",
    CAST(orders_by_key."orders_over(least = 5)" AS DOUBLE PRECISION) / NULLIF(SUM(orders_by_key."orders_over(least = 5)") OVER (), 0) AS part,
    orders_by_key."orders_over(least = 20)",
    orders_by_key."orders_over(least = 5)"
  FROM orders_by_key
  LEFT JOIN orders_over_by_store
    ON orders_by_key."store.store_id" = orders_over_by_store.store
  WHERE
    orders_over_by_store."orders_over(least = 20)" > 0
)
/* Keep rows where "orders_over(least = 5)" > 0. */
SELECT
  computed."store.store_id",
  computed.part
FROM computed
WHERE
  computed."orders_over(least = 5)" > 0
ORDER BY
  computed."orders_over(least = 20)" DESC NULLS LAST,
  "store.store_id" ASC;

-- spark
WITH orders_by_key AS (
  /* For each orders.store, compute orders_over(least = 5) = COUNT_IF(amount >= 5) and orders_over(least = 20) = COUNT_IF(amount >= 20). */
  SELECT
    store_id AS `store.store_id`,
    COUNT(CASE WHEN amount >= 5 THEN 1 END) AS `orders_over(least = 5)`,
    COUNT(CASE WHEN amount >= 20 THEN 1 END) AS `orders_over(least = 20)`
  FROM orders
  GROUP BY
    store_id
), orders_over_by_store AS (
  /* For each orders.store, compute orders_over(least = 20) = COUNT_IF(amount >= 20). */
  SELECT
    store_id AS store,
    COUNT(CASE WHEN amount >= 20 THEN 1 END) AS `orders_over(least = 20)`
  FROM orders
  GROUP BY
    store_id
), computed AS (
  /* Look up orders_over in these totals by store.store_id = orders_over_by_store.store; rows without a match stay, with nulls. */
  /* Keep rows where metric(orders_over(least = 20) by store) > 0. */
  /* Compute part = orders_over(least = 5) / SUM(orders_over(least = 5)) OVER (); a division by zero gives null. */
  SELECT
    orders_by_key.`store.store_id`,
    CAST(orders_by_key.`orders_over(least = 5)` AS DOUBLE) / NULLIF(SUM(orders_by_key.`orders_over(least = 5)`) OVER (), 0) AS part,
    orders_by_key.`orders_over(least = 20)`,
    orders_by_key.`orders_over(least = 5)`
  FROM orders_by_key
  LEFT JOIN orders_over_by_store
    ON orders_by_key.`store.store_id` = orders_over_by_store.store
  WHERE
    orders_over_by_store.`orders_over(least = 20)` > 0
)
/* Keep rows where "orders_over(least = 5)" > 0. */
SELECT
  computed.`store.store_id`,
  computed.part
FROM computed
WHERE
  computed.`orders_over(least = 5)` > 0
ORDER BY
  computed.`orders_over(least = 20)` DESC,
  `store.store_id` ASC NULLS LAST;

-- trino
WITH orders_by_key AS (
  /* For each orders.store, compute orders_over(least = 5) = COUNT_IF(amount >= 5) and orders_over(least = 20) = COUNT_IF(amount >= 20). */
  SELECT
    store_id AS "store.store_id",
    COUNT(CASE WHEN amount >= 5 THEN 1 END) AS "orders_over(least = 5)",
    COUNT(CASE WHEN amount >= 20 THEN 1 END) AS "orders_over(least = 20)"
  FROM orders
  GROUP BY
    store_id
), orders_over_by_store AS (
  /* For each orders.store, compute orders_over(least = 20) = COUNT_IF(amount >= 20). */
  SELECT
    store_id AS store,
    COUNT(CASE WHEN amount >= 20 THEN 1 END) AS "orders_over(least = 20)"
  FROM orders
  GROUP BY
    store_id
), computed AS (
  /* Look up orders_over in these totals by store.store_id = orders_over_by_store.store; rows without a match stay, with nulls. */
  /* Keep rows where metric(orders_over(least = 20) by store) > 0. */
  /* Compute part = orders_over(least = 5) / SUM(orders_over(least = 5)) OVER (); a division by zero gives null. */
  SELECT
    orders_by_key."store.store_id",
    CAST(orders_by_key."orders_over(least = 5)" AS DOUBLE) / NULLIF(SUM(orders_by_key."orders_over(least = 5)") OVER (), 0) AS part,
    orders_by_key."orders_over(least = 20)",
    orders_by_key."orders_over(least = 5)"
  FROM orders_by_key
  LEFT JOIN orders_over_by_store
    ON orders_by_key."store.store_id" = orders_over_by_store.store
  WHERE
    orders_over_by_store."orders_over(least = 20)" > 0
)
/* Keep rows where "orders_over(least = 5)" > 0. */
SELECT
  computed."store.store_id",
  computed.part
FROM computed
WHERE
  computed."orders_over(least = 5)" > 0
ORDER BY
  computed."orders_over(least = 20)" DESC,
  "store.store_id" ASC;

-- snowflake
WITH orders_by_key AS (
  /* For each orders.store, compute orders_over(least = 5) = COUNT_IF(amount >= 5) and orders_over(least = 20) = COUNT_IF(amount >= 20). */
  SELECT
    store_id AS "store.store_id",
    COUNT(CASE WHEN amount >= 5 THEN 1 END) AS "orders_over(least = 5)",
    COUNT(CASE WHEN amount >= 20 THEN 1 END) AS "orders_over(least = 20)"
  FROM orders
  GROUP BY
    store_id
), orders_over_by_store AS (
  /* For each orders.store, compute orders_over(least = 20) = COUNT_IF(amount >= 20). */
  SELECT
    store_id AS store,
    COUNT(CASE WHEN amount >= 20 THEN 1 END) AS "orders_over(least = 20)"
  FROM orders
  GROUP BY
    store_id
), computed AS (
  /* Look up orders_over in these totals by store.store_id = orders_over_by_store.store; rows without a match stay, with nulls. */
  /* Keep rows where metric(orders_over(least = 20) by store) > 0. */
  /* Compute part = orders_over(least = 5) / SUM(orders_over(least = 5)) OVER (); a division by zero gives null. */
  SELECT
    orders_by_key."store.store_id",
    CAST(orders_by_key."orders_over(least = 5)" AS DOUBLE) / NULLIF(SUM(orders_by_key."orders_over(least = 5)") OVER (), 0) AS part,
    orders_by_key."orders_over(least = 20)",
    orders_by_key."orders_over(least = 5)"
  FROM orders_by_key
  LEFT JOIN orders_over_by_store
    ON orders_by_key."store.store_id" = orders_over_by_store.store
  WHERE
    orders_over_by_store."orders_over(least = 20)" > 0
)
/* Keep rows where "orders_over(least = 5)" > 0. */
SELECT
  computed."store.store_id",
  computed.part
FROM computed
WHERE
  computed."orders_over(least = 5)" > 0
ORDER BY
  computed."orders_over(least = 20)" DESC NULLS LAST,
  "store.store_id" ASC;

-- bigquery
WITH orders_by_key AS (
  /* For each orders.store, compute orders_over(least = 5) = COUNT_IF(amount >= 5) and orders_over(least = 20) = COUNT_IF(amount >= 20). */
  SELECT
    store_id AS `store_store_id`,
    COUNT(CASE WHEN amount >= 5 THEN 1 END) AS `orders_over_least___5_`,
    COUNT(CASE WHEN amount >= 20 THEN 1 END) AS `orders_over_least___20_`
  FROM orders
  GROUP BY
    store_id
), orders_over_by_store AS (
  /* For each orders.store, compute orders_over(least = 20) = COUNT_IF(amount >= 20). */
  SELECT
    store_id AS store,
    COUNT(CASE WHEN amount >= 20 THEN 1 END) AS `orders_over_least___20_`
  FROM orders
  GROUP BY
    store_id
), computed AS (
  /* Look up orders_over in these totals by store.store_id = orders_over_by_store.store; rows without a match stay, with nulls. */
  /* Keep rows where metric(orders_over(least = 20) by store) > 0. */
  /* Compute part = orders_over(least = 5) / SUM(orders_over(least = 5)) OVER (); a division by zero gives null. */
  SELECT
    orders_by_key.`store_store_id`,
    CAST(orders_by_key.`orders_over_least___5_` AS FLOAT64) / NULLIF(SUM(orders_by_key.`orders_over_least___5_`) OVER (), 0) AS part,
    orders_by_key.`orders_over_least___20_`,
    orders_by_key.`orders_over_least___5_`
  FROM orders_by_key
  LEFT JOIN orders_over_by_store
    ON orders_by_key.`store_store_id` = orders_over_by_store.store
  WHERE
    orders_over_by_store.`orders_over_least___20_` > 0
)
/* Keep rows where "orders_over(least = 5)" > 0. */
SELECT
  computed.`store_store_id`,
  computed.part
FROM computed
WHERE
  computed.`orders_over_least___5_` > 0
ORDER BY
  computed.`orders_over_least___20_` DESC,
  `store_store_id` ASC NULLS LAST;

-- databricks
WITH orders_by_key AS (
  /* For each orders.store, compute orders_over(least = 5) = COUNT_IF(amount >= 5) and orders_over(least = 20) = COUNT_IF(amount >= 20). */
  SELECT
    store_id AS `store.store_id`,
    COUNT(CASE WHEN amount >= 5 THEN 1 END) AS `orders_over(least = 5)`,
    COUNT(CASE WHEN amount >= 20 THEN 1 END) AS `orders_over(least = 20)`
  FROM orders
  GROUP BY
    store_id
), orders_over_by_store AS (
  /* For each orders.store, compute orders_over(least = 20) = COUNT_IF(amount >= 20). */
  SELECT
    store_id AS store,
    COUNT(CASE WHEN amount >= 20 THEN 1 END) AS `orders_over(least = 20)`
  FROM orders
  GROUP BY
    store_id
), computed AS (
  /* Look up orders_over in these totals by store.store_id = orders_over_by_store.store; rows without a match stay, with nulls. */
  /* Keep rows where metric(orders_over(least = 20) by store) > 0. */
  /* Compute part = orders_over(least = 5) / SUM(orders_over(least = 5)) OVER (); a division by zero gives null. */
  SELECT
    orders_by_key.`store.store_id`,
    CAST(orders_by_key.`orders_over(least = 5)` AS DOUBLE) / NULLIF(SUM(orders_by_key.`orders_over(least = 5)`) OVER (), 0) AS part,
    orders_by_key.`orders_over(least = 20)`,
    orders_by_key.`orders_over(least = 5)`
  FROM orders_by_key
  LEFT JOIN orders_over_by_store
    ON orders_by_key.`store.store_id` = orders_over_by_store.store
  WHERE
    orders_over_by_store.`orders_over(least = 20)` > 0
)
/* Keep rows where "orders_over(least = 5)" > 0. */
SELECT
  computed.`store.store_id`,
  computed.part
FROM computed
WHERE
  computed.`orders_over(least = 5)` > 0
ORDER BY
  computed.`orders_over(least = 20)` DESC,
  `store.store_id` ASC NULLS LAST;

-- clickhouse
WITH orders_by_key AS (
  /* For each orders.store, compute orders_over(least = 5) = COUNT_IF(amount >= 5) and orders_over(least = 20) = COUNT_IF(amount >= 20). */
  SELECT
    store_id AS "store.store_id",
    COUNT(CASE WHEN amount >= 5 THEN 1 END) AS "orders_over(least = 5)",
    COUNT(CASE WHEN amount >= 20 THEN 1 END) AS "orders_over(least = 20)"
  FROM orders
  GROUP BY
    store_id
), orders_over_by_store AS (
  /* For each orders.store, compute orders_over(least = 20) = COUNT_IF(amount >= 20). */
  SELECT
    store_id AS store,
    COUNT(CASE WHEN amount >= 20 THEN 1 END) AS "orders_over(least = 20)"
  FROM orders
  GROUP BY
    store_id
), computed AS (
  /* Look up orders_over in these totals by store.store_id = orders_over_by_store.store; rows without a match stay, with nulls. */
  /* Keep rows where metric(orders_over(least = 20) by store) > 0. */
  /* Compute part = orders_over(least = 5) / SUM(orders_over(least = 5)) OVER (); a division by zero gives null. */
  SELECT
    orders_by_key."store.store_id",
    CAST(orders_by_key."orders_over(least = 5)" AS Nullable(Float64)) / nullIf(SUM(orders_by_key."orders_over(least = 5)") OVER (), 0) AS part,
    orders_by_key."orders_over(least = 20)",
    orders_by_key."orders_over(least = 5)"
  FROM orders_by_key
  LEFT JOIN orders_over_by_store
    ON orders_by_key."store.store_id" = orders_over_by_store.store
  WHERE
    orders_over_by_store."orders_over(least = 20)" > 0
)
/* Keep rows where "orders_over(least = 5)" > 0. */
SELECT
  computed."store.store_id",
  computed.part
FROM computed
WHERE
  computed."orders_over(least = 5)" > 0
ORDER BY
  computed."orders_over(least = 20)" DESC,
  "store.store_id" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
