-- query: values of customers.customer_id where metric(orders by customer) > 1
-- Read customers.
-- Read orders.
-- For each orders.customer, compute orders = COUNT(*).
-- Look up orders in these totals by customers.customer_id = orders_by_customer.customer; rows without a match stay, with nulls.
-- Keep rows where metric(orders by customer) > 1.
-- List the distinct customers.customer_id.
-- Sort by customers.customer_id.

-- duckdb
WITH orders_by_customer AS (
  /* For each orders.customer, compute orders = COUNT(*). */
  SELECT
    customer_id AS customer,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    customer_id
)
/* Look up orders in these totals by customers.customer_id = orders_by_customer.customer; rows without a match stay, with nulls. */
/* Keep rows where metric(orders by customer) > 1. */
/* List the distinct customers.customer_id. */
SELECT
  customers.customer_id AS "customers.customer_id"
FROM customers
LEFT JOIN orders_by_customer
  ON customers.customer_id = orders_by_customer.customer
WHERE
  orders_by_customer.orders > 1
GROUP BY
  customers.customer_id
ORDER BY
  "customers.customer_id" ASC;

-- postgres
WITH orders_by_customer AS (
  /* For each orders.customer, compute orders = COUNT(*). */
  SELECT
    customer_id AS customer,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    customer_id
)
/* Look up orders in these totals by customers.customer_id = orders_by_customer.customer; rows without a match stay, with nulls. */
/* Keep rows where metric(orders by customer) > 1. */
/* List the distinct customers.customer_id. */
SELECT
  customers.customer_id AS "customers.customer_id"
FROM customers
LEFT JOIN orders_by_customer
  ON customers.customer_id = orders_by_customer.customer
WHERE
  orders_by_customer.orders > 1
GROUP BY
  customers.customer_id
ORDER BY
  "customers.customer_id" ASC;

-- spark
WITH orders_by_customer AS (
  /* For each orders.customer, compute orders = COUNT(*). */
  SELECT
    customer_id AS customer,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    customer_id
)
/* Look up orders in these totals by customers.customer_id = orders_by_customer.customer; rows without a match stay, with nulls. */
/* Keep rows where metric(orders by customer) > 1. */
/* List the distinct customers.customer_id. */
SELECT
  customers.customer_id AS `customers.customer_id`
FROM customers
LEFT JOIN orders_by_customer
  ON customers.customer_id = orders_by_customer.customer
WHERE
  orders_by_customer.orders > 1
GROUP BY
  customers.customer_id
ORDER BY
  `customers.customer_id` ASC NULLS LAST;

-- trino
WITH orders_by_customer AS (
  /* For each orders.customer, compute orders = COUNT(*). */
  SELECT
    customer_id AS customer,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    customer_id
)
/* Look up orders in these totals by customers.customer_id = orders_by_customer.customer; rows without a match stay, with nulls. */
/* Keep rows where metric(orders by customer) > 1. */
/* List the distinct customers.customer_id. */
SELECT
  customers.customer_id AS "customers.customer_id"
FROM customers
LEFT JOIN orders_by_customer
  ON customers.customer_id = orders_by_customer.customer
WHERE
  orders_by_customer.orders > 1
GROUP BY
  customers.customer_id
ORDER BY
  "customers.customer_id" ASC;

-- snowflake
WITH orders_by_customer AS (
  /* For each orders.customer, compute orders = COUNT(*). */
  SELECT
    customer_id AS customer,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    customer_id
)
/* Look up orders in these totals by customers.customer_id = orders_by_customer.customer; rows without a match stay, with nulls. */
/* Keep rows where metric(orders by customer) > 1. */
/* List the distinct customers.customer_id. */
SELECT
  customers.customer_id AS "customers.customer_id"
FROM customers
LEFT JOIN orders_by_customer
  ON customers.customer_id = orders_by_customer.customer
WHERE
  orders_by_customer.orders > 1
GROUP BY
  customers.customer_id
ORDER BY
  "customers.customer_id" ASC;

-- bigquery
WITH orders_by_customer AS (
  /* For each orders.customer, compute orders = COUNT(*). */
  SELECT
    customer_id AS customer,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    customer_id
)
/* Look up orders in these totals by customers.customer_id = orders_by_customer.customer; rows without a match stay, with nulls. */
/* Keep rows where metric(orders by customer) > 1. */
/* List the distinct customers.customer_id. */
SELECT
  customers.customer_id AS `customers_customer_id`
FROM customers
LEFT JOIN orders_by_customer
  ON customers.customer_id = orders_by_customer.customer
WHERE
  orders_by_customer.orders > 1
GROUP BY
  `customers_customer_id`
ORDER BY
  `customers_customer_id` ASC NULLS LAST;

-- databricks
WITH orders_by_customer AS (
  /* For each orders.customer, compute orders = COUNT(*). */
  SELECT
    customer_id AS customer,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    customer_id
)
/* Look up orders in these totals by customers.customer_id = orders_by_customer.customer; rows without a match stay, with nulls. */
/* Keep rows where metric(orders by customer) > 1. */
/* List the distinct customers.customer_id. */
SELECT
  customers.customer_id AS `customers.customer_id`
FROM customers
LEFT JOIN orders_by_customer
  ON customers.customer_id = orders_by_customer.customer
WHERE
  orders_by_customer.orders > 1
GROUP BY
  customers.customer_id
ORDER BY
  `customers.customer_id` ASC NULLS LAST;

-- clickhouse
WITH orders_by_customer AS (
  /* For each orders.customer, compute orders = COUNT(*). */
  SELECT
    customer_id AS customer,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    customer_id
)
/* Look up orders in these totals by customers.customer_id = orders_by_customer.customer; rows without a match stay, with nulls. */
/* Keep rows where metric(orders by customer) > 1. */
/* List the distinct customers.customer_id. */
SELECT
  customers.customer_id AS "customers.customer_id"
FROM customers
LEFT JOIN orders_by_customer
  ON customers.customer_id = orders_by_customer.customer
WHERE
  orders_by_customer.orders > 1
GROUP BY
  customers.customer_id
ORDER BY
  "customers.customer_id" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
