-- query: revenue, place, row, place_in_region by store.store_id, store.country.region limit 4
-- Read orders.
-- Look up store in stores by orders.store_id = store.store_id; rows without a match stay, with nulls.
-- Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls.
-- For each orders.store and store_country.region, compute revenue = SUM(amount) and orders = COUNT(*).
-- Compute place = RANK() OVER (ORDER BY revenue DESC), row = ROW_NUMBER() OVER (ORDER BY orders DESC, store.store_id, store.country.region) and place_in_region = DENSE_RANK() OVER (PARTITION BY store.country.region ORDER BY orders DESC); a division by zero gives null.
-- Sort by store.store_id and store.country.region, keep the first 4.

-- duckdb
WITH orders_by_key AS (
  /* For each orders.store, compute revenue = SUM(amount) and orders = COUNT(*). */
  SELECT
    store_id AS "store.store_id",
    SUM(amount) AS revenue,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    store_id
)
/* Look up store in stores by store.store_id = store.store_id; rows without a match stay, with nulls. */
/* Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls. */
/* Compute place = RANK() OVER (ORDER BY revenue DESC), row = ROW_NUMBER() OVER (ORDER BY orders DESC, store.store_id, store.country.region) and place_in_region = DENSE_RANK() OVER (PARTITION BY store.country.region ORDER BY orders DESC); a division by zero gives null. */
SELECT
  orders_by_key."store.store_id",
  store_country.region AS "store.country.region",
  orders_by_key.revenue,
  RANK() OVER (ORDER BY orders_by_key.revenue DESC) AS place,
  ROW_NUMBER() OVER (
    ORDER BY orders_by_key.orders DESC, orders_by_key."store.store_id", store_country.region
  ) AS "row",
  DENSE_RANK() OVER (PARTITION BY store_country.region ORDER BY orders_by_key.orders DESC) AS place_in_region
FROM orders_by_key
LEFT JOIN stores AS store
  ON orders_by_key."store.store_id" = store.store_id
LEFT JOIN countries AS store_country
  ON store.country_code = store_country.code
ORDER BY
  "store.store_id" ASC,
  "store.country.region" ASC
LIMIT 4;

-- postgres
WITH orders_by_key AS (
  /* For each orders.store, compute revenue = SUM(amount) and orders = COUNT(*). */
  SELECT
    store_id AS "store.store_id",
    SUM(amount) AS revenue,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    store_id
)
/* Look up store in stores by store.store_id = store.store_id; rows without a match stay, with nulls. */
/* Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls. */
/* Compute place = RANK() OVER (ORDER BY revenue DESC), row = ROW_NUMBER() OVER (ORDER BY orders DESC, store.store_id, store.country.region) and place_in_region = DENSE_RANK() OVER (PARTITION BY store.country.region ORDER BY orders DESC); a division by zero gives null. */
SELECT
  orders_by_key."store.store_id",
  store_country.region AS "store.country.region",
  orders_by_key.revenue,
  RANK() OVER (ORDER BY orders_by_key.revenue DESC NULLS LAST) AS place,
  ROW_NUMBER() OVER (
    ORDER BY orders_by_key.orders DESC NULLS LAST, orders_by_key."store.store_id", store_country.region
  ) AS "row",
  DENSE_RANK() OVER (PARTITION BY store_country.region ORDER BY orders_by_key.orders DESC NULLS LAST) AS place_in_region
FROM orders_by_key
LEFT JOIN stores AS store
  ON orders_by_key."store.store_id" = store.store_id
LEFT JOIN countries AS store_country
  ON store.country_code = store_country.code
ORDER BY
  "store.store_id" ASC,
  "store.country.region" ASC
LIMIT 4;

-- spark
WITH orders_by_key AS (
  /* For each orders.store, compute revenue = SUM(amount) and orders = COUNT(*). */
  SELECT
    store_id AS `store.store_id`,
    SUM(amount) AS revenue,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    store_id
)
/* Look up store in stores by store.store_id = store.store_id; rows without a match stay, with nulls. */
/* Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls. */
/* Compute place = RANK() OVER (ORDER BY revenue DESC), row = ROW_NUMBER() OVER (ORDER BY orders DESC, store.store_id, store.country.region) and place_in_region = DENSE_RANK() OVER (PARTITION BY store.country.region ORDER BY orders DESC); a division by zero gives null. */
SELECT
  orders_by_key.`store.store_id`,
  store_country.region AS `store.country.region`,
  orders_by_key.revenue,
  RANK() OVER (ORDER BY orders_by_key.revenue DESC) AS place,
  ROW_NUMBER() OVER (
    ORDER BY orders_by_key.orders DESC, orders_by_key.`store.store_id` NULLS LAST, store_country.region NULLS LAST
  ) AS `row`,
  DENSE_RANK() OVER (PARTITION BY store_country.region ORDER BY orders_by_key.orders DESC) AS place_in_region
FROM orders_by_key
LEFT JOIN stores AS store
  ON orders_by_key.`store.store_id` = store.store_id
LEFT JOIN countries AS store_country
  ON store.country_code = store_country.code
ORDER BY
  `store.store_id` ASC NULLS LAST,
  `store.country.region` ASC NULLS LAST
LIMIT 4;

-- trino
WITH orders_by_key AS (
  /* For each orders.store, compute revenue = SUM(amount) and orders = COUNT(*). */
  SELECT
    store_id AS "store.store_id",
    SUM(amount) AS revenue,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    store_id
)
/* Look up store in stores by store.store_id = store.store_id; rows without a match stay, with nulls. */
/* Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls. */
/* Compute place = RANK() OVER (ORDER BY revenue DESC), row = ROW_NUMBER() OVER (ORDER BY orders DESC, store.store_id, store.country.region) and place_in_region = DENSE_RANK() OVER (PARTITION BY store.country.region ORDER BY orders DESC); a division by zero gives null. */
SELECT
  orders_by_key."store.store_id",
  store_country.region AS "store.country.region",
  orders_by_key.revenue,
  RANK() OVER (ORDER BY orders_by_key.revenue DESC) AS place,
  ROW_NUMBER() OVER (
    ORDER BY orders_by_key.orders DESC, orders_by_key."store.store_id", store_country.region
  ) AS "row",
  DENSE_RANK() OVER (PARTITION BY store_country.region ORDER BY orders_by_key.orders DESC) AS place_in_region
FROM orders_by_key
LEFT JOIN stores AS store
  ON orders_by_key."store.store_id" = store.store_id
LEFT JOIN countries AS store_country
  ON store.country_code = store_country.code
ORDER BY
  "store.store_id" ASC,
  "store.country.region" ASC
LIMIT 4;

-- snowflake
WITH orders_by_key AS (
  /* For each orders.store, compute revenue = SUM(amount) and orders = COUNT(*). */
  SELECT
    store_id AS "store.store_id",
    SUM(amount) AS revenue,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    store_id
)
/* Look up store in stores by store.store_id = store.store_id; rows without a match stay, with nulls. */
/* Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls. */
/* Compute place = RANK() OVER (ORDER BY revenue DESC), row = ROW_NUMBER() OVER (ORDER BY orders DESC, store.store_id, store.country.region) and place_in_region = DENSE_RANK() OVER (PARTITION BY store.country.region ORDER BY orders DESC); a division by zero gives null. */
SELECT
  orders_by_key."store.store_id",
  store_country.region AS "store.country.region",
  orders_by_key.revenue,
  RANK() OVER (ORDER BY orders_by_key.revenue DESC NULLS LAST) AS place,
  ROW_NUMBER() OVER (
    ORDER BY orders_by_key.orders DESC NULLS LAST, orders_by_key."store.store_id", store_country.region
  ) AS "row",
  DENSE_RANK() OVER (PARTITION BY store_country.region ORDER BY orders_by_key.orders DESC NULLS LAST) AS place_in_region
FROM orders_by_key
LEFT JOIN stores AS store
  ON orders_by_key."store.store_id" = store.store_id
LEFT JOIN countries AS store_country
  ON store.country_code = store_country.code
ORDER BY
  "store.store_id" ASC,
  "store.country.region" ASC
LIMIT 4;

-- bigquery
WITH orders_by_key AS (
  /* For each orders.store, compute revenue = SUM(amount) and orders = COUNT(*). */
  SELECT
    store_id AS `store_store_id`,
    SUM(amount) AS revenue,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    store_id
)
/* Look up store in stores by store.store_id = store.store_id; rows without a match stay, with nulls. */
/* Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls. */
/* Compute place = RANK() OVER (ORDER BY revenue DESC), row = ROW_NUMBER() OVER (ORDER BY orders DESC, store.store_id, store.country.region) and place_in_region = DENSE_RANK() OVER (PARTITION BY store.country.region ORDER BY orders DESC); a division by zero gives null. */
SELECT
  orders_by_key.`store_store_id`,
  store_country.region AS `store_country_region`,
  orders_by_key.revenue,
  RANK() OVER (ORDER BY orders_by_key.revenue DESC) AS place,
  ROW_NUMBER() OVER (
    ORDER BY orders_by_key.orders DESC, orders_by_key.`store_store_id` NULLS LAST, store_country.region NULLS LAST
  ) AS `row`,
  DENSE_RANK() OVER (PARTITION BY store_country.region ORDER BY orders_by_key.orders DESC) AS place_in_region
FROM orders_by_key
LEFT JOIN stores AS store
  ON orders_by_key.`store_store_id` = store.store_id
LEFT JOIN countries AS store_country
  ON store.country_code = store_country.code
ORDER BY
  `store_store_id` ASC NULLS LAST,
  `store_country_region` ASC NULLS LAST
LIMIT 4;

-- databricks
WITH orders_by_key AS (
  /* For each orders.store, compute revenue = SUM(amount) and orders = COUNT(*). */
  SELECT
    store_id AS `store.store_id`,
    SUM(amount) AS revenue,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    store_id
)
/* Look up store in stores by store.store_id = store.store_id; rows without a match stay, with nulls. */
/* Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls. */
/* Compute place = RANK() OVER (ORDER BY revenue DESC), row = ROW_NUMBER() OVER (ORDER BY orders DESC, store.store_id, store.country.region) and place_in_region = DENSE_RANK() OVER (PARTITION BY store.country.region ORDER BY orders DESC); a division by zero gives null. */
SELECT
  orders_by_key.`store.store_id`,
  store_country.region AS `store.country.region`,
  orders_by_key.revenue,
  RANK() OVER (ORDER BY orders_by_key.revenue DESC) AS place,
  ROW_NUMBER() OVER (
    ORDER BY orders_by_key.orders DESC, orders_by_key.`store.store_id` NULLS LAST, store_country.region NULLS LAST
  ) AS `row`,
  DENSE_RANK() OVER (PARTITION BY store_country.region ORDER BY orders_by_key.orders DESC) AS place_in_region
FROM orders_by_key
LEFT JOIN stores AS store
  ON orders_by_key.`store.store_id` = store.store_id
LEFT JOIN countries AS store_country
  ON store.country_code = store_country.code
ORDER BY
  `store.store_id` ASC NULLS LAST,
  `store.country.region` ASC NULLS LAST
LIMIT 4;

-- clickhouse
WITH orders_by_key AS (
  /* For each orders.store, compute revenue = SUM(amount) and orders = COUNT(*). */
  SELECT
    store_id AS "store.store_id",
    SUM(amount) AS revenue,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    store_id
)
/* Look up store in stores by store.store_id = store.store_id; rows without a match stay, with nulls. */
/* Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls. */
/* Compute place = RANK() OVER (ORDER BY revenue DESC), row = ROW_NUMBER() OVER (ORDER BY orders DESC, store.store_id, store.country.region) and place_in_region = DENSE_RANK() OVER (PARTITION BY store.country.region ORDER BY orders DESC); a division by zero gives null. */
SELECT
  orders_by_key."store.store_id",
  store_country.region AS "store.country.region",
  orders_by_key.revenue,
  RANK() OVER (ORDER BY orders_by_key.revenue DESC) AS place,
  ROW_NUMBER() OVER (
    ORDER BY orders_by_key.orders DESC, orders_by_key."store.store_id", store_country.region
  ) AS "row",
  DENSE_RANK() OVER (PARTITION BY store_country.region ORDER BY orders_by_key.orders DESC) AS place_in_region
FROM orders_by_key
LEFT JOIN stores AS store
  ON orders_by_key."store.store_id" = store.store_id
LEFT JOIN countries AS store_country
  ON store.country_code = store_country.code
ORDER BY
  "store.store_id" ASC,
  "store.country.region" ASC
LIMIT 4
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
