-- query: gift_share, gift_share_in_europe by customer.home.region
-- Read orders.
-- Look up customer in customers by orders.customer_id = customer.customer_id; rows without a match stay, with nulls.
-- Look up home in countries by customer.home_code = customer_home.code; rows without a match stay, with nulls.
-- Look up store in stores by orders.store_id = store.store_id; rows without a match stay, with nulls.
-- Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls.
-- For each customer_home.region, compute gift_orders = COUNT(*) where gift, orders = COUNT(*), gift_share_in_europe__gift_orders = COUNT(*) where store.country.region = 'Europe' and gift and gift_share_in_europe__orders = COUNT(*) where store.country.region = 'Europe'.
-- Compute gift_share = gift_orders / orders and gift_share_in_europe = (gift_share_in_europe__gift_orders / gift_share_in_europe__orders); a division by zero gives null.
-- Sort by customer.home.region.

-- duckdb
WITH orders_by_key AS (
  /* For each orders.customer_id and orders.store_id, compute gift_orders = COUNT(*) where gift and orders = COUNT(*). */
  SELECT
    customer_id,
    store_id,
    NULLIF(COUNT(*) FILTER(WHERE
      gift), 0) AS gift_orders,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    customer_id,
    store_id
)
/* Look up customer in customers by customer_id = customer.customer_id; rows without a match stay, with nulls. */
/* Look up home in countries by customer.home_code = customer_home.code; rows without a match stay, with nulls. */
/* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
/* Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls. */
/* For each customer_home.region, put the partial gift_orders, orders, gift_share_in_europe__gift_orders and gift_share_in_europe__orders together. */
/* Compute gift_share = gift_orders / orders and gift_share_in_europe = (gift_share_in_europe__gift_orders / gift_share_in_europe__orders); a division by zero gives null. */
SELECT
  customer_home.region AS "customer.home.region",
  CAST(SUM(orders_by_key.gift_orders) AS DOUBLE) / NULLIF(SUM(orders_by_key.orders), 0) AS gift_share,
  (
    CAST(SUM(orders_by_key.gift_orders) FILTER(WHERE
      store_country.region = 'Europe') AS DOUBLE) / NULLIF(SUM(orders_by_key.orders) FILTER(WHERE
      store_country.region = 'Europe'), 0)
  ) AS gift_share_in_europe
FROM orders_by_key
LEFT JOIN customers AS customer
  ON orders_by_key.customer_id = customer.customer_id
LEFT JOIN countries AS customer_home
  ON customer.home_code = customer_home.code
LEFT JOIN stores AS store
  ON orders_by_key.store_id = store.store_id
LEFT JOIN countries AS store_country
  ON store.country_code = store_country.code
GROUP BY
  customer_home.region
ORDER BY
  "customer.home.region" ASC;

-- postgres
WITH orders_by_key AS (
  /* For each orders.customer_id and orders.store_id, compute gift_orders = COUNT(*) where gift and orders = COUNT(*). */
  SELECT
    customer_id,
    store_id,
    NULLIF(COUNT(*) FILTER(WHERE
      gift), 0) AS gift_orders,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    customer_id,
    store_id
)
/* Look up customer in customers by customer_id = customer.customer_id; rows without a match stay, with nulls. */
/* Look up home in countries by customer.home_code = customer_home.code; rows without a match stay, with nulls. */
/* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
/* Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls. */
/* For each customer_home.region, put the partial gift_orders, orders, gift_share_in_europe__gift_orders and gift_share_in_europe__orders together. */
/* Compute gift_share = gift_orders / orders and gift_share_in_europe = (gift_share_in_europe__gift_orders / gift_share_in_europe__orders); a division by zero gives null. */
SELECT
  customer_home.region AS "customer.home.region",
  CAST(SUM(orders_by_key.gift_orders) AS DOUBLE PRECISION) / NULLIF(SUM(orders_by_key.orders), 0) AS gift_share,
  (
    CAST(SUM(orders_by_key.gift_orders) FILTER(WHERE
      store_country.region = 'Europe') AS DOUBLE PRECISION) / NULLIF(SUM(orders_by_key.orders) FILTER(WHERE
      store_country.region = 'Europe'), 0)
  ) AS gift_share_in_europe
FROM orders_by_key
LEFT JOIN customers AS customer
  ON orders_by_key.customer_id = customer.customer_id
LEFT JOIN countries AS customer_home
  ON customer.home_code = customer_home.code
LEFT JOIN stores AS store
  ON orders_by_key.store_id = store.store_id
LEFT JOIN countries AS store_country
  ON store.country_code = store_country.code
GROUP BY
  customer_home.region
ORDER BY
  "customer.home.region" ASC;

-- spark
WITH orders_by_key AS (
  /* For each orders.customer_id and orders.store_id, compute gift_orders = COUNT(*) where gift and orders = COUNT(*). */
  SELECT
    customer_id,
    store_id,
    NULLIF(COUNT(*) FILTER(WHERE
      gift), 0) AS gift_orders,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    customer_id,
    store_id
)
/* Look up customer in customers by customer_id = customer.customer_id; rows without a match stay, with nulls. */
/* Look up home in countries by customer.home_code = customer_home.code; rows without a match stay, with nulls. */
/* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
/* Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls. */
/* For each customer_home.region, put the partial gift_orders, orders, gift_share_in_europe__gift_orders and gift_share_in_europe__orders together. */
/* Compute gift_share = gift_orders / orders and gift_share_in_europe = (gift_share_in_europe__gift_orders / gift_share_in_europe__orders); a division by zero gives null. */
SELECT
  customer_home.region AS `customer.home.region`,
  CAST(SUM(orders_by_key.gift_orders) AS DOUBLE) / NULLIF(SUM(orders_by_key.orders), 0) AS gift_share,
  (
    CAST(SUM(orders_by_key.gift_orders) FILTER(WHERE
      store_country.region = 'Europe') AS DOUBLE) / NULLIF(SUM(orders_by_key.orders) FILTER(WHERE
      store_country.region = 'Europe'), 0)
  ) AS gift_share_in_europe
FROM orders_by_key
LEFT JOIN customers AS customer
  ON orders_by_key.customer_id = customer.customer_id
LEFT JOIN countries AS customer_home
  ON customer.home_code = customer_home.code
LEFT JOIN stores AS store
  ON orders_by_key.store_id = store.store_id
LEFT JOIN countries AS store_country
  ON store.country_code = store_country.code
GROUP BY
  customer_home.region
ORDER BY
  `customer.home.region` ASC NULLS LAST;

-- trino
WITH orders_by_key AS (
  /* For each orders.customer_id and orders.store_id, compute gift_orders = COUNT(*) where gift and orders = COUNT(*). */
  SELECT
    customer_id,
    store_id,
    NULLIF(COUNT(*) FILTER(WHERE
      gift), 0) AS gift_orders,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    customer_id,
    store_id
)
/* Look up customer in customers by customer_id = customer.customer_id; rows without a match stay, with nulls. */
/* Look up home in countries by customer.home_code = customer_home.code; rows without a match stay, with nulls. */
/* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
/* Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls. */
/* For each customer_home.region, put the partial gift_orders, orders, gift_share_in_europe__gift_orders and gift_share_in_europe__orders together. */
/* Compute gift_share = gift_orders / orders and gift_share_in_europe = (gift_share_in_europe__gift_orders / gift_share_in_europe__orders); a division by zero gives null. */
SELECT
  customer_home.region AS "customer.home.region",
  CAST(SUM(orders_by_key.gift_orders) AS DOUBLE) / NULLIF(SUM(orders_by_key.orders), 0) AS gift_share,
  (
    CAST(SUM(orders_by_key.gift_orders) FILTER(WHERE
      store_country.region = 'Europe') AS DOUBLE) / NULLIF(SUM(orders_by_key.orders) FILTER(WHERE
      store_country.region = 'Europe'), 0)
  ) AS gift_share_in_europe
FROM orders_by_key
LEFT JOIN customers AS customer
  ON orders_by_key.customer_id = customer.customer_id
LEFT JOIN countries AS customer_home
  ON customer.home_code = customer_home.code
LEFT JOIN stores AS store
  ON orders_by_key.store_id = store.store_id
LEFT JOIN countries AS store_country
  ON store.country_code = store_country.code
GROUP BY
  customer_home.region
ORDER BY
  "customer.home.region" ASC;

-- snowflake
WITH orders_by_key AS (
  /* For each orders.customer_id and orders.store_id, compute gift_orders = COUNT(*) where gift and orders = COUNT(*). */
  SELECT
    customer_id,
    store_id,
    NULLIF(COUNT(CASE WHEN gift THEN 1 END), 0) AS gift_orders,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    customer_id,
    store_id
)
/* Look up customer in customers by customer_id = customer.customer_id; rows without a match stay, with nulls. */
/* Look up home in countries by customer.home_code = customer_home.code; rows without a match stay, with nulls. */
/* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
/* Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls. */
/* For each customer_home.region, put the partial gift_orders, orders, gift_share_in_europe__gift_orders and gift_share_in_europe__orders together. */
/* Compute gift_share = gift_orders / orders and gift_share_in_europe = (gift_share_in_europe__gift_orders / gift_share_in_europe__orders); a division by zero gives null. */
SELECT
  customer_home.region AS "customer.home.region",
  CAST(SUM(orders_by_key.gift_orders) AS DOUBLE) / NULLIF(SUM(orders_by_key.orders), 0) AS gift_share,
  (
    CAST(SUM(CASE WHEN store_country.region = 'Europe' THEN orders_by_key.gift_orders END) AS DOUBLE) / NULLIF(SUM(CASE WHEN store_country.region = 'Europe' THEN orders_by_key.orders END), 0)
  ) AS gift_share_in_europe
FROM orders_by_key
LEFT JOIN customers AS customer
  ON orders_by_key.customer_id = customer.customer_id
LEFT JOIN countries AS customer_home
  ON customer.home_code = customer_home.code
LEFT JOIN stores AS store
  ON orders_by_key.store_id = store.store_id
LEFT JOIN countries AS store_country
  ON store.country_code = store_country.code
GROUP BY
  customer_home.region
ORDER BY
  "customer.home.region" ASC;

-- bigquery
WITH orders_by_key AS (
  /* For each orders.customer_id and orders.store_id, compute gift_orders = COUNT(*) where gift and orders = COUNT(*). */
  SELECT
    customer_id,
    store_id,
    NULLIF(COUNT(CASE WHEN gift THEN 1 END), 0) AS gift_orders,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    customer_id,
    store_id
)
/* Look up customer in customers by customer_id = customer.customer_id; rows without a match stay, with nulls. */
/* Look up home in countries by customer.home_code = customer_home.code; rows without a match stay, with nulls. */
/* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
/* Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls. */
/* For each customer_home.region, put the partial gift_orders, orders, gift_share_in_europe__gift_orders and gift_share_in_europe__orders together. */
/* Compute gift_share = gift_orders / orders and gift_share_in_europe = (gift_share_in_europe__gift_orders / gift_share_in_europe__orders); a division by zero gives null. */
SELECT
  customer_home.region AS `customer_home_region`,
  CAST(SUM(orders_by_key.gift_orders) AS FLOAT64) / NULLIF(SUM(orders_by_key.orders), 0) AS gift_share,
  (
    CAST(SUM(CASE WHEN store_country.region = 'Europe' THEN orders_by_key.gift_orders END) AS FLOAT64) / NULLIF(SUM(CASE WHEN store_country.region = 'Europe' THEN orders_by_key.orders END), 0)
  ) AS gift_share_in_europe
FROM orders_by_key
LEFT JOIN customers AS customer
  ON orders_by_key.customer_id = customer.customer_id
LEFT JOIN countries AS customer_home
  ON customer.home_code = customer_home.code
LEFT JOIN stores AS store
  ON orders_by_key.store_id = store.store_id
LEFT JOIN countries AS store_country
  ON store.country_code = store_country.code
GROUP BY
  `customer_home_region`
ORDER BY
  `customer_home_region` ASC NULLS LAST;

-- databricks
WITH orders_by_key AS (
  /* For each orders.customer_id and orders.store_id, compute gift_orders = COUNT(*) where gift and orders = COUNT(*). */
  SELECT
    customer_id,
    store_id,
    NULLIF(COUNT(*) FILTER(WHERE
      gift), 0) AS gift_orders,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    customer_id,
    store_id
)
/* Look up customer in customers by customer_id = customer.customer_id; rows without a match stay, with nulls. */
/* Look up home in countries by customer.home_code = customer_home.code; rows without a match stay, with nulls. */
/* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
/* Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls. */
/* For each customer_home.region, put the partial gift_orders, orders, gift_share_in_europe__gift_orders and gift_share_in_europe__orders together. */
/* Compute gift_share = gift_orders / orders and gift_share_in_europe = (gift_share_in_europe__gift_orders / gift_share_in_europe__orders); a division by zero gives null. */
SELECT
  customer_home.region AS `customer.home.region`,
  CAST(SUM(orders_by_key.gift_orders) AS DOUBLE) / NULLIF(SUM(orders_by_key.orders), 0) AS gift_share,
  (
    CAST(SUM(orders_by_key.gift_orders) FILTER(WHERE
      store_country.region = 'Europe') AS DOUBLE) / NULLIF(SUM(orders_by_key.orders) FILTER(WHERE
      store_country.region = 'Europe'), 0)
  ) AS gift_share_in_europe
FROM orders_by_key
LEFT JOIN customers AS customer
  ON orders_by_key.customer_id = customer.customer_id
LEFT JOIN countries AS customer_home
  ON customer.home_code = customer_home.code
LEFT JOIN stores AS store
  ON orders_by_key.store_id = store.store_id
LEFT JOIN countries AS store_country
  ON store.country_code = store_country.code
GROUP BY
  customer_home.region
ORDER BY
  `customer.home.region` ASC NULLS LAST;

-- clickhouse
WITH orders_by_key AS (
  /* For each orders.customer_id and orders.store_id, compute gift_orders = COUNT(*) where gift and orders = COUNT(*). */
  SELECT
    customer_id,
    store_id,
    nullIf(COUNT(*) FILTER(WHERE
      gift), 0) AS gift_orders,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    customer_id,
    store_id
)
/* Look up customer in customers by customer_id = customer.customer_id; rows without a match stay, with nulls. */
/* Look up home in countries by customer.home_code = customer_home.code; rows without a match stay, with nulls. */
/* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
/* Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls. */
/* For each customer_home.region, put the partial gift_orders, orders, gift_share_in_europe__gift_orders and gift_share_in_europe__orders together. */
/* Compute gift_share = gift_orders / orders and gift_share_in_europe = (gift_share_in_europe__gift_orders / gift_share_in_europe__orders); a division by zero gives null. */
SELECT
  customer_home.region AS "customer.home.region",
  CAST(SUM(orders_by_key.gift_orders) AS Nullable(Float64)) / nullIf(SUM(orders_by_key.orders), 0) AS gift_share,
  (
    CAST(SUM(orders_by_key.gift_orders) FILTER(WHERE
      store_country.region = 'Europe') AS Nullable(Float64)) / nullIf(SUM(orders_by_key.orders) FILTER(WHERE
      store_country.region = 'Europe'), 0)
  ) AS gift_share_in_europe
FROM orders_by_key
LEFT JOIN customers AS customer
  ON orders_by_key.customer_id = customer.customer_id
LEFT JOIN countries AS customer_home
  ON customer.home_code = customer_home.code
LEFT JOIN stores AS store
  ON orders_by_key.store_id = store.store_id
LEFT JOIN countries AS store_country
  ON store.country_code = store_country.code
GROUP BY
  customer_home.region
ORDER BY
  "customer.home.region" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
