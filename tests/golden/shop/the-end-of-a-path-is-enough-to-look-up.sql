-- query: stores where metric(orders by store.country) > 2
-- Read stores.
-- Read orders.
-- Look up store in stores by orders.store_id = store.store_id; rows without a match stay, with nulls.
-- For each store.country, compute orders = COUNT(*).
-- Look up orders in these totals by stores.country = orders_by_country.store.country; rows without a match stay, with nulls.
-- Keep rows where metric(orders by store.country) > 2.
-- Over all rows, compute stores = COUNT(*).

-- duckdb
WITH stores_by_key AS (
  /* For each stores.country, compute stores = COUNT(*). */
  SELECT
    country_code,
    COUNT(*) AS stores
  FROM stores
  GROUP BY
    country_code
), orders_by_key AS (
  /* For each orders.store_id, compute orders = COUNT(*). */
  SELECT
    store_id,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    store_id
), orders_by_country AS (
  /* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
  /* For each store.country, put the partial orders together. */
  SELECT
    store.country_code AS "store.country",
    SUM(orders_by_key.orders) AS orders
  FROM orders_by_key
  LEFT JOIN stores AS store
    ON orders_by_key.store_id = store.store_id
  GROUP BY
    store.country_code
)
/* Look up orders in these totals by country_code = orders_by_country.store.country; rows without a match stay, with nulls. */
/* Keep rows where metric(orders by store.country) > 2. */
/* Over all rows, put the partial stores together. */
SELECT
  COALESCE(SUM(stores_by_key.stores), 0) AS stores
FROM stores_by_key
LEFT JOIN orders_by_country
  ON stores_by_key.country_code = orders_by_country."store.country"
WHERE
  orders_by_country.orders > 2;

-- postgres
WITH stores_by_key AS (
  /* For each stores.country, compute stores = COUNT(*). */
  SELECT
    country_code,
    COUNT(*) AS stores
  FROM stores
  GROUP BY
    country_code
), orders_by_key AS (
  /* For each orders.store_id, compute orders = COUNT(*). */
  SELECT
    store_id,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    store_id
), orders_by_country AS (
  /* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
  /* For each store.country, put the partial orders together. */
  SELECT
    store.country_code AS "store.country",
    SUM(orders_by_key.orders) AS orders
  FROM orders_by_key
  LEFT JOIN stores AS store
    ON orders_by_key.store_id = store.store_id
  GROUP BY
    store.country_code
)
/* Look up orders in these totals by country_code = orders_by_country.store.country; rows without a match stay, with nulls. */
/* Keep rows where metric(orders by store.country) > 2. */
/* Over all rows, put the partial stores together. */
SELECT
  COALESCE(SUM(stores_by_key.stores), 0) AS stores
FROM stores_by_key
LEFT JOIN orders_by_country
  ON stores_by_key.country_code = orders_by_country."store.country"
WHERE
  orders_by_country.orders > 2;

-- spark
WITH stores_by_key AS (
  /* For each stores.country, compute stores = COUNT(*). */
  SELECT
    country_code,
    COUNT(*) AS stores
  FROM stores
  GROUP BY
    country_code
), orders_by_key AS (
  /* For each orders.store_id, compute orders = COUNT(*). */
  SELECT
    store_id,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    store_id
), orders_by_country AS (
  /* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
  /* For each store.country, put the partial orders together. */
  SELECT
    store.country_code AS `store.country`,
    SUM(orders_by_key.orders) AS orders
  FROM orders_by_key
  LEFT JOIN stores AS store
    ON orders_by_key.store_id = store.store_id
  GROUP BY
    store.country_code
)
/* Look up orders in these totals by country_code = orders_by_country.store.country; rows without a match stay, with nulls. */
/* Keep rows where metric(orders by store.country) > 2. */
/* Over all rows, put the partial stores together. */
SELECT
  COALESCE(SUM(stores_by_key.stores), 0) AS stores
FROM stores_by_key
LEFT JOIN orders_by_country
  ON stores_by_key.country_code = orders_by_country.`store.country`
WHERE
  orders_by_country.orders > 2;

-- trino
WITH stores_by_key AS (
  /* For each stores.country, compute stores = COUNT(*). */
  SELECT
    country_code,
    COUNT(*) AS stores
  FROM stores
  GROUP BY
    country_code
), orders_by_key AS (
  /* For each orders.store_id, compute orders = COUNT(*). */
  SELECT
    store_id,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    store_id
), orders_by_country AS (
  /* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
  /* For each store.country, put the partial orders together. */
  SELECT
    store.country_code AS "store.country",
    SUM(orders_by_key.orders) AS orders
  FROM orders_by_key
  LEFT JOIN stores AS store
    ON orders_by_key.store_id = store.store_id
  GROUP BY
    store.country_code
)
/* Look up orders in these totals by country_code = orders_by_country.store.country; rows without a match stay, with nulls. */
/* Keep rows where metric(orders by store.country) > 2. */
/* Over all rows, put the partial stores together. */
SELECT
  COALESCE(SUM(stores_by_key.stores), 0) AS stores
FROM stores_by_key
LEFT JOIN orders_by_country
  ON stores_by_key.country_code = orders_by_country."store.country"
WHERE
  orders_by_country.orders > 2;

-- snowflake
WITH stores_by_key AS (
  /* For each stores.country, compute stores = COUNT(*). */
  SELECT
    country_code,
    COUNT(*) AS stores
  FROM stores
  GROUP BY
    country_code
), orders_by_key AS (
  /* For each orders.store_id, compute orders = COUNT(*). */
  SELECT
    store_id,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    store_id
), orders_by_country AS (
  /* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
  /* For each store.country, put the partial orders together. */
  SELECT
    store.country_code AS "store.country",
    SUM(orders_by_key.orders) AS orders
  FROM orders_by_key
  LEFT JOIN stores AS store
    ON orders_by_key.store_id = store.store_id
  GROUP BY
    store.country_code
)
/* Look up orders in these totals by country_code = orders_by_country.store.country; rows without a match stay, with nulls. */
/* Keep rows where metric(orders by store.country) > 2. */
/* Over all rows, put the partial stores together. */
SELECT
  COALESCE(SUM(stores_by_key.stores), 0) AS stores
FROM stores_by_key
LEFT JOIN orders_by_country
  ON stores_by_key.country_code = orders_by_country."store.country"
WHERE
  orders_by_country.orders > 2;

-- bigquery
WITH stores_by_key AS (
  /* For each stores.country, compute stores = COUNT(*). */
  SELECT
    country_code,
    COUNT(*) AS stores
  FROM stores
  GROUP BY
    country_code
), orders_by_key AS (
  /* For each orders.store_id, compute orders = COUNT(*). */
  SELECT
    store_id,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    store_id
), orders_by_country AS (
  /* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
  /* For each store.country, put the partial orders together. */
  SELECT
    store.country_code AS `store_country`,
    SUM(orders_by_key.orders) AS orders
  FROM orders_by_key
  LEFT JOIN stores AS store
    ON orders_by_key.store_id = store.store_id
  GROUP BY
    store.country_code
)
/* Look up orders in these totals by country_code = orders_by_country.store.country; rows without a match stay, with nulls. */
/* Keep rows where metric(orders by store.country) > 2. */
/* Over all rows, put the partial stores together. */
SELECT
  COALESCE(SUM(stores_by_key.stores), 0) AS stores
FROM stores_by_key
LEFT JOIN orders_by_country
  ON stores_by_key.country_code = orders_by_country.`store_country`
WHERE
  orders_by_country.orders > 2;

-- databricks
WITH stores_by_key AS (
  /* For each stores.country, compute stores = COUNT(*). */
  SELECT
    country_code,
    COUNT(*) AS stores
  FROM stores
  GROUP BY
    country_code
), orders_by_key AS (
  /* For each orders.store_id, compute orders = COUNT(*). */
  SELECT
    store_id,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    store_id
), orders_by_country AS (
  /* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
  /* For each store.country, put the partial orders together. */
  SELECT
    store.country_code AS `store.country`,
    SUM(orders_by_key.orders) AS orders
  FROM orders_by_key
  LEFT JOIN stores AS store
    ON orders_by_key.store_id = store.store_id
  GROUP BY
    store.country_code
)
/* Look up orders in these totals by country_code = orders_by_country.store.country; rows without a match stay, with nulls. */
/* Keep rows where metric(orders by store.country) > 2. */
/* Over all rows, put the partial stores together. */
SELECT
  COALESCE(SUM(stores_by_key.stores), 0) AS stores
FROM stores_by_key
LEFT JOIN orders_by_country
  ON stores_by_key.country_code = orders_by_country.`store.country`
WHERE
  orders_by_country.orders > 2;

-- clickhouse
WITH stores_by_key AS (
  /* For each stores.country, compute stores = COUNT(*). */
  SELECT
    country_code,
    COUNT(*) AS stores
  FROM stores
  GROUP BY
    country_code
), orders_by_key AS (
  /* For each orders.store_id, compute orders = COUNT(*). */
  SELECT
    store_id,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    store_id
), orders_by_country AS (
  /* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
  /* For each store.country, put the partial orders together. */
  SELECT
    store.country_code AS "store.country",
    SUM(orders_by_key.orders) AS orders
  FROM orders_by_key
  LEFT JOIN stores AS store
    ON orders_by_key.store_id = store.store_id
  GROUP BY
    store.country_code
)
/* Look up orders in these totals by country_code = orders_by_country.store.country; rows without a match stay, with nulls. */
/* Keep rows where metric(orders by store.country) > 2. */
/* Over all rows, put the partial stores together. */
SELECT
  COALESCE(SUM(stores_by_key.stores), 0) AS stores
FROM stores_by_key
LEFT JOIN orders_by_country
  ON stores_by_key.country_code = orders_by_country."store.country"
WHERE
  orders_by_country.orders > 2
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
