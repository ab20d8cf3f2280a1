-- query: gift_orders, revenue where order_id = 1
-- Read orders.
-- Keep rows where order_id = 1.
-- Over all rows, compute gift_orders = COUNT(*) where gift and revenue = SUM(amount).

-- duckdb
/* Keep rows where order_id = 1. */
/* Over all rows, compute gift_orders = COUNT(*) where gift and revenue = SUM(amount). */
SELECT
  COUNT(*) FILTER(WHERE
    gift) AS gift_orders,
  SUM(amount) AS revenue
FROM orders
WHERE
  order_id = 1;

-- postgres
/* Keep rows where order_id = 1. */
/* Over all rows, compute gift_orders = COUNT(*) where gift and revenue = SUM(amount). */
SELECT
  COUNT(*) FILTER(WHERE
    gift) AS gift_orders,
  SUM(amount) AS revenue
FROM orders
WHERE
  order_id = 1;

-- spark
/* Keep rows where order_id = 1. */
/* Over all rows, compute gift_orders = COUNT(*) where gift and revenue = SUM(amount). */
SELECT
  COUNT(*) FILTER(WHERE
    gift) AS gift_orders,
  SUM(amount) AS revenue
FROM orders
WHERE
  order_id = 1;

-- trino
/* Keep rows where order_id = 1. */
/* Over all rows, compute gift_orders = COUNT(*) where gift and revenue = SUM(amount). */
SELECT
  COUNT(*) FILTER(WHERE
    gift) AS gift_orders,
  SUM(amount) AS revenue
FROM orders
WHERE
  order_id = 1;

-- snowflake
/* Keep rows where order_id = 1. */
/* Over all rows, compute gift_orders = COUNT(*) where gift and revenue = SUM(amount). */
SELECT
  COUNT(CASE WHEN gift THEN 1 END) AS gift_orders,
  SUM(amount) AS revenue
FROM orders
WHERE
  order_id = 1;

-- bigquery
/* Keep rows where order_id = 1. */
/* Over all rows, compute gift_orders = COUNT(*) where gift and revenue = SUM(amount). */
SELECT
  COUNT(CASE WHEN gift THEN 1 END) AS gift_orders,
  SUM(amount) AS revenue
FROM orders
WHERE
  order_id = 1;

-- databricks
/* Keep rows where order_id = 1. */
/* Over all rows, compute gift_orders = COUNT(*) where gift and revenue = SUM(amount). */
SELECT
  COUNT(*) FILTER(WHERE
    gift) AS gift_orders,
  SUM(amount) AS revenue
FROM orders
WHERE
  order_id = 1;

-- clickhouse
/* Keep rows where order_id = 1. */
/* Over all rows, compute gift_orders = COUNT(*) where gift and revenue = SUM(amount). */
SELECT
  COUNT(*) FILTER(WHERE
    gift) AS gift_orders,
  SUM(amount) AS revenue
FROM orders
WHERE
  order_id = 1
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
