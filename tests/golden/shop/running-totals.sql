-- query: so_far, two_months, orders by time.month
-- Read orders.
-- For each month of orders.ordered_on, compute orders = COUNT(*).
-- Compute so_far = SUM(orders) OVER (ORDER BY time.month) and two_months = SUM(orders) OVER (ORDER BY time.month rows BETWEEN 1 preceding AND CURRENT ROW); a division by zero gives null.
-- Sort by time.month.

-- duckdb
/* For each month of orders.ordered_on, compute orders = COUNT(*). */
/* Compute so_far = SUM(orders) OVER (ORDER BY time.month) and two_months = SUM(orders) OVER (ORDER BY time.month rows BETWEEN 1 preceding AND CURRENT ROW); a division by zero gives null. */
SELECT
  CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE) AS "time.month",
  SUM(COUNT(*)) OVER (ORDER BY CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE)) AS so_far,
  SUM(COUNT(*)) OVER (
    ORDER BY CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE)
    rows BETWEEN 1 preceding AND CURRENT ROW
  ) AS two_months,
  COUNT(*) AS orders
FROM orders
GROUP BY
  CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE)
ORDER BY
  "time.month" ASC;

-- postgres
/* For each month of orders.ordered_on, compute orders = COUNT(*). */
/* Compute so_far = SUM(orders) OVER (ORDER BY time.month) and two_months = SUM(orders) OVER (ORDER BY time.month rows BETWEEN 1 preceding AND CURRENT ROW); a division by zero gives null. */
SELECT
  CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE) AS "time.month",
  SUM(COUNT(*)) OVER (ORDER BY CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE)) AS so_far,
  SUM(COUNT(*)) OVER (
    ORDER BY CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE)
    rows BETWEEN 1 preceding AND CURRENT ROW
  ) AS two_months,
  COUNT(*) AS orders
FROM orders
GROUP BY
  CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE)
ORDER BY
  "time.month" ASC;

-- spark
/* For each month of orders.ordered_on, compute orders = COUNT(*). */
/* Compute so_far = SUM(orders) OVER (ORDER BY time.month) and two_months = SUM(orders) OVER (ORDER BY time.month rows BETWEEN 1 preceding AND CURRENT ROW); a division by zero gives null. */
SELECT
  CAST(CAST(DATE_TRUNC('MONTH', ordered_on) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`,
  SUM(COUNT(*)) OVER (
    ORDER BY CAST(CAST(DATE_TRUNC('MONTH', ordered_on) AS TIMESTAMP_NTZ) AS DATE) NULLS LAST
  ) AS so_far,
  SUM(COUNT(*)) OVER (
    ORDER BY CAST(CAST(DATE_TRUNC('MONTH', ordered_on) AS TIMESTAMP_NTZ) AS DATE) NULLS LAST
    rows BETWEEN 1 preceding AND CURRENT ROW
  ) AS two_months,
  COUNT(*) AS orders
FROM orders
GROUP BY
  CAST(CAST(DATE_TRUNC('MONTH', ordered_on) AS TIMESTAMP_NTZ) AS DATE)
ORDER BY
  `time.month` ASC NULLS LAST;

-- trino
/* For each month of orders.ordered_on, compute orders = COUNT(*). */
/* Compute so_far = SUM(orders) OVER (ORDER BY time.month) and two_months = SUM(orders) OVER (ORDER BY time.month rows BETWEEN 1 preceding AND CURRENT ROW); a division by zero gives null. */
SELECT
  CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE) AS "time.month",
  SUM(COUNT(*)) OVER (ORDER BY CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE)) AS so_far,
  SUM(COUNT(*)) OVER (
    ORDER BY CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE)
    rows BETWEEN 1 preceding AND CURRENT ROW
  ) AS two_months,
  COUNT(*) AS orders
FROM orders
GROUP BY
  CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE)
ORDER BY
  "time.month" ASC;

-- snowflake
/* For each month of orders.ordered_on, compute orders = COUNT(*). */
/* Compute so_far = SUM(orders) OVER (ORDER BY time.month) and two_months = SUM(orders) OVER (ORDER BY time.month rows BETWEEN 1 preceding AND CURRENT ROW); a division by zero gives null. */
SELECT
  CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE) AS "time.month",
  SUM(COUNT(*)) OVER (ORDER BY CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE)) AS so_far,
  SUM(COUNT(*)) OVER (
    ORDER BY CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE)
    rows BETWEEN 1 preceding AND CURRENT ROW
  ) AS two_months,
  COUNT(*) AS orders
FROM orders
GROUP BY
  CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE)
ORDER BY
  "time.month" ASC;

-- bigquery
-- refused: This cannot be said in the dialect bigquery: 'NULLS LAST' translation not supported for aggregate function SUM with  sort order

'NULLS LAST' translation not supported in window function SUM. Define it without, or run it on another engine.

-- databricks
/* For each month of orders.ordered_on, compute orders = COUNT(*). */
/* Compute so_far = SUM(orders) OVER (ORDER BY time.month) and two_months = SUM(orders) OVER (ORDER BY time.month rows BETWEEN 1 preceding AND CURRENT ROW); a division by zero gives null. */
SELECT
  CAST(CAST(DATE_TRUNC('MONTH', ordered_on) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`,
  SUM(COUNT(*)) OVER (
    ORDER BY CAST(CAST(DATE_TRUNC('MONTH', ordered_on) AS TIMESTAMP_NTZ) AS DATE) NULLS LAST
  ) AS so_far,
  SUM(COUNT(*)) OVER (
    ORDER BY CAST(CAST(DATE_TRUNC('MONTH', ordered_on) AS TIMESTAMP_NTZ) AS DATE) NULLS LAST
    rows BETWEEN 1 preceding AND CURRENT ROW
  ) AS two_months,
  COUNT(*) AS orders
FROM orders
GROUP BY
  CAST(CAST(DATE_TRUNC('MONTH', ordered_on) AS TIMESTAMP_NTZ) AS DATE)
ORDER BY
  `time.month` ASC NULLS LAST;

-- clickhouse
/* For each month of orders.ordered_on, compute orders = COUNT(*). */
/* Compute so_far = SUM(orders) OVER (ORDER BY time.month) and two_months = SUM(orders) OVER (ORDER BY time.month rows BETWEEN 1 preceding AND CURRENT ROW); a division by zero gives null. */
SELECT
  CAST(dateTrunc('MONTH', ordered_on) AS Nullable(DATE)) AS "time.month",
  SUM(COUNT(*)) OVER (ORDER BY CAST(dateTrunc('MONTH', ordered_on) AS Nullable(DATE))) AS so_far,
  SUM(COUNT(*)) OVER (
    ORDER BY CAST(dateTrunc('MONTH', ordered_on) AS Nullable(DATE))
    rows BETWEEN 1 preceding AND CURRENT ROW
  ) AS two_months,
  COUNT(*) AS orders
FROM orders
GROUP BY
  CAST(dateTrunc('MONTH', ordered_on) AS Nullable(DATE))
ORDER BY
  "time.month" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
