-- query: gift_paid, gift_buyers, orders by time.month
-- Read orders.
-- For each month of orders.ordered_on, compute gift_paid = COUNT(amount) where gift, gift_buyers = COUNT(DISTINCT customer_id) where gift and orders = COUNT(*).
-- Sort by time.month.

-- duckdb
/* For each month of orders.ordered_on, compute gift_paid = COUNT(amount) where gift, gift_buyers = COUNT(DISTINCT customer_id) where gift and orders = COUNT(*). */
SELECT
  CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE) AS "time.month",
  CASE
    WHEN COUNT(*) FILTER(WHERE
      gift) > 0
    THEN COUNT(amount) FILTER(WHERE
      gift)
  END AS gift_paid,
  CASE
    WHEN COUNT(*) FILTER(WHERE
      gift) > 0
    THEN COUNT(DISTINCT customer_id) FILTER(WHERE
      gift)
  END AS gift_buyers,
  COUNT(*) AS orders
FROM orders
GROUP BY
  CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE)
ORDER BY
  "time.month" ASC;

-- postgres
/* For each month of orders.ordered_on, compute gift_paid = COUNT(amount) where gift, gift_buyers = COUNT(DISTINCT customer_id) where gift and orders = COUNT(*). */
SELECT
  CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE) AS "time.month",
  CASE
    WHEN COUNT(*) FILTER(WHERE
      gift) > 0
    THEN COUNT(amount) FILTER(WHERE
      gift)
  END AS gift_paid,
  CASE
    WHEN COUNT(*) FILTER(WHERE
      gift) > 0
    THEN COUNT(DISTINCT customer_id) FILTER(WHERE
      gift)
  END AS gift_buyers,
  COUNT(*) AS orders
FROM orders
GROUP BY
  CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE)
ORDER BY
  "time.month" ASC;

-- spark
/* For each month of orders.ordered_on, compute gift_paid = COUNT(amount) where gift, gift_buyers = COUNT(DISTINCT customer_id) where gift and orders = COUNT(*). */
SELECT
  CAST(CAST(DATE_TRUNC('MONTH', ordered_on) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`,
  CASE
    WHEN COUNT(*) FILTER(WHERE
      gift) > 0
    THEN COUNT(amount) FILTER(WHERE
      gift)
  END AS gift_paid,
  CASE
    WHEN COUNT(*) FILTER(WHERE
      gift) > 0
    THEN COUNT(DISTINCT customer_id) FILTER(WHERE
      gift)
  END AS gift_buyers,
  COUNT(*) AS orders
FROM orders
GROUP BY
  CAST(CAST(DATE_TRUNC('MONTH', ordered_on) AS TIMESTAMP_NTZ) AS DATE)
ORDER BY
  `time.month` ASC NULLS LAST;

-- trino
/* For each month of orders.ordered_on, compute gift_paid = COUNT(amount) where gift, gift_buyers = COUNT(DISTINCT customer_id) where gift and orders = COUNT(*). */
SELECT
  CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE) AS "time.month",
  CASE
    WHEN COUNT(*) FILTER(WHERE
      gift) > 0
    THEN COUNT(amount) FILTER(WHERE
      gift)
  END AS gift_paid,
  CASE
    WHEN COUNT(*) FILTER(WHERE
      gift) > 0
    THEN COUNT(DISTINCT customer_id) FILTER(WHERE
      gift)
  END AS gift_buyers,
  COUNT(*) AS orders
FROM orders
GROUP BY
  CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE)
ORDER BY
  "time.month" ASC;

-- snowflake
/* For each month of orders.ordered_on, compute gift_paid = COUNT(amount) where gift, gift_buyers = COUNT(DISTINCT customer_id) where gift and orders = COUNT(*). */
SELECT
  CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE) AS "time.month",
  CASE
    WHEN COUNT(CASE WHEN gift THEN 1 END) > 0
    THEN COUNT(CASE WHEN gift THEN amount END)
  END AS gift_paid,
  CASE
    WHEN COUNT(CASE WHEN gift THEN 1 END) > 0
    THEN COUNT(DISTINCT CASE WHEN gift THEN customer_id END)
  END AS gift_buyers,
  COUNT(*) AS orders
FROM orders
GROUP BY
  CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE)
ORDER BY
  "time.month" ASC;

-- bigquery
/* For each month of orders.ordered_on, compute gift_paid = COUNT(amount) where gift, gift_buyers = COUNT(DISTINCT customer_id) where gift and orders = COUNT(*). */
SELECT
  CAST(DATE_TRUNC(ordered_on, MONTH) AS DATE) AS `time_month`,
  CASE
    WHEN COUNT(CASE WHEN gift THEN 1 END) > 0
    THEN COUNT(CASE WHEN gift THEN amount END)
  END AS gift_paid,
  CASE
    WHEN COUNT(CASE WHEN gift THEN 1 END) > 0
    THEN COUNT(DISTINCT CASE WHEN gift THEN customer_id END)
  END AS gift_buyers,
  COUNT(*) AS orders
FROM orders
GROUP BY
  `time_month`
ORDER BY
  `time_month` ASC NULLS LAST;

-- databricks
/* For each month of orders.ordered_on, compute gift_paid = COUNT(amount) where gift, gift_buyers = COUNT(DISTINCT customer_id) where gift and orders = COUNT(*). */
SELECT
  CAST(CAST(DATE_TRUNC('MONTH', ordered_on) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`,
  CASE
    WHEN COUNT(*) FILTER(WHERE
      gift) > 0
    THEN COUNT(amount) FILTER(WHERE
      gift)
  END AS gift_paid,
  CASE
    WHEN COUNT(*) FILTER(WHERE
      gift) > 0
    THEN COUNT(DISTINCT customer_id) FILTER(WHERE
      gift)
  END AS gift_buyers,
  COUNT(*) AS orders
FROM orders
GROUP BY
  CAST(CAST(DATE_TRUNC('MONTH', ordered_on) AS TIMESTAMP_NTZ) AS DATE)
ORDER BY
  `time.month` ASC NULLS LAST;

-- clickhouse
/* For each month of orders.ordered_on, compute gift_paid = COUNT(amount) where gift, gift_buyers = COUNT(DISTINCT customer_id) where gift and orders = COUNT(*). */
SELECT
  CAST(dateTrunc('MONTH', ordered_on) AS Nullable(DATE)) AS "time.month",
  CASE
    WHEN COUNT(*) FILTER(WHERE
      gift) > 0
    THEN COUNT(amount) FILTER(WHERE
      gift)
  END AS gift_paid,
  CASE
    WHEN COUNT(*) FILTER(WHERE
      gift) > 0
    THEN COUNT(DISTINCT customer_id) FILTER(WHERE
      gift)
  END AS gift_buyers,
  COUNT(*) AS orders
FROM orders
GROUP BY
  CAST(dateTrunc('MONTH', ordered_on) AS Nullable(DATE))
ORDER BY
  "time.month" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
