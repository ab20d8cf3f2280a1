-- query: orders by store.name, time.month having metric(orders by store.name) > 2 or orders > 1
-- Read orders.
-- Look up store in stores by orders.store_id = store.store_id; rows without a match stay, with nulls.
-- For each store.name and month of orders.ordered_on, compute orders = COUNT(*).
-- For each store.name, compute orders = COUNT(*).
-- Look up orders in these totals by store.name = orders_by_name.store.name; rows without a match stay, with nulls.
-- Keep rows where metric(orders by store.name) > 2 or orders > 1.
-- Sort by store.name and time.month.

-- duckdb
WITH orders_by_key AS (
  /* For each month of orders.ordered_on and orders.store_id, compute orders = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE) AS "time.month",
    store_id,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE),
    store_id
), orders_totals AS (
  /* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
  /* For each store.name and time.month, put the partial orders together. */
  SELECT
    store.name AS "store.name",
    orders_by_key."time.month",
    SUM(orders_by_key.orders) AS orders
  FROM orders_by_key
  LEFT JOIN stores AS store
    ON orders_by_key.store_id = store.store_id
  GROUP BY
    store.name,
    orders_by_key."time.month"
), orders_by_key_ AS (
  /* For each orders.store_id, compute orders = COUNT(*). */
  SELECT
    store_id,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    store_id
), orders_by_name AS (
  /* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
  /* For each store.name, put the partial orders together. */
  SELECT
    store.name AS "store.name",
    SUM(orders_by_key_.orders) AS orders
  FROM orders_by_key_
  LEFT JOIN stores AS store
    ON orders_by_key_.store_id = store.store_id
  GROUP BY
    store.name
)
/* Look up orders in these totals by store.name = orders_by_name.store.name; rows without a match stay, with nulls. */
/* Keep rows where metric(orders by store.name) > 2 or orders > 1. */
SELECT
  orders_totals."store.name",
  orders_totals."time.month",
  orders_totals.orders
FROM orders_totals
LEFT JOIN orders_by_name
  ON orders_totals."store.name" = orders_by_name."store.name"
WHERE
  (
    orders_by_name.orders > 2
  ) OR (
    orders_totals.orders > 1
  )
ORDER BY
  "store.name" ASC,
  "time.month" ASC;

-- postgres
WITH orders_by_key AS (
  /* For each month of orders.ordered_on and orders.store_id, compute orders = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE) AS "time.month",
    store_id,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE),
    store_id
), orders_totals AS (
  /* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
  /* For each store.name and time.month, put the partial orders together. */
  SELECT
    store.name AS "store.name",
    orders_by_key."time.month",
    SUM(orders_by_key.orders) AS orders
  FROM orders_by_key
  LEFT JOIN stores AS store
    ON orders_by_key.store_id = store.store_id
  GROUP BY
    store.name,
    orders_by_key."time.month"
), orders_by_key_ AS (
  /* For each orders.store_id, compute orders = COUNT(*). */
  SELECT
    store_id,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    store_id
), orders_by_name AS (
  /* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
  /* For each store.name, put the partial orders together. */
  SELECT
    store.name AS "store.name",
    SUM(orders_by_key_.orders) AS orders
  FROM orders_by_key_
  LEFT JOIN stores AS store
    ON orders_by_key_.store_id = store.store_id
  GROUP BY
    store.name
)
/* Look up orders in these totals by store.name = orders_by_name.store.name; rows without a match stay, with nulls. */
/* Keep rows where metric(orders by store.name) > 2 or orders > 1. */
SELECT
  orders_totals."store.name",
  orders_totals."time.month",
  orders_totals.orders
FROM orders_totals
LEFT JOIN orders_by_name
  ON orders_totals."store.name" = orders_by_name."store.name"
WHERE
  (
    orders_by_name.orders > 2
  ) OR (
    orders_totals.orders > 1
  )
ORDER BY
  "store.name" ASC,
  "time.month" ASC;

-- spark
WITH orders_by_key AS (
  /* For each month of orders.ordered_on and orders.store_id, compute orders = COUNT(*). */
  SELECT
    CAST(CAST(DATE_TRUNC('MONTH', ordered_on) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`,
    store_id,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    CAST(CAST(DATE_TRUNC('MONTH', ordered_on) AS TIMESTAMP_NTZ) AS DATE),
    store_id
), orders_totals AS (
  /* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
  /* For each store.name and time.month, put the partial orders together. */
  SELECT
    store.name AS `store.name`,
    orders_by_key.`time.month`,
    SUM(orders_by_key.orders) AS orders
  FROM orders_by_key
  LEFT JOIN stores AS store
    ON orders_by_key.store_id = store.store_id
  GROUP BY
    store.name,
    orders_by_key.`time.month`
), orders_by_key_ AS (
  /* For each orders.store_id, compute orders = COUNT(*). */
  SELECT
    store_id,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    store_id
), orders_by_name AS (
  /* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
  /* For each store.name, put the partial orders together. */
  SELECT
    store.name AS `store.name`,
    SUM(orders_by_key_.orders) AS orders
  FROM orders_by_key_
  LEFT JOIN stores AS store
    ON orders_by_key_.store_id = store.store_id
  GROUP BY
    store.name
)
/* Look up orders in these totals by store.name = orders_by_name.store.name; rows without a match stay, with nulls. */
/* Keep rows where metric(orders by store.name) > 2 or orders > 1. */
SELECT
  orders_totals.`store.name`,
  orders_totals.`time.month`,
  orders_totals.orders
FROM orders_totals
LEFT JOIN orders_by_name
  ON orders_totals.`store.name` = orders_by_name.`store.name`
WHERE
  (
    orders_by_name.orders > 2
  ) OR (
    orders_totals.orders > 1
  )
ORDER BY
  `store.name` ASC NULLS LAST,
  `time.month` ASC NULLS LAST;

-- trino
WITH orders_by_key AS (
  /* For each month of orders.ordered_on and orders.store_id, compute orders = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE) AS "time.month",
    store_id,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE),
    store_id
), orders_totals AS (
  /* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
  /* For each store.name and time.month, put the partial orders together. */
  SELECT
    store.name AS "store.name",
    orders_by_key."time.month",
    SUM(orders_by_key.orders) AS orders
  FROM orders_by_key
  LEFT JOIN stores AS store
    ON orders_by_key.store_id = store.store_id
  GROUP BY
    store.name,
    orders_by_key."time.month"
), orders_by_key_ AS (
  /* For each orders.store_id, compute orders = COUNT(*). */
  SELECT
    store_id,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    store_id
), orders_by_name AS (
  /* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
  /* For each store.name, put the partial orders together. */
  SELECT
    store.name AS "store.name",
    SUM(orders_by_key_.orders) AS orders
  FROM orders_by_key_
  LEFT JOIN stores AS store
    ON orders_by_key_.store_id = store.store_id
  GROUP BY
    store.name
)
/* Look up orders in these totals by store.name = orders_by_name.store.name; rows without a match stay, with nulls. */
/* Keep rows where metric(orders by store.name) > 2 or orders > 1. */
SELECT
  orders_totals."store.name",
  orders_totals."time.month",
  orders_totals.orders
FROM orders_totals
LEFT JOIN orders_by_name
  ON orders_totals."store.name" = orders_by_name."store.name"
WHERE
  (
    orders_by_name.orders > 2
  ) OR (
    orders_totals.orders > 1
  )
ORDER BY
  "store.name" ASC,
  "time.month" ASC;

-- snowflake
WITH orders_by_key AS (
  /* For each month of orders.ordered_on and orders.store_id, compute orders = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE) AS "time.month",
    store_id,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE),
    store_id
), orders_totals AS (
  /* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
  /* For each store.name and time.month, put the partial orders together. */
  SELECT
    store.name AS "store.name",
    orders_by_key."time.month",
    SUM(orders_by_key.orders) AS orders
  FROM orders_by_key
  LEFT JOIN stores AS store
    ON orders_by_key.store_id = store.store_id
  GROUP BY
    store.name,
    orders_by_key."time.month"
), orders_by_key_ AS (
  /* For each orders.store_id, compute orders = COUNT(*). */
  SELECT
    store_id,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    store_id
), orders_by_name AS (
  /* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
  /* For each store.name, put the partial orders together. */
  SELECT
    store.name AS "store.name",
    SUM(orders_by_key_.orders) AS orders
  FROM orders_by_key_
  LEFT JOIN stores AS store
    ON orders_by_key_.store_id = store.store_id
  GROUP BY
    store.name
)
/* Look up orders in these totals by store.name = orders_by_name.store.name; rows without a match stay, with nulls. */
/* Keep rows where metric(orders by store.name) > 2 or orders > 1. */
SELECT
  orders_totals."store.name",
  orders_totals."time.month",
  orders_totals.orders
FROM orders_totals
LEFT JOIN orders_by_name
  ON orders_totals."store.name" = orders_by_name."store.name"
WHERE
  (
    orders_by_name.orders > 2
  ) OR (
    orders_totals.orders > 1
  )
ORDER BY
  "store.name" ASC,
  "time.month" ASC;

-- bigquery
WITH orders_by_key AS (
  /* For each month of orders.ordered_on and orders.store_id, compute orders = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC(ordered_on, MONTH) AS DATE) AS `time_month`,
    store_id,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    CAST(DATE_TRUNC(ordered_on, MONTH) AS DATE),
    store_id
), orders_totals AS (
  /* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
  /* For each store.name and time.month, put the partial orders together. */
  SELECT
    store.name AS `store_name`,
    orders_by_key.`time_month`,
    SUM(orders_by_key.orders) AS orders
  FROM orders_by_key
  LEFT JOIN stores AS store
    ON orders_by_key.store_id = store.store_id
  GROUP BY
    store.name,
    orders_by_key.`time_month`
), orders_by_key_ AS (
  /* For each orders.store_id, compute orders = COUNT(*). */
  SELECT
    store_id,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    store_id
), orders_by_name AS (
  /* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
  /* For each store.name, put the partial orders together. */
  SELECT
    store.name AS `store_name`,
    SUM(orders_by_key_.orders) AS orders
  FROM orders_by_key_
  LEFT JOIN stores AS store
    ON orders_by_key_.store_id = store.store_id
  GROUP BY
    store.name
)
/* Look up orders in these totals by store.name = orders_by_name.store.name; rows without a match stay, with nulls. */
/* Keep rows where metric(orders by store.name) > 2 or orders > 1. */
SELECT
  orders_totals.`store_name`,
  orders_totals.`time_month`,
  orders_totals.orders
FROM orders_totals
LEFT JOIN orders_by_name
  ON orders_totals.`store_name` = orders_by_name.`store_name`
WHERE
  (
    orders_by_name.orders > 2
  ) OR (
    orders_totals.orders > 1
  )
ORDER BY
  `store_name` ASC NULLS LAST,
  `time_month` ASC NULLS LAST;

-- databricks
WITH orders_by_key AS (
  /* For each month of orders.ordered_on and orders.store_id, compute orders = COUNT(*). */
  SELECT
    CAST(CAST(DATE_TRUNC('MONTH', ordered_on) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`,
    store_id,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    CAST(CAST(DATE_TRUNC('MONTH', ordered_on) AS TIMESTAMP_NTZ) AS DATE),
    store_id
), orders_totals AS (
  /* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
  /* For each store.name and time.month, put the partial orders together. */
  SELECT
    store.name AS `store.name`,
    orders_by_key.`time.month`,
    SUM(orders_by_key.orders) AS orders
  FROM orders_by_key
  LEFT JOIN stores AS store
    ON orders_by_key.store_id = store.store_id
  GROUP BY
    store.name,
    orders_by_key.`time.month`
), orders_by_key_ AS (
  /* For each orders.store_id, compute orders = COUNT(*). */
  SELECT
    store_id,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    store_id
), orders_by_name AS (
  /* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
  /* For each store.name, put the partial orders together. */
  SELECT
    store.name AS `store.name`,
    SUM(orders_by_key_.orders) AS orders
  FROM orders_by_key_
  LEFT JOIN stores AS store
    ON orders_by_key_.store_id = store.store_id
  GROUP BY
    store.name
)
/* Look up orders in these totals by store.name = orders_by_name.store.name; rows without a match stay, with nulls. */
/* Keep rows where metric(orders by store.name) > 2 or orders > 1. */
SELECT
  orders_totals.`store.name`,
  orders_totals.`time.month`,
  orders_totals.orders
FROM orders_totals
LEFT JOIN orders_by_name
  ON orders_totals.`store.name` = orders_by_name.`store.name`
WHERE
  (
    orders_by_name.orders > 2
  ) OR (
    orders_totals.orders > 1
  )
ORDER BY
  `store.name` ASC NULLS LAST,
  `time.month` ASC NULLS LAST;

-- clickhouse
WITH orders_by_key AS (
  /* For each month of orders.ordered_on and orders.store_id, compute orders = COUNT(*). */
  SELECT
    CAST(dateTrunc('MONTH', ordered_on) AS Nullable(DATE)) AS "time.month",
    store_id,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    CAST(dateTrunc('MONTH', ordered_on) AS Nullable(DATE)),
    store_id
), orders_totals AS (
  /* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
  /* For each store.name and time.month, put the partial orders together. */
  SELECT
    store.name AS "store.name",
    orders_by_key."time.month",
    SUM(orders_by_key.orders) AS orders
  FROM orders_by_key
  LEFT JOIN stores AS store
    ON orders_by_key.store_id = store.store_id
  GROUP BY
    store.name,
    orders_by_key."time.month"
), orders_by_key_ AS (
  /* For each orders.store_id, compute orders = COUNT(*). */
  SELECT
    store_id,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    store_id
), orders_by_name AS (
  /* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
  /* For each store.name, put the partial orders together. */
  SELECT
    store.name AS "store.name",
    SUM(orders_by_key_.orders) AS orders
  FROM orders_by_key_
  LEFT JOIN stores AS store
    ON orders_by_key_.store_id = store.store_id
  GROUP BY
    store.name
)
/* Look up orders in these totals by store.name = orders_by_name.store.name; rows without a match stay, with nulls. */
/* Keep rows where metric(orders by store.name) > 2 or orders > 1. */
SELECT
  orders_totals."store.name",
  orders_totals."time.month",
  orders_totals.orders
FROM orders_totals
LEFT JOIN orders_by_name
  ON orders_totals."store.name" = orders_by_name."store.name"
WHERE
  (
    orders_by_name.orders > 2
  ) OR (
    orders_totals.orders > 1
  )
ORDER BY
  "store.name" ASC,
  "time.month" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
