-- query: by_country, per_buyer by store.country.code, gift
-- Read orders.
-- Look up store in stores by orders.store_id = store.store_id; rows without a match stay, with nulls.
-- For each store.country and orders.gift, compute orders = COUNT(*) and buyers = COUNT(DISTINCT customer_id).
-- Compute by_country = orders and per_buyer = orders / buyers; a division by zero gives null.
-- Sort by store.country.code and gift.

-- duckdb
/* Look up store in stores by orders.store_id = store.store_id; rows without a match stay, with nulls. */
/* For each store.country and orders.gift, compute orders = COUNT(*) and buyers = COUNT(DISTINCT customer_id). */
/* Compute by_country = orders and per_buyer = orders / buyers; a division by zero gives null. */
SELECT
  store.country_code AS "store.country.code",
  orders.gift,
  COUNT(*) AS by_country,
  CAST(COUNT(*) AS DOUBLE) / NULLIF(COUNT(DISTINCT orders.customer_id), 0) AS per_buyer
FROM orders
LEFT JOIN stores AS store
  ON orders.store_id = store.store_id
GROUP BY
  store.country_code,
  orders.gift
ORDER BY
  "store.country.code" ASC,
  gift ASC;

-- postgres
/* Look up store in stores by orders.store_id = store.store_id; rows without a match stay, with nulls. */
/* For each store.country and orders.gift, compute orders = COUNT(*) and buyers = COUNT(DISTINCT customer_id). */
/* Compute by_country = orders and per_buyer = orders / buyers; a division by zero gives null. */
SELECT
  store.country_code AS "store.country.code",
  orders.gift,
  COUNT(*) AS by_country,
  CAST(COUNT(*) AS DOUBLE PRECISION) / NULLIF(COUNT(DISTINCT orders.customer_id), 0) AS per_buyer
FROM orders
LEFT JOIN stores AS store
  ON orders.store_id = store.store_id
GROUP BY
  store.country_code,
  orders.gift
ORDER BY
  "store.country.code" ASC,
  gift ASC;

-- spark
/* Look up store in stores by orders.store_id = store.store_id; rows without a match stay, with nulls. */
/* For each store.country and orders.gift, compute orders = COUNT(*) and buyers = COUNT(DISTINCT customer_id). */
/* Compute by_country = orders and per_buyer = orders / buyers; a division by zero gives null. */
SELECT
  store.country_code AS `store.country.code`,
  orders.gift,
  COUNT(*) AS by_country,
  CAST(COUNT(*) AS DOUBLE) / NULLIF(COUNT(DISTINCT orders.customer_id), 0) AS per_buyer
FROM orders
LEFT JOIN stores AS store
  ON orders.store_id = store.store_id
GROUP BY
  store.country_code,
  orders.gift
ORDER BY
  `store.country.code` ASC NULLS LAST,
  gift ASC NULLS LAST;

-- trino
/* Look up store in stores by orders.store_id = store.store_id; rows without a match stay, with nulls. */
/* For each store.country and orders.gift, compute orders = COUNT(*) and buyers = COUNT(DISTINCT customer_id). */
/* Compute by_country = orders and per_buyer = orders / buyers; a division by zero gives null. */
SELECT
  store.country_code AS "store.country.code",
  orders.gift,
  COUNT(*) AS by_country,
  CAST(COUNT(*) AS DOUBLE) / NULLIF(COUNT(DISTINCT orders.customer_id), 0) AS per_buyer
FROM orders
LEFT JOIN stores AS store
  ON orders.store_id = store.store_id
GROUP BY
  store.country_code,
  orders.gift
ORDER BY
  "store.country.code" ASC,
  gift ASC;

-- snowflake
/* Look up store in stores by orders.store_id = store.store_id; rows without a match stay, with nulls. */
/* For each store.country and orders.gift, compute orders = COUNT(*) and buyers = COUNT(DISTINCT customer_id). */
/* Compute by_country = orders and per_buyer = orders / buyers; a division by zero gives null. */
SELECT
  store.country_code AS "store.country.code",
  orders.gift,
  COUNT(*) AS by_country,
  CAST(COUNT(*) AS DOUBLE) / NULLIF(COUNT(DISTINCT orders.customer_id), 0) AS per_buyer
FROM orders
LEFT JOIN stores AS store
  ON orders.store_id = store.store_id
GROUP BY
  store.country_code,
  orders.gift
ORDER BY
  "store.country.code" ASC,
  gift ASC;

-- bigquery
/* Look up store in stores by orders.store_id = store.store_id; rows without a match stay, with nulls. */
/* For each store.country and orders.gift, compute orders = COUNT(*) and buyers = COUNT(DISTINCT customer_id). */
/* Compute by_country = orders and per_buyer = orders / buyers; a division by zero gives null. */
SELECT
  store.country_code AS `store_country_code`,
  orders.gift,
  COUNT(*) AS by_country,
  CAST(COUNT(*) AS FLOAT64) / NULLIF(COUNT(DISTINCT orders.customer_id), 0) AS per_buyer
FROM orders
LEFT JOIN stores AS store
  ON orders.store_id = store.store_id
GROUP BY
  `store_country_code`,
  orders.gift
ORDER BY
  `store_country_code` ASC NULLS LAST,
  gift ASC NULLS LAST;

-- databricks
/* Look up store in stores by orders.store_id = store.store_id; rows without a match stay, with nulls. */
/* For each store.country and orders.gift, compute orders = COUNT(*) and buyers = COUNT(DISTINCT customer_id). */
/* Compute by_country = orders and per_buyer = orders / buyers; a division by zero gives null. */
SELECT
  store.country_code AS `store.country.code`,
  orders.gift,
  COUNT(*) AS by_country,
  CAST(COUNT(*) AS DOUBLE) / NULLIF(COUNT(DISTINCT orders.customer_id), 0) AS per_buyer
FROM orders
LEFT JOIN stores AS store
  ON orders.store_id = store.store_id
GROUP BY
  store.country_code,
  orders.gift
ORDER BY
  `store.country.code` ASC NULLS LAST,
  gift ASC NULLS LAST;

-- clickhouse
/* Look up store in stores by orders.store_id = store.store_id; rows without a match stay, with nulls. */
/* For each store.country and orders.gift, compute orders = COUNT(*) and buyers = COUNT(DISTINCT customer_id). */
/* Compute by_country = orders and per_buyer = orders / buyers; a division by zero gives null. */
SELECT
  store.country_code AS "store.country.code",
  orders.gift,
  COUNT(*) AS by_country,
  CAST(COUNT(*) AS Nullable(Float64)) / nullIf(COUNT(DISTINCT orders.customer_id), 0) AS per_buyer
FROM orders
LEFT JOIN stores AS store
  ON orders.store_id = store.store_id
GROUP BY
  store.country_code,
  orders.gift
ORDER BY
  "store.country.code" ASC,
  gift ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
