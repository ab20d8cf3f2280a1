-- query: orders by store.country.region, customer.home.region, customer.home_store.country.region
-- Read orders.
-- Look up store in stores by orders.store_id = store.store_id; rows without a match stay, with nulls.
-- Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls.
-- Look up customer in customers by orders.customer_id = customer.customer_id; rows without a match stay, with nulls.
-- Look up home in countries by customer.home_code = customer_home.code; rows without a match stay, with nulls.
-- Look up home_store in stores by customer.home_store = customer_home_store.store_id; rows without a match stay, with nulls.
-- Look up country in countries by customer_home_store.country_code = customer_home_store_country.code; rows without a match stay, with nulls.
-- For each store_country.region, customer_home.region and customer_home_store_country.region, compute orders = COUNT(*).
-- Sort by store.country.region, customer.home.region and customer.home_store.country.region.

-- duckdb
WITH orders_by_key AS (
  /* For each orders.store_id and orders.customer_id, compute orders = COUNT(*). */
  SELECT
    store_id,
    customer_id,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    store_id,
    customer_id
)
/* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
/* Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls. */
/* Look up customer in customers by customer_id = customer.customer_id; rows without a match stay, with nulls. */
/* Look up home in countries by customer.home_code = customer_home.code; rows without a match stay, with nulls. */
/* Look up home_store in stores by customer.home_store = customer_home_store.store_id; rows without a match stay, with nulls. */
/* Look up country in countries by customer_home_store.country_code = customer_home_store_country.code; rows without a match stay, with nulls. */
/* For each store_country.region, customer_home.region and customer_home_store_country.region, put the partial orders together. */
SELECT
  store_country.region AS "store.country.region",
  customer_home.region AS "customer.home.region",
  customer_home_store_country.region AS "customer.home_store.country.region",
  SUM(orders_by_key.orders) AS orders
FROM orders_by_key
LEFT JOIN stores AS store
  ON orders_by_key.store_id = store.store_id
LEFT JOIN countries AS store_country
  ON store.country_code = store_country.code
LEFT JOIN customers AS customer
  ON orders_by_key.customer_id = customer.customer_id
LEFT JOIN countries AS customer_home
  ON customer.home_code = customer_home.code
LEFT JOIN stores AS customer_home_store
  ON customer.home_store = customer_home_store.store_id
LEFT JOIN countries AS customer_home_store_country
  ON customer_home_store.country_code = customer_home_store_country.code
GROUP BY
  store_country.region,
  customer_home.region,
  customer_home_store_country.region
ORDER BY
  "store.country.region" ASC,
  "customer.home.region" ASC,
  "customer.home_store.country.region" ASC;

-- postgres
WITH orders_by_key AS (
  /* For each orders.store_id and orders.customer_id, compute orders = COUNT(*). */
  SELECT
    store_id,
    customer_id,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    store_id,
    customer_id
)
/* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
/* Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls. */
/* Look up customer in customers by customer_id = customer.customer_id; rows without a match stay, with nulls. */
/* Look up home in countries by customer.home_code = customer_home.code; rows without a match stay, with nulls. */
/* Look up home_store in stores by customer.home_store = customer_home_store.store_id; rows without a match stay, with nulls. */
/* Look up country in countries by customer_home_store.country_code = customer_home_store_country.code; rows without a match stay, with nulls. */
/* For each store_country.region, customer_home.region and customer_home_store_country.region, put the partial orders together. */
SELECT
  store_country.region AS "store.country.region",
  customer_home.region AS "customer.home.region",
  customer_home_store_country.region AS "customer.home_store.country.region",
  SUM(orders_by_key.orders) AS orders
FROM orders_by_key
LEFT JOIN stores AS store
  ON orders_by_key.store_id = store.store_id
LEFT JOIN countries AS store_country
  ON store.country_code = store_country.code
LEFT JOIN customers AS customer
  ON orders_by_key.customer_id = customer.customer_id
LEFT JOIN countries AS customer_home
  ON customer.home_code = customer_home.code
LEFT JOIN stores AS customer_home_store
  ON customer.home_store = customer_home_store.store_id
LEFT JOIN countries AS customer_home_store_country
  ON customer_home_store.country_code = customer_home_store_country.code
GROUP BY
  store_country.region,
  customer_home.region,
  customer_home_store_country.region
ORDER BY
  "store.country.region" ASC,
  "customer.home.region" ASC,
  "customer.home_store.country.region" ASC;

-- spark
WITH orders_by_key AS (
  /* For each orders.store_id and orders.customer_id, compute orders = COUNT(*). */
  SELECT
    store_id,
    customer_id,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    store_id,
    customer_id
)
/* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
/* Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls. */
/* Look up customer in customers by customer_id = customer.customer_id; rows without a match stay, with nulls. */
/* Look up home in countries by customer.home_code = customer_home.code; rows without a match stay, with nulls. */
/* Look up home_store in stores by customer.home_store = customer_home_store.store_id; rows without a match stay, with nulls. */
/* Look up country in countries by customer_home_store.country_code = customer_home_store_country.code; rows without a match stay, with nulls. */
/* For each store_country.region, customer_home.region and customer_home_store_country.region, put the partial orders together. */
SELECT
  store_country.region AS `store.country.region`,
  customer_home.region AS `customer.home.region`,
  customer_home_store_country.region AS `customer.home_store.country.region`,
  SUM(orders_by_key.orders) AS orders
FROM orders_by_key
LEFT JOIN stores AS store
  ON orders_by_key.store_id = store.store_id
LEFT JOIN countries AS store_country
  ON store.country_code = store_country.code
LEFT JOIN customers AS customer
  ON orders_by_key.customer_id = customer.customer_id
LEFT JOIN countries AS customer_home
  ON customer.home_code = customer_home.code
LEFT JOIN stores AS customer_home_store
  ON customer.home_store = customer_home_store.store_id
LEFT JOIN countries AS customer_home_store_country
  ON customer_home_store.country_code = customer_home_store_country.code
GROUP BY
  store_country.region,
  customer_home.region,
  customer_home_store_country.region
ORDER BY
  `store.country.region` ASC NULLS LAST,
  `customer.home.region` ASC NULLS LAST,
  `customer.home_store.country.region` ASC NULLS LAST;

-- trino
WITH orders_by_key AS (
  /* For each orders.store_id and orders.customer_id, compute orders = COUNT(*). */
  SELECT
    store_id,
    customer_id,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    store_id,
    customer_id
)
/* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
/* Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls. */
/* Look up customer in customers by customer_id = customer.customer_id; rows without a match stay, with nulls. */
/* Look up home in countries by customer.home_code = customer_home.code; rows without a match stay, with nulls. */
/* Look up home_store in stores by customer.home_store = customer_home_store.store_id; rows without a match stay, with nulls. */
/* Look up country in countries by customer_home_store.country_code = customer_home_store_country.code; rows without a match stay, with nulls. */
/* For each store_country.region, customer_home.region and customer_home_store_country.region, put the partial orders together. */
SELECT
  store_country.region AS "store.country.region",
  customer_home.region AS "customer.home.region",
  customer_home_store_country.region AS "customer.home_store.country.region",
  SUM(orders_by_key.orders) AS orders
FROM orders_by_key
LEFT JOIN stores AS store
  ON orders_by_key.store_id = store.store_id
LEFT JOIN countries AS store_country
  ON store.country_code = store_country.code
LEFT JOIN customers AS customer
  ON orders_by_key.customer_id = customer.customer_id
LEFT JOIN countries AS customer_home
  ON customer.home_code = customer_home.code
LEFT JOIN stores AS customer_home_store
  ON customer.home_store = customer_home_store.store_id
LEFT JOIN countries AS customer_home_store_country
  ON customer_home_store.country_code = customer_home_store_country.code
GROUP BY
  store_country.region,
  customer_home.region,
  customer_home_store_country.region
ORDER BY
  "store.country.region" ASC,
  "customer.home.region" ASC,
  "customer.home_store.country.region" ASC;

-- snowflake
WITH orders_by_key AS (
  /* For each orders.store_id and orders.customer_id, compute orders = COUNT(*). */
  SELECT
    store_id,
    customer_id,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    store_id,
    customer_id
)
/* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
/* Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls. */
/* Look up customer in customers by customer_id = customer.customer_id; rows without a match stay, with nulls. */
/* Look up home in countries by customer.home_code = customer_home.code; rows without a match stay, with nulls. */
/* Look up home_store in stores by customer.home_store = customer_home_store.store_id; rows without a match stay, with nulls. */
/* Look up country in countries by customer_home_store.country_code = customer_home_store_country.code; rows without a match stay, with nulls. */
/* For each store_country.region, customer_home.region and customer_home_store_country.region, put the partial orders together. */
SELECT
  store_country.region AS "store.country.region",
  customer_home.region AS "customer.home.region",
  customer_home_store_country.region AS "customer.home_store.country.region",
  SUM(orders_by_key.orders) AS orders
FROM orders_by_key
LEFT JOIN stores AS store
  ON orders_by_key.store_id = store.store_id
LEFT JOIN countries AS store_country
  ON store.country_code = store_country.code
LEFT JOIN customers AS customer
  ON orders_by_key.customer_id = customer.customer_id
LEFT JOIN countries AS customer_home
  ON customer.home_code = customer_home.code
LEFT JOIN stores AS customer_home_store
  ON customer.home_store = customer_home_store.store_id
LEFT JOIN countries AS customer_home_store_country
  ON customer_home_store.country_code = customer_home_store_country.code
GROUP BY
  store_country.region,
  customer_home.region,
  customer_home_store_country.region
ORDER BY
  "store.country.region" ASC,
  "customer.home.region" ASC,
  "customer.home_store.country.region" ASC;

-- bigquery
WITH orders_by_key AS (
  /* For each orders.store_id and orders.customer_id, compute orders = COUNT(*). */
  SELECT
    store_id,
    customer_id,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    store_id,
    customer_id
)
/* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
/* Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls. */
/* Look up customer in customers by customer_id = customer.customer_id; rows without a match stay, with nulls. */
/* Look up home in countries by customer.home_code = customer_home.code; rows without a match stay, with nulls. */
/* Look up home_store in stores by customer.home_store = customer_home_store.store_id; rows without a match stay, with nulls. */
/* Look up country in countries by customer_home_store.country_code = customer_home_store_country.code; rows without a match stay, with nulls. */
/* For each store_country.region, customer_home.region and customer_home_store_country.region, put the partial orders together. */
SELECT
  store_country.region AS `store_country_region`,
  customer_home.region AS `customer_home_region`,
  customer_home_store_country.region AS `customer_home_store_country_region`,
  SUM(orders_by_key.orders) AS orders
FROM orders_by_key
LEFT JOIN stores AS store
  ON orders_by_key.store_id = store.store_id
LEFT JOIN countries AS store_country
  ON store.country_code = store_country.code
LEFT JOIN customers AS customer
  ON orders_by_key.customer_id = customer.customer_id
LEFT JOIN countries AS customer_home
  ON customer.home_code = customer_home.code
LEFT JOIN stores AS customer_home_store
  ON customer.home_store = customer_home_store.store_id
LEFT JOIN countries AS customer_home_store_country
  ON customer_home_store.country_code = customer_home_store_country.code
GROUP BY
  `store_country_region`,
  `customer_home_region`,
  `customer_home_store_country_region`
ORDER BY
  `store_country_region` ASC NULLS LAST,
  `customer_home_region` ASC NULLS LAST,
  `customer_home_store_country_region` ASC NULLS LAST;

-- databricks
WITH orders_by_key AS (
  /* For each orders.store_id and orders.customer_id, compute orders = COUNT(*). */
  SELECT
    store_id,
    customer_id,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    store_id,
    customer_id
)
/* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
/* Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls. */
/* Look up customer in customers by customer_id = customer.customer_id; rows without a match stay, with nulls. */
/* Look up home in countries by customer.home_code = customer_home.code; rows without a match stay, with nulls. */
/* Look up home_store in stores by customer.home_store = customer_home_store.store_id; rows without a match stay, with nulls. */
/* Look up country in countries by customer_home_store.country_code = customer_home_store_country.code; rows without a match stay, with nulls. */
/* For each store_country.region, customer_home.region and customer_home_store_country.region, put the partial orders together. */
SELECT
  store_country.region AS `store.country.region`,
  customer_home.region AS `customer.home.region`,
  customer_home_store_country.region AS `customer.home_store.country.region`,
  SUM(orders_by_key.orders) AS orders
FROM orders_by_key
LEFT JOIN stores AS store
  ON orders_by_key.store_id = store.store_id
LEFT JOIN countries AS store_country
  ON store.country_code = store_country.code
LEFT JOIN customers AS customer
  ON orders_by_key.customer_id = customer.customer_id
LEFT JOIN countries AS customer_home
  ON customer.home_code = customer_home.code
LEFT JOIN stores AS customer_home_store
  ON customer.home_store = customer_home_store.store_id
LEFT JOIN countries AS customer_home_store_country
  ON customer_home_store.country_code = customer_home_store_country.code
GROUP BY
  store_country.region,
  customer_home.region,
  customer_home_store_country.region
ORDER BY
  `store.country.region` ASC NULLS LAST,
  `customer.home.region` ASC NULLS LAST,
  `customer.home_store.country.region` ASC NULLS LAST;

-- clickhouse
WITH orders_by_key AS (
  /* For each orders.store_id and orders.customer_id, compute orders = COUNT(*). */
  SELECT
    store_id,
    customer_id,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    store_id,
    customer_id
)
/* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
/* Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls. */
/* Look up customer in customers by customer_id = customer.customer_id; rows without a match stay, with nulls. */
/* Look up home in countries by customer.home_code = customer_home.code; rows without a match stay, with nulls. */
/* Look up home_store in stores by customer.home_store = customer_home_store.store_id; rows without a match stay, with nulls. */
/* Look up country in countries by customer_home_store.country_code = customer_home_store_country.code; rows without a match stay, with nulls. */
/* For each store_country.region, customer_home.region and customer_home_store_country.region, put the partial orders together. */
SELECT
  store_country.region AS "store.country.region",
  customer_home.region AS "customer.home.region",
  customer_home_store_country.region AS "customer.home_store.country.region",
  SUM(orders_by_key.orders) AS orders
FROM orders_by_key
LEFT JOIN stores AS store
  ON orders_by_key.store_id = store.store_id
LEFT JOIN countries AS store_country
  ON store.country_code = store_country.code
LEFT JOIN customers AS customer
  ON orders_by_key.customer_id = customer.customer_id
LEFT JOIN countries AS customer_home
  ON customer.home_code = customer_home.code
LEFT JOIN stores AS customer_home_store
  ON customer.home_store = customer_home_store.store_id
LEFT JOIN countries AS customer_home_store_country
  ON customer_home_store.country_code = customer_home_store_country.code
GROUP BY
  store_country.region,
  customer_home.region,
  customer_home_store_country.region
ORDER BY
  "store.country.region" ASC,
  "customer.home.region" ASC,
  "customer.home_store.country.region" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
