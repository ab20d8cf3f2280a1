-- query: orders_over, orders_over(least = 20), orders_over(least = 0.5) as most, orders by customer.customer_id
-- Read orders.
-- For each orders.customer, compute orders_over = COUNT_IF(amount >= 10), orders_over(least = 20) = COUNT_IF(amount >= 20), orders_over(least = 0.5) = COUNT_IF(amount >= 0.5) and orders = COUNT(*).
-- Compute most = orders_over(least = 0.5); a division by zero gives null.
-- Sort by customer.customer_id.

-- duckdb
/* For each orders.customer, compute orders_over = COUNT_IF(amount >= 10), orders_over(least = 20) = COUNT_IF(amount >= 20), orders_over(least = 0.5) = COUNT_IF(amount >= 0.5) and orders = COUNT(*). */
/* Compute most = orders_over(least = 0.5); a division by zero gives null. */
SELECT
  customer_id AS "customer.customer_id",
  COUNT(CASE WHEN amount >= 10 THEN 1 END) AS orders_over,
  COUNT(CASE WHEN amount >= 20 THEN 1 END) AS "orders_over(least = 20)",
  COUNT(CASE WHEN amount >= 0.5 THEN 1 END) AS most,
  COUNT(*) AS orders
FROM orders
GROUP BY
  customer_id
ORDER BY
  "customer.customer_id" ASC;

-- postgres
/* For each orders.customer, compute orders_over = COUNT_IF(amount >= 10), orders_over(least = 20) = COUNT_IF(amount >= 20), orders_over(least = 0.5) = COUNT_IF(amount >= 0.5) and orders = COUNT(*). */
/* Compute most = orders_over(least = 0.5); a division by zero gives null. */
SELECT
  customer_id AS "customer.customer_id",
  COUNT(CASE WHEN amount >= 10 THEN 1 END) AS orders_over,
  COUNT(CASE WHEN amount >= 20 THEN 1 END) AS "orders_over(least = 20)",
  COUNT(CASE WHEN amount >= 0.5 THEN 1 END) AS most,
  COUNT(*) AS orders
FROM orders
GROUP BY
  customer_id
ORDER BY
  "customer.customer_id" ASC;

-- spark
/* For each orders.customer, compute orders_over = COUNT_IF(amount >= 10), orders_over(least = 20) = COUNT_IF(amount >= 20), orders_over(least = 0.5) = COUNT_IF(amount >= 0.5) and orders = COUNT(*). */
/* Compute most = orders_over(least = 0.5); a division by zero gives null. */
SELECT
  customer_id AS `customer.customer_id`,
  COUNT(CASE WHEN amount >= 10 THEN 1 END) AS orders_over,
  COUNT(CASE WHEN amount >= 20 THEN 1 END) AS `orders_over(least = 20)`,
  COUNT(CASE WHEN amount >= 0.5 THEN 1 END) AS most,
  COUNT(*) AS orders
FROM orders
GROUP BY
  customer_id
ORDER BY
  `customer.customer_id` ASC NULLS LAST;

-- trino
/* For each orders.customer, compute orders_over = COUNT_IF(amount >= 10), orders_over(least = 20) = COUNT_IF(amount >= 20), orders_over(least = 0.5) = COUNT_IF(amount >= 0.5) and orders = COUNT(*). */
/* Compute most = orders_over(least = 0.5); a division by zero gives null. */
SELECT
  customer_id AS "customer.customer_id",
  COUNT(CASE WHEN amount >= 10 THEN 1 END) AS orders_over,
  COUNT(CASE WHEN amount >= 20 THEN 1 END) AS "orders_over(least = 20)",
  COUNT(CASE WHEN amount >= 0.5 THEN 1 END) AS most,
  COUNT(*) AS orders
FROM orders
GROUP BY
  customer_id
ORDER BY
  "customer.customer_id" ASC;

-- snowflake
/* For each orders.customer, compute orders_over = COUNT_IF(amount >= 10), orders_over(least = 20) = COUNT_IF(amount >= 20), orders_over(least = 0.5) = COUNT_IF(amount >= 0.5) and orders = COUNT(*). */
/* Compute most = orders_over(least = 0.5); a division by zero gives null. */
SELECT
  customer_id AS "customer.customer_id",
  COUNT(CASE WHEN amount >= 10 THEN 1 END) AS orders_over,
  COUNT(CASE WHEN amount >= 20 THEN 1 END) AS "orders_over(least = 20)",
  COUNT(CASE WHEN amount >= 0.5 THEN 1 END) AS most,
  COUNT(*) AS orders
FROM orders
GROUP BY
  customer_id
ORDER BY
  "customer.customer_id" ASC;

-- bigquery
/* For each orders.customer, compute orders_over = COUNT_IF(amount >= 10), orders_over(least = 20) = COUNT_IF(amount >= 20), orders_over(least = 0.5) = COUNT_IF(amount >= 0.5) and orders = COUNT(*). */
/* Compute most = orders_over(least = 0.5); a division by zero gives null. */
SELECT
  customer_id AS `customer_customer_id`,
  COUNT(CASE WHEN amount >= 10 THEN 1 END) AS orders_over,
  COUNT(CASE WHEN amount >= 20 THEN 1 END) AS `orders_over_least___20_`,
  COUNT(CASE WHEN amount >= 0.5 THEN 1 END) AS most,
  COUNT(*) AS orders
FROM orders
GROUP BY
  `customer_customer_id`
ORDER BY
  `customer_customer_id` ASC NULLS LAST;

-- databricks
/* For each orders.customer, compute orders_over = COUNT_IF(amount >= 10), orders_over(least = 20) = COUNT_IF(amount >= 20), orders_over(least = 0.5) = COUNT_IF(amount >= 0.5) and orders = COUNT(*). */
/* Compute most = orders_over(least = 0.5); a division by zero gives null. */
SELECT
  customer_id AS `customer.customer_id`,
  COUNT(CASE WHEN amount >= 10 THEN 1 END) AS orders_over,
  COUNT(CASE WHEN amount >= 20 THEN 1 END) AS `orders_over(least = 20)`,
  COUNT(CASE WHEN amount >= 0.5 THEN 1 END) AS most,
  COUNT(*) AS orders
FROM orders
GROUP BY
  customer_id
ORDER BY
  `customer.customer_id` ASC NULLS LAST;

-- clickhouse
/* For each orders.customer, compute orders_over = COUNT_IF(amount >= 10), orders_over(least = 20) = COUNT_IF(amount >= 20), orders_over(least = 0.5) = COUNT_IF(amount >= 0.5) and orders = COUNT(*). */
/* Compute most = orders_over(least = 0.5); a division by zero gives null. */
SELECT
  customer_id AS "customer.customer_id",
  COUNT(CASE WHEN amount >= 10 THEN 1 END) AS orders_over,
  COUNT(CASE WHEN amount >= 20 THEN 1 END) AS "orders_over(least = 20)",
  COUNT(CASE WHEN amount >= 0.5 THEN 1 END) AS most,
  COUNT(*) AS orders
FROM orders
GROUP BY
  customer_id
ORDER BY
  "customer.customer_id" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
