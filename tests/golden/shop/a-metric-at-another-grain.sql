-- query: revenue by store.name where metric(visits by customer) >= 2
-- Read orders.
-- Look up store in stores by orders.store_id = store.store_id; rows without a match stay, with nulls.
-- Read visits.
-- For each visits.customer, compute visits = COUNT(*).
-- Look up visits in these totals by orders.customer = visits_by_customer.customer; rows without a match stay, with nulls.
-- Keep rows where metric(visits by customer) >= 2.
-- For each store.name, compute revenue = SUM(amount).
-- Sort by store.name.

-- duckdb
WITH orders_by_key AS (
  /* For each orders.store_id and orders.customer, compute revenue = SUM(amount). */
  SELECT
    store_id,
    customer_id,
    SUM(amount) AS revenue
  FROM orders
  GROUP BY
    store_id,
    customer_id
), visits_by_customer AS (
  /* For each visits.customer, compute visits = COUNT(*). */
  SELECT
    customer_id AS customer,
    COUNT(*) AS visits
  FROM visits
  GROUP BY
    customer_id
)
/* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
/* Look up visits in these totals by customer_id = visits_by_customer.customer; rows without a match stay, with nulls. */
/* Keep rows where metric(visits by customer) >= 2. */
/* For each store.name, put the partial revenue together. */
SELECT
  store.name AS "store.name",
  SUM(orders_by_key.revenue) AS revenue
FROM orders_by_key
LEFT JOIN stores AS store
  ON orders_by_key.store_id = store.store_id
LEFT JOIN visits_by_customer
  ON orders_by_key.customer_id = visits_by_customer.customer
WHERE
  visits_by_customer.visits >= 2
GROUP BY
  store.name
ORDER BY
  "store.name" ASC;

-- postgres
WITH orders_by_key AS (
  /* For each orders.store_id and orders.customer, compute revenue = SUM(amount). */
  SELECT
    store_id,
    customer_id,
    SUM(amount) AS revenue
  FROM orders
  GROUP BY
    store_id,
    customer_id
), visits_by_customer AS (
  /* For each visits.customer, compute visits = COUNT(*). */
  SELECT
    customer_id AS customer,
    COUNT(*) AS visits
  FROM visits
  GROUP BY
    customer_id
)
/* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
/* Look up visits in these totals by customer_id = visits_by_customer.customer; rows without a match stay, with nulls. */
/* Keep rows where metric(visits by customer) >= 2. */
/* For each store.name, put the partial revenue together. */
SELECT
  store.name AS "store.name",
  SUM(orders_by_key.revenue) AS revenue
FROM orders_by_key
LEFT JOIN stores AS store
  ON orders_by_key.store_id = store.store_id
LEFT JOIN visits_by_customer
  ON orders_by_key.customer_id = visits_by_customer.customer
WHERE
  visits_by_customer.visits >= 2
GROUP BY
  store.name
ORDER BY
  "store.name" ASC;

-- spark
WITH orders_by_key AS (
  /* For each orders.store_id and orders.customer, compute revenue = SUM(amount). */
  SELECT
    store_id,
    customer_id,
    SUM(amount) AS revenue
  FROM orders
  GROUP BY
    store_id,
    customer_id
), visits_by_customer AS (
  /* For each visits.customer, compute visits = COUNT(*). */
  SELECT
    customer_id AS customer,
    COUNT(*) AS visits
  FROM visits
  GROUP BY
    customer_id
)
/* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
/* Look up visits in these totals by customer_id = visits_by_customer.customer; rows without a match stay, with nulls. */
/* Keep rows where metric(visits by customer) >= 2. */
/* For each store.name, put the partial revenue together. */
SELECT
  store.name AS `store.name`,
  SUM(orders_by_key.revenue) AS revenue
FROM orders_by_key
LEFT JOIN stores AS store
  ON orders_by_key.store_id = store.store_id
LEFT JOIN visits_by_customer
  ON orders_by_key.customer_id = visits_by_customer.customer
WHERE
  visits_by_customer.visits >= 2
GROUP BY
  store.name
ORDER BY
  `store.name` ASC NULLS LAST;

-- trino
WITH orders_by_key AS (
  /* For each orders.store_id and orders.customer, compute revenue = SUM(amount). */
  SELECT
    store_id,
    customer_id,
    SUM(amount) AS revenue
  FROM orders
  GROUP BY
    store_id,
    customer_id
), visits_by_customer AS (
  /* For each visits.customer, compute visits = COUNT(*). */
  SELECT
    customer_id AS customer,
    COUNT(*) AS visits
  FROM visits
  GROUP BY
    customer_id
)
/* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
/* Look up visits in these totals by customer_id = visits_by_customer.customer; rows without a match stay, with nulls. */
/* Keep rows where metric(visits by customer) >= 2. */
/* For each store.name, put the partial revenue together. */
SELECT
  store.name AS "store.name",
  SUM(orders_by_key.revenue) AS revenue
FROM orders_by_key
LEFT JOIN stores AS store
  ON orders_by_key.store_id = store.store_id
LEFT JOIN visits_by_customer
  ON orders_by_key.customer_id = visits_by_customer.customer
WHERE
  visits_by_customer.visits >= 2
GROUP BY
  store.name
ORDER BY
  "store.name" ASC;

-- snowflake
WITH orders_by_key AS (
  /* For each orders.store_id and orders.customer, compute revenue = SUM(amount). */
  SELECT
    store_id,
    customer_id,
    SUM(amount) AS revenue
  FROM orders
  GROUP BY
    store_id,
    customer_id
), visits_by_customer AS (
  /* For each visits.customer, compute visits = COUNT(*). */
  SELECT
    customer_id AS customer,
    COUNT(*) AS visits
  FROM visits
  GROUP BY
    customer_id
)
/* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
/* Look up visits in these totals by customer_id = visits_by_customer.customer; rows without a match stay, with nulls. */
/* Keep rows where metric(visits by customer) >= 2. */
/* For each store.name, put the partial revenue together. */
SELECT
  store.name AS "store.name",
  SUM(orders_by_key.revenue) AS revenue
FROM orders_by_key
LEFT JOIN stores AS store
  ON orders_by_key.store_id = store.store_id
LEFT JOIN visits_by_customer
  ON orders_by_key.customer_id = visits_by_customer.customer
WHERE
  visits_by_customer.visits >= 2
GROUP BY
  store.name
ORDER BY
  "store.name" ASC;

-- bigquery
WITH orders_by_key AS (
  /* For each orders.store_id and orders.customer, compute revenue = SUM(amount). */
  SELECT
    store_id,
    customer_id,
    SUM(amount) AS revenue
  FROM orders
  GROUP BY
    store_id,
    customer_id
), visits_by_customer AS (
  /* For each visits.customer, compute visits = COUNT(*). */
  SELECT
    customer_id AS customer,
    COUNT(*) AS visits
  FROM visits
  GROUP BY
    customer_id
)
/* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
/* Look up visits in these totals by customer_id = visits_by_customer.customer; rows without a match stay, with nulls. */
/* Keep rows where metric(visits by customer) >= 2. */
/* For each store.name, put the partial revenue together. */
SELECT
  store.name AS `store_name`,
  SUM(orders_by_key.revenue) AS revenue
FROM orders_by_key
LEFT JOIN stores AS store
  ON orders_by_key.store_id = store.store_id
LEFT JOIN visits_by_customer
  ON orders_by_key.customer_id = visits_by_customer.customer
WHERE
  visits_by_customer.visits >= 2
GROUP BY
  `store_name`
ORDER BY
  `store_name` ASC NULLS LAST;

-- databricks
WITH orders_by_key AS (
  /* For each orders.store_id and orders.customer, compute revenue = SUM(amount). */
  SELECT
    store_id,
    customer_id,
    SUM(amount) AS revenue
  FROM orders
  GROUP BY
    store_id,
    customer_id
), visits_by_customer AS (
  /* For each visits.customer, compute visits = COUNT(*). */
  SELECT
    customer_id AS customer,
    COUNT(*) AS visits
  FROM visits
  GROUP BY
    customer_id
)
/* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
/* Look up visits in these totals by customer_id = visits_by_customer.customer; rows without a match stay, with nulls. */
/* Keep rows where metric(visits by customer) >= 2. */
/* For each store.name, put the partial revenue together. */
SELECT
  store.name AS `store.name`,
  SUM(orders_by_key.revenue) AS revenue
FROM orders_by_key
LEFT JOIN stores AS store
  ON orders_by_key.store_id = store.store_id
LEFT JOIN visits_by_customer
  ON orders_by_key.customer_id = visits_by_customer.customer
WHERE
  visits_by_customer.visits >= 2
GROUP BY
  store.name
ORDER BY
  `store.name` ASC NULLS LAST;

-- clickhouse
WITH orders_by_key AS (
  /* For each orders.store_id and orders.customer, compute revenue = SUM(amount). */
  SELECT
    store_id,
    customer_id,
    SUM(amount) AS revenue
  FROM orders
  GROUP BY
    store_id,
    customer_id
), visits_by_customer AS (
  /* For each visits.customer, compute visits = COUNT(*). */
  SELECT
    customer_id AS customer,
    COUNT(*) AS visits
  FROM visits
  GROUP BY
    customer_id
)
/* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
/* Look up visits in these totals by customer_id = visits_by_customer.customer; rows without a match stay, with nulls. */
/* Keep rows where metric(visits by customer) >= 2. */
/* For each store.name, put the partial revenue together. */
SELECT
  store.name AS "store.name",
  SUM(orders_by_key.revenue) AS revenue
FROM orders_by_key
LEFT JOIN stores AS store
  ON orders_by_key.store_id = store.store_id
LEFT JOIN visits_by_customer
  ON orders_by_key.customer_id = visits_by_customer.customer
WHERE
  visits_by_customer.visits >= 2
GROUP BY
  store.name
ORDER BY
  "store.name" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
