-- query: orders by customer.customer_id where customer.points > 5
-- Read orders.
-- Look up customer in loyalty by orders.customer_id = customer.customer_id; rows without a match stay, with nulls.
-- Keep rows where customer.points > 5.
-- For each orders.customer, compute orders = COUNT(*).
-- Sort by customer.customer_id.

-- duckdb
WITH orders_by_key AS (
  /* For each orders.customer, compute orders = COUNT(*). */
  SELECT
    customer_id AS "customer.customer_id",
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    customer_id
)
/* Look up customer in loyalty by customer.customer_id = customer.customer_id; rows without a match stay, with nulls. */
/* Keep rows where customer.points > 5. */
SELECT
  orders_by_key."customer.customer_id",
  orders_by_key.orders
FROM orders_by_key
LEFT JOIN loyalty AS customer
  ON orders_by_key."customer.customer_id" = customer.customer_id
WHERE
  customer.points > 5
ORDER BY
  "customer.customer_id" ASC;

-- postgres
WITH orders_by_key AS (
  /* For each orders.customer, compute orders = COUNT(*). */
  SELECT
    customer_id AS "customer.customer_id",
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    customer_id
)
/* Look up customer in loyalty by customer.customer_id = customer.customer_id; rows without a match stay, with nulls. */
/* Keep rows where customer.points > 5. */
SELECT
  orders_by_key."customer.customer_id",
  orders_by_key.orders
FROM orders_by_key
LEFT JOIN loyalty AS customer
  ON orders_by_key."customer.customer_id" = customer.customer_id
WHERE
  customer.points > 5
ORDER BY
  "customer.customer_id" ASC;

-- spark
WITH orders_by_key AS (
  /* For each orders.customer, compute orders = COUNT(*). */
  SELECT
    customer_id AS `customer.customer_id`,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    customer_id
)
/* Look up customer in loyalty by customer.customer_id = customer.customer_id; rows without a match stay, with nulls. */
/* Keep rows where customer.points > 5. */
SELECT
  orders_by_key.`customer.customer_id`,
  orders_by_key.orders
FROM orders_by_key
LEFT JOIN loyalty AS customer
  ON orders_by_key.`customer.customer_id` = customer.customer_id
WHERE
  customer.points > 5
ORDER BY
  `customer.customer_id` ASC NULLS LAST;

-- trino
WITH orders_by_key AS (
  /* For each orders.customer, compute orders = COUNT(*). */
  SELECT
    customer_id AS "customer.customer_id",
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    customer_id
)
/* Look up customer in loyalty by customer.customer_id = customer.customer_id; rows without a match stay, with nulls. */
/* Keep rows where customer.points > 5. */
SELECT
  orders_by_key."customer.customer_id",
  orders_by_key.orders
FROM orders_by_key
LEFT JOIN loyalty AS customer
  ON orders_by_key."customer.customer_id" = customer.customer_id
WHERE
  customer.points > 5
ORDER BY
  "customer.customer_id" ASC;

-- snowflake
WITH orders_by_key AS (
  /* For each orders.customer, compute orders = COUNT(*). */
  SELECT
    customer_id AS "customer.customer_id",
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    customer_id
)
/* Look up customer in loyalty by customer.customer_id = customer.customer_id; rows without a match stay, with nulls. */
/* Keep rows where customer.points > 5. */
SELECT
  orders_by_key."customer.customer_id",
  orders_by_key.orders
FROM orders_by_key
LEFT JOIN loyalty AS customer
  ON orders_by_key."customer.customer_id" = customer.customer_id
WHERE
  customer.points > 5
ORDER BY
  "customer.customer_id" ASC;

-- bigquery
WITH orders_by_key AS (
  /* For each orders.customer, compute orders = COUNT(*). */
  SELECT
    customer_id AS `customer_customer_id`,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    customer_id
)
/* Look up customer in loyalty by customer.customer_id = customer.customer_id; rows without a match stay, with nulls. */
/* Keep rows where customer.points > 5. */
SELECT
  orders_by_key.`customer_customer_id`,
  orders_by_key.orders
FROM orders_by_key
LEFT JOIN loyalty AS customer
  ON orders_by_key.`customer_customer_id` = customer.customer_id
WHERE
  customer.points > 5
ORDER BY
  `customer_customer_id` ASC NULLS LAST;

-- databricks
WITH orders_by_key AS (
  /* For each orders.customer, compute orders = COUNT(*). */
  SELECT
    customer_id AS `customer.customer_id`,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    customer_id
)
/* Look up customer in loyalty by customer.customer_id = customer.customer_id; rows without a match stay, with nulls. */
/* Keep rows where customer.points > 5. */
SELECT
  orders_by_key.`customer.customer_id`,
  orders_by_key.orders
FROM orders_by_key
LEFT JOIN loyalty AS customer
  ON orders_by_key.`customer.customer_id` = customer.customer_id
WHERE
  customer.points > 5
ORDER BY
  `customer.customer_id` ASC NULLS LAST;

-- clickhouse
WITH orders_by_key AS (
  /* For each orders.customer, compute orders = COUNT(*). */
  SELECT
    customer_id AS "customer.customer_id",
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    customer_id
)
/* Look up customer in loyalty by customer.customer_id = customer.customer_id; rows without a match stay, with nulls. */
/* Keep rows where customer.points > 5. */
SELECT
  orders_by_key."customer.customer_id",
  orders_by_key.orders
FROM orders_by_key
LEFT JOIN loyalty AS customer
  ON orders_by_key."customer.customer_id" = customer.customer_id
WHERE
  customer.points > 5
ORDER BY
  "customer.customer_id" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
