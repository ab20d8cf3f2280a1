-- query: orders by customer.card, customer.vip
-- Read orders.
-- Look up customer in loyalty by orders.customer_id = customer.customer_id; rows without a match stay, with nulls.
-- Look up customer in customers by orders.customer_id = customer_customers.customer_id; rows without a match stay, with nulls.
-- For each customer.card and customer_customers.vip, compute orders = COUNT(*).
-- Sort by customer.card and customer.vip.

-- duckdb
WITH orders_by_key AS (
  /* For each orders.customer_id, compute orders = COUNT(*). */
  SELECT
    customer_id,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    customer_id
)
/* Look up customer in loyalty by customer_id = customer.customer_id; rows without a match stay, with nulls. */
/* Look up customer in customers by customer_id = customer_customers.customer_id; rows without a match stay, with nulls. */
/* For each customer.card and customer_customers.vip, put the partial orders together. */
SELECT
  customer.card AS "customer.card",
  customer_customers.vip AS "customer.vip",
  SUM(orders_by_key.orders) AS orders
FROM orders_by_key
LEFT JOIN loyalty AS customer
  ON orders_by_key.customer_id = customer.customer_id
LEFT JOIN customers AS customer_customers
  ON orders_by_key.customer_id = customer_customers.customer_id
GROUP BY
  customer.card,
  customer_customers.vip
ORDER BY
  "customer.card" ASC,
  "customer.vip" ASC;

-- postgres
WITH orders_by_key AS (
  /* For each orders.customer_id, compute orders = COUNT(*). */
  SELECT
    customer_id,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    customer_id
)
/* Look up customer in loyalty by customer_id = customer.customer_id; rows without a match stay, with nulls. */
/* Look up customer in customers by customer_id = customer_customers.customer_id; rows without a match stay, with nulls. */
/* For each customer.card and customer_customers.vip, put the partial orders together. */
SELECT
  customer.card AS "customer.card",
  customer_customers.vip AS "customer.vip",
  SUM(orders_by_key.orders) AS orders
FROM orders_by_key
LEFT JOIN loyalty AS customer
  ON orders_by_key.customer_id = customer.customer_id
LEFT JOIN customers AS customer_customers
  ON orders_by_key.customer_id = customer_customers.customer_id
GROUP BY
  customer.card,
  customer_customers.vip
ORDER BY
  "customer.card" ASC,
  "customer.vip" ASC;

-- spark
WITH orders_by_key AS (
  /* For each orders.customer_id, compute orders = COUNT(*). */
  SELECT
    customer_id,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    customer_id
)
/* Look up customer in loyalty by customer_id = customer.customer_id; rows without a match stay, with nulls. */
/* Look up customer in customers by customer_id = customer_customers.customer_id; rows without a match stay, with nulls. */
/* For each customer.card and customer_customers.vip, put the partial orders together. */
SELECT
  customer.card AS `customer.card`,
  customer_customers.vip AS `customer.vip`,
  SUM(orders_by_key.orders) AS orders
FROM orders_by_key
LEFT JOIN loyalty AS customer
  ON orders_by_key.customer_id = customer.customer_id
LEFT JOIN customers AS customer_customers
  ON orders_by_key.customer_id = customer_customers.customer_id
GROUP BY
  customer.card,
  customer_customers.vip
ORDER BY
  `customer.card` ASC NULLS LAST,
  `customer.vip` ASC NULLS LAST;

-- trino
WITH orders_by_key AS (
  /* For each orders.customer_id, compute orders = COUNT(*). */
  SELECT
    customer_id,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    customer_id
)
/* Look up customer in loyalty by customer_id = customer.customer_id; rows without a match stay, with nulls. */
/* Look up customer in customers by customer_id = customer_customers.customer_id; rows without a match stay, with nulls. */
/* For each customer.card and customer_customers.vip, put the partial orders together. */
SELECT
  customer.card AS "customer.card",
  customer_customers.vip AS "customer.vip",
  SUM(orders_by_key.orders) AS orders
FROM orders_by_key
LEFT JOIN loyalty AS customer
  ON orders_by_key.customer_id = customer.customer_id
LEFT JOIN customers AS customer_customers
  ON orders_by_key.customer_id = customer_customers.customer_id
GROUP BY
  customer.card,
  customer_customers.vip
ORDER BY
  "customer.card" ASC,
  "customer.vip" ASC;

-- snowflake
WITH orders_by_key AS (
  /* For each orders.customer_id, compute orders = COUNT(*). */
  SELECT
    customer_id,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    customer_id
)
/* Look up customer in loyalty by customer_id = customer.customer_id; rows without a match stay, with nulls. */
/* Look up customer in customers by customer_id = customer_customers.customer_id; rows without a match stay, with nulls. */
/* For each customer.card and customer_customers.vip, put the partial orders together. */
SELECT
  customer.card AS "customer.card",
  customer_customers.vip AS "customer.vip",
  SUM(orders_by_key.orders) AS orders
FROM orders_by_key
LEFT JOIN loyalty AS customer
  ON orders_by_key.customer_id = customer.customer_id
LEFT JOIN customers AS customer_customers
  ON orders_by_key.customer_id = customer_customers.customer_id
GROUP BY
  customer.card,
  customer_customers.vip
ORDER BY
  "customer.card" ASC,
  "customer.vip" ASC;

-- bigquery
WITH orders_by_key AS (
  /* For each orders.customer_id, compute orders = COUNT(*). */
  SELECT
    customer_id,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    customer_id
)
/* Look up customer in loyalty by customer_id = customer.customer_id; rows without a match stay, with nulls. */
/* Look up customer in customers by customer_id = customer_customers.customer_id; rows without a match stay, with nulls. */
/* For each customer.card and customer_customers.vip, put the partial orders together. */
SELECT
  customer.card AS `customer_card`,
  customer_customers.vip AS `customer_vip`,
  SUM(orders_by_key.orders) AS orders
FROM orders_by_key
LEFT JOIN loyalty AS customer
  ON orders_by_key.customer_id = customer.customer_id
LEFT JOIN customers AS customer_customers
  ON orders_by_key.customer_id = customer_customers.customer_id
GROUP BY
  `customer_card`,
  `customer_vip`
ORDER BY
  `customer_card` ASC NULLS LAST,
  `customer_vip` ASC NULLS LAST;

-- databricks
WITH orders_by_key AS (
  /* For each orders.customer_id, compute orders = COUNT(*). */
  SELECT
    customer_id,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    customer_id
)
/* Look up customer in loyalty by customer_id = customer.customer_id; rows without a match stay, with nulls. */
/* Look up customer in customers by customer_id = customer_customers.customer_id; rows without a match stay, with nulls. */
/* For each customer.card and customer_customers.vip, put the partial orders together. */
SELECT
  customer.card AS `customer.card`,
  customer_customers.vip AS `customer.vip`,
  SUM(orders_by_key.orders) AS orders
FROM orders_by_key
LEFT JOIN loyalty AS customer
  ON orders_by_key.customer_id = customer.customer_id
LEFT JOIN customers AS customer_customers
  ON orders_by_key.customer_id = customer_customers.customer_id
GROUP BY
  customer.card,
  customer_customers.vip
ORDER BY
  `customer.card` ASC NULLS LAST,
  `customer.vip` ASC NULLS LAST;

-- clickhouse
WITH orders_by_key AS (
  /* For each orders.customer_id, compute orders = COUNT(*). */
  SELECT
    customer_id,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    customer_id
)
/* Look up customer in loyalty by customer_id = customer.customer_id; rows without a match stay, with nulls. */
/* Look up customer in customers by customer_id = customer_customers.customer_id; rows without a match stay, with nulls. */
/* For each customer.card and customer_customers.vip, put the partial orders together. */
SELECT
  customer.card AS "customer.card",
  customer_customers.vip AS "customer.vip",
  SUM(orders_by_key.orders) AS orders
FROM orders_by_key
LEFT JOIN loyalty AS customer
  ON orders_by_key.customer_id = customer.customer_id
LEFT JOIN customers AS customer_customers
  ON orders_by_key.customer_id = customer_customers.customer_id
GROUP BY
  customer.card,
  customer_customers.vip
ORDER BY
  "customer.card" ASC,
  "customer.vip" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
