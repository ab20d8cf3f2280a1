-- query: orders by store.country.region, store.store_id order by orders desc limit 1 per store.country.region
-- Read orders.
-- Look up store in stores by orders.store_id = store.store_id; rows without a match stay, with nulls.
-- Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls.
-- For each store_country.region and orders.store, compute orders = COUNT(*).
-- Keep the first 1 of each store.country.region, by orders descending, store.country.region and store.store_id.
-- Sort by store.country.region, orders descending and store.store_id.

-- duckdb
WITH orders_by_key AS (
  /* For each orders.store, compute orders = COUNT(*). */
  SELECT
    store_id AS "store.store_id",
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    store_id
), ranked AS (
  /* Look up store in stores by store.store_id = store.store_id; rows without a match stay, with nulls. */
  /* Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls. */
  SELECT
    store_country.region AS "store.country.region",
    orders_by_key."store.store_id",
    orders_by_key.orders,
    ROW_NUMBER() OVER (
      PARTITION BY store_country.region
      ORDER BY orders_by_key.orders DESC, store_country.region ASC, orders_by_key."store.store_id" ASC
    ) AS rank_in_group
  FROM orders_by_key
  LEFT JOIN stores AS store
    ON orders_by_key."store.store_id" = store.store_id
  LEFT JOIN countries AS store_country
    ON store.country_code = store_country.code
)
/* Keep the first 1 of each store.country.region, by orders descending, store.country.region and store.store_id. */
SELECT
  "store.country.region",
  "store.store_id",
  orders
FROM ranked
WHERE
  rank_in_group <= 1
ORDER BY
  "store.country.region" ASC,
  orders DESC,
  "store.store_id" ASC;

-- postgres
WITH orders_by_key AS (
  /* For each orders.store, compute orders = COUNT(*). */
  SELECT
    store_id AS "store.store_id",
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    store_id
), ranked AS (
  /* Look up store in stores by store.store_id = store.store_id; rows without a match stay, with nulls. */
  /* Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls. */
  SELECT
    store_country.region AS "store.country.region",
    orders_by_key."store.store_id",
    orders_by_key.orders,
    ROW_NUMBER() OVER (
      PARTITION BY store_country.region
      ORDER BY orders_by_key.orders DESC NULLS LAST, store_country.region ASC, orders_by_key."store.store_id" ASC
    ) AS rank_in_group
  FROM orders_by_key
  LEFT JOIN stores AS store
    ON orders_by_key."store.store_id" = store.store_id
  LEFT JOIN countries AS store_country
    ON store.country_code = store_country.code
)
/* Keep the first 1 of each store.country.region, by orders descending, store.country.region and store.store_id. */
SELECT
  "store.country.region",
  "store.store_id",
  orders
FROM ranked
WHERE
  rank_in_group <= 1
ORDER BY
  "store.country.region" ASC,
  orders DESC NULLS LAST,
  "store.store_id" ASC;

-- spark
WITH orders_by_key AS (
  /* For each orders.store, compute orders = COUNT(*). */
  SELECT
    store_id AS `store.store_id`,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    store_id
), ranked AS (
  /* Look up store in stores by store.store_id = store.store_id; rows without a match stay, with nulls. */
  /* Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls. */
  SELECT
    store_country.region AS `store.country.region`,
    orders_by_key.`store.store_id`,
    orders_by_key.orders,
    ROW_NUMBER() OVER (
      PARTITION BY store_country.region
      ORDER BY orders_by_key.orders DESC, store_country.region ASC NULLS LAST, orders_by_key.`store.store_id` ASC NULLS LAST
    ) AS rank_in_group
  FROM orders_by_key
  LEFT JOIN stores AS store
    ON orders_by_key.`store.store_id` = store.store_id
  LEFT JOIN countries AS store_country
    ON store.country_code = store_country.code
)
/* Keep the first 1 of each store.country.region, by orders descending, store.country.region and store.store_id. */
SELECT
  `store.country.region`,
  `store.store_id`,
  orders
FROM ranked
WHERE
  rank_in_group <= 1
ORDER BY
  `store.country.region` ASC NULLS LAST,
  orders DESC,
  `store.store_id` ASC NULLS LAST;

-- trino
WITH orders_by_key AS (
  /* For each orders.store, compute orders = COUNT(*). */
  SELECT
    store_id AS "store.store_id",
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    store_id
), ranked AS (
  /* Look up store in stores by store.store_id = store.store_id; rows without a match stay, with nulls. */
  /* Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls. */
  SELECT
    store_country.region AS "store.country.region",
    orders_by_key."store.store_id",
    orders_by_key.orders,
    ROW_NUMBER() OVER (
      PARTITION BY store_country.region
      ORDER BY orders_by_key.orders DESC, store_country.region ASC, orders_by_key."store.store_id" ASC
    ) AS rank_in_group
  FROM orders_by_key
  LEFT JOIN stores AS store
    ON orders_by_key."store.store_id" = store.store_id
  LEFT JOIN countries AS store_country
    ON store.country_code = store_country.code
)
/* Keep the first 1 of each store.country.region, by orders descending, store.country.region and store.store_id. */
SELECT
  "store.country.region",
  "store.store_id",
  orders
FROM ranked
WHERE
  rank_in_group <= 1
ORDER BY
  "store.country.region" ASC,
  orders DESC,
  "store.store_id" ASC;

-- snowflake
WITH orders_by_key AS (
  /* For each orders.store, compute orders = COUNT(*). */
  SELECT
    store_id AS "store.store_id",
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    store_id
), ranked AS (
  /* Look up store in stores by store.store_id = store.store_id; rows without a match stay, with nulls. */
  /* Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls. */
  SELECT
    store_country.region AS "store.country.region",
    orders_by_key."store.store_id",
    orders_by_key.orders,
    ROW_NUMBER() OVER (
      PARTITION BY store_country.region
      ORDER BY orders_by_key.orders DESC NULLS LAST, store_country.region ASC, orders_by_key."store.store_id" ASC
    ) AS rank_in_group
  FROM orders_by_key
  LEFT JOIN stores AS store
    ON orders_by_key."store.store_id" = store.store_id
  LEFT JOIN countries AS store_country
    ON store.country_code = store_country.code
)
/* Keep the first 1 of each store.country.region, by orders descending, store.country.region and store.store_id. */
SELECT
  "store.country.region",
  "store.store_id",
  orders
FROM ranked
WHERE
  rank_in_group <= 1
ORDER BY
  "store.country.region" ASC,
  orders DESC NULLS LAST,
  "store.store_id" ASC;

-- bigquery
WITH orders_by_key AS (
  /* For each orders.store, compute orders = COUNT(*). */
  SELECT
    store_id AS `store_store_id`,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    store_id
), ranked AS (
  /* Look up store in stores by store.store_id = store.store_id; rows without a match stay, with nulls. */
  /* Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls. */
  SELECT
    store_country.region AS `store_country_region`,
    orders_by_key.`store_store_id`,
    orders_by_key.orders,
    ROW_NUMBER() OVER (
      PARTITION BY store_country.region
      ORDER BY orders_by_key.orders DESC, store_country.region ASC NULLS LAST, orders_by_key.`store_store_id` ASC NULLS LAST
    ) AS rank_in_group
  FROM orders_by_key
  LEFT JOIN stores AS store
    ON orders_by_key.`store_store_id` = store.store_id
  LEFT JOIN countries AS store_country
    ON store.country_code = store_country.code
)
/* Keep the first 1 of each store.country.region, by orders descending, store.country.region and store.store_id. */
SELECT
  `store_country_region`,
  `store_store_id`,
  orders
FROM ranked
WHERE
  rank_in_group <= 1
ORDER BY
  `store_country_region` ASC NULLS LAST,
  orders DESC,
  `store_store_id` ASC NULLS LAST;

-- databricks
WITH orders_by_key AS (
  /* For each orders.store, compute orders = COUNT(*). */
  SELECT
    store_id AS `store.store_id`,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    store_id
), ranked AS (
  /* Look up store in stores by store.store_id = store.store_id; rows without a match stay, with nulls. */
  /* Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls. */
  SELECT
    store_country.region AS `store.country.region`,
    orders_by_key.`store.store_id`,
    orders_by_key.orders,
    ROW_NUMBER() OVER (
      PARTITION BY store_country.region
      ORDER BY orders_by_key.orders DESC, store_country.region ASC NULLS LAST, orders_by_key.`store.store_id` ASC NULLS LAST
    ) AS rank_in_group
  FROM orders_by_key
  LEFT JOIN stores AS store
    ON orders_by_key.`store.store_id` = store.store_id
  LEFT JOIN countries AS store_country
    ON store.country_code = store_country.code
)
/* Keep the first 1 of each store.country.region, by orders descending, store.country.region and store.store_id. */
SELECT
  `store.country.region`,
  `store.store_id`,
  orders
FROM ranked
WHERE
  rank_in_group <= 1
ORDER BY
  `store.country.region` ASC NULLS LAST,
  orders DESC,
  `store.store_id` ASC NULLS LAST;

-- clickhouse
WITH orders_by_key AS (
  /* For each orders.store, compute orders = COUNT(*). */
  SELECT
    store_id AS "store.store_id",
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    store_id
), ranked AS (
  /* Look up store in stores by store.store_id = store.store_id; rows without a match stay, with nulls. */
  /* Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls. */
  SELECT
    store_country.region AS "store.country.region",
    orders_by_key."store.store_id",
    orders_by_key.orders,
    ROW_NUMBER() OVER (
      PARTITION BY store_country.region
      ORDER BY orders_by_key.orders DESC, store_country.region ASC, orders_by_key."store.store_id" ASC
    ) AS rank_in_group
  FROM orders_by_key
  LEFT JOIN stores AS store
    ON orders_by_key."store.store_id" = store.store_id
  LEFT JOIN countries AS store_country
    ON store.country_code = store_country.code
)
/* Keep the first 1 of each store.country.region, by orders descending, store.country.region and store.store_id. */
SELECT
  "store.country.region",
  "store.store_id",
  orders
FROM ranked
WHERE
  rank_in_group <= 1
ORDER BY
  "store.country.region" ASC,
  orders DESC,
  "store.store_id" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
