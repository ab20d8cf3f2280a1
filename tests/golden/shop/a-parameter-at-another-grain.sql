-- query: loyal_orders, loyal_orders(at = 5, times = 2) by store.store_id
-- Read orders.
-- For each orders.customer, compute orders_over(least = 1) = COUNT_IF(amount >= 1).
-- Look up orders_over in these totals by orders.customer = orders_over_by_customer.customer; rows without a match stay, with nulls.
-- For each orders.customer, compute orders_over(least = 5) = COUNT_IF(amount >= 5).
-- Look up orders_over in these totals by orders.customer = orders_over_by_customer_.customer; rows without a match stay, with nulls.
-- Keep rows where (metric(orders_over(least = 1) by customer) >= 1) or (metric(orders_over(least = 5) by customer) >= 2).
-- For each orders.store, compute loyal_orders = COUNT(*) where metric(orders_over(least = 1) by customer) >= 1 and loyal_orders(at = 5, times = 2) = COUNT(*) where metric(orders_over(least = 5) by customer) >= 2.
-- Sort by store.store_id.

-- duckdb
WITH orders_by_key AS (
  /* For each orders.store and orders.customer, compute count_rows = COUNT(*). */
  SELECT
    store_id AS "store.store_id",
    customer_id,
    COUNT(*) AS count_rows
  FROM orders
  GROUP BY
    store_id,
    customer_id
), orders_over_by_customer AS (
  /* For each orders.customer, compute orders_over(least = 1) = COUNT_IF(amount >= 1). */
  SELECT
    customer_id AS customer,
    COUNT(CASE WHEN amount >= 1 THEN 1 END) AS "orders_over(least = 1)"
  FROM orders
  GROUP BY
    customer_id
), orders_over_by_customer_ AS (
  /* For each orders.customer, compute orders_over(least = 5) = COUNT_IF(amount >= 5). */
  SELECT
    customer_id AS customer,
    COUNT(CASE WHEN amount >= 5 THEN 1 END) AS "orders_over(least = 5)"
  FROM orders
  GROUP BY
    customer_id
)
/* Look up orders_over in these totals by customer_id = orders_over_by_customer.customer; rows without a match stay, with nulls. */
/* Look up orders_over in these totals by customer_id = orders_over_by_customer_.customer; rows without a match stay, with nulls. */
/* Keep rows where (metric(orders_over(least = 1) by customer) >= 1) or (metric(orders_over(least = 5) by customer) >= 2). */
/* For each store.store_id, put the partial loyal_orders and loyal_orders(at = 5, times = 2) together. */
SELECT
  orders_by_key."store.store_id",
  SUM(orders_by_key.count_rows) FILTER(WHERE
    orders_over_by_customer."orders_over(least = 1)" >= 1) AS loyal_orders,
  SUM(orders_by_key.count_rows) FILTER(WHERE
    orders_over_by_customer_."orders_over(least = 5)" >= 2) AS "loyal_orders(at = 5, times = 2)"
FROM orders_by_key
LEFT JOIN orders_over_by_customer
  ON orders_by_key.customer_id = orders_over_by_customer.customer
LEFT JOIN orders_over_by_customer_
  ON orders_by_key.customer_id = orders_over_by_customer_.customer
WHERE
  orders_over_by_customer."orders_over(least = 1)" >= 1
  OR orders_over_by_customer_."orders_over(least = 5)" >= 2
GROUP BY
  orders_by_key."store.store_id"
ORDER BY
  "store.store_id" ASC;

-- postgres
WITH orders_by_key AS (
  /* For each orders.store and orders.customer, compute count_rows = COUNT(*). */
  SELECT
    store_id AS "store.store_id",
    customer_id,
    COUNT(*) AS count_rows
  FROM orders
  GROUP BY
    store_id,
    customer_id
), orders_over_by_customer AS (
  /* For each orders.customer, compute orders_over(least = 1) = COUNT_IF(amount >= 1). */
  SELECT
    customer_id AS customer,
    COUNT(CASE WHEN amount >= 1 THEN 1 END) AS "orders_over(least = 1)"
  FROM orders
  GROUP BY
    customer_id
), orders_over_by_customer_ AS (
  /* For each orders.customer, compute orders_over(least = 5) = COUNT_IF(amount >= 5). */
  SELECT
    customer_id AS customer,
    COUNT(CASE WHEN amount >= 5 THEN 1 END) AS "orders_over(least = 5)"
  FROM orders
  GROUP BY
    customer_id
)
/* Look up orders_over in these totals by customer_id = orders_over_by_customer.customer; rows without a match stay, with nulls. */
/* Look up orders_over in these totals by customer_id = orders_over_by_customer_.customer; rows without a match stay, with nulls. */
/* Keep rows where (metric(orders_over(least = 1) by customer) >= 1) or (metric(orders_over(least = 5) by customer) >= 2). */
/* For each store.store_id, put the partial loyal_orders and loyal_orders(at = 5, times = 2) together. */
SELECT
  orders_by_key."store.store_id",
  SUM(orders_by_key.count_rows) FILTER(WHERE
    orders_over_by_customer."orders_over(least = 1)" >= 1) AS loyal_orders,
  SUM(orders_by_key.count_rows) FILTER(WHERE
    orders_over_by_customer_."orders_over(least = 5)" >= 2) AS "loyal_orders(at = 5, times = 2)"
FROM orders_by_key
LEFT JOIN orders_over_by_customer
  ON orders_by_key.customer_id = orders_over_by_customer.customer
LEFT JOIN orders_over_by_customer_
  ON orders_by_key.customer_id = orders_over_by_customer_.customer
WHERE
  orders_over_by_customer."orders_over(least = 1)" >= 1
  OR orders_over_by_customer_."orders_over(least = 5)" >= 2
GROUP BY
  orders_by_key."store.store_id"
ORDER BY
  "store.store_id" ASC;

-- spark
WITH orders_by_key AS (
  /* For each orders.store and orders.customer, compute count_rows = COUNT(*). */
  SELECT
    store_id AS `store.store_id`,
    customer_id,
    COUNT(*) AS count_rows
  FROM orders
  GROUP BY
    store_id,
    customer_id
), orders_over_by_customer AS (
  /* For each orders.customer, compute orders_over(least = 1) = COUNT_IF(amount >= 1). */
  SELECT
    customer_id AS customer,
    COUNT(CASE WHEN amount >= 1 THEN 1 END) AS `orders_over(least = 1)`
  FROM orders
  GROUP BY
    customer_id
), orders_over_by_customer_ AS (
  /* For each orders.customer, compute orders_over(least = 5) = COUNT_IF(amount >= 5). */
  SELECT
    customer_id AS customer,
    COUNT(CASE WHEN amount >= 5 THEN 1 END) AS `orders_over(least = 5)`
  FROM orders
  GROUP BY
    customer_id
)
/* Look up orders_over in these totals by customer_id = orders_over_by_customer.customer; rows without a match stay, with nulls. */
/* Look up orders_over in these totals by customer_id = orders_over_by_customer_.customer; rows without a match stay, with nulls. */
/* Keep rows where (metric(orders_over(least = 1) by customer) >= 1) or (metric(orders_over(least = 5) by customer) >= 2). */
/* For each store.store_id, put the partial loyal_orders and loyal_orders(at = 5, times = 2) together. */
SELECT
  orders_by_key.`store.store_id`,
  SUM(orders_by_key.count_rows) FILTER(WHERE
    orders_over_by_customer.`orders_over(least = 1)` >= 1) AS loyal_orders,
  SUM(orders_by_key.count_rows) FILTER(WHERE
    orders_over_by_customer_.`orders_over(least = 5)` >= 2) AS `loyal_orders(at = 5, times = 2)`
FROM orders_by_key
LEFT JOIN orders_over_by_customer
  ON orders_by_key.customer_id = orders_over_by_customer.customer
LEFT JOIN orders_over_by_customer_
  ON orders_by_key.customer_id = orders_over_by_customer_.customer
WHERE
  orders_over_by_customer.`orders_over(least = 1)` >= 1
  OR orders_over_by_customer_.`orders_over(least = 5)` >= 2
GROUP BY
  orders_by_key.`store.store_id`
ORDER BY
  `store.store_id` ASC NULLS LAST;

-- trino
WITH orders_by_key AS (
  /* For each orders.store and orders.customer, compute count_rows = COUNT(*). */
  SELECT
    store_id AS "store.store_id",
    customer_id,
    COUNT(*) AS count_rows
  FROM orders
  GROUP BY
    store_id,
    customer_id
), orders_over_by_customer AS (
  /* For each orders.customer, compute orders_over(least = 1) = COUNT_IF(amount >= 1). */
  SELECT
    customer_id AS customer,
    COUNT(CASE WHEN amount >= 1 THEN 1 END) AS "orders_over(least = 1)"
  FROM orders
  GROUP BY
    customer_id
), orders_over_by_customer_ AS (
  /* For each orders.customer, compute orders_over(least = 5) = COUNT_IF(amount >= 5). */
  SELECT
    customer_id AS customer,
    COUNT(CASE WHEN amount >= 5 THEN 1 END) AS "orders_over(least = 5)"
  FROM orders
  GROUP BY
    customer_id
)
/* Look up orders_over in these totals by customer_id = orders_over_by_customer.customer; rows without a match stay, with nulls. */
/* Look up orders_over in these totals by customer_id = orders_over_by_customer_.customer; rows without a match stay, with nulls. */
/* Keep rows where (metric(orders_over(least = 1) by customer) >= 1) or (metric(orders_over(least = 5) by customer) >= 2). */
/* For each store.store_id, put the partial loyal_orders and loyal_orders(at = 5, times = 2) together. */
SELECT
  orders_by_key."store.store_id",
  SUM(orders_by_key.count_rows) FILTER(WHERE
    orders_over_by_customer."orders_over(least = 1)" >= 1) AS loyal_orders,
  SUM(orders_by_key.count_rows) FILTER(WHERE
    orders_over_by_customer_."orders_over(least = 5)" >= 2) AS "loyal_orders(at = 5, times = 2)"
FROM orders_by_key
LEFT JOIN orders_over_by_customer
  ON orders_by_key.customer_id = orders_over_by_customer.customer
LEFT JOIN orders_over_by_customer_
  ON orders_by_key.customer_id = orders_over_by_customer_.customer
WHERE
  orders_over_by_customer."orders_over(least = 1)" >= 1
  OR orders_over_by_customer_."orders_over(least = 5)" >= 2
GROUP BY
  orders_by_key."store.store_id"
ORDER BY
  "store.store_id" ASC;

-- snowflake
WITH orders_by_key AS (
  /* For each orders.store and orders.customer, compute count_rows = COUNT(*). */
  SELECT
    store_id AS "store.store_id",
    customer_id,
    COUNT(*) AS count_rows
  FROM orders
  GROUP BY
    store_id,
    customer_id
), orders_over_by_customer AS (
  /* For each orders.customer, compute orders_over(least = 1) = COUNT_IF(amount >= 1). */
  SELECT
    customer_id AS customer,
    COUNT(CASE WHEN amount >= 1 THEN 1 END) AS "orders_over(least = 1)"
  FROM orders
  GROUP BY
    customer_id
), orders_over_by_customer_ AS (
  /* For each orders.customer, compute orders_over(least = 5) = COUNT_IF(amount >= 5). */
  SELECT
    customer_id AS customer,
    COUNT(CASE WHEN amount >= 5 THEN 1 END) AS "orders_over(least = 5)"
  FROM orders
  GROUP BY
    customer_id
)
/* Look up orders_over in these totals by customer_id = orders_over_by_customer.customer; rows without a match stay, with nulls. */
/* Look up orders_over in these totals by customer_id = orders_over_by_customer_.customer; rows without a match stay, with nulls. */
/* Keep rows where (metric(orders_over(least = 1) by customer) >= 1) or (metric(orders_over(least = 5) by customer) >= 2). */
/* For each store.store_id, put the partial loyal_orders and loyal_orders(at = 5, times = 2) together. */
SELECT
  orders_by_key."store.store_id",
  SUM(
    CASE
      WHEN orders_over_by_customer."orders_over(least = 1)" >= 1
      THEN orders_by_key.count_rows
    END
  ) AS loyal_orders,
  SUM(
    CASE
      WHEN orders_over_by_customer_."orders_over(least = 5)" >= 2
      THEN orders_by_key.count_rows
    END
  ) AS "loyal_orders(at = 5, times = 2)"
FROM orders_by_key
LEFT JOIN orders_over_by_customer
  ON orders_by_key.customer_id = orders_over_by_customer.customer
LEFT JOIN orders_over_by_customer_
  ON orders_by_key.customer_id = orders_over_by_customer_.customer
WHERE
  orders_over_by_customer."orders_over(least = 1)" >= 1
  OR orders_over_by_customer_."orders_over(least = 5)" >= 2
GROUP BY
  orders_by_key."store.store_id"
ORDER BY
  "store.store_id" ASC;

-- bigquery
WITH orders_by_key AS (
  /* For each orders.store and orders.customer, compute count_rows = COUNT(*). */
  SELECT
    store_id AS `store_store_id`,
    customer_id,
    COUNT(*) AS count_rows
  FROM orders
  GROUP BY
    store_id,
    customer_id
), orders_over_by_customer AS (
  /* For each orders.customer, compute orders_over(least = 1) = COUNT_IF(amount >= 1). */
  SELECT
    customer_id AS customer,
    COUNT(CASE WHEN amount >= 1 THEN 1 END) AS `orders_over_least___1_`
  FROM orders
  GROUP BY
    customer_id
), orders_over_by_customer_ AS (
  /* For each orders.customer, compute orders_over(least = 5) = COUNT_IF(amount >= 5). */
  SELECT
    customer_id AS customer,
    COUNT(CASE WHEN amount >= 5 THEN 1 END) AS `orders_over_least___5_`
  FROM orders
  GROUP BY
    customer_id
)
/* Look up orders_over in these totals by customer_id = orders_over_by_customer.customer; rows without a match stay, with nulls. */
/* Look up orders_over in these totals by customer_id = orders_over_by_customer_.customer; rows without a match stay, with nulls. */
/* Keep rows where (metric(orders_over(least = 1) by customer) >= 1) or (metric(orders_over(least = 5) by customer) >= 2). */
/* For each store.store_id, put the partial loyal_orders and loyal_orders(at = 5, times = 2) together. */
SELECT
  orders_by_key.`store_store_id`,
  SUM(
    CASE
      WHEN orders_over_by_customer.`orders_over_least___1_` >= 1
      THEN orders_by_key.count_rows
    END
  ) AS loyal_orders,
  SUM(
    CASE
      WHEN orders_over_by_customer_.`orders_over_least___5_` >= 2
      THEN orders_by_key.count_rows
    END
  ) AS `loyal_orders_at___5__times___2_`
FROM orders_by_key
LEFT JOIN orders_over_by_customer
  ON orders_by_key.customer_id = orders_over_by_customer.customer
LEFT JOIN orders_over_by_customer_
  ON orders_by_key.customer_id = orders_over_by_customer_.customer
WHERE
  orders_over_by_customer.`orders_over_least___1_` >= 1
  OR orders_over_by_customer_.`orders_over_least___5_` >= 2
GROUP BY
  orders_by_key.`store_store_id`
ORDER BY
  `store_store_id` ASC NULLS LAST;

-- databricks
WITH orders_by_key AS (
  /* For each orders.store and orders.customer, compute count_rows = COUNT(*). */
  SELECT
    store_id AS `store.store_id`,
    customer_id,
    COUNT(*) AS count_rows
  FROM orders
  GROUP BY
    store_id,
    customer_id
), orders_over_by_customer AS (
  /* For each orders.customer, compute orders_over(least = 1) = COUNT_IF(amount >= 1). */
  SELECT
    customer_id AS customer,
    COUNT(CASE WHEN amount >= 1 THEN 1 END) AS `orders_over(least = 1)`
  FROM orders
  GROUP BY
    customer_id
), orders_over_by_customer_ AS (
  /* For each orders.customer, compute orders_over(least = 5) = COUNT_IF(amount >= 5). */
  SELECT
    customer_id AS customer,
    COUNT(CASE WHEN amount >= 5 THEN 1 END) AS `orders_over(least = 5)`
  FROM orders
  GROUP BY
    customer_id
)
/* Look up orders_over in these totals by customer_id = orders_over_by_customer.customer; rows without a match stay, with nulls. */
/* Look up orders_over in these totals by customer_id = orders_over_by_customer_.customer; rows without a match stay, with nulls. */
/* Keep rows where (metric(orders_over(least = 1) by customer) >= 1) or (metric(orders_over(least = 5) by customer) >= 2). */
/* For each store.store_id, put the partial loyal_orders and loyal_orders(at = 5, times = 2) together. */
SELECT
  orders_by_key.`store.store_id`,
  SUM(orders_by_key.count_rows) FILTER(WHERE
    orders_over_by_customer.`orders_over(least = 1)` >= 1) AS loyal_orders,
  SUM(orders_by_key.count_rows) FILTER(WHERE
    orders_over_by_customer_.`orders_over(least = 5)` >= 2) AS `loyal_orders(at = 5, times = 2)`
FROM orders_by_key
LEFT JOIN orders_over_by_customer
  ON orders_by_key.customer_id = orders_over_by_customer.customer
LEFT JOIN orders_over_by_customer_
  ON orders_by_key.customer_id = orders_over_by_customer_.customer
WHERE
  orders_over_by_customer.`orders_over(least = 1)` >= 1
  OR orders_over_by_customer_.`orders_over(least = 5)` >= 2
GROUP BY
  orders_by_key.`store.store_id`
ORDER BY
  `store.store_id` ASC NULLS LAST;

-- clickhouse
WITH orders_by_key AS (
  /* For each orders.store and orders.customer, compute count_rows = COUNT(*). */
  SELECT
    store_id AS "store.store_id",
    customer_id,
    COUNT(*) AS count_rows
  FROM orders
  GROUP BY
    store_id,
    customer_id
), orders_over_by_customer AS (
  /* For each orders.customer, compute orders_over(least = 1) = COUNT_IF(amount >= 1). */
  SELECT
    customer_id AS customer,
    COUNT(CASE WHEN amount >= 1 THEN 1 END) AS "orders_over(least = 1)"
  FROM orders
  GROUP BY
    customer_id
), orders_over_by_customer_ AS (
  /* For each orders.customer, compute orders_over(least = 5) = COUNT_IF(amount >= 5). */
  SELECT
    customer_id AS customer,
    COUNT(CASE WHEN amount >= 5 THEN 1 END) AS "orders_over(least = 5)"
  FROM orders
  GROUP BY
    customer_id
)
/* Look up orders_over in these totals by customer_id = orders_over_by_customer.customer; rows without a match stay, with nulls. */
/* Look up orders_over in these totals by customer_id = orders_over_by_customer_.customer; rows without a match stay, with nulls. */
/* Keep rows where (metric(orders_over(least = 1) by customer) >= 1) or (metric(orders_over(least = 5) by customer) >= 2). */
/* For each store.store_id, put the partial loyal_orders and loyal_orders(at = 5, times = 2) together. */
SELECT
  orders_by_key."store.store_id",
  SUM(orders_by_key.count_rows) FILTER(WHERE
    orders_over_by_customer."orders_over(least = 1)" >= 1) AS loyal_orders,
  SUM(orders_by_key.count_rows) FILTER(WHERE
    orders_over_by_customer_."orders_over(least = 5)" >= 2) AS "loyal_orders(at = 5, times = 2)"
FROM orders_by_key
LEFT JOIN orders_over_by_customer
  ON orders_by_key.customer_id = orders_over_by_customer.customer
LEFT JOIN orders_over_by_customer_
  ON orders_by_key.customer_id = orders_over_by_customer_.customer
WHERE
  orders_over_by_customer."orders_over(least = 1)" >= 1
  OR orders_over_by_customer_."orders_over(least = 5)" >= 2
GROUP BY
  orders_by_key."store.store_id"
ORDER BY
  "store.store_id" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
