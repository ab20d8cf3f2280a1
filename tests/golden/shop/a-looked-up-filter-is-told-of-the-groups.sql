-- query: orders, european, european_revenue, european_avg by customer.vip
-- Read orders.
-- Look up customer in customers by orders.customer_id = customer.customer_id; rows without a match stay, with nulls.
-- Look up store in stores by orders.store_id = store.store_id; rows without a match stay, with nulls.
-- Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls.
-- For each customer.vip, compute orders = COUNT(*), european = COUNT(*) where store.country.region = 'Europe', european_revenue = SUM(amount) where store.country.region = 'Europe' and european_avg = AVG(amount) where store.country.region = 'Europe'.
-- Sort by customer.vip.

-- duckdb
WITH orders_by_key AS (
  /* For each orders.customer_id and orders.store_id, compute orders = COUNT(*), sum_amount = SUM(amount) and count_amount = COUNT(amount). */
  SELECT
    customer_id,
    store_id,
    COUNT(*) AS orders,
    SUM(amount) AS sum_amount,
    COUNT(amount) AS count_amount
  FROM orders
  GROUP BY
    customer_id,
    store_id
)
/* Look up customer in customers by customer_id = customer.customer_id; rows without a match stay, with nulls. */
/* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
/* Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls. */
/* For each customer.vip, put the partial orders, european, european_revenue and european_avg together. */
SELECT
  customer.vip AS "customer.vip",
  SUM(orders_by_key.orders) AS orders,
  SUM(orders_by_key.orders) FILTER(WHERE
    store_country.region = 'Europe') AS european,
  SUM(orders_by_key.sum_amount) FILTER(WHERE
    store_country.region = 'Europe') AS european_revenue,
  CAST(SUM(orders_by_key.sum_amount) FILTER(WHERE
    store_country.region = 'Europe') AS DOUBLE) / NULLIF(SUM(orders_by_key.count_amount) FILTER(WHERE
    store_country.region = 'Europe'), 0) AS european_avg
FROM orders_by_key
LEFT JOIN customers AS customer
  ON orders_by_key.customer_id = customer.customer_id
LEFT JOIN stores AS store
  ON orders_by_key.store_id = store.store_id
LEFT JOIN countries AS store_country
  ON store.country_code = store_country.code
GROUP BY
  customer.vip
ORDER BY
  "customer.vip" ASC;

-- postgres
WITH orders_by_key AS (
  /* For each orders.customer_id and orders.store_id, compute orders = COUNT(*), sum_amount = SUM(amount) and count_amount = COUNT(amount). */
  SELECT
    customer_id,
    store_id,
    COUNT(*) AS orders,
    SUM(amount) AS sum_amount,
    COUNT(amount) AS count_amount
  FROM orders
  GROUP BY
    customer_id,
    store_id
)
/* Look up customer in customers by customer_id = customer.customer_id; rows without a match stay, with nulls. */
/* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
/* Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls. */
/* For each customer.vip, put the partial orders, european, european_revenue and european_avg together. */
SELECT
  customer.vip AS "customer.vip",
  SUM(orders_by_key.orders) AS orders,
  SUM(orders_by_key.orders) FILTER(WHERE
    store_country.region = 'Europe') AS european,
  SUM(orders_by_key.sum_amount) FILTER(WHERE
    store_country.region = 'Europe') AS european_revenue,
  CAST(SUM(orders_by_key.sum_amount) FILTER(WHERE
    store_country.region = 'Europe') AS DOUBLE PRECISION) / NULLIF(SUM(orders_by_key.count_amount) FILTER(WHERE
    store_country.region = 'Europe'), 0) AS european_avg
FROM orders_by_key
LEFT JOIN customers AS customer
  ON orders_by_key.customer_id = customer.customer_id
LEFT JOIN stores AS store
  ON orders_by_key.store_id = store.store_id
LEFT JOIN countries AS store_country
  ON store.country_code = store_country.code
GROUP BY
  customer.vip
ORDER BY
  "customer.vip" ASC;

-- spark
WITH orders_by_key AS (
  /* For each orders.customer_id and orders.store_id, compute orders = COUNT(*), sum_amount = SUM(amount) and count_amount = COUNT(amount). */
  SELECT
    customer_id,
    store_id,
    COUNT(*) AS orders,
    SUM(amount) AS sum_amount,
    COUNT(amount) AS count_amount
  FROM orders
  GROUP BY
    customer_id,
    store_id
)
/* Look up customer in customers by customer_id = customer.customer_id; rows without a match stay, with nulls. */
/* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
/* Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls. */
/* For each customer.vip, put the partial orders, european, european_revenue and european_avg together. */
SELECT
  customer.vip AS `customer.vip`,
  SUM(orders_by_key.orders) AS orders,
  SUM(orders_by_key.orders) FILTER(WHERE
    store_country.region = 'Europe') AS european,
  SUM(orders_by_key.sum_amount) FILTER(WHERE
    store_country.region = 'Europe') AS european_revenue,
  CAST(SUM(orders_by_key.sum_amount) FILTER(WHERE
    store_country.region = 'Europe') AS DOUBLE) / NULLIF(SUM(orders_by_key.count_amount) FILTER(WHERE
    store_country.region = 'Europe'), 0) AS european_avg
FROM orders_by_key
LEFT JOIN customers AS customer
  ON orders_by_key.customer_id = customer.customer_id
LEFT JOIN stores AS store
  ON orders_by_key.store_id = store.store_id
LEFT JOIN countries AS store_country
  ON store.country_code = store_country.code
GROUP BY
  customer.vip
ORDER BY
  `customer.vip` ASC NULLS LAST;

-- trino
WITH orders_by_key AS (
  /* For each orders.customer_id and orders.store_id, compute orders = COUNT(*), sum_amount = SUM(amount) and count_amount = COUNT(amount). */
  SELECT
    customer_id,
    store_id,
    COUNT(*) AS orders,
    SUM(amount) AS sum_amount,
    COUNT(amount) AS count_amount
  FROM orders
  GROUP BY
    customer_id,
    store_id
)
/* Look up customer in customers by customer_id = customer.customer_id; rows without a match stay, with nulls. */
/* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
/* Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls. */
/* For each customer.vip, put the partial orders, european, european_revenue and european_avg together. */
SELECT
  customer.vip AS "customer.vip",
  SUM(orders_by_key.orders) AS orders,
  SUM(orders_by_key.orders) FILTER(WHERE
    store_country.region = 'Europe') AS european,
  SUM(orders_by_key.sum_amount) FILTER(WHERE
    store_country.region = 'Europe') AS european_revenue,
  CAST(SUM(orders_by_key.sum_amount) FILTER(WHERE
    store_country.region = 'Europe') AS DOUBLE) / NULLIF(SUM(orders_by_key.count_amount) FILTER(WHERE
    store_country.region = 'Europe'), 0) AS european_avg
FROM orders_by_key
LEFT JOIN customers AS customer
  ON orders_by_key.customer_id = customer.customer_id
LEFT JOIN stores AS store
  ON orders_by_key.store_id = store.store_id
LEFT JOIN countries AS store_country
  ON store.country_code = store_country.code
GROUP BY
  customer.vip
ORDER BY
  "customer.vip" ASC;

-- snowflake
WITH orders_by_key AS (
  /* For each orders.customer_id and orders.store_id, compute orders = COUNT(*), sum_amount = SUM(amount) and count_amount = COUNT(amount). */
  SELECT
    customer_id,
    store_id,
    COUNT(*) AS orders,
    SUM(amount) AS sum_amount,
    COUNT(amount) AS count_amount
  FROM orders
  GROUP BY
    customer_id,
    store_id
)
/* Look up customer in customers by customer_id = customer.customer_id; rows without a match stay, with nulls. */
/* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
/* Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls. */
/* For each customer.vip, put the partial orders, european, european_revenue and european_avg together. */
SELECT
  customer.vip AS "customer.vip",
  SUM(orders_by_key.orders) AS orders,
  SUM(CASE WHEN store_country.region = 'Europe' THEN orders_by_key.orders END) AS european,
  SUM(CASE WHEN store_country.region = 'Europe' THEN orders_by_key.sum_amount END) AS european_revenue,
  CAST(SUM(CASE WHEN store_country.region = 'Europe' THEN orders_by_key.sum_amount END) AS DOUBLE) / NULLIF(
    SUM(CASE WHEN store_country.region = 'Europe' THEN orders_by_key.count_amount END),
    0
  ) AS european_avg
FROM orders_by_key
LEFT JOIN customers AS customer
  ON orders_by_key.customer_id = customer.customer_id
LEFT JOIN stores AS store
  ON orders_by_key.store_id = store.store_id
LEFT JOIN countries AS store_country
  ON store.country_code = store_country.code
GROUP BY
  customer.vip
ORDER BY
  "customer.vip" ASC;

-- bigquery
WITH orders_by_key AS (
  /* For each orders.customer_id and orders.store_id, compute orders = COUNT(*), sum_amount = SUM(amount) and count_amount = COUNT(amount). */
  SELECT
    customer_id,
    store_id,
    COUNT(*) AS orders,
    SUM(amount) AS sum_amount,
    COUNT(amount) AS count_amount
  FROM orders
  GROUP BY
    customer_id,
    store_id
)
/* Look up customer in customers by customer_id = customer.customer_id; rows without a match stay, with nulls. */
/* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
/* Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls. */
/* For each customer.vip, put the partial orders, european, european_revenue and european_avg together. */
SELECT
  customer.vip AS `customer_vip`,
  SUM(orders_by_key.orders) AS orders,
  SUM(CASE WHEN store_country.region = 'Europe' THEN orders_by_key.orders END) AS european,
  SUM(CASE WHEN store_country.region = 'Europe' THEN orders_by_key.sum_amount END) AS european_revenue,
  CAST(SUM(CASE WHEN store_country.region = 'Europe' THEN orders_by_key.sum_amount END) AS FLOAT64) / NULLIF(
    SUM(CASE WHEN store_country.region = 'Europe' THEN orders_by_key.count_amount END),
    0
  ) AS european_avg
FROM orders_by_key
LEFT JOIN customers AS customer
  ON orders_by_key.customer_id = customer.customer_id
LEFT JOIN stores AS store
  ON orders_by_key.store_id = store.store_id
LEFT JOIN countries AS store_country
  ON store.country_code = store_country.code
GROUP BY
  `customer_vip`
ORDER BY
  `customer_vip` ASC NULLS LAST;

-- databricks
WITH orders_by_key AS (
  /* For each orders.customer_id and orders.store_id, compute orders = COUNT(*), sum_amount = SUM(amount) and count_amount = COUNT(amount). */
  SELECT
    customer_id,
    store_id,
    COUNT(*) AS orders,
    SUM(amount) AS sum_amount,
    COUNT(amount) AS count_amount
  FROM orders
  GROUP BY
    customer_id,
    store_id
)
/* Look up customer in customers by customer_id = customer.customer_id; rows without a match stay, with nulls. */
/* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
/* Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls. */
/* For each customer.vip, put the partial orders, european, european_revenue and european_avg together. */
SELECT
  customer.vip AS `customer.vip`,
  SUM(orders_by_key.orders) AS orders,
  SUM(orders_by_key.orders) FILTER(WHERE
    store_country.region = 'Europe') AS european,
  SUM(orders_by_key.sum_amount) FILTER(WHERE
    store_country.region = 'Europe') AS european_revenue,
  CAST(SUM(orders_by_key.sum_amount) FILTER(WHERE
    store_country.region = 'Europe') AS DOUBLE) / NULLIF(SUM(orders_by_key.count_amount) FILTER(WHERE
    store_country.region = 'Europe'), 0) AS european_avg
FROM orders_by_key
LEFT JOIN customers AS customer
  ON orders_by_key.customer_id = customer.customer_id
LEFT JOIN stores AS store
  ON orders_by_key.store_id = store.store_id
LEFT JOIN countries AS store_country
  ON store.country_code = store_country.code
GROUP BY
  customer.vip
ORDER BY
  `customer.vip` ASC NULLS LAST;

-- clickhouse
WITH orders_by_key AS (
  /* For each orders.customer_id and orders.store_id, compute orders = COUNT(*), sum_amount = SUM(amount) and count_amount = COUNT(amount). */
  SELECT
    customer_id,
    store_id,
    COUNT(*) AS orders,
    SUM(amount) AS sum_amount,
    COUNT(amount) AS count_amount
  FROM orders
  GROUP BY
    customer_id,
    store_id
)
/* Look up customer in customers by customer_id = customer.customer_id; rows without a match stay, with nulls. */
/* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
/* Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls. */
/* For each customer.vip, put the partial orders, european, european_revenue and european_avg together. */
SELECT
  customer.vip AS "customer.vip",
  SUM(orders_by_key.orders) AS orders,
  SUM(orders_by_key.orders) FILTER(WHERE
    store_country.region = 'Europe') AS european,
  SUM(orders_by_key.sum_amount) FILTER(WHERE
    store_country.region = 'Europe') AS european_revenue,
  CAST(SUM(orders_by_key.sum_amount) FILTER(WHERE
    store_country.region = 'Europe') AS Nullable(Float64)) / nullIf(SUM(orders_by_key.count_amount) FILTER(WHERE
    store_country.region = 'Europe'), 0) AS european_avg
FROM orders_by_key
LEFT JOIN customers AS customer
  ON orders_by_key.customer_id = customer.customer_id
LEFT JOIN stores AS store
  ON orders_by_key.store_id = store.store_id
LEFT JOIN countries AS store_country
  ON store.country_code = store_country.code
GROUP BY
  customer.vip
ORDER BY
  "customer.vip" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
