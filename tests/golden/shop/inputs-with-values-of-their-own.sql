-- query: large_share, share_over, share_over(bound = 20) as over_20 by customer.vip
-- Read orders.
-- Look up customer in customers by orders.customer_id = customer.customer_id; rows without a match stay, with nulls.
-- For each customer.vip, compute orders_over = COUNT_IF(amount >= 10), orders_over(least = 20) = COUNT_IF(amount >= 20), orders = COUNT(*) and orders_over(least = 5) = COUNT_IF(amount >= 5).
-- Compute large_share = orders_over(least = 20) / orders_over, share_over = orders_over(least = 5) / orders and over_20 = orders_over(least = 20) / orders; a division by zero gives null.
-- Sort by customer.vip.

-- duckdb
WITH orders_by_key AS (
  /* For each orders.customer_id, compute orders_over = COUNT_IF(amount >= 10), orders_over(least = 20) = COUNT_IF(amount >= 20), orders = COUNT(*) and orders_over(least = 5) = COUNT_IF(amount >= 5). */
  SELECT
    customer_id,
    COUNT(CASE WHEN amount >= 10 THEN 1 END) AS orders_over,
    COUNT(CASE WHEN amount >= 20 THEN 1 END) AS "orders_over(least = 20)",
    COUNT(*) AS orders,
    COUNT(CASE WHEN amount >= 5 THEN 1 END) AS "orders_over(least = 5)"
  FROM orders
  GROUP BY
    customer_id
)
/* Look up customer in customers by customer_id = customer.customer_id; rows without a match stay, with nulls. */
/* For each customer.vip, put the partial orders_over, orders_over(least = 20), orders and orders_over(least = 5) together. */
/* Compute large_share = orders_over(least = 20) / orders_over, share_over = orders_over(least = 5) / orders and over_20 = orders_over(least = 20) / orders; a division by zero gives null. */
SELECT
  customer.vip AS "customer.vip",
  CAST(SUM(orders_by_key."orders_over(least = 20)") AS DOUBLE) / NULLIF(SUM(orders_by_key.orders_over), 0) AS large_share,
  CAST(SUM(orders_by_key."orders_over(least = 5)") AS DOUBLE) / NULLIF(SUM(orders_by_key.orders), 0) AS share_over,
  CAST(SUM(orders_by_key."orders_over(least = 20)") AS DOUBLE) / NULLIF(SUM(orders_by_key.orders), 0) AS over_20
FROM orders_by_key
LEFT JOIN customers AS customer
  ON orders_by_key.customer_id = customer.customer_id
GROUP BY
  customer.vip
ORDER BY
  "customer.vip" ASC;

-- postgres
WITH orders_by_key AS (
  /* For each orders.customer_id, compute orders_over = COUNT_IF(amount >= 10), orders_over(least = 20) = COUNT_IF(amount >= 20), orders = COUNT(*) and orders_over(least = 5) = COUNT_IF(amount >= 5). */
  SELECT
    customer_id,
    COUNT(CASE WHEN amount >= 10 THEN 1 END) AS orders_over,
    COUNT(CASE WHEN amount >= 20 THEN 1 END) AS "orders_over(least = 20)",
    COUNT(*) AS orders,
    COUNT(CASE WHEN amount >= 5 THEN 1 END) AS "orders_over(least = 5)"
  FROM orders
  GROUP BY
    customer_id
)
/* Look up customer in customers by customer_id = customer.customer_id; rows without a match stay, with nulls. */
/* For each customer.vip, put the partial orders_over, orders_over(least = 20), orders and orders_over(least = 5) together. */
/* Compute large_share = orders_over(least = 20) / orders_over, share_over = orders_over(least = 5) / orders and over_20 = orders_over(least = 20) / orders; a division by zero gives null. */
SELECT
  customer.vip AS "customer.vip",
  CAST(SUM(orders_by_key."orders_over(least = 20)") AS DOUBLE PRECISION) / NULLIF(SUM(orders_by_key.orders_over), 0) AS large_share,
  CAST(SUM(orders_by_key."orders_over(least = 5)") AS DOUBLE PRECISION) / NULLIF(SUM(orders_by_key.orders), 0) AS share_over,
  CAST(SUM(orders_by_key."orders_over(least = 20)") AS DOUBLE PRECISION) / NULLIF(SUM(orders_by_key.orders), 0) AS over_20
FROM orders_by_key
LEFT JOIN customers AS customer
  ON orders_by_key.customer_id = customer.customer_id
GROUP BY
  customer.vip
ORDER BY
  "customer.vip" ASC;

-- spark
WITH orders_by_key AS (
  /* For each orders.customer_id, compute orders_over = COUNT_IF(amount >= 10), orders_over(least = 20) = COUNT_IF(amount >= 20), orders = COUNT(*) and orders_over(least = 5) = COUNT_IF(amount >= 5). */
  SELECT
    customer_id,
    COUNT(CASE WHEN amount >= 10 THEN 1 END) AS orders_over,
    COUNT(CASE WHEN amount >= 20 THEN 1 END) AS `orders_over(least = 20)`,
    COUNT(*) AS orders,
    COUNT(CASE WHEN amount >= 5 THEN 1 END) AS `orders_over(least = 5)`
  FROM orders
  GROUP BY
    customer_id
)
/* Look up customer in customers by customer_id = customer.customer_id; rows without a match stay, with nulls. */
/* For each customer.vip, put the partial orders_over, orders_over(least = 20), orders and orders_over(least = 5) together. */
/* Compute large_share = orders_over(least = 20) / orders_over, share_over = orders_over(least = 5) / orders and over_20 = orders_over(least = 20) / orders; a division by zero gives null. */
SELECT
  customer.vip AS `customer.vip`,
  CAST(SUM(orders_by_key.`orders_over(least = 20)`) AS DOUBLE) / NULLIF(SUM(orders_by_key.orders_over), 0) AS large_share,
  CAST(SUM(orders_by_key.`orders_over(least = 5)`) AS DOUBLE) / NULLIF(SUM(orders_by_key.orders), 0) AS share_over,
  CAST(SUM(orders_by_key.`orders_over(least = 20)`) AS DOUBLE) / NULLIF(SUM(orders_by_key.orders), 0) AS over_20
FROM orders_by_key
LEFT JOIN customers AS customer
  ON orders_by_key.customer_id = customer.customer_id
GROUP BY
  customer.vip
ORDER BY
  `customer.vip` ASC NULLS LAST;

-- trino
WITH orders_by_key AS (
  /* For each orders.customer_id, compute orders_over = COUNT_IF(amount >= 10), orders_over(least = 20) = COUNT_IF(amount >= 20), orders = COUNT(*) and orders_over(least = 5) = COUNT_IF(amount >= 5). */
  SELECT
    customer_id,
    COUNT(CASE WHEN amount >= 10 THEN 1 END) AS orders_over,
    COUNT(CASE WHEN amount >= 20 THEN 1 END) AS "orders_over(least = 20)",
    COUNT(*) AS orders,
    COUNT(CASE WHEN amount >= 5 THEN 1 END) AS "orders_over(least = 5)"
  FROM orders
  GROUP BY
    customer_id
)
/* Look up customer in customers by customer_id = customer.customer_id; rows without a match stay, with nulls. */
/* For each customer.vip, put the partial orders_over, orders_over(least = 20), orders and orders_over(least = 5) together. */
/* Compute large_share = orders_over(least = 20) / orders_over, share_over = orders_over(least = 5) / orders and over_20 = orders_over(least = 20) / orders; a division by zero gives null. */
SELECT
  customer.vip AS "customer.vip",
  CAST(SUM(orders_by_key."orders_over(least = 20)") AS DOUBLE) / NULLIF(SUM(orders_by_key.orders_over), 0) AS large_share,
  CAST(SUM(orders_by_key."orders_over(least = 5)") AS DOUBLE) / NULLIF(SUM(orders_by_key.orders), 0) AS share_over,
  CAST(SUM(orders_by_key."orders_over(least = 20)") AS DOUBLE) / NULLIF(SUM(orders_by_key.orders), 0) AS over_20
FROM orders_by_key
LEFT JOIN customers AS customer
  ON orders_by_key.customer_id = customer.customer_id
GROUP BY
  customer.vip
ORDER BY
  "customer.vip" ASC;

-- snowflake
WITH orders_by_key AS (
  /* For each orders.customer_id, compute orders_over = COUNT_IF(amount >= 10), orders_over(least = 20) = COUNT_IF(amount >= 20), orders = COUNT(*) and orders_over(least = 5) = COUNT_IF(amount >= 5). */
  SELECT
    customer_id,
    COUNT(CASE WHEN amount >= 10 THEN 1 END) AS orders_over,
    COUNT(CASE WHEN amount >= 20 THEN 1 END) AS "orders_over(least = 20)",
    COUNT(*) AS orders,
    COUNT(CASE WHEN amount >= 5 THEN 1 END) AS "orders_over(least = 5)"
  FROM orders
  GROUP BY
    customer_id
)
/* Look up customer in customers by customer_id = customer.customer_id; rows without a match stay, with nulls. */
/* For each customer.vip, put the partial orders_over, orders_over(least = 20), orders and orders_over(least = 5) together. */
/* Compute large_share = orders_over(least = 20) / orders_over, share_over = orders_over(least = 5) / orders and over_20 = orders_over(least = 20) / orders; a division by zero gives null. */
SELECT
  customer.vip AS "customer.vip",
  CAST(SUM(orders_by_key."orders_over(least = 20)") AS DOUBLE) / NULLIF(SUM(orders_by_key.orders_over), 0) AS large_share,
  CAST(SUM(orders_by_key."orders_over(least = 5)") AS DOUBLE) / NULLIF(SUM(orders_by_key.orders), 0) AS share_over,
  CAST(SUM(orders_by_key."orders_over(least = 20)") AS DOUBLE) / NULLIF(SUM(orders_by_key.orders), 0) AS over_20
FROM orders_by_key
LEFT JOIN customers AS customer
  ON orders_by_key.customer_id = customer.customer_id
GROUP BY
  customer.vip
ORDER BY
  "customer.vip" ASC;

-- bigquery
WITH orders_by_key AS (
  /* For each orders.customer_id, compute orders_over = COUNT_IF(amount >= 10), orders_over(least = 20) = COUNT_IF(amount >= 20), orders = COUNT(*) and orders_over(least = 5) = COUNT_IF(amount >= 5). */
  SELECT
    customer_id,
    COUNT(CASE WHEN amount >= 10 THEN 1 END) AS orders_over,
    COUNT(CASE WHEN amount >= 20 THEN 1 END) AS `orders_over_least___20_`,
    COUNT(*) AS orders,
    COUNT(CASE WHEN amount >= 5 THEN 1 END) AS `orders_over_least___5_`
  FROM orders
  GROUP BY
    customer_id
)
/* Look up customer in customers by customer_id = customer.customer_id; rows without a match stay, with nulls. */
/* For each customer.vip, put the partial orders_over, orders_over(least = 20), orders and orders_over(least = 5) together. */
/* Compute large_share = orders_over(least = 20) / orders_over, share_over = orders_over(least = 5) / orders and over_20 = orders_over(least = 20) / orders; a division by zero gives null. */
SELECT
  customer.vip AS `customer_vip`,
  CAST(SUM(orders_by_key.`orders_over_least___20_`) AS FLOAT64) / NULLIF(SUM(orders_by_key.orders_over), 0) AS large_share,
  CAST(SUM(orders_by_key.`orders_over_least___5_`) AS FLOAT64) / NULLIF(SUM(orders_by_key.orders), 0) AS share_over,
  CAST(SUM(orders_by_key.`orders_over_least___20_`) AS FLOAT64) / NULLIF(SUM(orders_by_key.orders), 0) AS over_20
FROM orders_by_key
LEFT JOIN customers AS customer
  ON orders_by_key.customer_id = customer.customer_id
GROUP BY
  `customer_vip`
ORDER BY
  `customer_vip` ASC NULLS LAST;

-- databricks
WITH orders_by_key AS (
  /* For each orders.customer_id, compute orders_over = COUNT_IF(amount >= 10), orders_over(least = 20) = COUNT_IF(amount >= 20), orders = COUNT(*) and orders_over(least = 5) = COUNT_IF(amount >= 5). */
  SELECT
    customer_id,
    COUNT(CASE WHEN amount >= 10 THEN 1 END) AS orders_over,
    COUNT(CASE WHEN amount >= 20 THEN 1 END) AS `orders_over(least = 20)`,
    COUNT(*) AS orders,
    COUNT(CASE WHEN amount >= 5 THEN 1 END) AS `orders_over(least = 5)`
  FROM orders
  GROUP BY
    customer_id
)
/* Look up customer in customers by customer_id = customer.customer_id; rows without a match stay, with nulls. */
/* For each customer.vip, put the partial orders_over, orders_over(least = 20), orders and orders_over(least = 5) together. */
/* Compute large_share = orders_over(least = 20) / orders_over, share_over = orders_over(least = 5) / orders and over_20 = orders_over(least = 20) / orders; a division by zero gives null. */
SELECT
  customer.vip AS `customer.vip`,
  CAST(SUM(orders_by_key.`orders_over(least = 20)`) AS DOUBLE) / NULLIF(SUM(orders_by_key.orders_over), 0) AS large_share,
  CAST(SUM(orders_by_key.`orders_over(least = 5)`) AS DOUBLE) / NULLIF(SUM(orders_by_key.orders), 0) AS share_over,
  CAST(SUM(orders_by_key.`orders_over(least = 20)`) AS DOUBLE) / NULLIF(SUM(orders_by_key.orders), 0) AS over_20
FROM orders_by_key
LEFT JOIN customers AS customer
  ON orders_by_key.customer_id = customer.customer_id
GROUP BY
  customer.vip
ORDER BY
  `customer.vip` ASC NULLS LAST;

-- clickhouse
WITH orders_by_key AS (
  /* For each orders.customer_id, compute orders_over = COUNT_IF(amount >= 10), orders_over(least = 20) = COUNT_IF(amount >= 20), orders = COUNT(*) and orders_over(least = 5) = COUNT_IF(amount >= 5). */
  SELECT
    customer_id,
    COUNT(CASE WHEN amount >= 10 THEN 1 END) AS orders_over,
    COUNT(CASE WHEN amount >= 20 THEN 1 END) AS "orders_over(least = 20)",
    COUNT(*) AS orders,
    COUNT(CASE WHEN amount >= 5 THEN 1 END) AS "orders_over(least = 5)"
  FROM orders
  GROUP BY
    customer_id
)
/* Look up customer in customers by customer_id = customer.customer_id; rows without a match stay, with nulls. */
/* For each customer.vip, put the partial orders_over, orders_over(least = 20), orders and orders_over(least = 5) together. */
/* Compute large_share = orders_over(least = 20) / orders_over, share_over = orders_over(least = 5) / orders and over_20 = orders_over(least = 20) / orders; a division by zero gives null. */
SELECT
  customer.vip AS "customer.vip",
  CAST(SUM(orders_by_key."orders_over(least = 20)") AS Nullable(Float64)) / nullIf(SUM(orders_by_key.orders_over), 0) AS large_share,
  CAST(SUM(orders_by_key."orders_over(least = 5)") AS Nullable(Float64)) / nullIf(SUM(orders_by_key.orders), 0) AS share_over,
  CAST(SUM(orders_by_key."orders_over(least = 20)") AS Nullable(Float64)) / nullIf(SUM(orders_by_key.orders), 0) AS over_20
FROM orders_by_key
LEFT JOIN customers AS customer
  ON orders_by_key.customer_id = customer.customer_id
GROUP BY
  customer.vip
ORDER BY
  "customer.vip" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
