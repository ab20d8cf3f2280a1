-- query: orders, customers by customer
-- Read orders.
-- For each orders.customer, compute orders = COUNT(*).
-- Read customers.
-- For each customers.customer_id, compute customers = COUNT(*).
-- Put the totals side by side by customer; a group that one side lacks has nulls there.
-- Sort by customer.

-- duckdb
WITH orders_totals AS (
  /* For each orders.customer, compute orders = COUNT(*). */
  SELECT
    customer_id AS customer,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    customer_id
), customers_totals AS (
  /* For each customers.customer_id, compute customers = COUNT(*). */
  SELECT
    customer_id AS customer,
    COUNT(*) AS customers
  FROM customers
  GROUP BY
    customer_id
), side_by_side AS (
  /* Put the totals side by side by customer; a group that one side lacks has nulls there. */
  SELECT
    customer,
    orders,
    NULL AS customers
  FROM orders_totals
  UNION ALL
  SELECT
    customer,
    NULL AS orders,
    customers
  FROM customers_totals
)
SELECT
  customer,
  MAX(orders) AS orders,
  MAX(customers) AS customers
FROM side_by_side
GROUP BY
  customer
ORDER BY
  customer ASC;

-- postgres
WITH orders_totals AS (
  /* For each orders.customer, compute orders = COUNT(*). */
  SELECT
    customer_id AS customer,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    customer_id
), customers_totals AS (
  /* For each customers.customer_id, compute customers = COUNT(*). */
  SELECT
    customer_id AS customer,
    COUNT(*) AS customers
  FROM customers
  GROUP BY
    customer_id
), side_by_side AS (
  /* Put the totals side by side by customer; a group that one side lacks has nulls there. */
  SELECT
    customer,
    orders,
    (
      SELECT
        customers
      FROM customers_totals
      WHERE
        FALSE
    ) AS customers
  FROM orders_totals
  UNION ALL
  SELECT
    customer,
    (
      SELECT
        orders
      FROM orders_totals
      WHERE
        FALSE
    ) AS orders,
    customers
  FROM customers_totals
)
SELECT
  customer,
  MAX(orders) AS orders,
  MAX(customers) AS customers
FROM side_by_side
GROUP BY
  customer
ORDER BY
  customer ASC;

-- spark
WITH orders_totals AS (
  /* For each orders.customer, compute orders = COUNT(*). */
  SELECT
    customer_id AS customer,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    customer_id
), customers_totals AS (
  /* For each customers.customer_id, compute customers = COUNT(*). */
  SELECT
    customer_id AS customer,
    COUNT(*) AS customers
  FROM customers
  GROUP BY
    customer_id
), side_by_side AS (
  /* Put the totals side by side by customer; a group that one side lacks has nulls there. */
  SELECT
    customer,
    orders,
    NULL AS customers
  FROM orders_totals
  UNION ALL
  SELECT
    customer,
    NULL AS orders,
    customers
  FROM customers_totals
)
SELECT
  customer,
  MAX(orders) AS orders,
  MAX(customers) AS customers
FROM side_by_side
GROUP BY
  customer
ORDER BY
  customer ASC NULLS LAST;

-- trino
WITH orders_totals AS (
  /* For each orders.customer, compute orders = COUNT(*). */
  SELECT
    customer_id AS customer,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    customer_id
), customers_totals AS (
  /* For each customers.customer_id, compute customers = COUNT(*). */
  SELECT
    customer_id AS customer,
    COUNT(*) AS customers
  FROM customers
  GROUP BY
    customer_id
), side_by_side AS (
  /* Put the totals side by side by customer; a group that one side lacks has nulls there. */
  SELECT
    customer,
    orders,
    NULL AS customers
  FROM orders_totals
  UNION ALL
  SELECT
    customer,
    NULL AS orders,
    customers
  FROM customers_totals
)
SELECT
  customer,
  MAX(orders) AS orders,
  MAX(customers) AS customers
FROM side_by_side
GROUP BY
  customer
ORDER BY
  customer ASC;

-- snowflake
WITH orders_totals AS (
  /* For each orders.customer, compute orders = COUNT(*). */
  SELECT
    customer_id AS customer,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    customer_id
), customers_totals AS (
  /* For each customers.customer_id, compute customers = COUNT(*). */
  SELECT
    customer_id AS customer,
    COUNT(*) AS customers
  FROM customers
  GROUP BY
    customer_id
), side_by_side AS (
  /* Put the totals side by side by customer; a group that one side lacks has nulls there. */
  SELECT
    customer,
    orders,
    NULL AS customers
  FROM orders_totals
  UNION ALL
  SELECT
    customer,
    NULL AS orders,
    customers
  FROM customers_totals
)
SELECT
  customer,
  MAX(orders) AS orders,
  MAX(customers) AS customers
FROM side_by_side
GROUP BY
  customer
ORDER BY
  customer ASC;

-- bigquery
WITH orders_totals AS (
  /* For each orders.customer, compute orders = COUNT(*). */
  SELECT
    customer_id AS customer,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    customer_id
), customers_totals AS (
  /* For each customers.customer_id, compute customers = COUNT(*). */
  SELECT
    customer_id AS customer,
    COUNT(*) AS customers
  FROM customers
  GROUP BY
    customer_id
), side_by_side AS (
  /* Put the totals side by side by customer; a group that one side lacks has nulls there. */
  SELECT
    customer,
    orders,
    NULL AS customers
  FROM orders_totals
  UNION ALL
  SELECT
    customer,
    NULL AS orders,
    customers
  FROM customers_totals
)
SELECT
  customer,
  MAX(orders) AS orders,
  MAX(customers) AS customers
FROM side_by_side
GROUP BY
  customer
ORDER BY
  customer ASC NULLS LAST;

-- databricks
WITH orders_totals AS (
  /* For each orders.customer, compute orders = COUNT(*). */
  SELECT
    customer_id AS customer,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    customer_id
), customers_totals AS (
  /* For each customers.customer_id, compute customers = COUNT(*). */
  SELECT
    customer_id AS customer,
    COUNT(*) AS customers
  FROM customers
  GROUP BY
    customer_id
), side_by_side AS (
  /* Put the totals side by side by customer; a group that one side lacks has nulls there. */
  SELECT
    customer,
    orders,
    NULL AS customers
  FROM orders_totals
  UNION ALL
  SELECT
    customer,
    NULL AS orders,
    customers
  FROM customers_totals
)
SELECT
  customer,
  MAX(orders) AS orders,
  MAX(customers) AS customers
FROM side_by_side
GROUP BY
  customer
ORDER BY
  customer ASC NULLS LAST;

-- clickhouse
WITH orders_totals AS (
  /* For each orders.customer, compute orders = COUNT(*). */
  SELECT
    customer_id AS customer,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    customer_id
), customers_totals AS (
  /* For each customers.customer_id, compute customers = COUNT(*). */
  SELECT
    customer_id AS customer,
    COUNT(*) AS customers
  FROM customers
  GROUP BY
    customer_id
), side_by_side AS (
  /* Put the totals side by side by customer; a group that one side lacks has nulls there. */
  SELECT
    customer,
    orders,
    NULL AS customers
  FROM orders_totals
  UNION ALL
  SELECT
    customer,
    NULL AS orders,
    customers
  FROM customers_totals
)
SELECT
  customer,
  MAX(orders) AS orders,
  MAX(customers) AS customers
FROM side_by_side
GROUP BY
  customer
ORDER BY
  customer ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
