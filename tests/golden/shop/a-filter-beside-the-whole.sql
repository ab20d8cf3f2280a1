-- query: orders, gift_orders, gifts by store
-- Read orders.
-- Look up store in stores by orders.store_id = store.store_id; rows without a match stay, with nulls.
-- For each orders.store and store.name, compute orders = COUNT(*), gift_orders = COUNT(*) where gift and gifts = COUNT(*) where gift.
-- Sort by store and store.name.

-- duckdb
WITH orders_by_key AS (
  /* For each orders.store, compute orders = COUNT(*), gift_orders = COUNT(*) where gift and gifts = COUNT(*) where gift. */
  SELECT
    store_id AS store,
    COUNT(*) AS orders,
    NULLIF(COUNT(*) FILTER(WHERE
      gift), 0) AS gift_orders,
    COUNT(*) FILTER(WHERE
      gift) AS gifts
  FROM orders
  GROUP BY
    store_id
)
/* Look up store in stores by store = store.store_id; rows without a match stay, with nulls. */
SELECT
  orders_by_key.store,
  store.name AS "store.name",
  orders_by_key.orders,
  orders_by_key.gift_orders,
  orders_by_key.gifts
FROM orders_by_key
LEFT JOIN stores AS store
  ON orders_by_key.store = store.store_id
ORDER BY
  store ASC,
  "store.name" ASC;

-- postgres
WITH orders_by_key AS (
  /* For each orders.store, compute orders = COUNT(*), gift_orders = COUNT(*) where gift and gifts = COUNT(*) where gift. */
  SELECT
    store_id AS store,
    COUNT(*) AS orders,
    NULLIF(COUNT(*) FILTER(WHERE
      gift), 0) AS gift_orders,
    COUNT(*) FILTER(WHERE
      gift) AS gifts
  FROM orders
  GROUP BY
    store_id
)
/* Look up store in stores by store = store.store_id; rows without a match stay, with nulls. */
SELECT
  orders_by_key.store,
  store.name AS "store.name",
  orders_by_key.orders,
  orders_by_key.gift_orders,
  orders_by_key.gifts
FROM orders_by_key
LEFT JOIN stores AS store
  ON orders_by_key.store = store.store_id
ORDER BY
  store ASC,
  "store.name" ASC;

-- spark
WITH orders_by_key AS (
  /* For each orders.store, compute orders = COUNT(*), gift_orders = COUNT(*) where gift and gifts = COUNT(*) where gift. */
  SELECT
    store_id AS store,
    COUNT(*) AS orders,
    NULLIF(COUNT(*) FILTER(WHERE
      gift), 0) AS gift_orders,
    COUNT(*) FILTER(WHERE
      gift) AS gifts
  FROM orders
  GROUP BY
    store_id
)
/* Look up store in stores by store = store.store_id; rows without a match stay, with nulls. */
SELECT
  orders_by_key.store,
  store.name AS `store.name`,
  orders_by_key.orders,
  orders_by_key.gift_orders,
  orders_by_key.gifts
FROM orders_by_key
LEFT JOIN stores AS store
  ON orders_by_key.store = store.store_id
ORDER BY
  store ASC NULLS LAST,
  `store.name` ASC NULLS LAST;

-- trino
WITH orders_by_key AS (
  /* For each orders.store, compute orders = COUNT(*), gift_orders = COUNT(*) where gift and gifts = COUNT(*) where gift. */
  SELECT
    store_id AS store,
    COUNT(*) AS orders,
    NULLIF(COUNT(*) FILTER(WHERE
      gift), 0) AS gift_orders,
    COUNT(*) FILTER(WHERE
      gift) AS gifts
  FROM orders
  GROUP BY
    store_id
)
/* Look up store in stores by store = store.store_id; rows without a match stay, with nulls. */
SELECT
  orders_by_key.store,
  store.name AS "store.name",
  orders_by_key.orders,
  orders_by_key.gift_orders,
  orders_by_key.gifts
FROM orders_by_key
LEFT JOIN stores AS store
  ON orders_by_key.store = store.store_id
ORDER BY
  store ASC,
  "store.name" ASC;

-- snowflake
WITH orders_by_key AS (
  /* For each orders.store, compute orders = COUNT(*), gift_orders = COUNT(*) where gift and gifts = COUNT(*) where gift. */
  SELECT
    store_id AS store,
    COUNT(*) AS orders,
    NULLIF(COUNT(CASE WHEN gift THEN 1 END), 0) AS gift_orders,
    COUNT(CASE WHEN gift THEN 1 END) AS gifts
  FROM orders
  GROUP BY
    store_id
)
/* Look up store in stores by store = store.store_id; rows without a match stay, with nulls. */
SELECT
  orders_by_key.store,
  store.name AS "store.name",
  orders_by_key.orders,
  orders_by_key.gift_orders,
  orders_by_key.gifts
FROM orders_by_key
LEFT JOIN stores AS store
  ON orders_by_key.store = store.store_id
ORDER BY
  store ASC,
  "store.name" ASC;

-- bigquery
WITH orders_by_key AS (
  /* For each orders.store, compute orders = COUNT(*), gift_orders = COUNT(*) where gift and gifts = COUNT(*) where gift. */
  SELECT
    store_id AS store,
    COUNT(*) AS orders,
    NULLIF(COUNT(CASE WHEN gift THEN 1 END), 0) AS gift_orders,
    COUNT(CASE WHEN gift THEN 1 END) AS gifts
  FROM orders
  GROUP BY
    store_id
)
/* Look up store in stores by store = store.store_id; rows without a match stay, with nulls. */
SELECT
  orders_by_key.store,
  store.name AS `store_name`,
  orders_by_key.orders,
  orders_by_key.gift_orders,
  orders_by_key.gifts
FROM orders_by_key
LEFT JOIN stores AS store
  ON orders_by_key.store = store.store_id
ORDER BY
  store ASC NULLS LAST,
  `store_name` ASC NULLS LAST;

-- databricks
WITH orders_by_key AS (
  /* For each orders.store, compute orders = COUNT(*), gift_orders = COUNT(*) where gift and gifts = COUNT(*) where gift. */
  SELECT
    store_id AS store,
    COUNT(*) AS orders,
    NULLIF(COUNT(*) FILTER(WHERE
      gift), 0) AS gift_orders,
    COUNT(*) FILTER(WHERE
      gift) AS gifts
  FROM orders
  GROUP BY
    store_id
)
/* Look up store in stores by store = store.store_id; rows without a match stay, with nulls. */
SELECT
  orders_by_key.store,
  store.name AS `store.name`,
  orders_by_key.orders,
  orders_by_key.gift_orders,
  orders_by_key.gifts
FROM orders_by_key
LEFT JOIN stores AS store
  ON orders_by_key.store = store.store_id
ORDER BY
  store ASC NULLS LAST,
  `store.name` ASC NULLS LAST;

-- clickhouse
WITH orders_by_key AS (
  /* For each orders.store, compute orders = COUNT(*), gift_orders = COUNT(*) where gift and gifts = COUNT(*) where gift. */
  SELECT
    store_id AS store,
    COUNT(*) AS orders,
    nullIf(COUNT(*) FILTER(WHERE
      gift), 0) AS gift_orders,
    COUNT(*) FILTER(WHERE
      gift) AS gifts
  FROM orders
  GROUP BY
    store_id
)
/* Look up store in stores by store = store.store_id; rows without a match stay, with nulls. */
SELECT
  orders_by_key.store,
  store.name AS "store.name",
  orders_by_key.orders,
  orders_by_key.gift_orders,
  orders_by_key.gifts
FROM orders_by_key
LEFT JOIN stores AS store
  ON orders_by_key.store = store.store_id
ORDER BY
  store ASC,
  "store.name" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
