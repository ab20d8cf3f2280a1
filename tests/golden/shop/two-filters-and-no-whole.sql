-- query: gift_orders, european by store.store_id
-- Read orders.
-- Look up store in stores by orders.store_id = store.store_id; rows without a match stay, with nulls.
-- Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls.
-- Keep rows where (gift) or (store.country.region = 'Europe').
-- For each orders.store, compute gift_orders = COUNT(*) where gift and european = COUNT(*) where store.country.region = 'Europe'.
-- Sort by store.store_id.

-- duckdb
/* Look up store in stores by orders.store_id = store.store_id; rows without a match stay, with nulls. */
/* Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls. */
/* Keep rows where (gift) or (store.country.region = 'Europe'). */
/* For each orders.store, compute gift_orders = COUNT(*) where gift and european = COUNT(*) where store.country.region = 'Europe'. */
SELECT
  orders.store_id AS "store.store_id",
  NULLIF(COUNT(*) FILTER(WHERE
    orders.gift), 0) AS gift_orders,
  NULLIF(COUNT(*) FILTER(WHERE
    store_country.region = 'Europe'), 0) AS european
FROM orders
LEFT JOIN stores AS store
  ON orders.store_id = store.store_id
LEFT JOIN countries AS store_country
  ON store.country_code = store_country.code
WHERE
  orders.gift OR store_country.region = 'Europe'
GROUP BY
  orders.store_id
ORDER BY
  "store.store_id" ASC;

-- postgres
/* Look up store in stores by orders.store_id = store.store_id; rows without a match stay, with nulls. */
/* Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls. */
/* Keep rows where (gift) or (store.country.region = 'Europe'). */
/* For each orders.store, compute gift_orders = COUNT(*) where gift and european = COUNT(*) where store.country.region = 'Europe'. */
SELECT
  orders.store_id AS "store.store_id",
  NULLIF(COUNT(*) FILTER(WHERE
    orders.gift), 0) AS gift_orders,
  NULLIF(COUNT(*) FILTER(WHERE
    store_country.region = 'Europe'), 0) AS european
FROM orders
LEFT JOIN stores AS store
  ON orders.store_id = store.store_id
LEFT JOIN countries AS store_country
  ON store.country_code = store_country.code
WHERE
  orders.gift OR store_country.region = 'Europe'
GROUP BY
  orders.store_id
ORDER BY
  "store.store_id" ASC;

-- spark
/* Look up store in stores by orders.store_id = store.store_id; rows without a match stay, with nulls. */
/* Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls. */
/* Keep rows where (gift) or (store.country.region = 'Europe'). */
/* For each orders.store, compute gift_orders = COUNT(*) where gift and european = COUNT(*) where store.country.region = 'Europe'. */
SELECT
  orders.store_id AS `store.store_id`,
  NULLIF(COUNT(*) FILTER(WHERE
    orders.gift), 0) AS gift_orders,
  NULLIF(COUNT(*) FILTER(WHERE
    store_country.region = 'Europe'), 0) AS european
FROM orders
LEFT JOIN stores AS store
  ON orders.store_id = store.store_id
LEFT JOIN countries AS store_country
  ON store.country_code = store_country.code
WHERE
  orders.gift OR store_country.region = 'Europe'
GROUP BY
  orders.store_id
ORDER BY
  `store.store_id` ASC NULLS LAST;

-- trino
/* Look up store in stores by orders.store_id = store.store_id; rows without a match stay, with nulls. */
/* Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls. */
/* Keep rows where (gift) or (store.country.region = 'Europe'). */
/* For each orders.store, compute gift_orders = COUNT(*) where gift and european = COUNT(*) where store.country.region = 'Europe'. */
SELECT
  orders.store_id AS "store.store_id",
  NULLIF(COUNT(*) FILTER(WHERE
    orders.gift), 0) AS gift_orders,
  NULLIF(COUNT(*) FILTER(WHERE
    store_country.region = 'Europe'), 0) AS european
FROM orders
LEFT JOIN stores AS store
  ON orders.store_id = store.store_id
LEFT JOIN countries AS store_country
  ON store.country_code = store_country.code
WHERE
  orders.gift OR store_country.region = 'Europe'
GROUP BY
  orders.store_id
ORDER BY
  "store.store_id" ASC;

-- snowflake
/* Look up store in stores by orders.store_id = store.store_id; rows without a match stay, with nulls. */
/* Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls. */
/* Keep rows where (gift) or (store.country.region = 'Europe'). */
/* For each orders.store, compute gift_orders = COUNT(*) where gift and european = COUNT(*) where store.country.region = 'Europe'. */
SELECT
  orders.store_id AS "store.store_id",
  NULLIF(COUNT(CASE WHEN orders.gift THEN 1 END), 0) AS gift_orders,
  NULLIF(COUNT(CASE WHEN store_country.region = 'Europe' THEN 1 END), 0) AS european
FROM orders
LEFT JOIN stores AS store
  ON orders.store_id = store.store_id
LEFT JOIN countries AS store_country
  ON store.country_code = store_country.code
WHERE
  orders.gift OR store_country.region = 'Europe'
GROUP BY
  orders.store_id
ORDER BY
  "store.store_id" ASC;

-- bigquery
/* Look up store in stores by orders.store_id = store.store_id; rows without a match stay, with nulls. */
/* Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls. */
/* Keep rows where (gift) or (store.country.region = 'Europe'). */
/* For each orders.store, compute gift_orders = COUNT(*) where gift and european = COUNT(*) where store.country.region = 'Europe'. */
SELECT
  orders.store_id AS `store_store_id`,
  NULLIF(COUNT(CASE WHEN orders.gift THEN 1 END), 0) AS gift_orders,
  NULLIF(COUNT(CASE WHEN store_country.region = 'Europe' THEN 1 END), 0) AS european
FROM orders
LEFT JOIN stores AS store
  ON orders.store_id = store.store_id
LEFT JOIN countries AS store_country
  ON store.country_code = store_country.code
WHERE
  orders.gift OR store_country.region = 'Europe'
GROUP BY
  `store_store_id`
ORDER BY
  `store_store_id` ASC NULLS LAST;

-- databricks
/* Look up store in stores by orders.store_id = store.store_id; rows without a match stay, with nulls. */
/* Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls. */
/* Keep rows where (gift) or (store.country.region = 'Europe'). */
/* For each orders.store, compute gift_orders = COUNT(*) where gift and european = COUNT(*) where store.country.region = 'Europe'. */
SELECT
  orders.store_id AS `store.store_id`,
  NULLIF(COUNT(*) FILTER(WHERE
    orders.gift), 0) AS gift_orders,
  NULLIF(COUNT(*) FILTER(WHERE
    store_country.region = 'Europe'), 0) AS european
FROM orders
LEFT JOIN stores AS store
  ON orders.store_id = store.store_id
LEFT JOIN countries AS store_country
  ON store.country_code = store_country.code
WHERE
  orders.gift OR store_country.region = 'Europe'
GROUP BY
  orders.store_id
ORDER BY
  `store.store_id` ASC NULLS LAST;

-- clickhouse
/* Look up store in stores by orders.store_id = store.store_id; rows without a match stay, with nulls. */
/* Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls. */
/* Keep rows where (gift) or (store.country.region = 'Europe'). */
/* For each orders.store, compute gift_orders = COUNT(*) where gift and european = COUNT(*) where store.country.region = 'Europe'. */
SELECT
  orders.store_id AS "store.store_id",
  nullIf(COUNT(*) FILTER(WHERE
    orders.gift), 0) AS gift_orders,
  nullIf(COUNT(*) FILTER(WHERE
    store_country.region = 'Europe'), 0) AS european
FROM orders
LEFT JOIN stores AS store
  ON orders.store_id = store.store_id
LEFT JOIN countries AS store_country
  ON store.country_code = store_country.code
WHERE
  orders.gift OR store_country.region = 'Europe'
GROUP BY
  orders.store_id
ORDER BY
  "store.store_id" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
