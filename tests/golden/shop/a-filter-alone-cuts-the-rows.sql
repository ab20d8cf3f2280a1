-- query: gift_orders by store.name
-- Read orders.
-- Keep rows where gift.
-- Look up store in stores by orders.store_id = store.store_id; rows without a match stay, with nulls.
-- For each store.name, compute gift_orders = COUNT(*).
-- Sort by store.name.

-- duckdb
WITH orders_by_key AS (
  /* Keep rows where gift. */
  /* For each orders.store_id, compute gift_orders = COUNT(*). */
  SELECT
    store_id,
    COUNT(*) AS gift_orders
  FROM orders
  WHERE
    gift
  GROUP BY
    store_id
)
/* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
/* For each store.name, put the partial gift_orders together. */
SELECT
  store.name AS "store.name",
  SUM(orders_by_key.gift_orders) AS gift_orders
FROM orders_by_key
LEFT JOIN stores AS store
  ON orders_by_key.store_id = store.store_id
GROUP BY
  store.name
ORDER BY
  "store.name" ASC;

-- postgres
WITH orders_by_key AS (
  /* Keep rows where gift. */
  /* For each orders.store_id, compute gift_orders = COUNT(*). */
  SELECT
    store_id,
    COUNT(*) AS gift_orders
  FROM orders
  WHERE
    gift
  GROUP BY
    store_id
)
/* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
/* For each store.name, put the partial gift_orders together. */
SELECT
  store.name AS "store.name",
  SUM(orders_by_key.gift_orders) AS gift_orders
FROM orders_by_key
LEFT JOIN stores AS store
  ON orders_by_key.store_id = store.store_id
GROUP BY
  store.name
ORDER BY
  "store.name" ASC;

-- spark
WITH orders_by_key AS (
  /* Keep rows where gift. */
  /* For each orders.store_id, compute gift_orders = COUNT(*). */
  SELECT
    store_id,
    COUNT(*) AS gift_orders
  FROM orders
  WHERE
    gift
  GROUP BY
    store_id
)
/* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
/* For each store.name, put the partial gift_orders together. */
SELECT
  store.name AS `store.name`,
  SUM(orders_by_key.gift_orders) AS gift_orders
FROM orders_by_key
LEFT JOIN stores AS store
  ON orders_by_key.store_id = store.store_id
GROUP BY
  store.name
ORDER BY
  `store.name` ASC NULLS LAST;

-- trino
WITH orders_by_key AS (
  /* Keep rows where gift. */
  /* For each orders.store_id, compute gift_orders = COUNT(*). */
  SELECT
    store_id,
    COUNT(*) AS gift_orders
  FROM orders
  WHERE
    gift
  GROUP BY
    store_id
)
/* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
/* For each store.name, put the partial gift_orders together. */
SELECT
  store.name AS "store.name",
  SUM(orders_by_key.gift_orders) AS gift_orders
FROM orders_by_key
LEFT JOIN stores AS store
  ON orders_by_key.store_id = store.store_id
GROUP BY
  store.name
ORDER BY
  "store.name" ASC;

-- snowflake
WITH orders_by_key AS (
  /* Keep rows where gift. */
  /* For each orders.store_id, compute gift_orders = COUNT(*). */
  SELECT
    store_id,
    COUNT(*) AS gift_orders
  FROM orders
  WHERE
    gift
  GROUP BY
    store_id
)
/* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
/* For each store.name, put the partial gift_orders together. */
SELECT
  store.name AS "store.name",
  SUM(orders_by_key.gift_orders) AS gift_orders
FROM orders_by_key
LEFT JOIN stores AS store
  ON orders_by_key.store_id = store.store_id
GROUP BY
  store.name
ORDER BY
  "store.name" ASC;

-- bigquery
WITH orders_by_key AS (
  /* Keep rows where gift. */
  /* For each orders.store_id, compute gift_orders = COUNT(*). */
  SELECT
    store_id,
    COUNT(*) AS gift_orders
  FROM orders
  WHERE
    gift
  GROUP BY
    store_id
)
/* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
/* For each store.name, put the partial gift_orders together. */
SELECT
  store.name AS `store_name`,
  SUM(orders_by_key.gift_orders) AS gift_orders
FROM orders_by_key
LEFT JOIN stores AS store
  ON orders_by_key.store_id = store.store_id
GROUP BY
  `store_name`
ORDER BY
  `store_name` ASC NULLS LAST;

-- databricks
WITH orders_by_key AS (
  /* Keep rows where gift. */
  /* For each orders.store_id, compute gift_orders = COUNT(*). */
  SELECT
    store_id,
    COUNT(*) AS gift_orders
  FROM orders
  WHERE
    gift
  GROUP BY
    store_id
)
/* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
/* For each store.name, put the partial gift_orders together. */
SELECT
  store.name AS `store.name`,
  SUM(orders_by_key.gift_orders) AS gift_orders
FROM orders_by_key
LEFT JOIN stores AS store
  ON orders_by_key.store_id = store.store_id
GROUP BY
  store.name
ORDER BY
  `store.name` ASC NULLS LAST;

-- clickhouse
WITH orders_by_key AS (
  /* Keep rows where gift. */
  /* For each orders.store_id, compute gift_orders = COUNT(*). */
  SELECT
    store_id,
    COUNT(*) AS gift_orders
  FROM orders
  WHERE
    gift
  GROUP BY
    store_id
)
/* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
/* For each store.name, put the partial gift_orders together. */
SELECT
  store.name AS "store.name",
  SUM(orders_by_key.gift_orders) AS gift_orders
FROM orders_by_key
LEFT JOIN stores AS store
  ON orders_by_key.store_id = store.store_id
GROUP BY
  store.name
ORDER BY
  "store.name" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
