-- query: european_gifts, january_gifts, orders
-- Read orders.
-- Look up store in stores by orders.store_id = store.store_id; rows without a match stay, with nulls.
-- Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls.
-- Over all rows, compute european_gifts = COUNT(*) where store.country.region = 'Europe' and gift, january_gifts = COUNT(*) where time.month = date '2024-01-01' and gift and orders = COUNT(*).

-- duckdb
WITH orders_by_key AS (
  /* For each orders.store_id, compute count_rows = COUNT(*) where gift, january_gifts = COUNT(*) where time.month = date '2024-01-01' and gift and orders = COUNT(*). */
  SELECT
    store_id,
    NULLIF(COUNT(*) FILTER(WHERE
      gift), 0) AS count_rows,
    NULLIF(
      COUNT(*) FILTER(WHERE
        CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE) = CAST('2024-01-01' AS DATE)
        AND gift),
      0
    ) AS january_gifts,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    store_id
)
/* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
/* Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls. */
/* Over all rows, put the partial european_gifts, january_gifts and orders together. */
SELECT
  COALESCE(SUM(orders_by_key.count_rows) FILTER(WHERE
    store_country.region = 'Europe'), 0) AS european_gifts,
  COALESCE(SUM(orders_by_key.january_gifts), 0) AS january_gifts,
  COALESCE(SUM(orders_by_key.orders), 0) AS orders
FROM orders_by_key
LEFT JOIN stores AS store
  ON orders_by_key.store_id = store.store_id
LEFT JOIN countries AS store_country
  ON store.country_code = store_country.code;

-- postgres
WITH orders_by_key AS (
  /* For each orders.store_id, compute count_rows = COUNT(*) where gift, january_gifts = COUNT(*) where time.month = date '2024-01-01' and gift and orders = COUNT(*). */
  SELECT
    store_id,
    NULLIF(COUNT(*) FILTER(WHERE
      gift), 0) AS count_rows,
    NULLIF(
      COUNT(*) FILTER(WHERE
        CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE) = CAST('2024-01-01' AS DATE)
        AND gift),
      0
    ) AS january_gifts,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    store_id
)
/* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
/* Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls. */
/* Over all rows, put the partial european_gifts, january_gifts and orders together. */
SELECT
  COALESCE(SUM(orders_by_key.count_rows) FILTER(WHERE
    store_country.region = 'Europe'), 0) AS european_gifts,
  COALESCE(SUM(orders_by_key.january_gifts), 0) AS january_gifts,
  COALESCE(SUM(orders_by_key.orders), 0) AS orders
FROM orders_by_key
LEFT JOIN stores AS store
  ON orders_by_key.store_id = store.store_id
LEFT JOIN countries AS store_country
  ON store.country_code = store_country.code;

-- spark
WITH orders_by_key AS (
  /* For each orders.store_id, compute count_rows = COUNT(*) where gift, january_gifts = COUNT(*) where time.month = date '2024-01-01' and gift and orders = COUNT(*). */
  SELECT
    store_id,
    NULLIF(COUNT(*) FILTER(WHERE
      gift), 0) AS count_rows,
    NULLIF(
      COUNT(*) FILTER(WHERE
        CAST(CAST(DATE_TRUNC('MONTH', ordered_on) AS TIMESTAMP_NTZ) AS DATE) = CAST('2024-01-01' AS DATE)
        AND gift),
      0
    ) AS january_gifts,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    store_id
)
/* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
/* Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls. */
/* Over all rows, put the partial european_gifts, january_gifts and orders together. */
SELECT
  COALESCE(SUM(orders_by_key.count_rows) FILTER(WHERE
    store_country.region = 'Europe'), 0) AS european_gifts,
  COALESCE(SUM(orders_by_key.january_gifts), 0) AS january_gifts,
  COALESCE(SUM(orders_by_key.orders), 0) AS orders
FROM orders_by_key
LEFT JOIN stores AS store
  ON orders_by_key.store_id = store.store_id
LEFT JOIN countries AS store_country
  ON store.country_code = store_country.code;

-- trino
WITH orders_by_key AS (
  /* For each orders.store_id, compute count_rows = COUNT(*) where gift, january_gifts = COUNT(*) where time.month = date '2024-01-01' and gift and orders = COUNT(*). */
  SELECT
    store_id,
    NULLIF(COUNT(*) FILTER(WHERE
      gift), 0) AS count_rows,
    NULLIF(
      COUNT(*) FILTER(WHERE
        CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE) = CAST('2024-01-01' AS DATE)
        AND gift),
      0
    ) AS january_gifts,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    store_id
)
/* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
/* Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls. */
/* Over all rows, put the partial european_gifts, january_gifts and orders together. */
SELECT
  COALESCE(SUM(orders_by_key.count_rows) FILTER(WHERE
    store_country.region = 'Europe'), 0) AS european_gifts,
  COALESCE(SUM(orders_by_key.january_gifts), 0) AS january_gifts,
  COALESCE(SUM(orders_by_key.orders), 0) AS orders
FROM orders_by_key
LEFT JOIN stores AS store
  ON orders_by_key.store_id = store.store_id
LEFT JOIN countries AS store_country
  ON store.country_code = store_country.code;

-- snowflake
WITH orders_by_key AS (
  /* For each orders.store_id, compute count_rows = COUNT(*) where gift, january_gifts = COUNT(*) where time.month = date '2024-01-01' and gift and orders = COUNT(*). */
  SELECT
    store_id,
    NULLIF(COUNT(CASE WHEN gift THEN 1 END), 0) AS count_rows,
    NULLIF(
      COUNT(
        CASE
          WHEN CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE) = CAST('2024-01-01' AS DATE)
          AND gift
          THEN 1
        END
      ),
      0
    ) AS january_gifts,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    store_id
)
/* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
/* Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls. */
/* Over all rows, put the partial european_gifts, january_gifts and orders together. */
SELECT
  COALESCE(
    SUM(CASE WHEN store_country.region = 'Europe' THEN orders_by_key.count_rows END),
    0
  ) AS european_gifts,
  COALESCE(SUM(orders_by_key.january_gifts), 0) AS january_gifts,
  COALESCE(SUM(orders_by_key.orders), 0) AS orders
FROM orders_by_key
LEFT JOIN stores AS store
  ON orders_by_key.store_id = store.store_id
LEFT JOIN countries AS store_country
  ON store.country_code = store_country.code;

-- bigquery
WITH orders_by_key AS (
  /* For each orders.store_id, compute count_rows = COUNT(*) where gift, january_gifts = COUNT(*) where time.month = date '2024-01-01' and gift and orders = COUNT(*). */
  SELECT
    store_id,
    NULLIF(COUNT(CASE WHEN gift THEN 1 END), 0) AS count_rows,
    NULLIF(
      COUNT(
        CASE
          WHEN CAST(DATE_TRUNC(ordered_on, MONTH) AS DATE) = CAST('2024-01-01' AS DATE) AND gift
          THEN 1
        END
      ),
      0
    ) AS january_gifts,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    store_id
)
/* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
/* Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls. */
/* Over all rows, put the partial european_gifts, january_gifts and orders together. */
SELECT
  COALESCE(
    SUM(CASE WHEN store_country.region = 'Europe' THEN orders_by_key.count_rows END),
    0
  ) AS european_gifts,
  COALESCE(SUM(orders_by_key.january_gifts), 0) AS january_gifts,
  COALESCE(SUM(orders_by_key.orders), 0) AS orders
FROM orders_by_key
LEFT JOIN stores AS store
  ON orders_by_key.store_id = store.store_id
LEFT JOIN countries AS store_country
  ON store.country_code = store_country.code;

-- databricks
WITH orders_by_key AS (
  /* For each orders.store_id, compute count_rows = COUNT(*) where gift, january_gifts = COUNT(*) where time.month = date '2024-01-01' and gift and orders = COUNT(*). */
  SELECT
    store_id,
    NULLIF(COUNT(*) FILTER(WHERE
      gift), 0) AS count_rows,
    NULLIF(
      COUNT(*) FILTER(WHERE
        CAST(CAST(DATE_TRUNC('MONTH', ordered_on) AS TIMESTAMP_NTZ) AS DATE) = CAST('2024-01-01' AS DATE)
        AND gift),
      0
    ) AS january_gifts,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    store_id
)
/* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
/* Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls. */
/* Over all rows, put the partial european_gifts, january_gifts and orders together. */
SELECT
  COALESCE(SUM(orders_by_key.count_rows) FILTER(WHERE
    store_country.region = 'Europe'), 0) AS european_gifts,
  COALESCE(SUM(orders_by_key.january_gifts), 0) AS january_gifts,
  COALESCE(SUM(orders_by_key.orders), 0) AS orders
FROM orders_by_key
LEFT JOIN stores AS store
  ON orders_by_key.store_id = store.store_id
LEFT JOIN countries AS store_country
  ON store.country_code = store_country.code;

-- clickhouse
WITH orders_by_key AS (
  /* For each orders.store_id, compute count_rows = COUNT(*) where gift, january_gifts = COUNT(*) where time.month = date '2024-01-01' and gift and orders = COUNT(*). */
  SELECT
    store_id,
    nullIf(COUNT(*) FILTER(WHERE
      gift), 0) AS count_rows,
    nullIf(
      COUNT(*) FILTER(WHERE
        CAST(dateTrunc('MONTH', ordered_on) AS Nullable(DATE)) = CAST('2024-01-01' AS Nullable(DATE))
        AND gift),
      0
    ) AS january_gifts,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    store_id
)
/* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
/* Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls. */
/* Over all rows, put the partial european_gifts, january_gifts and orders together. */
SELECT
  COALESCE(SUM(orders_by_key.count_rows) FILTER(WHERE
    store_country.region = 'Europe'), 0) AS european_gifts,
  COALESCE(SUM(orders_by_key.january_gifts), 0) AS january_gifts,
  COALESCE(SUM(orders_by_key.orders), 0) AS orders
FROM orders_by_key
LEFT JOIN stores AS store
  ON orders_by_key.store_id = store.store_id
LEFT JOIN countries AS store_country
  ON store.country_code = store_country.code
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
