-- query: orders, share of orders as part, share of revenue within store.country.region as near by store.country.region, store.name having orders < 3 limit 3
-- Read orders.
-- Look up store in stores by orders.store_id = store.store_id; rows without a match stay, with nulls.
-- Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls.
-- For each store_country.region and store.name, compute orders = COUNT(*) and revenue = SUM(amount).
-- Compute part = orders / SUM(orders) OVER () and near = revenue / SUM(revenue) OVER (PARTITION BY store.country.region); a division by zero gives null.
-- Keep rows where orders < 3.
-- Sort by store.country.region and store.name, keep the first 3.

-- duckdb
WITH orders_by_key AS (
  /* For each orders.store_id, compute orders = COUNT(*) and revenue = SUM(amount). */
  SELECT
    store_id,
    COUNT(*) AS orders,
    SUM(amount) AS revenue
  FROM orders
  GROUP BY
    store_id
), computed AS (
  /* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
  /* Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls. */
  /* For each store_country.region and store.name, put the partial orders and revenue together. */
  /* Compute part = orders / SUM(orders) OVER () and near = revenue / SUM(revenue) OVER (PARTITION BY store.country.region); a division by zero gives null. */
  SELECT
    store_country.region AS "store.country.region",
    store.name AS "store.name",
    SUM(orders_by_key.orders) AS orders,
    CAST(SUM(orders_by_key.orders) AS DOUBLE) / NULLIF(SUM(SUM(orders_by_key.orders)) OVER (), 0) AS part,
    CAST(SUM(orders_by_key.revenue) AS DOUBLE) / NULLIF(SUM(SUM(orders_by_key.revenue)) OVER (PARTITION BY store_country.region), 0) AS near
  FROM orders_by_key
  LEFT JOIN stores AS store
    ON orders_by_key.store_id = store.store_id
  LEFT JOIN countries AS store_country
    ON store.country_code = store_country.code
  GROUP BY
    store_country.region,
    store.name
)
/* Keep rows where orders < 3. */
SELECT
  "store.country.region",
  "store.name",
  orders,
  part,
  near
FROM computed
WHERE
  orders < 3
ORDER BY
  "store.country.region" ASC,
  "store.name" ASC
LIMIT 3;

-- postgres
WITH orders_by_key AS (
  /* For each orders.store_id, compute orders = COUNT(*) and revenue = SUM(amount). */
  SELECT
    store_id,
    COUNT(*) AS orders,
    SUM(amount) AS revenue
  FROM orders
  GROUP BY
    store_id
), computed AS (
  /* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
  /* Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls. */
  /* For each store_country.region and store.name, put the partial orders and revenue together. */
  /* Compute part = orders / SUM(orders) OVER () and near = revenue / SUM(revenue) OVER (PARTITION BY store.country.region); a division by zero gives null. */
  SELECT
    store_country.region AS "store.country.region",
    store.name AS "store.name",
    SUM(orders_by_key.orders) AS orders,
    CAST(SUM(orders_by_key.orders) AS DOUBLE PRECISION) / NULLIF(SUM(SUM(orders_by_key.orders)) OVER (), 0) AS part,
    CAST(SUM(orders_by_key.revenue) AS DOUBLE PRECISION) / NULLIF(SUM(SUM(orders_by_key.revenue)) OVER (PARTITION BY store_country.region), 0) AS near
  FROM orders_by_key
  LEFT JOIN stores AS store
    ON orders_by_key.store_id = store.store_id
  LEFT JOIN countries AS store_country
    ON store.country_code = store_country.code
  GROUP BY
    store_country.region,
    store.name
)
/* Keep rows where orders < 3. */
SELECT
  "store.country.region",
  "store.name",
  orders,
  part,
  near
FROM computed
WHERE
  orders < 3
ORDER BY
  "store.country.region" ASC,
  "store.name" ASC
LIMIT 3;

-- spark
WITH orders_by_key AS (
  /* For each orders.store_id, compute orders = COUNT(*) and revenue = SUM(amount). */
  SELECT
    store_id,
    COUNT(*) AS orders,
    SUM(amount) AS revenue
  FROM orders
  GROUP BY
    store_id
), computed AS (
  /* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
  /* Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls. */
  /* For each store_country.region and store.name, put the partial orders and revenue together. */
  /* Compute part = orders / SUM(orders) OVER () and near = revenue / SUM(revenue) OVER (PARTITION BY store.country.region); a division by zero gives null. */
  SELECT
    store_country.region AS `store.country.region`,
    store.name AS `store.name`,
    SUM(orders_by_key.orders) AS orders,
    CAST(SUM(orders_by_key.orders) AS DOUBLE) / NULLIF(SUM(SUM(orders_by_key.orders)) OVER (), 0) AS part,
    CAST(SUM(orders_by_key.revenue) AS DOUBLE) / NULLIF(SUM(SUM(orders_by_key.revenue)) OVER (PARTITION BY store_country.region), 0) AS near
  FROM orders_by_key
  LEFT JOIN stores AS store
    ON orders_by_key.store_id = store.store_id
  LEFT JOIN countries AS store_country
    ON store.country_code = store_country.code
  GROUP BY
    store_country.region,
    store.name
)
/* Keep rows where orders < 3. */
SELECT
  `store.country.region`,
  `store.name`,
  orders,
  part,
  near
FROM computed
WHERE
  orders < 3
ORDER BY
  `store.country.region` ASC NULLS LAST,
  `store.name` ASC NULLS LAST
LIMIT 3;

-- trino
WITH orders_by_key AS (
  /* For each orders.store_id, compute orders = COUNT(*) and revenue = SUM(amount). */
  SELECT
    store_id,
    COUNT(*) AS orders,
    SUM(amount) AS revenue
  FROM orders
  GROUP BY
    store_id
), computed AS (
  /* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
  /* Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls. */
  /* For each store_country.region and store.name, put the partial orders and revenue together. */
  /* Compute part = orders / SUM(orders) OVER () and near = revenue / SUM(revenue) OVER (PARTITION BY store.country.region); a division by zero gives null. */
  SELECT
    store_country.region AS "store.country.region",
    store.name AS "store.name",
    SUM(orders_by_key.orders) AS orders,
    CAST(SUM(orders_by_key.orders) AS DOUBLE) / NULLIF(SUM(SUM(orders_by_key.orders)) OVER (), 0) AS part,
    CAST(SUM(orders_by_key.revenue) AS DOUBLE) / NULLIF(SUM(SUM(orders_by_key.revenue)) OVER (PARTITION BY store_country.region), 0) AS near
  FROM orders_by_key
  LEFT JOIN stores AS store
    ON orders_by_key.store_id = store.store_id
  LEFT JOIN countries AS store_country
    ON store.country_code = store_country.code
  GROUP BY
    store_country.region,
    store.name
)
/* Keep rows where orders < 3. */
SELECT
  "store.country.region",
  "store.name",
  orders,
  part,
  near
FROM computed
WHERE
  orders < 3
ORDER BY
  "store.country.region" ASC,
  "store.name" ASC
LIMIT 3;

-- snowflake
WITH orders_by_key AS (
  /* For each orders.store_id, compute orders = COUNT(*) and revenue = SUM(amount). */
  SELECT
    store_id,
    COUNT(*) AS orders,
    SUM(amount) AS revenue
  FROM orders
  GROUP BY
    store_id
), computed AS (
  /* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
  /* Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls. */
  /* For each store_country.region and store.name, put the partial orders and revenue together. */
  /* Compute part = orders / SUM(orders) OVER () and near = revenue / SUM(revenue) OVER (PARTITION BY store.country.region); a division by zero gives null. */
  SELECT
    store_country.region AS "store.country.region",
    store.name AS "store.name",
    SUM(orders_by_key.orders) AS orders,
    CAST(SUM(orders_by_key.orders) AS DOUBLE) / NULLIF(SUM(SUM(orders_by_key.orders)) OVER (), 0) AS part,
    CAST(SUM(orders_by_key.revenue) AS DOUBLE) / NULLIF(SUM(SUM(orders_by_key.revenue)) OVER (PARTITION BY store_country.region), 0) AS near
  FROM orders_by_key
  LEFT JOIN stores AS store
    ON orders_by_key.store_id = store.store_id
  LEFT JOIN countries AS store_country
    ON store.country_code = store_country.code
  GROUP BY
    store_country.region,
    store.name
)
/* Keep rows where orders < 3. */
SELECT
  "store.country.region",
  "store.name",
  orders,
  part,
  near
FROM computed
WHERE
  orders < 3
ORDER BY
  "store.country.region" ASC,
  "store.name" ASC
LIMIT 3;

-- bigquery
WITH orders_by_key AS (
  /* For each orders.store_id, compute orders = COUNT(*) and revenue = SUM(amount). */
  SELECT
    store_id,
    COUNT(*) AS orders,
    SUM(amount) AS revenue
  FROM orders
  GROUP BY
    store_id
), computed AS (
  /* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
  /* Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls. */
  /* For each store_country.region and store.name, put the partial orders and revenue together. */
  /* Compute part = orders / SUM(orders) OVER () and near = revenue / SUM(revenue) OVER (PARTITION BY store.country.region); a division by zero gives null. */
  SELECT
    store_country.region AS `store_country_region`,
    store.name AS `store_name`,
    SUM(orders_by_key.orders) AS orders,
    CAST(SUM(orders_by_key.orders) AS FLOAT64) / NULLIF(SUM(SUM(orders_by_key.orders)) OVER (), 0) AS part,
    CAST(SUM(orders_by_key.revenue) AS FLOAT64) / NULLIF(SUM(SUM(orders_by_key.revenue)) OVER (PARTITION BY store_country.region), 0) AS near
  FROM orders_by_key
  LEFT JOIN stores AS store
    ON orders_by_key.store_id = store.store_id
  LEFT JOIN countries AS store_country
    ON store.country_code = store_country.code
  GROUP BY
    store_country.region,
    store.name
)
/* Keep rows where orders < 3. */
SELECT
  `store_country_region`,
  `store_name`,
  orders,
  part,
  near
FROM computed
WHERE
  orders < 3
ORDER BY
  `store_country_region` ASC NULLS LAST,
  `store_name` ASC NULLS LAST
LIMIT 3;

-- databricks
WITH orders_by_key AS (
  /* For each orders.store_id, compute orders = COUNT(*) and revenue = SUM(amount). */
  SELECT
    store_id,
    COUNT(*) AS orders,
    SUM(amount) AS revenue
  FROM orders
  GROUP BY
    store_id
), computed AS (
  /* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
  /* Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls. */
  /* For each store_country.region and store.name, put the partial orders and revenue together. */
  /* Compute part = orders / SUM(orders) OVER () and near = revenue / SUM(revenue) OVER (PARTITION BY store.country.region); a division by zero gives null. */
  SELECT
    store_country.region AS `store.country.region`,
    store.name AS `store.name`,
    SUM(orders_by_key.orders) AS orders,
    CAST(SUM(orders_by_key.orders) AS DOUBLE) / NULLIF(SUM(SUM(orders_by_key.orders)) OVER (), 0) AS part,
    CAST(SUM(orders_by_key.revenue) AS DOUBLE) / NULLIF(SUM(SUM(orders_by_key.revenue)) OVER (PARTITION BY store_country.region), 0) AS near
  FROM orders_by_key
  LEFT JOIN stores AS store
    ON orders_by_key.store_id = store.store_id
  LEFT JOIN countries AS store_country
    ON store.country_code = store_country.code
  GROUP BY
    store_country.region,
    store.name
)
/* Keep rows where orders < 3. */
SELECT
  `store.country.region`,
  `store.name`,
  orders,
  part,
  near
FROM computed
WHERE
  orders < 3
ORDER BY
  `store.country.region` ASC NULLS LAST,
  `store.name` ASC NULLS LAST
LIMIT 3;

-- clickhouse
WITH orders_by_key AS (
  /* For each orders.store_id, compute orders = COUNT(*) and revenue = SUM(amount). */
  SELECT
    store_id,
    COUNT(*) AS orders,
    SUM(amount) AS revenue
  FROM orders
  GROUP BY
    store_id
), computed AS (
  /* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
  /* Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls. */
  /* For each store_country.region and store.name, put the partial orders and revenue together. */
  /* Compute part = orders / SUM(orders) OVER () and near = revenue / SUM(revenue) OVER (PARTITION BY store.country.region); a division by zero gives null. */
  SELECT
    store_country.region AS "store.country.region",
    store.name AS "store.name",
    SUM(orders_by_key.orders) AS orders,
    CAST(SUM(orders_by_key.orders) AS Nullable(Float64)) / nullIf(SUM(SUM(orders_by_key.orders)) OVER (), 0) AS part,
    CAST(SUM(orders_by_key.revenue) AS Nullable(Float64)) / nullIf(SUM(SUM(orders_by_key.revenue)) OVER (PARTITION BY store_country.region), 0) AS near
  FROM orders_by_key
  LEFT JOIN stores AS store
    ON orders_by_key.store_id = store.store_id
  LEFT JOIN countries AS store_country
    ON store.country_code = store_country.code
  GROUP BY
    store_country.region,
    store.name
)
/* Keep rows where orders < 3. */
SELECT
  "store.country.region",
  "store.name",
  orders,
  part,
  near
FROM computed
WHERE
  orders < 3
ORDER BY
  "store.country.region" ASC,
  "store.name" ASC
LIMIT 3
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
